package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// salient finds the entity on which attention rests at item i and which fits what is sought.
func (d *Memory) salient(i clause.ItemID, l clause.LineID, k seek) Referent {
	if r, ok := d.Noted(i); ok {
		return r
	}
	c := newContest()
	if k.not == names.NoEntity {
		k.not = d.relaying(l)
	}
	if k.not == names.NoEntity && k.speaks {
		if ask := d.Asking(i, l); ask != clause.NoSaying {
			if r := d.asked(ask, k); r.Kind == Entity {
				return r
			}
			if r, ok := d.Noted(d.Sayings[ask].Subject.Head); ok && r.Kind == Entity {
				k.not = r.Entity
			}
		}
	}
	k.inside = d.Streams[d.Lines[l].Stream].Parent
	k.about = k.speaks && d.OfSomebody(i, k.gender)
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		ev := &d.events[n]
		if ev.Being == nobodyAtAll || k.back && ev.item > i || !d.fits(ev.Being, k) || k.org && k.by == nil && k.inside != quote.None && ev.inside != k.inside {
			continue // "It said" inside a quotation: nothing that the text around it names
		}
		w := d.weigh(ev, i, l, &k)
		if d.misnamed(ev.Being, &k) {
			c.against = max(c.against, w*sexGuessed)
			continue
		}
		c.add(ev.Being, w*d.likely(ev.Being, k))
		if ev.inside == k.inside || k.inside != quote.None {
			c.seen(ev.Being, ev.turn)
		}
		c.lean(ev.Being, w, ev.ref.Sure)
	}
	for n := range c.n {
		c.weight[n] += d.famed(c.who[n].Entity)
	}
	if k.gender != 0 && !k.known {
		c.lone(d.turn)
	}
	if c.n == 0 && k.gender != 0 && !k.other {
		k.other = true
		r := d.weaken(d.salient(i, l, k), 0.85)
		if r.Kind == Entity {
			d.genders[r.Entity] = k.gender
		}
		return r
	}
	r := c.verdict()
	if r.Kind == Entity && k.inside != quote.None && k.gender != 0 && !d.spokenOfIn(r.Entity, k.inside) {
		r.Sure = min(r.Sure, fromOutside)
	}
	return r
}

// weigh is how much attention the event leaves for what is sought at item i of line l.
func (d *Memory) weigh(ev *event, i clause.ItemID, l clause.LineID, k *seek) float64 {
	w := attention[ev.role]
	here := ev.turn == d.turn && ev.item >= d.Lines[l].First
	if k.owns && here && ev.item < i {
		w = max(w, 0.5) * sameBreath
	}
	if here && (k.apart || d.Nominative(i) && d.fronted(ev, i) || d.OfWhich(ev.item, i)) {
		w *= thrownIn
	}
	if k.about && ev.role != clause.Speaking {
		w *= spokenOf
	}
	w *= fading[min(d.age(ev, k.inside), len(fading)-1)]
	if ev.inside != k.inside {
		w *= outside
	}
	if d.LaterInParagraph(l) && d.Lines[d.Items[ev.item].Line].Block != d.Lines[l].Block {
		w *= paragraph
	}
	return w
}

// fronted reports whether the event's phrase stands in an adverbial that opens the sentence and
// ends right before the pronoun at item i, "Speaking beside Lee, he"; the subject of a clause there
// counts only where it has no name: "When a reporter asked her, she".
func (d *Memory) fronted(ev *event, i clause.ItemID) bool {
	first := d.Lines[d.Items[i].Line].First
	return ev.item < i && d.Stop(i-1, ',') && (ev.unnamed() || !d.Verbish(ev.item+1, i)) &&
		(d.Is(first, lang.Preposition|lang.Adverb|lang.Conjunction|lang.Question) || d.Pack.Looks(d.Spelled(first), lang.Gerund|lang.Past))
}

// asked is the person whom saying ask asks, where a name or pronoun right after the verb tells it.
func (d *Memory) asked(ask clause.SayingID, k seek) Referent {
	if r, ok := d.Noted(d.Sayings[ask].Item + 1); ok && r.Kind == Entity && d.fits(r.Being, k) {
		return r
	}
	return NobodyKnown("")
}

// fits reports whether b can be what is sought.
func (d *Memory) fits(b Being, k seek) bool {
	if b.unnamed() {
		if d.Document(b.newcomer) {
			return k.org && k.by == nil
		}
		g := d.Gender(b.newcomer)
		if d.Is(b.newcomer, lang.Spokes) {
			g = 0 // a spokesman may be a woman
		}
		return !k.org && !k.known && (k.gender == 0 || g == 0 || g == k.gender)
	}
	e := b.Entity
	if k.not == e {
		return false
	}
	x := &d.Cast.Entities[e]
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
func (d *Memory) misnamed(b Being, k *seek) bool {
	e := b.Entity
	return e >= 0 && k.gender != 0 && k.by == nil && !k.other && d.genders[e] != 0 && d.genders[e]&k.gender == 0
}

// likely weighs down one of whom the text does not tell the gender, or of whom it tells
// something else than the description.
func (d *Memory) likely(b Being, k seek) float64 {
	if b.unnamed() {
		if k.gender != 0 && d.Gender(b.newcomer) == 0 {
			return unknown * sexUntold
		}
		return unknown
	}
	e := b.Entity
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
