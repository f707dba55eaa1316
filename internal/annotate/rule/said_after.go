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
	from, ln, factor := d.clauseAfter(q, d.LineOf(q))
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
		switch {
		case d.QuotingAs(k):
			return d.saidIn(k+1, factor), true // "the paper quoted Lee as saying"
		case d.saidToHave(s, from, ln):
			return d.saidIn(k, factor), true
		case s.Kind != clause.Verbal && s.Kind != clause.Passive:
			continue
		case !d.startsAt(s, from):
			if s.Kind == clause.Verbal {
				return Proposal{}, false
			}
			continue
		case !d.attributes(s, q, ln):
			return Proposal{}, false
		}
		if x.Shape.Ending == 0 && x.Shape.After == 0 {
			factor *= 0.9
		}
		return d.saidIn(k, factor), true
	}
	return Proposal{}, false
}

// saidToHave reports whether the subject at item from is said or heard to have used words: "Lee is
// reported to have said", "Lee can be heard asking".
func (d *Reading) saidToHave(s *clause.Saying, from clause.ItemID, ln *clause.Line) bool {
	if !s.HasSubject() || s.Subject.First != from {
		return false
	}
	return s.Kind == clause.Infinitive && d.Is(s.Item-1, lang.Auxiliary) ||
		s.Kind == clause.Gerund && d.PassiveBefore(s.Item-1, ln).Found()
}

// attributes reports whether the clause of saying s, right after quotation q, is the one that gives
// its speaker, and neither goes on to words of its own nor to a quotation that follows.
func (d *Reading) attributes(s *clause.Saying, q quote.ID, ln *clause.Line) bool {
	x := &d.Quotes[q]
	switch {
	case d.leadsOn(s, ln) && d.ledNear(x):
		return false
	case s.Future && !s.Hypothetical:
		return false
	case !d.carries(s, x), d.quotedWithin(q):
		return false
	}
	return !x.Fragment() || !d.ownWords(s, ln)
}

// carries reports whether the clause of saying s can be the one that attributes quotation x before
// it: a cue of plain speech always, another only after a comma, and after a fragment that goes on
// without punctuation only a person may be its subject.
func (d *Reading) carries(s *clause.Saying, x *clause.Quotation) bool {
	comma := x.Shape.Ending == ',' || x.Shape.After == ','
	switch {
	case !s.Brings(lang.SpeechCues):
		asked := s.Brings(lang.CueManner) && x.Shape.Exclaims()
		return (comma || asked) && (x.Shape.Capital || x.Shape.Clause)
	case !x.Shape.Punctuated() && s.Subject.Kind == clause.Nominal:
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
	factor := 1.0
	if from >= ln.End {
		if !ln.QuoteEnd || int(l)+1 >= len(d.Lines) || !d.LaterInParagraph(l+1) {
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
			factor = 0.9
		}
	}
	for from < ln.End && (d.Stop(from, ',') || d.Stop(from, '-')) {
		from++
	}
	for from < ln.End && d.precedesSubject(from) {
		from++
	}
	if from >= ln.End {
		return clause.NoItem, nil, 0
	}
	return from, ln, factor
}

// precedesSubject reports whether item i may stand between a quotation and the clause after it: an
// adverb, or "as".
func (d *Reading) precedesSubject(i clause.ItemID) bool {
	return d.Is(i, lang.Adverb|lang.Hedge) && !d.Is(i, lang.Pronoun) || d.Part(i, lang.As)
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

// usedBy reads "“…” mentioned by Ann Lee": a participle of saying and its agent right after the
// quotation.
func (d *Reading) usedBy(from clause.ItemID, ln *clause.Line) (Proposal, bool) {
	if from+2 >= ln.End || !d.HasCue(from, lang.CueSay|lang.CueWrite|lang.CueWeak) || !d.Part(from+1, lang.By) {
		return Proposal{}, false
	}
	s := d.PhraseAfter(from+2, ln.End)
	if s.Kind != clause.Named {
		return Proposal{}, false
	}
	return d.meant(s, d.Items[from].Line, 0.95), true
}

// wasOf reads "“…” was Lee's verdict", "“…,” came the reply from Lee": a verb and a noun of saying
// with its owner right after the quotation.
func (d *Reading) wasOf(from clause.ItemID, ln *clause.Line) (Proposal, bool) {
	k := d.SayingFrom(from)
	if int(k) >= len(d.Sayings) || from+1 >= ln.End || d.Sayings[k].Item > min(ln.End-1, from+4) {
		return Proposal{}, false
	}
	s := &d.Sayings[k]
	if s.Kind != clause.NounCue || !s.HasSubject() || !d.BeVerb(from) && !d.Part(from, lang.Comes) {
		return Proposal{}, false
	}
	return d.saidIn(k, 0.95), true
}
