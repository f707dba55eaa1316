package diag

import (
	"bytes"
	"sort"
	"unicode/utf8"
)

var byteOrderMark = []byte("\ufeff")

// Lines finds the line and column of a byte in a file. It is made once for a file and may be
// shared.
//
// A line ends with \n, \r\n, or a \r alone. A byte order mark has no width: the character after it
// stands in column 1.
type Lines struct {
	file   string
	src    []byte
	starts []int // byte offset of each line's first byte
}

// NewLines indexes src, which must not change afterwards.
func NewLines(file string, src []byte) *Lines {
	l := &Lines{file: file, src: src, starts: []int{0}}
	old := bytes.IndexByte(src, '\r') >= 0 // as few files are
	for at := 0; ; {
		end := bytes.IndexByte(src[at:], '\n')
		if old {
			end = bytes.IndexAny(src[at:], "\r\n")
		}
		if end < 0 {
			return l
		}
		if at += end + 1; src[at-1] == '\n' || at == len(src) || src[at] != '\n' {
			l.starts = append(l.starts, at)
		}
	}
}

// At returns the place of the byte at offset. An offset outside the file is moved to its nearest
// end; bytes that are not UTF-8 count one column each.
func (l *Lines) At(offset int) Pos {
	offset = min(max(offset, 0), len(l.src))
	n := sort.SearchInts(l.starts, offset+1)
	line := l.src[l.starts[n-1]:offset]
	if n == 1 {
		line = bytes.TrimPrefix(line, byteOrderMark)
	}
	return Pos{File: l.file, Line: n, Col: utf8.RuneCount(line) + 1}
}

// At returns the place of one byte of src. For many places in one file, make Lines once.
func At(file string, src []byte, offset int) Pos {
	offset = min(max(offset, 0), len(src))
	return NewLines(file, src[:min(offset+1, len(src))]).At(offset)
}
