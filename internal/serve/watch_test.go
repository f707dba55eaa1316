package serve

import (
	"context"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// rounds is how often a test of patience does what it does: ONRECORD_SERVE times as often as go
// test.
func rounds(n int) int {
	if more, err := strconv.Atoi(os.Getenv("ONRECORD_SERVE")); err == nil {
		return n * more
	}
	return n
}

// served is a folder that is served for real. Its one page holds all texts below content/.
type served struct {
	dir, url string
	builds   atomic.Int64
	idle     chan int64 // gets the number of builds, when the server is idle
}

func serveFolder(t *testing.T) *served {
	t.Helper()
	s := &served{dir: filepath.Join(t.TempDir(), "site"), idle: make(chan int64, 100)}
	s.write(t, "content/stories/a.md", "first")
	ctx, stop := context.WithCancel(t.Context())
	url, ended := make(chan string, 1), make(chan error, 1)
	go func() {
		ended <- Run(ctx, Options{Dir: s.dir, Addr: "127.0.0.1:0", Build: s.build,
			Idle:  func() { s.idle <- s.builds.Load() },
			Ready: func(u string) { url <- u }, Trouble: func(err error) { t.Log("trouble:", err) }})
	}()
	s.url = receive(t, url)
	t.Cleanup(func() {
		stop()
		if err := receive(t, ended); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (s *served) build(put Put) (Built, error) {
	s.builds.Add(1)
	var all strings.Builder
	err := filepath.WalkDir(filepath.Join(s.dir, "content"), func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return nil
		}
		text, _ := os.ReadFile(p)
		fmt.Fprintf(&all, "[%s]", text)
		return nil
	})
	if err != nil {
		return Built{}, err
	}
	return Built{Whole: true}, put("index.html", []byte(all.String()))
}

func (s *served) write(t *testing.T, name, text string) {
	t.Helper()
	at := filepath.Join(s.dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(at), 0o777); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(at, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
}

// page is the page as it is served now.
func (s *served) page() (string, error) {
	answer, err := http.Get(s.url)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}

// shows waits until the page holds words. A reader who is too slow for the server is cut off, and
// asks again.
func (s *served) shows(t *testing.T, words string) {
	t.Helper()
	var text string
	var err error
	for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if text, err = s.page(); err == nil && strings.Contains(text, words) {
			return
		}
	}
	t.Fatalf("the page never shows %q: %.200s %v", words, text, err)
}

// TestFolderVanishesWhileAdded makes folders and takes them away while they are being added to what
// is watched: edits are followed all the same.
func TestFolderVanishesWhileAdded(t *testing.T) {
	t.Parallel()
	s := serveFolder(t)
	for round := range rounds(3) {
		for i := range 150 {
			s.write(t, fmt.Sprintf("content/stories/f%d/x.md", i), "gone")
		}
		time.Sleep(quiet)
		for i := range 150 {
			os.RemoveAll(filepath.Join(s.dir, "content", "stories", fmt.Sprintf("f%d", i)))
		}
		text := fmt.Sprintf("after round %d", round)
		s.write(t, "content/stories/a.md", text)
		s.shows(t, "["+text+"]")
	}
}

// TestIdle holds that the server says once after each build that it is idle.
func TestIdle(t *testing.T) {
	t.Parallel()
	s := serveFolder(t)
	for n := int64(1); n <= 2; n++ {
		if at := receive(t, s.idle); at != n {
			t.Fatalf("idle after %d builds, want it after %d", at, n)
		}
		if n == 1 {
			s.write(t, "content/stories/a.md", "second")
		}
	}
	time.Sleep(glance * 3 / 2)
	if len(s.idle) > 0 {
		t.Error("the server said twice that it is idle")
	}
}

// TestBuildsUnderWrites writes all the time: a build comes at least every second.
func TestBuildsUnderWrites(t *testing.T) {
	t.Parallel()
	s := serveFolder(t)
	before := s.builds.Load()
	began := time.Now()
	for time.Since(began) < time.Duration(rounds(2))*time.Second {
		s.write(t, "content/stories/.new", "text")
		os.Rename(filepath.Join(s.dir, "content/stories/.new"), filepath.Join(s.dir, "content/stories/b.md"))
		time.Sleep(quiet / 3)
	}
	if n, want := s.builds.Load()-before, int64(rounds(2)); n < want {
		t.Errorf("%d builds in %s of writing, want at least %d", n, time.Since(began), want)
	}
}

// TestNeverStale saves, renames over, checks out other branches and takes the content folder, and
// the site folder itself, away and back: each time the page shows in the end what is there.
func TestNeverStale(t *testing.T) {
	t.Parallel()
	s := serveFolder(t)
	content, away := filepath.Join(s.dir, "content"), filepath.Join(filepath.Dir(s.dir), "away")
	edits := []func(text string){
		func(text string) { s.write(t, "content/stories/a.md", text) },
		func(text string) { // as editors save
			s.write(t, "content/stories/.a.md.tmp", text)
			os.Rename(filepath.Join(content, "stories/.a.md.tmp"), filepath.Join(content, "stories/a.md"))
		},
		func(text string) { // another branch has other folders
			os.RemoveAll(filepath.Join(content, "stories"))
			s.write(t, "content/stories/2025/05/b.md", "of the branch")
			s.write(t, "content/stories/a.md", text)
		},
		func(text string) {
			os.RemoveAll(content)
			time.Sleep(2 * quiet)
			s.write(t, "content/stories/deep/a.md", text)
		},
		func(text string) {
			os.Rename(content, away)
			s.write(t, "content/stories/a.md", text)
			os.RemoveAll(away)
		},
		func(text string) { // the site folder itself
			os.Rename(s.dir, away)
			s.write(t, "content/stories/a.md", text)
			os.RemoveAll(away)
		},
	}
	for i := range rounds(12) {
		text := fmt.Sprintf("edit %d", i)
		edits[i%len(edits)](text)
		s.shows(t, "["+text+"]")
	}
	for i := range rounds(100) { // quick saves: the last one counts
		s.write(t, "content/stories/a.md", fmt.Sprintf("save %d", i))
	}
	s.shows(t, fmt.Sprintf("[save %d]", rounds(100)-1))
}

// TestClientThatNeverReads asks for events and pages and reads nothing: all other clients are
// answered, and in the end nothing is left of it.
func TestClientThatNeverReads(t *testing.T) {
	defer func(i, a, r time.Duration) { idle, asking, reading = i, a, r }(idle, asking, reading)
	idle, asking, reading = 300*time.Millisecond, time.Second, 2*time.Second
	t.Run("served", func(t *testing.T) {
		s := serveFolder(t)
		s.write(t, "content/stories/big.md", strings.Repeat("a long text ", 1<<20))
		s.shows(t, "a long text")
		http.DefaultClient.CloseIdleConnections()
		time.Sleep(3 * idle) // what was kept open for the client above
		before := runtime.NumGoroutine()
		host := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
		for i := range 20 {
			c, err := net.Dial("tcp", host)
			if err != nil {
				t.Fatal(err)
			}
			defer c.Close()
			if i%2 == 0 {
				fmt.Fprintf(c, "GET / HTTP/1.1\r\nHost: %s\r\n\r\n", host)
			} // else it asks for nothing at all, which asking ends
		}
		s.write(t, "content/stories/a.md", "still served")
		s.shows(t, "[still served]")
		http.DefaultClient.CloseIdleConnections()
		left := 0
		for end := time.Now().Add(15 * time.Second); time.Now().Before(end); time.Sleep(20 * time.Millisecond) {
			if left = runtime.NumGoroutine() - before; left <= 2 {
				return
			}
		}
		t.Errorf("%d goroutines are left of clients that never read", left)
	})
}

func TestIdleConnectionsAreClosed(t *testing.T) {
	defer func(d time.Duration) { idle = d }(idle)
	idle = 100 * time.Millisecond
	t.Run("served", func(t *testing.T) {
		s := serveFolder(t)
		host := strings.TrimSuffix(strings.TrimPrefix(s.url, "http://"), "/")
		c, err := net.Dial("tcp", host)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		fmt.Fprintf(c, "GET /none HTTP/1.1\r\nHost: %s\r\n\r\n", host)
		c.SetReadDeadline(time.Now().Add(10 * time.Second))
		if _, err := io.ReadAll(c); err != nil {
			t.Errorf("the connection stays open: %v", err)
		}
	})
}
