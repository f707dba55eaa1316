package main

import (
	"encoding/json"
	"os"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
)

// kindsOfPapers are the gold standards that readers are told of: which papers, and whether their
// mistakes were read.
var kindsOfPapers = []struct{ set, kind, read string }{
	{"closed-us", "us", "never"}, {"closed-world", "world", "never"},
	{"open-us", "us", "since"}, {"open-world", "world", "since"},
	{"dev", "us", "closely"}, {"world", "world", "closely"},
}

// grades are the confidences from which the lines of the reliability table count.
var grades = []float64{0.75, 0.85, 0.93, 0.97}

// writeOutside writes what readers are told of other papers: figures only.
func writeOutside(file string, samples, closed []sample) error {
	out := accuracy.Outside{}
	for _, k := range kindsOfPapers {
		set := of(samples, k.set)
		if k.read == "never" {
			set = of(closed, k.set)
		}
		out.Papers = append(out.Papers, papers(k.kind, k.read, set))
	}
	for i, from := range grades {
		g := accuracy.Grade{From: from}
		for _, x := range measure(closed, ways[1].pick, from).shown {
			if i+1 == len(grades) || x.confidence < grades[i+1] {
				g.N, g.Sum = g.N+1, g.Sum+x.confidence
				if x.right {
					g.Right++
				}
			}
		}
		out.Unread = append(out.Unread, g)
	}
	src, err := json.MarshalIndent(out, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(file, append(src, '\n'), 0o644)
}

// papers counts what the order with fitted confidence comes to.
func papers(kind, read string, set []sample) accuracy.Papers {
	p := accuracy.Papers{Kind: kind, Read: read}
	stories := map[string]bool{}
	for i := range set {
		s := &set[i]
		stories[s.story] = true
		if s.named {
			p.Named++
		}
		t := s.first()
		if !s.taken || t == nil || t.p < annotate.Threshold {
			continue
		}
		if p.Shown++; t.right {
			p.Right++
			if s.named {
				p.Found++
			}
		}
	}
	p.Articles = len(stories)
	return p
}
