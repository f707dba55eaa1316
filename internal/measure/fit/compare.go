package main

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
)

// pick is a way to choose among what was tried for a quotation whose winner gives a name: which
// proposal is shown, and how sure it is.
type pick func(s *sample) (t *tried, confidence float64)

// way is one of the alternatives that are compared.
type way struct {
	name string
	pick pick
}

// ways are the alternatives.
var ways = []way{
	{"order, by hand", func(s *sample) (*tried, float64) {
		t := s.first()
		return t, t.byHand
	}},
	{"order, fitted", func(s *sample) (*tried, float64) {
		t := s.first()
		return t, t.p
	}},
	{"highest fitted", func(s *sample) (*tried, float64) {
		t := s.highest()
		return t, t.pAll
	}},
	{"by hand, fitted vetoes", func(s *sample) (*tried, float64) {
		t := s.first()
		return t, min(t.byHand, max(t.p, vetoed(t.p)))
	}},
	{"order, a far surer one wins", func(s *sample) (*tried, float64) {
		if t, h := s.first(), s.highest(); t.p >= annotate.Threshold || h.pAll < farSurer {
			return t, t.p
		}
		return s.highest(), s.highest().pAll
	}},
}

// farSurer is how sure another proposal must be to win over one that is not sure enough to show.
const farSurer = 0.85

// vetoed is 1 for a proposal that the model lets stand, and 0 for others.
func vetoed(p float64) float64 {
	if p >= annotate.Threshold {
		return 1
	}
	return 0
}

// first is the proposal that wins by the order of the rules, where it gives a name.
func (s *sample) first() *tried {
	for i := range s.tried {
		if s.tried[i].wins {
			return &s.tried[i]
		}
	}
	return nil
}

// highest is the proposal that the model finds the surest.
func (s *sample) highest() *tried {
	var best *tried
	for i := range s.tried {
		if t := &s.tried[i]; best == nil || t.pAll > best.pAll {
			best = t
		}
	}
	return best
}

// shown is a proposal with how sure it is.
type shown struct {
	confidence float64
	right      bool
}

// figures are what a way comes to on some samples, at a threshold.
type figures struct {
	pair, strict, auc float64
	named             int
	shown             []shown // at or above the threshold
}

func measure(samples []sample, p pick, threshold float64) figures {
	var f figures
	var all []shown
	var right, rightNamed int
	for i := range samples {
		s := &samples[i]
		if s.named {
			f.named++
		}
		if !s.taken || s.first() == nil {
			continue
		}
		t, c := p(s)
		all = append(all, shown{c, t.right})
		if c < threshold {
			continue
		}
		f.shown = append(f.shown, shown{c, t.right})
		if t.right {
			right++
			if s.named {
				rightNamed++
			}
		}
	}
	f.pair, f.strict = share(right, len(f.shown)), share(rightNamed, f.named)
	f.auc = auc(all)
	return f
}

func share(part, whole int) float64 { return float64(part) / float64(max(1, whole)) }

// auc is how often of a right and a wrong one the right one is the surer.
func auc(all []shown) float64 {
	all = slices.Clone(all)
	slices.SortFunc(all, func(a, b shown) int { return cmp.Compare(a.confidence, b.confidence) })
	var wrong, sum, right float64
	for i := 0; i < len(all); {
		k, r, w := i, 0.0, 0.0
		for ; k < len(all) && all[k].confidence == all[i].confidence; k++ {
			if all[k].right {
				r++
			} else {
				w++
			}
		}
		sum += r*wrong + r*w/2
		wrong += w
		right += r
		i = k
	}
	return sum / max(1, wrong*right)
}

// bounds are the bands in which what is stated is held against what is right.
var bounds = []float64{0, 0.75, 0.85, 0.93, 0.97, 1.01}

// bands says for each band what is stated, what is right, and whether the one lies in the other's
// 95 % interval.
func bands(all []shown) string {
	var b strings.Builder
	for i := 1; i < len(bounds); i++ {
		n, right, sum := 0, 0, 0.0
		for _, x := range all {
			if x.confidence >= bounds[i-1] && x.confidence < bounds[i] {
				n, sum = n+1, sum+x.confidence
				if x.right {
					right++
				}
			}
		}
		if n == 0 {
			continue
		}
		lo, hi := interval(right, n)
		stated, out := sum/float64(n), ""
		if stated < lo || stated > hi {
			out = "  outside"
		}
		fmt.Fprintf(&b, "    %.2f to %.2f %5d  stated %.3f  right %.3f  %.3f to %.3f%s\n",
			bounds[i-1], min(1, bounds[i]), n, stated, share(right, n), lo, hi, out)
	}
	return b.String()
}

// interval is the 95 % interval of a share (Wilson).
func interval(right, n int) (lo, hi float64) {
	p, k, z := share(right, n), float64(n), 1.96
	mid := (p + z*z/(2*k)) / (1 + z*z/k)
	half := z * math.Sqrt(p*(1-p)/k+z*z/(4*k*k)) / (1 + z*z/k)
	return mid - half, mid + half
}
