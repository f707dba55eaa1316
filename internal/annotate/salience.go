package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// event is a place where the text, outside quotations or in one that quotes in turn, speaks of an
// entity.
type event struct {
	entity names.EntityID // or none: a pronoun that nobody fits
	item   int32
	outer  int32 // the same for lines outside quotations alone
	turn   int32 // counts lines that tell something; a line of mere quotation does not move attention
	inside int32 // the quotation it stands in, or none
	role   role
	ref    referent // of a pronoun
}

// role is the part that the phrase plays in its clause: what a reader's attention rests on.
type role uint8

const (
	topic    role = iota // subject of a line's main clause
	subject              // of a clause within
	speaking             // subject of a cue
	oblique              // anything else
)

// seek is what a pronoun or noun tells of the entity it stands for.
type seek struct {
	gender lang.Gender
	org    bool
	speaks bool           // it is the subject of a cue, as whoever spoke before is likely to be again
	other  bool           // nobody of the pronoun's gender was found: a given name may mislead
	owns   bool           // it is a possessive or reflexive, which looks for its owner in the same sentence first
	apart  bool           // it stands in a clause of saying that is thrown in, "Reed is wrong, he said", and is nobody of whom that sentence tells
	not    names.EntityID // an entity it cannot be, plus one; 0: none
	known  bool           // somebody with a name is sought
	back   bool           // a noun refers back: not to whom the sentence names only after it
	inside int32          // the quotation it stands in, or none
	about  bool           // its words are about somebody of the same sex
	by     *source        // the description by which somebody is sought, or nil
}

// farthest is how many events are looked back through.
const farthest = 48

// salient finds the entity on which attention rests at item i and which fits what is sought.
func (d *draft) salient(i, l int32, k seek) referent {
	if r, ok := d.noted(i); ok {
		return r
	}
	var c contest
	if k.not == 0 {
		k.not = d.relaying(l)
	}
	if k.not == 0 && k.speaks {
		if ask := d.asking(i, l); ask != none {
			if r := d.asked(ask, k); r.kind == entity {
				return r
			}
			if r, ok := d.noted(d.sayings[ask].subject.head); ok && r.kind == entity {
				k.not = r.entity + 1
			}
		}
	}
	k.inside = d.streams[d.lines[l].stream].parent
	k.about = k.speaks && d.ofSomebody(i, k.gender)
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		ev := &d.events[n]
		if ev.entity == none || k.back && ev.item > i || !d.fits(ev.entity, k) || k.org && k.by == nil && k.inside != none && ev.inside != k.inside {
			continue // "It said" inside a quotation: nothing that the text around it names
		}
		w := d.weigh(ev, i, l, &k)
		if d.misnamed(ev.entity, &k) {
			c.against = max(c.against, w*sexGuessed)
			continue
		}
		c.add(ev.entity, w*d.likely(ev.entity, k))
		if ev.inside == k.inside || k.inside != none {
			c.seen(ev.entity, ev.turn)
		}
		c.lean(ev.entity, w, ev.ref.sure)
	}
	for n := range c.n {
		c.weight[n] += d.famed(c.entity[n])
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
	if r.kind == entity && k.inside != none && k.gender != 0 && !d.spokenOfIn(r.entity, k.inside) {
		r.sure = min(r.sure, fromOutside)
	}
	return r
}

// spokenOfIn reports whether quotation q itself has spoken of entity e.
func (d *draft) spokenOfIn(e names.EntityID, q int32) bool {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest && d.events[n].inside == q; n-- {
		if d.events[n].entity == e {
			return true
		}
	}
	return false
}

// weigh is how much attention the event leaves for what is sought at item i of line l.
func (d *draft) weigh(ev *event, i, l int32, k *seek) float64 {
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

// ofSomebody reports whether the quotation right before the clause of saying at item i begins with
// a pronoun of that sex: “He is brilliant,” he said. The two are not one.
func (d *draft) ofSomebody(i int32, g lang.Gender) bool {
	for k := i - 1; k >= d.lines[d.items[i].line].first && k >= i-2; k-- {
		if d.items[k].kind == itemQuote {
			e := d.entry(d.quotes[d.items[k].ref].first)
			return e.Part&lang.Nominative != 0 && e.Gender == g
		}
	}
	return false
}

// ofWhich reports whether the pronoun at item i stands in a clause that hangs on the name at item
// name by more than "who", and so means somebody else: "Lee, whose plan she had read".
func (d *draft) ofWhich(name, i int32) bool {
	k := name + 1
	if k < i && d.stop(k, ',') {
		k++
	}
	return k < i && i-k <= 6 && d.is(k, lang.Relative) && !d.part(k, lang.Who|lang.Which|lang.That)
}

// fronted reports whether the event's phrase stands in an adverbial that opens the sentence and
// ends right before the pronoun at item i, "Speaking beside Lee, he"; the subject of a clause there
// counts only where it has no name: "When a reporter asked her, she".
func (d *draft) fronted(ev *event, i int32) bool {
	first := d.lines[d.items[i].line].first
	return ev.item < i && d.stop(i-1, ',') && (ev.entity < none || !d.verbish(ev.item+1, i)) &&
		(d.is(first, lang.Preposition|lang.Adverb|lang.Conjunction|lang.Question) || d.pack.Looks(d.text(first), lang.Gerund|lang.Past))
}

// laterInParagraph reports whether line l is not the first of its paragraph.
func (d *draft) laterInParagraph(l int32) bool {
	return l > 0 && d.lines[l-1].block == d.lines[l].block && d.lines[l-1].stream == d.lines[l].stream
}

// famed is what is added for how often the story names entity e.
func (d *draft) famed(e names.EntityID) float64 {
	if e < 0 || d.mostNamed == 0 {
		return 0
	}
	return renown * float64(d.fame[e]) / float64(d.mostNamed)
}

// age is for how many lines nothing has been said of what the event tells. What is told inside
// quotations does not let what is told outside them fade.
func (d *draft) age(ev *event, inside int32) int {
	if inside == none && ev.inside == none {
		return int(d.outer - ev.outer)
	}
	return int(d.turn - ev.turn)
}

// asking is the saying of the sentence before in which somebody asks a person something, where the
// pronoun at item i replies; or none: "Lee asked him why. “…,” he replied." The one who replies is
// not the one who asked.
func (d *draft) asking(i, l int32) int32 {
	k := d.sayingOf(i)
	if k == none || l == 0 || !d.part(d.sayings[k].item, lang.Reply) {
		return none
	}
	for n := k - 1; n >= 0 && d.sayings[n].line >= l-2; n-- {
		if s := &d.sayings[n]; s.line < l && (s.kind == verbal || s.kind == infinitive) && s.cue&lang.CueAsk != 0 && s.subject.kind != noSource {
			return n
		}
	}
	return none
}

// asked is the person whom saying ask asks, where a name or pronoun right after the verb tells it.
func (d *draft) asked(ask int32, k seek) referent {
	if r, ok := d.noted(d.sayings[ask].item + 1); ok && r.kind == entity && d.fits(r.entity, k) {
		return r
	}
	return referent{kind: unresolved, entity: none, also: none}
}

// relaying is the speaker of the quotation that line l stands in, plus one; 0 for none: he does not
// call himself "he".
func (d *draft) relaying(l int32) names.EntityID {
	q := d.streams[d.lines[l].stream].parent
	if q == none || d.voices[q].kind != entity {
		return 0
	}
	return d.voices[q].entity + 1
}

// noted gives what the pronoun at item i was resolved to when its line was read.
func (d *draft) noted(i int32) (referent, bool) {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest; n-- {
		if d.events[n].item == i {
			return d.events[n].ref, true
		}
	}
	return referent{}, false
}

// fits reports whether entity e can be what is sought.
func (d *draft) fits(e names.EntityID, k seek) bool {
	if e < none {
		if d.document(int32(none - 1 - e)) {
			return k.org && k.by == nil
		}
		g := d.gender(int32(none - 1 - e))
		if d.is(int32(none-1-e), lang.Spokes) {
			g = 0 // a spokesman may be a woman
		}
		return !k.org && !k.known && (k.gender == 0 || g == 0 || g == k.gender)
	}
	if k.not == e+1 {
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

// misnamed reports whether entity e would fit, but for the sex that its given name tells.
func (d *draft) misnamed(e names.EntityID, k *seek) bool {
	return e >= 0 && k.gender != 0 && k.by == nil && !k.other && d.genders[e] != 0 && d.genders[e]&k.gender == 0
}

// lastTurn is the turn in which entity e was last spoken of.
func (d *draft) lastTurn(e names.EntityID) int32 {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest; n-- {
		if d.events[n].entity == e {
			return d.events[n].turn
		}
	}
	return -farthest
}

// likely weighs down an entity of which the text does not tell the gender, or of which it tells
// something else than the description.
func (d *draft) likely(e names.EntityID, k seek) float64 {
	if e < none {
		if k.gender != 0 && d.gender(int32(none-1-e)) == 0 {
			return nameless * sexUntold
		}
		return nameless
	}
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
