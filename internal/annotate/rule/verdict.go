package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// Reading decides who speaks in the quotations of a story.
type Reading struct {
	refer.Reader
	Verdicts   []Verdict            // by quotation
	WeighAll   bool                 // weigh each proposal, also those that give a speaker again
	Settled    map[quote.ID]Settled // what editors have decided; nil in the first reading
	proposals  []Proposal           // of all quotations, one after the other
	firstTried int                  // the first of those of the quotation in hand
	room       [mostMade]Proposal   // for those that are made for the quotation in hand: see propose
	made       int                  // how many of them were made
	reports    int                  // how many headlines' quotations were looked for in the body's own words
	cast       []bearing            // by entity
	people     crowd                // the people of the cast
	inWords    inWords              // of the quotation in hand
	toNote     clause.LineID        // the first line of which it was not noted yet whom it speaks of
	reaches    []reach              // the text in hand, and what it is nested in, before it
	inside     quote.ID             // the quotation that was reached last, or none
}

// Verdict is what was decided on a quotation.
type Verdict struct {
	Speech    bool
	Kind      Kind
	Why       string // why it is speech or not
	Best      Proposal
	Tried     []Proposal // all proposals, in the order of the rules
	Assertion Assertion
	Echoes    quote.ID // the quotation of the body whose words it prints ahead, or none
	Utterance quote.ID // the first quotation of its utterance
}

// Kind is the kind of a quotation.
type Kind string

// The kinds of quotation.
const (
	Direct  Kind = "direct"
	Partial Kind = "partial"
	Other   Kind = "other"
)

// Assertion says whether the text asserts that the words were said.
type Assertion string

// The assertions.
const (
	Said         Assertion = "said"
	NotSaid      Assertion = "not_said"
	Hypothetical Assertion = "hypothetical"
)

// quoted is a quotation with what was decided on it.
type quoted struct {
	*clause.Quotation
	*Verdict
}

// quoted is quotation q with what was decided on it so far.
//
//go:noinline
func (d *Reading) quoted(q quote.ID) quoted { return quoted{&d.Quotes[q], &d.Verdicts[q]} }

// SameSpeaker reports whether two referents are one.
//
//go:noinline
func SameSpeaker(a, b refer.Referent) bool {
	return a.Kind == b.Kind && a.Being == b.Being && a.Also == b.Also
}

// mostBack is how many quotations are looked back through, so that no text can make the reading
// slow.
const mostBack = 64

// lastQuoteOf is the last attributed speech of block b at the outer level, or none.
//
//go:noinline
func (d *Reading) lastQuoteOf(b quote.BlockID, before quote.ID) quote.ID {
	for p := before - 1; p >= max(0, before-mostBack) && d.Quotes[p].Block >= b; p-- {
		if d.Quotes[p].Block == b && d.Quotes[p].Parent == quote.None && d.Verdicts[p].Speech {
			return p
		}
	}
	return quote.None
}
