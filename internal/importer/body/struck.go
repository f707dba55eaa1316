package body

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// said are the tokens without what is struck out, and without the space beside it that would be one
// too many: what a reader of the archive reads.
func said(run []token) []token {
	if !slices.ContainsFunc(run, func(t token) bool { return t.of == struck }) {
		return run
	}
	var out []token
	in, cut := false, false
	for i, t := range run {
		switch {
		case t.of == struck:
			in = t.kind == opening
			cut = cut || !in
			if in && stopFollows(run[i:]) {
				endWords(out)
			}
		case in:
		case cut && t.kind == wordsToken:
			if endsInSpace(out) {
				t.text = called.TrimPrefix(t.text, " ")
			}
			cut = false
			out = append(out, t)
		default:
			out = append(out, t)
		}
	}
	return out
}

// stopFollows reports whether right behind what is struck out, with which run begins, stands
// punctuation.
func stopFollows(run []token) bool {
	end := slices.IndexFunc(run, func(t token) bool { return t.kind == closing && t.of == struck })
	if end < 0 || end+1 >= len(run) || run[end+1].kind != wordsToken {
		return false
	}
	return run[end+1].text != "" && strings.ContainsRune(".,;:!?)]”’»", []rune(run[end+1].text)[0])
}

// endWords takes the space off the last words.
func endWords(run []token) {
	if n := len(run); n > 0 && run[n-1].kind == wordsToken && len(run[n-1].text) > 1 {
		run[n-1].text = called.TrimSuffix(run[n-1].text, " ")
	}
}

// endsInSpace reports whether nothing is read before the next words, or a space or a line's end.
func endsInSpace(run []token) bool {
	for i := len(run) - 1; i >= 0; i-- {
		switch t := run[i]; t.kind {
		case breaking:
			return true
		case wordsToken, codeSpan, address:
			return called.HasSuffix(t.text, " ")
		}
	}
	return true
}

// strikes reports whether Markdown would read all that is struck out as such.
func strikes(run []token) bool {
	kept := keepable(run)
	for i, t := range run {
		if t.of == struck && !kept[i] {
			return false
		}
	}
	return true
}
