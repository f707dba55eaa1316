package diag

import (
	"math/bits"
	"unicode"
)

// Nearest returns the candidate that word was most likely meant to be, or "" when none is near
// enough to be offered without embarrassment. Near means few edits (a letter put in, left out,
// replaced, or two neighbours swapped): one for short words, up to a third of the letters for
// longer ones. Case does not count. Among equals the first candidate wins.
func Nearest(word string, candidates []string) string {
	w := lower(word)
	if len(w) == 0 {
		return ""
	}
	best, limit := "", max(1, len(w)/3)
	has := letters(string(w))
	for _, c := range candidates {
		if c == word || bits.OnesCount64(has&^letters(c)) > limit {
			continue // most of thousands
		}
		if d := edits(w, lower(c), limit); d <= limit {
			best, limit = c, d-1
		}
		if limit < 0 {
			break
		}
	}
	return best
}

// DidYouMean is a hint built from Nearest: "did you mean x?", or otherwise when nothing is near.
//
//go:noinline
func DidYouMean(word string, candidates []string, otherwise string) string {
	if n := Nearest(word, candidates); n != "" {
		return "did you mean " + n + "?"
	}
	return otherwise
}

// letters are those that a word has, in any case, as bits. An edit takes at most one away.
//
//go:noinline
func letters(s string) (has uint64) {
	for _, r := range s {
		has |= 1 << (unicode.ToLower(r) & 63)
	}
	return has
}

func lower(s string) []rune {
	r := []rune(s)
	for i := range r {
		r[i] = unicode.ToLower(r[i])
	}
	return r
}

// edits is the edit distance with swaps of neighbours (optimal string alignment); anything above
// limit comes out as limit+1.
func edits(a, b []rune, limit int) int {
	if len(a)-len(b) > limit || len(b)-len(a) > limit {
		return limit + 1
	}
	before, last, row := make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			same := 1
			if a[i-1] == b[j-1] {
				same = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+same)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return min(last[len(b)], limit+1)
}
