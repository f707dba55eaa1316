package output

import (
	"strings"
	"syscall"
	"unsafe"

	"golang.org/x/sys/unix"
)

// A build makes a hundred thousand of these calls, which take some microseconds each. The runtime
// is not told of them: it would wake a thread for other work meanwhile, of which there is none.

func openFile(dir int, name string, flags int) (int, error) {
	path, err := unix.BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	return told(unix.RawSyscall6(unix.SYS_OPENAT, uintptr(dir), uintptr(unsafe.Pointer(path)),
		uintptr(flags|unix.O_LARGEFILE), 0o666, 0, 0))
}

// openBelow leads out of no folder, and waits for no pipe's other end.
func openBelow(dir int, name string) (int, error) {
	path, err := unix.BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	how := unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS}
	return told(unix.RawSyscall6(unix.SYS_OPENAT2, uintptr(dir), uintptr(unsafe.Pointer(path)),
		uintptr(unsafe.Pointer(&how)), unsafe.Sizeof(how), 0, 0))
}

// stateAt is the state of a file, and false where it is no regular one. The system has not told of
// a name that is longer than most, or where it is older.
func stateAt(dir int, name string) (state State, is, told bool) {
	var s unix.Statx_t
	var path [256]byte // no memory is made for it
	if n := copy(path[:len(path)-1], name); n < len(name) || strings.IndexByte(name, 0) >= 0 {
		return State{}, false, false
	}
	_, _, failed := unix.RawSyscall6(unix.SYS_STATX, uintptr(dir), uintptr(unsafe.Pointer(&path[0])),
		unix.AT_SYMLINK_NOFOLLOW, unix.STATX_BASIC_STATS, uintptr(unsafe.Pointer(&s)), 0)
	if failed != 0 || s.Mask&unix.STATX_BASIC_STATS != unix.STATX_BASIC_STATS {
		return State{}, false, failed == unix.ENOENT
	}
	if s.Mode&unix.S_IFMT != unix.S_IFREG {
		return State{}, false, true
	}
	state = State{Size: int64(s.Size), Modified: nanoseconds(s.Mtime), Changed: nanoseconds(s.Ctime), Number: s.Ino}
	return state, true, true
}

func nanoseconds(t unix.StatxTimestamp) int64 { return t.Sec*1e9 + int64(t.Nsec) }

func makeDir(dir int, name string) (int, error) {
	path, err := unix.BytePtrFromString(name)
	if err != nil {
		return -1, err
	}
	return told(unix.RawSyscall(unix.SYS_MKDIRAT, uintptr(dir), uintptr(unsafe.Pointer(path)), 0o777))
}

// readFile reads into room that there is.
func readFile(fd int, room []byte) (int, error) {
	return told(unix.RawSyscall(unix.SYS_READ, uintptr(fd), uintptr(unsafe.Pointer(&room[0])), uintptr(len(room))))
}

// writeFile writes data, of which there are some.
func writeFile(fd int, data []byte) (int, error) {
	return told(unix.RawSyscall(unix.SYS_WRITE, uintptr(fd), uintptr(unsafe.Pointer(&data[0])), uintptr(len(data))))
}

func closeFile(fd int) error {
	_, err := told(unix.RawSyscall(unix.SYS_CLOSE, uintptr(fd), 0, 0))
	return err
}

func told(result, _ uintptr, failed syscall.Errno) (int, error) {
	if failed != 0 {
		return -1, failed
	}
	return int(result), nil
}
