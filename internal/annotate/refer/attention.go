package refer

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// learn takes a pronoun that was resolved with some sureness as telling the gender of a person of
// whom nothing else tells it, or as bearing out what his given name tells.
func (d *Memory) learn(r Referent, g lang.Gender) {
	if r.Kind != Entity || r.Sure < 0.8 {
		return
	}
	if d.genders[r.Entity] == 0 {
		d.genders[r.Entity] = g
	}
	d.proven[r.Entity] = d.proven[r.Entity] || d.genders[r.Entity] == g
}

func (d *Memory) note(i clause.ItemID, ln *clause.Line, b Being, r clause.Role, ref Referent) {
	d.events = append(d.events, event{Being: b, item: i, turn: d.turn, outer: d.outer, inside: d.Streams[ln.Stream].Parent, role: r, ref: ref})
}

// restsOn is how much attention rests on entity e, in whatever part it played.
func (d *Memory) restsOn(e names.EntityID) float64 {
	best := 0.0
	for n, seen := len(d.events)-1, 0; n >= 0 && seen < farthest; n, seen = n-1, seen+1 {
		if ev := &d.events[n]; ev.Entity == e {
			best = max(best, attention[ev.role]*fading[min(int(d.turn-ev.turn), len(fading)-1)])
		}
	}
	return best
}

// Being is somebody or something of whom a text speaks: an entity of the cast or, where it has no
// name, the item of the phrase that brought it in.
type Being struct {
	Entity   names.EntityID // or none
	newcomer clause.ItemID  // or none
}

// nobodyAtAll is the being of a phrase that is nobody's.
var nobodyAtAll = Being{Entity: names.NoEntity, newcomer: clause.NoItem}

// unnamed reports whether somebody is meant who has no name.
func (b Being) unnamed() bool { return b.newcomer != clause.NoItem }

// event is a place where the text, outside quotations or in one that quotes in turn, speaks of an
// entity.
type event struct {
	Being  // nobodyAtAll: a pronoun that nobody fits
	item   clause.ItemID
	outer  int32    // the same for lines outside quotations alone
	turn   int32    // counts lines that tell something; a line of mere quotation does not move attention
	inside quote.ID // the quotation it stands in, or none
	role   clause.Role
	ref    Referent // of a pronoun
}

// seek is what a pronoun or noun tells of the entity it stands for.
type seek struct {
	gender lang.Gender
	org    bool
	speaks bool           // it is the subject of a cue, as whoever spoke before is likely to be again
	other  bool           // nobody of the pronoun's gender was found: a given name may mislead
	owns   bool           // it is a possessive or reflexive, which looks for its owner in the same sentence first
	apart  bool           // it stands in a clause of saying that is thrown in, "Reed is wrong, he said", and is nobody of whom that sentence tells
	not    names.EntityID // an entity it cannot be, or none
	known  bool           // somebody with a name is sought
	back   bool           // a noun refers back: not to whom the sentence names only after it
	inside quote.ID       // the quotation it stands in, or none
	about  bool           // its words are about somebody of the same sex
	by     *clause.Source // the description by which somebody is sought, or nil
}

// seeking is a search for anybody.
func seeking() seek { return seek{not: names.NoEntity, inside: quote.None} }

// farthest is how many events are looked back through.
const farthest = 48

// spokenOfIn reports whether quotation q itself has spoken of entity e.
func (d *Memory) spokenOfIn(e names.EntityID, q quote.ID) bool {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest && d.events[n].inside == q; n-- {
		if d.events[n].Entity == e {
			return true
		}
	}
	return false
}

// famed is what is added for how often the story names entity e.
func (d *Memory) famed(e names.EntityID) float64 {
	if e < 0 || d.mostNamed == 0 {
		return 0
	}
	return renown * float64(d.fame[e]) / float64(d.mostNamed)
}

// age is for how many lines nothing has been said of what the event tells. What is told inside
// quotations does not let what is told outside them fade.
func (d *Memory) age(ev *event, inside quote.ID) int {
	if inside == quote.None && ev.inside == quote.None {
		return int(d.outer - ev.outer)
	}
	return int(d.turn - ev.turn)
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

// Noted gives what the pronoun at item i was resolved to when its line was read.
func (d *Memory) Noted(i clause.ItemID) (Referent, bool) {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest; n-- {
		if d.events[n].item == i {
			return d.events[n].ref, true
		}
	}
	return Referent{}, false
}

// lastTurn is the turn in which entity e was last spoken of.
func (d *Memory) lastTurn(e names.EntityID) int32 {
	for n := len(d.events) - 1; n >= 0 && n >= len(d.events)-farthest; n-- {
		if d.events[n].Entity == e {
			return d.events[n].turn
		}
	}
	return -farthest
}

// Memory is what a reader has in mind.
type Memory struct {
	Descriptions
	events []event
	turn   int32
	outer  int32      // turns outside quotations
	Voices []Referent // by quotation: who speaks in it, as far as it is decided
}
