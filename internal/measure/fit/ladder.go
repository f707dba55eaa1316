package main

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// scored is a proposal of a fold with the score that the others' weights give it.
type scored struct {
	score, weight float64
	right         bool
}

// rungs is into how many parts of equal weight the scores are cut, at most.
const rungs = 16

// ladder finds which share of proposals with a score is right. The scores are cut into parts of
// equal weight; where a higher part was right less often than a lower one, both become one, since
// more evidence never makes less sure.
func ladder(all []scored) []weigh.Rung {
	slices.SortStableFunc(all, func(a, b scored) int { return cmp.Compare(a.score, b.score) })
	total := 0.0
	for _, x := range all {
		total += x.weight
	}
	var parts []part
	var p part
	for _, x := range all {
		p.add(x)
		if p.weight >= total/rungs {
			parts, p = joined(append(parts, p)), part{}
		}
	}
	if p.weight > 0 {
		parts = joined(append(parts, p))
	}
	var out []weigh.Rung
	for _, p := range parts {
		out = append(out, weigh.Rung{Score: p.score / p.weight, Share: p.share()})
	}
	return out
}

// part is some of the scores: sums over what lies in it.
type part struct{ weight, score, right float64 }

func (p *part) add(x scored) {
	p.weight += x.weight
	p.score += x.weight * x.score
	if x.right {
		p.right += x.weight
	}
}

// share is the share of right ones, as if one more had been seen, of which half is right.
func (p *part) share() float64 { return (p.right + 0.5) / (p.weight + 1) }

// joined makes one of the last parts, until their shares rise.
func joined(parts []part) []part {
	for n := len(parts) - 1; n > 0 && parts[n-1].share() >= parts[n].share(); n-- {
		a, b := &parts[n-1], parts[n]
		a.weight, a.score, a.right = a.weight+b.weight, a.score+b.score, a.right+b.right
		parts = parts[:n]
	}
	return parts
}
