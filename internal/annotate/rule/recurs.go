package rule

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var recurs = &Rule{
	ID:     "recurs",
	Title:  "The same words are tied to a speaker elsewhere in the story",
	Reason: "Headlines and first paragraphs quote ahead what the story ties to its speaker further down.",
	Example: `The pier was [q1 ann-lee "rotten throughout"].

It is [q2 ann-lee "rotten throughout and dear"], [m ann-lee Ann Lee] said.`,
	sure: 0.95,
}

// mostCompared is how many utterances a fragment is compared with at most, so that a text of
// nothing but quotations stays linear.
const mostCompared = 60

// recall goes over the quotations that nothing near them ties to anybody, and over those of
// headline, deck, highlights and crossheads, and looks for the utterance of the body in which their
// words recur. A name in marks is in many people's mouths; but in a headline, which a text begins
// with, all words may have capitals.
func (d *Reading) recall() {
	for q := range quote.ID(len(d.Quotes)) {
		x := d.quoted(q)
		if x.Parent != quote.None || d.Notice(q) || d.settled(q) {
			continue
		}
		display := d.Display(q)
		if !display && (!d.untied(x) && !d.ahead(x) || x.Shape.Words > 12 || x.Shape.Name() && x.Block > 0) {
			continue
		}
		if p := d.original(q, display); p != quote.None {
			d.recognise(q, p, display)
		} else if display && d.untied(x) {
			d.reported(q)
		}
	}
}

// untied reports whether nothing near quotation x says outright whose words they are.
func (d *Reading) untied(x quoted) bool {
	labelled := !x.Speech && x.Why == labelledWhy
	if labelled || x.Modifies && !quote.Displays(d.Blocks[x.Block].Kind) {
		return false
	}
	switch x.Best.Rule {
	case nil, bySubject, keepsFloor:
		return true
	}
	return !x.Speech
}

// ahead reports whether a story's first lines print the words of quotation x ahead as those of
// somebody whom they bring in without a name: "a judge has warned", "one of them called it".
func (d *Reading) ahead(x quoted) bool {
	s := &x.Best.Source
	if x.Best.Who.Kind != refer.Unnamed || x.Shape.Words < fewAlike || !d.Opening(x.Block) {
		return false
	}
	somebody := s.Kind == clause.Nominal && s.Indefinite && !s.Definite && d.DescribesPerson(s.Head)
	return somebody || s.Found() && d.Part(s.Head, lang.Quantity)
}

// fewAlike is how many words two people hardly use alike in one story.
const fewAlike = 3

// original is the first utterance of the body in which the words of q recur, or none; none as well
// where two speakers used them.
func (d *Reading) original(q quote.ID, display bool) quote.ID {
	a := d.Folded[q]
	if len(a) < 5 || !display && strings.IndexByte(a, ' ') < 0 && len(a) < 7 {
		return quote.None
	}
	own := quote.ContentWords(a)
	found := quote.None
	for p := range quote.ID(min(len(d.Quotes), 4*mostCompared)) {
		x := d.quoted(p)
		if p == q || !x.Speech || x.Parent != quote.None || d.Display(p) {
			continue
		}
		if x.Shape.Words < d.Quotes[q].Shape.Words || !d.Echoes(a, own, p) {
			continue
		}
		if found == quote.None {
			found = p
		} else if !SameSpeaker(d.Verdicts[found].Best.Who, x.Best.Who) {
			return quote.None
		}
	}
	return found
}

// ownSource reports whether the sentence of q itself says whose words they are, by the proposal x,
// so that p further on need not tell. What is printed ahead with a source that only p's sentence
// names, "The military spoke of …", it may tell.
func (d *Reading) ownSource(x *Proposal, q, p quote.ID) bool {
	if !x.Source.Found() || x.Rule == nil || x.Rule == bySubject || x.Rule == keepsFloor {
		return false
	}
	if SameSpeaker(x.Who, d.Verdicts[p].Best.Who) {
		return false
	}
	if x.Who.Kind == refer.Entity && (x.Source.Kind == clause.Named || x.Confidence() >= doubtful) {
		return true
	}
	head := &d.Items[x.Source.Head]
	one := x.Source.Kind == clause.Nominal && head.Entry.Number != lang.Plural || q < p && d.ahead(d.quoted(q))
	again := q > p && d.Quotes[q].Shape.Words < manyWords // a word or two many may use
	return !d.Display(q) && (again || !one)
}

// doubtful is how sure a speaker must be in the quotation's own sentence to need no confirmation.
const doubtful = 0.6

// manyWords is how many words two people do not use alike by chance.
const manyWords = 5

// identified reports whether it is known by name who speaks.
func identified(r refer.Referent) bool { return r.Kind == refer.Entity || r.Kind == refer.Group }

// recognise lets q take over the speaker of p.
func (d *Reading) recognise(q, p quote.ID, display bool) {
	d.NoteRest()
	x, y := d.quoted(q), d.quoted(p)
	if display {
		x.Echoes = p
	}
	same := nobody("")
	same.Rule, same.Who, same.Sure, same.over = recurs, y.Best.Who, min(recurs.sure, y.Best.Sure-carried), p
	d.weighRecurring(q, &same)
	if d.ownSource(&x.Best, q, p) || !display && !x.Speech && !identified(y.Best.Who) ||
		!echo.wins(d, q, &x.Best, &same) {
		return
	}
	kind := x.Kind
	d.takeOver(q, same)
	if kind != Other {
		x.Kind = kind
	}
}

// takeOver makes the proposal p, which was found elsewhere in the story, the answer for q.
func (d *Reading) takeOver(q quote.ID, p Proposal) {
	v := &d.Verdicts[q]
	v.Tried = append([]Proposal{p}, v.Tried...)
	v.Best, d.Voices[q] = p, p.Who
	v.Speech, v.Why, v.Kind = true, p.Rule.Title, d.kindOf(q)
}

// reported looks for the words of q, a quotation in a headline or crosshead, in what the body
// reports without marks: "Lee said the pier is on the right path".
func (d *Reading) reported(q quote.ID) {
	want := strings.Fields(d.Folded[q])
	if d.reports++; len(want) < 2 || len(want) > 20 || d.reports > mostReported {
		return
	}
	t, ok := d.findInBody(want)
	if !ok {
		return
	}
	d.NoteRest()
	l := d.LineAt(t)
	item := d.Lines[l].First
	for item < d.Lines[l].End && d.Items[item].End <= t {
		item++
	}
	for far, k := d.SayingsBack(d.Lines[l].First, item); k >= far; k-- {
		if s := &d.Sayings[k]; s.Speech() {
			p := nobody("")
			p.Rule, p.Who, p.Sure, p.By = recurs, d.Refer(s.Subject, l), recurs.sure-0.03, l
			d.weighRecurring(q, &p)
			d.takeOver(q, p)
			return
		}
	}
}

// mostReported is how many headlines' quotations are looked for in the body's own words.
const mostReported = 12

// findInBody is the token at which the folded words stand in a paragraph.
func (d *Reading) findInBody(want []string) (int32, bool) {
	for b := range d.Blocks {
		if quote.Displays(d.Blocks[b].Kind) {
			continue
		}
		for t := d.Blocks[b].First; t < d.Blocks[b].End; t++ {
			if _, ok := d.WordsAt(t, d.Blocks[b].End, want); ok {
				return t, true
			}
		}
	}
	return 0, false
}
