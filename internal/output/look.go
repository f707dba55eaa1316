package output

import "io/fs"

// A Looker tells the states of the files below one folder, and what is in them. It opens the folder
// once, so that the system goes its path once and not for each file.
type Looker struct{ folder }

// Look opens a folder to look at files below it.
//
//go:noinline
func Look(dir string) (*Looker, error) {
	f, err := openFolder(dir)
	return &Looker{f}, err
}

// State is that of a file, and false where there is no regular file of this name.
//
//go:noinline
func (l *Looker) State(name string) (State, bool) { return l.state(name) }

// Read reads a regular file of at most so many bytes into room, or where there is more, as quickly
// as the system can. It is false for any other file, for one that lies outside the folder, and
// where there is no quick way: a file system says why, or reads it. A nil Looker reads nothing.
func (l *Looker) Read(name string, room []byte, most int64) (data []byte, is bool) {
	if l == nil {
		return nil, false
	}
	return l.read(name, room, most)
}

// List lists a folder by names, as quickly as the system can: of each entry nothing is known but
// its name and its type. It is false where there is no quick way, or no such folder: a file system
// says why, or lists it.
func (l *Looker) List(name string) ([]fs.DirEntry, bool) { return l.list(name) }
