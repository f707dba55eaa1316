package lock

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// lockName is the file that is locked, since Windows locks no folders. It stays, empty.
const lockName = ".onrecord.lock"

// Folder keeps others out of the folder for as long as the file that it returns is open.
func Folder(root *os.Root) (*os.File, error) {
	f, err := root.OpenFile(lockName, os.O_RDWR|os.O_CREATE, 0o666)
	if err != nil {
		return nil, err
	}
	const flags = windows.LOCKFILE_EXCLUSIVE_LOCK | windows.LOCKFILE_FAIL_IMMEDIATELY
	err = windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, new(windows.Overlapped))
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) {
		f.Close()
		return nil, ErrBusy
	}
	return f, nil
}
