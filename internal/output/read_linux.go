package output

import (
	"runtime"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
)

// read finds the file in one call to the system, which leads out of no folder and waits for no
// pipe's other end.
func (f folder) read(name string, room []byte, most int64) (data []byte, is bool) {
	how := unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC | unix.O_NONBLOCK,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS}
	fd, err := again(func() (int, error) { return unix.Openat2(f.fd, name, &how) })
	runtime.KeepAlive(f.file) // f.fd is its
	if err != nil {
		return nil, false
	}
	defer syscall.Close(fd)
	var s syscall.Stat_t
	if syscall.Fstat(fd, &s) != nil || s.Mode&syscall.S_IFMT != syscall.S_IFREG || s.Size > most {
		return nil, false
	}
	data = slices.Grow(room[:0], int(s.Size))
	for len(data) < int(s.Size) {
		n, err := again(func() (int, error) { return syscall.Read(fd, data[len(data):s.Size]) })
		if err != nil {
			return nil, false
		}
		if n == 0 {
			break // it has become shorter meanwhile
		}
		data = data[:len(data)+n]
	}
	return data, true
}
