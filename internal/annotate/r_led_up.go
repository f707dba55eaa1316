package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

// ledUpTo reports whether a clause of saying leads up to quotation x with a comma or colon, so that
// what stands after it belongs to something else: "I said, ‘Why?’ She said, ‘Why not?’"
func (d *reading) ledUpTo(x *placed) bool {
	i := x.item - 1
	k := d.sayingFrom(i) - 1
	if i < 1 || !d.stop(i, ',') && !d.stop(i, ':') || k < 0 || d.sayings[k].item != i-1 || d.sayings[k].line != d.items[x.item].line {
		return false
	}
	s := &d.sayings[k]
	return s.kind == verbal && !s.inverted && s.cue&lang.SpeechCues != 0 && s.subject.kind != noSource && (x.look.capital && x.look.sentence() || !d.opensWithQuote(s))
}

// leadsOn reports whether the clause of saying s itself leads up to a new sentence in marks: "…,
// she replied, “Never.”"
func (d *reading) leadsOn(s *saying, ln *line) bool {
	i := max(s.item+1, s.subject.last)
	return i+1 < ln.end && (d.stop(i, ',') || d.stop(i, ':')) && d.items[i+1].kind == itemQuote && d.quotes[d.items[i+1].quotation()].look.capital && d.quotes[d.items[i+1].quotation()].look.sentence()
}

// ledNear reports whether a verb of saying with its own subject stands shortly before quotation x,
// with no other quotation between.
func (d *reading) ledNear(x *placed) bool {
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
	return s.kind == verbal && !s.inverted && s.cue&lang.SpeechCues != 0 && s.subject.kind != noSource
}

// opensWithQuote reports whether a quotation stands right before the subject of saying s: "“We go,”
// Lee said, “and soon.”"
func (d *reading) opensWithQuote(s *saying) bool {
	for i := s.subject.first - 1; i >= 0 && d.items[i].line == s.line; i-- {
		if d.items[i].kind != itemStop {
			return d.items[i].kind == itemQuote
		}
	}
	return false
}
