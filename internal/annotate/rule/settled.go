package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// Settled is what an editor has decided on a quotation, as evidence for the others.
type Settled struct {
	Who       refer.Referent
	NotSpeech bool
}

// FollowsDecision is the rule that stands for a reading which an editor's decision on other words
// of the story has changed. It is asked by nobody: the rules that have the answer lean on the
// decision.
var FollowsDecision = &Rule{
	ID:    "follows-decision",
	Title: "It follows an editor’s decision on other words of the story",
	Reason: "Where an editor has said who speaks, “he” two lines on is that speaker, " +
		"a bare surname is theirs in the whole story, and whoever goes on goes on from them.",
	Example: `[q1 ann-lee "We will go,"] she said.

The bell rang. [q2 ann-lee "Nobody can stop us,"] she added.`,
}

// settled reports whether an editor has decided on quotation q.
//
//go:noinline
func (d *Reading) settled(q quote.ID) bool {
	_, is := d.Settled[q]
	return is
}

// obey makes what an editor decided on quotation q the answer. Cue and source stay: they stand
// there whoever speaks.
func (d *Reading) obey(q quote.ID) {
	s, v := d.Settled[q], &d.Verdicts[q]
	if s.NotSpeech {
		v.Speech, v.Why, v.Kind = false, decidedWhy, Other
		v.Best, d.Voices[q] = nobody(decidedWhy), refer.NobodyKnown(decidedWhy)
		return
	}
	v.Speech, v.Why = true, decidedWhy
	if v.Kind == Other || v.Kind == "" {
		v.Kind = d.kindOf(q)
	}
	v.Best.Who, v.Best.Sure, v.Best.confidence = s.Who, surest, surest
	v.Best.Evidence.Add(weigh.FullName)
	d.Voices[q] = s.Who
}

// decidedWhy is why a quotation is speech, or not, on which an editor has decided.
const decidedWhy = "an editor has decided"
