package main

import (
	"math"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// model is a logistic model over the pieces of evidence.
type model struct {
	base    float64
	weights [weigh.Count]float64
}

// row is a proposal to fit on.
type row struct {
	active []weigh.Evidence
	right  bool
	weight float64
	score  float64
}

// score is the sum of what the pieces weigh.
func (m *model) score(active []weigh.Evidence) float64 {
	s := m.base
	for _, e := range active {
		s += m.weights[e]
	}
	return s
}

func sigmoid(x float64) float64 { return 1 / (1 + math.Exp(-x)) }

// sweeps is how often each weight is set in turn; it has settled long before.
const sweeps = 60

// fit finds the weights that make the rows likeliest, each held as strongly as ridge says
// near what it is elsewhere, and on the side of 0 that reason gives it. One weight after the other
// is moved by a Newton step.
func fit(rows []row, ridge float64, near *model) *model {
	m := &model{weights: near.weights}
	var with [weigh.Count][]int
	for i := range rows {
		rows[i].score = m.score(rows[i].active)
		for _, e := range rows[i].active {
			with[e] = append(with[e], i)
		}
	}
	all := make([]int, len(rows))
	for i := range all {
		all[i] = i
	}
	for range sweeps {
		moved := step(rows, all, &m.base, 0, 1e-6, weigh.Free)
		for e := weigh.None + 1; e < weigh.Count; e++ {
			if len(with[e]) > 0 {
				by := step(rows, with[e], &m.weights[e], near.weights[e], holds(e, ridge), weigh.Of(e).Bound)
				moved = max(moved, by)
			}
		}
		if moved < 1e-5 {
			break
		}
	}
	return m
}

// holds is how strongly a weight is held: that of a short text hardly, since it is the beginning of
// another kind of text rather than evidence.
func holds(e weigh.Evidence, ridge float64) float64 {
	if e == weigh.ShortText {
		return 0.1
	}
	return ridge
}

// step moves the weight w, which the rows at have, and says how far.
func step(rows []row, at []int, w *float64, near, ridge float64, bound weigh.Bound) float64 {
	slope, curve := ridge*(near-*w), ridge
	for _, i := range at {
		r := &rows[i]
		p := sigmoid(r.score)
		y := 0.0
		if r.right {
			y = 1
		}
		slope += r.weight * (y - p)
		curve += r.weight * p * (1 - p)
	}
	by := max(-1, min(1, slope/max(curve, 1e-9)))
	switch to := *w + by; {
	case bound == weigh.Up && to < 0, bound == weigh.Down && to > 0:
		by = -*w
	}
	*w += by
	for _, i := range at {
		rows[i].score += by
	}
	return math.Abs(by)
}
