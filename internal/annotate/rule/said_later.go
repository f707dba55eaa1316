package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var saidLater = &Rule{
	ID:    "said-later",
	Title: "The sentence ends by saying who said it",
	Reason: "“…, she said” at the end of a sentence gives the whole sentence, " +
		"and the fragment quoted in it, as her words.",
	Example: `The pier is [q1 ann-lee "a disgrace"] to the town, [m ann-lee Ann Lee] said.`,
	sure:    0.96,
}

func findSaidLater(d *Reading, q quote.ID) *Proposal {
	ln := &d.Lines[d.LineOf(q)]
	x := &d.Quotes[q]
	if !x.Shape.Capital && d.askedAbout(x) || d.inFront(x) {
		return nil
	}
	for k, end := d.SayingsIn(x.Item+1, min(ln.End, x.Item+2*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if d.LastVerb(s, x.Item) {
			return d.saidIn(k, 1)
		}
		if d.closes(s, x.Item, ln) {
			return d.saidIn(k, closing(s, ln))
		}
	}
	return nil
}

// closes reports whether the clause of saying s is set off after the quotation at item, and brings
// what stands before it: ", Lee said".
func (d *Reading) closes(s *clause.Saying, item clause.ItemID, ln *clause.Line) bool {
	if s.Kind != clause.Verbal || s.Conjoined || !s.HasSubject() {
		return false
	}
	said := s.Brings(lang.CueSay|lang.CueTell|lang.CueWrite) && !d.ownWords(s, ln)
	if !said && !d.lacksObject(s, ln) {
		return false
	}
	before := s.Start() - 1
	if before > item && d.IsQuote(before) {
		return d.QuoteAt(before).Shape.Ending == ',' // "was a “find” that would “wake the town,” Lee said"
	}
	return before > item && (d.Stop(before, ',') || d.Part(before, lang.As))
}

// lacksObject reports whether the verb of saying s is one of stressing or judging with no object
// behind it: what it stresses is what stands before, "It was “urgent” to act, Lee underlined"; but
// not "When the pier was “old”, Lee attacked".
func (d *Reading) lacksObject(s *clause.Saying, ln *clause.Line) bool {
	end := s.End()
	if d.Part(ln.First, lang.Subordinates) || d.Is(ln.First, lang.Preposition) {
		return false
	}
	return s.Brings(lang.CueWeak) && !s.Inverted && !s.Relative && (end >= ln.End || d.IsStop(end))
}

// closing is how much speaks for a clause that closes the sentence, or nearly so.
func closing(s *clause.Saying, ln *clause.Line) float64 {
	if ln.End-s.End() <= 6 {
		return 1
	}
	return 0.93
}
