package site

import (
	"errors"
	"io/fs"
	"os"
	"slices"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/output"
)

// openFolder opens the site folder once, for all that is read of it. Nothing outside it is reached
// from there, whatever links lie in it: they would publish files of the machine.
func openFolder(dir string) (fs.FS, error) {
	root, err := os.OpenRoot(dir) // closed when nobody holds it any more
	if err != nil {
		return nil, err
	}
	return root.FS(), nil
}

// list names the files below a folder, sorted, but those whose name, or a folder's on the way,
// begins with a dot. A folder that is not there is empty. What is neither a file nor a folder is a
// finding: a link that leads out of the site folder, a pipe, a device.
func list(files fs.FS, folder string) (names []string, found []diag.Finding, err error) {
	names, _, found, err = listAll(files, folder)
	return names, found, err
}

// listAll is list, and also names the files whose own name begins with a dot. Folders of such a
// name are other programs', and are never looked into.
func listAll(files fs.FS, folder string) (names, dotted []string, found []diag.Finding, err error) {
	return listBy(files, files, folder)
}

// listBy is listAll, with the folders listed by another file system of the same files.
func listBy(lists, files fs.FS, folder string) (names, dotted []string, found []diag.Finding, err error) {
	err = fs.WalkDir(lists, folder, func(name string, d fs.DirEntry, err error) error {
		if name == folder {
			f := wrongFolder(files, folder)
			if f != nil {
				found = append(found, *f)
			}
			if f != nil || errors.Is(err, fs.ErrNotExist) {
				return fs.SkipAll
			}
			return err
		}
		if err != nil {
			return err
		}
		if called.HasPrefix(d.Name(), ".") {
			if d.Type().IsRegular() {
				dotted = append(dotted, name)
			}
			return skip(d)
		}
		what := wrong(files, name, d)
		switch {
		case what != nil:
			found = append(found, *what)
			return skip(d)
		case !d.IsDir():
			names = append(names, name)
		}
		return nil
	})
	slices.Sort(names)
	return names, dotted, found, err
}

// quick is a site folder whose folders are listed quickly: the folder of a root asks for the state
// of each file in it, which costs as much as all else.
type quick struct {
	fs.ReadLinkFS
	look *output.Looker
}

// ReadDir lists a folder.
func (q quick) ReadDir(name string) ([]fs.DirEntry, error) {
	if all, is := q.look.List(name); is {
		return all, nil
	}
	return fs.ReadDir(q.ReadLinkFS, name)
}

// quickly is a site folder that is listed quickly, where that can be done.
func quickly(files fs.FS, look *output.Looker) fs.FS {
	if f, is := files.(fs.ReadLinkFS); is {
		return quick{f, look}
	}
	return files
}

// skip passes over a file, or a folder with all that is in it.
func skip(d fs.DirEntry) error {
	if d.IsDir() {
		return fs.SkipDir
	}
	return nil
}

// wrongFolder is the finding for one of the site's own folders that is no folder of the site's.
func wrongFolder(files fs.FS, folder string) *diag.Finding {
	at, err := fs.Lstat(files, folder)
	if err != nil || at.IsDir() {
		return nil
	}
	if to, err := fs.Stat(files, folder); err == nil && to.IsDir() {
		return nil // a link to another folder of the site's
	}
	return notRead(folder, "not-a-folder", "this is no folder of the site folder's own, and nothing in it is read",
		"put the folder itself here")
}

// wrong is the finding for what cannot be read as a file or a folder of the site's.
func wrong(files fs.FS, name string, d fs.DirEntry) *diag.Finding {
	switch kind := d.Type(); {
	case !utf8.ValidString(d.Name()):
		return notRead(name, "bad-name", "this file's name is not UTF-8, so nothing can be published under it",
			"give it another name")
	case kind.IsRegular(), kind.IsDir():
		return nil
	case kind&fs.ModeSymlink == 0:
		return notRead(name, "not-a-file", "this is no file: a pipe, a socket or a device",
			"take it out of the folder")
	}
	to, err := fs.Stat(files, name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return notRead(name, "bad-link", "this link leads nowhere", "mend it, or delete it")
	case err != nil:
		return notRead(name, "bad-link", "this link leads out of the site folder, where nothing is read",
			"put a copy of the file here")
	case to.IsDir():
		return notRead(name, "bad-link", "this is a link to a folder, and links to folders are not followed",
			"put the folder itself here")
	case !to.Mode().IsRegular():
		return notRead(name, "bad-link", "this link leads to no file", "take it out of the folder")
	}
	return nil
}

func notRead(name, code, message, hint string) *diag.Finding {
	return &diag.Finding{Pos: diag.Pos{File: name}, Code: code, Message: message, Hint: hint}
}
