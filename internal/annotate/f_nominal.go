package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// referNominal resolves a phrase whose head is a noun: by a post that the text or the registry
// gives somebody, by what kind of noun it is, and by where attention rests. A spokesman is never
// the person he speaks for; an indefinite phrase ("an official", "one fan") leaves its person
// without a name.
func (d *reader) referNominal(s source, l lineID) referent {
	h := &d.items[s.head]
	if r, ok := d.noted(s.head); ok {
		return r
	}
	if next := s.head + 1; s.owner != noItem && s.owner > s.head && !d.is(s.head, lang.Spokes|lang.Kin|lang.Post|lang.PersonNoun) && (d.part(next, lang.By) || d.link(next, lang.LinkFrom)) {
		return d.author(s, l) // "a study by Reed"
	}
	switch {
	case !d.personal(s.head) && h.entry.Class != 0:
		return nobodyKnown("a thing")
	case h.entry.Number&lang.Plural != 0 && h.entry.Number&lang.Singular == 0 && !(s.owner != noItem && h.entry.Cue&lang.CueNoun != 0):
		return nameless(0.9, "several people")
	case s.indefinite && !s.definite && h.entry.Cue&lang.CueNoun == 0:
		if r := d.namedNext(s, l); r.kind == entity && !d.some(s) {
			return r
		}
		return nameless(0.9, "an unnamed source")
	}
	if h.entry.Cue&lang.CueNoun != 0 && !h.entry.Is(lang.Post|lang.PersonNoun|lang.OrgNoun) {
		return d.author(s, l)
	}
	if r := d.describedAs(s); r.kind == entity {
		return r
	}
	if d.introducedUnnamed(s, names.NoEntity) {
		return introduced
	}
	if r := d.namedNext(s, l); r.kind == entity {
		return r
	}
	return d.salientNominal(s, l)
}

// introduced is whoever was spoken of before without a name: after "an official said", "the
// official".
var introduced = nameless(0.9, "introduced without a name")

// salientNominal resolves a description of which the text has told nothing: to whoever attention
// rests on, and of whom it tells nothing else.
func (d *reader) salientNominal(s source, l lineID) referent {
	h := &d.items[s.head]
	look := seeking()
	look.gender, look.back, look.by = d.gender(s.head), true, &s
	switch {
	case h.entry.Is(lang.Spokes):
		return nameless(0.9, "a spokesman without a name")
	case s.owner > s.head && d.isPlace(s.owner):
		return nameless(0.75, "somebody from there")
	case h.entry.Is(lang.Post|lang.Title) && s.owner != noItem && d.items[s.owner].kind == itemName && !d.mentionIsPerson(s.owner):
		look.known = true
		return d.byAttention(s, l, look, 0.8)
	case h.entry.Is(lang.Kin) && !d.countsChildren(s) || s.owner != noItem && !h.entry.Is(lang.OrgNoun):
		return nameless(0.8, "named only through another")
	case h.entry.Is(lang.OrgNoun):
		look.org = true
		return d.byAttention(s, l, look, 0.85)
	case h.entry.Is(lang.PersonNoun|lang.Kin) || d.aged(s.head) || d.compatriot(s) || h.entry.Is(lang.Post|lang.Title) && s.definite:
		look.known = !h.entry.Is(lang.PersonNoun)
		return d.byAttention(s, l, look, 0.85)
	}
	return nameless(0.55, "a noun that names nobody")
}

// byAttention resolves a description to whoever attention rests on; less surely to one of whom the
// text tells something else.
func (d *reader) byAttention(s source, l lineID, look seek, sure float64) referent {
	r := d.weaken(d.salient(s.head, l, look), sure)
	if r.kind == entity {
		if a, _ := d.accords(r.entity, s); a == otherwise {
			r.sure *= 0.75
		}
	}
	if r.kind == unresolved && !look.org {
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
func (d *reader) describedAs(s source) referent {
	c := newContest()
	var agrees [len(c.who)]accord
	if d.lemma(s.head) != 0 || d.aged(s.head) {
		for _, e := range d.meant(s) {
			a, n := d.accords(e, s)
			if a < akin || d.debut[e] > d.items[s.head].first && !d.aheadOfNames(s.head) {
				continue
			}
			if k := c.n; k < len(agrees) {
				agrees[k] = a
			}
			c.add(being{e, noItem}, told[a]+0.2*float64(n)+d.restsOn(e))
		}
	}
	r := c.verdict()
	if r.kind != entity || d.introducedUnnamed(s, r.entity) {
		return nobodyKnown("no such post")
	}
	a := agrees[c.place(r.being)]
	r.sure, r.how = min(r.sure, surest[a]), postHow
	if a == akin {
		r.how = akinHow
	}
	return r
}

// aheadOfNames reports whether item i stands where a story speaks of people whom it names only
// further down: above the text, or in its first two paragraphs.
func (d *reader) aheadOfNames(i itemID) bool {
	first, second := d.openingParagraphs()
	b := d.blockOfItem(i)
	return displays(d.blocks[b].kind) || b <= max(first, second)
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
func (d *reader) introducedUnnamed(s source, e names.EntityID) bool {
	lemma := d.lemma(s.head)
	if lemma == 0 || !s.definite || s.owner != noItem && s.owner < s.head {
		return false
	}
	st := d.streams[d.lines[d.items[s.head].line].stream]
	for i, left := s.first-1, backwards; left > 0; i, left = i-1, left-1 {
		if i < st.first && st.parent != noQuote { // on in the text around the quotation
			i = d.quotes[st.parent].item
			st = d.streams[d.lines[d.items[i].line].stream]
			continue
		}
		if i < st.first {
			return false
		}
		it := &d.items[i]
		if it.kind == itemName && e != names.NoEntity && d.cast.Mentions[it.mention()].Entity == e {
			return false
		}
		if it.kind != itemWord || it.entry.Number == lang.Plural || it.word == 0 {
			continue
		}
		if w := d.lemma(i); (w == lemma || !d.describesBody(s.head) && d.pack.KindOf(w, lemma)) && d.newcomerAt(i) {
			return true
		}
	}
	return false
}
