package output

import (
	"errors"
	"io/fs"
	"path"

	"github.com/onrecord/onrecord/internal/called"
)

// Unclaimed lists the files that an earlier build wrote and that nobody has put so far, sorted.
// Commit would remove them.
func (t *Tree) Unclaimed() []string {
	t.mu.Lock()
	defer t.mu.Unlock()
	var names []string
	for i, name := range t.old.names {
		if !t.want.is[i] {
			names = append(names, name)
		}
	}
	return names
}

// Read is what stands at a name now.
func (t *Tree) Read(name string) ([]byte, error) { return t.root.ReadFile(name) }

// Keep lets a file that an earlier build wrote stay as it is. One that is not there any more, or
// that somebody has changed, is none of the program's and stays what it is.
func (t *Tree) Keep(name string) error {
	now, err := t.recordAt(name)
	if errors.Is(err, fs.ErrNotExist) || err == nil && !called.Contains(t.old.of(name), now) {
		return nil
	}
	if err == nil {
		err = t.claim(name, now)
	}
	if err == nil {
		_, err = t.folder(path.Dir(name))
	}
	return err
}
