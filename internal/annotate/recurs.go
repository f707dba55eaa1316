package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

var recurs = &Rule{
	ID:      "recurs",
	Title:   "The same words are tied to a speaker elsewhere in the story",
	Reason:  "Headlines and first paragraphs quote ahead what the story ties to its speaker further down.",
	Example: "Pier is [q1 ann-lee 'rotten']\n\nThe pier is [q2 ann-lee \"rotten to the core\"], [m ann-lee Ann Lee] said.",
	sure:    0.95,
}

// mostCompared is how many utterances a fragment is compared with at most, so that a text of nothing but quotations stays linear.
const mostCompared = 120

// recall goes over the quotations that nothing near them ties to anybody, and over those of headline, deck, highlights and crossheads, and looks for the
// utterance of the body in which their words recur.
func (d *draft) recall() {
	for q := range d.quotes {
		x := &d.quotes[q]
		if x.parent != none || d.notice(int32(q)) {
			continue
		}
		display := d.display(int32(q))
		if !display && (!d.untied(x) || x.look.words > 12) {
			continue
		}
		if p := d.original(int32(q), display); p != none {
			d.recognise(int32(q), p, display)
		}
	}
}

// untied reports whether nothing near quotation x says outright whose words they are.
func (d *draft) untied(x *quote) bool {
	r := x.verdict.best.rule
	return !x.verdict.speech && x.verdict.why != labelledWhy || r == nil || r == bySubject || r == keepsFloor
}

// display reports whether quotation q stands in the headline, the deck, a highlight or a crosshead.
func (d *draft) display(q int32) bool {
	return displays(d.blocks[d.quotes[q].block].kind)
}

func displays(k prose.Kind) bool {
	switch k {
	case prose.Headline, prose.Deck, prose.Highlight, prose.Crosshead:
		return true
	}
	return false
}

// original is the first utterance of the body in which the words of q recur, or none; none as well where two speakers used them.
func (d *draft) original(q int32, display bool) int32 {
	a := d.folded[q]
	if len(a) < 5 || !display && strings.IndexByte(a, ' ') < 0 && len(a) < 7 {
		return none
	}
	found, n := int32(none), 0
	for p := range d.quotes {
		x := &d.quotes[p]
		if int32(p) == q || !x.verdict.speech || x.parent != none || d.display(int32(p)) || x.look.words < d.quotes[q].look.words {
			continue
		}
		if n++; n > mostCompared {
			break
		}
		if !echoes(a, d.folded[p]) {
			continue
		}
		if found == none {
			found = int32(p)
		} else if !sameSpeaker(d.quotes[found].verdict.who, x.verdict.who) {
			return none
		}
	}
	return found
}

// recognise lets q take over the speaker of p.
func (d *draft) recognise(q, p int32, display bool) {
	x, y := &d.quotes[q], &d.quotes[p]
	if display {
		x.echoes = p
	}
	if y.verdict.who.kind == unresolved && x.verdict.who.kind != unresolved {
		return
	}
	prop := proposal{rule: recurs, saying: none, source: nobody(), who: y.verdict.who, sure: min(recurs.sure, y.verdict.best.sure-carried)}
	if x.verdict.best.rule != nil && x.verdict.best.rule != bySubject && x.verdict.who.kind == entity {
		if sameSpeaker(x.verdict.who, y.verdict.who) || x.verdict.sure > prop.confidence() {
			return
		}
	}
	x.verdict.tried = append([]proposal{prop}, x.verdict.tried...)
	x.verdict.best, x.verdict.who, x.verdict.sure = prop, prop.who, prop.confidence()
	x.verdict.speech, x.verdict.why = true, recurs.Title
	if x.verdict.kind == Other {
		x.verdict.kind = d.kindOf(q)
	}
}

// nearly is the share of an echo's words that must recur, in order, in the body's utterance.
const nearly = 0.85

// echoes reports whether the folded words a recur in b, or nearly so.
func echoes(a, b string) bool {
	if a == "" {
		return false
	}
	if contains(b, a) {
		return true
	}
	x, y := strings.Fields(a), strings.Fields(b)
	if len(x) == 1 && len(y) <= 60 {
		return alikeAny(x[0], y)
	}
	if len(x) < 4 || len(x) > 80 || len(y) > 400 {
		return false
	}
	return float64(inOrder(x, y)) >= nearly*float64(len(x))
}

// contains reports whether the words a stand in b as whole words.
func contains(b, a string) bool {
	for at := 0; ; {
		i := strings.Index(b[at:], a)
		if i < 0 {
			return false
		}
		i += at
		if (i == 0 || b[i-1] == ' ') && (i+len(a) == len(b) || b[i+len(a)] == ' ') {
			return true
		}
		at = i + 1
	}
}

// alikeAny reports whether one of the words is w with another ending: loser, losers; courageous, courageously.
func alikeAny(w string, words []string) bool {
	for _, x := range words {
		if len(w) >= 5 && len(x) >= 5 && (strings.HasPrefix(x, w) || strings.HasPrefix(w, x)) && max(len(x)-len(w), len(w)-len(x)) <= 2 {
			return true
		}
	}
	return false
}

// inOrder counts how many of the words x stand in y in the same order, taken greedily.
func inOrder(x, y []string) int {
	n, at := 0, 0
	for _, w := range x {
		for j := at; j < len(y) && j < at+12; j++ {
			if y[j] == w {
				n, at = n+1, j+1
				break
			}
		}
	}
	return n
}
