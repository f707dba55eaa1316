package site

import (
	"errors"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// overlay is two file systems in one: a file of over hides the file of the same path in under. It
// opens files only; folders are listed with names.
type overlay struct{ over, under fs.FS }

// Open opens the file of over, or else of under.
func (o overlay) Open(name string) (fs.File, error) {
	f, err := o.over.Open(name)
	if errors.Is(err, fs.ErrNotExist) {
		return o.under.Open(name)
	}
	return f, err
}

// names lists the files of both that are to be published, sorted: not Go's, and none whose name, or
// a folder's on the way, begins with a dot.
func (o overlay) names() ([]string, error) {
	var names []string
	for _, fsys := range []fs.FS{o.over, o.under} {
		err := fs.WalkDir(fsys, ".", func(name string, d fs.DirEntry, err error) error {
			switch {
			case err != nil && name == "." && errors.Is(err, fs.ErrNotExist):
				return fs.SkipAll
			case err != nil:
				return err
			case strings.HasPrefix(d.Name(), ".") && name != ".":
				if d.IsDir() {
					return fs.SkipDir
				}
			case !d.IsDir() && path.Ext(name) != ".go": // the file that embeds the folder, and its tests
				names = append(names, name)
			}
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	slices.Sort(names)
	return slices.Compact(names), nil
}
