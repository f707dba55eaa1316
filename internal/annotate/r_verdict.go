package annotate

// quoted is a quotation with what was decided on it.
type quoted struct {
	*placed
	*verdict
}

// quoted is quotation q with what was decided on it so far.
func (d *reading) quoted(q quoteID) quoted { return quoted{&d.quotes[q], &d.verdicts[q]} }

// verdict is what was decided on a quotation.
type verdict struct {
	speech    bool
	kind      Kind
	why       string // why it is speech or not
	best      proposal
	tried     []proposal // all proposals, the best first
	assertion Assertion
	echoes    quoteID // the quotation of the body whose words it prints ahead, or none
	utterance quoteID // the first quotation of its utterance
}

// reading decides who says what.
type reading struct {
	reader
	verdicts  []verdict  // by quotation
	proposals []proposal // of all quotations, one after the other
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
