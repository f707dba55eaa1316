package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

var saidAfter = &Rule{
	ID:      "said-after",
	Title:   "The clause after the quotation says who speaks",
	Reason:  "A cue and its subject right after the closing mark, in either order, belong to the words before them.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].`,
	sure:    0.985,
	find:    findSaidAfter,
}

func findSaidAfter(d *draft, q int32) (proposal, bool) {
	x := &d.quotes[q]
	l := d.lineIndex(q)
	from, ln, sure := d.clauseAfter(q, l)
	if from == none || d.ledUpTo(x) {
		return proposal{}, false
	}
	if p, ok := d.usedBy(from, ln); ok {
		return p, true
	}
	if p, ok := d.wasOf(from, ln); ok {
		return p, true
	}
	for k := d.sayingFrom(from); k < len(d.sayings) && d.sayings[k].item < min(ln.end, from+longestPhrase); k++ {
		s := &d.sayings[k]
		if d.quotingAs(k) {
			k++ // "the paper quoted Lee as saying"
			s = &d.sayings[k]
			return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: sure}, true
		}
		if s.kind == infinitive && s.subject.kind != noSource && s.subject.first == from && d.is(s.item-1, lang.Auxiliary) {
			return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: sure}, true // "Lee is reported to have said"
		}
		if s.kind == gerund && s.subject.kind != noSource && s.subject.first == from && d.passiveBefore(s.item-1, ln).kind != noSource {
			return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: sure}, true // "Lee can be heard asking"
		}
		if s.kind == adjunct || s.kind == nounCue || s.kind == infinitive || s.kind == gerund {
			continue
		}
		if !d.startsAt(s, from) {
			if s.kind == verbal {
				return proposal{}, false
			}
			continue
		}
		if d.leadsOn(s, ln) && d.ledNear(x) {
			return proposal{}, false
		}
		if s.future && !s.hypothetical || !d.carries(s, x) || d.quotedWithin(q) || x.fragment() && d.ownWords(s, ln) {
			return proposal{}, false
		}
		if d.quotes[q].look.ending == 0 && d.quotes[q].look.after == 0 {
			sure *= 0.9
		}
		return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: sure}, true
	}
	return proposal{}, false
}

// ledUpTo reports whether a clause of saying leads up to quotation x with a comma or colon, so that what stands after it belongs to something else: "I said,
// ‘Why?’ She said, ‘Why not?’"
func (d *draft) ledUpTo(x *quote) bool {
	i := x.item - 1
	k := d.sayingFrom(i) - 1
	if i < 1 || !d.stop(i, ',') && !d.stop(i, ':') || k < 0 || d.sayings[k].item != i-1 || d.sayings[k].line != d.items[x.item].line {
		return false
	}
	s := &d.sayings[k]
	return s.kind == verbal && !s.inverted && s.cue&speechCues != 0 && s.subject.kind != noSource && (x.look.capital && x.look.sentence() || !d.opensWithQuote(s))
}

// leadsOn reports whether the clause of saying s itself leads up to a new sentence in marks: "…, she replied, “Never.”"
func (d *draft) leadsOn(s *saying, ln *line) bool {
	i := max(s.item+1, s.subject.last)
	return i+1 < ln.end && (d.stop(i, ',') || d.stop(i, ':')) && d.items[i+1].kind == itemQuote && d.quotes[d.items[i+1].ref].look.capital && d.quotes[d.items[i+1].ref].look.sentence()
}

// ledNear reports whether a verb of saying with its own subject stands shortly before quotation x, with no other quotation between.
func (d *draft) ledNear(x *quote) bool {
	k := d.sayingFrom(x.item) - 1
	if k < 0 || d.sayings[k].line != d.items[x.item].line || x.item-d.sayings[k].item > 7 || !x.look.sentence() {
		return false
	}
	s := &d.sayings[k]
	for i := s.item + 1; i < x.item; i++ {
		if d.items[i].kind == itemQuote {
			return false
		}
	}
	return s.kind == verbal && !s.inverted && s.cue&speechCues != 0 && s.subject.kind != noSource
}

// opensWithQuote reports whether a quotation stands right before the subject of saying s: "“We go,” Lee said, “and soon.”"
func (d *draft) opensWithQuote(s *saying) bool {
	for i := s.subject.first - 1; i >= 0 && d.items[i].line == s.line; i-- {
		if d.items[i].kind != itemStop {
			return d.items[i].kind == itemQuote
		}
	}
	return false
}

// quotedWithin reports whether a clause before quotation q has already said whose fragment it is: "Asked about Reed, who spoke of “a mess,” Lee said …", "the
// premier had told the meeting to be “quick”, Lee said".
func (d *draft) quotedWithin(q int32) bool {
	x := &d.quotes[q]
	k := d.sayingFrom(x.item) - 1
	if !x.look.capital && d.askedAbout(x) {
		return true
	}
	if x.look.capital || k < 0 || d.sayings[k].line != d.items[x.item].line || x.item-d.sayings[k].item > 8 {
		return false
	}
	s := &d.sayings[k]
	if s.kind != verbal || s.cue&(speechCues|lang.CueWeak) == 0 || s.subject.kind == noSource || s.inverted {
		return false
	}
	return s.cue&lang.CueTell != 0 && d.canSpeak(s.subject) || s.item > 0 && x.item-s.item <= 3 && d.is(s.item-1, lang.Relative)
}

// quotingAs reports whether saying k hands on what somebody else said, whom the next saying names: "the paper quoted Lee as saying".
func (d *draft) quotingAs(k int) bool {
	if k+1 >= len(d.sayings) || !d.part(d.sayings[k].item, lang.Quoted) || d.sayings[k].kind != verbal {
		return false
	}
	n := &d.sayings[k+1]
	return n.kind == gerund && n.line == d.sayings[k].line && n.item > 0 && d.part(n.item-1, lang.As) && n.subject.kind != noSource && n.subject.first > d.sayings[k].item
}

// ownWords reports whether the clause of saying s goes on with words of its own, so that a fragment before it is none of its object: "In a cap marked “Born to Win”,
// Lee said the pier was closed."
func (d *draft) ownWords(s *saying, ln *line) bool {
	i := max(s.item+1, s.subject.last)
	if s.cue&lang.CueTell != 0 {
		i = max(i, d.phraseAfter(i, ln.end).last)
	}
	if i+1 >= ln.end {
		return false
	}
	if d.part(i, lang.That) {
		return true
	}
	p := d.phraseAfter(i, ln.end)
	return p.kind != noSource && p.last < ln.end && d.predicate(p.last, ln)
}

// predicate reports whether item i begins what a clause says of its subject.
func (d *draft) predicate(i int32, ln *line) bool {
	return d.is(i, lang.Auxiliary|lang.Modal) || d.items[i].kind == itemClitic && !d.genitive(i, ln.end) || d.finite(i, ln.first) ||
		d.items[i].kind == itemWord && d.items[i].entry.Class&lang.Function == 0 && d.pack.Looks(d.text(i), lang.Past)
}

// askedAbout reports whether quotation x stands in what somebody is asked, at the head of the sentence: "Asked if the club was “dying”, Lee said no."
func (d *draft) askedAbout(x *quote) bool {
	first := d.lines[d.items[x.item].line].first
	if e := d.items[first].entry; d.items[first].kind != itemWord || e.Cue&lang.CueAsk == 0 || e.Form&lang.Participle == 0 {
		return false
	}
	for i := first; i < x.item; i++ {
		if d.items[i].kind == itemStop || i > first+longestPhrase {
			return false
		}
	}
	return true
}

// carries reports whether the clause of saying s can be the one that attributes quotation x before it: a cue of plain speech always, another only after a comma,
// and after a fragment that goes on without punctuation only a person may be its subject.
func (d *draft) carries(s *saying, x *quote) bool {
	comma := x.look.ending == ',' || x.look.after == ','
	marked := comma || x.look.ending == '?' || x.look.ending == '!' || x.look.ending == '-' || x.look.ending == '~' || x.look.after == '-' || x.look.ending == '.'
	switch {
	case s.cue&speechCues == 0:
		asked := s.cue&lang.CueManner != 0 && (x.look.ending == '?' || x.look.ending == '!')
		return (comma || asked) && (x.look.capital || x.look.clause)
	case !marked && s.subject.kind == nominal:
		return !s.inverted && d.personal(s.subject.head)
	}
	return true
}

// usedBy reads "“…” mentioned by Ann Lee": a participle of saying and its agent right after the quotation.
func (d *draft) usedBy(from int32, ln *line) (proposal, bool) {
	if from+2 >= ln.end || d.items[from].kind != itemWord || d.items[from].entry.Cue&(lang.CueSay|lang.CueWrite|lang.CueWeak) == 0 || !d.part(from+1, lang.By) {
		return proposal{}, false
	}
	s := d.phraseAfter(from+2, ln.end)
	if s.kind != named {
		return proposal{}, false
	}
	return proposal{saying: none, source: s, who: d.refer(s, d.items[from].line), sure: 0.95}, true
}

// wasOf reads "“…” was Lee's verdict", "“…,” came the reply from Lee": a verb and a noun of saying with its owner right after the quotation.
func (d *draft) wasOf(from int32, ln *line) (proposal, bool) {
	k := d.sayingFrom(from)
	if k >= len(d.sayings) || from+1 >= ln.end || d.sayings[k].item > min(ln.end-1, from+4) || !d.beVerb(from) && !d.part(from, lang.Comes) {
		return proposal{}, false
	}
	s := &d.sayings[k]
	if s.kind != nounCue || s.subject.kind == noSource {
		return proposal{}, false
	}
	return proposal{saying: int32(k), source: s.subject, who: d.refer(s.subject, s.line), sure: 0.95}, true
}

// clauseAfter is the item at which a clause after quotation q would begin, its line, and how much the punctuation speaks for it. After a full stop inside the
// marks only a short clause of its own counts; after a question or exclamation mark the clause may look like a new sentence.
func (d *draft) clauseAfter(q, l int32) (int32, *line, float64) {
	ln := &d.lines[l]
	from := d.quotes[q].item + 1
	sure := 1.0
	if from >= ln.end {
		if !ln.quoteEnd || int(l)+1 >= len(d.lines) || d.lines[l+1].block != ln.block || d.lines[l+1].stream != ln.stream {
			return none, nil, 0
		}
		ln = &d.lines[l+1]
		from = ln.first
		switch d.quotes[q].look.ending {
		case ',', '-', '~', '?', '!', 0:
		default:
			if !d.shortClause(ln) {
				return none, nil, 0
			}
			sure = 0.9
		}
	}
	for from < ln.end && d.items[from].kind == itemStop && (d.items[from].char == ',' || d.items[from].char == '-') {
		from++
	}
	for from < ln.end && (d.is(from, lang.Adverb|lang.Hedge) && !d.is(from, lang.Pronoun) || d.part(from, lang.As)) {
		from++
	}
	if from >= ln.end {
		return none, nil, 0
	}
	return from, ln, sure
}

// shortClause reports whether the line is no more than "Ann Lee said."
func (d *draft) shortClause(ln *line) bool {
	if ln.end-ln.first > 7 {
		return false
	}
	for i := ln.first; i < ln.end; i++ {
		if d.items[i].kind == itemQuote || d.stop(i, ':') {
			return false
		}
	}
	return true
}

// startsAt reports whether the saying's clause begins at item from: with its subject, or with its verb.
func (d *draft) startsAt(s *saying, from int32) bool {
	if s.subject.kind == noSource {
		return false
	}
	if s.inverted {
		return s.item == from || s.item == from+1 && d.is(from, lang.Auxiliary|lang.Adverb)
	}
	return s.subject.first == from && !s.conjoined
}
