package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

var recurs = &ruleRule{
	ID:      "recurs",
	Title:   "The same words are tied to a speaker elsewhere in the story",
	Reason:  "Headlines and first paragraphs quote ahead what the story ties to its speaker further down.",
	Example: "The pier was [q1 ann-lee \"rotten throughout\"].\n\nIt is [q2 ann-lee \"rotten throughout and dear\"], [m ann-lee Ann Lee] said.",
	sure:    0.95,
}

// mostCompared is how many utterances a fragment is compared with at most, so that a text of
// nothing but quotations stays linear.
const mostCompared = 60

// recall goes over the quotations that nothing near them ties to anybody, and over those of
// headline, deck, highlights and crossheads, and looks for the utterance of the body in which their
// words recur.
func (d *reading) recall() {
	for q := range d.quotes {
		x := d.quoted(quoteID(q))
		if x.parent != noQuote || d.notice(quoteID(q)) {
			continue
		}
		display := d.display(quoteID(q))
		if !display && (!d.untied(x) || x.look.words > 12) {
			continue
		}
		if p := d.original(quoteID(q), display); p != noQuote {
			d.recognise(quoteID(q), p, display)
		} else if display && d.untied(x) {
			d.reported(quoteID(q))
		}
	}
}

// untied reports whether nothing near quotation x says outright whose words they are.
func (d *reading) untied(x quoted) bool {
	r := x.best.rule
	if x.modifies && !displays(d.blocks[x.block].kind) {
		return false
	}
	return !x.speech && x.why != labelledWhy || r == nil || r == bySubject || r == keepsFloor
}

// original is the first utterance of the body in which the words of q recur, or none; none as well
// where two speakers used them.
func (d *reading) original(q quoteID, display bool) quoteID {
	a := d.folded[q]
	if len(a) < 5 || !display && strings.IndexByte(a, ' ') < 0 && len(a) < 7 {
		return noQuote
	}
	own := contentWords(a)
	found, n := noQuote, 0
	for p := range d.quotes {
		x := d.quoted(quoteID(p))
		if n++; n > 4*mostCompared {
			break
		}
		if quoteID(p) == q || !x.speech || x.parent != noQuote || d.display(quoteID(p)) || x.look.words < d.quotes[q].look.words {
			continue
		}
		if !d.echoes(a, own, p) {
			continue
		}
		if found == noQuote {
			found = quoteID(p)
		} else if !sameSpeaker(d.verdicts[found].best.who, x.best.who) {
			return noQuote
		}
	}
	return found
}

// recognise lets q take over the speaker of p.
func (d *reading) recognise(q, p quoteID, display bool) {
	x, y := d.quoted(q), d.quoted(p)
	if display {
		x.echoes = p
	}
	if y.best.who.kind == unresolved && x.best.who.kind != unresolved {
		return
	}
	prop := proposal{rule: recurs, saying: noSaying, source: nobody(), who: y.best.who, sure: min(recurs.sure, y.best.sure-carried)}
	if x.best.rule != nil && x.best.rule != bySubject && x.best.who.kind == entity {
		if x.best.confidence() > prop.confidence() {
			return
		}
	}
	x.tried = append([]proposal{prop}, x.tried...)
	x.best, d.voices[q] = prop, prop.who
	x.speech, x.why = true, recurs.Title
	if x.kind == Other {
		x.kind = d.kindOf(q)
	}
}

// reported looks for the words of q, a quotation in a headline or crosshead, in what the body
// reports without marks: "Lee said the pier is on the right path".
func (d *reading) reported(q quoteID) {
	want := strings.Fields(d.folded[q])
	if d.reports++; len(want) < 2 || len(want) > 20 || d.reports > mostReported {
		return
	}
	t, ok := d.findInBody(want)
	if !ok {
		return
	}
	l := d.lineAt(t)
	item := d.lines[l].first
	for item < d.lines[l].end && d.items[item].end <= t {
		item++
	}
	for k := d.sayingFrom(item) - 1; k >= 0 && d.sayings[k].item >= d.lines[l].first; k-- {
		s := &d.sayings[k]
		if s.kind != verbal || s.cue&lang.SpeechCues == 0 || s.subject.kind == noSource {
			continue
		}
		x := d.quoted(q)
		p := proposal{rule: recurs, saying: noSaying, source: nobody(), who: d.refer(s.subject, l), sure: recurs.sure - 0.03}
		x.tried = append([]proposal{p}, x.tried...)
		x.best, d.voices[q] = p, p.who
		x.speech, x.why, x.kind = true, recurs.Title, d.kindOf(q)
		return
	}
}

// mostReported is how many headlines' quotations are looked for in the body's own words.
const mostReported = 12

// findInBody is the token at which the folded words stand in a paragraph.
func (d *reading) findInBody(want []string) (int32, bool) {
	for b := range d.blocks {
		if displays(d.blocks[b].kind) {
			continue
		}
		for t := d.blocks[b].first; t < d.blocks[b].end; t++ {
			if _, ok := d.wordsAt(t, d.blocks[b].end, want); ok {
				return t, true
			}
		}
	}
	return 0, false
}
