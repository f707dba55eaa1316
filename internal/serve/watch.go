package serve

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"github.com/onrecord/onrecord/internal/called"
)

// watcher notices changes of an archive's own files: site.yaml and everything in content/,
// templates/ and static/. It never gives up: a folder that vanishes while it is being added is not
// watched, one that comes back is added again, and where events were lost all is looked at anew.
type watcher struct {
	dir     string
	events  *fsnotify.Watcher
	folder  os.FileInfo // the site folder that is watched; another may take its name
	trouble func(error)
	idle    func() // see Options; nil: nothing is to be done
}

const (
	// quiet is how long nothing must happen before a build begins: an editor that saves, or a
	// checkout, touches several files.
	quiet = 30 * time.Millisecond
	// patience is how long a build waits for quiet where files are written all the time.
	patience = 500 * time.Millisecond
	// glance is how often the site folder itself is looked at: no event tells that another has
	// taken its name.
	glance = time.Second
)

var watched = []string{"content", "templates", "static"}

func newWatcher(dir string, trouble func(error)) (*watcher, error) {
	events, err := fsnotify.NewWatcher()
	if err != nil {
		return nil, err
	}
	w := &watcher{dir: dir, events: events, trouble: trouble}
	if err := w.addAll(); err != nil {
		events.Close()
		return nil, err
	}
	return w, nil
}

func (w *watcher) close() { w.events.Close() }

// addAll watches the site folder itself and all folders below those that count. Folders that are
// watched already stay so. The error is of the first folder that is there and cannot be watched.
func (w *watcher) addAll() (first error) {
	w.folder, _ = os.Stat(w.dir)
	add := func(folder string) {
		if err := w.events.Add(folder); err != nil && first == nil && isThere(folder) {
			first = called.Errorf("%s is not watched: %w", folder, err)
		}
	}
	add(w.dir)
	for _, name := range watched {
		top := filepath.Join(w.dir, name)
		filepath.WalkDir(top, func(p string, d fs.DirEntry, err error) error {
			if err != nil || !d.IsDir() {
				return nil // what has just gone will be noticed
			}
			if called.HasPrefix(d.Name(), ".") {
				return fs.SkipDir
			}
			add(p)
			return nil
		})
	}
	return first
}

func isThere(folder string) bool {
	_, err := os.Lstat(folder)
	return err == nil
}

// replaced reports whether the site folder is another than the one that is watched.
func (w *watcher) replaced() bool {
	now, err := os.Stat(w.dir)
	if err != nil || w.folder == nil {
		return (err != nil) != (w.folder == nil)
	}
	return !os.SameFile(now, w.folder)
}

// wait returns when something has changed and then been quiet for a moment, or for too long not:
// true to build, false when ctx has ended. again, where it is not nil, is a build that must be
// tried again in any case.
func (w *watcher) wait(ctx context.Context, again <-chan time.Time) bool {
	var settled, late <-chan time.Time
	idle := w.idle
	looks := time.NewTicker(glance)
	defer looks.Stop()
	changed := func() {
		settled = time.After(quiet)
		if late == nil {
			late = time.After(patience)
		}
	}
	for {
		select {
		case <-ctx.Done():
			return false
		case <-again:
			return w.ready()
		case <-settled:
			return w.ready()
		case <-late:
			return w.ready()
		case <-looks.C:
			switch {
			case w.replaced():
				w.folder, _ = os.Stat(w.dir)
				changed()
			case idle != nil && late == nil:
				idle()
				idle = nil
			}
		case e, open := <-w.events.Events:
			if !open {
				return false
			}
			if w.counts(e) {
				changed()
			}
		case err, open := <-w.events.Errors:
			if !open {
				return false
			}
			if !errors.Is(err, fsnotify.ErrEventOverflow) {
				w.trouble(called.Errorf("watching for edits: %w", err))
			}
			changed() // something may have been missed
		}
	}
}

// ready watches the folders that were made since, before the build reads them.
func (w *watcher) ready() bool {
	if err := w.addAll(); err != nil {
		w.trouble(err)
	}
	return true
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
	first, _, _ := called.Cut(filepath.ToSlash(rel), "/")
	return rel == "site.yaml" || called.Contains(watched, first)
}
