package site

import (
	"io/fs"
	"path"
	"slices"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/minified"
)

// look is two file systems in one: a file of the site's own static/ hides the program's of the same
// path. It opens files only. A site's own that is the program's, byte for byte, as in the folder of
// the program itself, is published as the program's are.
type look struct {
	site fs.FS
	own  []string // the site's own files, sorted: static/…
}

// Open opens the site's own file, or else the program's.
func (l look) Open(name string) (fs.File, error) {
	own := path.Join("static", name)
	if _, has := slices.BinarySearch(l.own, own); has && !l.same(own, name) {
		return l.site.Open(own)
	}
	return minified.FS.Open(name)
}

// same reports whether the site's own file is the program's.
func (l look) same(own, name string) bool {
	theirs, err := fs.ReadFile(l.site, own)
	return err == nil && minified.MadeOf(name, theirs)
}

// names are the files that readers get, sorted: those of Go embed the folder, and test it.
func (l look) names() ([]string, error) {
	names, _, err := list(minified.FS, ".")
	for _, own := range l.own {
		names = append(names, called.TrimPrefix(own, "static/"))
	}
	names = slices.DeleteFunc(names, func(name string) bool { return path.Ext(name) == ".go" })
	slices.Sort(names)
	return slices.Compact(names), err
}
