package names

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// namesakes makes organisations of the nouns that take their names from what stands before them:
// "the Obama administration", "Barnet council". The noun is the mention, so that the person or
// place before it stays one.
func (f *finder) namesakes() {
	out := f.laid[:0]
	for _, s := range f.spans {
		out = append(out, s)
		if !f.has(s.end) {
			continue
		}
		w, k := f.pack.Phrase(f.words[s.end:min(s.end+3, f.len())])
		e, n := f.pack.Entry(w), int32(k)
		if !e.Is(lang.OfPerson|lang.OfPlace) || f.shape(s.end)&(capital|shut) != 0 || f.shape(s.end-1)&plain != 0 || s.title != s.first || s.hi > 0 || f.is(s.first, lang.Title) && !f.is(s.first, lang.Given|lang.Surname) {
			continue
		}
		ofPlace := e.Is(lang.OfPlace) && s.guess == isPlace
		ofPerson := e.Is(lang.OfPerson) && s.end-s.first == 1 && (s.guess == isSingle || s.guess == isPerson || f.is(s.first, lang.Surname))
		if ofPlace || ofPerson {
			out = append(out, unowned(span{first: s.end, title: s.end, end: s.end + n, from: s.first, guess: isOrganisation, rule: byNamesake}))
		}
	}
	f.laid, f.spans = f.spans[:0], out
}

// clubs takes a place for its club throughout the story, where a word after its name tells that
// once, "Kelling striker", or a score: "Kelling won 2-1", "a 24-23 win over Fort Hale". Where
// something happens in it, it stays a place.
func (f *finder) clubs() {
	f.clubWords = f.clubWords[:0]
	for i := range f.spans {
		if s := &f.spans[i]; f.fieldsClub(s) && f.plays(s) && len(f.clubWords) < longestChain {
			f.clubWords = append(f.clubWords, f.syms.of(f.keyOf(s)))
		}
	}
	for i := range f.spans {
		if s := &f.spans[i]; len(f.clubWords) > 0 && f.fieldsClub(s) && slices.Contains(f.clubWords, f.syms.of(f.keyOf(s))) && !f.link(s.first-1, lang.LinkIn) && f.char(s.end) != ',' {
			s.guess, s.rule = isOrganisation, byClub
		}
	}
}

// fieldsClub reports whether a span is a place that a club can be called by: a city, or a town that
// no list has.
func (f *finder) fieldsClub(s *span) bool {
	if s.guess != isPlace || s.hi > 0 || s.entry != nil {
		return false
	}
	return s.word != 0 && f.pack.Entry(s.word).Is(lang.City) || s.word == 0 && s.rule == byPlaceHead && f.tok(s.end-1).Kind == prose.Word
}

// plays reports whether the words around a place tell that its club is meant.
func (f *finder) plays(s *span) bool {
	at := s.end
	if f.has(at) && f.toks[at].Kind == prose.Clitic {
		at++
	}
	if f.is(at, lang.ClubPost) && f.shape(at)&capital == 0 {
		return true
	}
	if f.isOpen(at) && f.has(at+1) && f.isScore(at+1) {
		return true
	}
	if f.has(at) && f.isScore(at) && f.has(s.first-1) && f.entry(s.first-1).Form&lang.Past != 0 {
		return true // "beat Kelling 2-1"
	}
	if f.is(s.first-1, lang.Preposition) {
		return f.link(s.first-1, lang.LinkVersus) && f.scored(s.first-5, s.first-1)
	}
	if f.scored(at, at+3) && f.link(at, lang.LinkA) {
		return true // "gave Stillman a 24-23 win"
	}
	return f.verbNext(at) && f.scored(at+1, at+5)
}

// scored reports whether a score stands among the tokens, before a clause ends.
func (f *finder) scored(from, to int32) bool {
	for t := max(from, 0); f.has(t) && t < to; t++ {
		if t > from && f.shape(t)&shut != 0 {
			return false
		}
		if f.isScore(t) {
			return true
		}
	}
	return false
}

// isScore reports whether token i is a match's result: "2-1".
func (f *finder) isScore(i int32) bool {
	w := f.text(i)
	if len(w) < 3 || len(w) > 5 || w[0] < '0' || w[0] > '9' || w[len(w)-1] < '0' || w[len(w)-1] > '9' {
		return false
	}
	mid := w[1 : len(w)-1]
	return mid == "-" || mid == "–"
}
