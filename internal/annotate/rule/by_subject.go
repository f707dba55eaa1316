package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

var bySubject = &Rule{
	ID:    "by-subject",
	Title: "The person of whom the sentence tells used the words",
	Reason: "Where a sentence about one person's doings holds a fragment in marks and no cue, " +
		"the words are often that person's: a candidate, not a finding.",
	Example: `[m ann-lee Ann Lee] turned to [q1 ? "the rotten pier"] and its planks.`,
	sure:    0.62,
}

func findBySubject(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	if x.Parent != quote.None || x.Modifies || x.Shape.Name() {
		return nil
	}
	l := d.LineOf(q)
	ln := &d.Lines[l]
	for k := x.Item - 1; k >= max(ln.First, x.Item-2*clause.LongestPhrase); k-- {
		if !d.IsName(k) && !(d.Is(k, lang.Pronoun) && d.Nominative(k)) {
			continue
		}
		s := d.SubjectAt(k, ln)
		if s.Kind == clause.Nominal || !s.Found() || s.Head != k || d.isReported(s.First, ln) {
			continue
		}
		if s.Last == x.Item && !x.Shape.Capital {
			return nil // who is told of: "Lee “never wanted the post”"
		}
		p := d.meant(s, l, 1)
		if d.opens(s.First, ln) && !d.Stop(s.Last, ':') && d.breaksIn(x, ln) {
			p.factor = 1.3
		}
		return p.named()
	}
	return nil
}

// opens reports whether item i begins the line, or stands behind one word that does, or behind no
// more than when: "Earlier this week, Lee".
func (d *Reading) opens(i clause.ItemID, ln *clause.Line) bool {
	const when = lang.TimeWord | lang.Day | lang.Month | lang.Adverb | lang.Article | lang.NumberWord
	if i == ln.First+1 && d.Part(ln.First, lang.Subordinates) {
		return true
	}
	for i--; i >= ln.First; i-- {
		if !d.Is(i, when) && !d.Part(i, lang.When|lang.Known) && !d.Stop(i, ',') {
			return false
		}
	}
	return true
}

// breaksIn reports whether quotation x is a sentence behind a comma with which its line ends, or
// one of a speaker's own behind a dash, and no noun for words, a work or a person stands before
// that: "Lee shook her head, “No, I will not go.”", "Lee wrapped up — “I will go!” — and left".
func (d *Reading) breaksIn(x *clause.Quotation, ln *clause.Line) bool {
	mark, before := x.Item-1, x.Item-2
	if !x.Shape.Capital || x.Shape.Titled || !x.Shape.Clause {
		return false
	}
	comma := d.Stop(mark, ',') && x.Shape.Sentence() && x.Item+1 >= ln.End
	if !comma && !(d.Stop(mark, '-') && d.ofOwn(x)) {
		return false
	}
	work := d.Document(before) || d.Is(before, lang.WorkNoun|lang.NamedThing) || d.Part(before, lang.Inscribed)
	place := d.IsName(before) && d.IsPlace(before)
	return !work && (place || !d.IsName(before) && !d.Personal(before))
}

// ofOwn reports whether the words of quotation x begin with "I" or "we".
func (d *Reading) ofOwn(x *clause.Quotation) bool {
	e := d.Entry(x.First)
	return e.Is(lang.Pronoun) && e.Part&lang.Speaking != 0
}

// isReported reports whether the clause whose subject begins with item i is what somebody says in
// its line: in "Lee said Reed had turned to “the rotten pier”" it is Lee who used the words.
func (d *Reading) isReported(i clause.ItemID, ln *clause.Line) bool {
	i--
	if i > ln.First && d.Part(i, lang.That) {
		i--
	}
	k := d.SayingBefore(i + 1)
	if i <= ln.First || k == clause.NoSaying || d.Sayings[k].Item != i {
		return false
	}
	s := &d.Sayings[k]
	said := s.Kind == clause.Verbal || s.Kind == clause.Gerund || s.Kind == clause.Infinitive
	return said && s.Brings(lang.SpeechCues) && s.HasSubject() && !s.Inverted
}
