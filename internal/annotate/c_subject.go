package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// readSubject finds the subject of a finite verb: the phrase right before it, with what stands
// between commas; or the one right after it where the words go before (“…,” said X); or that of the
// verb to which it is joined by "and".
func (d *grammar) readSubject(s *saying, j itemID, ln *line) {
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
	case it.kind == itemWord && it.entry.Cue&lang.VerbCues&^lang.CueFaint != 0 && it.entry.Form&lang.Past != 0 && d.finite(j, ln.first):
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
func (d *grammar) alike(s *saying, j itemID, ln *line) source {
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
func (d *grammar) reconsider(s *saying, ln *line) {
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

// invert takes the phrase after the verb as its subject: "said Ann Lee".
func (d *grammar) invert(s *saying, ln *line) {
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
func (d *grammar) invertible(s *saying, ln *line) bool {
	if s.cue&lang.CueSay == 0 || s.cue&(lang.CueTell|lang.CueWeak) != 0 {
		return false
	}
	p := d.phraseAfter(s.item+1, ln.end)
	if p.kind != named || !d.mentionIsPerson(p.head) {
		return false
	}
	return p.last >= ln.end || d.items[p.last].kind == itemStop
}

// relative finds the antecedent of "who" or "which" at item j.
func (d *grammar) relative(s *saying, j itemID, ln *line) {
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

// overDash steps over what stands between dashes: "Lee — who left in May — said".
func (d *grammar) overDash(s *saying, j itemID, ln *line) {
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
func (d *grammar) overComma(s *saying, j itemID, ln *line) {
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

// leading reads the subject that ends right before the comma at j, where items [from, j) open the
// clause.
func (d *grammar) leading(from, j itemID, ln *line) source {
	p := d.phraseBefore(j-1, from)
	if p.kind == noSource || d.object(p, from) {
		p = d.clauseSubject(j-1, ln)
	}
	return p
}
