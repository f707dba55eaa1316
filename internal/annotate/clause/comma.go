package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// overComma steps left over what stands between commas before the verb: apposition, age, place,
// relative clause.
func (d *Grammar) overComma(s *Saying, j ItemID, ln *Line) {
	if p := d.listBefore(j, ln.First); p.Found() {
		s.Subject = p
		return
	}
	for range 8 {
		k := d.segment(j, ln)
		if d.readSegment(s, k, j, ln) {
			return
		}
		j = k
	}
}

// listBefore is several people whose names end before the comma or dash at item j: "Three analysts,
// Ann Lee, Tom Reed and Jo Brandt, said"; or nobody.
func (d *Phrases) listBefore(j, lo ItemID) Source {
	if j-5 < lo || !d.isPerson(j-1) || !d.Link(j-2, lang.LinkAnd) {
		return Nobody()
	}
	second := j - 3
	if d.Stop(second, ',') {
		second--
	}
	if second-2 < lo || !d.isPerson(second) || !d.Stop(second-1, ',') || !d.isPerson(second-2) {
		return Nobody()
	}
	p := d.PhraseOf(second - 2)
	p.Also, p.Last, p.Indefinite = second, j, true
	return p
}

// segment is the comma before the one at item j; or the semicolon, colon or quotation that comes
// first; or an item before the line.
func (d *Grammar) segment(j ItemID, ln *Line) ItemID {
	k := j - 1
	for ; k >= max(ln.First, j-LongestPhrase); k-- {
		stop := d.Stop(k, ',') || d.Stop(k, ';') || d.Stop(k, ':')
		if stop || k == j-1 && d.IsQuote(k) {
			break
		}
	}
	return k
}

// commaIn reports whether a comma stands among the items [i, end): what follows it is another
// verb's than that at item i, "Lee, who, Reed says, has never lied, said".
func (d *Grammar) commaIn(i, end ItemID) bool {
	for ; i < end; i++ {
		if d.Stop(i, ',') {
			return true
		}
	}
	return false
}

// readSegment looks for the subject of saying s between item k and the comma at item j, and before
// it; false where it lies further left.
func (d *Grammar) readSegment(s *Saying, k, j ItemID, ln *Line) bool {
	if k < ln.First || !d.Stop(k, ',') {
		return d.readOpening(s, k, j, ln)
	}
	if k-1 > ln.First && d.Part(k-1, lang.Who) {
		s.Relative = !d.Predicate(j+1, ln) || !d.commaIn(j+1, s.Item)
		d.relative(s, k-1, ln) // "Lee, who, after a quarrel with Reed, said"
		return true
	}
	if k-1 > ln.First && d.Is(k-1, lang.Conjunction) {
		d.share(s, k-2, ln) // "she lay down and, asked by a curate whether …, replied"
		return true
	}
	if d.saidAside(k, j) {
		return false
	}
	if p := d.bodysName(k, j, ln); p.Found() {
		s.Subject = p
		return true
	}
	if d.apposed(k+1, j) {
		if p := d.PhraseBefore(k-1, ln.First); p.Found() {
			if d.Link(k+1, lang.LinkAnd) && p.Kind == Nominal && p.First == p.Head {
				return false // "Ann Lee, head of the board for ports, fisheries, and trade, said"
			}
			if n := d.nameFrom(k+1, j); n.Found() && p.Kind == Named && d.another(p, n) {
				// "The chairman, Harbour Union, Ann Lee, said"; "The man who shot Reed, Lee, said"
				s.Subject = n
				return true
			}
			return !d.alsoSetAfter(p, ln) && d.overApposition(s, p, k, j, ln)
		}
	}
	if p := d.nameFrom(k+1, j); p.Found() {
		if by := d.PhraseBefore(k-1, ln.First); by.Found() && d.alsoSetAfter(by, ln) {
			return false // "Ann Lee, in a statement signed by her aide, Mr Tom Reed, said"
		}
		s.Subject = p
		return true
	}
	return false
}

// readOpening looks for the subject of saying s where no comma stands before the segment that
// begins behind item k; false where it lies further left.
func (d *Grammar) readOpening(s *Saying, k, j ItemID, ln *Line) bool {
	if k < ln.First || k+1 < j || !d.IsQuote(k) {
		s.Subject = d.leading(k+1, j, ln) // "The leader of the league, Ann Lee, said"
		return true
	}
	if d.invert(s, ln); !s.HasSubject() {
		s.Subject = d.headed(k, ln)
	}
	return s.HasSubject() || k == ln.First
}

// saidAside reports whether nothing but a name and a verb of saying stands between the commas at
// items k and j: "The Echo, Lee said, called the sale …".
func (d *Grammar) saidAside(k, j ItemID) bool {
	if j-k < 3 || !d.HasCue(j-1, lang.CueSay) || !d.HasForm(j-1, lang.Past|lang.Present) {
		return false
	}
	p := d.PhraseAfter(k+1, j-1)
	return p.Kind == Named && p.Last == j-1
}

// another reports whether the name n, set off behind the name p, is somebody else's who speaks, and
// nobody to whom p does something, as in "Ann Lee, defending Tom Reed,"; but a paper, "citing Tom
// Reed", gives his words.
func (d *Grammar) another(p, n Source) bool {
	if d.Mention(p.Head).Entity == d.Mention(n.Head).Entity {
		return false
	}
	i := d.participleAt(n)
	return i == NoItem || d.Part(i, lang.Quoted) && !d.MentionIsPerson(p.Head)
}

// bodysName is the organisation's name between the commas at items k and j, if a noun for such a
// body stands before them, with what is said of it: "The firm behind the plan, Norbury Docks,
// said", "The company that runs it, Norbury Docks, said", "The contractor, Norbury Docks, said".
func (d *Grammar) bodysName(k, j ItemID, ln *Line) Source {
	n := d.PhraseBefore(j-1, k+1)
	if n.Kind != Named || n.First != k+1 || d.MentionIsPerson(n.Head) || d.IsPlace(n.Head) {
		return Nobody()
	}
	p := d.PhraseBefore(k-1, ln.First)
	for i := k - 1; i >= ln.First && i > k-LongestPhrase && !d.IsStop(i) && !d.IsQuote(i); i-- {
		within := i >= p.First && p.Kind == Nominal
		told := i+1 < k && (d.Is(i+1, lang.Relative) || d.HasForm(i+1, lang.Gerund))
		if !within && !told || !d.bodysNoun(i, k) {
			continue
		}
		if of := d.bare(i, ln.First); of.Head == i && (d.clauseBegins(of.First, ln) || d.behindDocument(of.First, ln)) {
			return n
		}
	}
	return Nobody()
}

// bodysNoun reports whether the noun at item i is for a body before the comma at item k.
func (d *Grammar) bodysNoun(i, k ItemID) bool {
	return d.DescribesBody(i) && !d.DescribesPerson(i) || i == k-1 && d.Part(i, lang.KindOfBody)
}

// behindDocument reports whether the article at item i begins the subject behind a document in
// which something is said, with no comma between: "In a statement | the company", "In a letter to
// parents | the school".
func (d *Phrases) behindDocument(i ItemID, ln *Line) bool {
	if !d.Link(ln.First, lang.LinkIn) || !d.Is(i, lang.Article) || d.Is(i-1, lang.Preposition) {
		return false
	}
	document := false
	for k := ln.First + 1; k < i; k++ {
		if d.IsStop(k) || d.IsQuote(k) {
			return false
		}
		document = document || k < ln.First+4 && d.Document(k)
	}
	return document
}

// alsoSetAfter reports whether the phrase p, before a comma, is itself set after somebody's name
// with commas: "Ann Lee, from Oldport, who", "Ann Lee, of the pier's crew, who".
func (d *Grammar) alsoSetAfter(p Source, ln *Line) bool {
	if d.kinOfOther(p, ln) {
		return true // "Ann Lee, a sister of the mayor, Tom Reed, said"
	}
	comma := p.First - 2
	if comma-1 < ln.First {
		return false
	}
	if d.withinRelative(p, ln) {
		return true // "Ann Lee, who works with Tom Reed, a pilot, said"
	}
	if p.Kind == Named && d.MentionIsPerson(p.Head) {
		return false
	}
	if p.Kind == Named && d.tellsWhere(p, ln) {
		return true
	}
	if p.Kind == Nominal && d.Is(p.Head, lang.PastPost) {
		return true // "Ann Lee, 81 and retired in Oldport, Ostrey, said"
	}
	if d.BeVerb(p.First-1) && d.Is(comma, lang.Relative) {
		return true // "Lee, who is a pastor at the church of Elim, Ostrey,"
	}
	comma = d.phraseOpens(p.First-1, ln)
	if comma == NoItem {
		return false
	}
	if d.Digits(comma-1) && d.Stop(comma-2, ',') {
		comma -= 2 // "Ann Lee, 22, of Oldport, Ostrey,"
	}
	return d.isPerson(comma-1) || d.inDocument(comma, p.Last)
}

// inDocument reports whether the comma at item i sets a document with a preposition after whoever
// says something in it, a body or one who holds a post, with no more than that before item end:
// "The union, in a statement signed by its".
func (d *Grammar) inDocument(i, end ItemID) bool {
	if !d.Is(i+1, lang.Preposition) || !d.IsName(i-1) && !d.DescribesBody(i-1) && !d.DescribesPerson(i-1) {
		return false
	}
	for k := i + 3; k < end; k++ { // but "in charge of"
		if d.Document(k) {
			return true
		}
	}
	return false
}

// kinOfOther reports whether the noun p, before a comma, is set after the name of the person with
// whom the sentence begins, and tells by a preposition to whom or what he belongs: a name behind
// that comma is this one's.
func (d *Phrases) kinOfOther(p Source, ln *Line) bool {
	name := p.First - 2
	if d.Digits(name) {
		name -= 2 // "Ann Lee, 22, a sister of"
	}
	if p.Kind != Nominal || name < ln.First || !d.Stop(p.First-1, ',') || !d.isPerson(name) {
		return false
	}
	n := d.PhraseBefore(name, ln.First)
	first := n.First - 1
	fronted := d.Stop(first, ',') && d.Is(ln.First, lang.Preposition) // "In Oldport, Ann Lee, a sister of"
	if n.Kind != Named || first >= ln.First && !d.IsQuote(first) && !fronted {
		return false
	}
	for i := p.Head + 1; i < p.Last; i++ {
		if d.Is(i, lang.Preposition) {
			return true
		}
	}
	return false
}

// tellsWhere reports whether the name p, of a place or a body, only says more of where somebody is
// who was named before.
func (d *Grammar) tellsWhere(p Source, ln *Line) bool {
	before := p.First - 1
	if d.IsPlace(p.Head) && d.Is(before, lang.Preposition) {
		return true // "Ann Lee, now retired in Oldport, Ostrey, said"
	}
	if !d.Stop(before, ',') {
		return false
	}
	if d.heldByNamed(before-1, ln) {
		return true // "Ann Lee, the chairman, Salt Union, Norbury branch, said"
	}
	// "Ann Lee, who teaches at Ostrey College, Oldport, Kenya, said"
	return d.IsName(p.Last+1) && d.IsPlace(p.Last+1)
}

// heldByNamed reports whether a post without more of it ends with item i, and is set after a
// person's name with a comma: "Ann Lee, the chairman".
func (d *Phrases) heldByNamed(i ItemID, ln *Line) bool {
	p := d.bare(i, ln.First)
	if p.Kind != Nominal || !d.Is(p.Head, lang.Post|lang.Title) || p.First-2 < ln.First || !d.Stop(p.First-1, ',') {
		return false
	}
	return d.isPerson(p.First - 2)
}

// withinRelative reports whether the phrase p stands in a relative clause, behind its verb: the
// clause began after a comma and has not ended.
func (d *Grammar) withinRelative(p Source, ln *Line) bool {
	if !ln.Has(lang.Relative) {
		return false
	}
	verb := false
	for i := p.Head - 1; i > ln.First && i > p.First-LongestPhrase; i-- {
		switch {
		case d.IsQuote(i) || d.IsStop(i):
			return false
		case d.Is(i, lang.Relative) && !d.Part(i, lang.That):
			verb = verb || d.Part(i, lang.Who) && i+1 < p.Head && d.Nounish(i+1) && !d.capital(i+1) // "who heads the board"
			return verb && (d.Part(i, lang.Who) && d.DescribesPerson(i-1) || d.setAfterName(i-1, ln))
		case !verb:
			verb = d.Predicate(i, ln) || d.Is(i, lang.Auxiliary) || d.HasForm(i, lang.Past|lang.Present)
		}
	}
	return false
}

// setAfterName reports whether what follows item i, a comma or a noun set after a name, tells of
// whoever stands before the comma: "Ann Lee, who", "Ann Lee, a pilot who".
func (d *Phrases) setAfterName(i ItemID, ln *Line) bool {
	if !d.Stop(i, ',') {
		i = d.PhraseBefore(i, ln.First).First - 1
	}
	return i > ln.First && d.Stop(i, ',') && (d.IsName(i-1) || d.Personal(i-1) || d.Digits(i-1))
}

// phraseOpens is the comma behind which a preposition or participle opens what goes on to item i,
// with no clause of its own, "speaking for the", "via a statement by her"; or none.
func (d *Phrases) phraseOpens(i ItemID, ln *Line) ItemID {
	for k := i; k > max(ln.First, i-LongestPhrase/2); k-- {
		switch {
		case d.Stop(k-1, ','):
			if d.Is(k, lang.Preposition) || d.HasForm(k, lang.Gerund) || d.Pack.Looks(d.Spelled(k), lang.Gerund) {
				return k - 1
			}
			return NoItem
		case d.IsStop(k - 1), d.IsQuote(k - 1), d.Is(k, lang.Auxiliary|lang.Relative|lang.Conjunction|lang.Pronoun):
			return NoItem
		}
	}
	return NoItem
}

// overApposition takes the phrase p, before the comma at item k, as the subject of saying s, or the
// name that stands between it and the comma at item j; false where p is no person and hangs on
// something else.
func (d *Grammar) overApposition(s *Saying, p Source, k, j ItemID, ln *Line) bool {
	place := k+2 == j && k-1 > ln.First && d.IsName(k+1) && d.IsPlace(k+1)
	if place && p.Kind == Nominal && !d.DescribesPerson(p.Head) {
		return false // "Ann Lee, who lives outside of the state capital, Oldport, said"
	}
	if p.Kind == Nominal && !d.Personal(p.Head) && k-1 > ln.First {
		s.Subject = d.nameFrom(k+1, j) // "Her opposite number, Ann Lee, said"
		if !s.HasSubject() && d.beginsAnew(p) {
			s.Subject = p
		}
		return s.HasSubject()
	}
	p = d.named(p, k+1, j)
	d.join(&p, ln.First) // "Ann Lee and her brother, Tom Reed, said"
	s.Subject = d.beforeApposition(p, ln)
	return true
}

// beginsAnew reports whether the phrase p, which may tell of a person, begins a clause of its own
// behind a comma's "and" or a relative: "Lee won, and one booster, asked in town, said", "a move
// that one booster, asked in town, called".
func (d *Grammar) beginsAnew(p Source) bool {
	i := p.First - 1
	return d.MayDescribePerson(p.Head) && (d.Is(i, lang.Relative) || d.Is(i, lang.Conjunction) && d.Stop(i-1, ','))
}

// leading reads the subject that ends right before the comma at j, where items [from, j) open the
// clause.
func (d *Grammar) leading(from, j ItemID, ln *Line) Source {
	p := d.PhraseBefore(j-1, from)
	if !p.Found() || d.object(p, from) {
		return d.ClauseSubject(j-1, ln)
	}
	if n := d.namedInIt(&p, ln); n.Found() {
		p = n
	}
	d.join(&p, from)
	return p
}

// object reports whether the phrase p is the object of a verb that stands before it and after item
// from: "Lee praised the crew, called …".
func (d *Phrases) object(p Source, from ItemID) bool {
	for i := p.First - 1; i > from; i-- {
		switch {
		case d.finite(i, from) || d.Is(i, lang.Modal):
			return true
		case d.Is(i, lang.Relative|lang.Question):
			return false
		}
	}
	return false
}
