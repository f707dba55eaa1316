package main

import (
	"math"
	"os"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// A collection of garbage costs what is kept, however little garbage there is. So the heap may grow
// by some room between two of them, and before the first: by a fixed one while less is kept, which
// takes a fifth off a small archive's build, and by a share of what is kept where that is more. A
// small heap is let grow to what it will come to all the same.
const (
	plainRoom  = 64 << 20  // bytes
	cachedRoom = 384 << 20 // where most is read from the cache, and is kept, so that little is garbage
	servedRoom = 192 << 20 // of a site that is served: twice what an edit of ten thousand stories takes
	readRoom   = 32 << 20  // where stories are read and printed, of which nothing is kept
	leastRoom  = 25        // percent of what is kept
	smallHeap  = 128 << 20 // bytes, of all: even two thousand stories come to that
	leastKept  = 4 << 20   // bytes: the runtime takes what is kept for no less
	ownKept    = 16 << 20  // bytes that are kept whatever is read
)

// room is how many bytes the heap may grow by, at least, and leastHeap what it may come to in
// any case.
var room, leastHeap atomic.Int64

// roomForCached gives the heap more room where the cache holds something: such a build allocates
// less than a clean one, and collecting would be a quarter of its work.
func roomForCached(cache string) {
	if room.Load() == 0 {
		return // GOGC says how often
	}
	if kept, _ := os.ReadDir(cache); len(kept) > 0 { // a cache that cannot be read holds nothing
		room.Store(cachedRoom)
		giveRoom(leastKept)
	}
}

// roomForAll lets the heap of a build grow early to what it will come to all the same. How much
// will be kept of all stories, what is kept of those that have been read tells.
func roomForAll(step string, done, all int) {
	if step == "reading" {
		haveRead.Store(uint64(done)<<32 | uint64(all))
	}
}

// haveRead is how many stories have been read, and of how many.
var haveRead atomic.Uint64

// foresee finds out, while stories are read, what the heap will come to. A third more than is kept
// of all of them comes when their pages are made. Few stories tell little of the others.
func foresee(kept int64) {
	done, all := int64(haveRead.Load()>>32), int64(haveRead.Load()&math.MaxUint32)
	if 0 < done && done < all {
		whole := ownKept + max(kept-ownKept, 0)*all/done*4/3
		leastHeap.Store(max(smallHeap, min(whole, 4*kept)+plainRoom))
	}
}

// roomForReading gives the heap the room that one story after the other needs: what is kept is the
// same after ten stories and after ten thousand, and so is the program's size.
func roomForReading() {
	if room.Load() != 0 {
		room.Store(readRoom)
		leastHeap.Store(0)
		giveRoom(leastKept)
	}
}

// collectServed collects what an edit has left while nobody waits, and gives the heap room for the
// next one: so nothing has to be collected while it is followed.
func collectServed() {
	if room.Load() != 0 {
		room.Store(servedRoom)
	}
	runtime.GC()
}

// tuneMemory trades memory for time where memory is plenty. GOGC, where it is set, wins.
func tuneMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	room.Store(plainRoom)
	leastHeap.Store(smallHeap)
	giveRoom(leastKept)
	runtime.SetFinalizer(&collected{live: new(runtime.MemStats)}, (*collected).again)
}

// given is the room that the heap has now, in percent of what is kept.
var given atomic.Int64

// giveRoom lets the heap grow by the room where so many bytes are kept.
func giveRoom(kept uint64) {
	foresee(int64(kept))
	grow := max(room.Load(), leastHeap.Load()-int64(kept))
	percent := max(grow*100/int64(max(kept, leastKept)), leastRoom)
	if diff := percent - given.Load(); diff > 3 || diff < -3 {
		debug.SetGCPercent(int(percent))
		given.Store(percent)
	}
}

// collected is garbage from the beginning, so that each collection calls again.
type collected struct {
	// read anew each time; a pointer, too, keeps the struct out of the runtime's tiny blocks, whose
	// finalizers may never run
	live *runtime.MemStats
}

func (c *collected) again() {
	runtime.ReadMemStats(c.live)
	giveRoom(c.live.NextGC / uint64(100+given.Load()) * 100)
	runtime.SetFinalizer(c, (*collected).again)
}
