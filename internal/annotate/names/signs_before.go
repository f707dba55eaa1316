package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// signed reports whether a span closes a block after somebody's name and a comma: a letter to the
// editor, "Ann Lee, Kelling".
func (f *finder) signed(s *span) bool {
	return f.char(s.first-1) == ',' && (!f.has(s.end) || f.toks[s.end].Is(prose.Begin)) && f.personEnds(s.first-1) && f.toks[f.spans[f.spanBefore(s.first-1)].title].Is(prose.Begin)
}

// signsBefore reads what stands before a name.
func (f *finder) signsBefore(s *span, e *evidence) {
	t := s.first - 1
	if f.looksShut(s.first) && f.has(t) && f.toks[t].Kind != prose.Mark {
		return // what stands before is another sentence's
	}
	if f.part(t, lang.Case) || f.char(t) == '.' && f.part(t-1, lang.Case) {
		e.the++
		e.person -= 3
	}
	if f.kinBefore(s) {
		e.kin++
		e.person += 4
		return
	}
	if f.is(t, lang.Article) {
		f.signsOfArticle(s, e)
		t--
	}
	if f.char(t) == ',' && t == s.first-1 && f.char(s.end) == ',' && f.smallIs(t-1, lang.Post|lang.PersonNoun) && f.entry(t-1).Number&lang.Plural == 0 {
		e.person += 3 // "the deputy head, Cut Nurhayati, said"
	}
	switch {
	case t < s.first-1:
	case f.kindOfBody(t) && f.shape(s.first)&shut == 0 && !(f.is(t-1, lang.Article) && f.toldTo(t-2) && f.verbNext(s.end)):
		e.org += 3 // "the app Lumenote"
		return
	case f.is(t, lang.Demonym) && f.entry(t).Number != lang.Plural:
		e.post++
	case f.smallIs(t, lang.Post) && f.entry(t).Number == lang.Plural && s.end-s.first > 1 && !f.link(s.end, lang.LinkAnd) && f.char(s.end) != ',' && !f.is(t, lang.Kin):
		e.org += 2 // "stockbrokers Pargeter Lowe"
	case f.smallIs(t, lang.Post) && (f.link(t-1, lang.LinkOf) || f.link(t-1, lang.LinkIn)) && f.part(t-2, lang.OfBody):
		e.org += 4 // "shares of rival Solid Volt"
	case f.smallIs(t, lang.Post|lang.PersonNoun) && f.entry(t).Number != lang.Plural:
		e.post++
		e.person += 2
	}
	if f.char(t) == '(' && f.char(s.end) == ')' && f.personEnds(t) && !f.is(s.first, lang.Given) && f.shape(s.first)&initial == 0 && !f.toks[s.first].Is(prose.Hyphen) {
		if e.org += 2; f.part(s.end-1, lang.Compass) {
			e.place += 4 // "Yael Orr (Tzomet)", "Ada Eze (Enugu East)"
		}
	}
	f.signsOfLink(t, s, e)
	f.signsOfNaming(s.first-1, e)
}

// signsOfNaming reads what says that a name is one: "a boy named Yarik", "her surname, Pyo".
func (f *finder) signsOfNaming(t int32, e *evidence) {
	switch {
	case f.char(t) == ',' && f.part(t-1, lang.NameNoun):
		e.person += 3
		e.kin++
	case f.part(t, lang.Named) && f.kindOfBody(t-1):
		e.org += 3
	case f.part(t, lang.Named) && f.smallIs(t-1, lang.PersonNoun|lang.Post|lang.Kin) && f.entry(t-1).Number != lang.Plural:
		e.person += 3
		e.kin++
	}
}

// signsOfArticle reads the article before a name. In capitals within a sentence it is part of a
// name that nobody bears but a paper, a band, a firm.
func (f *finder) signsOfArticle(s *span, e *evidence) {
	t := s.first - 1
	if !f.has(s.end) || f.shape(s.end)&lower == 0 || f.is(s.end, lang.Function|lang.Adverb) || f.verbNext(s.end) {
		e.the++
		e.person -= 2
	} else if f.entry(t).Link&lang.LinkA != 0 {
		e.org++ // "a Harl Pendry analyst"
	}
	if f.shape(t)&capital != 0 && f.shape(t)&(weak|shut|heading) == 0 {
		e.org++
	}
	if f.toldTo(t - 1) {
		e.org++
	}
}

// signsOfLink reads the preposition or verb at token t, before a name and its article, with the
// noun before it.
func (f *finder) signsOfLink(t int32, s *span, e *evidence) {
	if !f.has(t) || f.shape(t)&lower == 0 && f.shape(t)&weak == 0 {
		return
	}
	owner := f.has(s.end) && f.toks[s.end].Kind == prose.Clitic // "in Orr's view"
	link := f.entry(t).Link
	noun := t < s.first-1 && f.has(s.end) && f.shape(s.end)&lower != 0 && !f.is(s.end, lang.Function|lang.Adverb) && !f.verbNext(s.end) // "of the Ostrey lifeboat"
	switch {
	case f.part(t, lang.Joins) && f.entry(t).Form != 0, link&lang.LinkFrom != 0 && f.part(t-1, lang.Joins):
		e.org += 2
	case f.toldTo(t) && t == s.first-1 && !owner:
		if f.hears(t, s) {
			e.org += 3
		}
	case link&lang.LinkOf != 0 && f.char(t-1) == ',' && t == s.first-1:
		e.place += 3 // "Speight, of Rothwell, denied it"
	case link&(lang.LinkOf|lang.LinkIn) != 0 && f.part(t-1, lang.OfBody):
		e.org += 3
	case link&lang.LinkFor != 0 && f.is(t-1, lang.Spokes):
		e.org += 3
	case link&lang.LinkFor != 0 && f.part(t-1, lang.ForPlace):
		e.place += 3
	case f.part(t, lang.Where) && t == s.first-1 && !owner:
		e.place += 2
	case link&(lang.LinkOf|lang.LinkFor|lang.LinkIn) != 0 && f.part(t-1, lang.Local), link&lang.LinkOf != 0 && f.part(t-1, lang.Compass) && t == s.first-1:
		e.place += 3
	case link&(lang.LinkOf|lang.LinkAt) != 0 && f.smallIs(t-1, lang.Post) && (link&lang.LinkAt != 0 || !f.is(t-1, lang.Kin|lang.ClubPost)) && f.entry(t-1).Number&lang.Plural == 0 && !owner && !noun:
		e.org += 2
		if link&lang.LinkOf != 0 {
			e.place++
		}
	case link&lang.LinkAt != 0 && f.is(t-1, lang.Post) && f.shape(t-1)&(lower|weak) != 0 && t == s.first-1 && s.end-s.first > 1 && !owner:
		e.org += 3 // "analysts at Peel Hunt"
	case link&lang.LinkOf != 0 && t == s.first-1 && f.personEnds(t) && s.end-s.first > 1:
		e.org += 2 // "Ann Lee of Mellor Finch"
		e.place++
	case f.locates(t + 1):
		if !owner {
			e.in++
			e.place += 2
		}
	case link&lang.LinkAt != 0 && t == s.first-1 && !owner:
		e.org++
		e.place += 2
	case link&lang.LinkFrom != 0 && t == s.first-1 && !owner:
		e.place++
	}
}

// personEnds reports whether a full name, as far as it has been cut, ends before token t.
func (f *finder) personEnds(t int32) bool {
	k := f.spanBefore(t)
	return k != NoSpan && f.spans[k].guess == isPerson && (f.spans[k].end-f.spans[k].first > 1 || f.spans[k].title < f.spans[k].first)
}

// spanBefore is the span that ends at token t, or NoSpan.
func (f *finder) spanBefore(t int32) SpanID {
	lo, hi := 0, len(f.spans)
	for lo < hi {
		if mid := (lo + hi) / 2; f.spans[mid].end < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(f.spans) && f.spans[lo].end == t {
		return SpanID(lo)
	}
	return NoSpan
}

// hears reports whether the span after the verb of telling at token t is a paper: one word that
// nobody bears in full, and nobody who is asked to do anything.
func (f *finder) hears(t int32, s *span) bool {
	w := f.text(s.first)
	return s.end-s.first == 1 && f.entry(t).Cue&lang.CueAsk == 0 && !f.nameNext(s.end) && !f.part(s.end, lang.Infinitive) && w[len(w)-1] != 's' && f.shape(s.first)&initial == 0
}

// kinBefore reports whether a word for kin stands before a span: "his wife Ann", "the boy's father,
// Tom".
func (f *finder) kinBefore(s *span) bool {
	t := s.first - 1
	if f.is(t, lang.Kin) {
		return true
	}
	return f.char(t) == ',' && f.is(t-1, lang.Kin) && (f.is(t-2, lang.Possessive) || f.has(t-2) && (f.tok(t-2).Kind == prose.Clitic || f.tok(t-2).Kind == prose.Mark))
}
