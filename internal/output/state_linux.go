package output

import (
	"io/fs"
	"syscall"
)

// systemState is the number of a file and the time of its last change, in nanoseconds.
func systemState(info fs.FileInfo) (number uint64, changed int64) {
	if s, ok := info.Sys().(*syscall.Stat_t); ok {
		return s.Ino, s.Ctim.Nano()
	}
	return 0, 0
}
