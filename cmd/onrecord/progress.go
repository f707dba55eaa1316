package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// bar shows how far a long command has come, on a terminal only and only once it has taken a
// moment.
type bar struct {
	w     io.Writer // nil: nothing is shown
	mu    sync.Mutex
	began time.Time
	last  time.Time
	shown bool
}

//go:noinline
func newBar(s *streams) *bar {
	b := &bar{began: time.Now()}
	if s.progress {
		b.w = s.err
	}
	return b
}

// show is called from several goroutines.
func (b *bar) show(step string, done, all int) {
	if b.w == nil {
		return
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	now := time.Now()
	if now.Sub(b.began) < 300*time.Millisecond || now.Sub(b.last) < 80*time.Millisecond {
		return
	}
	b.last, b.shown = now, true
	const width = 30
	full := 0
	if all > 0 {
		full = width * done / all
	}
	fmt.Fprintf(b.w, "\r\x1b[K%-10s [%s%s] %d of %d", step, strings.Repeat("=", full), strings.Repeat(" ", width-full),
		done, all)
}

//go:noinline
func (b *bar) clear() {
	if b.shown {
		fmt.Fprint(b.w, "\r\x1b[K")
	}
}
