package serve

import (
	"bytes"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/diag"
)

// snapshot is a site as it was made once. It does not change after it is shown.
type snapshot struct {
	number   int64 // counts the builds
	base     string
	findings []diag.Finding

	mu    sync.Mutex
	files map[string][]byte
}

func (s *snapshot) put(name string, data []byte) error {
	data = bytes.Clone(data)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.files[name] = data
	return nil
}

// server shows the latest snapshot.
type server struct {
	o       Options
	hub     *hub
	latest  atomic.Pointer[snapshot]
	counted int64
}

// now is the latest snapshot, nil before the first.
func (s *server) now() *snapshot { return s.latest.Load() }

func (s *server) show(next *snapshot) {
	s.counted++
	next.number = s.counted
	s.latest.Store(next)
}
