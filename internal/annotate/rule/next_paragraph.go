package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

var runsOn = &Rule{
	ID:      "runs-on",
	Title:   "The quotation runs on over paragraphs",
	Reason:  "A mark left open at a paragraph's end says that the next paragraph's opening mark goes on with the same words.",
	Example: "[m ann-lee Ann Lee] said: [q1 ann-lee \"We will go.]\n\n[q1 ann-lee \"Nobody can stop us.\"]",
	sure:    0.995,
}

func findRunsOn(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	if !x.Shape.Opens || x.Parent != quote.None || x.Block == 0 || !d.Blocks[x.Block-1].LeftOpen {
		return Proposal{}, false
	}
	p := d.lastQuoteOf(x.Block-1, q)
	if p == quote.None || !d.Quotes[p].Unclosed {
		return Proposal{}, false
	}
	v := &d.Verdicts[p]
	return Proposal{Saying: clause.NoSaying, Source: clause.Nobody(), Who: v.Best.Who, factor: 1, atMost: v.Best.Sure}, v.Best.Who.Kind != refer.Unresolved
}

var nextParagraph = &Rule{
	ID:      "next-paragraph",
	Title:   "The speaker of the paragraph before goes on",
	Reason:  "A paragraph that is nothing but a quotation, right after a paragraph in which somebody speaks, goes on with that speaker.",
	Example: "[q1 ann-lee \"We will go,\"] said [m ann-lee Ann Lee].\n\n[q2 ann-lee \"Nobody can stop us.\"]",
	sure:    0.94,
}

func findNextParagraph(d *Reading, q quote.ID) (Proposal, bool) {
	x := &d.Quotes[q]
	l := d.LineOf(q)
	if !x.Shape.Opens || x.Parent != quote.None || l == 0 || !d.MereQuotes(&d.Lines[l]) {
		return Proposal{}, false
	}
	before := &d.Lines[l-1]
	if before.Stream != d.Lines[l].Stream || d.Display(q) || quote.Displays(d.Blocks[before.Block].Kind) {
		return Proposal{}, false
	}
	colon := d.IsStop(before.End-1) && d.Items[before.End-1].Char == ':'
	if colon {
		return d.announced(l - 1)
	}
	if p := d.lastQuoteOf(before.Block, q); p != quote.None && d.LineOf(p) >= l-2 {
		v := &d.Verdicts[p]
		if main, ok := d.reporting(p); ok {
			main.factor *= 0.97
			return main, true
		}
		if v.Best.Rule == answer {
			return Proposal{}, false // either of the two may speak now
		}
		sure := 1.0
		switch {
		case d.Quotes[p].Shape.Ending == '?' && d.MereQuotes(&d.Lines[d.LineOf(p)]), x.Shape.Ending == '?' && x.Shape.Words <= shortQuestion, d.labelledTurn(p):
			sure = 0.74 // two may be talking to each other
		}
		if d.LineOf(p) == l-2 && !d.MereQuotes(before) {
			if r, ok := d.lastSayer(l-1, 0.96); ok {
				return r, true
			}
			sure = 0.92
		}
		p := Proposal{Saying: clause.NoSaying, Source: clause.Nobody(), Who: v.Best.Who, factor: sure, atMost: v.Best.Sure}
		if v.Best.Rule == bySubject {
			p.atMost, p.factor = 0, 0.9
		}
		return p, v.Best.Who.Kind != refer.Unresolved
	}
	sure := 1.0
	if x.Shape.Ending == '?' && x.Shape.Words <= shortQuestion {
		sure = 0.74
	}
	if p, ok := d.lastSayer(l-1, 0.96*sure); ok {
		return p, true
	}
	return d.lastSubject(l-1, 0.88*sure)
}

// shortQuestion is the most words of a paragraph that may be another's question in between.
const shortQuestion = 8

// labelledTurn reports whether quotation p stands in a transcript: after its speaker's name and a
// colon.
func (d *Reading) labelledTurn(p quote.ID) bool {
	ln := &d.Lines[d.LineOf(p)]
	i := d.Quotes[p].Item - 1
	return i > ln.First && i-ln.First <= 3 && d.Stop(i, ':') && d.IsName(i-1)
}

// lastSubject proposes the person of whom line l tells: its subject by name or pronoun, or else the
// only person that it names.
func (d *Reading) lastSubject(l clause.LineID, sure float64) (Proposal, bool) {
	ln := &d.Lines[l]
	only := clause.Nobody()
	for k := ln.First; k < min(ln.End, ln.First+clause.LongestPhrase); k++ {
		if d.IsName(k) && d.MentionIsPerson(k) {
			if only.Found() && d.Items[only.Head].Mention() != d.Items[k].Mention() {
				only.Indefinite = true
			} else {
				only = d.PhraseOf(k)
			}
		}
		s := d.SubjectAt(k, ln)
		if !s.Found() || s.Kind == clause.Nominal || s.Kind == clause.Pronoun && !d.Nominative(s.Head) {
			continue
		}
		if r := d.Refer(s, l); r.Kind == refer.Entity && d.Cast.Entities[r.Entity].Type == names.Person {
			return Proposal{Saying: clause.NoSaying, Source: s, Who: r, factor: sure}, true
		}
		if s.Kind == clause.Pronoun {
			continue // "Asked whether she would stand, Lee smiled"
		}
		return Proposal{}, false
	}
	if !only.Found() || only.Indefinite {
		return Proposal{}, false
	}
	r := d.Refer(only, l)
	return Proposal{Saying: clause.NoSaying, Source: only, Who: r, factor: sure * 0.97}, r.Kind == refer.Entity
}

// announced proposes whoever line l, which ends in a colon, hands over to: who speaks in it, whose
// reply it names, or of whom it tells.
func (d *Reading) announced(l clause.LineID) (Proposal, bool) {
	if p, ok := d.lastSayer(l, 1.03); ok {
		return p, true
	}
	ln := &d.Lines[l]
	for k, end := d.SayingsIn(ln.First, min(ln.End, ln.First+3*clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if s.HasSubject() && (s.Kind == clause.Gerund || s.Kind == clause.NounCue || s.Conjoined) && s.Brings(lang.SpeechCues|lang.CueNoun) {
			return Proposal{Saying: k, Source: s.Subject, Who: d.Refer(s.Subject, l), factor: 1}, true
		}
	}
	if p, ok := d.lastSubject(l, 0.95); ok {
		return p, true
	}
	return d.ownerIn(l)
}

// ownerIn proposes whoever line l says that something is of, in a few words: "Among his points:".
func (d *Reading) ownerIn(l clause.LineID) (Proposal, bool) {
	ln := &d.Lines[l]
	for i := ln.First; i < min(ln.End, ln.First+8); i++ {
		if !d.Is(i, lang.Possessive) || d.Items[i].Entry.Gender&(lang.Male|lang.Female) == 0 {
			continue
		}
		s := d.PhraseOf(i)
		p := Proposal{Saying: clause.NoSaying, Source: s, Who: d.Refer(s, l), factor: 0.9}
		return p, p.Who.Kind == refer.Entity
	}
	return Proposal{}, false
}
