//go:build !linux && !darwin

package output

import (
	"os"
	"path/filepath"
)

// folder is the path of one.
type folder struct{ dir string }

func openFolder(dir string) (folder, error) { return folder{dir}, nil }

// Close has nothing to let go.
func (f folder) Close() error { return nil }

// state knows no number of a file: size and time must do.
func (f folder) state(name string) (State, bool) {
	info, err := os.Lstat(filepath.Join(f.dir, filepath.FromSlash(name)))
	if err != nil || !info.Mode().IsRegular() {
		return State{}, false
	}
	return State{Size: info.Size(), Modified: info.ModTime().UnixNano()}, true
}
