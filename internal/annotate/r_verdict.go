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
