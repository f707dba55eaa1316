package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestPhrase is the most tokens that a listed phrase is looked for in.
const longestPhrase = 10

// phrase is the longest listed phrase that begins at token i and is set in capitals as its list
// sets it.
func (st *Story) phrase(i int32) (lang.Word, int32) {
	if !st.Has(i) {
		return 0, 1
	}
	if st.memo[i].n == 0 {
		w, n := st.readPhrase(i)
		st.memo[i] = listed{w, n}
	}
	return st.memo[i].word, st.memo[i].n
}

// listed is a listed phrase and its number of tokens.
type listed struct {
	word lang.Word
	n    int32
}

func (st *Story) readPhrase(i int32) (lang.Word, int32) {
	w, n := st.Pack.Phrase(st.Words[i:min(i+longestPhrase, st.Len())])
	if n > 1 && !(st.inOneClause(i, i+int32(n)) && st.setAs(i, st.Pack.Spelled(w), st.Pack.Entry(w))) {
		w, n = st.Words[i], 1
	}
	return w, max(1, int32(n))
}

// inOneClause reports whether no sentence begins within the tokens.
//
//go:noinline
func (st *Story) inOneClause(first, end int32) bool {
	for i := first + 1; i < end; i++ {
		if st.Opens(i) {
			return false
		}
	}
	return true
}

// setAs reports whether the phrase at i has capitals wherever its list has them. A title may be set
// small after its first word: "Prime minister".
func (st *Story) setAs(i int32, listed string, e *lang.Entry) bool {
	if e.Class&(lang.Title|lang.Honorific|lang.TermTrigger) != 0 || e.Class == 0 {
		return true
	}
	for from := 0; from < len(listed); i++ {
		if isUpper(listed[from]) && st.Kind(i) == prose.Word && !st.Shaped(i, Capital) {
			return false
		}
		for from < len(listed) && listed[from] != ' ' {
			from++
		}
		from++
	}
	return true
}

// listedSmall reports whether a phrase is one that its list writes small and that has a capital
// further on.
func (st *Story) listedSmall(i int32, w lang.Word, n int32) bool {
	if !isLower(st.Pack.Spelled(w)[0]) {
		return false
	}
	for k := i; k < i+n; k++ {
		if strings.ContainsFunc(st.Text(k), func(r rune) bool { return 'A' <= r && r <= 'Z' }) {
			return true
		}
	}
	return false
}
