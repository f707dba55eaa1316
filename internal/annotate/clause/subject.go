package clause

import "github.com/onrecord/onrecord/internal/annotate/lang"

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
	if j > ln.First && d.Is(j, lang.Reflexive) && !d.recalls(j-1, ln) {
		j-- // "Lee herself said"
	}
	s.Subject = d.besideTitle(s, j, ln)
	if !s.HasSubject() && d.subjectBehind(s, j, ln) || s.Inverted {
		return
	}
	d.jointly(&s.Subject, ln.First)
	if no := s.Subject.First - 1; d.Is(no, lang.Negation) { // "nor Lee said", "no minister has said"
		s.Negated = s.Negated || d.Is(no, lang.Conjunction) || s.Subject.Kind == Nominal && !d.Nounish(no-1)
	}
}

// subjectBehind finds the subject of saying s by item j, right before its verb group. It is true
// where nobody else can belong to the subject that it finds.
func (d *Grammar) subjectBehind(s *Saying, j ItemID, ln *Line) (settled bool) {
	switch {
	case d.IsQuote(j):
		d.behindQuote(s, j, ln)
	case d.Stop(j, ','):
		return d.behindComma(s, j, ln)
	case d.Stop(j, '-'):
		d.overDash(s, j, ln)
	case d.Is(j, lang.Relative):
		s.Relative = true
		d.relative(s, j, ln)
	case d.Is(j, lang.Conjunction) && !d.Part(j, lang.That):
		return d.behindConjunction(s, j, ln)
	case d.joinedVerb(j, ln):
		d.share(s, j, ln)
		s.Negated = s.Negated || d.HasCue(j, lang.CueDeny)
	case d.HasForm(s.Item, lang.Base) && d.readRecalled(s, j, ln):
	case d.verbSecond(s, j, ln):
		d.invert(s, ln)
	default:
		return d.behindPhrase(s, j, ln)
	}
	return false
}

// behindQuote finds the subject of a verb right behind the quotation at item j.
func (d *Grammar) behindQuote(s *Saying, j ItemID, ln *Line) {
	d.invert(s, ln)
	if !s.HasSubject() {
		s.Subject = d.headed(j, ln)
	}
	if !s.HasSubject() && d.Pack.VerbsLast {
		d.share(s, j-1, ln)
	}
	if !s.HasSubject() && d.QuoteAt(j).Shape.Ending == ',' && s.Brings(lang.SpeechCues) {
		d.overComma(s, j, ln) // "Lee, whose badge read “Save the pier,” said"
	}
}

// behindComma finds the subject of a verb behind the comma at item j.
func (d *Grammar) behindComma(s *Saying, j ItemID, ln *Line) (settled bool) {
	if d.invertible(s, ln) && !d.reportsOf(d.PhraseAfter(s.Item+1, ln.End), j, ln) {
		d.invert(s, ln)
		return true
	}
	if j+1 < s.Item && d.Is(j+1, lang.PastPost) && d.Is(j+1, lang.TimeWord) {
		d.share(s, j, ln) // "Lee beat Reed, then said"
		return true
	}
	d.overComma(s, j, ln)
	return false
}

// behindConjunction finds the subject of a verb right behind the "and" or the like at item j.
func (d *Grammar) behindConjunction(s *Saying, j ItemID, ln *Line) (settled bool) {
	if j == ln.First && d.soSaid(s, ln) {
		d.invert(s, ln)
		return true
	}
	if s.Conjoined = !d.readRecalled(s, j, ln); !s.Conjoined {
		return true // "heard Reed knock and say"
	}
	if s.Subject = d.alike(s, j, ln); !s.HasSubject() {
		d.share(s, j-1, ln)
	}
	return false
}

// behindPhrase finds the subject of a verb with the phrase right before it that ends with item j,
// or that of the verb to which it is joined where there is none.
func (d *Grammar) behindPhrase(s *Saying, j ItemID, ln *Line) (settled bool) {
	s.Subject = d.PhraseBefore(d.overTime(j, ln.First), ln.First)
	if n := d.namedInIt(&s.Subject, ln); n.Found() {
		s.Subject = n
	}
	if n := d.madeAhead(s, ln); n.Found() {
		s.Subject = n
		return true
	}
	d.join(&s.Subject, ln.First)
	d.reconsider(s, ln)
	d.besideOpening(s, ln)
	if !s.HasSubject() {
		d.share(s, j, ln)
	}
	return false
}

// madeAhead is the document with which the line begins, where nothing but who made it stands
// between it and saying s: "A letter Lee sent to the board says"; or nobody.
func (d *Grammar) madeAhead(s *Saying, ln *Line) Source {
	if !ln.Plays(lang.Issues) {
		return Nobody()
	}
	head := ln.First
	for head < ln.First+4 && !d.Document(head) && (d.Is(head, lang.Article) || d.Nounish(head)) {
		head++
	}
	verb := d.madeBy(head+1, ln)
	if verb == NoItem || !d.Document(head) || verb >= s.Item || s.Item > verb+LongestPhrase {
		return Nobody()
	}
	for i := verb + 1; i < s.Item; i++ {
		said := d.HasCue(i, lang.VerbCues) && d.finite(i, ln.First)
		finite := d.Is(i, lang.Auxiliary|lang.Modal) && !d.Is(i, lang.Month)
		if said || finite || d.IsStop(i) || d.IsQuote(i) || d.Is(i, lang.Conjunction|lang.Relative) {
			return Nobody()
		}
	}
	p := d.PhraseBefore(head, ln.First)
	p.Owner = d.madeItem(head + 1)
	return p
}

// madeBy is the verb of a clause from item i on that tells who made the document before it, "Lee
// sent", "that she filed"; or none.
func (d *Phrases) madeBy(i ItemID, ln *Line) ItemID {
	by := d.madeItem(i)
	verb := by + 1
	for verb < ln.End && d.Is(verb, lang.Auxiliary) && !d.BeVerb(verb) {
		verb++ // "Lee had sent"
	}
	if verb < ln.End && (d.IsName(by) || d.Nominative(by)) && d.Part(verb, lang.Issues) {
		return verb
	}
	return NoItem
}

// madeItem is the item from i on that may be whoever made a document: behind "that".
//
//go:noinline
func (d *Phrases) madeItem(i ItemID) ItemID {
	if d.Part(i, lang.That) || d.Is(i, lang.Relative) {
		i++
	}
	return i
}

// namedInIt is the person to whom the words before a verb of saying belong, which end with the
// phrase p, where no comma sets them off: "Ann Lee the chair of the board said", "Ann Lee while
// opening the pier, said", "Ann Lee, speaking in Elin said", "During the launch of the pier Ann Lee
// said", "ran it in a way Ann Lee called"; or nobody.
func (d *Phrases) namedInIt(p *Source, ln *Line) Source {
	there := p.Kind == Named && p.First > ln.First && d.IsPlace(p.Head) && d.Is(p.First-1, lang.Preposition)
	if p.Kind != Nominal && !there {
		return Nobody()
	}
	last := p.Last - 1
	if last > p.Head && (d.behindThing(last, ln) ||
		!d.Personal(p.Head) && d.isPerson(last) && d.Is(ln.First, lang.Preposition)) {
		return d.PhraseOf(last)
	}
	for i := p.First - 1; i >= ln.First && i > p.First-LongestPhrase/2; i-- {
		switch {
		case d.isPerson(i):
			n := d.PhraseBefore(i, ln.First)
			if n.Kind != Named || n.First > ln.First || !d.beside(d.pastBrackets(i+1, p.First), p) {
				return Nobody()
			}
			return d.PhraseOf(i)
		case d.Stop(i, ')'):
			i = d.overBrackets(i, ln.First) + 1 // "Ann Lee (retd) while opening the pier said"
		case d.Stop(i, ',') && d.doing(i+1):
		case d.IsStop(i), d.IsQuote(i), d.Is(i, lang.Auxiliary|lang.Modal|lang.Relative|lang.Pronoun), d.Part(i, lang.That):
			return Nobody()
		}
	}
	return Nobody()
}

// beside reports whether what stands from item i on, right behind a name, tells more of it: the
// phrase p with an article, or what somebody was doing when he spoke.
func (d *Phrases) beside(i ItemID, p *Source) bool {
	if i == p.First {
		return d.Is(i, lang.Article) && d.DescribesPerson(p.Head)
	}
	if d.Part(i, lang.Subordinates) {
		i++
	}
	return i < p.First && d.looksDoing(i) || d.Stop(i, ',') // behind which he does something
}

// doing reports whether a participle begins at item i, or behind "while" there, that brings no
// clause: "while speaking to", "addressing the rally"; not "noting the mayor had said".
func (d *Phrases) doing(i ItemID) bool {
	if d.Part(i, lang.Subordinates) {
		i++
	}
	brings := d.HasCue(i, lang.SpeechCues|lang.CueThink) || d.Part(i, lang.Perceives)
	return d.looksDoing(i) && (!brings || d.Is(i+1, lang.Preposition)) && !d.IsStop(i+1)
}

// looksDoing reports whether item i is a participle in the present, or looks like one.
func (d *Phrases) looksDoing(i ItemID) bool {
	return d.HasForm(i, lang.Gerund) || d.Pack.Looks(d.Spelled(i), lang.Gerund)
}

// standIn is whoever the text says, between the subject of saying s and its cue, to represent that
// subject, "the mayor, represented by the clerk, Ann Lee, said"; or nobody.
func (d *Grammar) standIn(s *Saying, ln *Line) Source {
	if s.Inverted || !s.HasSubject() || !ln.Plays(lang.Deputy) {
		return Nobody()
	}
	for i := s.Item - 2; i > max(ln.First, s.Item-LongestPhrase); i-- {
		if d.Part(i, lang.By) && d.Part(i-1, lang.Deputy) && d.HasForm(i-1, lang.Participle) {
			if p := d.PhraseAfter(i+1, s.Item); d.CanSpeak(p) {
				return p
			}
		}
	}
	return Nobody()
}

// joinedVerb reports whether item j is a verb to which the one after it belongs: "denied having
// told".
func (d *Grammar) joinedVerb(j ItemID, ln *Line) bool {
	return d.HasCue(j, lang.VerbCues&^lang.CueFaint) && d.HasForm(j, lang.Past) && d.finite(j, ln.First)
}

// share gives saying s the subject of the clause before item j+1, to whose verb its own is joined.
//
//go:noinline
func (d *Grammar) share(s *Saying, j ItemID, ln *Line) {
	s.Subject, s.Conjoined = d.ClauseSubject(j, ln), true
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

// invert takes the phrase after the verb as its subject: "said Ann Lee".
func (d *Grammar) invert(s *Saying, ln *Line) {
	k := d.overAdjuncts(s.Item+1, ln)
	s.Subject = d.PhraseAfter(k, ln.End)
	if s.Subject.Kind == Pronoun && d.Is(s.Subject.Head, lang.Relative|lang.Question) {
		s.Subject = Nobody()
	}
	if d.tellsMore(s, k, ln) {
		s.Subject = Nobody()
	}
	s.Inverted = s.HasSubject()
}

// verbSecond reports whether what stands before the verb of saying s, up to item j, is no subject
// but a preposition with its nouns, in a language in which the subject then follows: "Am Dienstag
// in Kiel sagte Anna Brandt".
func (d *Grammar) verbSecond(s *Saying, j ItemID, ln *Line) bool {
	if !d.Pack.VerbsLast || !d.Is(ln.First, lang.Preposition) || j > ln.First+LongestPhrase {
		return false
	}
	for i := ln.First; i <= j; i++ {
		if d.IsStop(i) && !d.Stop(i, '.') || d.IsQuote(i) || d.Is(i, lang.Conjunction|lang.Pronoun|lang.Relative) {
			return false
		}
	}
	return d.CanSpeak(d.PhraseAfter(d.overAdjuncts(s.Item+1, ln), ln.End))
}

// overAdjuncts is where the subject of an inverted verb may begin, of which item k is right behind
// it.
func (d *Grammar) overAdjuncts(k ItemID, ln *Line) ItemID {
	for end := min(ln.End, k+LongestPhrase); k < end; {
		past := d.overAdjunct(k, end)
		if past == k {
			break
		}
		k = past
	}
	return k
}

// overAdjunct is where what stands at item k between an inverted verb and its subject ends: "said
// quietly Ann Lee", and in German "sagte am Dienstag in Kiel Anna Brandt", "freute sich auch". It
// is k where nothing of the kind stands there.
func (d *Grammar) overAdjunct(k, end ItemID) ItemID {
	switch {
	case d.Pack.VerbsLast && d.Is(k, lang.Reflexive) && k+1 < end:
		return k + 1
	case d.Pack.VerbsLast && d.Is(k, lang.Preposition):
		if past := d.overNoun(k+1, end); past > k+1 {
			return past
		}
		return k
	case d.Is(k, lang.Pronoun) || !d.manner(k) && !d.Is(k, lang.Adverb|lang.Hedge):
		return k
	}
	return k + 1
}

// overNoun is where the noun behind a preposition ends, "am Dienstag", "nach der langen Sitzung"; k
// where what stands there is a person.
func (d *Grammar) overNoun(k, end ItemID) ItemID {
	i := k
	for i < min(end, k+4) && d.Items[i].Kind == Word && !d.capital(i) && d.Items[i].Entry.Cue == 0 {
		i++
	}
	if i+1 < end && d.Digits(i-1) && d.Stop(i, '.') {
		i++ // "am 3. Mai"
	}
	if i == end || d.IsStop(i) || d.IsQuote(i) || d.isPerson(i) || d.DescribesPerson(i) {
		return k
	}
	i++
	for d.Is(i, lang.Article) && i+2 < end && (d.IsName(i+2) || d.Personal(i+2) || d.Is(i+2, lang.Article)) {
		i += 2 // "am Rande der Feier"
	}
	return i
}

// tellsMore reports whether what follows the cue of saying s at item k is no subject, but begins
// what is said: "says Lee was there", "calls Lee “a fool”", "concludes that Lee left".
func (d *Grammar) tellsMore(s *Saying, k ItemID, ln *Line) bool {
	p := s.Subject
	if p.Last >= ln.End {
		return false
	}
	if p.Kind != Named {
		return d.Is(p.Last, lang.Auxiliary|lang.Modal) // "said the pier was"
	}
	called := s.Brings(lang.CueWeak) && (d.IsQuote(p.Last) || d.Part(p.Last, lang.As))
	return called || d.Is(p.Last, lang.Auxiliary|lang.Modal) || d.Part(k, lang.That)
}

// headed is the document or body that begins the clause before its title at item j, set beside it:
// "The ad, titled “Enough,” says", "The book, “Harbour Days”, calls Lee …".
func (d *Grammar) headed(j ItemID, ln *Line) Source {
	if d.Stop(j, ',') {
		j--
	}
	if j <= ln.First || !d.IsQuote(j) {
		return Nobody()
	}
	k := j - 1
	if d.Part(k, lang.Naming|lang.Named) || d.HasForm(k, lang.Participle) {
		k--
	}
	if k <= ln.First || !d.Stop(k, ',') {
		return Nobody()
	}
	p := d.PhraseBefore(k-1, ln.First)
	if p.Kind != Nominal || !d.clauseBegins(p.First, ln) || !d.Document(p.Head) && !d.DescribesBody(p.Head) {
		return Nobody()
	}
	return p
}

// invertible reports whether the cue after a comma is followed by its subject, "…, said Ann Lee": a
// verb of plain saying takes no person as its object.
func (d *Grammar) invertible(s *Saying, ln *Line) bool {
	if !s.Brings(lang.CueSay|lang.CueWrite) || s.Brings(lang.CueTell|lang.CueWeak) {
		return false
	}
	p := d.PhraseAfter(s.Item+1, ln.End)
	if p.Kind != Named || !d.MentionIsPerson(p.Head) {
		return false
	}
	return p.Last >= ln.End || d.IsStop(p.Last)
}

// reportsOf reports whether the name p, right behind a verb of saying, is of whom something is
// said: what stands before the comma at item j is set after somebody, and behind what is set after
// the name its verb follows, "Ann Lee, the mayor, said Tom Reed, her deputy, was".
func (d *Grammar) reportsOf(p Source, j ItemID, ln *Line) bool {
	k := d.segment(j, ln)
	if k <= ln.First || !d.Stop(k, ',') || !d.apposed(k+1, j) || !d.CanSpeak(d.PhraseBefore(k-1, ln.First)) {
		return false
	}
	i := d.pastBrackets(p.Last, ln.End)
	if i == p.Last {
		i = d.overSetAfter(p, ln)
	}
	for i < ln.End && d.Is(i, lang.Adverb|lang.Negation) {
		i++
	}
	return i > p.Last && i < ln.End && d.Predicate(i, ln)
}

// overSetAfter is the item behind the comma that closes what is set after the name p, or of which
// the name is set after a noun, "her deputy, Tom Reed,"; p.Last where none does.
func (d *Grammar) overSetAfter(p Source, ln *Line) ItemID {
	if !d.Stop(p.Last, ',') {
		return p.Last
	}
	for i := p.First; i < p.Head; i++ {
		if d.Stop(i, ',') {
			return p.Last + 1
		}
	}
	for i := p.Last + 1; i < min(ln.End, p.Last+LongestPhrase) && !d.IsQuote(i); i++ {
		if d.Stop(i, ',') {
			return i + 1
		}
	}
	return p.Last
}

// soSaid reports whether a person's name follows the cue and ends the clause: "So said Ann Lee when
// the boats came home".
func (d *Grammar) soSaid(s *Saying, ln *Line) bool {
	if !s.Brings(lang.CueSay) || s.Brings(lang.CueTell|lang.CueWeak) {
		return false
	}
	p := d.PhraseAfter(s.Item+1, ln.End)
	return p.Kind == Named && d.MentionIsPerson(p.Head) && (p.Last >= ln.End || !d.Verbish(p.Last, ln.End))
}

// relative finds the antecedent of "who" or "which" at item j.
func (d *Grammar) relative(s *Saying, j ItemID, ln *Line) {
	k := d.antecedentEnd(j, ln)
	s.Subject = d.PhraseBefore(k, ln.First)
	thing := s.Subject.Kind == Nominal && (!d.Personal(s.Subject.Head) || d.Document(s.Subject.Head))
	if d.Part(j, lang.Who) && thing || d.Is(s.Subject.Head, lang.Pronoun) {
		if p := d.nearestPerson(k, ln.First); p.Found() {
			s.Subject = p
		}
	}
	if d.Part(j, lang.Which) {
		s.Subject = d.nearestThing(k, ln.First)
	} else if d.Personal(s.Subject.Head) && s.Subject.Kind == Nominal {
		s.Subject = d.ofApposition(s.Subject, ln)
	}
	if d.Part(j, lang.That) && s.HasSubject() && !d.Personal(s.Subject.Head) {
		s.Subject = Nobody()
	}
	s.Subject = d.overContrast(s.Subject, ln)
	if p := &s.Subject; p.Kind == Named && j == s.Item-1 && d.HasForm(s.Item, lang.Base) && !d.HasForm(s.Item, lang.Past) {
		d.bothNamed(p, ln.First)
	}
}

// bothNamed takes into the name p the person to whom "and" joins it, of whom a verb tells that is
// one for several: "Lee and Reed, who say".
func (d *Phrases) bothNamed(p *Source, lo ItemID) {
	if !d.isPerson(p.Head) || !d.Link(p.First-1, lang.LinkAnd) || p.First-2 < lo || !d.isPerson(p.First-2) {
		return
	}
	first := p.First - 2
	p.Also, p.Head, p.First = p.Head, first, d.TitleStart(first, lo)
}

// antecedentEnd is the last item of what stands before the "who" or "which" at item j: before a
// comma or a dash, "herself" and an age.
func (d *Phrases) antecedentEnd(j ItemID, ln *Line) ItemID {
	k := j - 1
	if k > ln.First && (d.Stop(k, ',') || d.Stop(k, '-')) {
		k--
	}
	if k > ln.First && d.Is(k, lang.Reflexive) {
		k-- // "Lee herself, who said"
	}
	if k-2 > ln.First && d.Digits(k) && d.Stop(k-1, ',') && d.isPerson(k-2) {
		k -= 2 // "Ann Lee, 14, who said"
	}
	return k
}

// overContrast is the person who stands before the phrase p where p names who it was not: "It was
// Lee, not Reed, who said", "It was Lee and not her brother, Tom Reed, who said"; else p.
func (d *Phrases) overContrast(p Source, ln *Line) Source {
	not := p.First - 1
	if not-2 <= ln.First || !d.Is(not, lang.Negation) || !d.Stop(not-1, ',') && !d.Link(not-1, lang.LinkAnd) {
		return p
	}
	last := not - 2
	if d.Stop(last, ',') {
		last--
	}
	if n := d.PhraseBefore(last, ln.First); d.CanSpeak(n) {
		return n
	}
	return p
}

// overDash steps over what stands between dashes, "Lee — who left in May — said", or into it where
// it names whom the noun before it means, "the mayor — Ann Lee of Oldport — said".
func (d *Grammar) overDash(s *Saying, j ItemID, ln *Line) {
	if p := d.listBefore(j, ln.First); p.Found() {
		s.Subject = p
		return
	}
	for k := j - 1; k > ln.First && k > j-LongestPhrase; k-- {
		if d.Stop(k, '-') {
			s.Subject = d.PhraseBefore(k-1, ln.First)
			if n := d.named(s.Subject, k+1, j); d.IsStop(n.Last) || d.Is(n.Last, lang.Preposition) {
				s.Subject = n // but "her aunt — Lee was ill — said"
			}
			return
		}
	}
	d.invert(s, ln)
}

// overTime steps left over "on Tuesday", "in May 2015" that stands between a subject and its verb.
func (d *Phrases) overTime(j, lo ItemID) ItemID {
	k := d.beforeTime(j, lo)
	switch {
	case k == j:
		counted := d.Part(k, lang.When) || d.Is(k, lang.NumberWord) || d.Digits(k)
		if k > lo && counted && d.Is(k+1, lang.TimeWord|lang.Day) {
			for k--; k > lo && d.Part(k, lang.When); k-- {
			}
			return k // "Lee late last week said", "Lee early Friday said", "Lee two days ago said"
		}
	case k > lo && d.Part(k, lang.When):
		return k - 1
	case k-1 > lo && d.Is(k, lang.Article) && d.Part(k-1, lang.When):
		return k - 2 // "Lee in the past has said"
	case d.IsName(k), d.Is(k, lang.Pronoun):
		return k
	}
	return j
}

// beforeTime is the item before the words for a time that end with item j: days, months, figures.
func (d *Phrases) beforeTime(j, lo ItemID) ItemID {
	k := j
	for k > lo && k > j-8 && (d.Is(k, lang.Day|lang.Month|lang.TimeWord) || d.Digits(k)) {
		k--
	}
	if k == j && d.Is(k, lang.PastPost) && d.Is(k-1, lang.Article) {
		k-- // "in the past"
	}
	return k
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
	case d.inPassing(p, ln):
		if n := d.leading(ln.First, p.First-2, ln); n.Found() {
			s.Subject = n
		}
	case d.Part(p.First-1, lang.By) && p.Also == NoItem: // "an opinion delivered by Reed said"
		s.Subject = d.ClauseSubject(p.First-2, ln)
	case d.thrownIn(p, ln) != NoItem:
		if n := d.actorBefore(d.thrownIn(p, ln), ln); n.Found() {
			s.Subject, s.Conjoined = n, true // "Lee leaned over and in a low voice said"
		}
	case d.noSubject(p, ln):
		if n := d.ClauseSubject(p.First-1, ln); n.Found() {
			s.Subject = n
		}
	case p.Kind == Named:
		if n := d.behindParticiple(p, ln); n.Found() {
			s.Subject = n
		}
	}
}

// inPassing reports whether the phrase p only tells in what or when something is said, set off from
// who says it by a comma: "Ann Lee, in a statement today said", "Ann Lee, on the eve of the vote
// said".
func (d *Phrases) inPassing(p Source, ln *Line) bool {
	in := p.First - 1
	thing := p.Kind == Nominal && (d.Document(p.Head) || !d.Personal(p.Head))
	return thing && d.Is(in, lang.Preposition) && in-2 >= ln.First && d.Stop(in-1, ',')
}

// antecedent is the person or body of whom a relative clause tells at whose end the phrase p
// stands: "a midwife who has worked there for 22 years has said".
func (d *Phrases) antecedent(p Source, ln *Line) Source {
	if !ln.Has(lang.Relative) {
		return Nobody()
	}
	verb := p.Last-p.First > 2 && d.Is(p.First, lang.Relative)
	for i := p.First; i > ln.First && i > p.First-LongestPhrase; i-- {
		if i < p.First && d.endsRelative(i) {
			return Nobody()
		}
		if d.Is(i, lang.Relative) && (!d.Part(i, lang.That) || !d.OpensClause(i-1)) {
			verb = verb || d.Part(i, lang.Who) && i < p.First && d.verbForm(i+1) // "who met Reed"
			if !verb {
				return Nobody()
			}
			return d.speakerBefore(i, p, ln)
		}
		verb = verb || i < p.First && d.Predicate(i, ln)
	}
	return Nobody()
}

// speakerBefore is who or what can speak right before the relative clause that begins at item i, at
// whose end the phrase p stands; or nobody.
func (d *Phrases) speakerBefore(i ItemID, p Source, ln *Line) Source {
	if a := d.PhraseBefore(i-1, ln.First); d.CanSpeak(a) {
		return a
	}
	if d.Stop(i-1, ',') && d.isPerson(i-2) && d.Part(i, lang.Who) && !d.OpensClause(p.First-1) {
		return d.PhraseBefore(i-2, ln.First) // "Ann Lee, who is chairman of Quay First said"
	}
	return Nobody()
}

// endsRelative reports whether no relative clause goes on over item i: it is a quotation, a
// conjunction, or punctuation other than brackets.
func (d *Phrases) endsRelative(i ItemID) bool {
	it := &d.Items[i]
	switch it.Kind {
	case Quote:
		return true
	case Stop:
		return it.Char != '(' && it.Char != ')' && !d.withinWord(i)
	}
	return d.Is(i, lang.Conjunction) && !d.Part(i, lang.That)
}

// thrownIn is the item before the "and" behind which the phrase p tells how, before its verb: "and
// in a low voice said"; or none.
func (d *Phrases) thrownIn(p Source, ln *Line) ItemID {
	in := p.First - 1
	if p.Kind != Nominal || in-3 < ln.First {
		return NoItem
	}
	and := in - 1
	if d.Stop(and, ',') {
		and--
	}
	if !d.Is(in, lang.Preposition) || !d.Is(and, lang.Conjunction) || d.Part(and, lang.That) {
		return NoItem
	}
	return and - 1
}

// actorBefore is whoever does what is told up to item j, whose clause it is, where no more than one
// is named there as a subject.
func (d *Grammar) actorBefore(j ItemID, ln *Line) Source {
	first, names := Nobody(), 0
	for k := max(ln.First, j-2*LongestPhrase); k <= j; k++ {
		p := d.SubjectAt(k, ln)
		if p.Kind == Named {
			if k > ln.First && (!d.OpensClause(k-1) || d.HasCue(k-1, lang.VerbCues) && !d.HasCue(k-1, lang.SpeechCues)) {
				continue // "Lee thanked Reed": he does nothing
			}
			names++
		} else if p.Kind != Pronoun || !d.Nominative(p.Head) {
			continue
		}
		if names > 1 {
			return Nobody()
		}
		if !first.Found() {
			first = p
		}
	}
	p := d.ClauseSubject(j, ln)
	if k := d.SayingFrom(ln.First); p.Kind == Pronoun && k < SayingID(len(d.Sayings)) {
		if s := &d.Sayings[k]; s.Subject.First == ln.First && d.DescribesPerson(s.Subject.Head) && d.sharesSubject(s) {
			return s.Subject // "The clerk said he forgot, but in a later letter wrote"
		}
	}
	if d.CanSpeak(p) {
		return p
	}
	return first
}

// noSubject reports whether the phrase p is an object's pronoun, or a place that is part of
// something else: "who lives in Oldport", "of Oldport, Ostrey".
func (d *Grammar) noSubject(p Source, ln *Line) bool {
	switch {
	case p.Kind == Pronoun:
		return d.Part(p.Head, lang.Objective)
	case p.Kind != Named || !d.IsPlace(p.Head):
		return false
	case !d.OpensClause(p.First - 1):
		return true
	}
	before := p.First - 2
	if !d.Stop(p.First-1, ',') || before <= ln.First {
		return false
	}
	if d.IsName(before) {
		return d.IsPlace(before)
	}
	return d.capital(before) && d.Is(before-1, lang.Preposition) // "Ann Lee of Lowick, Ostrey says"
}

// behindParticiple is the person before the participle, set off by a comma, whose object the name p
// is: "Lee, defending Reed"; or nobody.
func (d *Grammar) behindParticiple(p Source, ln *Line) Source {
	at := d.participleAt(p)
	if at <= ln.First+1 || !d.Stop(at-1, ',') {
		return d.doerBefore(p, ln)
	}
	n := d.PhraseBefore(at-2, ln.First)
	if n.Kind != Named || !d.MentionIsPerson(n.Head) {
		return Nobody()
	}
	return n
}

// doerBefore is whoever opens the clause and has behind him what he does, in which the names p
// stand last: "The team probing charges against Reed, Lee and Falk has said"; or nobody.
func (d *Grammar) doerBefore(p Source, ln *Line) Source {
	lo := max(ln.First, p.First-LongestPhrase)
	for i := max(p.First-1, d.participleAt(p)); i > lo; i-- {
		switch {
		case d.IsQuote(i), d.IsStop(i) && (p.Also == NoItem || !d.Stop(i, ',')),
			d.Is(i, lang.Auxiliary|lang.Modal|lang.Relative|lang.Pronoun),
			d.Is(i, lang.Conjunction) && (!d.Link(i, lang.LinkAnd) || d.IsName(i+1)):
			return Nobody()
		case d.participleIn(i) && !d.Is(i, lang.Function) && d.Personal(d.accused(d.overBrackets(i-1, lo))):
			n := d.PhraseBefore(d.accused(i-1), ln.First)
			if d.CanSpeak(n) && (n.First <= ln.First || d.OpensClause(n.First-1)) {
				return n
			}
			return Nobody()
		}
	}
	return Nobody()
}

// accused is the item before the participle and the preposition that end with item i, "accused of",
// "charged with"; i where none do.
func (d *Grammar) accused(i ItemID) ItemID {
	if i > 1 && (d.Link(i, lang.LinkOf|lang.LinkFor) || d.Part(i, lang.With)) && d.pastForm(i-1) {
		return i - 2
	}
	return i
}

// participleAt is the participle whose object the name p is, "defending Reed", which may have been
// read as a part of it; or none.
func (d *Phrases) participleAt(p Source) ItemID {
	for _, i := range [...]ItemID{p.First, p.First - 1} {
		if i >= 0 && i < p.Head && d.participleIn(i) {
			return i
		}
	}
	return NoItem
}
