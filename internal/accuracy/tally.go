package accuracy

import (
	"fmt"
	"math"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/slug"
)

// Tally counts, story by story, how the engine's reading compares with gold.
type Tally struct {
	report Report
	hows   map[string]*Share
	kinds  map[string]*Share
	grades [grades]Grade
	Errors []string // what was read otherwise than the gold has it, a line each, in the order of the stories

	decisions bool // what editors decided is compared, too
}

// grades is how many steps of confidence the reliability table has: 0 to 0.5, then tenths, and the
// last tenth in two.
const grades = 7

// NewTally begins a count. With decisions, what editors decided is compared as well: that tells
// whether an archive is right, and nothing about the engine.
func NewTally(decisions bool) *Tally {
	return &Tally{hows: make(map[string]*Share), kinds: make(map[string]*Share), decisions: decisions}
}

// Add compares the reading of one story, whose readable text is text, with its gold.
func (t *Tally) Add(g *Gold, text string, r *annotate.Result) {
	t.report.Stories++
	read := byWords(text, r)
	matched := make(map[string]bool)
	for i := range g.Utterances {
		u := &g.Utterances[i]
		q := read.find(u.Quote, u.Occurrence)
		if q != nil {
			matched[q.ID] = true
		}
		if !t.decisions && (u.How == "decision" || q != nil && decided(q)) {
			continue
		}
		t.speech(g, u, q)
	}
	for _, m := range g.Other {
		if q := read.find(m.Quote, m.Occurrence); q != nil && t.counts(q) {
			matched[q.ID] = true
			t.report.Other++
			if q.Speech {
				t.report.OtherAsSpeech++
				t.fault(g, m.Quote, "not speech, but taken for it")
			}
		}
	}
	t.extra(g, text, r, matched)
	t.names(g, r)
}

// counts reports whether a quotation is the engine's own work, or decisions are compared as well.
func (t *Tally) counts(q *annotate.Quotation) bool { return t.decisions || !decided(q) }

// extra counts the utterances that nothing in the gold was matched with.
func (t *Tally) extra(g *Gold, text string, r *annotate.Result, matched map[string]bool) {
	for i := range r.Quotations {
		q := &r.Quotations[i]
		utterance := q.Speech && q.Utterance == q.ID
		if utterance && !matched[q.ID] && t.counts(q) {
			t.report.Speech.Extra++
			t.fault(g, text[q.Start:q.End], "speech that the gold does not have")
		}
	}
}

// speech compares one utterance of the gold with the quotation of the same words, nil where none
// was found.
func (t *Tally) speech(g *Gold, u *Utterance, q *annotate.Quotation) {
	t.report.Utterances++
	if q == nil || !q.Speech {
		t.report.Speech.Missed++
		t.fault(g, u.Quote, "speech that was missed")
	} else {
		t.report.Speech.Found++
	}
	if !named(u.Speakers) {
		t.report.Nameless++
		if q != nil && q.Speaker != nil && q.Speaker.Type != annotate.Unnamed {
			t.report.Misnamed++
			t.report.Names.Extra++
			t.grade(q, false)
			t.fault(g, u.Quote, fmt.Sprintf("nobody can be told, but it was given to %s", q.Speaker.Name))
		}
		return
	}
	right := q != nil && same(u.Speakers, q.Speaker)
	count(t.hows, u.How, right)
	count(t.kinds, kindOf(u, q), right)
	switch {
	case right:
		t.report.Names.Found++
		t.grade(q, true)
		return
	case q != nil && q.Speaker != nil && q.Speaker.Type != annotate.Unnamed:
		t.report.Names.Extra++
		t.grade(q, false)
		t.fault(g, u.Quote, fmt.Sprintf("wants %v, got %s", u.Speakers, q.Speaker.Name))
	default:
		t.fault(g, u.Quote, fmt.Sprintf("wants %v, got nobody", u.Speakers))
	}
	t.report.Names.Missed++
}

//go:noinline
func (t *Tally) fault(g *Gold, words, what string) {
	t.Errors = append(t.Errors, fmt.Sprintf("%s: %q: %s", g.Story, words, what))
}

// grade enters an attribution into the reliability table.
func (t *Tally) grade(q *annotate.Quotation, right bool) {
	step := min(grades-1, max(0, int(math.Floor((q.Confidence-0.4)*10))))
	if q.Confidence >= 0.95 {
		step = grades - 1
	}
	t.grades[step].Sum += q.Confidence
	t.grades[step].N++
	if right {
		t.grades[step].Right++
	}
}

func count(m map[string]*Share, key string, right bool) {
	if m[key] == nil {
		m[key] = &Share{Of: key}
	}
	m[key].N++
	if right {
		m[key].Right++
	}
}

// decided reports whether an editor's decision has shaped the reading of q.
func decided(q *annotate.Quotation) bool { return q.Decided || q.Rule == "decision" }

func kindOf(u *Utterance, q *annotate.Quotation) string {
	switch {
	case u.EchoOf != "":
		return "echo"
	case q != nil && q.Parent != "":
		return "nested"
	}
	return u.Kind
}

func named(names []Name) bool {
	return len(names) > 0 && names[0].Unnamed == ""
}

// same reports whether a speaker is the one, or the group, that the gold names.
func same(want []Name, got *annotate.Speaker) bool {
	if got == nil {
		return false
	}
	if len(want) == 1 {
		return one(want[0], got)
	}
	return got.Type == annotate.Group && len(got.Members) == len(want) && !slices.ContainsFunc(want, func(n Name) bool {
		return !slices.ContainsFunc(got.Members, func(m annotate.Speaker) bool { return one(n, &m) })
	})
}

func one(want Name, got *annotate.Speaker) bool {
	if want.ID != "" {
		return got.Registered && got.ID == want.ID
	}
	return slug.Fold(want.Name) == slug.Fold(got.Name)
}

// reading is a story's quotations by their folded words, in reading order.
type reading map[string][]*annotate.Quotation

func byWords(text string, r *annotate.Result) reading {
	m := make(reading, len(r.Quotations))
	for i := range r.Quotations {
		q := &r.Quotations[i]
		folded := slug.Fold(text[q.Start:q.End]) // the marks fold away
		m[folded] = append(m[folded], q)
	}
	return m
}

func (m reading) find(words string, occurrence int) *annotate.Quotation {
	same := m[slug.Fold(words)]
	if occurrence > len(same) {
		return nil
	}
	return same[occurrence-1]
}

// names compares the sets of people, organisations and places.
func (t *Tally) names(g *Gold, r *annotate.Result) {
	got := make(map[annotate.EntityType]map[string]bool)
	for i := range r.Mentions {
		e := &r.Mentions[i].Entity
		if got[e.Type] == nil {
			got[e.Type] = make(map[string]bool)
		}
		got[e.Type][nameKey(e.Name)] = true
	}
	for _, x := range []struct {
		typ  annotate.EntityType
		want []string
		into *Found
	}{
		{annotate.Person, g.People, &t.report.People},
		{annotate.Organisation, g.Organisations, &t.report.Organisations},
		{annotate.Place, g.Places, &t.report.Places},
	} {
		found := 0
		for _, name := range x.want {
			if got[x.typ][nameKey(name)] {
				found++
			}
		}
		x.into.Found += found
		x.into.Missed += len(x.want) - found
		x.into.Extra += len(got[x.typ]) - found
	}
}

func nameKey(name string) string { return called.TrimPrefix(slug.Fold(name), "the ") }
