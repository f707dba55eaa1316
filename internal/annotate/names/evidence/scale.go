package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// Scale weighs what the story shows of its names.
type Scale struct {
	read.Reader
	Shown  []Shown       // by the symbol of a name's words
	starts []read.SpanID // by symbol: the longest organisation that begins with the word, or NoSpan
	run    read.Span     // that OrgAround is asked of
}

// Signs is points for a person, an organisation and a place. Three are as good as proof, one is a
// hint.
type Signs struct{ Person, Org, Place int32 }

//go:noinline
func (x Signs) plus(y Signs) Signs {
	return Signs{x.Person + y.Person, x.Org + y.Org, x.Place + y.Place}
}

func (x Signs) mostPerson() bool { return x.Person > x.Org && x.Person > x.Place }
func (x Signs) mostOrg() bool    { return x.Org > x.Person && x.Org > x.Place }
func (x Signs) mostPlace() bool  { return x.Place > x.Person && x.Place > x.Org }

// Shown is what the story shows of a name, at all its places together.
type Shown struct {
	Signs
	late    Signs       // from heads of sentences: they count where the name stands within one, too
	Titled  int32       // how often a title stood before it
	Kin     int32       // a word for kin
	post    int32       // a post or a people's name
	the     int32       // an article of its own, or a sign that it is no person's
	in      int32       // a preposition of place, or another place beside it
	speaks  int32       // how often a cue verb stood beside it
	strong  int32       // how often its capital told something
	outside int32       // how often it stood outside of marks of its own
	toldOf  int32       // how often it began a sentence, with what one person is set off behind it
	Tells   lang.Gender // what its titles say of its sex
}

// adds is what one sign adds to what is shown.
type adds struct{ person, org, place, kin, post, the, in int32 }

func (e *Shown) add(a *adds) {
	e.Person += a.person
	e.Org += a.org
	e.Place += a.place
	e.Kin += a.kin
	e.post += a.post
	e.the += a.the
	e.in += a.in
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
		if s.Entry != nil || !sc.unsettled(s) {
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
		sc.gatherAround(read.SpanID(i), e)
	}
	sc.settleLate()
}

// unsettled reports whether what stands around a span may tell more of it, or of others of its
// words. A surname with its particle is one word as a name: "Mr Al Zummari".
func (sc *Scale) unsettled(s *read.Span) bool {
	switch s.Guess {
	case read.Single:
		return true
	case read.Person:
		return s.Open || s.Len() == 1 || s.Len() == 2 && sc.Is(s.First, lang.Particle)
	}
	return s.Open || s.Rule == read.BySigns
}

// gatherAround adds what stands around span i.
func (sc *Scale) gatherAround(i read.SpanID, e *Shown) {
	s := &sc.Spans[i]
	if sc.Speaks(s) {
		e.speaks++
		e.Person++
	}
	sc.signsBefore(s, e)
	sc.signsAfter(s, e)
	switch {
	case !s.Weak || s.Len() != 1:
	case sc.saysWho(s.End):
		e.toldOf++
	case sc.lives(s.End):
		e.toldOf++
		e.Person += 3
	}
	if sc.besidePlace(i) {
		e.in++
		e.Place += 2
	}
	if sc.besideOrg(i) {
		e.Org += 2
	}
	if sc.besidePerson(i) {
		e.Person += 3
	}
	if sc.signed(s) {
		e.Place += 3
	}
}

// settleLate counts what heads of sentences tell of names that stand within a sentence, too.
func (sc *Scale) settleLate() {
	for i := range sc.Shown {
		if e := &sc.Shown[i]; e.strong > 0 {
			e.Signs = e.plus(e.late)
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

// UnderArticle reports whether the story has a word under an article of its own: "the Gorgon".
func (sc *Scale) UnderArticle(sym read.Symbol) bool {
	return int(sym) < len(sc.Shown) && sc.Shown[sym].the > 0
}

// OrgAround reports whether the words around a run of capitals are those around an organisation.
func (sc *Scale) OrgAround(first, end int32, weak, listed bool) bool {
	sc.run = read.Span{First: first, End: end, Title: first, Weak: weak}
	var x Shown
	sc.signsBefore(&sc.run, &x)
	sc.signsAfter(&sc.run, &x)
	need := int32(2)
	if listed {
		need = 3
	}
	return x.Org >= need && x.Org > x.Place && x.Org > x.Person+1
}

// SeenAsPlace reports whether the story shows a name to be a place's: the Malwa of the "Malwa Kisan
// Manch" is a region.
func (sc *Scale) SeenAsPlace(s *read.Span) bool {
	sym := sc.Syms.Find(sc.WordsOf(s))
	if int(sym) >= len(sc.Shown) {
		return false
	}
	e := &sc.Shown[sym]
	return e.Place > 1 && e.mostPlace() && sc.Unknown(s.First)
}
