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
	d.decideAll()
	d.recall()
}

// Release lets go of the text.
func (d *Reading) Release() {
	d.Reader.Release()
	clear(d.Verdicts)
	clear(d.proposals)
}

// decideAll reads the story line by line: what each line speaks of, then who speaks in its
// quotations.
func (d *Reading) decideAll() {
	top := d.Streams[0]
	for l := range d.Lines {
		if d.Lines[l].First >= top.End {
			break
		}
		d.decideLine(clause.LineID(l))
	}
}

func (d *Reading) decideLine(l clause.LineID) {
	d.NoteLine(l)
	ln := &d.Lines[l]
	for i := ln.First; i < ln.End; i++ {
		if d.IsQuote(i) {
			d.decide(d.Items[i].Quotation())
			d.decideInside(d.Items[i].Quotation())
		}
	}
}

// decideInside decides what is nested in quotation q.
func (d *Reading) decideInside(q quote.ID) {
	if !d.Quotes[q].HasChild {
		return
	}
	s := d.Streams[d.Quotes[q].Stream]
	for i := s.First; i < s.End; {
		l := d.Items[i].Line
		d.decideLine(l)
		i = d.Lines[l].End
	}
}

// decide asks every rule about quotation q and keeps the surest answer.
func (d *Reading) decide(q quote.ID) {
	v := &d.Verdicts[q]
	first := len(d.proposals)
	for i := range order {
		if p, ok := order[i].find(d, q); ok {
			p.weigh(order[i].rule)
			d.proposals = append(d.proposals, p)
		}
	}
	v.Tried = d.proposals[first:len(d.proposals):len(d.proposals)]
	v.Best = d.surest(v.Tried, q)
	d.Voices[q] = v.Best.Who
	v.Kind = d.kindOf(q)
	v.Speech, v.Why = d.isSpeech(q)
	v.Assertion = d.assertionOf(q)
	if !v.Speech {
		v.Kind = Other
		return
	}
}

// surest is the proposal of the first rule that has one: rules are listed by how closely the text
// ties words and speaker.
func (d *Reading) surest(tried []Proposal, q quote.ID) Proposal {
	for i := 1; i < len(tried); i++ {
		if tried[i].Rule == runsOn && (tried[0].Source.Kind != clause.Named || tried[0].Who.Kind != refer.Entity) {
			return tried[i]
		}
	}
	if len(tried) > 1 && tried[0].Rule == saidBefore && tried[0].Who.Kind == refer.Unnamed && !d.tight(&tried[0], q) && !d.Quotes[q].Shape.Sentence() && !d.quotedWithin(q) {
		for i := range tried {
			if tried[i].Rule == saidLater && tried[i].Who.Kind == refer.Entity {
				return tried[i]
			}
		}
	}
	if len(tried) > 1 && tried[0].Who.Kind == refer.Unresolved && tried[0].Rule != saidAfter && !d.tight(&tried[0], q) {
		for i := range tried {
			if r := tried[i].Rule; tried[i].Who.Kind != refer.Unresolved && (r == colon || r == saidLater || r == accordingTo) {
				return tried[i]
			}
		}
	}
	if len(tried) == 0 {
		return Proposal{Saying: clause.NoSaying, Source: clause.Nobody(), Who: refer.NobodyKnown("")}
	}
	return tried[0]
}

// tight reports whether the proposal's cue stands so close before quotation q that nobody else can
// be meant.
func (d *Reading) tight(p *Proposal, q quote.ID) bool {
	return p.Saying != clause.NoSaying && p.Source.Found() && d.Near(d.Sayings[p.Saying].Item, d.Quotes[q].Item) && !d.Is(p.Source.Head, lang.Question)
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

func (d *Reading) assertionOf(q quote.ID) Assertion {
	k := d.Verdicts[q].Best.Saying
	if k == clause.NoSaying {
		return Said
	}
	s := &d.Sayings[k]
	switch {
	case s.Negated || s.Denied && !d.calledAs(&d.Quotes[q]) || s.Kind != clause.NounCue && d.underDenial(k):
		return NotSaid
	case s.Hypothetical:
		return Hypothetical
	}
	return Said
}

// underDenial reports whether saying k stands in what its sentence says was denied, or not said:
// "Lee denied that he had called it “a shed”".
func (d *Reading) underDenial(k clause.SayingID) bool {
	s := &d.Sayings[k]
	for n := k - 1; n >= max(0, k-3) && d.Sayings[n].Line == s.Line; n-- {
		o := &d.Sayings[n]
		if o.Kind != clause.Verbal || !o.Negated && !o.Denied || !o.Brings(lang.SpeechCues|lang.CueDeny) || s.Inverted {
			continue
		}
		next := o.Item + 1
		if next+1 < s.Item && d.Stop(next, ',') && d.Part(next+1, lang.That) {
			next++
		}
		if next < s.Item && (d.Part(next, lang.That) || s.HasSubject() && s.Subject.First == next) {
			return true
		}
	}
	return false
}
