package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// parenthetical reports whether the pronoun at item i opens a clause of saying thrown in after a
// comma, which is none of a conjunction.
func (d *grammar) parenthetical(i itemID, ln *line) bool {
	return i > ln.first+1 && d.stop(i-1, ',') && i+1 < ln.end && d.items[i+1].entry.Cue&lang.CueSay != 0 && d.items[i-2].kind != itemQuote &&
		(i+2 >= ln.end || d.items[i+2].kind == itemStop)
}

// writer is who owns, or in the same sentence wrote or said, what the noun of saying k names.
func (d *grammar) writer(k int) source {
	n := &d.sayings[k]
	if n.subject.kind != noSource {
		return n.subject
	}
	for v := k - 1; v >= 0 && d.sayings[v].line == n.line; v-- {
		if o := &d.sayings[v]; o.kind == verbal && o.cue&(lang.CueSay|lang.CueWrite|lang.CueWeak) != 0 && n.item-o.item <= 20 && d.inside(n.item, o.item) && d.canSpeak(o.subject) && !o.inverted {
			return o.subject
		}
	}
	return d.issuer(n)
}

// issuer is the subject of the clause in which a fronted noun of saying stands, or that puts out
// what it names: "In a statement, Lee asked", "Lee issued a statement".
func (d *grammar) issuer(n *saying) source {
	ln := &d.lines[n.line]
	if n.item-1 <= ln.first || !d.is(n.item-1, lang.Article) || !d.link(n.item-1, lang.LinkA) {
		return nobody()
	}
	switch before := n.item - 2; {
	case before == ln.first && d.link(before, lang.LinkIn):
		for i := n.item + 1; i < min(ln.end-1, n.item+12); i++ {
			if d.stop(i, ',') {
				return d.subjectAt(i+1, ln)
			}
		}
	case d.items[before].kind == itemWord && d.items[before].entry.Cue&(lang.CueFaint|lang.CueWrite) != 0:
		return d.clauseSubject(before-1, ln)
	}
	return nobody()
}

// inside reports whether the noun at item i stands in a phrase with "in" after item lo: "wrote in a
// long letter".
func (d *grammar) inside(i, lo itemID) bool {
	for k := i - 1; k > max(lo, i-5); k-- {
		if d.is(k, lang.Preposition) {
			return d.link(k, lang.LinkIn)
		}
	}
	return false
}

// sayingFrom is the index of the first saying whose cue stands at item i or after it.
func (d *grammar) sayingFrom(i itemID) int {
	lo, hi := 0, len(d.sayings)
	for lo < hi {
		m := int(uint(lo+hi) / 2)
		if d.sayings[m].item < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// sayingOf is the saying whose subject is item i, or none. Where several share it, the last.
func (d *grammar) sayingOf(i itemID) sayingID {
	best := noSaying
	for k := d.sayingFrom(i); k < len(d.sayings) && d.sayings[k].item < i+longestPhrase; k++ {
		if d.sayings[k].subject.kind != noSource && d.sayings[k].subject.head == i {
			best = sayingID(k)
		}
	}
	return best
}

// quotingAs reports whether saying k hands on what somebody else said, whom the next saying names:
// "the paper quoted Lee as saying".
func (d *grammar) quotingAs(k int) bool {
	if k+1 >= len(d.sayings) || !d.part(d.sayings[k].item, lang.Quoted) || d.sayings[k].kind != verbal {
		return false
	}
	n := &d.sayings[k+1]
	return n.kind == gerund && n.line == d.sayings[k].line && n.item > 0 && d.part(n.item-1, lang.As) && n.subject.kind != noSource && n.subject.first > d.sayings[k].item
}

// spokenBefore reports whether somebody speaks in the line before saying k.
func (d *grammar) spokenBefore(k int) bool {
	for n := k - 1; n >= max(0, k-3) && d.sayings[n].line == d.sayings[k].line; n-- {
		o := &d.sayings[n]
		if (o.kind == verbal || o.kind == gerund) && o.cue&(lang.CueSay|lang.CueTell) != 0 && !o.inverted && d.canSpeak(o.subject) {
			return true
		}
	}
	return false
}

// endsParagraphQuote reports whether the inverted clause belongs to a quotation before it in its
// line.
func (d *grammar) endsParagraphQuote(s *saying, ln *line) bool {
	return s.item > ln.first && d.items[s.item-1].kind == itemQuote
}

// lastVerb reports whether the verb right after the quotation at item ends a clause that began
// before it, as verbs of some languages do: "dass sie die Mole „morsch“ nannte".
func (d *grammar) lastVerb(s *saying, item itemID) bool {
	return d.pack.VerbsLast && s.item == item+1 && !s.inverted && s.subject.kind != noSource && s.subject.last <= item && s.cue&lang.VerbCues != 0
}

// ofSomebody reports whether the quotation right before the clause of saying at item i begins with
// a pronoun of that sex: “He is brilliant,” he said. The two are not one.
func (d *grammar) ofSomebody(i itemID, g lang.Gender) bool {
	for k := i - 1; k >= d.lines[d.items[i].line].first && k >= i-2; k-- {
		if d.items[k].kind == itemQuote {
			e := d.entry(d.quotes[d.items[k].quotation()].first)
			return e.Part&lang.Nominative != 0 && e.Gender == g
		}
	}
	return false
}

// asking is the saying of the sentence before in which somebody asks a person something, where the
// pronoun at item i replies; or none: "Lee asked him why. “…,” he replied." The one who replies is
// not the one who asked.
func (d *grammar) asking(i itemID, l lineID) sayingID {
	k := d.sayingOf(i)
	if k == noSaying || l == 0 || !d.part(d.sayings[k].item, lang.Reply) {
		return noSaying
	}
	for n := k - 1; n >= 0 && d.sayings[n].line >= l-2; n-- {
		if s := &d.sayings[n]; s.line < l && (s.kind == verbal || s.kind == infinitive) && s.cue&lang.CueAsk != 0 && s.subject.kind != noSource {
			return n
		}
	}
	return noSaying
}

// spokenBy is the first verb of saying whose subject item i heads, or the "according to" before it;
// or none.
func (d *grammar) spokenBy(i itemID) sayingID {
	k := d.quotedFor(i)
	for n := d.sayingFrom(i); k == noSaying && n < len(d.sayings) && d.sayings[n].item < i+longestPhrase; n++ {
		if s := &d.sayings[n]; s.kind == verbal && s.subject.kind != noSource && s.subject.head == i {
			k = sayingID(n)
		}
	}
	return k
}

// quotedFor is the saying of which item i is the source in a phrase, "according to a councillor";
// or none.
func (d *grammar) quotedFor(i itemID) sayingID {
	if k := d.sayingFrom(i) - 1; k >= 0 && d.sayings[k].kind == adjunct && d.sayings[k].subject.head == i {
		return sayingID(k)
	}
	return noSaying
}
