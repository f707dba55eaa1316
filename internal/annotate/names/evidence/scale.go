package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// Scale weighs what the story shows of its names.
type Scale struct {
	read.Reader
	Shown  []Shown
	starts []read.SpanID // by symbol: the longest organisation that begins with the word, or NoSpan
}

// SeenAsPlace reports whether the story shows a name to be a place's: the Malwa of the "Malwa Kisan
// Manch" is a region.
func (sc *Scale) SeenAsPlace(s *read.Span) bool {
	sym := sc.Syms.Find(sc.WordsOf(s))
	if int(sym) >= len(sc.Shown) {
		return false
	}
	e := &sc.Shown[sym]
	return e.place > 1 && e.place > e.Org && e.place > e.Person && sc.Unknown(s.First)
}

// signs is what the words around a name speak for, at all its places in the story together. Three
// points are as good as proof, one is a hint.
type signs struct{ Person, Org, place int32 }

// Shown is what the story shows of a name that no list and no shape tells enough of.
type Shown struct {
	signs
	late                                       signs // from heads of sentences: counted where the name stands within one, too
	Titled, speaks, Kin, post, strong, the, in int32
	outside                                    int32 // how often it stands outside of marks of its own
	Tells                                      lang.Gender
}

// Gather looks at every place of every name that is not settled, and adds up what stands there
// under the name.
func (sc *Scale) Gather() {
	sc.Shown = sc.Shown[:0]
	for i := range sc.Spans {
		s := &sc.Spans[i]
		if sc.headedOnly(s) && !sc.inMarks(s) {
			sc.Shown[sc.SymbolOf(s)].outside++
		}
		if s.Entry != nil || s.Guess != read.Single && !s.Open && s.Rule != read.BySigns && !(s.Guess == read.Person && s.End-s.First == 1) {
			continue
		}
		e := &sc.Shown[sc.SymbolOf(s)]
		if s.Rule == read.BySigns {
			e.Org += 4
			continue
		}
		e.Tells |= s.Tells
		if !s.Weak {
			e.strong++
		}
		if s.Title < s.First {
			e.Titled++
			continue
		}
		if sc.Speaks(s) {
			e.speaks++
			e.Person++
		}
		sc.signsBefore(s, e)
		sc.signsAfter(s, e)
		if sc.besidePlace(i) {
			e.in++
			e.place += 2
		}
		if i > 0 && sc.Spans[i-1].Guess == read.Organisation && sc.Spans[i-1].End == s.First-1 && sc.Link(s.First-1, lang.LinkAnd) && !sc.Link(s.End, lang.LinkOf) {
			e.Org += 2
		}
		if sc.signed(s) {
			e.place += 3
		}
	}
	sc.settleLate()
}

// settleLate counts what heads of sentences tell of names that stand within a sentence, too.
func (sc *Scale) settleLate() {
	for i := range sc.Shown {
		if e := &sc.Shown[i]; e.strong > 0 {
			e.Org, e.place, e.Person = e.Org+e.late.Org, e.place+e.late.place, e.Person+e.late.Person
		}
	}
}

// SymbolOf is where the evidence for a span is kept: under the number of its words.
func (sc *Scale) SymbolOf(s *read.Span) read.Symbol {
	sym := sc.Syms.Of(sc.WordsOf(s))
	for int(sym) >= len(sc.Shown) {
		sc.Shown = append(sc.Shown, Shown{})
	}
	return sym
}

// OrgAround reports whether the words around a run of capitals are those around an organisation.
func (sc *Scale) OrgAround(first, end int32, weak, listed bool) bool {
	s := read.Span{First: first, End: end, Title: first, Weak: weak}
	var x Shown
	sc.signsBefore(&s, &x)
	sc.signsAfter(&s, &x)
	return x.Org >= 2 && (!listed || x.Org >= 3) && x.Org > x.place && x.Org > x.Person+1
}
