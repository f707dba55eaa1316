package clause

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// Says reports whether the word stands in the phrase before its head.
func (d *Phrases) Says(s Source, w lang.Word) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Items[i].Word == w {
			return true
		}
	}
	return false
}

// NamesPeople reports whether the phrase says of which people somebody is.
func (d *Phrases) NamesPeople(s Source) bool {
	for i := s.First; i <= s.Head; i++ {
		if d.Is(i, lang.Demonym) {
			return true
		}
	}
	return false
}

// participated is the noun of which the participle tells that ends at item i, perhaps with a
// particle: "a leaflet handed out", "a message, first reported".
func (d *Phrases) participated(i ItemID, ln *Line) Source {
	if i > ln.First && d.Is(i, lang.Adverb|lang.Preposition) {
		i--
	}
	e := d.Items[i].Entry
	if d.Items[i].Kind != Word || e.Is(lang.Function) || e.Form&lang.Participle == 0 && !d.Pack.Looks(d.Spelled(i), lang.Past) {
		return Nobody()
	}
	for i--; i > ln.First && (d.Is(i, lang.Adverb|lang.NumberWord) || d.Part(i, lang.Midway)); {
		i--
	}
	if i > ln.First && d.Stop(i, ',') {
		i--
	}
	if i < ln.First || d.Is(i, lang.Auxiliary|lang.Modal) {
		return Nobody()
	}
	return d.PhraseBefore(i, ln.First)
}

// Labels reports whether the person's name at item i only tells which thing is meant: "the Reed
// case".
func (d *Phrases) Labels(i ItemID, ln *Line) bool {
	m := d.Mention(i)
	return i > ln.First && i+1 < ln.End && m.Title == m.First && d.MentionIsPerson(i) && d.Is(i-1, lang.Article) && d.Nounish(i+1) && !d.Personal(i+1) && !d.Verbish(i+1, ln.End)
}

// FiledBy is who made the document s, where a participle of saying or making right after it tells,
// and not whoever saw or got hold of it: "the lawsuit, filed by Lee, says".
func (d *Phrases) FiledBy(s Source, l LineID) Source {
	i, hi := s.Head+1, d.Lines[l].End
	if i < hi && d.Stop(i, ',') {
		i++
	}
	if i+2 >= hi || d.Items[i].Kind != Word || d.Part(i, lang.Obtains) || !d.Part(i+1, lang.By) {
		return Nobody()
	}
	return d.PhraseAfter(i+2, hi)
}

// CanSpeak reports whether the phrase names people or bodies.
func (d *Phrases) CanSpeak(s Source) bool {
	switch s.Kind {
	case Named:
		return true
	case Pronoun:
		return !d.Is(s.Head, lang.Relative|lang.Question)
	case Nominal:
		return d.Personal(s.Head) && !d.HasCue(s.Head, lang.CueNoun)
	}
	return false
}

// SubjectAt reads the phrase that begins at item k if it stands where a subject stands: at the
// start of a clause, and not as a possessor.
func (d *Phrases) SubjectAt(k ItemID, ln *Line) Source {
	if k > ln.First && !d.OpensClause(k-1) && !(d.Is(k-1, lang.Adverb|lang.Hedge|lang.TimeWord) && (k-1 == ln.First || d.OpensClause(k-2))) || d.Is(k, lang.Relative|lang.Question) {
		return Nobody()
	}
	it := &d.Items[k]
	if it.Kind == Word && d.Pack.Looks(d.Spelled(k), lang.Gerund) && !d.Tokens[it.First].Is(prose.Upper) {
		return Nobody() // "that keeping Reed"
	}
	if it.Kind != Name && !(it.Kind == Word && (it.Entry.Is(lang.Pronoun|lang.Article|lang.Possessive|lang.Title|lang.Post|lang.Honorific) || d.Nounish(k))) {
		return Nobody()
	}
	p := d.PhraseAfter(k, ln.End)
	if !p.Found() || p.Kind == Nominal && !d.Personal(p.Head) || p.Last < ln.End && d.Genitive(p.Last, ln.End) {
		return Nobody()
	}
	return p
}

// CountsChildren reports whether a word for a parent is a description of its own, "the father of
// two", and not somebody's father.
func (d *Phrases) CountsChildren(s Source) bool {
	i := s.Head + 1
	return s.Definite && s.Owner == NoItem && (strings.Contains(d.Spelled(s.Head), "-") || int(i)+1 < len(d.Items) && d.Link(i, lang.LinkOf) && d.Is(i+1, lang.NumberWord))
}

// Compatriot reports whether the phrase is a person's by nothing but where he comes from: "the
// Spaniard".
func (d *Phrases) Compatriot(s Source) bool {
	return s.Definite && d.Is(s.Head, lang.Demonym) && d.Items[s.Head].Entry.Number == lang.Singular
}

// Some reports whether the phrase counts: "one skipper", "two officials".
func (d *Phrases) Some(s Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Is(i, lang.NumberWord) || d.Part(i, lang.Determiner) {
			return true
		}
	}
	return false
}

// NewcomerAt reports whether the noun at item i heads an indefinite phrase that stands by itself:
// beside no name, "Lee, an officer", and after no "is" or "as".
func (d *Phrases) NewcomerAt(i ItemID) bool {
	ln := &d.Lines[d.Items[i].Line]
	p := d.PhraseBefore(i, ln.First)
	if p.Kind != Nominal || !p.Indefinite || p.Definite || p.Head != i || d.BesideName(i, ln) || i+1 < ln.End && d.Nounish(i+1) && !d.Verbish(i+1, ln.End) {
		return false
	}
	k := p.First - 1
	return k < ln.First || !d.Stop(k, ',') && !d.Part(k, lang.As|lang.Be|lang.Becomes) && !d.IsName(k) || d.Stop(k, ',') && (k == ln.First || !d.IsName(k-1))
}

// BesideName reports whether the noun at item i is followed by the name of whom it tells: "an
// officer, Ann Lee, said".
func (d *Phrases) BesideName(i ItemID, ln *Line) bool {
	if i+2 < ln.End && d.Part(i+1, lang.Naming) && d.IsName(i+2) {
		return true // "a coalition called Students for Peace"
	}
	return i+1 < ln.End && d.IsName(i+1) || d.nameAfterComma(i+1, ln.End) != NoItem
}

// Past reports whether the phrase is for somebody who no longer holds the post: "the former mayor".
func (d *Phrases) Past(s Source) bool {
	for i := s.First; i < s.Head; i++ {
		if d.Is(i, lang.PastPost) {
			return true
		}
	}
	return false
}

// TitleStart is the first item of the titles, posts and article before the name at item i.
func (d *Phrases) TitleStart(i, lo ItemID) ItemID {
	k := i - 1
	for ; k >= lo && k > i-10; k-- {
		it := &d.Items[k]
		if it.Kind == Name && k == i-1 {
			break
		}
		if it.Kind == Name || it.Kind == Word && it.Entry.Is(lang.Article|lang.Possessive|lang.NumberWord) || d.Genitive(k, i) {
			continue
		}
		if !d.Nounish(k) || d.participle(k) && !d.Tokens[it.First].Is(prose.Upper) || d.finite(k, lo) {
			break
		}
	}
	return k + 1
}

// byAgent reports whether "by" follows the participle at item i, or the quotation right after it:
// "called by Lee", "called “a shed” by Lee".
func (d *Phrases) byAgent(i ItemID, ln *Line) bool {
	if i++; i < ln.End && d.Part(i, lang.By) {
		return true
	}
	if !d.HasCue(i-1, lang.CueWeak) {
		return false
	}
	if i < ln.End && d.Is(i, lang.Article) {
		i++
	}
	return i+1 < ln.End && d.IsQuote(i) && d.Part(i+1, lang.By) && d.CanSpeak(d.PhraseAfter(i+2, ln.End))
}

// given reports whether the quotation at item k is what the passive saying s calls a thing, so that
// its agent may follow: "was dismissed as “a shed” by Lee".
func (d *Phrases) given(s *Saying, k ItemID) bool {
	return d.Adjacent(s.Item, k)
}

// reducedPassive reports whether the cue, a participle with "as" right after it, has no subject of
// its own before it: "the pier, described as “rotten”". It has one where what it describes was told
// before: "what Lee described as", "the pier Lee described as".
func (d *Phrases) reducedPassive(s *Saying, j ItemID, ln *Line) bool {
	if s.Brings(lang.CueTell) && !s.Brings(lang.CueSay|lang.CueAsk) && s.Item+1 == ln.End && d.telegraphic(ln) && d.HasForm(s.Item, lang.Participle) {
		return true // "“Throw it,” court told": whom somebody tells is always named after the verb
	}
	if !s.Brings(lang.CueWeak|lang.CueTell) || s.Item+1 >= ln.End {
		return false
	}
	if d.telegraphic(ln) && d.Is(s.Item+1, lang.Preposition) && d.HasForm(s.Item, lang.Participle) {
		return true // "Lee accused of “cowardice”": headlines leave out "is", and tell in the present what somebody does
	}
	if !s.Brings(lang.CueWeak) || !d.Part(s.Item+1, lang.As) {
		return false
	}
	if j < ln.First || d.IsStop(j) {
		return true
	}
	if i := s.Item + 2; i+1 < ln.End && d.IsQuote(i) && d.Is(i+1, lang.Article|lang.Possessive) {
		return false // "Lee rejected as “nonsense” a report"
	}
	p := d.PhraseBefore(j, ln.First)
	switch {
	case d.Is(j, lang.Relative|lang.Question|lang.Conjunction) || p.Kind == Pronoun:
		return false
	case !p.Found():
		return true
	case p.First > ln.First && d.Is(p.First-1, lang.Relative|lang.Question):
		return false
	}
	return p.Kind != Named || p.First == p.Head || d.Is(p.Head-1, lang.Title|lang.Honorific|lang.Post|lang.PersonNoun|lang.Kin|lang.Spokes|lang.Demonym)
}

// nounOwner is whose words the noun cue at item i is: "Reed's statement", "a statement from Reed",
// "her words".
func (d *Phrases) nounOwner(i ItemID, ln *Line) Source {
	p := d.PhraseBefore(i, ln.First)
	if p.Kind == Nominal && p.Owner != NoItem && p.Head == i {
		return d.PhraseOf(p.Owner)
	}
	if i+2 <= ln.End && i+1 < ln.End && (d.Part(i+1, lang.By) || d.Link(i+1, lang.LinkFrom|lang.LinkOf)) {
		return d.PhraseAfter(i+2, ln.End)
	}
	return Nobody()
}

// PhraseOf is the one-item phrase of a possessor.
func (d *Phrases) PhraseOf(i ItemID) Source {
	s := Source{First: i, Last: i + 1, Head: i, Owner: NoItem, Also: NoItem, Kind: Nominal}
	switch {
	case d.IsName(i):
		s.Kind = Named
	case d.Is(i, lang.Pronoun|lang.Possessive):
		s.Kind = Pronoun
	}
	return s
}

// perceived reports whether the phrase that ends with item j is what somebody hears, sees or lets
// do something: "heard a marcher tell".
func (d *Phrases) perceived(j, lo ItemID) bool {
	p := d.PhraseBefore(j, lo)
	return p.Found() && p.First > lo && d.Part(p.First-1, lang.Perceives)
}

// quotedAs is whom "as" at item j, before a participle, tells of: "the paper quoted Lee as saying".
func (d *Phrases) quotedAs(j ItemID, ln *Line) Source {
	if j-1 <= ln.First || !d.Part(j, lang.As) {
		return Nobody()
	}
	if p := d.PhraseBefore(j-1, ln.First); p.First > ln.First && d.Part(p.First-1, lang.By) {
		return Nobody() // "was quoted by the paper as saying"
	} else if p.Kind == Named || p.Kind == Pronoun && !d.Is(p.Head, lang.Relative) || p.Kind == Nominal && d.Personal(p.Head) {
		return p
	}
	return Nobody()
}

// absolute is the subject of "with some calling her names": a participle that brings its own.
func (d *Phrases) absolute(j ItemID, ln *Line) Source {
	p := d.PhraseBefore(j, ln.First)
	if p.Found() && p.First > ln.First && d.Part(p.First-1, lang.With) {
		return p
	}
	return Nobody()
}

// antecedent is the person or body of whom a relative clause tells at whose end the phrase p
// stands: "a midwife who has worked there for 22 years has said".
func (d *Phrases) antecedent(p Source, ln *Line) Source {
	verb := p.Last-p.First > 2 && d.Is(p.First, lang.Relative)
	for i := p.First; i > ln.First && i > p.First-LongestPhrase; i-- {
		switch {
		case i < p.First && (d.IsStop(i) && !d.Stop(i, '(') && !d.Stop(i, ')') || d.IsQuote(i) || d.Is(i, lang.Conjunction) && !d.Part(i, lang.That)):
			return Nobody()
		case d.Is(i, lang.Relative) && (!d.Part(i, lang.That) || !d.OpensClause(i-1)):
			if a := d.PhraseBefore(i-1, ln.First); verb && d.CanSpeak(a) {
				return a
			}
			return Nobody()
		}
		verb = verb || i < p.First && d.Predicate(i, ln)
	}
	return Nobody()
}

// participleAt is the participle whose object the name p is, "defending Reed", which may have been
// read as a part of it; or none.
func (d *Phrases) participleAt(p Source) ItemID {
	for _, i := range [...]ItemID{p.First, p.First - 1} {
		if i >= 0 && i < p.Head && d.Items[i].Kind == Word && d.Pack.Looks(d.Spelled(i), lang.Gerund) && !d.Tokens[d.Items[i].First].Is(prose.Upper) {
			return i
		}
	}
	return NoItem
}

// overTime steps left over "on Tuesday", "in May 2015" that stands between a subject and its verb.
func (d *Phrases) overTime(j, lo ItemID) ItemID {
	k := j
	for k > lo && k > j-8 && (d.Is(k, lang.Day|lang.Month|lang.TimeWord) || d.Tokens[d.Items[k].First].Kind == prose.Number && d.Items[k].Kind == Word) {
		k--
	}
	if k < j && k > lo && d.Part(k, lang.When) {
		return k - 1
	}
	if k < j && (d.IsName(k) || d.Is(k, lang.Pronoun)) {
		return k
	}
	return j
}

// join takes in a first name joined by "and": "Merkel and Macron said".
func (d *Phrases) join(s *Source, lo ItemID) {
	if s.Kind != Named || s.First-2 < lo || !d.Link(s.First-1, lang.LinkAnd) || d.IsPlace(s.Head) {
		return
	}
	p := d.PhraseBefore(s.First-2, lo)
	if d.Stop(s.First-2, ',') {
		p = d.beforeComma(s.First-2, lo)
	}
	if p.Kind != Named || d.MentionIsPerson(p.Head) != d.MentionIsPerson(s.Head) || d.IsPlace(p.Head) || p.First > lo && !d.OpensClause(p.First-1) {
		return
	}
	if k := p.First - 2; k >= lo && d.Stop(k+1, ',') {
		if n := d.PhraseBefore(k, lo); n.Kind == Named && d.MentionIsPerson(n.Head) == d.MentionIsPerson(p.Head) && !d.IsPlace(n.Head) && (n.First == lo || d.OpensClause(n.First-1)) {
			p.First, s.Indefinite = n.First, true // three or more
		}
	}
	s.Also, s.Head, s.First = s.Head, p.Head, p.First
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

// bare is the noun phrase that ends with item j, without what it hangs on.
func (d *Phrases) bare(j, lo ItemID) Source {
	for k := j; k > lo && k > j-LongestPhrase; k-- {
		if d.Is(k-1, lang.Preposition) {
			return d.PhraseBefore(j, k)
		}
	}
	return d.PhraseBefore(j, lo)
}

// thing is what "which" after item j stands for: the nearest phrase that is no place and no person,
// "the Dialogue Group in Oldport, which".
func (d *Phrases) thing(j, lo ItemID) Source {
	p := d.bare(j, lo)
	for p.Found() && p.First-2 > lo && d.Is(p.First-1, lang.Preposition) && d.noThing(p) {
		p = d.bare(p.First-2, lo)
	}
	return p
}

// noThing reports whether the phrase names a place or people: "which" stands for neither where it
// tells of words.
func (d *Phrases) noThing(p Source) bool {
	if p.Kind == Named {
		return d.IsPlace(p.Head) || d.MentionIsPerson(p.Head)
	}
	return d.Is(p.Head, lang.Kin|lang.PersonNoun|lang.Unnamed|lang.Post) && !d.Is(p.Head, lang.OrgNoun)
}

// beforeApposition steps from a noun set after a name, "Ann Lee, a pilot from Oldport, who …,
// said", to the name.
func (d *Phrases) beforeApposition(p Source, ln *Line) Source {
	if p.Kind != Nominal || p.First-2 < ln.First || !d.Stop(p.First-1, ',') {
		return p
	}
	n := d.PhraseBefore(p.First-2, ln.First)
	if aged := !n.Found() || n.Kind == Nominal; aged && p.First-4 >= ln.First && d.Stop(p.First-3, ',') {
		n = d.PhraseBefore(p.First-4, ln.First) // "Ann Lee, 51, a pilot"
	}
	if n.Kind == Named && d.MentionIsPerson(n.Head) {
		return n
	}
	return p
}

// named prefers a person's name between the commas to a noun before them: "the league's leader, Ann
// Lee, said".
func (d *Phrases) named(p Source, from, to ItemID) Source {
	if p.Kind != Nominal {
		return p
	}
	if n := d.PhraseBefore(to-1, from); n.Kind == Named && n.First == from && d.MentionIsPerson(n.Head) {
		p.Kind, p.Head, p.Last = Named, n.Head, n.Last
	} else if d.IsName(from) && d.MentionIsPerson(from) {
		p.Kind, p.Head, p.Last = Named, from, from+1
		if from+2 < to && d.Link(from+1, lang.LinkAnd) && d.IsName(from+2) && d.MentionIsPerson(from+2) {
			p.Also, p.Last = from+2, from+3
		}
	}
	return p
}

// apposed reports whether items [from, to), between commas, belong to the phrase before them.
func (d *Phrases) apposed(from, to ItemID) bool {
	if from >= to {
		return false
	}
	it := &d.Items[from]
	switch it.Kind {
	case Name:
		return true
	case Word:
		return it.Entry.Is(lang.Article|lang.Possessive|lang.Relative|lang.Preposition|lang.NumberWord|lang.Post|lang.Title|lang.NameSuffix|lang.TimeWord|lang.Adverb|lang.Place|lang.Demonym|lang.Spokes|lang.PersonNoun|lang.Kin) ||
			d.Tokens[it.First].Kind == prose.Number || it.Entry.Form&(lang.Gerund|lang.Participle) != 0 || it.Entry.Class == 0 || d.Is(from, lang.Conjunction) ||
			d.Tokens[it.First].Is(prose.Digits)
	}
	return it.Kind == Stop && (it.Char == '(' || it.Char == '-')
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
