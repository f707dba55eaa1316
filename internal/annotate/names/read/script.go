package read

import (
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
)

// otherScript passes over brackets at i, right behind a name, that say it again in letters of
// another script: "Mo Tan-shu (莫丹書)", "Dragan Jovic (Драган Јовић)". It gives i where there are
// none.
func (rd *Reader) otherScript(i int32) int32 {
	if n := len(rd.Spans); n == 0 || rd.Spans[n-1].End != i {
		return i
	}
	t := i + 1
	for rd.foreign(t) {
		t++
	}
	if c := rd.Char(t); t == i+1 || c != ')' && c != ']' {
		return i
	}
	return t + 1
}

// foreign reports whether the word at t is in letters of another script than Latin.
func (st *Story) foreign(t int32) bool {
	if st.Kind(t) != prose.Word || !st.Toks[t].Is(prose.Foreign) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(st.Text(t))
	return !unicode.Is(unicode.Latin, r)
}
