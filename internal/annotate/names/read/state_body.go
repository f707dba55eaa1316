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
	from := i - 1
	if w, n := or.phrase(i - 2); n == 2 && or.Shaped(i-2, Capital) && or.Pack.Entry(w).Is(lang.Demonym) {
		from--
	}
	end := or.SpeakingBody(from, i)
	if end == i {
		return i
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: ByNamesake})
	or.Spans[len(or.Spans)-1].From = from
	return end
}

// longestBody is the most words in a body of a state.
const longestBody = 3

// landsBody reads the name of a body at i that its country ends, which nobody knows to be one but
// by what it says: "the National Theatre of Kenya said".
func (or organisations) landsBody(i int32) int32 {
	const others = lang.Title | lang.Post | lang.PersonNoun | lang.Honorific | lang.Given
	if !or.LinkAny(i-1, lang.LinkThe) || or.titled(i) || or.Shaped(i, Heading) {
		return i
	}
	of := i
	for ; of < i+longestOffice && or.inRun(of); of++ {
		if or.Is(of, others) {
			return i
		}
	}
	end := of + 2
	if of < i+2 || !or.Is(of-1, Ordinary|lang.PlaceHead) || !or.Link(of, lang.LinkOf) || !or.Is(of+1, lang.Country) {
		return i
	}
	if !or.says(end) && !or.saidBy(i) {
		return i
	}
	or.add(Span{First: i, End: end, Guess: Organisation, Rule: BySigns})
	return end
}

// SpeakingBody is where a state's body in lower case ends that begins at i and says something,
// "defence ministry"; i where none does. Its name begins at from, with whose body it is, and ends
// with where it is seated, if it is one of many: "China's embassy in Lima".
func (st *Story) SpeakingBody(from, i int32) int32 {
	if !st.Small(i) {
		return i
	}
	w, n := st.Pack.Phrase(st.Words[i:min(i+longestBody, st.Len())])
	end := i + int32(n)
	if !st.Pack.Entry(w).Is(lang.OfState) || st.Shaped(end, Capital) && st.Kind(end) == prose.Word {
		return i
	}
	if st.Entry(end-1).Noun&lang.Seated != 0 && st.Link(end, lang.LinkIn) && st.NameNext(end+1) {
		_, n := st.phrase(end + 1)
		end += 1 + n
	}
	if !st.says(end) && !st.saidBy(from) {
		return i
	}
	return end
}

// says reports whether a verb of saying stands at t, or behind a clause of its own, a day and an
// auxiliary: ", which sits in Lima, on Sunday has said". One that only brings words does, too:
// "called it".
func (st *Story) says(t int32) bool {
	t = st.pastWhich(t)
	if st.Link(t, lang.LinkOn) && st.Is(t+1, lang.Day) {
		t += 2
	}
	if st.SmallIs(t, lang.Auxiliary|lang.Adverb|lang.TimeWord) {
		t++
	}
	e := st.Entry(t)
	return st.CueAt(t) || st.Small(t) && e.Cue&lang.CueWeak != 0 && e.Form&lang.Past != 0
}

// longestWhich is the most tokens of a clause with "which".
const longestWhich = 16

// pastWhich is where the clause with "which" ends that stands behind the comma at t; t where there
// is none.
func (st *Story) pastWhich(t int32) int32 {
	if st.Char(t) != ',' || !st.Part(t+1, lang.Which) {
		return t
	}
	for k := t + 2; k < t+longestWhich && !st.Opens(k); k++ {
		if st.Char(k) == ',' {
			return k + 1
		}
	}
	return t
}

// saidBy reports whether what ties words to who says them stands before the name at i and its
// article: "said the Lautanan army", "according to the Lautanan army".
func (st *Story) saidBy(i int32) bool {
	if st.Is(i-1, lang.Article) {
		i--
	}
	w, _ := st.phrase(i - 2)
	before := st.Entry(i - 1)
	said := before.Cue&(lang.CueSay|lang.CueTell) == lang.CueSay && before.Form&lang.Past != 0
	return said || st.Pack.Entry(w).Cue&lang.CueAdjunct != 0
}
