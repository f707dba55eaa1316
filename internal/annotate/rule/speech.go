package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

// labelledWhy is why a quotation that the text calls a title, a name or a term is not speech.
const labelledWhy = "a title, name or term"

// passage is a quotation of which it is decided whether it is speech.
type passage struct {
	*Reading
	x quoted
	q quote.ID
}

// isSpeech decides whether a quotation is somebody's words, and says why. Sentences in marks are
// speech. A fragment is speech where a cue governs it; it is not where the text names it as a
// title, a term or a name, or where nobody is said to have used it.
func (d *passage) isSpeech() (bool, string) {
	p := &d.x.Best
	switch {
	case d.Notice(d.q):
		return false, "in the publisher's notice"
	case d.x.Shape.Words == 0:
		return false, "no words"
	case d.headsList():
		return false, "it heads what follows"
	case d.x.InName:
		return false, "a nickname within a name"
	case d.labelled():
		return false, labelledWhy
	case d.inscribed():
		return false, "an inscription"
	case d.x.Parent != quote.None:
		return d.nestedSpeech()
	case d.namesThing(), d.namesPolicy():
		return false, "a name that the text gives a thing"
	case d.within():
		return false, "a name"
	case d.toldInAnswer():
		return false, "a term in an answer"
	case p.Rule == saidBefore:
		return d.governed()
	case d.x.wholeSentence():
		return true, "a sentence"
	case d.x.toldAtEnd() && d.nameTold():
		return false, "a name"
	case p.Rule == bySubject && d.termUsed():
		return false, "a name that the text gives a thing"
	case p.Rule != nil:
		return true, p.Rule.Title
	case d.longClause():
		return true, "a clause"
	case d.manyWords():
		return true, "more words than a term has"
	case d.described():
		return true, "somebody's description"
	}
	return false, "nobody is said to have used the words"
}

// inscribed reports whether the quotation is what stands on a thing: "a “No entry” sign".
func (d *passage) inscribed() bool { return d.x.Modifies && d.Part(d.x.Item+1, lang.Inscribed) }

// headsList reports whether the quotation stands alone, and is a word or two with a colon, as what
// heads a box or a list of links is: "“Related:”".
func (d *passage) headsList() bool {
	last := &d.Tokens[d.x.Last-1]
	return d.x.Alone && d.x.Shape.Words <= 2 && last.Kind == prose.Punct && d.S[last.Start] == ':'
}

// longClause reports whether the quotation is a clause of more words than a title or a term has.
func (d *passage) longClause() bool {
	return d.x.Shape.Clause && d.x.Shape.Words > 4 && !d.entitled()
}

// manyWords reports whether the quotation, in small letters, has more words than any term has: they
// are somebody's, though nothing may tell whose.
func (d *passage) manyWords() bool {
	return d.x.Shape.Words > 6 && !d.x.Shape.Capital && !d.x.Shape.Titled
}

// nameTold reports whether the quotation looks like a name of which a sentence tells.
func (d *passage) nameTold() bool {
	return d.x.Shape.Name() && !d.x.Shape.Clause || d.entitled() && d.isSubject()
}

// termUsed reports whether the quotation looks like a term of which a sentence makes use.
func (d *passage) termUsed() bool { return d.coined() || d.x.Shape.Words <= 2 || d.entitled() }

// toldAtEnd reports whether the sentence of the quotation ends by saying who tells it.
func (x *quoted) toldAtEnd() bool { return x.Best.Rule == saidLater || x.Best.Rule == accordingTo }

// wholeSentence reports whether the quotation is a sentence by itself, and no name.
func (x *quoted) wholeSentence() bool {
	if x.Kind != Direct {
		return false
	}
	l := &x.Shape
	alone := x.Alone && l.Words > 2 && l.Sentence()
	return alone || (l.Clause || l.Words > 3) && !l.Titled
}

// nestedSpeech holds what stands inside a quotation to more: there a term or a title is commoner
// than a second voice.
func (d *passage) nestedSpeech() (bool, string) {
	if d.x.Shape.Clause && (d.x.Kind == Direct && d.Stop(d.x.Item-1, ',') || d.verbBrings()) {
		return true, "a sentence"
	}
	if d.x.Best.Rule == goesOn && d.x.Kind == Direct && d.x.Shape.Sentence() && d.x.Shape.Clause {
		return true, goesOn.Title
	}
	if d.x.Best.Saying == clause.NoSaying {
		if d.x.Best.Rule == saidBefore && d.x.Best.Source.Found() {
			return true, saidBefore.Title // "he's like, ‘…’"
		}
		return false, "a term inside a quotation"
	}
	s := &d.Sayings[d.x.Best.Saying]
	says := s.Item == d.x.Item-1 && s.Speech() && s.Brings(lang.CueSay)
	if (says || !d.x.Modifies) && d.nestedVoice(s) {
		return true, d.x.Best.Rule.Title
	}
	return false, "a term inside a quotation"
}

// verbBrings reports whether a verb of saying and a comma or a colon bring the words of the
// quotation, whether or not anybody can tell who says them: "they just say, ‘do this’".
func (d *passage) verbBrings() bool {
	stop := d.x.Item - 1
	return (d.Stop(stop, ',') || d.Stop(stop, ':')) && d.HasCue(stop-1, lang.CueSay|lang.CueTell|lang.CueAsk)
}

// nestedVoice reports whether the saying s, inside a quotation, brings the words of the quotation
// as speech.
func (d *passage) nestedVoice(s *clause.Saying) bool {
	far := d.x.Item - s.Item
	switch {
	case s.Kind == clause.Passive && d.described():
		return true
	case s.Brings(lang.CueThink) && d.x.Shape.Clause:
		return true
	case s.Brings(lang.CueWeak) && d.x.Best.Who.Kind == refer.Entity && (far <= 3 || d.calledAs()):
		return true
	case !s.Brings(lang.SpeechCues) || s.Kind == clause.NounCue:
		return false
	}
	return d.x.Kind == Direct || far <= 4 || d.Part(d.x.Item-1, lang.That)
}

// governed decides on a fragment with a cue before it in its line.
func (d *passage) governed() (bool, string) {
	s := &d.Sayings[d.x.Best.Saying]
	switch {
	case d.onlyNames(s), d.namesHearer(s), d.mentioned(s):
		return false, "a name"
	case d.worksOf(s):
		return false, "somebody's works"
	case d.callsSo(s), d.besideSpeech():
		return true, saidBefore.Title
	case s.Kind == clause.Passive && !s.HasSubject():
		return s.Brings(lang.SpeechCues) || d.described(), saidBefore.Title
	case d.rejectsClaim(s, d.x.Item):
		return true, "somebody's claim"
	case s.Kind == clause.NounCue && d.Part(d.claimFrom(s, d.x.Item), lang.That) && d.claimed(s, d.x.Item):
		return !d.x.Modifies || d.x.Best.Who.Kind == refer.Entity, saidBefore.Title
	case d.customary(s):
		return false, "what people call it"
	case d.brings(s):
		return true, saidBefore.Title
	}
	return d.governedLoosely(s)
}

// governedLoosely decides on a fragment to which its cue only may reach.
func (d *passage) governedLoosely(s *clause.Saying) (bool, string) {
	switch {
	case d.judges(s):
		return true, saidBefore.Title
	case d.x.Modifies && (d.x.Best.Who.Kind != refer.Entity || d.x.Item-s.Item > 4 && d.besides(s)-s.Item > 4):
		return false, "it stands before a noun, and nobody is said to have used it"
	case s.Brings(lang.CueWeak) && s.Kind == clause.Verbal && d.x.Best.Who.Kind == refer.Entity && d.predicated():
		return true, saidBefore.Title
	case s.Brings(lang.CueThink) && d.Is(d.x.Item+1, lang.Auxiliary|lang.Modal):
		return false, "what somebody thinks of, not says" // could not believe the 'goal' was not given
	case d.farCalled(s):
		return true, saidBefore.Title // "called the shot that followed it, a slog to the fence, “criminal”"
	case (d.x.Item-s.Item <= 12 || d.Part(s.Item+1, lang.That) && !d.x.Modifies) && d.x.known():
		return true, saidBefore.Title
	}
	return d.x.Shape.Clause && d.x.Shape.Words > 3 || d.manyWords(), "far from its cue"
}

// besides is the item of the first of the quotations behind the cue of saying s that stand together
// with this one: "spoke of a “rotten” pier in a “dead” town".
func (d *passage) besides(s *clause.Saying) clause.ItemID {
	c := complement{Reading: d.Reading, Saying: s, q: d.q, item: d.x.Item, ln: &d.Lines[s.Line]}
	return c.first()
}

// judges reports whether somebody in particular, who calls or judges another, says by the quotation
// what kind of thing it is, or for what: "Lee called the report a “shabby” paper", "Lee thanked the
// crews for their “steady” hands".
func (d *passage) judges(s *clause.Saying) bool {
	i := d.x.Item - 1
	if !s.Brings(lang.CueWeak) || !d.x.Modifies || d.x.Shape.Capital || d.x.Best.Who.Kind != refer.Entity {
		return false
	}
	owned := d.Genitive(i, d.x.Item+1)
	if d.x.Item-s.Item > clause.LongestPhrase/2 || !owned && !d.Is(i, lang.Article|lang.Possessive) {
		return false
	}
	for k := s.Item + 1; k < i-1; k++ {
		if d.IsStop(k) || d.IsQuote(k) || d.Is(k, lang.Auxiliary|lang.Modal|lang.Relative|lang.Conjunction) {
			return false
		}
	}
	if owned { // "for the captain's “steady” hand"
		for i--; i > s.Item && !d.Is(i, lang.Preposition); i-- {
		}
		return d.Link(i, lang.LinkFor)
	}
	object := d.Nounish(i-1) || d.IsName(i-1) || d.Part(i-1, lang.As)
	return d.Link(i-1, lang.LinkFor) || d.Link(i, lang.LinkA) && object
}

// farCalled reports whether somebody in particular calls a thing what the quotation says, however
// much the text tells of the thing in between, and the clause ends with it.
func (d *passage) farCalled(s *clause.Saying) bool {
	if d.x.Best.Who.Kind != refer.Entity || d.x.Modifies || d.x.Shape.Titled || !s.Brings(lang.CueWeak) {
		return false
	}
	for i := s.Item + 1; i < d.x.Item; i++ {
		if d.Stop(i, '-') || d.Stop(i, ';') {
			return false
		}
	}
	ends := d.x.Shape.Ending != 0 || d.IsStop(d.x.Item+1) || d.x.Item+1 >= d.Lines[d.LineOf(d.q)].End
	return ends && s.Kind != clause.NounCue && d.x.Item-s.Item > 3
}

// predicated reports whether the quotation says, behind "is", what somebody holds of a thing, and
// ends the clause: "Lee accused Reed of charging a toll to a degree that is “unheard of in
// Ostrey”".
func (d *passage) predicated() bool {
	end := d.x.Item + 1
	return !d.x.Modifies && d.BeVerb(d.x.Item-1) &&
		(d.x.Shape.Ending != 0 || d.IsStop(end) || d.Is(end, lang.Conjunction))
}

// callsSo reports whether the cue calls a thing what the quotation says, and it is known who does:
// "Lee hailed it as a “rare” day", "Lee called every word of the report that came out in May
// “absurd”".
func (d *passage) callsSo(s *clause.Saying) bool {
	if s.Kind != clause.Verbal || !s.Brings(lang.CueWeak) {
		return false
	}
	named := d.x.Best.Who.Kind == refer.Entity
	if d.calledAs() {
		return !d.x.Modifies || named
	}
	if !named || d.x.Modifies || d.x.Item-s.Item > clause.LongestPhrase/2 || d.JoinedAfter(s.Item, d.x.Item) {
		return false
	}
	for i := s.Item + 1; i < d.x.Item; i++ {
		if d.IsStop(i) || d.IsQuote(i) || d.Is(i, lang.Auxiliary|lang.Modal|lang.Relative) {
			return false
		}
	}
	end := d.x.Item + 1
	return d.Nounish(d.x.Item-1) && (d.IsStop(end) || d.Is(end, lang.Conjunction) || end >= d.Lines[d.LineOf(d.q)].End)
}

// onlyNames reports whether the words look like a name, and nothing shows that they are what
// somebody said or calls another.
func (d *passage) onlyNames(s *clause.Saying) bool {
	return d.x.likeName() && !d.callsByName(s) && !d.spokenOut(s) && !d.besideSpeech() && !d.inCapitals()
}

// likeName reports whether the words look like a name and the text uses them as one: before a noun,
// or as no sentence.
func (x *quoted) likeName() bool {
	sentence := x.Shape.Clause || x.Shape.Exclaims() || x.Kind == Direct
	return x.Shape.Name() && (x.Modifies || !sentence)
}

// brings reports whether the cue of saying s brings the words of the quotation beyond doubt: it is
// one of speech, or stands right before them and has a subject that can speak.
func (d *passage) brings(s *clause.Saying) bool {
	near := d.x.Item-s.Item <= 3
	told := s.Kind == clause.Verbal && s.Brings(lang.CueSay|lang.CueTell) && d.CanSpeak(s.Subject) && d.voiced()
	if s.Brings(lang.SpeechCues) && (!d.x.Modifies || d.x.Best.Who.Kind == refer.Entity || near || told) {
		return true
	}
	return near && d.voiced() && !s.Brings(lang.CueThink) && !d.x.Shape.Name()
}

// known reports whether it is known with some sureness who speaks.
func (x *quoted) known() bool { return x.Best.Who.Kind != refer.Unresolved && x.Best.Who.Sure > 0.6 }

// voiced reports whether the source of the quotation is one that can speak, whether or not anybody
// can tell who it is.
func (d *passage) voiced() bool {
	switch s := &d.x.Best.Source; {
	case s.Kind == clause.Named,
		s.Kind == clause.Pronoun && !d.Part(s.Head, lang.Speaking|lang.Hearer),
		s.Kind == clause.Nominal && d.Personal(s.Head):
		return true
	}
	return d.x.known()
}

// customary reports whether the cue tells what people call a thing as a rule, in the present, or
// somebody by a name: "which skippers call the “porridge”", "Friends called Lee “Skip”".
func (d *passage) customary(s *clause.Saying) bool {
	calls := s.Kind == clause.Verbal && s.Brings(lang.CueWeak) && !s.Brings(lang.SpeechCues)
	if !calls || !s.HasSubject() {
		return false
	}
	present := d.HasForm(s.Item, lang.Base)
	switch {
	case d.Part(s.Subject.Head, lang.Anybody):
		return d.x.Shape.Words <= 2 // "whom everyone called “Roger”"
	case d.Items[s.Subject.Head].Entry.Number&lang.Plural == 0:
		return false
	case s.Subject.Kind == clause.Pronoun:
		return present && !d.x.Modifies
	}
	whom := d.x.Item - 1
	byName := d.x.Shape.Titled && d.x.Shape.Words <= 2 && (d.IsName(whom) || d.personalObject(whom))
	return (present || byName) && s.Subject.Kind == clause.Nominal && !s.Subject.Definite
}

// coined reports whether the quotation is the bare noun of a phrase that begins before it, with
// nobody who says it: "a long “harbour address” on tides".
func (d *passage) coined() bool {
	if d.x.Shape.Words > 3 || d.x.Shape.Clause || d.x.Shape.Sentence() {
		return false
	}
	i, lo := d.x.Item-1, max(d.Lines[d.Items[d.x.Item].Line].First, d.x.Item-4)
	if i >= lo && d.Link(i, lang.LinkThe) {
		return false // what was said before: discarded the “friend”
	}
	for i > lo && d.Nounish(i) {
		i--
	}
	if i < lo || !d.Is(i, lang.Article|lang.Possessive) {
		return false
	}
	return i < d.x.Item-1 || !d.Link(i, lang.LinkThe)
}

// described reports whether the words before the quotation say that somebody has described a thing
// so: "is seen as", "was dismissed as", and by whom is left open.
func (d *passage) described() bool {
	i, lo := d.x.Item-1, d.Lines[d.Items[d.x.Item].Line].First
	for i > lo && d.Is(i, lang.Article) {
		i--
	}
	return i > lo && d.Part(i, lang.As) && d.HasCue(i-1, lang.CueWeak) && d.HasForm(i-1, lang.Participle)
}

// calledAs reports whether "as" brings the quotation: in "Lee dismissed the pier as “rotten”" the
// words are Lee's, whatever the verb denies.
//
//go:noinline
func (d *passage) calledAs() bool { return d.AsBefore(d.x.Item) }
