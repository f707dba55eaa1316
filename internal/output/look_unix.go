//go:build linux || darwin

package output

import (
	"os"
	"sync"

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
//
//go:noinline
func (f folder) Close() error { return f.file.Close() }

func (f folder) state(name string) (State, bool) {
	if s, is, told := stateAt(f.fd, name); told {
		return s, is
	}
	return regular(func(s *unix.Stat_t) error { return unix.Fstatat(f.fd, name, s, unix.AT_SYMLINK_NOFOLLOW) })
}

// stateOf is the state of an open file, and the zero one where it is not told quickly.
func stateOf(fd int) State {
	state, _ := regular(func(s *unix.Stat_t) error { return unix.Fstat(fd, s) })
	return state
}

// stats are room for what the system tells of a file: a site has a hundred thousand.
var stats = sync.Pool{New: func() any { return new(unix.Stat_t) }}

// regular is the state that a call to the system tells, and false where it is no regular file's.
func regular(stat func(s *unix.Stat_t) error) (State, bool) {
	s := stats.Get().(*unix.Stat_t)
	defer stats.Put(s)
	_, err := again(func() (int, error) { return 0, stat(s) })
	if err != nil || s.Mode&unix.S_IFMT != unix.S_IFREG {
		return State{}, false
	}
	return State{Size: s.Size, Modified: s.Mtim.Nano(), Changed: s.Ctim.Nano(), Number: s.Ino}, true
}
