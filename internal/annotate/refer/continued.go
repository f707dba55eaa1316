package refer

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// placed reports whether the phrase s says before its noun where somebody is from or sits for, "the
// Ostrey senator", and names no owner, "Ostrey's senator".
func (d *Reader) placed(s clause.Source) bool {
	return d.Is(s.First, lang.Article) && s.Owner < s.Head && d.IsName(s.Owner) && d.IsPlace(s.Owner)
}

// fromSomewhere reports whether the phrase s tells before its noun of what people somebody is, or
// where he is at home: "the Ostrish expert", "the Ostrey-based architect".
func (d *Reader) fromSomewhere(s clause.Source) bool {
	if !s.Definite || d.Is(s.Head, lang.Unnamed) || d.Items[s.Head].Entry.Number&lang.Plural != 0 {
		return false
	}
	for i := s.First; i < s.Head; i++ {
		w := d.Spelled(i)
		at := strings.LastIndexByte(w, '-')
		if d.Is(i, lang.Demonym) || at > 0 && d.Pack.Entry(d.Pack.Word(w[at+1:])).Noun&lang.Seated != 0 {
			return true
		}
	}
	return false
}

// continuedHow is how a description was resolved by what the sentence before tells of.
const continuedHow = "of whom alone the sentence before tells"

// continued is the one person of whom the sentence before the phrase s tells, where it tells of
// nobody else and nothing is told of him that speaks against it: "Lee wants a new pier. … the
// senator said" goes on with Lee. Papers vary a name so where no reader can be in doubt. Where the
// phrase is none that varies a name, or there is no such person, it is nobody's, for the reason
// given.
func (d *Reader) continued(s clause.Source, varies bool, otherwise string) Referent {
	if varies && !d.Link(s.Head+1, lang.LinkOf) { // "the author of an article"
		if e := d.aloneBefore(s.First); e != names.NoEntity && d.mayBe(e, s) {
			return meaning(e, 0.9, continuedHow)
		}
	}
	return nameless(0.85, otherwise)
}

// aloneBefore is the one person of whom the sentence before item i tells, where neither it nor what
// stands before the item in its own sentence tells of another; or none.
func (d *Memory) aloneBefore(i clause.ItemID) names.EntityID {
	found, turn := nobodyAtAll, int32(-1)
	for n, evs := d.recent(); n >= 0; n-- {
		ev := &evs[n]
		leads := ev.role == clause.Topic || ev.role == clause.Speaking
		if ev.item >= i || ev.inside != quote.None || d.body(ev.Being) || ev.unnamed() && !leads {
			continue
		}
		if turn >= 0 && ev.turn != turn {
			break
		}
		if turn = ev.turn; ev.unnamed() || found != nobodyAtAll && ev.Being != found {
			return names.NoEntity
		}
		found = ev.Being
	}
	e := found.Entity
	if e == names.NoEntity || turn < d.turn-1 || d.Items[d.lastItem(e)].Line == d.Items[i].Line {
		return names.NoEntity
	}
	return e
}

// mayBe reports whether the description s may be for entity e, of whom the text does not tell it:
// it tells it of nobody else, and of e no post but such as go with it.
func (d *Reader) mayBe(e names.EntityID, s clause.Source) bool {
	if a, _ := d.accords(e, s); a != untold {
		return false
	}
	posts, head := d.Cast.Entities[e].Posts, d.Lemma(s.Head)
	for i := range posts {
		told := posts[i].Head
		if told == head || !d.Pack.Alike(told, head) || d.Pack.KindOf(head, told) {
			return false // the founder is not "the co-founder", the singer no "senator"
		}
	}
	return len(d.meant(s)) == 0
}

// body reports whether b is a body or a place.
func (d *Memory) body(b Being) bool {
	return b.Entity != names.NoEntity && !d.EntityIs(b.Entity, names.Person)
}
