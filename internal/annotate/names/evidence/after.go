package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// signsAfter reads what stands after a name.
func (sc *Scale) signsAfter(s *read.Span, e *Shown) {
	t := s.End
	if !sc.Has(t) {
		return
	}
	if sc.Toks[t].Kind == prose.Clitic {
		switch {
		case sc.Part(t+1, lang.OfBody):
			e.Org += 2
		case sc.Part(t+1, lang.Local):
			e.place += 2
		}
		return
	}
	switch {
	case sc.Part(t, lang.Case):
		e.the++
		e.Person -= 3
	case sc.Char(t) == ',', sc.Char(t) == 0xe2 && sc.Toks[t].Is(prose.Space), sc.Char(t) == '-' && sc.Toks[t].Is(prose.Space):
		sc.signsOfComma(t+1, s, e)
	case sc.IsOpen(t) && sc.Has(t+1) && sc.IsScore(t+1):
		e.Org += 3 // "the Badgers (6-3)"
	case sc.IsOpen(t) && sc.Char(t+2) == ')' && sc.Tok(t+1).Is(prose.Caps) && sc.Abbreviates(sc.Text(t+1), s):
		e.Org += 3
	case sc.IsScore(t) && sc.Shape(t)&read.Heading == 0:
		e.Org += 2
	case s.Weak && sc.Shape(t)&read.Lower != 0 && sc.Unknown(s.End-1) && !sc.VerbNext(t) && !sc.Is(t, lang.Spokes):
		// "Beef producers": at the head of a sentence the word may be a plain noun
		sc.signsOfNoun(t, &e.late)
	case sc.Shape(t)&read.Lower == 0 && !sc.Part(t, lang.Local):
	default:
		sc.signsOfNoun(t, &e.signs)
		if sc.CueAt(t) && sc.inStatement(t+1) {
			e.Org++
		} else if sc.CueAt(t) && sc.ofItself(t+1) {
			e.Org += 2
		}
	}
}

// signsOfNoun reads the noun or verb at token t, right after a name.
func (sc *Scale) signsOfNoun(t int32, e *signs) {
	switch {
	case sc.Part(t, lang.Local):
		e.place += 3
	case sc.Is(t, lang.Spokes), sc.Part(t, lang.OfBody):
		e.Org += 3
	case sc.Part(t, lang.Trades) && sc.VerbNext(t):
		e.Org += 2
	case sc.Is(t, lang.OfPlace|lang.AreaNoun):
		e.place += 2
	case sc.KindOfOrg(t) && sc.Entry(t).Form&lang.Past == 0 && !sc.Is(t, lang.Learned|lang.PlaceHead):
		e.Org += 2
	}
}

// ofItself reports whether "its" stands at token t, or "it" with a verb that says what a body does:
// "Halden said it relied on divers". "It was hard" says nothing.
func (sc *Scale) ofItself(t int32) bool {
	if !sc.Has(t) || sc.Entry(t).Gender != lang.Neuter || sc.Entry(t).Number&lang.Plural != 0 {
		return false
	}
	return sc.Is(t, lang.Possessive) || sc.Is(t, lang.Pronoun) && sc.Has(t+1) && sc.Entry(t+1).Form&(lang.Past|lang.Present) != 0 && !sc.Is(t+1, lang.Auxiliary|lang.Modal|lang.Function)
}

// inStatement reports whether "in a statement" stands at token t: bodies speak so more than people.
func (sc *Scale) inStatement(t int32) bool {
	return sc.Link(t, lang.LinkIn) && sc.Is(t+1, lang.Article) && sc.Has(t+2) && sc.Entry(t+2).Cue&lang.CueNoun != 0
}

// signsOfComma reads what follows the comma after a name: an age, "who", "which", a state, or a
// phrase that says what it is.
func (sc *Scale) signsOfComma(t int32, s *read.Span, e *Shown) {
	before := e.Person
	defer func() {
		if sc.Is(s.First-1, lang.Preposition) {
			e.Person = min(e.Person, before) // "a nurse in Elko, who": it is said of the nurse
		}
	}()
	switch {
	case sc.Aged(t - 1):
		e.Person += 4
	case sc.Part(t, lang.Who):
		e.Person += 3
	case sc.Part(t, lang.Which):
		e.Org += 2
		e.place++
		e.Person -= 3
	case sc.Is(t, lang.State|lang.Country) && sc.Shape(t)&read.Capital != 0:
		e.place += 3
	case sc.Is(t, lang.Article|lang.Possessive):
		sc.signsOfApposition(t+1, e)
	}
}

// longestApposition is the most tokens in which the noun of an apposition is looked for.
const longestApposition = 7

// signsOfApposition reads the noun that the name before is said to be: "Halden, the Dutch maker of
// valves".
func (sc *Scale) signsOfApposition(t int32, e *Shown) {
	head := int32(-1)
	for end := t + longestApposition; sc.Has(t) && t < end && sc.Shape(t)&read.Shut == 0; t++ {
		if sc.Toks[t].Kind == prose.Clitic || sc.Toks[t].Kind == prose.Mark && !sc.Toks[t].Is(prose.Space) {
			head = -1 // "the union's deputy leader", "the viewers' group"
			continue
		}
		if sc.Toks[t].Kind != prose.Word || sc.Is(t, lang.Preposition|lang.Relative|lang.Auxiliary|lang.Modal|lang.Conjunction) {
			break
		}
		if sc.SmallIs(t, read.Posting|lang.PlaceHead|lang.AreaNoun) || sc.Part(t, lang.KindOfBody) {
			head = t
		}
	}
	if head < 0 {
		return
	}
	switch {
	case sc.Part(head, lang.KindOfBody) && !sc.Is(head, lang.OrgNoun|read.PersonPosting):
		e.Org += 4
	case sc.Is(head, lang.OrgNoun) && sc.Is(head, read.PersonPosting):
		e.Org += 2
		e.Person++
	case sc.Is(head, lang.OrgNoun):
		e.Org += 4
	case sc.Is(head, read.PersonPosting):
		e.Person += 3
	default:
		e.place += 3
	}
}
