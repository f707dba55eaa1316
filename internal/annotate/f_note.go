package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// noteLine notes whom line l speaks of, in order: by name, by pronoun, by description, and those
// who have no name.
func (d *reader) noteLine(l lineID) {
	ln := &d.lines[l]
	if d.telling(ln) {
		d.turn++
		if d.streams[ln.stream].parent == noQuote {
			d.outer++
		}
	}
	if d.credits(ln) {
		return
	}
	d.noteNominal(l)
	d.noteTwo(ln)
	for i := ln.first; i < ln.end; i++ {
		it := &d.items[i]
		switch {
		case it.kind == itemName:
			d.noteName(i, ln)
		case it.kind != itemWord:
		case it.entry.Is(lang.Article) && d.link(i, lang.LinkThe):
			d.notePost(i, ln)
		case (it.speaks || it.cited && d.quotedFor(i) != noSaying) && !it.entry.Is(lang.Pronoun|lang.Possessive):
			d.noteUnnamed(i, l)
		case it.entry.Is(lang.Pronoun|lang.Possessive) && it.entry.Number&lang.Singular != 0 && d.gender(i)&(lang.Male|lang.Female) != 0:
			d.notePronoun(i, l)
		}
		if it.kind == itemWord && it.entry.Is(lang.Article|lang.NumberWord) {
			d.noteNewcomer(i, ln)
		}
	}
}

// noteTwo notes the two people on whom attention rests where line ln begins by speaking of both:
// "Both have written", "The pair left".
func (d *reader) noteTwo(ln *line) {
	i := ln.first
	if d.is(i, lang.Article) && d.link(i, lang.LinkThe) {
		i++
	}
	if i+1 >= ln.end || !d.part(i, lang.Two) || !d.verbish(i+1, ln.end) {
		return
	}
	c := newContest()
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		if ev := &d.events[n]; ev.entity >= 0 && d.entityIs(ev.entity, names.Person) {
			c.add(ev.being, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	for range 2 {
		if r := c.verdict(); r.kind == entity {
			d.note(i, ln, r.being, topic, meaning(r.entity, 0.85, "one of the two"))
			c.weight[c.place(r.being)] = 0
		}
	}
}

func (d *reader) notePronoun(i itemID, l lineID) {
	ln, it := &d.lines[l], &d.items[i]
	owns := it.entry.Is(lang.Reflexive) || it.entry.Is(lang.Possessive) && i+1 < ln.end && d.nounish(i+1)
	r := d.namedAfter(i, ln)
	if r.kind != entity {
		k := seeking()
		k.gender, k.owns, k.not = d.gender(i), owns, d.doer(i)
		k.speaks, k.apart = it.speaks, it.speaks && d.parenthetical(i, ln)
		r = d.salient(i, l, k)
		d.learn(r, d.gender(i))
	}
	d.note(i, ln, r.being, d.roleOf(i, i, ln), r)
}

// doer is the subject of the verb right before an object's pronoun at item i, or none: "Lee
// asked him" tells of somebody other than Lee.
func (d *reader) doer(i itemID) names.EntityID {
	if !d.part(i, lang.Objective) || d.is(i, lang.Possessive) && i+1 < itemID(len(d.items)) && d.nounish(i+1) {
		return names.NoEntity
	}
	k := d.sayingFrom(i - 1)
	if k >= len(d.sayings) || d.sayings[k].item != i-1 || d.sayings[k].subject.kind == noSource {
		return names.NoEntity
	}
	if r, ok := d.noted(d.sayings[k].subject.head); ok && r.kind == entity {
		return r.entity
	}
	return names.NoEntity
}

// noteNominal notes a definite phrase that opens line l and stands for somebody named before: "The
// star had left by then."
func (d *reader) noteNominal(l lineID) {
	ln := &d.lines[l]
	if d.streams[ln.stream].parent != noQuote && d.part(ln.first, lang.Alone) && d.is(ln.first, lang.Possessive) {
		d.note(ln.first, ln, being{names.NoEntity, ln.first}, topic, nameless(0.9, "named only through the speaker"))
		return
	}
	if !d.is(ln.first, lang.Article) || !d.link(ln.first, lang.LinkThe) {
		return
	}
	s := d.phraseAfter(ln.first, ln.end)
	if s.kind != nominal || s.last != s.head+1 || s.last >= ln.end || d.is(s.last, lang.Auxiliary) && d.beVerb(s.last) || d.items[s.head].speaks || !d.personal(s.head) || d.items[s.head].entry.Cue&lang.CueNoun != 0 {
		return
	}
	if r := d.refer(s, l); r.kind == entity && r.sure >= 0.72 {
		d.note(s.head, ln, r.being, topic, r)
	}
}

// notePost notes a phrase like "the mayor" in the midst of line ln, or "the mayor's", where an
// entity is known to hold the post.
func (d *reader) notePost(i itemID, ln *line) {
	k := i + 1
	for k < min(ln.end, i+4) && d.nounish(k) && !d.is(k, lang.Post|lang.Title) {
		k++
	}
	if k >= min(ln.end, i+4) || !d.is(k, lang.Post|lang.Title) || k+1 < ln.end && d.items[k+1].kind == itemName || i == ln.first && !(k+1 < ln.end && d.genitive(k+1, ln.end)) {
		return
	}
	s := source{kind: nominal, first: i, last: k + 1, head: k, owner: noItem, also: noItem, definite: true}
	if r := d.describedAs(s); r.kind == entity && r.how == postHow {
		d.note(k, ln, r.being, d.roleOf(k, i, ln), r)
	}
}

func (d *reader) noteName(i itemID, ln *line) {
	m := d.mention(i)
	if e := d.oneOf(i); e != names.NoEntity {
		d.note(i, ln, being{e, noItem}, d.roleOf(i, d.titleStart(i, ln.first), ln), meaning(e, 0.9, ""))
		return
	}
	if m.Entity < 0 || d.entityIs(m.Entity, names.Place) || d.labels(i, ln) || i+1 < ln.end && d.stop(i+1, '/') {
		return
	}
	if r, ok := d.namesake(i, d.items[i].line); ok {
		d.note(i, ln, r.being, d.roleOf(i, d.titleStart(i, ln.first), ln), r)
		return
	}
	d.note(i, ln, being{m.Entity, noItem}, d.roleOf(i, d.titleStart(i, ln.first), ln), meaning(m.Entity, 1, ""))
}
