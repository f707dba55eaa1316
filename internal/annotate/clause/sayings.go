package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// Parenthetical reports whether the pronoun at item i opens a clause of saying thrown in after a
// comma, which is none of a conjunction.
func (d *Grammar) Parenthetical(i ItemID, ln *Line) bool {
	return i > ln.First+1 && d.Stop(i-1, ',') && i+1 < ln.End && d.Items[i+1].Entry.Cue&lang.CueSay != 0 && d.Items[i-2].Kind != Quote &&
		(i+2 >= ln.End || d.Items[i+2].Kind == Stop)
}

// Writer is who owns, or in the same sentence wrote or said, what the noun of saying k names.
func (d *Grammar) Writer(k int) Source {
	n := &d.Sayings[k]
	if n.Subject.Kind != NoSource {
		return n.Subject
	}
	for v := k - 1; v >= 0 && d.Sayings[v].Line == n.Line; v-- {
		if o := &d.Sayings[v]; o.Kind == Verbal && o.Cue&(lang.CueSay|lang.CueWrite|lang.CueWeak) != 0 && n.Item-o.Item <= 20 && d.inside(n.Item, o.Item) && d.CanSpeak(o.Subject) && !o.Inverted {
			return o.Subject
		}
	}
	return d.issuer(n)
}

// issuer is the subject of the clause in which a fronted noun of saying stands, or that puts out
// what it names: "In a statement, Lee asked", "Lee issued a statement".
func (d *Grammar) issuer(n *Saying) Source {
	ln := &d.Lines[n.Line]
	if n.Item-1 <= ln.First || !d.Is(n.Item-1, lang.Article) || !d.Link(n.Item-1, lang.LinkA) {
		return Nobody()
	}
	switch before := n.Item - 2; {
	case before == ln.First && d.Link(before, lang.LinkIn):
		for i := n.Item + 1; i < min(ln.End-1, n.Item+12); i++ {
			if d.Stop(i, ',') {
				return d.SubjectAt(i+1, ln)
			}
		}
	case d.Items[before].Kind == Word && d.Items[before].Entry.Cue&(lang.CueFaint|lang.CueWrite) != 0:
		return d.ClauseSubject(before-1, ln)
	}
	return Nobody()
}

// inside reports whether the noun at item i stands in a phrase with "in" after item lo: "wrote in a
// long letter".
func (d *Grammar) inside(i, lo ItemID) bool {
	for k := i - 1; k > max(lo, i-5); k-- {
		if d.Is(k, lang.Preposition) {
			return d.Link(k, lang.LinkIn)
		}
	}
	return false
}

// SayingFrom is the index of the first saying whose cue stands at item i or after it.
func (d *Grammar) SayingFrom(i ItemID) int {
	lo, hi := 0, len(d.Sayings)
	for lo < hi {
		m := int(uint(lo+hi) / 2)
		if d.Sayings[m].Item < i {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// SayingOf is the saying whose subject is item i, or none. Where several share it, the last.
func (d *Grammar) SayingOf(i ItemID) SayingID {
	best := NoSaying
	for k := d.SayingFrom(i); k < len(d.Sayings) && d.Sayings[k].Item < i+LongestPhrase; k++ {
		if d.Sayings[k].Subject.Kind != NoSource && d.Sayings[k].Subject.Head == i {
			best = SayingID(k)
		}
	}
	return best
}

// QuotingAs reports whether saying k hands on what somebody else said, whom the next saying names:
// "the paper quoted Lee as saying".
func (d *Grammar) QuotingAs(k int) bool {
	if k+1 >= len(d.Sayings) || !d.Part(d.Sayings[k].Item, lang.Quoted) || d.Sayings[k].Kind != Verbal {
		return false
	}
	n := &d.Sayings[k+1]
	return n.Kind == Gerund && n.Line == d.Sayings[k].Line && n.Item > 0 && d.Part(n.Item-1, lang.As) && n.Subject.Kind != NoSource && n.Subject.First > d.Sayings[k].Item
}

// SpokenBefore reports whether somebody speaks in the line before saying k.
func (d *Grammar) SpokenBefore(k int) bool {
	for n := k - 1; n >= max(0, k-3) && d.Sayings[n].Line == d.Sayings[k].Line; n-- {
		o := &d.Sayings[n]
		if (o.Kind == Verbal || o.Kind == Gerund) && o.Cue&(lang.CueSay|lang.CueTell) != 0 && !o.Inverted && d.CanSpeak(o.Subject) {
			return true
		}
	}
	return false
}

// EndsParagraphQuote reports whether the inverted clause belongs to a quotation before it in its
// line.
func (d *Grammar) EndsParagraphQuote(s *Saying, ln *Line) bool {
	return s.Item > ln.First && d.Items[s.Item-1].Kind == Quote
}

// LastVerb reports whether the verb right after the quotation at item ends a clause that began
// before it, as verbs of some languages do: "dass sie die Mole „morsch“ nannte".
func (d *Grammar) LastVerb(s *Saying, item ItemID) bool {
	return d.Pack.VerbsLast && s.Item == item+1 && !s.Inverted && s.Subject.Kind != NoSource && s.Subject.Last <= item && s.Cue&lang.VerbCues != 0
}

// OfSomebody reports whether the quotation right before the clause of saying at item i begins with
// a pronoun of that sex: “He is brilliant,” he said. The two are not one.
func (d *Grammar) OfSomebody(i ItemID, g lang.Gender) bool {
	for k := i - 1; k >= d.Lines[d.Items[i].Line].First && k >= i-2; k-- {
		if d.Items[k].Kind == Quote {
			e := d.Entry(d.Quotes[d.Items[k].Quotation()].First)
			return e.Part&lang.Nominative != 0 && e.Gender == g
		}
	}
	return false
}

// Asking is the saying of the sentence before in which somebody asks a person something, where the
// pronoun at item i replies; or none: "Lee asked him why. “…,” he replied." The one who replies is
// not the one who asked.
func (d *Grammar) Asking(i ItemID, l LineID) SayingID {
	k := d.SayingOf(i)
	if k == NoSaying || l == 0 || !d.Part(d.Sayings[k].Item, lang.Reply) {
		return NoSaying
	}
	for n := k - 1; n >= 0 && d.Sayings[n].Line >= l-2; n-- {
		if s := &d.Sayings[n]; s.Line < l && (s.Kind == Verbal || s.Kind == Infinitive) && s.Cue&lang.CueAsk != 0 && s.Subject.Kind != NoSource {
			return n
		}
	}
	return NoSaying
}

// SpokenBy is the first verb of saying whose subject item i heads, or the "according to" before it;
// or none.
func (d *Grammar) SpokenBy(i ItemID) SayingID {
	k := d.QuotedFor(i)
	for n := d.SayingFrom(i); k == NoSaying && n < len(d.Sayings) && d.Sayings[n].Item < i+LongestPhrase; n++ {
		if s := &d.Sayings[n]; s.Kind == Verbal && s.Subject.Kind != NoSource && s.Subject.Head == i {
			k = SayingID(n)
		}
	}
	return k
}

// QuotedFor is the saying of which item i is the source in a phrase, "according to a councillor";
// or none.
func (d *Grammar) QuotedFor(i ItemID) SayingID {
	if k := d.SayingFrom(i) - 1; k >= 0 && d.Sayings[k].Kind == Adjunct && d.Sayings[k].Subject.Head == i {
		return SayingID(k)
	}
	return NoSaying
}
