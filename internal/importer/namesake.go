package importer

import (
	"cmp"
	"path"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Two systems both number their stories from 1. In one import they are told apart by isAnother;
// what follows does so from one import to the next, so that the sports desk's story 17 is not taken
// for a new version of the news desk's, and written over it.

// shortID is how long an id may be that two systems may both have given. Longer ones are drawn by
// lot.
const shortID = 12

var numbered = pattern.New(`^-\d+$`)

// isStranger reports whether a story has the bare id of another that an earlier import has written:
// neither its day nor its name is the same.
func (c *census) isStranger(s *story, x *line) bool {
	id, bare := bareID(s.key)
	if !bare || len(id) >= shortID || s.digest == x.original || s.version != x.version || s.state == item.Killed {
		return false
	}
	stem := called.TrimSuffix(path.Base(x.file), path.Ext(x.file))
	day, name, ok := DayIn(stem)
	if !ok || !s.date.Known() {
		return false
	}
	rest, begins := called.CutPrefix(name, s.slug)
	sameName := begins && (rest == "" || numbered.MatchString(rest))
	return !sameName && !sameDay(day, c.local(s.date))
}

// bareID is the id in a key that is only one in its system.
func bareID(key string) (id string, ok bool) {
	id, is := called.CutPrefix(key, "id ")
	id, _, of := called.Cut(id, " of ")
	return id, is && of
}

// priorOfNamesake gives a story a key of its own, beside the one whose id it has, and finds what an
// earlier import has written of it.
func (c *census) priorOfNamesake(s *story) *line {
	if c.namesakes == nil {
		c.namesakes = map[string][]*line{}
		for key, x := range c.ledger.stories {
			if bare, _, ok := called.Cut(key, " in "); ok {
				c.namesakes[bare] = append(c.namesakes[bare], x)
			}
		}
		for _, all := range c.namesakes {
			order.By(all, func(a, b *line) int { return cmp.Compare(a.key, b.key) })
		}
	}
	for _, x := range c.namesakes[s.key] {
		if !c.isStranger(s, x) {
			s.key = x.key
			return x
		}
	}
	s.key += " in " + c.files[s.file].Name
	for n := c.ledger.stories[s.key]; n != nil; n = c.ledger.stories[s.key] {
		s.key += " again"
	}
	return nil
}
