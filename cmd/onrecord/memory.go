package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"sync/atomic"
)

// A collection of garbage costs what is kept, however little garbage there is. So the heap may grow
// by some room between two of them: by a fixed one while less is kept, which takes a fifth off a
// small archive's build, and by a share of what is kept where that is more.
const (
	plainRoom  = 64 << 20  // bytes
	cachedRoom = 256 << 20 // where most is read from the cache, and is kept, so that little is garbage
	leastRoom  = 25        // percent of what is kept
	mostRoom   = 400
)

// room is how many bytes the heap may grow by, at least.
var room atomic.Int64

// roomForCached gives the heap more room where the cache holds something: such a build allocates
// less than a clean one, and collecting would be a quarter of its work.
func roomForCached(cache string) {
	if kept, _ := os.ReadDir(cache); len(kept) > 0 { // a cache that cannot be read holds nothing
		room.Store(cachedRoom)
	}
}

// tuneMemory trades memory for time where memory is plenty. GOGC, where it is set, wins.
func tuneMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	room.Store(plainRoom)
	debug.SetGCPercent(mostRoom)
	after := &collected{percent: mostRoom, live: new(runtime.MemStats)}
	runtime.SetFinalizer(after, (*collected).again)
}

// collected is garbage from the beginning, so that each collection calls again.
type collected struct {
	percent int
	// read anew each time; a pointer, too, keeps the struct out of the runtime's tiny blocks, whose
	// finalizers may never run
	live *runtime.MemStats
}

func (c *collected) again() {
	runtime.ReadMemStats(c.live)
	kept := c.live.NextGC / uint64(100+c.percent) * 100
	percent := min(max(int(uint64(room.Load())*100/max(kept, 1)), leastRoom), mostRoom)
	if diff := percent - c.percent; diff > 3 || diff < -3 {
		debug.SetGCPercent(percent)
		c.percent = percent
	}
	runtime.SetFinalizer(c, (*collected).again)
}
