package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// recalled is who speaks where a verb of remembering, hearing or showing takes somebody who does:
// "remembers her father saying", "recalls his saying", "heard Reed tell". The phrase ends with item
// j, right before the verb of saying; by is who remembers.
func (d *Grammar) recalled(j ItemID, ln *Line) (who, by Source) {
	if d.Is(j, lang.Reflexive) && d.recalls(j-1, ln) {
		by = d.recaller(j-1, ln)
		return by, by // "heard herself say"
	}
	who = d.takenAt(j, ln.First, ln)
	if !who.Found() {
		return Nobody(), Nobody()
	}
	verb := d.behindAdverbs(who.First-1, ln)
	if who.First <= ln.First || !d.recalls(verb, ln) {
		if verb = d.recallsWithin(who, ln); verb == NoItem {
			return Nobody(), Nobody()
		}
		who.First = verb + 1
	}
	return who, d.recaller(verb, ln)
}

// recallsWithin is the verb of remembering within the phrase p, which was read over it: "The camera
// recorded Reed", "Neighbours recall Reed"; or none.
func (d *Grammar) recallsWithin(p Source, ln *Line) ItemID {
	for v := p.Head - 1; p.Kind == Named && v > p.First; v-- {
		if d.recalls(v, ln) && (d.HasForm(v, lang.Past|lang.Present) || d.severalAt(v-1)) {
			return v
		}
	}
	return NoItem
}

// recaller is the subject of the verb of remembering at item verb.
func (d *Grammar) recaller(verb ItemID, ln *Line) Source {
	k := d.SayingFrom(verb)
	if int(k) < len(d.Sayings) && d.Sayings[k].Item == verb {
		return d.Sayings[k].Subject
	}
	return d.ClauseSubject(verb-1, ln)
}

// recalls reports whether the verb at item i takes whom it tells of saying something: "recalls Reed
// saying", "has Reed saying".
func (d *Grammar) recalls(i ItemID, ln *Line) bool {
	if i < ln.First || d.Items[i].Kind != Word {
		return false
	}
	return d.Part(i, lang.Recalls|lang.Perceives) || d.Part(i, lang.Receives) && d.IsName(i+1) || d.has(i)
}

// has reports whether item i is the "had" of somebody who has another do something: whoever does it
// stands right behind it, "had a voter tell him", "to have her ask".
func (d *Flow) has(i ItemID) bool {
	if !d.Is(i, lang.Auxiliary) || !d.Part(i, lang.Receives) {
		return false
	}
	if d.HasForm(i, lang.Base) && !d.Part(i-1, lang.Infinitive) && !d.Is(i-1, lang.Pronoun) {
		return false // "might meet Lee or have her speak"
	}
	who := d.At(i + 1)
	return who.Kind == Name || who.Is(lang.Article|lang.Possessive) || who.Kind == Word &&
		(who.Entry.Part&lang.Objective != 0 || d.Personal(i+1) && d.severalAt(i+1))
}

// recalling are the parts of verbs that may take whom they tell of saying something.
const recalling = lang.Recalls | lang.Perceives | lang.Receives

// behindAdverbs steps left over adverbs that end with item i.
func (d *Grammar) behindAdverbs(i ItemID, ln *Line) ItemID {
	for i > ln.First && d.Is(i, lang.Adverb) && !d.Is(i, lang.Pronoun) {
		i--
	}
	return i
}

// takenAt is the phrase from item lo on that ends with item j and whom a verb before it can take: a
// name, a noun for somebody, "him", "his", or a name set beside a noun, "her father, Nick Reed,".
func (d *Grammar) takenAt(j, lo ItemID, ln *Line) Source {
	j = d.behindAdverbs(j, ln)
	if j <= ln.First {
		return Nobody()
	}
	if d.Stop(j, ',') {
		return d.takenBesideName(j, ln)
	}
	if d.Is(j, lang.Possessive) || d.Part(j, lang.Objective) {
		return d.PhraseOf(j)
	}
	if d.Genitive(j, j+2) && d.IsName(j-1) {
		j-- // "recalls Reed's saying"
	}
	if p := d.PhraseBefore(j, lo); d.CanSpeak(p) && p.Kind != Pronoun {
		return p
	}
	return Nobody()
}

// takenBesideName is the noun before the name that ends before the comma at item j, as that name.
func (d *Phrases) takenBesideName(j ItemID, ln *Line) Source {
	for k := j - 1; k > max(ln.First, j-LongestPhrase/4); k-- {
		if !d.Stop(k, ',') {
			continue
		}
		p, n := d.PhraseBefore(k-1, ln.First), d.nameFrom(k+1, j)
		if !d.CanSpeak(p) {
			return Nobody()
		}
		if p.Kind == Nominal && n.Found() {
			p.Kind, p.Head, p.Last = Named, n.Head, n.Last
		}
		return p
	}
	return Nobody()
}

// readRecalled gives saying s, whose verb follows item j, the subject that a verb of remembering
// takes, alone or with another verb before it; false where there is none.
func (d *Grammar) readRecalled(s *Saying, j ItemID, ln *Line) bool {
	if !ln.Plays(recalling) {
		return false
	}
	who, by := d.recalled(j, ln)
	if j > ln.First && (s.Kind == Infinitive || d.Is(j, lang.Conjunction)) {
		who, by = d.takenDoing(s, j, ln)
	} else if !who.Found() {
		who, by = d.takenByWriter(s, j, ln)
	}
	if !who.Found() {
		return false
	}
	s.Subject, s.Through, s.apart = who, by, true
	return true
}

// takenByWriter is whom a verb before the comma at item j takes doing something, where whoever
// remembers is "I" or "we", and would not say so of himself with the participle behind the comma:
// "I remember Reed rising in the hall, calling it".
func (d *Grammar) takenByWriter(s *Saying, j ItemID, ln *Line) (who, by Source) {
	if j <= ln.First || !d.Stop(j, ',') {
		return Nobody(), Nobody()
	}
	who, by = d.takenDoing(s, j, ln)
	if by.Kind != Pronoun || !d.Part(by.First, lang.Speaking) {
		return Nobody(), Nobody()
	}
	return who, by
}

// takenDoing is whom a verb of remembering, hearing or showing takes doing something, to which the
// verb of saying s is joined by the item j right before it, or for which that was done: "heard Reed
// knock and say", "remembers him leaning out and shouting", "recalls Reed ringing her to say".
func (d *Grammar) takenDoing(s *Saying, j ItemID, ln *Line) (who, by Source) {
	for v := j - 1; v > max(ln.First, j-LongestPhrase) && !d.IsQuote(v) && !s.Brings(lang.CueThink); v-- {
		if !d.recalls(v, ln) {
			continue
		}
		for i := v + 2; i < min(j, v+LongestPhrase/4); i++ {
			if p := d.takenAt(i-1, v+1, ln); p.Found() && p.First <= v+1 && d.doesAlike(i, s) {
				p.First = v + 1 // else "saw men" were one phrase
				return p, d.recaller(v, ln)
			}
		}
		break
	}
	return Nobody(), Nobody()
}

// doesAlike reports whether the verb at item i has the form of that of saying s, which is joined to
// it, "leaning out and shouting", "knock and say"; or whether that tells with "to" what it was done
// for, and nobody else is asked to speak: "ringing to say".
func (d *Grammar) doesAlike(i ItemID, s *Saying) bool {
	switch {
	case s.Kind == Infinitive:
		return d.participleIn(i) && !d.HasCue(i, lang.CueTell|lang.CueAsk)
	case d.HasForm(s.Item, lang.Gerund) || d.participleIn(i):
		return d.participleIn(i) && d.HasForm(s.Item, lang.Gerund)
	case !d.HasForm(s.Item, lang.Base) || d.HasForm(s.Item, lang.Past) || d.Items[i].Kind != Word:
		return false
	}
	noun := d.Is(i, lang.Function) || d.Personal(i) || d.Is(i-1, lang.Possessive) || d.pastForm(i)
	return d.HasForm(i, lang.Base) || !noun
}

// rememberedBy is who remembers how somebody said it, "Reed recalls how Lee used to say", or reads
// out what he wrote, "Reed read out a letter that Lee had written"; or nobody.
func (d *Grammar) rememberedBy(s *Saying, ln *Line) Source {
	before := s.Subject.First - 1
	if !s.HasSubject() || s.Inverted || before <= ln.First {
		return Nobody()
	}
	if d.Is(before, lang.Question) && d.recalls(before-1, ln) {
		return d.recaller(before-1, ln)
	}
	if d.Part(before, lang.That) || d.Part(before, lang.Which) {
		before--
	}
	if !s.Brings(lang.CueWrite) || !d.Document(before) {
		return Nobody()
	}
	verb := d.bare(before, ln.First).First - 1
	if d.Is(verb, lang.Adverb|lang.Preposition) {
		verb-- // "read out"
	}
	if verb <= ln.First || !d.Part(verb, lang.ReadsOut) {
		return Nobody()
	}
	return d.recaller(verb, ln)
}
