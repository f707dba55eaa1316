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
	case to == nil, to.Being == ev.Being:
		return 1
	case d.Items[to.item].Line != d.Items[ev.item].Line && !(k.about && to.unnamed()):
		return 1
	case k.about:
		return turnedFrom
	}
	return leftBehind
}

// noteOwned notes somebody's relative, friend or agent, who has no name and of whom line ln tells
// how he feels: "Her agent was delighted".
func (d *Reader) noteOwned(ln *clause.Line) {
	if !d.Is(ln.First, lang.Possessive) && !d.Genitive(ln.First+1, ln.End) && !d.Genitive(ln.First+2, ln.End) {
		return // hardly any line begins so
	}
	s := d.PhraseAfter(ln.First, ln.End)
	switch {
	case s.Kind != clause.Nominal || s.Head <= ln.First || !d.owned(s.Head) || !d.TellsFeeling(s.Last, ln):
		return
	case !d.DescribesPerson(s.Head) || d.Items[s.Head].Speaks || d.Items[s.Head].Entry.Number == lang.Plural:
		return
	}
	r := nameless(0.9, "named only through another")
	r.Being = newcomer(s.Head)
	d.note(s.Head, ln, r.Being, clause.Topic, r)
	d.events[len(d.events)-1].turns = true
}

// owned reports whether the noun at item i is somebody's: "his agent", "Lee's agent".
func (d *Memory) owned(i clause.ItemID) bool {
	return d.Is(i-1, lang.Possessive) && !d.Part(i-1, lang.Alone) || d.Genitive(i-1, i+1)
}
