package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// NoteLine notes whom line l speaks of, in order: by name, by pronoun, by description, and those
// who have no name.
func (d *Reader) NoteLine(l clause.LineID) {
	ln := &d.Lines[l]
	if d.Telling(ln) {
		d.turn++
		if d.Streams[ln.Stream].Parent == quote.None {
			d.outer++
		}
	}
	if d.Credits(ln) {
		return
	}
	d.noteNominal(l)
	d.noteTwo(ln)
	for i := ln.First; i < ln.End; i++ {
		it := &d.Items[i]
		switch {
		case it.Kind == clause.Name:
			d.noteName(i, ln)
		case it.Kind != clause.Word:
		case it.Entry.Is(lang.Article) && d.Link(i, lang.LinkThe):
			d.notePost(i, ln)
		case (it.Speaks || it.Cited && d.QuotedFor(i) != clause.NoSaying) && !it.Entry.Is(lang.Pronoun|lang.Possessive):
			d.noteUnnamed(i, l)
		case it.Entry.Is(lang.Pronoun|lang.Possessive) && it.Entry.Number&lang.Singular != 0 && d.Gender(i)&(lang.Male|lang.Female) != 0:
			d.notePronoun(i, l)
		}
		if it.Kind == clause.Word && it.Entry.Is(lang.Article|lang.NumberWord) {
			d.noteNewcomer(i, ln)
		}
	}
}

// noteTwo notes the two people on whom attention rests where line ln begins by speaking of both:
// "Both have written", "The pair left".
func (d *Reader) noteTwo(ln *clause.Line) {
	i := ln.First
	if d.Is(i, lang.Article) && d.Link(i, lang.LinkThe) {
		i++
	}
	if i+1 >= ln.End || !d.Part(i, lang.Two) || !d.Verbish(i+1, ln.End) {
		return
	}
	c := newContest()
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		if ev := &d.events[n]; ev.Entity >= 0 && d.EntityIs(ev.Entity, names.Person) {
			c.add(ev.Being, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	for range 2 {
		if r := c.verdict(); r.Kind == Entity {
			d.note(i, ln, r.Being, clause.Topic, meaning(r.Entity, 0.85, "one of the two"))
			c.weight[c.place(r.Being)] = 0
		}
	}
}

func (d *Reader) notePronoun(i clause.ItemID, l clause.LineID) {
	ln, it := &d.Lines[l], &d.Items[i]
	owns := it.Entry.Is(lang.Reflexive) || it.Entry.Is(lang.Possessive) && i+1 < ln.End && d.Nounish(i+1)
	r := d.namedAfter(i, ln)
	if r.Kind != Entity {
		k := seeking()
		k.gender, k.owns, k.not = d.Gender(i), owns, d.doer(i)
		k.speaks, k.apart = it.Speaks, it.Speaks && d.Parenthetical(i, ln)
		r = d.salient(i, l, k)
		d.learn(r, d.Gender(i))
	}
	d.note(i, ln, r.Being, d.RoleOf(i, i, ln), r)
}

// doer is the subject of the verb right before an object's pronoun at item i, or none: "Lee
// asked him" tells of somebody other than Lee.
func (d *Reader) doer(i clause.ItemID) names.EntityID {
	if !d.Part(i, lang.Objective) || d.Is(i, lang.Possessive) && i+1 < clause.ItemID(len(d.Items)) && d.Nounish(i+1) {
		return names.NoEntity
	}
	k := d.SayingFrom(i - 1)
	if int(k) >= len(d.Sayings) || d.Sayings[k].Item != i-1 || !d.Sayings[k].HasSubject() {
		return names.NoEntity
	}
	if r, ok := d.Noted(d.Sayings[k].Subject.Head); ok && r.Kind == Entity {
		return r.Entity
	}
	return names.NoEntity
}

// noteNominal notes a definite phrase that opens line l and stands for somebody named before: "The
// star had left by then."
func (d *Reader) noteNominal(l clause.LineID) {
	ln := &d.Lines[l]
	if d.Streams[ln.Stream].Parent != quote.None && d.Part(ln.First, lang.Alone) && d.Is(ln.First, lang.Possessive) {
		d.note(ln.First, ln, Being{names.NoEntity, ln.First}, clause.Topic, nameless(0.9, "named only through the speaker"))
		return
	}
	if !d.Is(ln.First, lang.Article) || !d.Link(ln.First, lang.LinkThe) {
		return
	}
	s := d.PhraseAfter(ln.First, ln.End)
	if s.Kind != clause.Nominal || s.Last != s.Head+1 || s.Last >= ln.End || d.Is(s.Last, lang.Auxiliary) && d.BeVerb(s.Last) || d.Items[s.Head].Speaks || !d.Personal(s.Head) || d.HasCue(s.Head, lang.CueNoun) {
		return
	}
	if r := d.Refer(s, l); r.Kind == Entity && r.Sure >= 0.72 {
		d.note(s.Head, ln, r.Being, clause.Topic, r)
	}
}

// notePost notes a phrase like "the mayor" in the midst of line ln, or "the mayor's", where an
// entity is known to hold the post.
func (d *Reader) notePost(i clause.ItemID, ln *clause.Line) {
	k := i + 1
	for k < min(ln.End, i+4) && d.Nounish(k) && !d.Is(k, lang.Post|lang.Title) {
		k++
	}
	if k >= min(ln.End, i+4) || !d.Is(k, lang.Post|lang.Title) || k+1 < ln.End && d.IsName(k+1) || i == ln.First && !(k+1 < ln.End && d.Genitive(k+1, ln.End)) {
		return
	}
	s := clause.Source{Kind: clause.Nominal, First: i, Last: k + 1, Head: k, Owner: clause.NoItem, Also: clause.NoItem, Definite: true}
	if r := d.describedAs(s); r.Kind == Entity && r.How == postHow {
		d.note(k, ln, r.Being, d.RoleOf(k, i, ln), r)
	}
}

func (d *Reader) noteName(i clause.ItemID, ln *clause.Line) {
	m := d.Mention(i)
	if e := d.oneOf(i); e != names.NoEntity {
		d.note(i, ln, Being{e, clause.NoItem}, d.RoleOf(i, d.TitleStart(i, ln.First), ln), meaning(e, 0.9, ""))
		return
	}
	if m.Entity < 0 || d.EntityIs(m.Entity, names.Place) || d.Labels(i, ln) || i+1 < ln.End && d.Stop(i+1, '/') {
		return
	}
	if r, ok := d.namesake(i, d.Items[i].Line); ok {
		d.note(i, ln, r.Being, d.RoleOf(i, d.TitleStart(i, ln.First), ln), r)
		return
	}
	d.note(i, ln, Being{m.Entity, clause.NoItem}, d.RoleOf(i, d.TitleStart(i, ln.First), ln), meaning(m.Entity, 1, ""))
}
