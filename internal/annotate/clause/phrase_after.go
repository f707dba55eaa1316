package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// PhraseAfter reads the noun phrase that begins with item i, before item hi. A gerund after the
// noun is read as part of the phrase: in “a banner reading” the head is “reading”.
func (d *Phrases) PhraseAfter(i, hi ItemID) Source {
	hi = min(hi, i+LongestPhrase)
	if i >= hi {
		return Nobody()
	}
	s := Source{First: i, Last: i, Head: NoItem, Owner: NoItem, Also: NoItem}
	if d.Address(i) && d.Link(i+1, lang.LinkThe) {
		i++ // "His Highness the Amir"
	}
	if d.lonePronoun(i, hi) {
		s.Kind, s.Last, s.Head = Pronoun, i+1, i
		return d.namedOne(s, hi)
	}
	for ; i < hi; i++ {
		if s.Kind == Named && d.Stop(i, '(') {
			if k := d.overLetters(&s, i, hi); k > i {
				s.Last, i = k, k
			}
		}
		if !d.extend(&s, i, hi) {
			break
		}
	}
	if n := d.titledJointly(s, i, hi); n != NoItem {
		s.Kind, s.Head, s.Last = Named, n, n+1
	}
	if !s.Found() {
		return Nobody()
	}
	return d.postmodifiers(s, hi)
}

// overLetters is the item behind the letters in brackets, which open at item i, that stand for the
// body of the phrase s, a name, where a post in it follows: "the Harbour Pilots Union (HPU)
// president"; else i.
func (d *Phrases) overLetters(s *Source, i, hi ItemID) ItemID {
	if s.Last != i || i+3 >= hi || !d.Stop(i+2, ')') {
		return i
	}
	if d.MentionIsPerson(s.Head) || !d.IsName(i+1) || d.MentionIsPerson(i+1) || !d.Nounish(i+3) || d.finite(i+3, i) {
		return i
	}
	return i + 3
}

// titledJointly is the name before which two joined nouns stand, of which the phrase s, ending
// before item i, is the first: "harbour and river pilot Ann Lee", "Quay TV and former Salt News
// anchor Ann Lee"; or none.
func (d *Phrases) titledJointly(s Source, i, hi ItemID) ItemID {
	if i != s.Last || i+2 >= hi {
		return NoItem
	}
	if s.Kind == Named && d.Link(i, lang.LinkAnd) {
		return d.postInBoth(&s, i+1, hi)
	}
	if s.Kind == Nominal && d.joinsTwoPosts(&s, i) {
		return d.heldTogether(i, hi)
	}
	if !d.mayLead(&s) {
		return NoItem
	}
	if d.Stop(i, '.') && d.Is(s.Head, lang.Title|lang.Abbrev) {
		i++ // "former Gov. and party chairman Ann Lee"
	}
	if d.Stop(i, ',') && d.tellsOfOne(s.Head) {
		i = d.overListed(i, hi)
	}
	if !d.Link(i, lang.LinkAnd) {
		return NoItem
	}
	k := d.overTitle(i+1, min(hi, i+6), s.First)
	if k == i+1 || k >= hi || !d.isPerson(k) {
		return NoItem
	}
	if m := d.Mention(k); m.Title < m.First && m.Title == d.Items[i+1].First && !d.Tokens[m.Title].Is(prose.Caps) {
		return NoItem // "the harbour and Minister Lee", but "Trade and Harbour Minister Lee", "founder and CEO Lee"
	}
	return k
}

// joinsTwoPosts reports whether item i joins the post of the phrase s to another of the same
// person.
func (d *Phrases) joinsTwoPosts(s *Source, i ItemID) bool {
	return d.joinsPosts(i) || s.Definite && d.Link(i, lang.LinkAnd) && d.tellsOfOne(s.Head)
}

// joinsPosts reports whether the mark at item i joins two posts of one person: "founder/director",
// "president & chief executive".
func (d *Phrases) joinsPosts(i ItemID) bool {
	return (d.Stop(i, '/') || d.Stop(i, '&')) && d.tellsOfOne(i-1)
}

// heldTogether is the name of who holds both posts that the mark or "and" at item i joins, behind
// them or behind a comma; or none.
func (d *Phrases) heldTogether(i, hi ItemID) ItemID {
	k := d.overTitle(i+1, min(hi, i+6), i)
	if k < hi && d.isPerson(k) && !d.Link(i, lang.LinkAnd) {
		return k
	}
	n := d.nameAfterComma(k, hi)
	if k == i+1 || !d.tellsOfOne(k-1) || n != NoItem && d.Link(n+1, lang.LinkAnd) {
		return NoItem
	}
	return n
}

// postInBoth is the name of whoever has or had a post in the body s and in another, of which the
// words from item i on tell, behind "and"; or none.
func (d *Phrases) postInBoth(s *Source, i, hi ItemID) ItemID {
	if d.MentionIsPerson(s.Head) || d.Is(s.First, lang.Article) {
		return NoItem
	}
	k := d.overTitle(i, min(hi, i+7), s.First)
	if k >= hi || !d.isPerson(k) || !d.tellsOfOne(k-1) {
		return NoItem
	}
	for ; i < k-1; i++ {
		if d.IsName(i) || d.DescribesBody(i) {
			return k
		}
	}
	return NoItem
}

// mayLead reports whether the phrase s may be the first of two nouns before one name: it is
// singular, without an article, and nobody's but a body's.
func (d *Phrases) mayLead(s *Source) bool {
	if s.Kind != Nominal || s.Definite || d.Is(s.First, lang.Article|lang.Possessive) {
		return false
	}
	if s.Owner != NoItem && (!d.IsName(s.Owner) || d.MentionIsPerson(s.Owner)) {
		return false
	}
	return d.Items[s.Head].Entry.Number != lang.Plural
}

// overTitle is the item behind the nouns and bodies' names from item k on, before hi, of a post
// that may stand before somebody's name.
func (d *Phrases) overTitle(k, hi, lo ItemID) ItemID {
	for k < hi && (d.Nounish(k) && !d.finite(k, lo) || d.IsName(k) && !d.MentionIsPerson(k)) {
		k++
	}
	return k
}

// overListed steps right from item i over nouns for a person set between commas: over "writer" in
// "actor, writer and director Ann Lee".
func (d *Phrases) overListed(i, hi ItemID) ItemID {
	for d.Stop(i, ',') {
		k := i + 1
		for k < min(hi, i+5) && d.Nounish(k) && !d.finite(k, i) {
			k++
		}
		if k == i+1 || !d.tellsOfOne(k-1) {
			break
		}
		i = k
	}
	return i
}

// tellsOfOne reports whether the noun at item i is said of one person.
func (d *Phrases) tellsOfOne(i ItemID) bool {
	return (d.DescribesPerson(i) || d.Occupation(i)) && d.Items[i].Entry.Number != lang.Plural
}

// lonePronoun reports whether the pronoun at item i stands for itself, and determines no noun after
// it: nor does "her" before a mark, "according to her, the pier is old".
func (d *Phrases) lonePronoun(i, hi ItemID) bool {
	it := &d.Items[i]
	if it.Is(lang.Possessive) && d.Part(i, lang.Objective) && (i+1 >= hi || d.IsStop(i+1)) {
		return true
	}
	if !it.Is(lang.Pronoun) || it.Is(lang.Article|lang.Possessive|lang.Reflexive) {
		return false
	}
	determines := d.demonstrative(i) && i+1 < hi && (d.Nounish(i+1) || d.IsName(i+1))
	return !determines
}

// extend takes item i into the phrase s, which is read from the left; false where the phrase is at
// its end.
func (d *Phrases) extend(s *Source, i, hi ItemID) bool {
	if s.Kind == Nominal && s.Head == i-1 && d.doneTo(i, s.First) {
		s.Head, s.Last = i-2, i-1 // "the lawyer representing Reed"
		return false
	}
	switch it := &d.Items[i]; {
	case it.Kind == Name:
		if !d.takesName(s, i, hi) {
			return false
		}
		s.Kind, s.Head, s.Last = Named, i, i+1
	case it.Is(lang.Article | lang.Possessive):
		if s.Last != s.First {
			return false
		}
		d.determine(s, i)
		s.Last = i + 1
	case d.Genitive(i, hi):
		s.Owner, s.Definite = s.Head, true
		s.Kind, s.Last = NoSource, i+1
	case d.demonstrative(i) && s.Last == s.First:
		d.point(s, i)
		s.Last = i + 1
	case s.Last == i && s.Last > s.First && !s.Found() &&
		(d.graded(i, s.First) || d.workOf(i, s.First) || d.dayOf(i)):
		s.Last = i + 1
	case d.Nounish(i) && d.takesNoun(s, i):
		if s.Kind == Named {
			s.Owner = s.Head // "Clinton spokesman", "Tesla chief"
		}
		s.Kind, s.Head, s.Last = Nominal, i, i+1
	default:
		return false
	}
	return true
}

// dayOf reports whether item i is the day or month of the text whose noun is right behind it, or
// behind a number: "a Friday editorial", "a May 3 letter".
func (d *Phrases) dayOf(i ItemID) bool {
	if d.Stop(i, '.') {
		i-- // "a Feb. 1 letter"
	}
	if !d.Is(i, lang.Day|lang.Month) {
		return false
	}
	if d.Stop(i+1, '.') {
		i++
	}
	if d.counted(i + 1) {
		i++
	}
	return d.Document(i + 1)
}

// takesName reports whether the name at item i goes on with the phrase s, and begins no other.
func (d *Phrases) takesName(s *Source, i, hi ItemID) bool {
	person := d.MentionIsPerson(i)
	switch s.Kind {
	case Named:
		if s.Last == i && !d.Genitive(i-1, hi) && d.MentionIsPerson(s.Head) {
			return !person && (s.Indefinite || d.theirs(s) || !d.capital(i) && d.employs(i+1))
		}
	case Nominal:
		return person || s.Owner == NoItem || !d.Personal(s.Head) || d.titled(i+1)
	}
	return true
}

// takesNoun reports whether the noun at item i goes on with the phrase s.
func (d *Phrases) takesNoun(s *Source, i ItemID) bool {
	if !s.Found() {
		return true
	}
	if d.finite(i, s.First) || d.plainVerb(i) || s.Last == i && d.doneBy(s.Head, i) {
		return false // "people close to the talks say"
	}
	if s.Kind == Named && d.MentionIsPerson(s.Head) && d.Tokens[d.Items[i].First].Is(prose.Caps) && !d.IsName(i+1) {
		return false // "Ann Lee | MP"
	}
	if d.endsNoun(s, i) {
		return false
	}
	if s.Kind != Named {
		return true
	}
	verb := d.HasCue(i, lang.VerbCues) && d.HasForm(i, lang.Past|lang.Present)
	if verb || d.Personal(i) || d.awaited(s, i) || d.titled(i) {
		return !verb
	}
	return s.Last == i && (d.employs(i) || d.beforePost(i))
}

// endsNoun reports whether the word at item i begins what is told of the noun of s, and belongs to
// it no more: "a study | last year", "a study | written by", "a circular | passing this order".
func (d *Phrases) endsNoun(s *Source, i ItemID) bool {
	switch {
	case d.Part(i, lang.When) && d.Is(i+1, lang.TimeWord|lang.Day|lang.Month):
		return true
	case d.Part(i+1, lang.By) && !d.capital(i):
		return d.pastForm(i) || d.HasForm(i, lang.Participle)
	}
	return s.Last == i && d.Document(s.Head) && d.HasForm(i, lang.Gerund) && d.Part(i+1, lang.Known)
}

// beforePost reports whether item i is set with a capital right before a post that is, too, and
// what that is over leads to who holds it: "World Bank Country Director for Ostrey Ann Lee".
func (d *Phrases) beforePost(i ItemID) bool {
	if !d.capital(i) || !d.capital(i+1) || !d.Is(i+1, lang.Post|lang.Title) {
		return false
	}
	k := d.overField(i+2, d.Lines[d.At(i).Line].End)
	return d.isPerson(k) || d.isPerson(k-1)
}

// employs reports whether from item i on the rest of a title follows that stands before a person's
// name: "said Oldport night-ferry steward Ann Lee", "said Reed campaign treasurer Ann Lee". Between
// two names any noun is one: "said Quay First great Ann Lee".
func (d *Phrases) employs(i ItemID) bool {
	k := i
	for k < i+6 && (d.At(k).Kind == Word && d.Nounish(k) && !d.capital(k) || k > i && d.hyphen(k)) {
		k++
	}
	return k > i && d.nameHere(k) && (d.Personal(k-1) || d.Occupation(k-1) || d.IsName(i-1) && d.noVerb(k-1))
}

// noVerb reports whether the word at item i can be no verb of which a name before it is the
// subject.
func (d *Phrases) noVerb(i ItemID) bool {
	return d.At(i).Entry.Form == 0 && !d.Pack.Looks(d.Spelled(i), lang.Past|lang.Present|lang.Gerund)
}

// theirs reports whether "the" before the person's name in the phrase s shows that what is
// somebody's is still to come: "the Reed campaign", "the new Reed poster".
func (d *Phrases) theirs(s *Source) bool {
	one := s.Head == s.First+2 && !d.IsName(s.First+1) && !d.Personal(s.First+1) && !d.capital(s.First+1)
	return d.Link(s.First, lang.LinkThe) && (s.Head == s.First+1 || one) && d.MentionIsPerson(s.Head)
}

// titled reports whether the word in capitals at item i begins a title before a person's name:
// "said Oldport High Warden Ann Lee".
func (d *Phrases) titled(i ItemID) bool {
	k := i
	for k < i+4 && d.At(k).Kind == Word && d.capital(k) && d.Nounish(k) {
		k++
	}
	return k > i && d.Personal(k-1) && d.nameHere(k)
}

// nameHere reports whether a person's name stands at item i, or behind a comma there.
func (d *Phrases) nameHere(i ItemID) bool {
	return d.isPerson(i) || d.nameAfterComma(i, i+6) != NoItem
}

// awaited reports whether an article before the name shows that a noun is still to come, and item i
// may be it: "a Reed campaign official", "another Supreme Court litigator".
func (d *Phrases) awaited(s *Source, i ItemID) bool {
	if !s.Indefinite && !d.theirs(s) || s.First == s.Head || d.capital(i) {
		return false
	}
	return !d.Pack.Looks(d.Spelled(i), lang.Past|lang.Present) && !d.HasForm(i, lang.Past|lang.Present|lang.Gerund)
}

// postmodifiers takes in what follows a noun, or a name joined to one by "and".
func (d *Phrases) postmodifiers(s Source, hi ItemID) Source {
	i := s.Last
	if i < hi && d.Is(i, lang.Preposition) {
		d.skipAdjective(&s)
	}
	switch {
	case s.Kind == Nominal && d.nameOfBody(&s, i, hi):
		s.Kind, s.Head, s.Last = Named, i+1, i+2
	case s.Kind == Nominal && d.Personal(s.Head):
		d.afterNoun(&s, i, hi)
	case s.Kind == Nominal && s.Owner != NoItem:
		if n := d.nameAfterComma(i, hi); n != NoItem { // "said Lee's introducer, Nick Reed"
			s.Kind, s.Head, s.Last = Named, n, n+1
		}
	case s.Kind == Named && d.MentionIsPerson(s.Head):
		d.takeSecond(&s, hi)
	}
	return s
}

// takeSecond takes into the phrase s, somebody's name, the one that "and" joins to it, "said Lee
// and Reed", "said its founders, Lee and Reed", or a list of names, which is several people's.
func (d *Phrases) takeSecond(s *Source, hi ItemID) {
	at := s.Last
	for d.Stop(at, ',') && d.isPerson(at+1) && (d.Stop(at+2, ',') || d.Link(at+2, lang.LinkAnd)) {
		at += 2
	}
	several := at > s.Last
	if several && d.Stop(at, ',') {
		at++
	}
	if at+1 >= hi || !d.Link(at, lang.LinkAnd) {
		return
	}
	if p := d.PhraseAfter(at+1, hi); p.Kind == Named && d.MentionIsPerson(p.Head) {
		s.Also, s.Last, s.Indefinite = p.Head, p.Last, several
	}
}

// nameOfBody reports whether the phrase s, which ends before item i, is for a body, and its name is
// all that stands behind the comma there: "said the operator, Norbury Docks."
func (d *Phrases) nameOfBody(s *Source, i, hi ItemID) bool {
	body := d.DescribesBody(s.Head) && !d.DescribesPerson(s.Head) || d.Part(s.Head, lang.KindOfBody)
	if !body || !s.Definite && !d.Is(s.First, lang.Article) || !d.Stop(i, ',') || i+1 >= hi {
		return false
	}
	return d.IsName(i+1) && !d.MentionIsPerson(i+1) && !d.IsPlace(i+1) && (i+2 >= hi || d.IsStop(i+2))
}

// afterNoun takes "of the council", "for Mr Reed" into the phrase s, which ends before item i, and
// a name set beside its noun: "her spokesman, Nick Reed".
func (d *Phrases) afterNoun(s *Source, i, hi ItemID) {
	n := d.holderBehind(i, hi)
	if n == NoItem || d.Is(s.Head, lang.Demonym) {
		n = d.CalledBehind(i, hi)
	}
	if n != NoItem {
		several := d.severalAt(s.Head)
		s.Kind, s.Head, s.Last = Named, n, n+1
		if several {
			d.takeSecond(s, hi)
		}
		return
	}
	if i+1 >= hi || !d.Is(i, lang.Preposition) || d.adverbial(i) {
		return
	}
	p := d.PhraseAfter(i+1, hi)
	if p.Kind != Named && p.Kind != Nominal || d.wordsAre(p, i) {
		return
	}
	if d.holderIn(s, &p) || d.besideBody(p) || d.rankBehind(s, p) {
		s.Kind, s.Head, s.Last = Named, p.Head, p.Last
		return
	}
	p = d.placeCalled(p, hi)
	s.Last = p.Last
	if p.Kind == Named && s.Owner == NoItem {
		s.Owner = p.Head
	}
	if n := d.nameAfterComma(p.Last, hi); n != NoItem {
		s.Kind, s.Head, s.Last = Named, n, n+1
	}
}

// holderIn reports whether the phrase p behind the post of s ends with the name of who holds it.
func (d *Phrases) holderIn(s, p *Source) bool {
	if !d.Is(s.Head, lang.Post|lang.Title|lang.Spokes) || s.Indefinite {
		return false
	}
	if d.heldInBody(*p) {
		p.Kind, p.Head = Named, p.Last-1
		return true
	}
	return d.holdsPost(*p)
}

// wordsAre reports whether the phrase p behind the preposition at item i is for what was said or
// written: "asked the senator in a privilege speech" tells where the words are, and not which
// senator it was.
func (d *Phrases) wordsAre(p Source, i ItemID) bool {
	return p.Kind == Nominal && d.HasCue(p.Head, lang.CueNoun) && d.Link(i, lang.LinkIn|lang.LinkAt|lang.LinkOn)
}

// placeCalled is the name of the place of which the phrase p says what it is, "the western city of
// Oldport"; else p.
func (d *Phrases) placeCalled(p Source, hi ItemID) Source {
	n := p.Last + 1
	area := p.Kind == Nominal && p.Definite && d.Is(p.Head, lang.AreaNoun|lang.PlaceHead)
	if !area || n >= hi || !d.Link(p.Last, lang.LinkOf) || !d.IsName(n) || !d.IsPlace(n) {
		return p
	}
	return d.PhraseOf(n)
}

// holderBehind is the person's name behind the comma that ends what a post is held over and where,
// from item i on: "the head of the Salt Board (SB), Ann Lee", "the Minister of Works and Housing,
// Ann Lee", "the head of policy at Quay First, Ann Lee", "the Chairman, Salt Union, Ann Lee"; or
// none.
func (d *Phrases) holderBehind(i, hi ItemID) ItemID {
	for i < hi {
		if n := d.nameAfterComma(i, hi); n != NoItem {
			return n
		}
		next := d.overField(i, hi)
		if next == i {
			return NoItem
		}
		if n := d.styledName(next, hi); n != NoItem && d.Stop(next-1, ')') {
			return n // "the head of the Salt Board (SB) Dr Ann Lee"
		}
		i = next
	}
	return NoItem
}

// styledName is the person's name that begins at item i, a form of address before it or none; or
// none.
func (d *Phrases) styledName(i, hi ItemID) ItemID {
	for i < hi && d.Is(i, lang.Honorific) {
		i++
	}
	if i < hi && d.isPerson(i) {
		return i
	}
	return NoItem
}

// overField is the item behind what item i begins of the words that a post is held over: brackets,
// or nouns and bodies behind a preposition, an "and" or, in capitals, a comma; i where nothing
// does.
func (d *Phrases) overField(i, hi ItemID) ItemID {
	if k := d.pastBrackets(i, hi); k > i {
		return k
	}
	comma := d.Stop(i, ',')
	if !comma && !d.Link(i, lang.LinkAnd) && (!d.Is(i, lang.Preposition) || d.adverbial(i)) {
		return i
	}
	k := i + 1
	if k < hi && !comma && d.Is(k, lang.Article) {
		k++
	}
	from := k
	for k < hi && d.inField(k, i, comma) {
		k++
	}
	if k == from || k >= hi || !d.IsName(k-1) && d.DescribesPerson(k-1) {
		return i
	}
	return k
}

// pastBrackets is the item behind the few words in brackets that open at item i, before item hi; i
// where none do.
func (d *Phrases) pastBrackets(i, hi ItemID) ItemID {
	if !d.Stop(i, '(') {
		return i
	}
	for k := i + 1; k < min(hi, i+LongestPhrase/4); k++ {
		if d.Stop(k, ')') {
			return k + 1
		}
	}
	return i
}

// inField reports whether item k, behind item i, can be among the words that a post is held over.
// In capitals they need be behind a comma.
func (d *Phrases) inField(k, i ItemID, comma bool) bool {
	switch {
	case d.isPerson(k) || comma && !d.capital(k) && k == i+1:
		return false
	case d.IsName(k):
		return true
	}
	return d.Nounish(k) && !d.finite(k, i) && !d.Is(k, lang.Day|lang.Month|lang.TimeWord|lang.Pronoun)
}

// heldInBody reports whether the phrase p is a body, and what it is over ends in the name of who
// holds the post before it: "the head of the Committee on Rivers Dr Ann Lee", but not "of the
// office of Harbour Minister Ann Lee".
func (d *Phrases) heldInBody(p Source) bool {
	n := p.Last - 1
	if p.Kind != Nominal || !d.DescribesBody(p.Head) || p.Owner != n || !d.isPerson(n) {
		return false
	}
	i := n - 1
	for i > p.Head && d.Is(i, lang.Honorific) {
		i--
	}
	one := d.Personal(i) && d.Items[i].Entry.Number != lang.Plural
	return i > p.Head && d.capital(i) && d.Nounish(i) && !one
}

// besideBody reports whether the phrase p is a body, a thing or several people and, behind a comma,
// somebody's name: the name tells who it is that is head of it or speaks for them, "the head of the
// bank, Ann Lee", "a lawyer for the victims, Ann Lee".
func (d *Phrases) besideBody(p Source) bool {
	if p.Kind != Named || !d.MentionIsPerson(p.Head) || d.Part(p.Head-1, naming) {
		return false
	}
	for k := p.Head - 1; k > p.First; k-- {
		if d.Stop(k, ',') {
			const person = lang.Post | lang.Title | lang.PersonNoun | lang.Kin | lang.Spokes | lang.Unnamed
			several := d.Items[k-1].Entry.Number == lang.Plural
			return !d.Is(k-1, person) || several && p.Also == NoItem && !d.listed(p.Last)
		}
	}
	return false
}

// listed reports whether another name follows the one that ends before item i, as in a list.
func (d *Phrases) listed(i ItemID) bool {
	return d.Link(i, lang.LinkAnd) || d.Stop(i, ',') && d.isPerson(i+1)
}

// rankBehind reports whether the phrase p, behind "of" after the post of the phrase s, is the rest
// of the post and the name of who holds it: "master of ceremonies Ann Lee".
func (d *Phrases) rankBehind(s *Source, p Source) bool {
	if s.Indefinite || s.Owner != NoItem || d.DescribesBody(s.Head) || !d.Link(s.Last, lang.LinkOf) {
		return false
	}
	if p.Kind != Named || !d.MentionIsPerson(p.Head) || p.First >= p.Head || p.Owner != NoItem {
		return false
	}
	for i := p.First; i < p.Head; i++ {
		if d.capital(i) || d.Personal(i) || !d.Nounish(i) {
			return false
		}
	}
	return true
}

// nameAfterComma is the person's name, with titles before it and where he is from, that follows the
// comma at item i; or none.
func (d *Phrases) nameAfterComma(i, hi ItemID) ItemID {
	if i+1 >= hi || !d.Stop(i, ',') {
		return NoItem
	}
	n := i + 1
	if d.Is(n, lang.Article) && d.Is(n+1, lang.Demonym|lang.PastPost) {
		n++ // "said the head of the firm, the Belgian Ann Lee"
	}
	const before = lang.Honorific | lang.Title | lang.Post | lang.PersonNoun | lang.Spokes |
		lang.Demonym | lang.PastPost
	for n+1 < min(hi, i+5) && d.Is(n, before) {
		n++
	}
	if d.isPerson(n) {
		return n
	}
	return d.nameBehindNouns(i+1, hi)
}

// nameBehindNouns is the person's name that closes what the article at item i opens, behind nouns
// for that person: "the Jesuit priest and scholar Ann Lee"; or none.
func (d *Phrases) nameBehindNouns(i, hi ItemID) ItemID {
	n := i + 1
	for n < min(hi, i+8) && (d.Nounish(n) && !d.finite(n, i) || d.Link(n, lang.LinkAnd)) {
		n++
	}
	if !d.Link(i, lang.LinkThe) || !d.isPerson(n) || !d.tellsOfOne(n-1) || n+1 < hi && !d.IsStop(n+1) {
		return NoItem
	}
	return n
}
