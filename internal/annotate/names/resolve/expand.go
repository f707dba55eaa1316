package resolve

import "github.com/onrecord/onrecord/internal/annotate/names/read"

// expand joins acronyms to the names they stand for: "Harbour Pilots Commission (HPC)", or the
// first letters of a name's words.
func (op *OrgsAndPlaces) expand() {
	clear(op.byLetter[:])
	for t := OrgPlaceID(len(op.OrgPlaces)) - 1; t > 0; t-- {
		x := &op.OrgPlaces[t]
		if b := &op.Spans[x.Best]; x.Guess == read.Organisation && x.spans > 0 && b.End-b.From > 1 {
			at := &op.byLetter[op.Text(b.From)[0]&31]
			x.nextLetter, *at = *at, t
		}
	}
	for i := range op.Spans {
		s := &op.Spans[i]
		if s.Guess != read.Organisation || s.End-s.First != 1 || s.Owner == read.Nobody || op.OrgPlaces[s.Owner].same != 0 && s.Rule == read.ByKnownOrg && op.OrgPlaces[s.Owner].spans > 3 {
			continue
		}
		if i > 0 && op.IsOpen(s.First-1) && (op.Char(s.End) == ')' || op.Char(s.End) == ']') && op.Spans[i-1].End == s.First-1 && op.Spans[i-1].Guess == read.Organisation && op.Spans[i-1].Owner != read.Nobody {
			op.merge(OrgPlaceID(s.Owner), OrgPlaceID(op.Spans[i-1].Owner))
			continue
		}
		if i+1 < len(op.Spans) && op.IsOpen(s.End) && op.Spans[i+1].First == s.End+1 && op.Spans[i+1].Guess == read.Organisation && op.Abbreviates(op.Text(s.First), &op.Spans[i+1]) {
			op.merge(OrgPlaceID(s.Owner), OrgPlaceID(op.Spans[i+1].Owner))
			continue
		}
		if s.Rule == read.ByAcronym {
			op.expandByLetters(s)
		}
	}
}

// expandByLetters joins an acronym to the first organisation whose name begins with its letter and
// has its letters.
func (op *OrgsAndPlaces) expandByLetters(s *read.Span) {
	word := op.Text(s.First)
	own := OrgPlaceID(s.Owner)
	for n, t := 0, op.byLetter[word[0]&31]; t > 0 && n < longestChain; n, t = n+1, op.OrgPlaces[t].nextLetter {
		if op.Root(t) != op.Root(own) && op.OrgPlaces[t].spans > 0 && op.Abbreviates(word, &op.Spans[op.OrgPlaces[t].Best]) {
			op.merge(own, t)
			return
		}
	}
}
