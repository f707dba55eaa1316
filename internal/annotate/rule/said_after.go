package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var saidAfter = &Rule{
	ID:      "said-after",
	Title:   "The clause after the quotation says who speaks",
	Reason:  "A cue and its subject right after the closing mark, in either order, belong to the words before them.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].`,
	sure:    0.985,
}

func findSaidAfter(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	from, ln, sure := d.clauseAfter(q, l)
	if from == clause.NoItem || d.ledUpTo(x) {
		return Proposal{}, false
	}
	if p, ok := d.usedBy(from, ln); ok {
		return p, true
	}
	if p, ok := d.wasOf(from, ln); ok {
		return p, true
	}
	for k, end := d.SayingsIn(from, min(ln.End, from+clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if d.QuotingAs(k) {
			k++ // "the paper quoted Lee as saying"
			s = &d.Sayings[k]
			return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: sure}, true
		}
		if s.Kind == clause.Infinitive && s.HasSubject() && s.Subject.First == from && d.Is(s.Item-1, lang.Auxiliary) {
			return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: sure}, true // "Lee is reported to have said"
		}
		if s.Kind == clause.Gerund && s.HasSubject() && s.Subject.First == from && d.PassiveBefore(s.Item-1, ln).Kind != clause.NoSource {
			return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: sure}, true // "Lee can be heard asking"
		}
		if s.Kind == clause.Adjunct || s.Kind == clause.NounCue || s.Kind == clause.Infinitive || s.Kind == clause.Gerund {
			continue
		}
		if !d.startsAt(s, from) {
			if s.Kind == clause.Verbal {
				return Proposal{}, false
			}
			continue
		}
		if d.leadsOn(s, ln) && d.ledNear(x) {
			return Proposal{}, false
		}
		if s.Future && !s.Hypothetical || !d.carries(s, x) || d.quotedWithin(q) || x.Fragment() && d.ownWords(s, ln) {
			return Proposal{}, false
		}
		if d.Quotes[q].Shape.Ending == 0 && d.Quotes[q].Shape.After == 0 {
			sure *= 0.9
		}
		return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, s.Line), factor: sure}, true
	}
	return Proposal{}, false
}

// carries reports whether the clause of saying s can be the one that attributes quotation x before
// it: a cue of plain speech always, another only after a comma, and after a fragment that goes on
// without punctuation only a person may be its subject.
func (d *Reading) carries(s *clause.Saying, x *clause.Quotation) bool {
	comma := x.Shape.Ending == ',' || x.Shape.After == ','
	marked := comma || x.Shape.Ending == '?' || x.Shape.Ending == '!' || x.Shape.Ending == '-' || x.Shape.Ending == '~' || x.Shape.After == '-' || x.Shape.Ending == '.'
	switch {
	case !s.Brings(lang.SpeechCues):
		asked := s.Brings(lang.CueManner) && (x.Shape.Ending == '?' || x.Shape.Ending == '!')
		return (comma || asked) && (x.Shape.Capital || x.Shape.Clause)
	case !marked && s.Subject.Kind == clause.Nominal:
		return !s.Inverted && d.Personal(s.Subject.Head)
	}
	return true
}

// clauseAfter is the item at which a clause after quotation q would begin, its line, and how much
// the punctuation speaks for it. After a full stop inside the marks only a short clause of its own
// counts; after a question or exclamation mark the clause may look like a new sentence.
func (d *Reading) clauseAfter(q quote.ID, l clause.LineID) (clause.ItemID, *clause.Line, float64) {
	ln := &d.Lines[l]
	from := d.Quotes[q].Item + 1
	sure := 1.0
	if from >= ln.End {
		if !ln.QuoteEnd || int(l)+1 >= len(d.Lines) || d.Lines[l+1].Block != ln.Block || d.Lines[l+1].Stream != ln.Stream {
			return clause.NoItem, nil, 0
		}
		ln = &d.Lines[l+1]
		from = ln.First
		switch d.Quotes[q].Shape.Ending {
		case ',', '-', '~', '?', '!', 0:
		default:
			if !d.ShortClause(ln) {
				return clause.NoItem, nil, 0
			}
			sure = 0.9
		}
	}
	for from < ln.End && d.IsStop(from) && (d.Items[from].Char == ',' || d.Items[from].Char == '-') {
		from++
	}
	for from < ln.End && (d.Is(from, lang.Adverb|lang.Hedge) && !d.Is(from, lang.Pronoun) || d.Part(from, lang.As)) {
		from++
	}
	if from >= ln.End {
		return clause.NoItem, nil, 0
	}
	return from, ln, sure
}

// startsAt reports whether the saying's clause begins at item from: with its subject, or with its
// verb.
func (d *Reading) startsAt(s *clause.Saying, from clause.ItemID) bool {
	if !s.HasSubject() {
		return false
	}
	if s.Inverted {
		return s.Item == from || s.Item == from+1 && d.Is(from, lang.Auxiliary|lang.Adverb)
	}
	return s.Subject.First == from && !s.Conjoined
}
