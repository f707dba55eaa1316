package web

import (
	"math"

	"github.com/onrecord/onrecord/internal/prose"
)

// weigh says what a minute on each utterance is worth: how likely the reading is wrong, times how
// much it is seen.
func (d *Desk) weigh() {
	d.said, d.copies = map[string]int{}, map[string]int{}
	for _, s := range d.inOrder() {
		for i := range s.items {
			d.said[personOf(s.items[i].speaker)]++
			d.copies[s.items[i].words]++
		}
	}
	for _, s := range d.inOrder() {
		for i := range s.items {
			s.items[i].worth = worth(&s.items[i], d.said, d.copies)
		}
	}
}

func worth(x *item, said, copies map[string]int) float64 {
	return (1 - x.sure) * seen(x, said, copies)
}

// seen weighs how many readers meet the words with their name.
func seen(x *item, said, copies map[string]int) float64 {
	w := 1 + float64(min(x.long, 40))/40
	switch x.where {
	case prose.Headline:
		w *= 4
	case prose.Deck, prose.Highlight:
		w *= 2.5
	case prose.Crosshead:
		w *= 1.5
	}
	if p := personOf(x.speaker); p != noPerson {
		w *= 1 + math.Log1p(float64(said[p]))/4
	}
	if x.speaker.Registered {
		w *= 1.25
	}
	return w * math.Sqrt(float64(max(copies[x.words], 1)))
}
