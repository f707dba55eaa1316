package output

import (
	"cmp"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"

	"golang.org/x/sys/unix"
)

// read finds the file in one call to the system.
func (f folder) read(name string, room []byte, most int64) (data []byte, is bool) {
	fd, err := again(func() (int, error) { return openBelow(f.fd, name) })
	runtime.KeepAlive(f.file) // f.fd is its
	if err != nil {
		return nil, false
	}
	defer closeFile(fd)
	var s unix.Stat_t
	if unix.Fstat(fd, &s) != nil || s.Mode&unix.S_IFMT != unix.S_IFREG || s.Size > most {
		return nil, false
	}
	data = slices.Grow(room[:0], int(s.Size))
	for len(data) < int(s.Size) {
		n, err := again(func() (int, error) { return readFile(fd, data[len(data):s.Size]) })
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

// list finds the folder in one call to the system, which leads out of no folder, and asks nothing
// of what lies in it but what the folder itself tells.
func (f folder) list(name string) ([]fs.DirEntry, bool) {
	how := unix.OpenHow{Flags: unix.O_RDONLY | unix.O_CLOEXEC | unix.O_DIRECTORY,
		Resolve: unix.RESOLVE_BENEATH | unix.RESOLVE_NO_MAGICLINKS}
	fd, err := again(func() (int, error) { return unix.Openat2(f.fd, name, &how) })
	runtime.KeepAlive(f.file)
	if err != nil {
		return nil, false
	}
	dir := os.NewFile(uintptr(fd), filepath.Join(f.file.Name(), filepath.FromSlash(name)))
	defer dir.Close()
	all, err := dir.ReadDir(-1)
	slices.SortFunc(all, func(a, b fs.DirEntry) int { return cmp.Compare(a.Name(), b.Name()) })
	return all, err == nil
}
