package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// join takes in a first name joined by "and": "Merkel and Macron said"; or a noun with the article
// that goes for two, "the actor and director said".
func (d *Phrases) join(s *Source, lo ItemID) {
	if p := d.sharedArticle(*s, lo); p.Found() {
		*s = p
		return
	}
	if s.Kind != Named || s.First-2 < lo || !d.Link(s.First-1, lang.LinkAnd) || d.IsPlace(s.Head) {
		return
	}
	if p, wrote := d.fromBoth(*s, lo); wrote {
		s.Also, s.Head, s.First = s.Head, s.First-2, d.TitleStart(s.First-2, lo)
		return
	} else if p.Found() {
		p.Last = s.Last
		*s = p
		return
	}
	p := d.PhraseBefore(s.First-2, lo)
	if d.Stop(s.First-2, ',') {
		p = d.beforeComma(s.First-2, lo)
	}
	if d.bothOf(p, *s, lo) {
		p.Last = s.Last
		*s = p
		return
	}
	if !d.joins(p, *s, lo) {
		return
	}
	if k := p.First - 2; k >= lo && d.Stop(k+1, ',') {
		if n := d.PhraseBefore(k, lo); d.joins(n, p, lo) {
			p.First, s.Indefinite = n.First, true // three or more
		}
	}
	s.Also, s.Head, s.First = s.Head, p.Head, p.First
}

// sharedArticle is the phrase with an article to which "and" joins the phrase s, which has none:
// both are one person's, "the Vermont senator and presidential candidate"; or nobody.
func (d *Phrases) sharedArticle(s Source, lo ItemID) Source {
	bare := s.Kind == Nominal && !s.Definite && !s.Indefinite && s.Owner == NoItem && d.oneOfPeople(s.Head)
	if !bare || s.First-3 < lo || !d.Link(s.First-1, lang.LinkAnd) {
		return Nobody()
	}
	p := d.PhraseBefore(s.First-2, lo)
	definite := p.Kind == Nominal && p.Definite && d.Is(p.First, lang.Article)
	if !definite || p.Last != s.First-1 || !d.oneOfPeople(p.Head) {
		return Nobody()
	}
	p.Last = s.Last
	return p
}

// oneOfPeople reports whether the noun at item i is said of one person.
func (d *Phrases) oneOfPeople(i ItemID) bool {
	return d.DescribesPerson(i) && d.Items[i].Entry.Number != lang.Plural
}

// SecondNoun is the second of two nouns that one article in the phrase s makes one person's, as a
// phrase of its own: of "the actor and director" the director; or nobody.
func (d *Phrases) SecondNoun(s Source) Source {
	and := s.Head + 1
	if s.Kind != Nominal || and+1 >= s.Last || !d.Link(and, lang.LinkAnd) {
		return Nobody()
	}
	s.First, s.Head = and+1, s.Last-1
	return s
}

// jointly takes into the subject s, a person's name with titles, the titles that "and" joins to
// these, where nothing else stands before them in the line or behind a quotation: "“…,” Trade and
// Harbour Minister Ann Lee said", "actor, writer and director Ann Lee said".
func (d *Phrases) jointly(s *Source, lo ItemID) {
	if s.Kind != Named || s.Also != NoItem || s.First-1 <= lo || !d.Link(s.First-1, lang.LinkAnd) {
		return
	}
	from := s.First - 2
	for from > max(lo, s.First-LongestPhrase/2) && !d.IsQuote(from-1) && (!d.IsStop(from-1) || d.Stop(from-1, ',')) {
		from--
	}
	if d.Stop(from, ',') {
		from++ // "“…”, actor, writer and"
	}
	if from > lo && d.IsStop(from-1) && (from-2 < lo || !d.IsQuote(from-2)) {
		return
	}
	if p := d.PhraseAfter(from, s.Last); p.Kind == Named && p.Head == s.Head {
		s.First = from
	}
}

// bothOf reports whether the name s is the second of two joined by "and" that both belong to the
// noun p, which opens the clause: "a lawyer for Reed and Lee said", "a letter to Reed and Lee
// said", where no verb stands before them to which "and" could join another.
func (d *Phrases) bothOf(p, s Source, lo ItemID) bool {
	first := s.First - 2
	if p.Kind != Nominal || p.Head >= first || !d.Document(p.Head) && !d.Personal(p.Head) || !d.IsName(first) {
		return false
	}
	if p.First > lo && !d.OpensClause(p.First-1) {
		return false
	}
	return !d.IsPlace(first) && d.MentionIsPerson(first) == d.MentionIsPerson(s.Head)
}

// fromBoth is the document that opens the clause, of which the text says that it is by the two
// whose second is the name s, or what they did to it, "A letter sent by Lee and Reed said"; and
// whether they wrote it.
func (d *Phrases) fromBoth(s Source, lo ItemID) (p Source, wrote bool) {
	first := s.First - 2
	by := d.TitleStart(first, lo) - 1
	if by <= lo || !d.isPerson(first) || !d.isPerson(s.Head) || !d.Part(by, lang.By) && !d.Link(by, lang.LinkFrom) {
		return Nobody(), false
	}
	k, wrote := by-1, true
	if d.HasForm(k, lang.Participle) || d.participle(k) {
		wrote = d.Part(k, lang.Issues)
		k--
	}
	p = d.PhraseBefore(k, lo)
	if p.Kind != Nominal || p.Head != k || !d.Document(k) || p.First > lo && !d.OpensClause(p.First-1) {
		return Nobody(), false
	}
	return p, wrote
}

// joins reports whether the phrase p names somebody like s, and can be the first of the two in the
// clause.
func (d *Phrases) joins(p, s Source, lo ItemID) bool {
	if p.Kind != Named || d.IsPlace(p.Head) || d.MentionIsPerson(p.Head) != d.MentionIsPerson(s.Head) {
		return false
	}
	return p.First <= lo || d.OpensClause(p.First-1)
}

// beforeComma is the name before the apposition that the comma at item j closes: "Ann Lee, the
// mayor, and".
func (d *Phrases) beforeComma(j, lo ItemID) Source {
	for k := j - 1; k > max(lo, j-12); k-- {
		if d.Stop(k, ',') {
			return d.PhraseBefore(k-1, lo)
		}
	}
	return Nobody()
}

// setAfter are the classes of words with which an apposition or a clause set after a name begins.
const setAfter = lang.Article | lang.Possessive | lang.Relative | lang.Preposition | lang.Conjunction |
	lang.NumberWord | lang.Post | lang.Title | lang.NameSuffix | lang.TimeWord | lang.Adverb | lang.Place |
	lang.Demonym | lang.Spokes | lang.PersonNoun | lang.Kin

// apposed reports whether items [from, to), between commas, belong to the phrase before them.
func (d *Phrases) apposed(from, to ItemID) bool {
	if from >= to {
		return false
	}
	it := &d.Items[from]
	switch it.Kind {
	case Name:
		return true
	case Stop:
		return it.Char == '(' || it.Char == '-'
	case Word:
		e, t := it.Entry, &d.Tokens[it.First]
		number := t.Kind == prose.Number || t.Is(prose.Digits)
		return number || e.Class == 0 || e.Is(setAfter) || e.Form&(lang.Gerund|lang.Participle) != 0
	}
	return false
}

// beforeApposition steps from a noun set after a name, "Ann Lee, a pilot from Oldport, who …,
// said", "Ann Lee, a pilot and poet, who", to the name.
func (d *Phrases) beforeApposition(p Source, ln *Line) Source {
	if first := d.joinedTo(p, ln); first.Found() {
		p.First = first.First
	}
	if p.Kind != Nominal || p.First-2 < ln.First || !d.Stop(p.First-1, ',') {
		return p
	}
	n := d.PhraseBefore(p.First-2, ln.First)
	if n.Kind != Named && n.Kind != Pronoun && p.First-4 >= ln.First && d.Stop(p.First-3, ',') {
		n = d.PhraseBefore(p.First-4, ln.First) // "Ann Lee, 51, a pilot"
	}
	if n.Kind == Nominal && d.isPerson(p.First-2) && !d.CanSpeak(n) {
		n = d.PhraseOf(p.First - 2) // "a talk with Ann Lee, a pilot"
	}
	if n.Kind == Named && d.MentionIsPerson(n.Head) {
		return n
	}
	return p
}

// joinedTo is the noun with an article to which "and" joins the noun of the phrase p, which has
// none of its own, so that both are said of one: "a pilot and poet"; or nobody.
func (d *Phrases) joinedTo(p Source, ln *Line) Source {
	if p.Kind != Nominal || p.Indefinite || p.First-2 <= ln.First || !d.Link(p.First-1, lang.LinkAnd) ||
		d.Items[p.Head].Entry.Number&lang.Plural != 0 {
		return Nobody()
	}
	n := d.PhraseBefore(p.First-2, ln.First)
	if n.Kind != Nominal || !d.Is(n.First, lang.Article) {
		return Nobody()
	}
	return n
}

// ofApposition is the name beside which the noun p stands that "who" tells of: "Ann Lee, a pilot
// from Oldport who calls it". In what opens the sentence the name may be another's: "In the office
// of Ann Lee, a clerk who saw it said".
func (d *Phrases) ofApposition(p Source, ln *Line) Source {
	n := d.beforeApposition(p, ln)
	if n.First > ln.First && d.Is(ln.First, lang.Preposition|lang.Conjunction|lang.Adverb) {
		for k := ln.First; k < n.First; k++ {
			if d.IsStop(k) || d.Is(k, lang.Auxiliary|lang.Pronoun) {
				return n
			}
		}
		return p
	}
	return n
}

// besideOpening puts the name that opens the clause in the place of the noun set after it, where
// the second comma is left out: "Ann Lee, the pier's keeper told the Packet".
func (d *Phrases) besideOpening(s *Saying, ln *Line) {
	p := s.Subject
	if p.Kind == Named && !d.MentionIsPerson(p.Head) {
		if n := d.openingBeside(p, ln); n.Found() && !d.interrupts(s, ln) {
			s.Subject = n
		}
		return
	}
	if p.Kind == Nominal && p.First-2 > ln.First && !d.OpensClause(p.First-1) || d.Link(p.First-1, lang.LinkAnd) {
		if n := d.openingBeside(p, ln); n.Found() && !d.interrupts(s, ln) {
			s.Subject = n
			return
		}
	}
	if p.Kind != Nominal || p.First-2 < ln.First || !d.Stop(p.First-1, ',') || !d.Personal(p.Head) {
		return
	}
	n := d.beforeApposition(p, ln)
	if n.Kind != Named || n.First > ln.First && !d.IsQuote(n.First-1) || d.interrupts(s, ln) {
		return
	}
	if !d.doneInFront(n, ln) {
		s.Subject = n
	}
}

// doneInFront reports whether the name n is what something is done to in words that open the line:
// "Sentencing Ann Lee", but not "Acting mayor Ann Lee".
func (d *Phrases) doneInFront(n Source, ln *Line) bool {
	i := ln.First
	return n.First == i && i < n.Head && !d.Part(i, lang.OtherPost) && d.Pack.Looks(d.Spelled(i), lang.Gerund)
}

// openingBeside is the name that opens the line, or the clause behind a quotation, where the phrase
// p ends the noun set after it: "Ann Lee, head of the board at Row Norbury stated"; or nobody.
func (d *Phrases) openingBeside(p Source, ln *Line) Source {
	n := p.First - 1
	for n > ln.First && n > p.First-LongestPhrase && !d.IsQuote(n-1) {
		n--
	}
	if n < ln.First {
		return Nobody()
	}
	name := d.PhraseAfter(n, p.First)
	if name.Kind != Named || !d.isPerson(name.Head) || name.Head >= name.Last {
		return Nobody()
	}
	comma := name.Last
	if comma+1 >= p.First || !d.Stop(comma, ',') || !d.Nounish(comma+1) && !d.Is(comma+1, lang.Article) {
		return Nobody()
	}
	personal := false
	for k := comma + 1; k < p.First; k++ {
		if d.IsStop(k) || d.IsQuote(k) || d.Is(k, lang.Auxiliary|lang.Modal|lang.Relative) {
			return Nobody()
		}
		personal = personal || d.DescribesPerson(k) && !d.Is(k-1, lang.Preposition)
	}
	if !personal {
		return Nobody()
	}
	return name
}

// interrupts reports whether the clause of saying s may be thrown in between a subject and its
// verb, so that what stands before it is no apposition: "Ann Lee, the mayor said, had left", "Ann
// Lee, the mayor said, “is not for sale”".
func (d *Phrases) interrupts(s *Saying, ln *Line) bool {
	for k := s.Item + 1; k < min(ln.End, s.Item+8); k++ {
		switch {
		case d.Stop(k, ','):
			if k+1 < ln.End && d.IsQuote(k+1) {
				return d.opensPredicate(k + 1)
			}
			return k == s.Item+1 || k+1 < ln.End && d.Predicate(k+1, ln)
		case d.IsQuote(k):
			return false
		}
	}
	return false
}

// opensPredicate reports whether the quotation at item i begins with a finite verb, in small
// letters: somebody stands before it of whom that is said.
func (d *Flow) opensPredicate(i ItemID) bool {
	q := d.QuoteAt(i)
	if q.Shape.Capital {
		return false
	}
	t := q.First
	for t+1 < q.Last && d.Entry(t).Is(lang.Adverb|lang.Negation) {
		t++ // "never wanted the post"
	}
	e := d.Entry(t)
	if e.Is(lang.Auxiliary|lang.Modal) && e.Form&lang.Gerund == 0 {
		return true
	}
	finite := e.Form&lang.Past != 0 && e.Class&^lang.Common == 0
	return finite || e.Class&lang.Function == 0 && d.Pack.Looks(d.Spelling(t), lang.Past|lang.Present)
}

// named prefers a person's name between the commas to a noun before them: "the league's leader, Ann
// Lee, said".
func (d *Phrases) named(p Source, from, to ItemID) Source {
	one := p.Kind == Pronoun && d.countable(p.Head) && (p.Last-p.Head > 1 || d.OneOfThem(p.Head))
	if p.Kind != Nominal && !one {
		return p
	}
	if n := d.nameFrom(d.overNaming(from), to); n.Found() {
		p.Kind, p.Head, p.Last = Named, n.Head, n.Last
	} else if d.isPerson(from) && !d.Genitive(from+1, to) {
		several := d.severalAt(p.Head)
		p.Kind, p.Head, p.Last = Named, from, from+1
		if and := d.andAnother(from, to); and != NoItem {
			p.Also, p.Last, p.Indefinite = and+1, and+2, !several
		}
	}
	return p
}

// andAnother is the "and" that joins another person to the one whose name is item from, with no
// more between than where he is from, before item to; or none: "Lee of Row and Reed of Ostrey".
func (d *Phrases) andAnother(from, to ItemID) ItemID {
	for i := from + 1; i+1 < to && !d.Stop(i, ',') && !d.isPerson(i); i++ {
		if d.Link(i, lang.LinkAnd) {
			if d.isPerson(i + 1) {
				return i
			}
			break
		}
	}
	return NoItem
}

// namedOne is the phrase s, a pronoun, or the name that is set beside it: "said one, Ann Lee",
// "said another of the rowers, Tom Reed".
func (d *Phrases) namedOne(s Source, hi ItemID) Source {
	if !d.OneOfThem(s.Head) {
		return s
	}
	n := d.nameAfterComma(s.Last, hi)
	if d.Link(s.Last, lang.LinkOf) {
		p := d.PhraseAfter(s.Last+1, hi)
		if n = d.nameAfterComma(p.Last, hi); p.Kind == Named && d.Stop(p.Head-1, ',') {
			n = p.Head // "one of Lee's friends, Tom Reed"
		}
	}
	if n != NoItem {
		s.Kind, s.Head, s.Last = Named, n, n+1
	}
	return s
}

// overNaming is the item behind words that say how somebody is called, "identified as", where they
// stand at item i; else i.
func (d *Phrases) overNaming(i ItemID) ItemID {
	switch {
	case d.Part(i, lang.Named|lang.Naming):
		i++
	case d.HasForm(i, lang.Participle) && d.Part(i+1, lang.As):
		return i + 2
	}
	return i
}

// nameFrom is the person's name that the items [from, to) are, with the titles before it.
func (d *Phrases) nameFrom(from, to ItemID) Source {
	n := d.PhraseBefore(to-1, from)
	if n.Kind != Named || !d.MentionIsPerson(n.Head) {
		return Nobody()
	}
	if d.secondTitle(&n, from) {
		n.First = from
	}
	if n.First != from {
		return Nobody()
	}
	return n
}

// secondTitle reports whether "and" joins the title with which the name n begins to another that
// item from begins: "the retired judge and poet Ann Lee".
func (d *Phrases) secondTitle(n *Source, from ItemID) bool {
	and := n.First - 1
	if and <= from || !d.Link(and, lang.LinkAnd) || n.First == n.Head || !d.tellsOfOne(n.Head-1) {
		return false
	}
	p := d.PhraseAfter(from, and)
	return p.Kind == Nominal && p.Head == and-1 && d.tellsOfOne(p.Head) && !d.Is(n.First, lang.Article|lang.Possessive)
}

// BesideName reports whether the noun at item i is followed by the name of whom it tells: "an
// officer, Ann Lee, said".
func (d *Phrases) BesideName(i ItemID, ln *Line) bool {
	if i+2 < ln.End && d.Part(i+1, lang.Naming|lang.Named) && d.IsName(i+2) {
		return true // "a coalition called Students for Peace"
	}
	if i+1 < ln.End && d.IsName(i+1) || d.nameAfterComma(i+1, ln.End) != NoItem {
		return true
	}
	return d.CalledBehind(i+1, ln.End) != NoItem
}

// naming are the parts of words behind which the name of whoever was spoken of stands: "called
// Ann", "identified as Ann".
const naming = lang.Named | lang.Naming | lang.As

// CalledBehind is the person's name by which somebody is called of whom the words from item i on,
// behind a noun for him, tell it: "a man named Lee", "a woman who gave her name only as Ann", "a
// pilot, who asked to be identified by her first name, Ann"; or none.
func (d *Phrases) CalledBehind(i, hi ItemID) ItemID {
	if i = d.pastWhere(i, hi); d.Stop(i, ',') {
		i++
	}
	for i < hi && d.Is(i, lang.Adverb|lang.Hedge) {
		i++ // "a nurse, popularly known as Ann"
	}
	if i >= hi || !d.Part(i, lang.Named|lang.Naming|lang.Who) && !d.HasForm(i, lang.Gerund|lang.Participle) {
		return NoItem
	}
	for k := i + 1; k < min(hi, i+LongestPhrase/3); k++ {
		switch {
		case d.isPerson(k) && d.tellsName(k-1, i) && !d.Genitive(k+1, hi):
			if k == i+1 && d.calls(i, k+1, hi) {
				return NoItem
			}
			return k
		case d.IsName(k), d.IsQuote(k), d.IsStop(k) && !d.Stop(k, ','), d.Is(k, lang.Negation):
			return NoItem
		}
	}
	return NoItem
}

// pastWhere steps over what tells where somebody is, from item i on, and ends with a place's or a
// body's name: "a nurse in Oldport | , who", "a clerk at Oldport's Tide College | who".
func (d *Phrases) pastWhere(i, hi ItemID) ItemID {
	if !d.Link(i, lang.LinkIn|lang.LinkAt|lang.LinkFrom) {
		return i
	}
	k := i + 1
	for k < min(hi, i+LongestPhrase/5) && !d.isPerson(k) {
		if !d.IsName(k) && !d.Genitive(k, hi) && !d.Is(k, lang.Article) {
			break
		}
		k++
	}
	if k < hi && d.IsName(k-1) && (d.Part(k, lang.Who) || d.Stop(k, ',') && d.Part(k+1, lang.Who)) {
		return k
	}
	return i
}

// calls reports whether the word at item i, between a noun with "the" or an owner and a name, is a
// verb, since none follows at item next: "The judge called Lee “a thief”", but "the clerk named Lee
// said".
func (d *Phrases) calls(i, next, hi ItemID) bool {
	if d.Stop(i-1, ',') || !d.HasCue(i, lang.VerbCues) || next < hi && d.Verbish(next, hi) {
		return false
	}
	return d.PhraseBefore(i-1, max(0, i-LongestPhrase)).Definite
}

// tellsName reports whether the words from item lo up to item i, right before a name, say that
// somebody bears it: "gave her name as", "identified herself only as", "to be called", "goes by the
// name of".
func (d *Phrases) tellsName(i, lo ItemID) bool {
	as, comma := d.Part(i, lang.As), d.Stop(i, ',')
	if as || comma {
		i--
	}
	if !as && !comma && d.goesBy(i, lo) {
		return true
	}
	for i > lo && d.Is(i, lang.Adverb|lang.Hedge) {
		i--
	}
	switch {
	case d.Is(i, lang.Reflexive):
		return !comma
	case d.Part(i, lang.NameNoun) || d.HasCue(i, lang.CueFaint) && d.HasForm(i, lang.Base):
		return d.Is(i-1, lang.Possessive) || d.Is(i-2, lang.Possessive)
	}
	does := d.HasCue(i, lang.SpeechCues|lang.CueManner) // "shouted as Lee was led away"
	called := d.Part(i, lang.Named|lang.Naming) || as && d.HasForm(i, lang.Participle) && !does
	return called && (i == lo || d.BeVerb(i-1))
}

// goesBy reports whether the words up to item i tell under what name somebody goes, acts or speaks:
// "by the name", "under the pen name of", "using the alias".
func (d *Phrases) goesBy(i, lo ItemID) bool {
	if d.Link(i, lang.LinkOf) {
		i--
	}
	it, before := d.At(i), i-2
	switch {
	case !d.Part(i, lang.NameNoun):
		return false
	case it.End-it.First > 2:
		return true // "by the name" is one
	case before <= lo || !d.Is(i-1, lang.Article):
		return false
	case d.Is(before, lang.Preposition):
		return !d.Link(before, lang.LinkIn|lang.LinkOf|lang.LinkFor|lang.LinkTo)
	}
	return d.HasCue(before, lang.CueFaint) && d.verbForm(before)
}

// SaysName reports whether the words right before the name at item i say that somebody is called
// so: "a man named Lee", "a baker, surnamed Lee,", "who gave her name as Ann".
func (d *Phrases) SaysName(i ItemID) bool {
	ln := &d.Lines[d.Items[i].Line]
	if d.Genitive(i+1, ln.End) {
		return false // "was named Lee's deputy"
	}
	if d.tellsName(i-1, ln.First) {
		return !d.Part(i-1, lang.Named|lang.Naming) || d.BeVerb(i-2)
	}
	named := i - 1
	if d.Part(named, lang.As) {
		named--
	}
	noun := named - 1
	if d.Stop(noun, ',') {
		noun--
	}
	return !d.IsName(noun) && d.DescribesPerson(noun) && d.tellsName(i-1, named) && !d.calls(named, i+1, ln.End)
}

// TitleStart is the first item of the titles, posts and article before the name at item i.
func (d *Phrases) TitleStart(i, lo ItemID) ItemID {
	k := i - 1
	for ; k >= lo && k > i-10; k-- {
		name := d.IsName(k)
		if name && k == i-1 {
			break
		}
		if k < i-1 && d.stateIn(k, lo) {
			k = d.overBrackets(k, k-4) // "Ostrey County (Vt.) Sheriff Ann Lee"
			continue
		}
		if name && d.isPerson(k) {
			if v := d.verbBetween(k, i); v > k {
				return v + 1 // "Lee once met | singer Ann Reed"
			}
		}
		if name || d.Is(k, lang.Article|lang.Possessive|lang.NumberWord) || d.Genitive(k, i+1) {
			continue
		}
		if !d.Nounish(k) || d.finite(k, lo) || d.participle(k) && !d.capital(k) {
			break
		}
	}
	return k + 1
}

// verbBetween is the last item between items k and i that is a past form of a verb, and no noun for
// a person, or a noun for several right between them, which is a verb where no other name is
// joined: "Lee coaches Reed", but "Lee lawyers Reed and Hart"; or k.
func (d *Phrases) verbBetween(k, i ItemID) ItemID {
	v := i - 1
	if v == k+1 && d.isPerson(i) && d.Items[v].Entry.Number == lang.Plural && !d.capital(v) &&
		!d.Link(i+1, lang.LinkAnd) && !d.Stop(i+1, ',') {
		return v
	}
	for v > k && (!d.HasForm(v, lang.Past) || d.capital(v) || d.Personal(v)) {
		v--
	}
	return v
}

// stateIn reports whether item k closes the brackets in which the state stands of the place before
// them: "Ostrey (Vt.)".
func (d *Phrases) stateIn(k, lo ItemID) bool {
	o := d.overBrackets(k, max(lo, k-4))
	return d.Stop(k, ')') && o >= max(lo, k-4) && d.IsName(o) && !d.isPerson(o)
}

// Labels reports whether the person's name at item i only tells which thing or body is meant: "the
// Reed case", "the Reed campaign".
func (d *Phrases) Labels(i ItemID, ln *Line) bool {
	if m := d.Mention(i); m.Title != m.First || !d.MentionIsPerson(i) {
		return false
	}
	if i <= ln.First || i+1 >= ln.End || !d.Is(i-1, lang.Article) {
		return false
	}
	if d.IsName(i + 1) {
		return !d.capital(i+1) && !d.MentionIsPerson(i+1)
	}
	return d.Nounish(i+1) && !d.Personal(i+1) && !d.Verbish(i+1, ln.End)
}
