package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// parish takes the noun that goes on with a saint's name: "St Pappin's Church", "St Pappin's
// Regional Hospital".
func (pl places) parish(s *Span, from int32) {
	for t := from; t < from+3 && pl.NameNext(t); t++ {
		if !pl.Is(t, lang.OrgHead|lang.PlaceHead) || pl.NameNext(t+1) && pl.Is(t+1, lang.OrgHead) && t+1 < from+3 {
			continue
		}
		if s.End = t + 1; pl.Is(t, lang.OrgHead) {
			s.Guess, s.Rule = Organisation, ByOrgHead
		}
		return
	}
}

// churchly reports whether a saint's name with an owner's mark stands alone: "the organist at St
// Budoc's in Honiton".
func (pl places) churchly(s *Span) bool {
	at := s.End + 1
	return s.Guess == Place && pl.Toks[s.End].Kind == prose.Clitic && (!pl.Has(at) || pl.Toks[at].Kind == prose.Punct || pl.Is(at, lang.Preposition|lang.Conjunction|lang.Auxiliary) || pl.CueAt(at))
}

// saintly reads a village named for a saint: "Chalfont St Peter", "St Ives".
func (pl places) saintly(i int32) int32 {
	at := i
	if pl.Unknown(i) && pl.NameNext(i+1) {
		at++
	}
	if pl.Shape(at)&Capital == 0 || !pl.Part(at, lang.Saintly) || at == i && pl.titleEnd == i {
		return i
	}
	if to := pl.PastDot(at + 1); pl.NameNext(to) && (at > i || pl.Is(i-1, lang.Preposition) || pl.Has(to+1) && pl.Tok(to+1).Kind == prose.Clitic) {
		return to + 1
	}
	return i
}
