package clause

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// PhraseBefore reads the noun phrase that ends with item j, leftwards, not before item lo.
func (d *Phrases) PhraseBefore(j, lo ItemID) Source {
	lo = max(lo, j-LongestPhrase)
	j = d.overBrackets(j, lo)
	if j < lo {
		return Nobody()
	}
	if j > lo && d.Is(j, lang.PostNominal) {
		switch {
		case d.isPerson(j - 1):
			j-- // Ann Lee KC
		case j-2 >= lo && d.Stop(j-1, ',') && d.isPerson(j-2):
			j -= 2 // Ann Lee, KC
		}
	}
	if j-2 >= lo && d.endsOf(j) {
		s := d.PhraseBefore(j-2, lo) // "the mother of three", "a friend of his"
		s.Last = j + 1
		return s
	}
	s := Source{Kind: Nominal, First: j, Last: j + 1, Head: j, Owner: NoItem, Also: NoItem}
	switch it := &d.Items[j]; {
	case it.Kind == Name:
		s.Kind = Named
	case it.Is(lang.Pronoun) && !it.Is(lang.Reflexive):
		if !d.personalPronoun(j) {
			return Nobody()
		}
		s.Kind = Pronoun
		return d.pronounPhrase(s, lo)
	case !d.Nounish(j), d.plainVerb(j) && d.HasForm(j, lang.Present):
		return Nobody() // "a trend that Lee predicts"
	}
	d.premodifiers(&s, lo)
	if d.doneTo(s.First, lo) {
		if doer := d.PhraseBefore(s.First-2, lo); doer.Found() {
			doer.Last = s.Last
			return doer
		}
	}
	return d.behindPreposition(s, lo)
}

// overBrackets steps left over what stands in brackets and ends with item j, or into it where an
// editor has put it in the place of a word: "“[Lee] said”".
func (d *Phrases) overBrackets(j, lo ItemID) ItemID {
	if j-2 >= lo && d.Stop(j, ']') && d.Stop(j-2, '[') && (j-2 == lo || d.OpensClause(j-3)) {
		return j - 1
	}
	if j < lo || !d.Stop(j, ')') {
		return j
	}
	for j > lo && !d.Stop(j, '(') {
		j--
	}
	return j - 1
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

// premodifiers moves s.First left over titles, adjectives, nouns, the possessor and the article
// before the head.
func (d *Phrases) premodifiers(s *Source, lo ItemID) {
	for i := s.First - 1; i >= lo; i-- {
		switch it := &d.Items[i]; {
		case it.Is(lang.Article | lang.Possessive):
			d.determine(s, i)
			s.First = d.addressFrom(s, i, lo)
			return
		case d.possessorBefore(i, s.Last, lo):
			i--
			d.possess(s, i)
			if d.IsName(i) {
				s.First = d.addressed(i, lo)
				return
			}
		case it.Kind == Name && d.nameWithin(s, i):
			s.First = i
		case d.counted(i):
			s.First, s.Indefinite = i, true
		case d.demonstrative(i) && !d.graded(i, lo):
			if d.Part(i, lang.That) && d.Items[s.Head].Entry.Number == lang.Plural {
				return // "so cold that sailors": those would point at them
			}
			s.First = i
			d.point(s, i)
			return
		case d.verbBefore(s, i, lo):
			return
		case d.Nounish(i) && !d.finite(i, lo),
			d.Is(i, lang.Day|lang.Month) && d.HasCue(s.Head, lang.CueNoun): // "her March comment"
			s.First = i
		case d.hyphen(i) && i-1 >= lo && d.Nounish(i-1):
		case s.Kind == Named && d.Stop(i, ')') && d.DescribesPerson(d.overBrackets(i, lo)):
			i = d.overBrackets(i, lo) + 1 // "executive engineer (roads) Ann Lee"
		case d.graded(i, lo), d.workOf(i, lo), i > lo && d.pastThing(i):
		case i > lo && d.joinsPosts(i):
		default:
			return
		}
	}
}

// addressFrom is where the phrase s begins of which item i is the article: with it, or with the
// form of address before it, "His Highness the Amir".
func (d *Phrases) addressFrom(s *Source, i, lo ItemID) ItemID {
	if i > lo && s.Kind == Nominal && d.Address(i-1) {
		return i - 1
	}
	return i
}

// possess gives the phrase s the possessor at item i, before its 's.
func (d *Phrases) possess(s *Source, i ItemID) {
	if s.Kind == Nominal || s.Owner == NoItem {
		s.Owner = i
	}
	s.First, s.Definite = i, true
}

// nameWithin reports whether the name at item i belongs to the phrase s, and notes whose that is
// then.
func (d *Phrases) nameWithin(s *Source, i ItemID) bool {
	if d.ownsSmall(s, i) || d.adjectival(i) {
		return true // "the Reed campaign", "Oldport-based Ann Lee"
	}
	if !d.setBefore(s, i) {
		return false
	}
	if s.Owner <= i { // "the Ostrey senator's answer" is the senator's
		s.Owner, s.Definite = i, true
	}
	return true
}

// verbBefore reports whether item i, right before the phrase s, is a verb and no part of it.
func (d *Phrases) verbBefore(s *Source, i, lo ItemID) bool {
	switch {
	case d.counted(s.First) && d.verbForm(i) && !d.Is(i-1, lang.Article|lang.Possessive):
		return true // "had written | two letters", but "an estimated two hundred"
	case d.Items[i].Entry.Form != 0 && i > 0 && d.Is(i-1, lang.Auxiliary|lang.Modal):
		return true // "has met | farmers", "will hold | banners"
	case d.HasCue(i, lang.VerbCues) && d.HasForm(i, lang.Gerund) && i > lo && d.Part(i-1, lang.By):
		return true // "ended by praising | rowers"
	}
	// else "heard Lee" were one phrase
	return d.styledApart(s, i) || s.Kind == Named && (d.doneTo(i+1, lo) || d.Part(i, lang.Perceives))
}

// counted reports whether item i is a number.
func (d *Phrases) counted(i ItemID) bool { return d.Is(i, lang.NumberWord) || d.Digits(i) }

// ownsSmall reports whether item i is a name right before a body's in small letters that begins the
// phrase s, and makes one name with it: "Reed campaign".
func (d *Phrases) ownsSmall(s *Source, i ItemID) bool {
	return s.First == i+1 && d.IsName(i) && d.IsName(i+1) && !d.capital(i+1) && !d.MentionIsPerson(i+1)
}

// adjectival reports whether the name at item i is grown together with a word in small letters:
// "Oldport-based".
func (d *Phrases) adjectival(i ItemID) bool {
	w := d.Spelled(i)
	k := strings.LastIndexByte(w, '-')
	return k > 0 && k+3 < len(w) && w[k+1] >= 'a' && w[k+1] <= 'z'
}

// graded reports whether the adverb at item i, or a word such as "most", stands between an article
// or possessor and the noun of its phrase: "his best friend", "the most senior aide", "a later
// talk", "Reed's most famous line".
func (d *Phrases) graded(i, lo ItemID) bool {
	adverb := d.Is(i, lang.Adverb|lang.Pronoun) && !d.Is(i, lang.Conjunction) && !d.demonstrative(i) ||
		d.Part(i, lang.Quantity) && d.Items[i].Entry.Number != lang.Singular ||
		d.Is(i, lang.TimeWord) && d.Document(i+1)
	return i > lo && adverb && (d.Is(i-1, lang.Article|lang.Possessive) || d.possessorBefore(i-1, i+2, lo))
}

// workOf reports whether the quotation at item i is the title of a work, set between the article
// and the noun of a phrase for who is in it or made it: "the “Low Water” star".
func (d *Phrases) workOf(i, lo ItemID) bool {
	if !d.IsQuote(i) || i <= lo || !d.Is(i-1, lang.Article) || !d.DescribesPerson(i+1) {
		return false
	}
	x := &d.QuoteAt(i).Shape
	return x.Titled && x.Ending == 0 && x.Words <= 6
}

// addressed is the first item of what stands before the possessor at item i, a name, and belongs to
// it: "the Harbour Party's leader", "Ms. Reed's spokesman", "Oldport Rep. Ann Lee's chief of
// staff", "the Reed campaign's director".
func (d *Phrases) addressed(i, lo ItemID) ItemID {
	const titles = lang.Honorific | lang.Title | lang.Post
	k := i
	for k > lo && d.Is(k-1, titles) && !d.finite(k-1, lo) {
		k--
	}
	if k > lo && d.IsName(k-1) && (k < i || !d.capital(i)) {
		k--
	}
	if k > lo && d.Is(k-1, lang.Article|lang.Possessive) {
		k--
	}
	return k
}

// styledApart reports whether the noun at item i cannot stand before the name of the phrase s,
// which begins with a form of address: "in a note to her tenant Mrs Lee said".
func (d *Phrases) styledApart(s *Source, i ItemID) bool {
	const titles = lang.Post | lang.Spokes | lang.Kin | lang.Title | lang.PersonNoun | lang.OrgNoun | lang.Honorific
	return s.Kind == Named && d.Is(s.First, lang.Honorific) && d.HasCue(i, lang.CueNoun) && !d.Is(i, titles)
}

// determine notes what the article or possessive at item i tells of the phrase s.
func (d *Phrases) determine(s *Source, i ItemID) {
	e := d.Items[i].Entry
	possessive := e.Is(lang.Possessive)
	s.Definite = possessive || e.Link&lang.LinkThe != 0
	s.Indefinite = !s.Definite
	if possessive {
		s.Owner = i
	}
}

// point notes what the demonstrative at item i tells of the phrase s.
func (d *Phrases) point(s *Source, i ItemID) {
	s.Definite = d.Part(i, lang.Known)
	s.Indefinite = !s.Definite
}

// possessorBefore reports whether item i is the 's of a name or noun before it.
func (d *Phrases) possessorBefore(i, hi, lo ItemID) bool {
	return i > lo && d.Genitive(i, hi) && (d.IsName(i-1) || d.Nounish(i-1))
}

// setBefore reports whether the name at item i, right before the phrase s, belongs to it: "Tesla
// chief", or before the titles of another name, "Reed aide Ann Lee".
func (d *Phrases) setBefore(s *Source, i ItemID) bool {
	const titles = lang.Post | lang.Spokes | lang.Kin | lang.Title | lang.PersonNoun | lang.OrgNoun
	if s.Kind == Nominal {
		return true
	}
	if s.Owner != NoItem || s.First <= i || s.First >= s.Head {
		return false
	}
	return d.Is(s.First, titles) || d.MentionIsPerson(s.Head) && d.Is(s.Head-1, titles) // "Reed campaign aide Ann Lee"
}

// hyphen reports whether item i is a dash with no space before it, as inside a word.
func (d *Phrases) hyphen(i ItemID) bool {
	return d.Stop(i, '-') && !d.Tokens[d.Items[i].First].Is(prose.Space)
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
	if !d.bears(outer, p, lo, of) {
		return s
	}
	if d.postOf(outer, s) {
		s.First = outer.First // "Minister for Justice Ann Lee"
		return s
	}
	outer.Last = s.Last
	if outer.Kind == Nominal && outer.Owner == NoItem && s.Kind == Named {
		outer.Owner = s.Head
	}
	return outer
}

// postOf reports whether the phrase outer is the post of the person whom s names behind a
// preposition and what the post is for: "Minister for Justice Ann Lee", but not "an aide to Mr
// Lee", "an aide to Oldport Mayor Ann Lee".
func (d *Phrases) postOf(outer, s Source) bool {
	if outer.Kind != Nominal || !d.Is(outer.Head, lang.Post|lang.Title) || s.Kind != Named || s.First >= s.Head {
		return false
	}
	if d.participleIn(s.First) || d.Is(outer.Head, lang.Kin) || d.setBehindName(outer) {
		return false // "the man accused of robbing Tom Reed"
	}
	field := d.Part(outer.Head, lang.Portfolio) && d.Items[s.First].Entry.Post&lang.Field != 0
	if !field && d.onlyOffices(s.First, s.Head) || d.Part(s.Head-1, lang.Portfolio) {
		return false // "the wife of Captain Tom Reed", but "the Minister for Justice Ann Lee"
	}
	the, rank := d.Is(s.First, lang.Article), s.Head-1
	if !field && d.tellsWho(rank) && !(the && d.capital(rank)) {
		return false // "the lawyer for actor Tom Reed", but "of the Harbour Board Captain Tom Reed"
	}
	if outer.Indefinite && d.unlisted(s.First) {
		return false // "a friend of megastar Tom Reed"
	}
	return d.MentionIsPerson(s.Head) && (s.First+1 < s.Head || !d.Is(s.First, lang.Honorific))
}

// unlisted reports whether item i is a word in small letters of which no list tells what it is.
func (d *Phrases) unlisted(i ItemID) bool {
	it := &d.Items[i]
	return it.Kind == Word && it.Entry.Class == 0 && !d.capital(i)
}

// setBehindName reports whether the phrase p with an article is set behind a person's name, and so
// says who that is, and names nobody anew: "Ann Lee, a clerk at".
func (d *Phrases) setBehindName(p Source) bool {
	comma := p.First - 1
	return d.Is(p.First, lang.Article) && d.Stop(comma, ',') && d.isPerson(comma-1)
}

// onlyOffices reports whether the items [i, end) before a name are nothing but what that person is
// and where: "Deputy Governor", "the late Governor", "the Oldport Mayor".
func (d *Phrases) onlyOffices(i, end ItemID) bool {
	if d.Is(i, lang.Article) {
		i++
	}
	for ; i < end; i++ {
		office := d.Is(i, lang.Title|lang.Post|lang.Honorific|lang.PastPost) && d.Items[i].Entry.Number != lang.Plural
		if !office && !(d.IsName(i) && d.IsPlace(i)) {
			return false
		}
	}
	return true
}

// holdsPost reports whether the words of the phrase p before its name tell what a post before them
// is over or held at, and not who the person is: "of the union Ann Lee", "for Oldport Dr Ann Lee",
// but not "of Mayor Ann Lee".
func (d *Phrases) holdsPost(p Source) bool {
	if p.Kind != Named || !d.MentionIsPerson(p.Head) || p.Owner != NoItem && !d.IsName(p.Owner) {
		return false
	}
	i := p.Head - 1
	for i >= p.First && d.Is(i, lang.Honorific) {
		i--
	}
	switch {
	case i < p.First || d.Is(i, lang.Article|lang.Possessive), d.Part(i, naming):
		return false
	case d.IsName(i):
		return !d.MentionIsPerson(i)
	}
	return !d.tellsWho(i)
}

// tellsWho reports whether the word at item i, right before a name, tells who that is: "Mayor Lee",
// "then-mayor Lee", "Mayor-elect Lee", "40-year-old Lee".
func (d *Phrases) tellsWho(i ItemID) bool {
	const person = lang.Post | lang.Title | lang.PersonNoun | lang.Kin | lang.Spokes | lang.Unnamed | lang.PastPost
	if d.Is(i, person) {
		return d.Items[i].Entry.Number != lang.Plural
	}
	before, after, grown := strings.Cut(d.Spelled(i), "-")
	if !grown || d.Aged(i) {
		return grown
	}
	return d.Pack.Entry(d.Pack.Word(before)).Is(person) || d.Pack.Entry(d.Pack.Word(after)).Is(person)
}

// bears reports whether another phrase can hang on the phrase outer by the preposition at item p,
// or by an article that says "of".
func (d *Phrases) bears(outer Source, p, lo ItemID, of bool) bool {
	switch outer.Kind {
	case NoSource:
		return false
	case Named:
		return !of && !d.Part(p, lang.By)
	case Pronoun:
		return !of && d.countable(outer.Head)
	}
	personal := d.Personal(outer.Head)
	if of && !personal || d.finite(outer.Head, lo) {
		return false
	}
	if personal || outer.Head != outer.First {
		return true
	}
	opens := d.Tokens[d.Items[outer.First].First].Is(prose.Begin)
	return opens && !d.Pack.Looks(d.Spelled(outer.Head), lang.Gerund)
}

// skipAdjective moves the head of a phrase that is read on after a preposition from an adjective
// set after its noun to that noun: "a source close to the talks".
func (d *Phrases) skipAdjective(s *Source) {
	if s.Kind != Nominal || s.Head <= s.First || !d.Part(s.Head, lang.Postposed) {
		return
	}
	if d.Items[s.Head-1].Kind == Word && d.Personal(s.Head-1) {
		s.Head--
	}
}

// bare is the noun phrase that ends with item j, without what it hangs on.
func (d *Phrases) bare(j, lo ItemID) Source {
	for k := j; k > lo && k > j-LongestPhrase; k-- {
		if d.Is(k-1, lang.Preposition) && !d.pastThing(k-1) {
			return d.PhraseBefore(j, k)
		}
	}
	return d.PhraseBefore(j, lo)
}

// nearestPerson is the nearest phrase that ends with item j and names somebody or people, for whom
// "who" may stand: of "her book about a rower in the club" it is "a rower in the club".
func (d *Phrases) nearestPerson(j, lo ItemID) Source {
	for k := j; k > lo && k > j-LongestPhrase; k-- {
		if !d.Is(k-1, lang.Preposition) {
			continue
		}
		p := d.PhraseBefore(j, k)
		person := p.Kind == Named && d.MentionIsPerson(p.Head)
		if person || p.Kind == Nominal && d.Personal(p.Head) && !d.Document(p.Head) {
			return p
		}
	}
	p := d.bare(j, lo)
	if p.Kind == Named || p.Kind == Nominal && d.Personal(p.Head) {
		return p
	}
	return Nobody()
}

// nearestThing is what "which" after item j stands for: the nearest phrase that is no place and no
// person, "the Dialogue Group in Oldport, which".
func (d *Phrases) nearestThing(j, lo ItemID) Source {
	p := d.bare(j, lo)
	for p.Found() && p.First-2 > lo && d.Is(p.First-1, lang.Preposition) && d.placeOrPeople(p) {
		maker, at := p, p.First-1
		p = d.bare(p.First-2, lo)
		from := d.Part(at, lang.By) || d.Link(at, lang.LinkFrom)
		if p.Kind == Nominal && p.Owner == NoItem && maker.Kind == Named && from {
			p.Owner = maker.Head
		}
	}
	return p
}

// placeOrPeople reports whether the phrase names a place or people: "which" stands for neither
// where it tells of words.
func (d *Phrases) placeOrPeople(p Source) bool {
	if p.Kind == Named {
		return d.IsPlace(p.Head) || d.MentionIsPerson(p.Head)
	}
	return d.Is(p.Head, lang.Kin|lang.PersonNoun|lang.Unnamed|lang.Post) && !d.Is(p.Head, lang.OrgNoun)
}
