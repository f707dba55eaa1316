package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// SourceKind says how the text names a source.
type SourceKind uint8

const (
	NoSource SourceKind = iota
	Named               // by a mention: "President Zelenskyy"
	Pronoun             // he, she, they, I, who
	Nominal             // by a noun: "the senator", "a spokesman for the mayor"
)

// Source is a phrase that may name who speaks: items [first, last).
type Source struct {
	Kind        SourceKind
	First, Last ItemID
	Head        ItemID // the item of the name, pronoun or noun
	Owner       ItemID // the item of the possessor or of the name after "of", "for": "Clinton's spokesman"; or none
	Also        ItemID // the head of a second name joined by "and", or none
	Definite    bool   // "the", "this", "his": known already
	Indefinite  bool   // "a", "one", "some", a bare plural
}

// Found reports whether there is such a phrase.
func (s Source) Found() bool { return s.Kind != NoSource }

// Nobody is the source where the text gives none.
func Nobody() Source { return Source{Kind: NoSource, Head: NoItem, Owner: NoItem, Also: NoItem} }

// LongestPhrase is the most items that a noun phrase is read over, so that no text can make the
// reading slow.
const LongestPhrase = 40

// PhraseBefore reads the noun phrase that ends with item j, leftwards, not before item lo.
func (d *Phrases) PhraseBefore(j, lo ItemID) Source {
	s := Nobody()
	lo = max(lo, j-LongestPhrase)
	if j < lo {
		return s
	}
	if d.Stop(j, ')') {
		for j > lo && !d.Stop(j, '(') {
			j--
		}
		if j--; j < lo {
			return s
		}
	}
	if j > lo && d.Is(j, lang.PostNominal) && d.IsName(j-1) {
		j-- // Ann Lee KC
	}
	it := &d.Items[j]
	switch {
	case it.Kind == Name:
		s.Kind = Named
	case it.Kind == Word && it.Entry.Is(lang.Pronoun) && !it.Entry.Is(lang.Reflexive):
		if !d.personalPronoun(j) {
			return s
		}
		s = Source{Kind: Pronoun, First: j, Last: j + 1, Head: j, Owner: NoItem, Also: NoItem}
		return d.pronounPhrase(s, lo)
	case d.Nounish(j):
		s.Kind = Nominal
	default:
		return s
	}
	s.Head, s.Last, s.First = j, j+1, j
	d.premodifiers(&s, lo)
	return d.behindPreposition(s, lo)
}

// pronounPhrase takes in what makes a pronoun like "one" or "others" a phrase with its own head:
// "one of them".
func (d *Phrases) pronounPhrase(s Source, lo ItemID) Source {
	if s.Head-1 >= lo && d.Is(s.Head-1, lang.Preposition) {
		if p := d.behindPreposition(s, lo); p.Head != s.Head {
			return p
		}
	}
	return s
}

// premodifiers moves s.first left over titles, adjectives, nouns, the possessor and the article
// before the head.
func (d *Phrases) premodifiers(s *Source, lo ItemID) {
	for i := s.First - 1; i >= lo; i-- {
		it := &d.Items[i]
		switch {
		case it.Kind == Word && it.Entry.Is(lang.Article|lang.Possessive):
			s.First = i
			s.Definite = it.Entry.Is(lang.Possessive) || d.Link(i, lang.LinkThe)
			s.Indefinite = !s.Definite
			if it.Entry.Is(lang.Possessive) {
				s.Owner = i
			}
			return
		case d.Genitive(i, s.Last) && i > lo && (d.IsName(i-1) || d.Nounish(i-1)):
			if s.Kind == Nominal || s.Owner == NoItem {
				s.Owner = i - 1
			}
			s.Definite = true
			i--
			s.First = i
			if d.IsName(i) {
				return
			}
		case it.Kind == Name && (s.Kind == Nominal || s.Owner == NoItem && s.First > i && s.First < s.Head && d.Is(s.First, lang.Post|lang.Spokes|lang.Kin|lang.Title|lang.PersonNoun|lang.OrgNoun)):
			s.Owner, s.First, s.Definite = i, i, true
		case d.Is(i, lang.NumberWord) || it.Kind == Word && d.Tokens[it.First].Kind == prose.Number:
			s.First, s.Indefinite = i, true
		case d.demonstrative(i):
			s.First = i
			s.Definite, s.Indefinite = d.Part(i, lang.Known), !d.Part(i, lang.Known)
			return
		case d.Nounish(i) && !d.finite(i, lo):
			s.First = i
		case it.Kind == Stop && it.Char == '-' && i-1 >= lo && d.Nounish(i-1) && !d.Tokens[it.First].Is(prose.Space):
		default:
			return
		}
	}
}

// behindPreposition gives the phrase that s hangs on: of "a spokesman for the mayor", read from the
// right, first "the mayor" is found, then "a spokesman".
func (d *Phrases) behindPreposition(s Source, lo ItemID) Source {
	p := s.First - 1
	of := d.articleOf(s.First)
	if of {
		p = s.First
	}
	if p <= lo || !of && !d.Is(p, lang.Preposition) || d.adverbial(p) {
		return s
	}
	outer := d.PhraseBefore(p-1, lo)
	d.skipAdjective(&outer)
	if of && (outer.Kind != Nominal || !d.Personal(outer.Head)) || outer.Kind == Nominal && d.finite(outer.Head, lo) {
		return s
	}
	if !outer.Found() || outer.Kind == Pronoun && !d.countable(outer.Head) || outer.Kind == Named && !of && d.Part(p, lang.By) {
		return s
	}
	if outer.Kind == Nominal && !d.Personal(outer.Head) && outer.Head == outer.First && (!d.Tokens[d.Items[outer.First].First].Is(prose.Begin) || d.Pack.Looks(d.Spelled(outer.Head), lang.Gerund)) {
		return s
	}
	if s.Kind == Named && s.First < s.Head && d.MentionIsPerson(s.Head) && outer.Kind == Nominal && d.Is(outer.Head, lang.Post|lang.Title) {
		s.First = outer.First // "Minister for Justice Ann Lee"
		return s
	}
	outer.Last = s.Last
	if outer.Kind == Nominal && outer.Owner == NoItem && s.Kind == Named {
		outer.Owner = s.Head
	}
	return outer
}

// skipAdjective moves the head of a phrase that is read on after a preposition from an adjective
// set after its noun to that noun: "a source close to the talks".
func (d *Phrases) skipAdjective(s *Source) {
	if s.Kind == Nominal && s.Head > s.First && d.Part(s.Head, lang.Postposed) && d.Personal(s.Head-1) && d.Items[s.Head-1].Kind == Word {
		s.Head--
	}
}

// PhraseAfter reads the noun phrase that begins with item i, before item hi.
func (d *Phrases) PhraseAfter(i, hi ItemID) Source {
	s := Nobody()
	hi = min(hi, i+LongestPhrase)
	if i >= hi {
		return s
	}
	it := &d.Items[i]
	if it.Kind == Word && it.Entry.Is(lang.Pronoun) && !it.Entry.Is(lang.Article|lang.Possessive|lang.Reflexive) && !(d.demonstrative(i) && i+1 < hi && (d.Nounish(i+1) || d.IsName(i+1))) {
		return Source{Kind: Pronoun, First: i, Last: i + 1, Head: i, Owner: NoItem, Also: NoItem}
	}
	s.First, s.Last = i, i
	for ; i < hi; i++ {
		if !d.extend(&s, i, hi) {
			break
		}
	}
	if !s.Found() {
		return Nobody()
	}
	return d.postmodifiers(s, hi)
}

// extend takes item i into the phrase s, which is read from the left; false where the phrase is at
// its end.
func (d *Phrases) extend(s *Source, i, hi ItemID) bool {
	it := &d.Items[i]
	switch {
	case it.Kind == Name:
		if s.Kind == Named && s.Last == i && !d.Genitive(i-1, hi) && d.MentionIsPerson(s.Head) && !(s.Indefinite && !d.MentionIsPerson(i)) {
			return false
		}
		if s.Kind == Nominal && !d.MentionIsPerson(i) && s.Head >= 0 && d.Personal(s.Head) && s.Owner != NoItem {
			return false
		}
		s.Kind, s.Head, s.Last = Named, i, i+1
	case it.Kind == Word && it.Entry.Is(lang.Article|lang.Possessive):
		if s.Last != s.First {
			return false
		}
		s.Definite = it.Entry.Is(lang.Possessive) || d.Link(i, lang.LinkThe)
		s.Indefinite = !s.Definite
		if it.Entry.Is(lang.Possessive) {
			s.Owner = i
		}
		s.Last = i + 1
	case d.Genitive(i, hi):
		s.Owner, s.Definite = s.Head, true
		s.Kind, s.Last = NoSource, i+1
	case d.demonstrative(i) && s.Last == s.First:
		s.Last = i + 1
		s.Definite = d.Part(i, lang.Known)
		s.Indefinite = !s.Definite
	case d.Nounish(i) && !(s.Found() && d.finite(i, s.First)):
		if s.Found() && d.plainVerb(i) {
			return false // "people close to the talks say"
		}
		if s.Kind == Named {
			if !d.Personal(i) && !d.awaited(s, i) || d.HasCue(i, lang.VerbCues) && d.HasForm(i, lang.Past|lang.Present) {
				return false
			}
			s.Owner = s.Head // "Clinton spokesman", "Tesla chief"
		}
		s.Kind, s.Head, s.Last = Nominal, i, i+1
	default:
		return false
	}
	return true
}

// awaited reports whether an article before the name shows that a noun is still to come, and item i
// may be it: "a Reed campaign official", "another Supreme Court litigator".
func (d *Phrases) awaited(s *Source, i ItemID) bool {
	if !s.Indefinite || s.First == s.Head || d.Tokens[d.Items[i].First].Is(prose.Upper) {
		return false
	}
	return !d.Pack.Looks(d.Spelled(i), lang.Past|lang.Present) && !d.HasForm(i, lang.Past|lang.Present|lang.Gerund)
}

// nameAfterComma is the person's name, with titles before it, that follows the comma at item i; or
// none.
func (d *Phrases) nameAfterComma(i, hi ItemID) ItemID {
	if i+1 >= hi || !d.Stop(i, ',') {
		return NoItem
	}
	n := i + 1
	for n+1 < min(hi, i+4) && d.Is(n, lang.Honorific|lang.Title) {
		n++
	}
	if d.IsName(n) && d.MentionIsPerson(n) {
		return n
	}
	return NoItem
}

// postmodifiers takes in "of the council", "for Mr Reed" after a noun, and a name set beside it:
// "her spokesman, Nick Reed".
func (d *Phrases) postmodifiers(s Source, hi ItemID) Source {
	i := s.Last
	if i < hi && d.Is(i, lang.Preposition) {
		d.skipAdjective(&s)
	}
	if s.Kind == Nominal && d.Personal(s.Head) {
		if n := d.nameAfterComma(i, hi); n != NoItem && !d.Is(s.Head, lang.Demonym) {
			s.Kind, s.Head, s.Last = Named, n, n+1
			return s
		}
		if i+1 < hi && d.Is(i, lang.Preposition) && !d.adverbial(i) {
			if p := d.PhraseAfter(i+1, hi); p.Kind == Named || p.Kind == Nominal {
				s.Last = p.Last
				if p.Kind == Named && s.Owner == NoItem {
					s.Owner = p.Head
				}
				if n := d.nameAfterComma(p.Last, hi); n != NoItem {
					s.Kind, s.Head, s.Last = Named, n, n+1
				}
			}
		}
		return s
	}
	if s.Kind == Named && d.MentionIsPerson(s.Head) && i+1 < hi && d.Link(i, lang.LinkAnd) {
		if p := d.PhraseAfter(i+1, hi); p.Kind == Named && d.MentionIsPerson(p.Head) {
			s.Also, s.Last = p.Head, p.Last
		}
	}
	return s
}
