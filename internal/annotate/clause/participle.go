package clause

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

// readGerund finds the subject of a participle: its own ("with some saying"), that of the
// participle to which it is joined, or that of its clause.
func (d *Grammar) readGerund(s *Saying, j ItemID, ln *Line) {
	s.Conjoined = true
	if j >= ln.First && d.HasCue(j, lang.CueDeny) {
		s.Negated = true // "denied calling"
	}
	if s.Subject = d.quotedAs(j, ln); s.HasSubject() {
		return
	}
	if d.readRecalled(s, j, ln) {
		s.Conjoined = false
		return
	}
	if p, ok := d.tellsOfText(s, j, ln); ok {
		s.Subject, s.Conjoined = p, false
		return
	}
	if s.Subject = d.blamed(s, j, ln); s.HasSubject() {
		s.Conjoined = false
		return
	}
	if d.readApart(s, j, ln); s.apart {
		return
	}
	if s.Subject = d.metDoing(s, j, ln); s.HasSubject() {
		s.Conjoined = false
		return
	}
	verb := j
	if j > ln.First && d.Is(j, lang.Preposition) {
		verb--
	}
	if s.Subject = d.doer(verb, ln); s.HasSubject() {
		return
	}
	if s.Subject = d.besideDoing(s, j, ln); s.HasSubject() {
		return
	}
	if s.Subject = d.ClauseSubject(j, ln); d.metThere(s, j, ln) {
		s.Subject = Nobody()
		return
	}
	d.readGerundOf(s, j, ln)
}

// metDoing is whoever a verb or a preposition brings, right before the participle of saying s
// behind item j, as somebody not spoken of before: it is he who does what that tells, "Lee ignored
// a man shouting", "Lee walked past protesters chanting", or a body that cries out, "past a group
// shouting"; or nobody. Who tells or writes somebody something may do it himself: "Lee texted a
// friend saying".
func (d *Grammar) metDoing(s *Saying, j ItemID, ln *Line) Source {
	cries := d.Is(j, lang.OrgNoun) && d.Part(s.Item, lang.Outcry)
	if j <= ln.First || !cries && !d.DescribesPerson(j) && !d.Is(j, lang.Unnamed) {
		return Nobody()
	}
	p := d.PhraseBefore(j, ln.First)
	several := d.severalAt(j) && p.First == p.Head
	of := p.Head != j && !d.Is(p.Head, lang.Unnamed) // but "a crowd of crews chanting"
	if p.Kind != Nominal || of || p.First <= ln.First || !several && !d.Link(p.First, lang.LinkA) {
		return Nobody()
	}
	verb := p.First - 1
	if d.Is(verb, lang.Preposition) && !d.Part(verb, lang.As) {
		verb--
	} else if !d.Predicate(verb, ln) && !d.pastForm(verb) {
		return Nobody()
	}
	if verb <= ln.First || d.HasCue(verb, lang.VerbCues|lang.CueNoun) {
		return Nobody()
	}
	return p
}

// besideDoing is who says what the participle tells to which "and" at item j, or before a
// preposition there, joins that of saying s: "Lee left, noting that Reed had told her so, and
// adding"; or nobody. Where its subject speaks in between, that verb is the nearer one.
func (d *Grammar) besideDoing(s *Saying, j ItemID, ln *Line) Source {
	and := j
	if d.Is(j, lang.Preposition) {
		and-- // "by noting that …, and by saying"
	}
	if and <= ln.First || !d.Link(and, lang.LinkAnd) {
		return Nobody()
	}
	for k := len(d.Sayings) - 1; k >= 0 && d.Sayings[k].Line == s.Line; k-- {
		o := &d.Sayings[k]
		if o.Kind != Gerund || !o.HasSubject() || o.apart {
			continue
		}
		for n := k + 1; n < len(d.Sayings); n++ {
			if v := &d.Sayings[n]; v.Kind == Verbal && v.Subject.Head == o.Subject.Head {
				return Nobody()
			}
		}
		return o.Subject
	}
	return Nobody()
}

// readGerundOf finds who speaks with a participle whose clause has the subject that is found: that,
// or whom the clause speaks of.
func (d *Grammar) readGerundOf(s *Saying, j ItemID, ln *Line) {
	if p := d.issuerOf(s.Subject, ln); p.Found() {
		s.Subject = p
	}
	if p := d.fromWhomApart(s, j, ln); p.Found() {
		s.Subject, s.Conjoined = p, false
		return
	}
	if !s.HasSubject() || s.Subject.Kind == Pronoun && d.Items[s.Subject.Head].Entry.Gender&^lang.Neuter == 0 {
		if p := d.whoBefore(j, ln); p.Found() {
			s.Subject, s.Conjoined = p, false
			return
		}
	}
	if !s.HasSubject() {
		s.Subject = d.subjectAhead(s, ln)
		return
	}
	if p := d.ofAnother(s, j, ln); p.Found() {
		s.Subject = p
	}
	if s.Subject.Also == NoItem {
		d.join(&s.Subject, ln.First) // "Lee and Reed put out a statement calling"
	}
	s.Hypothetical = d.stillToCome(s)
}

// metThere reports whether the subject of the participle of saying s, behind the comma at item j,
// found, saw or heard somebody at a place, of whom it may as well tell: "Lee found Reed in the
// yard, repeating". In "Lee saw Reed in the yard, telling him" it is not Reed who tells it.
func (d *Grammar) metThere(s *Saying, j ItemID, ln *Line) bool {
	verb := s.Subject.Last
	if !s.HasSubject() || !d.Stop(j, ',') || verb >= j || !d.Part(verb, lang.Perceives|lang.Receives) ||
		d.Part(s.Item+1, lang.Objective) {
		return false
	}
	whom := d.PhraseAfter(verb+1, j)
	person := whom.Kind == Named && d.MentionIsPerson(whom.Head) || d.Part(whom.Head, lang.Objective)
	at := whom.Last
	if !whom.Found() || !person || !d.Link(at, lang.LinkIn|lang.LinkAt|lang.LinkOn) {
		return false
	}
	return d.Is(at+1, lang.Article|lang.Possessive) && d.PhraseAfter(at+1, j).Last == j
}

// whoBefore is the person of whom a clause tells that begins with ", who" and ends with the comma
// at item j, "It is all about Lee, who left early, calling it", or who ends there, behind "is":
// "This is Lee, speaking"; or nobody.
func (d *Grammar) whoBefore(j ItemID, ln *Line) Source {
	is := j
	if d.Stop(is, ',') {
		is--
	}
	if is > ln.First && d.isPerson(is) {
		if be := d.TitleStart(is, ln.First) - 1; be > ln.First && (d.BeVerb(be) || d.Items[be].Kind == Clitic) {
			return d.PhraseOf(is)
		}
	}
	if j <= ln.First || !d.Stop(j, ',') {
		return Nobody()
	}
	for k := j - 1; k > max(ln.First+1, j-LongestPhrase) && !d.IsStop(k) && !d.IsQuote(k); k-- {
		if d.Part(k, lang.Who) && d.Stop(k-1, ',') && d.isPerson(k-2) {
			return d.PhraseOf(k - 2)
		}
	}
	return Nobody()
}

// tellsOfText is what a participle behind item j tells the words of, or who wrote it: a letter, a
// banner. It may be nobody, and yet be sure that it is nobody else.
func (d *Grammar) tellsOfText(s *Saying, j ItemID, ln *Line) (p Source, sure bool) {
	if p = d.inScript(s, j, ln); p.Found() {
		return p, true
	}
	if p = d.fromWhom(j, ln); p.Found() {
		return p, true
	}
	if j > ln.First && d.Part(j, lang.Inscribed) {
		return d.bare(j, ln.First), true // "past a banner reading"
	}
	p = d.cameTo(j, ln)
	return p, p.Found()
}

// readApart finds the subject that a participle behind item j has apart from its clause; else s is
// not apart.
func (d *Grammar) readApart(s *Saying, j ItemID, ln *Line) {
	s.apart = true
	if p, several := d.absolute(j, ln); several || p.Found() {
		s.Subject = p
		return
	}
	if s.Subject = d.ownName(j, ln); s.HasSubject() {
		return
	}
	if s.Subject = d.ownDoer(s, j, ln); s.HasSubject() {
		s.Conjoined = false
		return
	}
	if n := len(d.Sayings); n > 0 && d.Sayings[n-1].apart && d.Sayings[n-1].Line == s.Line && d.OpensClause(j) {
		s.Subject = d.Sayings[n-1].Subject
		return
	}
	s.apart = false
}

// fromWhom is who wrote the letter or the like of which a participle behind it tells: "got a note
// from Reed saying", "had a letter from the board in May saying"; or nobody.
func (d *Grammar) fromWhom(j ItemID, ln *Line) Source {
	if !ln.HasCue(lang.CueNoun) {
		return Nobody()
	}
	j = d.overTime(j, ln.First)
	if to := d.bare(j, ln.First).First - 1; to > ln.First && d.Link(to, lang.LinkTo) {
		j = to - 1 // "a letter from Reed to the members telling them"
	}
	if j <= ln.First+2 {
		return Nobody()
	}
	p := d.bare(j, ln.First)
	if d.IsName(j) {
		p = d.PhraseOf(j)
		p.First = d.TitleStart(j, ln.First)
	}
	from := p.First - 1
	if from-1 <= ln.First || !d.Document(from-1) && !d.HasCue(from-1, lang.CueNoun) {
		return Nobody()
	}
	if !d.CanSpeak(p) && !(p.Kind == Nominal && d.Document(from-1)) { // "had a letter from the estate telling"
		return Nobody()
	}
	if p.Kind == Nominal && !d.cameBy(d.bare(from-1, ln.First).First-1, ln) {
		return Nobody() // "issued a statement from the hospital saying"
	}
	of := p.Kind == Named && d.Link(from, lang.LinkOf) && d.Document(from-1) // "posted a video of Reed saying"
	if !of && !d.Part(from, lang.By) && !d.Link(from, lang.LinkFrom) {
		return Nobody()
	}
	return p
}

// fromWhomApart is from whom the warning or the like came behind which a comma and the participle
// of saying s stand, where the sentence's subject says nothing, "The plan drew a warning from Reed,
// calling it “a trap”", or only got it: "The board heard an appeal by Reed, asking all to wait"; or
// nobody.
func (d *Grammar) fromWhomApart(s *Saying, j ItemID, ln *Line) Source {
	if j <= ln.First || !d.Stop(j, ',') {
		return Nobody()
	}
	p := d.fromWhom(j-1, ln)
	if !p.Found() || !s.HasSubject() || !d.CanSpeak(s.Subject) && !d.Document(s.Subject.Head) {
		return p
	}
	noun := d.bare(d.TitleStart(p.Head, ln.First)-2, ln.First)
	got := noun.First > ln.First && d.Part(noun.First-1, lang.Receives)
	if !got || d.Part(s.Item+1, lang.Objective) || d.Is(s.Item+1, lang.Pronoun) {
		return Nobody() // "Lee heard a speech by Reed, calling it “dull”"
	}
	return p
}

// issuerOf is whoever opens the clause, of whatever kind, and puts out the document of the phrase
// p: "The town released a statement on Friday saying"; or nobody.
func (d *Phrases) issuerOf(p Source, ln *Line) Source {
	verb := p.First - 1
	if p.Kind != Nominal || !d.Document(p.Head) || verb <= ln.First || !d.Part(verb, lang.Issues) {
		return Nobody()
	}
	by := d.PhraseBefore(verb-1, ln.First)
	if by.Kind != Nominal || by.First > ln.First && !d.OpensClause(by.First-1) {
		return Nobody()
	}
	return by
}

// cameTo is the letter or the like that somebody got or was sent, behind which a participle tells
// what it says: "Lee got a letter on Friday saying"; or nobody.
func (d *Grammar) cameTo(j ItemID, ln *Line) Source {
	j = d.overTime(j, ln.First)
	if j <= ln.First || !d.Document(j) {
		return Nobody()
	}
	p := d.bare(j, ln.First)
	for i := p.First; i < j && !d.Is(p.First, lang.Article); i++ {
		if d.cameBy(i, ln) {
			p = d.PhraseBefore(j, i+1) // "Lee received letters"
		}
	}
	if p.Kind == Nominal && !p.Definite && p.Owner == NoItem && p.First > ln.First && d.cameBy(p.First-1, ln) {
		return p
	}
	return Nobody()
}

// cameBy reports whether the verb at item i tells that what stands behind it came to its subject or
// was another's: "got", "was handed", "cited", "dismissed".
func (d *Grammar) cameBy(i ItemID, ln *Line) bool {
	if d.verbForm(i) && !d.HasForm(i, lang.Gerund) && d.BeVerb(d.behindAdverbs(i-1, ln)) {
		return true
	}
	got := d.Part(i, lang.Receives|lang.Quoted) || d.HasCue(i, lang.CueDeny) ||
		d.Part(i, lang.Obtains) && !d.Part(i, lang.ReadsOut)
	return got && !d.Part(i, lang.Issues)
}

// stillToCome reports whether the verb of the same subject before the participle of saying s tells
// of what will be said: "“…,” Lee will claim, calling the tax “fair”".
func (d *Grammar) stillToCome(s *Saying) bool {
	n := len(d.Sayings) - 1
	if n < 0 || d.Sayings[n].Line != s.Line || !s.HasSubject() {
		return false
	}
	o := &d.Sayings[n]
	return o.Future && o.Kind == Verbal && o.HasSubject() && o.Subject.Head == s.Subject.Head
}

// ofAnother is the subject of the sentence, where that of a participle after a comma stands in a
// clause within it, and the participle's object is "him" or "her": the two are not one. "Lee
// repeated that Reed reads no books, calling him “a lazy man”"; or nobody.
func (d *Grammar) ofAnother(s *Saying, j ItemID, ln *Line) Source {
	in := s.Subject
	object := d.Part(s.Item+1, lang.Objective) && !d.Nounish(s.Item+2)
	if !object || !d.Stop(j, ',') || in.Kind != Named || !d.MentionIsPerson(in.Head) {
		return Nobody()
	}
	that := in.First - 1
	if d.Part(in.First, lang.That) {
		that = in.First
	}
	when := d.Part(that, lang.Subordinates) // "The clerk was angry after Reed left, calling him"
	if that <= ln.First || !d.Part(that, lang.That) && !when {
		return Nobody()
	}
	p := d.ClauseSubject(that-1, ln)
	if when && p.Kind != Nominal && !d.calledByOther(s.Item+1, in, p) {
		return Nobody() // "Ann Lee was ill when Reed rang, telling her"
	}
	if !d.CanSpeak(p) || p.Kind == Named && d.Mention(p.Head).Entity == d.Mention(in.Head).Entity {
		return Nobody()
	}
	return p
}

// calledByOther reports whether the object's pronoun at item i fits the name in by its sex and not
// the name p: "Reed left after Ann Lee spoke, calling her".
func (d *Phrases) calledByOther(i ItemID, in, p Source) bool {
	g := d.Gender(i)
	return g != 0 && p.Kind == Named && d.sexOf(in.Head) == g && d.sexOf(p.Head) != g
}

// sexOf is the sex of whoever is named at item i, as far as the story tells.
func (d *Phrases) sexOf(i ItemID) lang.Gender {
	if !d.isPerson(i) || d.Mention(i).Entity < 0 {
		return 0
	}
	return d.Cast.Entities[d.Mention(i).Entity].Gender
}

// inScript is the writing of somebody named, right before the participle of saying s, whose object
// is a person: "until the paper's editorial telling him to go". Else the sentence's subject may be
// meant: "Lee wrote a letter telling him to go"; then it is nobody.
func (d *Phrases) inScript(s *Saying, j ItemID, ln *Line) Source {
	if j <= ln.First || !s.Brings(lang.CueTell|lang.CueWeak) || !d.Part(s.Item+1, lang.Objective) || !d.Document(j) {
		return Nobody()
	}
	p := d.bare(j, ln.First)
	if p.Owner == NoItem || p.Kind != Nominal || d.Is(p.Owner, lang.Possessive) {
		return Nobody()
	}
	return p
}

// quotedAs is whom "as" at item j, before a participle, tells of: "the paper quoted Lee as saying".
func (d *Phrases) quotedAs(j ItemID, ln *Line) Source {
	if j-1 <= ln.First || !d.Part(j, lang.As) {
		return Nobody()
	}
	verb := d.quoting(j, ln)
	if p := d.takenBesideName(j-1, ln); verb < j && p.Kind == Named {
		return p // "remembered her uncle, the carver Tom Reed, as saying"
	}
	if p := d.PhraseAfter(verb+1, j); d.CanSpeak(p) {
		return p // "quoted Tom Reed, the mayor, on Monday as saying"
	}
	p := d.PhraseBefore(j-1, ln.First)
	switch {
	case p.First > ln.First && d.Part(p.First-1, lang.By):
		return Nobody() // "was quoted by the paper as saying"
	case p.First-1 > ln.First && d.Is(p.First-1, lang.Preposition) && d.Part(p.First-2, lang.Quoted):
		return Nobody() // "was quoted in a report as saying"
	case p.Kind == Pronoun && d.Is(p.Head, lang.Relative), p.Kind == Nominal && !d.Personal(p.Head):
		return Nobody()
	}
	return p
}

// quoting is the verb before item j by which somebody hands on another's words, "the paper quoted
// Lee", with a comma or a day behind whom it quotes; or j.
func (d *Phrases) quoting(j ItemID, ln *Line) ItemID {
	if !d.Stop(j-1, ',') && !d.Is(j-1, lang.Day|lang.Month|lang.TimeWord) && !d.Digits(j-1) {
		return j
	}
	for v := j - 2; v > max(ln.First, j-2*LongestPhrase) && !d.IsQuote(v); v-- {
		if d.Part(v, lang.Quoted|lang.Recalls) {
			be := v - 1
			for be > ln.First && d.Is(be, lang.Adverb) {
				be--
			}
			if d.BeVerb(be) {
				return j
			}
			return v
		}
	}
	return j
}

// blamed is the person to whom something is done for what the participle of saying s tells, behind
// item j, "of" or "for": "Lee accused Reed of calling her names", "thanked him for saying". The one
// who says it is the verb's object.
func (d *Phrases) blamed(s *Saying, j ItemID, ln *Line) Source {
	if j-2 < ln.First || !s.Brings(lang.SpeechCues|lang.CueWeak) || s.Brings(lang.CueFaint|lang.CueThink) ||
		!d.Link(j, lang.LinkOf|lang.LinkFor) {
		return Nobody()
	}
	p := d.PhraseBefore(j-1, ln.First)
	for i := p.Head; p.Kind == Named && i > p.First; i-- {
		if d.isNoTitle(i - 1) {
			p.First = i // "accused Tom Reed": an accused is somebody, too
		}
	}
	object := p.Kind == Pronoun && d.Part(p.Head, lang.Objective) || p.Kind == Named && d.MentionIsPerson(p.Head)
	if !object || p.First <= ln.First || p.Last != j {
		return Nobody()
	}
	v := p.First - 1
	at := p.Kind == Named && v > ln.First && d.Link(v, lang.LinkAt) // "was angry at Reed for calling"
	if !at && (d.Is(v, lang.Preposition|lang.Conjunction|lang.Auxiliary) || !d.verbForm(v)) {
		return Nobody()
	}
	return p
}

// isNoTitle reports whether the word at item i, right before a name, is in small letters and has a
// verb's form.
func (d *Phrases) isNoTitle(i ItemID) bool { return !d.capital(i) && d.verbForm(i) }

// verbForm reports whether item i has, or looks like, a form of a verb.
func (d *Phrases) verbForm(i ItemID) bool {
	it := d.At(i)
	if it.Kind != Word {
		return false
	}
	return it.Entry.Form != 0 || it.Entry.Class == 0 && d.Pack.Looks(d.Spelled(i), lang.Past|lang.Gerund)
}

// absolute is the subject of "with some calling her names": a participle that brings its own, which
// may be several, "with rowers, clerks and guests shouting". It is nobody where these are not of
// one kind, "with Lee and her sister shouting".
func (d *Phrases) absolute(j ItemID, ln *Line) (p Source, several bool) {
	if !ln.Plays(lang.With) {
		return Nobody(), false
	}
	p = d.PhraseBefore(j, ln.First)
	d.join(&p, ln.First)
	for n := 0; n < 3 && p.Found() && d.joinsMore(p.First-1, ln, n > 0); n++ {
		first := d.PhraseBefore(p.First-2, ln.First)
		if first.Last != p.First-1 {
			return Nobody(), false
		}
		if first.Kind == Named && p.Kind == Named && p.Also == NoItem {
			p.Also, p.Head = p.Head, first.Head
		} else {
			several = several || first.Kind == Named || p.Kind == Named
		}
		p.First = first.First
	}
	if !p.Found() || p.First <= ln.First || !d.Part(p.First-1, lang.With) {
		return Nobody(), false
	}
	if several {
		return Nobody(), true
	}
	return p, false
}

// joinsMore reports whether "and" stands at item i, right before a phrase, or, where the phrase is
// several already, a comma, so that others belong to it.
func (d *Phrases) joinsMore(i ItemID, ln *Line, several bool) bool {
	return i > ln.First && (d.Link(i, lang.LinkAnd) || several && d.Stop(i, ','))
}

// ownName is the person named right before a participle, after item j, which tells of nobody else:
// "Both wrote – Lee saying she was glad and Reed calling it “a great day”".
func (d *Grammar) ownName(j ItemID, ln *Line) Source {
	if j <= ln.First || !d.isPerson(j) {
		return Nobody()
	}
	p := d.PhraseBefore(j, ln.First)
	if p.Kind != Named || p.Head != j || p.First <= ln.First {
		return Nobody()
	}
	before := p.First - 1
	second := false
	if n := len(d.Sayings); n > 0 && d.Link(before, lang.LinkAnd) {
		last := &d.Sayings[n-1]
		second = last.apart && d.Items[last.Item].Line == d.placeOf(ln)
	}
	if !second && !d.Stop(before, '-') {
		return Nobody()
	}
	return p
}

// ownDoer is who does what the participle of saying s tells, after item j, where the two together
// stand behind a preposition or the like: "no different from Lee calling it “a shed”", "the sight
// of a guard shouting". Of "the wife of Lee" it is the wife who does it, and in "asked for the
// arrest of Lee, calling him “a thief”" whoever asks.
func (d *Grammar) ownDoer(s *Saying, j ItemID, ln *Line) Source {
	p := d.bare(j, ln.First)
	link := p.First - 1
	if !p.Found() || p.Last != j+1 || link < ln.First || !d.Link(link, lang.LinkDoing) && !d.takesDoer(p, s, ln) {
		return Nobody()
	}
	ofSome := d.Personal(link-1) || d.DescribesBody(link-1)
	if d.Link(link, lang.LinkOf) && (ofSome || d.Part(s.Item+1, lang.Objective)) {
		return Nobody()
	}
	person := p.Kind == Named && d.MentionIsPerson(p.Head) || p.Kind == Nominal && d.Personal(p.Head)
	if !person && (p.Kind != Pronoun || !d.Part(p.Head, lang.Objective)) || d.writtenOf(link, ln) {
		return Nobody()
	}
	return p
}

// writtenOf reports whether the preposition at item link brings whom something is about that the
// clause's subject writes or puts out: "wrote a letter in support of Reed saying", "a statement
// critical of Reed saying", "tweeted about Reed saying"; but not what shows him, "posted a video of
// Reed saying".
func (d *Grammar) writtenOf(link ItemID, ln *Line) bool {
	for i := link - 1; i > ln.First && i > link-8 && !d.IsStop(i) && !d.IsQuote(i); i-- {
		switch {
		case d.HasCue(i, lang.CueWrite) && d.verbForm(i) && !d.Is(i-1, lang.Article|lang.Possessive):
			return true
		case d.Document(i) || d.HasCue(i, lang.CueNoun):
			verb := d.bare(i, ln.First).First - 1
			out := d.Part(verb, lang.Issues) || d.HasCue(verb, lang.CueWrite|lang.CueSay)
			if out && (i < link-1 || !d.Link(link, lang.LinkOf)) {
				return true
			}
		}
	}
	return false
}

// takesDoer reports whether the person named by p does what the participle of saying s tells, since
// "at" or a passive's "by" stands before the two, or a verb of which "of" is a part: "was amused by
// Lee calling it", "took offence at Lee calling it", "spoke of Lee calling it". Who shouts at
// somebody may say it himself, and so may who "mocked a plan drawn by Lee calling it".
func (d *Grammar) takesDoer(p Source, s *Saying, ln *Line) bool {
	link := p.First - 1
	if p.Kind != Named || link <= ln.First || d.Part(s.Item+1, lang.Objective) {
		return false
	}
	at := d.Link(link, lang.LinkAt) && !d.HasCue(link-1, lang.SpeechCues|lang.CueWeak)
	heard := d.Part(link-1, lang.Recalls|lang.Receives) // "was overheard by Reed saying"
	by := d.Part(link, lang.By) && d.BeVerb(link-2) && !heard
	it := &d.Items[link]
	return at || by || it.End-it.First > 1 && d.HasCue(link, lang.CueWeak)
}

// subjectAhead is the subject of the clause before which a participle stands: "Calling the plan “a
// mess”, Lee resigned."
func (d *Grammar) subjectAhead(s *Saying, ln *Line) Source {
	if !d.opensLine(s, ln) || d.responds(s, ln) {
		return Nobody()
	}
	for i := s.Item + 1; i < min(ln.End-1, s.Item+LongestPhrase); i++ {
		if !d.Stop(i, ',') && (!d.IsQuote(i) || d.QuoteAt(i).Shape.Ending != ',') {
			continue
		}
		p := d.SubjectAt(i+1, ln)
		if !d.CanSpeak(p) || p.Last >= ln.End {
			continue
		}
		he := p.Kind == Pronoun && d.Nominative(p.Head)
		if he || p.Kind == Named && !d.IsPlace(p.Head) || d.Predicate(p.Last, ln) {
			return p
		}
	}
	return Nobody()
}

// opensLine reports whether the participle of saying s opens the line, or stands behind one or two
// small words that do: "But while denouncing it, Lee".
func (d *Grammar) opensLine(s *Saying, ln *Line) bool {
	const small = lang.Preposition | lang.Adverb | lang.Conjunction
	first := ln.First
	if s.Item == first+2 && d.Is(first, lang.Conjunction) {
		first++
	}
	return s.Item == ln.First || s.Item == first+1 && d.Is(first, small)
}

// responds reports whether the participle of saying s tells of somebody else's words: "Responding
// to criticism that …, Lee".
func (d *Grammar) responds(s *Saying, ln *Line) bool {
	next := s.Item + 1
	if d.Part(s.Item, lang.Reply) {
		return true
	}
	return next < ln.End && d.Is(next, lang.Preposition) && !d.Link(next, lang.LinkOf) && !d.Part(next, lang.As)
}

// doneTo reports whether the phrase that begins with item i is what a participle right before it is
// done to, and a noun or name before that tells who does it: "the lawyer representing Reed", but
// not "the club's acting captain".
func (d *Flow) doneTo(i, lo ItemID) bool {
	g := i - 1
	if g-1 < lo || i >= ItemID(len(d.Items)) {
		return false
	}
	object := d.IsName(i) || d.Is(i, lang.Article|lang.Possessive) || d.Is(i, lang.Honorific) && d.capital(i)
	if !object || !d.participleIn(g) || d.Is(g, lang.Function) || d.Personal(g) {
		return false
	}
	return d.Personal(g-1) && !strings.Contains(d.Spelled(g), "-")
}
