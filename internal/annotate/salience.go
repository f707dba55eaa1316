package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// event is a place where the text, outside quotations or in one that quotes in turn, speaks of an entity.
type event struct {
	entity int32 // or none: a pronoun that nobody fits
	item   int32
	turn   int32 // counts lines that tell something; a line of mere quotation does not move attention
	inside int32 // the quotation it stands in, or none
	role   role
	ref    referent // of a pronoun
}

// role is the part that the phrase plays in its clause: what a reader's attention rests on.
type role uint8

const (
	topic     role = iota // subject of a line's main clause
	subject               // of a clause within
	speaking              // subject of a cue
	possessor             // Reed's plan
	oblique               // anything else
)

// attention is how much a reader's attention rests on what played the role, when the next sentence begins.
var attention = [...]float64{topic: 1.1, subject: 0.8, speaking: 1.1, possessor: 0.52, oblique: 0.5}

// fading is what is left of attention after so many lines.
var fading = [...]float64{1, 0.7, 0.42, 0.36, 0.31, 0.27, 0.24, 0.22, 0.20, 0.18}

// seek is what a pronoun or noun tells of the entity it stands for.
type seek struct {
	gender lang.Gender
	org    bool
	speaks bool  // it is the subject of a cue, as whoever spoke before is likely to be again
	other  bool  // nobody of the pronoun's gender was found: a given name may mislead
	owns   bool  // it is a possessive or reflexive, which looks for its owner in the same sentence first
	apart  bool  // it stands in a clause of saying that is thrown in, "Reed is wrong, he said", and is nobody of whom that sentence tells
	not    int32 // an entity it cannot be, plus one; 0: none
	known  bool  // somebody with a name is sought
}

// noteLine notes the mentions and pronouns of line l, in order.
func (d *draft) noteLine(l int32) {
	ln := &d.lines[l]
	if d.telling(ln) {
		d.turn++
	}
	defer d.noteUnnamed(l)
	d.noteNominal(l)
	for i := ln.first; i < ln.end; i++ {
		it := &d.items[i]
		switch {
		case it.kind == itemWord && it.entry.Is(lang.Article) && i > ln.first && d.lowerIs(i, "the"):
			d.notePost(i, ln)
		case it.kind == itemName:
			d.noteName(i, ln)
		case it.kind == itemWord && it.entry.Is(lang.Pronoun|lang.Possessive) && it.entry.Number&lang.Singular != 0 && d.gender(i)&(lang.Male|lang.Female) != 0:
			r := d.salient(i, l, seek{gender: d.gender(i), speaks: it.speaks, apart: it.speaks && d.parenthetical(i, ln), owns: it.entry.Is(lang.Possessive | lang.Reflexive)})
			d.learn(r, d.gender(i))
			d.note(i, ln, r.entity, d.roleOf(i, i, ln), r)
		}
	}
}

// telling reports whether the line says more than a quotation and its clause.
func (d *draft) telling(ln *line) bool {
	n, quoted := 0, false
	for i := ln.first; i < ln.end && n < 5; i++ {
		if d.items[i].kind == itemQuote {
			quoted = true
		} else if d.items[i].kind != itemStop {
			n++
		}
	}
	return n >= 5 || !quoted && n > 0
}

// parenthetical reports whether the pronoun at item i opens a clause of saying thrown in after a comma, which is none of a conjunction.
func (d *draft) parenthetical(i int32, ln *line) bool {
	return i > ln.first+1 && d.stop(i-1, ',') && i+1 < ln.end && d.items[i+1].entry.Cue&lang.CueSay != 0 && d.items[i-2].kind != itemQuote &&
		(i+2 >= ln.end || d.items[i+2].kind == itemStop)
}

// noteNominal notes a definite phrase that opens line l and stands for somebody named before: "The star had left by then."
func (d *draft) noteNominal(l int32) {
	ln := &d.lines[l]
	if !d.is(ln.first, lang.Article) || !d.lowerIs(ln.first, "the") {
		return
	}
	s := d.phraseAfter(ln.first, ln.end)
	if s.kind != nominal || s.last != s.head+1 || s.last >= ln.end || d.is(s.last, lang.Auxiliary) && d.beVerb(s.last) || d.items[s.head].speaks || !d.personal(s.head) || d.items[s.head].entry.Cue&lang.CueNoun != 0 {
		return
	}
	if r := d.refer(s, l); r.kind == entity && r.sure >= 0.72 {
		d.note(s.head, ln, r.entity, topic, r)
	}
}

// notePost notes a phrase like "the mayor" in the midst of line ln, where exactly one entity is known to hold the post.
func (d *draft) notePost(i int32, ln *line) {
	k := i + 1
	for k < min(ln.end, i+4) && d.nounish(k) && !d.is(k, lang.Post|lang.Title) {
		k++
	}
	if k >= min(ln.end, i+4) || !d.is(k, lang.Post|lang.Title) || k+1 < ln.end && (d.genitive(k+1, ln.end) || d.items[k+1].kind == itemName) {
		return
	}
	s := source{kind: nominal, first: i, last: k + 1, head: k, owner: none, also: none, definite: true}
	if r := d.byPost(s); r.kind == entity && r.how == "the post" {
		d.note(k, ln, r.entity, d.roleOf(k, i, ln), r)
	}
}

// noteUnnamed notes that somebody without a name speaks in line l: "a spokesman said". A pronoun may mean him.
func (d *draft) noteUnnamed(l int32) {
	ln := &d.lines[l]
	for k := d.sayingFrom(ln.first); k < len(d.sayings) && d.sayings[k].item < ln.end; k++ {
		s := &d.sayings[k]
		if s.kind != verbal || s.cue&(speechCues|lang.CueThink) == 0 || s.subject.kind != nominal || s.conjoined || !d.personal(s.subject.head) || s.inverted && !d.endsParagraphQuote(s, ln) || d.items[s.subject.head].entry.Number == lang.Plural {
			continue
		}
		if r := d.refer(s.subject, l); r.kind == unnamed || r.kind == entity {
			if r.kind == unnamed && s.subject.definite && !d.is(s.subject.head, lang.Spokes) {
				continue
			}
			if r.kind == unnamed {
				r.entity = none - 1 - s.subject.head
			}
			d.note(s.subject.head, ln, r.entity, speaking, r)
		}
	}
}

func (d *draft) noteName(i int32, ln *line) {
	m := &d.cast.Mentions[d.items[i].ref]
	if m.Entity < 0 || d.entityIs(m.Entity, names.Place) {
		return
	}
	if r, ok := d.namesake(i, d.items[i].line); ok {
		d.note(i, ln, r.entity, d.roleOf(i, d.titleStart(i, ln.first), ln), r)
		return
	}
	d.note(i, ln, m.Entity, d.roleOf(i, d.titleStart(i, ln.first), ln), referent{kind: entity, entity: m.Entity, also: none, sure: 1})
}

// roleOf tells the role of the phrase that begins at item first and has its head at i.
func (d *draft) roleOf(i, first int32, ln *line) role {
	if d.items[i].speaks {
		return speaking
	}
	if i+1 < ln.end && d.genitive(i+1, ln.end) || d.is(i, lang.Possessive) && i+1 < ln.end && d.nounish(i+1) {
		return possessor
	}
	if first <= ln.first || d.introduced(first, ln) {
		return topic
	}
	if d.is(first-1, lang.Preposition) && !(d.is(first-1, lang.Conjunction) && d.verbish(i+1, ln.end)) {
		return oblique
	}
	if d.nominative(i) || d.is(first-1, lang.Auxiliary) && d.beVerb(first-1) {
		return subject
	}
	if d.opensClause(first-1) && (d.items[first-1].entry.Cue&verbCues == 0 || d.verbish(i+1, ln.end)) {
		return subject
	}
	return oblique
}

// introduced reports whether nothing but an adverbial with its comma, or a conjunction, stands before item first in the line: "On Monday, Lee …", "But Lee …".
func (d *draft) introduced(first int32, ln *line) bool {
	k := first - 1
	if k == ln.first {
		return d.is(k, lang.Conjunction|lang.Adverb|lang.Hedge|lang.TimeWord)
	}
	if !d.stop(k, ',') || k-ln.first > 12 || !d.is(ln.first, lang.Preposition|lang.Adverb|lang.TimeWord|lang.Conjunction) {
		return false
	}
	for i := ln.first; i < k; i++ {
		if d.items[i].kind == itemQuote || d.items[i].entry.Cue&speechCues != 0 && d.items[i].entry.Cue&lang.CueNoun == 0 {
			return false
		}
	}
	return true
}

// titleStart is the first item of the titles, posts and article before the name at item i.
func (d *draft) titleStart(i, lo int32) int32 {
	k := i - 1
	for ; k >= lo && k > i-10; k-- {
		it := &d.items[k]
		if it.kind == itemName && k == i-1 {
			break
		}
		if it.kind == itemName || it.kind == itemWord && it.entry.Is(lang.Article|lang.Possessive|lang.NumberWord) || d.genitive(k, i) {
			continue
		}
		if !d.nounish(k) || d.participle(k) && !d.toks[it.first].Is(prose.Upper) || d.finite(k, lo) {
			break
		}
	}
	return k + 1
}

// participle reports whether item k ends as participles do, and is not known as anything else.
func (d *draft) participle(k int32) bool {
	w := d.text(k)
	return strings.HasSuffix(w, "ing") || d.items[k].entry.Class == 0 && strings.HasSuffix(w, "ed") || d.items[k].entry.Cue&verbCues != 0 && !d.personal(k)
}

// verbish reports whether item k can begin a predicate: an auxiliary, a verb's ending, an adverb.
func (d *draft) verbish(k, hi int32) bool {
	if k >= hi {
		return false
	}
	it := &d.items[k]
	if it.kind == itemClitic {
		return !d.genitive(k, hi)
	}
	if it.kind != itemWord {
		return false
	}
	if it.entry.Is(lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation|lang.Hedge) || it.entry.Cue&verbCues != 0 {
		return true
	}
	w := d.text(k)
	return it.entry.Class&lang.Function == 0 && (strings.HasSuffix(w, "ed") || strings.HasSuffix(w, "s"))
}

func (d *draft) nominative(i int32) bool {
	switch d.text(i) {
	case "he", "she", "He", "She", "they", "They":
		return true
	}
	return false
}

// learn takes a pronoun that was resolved with some sureness as telling the gender of a person of whom nothing else tells it.
func (d *draft) learn(r referent, g lang.Gender) {
	if r.kind == entity && r.sure >= 0.8 && d.genders[r.entity] == 0 {
		d.genders[r.entity] = g
	}
}

func (d *draft) note(i int32, ln *line, e int32, r role, ref referent) {
	d.events = append(d.events, event{entity: e, item: i, turn: d.turn, inside: d.streams[ln.stream].parent, role: r, ref: ref})
}

// outside is what is left of the attention on somebody who was spoken of outside the quotation in which a pronoun stands, or inside another.
const outside = 0.75

// farthest is how many events are looked back through.
const farthest = 48

// salient finds the entity on which attention rests at item i and which fits what is sought.
func (d *draft) salient(i, l int32, k seek) referent {
	if r, ok := d.noted(i); ok {
		return r
	}
	var c contest
	k.not = d.relaying(l)
	inside := d.streams[d.lines[l].stream].parent
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		ev := &d.events[n]
		if ev.entity == none || !d.fits(ev.entity, k) {
			continue
		}
		w := attention[ev.role]
		if k.speaks && ev.role == speaking {
			w *= again
		}
		if k.owns && ev.turn == d.turn && ev.item >= d.lines[l].first && ev.item < i {
			w = max(w, 0.5) * 1.7
		}
		if k.apart && ev.turn == d.turn && ev.item >= d.lines[l].first {
			w *= 0.45
		}
		w *= fading[min(int(d.turn-ev.turn), len(fading)-1)]
		if ev.inside != inside {
			w *= outside
		}
		c.add(ev.entity, w*d.likely(ev.entity, k))
		c.seen(ev.entity, ev.turn)
		c.lean(ev.entity, w, ev.ref.sure)
	}
	if d.floor.entity != none && d.fits(d.floor.entity, k) && inside == none {
		c.add(d.floor.entity, c.of(d.floor.entity)+0.06)
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
	return c.verdict()
}

// relaying is the speaker of the quotation that line l stands in, plus one; 0 for none: he does not call himself "he".
func (d *draft) relaying(l int32) int32 {
	q := d.streams[d.lines[l].stream].parent
	if q == none || d.quotes[q].verdict.who.kind != entity {
		return 0
	}
	return d.quotes[q].verdict.who.entity + 1
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
func (d *draft) fits(e int32, k seek) bool {
	if e < none {
		g := d.gender(none - 1 - e)
		if d.is(none-1-e, lang.Spokes) {
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
	return k.gender == 0 || g == 0 || g&k.gender != 0 || k.other && x.GenderSure < 0.95 && d.turn-d.lastTurn(e) <= 1
}

// lastTurn is the turn in which entity e was last spoken of.
func (d *draft) lastTurn(e int32) int32 {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest; n-- {
		if d.events[n].entity == e {
			return d.events[n].turn
		}
	}
	return -farthest
}

// likely weighs down an entity of which the text does not tell the gender.
func (d *draft) likely(e int32, k seek) float64 {
	if e < none {
		return 1
	}
	if k.gender != 0 && (d.genders[e] == 0 || d.genders[e] == lang.Male|lang.Female) {
		return 0.88
	}
	return 1
}

// contest keeps the best few entities of a search.
type contest struct {
	entity [6]int32
	weight [6]float64
	times  [6]int
	n      int

	firm [6]float64 // how sure the surest recent phrase is that this is who it means

	newest int32 // the last turn in which anybody who fits was spoken of, plus one
	who    int32 // who that was
	others bool  // it was more than one
}

// recent is the weight from which a phrase counts as recent enough to lean on.
const recent = 0.35

// lean notes how sure it is that the phrase with weight w means entity e: a pronoun is no surer than what it leans on.
func (c *contest) lean(e int32, w, sure float64) {
	for k := range c.n {
		if c.entity[k] == e && (w >= recent || c.firm[k] == 0) {
			c.firm[k] = max(c.firm[k], sure)
		}
	}
}

// seen notes that entity e, which fits, was spoken of in the turn. Events come from the last to the first.
func (c *contest) seen(e, turn int32) {
	if c.newest == 0 {
		c.newest, c.who = turn+1, e
	} else if turn+1 == c.newest && e != c.who {
		c.others = true
	}
}

// alone is what it adds that nobody else who fits was spoken of in the last turn.
const alone = 0.1

// lone favours whoever was alone in being spoken of last, in whatever part.
func (c *contest) lone(turn int32) {
	if c.newest == 0 || c.others || turn-c.newest+1 > 1 {
		return
	}
	for k := range c.n {
		if c.entity[k] == c.who {
			c.weight[k] += alone
		}
	}
}

func (c *contest) add(e int32, w float64) {
	for k := range c.n {
		if c.entity[k] == e {
			c.weight[k] = max(c.weight[k], w)
			c.times[k]++
			return
		}
	}
	if c.n < len(c.entity) {
		c.entity[c.n], c.weight[c.n], c.times[c.n] = e, w, 1
		c.n++
	}
}

func (c *contest) of(e int32) float64 {
	for k := range c.n {
		if c.entity[k] == e {
			return c.weight[k]
		}
	}
	return 0
}

// verdict gives the winner; the nearer the second, the less sure.
func (c *contest) verdict() referent {
	best, first, second, firm := int32(none), 0.0, 0.0, 1.0
	for k := range c.n {
		w := c.weight[k] + 0.01*float64(min(c.times[k]-1, 3))
		switch {
		case w > first:
			best, first, second = c.entity[k], w, first
			if c.firm[k] > 0 {
				firm = c.firm[k]
			}
		case w > second:
			second = w
		}
	}
	if best == none {
		return referent{kind: unresolved, entity: none, also: none, how: "nobody fits"}
	}
	if best < none {
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "somebody without a name, spoken of before"}
	}
	return referent{kind: entity, entity: best, also: none, sure: min(surety(first, second), firm+0.02), how: "attention"}
}

// again is how much likelier the subject of a cue is whoever was the subject of one before.
var again = 1.15

// doubt is how sure a reference is that another entity could as well have; trust is what a margin of 1 adds.
var doubt, trust = 0.72, 0.6

// surety turns the margin between the first and the second into a confidence.
func surety(first, second float64) float64 {
	switch {
	case first < 0.3:
		return 0.6
	case second == 0:
		return 0.97
	}
	return min(0.97, doubt+trust*(first-second))
}
