package refer

import "github.com/onrecord/onrecord/internal/annotate/names"

// contest keeps the best few beings of a search.
type contest struct {
	who    [6]Being
	weight [6]float64
	basis  [6]float64 // how sure the surest recent phrase is that this is who it means
	topic  [6]bool    // the sentence right before tells of it
	n      int

	against float64 // the most attention on somebody who would fit but for his given name

	spoke  Being // whoever spoke last, or nobodyAtAll
	last   Being // whoever fits and was spoken of last, or nobodyAtAll
	newest int32 // the turn in which that was
	others bool  // others were spoken of in it as well
}

// newContest is a search that has found nobody yet.
func newContest() contest { return contest{spoke: nobodyAtAll, last: nobodyAtAll} }

// add takes b into the contest, with the greatest of its weights, and gives its place among the
// candidates, -1 where it has none.
func (c *contest) add(b Being, w float64) int {
	k := c.place(b)
	switch {
	case k >= 0:
		c.weight[k] = max(c.weight[k], w)
	case c.n < len(c.who):
		k = c.n
		c.who[k], c.weight[k] = b, w
		c.n++
	}
	return k
}

// seen notes that b, who fits, was spoken of in the turn. Events come from the last to the
// first.
func (c *contest) seen(b Being, turn int32) {
	if c.last == nobodyAtAll {
		c.newest, c.last = turn, b
	} else if turn == c.newest && b != c.last {
		c.others = true
	}
}

// lone favours whoever was alone in being spoken of last, in whatever part.
func (c *contest) lone(turn int32) {
	if c.last == nobodyAtAll || c.others || turn-c.newest > 1 {
		return
	}
	for k := range c.n {
		if c.who[k] == c.last {
			c.weight[k] += alone
		}
	}
}

// lessen takes attention from those whom the words name, where somebody else comes to mind.
func (c *contest) lessen(those *entities) {
	rival := false
	for k := range c.n {
		rival = rival || c.weight[k] >= faint && !those.has(c.who[k].Entity)
	}
	for k := range c.n {
		if rival && those.has(c.who[k].Entity) {
			c.weight[k] *= namedSo
			c.topic[k] = false
		}
	}
}

// lean notes how sure it is that the phrase with weight w means candidate k: a pronoun is no surer
// than what it leans on.
func (c *contest) lean(k int, w, sure float64) {
	if w >= enough || c.basis[k] == 0 {
		c.basis[k] = max(c.basis[k], sure)
	}
}

// nobody reports whether attention rests on nobody in earnest.
func (c *contest) nobody() bool {
	for k := range c.n {
		if !c.who[k].unnamed() || c.weight[k] >= faint {
			return false
		}
	}
	return true
}

// place is where b stands among the candidates, -1 where it is none.
//
//go:noinline
func (c *contest) place(b Being) int {
	for k := range c.n {
		if c.who[k] == b {
			return k
		}
	}
	return -1
}

// verdict gives the winner; the nearer the second, the less sure.
func (c *contest) verdict() Referent {
	best, first, second, basis := nobodyAtAll, 0.0, 0.0, 1.0
	for k := range c.n {
		w := c.weight[k]
		switch {
		case w > first:
			best, first, second = c.who[k], w, first
			if c.basis[k] > 0 {
				basis = c.basis[k]
			}
		case w > second:
			second = w
		}
	}
	if best == nobodyAtAll {
		return NobodyKnown("nobody fits")
	}
	if best.unnamed() {
		r := nameless(0.9, "somebody without a name, spoken of before")
		r.Being = best
		return r
	}
	sure := byMargin(first, max(second, c.against))
	switch {
	case c.against >= first:
	case best == c.spoke:
		sure = max(sure, again)
	case c.topic[c.place(best)]:
		sure = max(sure, toldOf)
	}
	r := meaning(best.Entity, min(sure, basis+0.02), attentionHow)
	r.Others = c.runnersUp(best)
	return r
}

// runnersUp are the two with most attention after the winner who have a name.
func (c *contest) runnersUp(winner Being) (others [2]names.EntityID) {
	others = noOthers
	var weight [len(others)]float64
	for k := range c.n {
		e, w := c.who[k].Entity, c.weight[k]
		switch {
		case c.who[k] == winner || e == names.NoEntity || w < faint:
		case w > weight[0]:
			others[0], others[1] = e, others[0]
			weight[0], weight[1] = w, weight[0]
		case w > weight[1]:
			others[1], weight[1] = e, w
		}
	}
	return others
}

// byMargin turns the margin between the first and the second into a confidence.
func byMargin(first, second float64) float64 {
	switch {
	case first < faint:
		return 0.6
	case second == 0:
		return most
	}
	return min(most, doubt+trust*(first-second))
}
