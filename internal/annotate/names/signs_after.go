package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// signsAfter reads what stands after a name.
func (f *finder) signsAfter(s *span, e *evidence) {
	t := s.end
	if !f.has(t) {
		return
	}
	if f.toks[t].Kind == prose.Clitic {
		switch {
		case f.part(t+1, lang.OfBody):
			e.org += 2
		case f.part(t+1, lang.Local):
			e.place += 2
		}
		return
	}
	switch {
	case f.part(t, lang.Case):
		e.the++
		e.person -= 3
	case f.char(t) == ',', f.char(t) == 0xe2 && f.toks[t].Is(prose.Space), f.char(t) == '-' && f.toks[t].Is(prose.Space):
		f.signsOfComma(t+1, s, e)
	case f.isOpen(t) && f.has(t+1) && f.isScore(t+1):
		e.org += 3 // "the Badgers (6-3)"
	case f.isOpen(t) && f.char(t+2) == ')' && f.tok(t+1).Is(prose.Caps) && f.abbreviates(f.text(t+1), s):
		e.org += 3
	case f.isScore(t) && f.shape(t)&heading == 0:
		e.org += 2
	case s.weak && f.shape(t)&lower != 0 && f.unknown(s.end-1) && !f.verbNext(t) && !f.is(t, lang.Spokes):
		// "Beef producers": at the head of a sentence the word may be a plain noun
		f.signsOfNoun(t, &e.late)
	case f.shape(t)&lower == 0 && !f.part(t, lang.Local):
	default:
		f.signsOfNoun(t, &e.signs)
		if f.cueAt(t) && f.inStatement(t+1) {
			e.org++
		} else if f.cueAt(t) && f.ofItself(t+1) {
			e.org += 2
		}
	}
}

// signsOfNoun reads the noun or verb at token t, right after a name.
func (f *finder) signsOfNoun(t int32, e *signs) {
	switch {
	case f.part(t, lang.Local):
		e.place += 3
	case f.is(t, lang.Spokes), f.part(t, lang.OfBody):
		e.org += 3
	case f.part(t, lang.Trades) && f.verbNext(t):
		e.org += 2
	case f.is(t, lang.OfPlace|lang.AreaNoun):
		e.place += 2
	case f.kindOfBody(t) && f.entry(t).Form&lang.Past == 0 && !f.is(t, lang.Learned|lang.PlaceHead):
		e.org += 2
	}
}

// ofItself reports whether "its" stands at token t, or "it" with a verb that says what a body does:
// "Halden said it relied on divers". "It was hard" says nothing.
func (f *finder) ofItself(t int32) bool {
	if !f.has(t) || f.entry(t).Gender != lang.Neuter || f.entry(t).Number&lang.Plural != 0 {
		return false
	}
	return f.is(t, lang.Possessive) || f.is(t, lang.Pronoun) && f.has(t+1) && f.entry(t+1).Form&(lang.Past|lang.Present) != 0 && !f.is(t+1, lang.Auxiliary|lang.Modal|lang.Function)
}

// inStatement reports whether "in a statement" stands at token t: bodies speak so more than people.
func (f *finder) inStatement(t int32) bool {
	return f.link(t, lang.LinkIn) && f.is(t+1, lang.Article) && f.has(t+2) && f.entry(t+2).Cue&lang.CueNoun != 0
}

// signsOfComma reads what follows the comma after a name: an age, "who", "which", a state, or a
// phrase that says what it is.
func (f *finder) signsOfComma(t int32, s *span, e *evidence) {
	before := e.person
	defer func() {
		if f.is(s.first-1, lang.Preposition) {
			e.person = min(e.person, before) // "a nurse in Elko, who": it is said of the nurse
		}
	}()
	switch {
	case f.aged(t - 1):
		e.person += 4
	case f.part(t, lang.Who):
		e.person += 3
	case f.part(t, lang.Which):
		e.org += 2
		e.place++
		e.person -= 3
	case f.is(t, lang.State|lang.Country) && f.shape(t)&capital != 0:
		e.place += 3
	case f.is(t, lang.Article|lang.Possessive):
		f.signsOfApposition(t+1, e)
	}
}

// longestApposition is the most tokens in which the noun of an apposition is looked for.
const longestApposition = 7

// signsOfApposition reads the noun that the name before is said to be: "Halden, the Dutch maker of
// valves".
func (f *finder) signsOfApposition(t int32, e *evidence) {
	head := int32(-1)
	for end := t + longestApposition; f.has(t) && t < end && f.shape(t)&shut == 0; t++ {
		if f.toks[t].Kind == prose.Clitic || f.toks[t].Kind == prose.Mark && !f.toks[t].Is(prose.Space) {
			head = -1 // "the union's deputy leader", "the viewers' group"
			continue
		}
		if f.toks[t].Kind != prose.Word || f.is(t, lang.Preposition|lang.Relative|lang.Auxiliary|lang.Modal|lang.Conjunction) {
			break
		}
		if f.smallIs(t, posting|lang.PlaceHead|lang.AreaNoun) || f.part(t, lang.KindOfBody) {
			head = t
		}
	}
	if head < 0 {
		return
	}
	switch {
	case f.part(head, lang.KindOfBody) && !f.is(head, lang.OrgNoun|personPosting):
		e.org += 4
	case f.is(head, lang.OrgNoun) && f.is(head, personPosting):
		e.org += 2
		e.person++
	case f.is(head, lang.OrgNoun):
		e.org += 4
	case f.is(head, personPosting):
		e.person += 3
	default:
		e.place += 3
	}
}
