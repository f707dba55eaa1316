package web

import (
	"io/fs"
	"maps"
	"os"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
)

// stamp tells one state of a file from another, well enough to see that it was written.
type stamp struct {
	size int64
	at   time.Time
}

// stamps are the states of all files that the desk depends on.
func (d *Desk) stamps() (map[string]stamp, error) {
	out := map[string]stamp{}
	files := os.DirFS(d.o.Site.Dir)
	err := fs.WalkDir(files, "content", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || called.HasPrefix(e.Name(), ".") {
			return nil // what has just gone is seen by its absence
		}
		if info, err := e.Info(); err == nil {
			out[name] = stamp{info.Size(), info.ModTime()}
		}
		return nil
	})
	if info, err := fs.Stat(files, settings); err == nil {
		out[settings] = stamp{info.Size(), info.ModTime()}
	}
	return out, err
}

const settings = "site.yaml"

// wrote notes that the desk itself has written a file, or taken it away, and has taken that up.
func (d *Desk) wrote(name string) {
	info, err := fs.Stat(os.DirFS(d.o.Site.Dir), name)
	if err != nil {
		delete(d.known, name)
		return
	}
	d.known[name] = stamp{info.Size(), info.ModTime()}
}

// Refresh takes up what was changed by others since the files were read: stories one by one, and
// all of the archive where more than stories has changed.
func (d *Desk) Refresh() error {
	now, err := d.stamps()
	if err != nil {
		return err
	}
	d.mu.Lock()
	stories, whole := d.changedSince(now)
	d.mu.Unlock()
	if whole {
		return d.Reload()
	}
	for file := range stories {
		d.mu.Lock()
		_, err := d.readAgain(file)
		d.wrote(file)
		d.wrote(content.SidecarName(file))
		d.mu.Unlock()
		if err != nil {
			return err
		}
	}
	return nil
}

// changedSince are the stories whose files, or sidecars, are others than those known; whole is true
// where anything else is.
func (d *Desk) changedSince(now map[string]stamp) (stories map[string]bool, whole bool) {
	stories = map[string]bool{}
	all := maps.Clone(now)
	for name := range d.known {
		if _, ok := all[name]; !ok {
			all[name] = stamp{}
		}
	}
	for name := range all {
		was, had := d.known[name]
		is, has := now[name]
		if had && has && was == is {
			continue
		}
		story := name
		if of, sidecar := content.IsSidecar(name); sidecar {
			story = of
		}
		if d.archive.Has(story) && has == had || story != name && d.archive.Has(story) {
			stories[story] = true
		} else {
			whole = true
		}
	}
	return stories, whole
}

// How long nothing is asked of the desk until a build may begin, and how long one waits at most.
const (
	pause     = 2 * time.Second
	longest   = 30 * time.Second
	lookAgain = 100 * time.Millisecond
)

// Pause waits until the editor pauses: a build takes time from the answers to her.
func (d *Desk) Pause() {
	for began := time.Now(); time.Since(began) < longest; time.Sleep(lookAgain) {
		if time.Since(time.Unix(0, d.asked.Load())) > pause {
			return
		}
	}
}
