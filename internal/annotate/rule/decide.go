package rule

import (
	"slices"

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
func (d *Reading) ReadSpeakers() { ReadTogether([]*Reading{d}) }

// ReadTogether decides who speaks in each quotation of some stories, a quotation of each at a time:
// see decideAll.
func ReadTogether(all []*Reading) {
	for _, d := range all {
		d.readBearings()
	}
	decideAll(all)
	for _, d := range all {
		d.runBack()
		d.recall()
		d.hearNext()
	}
}

// Release lets go of the text.
func (d *Reading) Release() {
	d.Reader.Release()
	clear(d.Verdicts)
	clear(d.proposals)
	clear(d.room[:])
}

// turn is a quotation that is to be decided on.
type turn struct {
	d *Reading // embedded, all its methods would be kept
	q quote.ID
}

// decideAll reads the stories line by line, as far as they quote: what each line speaks of, then
// who speaks in its quotations. The stories know nothing of each other; but each rule is asked
// about a quotation of all of them before the next rule is. All rules together are more than the
// memory next to a core holds: so each is fetched there once for them, not once for each.
func decideAll(all []*Reading) {
	left := make([]turn, 0, len(all))
	for _, d := range all {
		d.open()
		left = append(left, turn{d: d})
	}
	for {
		n := 0
		for _, t := range left {
			var more bool
			if t.q, more = t.d.next(); more {
				left[n] = t
				n++
			}
		}
		if left = left[:n]; n == 0 {
			return
		}
		decide(left)
	}
}

// decide asks every rule about a quotation of each story, and keeps the answer that wins.
func decide(turns []turn) {
	for _, t := range turns {
		t.d.firstTried, t.d.made = len(t.d.proposals), 0
	}
	for i := range order {
		for _, t := range turns {
			t.d.ask(i, t.q)
		}
	}
	for _, t := range turns {
		v, tried := &t.d.Verdicts[t.q], t.d.proposals[t.d.firstTried:]
		v.Tried = slices.Clip(tried)
		v.Best = t.d.best(t.q, v.Tried)
	}
	for _, t := range turns {
		t.d.conclude(t.q)
	}
}

// reach is how far the text outside all quotations, or the text in one, has been read.
type reach struct {
	item, end clause.ItemID // the next item of the line in hand, and the item behind that line
	stop      clause.ItemID // the item at which reading ends
}

// open opens the story at its first line, to be read up to the last that quotes.
func (d *Reading) open() {
	d.reaches, d.inside, d.toNote = d.reaches[:0], quote.None, 0
	last := d.Streams[0].End - 1
	for last >= 0 && !d.IsQuote(last) {
		last--
	}
	if last >= 0 {
		d.reaches = append(d.reaches, reach{stop: d.Lines[d.Items[last].Line].End})
	}
}

// next reads on to the next quotation; false where no other comes. Behind one whose words are read
// for themselves it goes on with what is nested in it.
func (d *Reading) next() (q quote.ID, more bool) {
	if q = d.inside; q != quote.None && d.Quotes[q].Stream != clause.NoStream {
		s := &d.Streams[d.Quotes[q].Stream]
		d.reaches = append(d.reaches, reach{item: s.First, end: s.First, stop: s.End})
	}
	for d.inside = quote.None; len(d.reaches) > 0; {
		r := &d.reaches[len(d.reaches)-1]
		for r.item < r.end {
			i := r.item
			if r.item++; d.IsQuote(i) {
				d.inside = d.Items[i].Quotation()
				return d.inside, true
			}
		}
		if r.end < r.stop {
			d.readLine(r)
		} else {
			d.reaches = d.reaches[:len(d.reaches)-1]
		}
	}
	return quote.None, false
}

// readLine takes the line behind the one in hand, and notes whom it speaks of.
func (d *Reading) readLine(r *reach) {
	l := d.Items[r.end].Line
	ln := &d.Lines[l]
	if ln.Stream == clause.Outer {
		d.toNote = l + 1
	}
	d.NoteLine(l)
	r.end = ln.End
	if r.item = ln.End; ln.Quotes {
		r.item = ln.First
	}
}

// NoteRest notes whom the lines behind the last quotation speak of. Few readings ask for that: it
// is noted before a quotation's speaker is looked for again when all have been decided on.
func (d *Reading) NoteRest() {
	for top := d.Streams[0]; int(d.toNote) < len(d.Lines) && d.Lines[d.toNote].First < top.End; d.toNote++ {
		d.NoteLine(d.toNote)
	}
}

// ask asks rule i in order about quotation q.
func (d *Reading) ask(i int, q quote.ID) {
	p := order[i].find(d, q)
	if p == nil {
		return
	}
	if p.weigh(order[i].rule); d.callsOn(q, p) {
		return
	}
	p.Evidence.Add(order[i].tie)
	d.proposals = append(d.proposals, *p)
}

// conclude tells what follows for quotation q from the answer that was kept.
func (d *Reading) conclude(q quote.ID) {
	v := &d.Verdicts[q]
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
