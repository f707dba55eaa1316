package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
)

// Start makes room for what is decided on each quotation.
func (d *Reading) Start() {
	d.Reader.Start()
	d.Verdicts, d.proposals, d.reports = refer.Grow(d.Verdicts, len(d.Quotations)), d.proposals[:0], 0
	for q := range d.Verdicts {
		d.Verdicts[q].Echoes = quote.None
	}
}

// ReadSpeakers decides who speaks in each quotation.
func (d *Reading) ReadSpeakers() {
	d.readBearings()
	d.decideAll()
	d.runBack()
	d.recall()
}

// Release lets go of the text.
func (d *Reading) Release() {
	d.Reader.Release()
	clear(d.Verdicts)
	clear(d.proposals)
	clear(d.room[:])
}

// decideAll reads the story line by line, as far as it quotes: what each line speaks of, then who
// speaks in its quotations.
func (d *Reading) decideAll() {
	last := d.Streams[0].End - 1
	for last >= 0 && !d.IsQuote(last) {
		last--
	}
	for d.toNote = 0; last >= 0 && d.toNote <= d.Items[last].Line; d.toNote++ {
		d.decideLine(d.toNote)
	}
}

// NoteRest notes whom the lines behind the last quotation speak of. Few readings ask for that: it
// is noted before a quotation's speaker is looked for again when all have been decided on.
func (d *Reading) NoteRest() {
	for top := d.Streams[0]; int(d.toNote) < len(d.Lines) && d.Lines[d.toNote].First < top.End; d.toNote++ {
		d.NoteLine(d.toNote)
	}
}

// decideLine notes whom line l speaks of, and decides on the quotations in it.
func (d *Reading) decideLine(l clause.LineID) {
	d.NoteLine(l)
	ln := &d.Lines[l]
	for i := ln.First; i < ln.End && ln.Quotes; i++ {
		if d.IsQuote(i) {
			d.decide(d.Items[i].Quotation())
			d.decideInside(d.Items[i].Quotation())
		}
	}
}

// decideInside notes whom the words of quotation q speak of, where they are read for themselves,
// and decides what is nested in it.
func (d *Reading) decideInside(q quote.ID) {
	if d.Quotes[q].Stream == clause.NoStream {
		return
	}
	s := d.Streams[d.Quotes[q].Stream]
	for i := s.First; i < s.End; {
		l := d.Items[i].Line
		d.decideLine(l)
		i = d.Lines[l].End
	}
}

// decide asks every rule about quotation q, and keeps the answer that wins.
func (d *Reading) decide(q quote.ID) {
	v := &d.Verdicts[q]
	first := len(d.proposals)
	d.made = 0
	for i := range order {
		if p := order[i].find(d, q); p != nil {
			if p.weigh(order[i].rule); d.callsOn(q, p) {
				continue
			}
			p.Evidence.Add(order[i].tie)
			d.proposals = append(d.proposals, *p)
		}
	}
	v.Tried = d.proposals[first:len(d.proposals):len(d.proposals)]
	v.Best = d.best(q, v.Tried)
	d.Voices[q] = v.Best.Who
	v.Kind = d.kindOf(q)
	v.Speech, v.Why = (&passage{Reading: d, x: d.quoted(q), q: q}).isSpeech()
	if d.settled(q) {
		d.obey(q)
	}
	v.Assertion = d.assertionOf(q)
	if !v.Speech {
		v.Kind = Other
	} else if v.Best.Who.Kind == refer.Entity {
		d.cast[v.Best.Who.Entity].spoke++
	}
}

// best is the answer that wins among those that were tried for quotation q, with what it weighs.
func (d *Reading) best(q quote.ID, tried []Proposal) Proposal {
	if len(tried) == 0 {
		return nobody("")
	}
	best := d.winner(tried, q)
	d.weighAll(q, tried, best)
	return tried[best]
}

// kindOf tells a whole sentence from a fragment.
func (d *Reading) kindOf(q quote.ID) Kind {
	x := &d.Quotes[q]
	if !x.Shape.Capital && !(x.Shape.Words > 5 && d.Verdicts[q].Best.Rule == saidAfter) {
		return Partial
	}
	i := x.Item - 1
	ln := &d.Lines[d.LineOf(q)]
	if i < ln.First || d.IsStop(i) || d.IsQuote(i) {
		return Direct
	}
	if x.Shape.Clause && d.Items[i].Kind == clause.Word && d.Items[i].Entry.Cue != 0 {
		return Direct
	}
	return Partial
}

// assertionOf tells whether the text asserts that the words of quotation q were said.
func (d *Reading) assertionOf(q quote.ID) Assertion {
	k := d.Verdicts[q].Best.Saying
	if k == clause.NoSaying {
		return d.assertionCarried(q)
	}
	switch s := &d.Sayings[k]; {
	case d.answersClaim(s, d.Quotes[q].Item):
		return Said // "Lee would not comment on claims that …"
	case s.Negated,
		s.Denied && !d.AsBefore(d.Quotes[q].Item),
		s.Kind != clause.NounCue && d.underDenial(k):
		return NotSaid
	case s.Hypothetical, s.Future && s.Kind == clause.Verbal:
		return Hypothetical
	}
	return Said
}

// assertionCarried is Said, but where quotation q goes on with a speech that is still to come:
// "“…,” Lee will say. “…”"
func (d *Reading) assertionCarried(q quote.ID) Assertion {
	p := &d.Verdicts[q].Best
	if !p.goesOn() {
		return Said
	}
	if from := &d.Verdicts[p.over]; from.Kind == Direct && from.Assertion == Hypothetical {
		return Hypothetical
	}
	return Said
}

// underDenial reports whether saying k stands in what its sentence says was denied, or not said:
// "Lee denied that he had called it “a shed”".
func (d *Reading) underDenial(k clause.SayingID) bool {
	s := &d.Sayings[k]
	for n := k - 1; n >= max(0, k-3) && d.Sayings[n].Line == s.Line; n-- {
		if !s.Inverted && denies(&d.Sayings[n]) && d.holdsClause(&d.Sayings[n], s) {
			return true
		}
	}
	return false
}

// denies reports whether the saying is a verb by which somebody denies, or does not say, something.
func denies(s *clause.Saying) bool {
	return s.Kind == clause.Verbal && (s.Negated || s.Denied) && s.Brings(lang.SpeechCues|lang.CueDeny)
}

// holdsClause reports whether the clause of saying s is what o brings: after "that", or right after
// it.
func (d *Reading) holdsClause(o, s *clause.Saying) bool {
	next := o.Item + 1
	if next+1 < s.Item && d.Stop(next, ',') && d.Part(next+1, lang.That) {
		next++
	}
	own := s.HasSubject() && s.Kind != clause.Gerund // but "dismissed a report saying"
	return next < s.Item && (d.Part(next, lang.That) || own && s.Subject.First == next)
}
