package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// hearNext adds what is known only when all quotations have been decided on: that the next one
// which a clause of its own ties to somebody is the proposed speaker's, too. Papers quote people by
// turns, some sentences of one and then some of another.
func (d *Reading) hearNext() {
	next := quote.None
	for q := quote.ID(len(d.Quotes)) - 1; q >= 0; q-- {
		v := &d.Verdicts[q]
		if !v.Speech || d.Quotes[q].Parent != quote.None {
			continue
		}
		if next != quote.None && next-q <= nextHeard && !d.settled(q) && d.goesOnSpeaking(&v.Best, next) {
			d.sustain(v)
		}
		if v.Best.over == quote.None {
			next = quote.None
			if v.Best.Saying != clause.NoSaying && v.Best.Who.Kind == refer.Entity && v.Best.confidence >= heard {
				next = q
			}
		}
	}
}

// nextHeard is how many quotations further on the next that counts may stand, behind some that only
// go on.
const nextHeard = 3

// heard is how sure a speaker must be for what is said of him to speak for another quotation: as
// sure as one that is shown.
const heard = 0.75

// goesOnSpeaking reports whether proposal p gives the speaker of quotation next, which another
// clause ties to him. That tells who speaks in words that somebody says; not whether anybody says
// what stands in a sentence about somebody's doings.
func (d *Reading) goesOnSpeaking(p *Proposal, next quote.ID) bool {
	o := &d.Verdicts[next].Best
	apart := p.Saying == clause.NoSaying || p.Saying != o.Saying
	return apart && p.Rule != bySubject && SameSpeaker(p.Who, o.Who)
}

// sustain adds to the proposals of v that give its speaker that he speaks next, too.
func (d *Reading) sustain(v *Verdict) {
	for i := range v.Tried {
		if t := &v.Tried[i]; SameSpeaker(t.Who, v.Best.Who) {
			t.speaksNext()
		}
	}
	v.Best.speaksNext()
}

// speaksNext adds that the proposed speaker speaks next, too.
//
//go:noinline
func (p *Proposal) speaksNext() {
	if p.confidence > 0 {
		p.Evidence.Add(weigh.SpeaksNext)
		p.confidence = max(p.confidence, weigh.Confidence(p.Evidence))
	}
}
