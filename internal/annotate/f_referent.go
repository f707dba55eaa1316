package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// referentKind says what a source phrase was resolved to.
type referentKind uint8

const (
	unresolved referentKind = iota // somebody, but nobody can tell who
	entity                         // a person or organisation
	group                          // several people speaking as one
	unnamed                        // somebody the text leaves without a name
)

// referent is whom a source phrase stands for.
type referent struct {
	being
	kind referentKind
	also names.EntityID // second member of a group, or none
	sure float64
	how  string // the name of the step that found it, for the explanation
}

// readCast takes up what the text tells of its cast. Nobody has been spoken of yet.
func (d *reader) readCast() {
	d.events, d.turn, d.outer = d.events[:0], 0, 0
	d.describe()
	d.findOpening()
}

// start makes room for who speaks in each quotation.
func (d *reader) start() { d.voices = grow(d.voices, len(d.quotations)) }

// nobodyKnown is a referent of whom nobody can tell who it is, found by the step how.
func nobodyKnown(how string) referent {
	return referent{kind: unresolved, being: nobodyAtAll, also: names.NoEntity, how: how}
}

// nameless is a referent whom the text leaves without a name.
func nameless(sure float64, how string) referent {
	return referent{kind: unnamed, being: nobodyAtAll, also: names.NoEntity, sure: sure, how: how}
}

// meaning is the referent that entity e is.
func meaning(e names.EntityID, sure float64, how string) referent {
	return referent{kind: entity, being: being{entity: e, newcomer: noItem}, also: names.NoEntity, sure: sure, how: how}
}

// refer resolves the source s, read in line l.
func (d *reader) refer(s source, l lineID) referent {
	switch s.kind {
	case named:
		return d.referName(s)
	case pronoun:
		return d.referPronoun(s.head, l)
	case nominal:
		return d.referNominal(s, l)
	}
	return nobodyKnown("")
}

func (d *reader) referName(s source) referent {
	m := d.mention(s.head)
	r := meaning(m.Entity, 1, "named")
	if n, ok := d.noted(s.head); ok && n.kind == entity && n.how == namesakeHow {
		return n
	}
	switch {
	case m.Entity < 0 && d.oneOf(s.head) != names.NoEntity:
		return meaning(d.oneOf(s.head), 0.9, "the one of this name whom the title fits")
	case m.Entity < 0:
		return nobodyKnown("ambiguous name")
	case m.Plural:
		return nameless(0.9, "a family")
	case s.also != noItem && s.indefinite:
		return nameless(0.9, "several people")
	case s.also != noItem:
		r.kind, r.also = group, d.mention(s.also).Entity
		return r
	}
	switch d.cast.Entities[m.Entity].Type {
	case names.Place:
		return nameless(0.8, "a place, for those who speak for it")
	case names.Organisation:
		r.sure = 0.96
	}
	if c := float64(m.Confidence); c > 0 && c < 0.9 {
		r.sure *= 0.55 + c/2
	}
	return r
}

// oneOf is the only one of several of a surname whom the title before it fits: of Con Brandt and
// his wife, Litsa Brandt, "Mrs Brandt"; or none.
func (d *reader) oneOf(i itemID) names.EntityID {
	m := d.mention(i)
	if m.Entity >= 0 || i == 0 || !d.is(i-1, lang.Honorific|lang.Title) || d.gender(i-1) == 0 {
		return names.NoEntity
	}
	found := names.NoEntity
	for _, e := range m.Candidates {
		if d.genders[e] != d.gender(i-1) {
			continue
		}
		if found != names.NoEntity {
			return names.NoEntity
		}
		found = e
	}
	return found
}

// namesakeHow is how a surname was resolved that two people of the story have.
const namesakeHow = "the nearer of two of this name"

// namesake resolves the name at item i where it is a surname that two people of the cast have: it
// is whoever attention rests on.
func (d *reader) namesake(i itemID, l lineID) (referent, bool) {
	m := d.mention(i)
	if m.Entity < 0 || m.End-m.First != 1 || m.Title != m.First || d.entityIs(m.Entity, names.Organisation) {
		return referent{}, false
	}
	name := d.text(i)
	if d.surnames[name] < 2 {
		return referent{}, false
	}
	c := newContest()
	for k, seen := len(d.events)-1, 0; k >= 0 && seen < farthest; k, seen = k-1, seen+1 {
		if ev := &d.events[k]; ev.entity >= 0 && d.bears(ev.entity, name) {
			c.add(ev.being, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	r := c.verdict()
	r.how = namesakeHow
	r.sure = min(r.sure, 0.88)
	if d.turn-d.lastTurn(r.entity) > 1 {
		r.sure = min(r.sure, 0.7)
	}
	if r.entity != m.Entity {
		r.sure = min(r.sure, 0.8)
	}
	return r, r.kind == entity
}

// referPronoun resolves a pronoun, a relative pronoun included.
func (d *reader) referPronoun(i itemID, l lineID) referent {
	e := d.items[i].entry
	switch {
	case e.Part&lang.Speaking != 0:
		return d.firstPerson(i)
	case e.Gender == lang.Neuter:
		k := seeking()
		k.org = true
		return d.salient(i, l, k)
	case e.Gender == lang.Male || e.Gender == lang.Female:
		k := seeking()
		k.gender = e.Gender
		return d.salient(i, l, k)
	case e.Number == lang.Plural:
		return nameless(0.7, "they")
	case e.Part&(lang.Quantity|lang.Anybody) != 0:
		return nameless(0.9, "unnamed")
	}
	return nobodyKnown("pronoun of nobody")
}

// firstPerson resolves "I" inside a quotation to its speaker.
func (d *reader) firstPerson(i itemID) referent {
	q := d.streams[d.lines[d.items[i].line].stream].parent
	if q == noQuote || d.voices[q].kind != entity || !d.part(i, lang.Alone) {
		return nobodyKnown("I")
	}
	if k := d.sayingOf(i); k != noSaying && (d.sayings[k].kind != verbal || d.sayings[k].conjoined) {
		return nobodyKnown("I, of nothing said")
	}
	r := d.voices[q]
	r.how, r.sure = "I is the speaker of the quotation around it", 0.97
	return r
}

// reader resolves phrases.
type reader struct {
	memory
	opening [2]blockID // the first two paragraphs of the body, or none
}
