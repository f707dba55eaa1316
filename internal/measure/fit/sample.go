package main

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
	"github.com/onrecord/onrecord/internal/slug"
)

// sample is a quotation of the gold, with what every rule proposed for it.
type sample struct {
	set    string // dev, world, open-us, …
	story  string
	fold   string // the publisher
	named  bool   // the gold names its speaker
	speech bool   // it is speech
	taken  bool   // the engine takes it for speech
	tried  []tried
	weight float64
}

// tried is a proposal that gives somebody with a name.
type tried struct {
	evidence weigh.Set
	active   []weigh.Evidence
	byHand   float64
	wins     bool // by the order of the rules
	right    bool
	p        float64 // how sure the model is of it
	pAll     float64 // how sure one is that is fitted on all proposals
}

// share is where it is kept how sure a model is of the proposal.
func (t *tried) share(all bool) *float64 {
	if all {
		return &t.pAll
	}
	return &t.p
}

// byLength are the places of the gold's quotations, the shortest first.
func byLength(a *article, s *squeezed) []int {
	out := make([]int, len(a.Quotes))
	long := make([]int, len(a.Quotes))
	for i := range out {
		x := s.span(a.Quotes[i].Start, a.Quotes[i].End)
		out[i], long[i] = i, x[1]-x[0]
	}
	slices.SortStableFunc(out, func(i, k int) int { return long[i] - long[k] })
	return out
}

// readSet reads the samples of one gold standard.
func (r *reader) readSet(set, gold, stories string, weight float64) ([]sample, error) {
	articles, err := readArticles(gold, stories)
	if err != nil {
		return nil, err
	}
	var out []sample
	for i := range articles {
		a := &articles[i]
		found, _, err := r.read(filepath.Join(stories, a.ID+".txt"), a)
		if err != nil {
			return nil, err
		}
		publisher, _, _ := strings.Cut(a.ID, "_")
		for k, q := range found {
			want := &a.Quotes[k]
			s := sample{
				set: set, story: a.ID, fold: publisher, speech: want.Kind == "speech", taken: q != nil, weight: weight,
			}
			s.named = s.speech && (want.SpeakerType == "person" || want.SpeakerType == "organisation")
			s.add(q, func(x *annotate.Speaker) bool { return s.speech && sameName(x.Name, want.Speaker) })
			out = append(out, s)
		}
	}
	return out, nil
}

// add adds what was proposed for the quotation q.
func (s *sample) add(q *annotate.Quotation, right func(*annotate.Speaker) bool) {
	if q == nil {
		return
	}
	for i := range q.Tried {
		t := &q.Tried[i]
		if t.Speaker == nil || t.Speaker.Type != annotate.Person && t.Speaker.Type != annotate.Organisation {
			continue
		}
		s.tried = append(s.tried, tried{
			evidence: t.Evidence, active: t.Evidence.List(), byHand: t.ByHand, wins: t.Wins, right: right(t.Speaker),
		})
	}
}

// readOwn reads the repository's own gold in a folder of internal/accuracy/gold.
func (r *reader) readOwn(fold string, stories map[string]string, gold map[string]*accuracy.Gold) ([]sample, error) {
	var out []sample
	for _, file := range slices.Sorted(maps.Keys(gold)) {
		story, err := r.readFile(stories[file])
		if err != nil {
			return nil, err
		}
		seen := map[string]int{}
		for i := range story.Result.Quotations {
			q := &story.Result.Quotations[i]
			words := slug.Fold(story.Text.S[q.Start:q.End])
			seen[words]++
			out = append(out, ownSample(fold, q, words, seen[words], gold[file]))
		}
	}
	return out, nil
}

func ownSample(fold string, q *annotate.Quotation, words string, nth int, g *accuracy.Gold) sample {
	s := sample{set: fold, fold: fold, taken: q.Speech, weight: flattering}
	for i := range g.Utterances {
		u := &g.Utterances[i]
		if slug.Fold(u.Quote) != words || max(1, u.Occurrence) != nth {
			continue
		}
		s.speech = true
		s.named = len(u.Speakers) == 1 && u.Speakers[0].Unnamed == ""
		if q.Speech {
			s.add(q, func(x *annotate.Speaker) bool {
				return s.named && (u.Speakers[0].ID != "" && x.ID == u.Speakers[0].ID ||
					u.Speakers[0].Name != "" && sameName(x.Name, u.Speakers[0].Name))
			})
		}
		return s
	}
	for i := range g.Other {
		if slug.Fold(g.Other[i].Quote) == words && q.Speech {
			s.add(q, func(*annotate.Speaker) bool { return false })
			return s
		}
	}
	s.taken = false // a later part of an utterance: the gold does not tell of it by itself
	return s
}

// readNames reads the people and organisations of stories in which every name has been marked:
// right is a name that somebody marked as it stands.
func readNames(gold, stories string) ([]sample, error) {
	r, err := newReader("")
	if err != nil {
		return nil, err
	}
	articles, err := readArticles(gold, stories)
	if err != nil {
		return nil, err
	}
	var out []sample
	for i := range articles {
		a := &articles[i]
		story, err := r.readFile(filepath.Join(stories, a.ID+".txt"))
		if err != nil {
			return nil, err
		}
		marked, text := map[string]bool{}, []rune(a.Text)
		for _, e := range a.Entities {
			if e.Start >= 0 && e.Start < e.End && e.End <= len(text) {
				marked[e.Type+nameKey(string(text[e.Start:e.End]))] = true
			}
		}
		publisher := a.ID[:strings.LastIndexByte(a.ID, '_')]
		for _, n := range story.Result.Named {
			s := sample{set: "names", fold: publisher, named: true, speech: true, taken: true, weight: 1}
			kind := "Person"
			if n.Entity.Type == annotate.Organisation {
				kind = "Organization"
			}
			right := marked[kind+nameKey(n.Entity.Name)]
			s.tried = []tried{{evidence: n.Evidence, active: n.Evidence.List(), wins: true, right: right}}
			out = append(out, s)
		}
	}
	return out, nil
}
