package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/prose"
)

var saidAfter = &Rule{
	ID:      "said-after",
	Title:   "The clause after the quotation says who speaks",
	Reason:  "A cue and its subject right after the closing mark, in either order, belong to the words before them.",
	Example: `[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].`,
	sure:    0.985,
}

func findSaidAfter(d *Reading, q quote.ID) *Proposal {
	b, ok := d.behind(q)
	if !ok {
		return d.pointsBack(b.x, d.LineOf(q))
	}
	if d.ledUpTo(b.x) || d.inFront(b.x) {
		return nil
	}
	if p := b.tellsOfWords(); p != nil {
		return p
	}
	if b.from == b.ln.First {
		if p := d.thoseWords(b.x, b.from); p != nil {
			return p
		}
	}
	for k, end := d.SayingsIn(b.from, min(b.ln.End, b.from+clause.LongestPhrase)); k < end; k++ {
		s := &d.Sayings[k]
		if p := b.handedOn(k); p != nil {
			return p
		}
		switch {
		case s.Kind != clause.Verbal && s.Kind != clause.Passive, s.Relative, b.byThing(s), b.toldBetween(s):
			continue
		case !b.beginsWith(s):
			if s.Kind == clause.Verbal {
				return nil
			}
			continue
		case !b.attributes(s):
			return nil
		}
		if b.x.Shape.Ending == 0 && b.x.Shape.After == 0 {
			b.factor *= 0.9
		}
		return d.saidIn(b.handsOn(k), b.factor)
	}
	return b.bareName()
}

// handedOn proposes whose words the subject of saying k hands on, or was told.
func (b *behind) handedOn(k clause.SayingID) *Proposal {
	s := &b.Sayings[k]
	switch {
	case b.toldSo(s):
		return b.tellerOf(k) // "“…,” she was told by Reed"
	case b.recalls(k), b.reportsTelling(k):
		return b.saidIn(k+1, b.factor) // "Lee recalls her skipper telling her"
	case s.Through.Found() && s.Through.First == b.from && !s.Inverted && !b.Stop(s.Through.Last, ','):
		return b.saidIn(k, b.factor) // "Lee heard Reed say"
	case b.QuotingAs(k):
		return b.saidIn(k+1, b.factor) // "the paper quoted Lee as saying"
	case b.saidToHave(s), b.quotedBy(s):
		return b.saidIn(k, b.factor)
	}
	return nil
}

// toldBetween reports whether the saying stands in what is told, between commas or dashes, of
// whoever opens the clause, whose own verb is still to come: "“…,” Lee, who knew what Reed said,
// told the court", "“…,” Lee, after Reed told the court that he was ill, said".
func (b *behind) toldBetween(s *clause.Saying) bool {
	if s.Inverted || s.Conjoined || s.Subject.First <= b.from+1 {
		return false
	}
	stop := b.PhraseAfter(b.from, b.ln.End).Last
	mark := byte(',')
	if b.Stop(stop, '-') {
		mark = '-'
	}
	if !b.Stop(stop, mark) || !b.tellsOfIt(stop+1, mark) {
		return false
	}
	for i := s.Item + 1; i < b.ln.End && !b.IsQuote(i); i++ {
		if b.Stop(i, mark) {
			return b.Predicate(i+1, b.ln)
		}
	}
	return false
}

// tellsOfIt reports whether a clause that is set within another begins at item i: "who", "of whom",
// "after", "shortly after", and between dashes "and".
func (b *behind) tellsOfIt(i clause.ItemID, mark byte) bool {
	if b.Is(i, lang.Relative) || b.Is(i, lang.Preposition) && b.Is(i+1, lang.Relative) {
		return true
	}
	if b.Part(i, lang.Subordinates) || b.Part(i+1, lang.Subordinates) && !b.IsName(i) {
		return true
	}
	return mark == '-' && b.Is(i, lang.Conjunction)
}

// tellsOfWords reads a clause behind the quotation that speaks of the words, and has no cue of its
// own.
func (b *behind) tellsOfWords() *Proposal {
	if p := b.usedBy(); p != nil {
		return p
	}
	if p := b.wasOf(); p != nil {
		return p
	}
	return b.wasHow(b.from, b.ln)
}

// bareName reads a person's name that is all there is behind the comma of a quotation, its verb
// left out: "“We will go,” Dr Lee.", "“We will go,” Ann Lee, a pilot at Row."
func (b *behind) bareName() *Proposal {
	p := b.PhraseAfter(b.from, b.ln.End)
	if b.x.Shape.Ending != ',' || !b.x.Shape.Clause || p.Kind != clause.Named || !b.MentionIsPerson(p.Head) {
		return nil
	}
	i := p.Last
	if b.Stop(i, ',') && b.Is(i+1, lang.Article) {
		for i++; i < b.ln.End && !b.IsStop(i); i++ {
			verb := b.Predicate(i, b.ln) && !b.Part(i, lang.Postposed)
			if verb || b.IsQuote(i) || b.Is(i, lang.Pronoun|lang.Relative) {
				return nil
			}
		}
	}
	for ; i < b.ln.End; i++ {
		if !b.IsStop(i) {
			return nil
		}
	}
	return b.meant(p, b.Items[b.from].Line, 0.95)
}

// pointsBack reads a sentence that opens the paragraph after quotation x, which stands alone in
// line l, and says whose words it was: "That was how Lee once put it", "So said Lee".
func (d *Reading) pointsBack(x *clause.Quotation, l clause.LineID) *Proposal {
	n := l + 1
	if !x.Alone || int(n) >= len(d.Lines) || d.Lines[n].Stream != d.Lines[l].Stream {
		return nil
	}
	first := d.Lines[n].First
	if p := d.wasHow(first, &d.Lines[n]); p != nil {
		return p.where(d.Part(first, lang.Determiner))
	}
	if p := d.thoseWords(x, first); p != nil {
		return p
	}
	was := d.Part(first, lang.Determiner) && d.BeVerb(first+1)
	k := d.SayingFrom(first + 1)
	if int(k) >= len(d.Sayings) || d.Sayings[k].Line != n || !was && !d.Is(first, lang.Adverb|lang.Conjunction) {
		return nil
	}
	s := &d.Sayings[k]
	switch {
	case !s.HasSubject() || s.Item > first+clause.LongestPhrase/2:
		return nil
	case !was:
		return d.saidIn(k, 1).where(s.Inverted && s.Item == first+1 && s.Brings(lang.CueSay))
	}
	return d.saidIn(k, 1).where(s.Kind == clause.NounCue && s.Item <= first+4)
}

// thoseWords reads "That quote from Lee appeared in the Herald", "Those words, by Lee, stunned the
// town" or "The line is from Lee" from item i on, right behind a paragraph, or the beginning of
// one, that is quotation x.
func (d *Reading) thoseWords(x *clause.Quotation, i clause.ItemID) *Proposal {
	noun, ln := i+1, &d.Lines[d.Items[i].Line]
	from := noun + 1
	is := d.BeVerb(from)
	if !x.Shape.Opens || !x.Alone || !d.Part(i, lang.Known) && !(is && d.Link(i, lang.LinkThe)) {
		return nil
	}
	if from >= ln.End || !d.worded(noun) || d.DescribesPerson(noun) {
		return nil
	}
	if is || d.Stop(from, ',') {
		from++
	}
	if from >= ln.End || !d.Part(from, lang.By) && !d.Link(from, lang.LinkFrom) {
		return nil
	}
	p := d.PhraseAfter(from+1, ln.End)
	if p.Kind != clause.Named || d.IsPlace(p.Head) || p.Last < ln.End && d.Genitive(p.Last, ln.End) {
		return nil
	}
	return d.meant(p, d.Items[i].Line, 0.97)
}

// wasHow reads "is how Lee put it", "was what Lee called the plan" from item i on, where the words
// before it are its subject, taken up by "that" perhaps.
func (d *Reading) wasHow(i clause.ItemID, ln *clause.Line) *Proposal {
	if d.Part(i, lang.Determiner) {
		i++
	}
	k := d.SayingFrom(i + 2)
	if int(k) >= len(d.Sayings) || d.Sayings[k].Item >= min(ln.End, i+clause.LongestPhrase/2) {
		return nil
	}
	s := &d.Sayings[k]
	how := d.BeVerb(i) && d.Is(i+1, lang.Question) && s.HasSubject() && s.Subject.First == i+2
	how = how && s.Kind == clause.Verbal && s.Brings(lang.SpeechCues|lang.CueWeak)
	return d.saidIn(k, 1).where(how)
}

// behind is what stands right behind a quotation, where a clause may say who speaks.
type behind struct {
	*Reading
	q      quote.ID
	x      *clause.Quotation
	from   clause.ItemID // where the clause would begin
	ln     *clause.Line  // the line in which it stands
	factor float64       // how much the punctuation speaks for it
}

// behind is what stands behind quotation q; false where no clause can belong to it. After a full
// stop inside the marks only a short clause of its own counts; after a question or exclamation mark
// the clause may look like a new sentence.
func (d *Reading) behind(q quote.ID) (behind, bool) {
	l := d.LineOf(q)
	b := behind{Reading: d, q: q, x: &d.Quotes[q], ln: &d.Lines[l], factor: 1}
	b.from = b.x.Item + 1
	if b.apart(l + 1) {
		return b, true
	}
	if b.from >= b.ln.End {
		if !b.ln.QuoteEnd || int(l)+1 >= len(d.Lines) || !d.LaterInParagraph(l+1) && !b.tornOff(l+1) {
			return b, false
		}
		b.ln = &d.Lines[l+1]
		b.from = b.ln.First
		switch b.x.Shape.Ending {
		case ',', '-', '~', '?', '!', 0:
		default:
			if !b.x.Alone || !d.ShortClause(b.ln) && !d.onlySays(b.ln) {
				return b, false
			}
			b.factor = 0.9
		}
	}
	for b.from < b.ln.End && (d.Stop(b.from, ',') || d.Stop(b.from, '-')) {
		b.from++
	}
	for b.from < b.ln.End && d.precedesSubject(b.from) {
		b.from++
	}
	return b, b.from < b.ln.End
}

// onlySays reports whether the sentence ln says no more than who speaks, to whom, when and where,
// with what he does meanwhile: "Lee told the club on Monday, pointing at the sea."
func (d *Reading) onlySays(ln *clause.Line) bool {
	k := d.SayingFrom(ln.First)
	if int(k) >= len(d.Sayings) || d.Sayings[k].Item >= ln.End {
		return false
	}
	s := &d.Sayings[k]
	begins := s.HasSubject() && min(s.Item, s.Subject.First) == ln.First
	if !begins || s.Kind != clause.Verbal || !s.Speech() || !s.Brings(lang.SpeechCues) {
		return false
	}
	i := d.toldEnd(s)
	if i < ln.End && !d.IsStop(i) && !d.Is(i, lang.Preposition|lang.TimeWord|lang.Adverb) {
		return false
	}
	for ; i < ln.End && !d.Stop(i, ','); i++ {
		if d.IsQuote(i) || d.Stop(i, ':') || d.Part(i, lang.That) || d.Is(i, lang.Pronoun) || d.Predicate(i, ln) {
			return false
		}
	}
	return i+1 >= ln.End || d.hangs(i+1, ln)
}

// hangs reports whether all that follows item i, behind a comma, hangs on what stands before it: a
// participle or a clause that is about it, in which nobody is quoted.
func (d *Reading) hangs(i clause.ItemID, ln *clause.Line) bool {
	if !d.HasForm(i, lang.Gerund) && !d.Is(i, lang.Relative) && !d.Is(i+1, lang.Relative) {
		return false
	}
	for ; i < ln.End; i++ {
		if d.IsQuote(i) || d.Stop(i, ':') {
			return false
		}
	}
	return true
}

// tornOff reports whether line n, with which a paragraph begins, belongs to the quotation that ends
// the one before, as copy is broken at times: it goes on in small letters, or is no more than a
// clause of saying behind a comma: "“We will go,” ¶ said Lee".
func (b *behind) tornOff(n clause.LineID) bool {
	ln := &b.Lines[n]
	if b.x.Parent != quote.None || ln.Stream != b.ln.Stream || b.Items[ln.First].Kind == clause.Quote {
		return false
	}
	first := &b.Tokens[b.Items[ln.First].First]
	small := first.Kind == prose.Word && !first.Is(prose.Upper)
	return small || b.x.Shape.Ending == ',' && b.ShortClause(ln)
}

// apart reports whether line n, behind the full stop of a quotation that is a sentence by itself,
// is no more than a clause of saying, and takes it: "“We will go”. Lee said."
func (b *behind) apart(n clause.LineID) bool {
	own := b.x.Item == b.ln.First && b.from+1 == b.ln.End && b.Stop(b.from, '.') && b.x.Shape.Ending == 0
	if !own || int(n) >= len(b.Lines) || !b.LaterInParagraph(n) || !b.ShortClause(&b.Lines[n]) {
		return false
	}
	ln := &b.Lines[n]
	k := b.SayingFrom(ln.First)
	if int(k) >= len(b.Sayings) || b.Sayings[k].Item >= ln.End || !b.Sayings[k].Speech() {
		return false
	}
	if end := b.Sayings[k].End(); end < ln.End && !b.IsStop(end) {
		return false
	}
	b.ln, b.from, b.factor = ln, ln.First, 0.9
	return true
}

// precedesSubject reports whether item i may stand between a quotation and the clause after it: an
// adverb, or "as".
func (d *Reading) precedesSubject(i clause.ItemID) bool {
	return d.Is(i, lang.Adverb|lang.Hedge) && !d.Is(i, lang.Pronoun) || d.Part(i, lang.As)
}

// handsOn is the saying that gives the speaker where that of k is a body's, which says right behind
// it whom it quotes, "the agency said, quoting a minister"; or k itself.
func (b *behind) handsOn(k clause.SayingID) clause.SayingID {
	n := k + 1
	if int(n) >= len(b.Sayings) || !b.bodySpeaks(b.Sayings[k].Subject) {
		return k
	}
	s, next := &b.Sayings[k], &b.Sayings[n]
	cites := next.Kind == clause.Adjunct && next.Brings(lang.VerbCues) && b.Stop(next.Item-1, ',')
	behind := next.Line == s.Line && next.Item <= s.End()+6
	another := b.Part(next.Item, lang.Recalls) || !b.bodySpeaks(next.Subject) // "quoting", but not "citing" a body
	speaks := b.CanSpeak(next.Subject) || b.bodySpeaks(next.Subject)
	if !cites || !behind || !another || !speaks {
		return k
	}
	return n
}

// bodySpeaks reports whether the source s is an organisation.
func (d *Reading) bodySpeaks(s clause.Source) bool {
	switch s.Kind {
	case clause.Named:
		e := d.Mention(s.Head).Entity
		return e != names.NoEntity && d.EntityIs(e, names.Organisation)
	case clause.Nominal:
		return d.DescribesBody(s.Head)
	}
	return false
}

// saidToHave reports whether the subject that begins here is said or heard to have used words: "Lee
// is reported to have said", "Lee can be heard asking".
func (b *behind) saidToHave(s *clause.Saying) bool {
	if !s.HasSubject() || s.Subject.First != b.from {
		return false
	}
	if s.Kind == clause.Infinitive {
		return b.Is(s.Item-1, lang.Auxiliary) || b.dueToSay(s)
	}
	i := s.Item - 1
	if b.BeVerb(i-2) && b.At(i).Kind == clause.Word {
		i-- // "can be heard loudly asking"
	}
	return s.Kind == clause.Gerund && b.PassiveBefore(i, b.ln).Found()
}

// quotedBy reports whether the participle of saying s tells what the subject that begins here is
// quoted with, by somebody named between: "Lee was quoted by the paper as saying".
func (b *behind) quotedBy(s *clause.Saying) bool {
	as := s.Item - 1
	if s.Kind != clause.Gerund || !b.Part(as, lang.As) || !s.HasSubject() || s.Subject.First != b.from {
		return false
	}
	for i := s.Subject.Last; i < as; i++ {
		if b.Part(i, lang.Quoted) && b.HasForm(i, lang.Participle) && b.BeVerb(i-1) {
			return true
		}
	}
	return false
}

// dueToSay reports whether the infinitive of saying s tells what its subject is going to say: "Lee
// is expected to tell the club".
func (b *behind) dueToSay(s *clause.Saying) bool {
	i := s.Item - 1
	if s.Negated || !s.Brings(lang.SpeechCues) || !b.Part(i, lang.Infinitive) || s.Subject.Last != i-2 {
		return false
	}
	return b.BeVerb(i-2) && !b.HasCue(i-1, lang.CueDeny)
}

// recalls reports whether the clause of saying k begins here, and tells of somebody whom its
// subject remembers or hears saying the words.
func (b *behind) recalls(k clause.SayingID) bool {
	if int(k)+1 >= len(b.Sayings) {
		return false
	}
	s, next := &b.Sayings[k], &b.Sayings[k+1]
	if !s.HasSubject() || s.Inverted || s.Subject.First != b.from || next.Line != s.Line {
		return false
	}
	return next.Through.Found() && next.Through.First == s.Subject.First
}

// reportsTelling reports whether the clause of saying k begins here, and all that it says is that
// somebody else told its subject the words: "“…,” Lee said Reed told her".
func (b *behind) reportsTelling(k clause.SayingID) bool {
	if int(k)+1 >= len(b.Sayings) {
		return false
	}
	s, next := &b.Sayings[k], &b.Sayings[k+1]
	says := s.Kind == clause.Verbal && s.Brings(lang.CueSay) && b.beginsWith(s) && !s.Inverted && !s.Negated
	tells := next.Kind == clause.Verbal && next.Brings(lang.CueSay|lang.CueTell) && !next.Negated && !next.Future
	if !says || !tells || next.Line != s.Line || !next.HasSubject() || next.Inverted || next.Subject.First != s.End() {
		return false
	}
	end := b.toldEnd(next)
	return b.CanSpeak(next.Subject) && (end >= b.ln.End || b.IsStop(end) || b.Is(end, lang.Preposition))
}

// toldSo reports whether the passive of saying s tells whom the words were said to, its clause
// beginning here: "“…,” she was told", "“…?” Lee was asked by Reed".
func (b *behind) toldSo(s *clause.Saying) bool {
	if s.Kind != clause.Passive || !s.Brings(lang.CueTell|lang.CueAsk) {
		return false
	}
	p := b.PhraseAfter(b.from, b.ln.End)
	if !p.Found() || p.Last >= s.Item || s.Item-p.Last > 3 {
		return false
	}
	for i := p.Last; i < s.Item; i++ {
		if !b.Is(i, lang.Auxiliary|lang.Adverb|lang.Negation|lang.TimeWord) {
			return false
		}
	}
	return b.BeVerb(s.Item-1) || b.BeVerb(p.Last) || b.BeVerb(p.Last+1)
}

// byThing reports whether the passive of saying s has for its agent what can say nothing: "“…”,
// shown by a high turnout".
func (b *behind) byThing(s *clause.Saying) bool {
	return s.Kind == clause.Passive && s.Subject.Kind == clause.Nominal && !b.Personal(s.Subject.Head)
}

// tellerOf proposes the agent of the passive of saying k, or nobody.
func (b *behind) tellerOf(k clause.SayingID) *Proposal {
	if b.Sayings[k].HasSubject() {
		return b.saidIn(k, b.factor)
	}
	p := b.silent("a passive that keeps its agent to itself")
	p.Saying = k
	return p
}

// beginsWith reports whether the saying's clause begins here: with its subject, or with its verb.
func (b *behind) beginsWith(s *clause.Saying) bool {
	if !s.HasSubject() {
		return false
	}
	if s.Inverted {
		return s.Item == b.from || s.Item == b.from+1 && b.Is(b.from, lang.Auxiliary|lang.Adverb)
	}
	return (s.Subject.First == b.from && !b.ofRemark(s) || b.belongsTo(s)) && !s.Conjoined
}

// ofRemark reports whether a noun for what was said stands right before the name that is the
// subject of saying s, which tells more of it: "a claim Lee called “absurd”".
func (b *behind) ofRemark(s *clause.Saying) bool {
	at := s.Subject.First + 1
	return s.Subject.Kind == clause.Named && b.Link(at-1, lang.LinkA) && b.IsName(at+1) && b.worded(at)
}

// belongsTo reports whether all that stands between a quotation that ends in a comma and the person
// who says it is the name of what he belongs to, however it is made: "“…,” Row for Life director
// Ann Lee said".
func (b *behind) belongsTo(s *clause.Saying) bool {
	by := &s.Subject
	comma := b.x.Shape.Ending == ',' || b.x.Shape.After == ','
	if !comma || by.Kind != clause.Named || !b.MentionIsPerson(by.Head) || by.First < b.from || by.First > b.from+6 {
		return false
	}
	for i := b.pastPost(); i < by.First; i++ {
		name := b.IsName(i) && !b.MentionIsPerson(i)
		small := i > b.from && b.Is(i, lang.Preposition|lang.Article)
		if !name && !b.Tokens[b.Items[i].First].Is(prose.Upper) && !small && !b.Stop(i, '$') {
			return false
		}
	}
	return !b.Is(b.from, lang.Function)
}

// pastPost steps over the post that begins the clause and is held at what is named behind it:
// "director of the" before "Row for Life Ann Lee".
func (b *behind) pastPost() clause.ItemID {
	i := b.from
	for i < b.from+4 && b.Nounish(i) && !b.IsName(i) {
		i++
	}
	if i == b.from || !b.DescribesPerson(i-1) || !b.Is(i, lang.Preposition) {
		return b.from
	}
	if b.Is(i+1, lang.Article) {
		i++
	}
	return i + 1
}

// attributes reports whether the clause of saying s is the one that gives the quotation's speaker,
// and neither goes on to words of its own nor to a quotation that follows.
func (b *behind) attributes(s *clause.Saying) bool {
	switch {
	case b.leadsOn(s, b.ln) && b.ledNear(b.x):
		return false
	case s.Future && !s.Hypothetical && b.x.Shape.Ending != ',' && b.x.Shape.After != ',' && !b.saysWhole():
		return false // but of a speech to come: "“…,” Lee will say"
	case !b.carries(s), b.quotedWithin(b.q), b.handsOnBefore(s), b.namesTopic(s), b.callsNext(s):
		return false
	}
	return !b.anew(s) && (!b.x.Fragment() || !b.ownWords(s, b.ln))
}

// saysWhole reports whether the quotation is a sentence that stands alone in its line with the
// clause behind it: "“We will never sell it” Lee will say."
func (b *behind) saysWhole() bool {
	return b.x.Item == b.ln.First && !b.x.Fragment() && b.x.Shape.Clause
}

// anew reports whether the clause of saying s is written as a sentence of its own and has words of
// its own, which the end of a question or cry before it leaves open: "“Will you stay?” She replied
// that she would."
func (b *behind) anew(s *clause.Saying) bool {
	first := s.Subject.First
	if s.Subject.Kind != clause.Pronoun || first != b.ln.First || !b.Tokens[b.Items[first].First].Is(prose.Upper) {
		return false
	}
	for i := s.End(); i < min(b.ln.End, s.End()+5) && !b.IsStop(i); i++ {
		if b.Part(i, lang.That) {
			return true // "She replied to him that"
		}
	}
	return b.ownWords(s, b.ln)
}

// callsNext reports whether the cue of saying s tells what its subject calls a thing, in a
// quotation of its own behind it: "an idea Lee called “absurd”".
func (b *behind) callsNext(s *clause.Saying) bool {
	next := s.End()
	if b.Part(next, lang.As) {
		next++
	}
	return !s.Brings(lang.SpeechCues) && next < b.ln.End && b.IsQuote(next)
}

// namesTopic reports whether the quotation is a name behind a preposition that opens the sentence,
// or the clause of saying s goes on to words of its own: "In “The Old Pier,” Lee sings of home",
// "But of the “Old Pier,” Lee said it took a year to build", "On “Old Pier”, Lee called the plan
// …".
func (b *behind) namesTopic(s *clause.Saying) bool {
	i := b.x.Item - 1
	if b.Is(i, lang.Article) {
		i--
	}
	next := s.End()
	goesOn := next < b.ln.End && (b.Is(next, lang.Pronoun) || b.Part(next, lang.That) || b.namesObject(s))
	return b.x.Shape.Titled && i >= b.ln.First && b.Is(i, lang.Preposition) &&
		(goesOn || i == b.ln.First && i == b.x.Item-1)
}

// namesObject reports whether the cue of saying s, one of judging, has an object behind it that
// does not end the clause: what it judges is that, and not the words before it.
func (b *behind) namesObject(s *clause.Saying) bool {
	o := b.PhraseAfter(s.End(), b.ln.End)
	return !s.Inverted && !s.Brings(lang.SpeechCues) && o.Found() && o.Last < b.ln.End && !b.IsStop(o.Last)
}

// carries reports whether the clause of saying s can be the one that attributes the quotation
// before it: a cue of plain speech always, another only after a comma, and after words that go on
// without punctuation only a person may be its subject, inverted after a sentence only.
func (b *behind) carries(s *clause.Saying) bool {
	l := &b.x.Shape
	switch {
	case !s.Brings(lang.SpeechCues) && s.Inverted && s.Subject.Kind == clause.Nominal && !b.Personal(s.Subject.Head):
		return false // "“…,” given the plan to sell it"
	case !s.Brings(lang.SpeechCues):
		comma := l.Ending == ',' || l.After == ','
		asked := l.Exclaims() && s.Brings(lang.CueManner) ||
			l.Sentence() && (b.nothingElse(s) && !b.reacts(s) || b.asSaying(s))
		return (comma || asked) && (l.Capital || l.Clause || b.callsIt(s))
	case !l.Punctuated() && s.Subject.Kind == clause.Nominal:
		return (!s.Inverted || b.saysWhole()) && b.Personal(s.Subject.Head)
	}
	return true
}

// reacts reports whether the clause of saying s tells how somebody takes words that another goes on
// with, in a sentence of its own: "“We go,” Lee said. “And soon.” Her son Tom laughed."
func (b *behind) reacts(s *clause.Saying) bool {
	by := &s.Subject
	if s.Brings(^lang.CueManner) || b.x.Shape.Ending != '.' || by.Kind == clause.Pronoun {
		return false
	}
	goesOn := b.q > 0 && b.Quotes[b.q-1].Block == b.x.Block
	return goesOn || b.Is(by.First, lang.Possessive)
}

// callsIt reports whether the verb of saying s has "it" or the like for its object and ends its
// clause: "the sale — “a disgrace,” Lee called it — went on".
func (b *behind) callsIt(s *clause.Saying) bool {
	end := s.Item + 2
	return s.Brings(lang.CueWeak) && !s.Inverted && b.Is(s.Item+1, lang.Pronoun) && (end >= b.ln.End || b.IsStop(end))
}

// asSaying reports whether the verb of saying s has "as saying" behind it: "“…?” he was quoted as
// asking".
func (b *behind) asSaying(s *clause.Saying) bool {
	k, next := b.SayingFrom(s.Item+1), s.End()+1
	if !b.Part(s.End(), lang.As) || int(k) >= len(b.Sayings) {
		return false
	}
	return b.Sayings[k].Item == next && b.HasForm(next, lang.Gerund)
}

// nothingElse reports whether the clause of saying s is no more than its verb and whose it is:
// "“…?” Lee ventured.", "“….” he submitted."
func (b *behind) nothingElse(s *clause.Saying) bool {
	if s.End() < b.ln.End && !b.IsStop(s.End()) {
		return false
	}
	by := &s.Subject
	person := by.Kind == clause.Named && b.MentionIsPerson(by.Head)
	return person || by.Kind == clause.Pronoun && b.Gender(by.Head)&(lang.Male|lang.Female) != 0
}

// usedBy reads "“…” mentioned by Ann Lee": a participle of saying and its agent right behind the
// quotation.
func (b *behind) usedBy() *Proposal {
	if b.from+2 >= b.ln.End || !b.HasCue(b.from, lang.CueSay|lang.CueWrite|lang.CueWeak) || !b.Part(b.from+1, lang.By) {
		return nil
	}
	s := b.PhraseAfter(b.from+2, b.ln.End)
	if s.Kind != clause.Named {
		return nil
	}
	return b.meant(s, b.Items[b.from].Line, 0.95)
}

// wasOf reads "“…” was Lee's verdict", "“…,” came the reply from Lee": a verb and a noun of saying
// with its owner right behind the quotation.
func (b *behind) wasOf() *Proposal {
	k := b.SayingFrom(b.from)
	if int(k) >= len(b.Sayings) || b.from+1 >= b.ln.End || b.Sayings[k].Item > min(b.ln.End-1, b.from+4) {
		return nil
	}
	s := &b.Sayings[k]
	if s.Kind != clause.NounCue || !s.HasSubject() || !b.BeVerb(b.from) && !b.Part(b.from, lang.Comes) {
		return nil
	}
	return b.saidIn(k, 0.95)
}
