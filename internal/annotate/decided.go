package annotate

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// applyDecisions lays the editors' decisions over the result. A speaker and a status hold for the
// whole utterance, speech for the one quotation.
func (d *draft) applyDecisions(r *Result) {
	d.decidedTwice(r)
	r.Selected = d.selection()
	for _, c := range d.chosen {
		x := &d.story.Decisions[c.decision]
		q := &r.Quotations[c.quote]
		if x.Speech != nil {
			q.setSpeech(*x.Speech)
			q.Instead = d.undecided[c.quote]
			q.decided(x)
		}
		for i := range r.Quotations {
			p := &r.Quotations[i]
			if p.Utterance == q.Utterance && x.Speech == nil && !d.noSpeech(i) {
				p.apply(x, d, quote.ID(i))
			}
		}
		if x.Speech != nil && *x.Speech {
			q.apply(x, d, c.quote)
		}
		q.FormerIDs = append(q.FormerIDs, x.FormerIDs...)
	}
	for i := range d.story.Decisions {
		if x := &d.story.Decisions[i]; x.Mention != "" {
			d.decideMention(r, x)
		}
	}
	r.Findings = append(r.Findings, d.findings...)
}

// noSpeech reports whether an editor has decided of quotation q itself that it is no speech: who
// says the rest of its utterance does not say it.
func (d *draft) noSpeech(q int) bool {
	for _, c := range d.chosen {
		if x := &d.story.Decisions[c.decision]; int(c.quote) == q && x.Speech != nil && !*x.Speech {
			return true
		}
	}
	return false
}

// apply lays the decision over a quotation of the utterance that it selects, which is d's at.
func (q *Quotation) apply(x *Decision, d *draft, at quote.ID) {
	if !x.SetSpeaker && x.Speech == nil && x.Status == "" {
		return // it gives an old id, and decides nothing
	}
	if x.SetSpeaker {
		q.setSpeech(true)
		q.Speaker, q.Decided, q.Instead = d.decidedSpeaker(x.Speakers), true, d.undecided[at]
		q.Candidates, q.Rule, q.Lacking = nil, "", ""
		q.keepMarks()
	}
	q.decided(x)
}

// decided notes who decided, when, and the status: a decision that says nothing of it confirms what
// it decides.
func (q *Quotation) decided(x *Decision) {
	switch {
	case q.Status == Withheld: // whatever else is decided, what was withheld stays so
	case x.Status != "":
		q.Status = x.Status
	case x.SetSpeaker || x.Speech != nil:
		q.Status = Confirmed
	}
	q.By, q.On, q.Note = x.By, x.On, x.Note
}

// setSpeech makes the quotation speech, or takes away all that it has as speech.
func (q *Quotation) setSpeech(speech bool) {
	if !speech {
		q.Speech, q.Kind, q.Assertion, q.Decided = false, Other, Said, true
		q.Speaker, q.Via, q.Source, q.Cue = nil, nil, nil, nil
		q.Rule, q.Candidates, q.Evidence, q.Lacking = "", nil, nil, ""
		q.EchoOf, q.Utterance = "", q.ID
		return
	}
	q.Speech = true
	if q.Kind == Other {
		q.Kind = Partial
	}
}

// keepMarks leaves of the evidence cue and source, which stand there whoever speaks; not whom the
// program took them to mean.
func (q *Quotation) keepMarks() {
	kept := make([]Evidence, 0, 2)
	for _, e := range q.Evidence {
		if e.Kind == ByCue || e.Kind == BySource {
			e.Entity, e.Considered = nil, nil
			kept = append(kept, e)
		}
	}
	q.Evidence = kept
}

// decidedSpeaker is the speaker that a decision names: nobody, one, or several who spoke as one.
func (d *draft) decidedSpeaker(who []Speaker) *Speaker {
	switch len(who) {
	case 0:
		return nil
	case 1:
		s := who[0]
		return d.placed(&s)
	}
	g := &Speaker{Entity: Entity{Type: Group}}
	for i := range who {
		m := who[i]
		d.placed(&m)
		g.Members = append(g.Members, m)
		g.Name = d.joined(g.Name, m.Name, i, len(who))
	}
	return g
}

// placed gives a printed name its id, and a registered person the role held on the story's day.
func (d *draft) placed(s *Speaker) *Speaker {
	if s.Registered && d.e.registry != nil && s.Role == "" {
		s.Role = d.roleOn(d.e.registry.ByID(s.ID))
	}
	if s.ID == "" && !s.Registered && s.Type == Person {
		s.ID = slug.ID(s.Name)
	}
	return s
}

// joined adds the name of member i of n: "A, B and C".
func (d *draft) joined(names, name string, i, n int) string {
	switch {
	case i == 0:
		return name
	case i == n-1 && d.Pack != nil && d.Pack.And != "":
		return names + " " + d.Pack.And + " " + name
	}
	return names + ", " + name
}

// decideMention takes away, changes or adds the mentions that have the decision's words.
func (d *draft) decideMention(r *Result, x *Decision) {
	want := slug.Fold(x.Mention)
	hits := 0
	kept := r.Mentions[:0]
	for _, m := range r.Mentions {
		if slug.Fold(d.S[m.Start:m.End]) == want && d.between(x, m.Start, m.End) {
			hits++
			if x.Entity == nil {
				continue
			}
			m.Entity, m.Rule, m.Confidence = *x.Entity, decisionRule, 1
		}
		kept = append(kept, m)
	}
	r.Mentions = kept
	if hits == 0 && !d.addMention(r, x, want) {
		d.complain(x, "decision-lost", fmt.Sprintf("nothing is mentioned as %q", clip(x.Mention)), copyTheWords)
	}
}

// decisionRule stands as the rule of a mention that an editor decided.
const decisionRule = "decision"

// addMention makes a mention of words that the program did not take for one.
func (d *draft) addMention(r *Result, x *Decision, want string) bool {
	if x.Entity == nil || want == "" {
		return false
	}
	t, last, n := d.findWords(x, strings.Fields(want))
	if n == 0 {
		return false
	}
	span := prose.Range{Start: int(d.Tokens[t].Start), End: int(d.Tokens[last-1].End)}
	at := 0
	for i := range r.Mentions {
		if r.Mentions[i].Overlaps(span) {
			return false
		}
		if r.Mentions[i].Start < span.Start {
			at = i + 1
		}
	}
	r.Mentions = append(r.Mentions, Mention{})
	copy(r.Mentions[at+1:], r.Mentions[at:])
	r.Mentions[at] = Mention{Range: span, Entity: *x.Entity, Rule: decisionRule, Confidence: 1}
	return true
}

// selection tells of each decision which quotation it selects.
func (d *draft) selection() []int {
	if len(d.story.Decisions) == 0 {
		return nil
	}
	all := make([]int, len(d.story.Decisions))
	for i := range all {
		all[i] = -1
	}
	for _, c := range d.chosen {
		all[c.decision] = int(c.quote)
	}
	return all
}
