//go:build linux || darwin

package output

import (
	"os"

	"golang.org/x/sys/unix"
)

// folder is an open folder.
type folder struct {
	file *os.File
	fd   int
}

func openFolder(dir string) (folder, error) {
	f, err := os.Open(dir)
	if err != nil {
		return folder{}, err
	}
	return folder{f, int(f.Fd())}, nil
}

// Close lets the folder go.
func (f folder) Close() error { return f.file.Close() }

func (f folder) state(name string) (State, bool) {
	var s unix.Stat_t
	_, err := again(func() (int, error) { return 0, unix.Fstatat(f.fd, name, &s, unix.AT_SYMLINK_NOFOLLOW) })
	if err != nil || s.Mode&unix.S_IFMT != unix.S_IFREG {
		return State{}, false
	}
	return State{Size: s.Size, Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano(), Number: s.Ino}, true
}
