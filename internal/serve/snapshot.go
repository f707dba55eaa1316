package serve

import (
	"bytes"
	"context"
	"errors"
	"net/url"
	"sync"
	"sync/atomic"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// snapshot is a site as it was made once. It does not change after it is shown.
type snapshot struct {
	number   int64  // counts the builds
	base     string // as addresses have it
	path     string // the same without its escapes, as requests have it
	findings []diag.Finding

	mu    sync.Mutex
	files map[string][]byte
	file  func(name string) ([]byte, bool, error) // makes those that are not among files; nil: there are none
}

// unescaped is a path without its escapes. What holds a % that is none stays as it is.
func unescaped(path string) string {
	if plain, err := url.PathUnescape(path); err == nil {
		return plain
	}
	return path
}

// get is a file of the site.
func (s *snapshot) get(name string) ([]byte, bool, error) {
	if data, ok := s.files[name]; ok || s.file == nil {
		return data, ok, nil
	}
	return s.file(name)
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

// patient is how long a page waits for the archive to be read again where an edit came between.
const patient = 10 * time.Second

// fresh hands the latest snapshot to do, and again the one after it where an edit came between.
func (s *server) fresh(ctx context.Context, do func(*snapshot) error) {
	until := time.Now().Add(patient)
	for {
		shot := s.now()
		if !errors.Is(do(shot), ErrStale) || time.Now().After(until) {
			return
		}
		for s.now() == shot && ctx.Err() == nil && time.Now().Before(until) {
			time.Sleep(10 * time.Millisecond)
		}
	}
}

// now is the latest snapshot, nil before the first.
//
//go:noinline
func (s *server) now() *snapshot { return s.latest.Load() }

func (s *server) show(next *snapshot) {
	s.counted++
	next.number = s.counted
	next.path = unescaped(next.base)
	s.latest.Store(next)
}
