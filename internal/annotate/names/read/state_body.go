package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// stateBody reads a state's body at i that speaks, behind its people: "the Lautanan army said".
// The noun is the mention; what it is called begins with the people.
func (or organisations) stateBody(i int32) int32 {
	if !or.Shaped(i-1, Capital) || or.Opens(i) {
		return i
	}
	end := or.StateBodyEnd(i)
	if end == i || !or.CueAt(end) {
		return i
	}
	from := i - 1
	if w, n := or.phrase(i - 2); n == 2 && or.Shaped(i-2, Capital) && or.Pack.Entry(w).Is(lang.Demonym) {
		from--
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: ByNamesake})
	or.Spans[len(or.Spans)-1].From = from
	return end
}

// longestBody is the most words in a body of a state.
const longestBody = 3

// StateBodyEnd is where a state's body in lower case ends that begins at i, "defence ministry"; i
// where none does.
func (st *Story) StateBodyEnd(i int32) int32 {
	if !st.Small(i) {
		return i
	}
	w, n := st.Pack.Phrase(st.Words[i:min(i+longestBody, st.Len())])
	if !st.Pack.Entry(w).Is(lang.OfState) || st.Shaped(i+int32(n), Capital) && st.Kind(i+int32(n)) == prose.Word {
		return i
	}
	return i + int32(n)
}
