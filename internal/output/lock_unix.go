//go:build unix

package output

import (
	"errors"
	"os"
	"syscall"
)

// lock keeps other builds out of the folder for as long as the file that it returns is open. The
// kernel lets go of it when the program ends, however that comes about; nothing is left in the
// folder. A file system without locks is not locked.
func lock(root *os.Root) (*os.File, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		dir.Close()
		return nil, errBusy
	}
	return dir, nil
}
