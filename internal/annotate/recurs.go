package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

var recurs = &Rule{
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
func (d *draft) recall() {
	for q := range d.quotes {
		x := d.quoted(int32(q))
		if x.parent != none || d.notice(int32(q)) {
			continue
		}
		display := d.display(int32(q))
		if !display && (!d.untied(x) || x.look.words > 12) {
			continue
		}
		if p := d.original(int32(q), display); p != none {
			d.recognise(int32(q), p, display)
		} else if display && d.untied(x) {
			d.reported(int32(q))
		}
	}
}

// untied reports whether nothing near quotation x says outright whose words they are.
func (d *draft) untied(x quoted) bool {
	r := x.best.rule
	if x.modifies && !displays(d.blocks[x.block].kind) {
		return false
	}
	return !x.speech && x.why != labelledWhy || r == nil || r == bySubject || r == keepsFloor
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

// original is the first utterance of the body in which the words of q recur, or none; none as well
// where two speakers used them.
func (d *draft) original(q int32, display bool) int32 {
	a := d.folded[q]
	if len(a) < 5 || !display && strings.IndexByte(a, ' ') < 0 && len(a) < 7 {
		return none
	}
	own := contentWords(a)
	found, n := int32(none), 0
	for p := range d.quotes {
		x := d.quoted(int32(p))
		if n++; n > 4*mostCompared {
			break
		}
		if int32(p) == q || !x.speech || x.parent != none || d.display(int32(p)) || x.look.words < d.quotes[q].look.words {
			continue
		}
		if !d.echoes(a, own, p) {
			continue
		}
		if found == none {
			found = int32(p)
		} else if !sameSpeaker(d.verdicts[found].best.who, x.best.who) {
			return none
		}
	}
	return found
}

// recognise lets q take over the speaker of p.
func (d *draft) recognise(q, p int32, display bool) {
	x, y := d.quoted(q), d.quoted(p)
	if display {
		x.echoes = p
	}
	if y.best.who.kind == unresolved && x.best.who.kind != unresolved {
		return
	}
	prop := proposal{rule: recurs, saying: none, source: nobody(), who: y.best.who, sure: min(recurs.sure, y.best.sure-carried)}
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
func (d *draft) reported(q int32) {
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
		if s.kind != verbal || s.cue&speechCues == 0 || s.subject.kind == noSource {
			continue
		}
		x := d.quoted(q)
		p := proposal{rule: recurs, saying: none, source: nobody(), who: d.refer(s.subject, l), sure: recurs.sure - 0.03}
		x.tried = append([]proposal{p}, x.tried...)
		x.best, d.voices[q] = p, p.who
		x.speech, x.why, x.kind = true, recurs.Title, d.kindOf(q)
		return
	}
}

// mostReported is how many headlines' quotations are looked for in the body's own words.
const mostReported = 12

// findInBody is the token at which the folded words stand in a paragraph.
func (d *draft) findInBody(want []string) (int32, bool) {
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

// lineAt is the line of the outer stream that token t lies in.
func (d *draft) lineAt(t int32) int32 {
	top := d.streams[0]
	for l := range d.lines {
		if i := d.lines[l].end; i <= top.end && d.items[i-1].end > t {
			return int32(l)
		}
	}
	return 0
}

// nearly is the share of an echo's words that must recur, in order, in the body's utterance.
const nearly = 0.85

// echoes reports whether the folded words a recur in quotation p, or nearly so. own are those of a
// that tell something.
func (d *draft) echoes(a string, own []string, p int) bool {
	if contains(d.folded[p], a) {
		return true
	}
	if len(own) != 1 && (len(own) < 4 || len(own) > 80) {
		return false
	}
	y := d.cutWords(p)
	if len(own) == 1 && len(y) <= 60 {
		return alikeAny(own[0], y)
	}
	return len(own) > 1 && len(y) <= 400 && float64(inOrder(own, y)) >= nearly*float64(len(own))
}

// cutWords are the folded words of quotation p, cut once for all that are compared with it.
func (d *draft) cutWords(p int) []string {
	for p >= len(d.cut) {
		d.cut = append(d.cut, nil)
	}
	if d.cut[p] == nil {
		d.cut[p] = strings.Fields(d.folded[p])
	}
	return d.cut[p]
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

// alikeAny reports whether one of the words is w with another ending: loser, losers; courageous,
// courageously.
func alikeAny(w string, words []string) bool {
	for _, x := range words {
		if alike(w, x) {
			return true
		}
	}
	return false
}

func alike(w, x string) bool {
	return len(w) >= 5 && len(x) >= 5 && (strings.HasPrefix(x, w) || strings.HasPrefix(w, x)) && max(len(x)-len(w), len(w)-len(x)) <= 2
}

// contentWords are the words of more than one letter: "court s" tells no more than "court".
func contentWords(s string) []string {
	out := strings.Fields(s)
	kept := out[:0]
	for _, w := range out {
		if len(w) > 1 {
			kept = append(kept, w)
		}
	}
	return kept
}

// inOrder counts how many of the words x stand in y in the same order, taken greedily.
func inOrder(x, y []string) int {
	n, at := 0, 0
	for _, w := range x {
		for j := at; j < len(y) && j < at+12; j++ {
			if y[j] == w || alike(w, y[j]) {
				n, at = n+1, j+1
				break
			}
		}
	}
	return n
}
