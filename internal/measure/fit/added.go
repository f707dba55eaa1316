package main

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// addPieces fits the pieces of evidence named by their ids, and leaves every other weight, and the
// ladder, as they are in use. Rules have been mended for mistakes of the gold since those were
// fitted; what a piece more tells beside them can still be learned from it: all proposals may have
// become more often right, which is reckoned with and forgotten again, and what those with the
// piece are beyond that is the piece's.
func addPieces(gold, ids string, ridge float64) error {
	pieces, err := piecesOf(ids)
	if err != nil {
		return err
	}
	samples, closed, err := readGold(gold)
	if err != nil {
		return err
	}
	used := inUse(pieces)
	for f := range folds {
		m := fitOnly(rowsOf(samples, f, false), ridge, used, pieces)
		for i := range samples {
			if foldOf(samples[i].fold) == f {
				apply(samples[i:i+1], m, weigh.Ladder(), false)
			}
		}
	}
	m := fitOnly(rowsOf(samples, -1, false), ridge, used, pieces)
	apply(closed, m, weigh.Ladder(), false)
	report("folds", samples, fitSets)
	report("closed", closed, []string{"closed-us", "closed-world"})
	seen := counted(samples)
	for e := weigh.None + 1; e < weigh.Count; e++ {
		if w := weigh.WeightOf(e); !pieces[e] {
			seen[e] = w
		} else {
			fmt.Printf("%s weighs %.3f, seen %d times, right %d\n", weigh.Of(e).ID, m.weights[e], seen[e].Seen, seen[e].Right)
		}
	}
	return writeTable("internal/annotate/weigh/weights.go", m, weigh.Ladder(), seen)
}

// piecesOf are the pieces with the ids, which commas part.
func piecesOf(ids string) (map[weigh.Evidence]bool, error) {
	out := map[weigh.Evidence]bool{}
	for _, id := range strings.Split(ids, ",") {
		e := weigh.None + 1
		for e < weigh.Count && weigh.Of(e).ID != id {
			e++
		}
		if e == weigh.Count {
			return nil, fmt.Errorf("no piece of evidence is called %q", id)
		}
		out[e] = true
	}
	return out, nil
}

// inUse is the model in use, without what the pieces weigh.
func inUse(without map[weigh.Evidence]bool) *model {
	m := &model{base: weigh.Score(weigh.Set{})}
	for e := weigh.None + 1; e < weigh.Count; e++ {
		if !without[e] {
			m.weights[e] = weigh.WeightOf(e).Weight
		}
	}
	return m
}

// fitOnly is the model used with the weights of the pieces fitted, and nothing else moved.
func fitOnly(rows []row, ridge float64, used *model, pieces map[weigh.Evidence]bool) *model {
	m := *used
	with := map[weigh.Evidence][]int{}
	all := make([]int, len(rows))
	for i := range rows {
		rows[i].score, all[i] = m.score(rows[i].active), i
		for _, e := range rows[i].active {
			if pieces[e] {
				with[e] = append(with[e], i)
			}
		}
	}
	for range sweeps {
		step(rows, all, &m.base, 0, 1e-6, weigh.Free)
		for e := weigh.None + 1; e < weigh.Count; e++ {
			if pieces[e] {
				step(rows, with[e], &m.weights[e], 0, ridge, weigh.Of(e).Bound)
			}
		}
	}
	m.base = used.base
	return &m
}
