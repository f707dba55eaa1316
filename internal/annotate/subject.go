package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
)

// readSubject finds the subject of a finite verb: the phrase right before it, with what stands
// between commas; or the one right after it where the words go before (“…,” said X); or that of the
// verb to which it is joined by "and".
func (d *draft) readSubject(s *saying, j int32, ln *line) {
	if j < ln.first {
		if s.cue&(lang.CueSay|lang.CueWrite|lang.CueAsk) != 0 {
			d.invert(s, ln)
		}
		return
	}
	if d.is(j, lang.Reflexive) && j > ln.first {
		j-- // "Lee herself said"
	}
	it := &d.items[j]
	switch {
	case it.kind == itemQuote:
		d.invert(s, ln)
		if s.subject.kind == noSource && d.pack.VerbsLast {
			s.subject = d.clauseSubject(j-1, ln)
			s.conjoined = true
		}
	case d.stop(j, ',') && d.invertible(s, ln):
		d.invert(s, ln)
	case d.stop(j, ','):
		d.overComma(s, j, ln)
	case it.kind == itemStop && it.char == '-':
		d.overDash(s, j, ln)
	case it.kind == itemWord && it.entry.Is(lang.Relative):
		d.relative(s, j, ln)
	case it.kind == itemWord && it.entry.Is(lang.Conjunction) && !d.part(j, lang.That):
		if s.subject = d.alike(s, j, ln); s.subject.kind == noSource {
			s.subject = d.clauseSubject(j-1, ln)
		}
		s.conjoined = true
	case it.kind == itemWord && it.entry.Cue&verbCues&^lang.CueFaint != 0 && it.entry.Form&lang.Past != 0 && d.finite(j, ln.first):
		s.subject = d.clauseSubject(j, ln) // "denied having told"
		s.conjoined = true
		s.negated = s.negated || it.entry.Cue&lang.CueDeny != 0
	default:
		s.subject = d.phraseBefore(d.overTime(j, ln.first), ln.first)
		d.join(&s.subject, ln.first)
		d.reconsider(s, ln)
		if s.subject.kind == noSource {
			s.subject = d.clauseSubject(j, ln)
			s.conjoined = true
		}
	}
}

// alike is the subject of the clause before the conjunction at item j whose verb has the same
// auxiliary as the joined one: "Lee said that Reed had given her the cards and had said …".
func (d *draft) alike(s *saying, j int32, ln *line) source {
	if j+1 >= s.item || !d.is(j+1, lang.Auxiliary) {
		return nobody()
	}
	for k := j - 1; k > max(ln.first, j-longestPhrase); k-- {
		if d.is(k, lang.Auxiliary) && d.items[k].word == d.items[j+1].word {
			if p := d.phraseBefore(k-1, ln.first); d.canSpeak(p) {
				return p
			}
			return nobody()
		}
		if d.items[k].kind == itemQuote || d.is(k, lang.Relative) {
			return nobody()
		}
	}
	return nobody()
}

// reconsider looks further left where the phrase right before the verb can be no subject: an
// object's pronoun ("who met them said"), a place that ends an apposition ("who lives in Oldport
// said"), or the object of a participle ("Lee, defending Reed said").
func (d *draft) reconsider(s *saying, ln *line) {
	p := s.subject
	if p.kind == noSource || p.first <= ln.first {
		return
	}
	if a := d.antecedent(p, ln); a.kind != noSource {
		s.subject = a
		return
	}
	switch {
	case d.part(p.first-1, lang.By): // "an opinion delivered by Reed said"
		s.subject = d.clauseSubject(p.first-2, ln)
	case p.kind == pronoun && d.objective(p.head), p.kind == named && d.isPlace(p.head) && (!d.opensClause(p.first-1) || d.stop(p.first-1, ',') && p.first-2 > ln.first && d.items[p.first-2].kind == itemName && d.isPlace(p.first-2)):
		if n := d.clauseSubject(p.first-1, ln); n.kind != noSource {
			s.subject = n
		}
	case p.kind == named && d.participleAt(p) > ln.first+1 && d.stop(d.participleAt(p)-1, ','):
		if n := d.phraseBefore(d.participleAt(p)-2, ln.first); n.kind == named && d.mentionIsPerson(n.head) {
			s.subject = n
		}
	}
}

// antecedent is the person or body of whom a relative clause tells at whose end the phrase p
// stands: "a midwife who has worked there for 22 years has said".
func (d *draft) antecedent(p source, ln *line) source {
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
func (d *draft) participleAt(p source) int32 {
	for _, i := range [...]int32{p.first, p.first - 1} {
		if i >= 0 && i < p.head && d.items[i].kind == itemWord && d.pack.Looks(d.text(i), lang.Gerund) && !d.toks[d.items[i].first].Is(prose.Upper) {
			return i
		}
	}
	return none
}

// objective reports whether item i is a pronoun that is never a subject.
func (d *draft) objective(i int32) bool { return d.part(i, lang.Objective) }

// isPlace reports whether the name at item i is a place's.
func (d *draft) isPlace(i int32) bool {
	m := &d.cast.Mentions[d.items[i].ref]
	return m.Entity >= 0 && d.entityIs(m.Entity, names.Place)
}

// overTime steps left over "on Tuesday", "in May 2015" that stands between a subject and its verb.
func (d *draft) overTime(j, lo int32) int32 {
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

// invert takes the phrase after the verb as its subject: "said Ann Lee".
func (d *draft) invert(s *saying, ln *line) {
	k := s.item + 1
	for k < min(ln.end, s.item+longestPhrase) && d.is(k, lang.Adverb|lang.Hedge) && !d.is(k, lang.Pronoun) {
		k++
	}
	s.subject = d.phraseAfter(k, ln.end)
	if s.subject.kind == pronoun && d.is(s.subject.head, lang.Relative|lang.Question) {
		s.subject = nobody()
	}
	s.inverted = s.subject.kind != noSource
}

// invertible reports whether the cue after a comma is followed by its subject, "…, said Ann Lee": a
// verb of plain saying takes no person as its object.
func (d *draft) invertible(s *saying, ln *line) bool {
	if s.cue&lang.CueSay == 0 || s.cue&(lang.CueTell|lang.CueWeak) != 0 {
		return false
	}
	p := d.phraseAfter(s.item+1, ln.end)
	if p.kind != named || !d.mentionIsPerson(p.head) {
		return false
	}
	return p.last >= ln.end || d.items[p.last].kind == itemStop
}

// join takes in a first name joined by "and": "Merkel and Macron said".
func (d *draft) join(s *source, lo int32) {
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
func (d *draft) beforeComma(j, lo int32) source {
	for k := j - 1; k > max(lo, j-12); k-- {
		if d.stop(k, ',') {
			return d.phraseBefore(k-1, lo)
		}
	}
	return nobody()
}

// opensClause reports whether a clause can begin after item i.
func (d *draft) opensClause(i int32) bool {
	it := &d.items[i]
	switch it.kind {
	case itemQuote:
		return true
	case itemStop:
		return it.char == ',' || it.char == ';' || it.char == ':' || it.char == '-' || it.char == '('
	case itemWord:
		return it.entry.Is(lang.Conjunction|lang.Relative|lang.Question) || it.entry.Part&lang.Adverbial != 0 || it.entry.Cue&verbCues != 0
	}
	return false
}

// relative finds the antecedent of "who" or "which" at item j.
func (d *draft) relative(s *saying, j int32, ln *line) {
	k := j - 1
	if k > ln.first && d.stop(k, ',') {
		k--
	}
	s.subject = d.phraseBefore(k, ln.first)
	if d.part(j, lang.Who) && s.subject.kind == nominal && !d.personal(s.subject.head) || s.subject.head >= 0 && d.is(s.subject.head, lang.Pronoun) {
		if p := d.bare(k, ln.first); p.kind == named || p.kind == nominal && d.personal(p.head) {
			s.subject = p
		}
	}
	if d.part(j, lang.Which) {
		s.subject = d.thing(k, ln.first)
	}
	if d.part(j, lang.That) && s.subject.kind != noSource && !d.personal(s.subject.head) {
		s.subject = nobody()
	}
}

// bare is the noun phrase that ends with item j, without what it hangs on.
func (d *draft) bare(j, lo int32) source {
	for k := j; k > lo && k > j-longestPhrase; k-- {
		if d.is(k-1, lang.Preposition) {
			return d.phraseBefore(j, k)
		}
	}
	return d.phraseBefore(j, lo)
}

// thing is what "which" after item j stands for: the nearest phrase that is no place and no person,
// "the Dialogue Group in Oldport, which".
func (d *draft) thing(j, lo int32) source {
	p := d.bare(j, lo)
	for p.kind != noSource && p.first-2 > lo && d.is(p.first-1, lang.Preposition) && d.noThing(p) {
		p = d.bare(p.first-2, lo)
	}
	return p
}

// noThing reports whether the phrase names a place or people: "which" stands for neither where it
// tells of words.
func (d *draft) noThing(p source) bool {
	if p.kind == named {
		return d.isPlace(p.head) || d.mentionIsPerson(p.head)
	}
	return d.is(p.head, lang.Kin|lang.PersonNoun|lang.Unnamed|lang.Post) && !d.is(p.head, lang.OrgNoun)
}

// overDash steps over what stands between dashes: "Lee — who left in May — said".
func (d *draft) overDash(s *saying, j int32, ln *line) {
	for k := j - 1; k > ln.first && k > j-40; k-- {
		if d.items[k].kind == itemStop && d.items[k].char == '-' {
			s.subject = d.phraseBefore(k-1, ln.first)
			return
		}
	}
	d.invert(s, ln)
}

// overComma steps left over what stands between commas before the verb: apposition, age, place,
// relative clause.
func (d *draft) overComma(s *saying, j int32, ln *line) {
	for range 8 {
		k := j - 1
		for k >= max(ln.first, j-longestPhrase) && !d.stop(k, ',') && (d.items[k].kind != itemQuote || k < j-1) && !d.stop(k, ';') && !d.stop(k, ':') {
			k--
		}
		if k < ln.first || !d.stop(k, ',') {
			if k >= ln.first && d.items[k].kind == itemQuote && k+1 == j {
				d.invert(s, ln)
				return
			}
			// the segment opens the clause: "The leader of the league, Ann Lee, said"
			s.subject = d.leading(k+1, j, ln)
			return
		}
		if k-1 > ln.first && d.is(k-1, lang.Conjunction) {
			s.subject, s.conjoined = d.clauseSubject(k-2, ln), true // "she lay down and, asked by a curate whether …, replied"
			return
		}
		if d.apposed(k+1, j) {
			if p := d.phraseBefore(k-1, ln.first); p.kind != noSource {
				d.join(&p, ln.first)
				if p.kind == nominal && !d.personal(p.head) && k-1 > ln.first {
					if n := d.phraseBefore(j-1, k+1); n.kind == named && n.first == k+1 && d.mentionIsPerson(n.head) {
						s.subject = n // "Her opposite number, Ann Lee, said"
						return
					}
					j = k
					continue
				}
				s.subject = d.beforeApposition(d.named(p, k+1, j), ln)
				return
			}
		}
		if p := d.phraseBefore(j-1, k+1); p.kind == named && d.mentionIsPerson(p.head) && p.first == k+1 {
			s.subject = p
			return
		}
		j = k
	}
}

// beforeApposition steps from a noun set after a name, "Ann Lee, a pilot from Oldport, who …,
// said", to the name.
func (d *draft) beforeApposition(p source, ln *line) source {
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
func (d *draft) named(p source, from, to int32) source {
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
func (d *draft) apposed(from, to int32) bool {
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

// leading reads the subject that ends right before the comma at j, where items [from, j) open the
// clause.
func (d *draft) leading(from, j int32, ln *line) source {
	p := d.phraseBefore(j-1, from)
	if p.kind == noSource || d.object(p, from) {
		p = d.clauseSubject(j-1, ln)
	}
	return p
}

// object reports whether the phrase p is the object of a verb that stands before it and after item
// from: "Lee praised the crew, called …".
func (d *draft) object(p source, from int32) bool {
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
