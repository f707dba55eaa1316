package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// actorOf resolves the pronoun at item i, the subject of "what he calls", to the owner of the act
// that is done to it: in "Lee welcomed Reed's attack on what he calls “a trick”" Reed calls it so,
// for nobody attacks what another calls a trick.
func (d *Reader) actorOf(i clause.ItemID, ln *clause.Line) Referent {
	prep := i - 2
	if prep-2 <= ln.First || !d.Nominative(i) || !d.Is(i-1, lang.Question) || !d.Is(prep, lang.Preposition) {
		return NobodyKnown("")
	}
	act := d.PhraseBefore(prep-1, ln.First)
	if !d.isAct(act, prep) {
		return NobodyKnown("")
	}
	r, ok := d.Noted(act.Owner)
	if owner := d.PhraseBefore(act.Owner, ln.First); !ok && owner.Kind == clause.Nominal {
		if !d.DescribesPerson(owner.Head) {
			return NobodyKnown("")
		}
		if r = d.Refer(owner, d.Items[i].Line); r.Kind != Entity {
			return nameless(r.Sure, r.How)
		}
	}
	if r.Kind != Entity || !d.EntityIs(r.Entity, names.Person) {
		return NobodyKnown("")
	}
	if g := d.genders[r.Entity]; g != 0 && g&d.Gender(i) == 0 {
		return NobodyKnown("")
	}
	return meaning(r.Entity, r.Sure, "whose act it is")
}

// isAct reports whether the phrase act, right before the preposition at item prep, is for what its
// owner does to what follows, "Reed's attack on", and not for a thing of his that is somewhere:
// "beside Reed's hut under what he calls “the hill”".
func (d *Reader) isAct(act clause.Source, prep clause.ItemID) bool {
	if act.Kind != clause.Nominal || act.Head != prep-1 || act.Owner == clause.NoItem ||
		act.Owner >= act.Head || d.DescribesPerson(act.Head) {
		return false
	}
	return d.HasCue(act.Head, lang.VerbCues|lang.CueNoun) || d.Link(prep, lang.LinkVersus) ||
		d.Link(prep, lang.LinkOn) && !d.Is(act.Head, lang.PlaceHead|lang.AreaNoun)
}
