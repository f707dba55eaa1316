package rule

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
	"github.com/onrecord/onrecord/internal/prose"
)

// weighAll collects the evidence for the proposals for quotation q, and weighs it: for the best of
// them, and of the others for the first that gives each speaker.
func (d *Reading) weighAll(q quote.ID, tried []Proposal, best int) {
	d.readInWords(q)
	here := d.ofPlace(q).With(d.ofShape(q))
	for i := range tried {
		p := &tried[i]
		if p.Who.Kind != refer.Entity || i != best && !d.WeighAll && repeats(tried, i) {
			continue
		}
		p.Evidence = p.Evidence.With(here)
		d.collect(q, p)
		agreement(tried, i)
		p.confidence = max(weigh.Confidence(p.Evidence), d.carriedOn(p))
	}
}

// carriedOn is how sure a proposal is at least that goes on with the speaker of another quotation:
// as sure as that one is, times what speaks for going on. The clause there names him for both.
//
//go:noinline
func (d *Reading) carriedOn(p *Proposal) float64 {
	if !p.goesOn() {
		return 0
	}
	return min(1, p.factor)*d.Verdicts[p.over].Best.confidence - carried
}

// repeats reports whether a proposal before that at i gives the same speaker.
func repeats(tried []Proposal, i int) bool {
	for k := range i {
		if SameSpeaker(tried[k].Who, tried[i].Who) {
			return true
		}
	}
	return false
}

// weighRecurring collects and weighs the evidence for p, the speaker of the same words elsewhere.
func (d *Reading) weighRecurring(q quote.ID, p *Proposal) {
	if p.Who.Kind != refer.Entity {
		return
	}
	d.readInWords(q)
	p.Evidence.Add(weigh.Recurs)
	p.Evidence.AddIf(d.Display(q), weigh.Headlines)
	p.Evidence = p.Evidence.With(d.ofPlace(q))
	if d.Quotes[q].Modifies || !d.Display(q) {
		p.Evidence = p.Evidence.With(d.ofShape(q)) // what is printed ahead is whole where it recurs
	}
	d.collect(q, p)
	both := append([]Proposal{*p}, d.Verdicts[q].Tried...)
	agreement(both, 0)
	p.Evidence = both[0].Evidence
	p.confidence = weigh.Confidence(p.Evidence)
}

// collect adds what speaks for and against the proposal by itself: its cue, its phrase, whom that
// means, and the name.
func (d *Reading) collect(q quote.ID, p *Proposal) {
	s := &p.Evidence
	if p.Saying != clause.NoSaying {
		d.ofCue(s, p, d.Quotes[q].Item)
	}
	s.AddIf(p.factor > 0 && p.factor < 0.95 && p.over == quote.None, weigh.Loose)
	tie := d.tie(p)
	s.AddIf(tie >= 0.60, weigh.TieSure60)
	s.AddIf(tie >= 0.74, weigh.TieSure74)
	s.AddIf(tie >= 0.90, weigh.TieSure90)
	s.AddIf(tie >= 0.74 && len(d.Tokens) < shortText, weigh.ShortText)
	d.ofSource(s, p)
	*s = s.With(p.Who.Signs()).With(d.OfName(p.Who.Entity))
	d.ofReference(s, p, q)
	d.saidByNoun(s, p)
	if s.Has(weigh.BodyOne) && !d.Opening(d.Quotes[q].Block) && d.speaksByName(p) {
		s.Drop(weigh.BodyOne)
		s.Add(weigh.NameTwo)
	}
	// "the charity Harbourwatch said": the one word is all the name that the body has
	s.AddIf(p.Source.Kind == clause.Named && !s.Has(weigh.Body) && d.NamedBody(p.Who.Entity), weigh.NameTwo)
	if p.Rule == credit && s.Has(weigh.Body) { // its name is told for no other reason, and is whole
		s.Drop(weigh.Body)
		s.Drop(weigh.BodyOne)
		s.Add(weigh.NameTwo)
	}
	if p.over != quote.None {
		carry(s, &d.Verdicts[p.over].Best)
	}
	spoke := d.cast[p.Who.Entity].spoke
	if spoke > 0 && s.Has(weigh.PostNoun) {
		s.Drop(weigh.RefAttention) // "Lee said … The investor said": a speaker is called by turns
	}
	s.AddIf(spoke > 0, weigh.SpokeBefore)
	s.AddIf(spoke > 2, weigh.SpokeOften)
	for i := d.inWords.first; i < d.inWords.last && !d.speaksForItself(p); i++ {
		s.AddIf(d.Cast.Mentions[i].Entity == p.Who.Entity, weigh.NamesSpeaker)
	}
}

// tie is how closely the rule ties the speaker to the quotation. That a name is a body's makes that
// less sure; but not where it has several words, and it or its paper is the subject of a clause of
// saying: what kind of name it is then no longer matters, only that it speaks.
func (d *Reading) tie(p *Proposal) float64 {
	speaks := p.Saying != clause.NoSaying && (p.Source.Kind == clause.Named || d.Document(p.Source.Head))
	if speaks && d.NamedBody(p.Who.Entity) {
		return p.ByHand() / refer.OfBody
	}
	return p.ByHand()
}

// speaksForItself reports whether a clause says that a body speaks, or what somebody was said to
// have written: there they are called by their names, as nobody calls himself in talk.
func (d *Reading) speaksForItself(p *Proposal) bool {
	if p.over != quote.None {
		p = &d.Verdicts[p.over].Best
	}
	document := p.Evidence.Has(weigh.RefPost) && d.Document(p.Source.Head)
	return p.Saying != clause.NoSaying && (document || d.EntityIs(p.Who.Entity, names.Organisation))
}

// saidByNoun takes what a noun says that stands for a body, the one that the text gives it, "the
// ministry said", or one of its document, "the report said", or "it" behind the body's name in its
// sentence, for the body's own saying: it is not one that is only spoken of, and its name weighs as
// that of a body which speaks by name does (see ofBody).
func (d *Reading) saidByNoun(s *weigh.Set, p *Proposal) {
	x := p.Source
	if !s.Has(weigh.Body) && !s.Has(weigh.BodyOne) {
		return
	}
	itself := s.Has(weigh.It) && s.Has(weigh.LastNamed) && d.inSentence(p.Who.Entity, x.First)
	switch {
	case p.Who.AsMany() || itself:
	case x.Kind == clause.Named:
		if d.wordsOrThoughts(p) {
			s.Drop(weigh.Body)
		}
		return
	case x.Kind != clause.Nominal:
		return
	case !d.Document(x.Head) && !(x.Definite && (s.Has(weigh.RefPost) || d.justNamed(s, x))):
		return
	}
	s.Drop(weigh.Body)
	if !d.Document(x.Head) && !itself {
		s.Drop(weigh.BodyOne) // "the company" tells that the one word is a body's name
		s.Add(weigh.NameTwo)
	}
	s.AddIf(strings.Contains(d.Cast.Entities[p.Who.Entity].Name, " "), weigh.NameTwo)
}

// wordsOrThoughts reports whether the proposal's cue tells what somebody thinks or wants, or is a
// noun for what he says: of a body nobody knows that but from what it says itself, "The Harbour
// Trust wants “clear rules”", "the Harbour Trust's plea for “clear rules”".
func (d *Reading) wordsOrThoughts(p *Proposal) bool {
	if p.Saying == clause.NoSaying {
		return false
	}
	c := &d.Sayings[p.Saying]
	return c.Kind == clause.NounCue && (p.Rule == saidBefore || p.Rule == saidAfter) || c.Brings(lang.CueThink)
}

// inSentence reports whether the sentence of item i names entity e not far before it: "The Harbour
// Trust sold what it called “a wreck”."
func (d *Reading) inSentence(e names.EntityID, i clause.ItemID) bool {
	for first := max(d.Lines[d.Items[i].Line].First, i-3*clause.LongestPhrase); i >= first; i-- {
		if d.IsName(i) && d.Mention(i).Entity == e {
			return true
		}
	}
	return false
}

// speaksByName reports whether a verb of saying or writing has for its subject the name of a body
// that everybody knows, "Congress tweeted", or one whose article has a capital, "“…,” The Lantern
// wrote": one word is all the name that it has. In an opening it may stand for somebody of it who
// is named only further down.
func (d *Reading) speaksByName(p *Proposal) bool {
	x := p.Source
	if x.Kind != clause.Named || x.Last != x.Head+1 || p.Saying == clause.NoSaying {
		return false
	}
	c := &d.Sayings[p.Saying]
	m := d.Mention(x.Head)
	whole := int(m.End) < len(d.Tokens) && !d.Tokens[m.End].Is(prose.Upper) // no "UN High Commissioner"
	return c.Speech() && c.Brings(lang.CueSay|lang.CueWrite) && m.Entity == p.Who.Entity && whole &&
		(d.Entry(m.First).Is(lang.OrgName) || d.articleInName(x.Head-1))
}

// articleInName reports whether item i is an article with a capital inside a sentence: it belongs
// to the name behind it.
func (d *Reading) articleInName(i clause.ItemID) bool {
	return i > 0 && d.Is(i, lang.Article) && d.Tokens[d.Items[i].First].Is(prose.Upper) &&
		i > d.Lines[d.Items[i].Line].First
}

// justNamed reports whether the body for which the noun of x stands was the last to be named, and
// the noun is one of its kind or says nothing more of it.
func (d *Reading) justNamed(s *weigh.Set, x clause.Source) bool {
	bare := x.Owner == clause.NoItem && x.Head-x.First == 1 && s.Has(weigh.BodyNoun)
	return (bare || s.Has(weigh.RefAkin)) && s.Has(weigh.LastNamed)
}

// carry adds what the speaker rests on that is taken over from another quotation.
func carry(s *weigh.Set, from *Proposal) {
	*s = s.With(from.Evidence.Only(weigh.FullName, weigh.IndefiniteNoun))
	s.Add(weigh.Carried)
	s.AddIf(from.Evidence.Has(weigh.Carried), weigh.CarriedOn)
	s.AddIf(from.Saying != clause.NoSaying && from.Rule != wordsOf, weigh.CarriedFirm)
	if s.Has(weigh.Body) && !from.Evidence.Has(weigh.Body) { // "the ministry said", and went on
		s.Drop(weigh.Body)
		s.AddIf(from.Evidence.Has(weigh.NameTwo), weigh.NameTwo)
	}
	if s.Has(weigh.BodyOne) && from.Saying != clause.NoSaying && !from.Evidence.Has(weigh.BodyOne) {
		s.Drop(weigh.BodyOne)
		s.Add(weigh.NameTwo)
	}
}

// agreement adds to proposal i what the others say of it. Rules that nearly always have an answer
// say little by it.
func agreement(tried []Proposal, i int) {
	p, same, later := &tried[i], 0, 0
	s := &p.Evidence
	for k := range tried {
		o := &tried[k]
		weak := o.Rule == bySubject || o.Rule == keepsFloor
		agrees, entity := SameSpeaker(o.Who, p.Who), o.Who.Kind == refer.Entity || o.Who.Kind == refer.Group
		switch {
		case k == i:
		case agrees && weak:
			s.Add(weigh.WeakAgrees)
		case agrees:
			same++
		case k < i:
			s.AddIf(entity, weigh.EarlierElse)
			s.AddIf(!entity, weigh.EarlierNobody)
		case entity && weak:
			s.Add(weigh.WeakElse)
		case entity:
			later++
		default:
			s.AddIf(o.Who.Kind == refer.Unnamed, weigh.LaterNobody)
		}
	}
	s.AddIf(same > 0, weigh.OneAgrees)
	s.AddIf(same > 1, weigh.MoreAgree)
	s.AddIf(later > 0, weigh.LaterElse)
	s.AddIf(later > 1, weigh.LaterElseTwo)
}

// cueKinds are the pieces for each kind of cue, the plainest first.
var cueKinds = [...]struct {
	cue lang.CueSet
	is  weigh.Evidence
}{
	{lang.CueSay, weigh.CueSays}, {lang.CueWrite, weigh.CueWrites}, {lang.CueTell, weigh.CueTells},
	{lang.CueAsk, weigh.CueAsks}, {lang.CueDeny, weigh.CueDenies}, {lang.CueWeak, weigh.CueCalls},
	{lang.CueThink, weigh.CueThinks}, {lang.CueManner, weigh.CueManner},
}

// ofCue adds what the proposal's cue tells, for the quotation at item.
func (d *Reading) ofCue(s *weigh.Set, p *Proposal, item clause.ItemID) {
	c := &d.Sayings[p.Saying]
	s.Add(kindOfCue(c))
	s.AddIf(c.Inverted, weigh.CueInverted)
	s.AddIf(c.Kind == clause.Passive, weigh.CuePassive)
	s.AddIf(c.Kind == clause.Gerund || c.Kind == clause.Infinitive, weigh.CueGerund)
	s.AddIf(c.Conjoined && c.Kind != clause.Gerund, weigh.CueJoined) // no participle has a subject of its own
	s.AddIf(c.Negated || c.Denied && !d.AsBefore(item) || c.Hypothetical || c.Future, weigh.CueUnsaid)
	from, to := c.Item+1, item
	if c.Item > item {
		from, to = item+1, c.Start()
	}
	s.AddIf(to-from <= 1, weigh.CueTouches)
	s.AddIf(to-from <= 4, weigh.CueNear)
	s.AddIf(to-from > 12 && to-from-d.thrownIn(from, to) > 12, weigh.CueFar)
	s.AddIf(to-from > 30, weigh.CueVeryFar)
	for k, end := d.SayingsIn(from, to); k < end; k++ {
		s.AddIf(k != p.Saying && d.Sayings[k].Speech(), weigh.OtherCue)
	}
	for i := from; i < min(to, from+2*clause.LongestPhrase); i++ {
		s.AddIf(d.IsQuote(i), weigh.OtherQuote)
		s.AddIf(d.Stop(i, ';'), weigh.Semicolon)
	}
}

// thrownIn is how many items between from and to tell more, between two commas, of the phrase that
// begins there: "accused Reed, the clerk of the board, of".
func (d *Reading) thrownIn(from, to clause.ItemID) clause.ItemID {
	for i := from; i < min(to, from+4); i++ {
		if back := d.overAside(i, to); back > i {
			return back - i
		}
	}
	return 0
}

// kindOfCue is the piece for what kind of cue it is.
func kindOfCue(c *clause.Saying) weigh.Evidence {
	switch c.Kind {
	case clause.Adjunct:
		return weigh.None // its rule says so
	case clause.NounCue:
		return weigh.CueNoun
	}
	for _, k := range cueKinds {
		if c.Brings(k.cue) {
			return k.is
		}
	}
	return weigh.CueOther
}

// ofSource adds how the text names the source.
func (d *Reading) ofSource(s *weigh.Set, p *Proposal) {
	x := p.Source
	s.AddIf(x.Last-x.First > 8, weigh.LongPhrase)
	switch x.Kind {
	case clause.NoSource:
		s.Add(weigh.NoPhrase)
	case clause.Named:
		m := d.Mention(x.Head)
		if m.End-m.First > 1 {
			s.Add(weigh.FullName)
		} else {
			s.Add(weigh.OneName)
		}
		s.AddIf(m.Title < m.First, weigh.TitledName)
		s.AddIf(x.Also != clause.NoItem, weigh.TwoNames)
	case clause.Pronoun:
		s.Add(d.kindOfPronoun(x.Head))
	case clause.Nominal:
		s.Add(d.kindOfNoun(x.Head))
		s.AddIf(x.Owner != clause.NoItem, weigh.OwnedNoun)
		s.AddIf(x.Indefinite && !x.Definite, weigh.IndefiniteNoun)
	}
}

// kindOfPronoun is the piece for what kind of pronoun item i is.
func (d *Reading) kindOfPronoun(i clause.ItemID) weigh.Evidence {
	e := d.Items[i].Entry
	switch {
	case e.Is(lang.Relative):
		return weigh.Who
	case e.Gender == lang.Neuter:
		return weigh.It
	case e.Gender&(lang.Male|lang.Female) != 0:
		return weigh.HeShe
	}
	return weigh.OtherPronoun
}

// kindOfNoun is the piece for what kind of noun item i is.
func (d *Reading) kindOfNoun(i clause.ItemID) weigh.Evidence {
	switch {
	case d.Is(i, lang.Post|lang.Title):
		return weigh.PostNoun
	case d.Is(i, lang.PersonNoun|lang.Kin|lang.Spokes|lang.Unnamed):
		return weigh.PersonNoun
	case d.Is(i, lang.OrgNoun|lang.OrgHead):
		return weigh.BodyNoun
	case d.HasCue(i, lang.CueNoun):
		return weigh.WordsNoun
	}
	return weigh.OtherNoun
}

// shortText is how many words and marks a text has that is no whole story.
const shortText = 150

// ofPlace is where quotation q stands.
func (d *Reading) ofPlace(q quote.ID) (s weigh.Set) {
	x := &d.Quotes[q]
	b := &d.Blocks[x.Block]
	ln := &d.Lines[d.LineOf(q)]
	s.AddIf(d.Display(q), weigh.InDisplay)
	s.AddIf(d.Opening(x.Block), weigh.InOpening)
	s.AddIf(b.Kind != prose.Paragraph && !quote.Displays(b.Kind), weigh.InList)
	s.AddIf(ln.End-ln.First > 40, weigh.LongSentence)
	return s
}

// ofShape is what the words of quotation q show.
func (d *Reading) ofShape(q quote.ID) (s weigh.Set) {
	x := &d.Quotes[q]
	h := &x.Shape
	s.AddIf(h.Capital && h.Sentence() && h.Words > 2, weigh.Sentence)
	s.AddIf(!h.Capital, weigh.SmallStart)
	s.AddIf(h.Words == 1, weigh.OneWord)
	s.AddIf(h.Words == 2 || h.Words == 3, weigh.FewWords)
	s.AddIf(h.Words > 20, weigh.ManyWords)
	s.AddIf(!h.Clause, weigh.NoClause)
	s.AddIf(h.Titled, weigh.Titled)
	s.AddIf(x.Modifies, weigh.Adjective)
	s.AddIf(x.Parent != quote.None, weigh.Nested)
	s.AddIf(x.Unclosed, weigh.Unclosed)
	s.AddIf(x.Implied, weigh.Implied)
	s.AddIf(h.Ending == '?', weigh.Question)
	s.AddIf(x.Alone, weigh.Alone)
	s.AddIf(h.Ending == ',', weigh.CommaEnd)
	s.AddIf(d.inWords.speaks, weigh.SaysI)
	return s
}

// inWords is of whom the words of the quotation in hand speak.
type inWords struct {
	gender      lang.Gender // of the pronouns in them
	speaks      bool        // they say "I" or "we"
	first, last int         // the mentions in them
}

// readInWords goes over the words of quotation q.
func (d *Reading) readInWords(q quote.ID) {
	x := &d.Quotes[q]
	w := inWords{}
	for t := x.First; t < x.Last; t++ {
		if e := d.Entry(t); e.Is(lang.Pronoun | lang.Possessive) {
			w.speaks = w.speaks || e.Part&lang.Speaking != 0
			if e.Gender != lang.Male|lang.Female {
				w.gender |= e.Gender
			}
		}
	}
	w.first, w.last = d.MentionFrom(x.First), d.MentionFrom(x.Last)
	d.inWords = w
}
