package main

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"
)

// taken is what one build took.
type taken struct {
	wall, cpu float64 // seconds
	memory    float64 // MiB at the peak; 0 where the system does not say
}

// run runs a build and waits for it.
func run(c *exec.Cmd) (taken, error) {
	var said bytes.Buffer
	c.Stderr = &said
	began := time.Now()
	if err := c.Run(); err != nil {
		return taken{}, fmt.Errorf("%s: %w\n%s", c, err, said.Bytes())
	}
	wall := time.Since(began)
	cpu := c.ProcessState.UserTime() + c.ProcessState.SystemTime()
	return taken{wall.Seconds(), cpu.Seconds(), peak(c.ProcessState)}, nil
}

// table measures a way to build and prints what it takes, beside what the peers take for a new
// site.
func (b *bench) table(w way) error {
	ours := make([]taken, 0, b.runs)
	theirs := make([][]taken, len(b.peers))
	for n := range b.runs + 1 {
		if err := w.before(); err != nil {
			return err
		}
		one, err := run(b.ours())
		if err != nil {
			return err
		}
		if n > 0 {
			ours = append(ours, one)
		}
		for i, p := range b.peers {
			out := filepath.Join(b.work, "peer")
			one, err := run(p.build(out))
			os.RemoveAll(out)
			os.RemoveAll(out + ".cache")
			if err != nil {
				return err
			}
			if n > 0 {
				theirs[i] = append(theirs[i], one)
			}
		}
	}
	fmt.Printf("\n%s\n%-24s %9s %9s %9s\n", w.title, "", "wall s", "CPU s", "peak MiB")
	line("onrecord", "%9.2f", ours)
	for i, p := range b.peers {
		line(p.name+", a clean build", "%9.2f", theirs[i])
		line("  onrecord / "+p.name, "%9.3f", ratios(ours, theirs[i]))
	}
	return nil
}

// ratios compares neighbours.
func ratios(a, b []taken) []taken {
	out := make([]taken, len(a))
	for i := range a {
		out[i] = taken{a[i].wall / b[i].wall, a[i].cpu / b[i].cpu, a[i].memory / max(b[i].memory, 1)}
	}
	return out
}

// line prints medians.
func line(name, format string, all []taken) {
	fmt.Printf("%-24s "+format+" "+format+" "+format+"\n", name, median(all, func(t taken) float64 { return t.wall }),
		median(all, func(t taken) float64 { return t.cpu }), median(all, func(t taken) float64 { return t.memory }))
}

func median(all []taken, of func(taken) float64) float64 {
	var xs []float64
	for _, t := range all {
		xs = append(xs, of(t))
	}
	slices.Sort(xs)
	if n := len(xs); n > 0 {
		return (xs[(n-1)/2] + xs[n/2]) / 2
	}
	return 0
}
