package serve

import (
	"fmt"
	"net/http"
	"sync"
	"time"
)

// hub tells the open pages that the site was made again.
type hub struct {
	mu     sync.Mutex
	pages  map[chan int64]bool
	closed bool
}

func newHub() *hub { return &hub{pages: map[chan int64]bool{}} }

func (h *hub) join() (chan int64, bool) {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return nil, false
	}
	c := make(chan int64, 1)
	h.pages[c] = true
	return c, true
}

func (h *hub) leave(c chan int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.pages, c)
}

// tell passes on a build's number. A page that has not yet heard of the one before hears of this
// one instead.
func (h *hub) tell(build int64) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for c := range h.pages {
		select {
		case <-c:
		default:
		}
		c <- build
	}
}

func (h *hub) close() {
	h.mu.Lock()
	defer h.mu.Unlock()
	if h.closed {
		return
	}
	h.closed = true
	for c := range h.pages {
		close(c)
		delete(h.pages, c)
	}
}

// stream writes server-sent events until the page goes away.
func (h *hub) stream(w http.ResponseWriter, r *http.Request) {
	flush, ok := w.(http.Flusher)
	c, joined := h.join()
	if !ok || !joined {
		http.Error(w, "no events", http.StatusServiceUnavailable)
		return
	}
	defer h.leave(c)
	w.Header().Set("Content-Type", "text/event-stream")
	fmt.Fprint(w, "retry: 1000\n\n")
	flush.Flush()
	beat := time.NewTicker(30 * time.Second)
	defer beat.Stop()
	for {
		line := ": here\n\n"
		select {
		case <-r.Context().Done():
			return
		case <-beat.C:
		case build, open := <-c:
			if !open {
				return
			}
			line = fmt.Sprintf("event: built\ndata: %d\n\n", build)
		}
		mustRead(w)
		if _, err := fmt.Fprint(w, line); err != nil {
			return
		}
		flush.Flush()
	}
}
