package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// expand joins acronyms to the names they stand for: "Harbour Pilots Commission (HPC)", or the
// first letters of a name's words.
func (op *OrgsAndPlaces) expand() {
	op.indexLetters()
	for i := range op.Spans {
		s := &op.Spans[i]
		if s.Guess != read.Organisation || s.Len() != 1 || s.Owner == read.Nobody || op.knownByAll(s) {
			continue
		}
		own := OrgPlaceID(s.Owner)
		switch before, after := op.spanBeside(i-1), op.spanBeside(i+1); {
		case before != nil && before.Owner != read.Nobody && op.bracketed(before, s):
			op.merge(own, OrgPlaceID(before.Owner))
		case after != nil && op.explains(s, after):
			op.merge(own, OrgPlaceID(after.Owner))
		case s.Rule == read.ByAcronym:
			op.expandByLetters(s)
		}
	}
}

// indexLetters indexes the organisations of several words by their first letter.
func (op *OrgsAndPlaces) indexLetters() {
	clear(op.byLetter[:])
	for t := OrgPlaceID(len(op.OrgPlaces)) - 1; t > 0; t-- {
		x := &op.OrgPlaces[t]
		b := &op.Spans[x.Best]
		if x.Guess == read.Organisation && x.spans > 0 && b.End-b.From > 1 {
			at := &op.byLetter[op.Text(b.From)[0]&31]
			x.nextLetter, *at = *at, t
		}
	}
}

// mostUnexplained is how often a story names an organisation that all know by its acronym before it
// is taken for granted.
const mostUnexplained = 3

// knownByAll reports whether a known organisation is named so often by its acronym that nothing
// explains it.
func (op *OrgsAndPlaces) knownByAll(s *read.Span) bool {
	x := &op.OrgPlaces[s.Owner]
	return s.Rule == read.ByKnownOrg && x.same != 0 && x.spans > mostUnexplained
}

// spanBeside is span i where it is an organisation, or nil.
func (op *OrgsAndPlaces) spanBeside(i int) *read.Span {
	if i < 0 || i >= len(op.Spans) || op.Spans[i].Guess != read.Organisation {
		return nil
	}
	return &op.Spans[i]
}

// explains reports whether a name in brackets right behind an acronym is what it stands for.
func (op *OrgsAndPlaces) explains(s, name *read.Span) bool {
	return op.IsOpen(s.End) && name.First == s.End+1 && op.Abbreviates(op.Text(s.First), name)
}

// expandByLetters joins an acronym to the first organisation whose name begins with its letter and
// has its letters.
func (op *OrgsAndPlaces) expandByLetters(s *read.Span) {
	word, own := op.Text(s.First), OrgPlaceID(s.Owner)
	t := op.byLetter[word[0]&31]
	for n := 0; t > 0 && n < longestChain; n++ {
		x := &op.OrgPlaces[t]
		if x.spans > 0 && op.Root(t) != op.Root(own) && op.Abbreviates(word, &op.Spans[x.Best]) {
			op.merge(own, t)
			return
		}
		t = x.nextLetter
	}
}
