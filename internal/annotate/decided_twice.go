package annotate

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// decidedTwice complains of every decision on a quotation that an earlier one has decided on: one
// of them may hide what the other tells. Who speaks, and a status, hold for the whole utterance.
func (d *draft) decidedTwice(r *Result) {
	quotes, speakers, statuses := map[quote.ID]*Decision{}, map[string]*Decision{}, map[string]*Decision{}
	for _, c := range d.chosen {
		x := &d.story.Decisions[c.decision]
		if !x.decides() {
			continue
		}
		before := quotes[c.quote]
		if x.Speech == nil {
			of := r.Quotations[c.quote].Utterance
			if first := noted(speakers, of, x, x.SetSpeaker); before == nil {
				before = first
			}
			if first := noted(statuses, of, x, x.Status != ""); before == nil {
				before = first
			}
		}
		if before == nil {
			quotes[c.quote] = x
			continue
		}
		d.complain(x, "decided-twice",
			fmt.Sprintf("this is a second decision on %q: the first stands at %s",
				clip(r.words(c.quote, d.S)), before.Pos),
			"make one of the two, with all that was decided")
	}
}

// decides reports whether a decision says more than that words had another id once.
func (x *Decision) decides() bool { return x.SetSpeaker || x.Speech != nil || x.Status != "" }

// noted is the decision that stands for an utterance already; else x stands for it from now on, if
// it says anything there.
func noted(all map[string]*Decision, utterance string, x *Decision, says bool) *Decision {
	if first := all[utterance]; first != nil || !says {
		if says {
			return first
		}
		return nil
	}
	all[utterance] = x
	return nil
}

// words is a quotation as the text prints it.
func (r *Result) words(q quote.ID, text string) string {
	return text[r.Quotations[q].Start:r.Quotations[q].End]
}
