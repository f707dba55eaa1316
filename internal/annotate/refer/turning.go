package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// A sentence may turn from one person to another, in a main clause of its own: "Reed is hurt, but
// Lee is not worried. “…,” he said." The next sentence may go on from there.

// passed is what is left of the attention on whom the event speaks of, where the text turned to
// somebody else afterwards, at event to: in the same sentence, or to how somebody feels who then
// speaks of another, “He deserves it,” he said.
func (d *Memory) passed(ev, to *event, k *seek) float64 {
	switch {
	case to.Being == ev.Being:
		return 1
	case d.Items[to.item].Line != d.Items[ev.item].Line && !(k.about && to.unnamed()):
		return 1
	case k.about:
		return turnedFrom
	}
	return leftBehind
}

// noteOwned notes somebody's relative, friend or agent, who has no name and of whom line l tells
// how he feels, "Her agent was delighted", or what he did, "Her agent sold the boat. “…,” he said".
func (d *Reader) noteOwned(l clause.LineID) {
	ln := &d.Lines[l]
	first := ln.First
	if k, when := d.behindClause(ln); when {
		first = k // "In the film, Lee's sheriff"
	}
	if !d.Is(first, lang.Possessive) && !d.Genitive(first+1, ln.End) && !d.Genitive(first+2, ln.End) {
		return // hardly any line begins so
	}
	s := d.beforeVerb(d.PhraseAfter(first, ln.End))
	switch {
	case s.Kind != clause.Nominal || s.Head <= first || !d.owned(s.Head):
		return
	case !d.TellsFeeling(s.Last, ln) && !d.didBefore(s.Last, l) && !(d.otherSex(s) && d.Verbish(s.Last, ln.End)):
		return
	case !d.DescribesPerson(s.Head) || d.Items[s.Head].Speaks || d.Items[s.Head].Entry.Number == lang.Plural:
		return
	}
	r := nameless(0.9, "named only through another")
	r.Being = newcomer(s.Head)
	d.note(s.Head, ln, r.Being, clause.Topic, r)
	d.events[len(d.events)-1].turns = true
}

// otherSex reports whether the noun of the phrase s is for somebody of the other sex than whose he
// is: "His widow still has the boat. “…,” she said".
func (d *Reader) otherSex(s clause.Source) bool {
	const sexes = lang.Male | lang.Female
	owner := d.Gender(s.First)
	if d.IsName(s.First) && d.Mention(s.First).Entity >= 0 {
		owner = d.genders[d.Mention(s.First).Entity]
	}
	noun := d.Gender(s.Head) & sexes
	return noun != 0 && noun != sexes && noun^owner&sexes == sexes
}

// didBefore reports whether line l tells what somebody did, does or will do whose phrase ends
// before item i, alone or with what is set after it, "Her sister, a nurse, wept", and the paragraph
// goes on.
func (d *Reader) didBefore(i clause.ItemID, l clause.LineID) bool {
	ln := &d.Lines[l]
	if int(l)+1 >= len(d.Lines) || d.Lines[l+1].Block != ln.Block || i >= ln.End {
		return false
	}
	if verb := i; d.Stop(i, ',') {
		for verb++; verb < min(ln.End, i+clause.LongestPhrase/4) && !d.Stop(verb, ','); verb++ {
		}
		i = verb + 1
	}
	if d.Is(i, lang.Modal) && !d.BeVerb(i+1) || d.Is(i, lang.Auxiliary) && !d.BeVerb(i) && d.Predicate(i+1, ln) {
		i++ // "Her sister will open a shop", "Her sister has opened a shop"
	} else if i >= ln.End || d.Is(i, lang.Auxiliary|lang.Modal) {
		return false
	}
	return d.HasForm(i, lang.Past|lang.Base) || d.Predicate(i, ln) || d.Pack.Looks(d.Spelled(i), lang.Present)
}

// owned reports whether the noun at item i is somebody's: "his agent", "Lee's agent".
func (d *Memory) owned(i clause.ItemID) bool {
	return d.Is(i-1, lang.Possessive) && !d.Part(i-1, lang.Alone) || d.Genitive(i-1, i+1)
}
