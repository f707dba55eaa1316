package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

var interview = &Rule{
	ID:      "interview",
	Title:   "The answer in an interview is the interviewee's",
	Reason:  "Where paragraphs open with Q: and A:, or questions in the paper's own words take turns with quotations, whoever was introduced before the first question gives the answers.",
	Example: "[m ann-lee Ann Lee] has been mayor for a year.\n\nQ: Is it hard?\n\nA: [q1 ann-lee \"It was, for about a week.\"]",
	sure:    0.93,
}

func findInterview(d *Reading, q quote.ID) (Proposal, bool) {
	b := d.Quotes[q].Block
	if d.Quotes[q].Parent != quote.None {
		return Proposal{}, false
	}
	first := b
	switch {
	case d.label(b) == lang.Answer:
		for k := b; k >= 0 && k > b-400; k-- {
			if d.label(k) == lang.Asked {
				first = k
			}
		}
	case d.answers(q):
		n := 0
		for k := b; k > 0 && k > b-400; k-- {
			if d.question(k - 1) {
				first, n = k-1, n+1
			}
		}
		if p := d.lastQuoteOf(b-2, q); p != quote.None && (d.answers(p) || d.labelledTurn(p)) {
			return d.answersAgain(p, 1)
		} else if p != quote.None && n == 1 && !d.question(b+1) {
			return d.answersAgain(p, 0.92)
		}
		if n == 1 && !d.question(b+1) {
			return Proposal{}, false
		}
	default:
		return Proposal{}, false
	}
	for k := first - 1; k >= 0 && k >= first-4; k-- {
		if d.Blocks[k].Kind != prose.Paragraph {
			continue
		}
		if l := d.FirstLineOf(k); l != clause.NoLine {
			if p, ok := d.lastSubject(l, 1); ok {
				return p, true
			}
		}
	}
	return Proposal{}, false
}

// answersAgain proposes the speaker of quotation p, which stands before a question of the paper's
// own, for the answer to it.
func (d *Reading) answersAgain(p quote.ID, sure float64) (Proposal, bool) {
	v := &d.Verdicts[p]
	return Proposal{Saying: clause.NoSaying, Source: clause.Nobody(), Who: v.Best.Who, factor: sure, atMost: v.Best.Sure}, v.Best.Who.Kind == refer.Entity
}

// answers reports whether quotation q is a paragraph of its own right after one that asks a
// question in the paper's own words.
func (d *Reading) answers(q quote.ID) bool {
	x := &d.Quotes[q]
	return x.Shape.Opens && d.MereQuotes(&d.Lines[d.LineOf(q)]) && x.Block > 0 && d.question(x.Block-1)
}

// question reports whether block b is no more than a question outside quotation marks.
func (d *Reading) question(b quote.BlockID) bool {
	if b < 0 || int(b) >= len(d.Blocks) || d.Blocks[b].Kind != prose.Paragraph && d.Blocks[b].Kind != prose.Crosshead {
		return false
	}
	first, end := d.Blocks[b].First, d.Blocks[b].End
	if end-first < 2 || end-first > 60 || d.Spelling(end-1) != "?" && !d.topicOf(first, end) {
		return false
	}
	for t := first; t < end; t++ {
		if d.Tokens[t].Kind == prose.Mark {
			return false
		}
	}
	return true
}

// topicOf reports whether the tokens are the heading of an answer: "On what comes next".
func (d *Reading) topicOf(first, end int32) bool {
	return end-first < 16 && d.Entry(first).Link&lang.LinkOn != 0 && d.Entry(first).Is(lang.Preposition) && d.Tokens[end-1].Kind == prose.Word
}

// label is what the letter tells, with a colon or a full stop, with which block b opens: Asked,
// Answer, or 0.
func (d *Reading) label(b quote.BlockID) lang.Part {
	t := d.Blocks[b].First
	if t+1 >= d.Blocks[b].End || !d.Tokens[t].Is(prose.Upper) || !d.Tokens[t].Is(prose.Dotted) && d.Spelling(t+1) != ":" {
		return 0
	}
	return d.Entry(t).Part & (lang.Asked | lang.Answer)
}
