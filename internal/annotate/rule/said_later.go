package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var saidLater = &Rule{
	ID:      "said-later",
	Title:   "The sentence ends by saying who said it",
	Reason:  "“…, she said” at the end of a sentence gives the whole sentence, and the fragment quoted in it, as her words.",
	Example: `The pier is [q1 ann-lee "a disgrace"] to the town, [m ann-lee Ann Lee] said.`,
	sure:    0.96,
}

func findSaidLater(d *Reading, q quote.ID) (Proposal, bool) {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	if !d.Quotes[q].Shape.Capital && d.askedAbout(&d.Quotes[q]) {
		return Proposal{}, false
	}
	for k, end := d.SayingsIn(item+1, min(ln.End, item+2*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if d.LastVerb(s, item) {
			return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: 1}, true
		}
		if s.Kind != clause.Verbal || !s.Brings(lang.CueSay|lang.CueTell|lang.CueWrite) || !s.HasSubject() || s.Conjoined || d.ownWords(s, ln) {
			continue
		}
		from := s.Subject.First
		if s.Inverted {
			from = s.Item
		}
		if from-1 <= item || !d.Stop(from-1, ',') && !d.Part(from-1, lang.As) {
			continue
		}
		return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: d.closing(s, ln)}, true
	}
	return Proposal{}, false
}

// closing is surer where the clause ends the sentence.
func (d *Reading) closing(s *clause.Saying, ln *clause.Line) float64 {
	last := max(s.Item+1, s.Subject.Last)
	if ln.End-last <= 6 {
		return 1
	}
	return 0.93
}
