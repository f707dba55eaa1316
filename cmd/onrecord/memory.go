package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

// tuneMemory trades memory for time where memory is plenty: while little is kept, the heap may grow
// to four times of it between collections, which takes a quarter off a small archive's build; the
// more is kept, the less. GOGC, where it is set, wins.
func tuneMemory() {
	if os.Getenv("GOGC") != "" {
		return
	}
	debug.SetGCPercent(300)
	after := &collected{percent: 300, live: new(runtime.MemStats)}
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
	percent := 80
	switch kept := c.live.NextGC / uint64(100+c.percent) * 100 >> 20; {
	case kept < 24:
		percent = 300
	case kept < 96:
		percent = 150
	}
	if percent != c.percent {
		debug.SetGCPercent(percent)
		c.percent = percent
	}
	runtime.SetFinalizer(c, (*collected).again)
}
