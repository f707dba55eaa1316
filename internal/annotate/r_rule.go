package annotate

// ruleRule is one way in which a text ties a quotation to a speaker. The rules' own words are what readers of the site are shown.
type ruleRule struct {
	ID      string // stable, stands in the data: "said-after"
	Title   string
	Reason  string // why a sub-editor would agree
	Example string // marked prose: [q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].

	// sure is the share of the rule's own attributions that are right where the source is a name:
	// the start of every confidence.
	sure float64
}

// proposal is what a rule proposes for a quotation.
type proposal struct {
	rule   *ruleRule
	saying sayingID // the cue's saying, or none
	source source
	who    referent
	factor float64 // what speaks for the tie here: a factor on the rule's own sureness
	sure   float64 // how sure the tie is, before the reference is weighed
	atMost float64 // the sureness of what it goes on from, or 0
}

// confidence is how sure a proposal is: the rule's sureness times the reference's.
func (p *proposal) confidence() float64 { return p.sure * p.who.sure }

// carried is what a speaker taken over from another quotation loses.
const carried = 0.003

// weigh makes it rule r's proposal, as sure as the rule is here, and no surer than what it goes on
// from, since a chain is as sure as its weakest link.
func (p *proposal) weigh(r *ruleRule) {
	p.rule, p.sure = r, min(0.995, r.sure*p.factor)
	if p.atMost > 0 {
		p.sure = min(p.sure, p.atMost-carried)
	}
	p.sure = max(0, p.sure) // what speaks against a proposal may outweigh it
}
