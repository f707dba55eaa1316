package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// Tried is what one rule proposed for a quotation, with the evidence.
type Tried struct {
	Rule     string
	Speaker  *Speaker // nil: nobody
	Evidence weigh.Set
	ByHand   float64 // how sure it is by the rule's own sureness, times that of the reference
	Wins     bool
}

// Named is a person or an organisation that a story names, with what speaks for the name.
type Named struct {
	Entity   Entity
	Evidence weigh.Set
}

// tried is what every rule proposed for the quotation of verdict v.
func (d *draft) tried(v *rule.Verdict) []Tried {
	out := make([]Tried, len(v.Tried))
	for i := range v.Tried {
		p := &v.Tried[i]
		out[i] = Tried{
			Rule: p.Rule.ID, Speaker: d.speaker(p.Who, p.Source), Evidence: p.Evidence, ByHand: p.ByHand(),
			Wins: p.Rule == v.Best.Rule,
		}
	}
	return out
}

// namedWithEvidence is what speaks for each name of a person or an organisation in the story.
func (d *draft) namedWithEvidence() []Named {
	if d.Cast == nil {
		return nil
	}
	var out []Named
	for e := range d.Cast.Entities {
		if d.Cast.Entities[e].Type != names.Place {
			out = append(out, Named{d.entity(names.EntityID(e)), d.OfName(names.EntityID(e))})
		}
	}
	return out
}
