// Command fit finds what each piece of evidence for a speaker weighs, and writes the table that the
// engine reads (internal/annotate/weigh/weights.go):
//
//	ONRECORD_GOLD=../shared go run ./internal/measure/fit
//
// It is fitted on every gold standard that may be read, and what it comes to is measured on folds:
// each publisher by weights that were fitted on all others. The gold that is kept closed is only
// measured. The same gold gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/accuracy"
)

func main() {
	ridge := flag.Float64("ridge", 3, "how strongly each weight is held near 0")
	write := flag.Bool("write", true, "write the table")
	flag.Parse()
	if err := run(os.Getenv("ONRECORD_GOLD"), *ridge, *write); err != nil {
		fmt.Fprintln(os.Stderr, "fit:", err)
		os.Exit(1)
	}
}

func run(gold string, ridge float64, write bool) error {
	if gold == "" {
		return fmt.Errorf("ONRECORD_GOLD names no folder of gold standards")
	}
	samples, err := readAll(filepath.Join(gold, "eval"))
	if err != nil {
		return err
	}
	closed, err := readClosed(filepath.Join(gold, "eval"))
	if err != nil {
		return err
	}
	l := crossed(samples, ridge)
	m := fit(rowsOf(samples, ""), ridge)
	apply(closed, m, l)
	report("folds", samples, fitSets)
	report("closed", closed, []string{"closed-us", "closed-world"})
	fmt.Printf("slope %.3f shift %.3f\n", l.slope, l.shift)
	if !write {
		return nil
	}
	return writeTable("internal/annotate/weigh/weights.go", m, l, samples)
}

// fitSets are the gold standards that are fitted on, in the order in which they are reported.
var fitSets = []string{"dev", "world", "open-us", "open-world", "sources", "demo", "styles"}

func readAll(eval string) ([]sample, error) {
	cold, err := newReader("")
	if err != nil {
		return nil, err
	}
	var all []sample
	for _, x := range []struct {
		set, stories string
		weight       float64
	}{{"dev", "stories", 0.5}, {"world", "world", 0.5}, {"open-us", "open", 1}, {"open-world", "open", 1}} {
		s, err := cold.readSet(x.set, filepath.Join(eval, x.set+".jsonl"), filepath.Join(eval, x.stories), x.weight)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	s, err := cold.readSources(filepath.Join(eval, "sources.jsonl"), filepath.Join(eval, "sources"), 0.2)
	if err != nil {
		return nil, err
	}
	own, err := readOwnGold(cold)
	return append(append(all, s...), own...), err
}

func readClosed(eval string) ([]sample, error) {
	cold, err := newReader("")
	if err != nil {
		return nil, err
	}
	var all []sample
	for _, set := range []string{"closed-us", "closed-world"} {
		s, err := cold.readSet(set, filepath.Join(eval, set+".jsonl"), filepath.Join(eval, "closed"), 1)
		if err != nil {
			return nil, err
		}
		all = append(all, s...)
	}
	return all, nil
}

// readOwnGold reads the repository's own stories with their gold. The demo's is left out: an
// editor's registry names whom it quotes.
func readOwnGold(cold *reader) ([]sample, error) {
	files, err := filepath.Glob("internal/accuracy/gold/styles/*.yaml")
	if err != nil {
		return nil, err
	}
	stories, gold := map[string]string{}, map[string]*accuracy.Gold{}
	for _, f := range files {
		src, err := os.ReadFile(f)
		if err != nil {
			return nil, err
		}
		gold[f], _ = accuracy.ReadGold(f, src)
		stories[f] = strings.TrimSuffix(f, ".yaml") + ".txt"
	}
	return cold.readOwn("styles", stories, gold)
}

// rowsOf are the proposals to fit on, those of one publisher left out.
func rowsOf(samples []sample, but string) []row {
	var out []row
	for i := range samples {
		s := &samples[i]
		if s.fold == but || !s.taken {
			continue
		}
		for k := range s.tried {
			out = append(out, row{active: s.tried[k].active, right: s.tried[k].right, weight: s.weight})
		}
	}
	return out
}

// crossed measures each publisher by weights fitted on all others, and gives the line that makes
// of the scores what they should be.
func crossed(samples []sample, ridge float64) line {
	var folds []string
	for i := range samples {
		folds = append(folds, samples[i].fold)
	}
	slices.Sort(folds)
	var scores, weights []float64
	var right []bool
	for _, f := range slices.Compact(folds) {
		m := fit(rowsOf(samples, f), ridge)
		for i := range samples {
			if s := &samples[i]; s.fold == f {
				for k := range s.tried {
					t := &s.tried[k]
					t.p = m.score(t.active)
				}
				if t := s.first(); t != nil && s.taken {
					scores, weights, right = append(scores, t.p), append(weights, s.weight), append(right, t.right)
				}
			}
		}
	}
	l := straighten(scores, weights, right)
	for i := range samples {
		for k := range samples[i].tried {
			t := &samples[i].tried[k]
			t.p = l.at(t.p)
		}
	}
	return l
}

// apply lets the model say how sure each proposal is.
func apply(samples []sample, m *model, l line) {
	for i := range samples {
		for k := range samples[i].tried {
			t := &samples[i].tried[k]
			t.p = l.at(m.score(t.active))
		}
	}
}

// report prints the alternatives on each set, and the bands of all sets together.
func report(what string, samples []sample, sets []string) {
	fmt.Printf("%-30s", what)
	for _, s := range sets {
		fmt.Printf("%-22s", s)
	}
	fmt.Println("  (pair precision, strict, area under the curve)")
	for _, w := range ways() {
		fmt.Printf("%-30s", w.name)
		for _, set := range sets {
			f := measure(of(samples, set), w.pick, 0.75)
			fmt.Printf("%.3f  %.3f  %.3f   ", f.pair, f.strict, f.auc)
		}
		fmt.Println()
		var papers []sample
		for _, set := range sets {
			if set != "sources" && set != "styles" {
				papers = append(papers, of(samples, set)...)
			}
		}
		fmt.Print(bands(measure(papers, w.pick, 0.75).shown))
	}
}

func of(samples []sample, set string) (out []sample) {
	for i := range samples {
		if samples[i].set == set {
			out = append(out, samples[i])
		}
	}
	return out
}
