package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

var interview = &Rule{
	ID:    "interview",
	Title: "The answer in an interview is the interviewee's",
	Reason: "Where paragraphs open with Q: and A:, or questions in the paper's own words take turns with quotations, " +
		"whoever was introduced before the first question gives the answers.",
	Example: `[m ann-lee Ann Lee] has been mayor for a year.

Q: Is it hard?

A: [q1 ann-lee "It was, for about a week."]`,
	sure: 0.93,
}

// longestInterview is how many paragraphs are looked back through for the first question.
const longestInterview = 400

func findInterview(d *Reading, q quote.ID) *Proposal {
	x := &d.Quotes[q]
	switch {
	case x.Parent != quote.None:
		return nil
	case d.label(x.Block) == lang.Answer:
		if d.unmarked(x.Block) {
			return nil
		}
		return d.introducedBefore(d.firstLabel(x.Block))
	case d.answers(q):
		return d.answersOn(q)
	}
	return nil
}

// firstLabel is the first block before b that is labelled as a question, or b.
func (d *Reading) firstLabel(b quote.BlockID) quote.BlockID {
	first := b
	for k := b; k >= 0 && k > b-longestInterview; k-- {
		if d.label(k) == lang.Asked {
			first = k
		}
	}
	return first
}

// answersOn proposes who gives the answer q to a question in the paper's own words: whoever gave
// the answer before, or was introduced before the first question. A lone question makes no
// interview.
func (d *Reading) answersOn(q quote.ID) *Proposal {
	b := d.Quotes[q].Block
	first, questions := b, 0
	for k := b; k > 0 && k > b-longestInterview; k-- {
		if d.question(k - 1) {
			first, questions = k-1, questions+1
		}
	}
	lone := questions == 1 && !d.asksAgain(b)
	if p := d.lastQuoteOf(b-2, q); p != quote.None {
		if d.answers(p) || d.labelledTurn(p) {
			return d.answersAgain(p, 1)
		}
		if lone && d.Verdicts[p].Kind == Direct {
			return d.answersAgain(p, 0.92)
		}
	}
	if lone {
		return nil
	}
	return d.introducedBefore(first)
}

// mostAnswered is how many paragraphs the first answer of an interview may have.
const mostAnswered = 8

// asksAgain reports whether the answer that begins with block b is followed by another question.
func (d *Reading) asksAgain(b quote.BlockID) bool {
	for k := b + 1; k <= b+mostAnswered; k++ {
		if d.question(k) {
			return true
		}
	}
	return false
}

// introducedBefore proposes the person of whom one of the last paragraphs before block b tells.
func (d *Reading) introducedBefore(b quote.BlockID) *Proposal {
	for k := b - 1; k >= 0 && k >= b-4; k-- {
		if d.Blocks[k].Kind != prose.Paragraph {
			continue
		}
		if l := d.FirstLineOf(k); l != clause.NoLine {
			if p := d.interviewed(l); p != nil {
				return p.named()
			}
		}
	}
	return nil
}

// interviewed proposes the person of whom line l tells; or rather whom it says somebody has asked
// or talked with, where that one is no person, or the story tells only of her whom he asks what she
// is: "The Herald spoke to Ann Lee", "Reed talks to Ann Lee, the mayor". Where it tells of both, it
// is nobody.
func (d *Reading) interviewed(l clause.LineID) *Proposal {
	p := d.lastSubject(l, 1)
	to := d.talkedTo(l)
	if !to.Found() {
		return p
	}
	asked := d.meant(to, l, 1)
	if p == nil || SameSpeaker(asked.Who, p.Who) || asked.Who.Kind != refer.Entity {
		return asked
	}
	switch asks, told := d.hasPost(p.Who.Entity), d.hasPost(asked.Who.Entity); {
	case told && !asks:
		return asked
	case asks && !told:
		return p
	}
	return d.silent("either of two may be asked")
}

// hasPost reports whether the story tells what entity e is.
//
//go:noinline
func (d *Reading) hasPost(e names.EntityID) bool { return len(d.Cast.Entities[e].Posts) > 0 }

// talkedTo is the person by name whom line l says somebody has asked or talked to, or nobody.
func (d *Reading) talkedTo(l clause.LineID) clause.Source {
	ln := &d.Lines[l]
	for i := ln.First + 1; i < min(ln.End, ln.First+2*clause.LongestPhrase); i++ {
		talks := (d.Link(i, lang.LinkTo) || d.Part(i, lang.With)) && d.HasCue(i-1, lang.SpeechCues|lang.CueNoun)
		if !talks && !d.HasCue(i, lang.CueAsk) {
			continue
		}
		if s := d.PhraseAfter(i+1, ln.End); s.Kind == clause.Named && d.MentionIsPerson(s.Head) {
			return s
		}
	}
	return clause.Nobody()
}

// answersAgain proposes the speaker of quotation p, which stands before a question of the paper's
// own, for the answer to it.
func (d *Reading) answersAgain(p quote.ID, factor float64) *Proposal {
	return d.speakerOf(p, factor).named()
}

// answers reports whether quotation q is a paragraph of its own right after one that asks a
// question in the paper's own words.
func (d *Reading) answers(q quote.ID) bool {
	x := &d.Quotes[q]
	return x.Shape.Opens && x.Alone && x.Block > 0 && d.question(x.Block-1)
}

// question reports whether block b is no more than a question outside quotation marks.
func (d *Reading) question(b quote.BlockID) bool {
	if b < 0 || int(b) >= len(d.Blocks) {
		return false
	}
	x := &d.Blocks[b]
	if x.Kind != prose.Paragraph && x.Kind != prose.Crosshead || x.End-x.First < 2 || x.End-x.First > 60 {
		return false
	}
	if d.Spelling(x.End-1) != "?" && !d.topicOf(x.First, x.End) && !d.asksToTell(x.First+1) {
		return false
	}
	for t := x.First; t < x.End; t++ {
		if d.Tokens[t].Kind == prose.Mark {
			return false
		}
	}
	return true
}

// asksToTell reports whether token t, the second of a paragraph, is "us" or "me": "Tell us of it."
func (d *Reading) asksToTell(t int32) bool {
	return d.Entry(t).Is(lang.Pronoun) && d.Entry(t).Part&lang.Speaking != 0 && d.Entry(t).Part&lang.Objective != 0
}

// topicOf reports whether the tokens are the heading of an answer: "On what comes next".
func (d *Reading) topicOf(first, end int32) bool {
	on := d.Entry(first)
	return end-first < 16 && on.Link&lang.LinkOn != 0 && on.Is(lang.Preposition) && d.Tokens[end-1].Kind == prose.Word
}

// label is what the letter tells, with a colon or a full stop, with which block b opens: Asked,
// Answer, or 0.
func (d *Reading) label(b quote.BlockID) lang.Part {
	t := d.Blocks[b].First
	if t+1 >= d.Blocks[b].End || !d.Tokens[t].Is(prose.Upper) {
		return 0
	}
	if !d.Tokens[t].Is(prose.Dotted) && d.Spelling(t+1) != ":" {
		return 0
	}
	return d.Entry(t).Part & (lang.Asked | lang.Answer)
}

// unmarked reports whether what is answered in block b, behind its label, stands in no marks: those
// within set off what others say, or terms.
func (d *Reading) unmarked(b quote.BlockID) bool {
	t := d.Blocks[b].First
	for t < d.Blocks[b].End && d.Tokens[t].Kind != prose.Mark && t < d.Blocks[b].First+3 {
		t++
	}
	return t >= d.Blocks[b].End || d.Tokens[t].Kind != prose.Mark
}

// toldInAnswer reports whether the quotation is a fragment in an answer that has no marks of its
// own, and no clause brings it.
func (d *passage) toldInAnswer() bool {
	if d.x.Shape.Sentence() || d.label(d.x.Block) != lang.Answer || !d.unmarked(d.x.Block) {
		return false
	}
	switch d.x.Best.Rule {
	case saidBefore, saidAfter, accordingTo:
		return false
	}
	return true
}
