package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

// readPassive handles "was described by X as", "X was quoted as saying".
func (d *Grammar) readPassive(s *Saying, j ItemID, ln *Line) {
	for k := s.Item + 1; k < ln.End && k < s.Item+6; k++ {
		if d.Part(k, lang.By) {
			s.Subject = d.PhraseAfter(k+1, ln.End)
			s.Inverted = true
			return
		}
		given := d.IsQuote(k) && d.givenTo(s.Item, k) // "was dismissed as “a shed” by Lee"
		if d.IsStop(k) || d.IsQuote(k) && !given {
			break
		}
	}
	if d.Part(s.Item, lang.Quoted) {
		d.readSubject(s, j, ln)
		s.Kind = Verbal
	}
}

// givenTo reports whether the quotation at item k is what the participle at item i says of its
// subject: "dismissed as “a shed”", "accused of “theft”".
func (d *Phrases) givenTo(i, k ItemID) bool {
	return d.Adjacent(i, k) || k == i+2 && d.Is(i+1, lang.Preposition) && d.HasCue(i, lang.CueWeak)
}

// byAgent reports whether "by" follows the participle at item i, or the quotation right after it:
// "called by Lee", "called “a shed” by Lee".
func (d *Phrases) byAgent(i ItemID, ln *Line) bool {
	if i++; i < ln.End && d.Part(i, lang.By) {
		n := d.PhraseAfter(i+1, ln.End)
		return n.Kind != Nominal || n.First != n.Head || !d.means(n.Head)
	}
	if !d.HasCue(i-1, lang.CueWeak) {
		return false
	}
	if i < ln.End && d.Is(i, lang.Article) {
		i++
	}
	if i+1 >= ln.End || !d.IsQuote(i) || !d.Part(i+1, lang.By) {
		return false
	}
	return d.CanSpeak(d.PhraseAfter(i+2, ln.End))
}

// active reports whether the cue at item i, with a quotation behind it, has its subject right
// before it, which ends with item j: in "what he called “a trick” by Reed" and "Lee denounced “a
// trick” by Reed" it is the trick that is Reed's. So it has in "Lee said on behalf of Reed": "by"
// names an agent, but "on behalf of" may name whom somebody speaks for.
func (d *Phrases) active(i, j ItemID, ln *Line) bool {
	by := d.Part(i+1, lang.By)
	if j < ln.First || by && d.Items[i+1].End-d.Items[i+1].First == 1 {
		return false
	}
	if d.Is(j, lang.Pronoun) {
		return !d.Part(j, lang.Objective) && !d.demonstrative(j)
	}
	p := d.PhraseBefore(j, ln.First)
	named := p.Kind == Named && d.MentionIsPerson(p.Head) && !d.Part(i, lang.Naming)
	if by && d.HasCue(i, lang.CueSay) && d.CanSpeak(p) && !d.Document(p.Head) {
		return true
	}
	return named && d.clauseBegins(p.First, ln) && !d.telegraphic(ln)
}

// means reports whether the noun at item i is no person, and singular: "said by telephone".
//
//go:noinline
func (d *Phrases) means(i ItemID) bool {
	return !d.Personal(i) && d.Items[i].Entry.Number != lang.Plural
}

// reducedPassive reports whether the cue, a participle with "as" right after it, has no subject of
// its own before it: "the pier, described as “rotten”". It has one where what it describes was told
// before: "what Lee described as", "the pier Lee described as".
func (d *Phrases) reducedPassive(s *Saying, j ItemID, ln *Line) bool {
	if d.headlinePassive(s, ln) {
		return true
	}
	if s.Item+1 >= ln.End {
		return false
	}
	nicknames := d.Part(s.Item, lang.Named) && !d.Part(s.Item, lang.Naming)
	if nicknames && j > ln.First && d.Stop(j, ',') && d.IsQuote(s.Item+1) {
		return true // "Lee, nicknamed “the Badger”, left"
	}
	if !s.Brings(lang.CueWeak) || !d.Part(s.Item+1, lang.As) {
		return false
	}
	if d.Is(s.Item-1, lang.Auxiliary) {
		return false // "the bill Mr. Lee has described as"
	}
	if j = d.overTime(j, ln.First); j < ln.First || d.IsStop(j) {
		return true
	}
	if i := s.Item + 2; i+1 < ln.End && d.IsQuote(i) {
		plural := d.isPerson(j) && d.Nounish(i+1)
		if plural || d.Is(i+1, lang.Article|lang.Possessive|lang.Question) {
			return false // "Lee rejected as “nonsense” a report", "claims that …", "what she had heard"
		}
	}
	return d.describable(j, ln)
}

// describable reports whether a participle right behind item j tells of what ends there, if
// anything does, and that is not who describes it.
func (d *Phrases) describable(j ItemID, ln *Line) bool {
	p := d.PhraseBefore(j, ln.First)
	switch {
	case d.Is(j, lang.Relative|lang.Question|lang.Conjunction) || p.Kind == Pronoun || d.behindThing(j, ln):
		return false
	case !p.Found():
		return true
	case p.First > ln.First && d.Is(p.First-1, lang.Relative|lang.Question),
		p.Kind == Named && d.Part(p.First, lang.That):
		return false // "the bill that Mr. Lee described as"
	}
	const titles = lang.Title | lang.Honorific | lang.Post | lang.PersonNoun | lang.Kin | lang.Spokes | lang.Demonym
	return p.Kind != Named || p.First == p.Head || d.Is(p.Head-1, titles)
}

// behindThing reports whether the name at item i, a person's, stands right behind a noun with an
// article that is none for people nor for what bears a name, so that its verb tells of that thing:
// "in a way Lee described as".
func (d *Phrases) behindThing(i ItemID, ln *Line) bool {
	noun := i - 1
	for noun > ln.First && (d.Is(noun, lang.Honorific|lang.Title|lang.Post) || d.IsName(noun) && !d.isPerson(noun)) {
		noun-- // "Harbour Board Chair Ann Lee"
	}
	if noun <= ln.First || !d.isPerson(i) || !d.Nounish(noun) || d.Personal(noun) || d.capital(noun) {
		return false
	}
	before := noun - 1
	if before > ln.First && d.Nounish(before) {
		before--
	}
	return d.Is(before, lang.Article) && !d.Is(noun, lang.NamedThing|lang.WorkNoun)
}

// joinedPassive reports whether the participle of saying s, with nobody behind it who is told, is
// joined by "and" at item j to another of which somebody is the object: "Lee was stopped and told",
// "Lee was searched, fingerprinted and warned".
func (d *Grammar) joinedPassive(s *Saying, j ItemID, ln *Line) bool {
	next := s.Item + 1
	given := d.MereParticiple(s.Item)
	if j <= ln.First+1 || !d.Link(j, lang.LinkAnd) || !given && !s.Brings(lang.CueTell) && !d.Link(next, lang.LinkAt) {
		return false
	}
	tells := d.Stop(next, ':') || d.hearsOne(next, ln) || d.Stop(next, ',') && d.IsQuote(next+1) ||
		d.Is(next, lang.Preposition) && !d.Part(next, lang.By)
	if !given && !tells && !d.IsQuote(next) && !d.Part(next, lang.That|lang.Infinitive|lang.Whether) {
		return false // "was arrested and told police"
	}
	return d.JoinsPassive(j, ln)
}

// MereParticiple reports whether the word at item i is a participle that is no past form, too:
// "given", but not "told".
func (d *Flow) MereParticiple(i ItemID) bool {
	return d.Items[i].Kind == Word && d.HasForm(i, lang.Participle) && !d.HasForm(i, lang.Past|lang.Base)
}

// hearsOne reports whether things that are counted begin at item i and end before a colon, which
// somebody may be told: "told one thing: “…”".
func (d *Phrases) hearsOne(i ItemID, ln *Line) bool {
	p := d.PhraseAfter(i, ln.End)
	return d.Is(i, lang.NumberWord) && d.Stop(p.Last, ':') && !d.Personal(p.Head) && !d.DescribesBody(p.Head)
}

// JoinsPassive reports whether a participle before "and" at item j is one of which somebody is the
// object, so that the one behind is, too: "was searched, fingerprinted and".
func (d *Grammar) JoinsPassive(j ItemID, ln *Line) bool {
	for i := j - 1; i > max(ln.First, j-LongestPhrase/2) && !d.IsQuote(i) && !d.Stop(i, ';'); i-- {
		switch {
		case d.Items[i].Kind != Word:
		case !d.Is(i, lang.Function) && d.doneTo(i) && d.BeVerb(d.behindAdverbs(i-1, ln)):
			return true
		case d.Is(i, lang.Relative|lang.Modal), d.HasForm(i, lang.Past) && !d.HasForm(i, lang.Participle|lang.Base):
			return false // "was stopped, ran off and told"
		}
	}
	return false
}

// headlinePassive reports whether the cue is a participle in a headline, which leaves out "is".
func (d *Phrases) headlinePassive(s *Saying, ln *Line) bool {
	if !d.HasForm(s.Item, lang.Participle) || !s.Brings(lang.CueWeak|lang.CueTell) || !d.telegraphic(ln) {
		return false
	}
	if s.Item+1 < ln.End {
		// "Lee accused of “cowardice”": what somebody does, headlines tell in the present
		return d.Is(s.Item+1, lang.Preposition)
	}
	// "“Throw it,” court told": whom somebody tells is always named after the verb
	return s.Brings(lang.CueTell) && !s.Brings(lang.CueSay|lang.CueAsk)
}

// behindAgent puts the noun before a participle in the place of the participle's agent, which
// stands next to the verb: in "a memo obtained by the Packet says" and "a leaflet handed out by the
// union, which paid, says" it is the memo, and the leaflet, that says.
func (d *Grammar) behindAgent(s *Saying, ln *Line) {
	p := s.Subject
	if !p.Found() || s.Inverted || s.Conjoined || d.Part(p.Last, lang.Who) {
		return // "a memo obtained by rowers who called it"
	}
	by := p.First - 1
	if p.Head+1 < p.Last && d.Part(p.Head+1, lang.By) {
		by = p.Head + 1 // the participle was read as the noun
	}
	if by <= ln.First+1 || !d.Part(by, lang.By) {
		return
	}
	if n := d.participated(by-1, ln); n.Found() {
		s.Subject = n
	}
}

// participated is the noun of which the participle tells that ends at item i, perhaps with a
// particle: "a leaflet handed out", "a message, first reported".
func (d *Phrases) participated(i ItemID, ln *Line) Source {
	if i > ln.First && d.Is(i, lang.Adverb|lang.Preposition) {
		i--
	}
	it := &d.Items[i]
	if it.Kind != Word || it.Entry.Is(lang.Function) {
		return Nobody()
	}
	if it.Entry.Form&lang.Participle == 0 && !d.Pack.Looks(d.Spelled(i), lang.Past) {
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
