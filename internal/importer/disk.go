package importer

import (
	"errors"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"

	"golang.org/x/text/cases"
)

// disk is what the archive has already.
type disk struct {
	stems   map[string]bool // of all files below content/stories, folded
	claimed map[string]bool // addresses and old addresses that are taken, folded
	topics  map[string]bool // ids of topics
	names   map[string]string
	taken   map[string]bool // ids of people, organisations and places
}

func (r *run) contentOptions() content.Options {
	return content.Options{Location: r.site.Location, MaxBytes: r.site.MaxStoryBytes}
}

// readDisk looks at what the archive has. Stories that the import itself has written and is about
// to write again are known; the others are read for their addresses.
func (c *census) readDisk() error {
	d := &disk{
		stems: map[string]bool{}, claimed: map[string]bool{}, topics: map[string]bool{}, names: map[string]string{},
		taken: map[string]bool{},
	}
	c.disk = d
	known := map[string]bool{}
	for _, s := range c.stories {
		if s.prior != nil {
			known[s.prior.file] = true
		}
	}
	err := c.below("content/stories", func(name string) error {
		d.stems[folded(stemOf(name))] = true
		if known[name] || !content.IsStory(name) {
			return nil
		}
		return c.readStory(name)
	})
	return errors.Join(err, c.readRegistry(), c.readPages())
}

// below calls f with each file below a folder, but for those that the archive does not read either.
func (c *census) below(folder string, f func(name string) error) error {
	err := fs.WalkDir(os.DirFS(c.o.Dir), folder, func(name string, e fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case called.HasPrefix(e.Name(), ".") && e.IsDir():
			return fs.SkipDir
		case called.HasPrefix(e.Name(), ".") || e.IsDir():
			return nil
		}
		return f(name)
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}

func (c *census) readStory(name string) error {
	src, err := os.ReadFile(c.path(name))
	if err != nil {
		return err
	}
	sidecar := content.SidecarName(name)
	notes, err := os.ReadFile(c.path(sidecar))
	if err != nil {
		sidecar, notes = "", nil
	}
	s, _ := content.ReadStory(name, src, sidecar, notes, c.contentOptions())
	if s == nil {
		return nil
	}
	c.disk.stems[folded(s.ID)] = true
	c.disk.claim(s.Address())
	for _, a := range s.Aliases {
		c.disk.claim(a.Value)
	}
	return nil
}

func (c *census) readRegistry() error {
	var files []registry.File
	for _, folder := range []string{"organisations", "people", "places", "topics"} {
		err := c.below("content/"+folder, func(name string) error {
			if path.Ext(name) != ".md" {
				return nil
			}
			src, err := os.ReadFile(c.path(name))
			files = append(files, registry.File{Name: name, Source: src})
			return err
		})
		if err != nil {
			return err
		}
	}
	known, _ := registry.Read(files)
	for _, e := range known.Entries {
		if e.Type != registry.Topic {
			c.disk.taken[e.ID] = true
			continue
		}
		c.disk.topics[e.ID] = true
		for _, name := range e.Names() {
			if folded := slug.Fold(name); c.disk.names[folded] == "" {
				c.disk.names[folded] = e.ID
			}
		}
	}
	return nil
}

func (c *census) readPages() error {
	return c.below("content/pages", func(name string) error {
		src, err := os.ReadFile(c.path(name))
		if err != nil || path.Ext(name) != ".md" {
			return err
		}
		if p, _ := content.ReadPage(name, src, c.contentOptions()); p != nil {
			c.disk.claim(p.Address())
			for _, a := range p.Aliases {
				c.disk.claim(a.Value)
			}
		}
		return nil
	})
}

// path is where a file of the site folder lies.
//
//go:noinline
func (r *run) path(name string) string { return filepath.Join(r.o.Dir, filepath.FromSlash(name)) }

// topicOf is the id of the topic that has a name, or "".
func (d *disk) topicOf(name string) string { return d.names[slug.Fold(name)] }

// claim takes an address, and reports whether it was free.
func (d *disk) claim(address string) bool {
	key := folded(called.TrimSuffix(address, "/"))
	if key == "" || d.claimed[key] {
		return false
	}
	d.claimed[key] = true
	return true
}

func (d *disk) isClaimed(address string) bool {
	return d.claimed[folded(called.TrimSuffix(address, "/"))]
}

func folded(s string) string {
	if strings.IndexFunc(s, func(r rune) bool { return r >= 0x80 || 'A' <= r && r <= 'Z' }) < 0 {
		return s
	}
	return cases.Fold().String(s)
}

// stemOf is a file's name without folder and ending; a sidecar's is its story's.
func stemOf(name string) string {
	base := path.Base(name)
	if story, is := content.IsSidecar(base); is {
		base = story
	}
	return called.TrimSuffix(base, path.Ext(base))
}

// isSiteStep reports whether the first step of an address is the site's own. "organisations" and
// "cards" are kept free for pages to come.
func isSiteStep(step string) bool {
	switch step {
	case "organisations", "cards", "index.html", address.NotFound, address.Feed:
		return true
	}
	if isDatePage([]string{step}) { // below a year there is room: "/2004/05/dam-holds/"
		return false
	}
	return address.ReservedStep(step) || address.Other(step) == address.About
}

// isSiteFile reports whether a file of the site's own has the name somewhere.
func isSiteFile(name string) bool {
	switch name {
	case address.Feed, address.QuotationsCSV, address.QuotationsJSON, address.StoryText, address.Annotations:
		return true
	}
	return address.IsSiteFile(name) || called.HasPrefix(name, "sitemap")
}

// isOldAddress reports whether a path can lead on from the site: nothing of its own stands there.
func isOldAddress(p string) bool {
	if !called.HasPrefix(p, "/") || path.Clean(p) == "/" || strings.ContainsAny(p, "?#\\%") || OneLine(p) != p {
		return false
	}
	if path.Clean(p) != called.TrimSuffix(p, "/") {
		return false
	}
	steps := strings.Split(strings.Trim(p, "/"), "/")
	if isSiteStep(steps[0]) || isDatePage(steps) {
		return false
	}
	for i, step := range steps {
		last := i == len(steps)-1
		page := called.HasSuffix(step, ".html") || called.HasSuffix(step, ".htm")
		if len(step) > slug.Longest || page && (!last || called.HasSuffix(p, "/")) {
			return false
		}
		if isSiteFile(step) {
			return false
		}
	}
	return true
}

// isDatePage reports whether steps are those of a day's, month's or year's page.
func isDatePage(steps []string) bool {
	if len(steps) > 3 || len(steps[0]) != 4 {
		return false
	}
	for _, step := range steps {
		if strings.Trim(step, "0123456789") != "" {
			return false
		}
	}
	return true
}
