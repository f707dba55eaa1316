package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// signed reports whether a span closes a block after somebody's name and a comma: a letter to the
// editor, "Ann Lee, Kelling".
func (sc *Scale) signed(s *read.Span) bool {
	return sc.Char(s.First-1) == ',' && (!sc.Has(s.End) || sc.Toks[s.End].Is(prose.Begin)) && sc.personEnds(s.First-1) && sc.Toks[sc.Spans[sc.spanBefore(s.First-1)].Title].Is(prose.Begin)
}

// signsBefore reads what stands before a name.
func (sc *Scale) signsBefore(s *read.Span, e *Shown) {
	t := s.First - 1
	if sc.Opens(s.First) && sc.Has(t) && sc.Toks[t].Kind != prose.Mark {
		return // what stands before is another sentence's
	}
	if sc.Part(t, lang.Case) || sc.Char(t) == '.' && sc.Part(t-1, lang.Case) {
		e.the++
		e.Person -= 3
	}
	if sc.kinBefore(s) {
		e.Kin++
		e.Person += 4
		return
	}
	if sc.Is(t, lang.Article) {
		sc.signsOfArticle(s, e)
		t--
	}
	if sc.Char(t) == ',' && t == s.First-1 && sc.Char(s.End) == ',' && sc.SmallIs(t-1, lang.Post|lang.PersonNoun) && sc.Entry(t-1).Number&lang.Plural == 0 {
		e.Person += 3 // "the deputy head, Cut Nurhayati, said"
	}
	switch {
	case t < s.First-1:
	case sc.KindOfOrg(t) && sc.Shape(s.First)&read.Shut == 0 && !(sc.Is(t-1, lang.Article) && sc.ToldTo(t-2) && sc.VerbNext(s.End)):
		e.Org += 3 // "the app Lumenote"
		return
	case sc.Is(t, lang.Demonym) && sc.Entry(t).Number != lang.Plural:
		e.post++
	case sc.SmallIs(t, lang.Post) && sc.Entry(t).Number == lang.Plural && s.End-s.First > 1 && !sc.Link(s.End, lang.LinkAnd) && sc.Char(s.End) != ',' && !sc.Is(t, lang.Kin):
		e.Org += 2 // "stockbrokers Pargeter Lowe"
	case sc.SmallIs(t, lang.Post) && (sc.Link(t-1, lang.LinkOf) || sc.Link(t-1, lang.LinkIn)) && sc.Part(t-2, lang.OfBody):
		e.Org += 4 // "shares of rival Solid Volt"
	case sc.SmallIs(t, lang.Post|lang.PersonNoun) && sc.Entry(t).Number != lang.Plural:
		e.post++
		e.Person += 2
	}
	if sc.Char(t) == '(' && sc.Char(s.End) == ')' && sc.personEnds(t) && !sc.Is(s.First, lang.Given) && sc.Shape(s.First)&read.Initial == 0 && !sc.Toks[s.First].Is(prose.Hyphen) {
		if e.Org += 2; sc.Part(s.End-1, lang.Compass) {
			e.place += 4 // "Yael Orr (Tzomet)", "Ada Eze (Enugu East)"
		}
	}
	sc.signsOfLink(t, s, e)
	sc.signsOfNaming(s.First-1, e)
}

// signsOfNaming reads what says that a name is one: "a boy named Yarik", "her surname, Pyo".
func (sc *Scale) signsOfNaming(t int32, e *Shown) {
	switch {
	case sc.Char(t) == ',' && sc.Part(t-1, lang.NameNoun):
		e.Person += 3
		e.Kin++
	case sc.Part(t, lang.Named) && sc.KindOfOrg(t-1):
		e.Org += 3
	case sc.Part(t, lang.Named) && sc.SmallIs(t-1, lang.PersonNoun|lang.Post|lang.Kin) && sc.Entry(t-1).Number != lang.Plural:
		e.Person += 3
		e.Kin++
	}
}

// signsOfArticle reads the article before a name. In capitals within a sentence it is part of a
// name that nobody bears but a paper, a band, a firm.
func (sc *Scale) signsOfArticle(s *read.Span, e *Shown) {
	t := s.First - 1
	if !sc.Has(s.End) || sc.Shape(s.End)&read.Lower == 0 || sc.Is(s.End, lang.Function|lang.Adverb) || sc.VerbNext(s.End) {
		e.the++
		e.Person -= 2
	} else if sc.Entry(t).Link&lang.LinkA != 0 {
		e.Org++ // "a Harl Pendry analyst"
	}
	if sc.Shape(t)&read.Capital != 0 && sc.Shape(t)&(read.Weak|read.Shut|read.Heading) == 0 {
		e.Org++
	}
	if sc.ToldTo(t - 1) {
		e.Org++
	}
}

// signsOfLink reads the preposition or verb at token t, before a name and its article, with the
// noun before it.
func (sc *Scale) signsOfLink(t int32, s *read.Span, e *Shown) {
	if !sc.Has(t) || sc.Shape(t)&read.Lower == 0 && sc.Shape(t)&read.Weak == 0 {
		return
	}
	owner := sc.Has(s.End) && sc.Toks[s.End].Kind == prose.Clitic // "in Orr's view"
	link := sc.Entry(t).Link
	noun := t < s.First-1 && sc.Has(s.End) && sc.Shape(s.End)&read.Lower != 0 && !sc.Is(s.End, lang.Function|lang.Adverb) && !sc.VerbNext(s.End) // "of the Ostrey lifeboat"
	switch {
	case sc.Part(t, lang.Joins) && sc.Entry(t).Form != 0, link&lang.LinkFrom != 0 && sc.Part(t-1, lang.Joins):
		e.Org += 2
	case sc.ToldTo(t) && t == s.First-1 && !owner:
		if sc.hears(t, s) {
			e.Org += 3
		}
	case link&lang.LinkOf != 0 && sc.Char(t-1) == ',' && t == s.First-1:
		e.place += 3 // "Speight, of Rothwell, denied it"
	case link&(lang.LinkOf|lang.LinkIn) != 0 && sc.Part(t-1, lang.OfBody):
		e.Org += 3
	case link&lang.LinkFor != 0 && sc.Is(t-1, lang.Spokes):
		e.Org += 3
	case link&lang.LinkFor != 0 && sc.Part(t-1, lang.ForPlace):
		e.place += 3
	case sc.Part(t, lang.Where) && t == s.First-1 && !owner:
		e.place += 2
	case link&(lang.LinkOf|lang.LinkFor|lang.LinkIn) != 0 && sc.Part(t-1, lang.Local), link&lang.LinkOf != 0 && sc.Part(t-1, lang.Compass) && t == s.First-1:
		e.place += 3
	case link&(lang.LinkOf|lang.LinkAt) != 0 && sc.SmallIs(t-1, lang.Post) && (link&lang.LinkAt != 0 || !sc.Is(t-1, lang.Kin|lang.ClubPost)) && sc.Entry(t-1).Number&lang.Plural == 0 && !owner && !noun:
		e.Org += 2
		if link&lang.LinkOf != 0 {
			e.place++
		}
	case link&lang.LinkAt != 0 && sc.Is(t-1, lang.Post) && sc.Shape(t-1)&(read.Lower|read.Weak) != 0 && t == s.First-1 && s.End-s.First > 1 && !owner:
		e.Org += 3 // "analysts at Peel Hunt"
	case link&lang.LinkOf != 0 && t == s.First-1 && sc.personEnds(t) && s.End-s.First > 1:
		e.Org += 2 // "Ann Lee of Mellor Finch"
		e.place++
	case sc.Locates(t + 1):
		if !owner {
			e.in++
			e.place += 2
		}
	case link&lang.LinkAt != 0 && t == s.First-1 && !owner:
		e.Org++
		e.place += 2
	case link&lang.LinkFrom != 0 && t == s.First-1 && !owner:
		e.place++
	}
}

// personEnds reports whether a full name, as far as it has been cut, ends before token t.
func (sc *Scale) personEnds(t int32) bool {
	k := sc.spanBefore(t)
	return k != read.NoSpan && sc.Spans[k].Guess == read.Person && (sc.Spans[k].End-sc.Spans[k].First > 1 || sc.Spans[k].Title < sc.Spans[k].First)
}

// spanBefore is the span that ends at token t, or NoSpan.
func (sc *Scale) spanBefore(t int32) read.SpanID {
	lo, hi := 0, len(sc.Spans)
	for lo < hi {
		if mid := (lo + hi) / 2; sc.Spans[mid].End < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(sc.Spans) && sc.Spans[lo].End == t {
		return read.SpanID(lo)
	}
	return read.NoSpan
}

// hears reports whether the span after the verb of telling at token t is a paper: one word that
// nobody bears in full, and nobody who is asked to do anything.
func (sc *Scale) hears(t int32, s *read.Span) bool {
	w := sc.Text(s.First)
	return s.End-s.First == 1 && sc.Entry(t).Cue&lang.CueAsk == 0 && !sc.NameNext(s.End) && !sc.Part(s.End, lang.Infinitive) && w[len(w)-1] != 's' && sc.Shape(s.First)&read.Initial == 0
}

// kinBefore reports whether a word for kin stands before a span: "his wife Ann", "the boy's father,
// Tom".
func (sc *Scale) kinBefore(s *read.Span) bool {
	t := s.First - 1
	if sc.Is(t, lang.Kin) {
		return true
	}
	return sc.Char(t) == ',' && sc.Is(t-1, lang.Kin) && (sc.Is(t-2, lang.Possessive) || sc.Has(t-2) && (sc.Tok(t-2).Kind == prose.Clitic || sc.Tok(t-2).Kind == prose.Mark))
}
