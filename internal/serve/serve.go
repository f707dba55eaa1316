// Package serve shows a site to its author's own browser, on this machine only, and follows her
// edits.
//
// Pages are made when they are asked for; nothing is written to build/. When a file of the archive
// changes, the archive is read again and the pages that are open are told so by server-sent events:
// they load themselves anew, and show what is wrong in a box over the page. That box and the script
// behind it are put into pages here and nowhere else. Pages are served as GitHub Pages serves them:
// a missing slash is a redirect, an unknown address is 404.html.
package serve

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// Put takes one file of a site. It may be called from several goroutines.
type Put func(name string, data []byte) error

// Built is what is known of a site that has just been made.
type Built struct {
	Base     string // the base path as addresses have it, with its escapes and both slashes
	Findings []diag.Finding
	Whole    bool // there is a site; otherwise the one before stays

	// File makes a file that was not put, and reports whether there is one; nil: all were put.
	// ErrStale: the archive is another by now, and is being read again.
	File func(name string) (data []byte, there bool, err error)
}

// ErrStale says that a file can no longer be made of what was read, since an edit came between.
var ErrStale = errors.New("the archive was changed meanwhile")

// Options say what is served.
type Options struct {
	Dir   string // the site folder, which is watched
	Addr  string // host:port; the host must be this machine's own
	Build func(Put) (Built, error)
	Desk  http.Handler // of the page on which an editor decides; nil: none is served, and nothing is written

	Ready   func(url string)                  // called once, when the first page can be asked for
	Rebuilt func(b Built, took time.Duration) // called after each build
	Idle    func()                            // called once after each build, when nothing has happened for a while
	// called for what keeps edits from being followed, or a build from being made
	Trouble func(err error)
}

// Run serves until ctx ends.
func Run(ctx context.Context, o Options) error {
	listener, err := listen(ctx, o.Addr)
	if err != nil {
		return err
	}
	defer listener.Close()
	s := &server{o: o, hub: newHub()}
	// What is edited during the first build is followed, too.
	watch, err := newWatcher(o.Dir, o.Trouble)
	if err != nil {
		return called.Errorf("watching %s for edits: %w", o.Dir, err)
	}
	defer watch.close()
	watch.idle = o.Idle
	if err := s.build(); err != nil {
		return err
	}
	go s.follow(ctx, watch)
	return s.serve(ctx, listener)
}

// listen opens the port, on a loopback address only: what is served is not published yet.
func listen(ctx context.Context, addr string) (net.Listener, error) {
	host, port, err := net.SplitHostPort(addr)
	if err != nil {
		return nil, called.Errorf("--addr %s: write it as 127.0.0.1:8080", addr)
	}
	if host != "localhost" {
		if ip, err := netip.ParseAddr(host); err != nil || !ip.IsLoopback() {
			return nil, called.Errorf("--addr %s: only this machine's own addresses are served (127.0.0.1, ::1, "+
				"localhost): what is not yet published stays here", addr)
		}
	}
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", addr)
	if err != nil {
		return nil, called.Errorf("%w\nIs another one running? Choose another port: --addr %s", err,
			net.JoinHostPort(host, nextPort(port)))
	}
	return listener, nil
}

func nextPort(port string) string {
	n, err := net.LookupPort("tcp", port)
	if err != nil || n == 65535 {
		return "8081"
	}
	return fmt.Sprint(n + 1)
}

// idle is how long a connection may be kept open that asks nothing more; asking is how long a
// client may take to ask, and reading how long to read an answer. One that never does would hold a
// site in memory that is long gone.
var idle, asking, reading = time.Minute, 10 * time.Second, 30 * time.Second

func (s *server) serve(ctx context.Context, listener net.Listener) error {
	h := &http.Server{Handler: guard(s), ReadHeaderTimeout: asking, IdleTimeout: idle}
	stop := context.AfterFunc(ctx, func() {
		s.hub.close()
		h.Close()
	})
	defer stop()
	if s.o.Ready != nil {
		s.o.Ready("http://" + listener.Addr().String() + s.now().base)
	}
	if err := h.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}

// build makes the site and, where that went well, shows it in place of the one before.
func (s *server) build() error {
	began := time.Now()
	next := &snapshot{files: map[string][]byte{}}
	b, err := s.o.Build(next.put)
	if err != nil {
		return err
	}
	next.base, next.findings, next.file = b.Base, b.Findings, b.File
	if last := s.now(); !b.Whole && last != nil {
		next.base, next.files, next.file = last.base, last.files, last.file
	}
	if next.base == "" {
		next.base = "/"
	}
	s.show(next)
	if s.o.Rebuilt != nil {
		s.o.Rebuilt(b, time.Since(began))
	}
	return nil
}

// follow builds again whenever files have changed. A build that failed is tried again: files that
// vanish while they are read may have been the reason, and the last event may have come before.
func (s *server) follow(ctx context.Context, w *watcher) {
	var again <-chan time.Time
	told := ""
	for w.wait(ctx, again) {
		err := s.build()
		if err == nil {
			again, told = nil, ""
			s.hub.tell(s.now().number)
			continue
		}
		if again = time.After(glance); err.Error() != told {
			told = err.Error()
			s.o.Trouble(err)
		}
	}
}
