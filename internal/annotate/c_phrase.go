package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// sourceKind says how the text names a source.
type sourceKind uint8

const (
	noSource sourceKind = iota
	named               // by a mention: "President Zelenskyy"
	pronoun             // he, she, they, I, who
	nominal             // by a noun: "the senator", "a spokesman for the mayor"
)

// source is a phrase that may name who speaks: items [first, last).
type source struct {
	kind        sourceKind
	first, last itemID
	head        itemID // the item of the name, pronoun or noun
	owner       itemID // the item of the possessor or of the name after "of", "for": "Clinton's spokesman"; or none
	also        itemID // the head of a second name joined by "and", or none
	definite    bool   // "the", "this", "his": known already
	indefinite  bool   // "a", "one", "some", a bare plural
}

func nobody() source { return source{kind: noSource, head: noItem, owner: noItem, also: noItem} }

// longestPhrase is the most items that a noun phrase is read over, so that no text can make the
// reading slow.
const longestPhrase = 40

// phraseBefore reads the noun phrase that ends with item j, leftwards, not before item lo.
func (d *phrases) phraseBefore(j, lo itemID) source {
	s := nobody()
	lo = max(lo, j-longestPhrase)
	if j < lo {
		return s
	}
	if d.stop(j, ')') {
		for j > lo && !d.stop(j, '(') {
			j--
		}
		if j--; j < lo {
			return s
		}
	}
	if j > lo && d.is(j, lang.PostNominal) && d.items[j-1].kind == itemName {
		j-- // Ann Lee KC
	}
	it := &d.items[j]
	switch {
	case it.kind == itemName:
		s.kind = named
	case it.kind == itemWord && it.entry.Is(lang.Pronoun) && !it.entry.Is(lang.Reflexive):
		if !d.personalPronoun(j) {
			return s
		}
		s = source{kind: pronoun, first: j, last: j + 1, head: j, owner: noItem, also: noItem}
		return d.pronounPhrase(s, lo)
	case d.nounish(j):
		s.kind = nominal
	default:
		return s
	}
	s.head, s.last, s.first = j, j+1, j
	d.premodifiers(&s, lo)
	return d.behindPreposition(s, lo)
}

// pronounPhrase takes in what makes a pronoun like "one" or "others" a phrase with its own head:
// "one of them".
func (d *phrases) pronounPhrase(s source, lo itemID) source {
	if s.head-1 >= lo && d.is(s.head-1, lang.Preposition) {
		if p := d.behindPreposition(s, lo); p.head != s.head {
			return p
		}
	}
	return s
}

// premodifiers moves s.first left over titles, adjectives, nouns, the possessor and the article
// before the head.
func (d *phrases) premodifiers(s *source, lo itemID) {
	for i := s.first - 1; i >= lo; i-- {
		it := &d.items[i]
		switch {
		case it.kind == itemWord && it.entry.Is(lang.Article|lang.Possessive):
			s.first = i
			s.definite = it.entry.Is(lang.Possessive) || d.link(i, lang.LinkThe)
			s.indefinite = !s.definite
			if it.entry.Is(lang.Possessive) {
				s.owner = i
			}
			return
		case d.genitive(i, s.last) && i > lo && (d.items[i-1].kind == itemName || d.nounish(i-1)):
			if s.kind == nominal || s.owner == noItem {
				s.owner = i - 1
			}
			s.definite = true
			i--
			s.first = i
			if d.items[i].kind == itemName {
				return
			}
		case it.kind == itemName && (s.kind == nominal || s.owner == noItem && s.first > i && s.first < s.head && d.is(s.first, lang.Post|lang.Spokes|lang.Kin|lang.Title|lang.PersonNoun|lang.OrgNoun)):
			s.owner, s.first, s.definite = i, i, true
		case d.is(i, lang.NumberWord) || it.kind == itemWord && d.toks[it.first].Kind == prose.Number:
			s.first, s.indefinite = i, true
		case d.demonstrative(i):
			s.first = i
			s.definite, s.indefinite = d.part(i, lang.Known), !d.part(i, lang.Known)
			return
		case d.nounish(i) && !d.finite(i, lo):
			s.first = i
		case it.kind == itemStop && it.char == '-' && i-1 >= lo && d.nounish(i-1) && !d.toks[it.first].Is(prose.Space):
		default:
			return
		}
	}
}

// behindPreposition gives the phrase that s hangs on: of "a spokesman for the mayor", read from the
// right, first "the mayor" is found, then "a spokesman".
func (d *phrases) behindPreposition(s source, lo itemID) source {
	p := s.first - 1
	of := d.articleOf(s.first)
	if of {
		p = s.first
	}
	if p <= lo || !of && !d.is(p, lang.Preposition) || d.adverbial(p) {
		return s
	}
	outer := d.phraseBefore(p-1, lo)
	d.skipAdjective(&outer)
	if of && (outer.kind != nominal || !d.personal(outer.head)) || outer.kind == nominal && d.finite(outer.head, lo) {
		return s
	}
	if outer.kind == noSource || outer.kind == pronoun && !d.countable(outer.head) || outer.kind == named && !of && d.part(p, lang.By) {
		return s
	}
	if outer.kind == nominal && !d.personal(outer.head) && outer.head == outer.first && (!d.toks[d.items[outer.first].first].Is(prose.Begin) || d.pack.Looks(d.text(outer.head), lang.Gerund)) {
		return s
	}
	if s.kind == named && s.first < s.head && d.mentionIsPerson(s.head) && outer.kind == nominal && d.is(outer.head, lang.Post|lang.Title) {
		s.first = outer.first // "Minister for Justice Ann Lee"
		return s
	}
	outer.last = s.last
	if outer.kind == nominal && outer.owner == noItem && s.kind == named {
		outer.owner = s.head
	}
	return outer
}

// skipAdjective moves the head of a phrase that is read on after a preposition from an adjective
// set after its noun to that noun: "a source close to the talks".
func (d *phrases) skipAdjective(s *source) {
	if s.kind == nominal && s.head > s.first && d.part(s.head, lang.Postposed) && d.personal(s.head-1) && d.items[s.head-1].kind == itemWord {
		s.head--
	}
}

// phraseAfter reads the noun phrase that begins with item i, before item hi.
func (d *phrases) phraseAfter(i, hi itemID) source {
	s := nobody()
	hi = min(hi, i+longestPhrase)
	if i >= hi {
		return s
	}
	it := &d.items[i]
	if it.kind == itemWord && it.entry.Is(lang.Pronoun) && !it.entry.Is(lang.Article|lang.Possessive|lang.Reflexive) && !(d.demonstrative(i) && i+1 < hi && (d.nounish(i+1) || d.items[i+1].kind == itemName)) {
		return source{kind: pronoun, first: i, last: i + 1, head: i, owner: noItem, also: noItem}
	}
	s.first, s.last = i, i
	for ; i < hi; i++ {
		if !d.extend(&s, i, hi) {
			break
		}
	}
	if s.kind == noSource {
		return nobody()
	}
	return d.postmodifiers(s, hi)
}

// extend takes item i into the phrase s, which is read from the left; false where the phrase is at
// its end.
func (d *phrases) extend(s *source, i, hi itemID) bool {
	it := &d.items[i]
	switch {
	case it.kind == itemName:
		if s.kind == named && s.last == i && !d.genitive(i-1, hi) && d.mentionIsPerson(s.head) && !(s.indefinite && !d.mentionIsPerson(i)) {
			return false
		}
		if s.kind == nominal && !d.mentionIsPerson(i) && s.head >= 0 && d.personal(s.head) && s.owner != noItem {
			return false
		}
		s.kind, s.head, s.last = named, i, i+1
	case it.kind == itemWord && it.entry.Is(lang.Article|lang.Possessive):
		if s.last != s.first {
			return false
		}
		s.definite = it.entry.Is(lang.Possessive) || d.link(i, lang.LinkThe)
		s.indefinite = !s.definite
		if it.entry.Is(lang.Possessive) {
			s.owner = i
		}
		s.last = i + 1
	case d.genitive(i, hi):
		s.owner, s.definite = s.head, true
		s.kind, s.last = noSource, i+1
	case d.demonstrative(i) && s.last == s.first:
		s.last = i + 1
		s.definite = d.part(i, lang.Known)
		s.indefinite = !s.definite
	case d.nounish(i) && !(s.kind != noSource && d.finite(i, s.first)):
		if s.kind != noSource && d.plainVerb(i) {
			return false // "people close to the talks say"
		}
		if s.kind == named {
			if !d.personal(i) && !d.awaited(s, i) || d.items[i].entry.Cue&lang.VerbCues != 0 && d.items[i].entry.Form&(lang.Past|lang.Present) != 0 {
				return false
			}
			s.owner = s.head // "Clinton spokesman", "Tesla chief"
		}
		s.kind, s.head, s.last = nominal, i, i+1
	default:
		return false
	}
	return true
}

// awaited reports whether an article before the name shows that a noun is still to come, and item i
// may be it: "a Reed campaign official", "another Supreme Court litigator".
func (d *phrases) awaited(s *source, i itemID) bool {
	if !s.indefinite || s.first == s.head || d.toks[d.items[i].first].Is(prose.Upper) {
		return false
	}
	return !d.pack.Looks(d.text(i), lang.Past|lang.Present) && d.items[i].entry.Form&(lang.Past|lang.Present|lang.Gerund) == 0
}

// nameAfterComma is the person's name, with titles before it, that follows the comma at item i; or
// none.
func (d *phrases) nameAfterComma(i, hi itemID) itemID {
	if i+1 >= hi || !d.stop(i, ',') {
		return noItem
	}
	n := i + 1
	for n+1 < min(hi, i+4) && d.is(n, lang.Honorific|lang.Title) {
		n++
	}
	if d.items[n].kind == itemName && d.mentionIsPerson(n) {
		return n
	}
	return noItem
}

// postmodifiers takes in "of the council", "for Mr Reed" after a noun, and a name set beside it:
// "her spokesman, Nick Reed".
func (d *phrases) postmodifiers(s source, hi itemID) source {
	i := s.last
	if i < hi && d.is(i, lang.Preposition) {
		d.skipAdjective(&s)
	}
	if s.kind == nominal && d.personal(s.head) {
		if n := d.nameAfterComma(i, hi); n != noItem && !d.is(s.head, lang.Demonym) {
			s.kind, s.head, s.last = named, n, n+1
			return s
		}
		if i+1 < hi && d.is(i, lang.Preposition) && !d.adverbial(i) {
			if p := d.phraseAfter(i+1, hi); p.kind == named || p.kind == nominal {
				s.last = p.last
				if p.kind == named && s.owner == noItem {
					s.owner = p.head
				}
				if n := d.nameAfterComma(p.last, hi); n != noItem {
					s.kind, s.head, s.last = named, n, n+1
				}
			}
		}
		return s
	}
	if s.kind == named && d.mentionIsPerson(s.head) && i+1 < hi && d.link(i, lang.LinkAnd) {
		if p := d.phraseAfter(i+1, hi); p.kind == named && d.mentionIsPerson(p.head) {
			s.also, s.last = p.head, p.last
		}
	}
	return s
}
