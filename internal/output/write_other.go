//go:build !linux && !darwin

package output

import (
	"os"
	"path/filepath"
)

// create writes a new file in a folder that is there. Its state is not at hand.
func (f folder) create(name string, data []byte) (State, error) {
	return State{}, os.WriteFile(filepath.Join(f.dir, filepath.FromSlash(name)), data, 0o666)
}

// makeFolder makes a folder in one that is there.
func (f folder) makeFolder(name string) error {
	return os.Mkdir(filepath.Join(f.dir, filepath.FromSlash(name)), 0o777)
}
