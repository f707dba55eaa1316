package clause

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// readSubject finds the subject of a finite verb: the phrase right before it, with what stands
// between commas; or the one right after it where the words go before (“…,” said X); or that of the
// verb to which it is joined by "and".
func (d *Grammar) readSubject(s *Saying, j ItemID, ln *Line) {
	if j < ln.First {
		if s.Brings(lang.CueSay | lang.CueWrite | lang.CueAsk) {
			d.invert(s, ln)
		}
		return
	}
	if d.Is(j, lang.Reflexive) && j > ln.First {
		j-- // "Lee herself said"
	}
	it := &d.Items[j]
	switch {
	case it.Kind == Quote:
		d.invert(s, ln)
		if !s.HasSubject() && d.Pack.VerbsLast {
			s.Subject = d.ClauseSubject(j-1, ln)
			s.Conjoined = true
		}
	case d.Stop(j, ',') && d.invertible(s, ln):
		d.invert(s, ln)
	case d.Stop(j, ','):
		d.overComma(s, j, ln)
	case it.Kind == Stop && it.Char == '-':
		d.overDash(s, j, ln)
	case it.Kind == Word && it.Entry.Is(lang.Relative):
		d.relative(s, j, ln)
	case it.Kind == Word && it.Entry.Is(lang.Conjunction) && !d.Part(j, lang.That):
		if s.Subject = d.alike(s, j, ln); !s.HasSubject() {
			s.Subject = d.ClauseSubject(j-1, ln)
		}
		s.Conjoined = true
	case it.Kind == Word && it.Entry.Cue&lang.VerbCues&^lang.CueFaint != 0 && it.Entry.Form&lang.Past != 0 && d.finite(j, ln.First):
		s.Subject = d.ClauseSubject(j, ln) // "denied having told"
		s.Conjoined = true
		s.Negated = s.Negated || it.Entry.Cue&lang.CueDeny != 0
	default:
		s.Subject = d.PhraseBefore(d.overTime(j, ln.First), ln.First)
		d.join(&s.Subject, ln.First)
		d.reconsider(s, ln)
		if !s.HasSubject() {
			s.Subject = d.ClauseSubject(j, ln)
			s.Conjoined = true
		}
	}
}

// alike is the subject of the clause before the conjunction at item j whose verb has the same
// auxiliary as the joined one: "Lee said that Reed had given her the cards and had said …".
func (d *Grammar) alike(s *Saying, j ItemID, ln *Line) Source {
	if j+1 >= s.Item || !d.Is(j+1, lang.Auxiliary) {
		return Nobody()
	}
	for k := j - 1; k > max(ln.First, j-LongestPhrase); k-- {
		if d.Is(k, lang.Auxiliary) && d.Items[k].Word == d.Items[j+1].Word {
			if p := d.PhraseBefore(k-1, ln.First); d.CanSpeak(p) {
				return p
			}
			return Nobody()
		}
		if d.IsQuote(k) || d.Is(k, lang.Relative) {
			return Nobody()
		}
	}
	return Nobody()
}

// reconsider looks further left where the phrase right before the verb can be no subject: an
// object's pronoun ("who met them said"), a place that ends an apposition ("who lives in Oldport
// said"), or the object of a participle ("Lee, defending Reed said").
func (d *Grammar) reconsider(s *Saying, ln *Line) {
	p := s.Subject
	if !p.Found() || p.First <= ln.First {
		return
	}
	if a := d.antecedent(p, ln); a.Found() {
		s.Subject = a
		return
	}
	switch {
	case d.Part(p.First-1, lang.By): // "an opinion delivered by Reed said"
		s.Subject = d.ClauseSubject(p.First-2, ln)
	case p.Kind == Pronoun && d.objective(p.Head), p.Kind == Named && d.IsPlace(p.Head) && (!d.OpensClause(p.First-1) || d.Stop(p.First-1, ',') && p.First-2 > ln.First && d.IsName(p.First-2) && d.IsPlace(p.First-2)):
		if n := d.ClauseSubject(p.First-1, ln); n.Found() {
			s.Subject = n
		}
	case p.Kind == Named && d.participleAt(p) > ln.First+1 && d.Stop(d.participleAt(p)-1, ','):
		if n := d.PhraseBefore(d.participleAt(p)-2, ln.First); n.Kind == Named && d.MentionIsPerson(n.Head) {
			s.Subject = n
		}
	}
}

// invert takes the phrase after the verb as its subject: "said Ann Lee".
func (d *Grammar) invert(s *Saying, ln *Line) {
	k := s.Item + 1
	for k < min(ln.End, s.Item+LongestPhrase) && d.Is(k, lang.Adverb|lang.Hedge) && !d.Is(k, lang.Pronoun) {
		k++
	}
	s.Subject = d.PhraseAfter(k, ln.End)
	if s.Subject.Kind == Pronoun && d.Is(s.Subject.Head, lang.Relative|lang.Question) {
		s.Subject = Nobody()
	}
	s.Inverted = s.HasSubject()
}

// invertible reports whether the cue after a comma is followed by its subject, "…, said Ann Lee": a
// verb of plain saying takes no person as its object.
func (d *Grammar) invertible(s *Saying, ln *Line) bool {
	if !s.Brings(lang.CueSay) || s.Brings(lang.CueTell|lang.CueWeak) {
		return false
	}
	p := d.PhraseAfter(s.Item+1, ln.End)
	if p.Kind != Named || !d.MentionIsPerson(p.Head) {
		return false
	}
	return p.Last >= ln.End || d.IsStop(p.Last)
}

// relative finds the antecedent of "who" or "which" at item j.
func (d *Grammar) relative(s *Saying, j ItemID, ln *Line) {
	k := j - 1
	if k > ln.First && d.Stop(k, ',') {
		k--
	}
	s.Subject = d.PhraseBefore(k, ln.First)
	if d.Part(j, lang.Who) && s.Subject.Kind == Nominal && !d.Personal(s.Subject.Head) || s.Subject.Head >= 0 && d.Is(s.Subject.Head, lang.Pronoun) {
		if p := d.bare(k, ln.First); p.Kind == Named || p.Kind == Nominal && d.Personal(p.Head) {
			s.Subject = p
		}
	}
	if d.Part(j, lang.Which) {
		s.Subject = d.thing(k, ln.First)
	}
	if d.Part(j, lang.That) && s.HasSubject() && !d.Personal(s.Subject.Head) {
		s.Subject = Nobody()
	}
}

// overDash steps over what stands between dashes: "Lee — who left in May — said".
func (d *Grammar) overDash(s *Saying, j ItemID, ln *Line) {
	for k := j - 1; k > ln.First && k > j-40; k-- {
		if d.IsStop(k) && d.Items[k].Char == '-' {
			s.Subject = d.PhraseBefore(k-1, ln.First)
			return
		}
	}
	d.invert(s, ln)
}

// overComma steps left over what stands between commas before the verb: apposition, age, place,
// relative clause.
func (d *Grammar) overComma(s *Saying, j ItemID, ln *Line) {
	for range 8 {
		k := j - 1
		for k >= max(ln.First, j-LongestPhrase) && !d.Stop(k, ',') && (!d.IsQuote(k) || k < j-1) && !d.Stop(k, ';') && !d.Stop(k, ':') {
			k--
		}
		if k < ln.First || !d.Stop(k, ',') {
			if k >= ln.First && d.IsQuote(k) && k+1 == j {
				d.invert(s, ln)
				return
			}
			// the segment opens the clause: "The leader of the league, Ann Lee, said"
			s.Subject = d.leading(k+1, j, ln)
			return
		}
		if k-1 > ln.First && d.Is(k-1, lang.Conjunction) {
			s.Subject, s.Conjoined = d.ClauseSubject(k-2, ln), true // "she lay down and, asked by a curate whether …, replied"
			return
		}
		if d.apposed(k+1, j) {
			if p := d.PhraseBefore(k-1, ln.First); p.Found() {
				d.join(&p, ln.First)
				if p.Kind == Nominal && !d.Personal(p.Head) && k-1 > ln.First {
					if n := d.PhraseBefore(j-1, k+1); n.Kind == Named && n.First == k+1 && d.MentionIsPerson(n.Head) {
						s.Subject = n // "Her opposite number, Ann Lee, said"
						return
					}
					j = k
					continue
				}
				s.Subject = d.beforeApposition(d.named(p, k+1, j), ln)
				return
			}
		}
		if p := d.PhraseBefore(j-1, k+1); p.Kind == Named && d.MentionIsPerson(p.Head) && p.First == k+1 {
			s.Subject = p
			return
		}
		j = k
	}
}

// leading reads the subject that ends right before the comma at j, where items [from, j) open the
// clause.
func (d *Grammar) leading(from, j ItemID, ln *Line) Source {
	p := d.PhraseBefore(j-1, from)
	if !p.Found() || d.object(p, from) {
		p = d.ClauseSubject(j-1, ln)
	}
	return p
}
