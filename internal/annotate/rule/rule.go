// Package rule knows who speaks in a quotation. Each rule is a file of its own: it reads the
// grammar and says whose words a quotation gives, if it applies. The order in which the rules are
// heard, and when a later one is heard first, stands in order.go and nowhere else.
package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// Rule is one way in which a text ties a quotation to a speaker. The rules' own words are what
// readers of the site are shown.
type Rule struct {
	ID      string // stable, stands in the data: "said-after"
	Title   string
	Reason  string // why a sub-editor would agree
	Example string // marked prose: [q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].

	// sure is the share of the rule's own attributions that are right where the source is a name:
	// the start of every confidence.
	sure float64
}

// Proposal is what a rule proposes for a quotation.
type Proposal struct {
	Rule   *Rule
	Saying clause.SayingID // the cue's saying, or none
	Source clause.Source
	Via    clause.Source // who hands the words on: recalls them, or reads them out; or nobody
	Who    refer.Referent
	Sure   float64 // how sure the rule is of the tie by itself, before the reference is weighed

	Evidence   weigh.Set // what speaks for and against it
	confidence float64   // what the evidence comes to, where it gives an entity

	By clause.LineID // the sentence on which it leans: the question that it answers; or none

	factor float64  // what speaks for the tie where it stands: a factor on the rule's own sureness
	atMost float64  // how sure that is from which it goes on, or 0
	over   quote.ID // the quotation whose speaker it takes over, or none
}

// Confidence is how sure a proposal is. Of an entity the evidence tells; of others the rule, times
// the reference.
//
//go:noinline
func (p *Proposal) Confidence() float64 {
	if p.Who.Kind == refer.Entity && weigh.Fitted {
		return p.confidence
	}
	return p.ByHand()
}

// From is the quotation whose speaker it takes over, or none.
func (p *Proposal) From() quote.ID { return p.over }

// goesOn reports whether it gives words that go on from those of another quotation.
//
//go:noinline
func (p *Proposal) goesOn() bool {
	return p.over != quote.None && (p.Rule == goesOn || p.Rule == runsOn || p.Rule == nextParagraph)
}

// ByHand is how sure a proposal is by the rule's own sureness, times that of the reference.
func (p *Proposal) ByHand() float64 { return p.Sure * p.Who.Sure }

// carried is what a speaker taken over from another quotation loses.
const carried = 0.003

// surest is the most that any tie is sure.
const surest = 0.995

// weigh makes it rule r's proposal, as sure as the rule is here, and no surer than what it goes on
// from, since a chain is as sure as its weakest link.
func (p *Proposal) weigh(r *Rule) {
	p.Rule, p.Sure = r, min(surest, r.sure*p.factor)
	if p.atMost > 0 {
		p.Sure = min(p.Sure, p.atMost-carried)
	}
	p.Sure = max(0, p.Sure) // what speaks against a proposal may outweigh it
}

// nobody is a proposal that gives no speaker, and tells by how why not.
func nobody(how string) Proposal {
	return Proposal{
		Saying: clause.NoSaying, Source: clause.Nobody(), Who: refer.NobodyKnown(how), factor: 1,
		over: quote.None, By: clause.NoLine,
	}
}

// mostMade is for how many proposals of one quotation there is room from the start.
const mostMade = 24

// propose is room for a proposal, which is kept until the next quotation is decided on.
//
//go:noinline
func (d *Reading) propose() *Proposal {
	if d.made == len(d.room) {
		return new(Proposal)
	}
	d.made++
	return &d.room[d.made-1]
}

// where is the proposal, or nil where it does not hold.
//
//go:noinline
func (p *Proposal) where(holds bool) *Proposal {
	if !holds {
		return nil
	}
	return p
}

// known is the proposal, or nil where nobody can tell whom it means.
//
//go:noinline
func (p *Proposal) known() *Proposal { return p.where(p.Who.Kind != refer.Unresolved) }

// named is the proposal, or nil where it means nobody by name.
//
//go:noinline
func (p *Proposal) named() *Proposal { return p.where(p.Who.Kind == refer.Entity) }

// silent proposes that nobody is named, and tells by how why not.
//
//go:noinline
func (d *Reading) silent(how string) *Proposal {
	p := d.propose()
	*p = nobody(how)
	return p
}

// saidIn proposes the subject of saying k.
func (d *Reading) saidIn(k clause.SayingID, factor float64) *Proposal {
	p := d.meant(d.Sayings[k].Subject, d.Sayings[k].Line, factor)
	p.Saying, p.Via = k, d.Sayings[k].Through
	return p
}

// meant proposes whom the phrase s in line l means.
//
//go:noinline
func (d *Reading) meant(s clause.Source, l clause.LineID, factor float64) *Proposal {
	p := d.propose()
	*p = Proposal{
		Saying: clause.NoSaying, Source: s, Who: d.Refer(s, l), factor: factor, over: quote.None, By: clause.NoLine,
	}
	return p
}

// speakerOf proposes the speaker of quotation p.
//
//go:noinline
func (d *Reading) speakerOf(p quote.ID, factor float64) *Proposal {
	v, same := &d.Verdicts[p], d.propose()
	*same = Proposal{
		Saying: clause.NoSaying, Source: clause.Nobody(), Who: v.Best.Who,
		factor: factor, atMost: v.Best.Sure, over: p, By: clause.NoLine,
	}
	return same
}
