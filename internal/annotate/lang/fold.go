package lang

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
)

// FoldAt gives the folded rune at s[i] and its width in bytes, with that of signs before it that
// show nothing.
func FoldAt(s string, i int) (rune, int) {
	c := s[i]
	if c < utf8.RuneSelf {
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		return rune(c), 1
	}
	r, n := utf8.DecodeRuneInString(s[i:])
	switch r {
	case '’', 'ʼ', '´':
		return '\'', n
	case '‐', '‑':
		return '-', n
	}
	if behind := prose.BehindHidden(s, i); behind > i && behind < len(s) {
		r, n = FoldAt(s, behind)
		return r, behind + n - i
	}
	return unicode.ToLower(r), n
}

// folds is the folded form of each byte of ASCII; 0 where a spelling is not plain: NUL, and all
// bytes beyond ASCII.
var folds = foldedBytes()

func foldedBytes() (t [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		t[c] = c
		if 'A' <= c && c <= 'Z' {
			t[c] = c + 'a' - 'A'
		}
	}
	return t
}

// mayBeCapitals reports whether a spelling can be all in capitals by its first two letters, as few
// can.
func mayBeCapitals(s string) bool { return len(s) > 1 && !isSmall(s[0]) && !isSmall(s[1]) }

func isSmall(c byte) bool { return 'a' <= c && c <= 'z' }

// inCapitals reports whether a spelling has two letters or more, and all are capitals.
func inCapitals(s string) bool {
	letters := 0
	for i := 0; i < len(s); {
		r, n := FoldAt(s, i)
		if r >= 'a' && r <= 'z' || r > utf8.RuneSelf {
			if !upperAt(s, i, n) {
				return false
			}
			letters++
		}
		i += n
	}
	return letters >= 2
}

func upperAt(s string, i, n int) bool {
	if n == 1 {
		return s[i] <= 'Z'
	}
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsUpper(r)
}

// Same reports whether two spellings are the same when folded.
func Same(a, b string) bool {
	if len(a) == len(b) && samePlain(a, b) {
		return true
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		r, n := FoldAt(a, i)
		q, m := FoldAt(b, j)
		if r != q {
			return false
		}
		i, j = i+n, j+m
	}
	return i == len(a) && j == len(b)
}

// samePlain is Same for two plain spellings of one length.
func samePlain(a, b string) bool {
	for i := range len(a) {
		if c := folds[a[i]]; c == 0 || c != folds[b[i]] {
			return false
		}
	}
	return true
}
