package annotate

// Rule is one way in which a text ties a quotation to a speaker, or a phrase to an entity. The
// rules' own words are what readers of the site are shown.
type Rule struct {
	ID      string // stable, stands in the data: "said-after"
	Title   string
	Reason  string // why a sub-editor would agree
	Example string // marked prose: [q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].

	// sure is the share of the rule's own attributions that are right where the source is a name:
	// the start of every confidence.
	sure float64
	find func(d *reading, q quoteID) (proposal, bool)
}

// proposal is what a rule proposes for a quotation.
type proposal struct {
	rule   *Rule
	saying sayingID // the cue's saying, or none
	source source
	who    referent
	sure   float64 // a factor on the rule's own sureness; once asked for, the sureness itself, before the reference is weighed
	atMost float64 // the sureness of what it goes on from, or 0
}

// confidence is how sure a proposal is: the rule's sureness times the reference's.
func (p *proposal) confidence() float64 { return p.sure * p.who.sure }

// attributions are the rules in the order in which they are asked. All are asked; the surest wins.
var attributions []*Rule

// Rules gives every rule, in the order in which pages list them.
func Rules() []Rule {
	out := make([]Rule, 0, len(attributions))
	for _, r := range attributions {
		out = append(out, *r)
	}
	return out
}

// carried is what a speaker taken over from another quotation loses.
const carried = 0.003

// weigh is how sure rule r's proposal is: the rule's own sureness, and no more than that of what it
// goes on from, since a chain is as sure as its weakest link.
func (p *proposal) weigh(r *Rule) float64 {
	sure := min(0.995, r.sure*p.sure)
	if p.atMost > 0 {
		sure = min(sure, p.atMost-carried)
	}
	return max(0, sure) // what speaks against a proposal may outweigh it
}
