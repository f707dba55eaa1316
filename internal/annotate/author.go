package annotate

import "github.com/onrecord/onrecord/internal/annotate/lang"

// author resolves a phrase for something written or said, "the letter", "Lee's statement", "a
// council memo", to whose it is: its owner, or whoever was said to have written or said something
// in one of its kind before.
func (d *draft) author(s source, l int32) referent {
	if s.owner != none && d.items[s.owner].kind == itemName {
		r := d.referName(d.phraseOf(s.owner))
		r.sure *= 0.92
		return r
	}
	if s.owner != none && d.is(s.owner, lang.Possessive) {
		r := d.referPronoun(s.owner, l)
		r.sure *= 0.92
		return r
	}
	head := d.items[s.head].entry.Lemma
	first := d.lines[l].first
	for k := d.sayingFrom(first) - 1; s.definite && head != 0 && k >= 0 && d.sayings[k].item > first-12*longestPhrase; k-- {
		n := &d.sayings[k]
		if n.kind != nounCue || d.items[n.item].entry.Lemma != head {
			continue
		}
		if by := d.writer(k); by.kind != noSource {
			if r := d.refer(by, n.line); r.kind == entity {
				r.sure *= 0.85
				r.how = "whose it was said to be"
				return r
			}
		}
	}
	if by := d.filedBy(s, l); by.kind != noSource {
		return d.weaken(d.refer(by, l), 0.92)
	}
	return referent{kind: unnamed, entity: none, also: none, sure: 0.75, how: "a document"}
}

// filedBy is who made the document s, where a participle of saying or making right after it tells,
// and not whoever saw or got hold of it: "the lawsuit, filed by Lee, says".
func (d *draft) filedBy(s source, l int32) source {
	i, hi := s.head+1, d.lines[l].end
	if i < hi && d.stop(i, ',') {
		i++
	}
	if i+2 >= hi || d.items[i].kind != itemWord || d.part(i, lang.Obtains) || !d.part(i+1, lang.By) {
		return nobody()
	}
	return d.phraseAfter(i+2, hi)
}

// writer is who owns, or in the same sentence wrote or said, what the noun of saying k names.
func (d *draft) writer(k int) source {
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
func (d *draft) issuer(n *saying) source {
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
func (d *draft) inside(i, lo int32) bool {
	for k := i - 1; k > max(lo, i-5); k-- {
		if d.is(k, lang.Preposition) {
			return d.link(k, lang.LinkIn)
		}
	}
	return false
}
