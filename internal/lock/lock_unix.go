//go:build unix

package lock

import (
	"errors"
	"os"
	"syscall"
)

// Folder keeps others out of the folder for as long as the file that it returns is open; nothing is
// left in the folder. A file system without locks is not locked.
func Folder(root *os.Root) (*os.File, error) {
	dir, err := root.Open(".")
	if err != nil {
		return nil, err
	}
	err = syscall.Flock(int(dir.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		dir.Close()
		return nil, ErrBusy
	}
	return dir, nil
}
