package serve

import (
	"context"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/fsnotify/fsnotify"
)

// watcher notices changes of an archive's own files: site.yaml and everything in content/,
// templates/ and static/.
type watcher struct {
	dir    string
	events *fsnotify.Watcher
	failed error
}

// quiet is how long nothing must happen before a build begins: an editor that saves, or a checkout,
// touches several files.
const quiet = 60 * time.Millisecond

var watched = []string{"content", "templates", "static"}

func newWatcher(dir string) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, events: events}
	if err := w.addAll(); err != nil {
		events.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) close() { w.events.Close() }

func (w *watcher) err() error { return w.failed }

// addAll watches the site folder itself and all folders below those that count. Folders that are
// watched already stay so.
func (w *watcher) addAll() error {
	if err := w.events.Add(w.dir); err != nil {
		return err
	}
	for _, name := range watched {
		err := filepath.WalkDir(filepath.Join(w.dir, name), func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return nil // what has just gone will be noticed
			}
			if strings.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			return w.events.Add(p)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// wait returns when something has changed and then been quiet for a moment: true to build, false
// when there is nothing more to wait for.
func (w *watcher) wait(ctx context.Context) bool {
	var (
		timer   *time.Timer
		settled <-chan time.Time
	)
	for {
		select {
		case <-ctx.Done():
			return false
		case <-settled:
			w.failed = w.addAll() // folders made since
			return w.failed == nil
		case e, open := <-w.events.Events:
			if !open {
				return false
			}
			if !w.counts(e) {
				continue
			}
			if timer == nil {
				timer = time.NewTimer(quiet)
				settled = timer.C
			} else {
				timer.Reset(quiet)
			}
		case err, open := <-w.events.Errors:
			if !open {
				return false
			}
			w.failed = err
			if err == fsnotify.ErrEventOverflow {
				return true
			}
		}
	}
}

// counts reports whether a change is one of the archive's own files.
func (w *watcher) counts(e fsnotify.Event) bool {
	if e.Op == fsnotify.Chmod {
		return false
	}
	rel, err := filepath.Rel(w.dir, e.Name)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(filepath.ToSlash(rel), "/")
	return rel == "site.yaml" || slices.Contains(watched, first)
}
