// Package pack knows where the files of an export lie: in folders, in zip and tar archives, and in
// archives inside of these, one level deep. It opens them, and refuses what an archive has no
// business to hold: paths that lead out of it, links, and more than its size can honestly unpack
// to.
//
// A Source is walked with Walk, in an order that depends on nothing but names. Each File can be
// opened again and again. What is unpacked lies in a temporary folder that Close removes.
package pack

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

// File is one file of a source.
type File struct {
	Name  string // as a person finds it: "export.zip/posts.csv"
	Path  string // below its tree, slash-separated: "posts.csv"
	Size  int64
	Stamp time.Time
	Open  func() (io.ReadCloser, error)
	tree  *tree
}

// Beside opens another file of the same tree by its path relative to this one, or from the tree's
// root where it begins with a slash.
func (f *File) Beside(name string) (io.ReadCloser, error) {
	at := path.Join(path.Dir(f.Path), name)
	if called.HasPrefix(name, "/") {
		at = called.TrimPrefix(path.Clean(name), "/")
	}
	if !fs.ValidPath(at) || at == "." {
		return nil, called.Errorf("%s leads out of the export", name)
	}
	return f.tree.open(at)
}

// tree is a folder or an archive.
type tree struct {
	open func(path string) (io.ReadCloser, error)
}

// Refused is a part of a source that is not read, and why.
type Refused struct {
	Name string
	Why  string // a sentence for an archivist, with what to do
}

// Source is one file, folder or archive that was asked for, with all files in it.
type Source struct {
	Files   []*File
	Refused []Refused
	Litter  int // files that a system or a program leaves behind
	temp    string
	shut    []io.Closer
}

// Bytes is the size of all files together.
func (s *Source) Bytes() (n int64) {
	for _, f := range s.Files {
		n += f.Size
	}
	return n
}

// Close removes what was unpacked.
func (s *Source) Close() error {
	var errs []error
	for _, c := range s.shut {
		errs = append(errs, c.Close())
	}
	if s.temp != "" {
		errs = append(errs, os.RemoveAll(s.temp))
	}
	return errors.Join(errs...)
}

// Walk lists the files of a source. Folders named in except are passed over (the site's own). An
// error is one of the disk; what is wrong inside of a source is Refused.
func Walk(source string, except ...string) (*Source, error) {
	info, err := os.Stat(source)
	if err != nil {
		return nil, err
	}
	whole, err := filepath.Abs(source)
	if err != nil {
		return nil, err
	}
	s := &Source{}
	if info.IsDir() {
		err = s.folder(whole, except)
	} else {
		err = s.single(whole, info)
	}
	if err != nil {
		return nil, errors.Join(err, s.Close())
	}
	order.By(s.Files, func(a, b *File) int { return strings.Compare(a.Name, b.Name) })
	return s, nil
}

// folder adds all files below a folder.
func (s *Source) folder(dir string, except []string) error {
	root, err := os.OpenRoot(dir)
	if err != nil {
		return err
	}
	s.shut = append(s.shut, root)
	t := &tree{open: func(p string) (io.ReadCloser, error) { return root.Open(filepath.FromSlash(p)) }}
	name := filepath.Base(dir)
	return filepath.WalkDir(dir, func(at string, d fs.DirEntry, err error) error {
		rel, _ := filepath.Rel(dir, at)
		rel = filepath.ToSlash(rel)
		switch {
		case err != nil && rel != ".":
			s.refuse(path.Join(name, rel), "it cannot be opened: "+cause(err)+"; allow it to be read, and import again")
			return nil
		case err != nil:
			return err
		case d.IsDir() && rel != "." && (IsLitter(d.Name()) || called.Contains(except, at)):
			return fs.SkipDir
		case d.IsDir():
			return nil
		case d.Type()&fs.ModeSymlink != 0:
			s.refuse(path.Join(name, rel), "it is a link; give the file that it leads to as a source of its own")
			return nil
		case IsLitter(d.Name()):
			s.Litter++
			return nil
		case !d.Type().IsRegular():
			s.refuse(path.Join(name, rel), "it is no file")
			return nil
		}
		info, err := d.Info()
		if err != nil {
			return err
		}
		return s.add(t, &File{
			Name: path.Join(name, rel), Path: rel, Size: info.Size(), Stamp: info.ModTime(), tree: t,
			Open: func() (io.ReadCloser, error) { return t.open(rel) },
		}, 0)
	})
}

// single adds one file that was named as a source. Files beside it can be opened, but are not
// sources.
func (s *Source) single(file string, info fs.FileInfo) error {
	root, err := os.OpenRoot(filepath.Dir(file))
	if err != nil {
		return err
	}
	s.shut = append(s.shut, root)
	t := &tree{open: func(p string) (io.ReadCloser, error) { return root.Open(filepath.FromSlash(p)) }}
	name := filepath.Base(file)
	// The file itself may be a link that the person who imports has named.
	return s.add(t, &File{
		Name: name, Path: name, Size: info.Size(), Stamp: info.ModTime(), tree: t,
		Open: func() (io.ReadCloser, error) { return os.Open(file) },
	}, 0)
}

// cause is the reason of an error of the disk, without the path, which is named already.
func cause(err error) string {
	if failed := (*fs.PathError)(nil); errors.As(err, &failed) {
		return failed.Err.Error()
	}
	return err.Error()
}

//go:noinline
func (s *Source) refuse(name, why string) {
	s.Refused = append(s.Refused, Refused{name, why})
}

// add adds a file, or what is in it where it is an archive. depth is the number of archives around
// it.
func (s *Source) add(t *tree, f *File, depth int) error {
	kind, err := kindOf(f)
	if err != nil {
		s.refuse(f.Name, "it cannot be read: "+cause(err))
		return nil
	}
	if kind == plain {
		s.Files = append(s.Files, f)
		return nil
	}
	if depth > 1 {
		s.refuse(f.Name, "it is an archive in an archive in an archive; unpack the outer one, and import the folder")
		return nil
	}
	return s.unpack(f, kind, depth)
}

// IsLitter reports whether a file or folder of this name is left behind by a system or a program,
// and nobody's work.
func IsLitter(name string) bool {
	switch name {
	case "__MACOSX", "Thumbs.db", "desktop.ini", "node_modules", "import-review":
		return true
	}
	return called.HasPrefix(name, ".")
}
