package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

var interview = &ruleRule{
	ID:      "interview",
	Title:   "The answer in an interview is the interviewee's",
	Reason:  "Where paragraphs open with Q: and A:, or questions in the paper's own words take turns with quotations, whoever was introduced before the first question gives the answers.",
	Example: "[m ann-lee Ann Lee] has been mayor for a year.\n\nQ: Is it hard?\n\nA: [q1 ann-lee \"It was, for about a week.\"]",
	sure:    0.93,
}

func findInterview(d *reading, q quoteID) (proposal, bool) {
	b := d.quotes[q].block
	if d.quotes[q].parent != noQuote {
		return proposal{}, false
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
		if p := d.lastQuoteOf(b-2, q); p != noQuote && (d.answers(p) || d.labelledTurn(p)) {
			return d.answersAgain(p, 1)
		} else if p != noQuote && n == 1 && !d.question(b+1) {
			return d.answersAgain(p, 0.92)
		}
		if n == 1 && !d.question(b+1) {
			return proposal{}, false
		}
	default:
		return proposal{}, false
	}
	for k := first - 1; k >= 0 && k >= first-4; k-- {
		if d.blocks[k].kind != prose.Paragraph {
			continue
		}
		if l := d.firstLineOf(k); l != noLine {
			if p, ok := d.lastSubject(l, 1); ok {
				return p, true
			}
		}
	}
	return proposal{}, false
}

// answersAgain proposes the speaker of quotation p, which stands before a question of the paper's
// own, for the answer to it.
func (d *reading) answersAgain(p quoteID, sure float64) (proposal, bool) {
	v := &d.verdicts[p]
	return proposal{saying: noSaying, source: nobody(), who: v.best.who, factor: sure, atMost: v.best.sure}, v.best.who.kind == entity
}

// answers reports whether quotation q is a paragraph of its own right after one that asks a
// question in the paper's own words.
func (d *reading) answers(q quoteID) bool {
	x := &d.quotes[q]
	return x.look.opens && d.mereQuotes(&d.lines[d.lineIndex(q)]) && x.block > 0 && d.question(x.block-1)
}

// question reports whether block b is no more than a question outside quotation marks.
func (d *reading) question(b blockID) bool {
	if b < 0 || int(b) >= len(d.blocks) || d.blocks[b].kind != prose.Paragraph && d.blocks[b].kind != prose.Crosshead {
		return false
	}
	first, end := d.blocks[b].first, d.blocks[b].end
	if end-first < 2 || end-first > 60 || d.word(end-1) != "?" && !d.topicOf(first, end) {
		return false
	}
	for t := first; t < end; t++ {
		if d.toks[t].Kind == prose.Mark {
			return false
		}
	}
	return true
}

// topicOf reports whether the tokens are the heading of an answer: "On what comes next".
func (d *reading) topicOf(first, end int32) bool {
	return end-first < 16 && d.entry(first).Link&lang.LinkOn != 0 && d.entry(first).Is(lang.Preposition) && d.toks[end-1].Kind == prose.Word
}

// label is what the letter tells, with a colon or a full stop, with which block b opens: Asked,
// Answer, or 0.
func (d *reading) label(b blockID) lang.Part {
	t := d.blocks[b].first
	if t+1 >= d.blocks[b].end || !d.toks[t].Is(prose.Upper) || !d.toks[t].Is(prose.Dotted) && d.word(t+1) != ":" {
		return 0
	}
	return d.entry(t).Part & (lang.Asked | lang.Answer)
}
