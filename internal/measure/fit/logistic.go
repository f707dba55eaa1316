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

// fit finds the weights that make the rows likeliest, each held near 0 as strongly as ridge says,
// and on the side of 0 that reason gives it. One weight after the other is moved by a Newton step.
func fit(rows []row, ridge float64) *model {
	m := &model{}
	var with [weigh.Count][]int
	for i := range rows {
		rows[i].score = 0
		for _, e := range rows[i].active {
			with[e] = append(with[e], i)
		}
	}
	all := make([]int, len(rows))
	for i := range all {
		all[i] = i
	}
	for range sweeps {
		moved := step(rows, all, &m.base, 1e-6, weigh.Free)
		for e := weigh.None + 1; e < weigh.Count; e++ {
			if len(with[e]) > 0 {
				moved = max(moved, step(rows, with[e], &m.weights[e], ridge, weigh.Of(e).Bound))
			}
		}
		if moved < 1e-5 {
			break
		}
	}
	return m
}

// step moves the weight w, which the rows at have, and says how far.
func step(rows []row, at []int, w *float64, ridge float64, bound weigh.Bound) float64 {
	slope, curve := -ridge**w, ridge
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

// line is how a score is turned into a share: sigmoid(slope·score + shift).
type line struct{ slope, shift float64 }

func (l line) at(score float64) float64 { return min(0.995, sigmoid(l.slope*score+l.shift)) }

// straighten finds the line by which scores tell the share of right ones best: two Newton steps at
// a time, until they settle.
func straighten(scores, weights []float64, right []bool) line {
	l := line{1, 0}
	for range 50 {
		var g0, g1, h00, h01, h11 float64
		for i, s := range scores {
			p := sigmoid(l.slope*s + l.shift)
			y := 0.0
			if right[i] {
				y = 1
			}
			w := weights[i]
			g0 += w * (y - p)
			g1 += w * (y - p) * s
			v := w * p * (1 - p)
			h00 += v
			h01 += v * s
			h11 += v * s * s
		}
		h00 += 1e-6
		h11 += 1e-6
		det := h00*h11 - h01*h01
		if det < 1e-12 {
			break
		}
		l.shift += (h11*g0 - h01*g1) / det
		l.slope += (h00*g1 - h01*g0) / det
	}
	return l
}
