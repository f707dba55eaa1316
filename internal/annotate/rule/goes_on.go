package rule

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var goesOn = &Rule{
	ID:      "goes-on",
	Title:   "The speaker of the sentence before goes on",
	Reason:  "Within a paragraph, a quotation without a clause of its own goes on with whoever has just been speaking.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee]. [q1 ann-lee "Nobody can stop us."]`,
	sure:    0.975,
}

func findGoesOn(d *Reading, q quote.ID) *Proposal {
	l := d.LineOf(q)
	x := &d.Quotes[q]
	if !x.Alone {
		return nil
	}
	before := d.QuoteBefore(q)
	if before != quote.None && d.LineOf(before) >= l-2 {
		if p := d.answersHere(q, before); p != nil {
			return p
		}
		if d.talkHere(q, before) {
			return d.silent("two who talk in turn")
		}
	}
	if before != quote.None && d.Verdicts[before].Speech && d.LineOf(before) >= l-1 {
		if p := d.cutsIn(l-1, d.Quotes[before].Item+1); p != nil {
			return p
		}
		if main := d.reporting(before); main != nil {
			return main
		}
		return d.speakerOf(before, 1).known()
	}
	if !d.LaterInParagraph(l) {
		return nil
	}
	return d.behindSentence(q, before, l)
}

// behindSentence proposes who says the words of quotation q, which stands alone in line l, behind a
// sentence without any: whoever says or does something there.
func (d *Reading) behindSentence(q, before quote.ID, l clause.LineID) *Proposal {
	x := &d.Quotes[q]
	if p := d.pauses(before, l-1); p != nil {
		return p
	}
	if d.unanswered(l - 1) {
		return d.unansweredBefore(q, l-1)
	}
	if p := d.cutsIn(l-1, d.Lines[l-1].First); p != nil {
		return p
	}
	if p := d.lastSayer(l-1, 0.955); p != nil || before != quote.None || x.Parent != quote.None {
		return p // in what somebody says whoever he speaks of need not speak
	}
	if p := d.lastWords(l-1, 0.93); p != nil || !x.Shape.Clause && !x.Shape.Sentence() {
		return p
	}
	if p := d.lastSubject(l-1, 0.86); p != nil {
		return p
	}
	return d.stillTold(l - 1)
}

// cutsIn proposes whoever line l says last, behind item i, to have taken the floor: "“We wait,” Lee
// said, and her husband cut in. “We do not.”" Where the line only tells when that was, "Lee said
// when her husband cut in", either may go on.
func (d *Reading) cutsIn(l clause.LineID, i clause.ItemID) *Proposal {
	if l < 0 {
		return nil
	}
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(i, ln.End); k < end; k++ {
		s := &d.Sayings[k]
		if s.Kind != clause.Verbal || !s.HasSubject() || s.Conjoined || ln.End-s.End() > 2 ||
			!slices.Contains(d.Pack.CutsIn, d.Spelled(s.Item)) {
			continue
		}
		joins := s.Start() - 1
		switch {
		case joins < i && i > ln.First: // "“…,” her husband cut in"
		case joins < i, d.Link(joins, lang.LinkAnd), d.Stop(joins, ','), d.Stop(joins, ';'):
			return d.meant(s.Subject, s.Line, 0.955)
		default:
			return d.silent("either may go on")
		}
	}
	return nil
}

// stillTold proposes whoever spoke in the paragraph before that of line b, where the sentences of
// its own up to that line, the matter that she goes on to, speak of nobody: "“We wait,” she said. ¶
// Another worry was money. “We have none.”"
func (d *Reading) stillTold(b clause.LineID) *Proposal {
	p, at := d.lastToSpeak(b)
	if p == nil || d.Lines[b].Block-d.Lines[at].Block != 1 || p.Who.Kind != refer.Entity {
		return nil
	}
	for n := at + 1; n <= b; n++ {
		if d.speaksOfAnybody(&d.Lines[n]) {
			return nil
		}
	}
	p.factor = 0.88
	return p
}

// speaksOfAnybody reports whether a name, a noun for people or a pronoun stands in the line.
func (d *Reading) speaksOfAnybody(ln *clause.Line) bool {
	for i := ln.First; i < ln.End; i++ {
		if d.DescribesPerson(i) && !d.Nounish(i+1) || d.Nominative(i) || d.IsName(i) && !d.IsPlace(i) {
			return true
		}
	}
	return false
}

// talkHere reports whether quotation q and the one before it, at p, are two people's who talk to
// each other: a question and what stands right behind it, or an answer and the next question.
func (d *Reading) talkHere(q, p quote.ID) bool {
	if d.Quotes[p].Shape.Ending == '?' && d.Quotes[q].Item == d.Quotes[p].Item+1 {
		return true
	}
	return shortQuestion(&d.Quotes[q].Shape) && d.answersAnother(q, p)
}

// longestBeat is the most items of a sentence that only tells what a speaker does between two
// sentences of his.
const longestBeat = 10

// pauses proposes whoever speaks in quotation p, where line l, right behind it, tells no more than
// what he does before he goes on: "“I went,” Lee said. She shook her head. “I saw it.”", "Her voice
// broke."
func (d *Reading) pauses(p quote.ID, l clause.LineID) *Proposal {
	ln := &d.Lines[l]
	if p == quote.None || d.LineOf(p) < l-1 || ln.End-ln.First > longestBeat || !d.Verdicts[p].Speech {
		return nil
	}
	s := d.SubjectAt(ln.First, ln)
	if d.Is(ln.First, lang.Possessive) && !d.DescribesPerson(s.Head) {
		s = d.PhraseOf(ln.First) // "Her voice", but "Her husband"
	}
	if s.Kind == clause.Pronoun && d.Quotes[p].Shape.Ending == '?' {
		return nil // who was asked may nod
	}
	who := d.Refer(s, l)
	if who.Kind != refer.Entity || !SameSpeaker(who, d.Verdicts[p].Best.Who) {
		return nil
	}
	return d.speakerOf(p, 0.95)
}

// reporting proposes the sayer of the whole sentence in which p is a fragment with another speaker:
// after "Lee denied that Reed had called it “a shed”", it is Lee who goes on.
func (d *Reading) reporting(p quote.ID) *Proposal {
	v := &d.Verdicts[p]
	if v.Kind != Partial || v.Best.Rule == saidAfter {
		return nil
	}
	main := d.lastSayer(d.LineOf(p), 0.93)
	if main == nil || main.Who.Kind == refer.Unresolved || SameSpeaker(main.Who, v.Best.Who) {
		return nil
	}
	return main
}

// lastWords proposes whoever owns the answer, the words or the like that line l, in which nobody
// speaks, speaks of: "Lee's answer? “…”"
func (d *Reading) lastWords(l clause.LineID, factor float64) *Proposal {
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+clause.LongestPhrase)); k < end; k++ {
		if s := &d.Sayings[k]; s.Kind == clause.NounCue && s.HasSubject() {
			return d.saidIn(k, factor).known()
		}
	}
	return nil
}

// lastSayer proposes whoever speaks, in the text's own words, in line l.
func (d *Reading) lastSayer(l clause.LineID, factor float64) *Proposal {
	k := d.mainSaying(l)
	if k == clause.NoSaying || d.unanswered(l) {
		return nil
	}
	s := &d.Sayings[k]
	return d.meant(s.Subject, s.Line, factor)
}

// anybodySays reports whether the subject of saying s is nobody in particular, in a clause that
// hangs on another: "Lee feared that somebody would tell them".
func (d *Reading) anybodySays(s *clause.Saying, ln *clause.Line) bool {
	return s.Subject.Kind == clause.Pronoun && d.Part(s.Subject.Head, lang.Anybody) && s.Subject.First > ln.First
}

// mainSaying is the clause in which line l says who speaks: the one that closes it, or else the
// first that hangs on no other; or none.
func (d *Reading) mainSaying(l clause.LineID) clause.SayingID {
	ln, first, found := &d.Lines[l], clause.NoSaying, clause.NoSaying
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+3*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		thing := s.Subject.Kind == clause.Nominal && !d.Personal(s.Subject.Head)
		if !s.Speech() || s.Conjoined || thing || d.anybodySays(s, ln) { // "she hopes the feast will go on"
			continue
		}
		if ln.End-s.End() <= 2 && d.closes(s, ln.First, ln) {
			if found != clause.NoSaying && d.comments(k) {
				return found
			}
			return k
		}
		if first == clause.NoSaying {
			first = k
		}
		lesser := s.Relative || d.tellsMore(s, ln) || d.AskedIn(s.Subject.First, ln.First)
		if found == clause.NoSaying && !lesser && !d.subordinate(s, ln) {
			found = k
		}
	}
	if found != clause.NoSaying {
		return found
	}
	return first
}

// comments reports whether saying k, which closes its sentence, only tells who else says what
// somebody says in it, or from whom that is known: "Lee said it had failed, as Reed had warned",
// "It failed, Lee said, the Echo reported".
func (d *Reading) comments(k clause.SayingID) bool {
	before := d.Sayings[k].Start() - 1
	return d.Part(before, lang.As) || d.Sayings[k-1].Speech() && d.Sayings[k-1].End() == before
}

// tellsMore reports whether the clause of saying s stands in one that tells more of whoever stands
// before its comma: "Lee, whose book Reed says he has read", "Lee, of whom Reed says little".
func (d *Reading) tellsMore(s *clause.Saying, ln *clause.Line) bool {
	for i := s.Subject.Head - 1; i > ln.First && i > s.Subject.Head-clause.LongestPhrase; i-- {
		if d.IsStop(i) || d.IsQuote(i) {
			return false
		}
		if d.Is(i, lang.Relative) && !d.Part(i, lang.That) {
			return d.Stop(i-1, ',') || d.Is(i-1, lang.Preposition) && d.Stop(i-2, ',')
		}
	}
	return false
}
