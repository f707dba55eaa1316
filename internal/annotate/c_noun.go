package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// says reports whether the word stands in the phrase before its head.
func (d *phrases) says(s source, w lang.Word) bool {
	for i := s.first; i < s.head; i++ {
		if d.items[i].word == w {
			return true
		}
	}
	return false
}

// namesPeople reports whether the phrase says of which people somebody is.
func (d *phrases) namesPeople(s source) bool {
	for i := s.first; i <= s.head; i++ {
		if d.is(i, lang.Demonym) {
			return true
		}
	}
	return false
}

// participated is the noun of which the participle tells that ends at item i, perhaps with a
// particle: "a leaflet handed out", "a message, first reported".
func (d *phrases) participated(i itemID, ln *line) source {
	if i > ln.first && d.is(i, lang.Adverb|lang.Preposition) {
		i--
	}
	e := d.items[i].entry
	if d.items[i].kind != itemWord || e.Is(lang.Function) || e.Form&lang.Participle == 0 && !d.pack.Looks(d.text(i), lang.Past) {
		return nobody()
	}
	for i--; i > ln.first && (d.is(i, lang.Adverb|lang.NumberWord) || d.part(i, lang.Midway)); {
		i--
	}
	if i > ln.first && d.stop(i, ',') {
		i--
	}
	if i < ln.first || d.is(i, lang.Auxiliary|lang.Modal) {
		return nobody()
	}
	return d.phraseBefore(i, ln.first)
}

// labels reports whether the person's name at item i only tells which thing is meant: "the Reed
// case".
func (d *phrases) labels(i itemID, ln *line) bool {
	m := d.mention(i)
	return i > ln.first && i+1 < ln.end && m.Title == m.First && d.mentionIsPerson(i) && d.is(i-1, lang.Article) && d.nounish(i+1) && !d.personal(i+1) && !d.verbish(i+1, ln.end)
}

// filedBy is who made the document s, where a participle of saying or making right after it tells,
// and not whoever saw or got hold of it: "the lawsuit, filed by Lee, says".
func (d *phrases) filedBy(s source, l lineID) source {
	i, hi := s.head+1, d.lines[l].end
	if i < hi && d.stop(i, ',') {
		i++
	}
	if i+2 >= hi || d.items[i].kind != itemWord || d.part(i, lang.Obtains) || !d.part(i+1, lang.By) {
		return nobody()
	}
	return d.phraseAfter(i+2, hi)
}

// canSpeak reports whether the phrase names people or bodies.
func (d *phrases) canSpeak(s source) bool {
	switch s.kind {
	case named:
		return true
	case pronoun:
		return !d.is(s.head, lang.Relative|lang.Question)
	case nominal:
		return d.personal(s.head) && d.items[s.head].entry.Cue&lang.CueNoun == 0
	}
	return false
}

// subjectAt reads the phrase that begins at item k if it stands where a subject stands: at the
// start of a clause, and not as a possessor.
func (d *phrases) subjectAt(k itemID, ln *line) source {
	if k > ln.first && !d.opensClause(k-1) && !(d.is(k-1, lang.Adverb|lang.Hedge|lang.TimeWord) && (k-1 == ln.first || d.opensClause(k-2))) || d.is(k, lang.Relative|lang.Question) {
		return nobody()
	}
	it := &d.items[k]
	if it.kind == itemWord && d.pack.Looks(d.text(k), lang.Gerund) && !d.toks[it.first].Is(prose.Upper) {
		return nobody() // "that keeping Reed"
	}
	if it.kind != itemName && !(it.kind == itemWord && (it.entry.Is(lang.Pronoun|lang.Article|lang.Possessive|lang.Title|lang.Post|lang.Honorific) || d.nounish(k))) {
		return nobody()
	}
	p := d.phraseAfter(k, ln.end)
	if p.kind == noSource || p.kind == nominal && !d.personal(p.head) || p.last < ln.end && d.genitive(p.last, ln.end) {
		return nobody()
	}
	return p
}

// countsChildren reports whether a word for a parent is a description of its own, "the father of
// two", and not somebody's father.
func (d *phrases) countsChildren(s source) bool {
	i := s.head + 1
	return s.definite && s.owner == noItem && (strings.Contains(d.text(s.head), "-") || int(i)+1 < len(d.items) && d.link(i, lang.LinkOf) && d.is(i+1, lang.NumberWord))
}

// compatriot reports whether the phrase is a person's by nothing but where he comes from: "the
// Spaniard".
func (d *phrases) compatriot(s source) bool {
	return s.definite && d.is(s.head, lang.Demonym) && d.items[s.head].entry.Number == lang.Singular
}

// some reports whether the phrase counts: "one skipper", "two officials".
func (d *phrases) some(s source) bool {
	for i := s.first; i < s.head; i++ {
		if d.is(i, lang.NumberWord) || d.part(i, lang.Determiner) {
			return true
		}
	}
	return false
}

// newcomerAt reports whether the noun at item i heads an indefinite phrase that stands by itself:
// beside no name, "Lee, an officer", and after no "is" or "as".
func (d *phrases) newcomerAt(i itemID) bool {
	ln := &d.lines[d.items[i].line]
	p := d.phraseBefore(i, ln.first)
	if p.kind != nominal || !p.indefinite || p.definite || p.head != i || d.besideName(i, ln) || i+1 < ln.end && d.nounish(i+1) && !d.verbish(i+1, ln.end) {
		return false
	}
	k := p.first - 1
	return k < ln.first || !d.stop(k, ',') && !d.part(k, lang.As|lang.Be|lang.Becomes) && d.items[k].kind != itemName || d.stop(k, ',') && (k == ln.first || d.items[k-1].kind != itemName)
}

// besideName reports whether the noun at item i is followed by the name of whom it tells: "an
// officer, Ann Lee, said".
func (d *phrases) besideName(i itemID, ln *line) bool {
	if i+2 < ln.end && d.part(i+1, lang.Naming) && d.items[i+2].kind == itemName {
		return true // "a coalition called Students for Peace"
	}
	return i+1 < ln.end && d.items[i+1].kind == itemName || d.nameAfterComma(i+1, ln.end) != noItem
}

// past reports whether the phrase is for somebody who no longer holds the post: "the former mayor".
func (d *phrases) past(s source) bool {
	for i := s.first; i < s.head; i++ {
		if d.is(i, lang.PastPost) {
			return true
		}
	}
	return false
}

// titleStart is the first item of the titles, posts and article before the name at item i.
func (d *phrases) titleStart(i, lo itemID) itemID {
	k := i - 1
	for ; k >= lo && k > i-10; k-- {
		it := &d.items[k]
		if it.kind == itemName && k == i-1 {
			break
		}
		if it.kind == itemName || it.kind == itemWord && it.entry.Is(lang.Article|lang.Possessive|lang.NumberWord) || d.genitive(k, i) {
			continue
		}
		if !d.nounish(k) || d.participle(k) && !d.toks[it.first].Is(prose.Upper) || d.finite(k, lo) {
			break
		}
	}
	return k + 1
}

// byAgent reports whether "by" follows the participle at item i, or the quotation right after it:
// "called by Lee", "called “a shed” by Lee".
func (d *phrases) byAgent(i itemID, ln *line) bool {
	if i++; i < ln.end && d.part(i, lang.By) {
		return true
	}
	if d.items[i-1].entry.Cue&lang.CueWeak == 0 {
		return false
	}
	if i < ln.end && d.is(i, lang.Article) {
		i++
	}
	return i+1 < ln.end && d.items[i].kind == itemQuote && d.part(i+1, lang.By) && d.canSpeak(d.phraseAfter(i+2, ln.end))
}

// given reports whether the quotation at item k is what the passive saying s calls a thing, so that
// its agent may follow: "was dismissed as “a shed” by Lee".
func (d *phrases) given(s *saying, k itemID) bool {
	return d.adjacent(s.item, k)
}

// reducedPassive reports whether the cue, a participle with "as" right after it, has no subject of
// its own before it: "the pier, described as “rotten”". It has one where what it describes was told
// before: "what Lee described as", "the pier Lee described as".
func (d *phrases) reducedPassive(s *saying, j itemID, ln *line) bool {
	if s.cue&lang.CueTell != 0 && s.cue&(lang.CueSay|lang.CueAsk) == 0 && s.item+1 == ln.end && d.telegraphic(ln) && d.items[s.item].entry.Form&lang.Participle != 0 {
		return true // "“Throw it,” court told": whom somebody tells is always named after the verb
	}
	if s.cue&(lang.CueWeak|lang.CueTell) == 0 || s.item+1 >= ln.end {
		return false
	}
	if d.telegraphic(ln) && d.is(s.item+1, lang.Preposition) && d.items[s.item].entry.Form&lang.Participle != 0 {
		return true // "Lee accused of “cowardice”": headlines leave out "is", and tell in the present what somebody does
	}
	if s.cue&lang.CueWeak == 0 || !d.part(s.item+1, lang.As) {
		return false
	}
	if j < ln.first || d.items[j].kind == itemStop {
		return true
	}
	if i := s.item + 2; i+1 < ln.end && d.items[i].kind == itemQuote && d.is(i+1, lang.Article|lang.Possessive) {
		return false // "Lee rejected as “nonsense” a report"
	}
	p := d.phraseBefore(j, ln.first)
	switch {
	case d.is(j, lang.Relative|lang.Question|lang.Conjunction) || p.kind == pronoun:
		return false
	case p.kind == noSource:
		return true
	case p.first > ln.first && d.is(p.first-1, lang.Relative|lang.Question):
		return false
	}
	return p.kind != named || p.first == p.head || d.is(p.head-1, lang.Title|lang.Honorific|lang.Post|lang.PersonNoun|lang.Kin|lang.Spokes|lang.Demonym)
}

// nounOwner is whose words the noun cue at item i is: "Reed's statement", "a statement from Reed",
// "her words".
func (d *phrases) nounOwner(i itemID, ln *line) source {
	p := d.phraseBefore(i, ln.first)
	if p.kind == nominal && p.owner != noItem && p.head == i {
		return d.phraseOf(p.owner)
	}
	if i+2 <= ln.end && i+1 < ln.end && (d.part(i+1, lang.By) || d.link(i+1, lang.LinkFrom|lang.LinkOf)) {
		return d.phraseAfter(i+2, ln.end)
	}
	return nobody()
}

// phraseOf is the one-item phrase of a possessor.
func (d *phrases) phraseOf(i itemID) source {
	s := source{first: i, last: i + 1, head: i, owner: noItem, also: noItem, kind: nominal}
	switch {
	case d.items[i].kind == itemName:
		s.kind = named
	case d.is(i, lang.Pronoun|lang.Possessive):
		s.kind = pronoun
	}
	return s
}

// perceived reports whether the phrase that ends with item j is what somebody hears, sees or lets
// do something: "heard a marcher tell".
func (d *phrases) perceived(j, lo itemID) bool {
	p := d.phraseBefore(j, lo)
	return p.kind != noSource && p.first > lo && d.part(p.first-1, lang.Perceives)
}

// quotedAs is whom "as" at item j, before a participle, tells of: "the paper quoted Lee as saying".
func (d *phrases) quotedAs(j itemID, ln *line) source {
	if j-1 <= ln.first || !d.part(j, lang.As) {
		return nobody()
	}
	if p := d.phraseBefore(j-1, ln.first); p.first > ln.first && d.part(p.first-1, lang.By) {
		return nobody() // "was quoted by the paper as saying"
	} else if p.kind == named || p.kind == pronoun && !d.is(p.head, lang.Relative) || p.kind == nominal && d.personal(p.head) {
		return p
	}
	return nobody()
}

// absolute is the subject of "with some calling her names": a participle that brings its own.
func (d *phrases) absolute(j itemID, ln *line) source {
	p := d.phraseBefore(j, ln.first)
	if p.kind != noSource && p.first > ln.first && d.part(p.first-1, lang.With) {
		return p
	}
	return nobody()
}

// antecedent is the person or body of whom a relative clause tells at whose end the phrase p
// stands: "a midwife who has worked there for 22 years has said".
func (d *phrases) antecedent(p source, ln *line) source {
	verb := p.last-p.first > 2 && d.is(p.first, lang.Relative)
	for i := p.first; i > ln.first && i > p.first-longestPhrase; i-- {
		switch {
		case i < p.first && (d.items[i].kind == itemStop && !d.stop(i, '(') && !d.stop(i, ')') || d.items[i].kind == itemQuote || d.is(i, lang.Conjunction) && !d.part(i, lang.That)):
			return nobody()
		case d.is(i, lang.Relative) && (!d.part(i, lang.That) || !d.opensClause(i-1)):
			if a := d.phraseBefore(i-1, ln.first); verb && d.canSpeak(a) {
				return a
			}
			return nobody()
		}
		verb = verb || i < p.first && d.predicate(i, ln)
	}
	return nobody()
}

// participleAt is the participle whose object the name p is, "defending Reed", which may have been
// read as a part of it; or none.
func (d *phrases) participleAt(p source) itemID {
	for _, i := range [...]itemID{p.first, p.first - 1} {
		if i >= 0 && i < p.head && d.items[i].kind == itemWord && d.pack.Looks(d.text(i), lang.Gerund) && !d.toks[d.items[i].first].Is(prose.Upper) {
			return i
		}
	}
	return noItem
}

// overTime steps left over "on Tuesday", "in May 2015" that stands between a subject and its verb.
func (d *phrases) overTime(j, lo itemID) itemID {
	k := j
	for k > lo && k > j-8 && (d.is(k, lang.Day|lang.Month|lang.TimeWord) || d.toks[d.items[k].first].Kind == prose.Number && d.items[k].kind == itemWord) {
		k--
	}
	if k < j && k > lo && d.part(k, lang.When) {
		return k - 1
	}
	if k < j && (d.items[k].kind == itemName || d.is(k, lang.Pronoun)) {
		return k
	}
	return j
}

// join takes in a first name joined by "and": "Merkel and Macron said".
func (d *phrases) join(s *source, lo itemID) {
	if s.kind != named || s.first-2 < lo || !d.link(s.first-1, lang.LinkAnd) || d.isPlace(s.head) {
		return
	}
	p := d.phraseBefore(s.first-2, lo)
	if d.stop(s.first-2, ',') {
		p = d.beforeComma(s.first-2, lo)
	}
	if p.kind != named || d.mentionIsPerson(p.head) != d.mentionIsPerson(s.head) || d.isPlace(p.head) || p.first > lo && !d.opensClause(p.first-1) {
		return
	}
	if k := p.first - 2; k >= lo && d.stop(k+1, ',') {
		if n := d.phraseBefore(k, lo); n.kind == named && d.mentionIsPerson(n.head) == d.mentionIsPerson(p.head) && !d.isPlace(n.head) && (n.first == lo || d.opensClause(n.first-1)) {
			p.first, s.indefinite = n.first, true // three or more
		}
	}
	s.also, s.head, s.first = s.head, p.head, p.first
}

// beforeComma is the name before the apposition that the comma at item j closes: "Ann Lee, the
// mayor, and".
func (d *phrases) beforeComma(j, lo itemID) source {
	for k := j - 1; k > max(lo, j-12); k-- {
		if d.stop(k, ',') {
			return d.phraseBefore(k-1, lo)
		}
	}
	return nobody()
}

// bare is the noun phrase that ends with item j, without what it hangs on.
func (d *phrases) bare(j, lo itemID) source {
	for k := j; k > lo && k > j-longestPhrase; k-- {
		if d.is(k-1, lang.Preposition) {
			return d.phraseBefore(j, k)
		}
	}
	return d.phraseBefore(j, lo)
}

// thing is what "which" after item j stands for: the nearest phrase that is no place and no person,
// "the Dialogue Group in Oldport, which".
func (d *phrases) thing(j, lo itemID) source {
	p := d.bare(j, lo)
	for p.kind != noSource && p.first-2 > lo && d.is(p.first-1, lang.Preposition) && d.noThing(p) {
		p = d.bare(p.first-2, lo)
	}
	return p
}

// noThing reports whether the phrase names a place or people: "which" stands for neither where it
// tells of words.
func (d *phrases) noThing(p source) bool {
	if p.kind == named {
		return d.isPlace(p.head) || d.mentionIsPerson(p.head)
	}
	return d.is(p.head, lang.Kin|lang.PersonNoun|lang.Unnamed|lang.Post) && !d.is(p.head, lang.OrgNoun)
}

// beforeApposition steps from a noun set after a name, "Ann Lee, a pilot from Oldport, who …,
// said", to the name.
func (d *phrases) beforeApposition(p source, ln *line) source {
	if p.kind != nominal || p.first-2 < ln.first || !d.stop(p.first-1, ',') {
		return p
	}
	n := d.phraseBefore(p.first-2, ln.first)
	if aged := n.kind == noSource || n.kind == nominal; aged && p.first-4 >= ln.first && d.stop(p.first-3, ',') {
		n = d.phraseBefore(p.first-4, ln.first) // "Ann Lee, 51, a pilot"
	}
	if n.kind == named && d.mentionIsPerson(n.head) {
		return n
	}
	return p
}

// named prefers a person's name between the commas to a noun before them: "the league's leader, Ann
// Lee, said".
func (d *phrases) named(p source, from, to itemID) source {
	if p.kind != nominal {
		return p
	}
	if n := d.phraseBefore(to-1, from); n.kind == named && n.first == from && d.mentionIsPerson(n.head) {
		p.kind, p.head, p.last = named, n.head, n.last
	} else if d.items[from].kind == itemName && d.mentionIsPerson(from) {
		p.kind, p.head, p.last = named, from, from+1
		if from+2 < to && d.link(from+1, lang.LinkAnd) && d.items[from+2].kind == itemName && d.mentionIsPerson(from+2) {
			p.also, p.last = from+2, from+3
		}
	}
	return p
}

// apposed reports whether items [from, to), between commas, belong to the phrase before them.
func (d *phrases) apposed(from, to itemID) bool {
	if from >= to {
		return false
	}
	it := &d.items[from]
	switch it.kind {
	case itemName:
		return true
	case itemWord:
		return it.entry.Is(lang.Article|lang.Possessive|lang.Relative|lang.Preposition|lang.NumberWord|lang.Post|lang.Title|lang.NameSuffix|lang.TimeWord|lang.Adverb|lang.Place|lang.Demonym|lang.Spokes|lang.PersonNoun|lang.Kin) ||
			d.toks[it.first].Kind == prose.Number || it.entry.Form&(lang.Gerund|lang.Participle) != 0 || it.entry.Class == 0 || d.is(from, lang.Conjunction) ||
			d.toks[it.first].Is(prose.Digits)
	}
	return it.kind == itemStop && (it.char == '(' || it.char == '-')
}

// object reports whether the phrase p is the object of a verb that stands before it and after item
// from: "Lee praised the crew, called …".
func (d *phrases) object(p source, from itemID) bool {
	for i := p.first - 1; i > from; i-- {
		switch {
		case d.finite(i, from) || d.is(i, lang.Modal):
			return true
		case d.is(i, lang.Relative|lang.Question):
			return false
		}
	}
	return false
}
