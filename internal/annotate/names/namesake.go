package names

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// namesakes makes organisations of the nouns that take their names from what stands before them: "the Obama administration", "Barnet council". The noun
// is the mention, so that the person or place before it stays one.
func (f *finder) namesakes() {
	out := f.laid[:0]
	for _, s := range f.spans {
		out = append(out, s)
		if !f.has(s.end) {
			continue
		}
		w, k := f.pack.Phrase(f.words[s.end:min(s.end+3, f.len())])
		e, n := f.pack.Entry(w), int32(k)
		if !e.Is(lang.OfPerson|lang.OfPlace) || f.looks[s.end]&(capital|shut) != 0 || f.looks[s.end-1]&plain != 0 || s.title != s.first || s.hi > 0 || f.is(s.first, lang.Title) && !f.is(s.first, lang.Given|lang.Surname) {
			continue
		}
		o := span{first: s.end, title: s.end, end: s.end + n, from: s.first, guess: isOrganisation, rule: byNamesake, owner: -1, borrowed: -1, candidates: [2]int32{-1, -1}}
		switch {
		case s.guess == isPlace && e.Is(lang.OfPlace), e.Is(lang.OfPerson) && s.end-s.first == 1 && (s.guess == isSingle || s.guess == isPerson || f.is(s.first, lang.Surname)):
			out = append(out, o)
		}
	}
	f.laid, f.spans = f.spans[:0], out
}

// clubs takes a city for its club throughout the story, where a word after its name tells that once, "Kelling striker", or a score: "Kelling won 2-1". Where
// something happens in it, it stays a city.
func (f *finder) clubs() {
	f.clubWords = f.clubWords[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if f.isCity(s) && f.plays(s) && len(f.clubWords) < longestChain {
			f.clubWords = append(f.clubWords, s.word)
		}
	}
	for i := range f.spans {
		if s := &f.spans[i]; len(f.clubWords) > 0 && f.isCity(s) && slices.Contains(f.clubWords, s.word) && !f.link(s.first-1, lang.LinkIn) {
			s.guess, s.rule = isOrganisation, byClub
		}
	}
}

func (f *finder) isCity(s *span) bool {
	return s.guess == isPlace && s.hi == 0 && s.entry == nil && s.word != 0 && f.pack.Entry(s.word).Is(lang.City)
}

// plays reports whether the words after a city tell that its club is meant.
func (f *finder) plays(s *span) bool {
	at := s.end
	if f.has(at) && f.toks[at].Kind == prose.Clitic {
		at++
	}
	if f.is(at, lang.ClubPost) && f.looks[at]&capital == 0 {
		return true
	}
	if f.is(s.first-1, lang.Preposition) || !f.verbNext(at) {
		return false
	}
	for t := at + 1; f.has(t) && t < at+5 && f.looks[t]&shut == 0; t++ {
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
