package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// contest keeps the best few entities of a search.
type contest struct {
	entity [6]names.EntityID
	weight [6]float64
	n      int

	against float64 // the most attention on somebody who would fit but for his given name

	firm [6]float64 // how sure the surest recent phrase is that this is who it means

	newest int32          // the last turn in which anybody who fits was spoken of, plus one
	who    names.EntityID // who that was
	others bool           // it was more than one
}

// lean notes how sure it is that the phrase with weight w means entity e: a pronoun is no surer
// than what it leans on.
func (c *contest) lean(e names.EntityID, w, sure float64) {
	for k := range c.n {
		if c.entity[k] == e && (w >= recent || c.firm[k] == 0) {
			c.firm[k] = max(c.firm[k], sure)
		}
	}
}

// seen notes that entity e, which fits, was spoken of in the turn. Events come from the last to the
// first.
func (c *contest) seen(e names.EntityID, turn int32) {
	if c.newest == 0 {
		c.newest, c.who = turn+1, e
	} else if turn+1 == c.newest && e != c.who {
		c.others = true
	}
}

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

func (c *contest) add(e names.EntityID, w float64) {
	for k := range c.n {
		if c.entity[k] == e {
			c.weight[k] = max(c.weight[k], w)
			return
		}
	}
	if c.n < len(c.entity) {
		c.entity[c.n], c.weight[c.n] = e, w
		c.n++
	}
}

func (c *contest) of(e names.EntityID) float64 {
	if k := c.place(e); k >= 0 {
		return c.weight[k]
	}
	return 0
}

// place is where entity e stands among the candidates, -1 where it is none.
func (c *contest) place(e names.EntityID) int {
	for k := range c.n {
		if c.entity[k] == e {
			return k
		}
	}
	return -1
}

// verdict gives the winner; the nearer the second, the less sure.
func (c *contest) verdict() referent {
	best, first, second, firm := names.NoEntity, 0.0, 0.0, 1.0
	for k := range c.n {
		w := c.weight[k]
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
	return referent{kind: entity, entity: best, also: none, sure: min(surety(first, max(second, c.against)), firm+0.02), how: "attention"}
}

// surety turns the margin between the first and the second into a confidence.
func surety(first, second float64) float64 {
	switch {
	case first < faint:
		return 0.6
	case second == 0:
		return most
	}
	return min(most, doubt+trust*(first-second))
}
