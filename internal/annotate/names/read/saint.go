package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// saintTown is the end of a village's name at i that is named for a saint, "Chalfont St Peter", "St
// Ives"; i where there is none.
func (pl places) saintTown(i int32) int32 {
	at := i
	if pl.Unknown(i) && pl.NameNext(i+1) {
		at++
	}
	if !pl.Shaped(at, Capital) || !pl.Part(at, lang.Saintly) || at == i && pl.titled(i) {
		return i
	}
	to := pl.PastDot(at + 1)
	if pl.NameNext(to) && (at > i || pl.Is(i-1, lang.Preposition) || pl.Kind(to+1) == prose.Clitic) {
		return to + 1
	}
	return i
}

// addSaint adds the place from i to end that is named for a saint, with the noun that goes on with
// its name: "St Pappin's Church".
func (pl places) addSaint(i, end int32) int32 {
	s := Span{First: i, End: end, Guess: Place, Rule: ByPlaceHead}
	if pl.Has(end+1) && (pl.Toks[end].Kind == prose.Clitic || pl.ownersMark(end)) {
		pl.parish(&s, end+1)
		if pl.endsInOwner(&s) {
			s.End = end + 1
		}
	} else {
		pl.parish(&s, end)
	}
	pl.add(s)
	return s.End
}

// parish takes the noun at token from, or within two words of it, that goes on with a saint's name:
// "St Pappin's Church", "St Pappin's Regional Hospital".
func (pl places) parish(s *Span, from int32) {
	for t := from; t < from+3 && pl.NameNext(t); t++ {
		hospital := t+1 < from+3 && pl.NameNext(t+1) && pl.Is(t+1, lang.OrgHead)
		if !pl.Is(t, lang.OrgHead|lang.PlaceHead) || hospital {
			continue
		}
		if s.End = t + 1; pl.Is(t, lang.OrgHead) {
			s.Guess, s.Rule = Organisation, ByOrgHead
		}
		return
	}
}

// endsInOwner reports whether a saint's name with an owner's mark stands alone: "the organist at St
// Budoc's in Honiton".
func (pl places) endsInOwner(s *Span) bool {
	if s.Guess != Place || pl.Kind(s.End) != prose.Clitic {
		return false
	}
	at := s.End + 1
	return pl.Kind(at) == prose.Punct || pl.Is(at, lang.Preposition|lang.Conjunction|lang.Auxiliary) || pl.CueAt(at)
}
