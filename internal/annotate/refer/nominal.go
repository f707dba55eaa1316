package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// referNominal resolves a phrase whose head is a noun: by a post that the text or the registry
// gives somebody, by what kind of noun it is, and by where attention rests. A spokesman is never
// the person he speaks for; an indefinite phrase ("an official", "one fan") leaves its person
// without a name.
func (d *Reader) referNominal(s clause.Source, l clause.LineID) Referent {
	h := &d.Items[s.Head]
	if r, ok := d.Noted(s.Head); ok {
		return r
	}
	if next := s.Head + 1; s.Owner != clause.NoItem && s.Owner > s.Head && !d.Is(s.Head, lang.Spokes|lang.Kin|lang.Post|lang.PersonNoun) && (d.Part(next, lang.By) || d.Link(next, lang.LinkFrom)) {
		return d.author(s, l) // "a study by Reed"
	}
	switch {
	case !d.Personal(s.Head) && h.Entry.Class != 0:
		return NobodyKnown("a thing")
	case h.Entry.Number&lang.Plural != 0 && h.Entry.Number&lang.Singular == 0 && !(s.Owner != clause.NoItem && h.Entry.Cue&lang.CueNoun != 0):
		return nameless(0.9, "several people")
	case s.Indefinite && !s.Definite && h.Entry.Cue&lang.CueNoun == 0:
		if r := d.namedNext(s, l); r.Kind == Entity && !d.Some(s) {
			return r
		}
		return nameless(0.9, "an unnamed source")
	}
	if h.Entry.Cue&lang.CueNoun != 0 && !h.Entry.Is(lang.Post|lang.PersonNoun|lang.OrgNoun) {
		return d.author(s, l)
	}
	if r := d.describedAs(s); r.Kind == Entity {
		return r
	}
	if d.introducedUnnamed(s, names.NoEntity) {
		return introduced
	}
	if r := d.namedNext(s, l); r.Kind == Entity {
		return r
	}
	return d.salientNominal(s, l)
}

// introduced is whoever was spoken of before without a name: after "an official said", "the
// official".
var introduced = nameless(0.9, "introduced without a name")

// salientNominal resolves a description of which the text has told nothing: to whoever attention
// rests on, and of whom it tells nothing else.
func (d *Reader) salientNominal(s clause.Source, l clause.LineID) Referent {
	h := &d.Items[s.Head]
	look := seeking()
	look.gender, look.back, look.by = d.Gender(s.Head), true, &s
	switch {
	case h.Entry.Is(lang.Spokes):
		return nameless(0.9, "a spokesman without a name")
	case s.Owner > s.Head && d.IsPlace(s.Owner):
		return nameless(0.75, "somebody from there")
	case h.Entry.Is(lang.Post|lang.Title) && s.Owner != clause.NoItem && d.IsName(s.Owner) && !d.MentionIsPerson(s.Owner):
		look.known = true
		return d.byAttention(s, l, look, 0.8)
	case h.Entry.Is(lang.Kin) && !d.CountsChildren(s) || s.Owner != clause.NoItem && !h.Entry.Is(lang.OrgNoun):
		return nameless(0.8, "named only through another")
	case h.Entry.Is(lang.OrgNoun):
		look.org = true
		return d.byAttention(s, l, look, 0.85)
	case h.Entry.Is(lang.PersonNoun|lang.Kin) || d.Aged(s.Head) || d.Compatriot(s) || h.Entry.Is(lang.Post|lang.Title) && s.Definite:
		look.known = !h.Entry.Is(lang.PersonNoun)
		return d.byAttention(s, l, look, 0.85)
	}
	return nameless(0.55, "a noun that names nobody")
}

// byAttention resolves a description to whoever attention rests on; less surely to one of whom the
// text tells something else.
func (d *Reader) byAttention(s clause.Source, l clause.LineID, look seek, sure float64) Referent {
	r := d.weaken(d.salient(s.Head, l, look), sure)
	if r.Kind == Entity {
		if a, _ := d.accords(r.Entity, s); a == otherwise {
			r.Sure *= 0.75
		}
	}
	if r.Kind == Unresolved && !look.org {
		return nameless(0.7, "a post whose holder is not named")
	}
	return r
}

// told is what it weighs that the text tells of somebody what a description says, beside the
// attention that rests on him.
var told = [...]float64{exact: 1, akin: 0.6}

// surest is how sure a description can be, by what the text tells.
var surest = [...]float64{exact: 0.93, akin: 0.87}

// describedAs looks for the entity of which the text tells what the phrase says: that very post or
// age, or one of its kind. Of several, attention decides. Where somebody without a name was brought
// in after the entity was last spoken of, the phrase is for that one.
func (d *Reader) describedAs(s clause.Source) Referent {
	c := newContest()
	var agrees [len(c.who)]accord
	if d.Lemma(s.Head) != 0 || d.Aged(s.Head) {
		for _, e := range d.meant(s) {
			a, n := d.accords(e, s)
			if a < akin || d.debut[e] > d.Items[s.Head].First && !d.aheadOfNames(s.Head) {
				continue
			}
			if k := c.n; k < len(agrees) {
				agrees[k] = a
			}
			c.add(Being{e, clause.NoItem}, told[a]+0.2*float64(n)+d.restsOn(e))
		}
	}
	r := c.verdict()
	if r.Kind != Entity || d.introducedUnnamed(s, r.Entity) {
		return NobodyKnown("no such post")
	}
	a := agrees[c.place(r.Being)]
	r.Sure, r.How = min(r.Sure, surest[a]), postHow
	if a == akin {
		r.How = akinHow
	}
	return r
}

// aheadOfNames reports whether item i stands where a story speaks of people whom it names only
// further down: above the text, or in its first two paragraphs.
func (d *Reader) aheadOfNames(i clause.ItemID) bool {
	first, second := d.openingParagraphs()
	b := d.BlockOfItem(i)
	return quote.Displays(d.Blocks[b].Kind) || b <= max(first, second)
}

// postHow and akinHow are how a description was resolved by what the text tells.
const (
	postHow = "the post"
	akinHow = "a post of that kind"
)

// backwards is how many items are looked back through for whoever was brought in without a name.
const backwards = 240

// introducedUnnamed reports whether an indefinite phrase brought somebody in whom s takes up, "a
// police officer" before "the officer", and has no name; and, where an entity e is given, did so
// after anything was last said of e.
func (d *Reader) introducedUnnamed(s clause.Source, e names.EntityID) bool {
	lemma := d.Lemma(s.Head)
	if lemma == 0 || !s.Definite || s.Owner != clause.NoItem && s.Owner < s.Head {
		return false
	}
	st := d.Streams[d.Lines[d.Items[s.Head].Line].Stream]
	for i, left := s.First-1, backwards; left > 0; i, left = i-1, left-1 {
		if i < st.First && st.Parent != quote.None { // on in the text around the quotation
			i = d.Quotes[st.Parent].Item
			st = d.Streams[d.Lines[d.Items[i].Line].Stream]
			continue
		}
		if i < st.First {
			return false
		}
		it := &d.Items[i]
		if it.Kind == clause.Name && e != names.NoEntity && d.Cast.Mentions[it.Mention()].Entity == e {
			return false
		}
		if it.Kind != clause.Word || it.Entry.Number == lang.Plural || it.Word == 0 {
			continue
		}
		if w := d.Lemma(i); (w == lemma || !d.DescribesBody(s.Head) && d.Pack.KindOf(w, lemma)) && d.NewcomerAt(i) {
			return true
		}
	}
	return false
}
