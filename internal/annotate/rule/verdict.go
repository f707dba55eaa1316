package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// quoted is a quotation with what was decided on it.
type quoted struct {
	*clause.Quotation
	*Verdict
}

// quoted is quotation q with what was decided on it so far.
func (d *Reading) quoted(q quote.ID) quoted { return quoted{&d.Quotes[q], &d.Verdicts[q]} }

// Verdict is what was decided on a quotation.
type Verdict struct {
	Speech    bool
	Kind      Kind
	Why       string // why it is speech or not
	Best      Proposal
	Tried     []Proposal // all proposals, the best first
	Assertion Assertion
	Echoes    quote.ID // the quotation of the body whose words it prints ahead, or none
	Utterance quote.ID // the first quotation of its utterance
}

// Reading decides who says what.
type Reading struct {
	refer.Reader
	Verdicts  []Verdict  // by quotation
	proposals []Proposal // of all quotations, one after the other
	reports   int
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
