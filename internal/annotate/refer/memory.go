package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// Memory is what a reader has in mind.
type Memory struct {
	Descriptions
	Voices []Referent                 // by quotation: who speaks in it, as far as it is decided
	Told   map[clause.ItemID]Referent // whom phrases mean of which an editor has told it; mostly nil

	life   names.EntityID // whose life the story tells, or none
	lifeIn lifeIn         // whether a line names that person
	events []event
	piece  struct{ first, last quote.ID } // the quotation read last, and the first of its speech
	turn   int32                          // counts lines that tell something; one of mere quotation moves no attention
	outer  int32                          // counts those outside quotations

	barred entities // whom the clause of the saying in hand names: see speaksOf
	named  entities // whom the words name that it brings
}

// event is a place where the text, outside quotations or in one that quotes in turn, speaks of
// somebody.
type event struct {
	Being  // nobodyAtAll: a pronoun that nobody fits
	item   clause.ItemID
	turn   int32
	outer  int32
	inside quote.ID // the quotation it stands in, or none
	role   clause.Role
	turns  bool // the text turns to whom it speaks of: see passed
	asked  bool // the text itself asks about whom it speaks of: see note
	fate   fate // see hasDied
	line   clause.LineID
	block  quote.BlockID
	ref    Referent
}

// fate is whether somebody has died, as far as it was asked.
type fate uint8

const (
	notAsked fate = iota
	lives
	died
)

// farthest is how many events are looked back through.
const farthest = 48

// recent are the last events, those that are looked back through, and the place of the last.
//
//go:noinline
func (d *Memory) recent() (last int, events []event) {
	events = d.events[max(0, len(d.events)-farthest):]
	return len(events) - 1, events
}

// attention is how much attention event ev has left behind, by its role and its age in lines.
func (ev *event) attention(age int) float64 {
	return attention[ev.role] * fading[min(age, len(fading)-1)]
}

// since is for how many lines nothing has been said of what the event tells.
//
//go:noinline
func (d *Memory) since(ev *event) int { return int(d.turn - ev.turn) }

// age is for how many lines nothing has been said of what the event tells. What is told inside
// quotations does not let what is told outside them fade.
//
//go:noinline
func (d *Memory) age(ev *event, inside quote.ID) int {
	if inside == quote.None && ev.inside == quote.None {
		return int(d.outer - ev.outer)
	}
	return d.since(ev)
}

// note notes that item i, in line ln, speaks of b. Where the line is a question that the text
// itself asks, and of which b is not the subject, "Would it be better than under Lee?", whoever
// answers was asked of b.
//
//go:noinline
func (d *Memory) note(i clause.ItemID, ln *clause.Line, b Being, r clause.Role, ref Referent) {
	if len(d.Told) > 0 {
		if told, ok := d.Told[i]; ok {
			b, ref = told.Being, told
		}
	}
	l, in := d.Items[i].Line, d.speech(ln)
	d.events = append(d.events, event{
		Being: b, item: i, turn: d.turn, outer: d.outer, inside: in, role: r, ref: ref,
		line: l, block: d.Lines[l].Block, asked: in == quote.None && r != clause.Topic && d.askedIn(l),
	})
}

// askedIn reports whether line l is a question.
func (d *Memory) askedIn(l clause.LineID) bool { return d.Stop(d.Lines[l].End-1, '?') }

// hasDied reports whether the event's own sentence says that whom it speaks of has died.
func (d *Memory) hasDied(ev *event) bool {
	if ev.fate == notAsked {
		ev.fate = lives
		if d.Dies(ev.item, &d.Lines[ev.line]) {
			ev.fate = died
		}
	}
	return ev.fate == died
}

// speech is the quotation in which line ln stands, or the first in the paragraph of those with
// whose words it goes on; or none.
func (d *Memory) speech(ln *clause.Line) quote.ID {
	q := d.Streams[ln.Stream].Parent
	if q == quote.None || d.Quotes[q].Parent != quote.None {
		return q
	}
	if p := d.piece; p.last != q {
		d.piece.first = q
		if p.last != quote.None && p.last < q && d.Quotes[p.last].Block == d.Quotes[q].Block && d.oneVoice(p.last, q) {
			d.piece.first = p.first
		}
		d.piece.last = q
	}
	return d.piece.first
}

// oneVoice reports whether one and the same person or body speaks in the quotations p and q.
func (d *Memory) oneVoice(p, q quote.ID) bool {
	return d.Voices[p].Kind == Entity && d.Voices[q].Kind == Entity && d.Voices[p].Entity == d.Voices[q].Entity
}

// Noted gives what the phrase at item i was resolved to when its line was read.
//
//go:noinline
func (d *Memory) Noted(i clause.ItemID) (Referent, bool) {
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.item == i {
			return ev.ref, true
		}
	}
	return Referent{}, false
}

// ToldLately reports whether one of the last phrases is one of which an editor has told that it
// means entity e, and none since means another: it stands for his name.
func (d *Memory) ToldLately(e names.EntityID) bool {
	if len(d.Told) == 0 {
		return false
	}
	for n, evs := d.recent(); n >= 0; n-- {
		if told, ok := d.Told[evs[n].item]; ok {
			return told.Entity == e
		}
	}
	return false
}

// lastTurn is the turn in which entity e was last spoken of.
func (d *Memory) lastTurn(e names.EntityID) int32 {
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.Entity == e {
			return ev.turn
		}
	}
	return -farthest
}

// lastItem is the item at which entity e was last spoken of, or none.
//
//go:noinline
func (d *Memory) lastItem(e names.EntityID) clause.ItemID {
	for n, evs := d.recent(); n >= 0; n-- {
		if evs[n].Entity == e {
			return evs[n].item
		}
	}
	return clause.NoItem
}

// spokenOfIn reports whether quotation q itself has spoken of entity e.
func (d *Memory) spokenOfIn(e names.EntityID, q quote.ID) bool {
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.inside != q {
			return false
		}
		if ev.Entity == e {
			return true
		}
	}
	return false
}

// restsOn is how much attention rests on entity e, in whatever part it played.
func (d *Memory) restsOn(e names.EntityID) float64 {
	best := 0.0
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.Entity == e {
			best = max(best, ev.attention(d.since(ev)))
		}
	}
	return best
}

// rest is a contest among those of whom the last events speak and who fit, by the attention that
// rests on them.
func (d *Memory) rest(fits func(e names.EntityID) bool) contest {
	c := newContest()
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		if ev.Entity != names.NoEntity && fits(ev.Entity) {
			c.add(ev.Being, ev.attention(d.since(ev)))
		}
	}
	return c
}

// famed is what is added for how often the story names entity e.
func (d *Memory) famed(e names.EntityID) float64 {
	if e == names.NoEntity || d.mostNamed == 0 {
		return 0
	}
	return renown * float64(d.fame[e]) / float64(d.mostNamed)
}

// relaying is the speaker of the quotation that line l stands in, or none: he does not call
// himself "he".
func (d *Memory) relaying(l clause.LineID) names.EntityID {
	q := d.Streams[d.Lines[l].Stream].Parent
	if q == quote.None || d.Voices[q].Kind != Entity {
		return names.NoEntity
	}
	return d.Voices[q].Entity
}

// learn takes a pronoun that was resolved with some sureness as telling the gender of a person of
// whom nothing else tells it, or as bearing out what his given name tells.
func (d *Memory) learn(r Referent, g lang.Gender, speaks bool) {
	if r.Kind != Entity || r.Sure < 0.8 {
		return
	}
	if d.genders[r.Entity] == 0 {
		d.genders[r.Entity] = g
	}
	if d.genders[r.Entity] == g {
		d.proven[r.Entity] = true
		d.spokenAs[r.Entity] = d.spokenAs[r.Entity] || speaks
	}
}
