package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// salient finds the entity on which attention rests at item i and which fits what is sought.
func (d *memory) salient(i itemID, l lineID, k seek) referent {
	if r, ok := d.noted(i); ok {
		return r
	}
	c := newContest()
	if k.not == names.NoEntity {
		k.not = d.relaying(l)
	}
	if k.not == names.NoEntity && k.speaks {
		if ask := d.asking(i, l); ask != noSaying {
			if r := d.asked(ask, k); r.kind == entity {
				return r
			}
			if r, ok := d.noted(d.sayings[ask].subject.head); ok && r.kind == entity {
				k.not = r.entity
			}
		}
	}
	k.inside = d.streams[d.lines[l].stream].parent
	k.about = k.speaks && d.ofSomebody(i, k.gender)
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		ev := &d.events[n]
		if ev.being == nobodyAtAll || k.back && ev.item > i || !d.fits(ev.being, k) || k.org && k.by == nil && k.inside != noQuote && ev.inside != k.inside {
			continue // "It said" inside a quotation: nothing that the text around it names
		}
		w := d.weigh(ev, i, l, &k)
		if d.misnamed(ev.being, &k) {
			c.against = max(c.against, w*sexGuessed)
			continue
		}
		c.add(ev.being, w*d.likely(ev.being, k))
		if ev.inside == k.inside || k.inside != noQuote {
			c.seen(ev.being, ev.turn)
		}
		c.lean(ev.being, w, ev.ref.sure)
	}
	for n := range c.n {
		c.weight[n] += d.famed(c.who[n].entity)
	}
	if k.gender != 0 && !k.known {
		c.lone(d.turn)
	}
	if c.n == 0 && k.gender != 0 && !k.other {
		k.other = true
		r := d.weaken(d.salient(i, l, k), 0.85)
		if r.kind == entity {
			d.genders[r.entity] = k.gender
		}
		return r
	}
	r := c.verdict()
	if r.kind == entity && k.inside != noQuote && k.gender != 0 && !d.spokenOfIn(r.entity, k.inside) {
		r.sure = min(r.sure, fromOutside)
	}
	return r
}

// weigh is how much attention the event leaves for what is sought at item i of line l.
func (d *memory) weigh(ev *event, i itemID, l lineID, k *seek) float64 {
	w := attention[ev.role]
	here := ev.turn == d.turn && ev.item >= d.lines[l].first
	if k.owns && here && ev.item < i {
		w = max(w, 0.5) * sameBreath
	}
	if here && (k.apart || d.nominative(i) && d.fronted(ev, i) || d.ofWhich(ev.item, i)) {
		w *= thrownIn
	}
	if k.about && ev.role != speaking {
		w *= spokenOf
	}
	w *= fading[min(d.age(ev, k.inside), len(fading)-1)]
	if ev.inside != k.inside {
		w *= outside
	}
	if d.laterInParagraph(l) && d.lines[d.items[ev.item].line].block != d.lines[l].block {
		w *= paragraph
	}
	return w
}

// fronted reports whether the event's phrase stands in an adverbial that opens the sentence and
// ends right before the pronoun at item i, "Speaking beside Lee, he"; the subject of a clause there
// counts only where it has no name: "When a reporter asked her, she".
func (d *memory) fronted(ev *event, i itemID) bool {
	first := d.lines[d.items[i].line].first
	return ev.item < i && d.stop(i-1, ',') && (ev.unnamed() || !d.verbish(ev.item+1, i)) &&
		(d.is(first, lang.Preposition|lang.Adverb|lang.Conjunction|lang.Question) || d.pack.Looks(d.text(first), lang.Gerund|lang.Past))
}

// asked is the person whom saying ask asks, where a name or pronoun right after the verb tells it.
func (d *memory) asked(ask sayingID, k seek) referent {
	if r, ok := d.noted(d.sayings[ask].item + 1); ok && r.kind == entity && d.fits(r.being, k) {
		return r
	}
	return nobodyKnown("")
}

// fits reports whether b can be what is sought.
func (d *memory) fits(b being, k seek) bool {
	if b.unnamed() {
		if d.document(b.newcomer) {
			return k.org && k.by == nil
		}
		g := d.gender(b.newcomer)
		if d.is(b.newcomer, lang.Spokes) {
			g = 0 // a spokesman may be a woman
		}
		return !k.org && !k.known && (k.gender == 0 || g == 0 || g == k.gender)
	}
	e := b.entity
	if k.not == e {
		return false
	}
	x := &d.cast.Entities[e]
	if k.org {
		return x.Type == names.Organisation
	}
	if x.Type != names.Person {
		return false
	}
	g := d.genders[e]
	return k.gender == 0 || g == 0 || g&k.gender != 0 || x.GenderSure < 0.95 && (k.other || !d.proven[e]) && d.turn-d.lastTurn(e) <= 1
}

// misnamed reports whether b would fit, but for the sex that its given name tells.
func (d *memory) misnamed(b being, k *seek) bool {
	e := b.entity
	return e >= 0 && k.gender != 0 && k.by == nil && !k.other && d.genders[e] != 0 && d.genders[e]&k.gender == 0
}

// likely weighs down one of whom the text does not tell the gender, or of whom it tells
// something else than the description.
func (d *memory) likely(b being, k seek) float64 {
	if b.unnamed() {
		if k.gender != 0 && d.gender(b.newcomer) == 0 {
			return unknown * sexUntold
		}
		return unknown
	}
	e := b.entity
	if k.by != nil {
		if a, _ := d.accords(e, *k.by); a == otherwise {
			return elsewhere
		}
	}
	if k.gender != 0 && (d.genders[e] == 0 || d.genders[e] == lang.Male|lang.Female) {
		return sexUntold
	}
	return 1
}
