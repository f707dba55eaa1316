package rule

import (
	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/refer"
	"github.com/onrecord/onrecord/internal/prose"
)

var saidBefore = &Rule{
	ID:      "said-before",
	Title:   "The nearest cue before the quotation governs it",
	Reason:  "What stands in a cue's complement, whole or as a fragment, is given as the words of the cue's subject.",
	Example: `[m ann-lee Ann Lee] said: [q1 ann-lee "We will go."] She called the plan [q2 ann-lee "a fine thing"].`,
	sure:    0.975,
}

func findSaidBefore(d *Reading, q quote.ID) *Proposal {
	ln := &d.Lines[d.LineOf(q)]
	item := d.Quotes[q].Item
	if p := d.talked(q); p != nil {
		return p
	}
	relayed, _, reads := d.relayed(item, ln)
	if k := d.SayingFrom(item + 1); int(k) < len(d.Sayings) && d.LastVerb(&d.Sayings[k], item) {
		return nil
	}
	var first *Proposal // the nearest, where nobody can tell who it is
	for far, k := d.SayingsBack(max(ln.First, item-2*clause.LongestPhrase), item); k >= far; k-- {
		c := complement{Reading: d, Saying: &d.Sayings[k], k: k, q: q, item: item, ln: ln}
		if d.outcry(c.Saying, item) {
			return nil
		}
		if c.creditsBefore() {
			if d.HandsOn(k) {
				continue
			}
			break
		}
		if relayed != clause.NoSaying && c.Item == reads {
			continue // "read out a letter from Reed: “…”"
		}
		if p := c.another(); p != nil {
			return p
		}
		if !c.governs() || c.quotesAlong() {
			continue
		}
		if c.answered() {
			break
		}
		if c.passed() {
			continue
		}
		if d.rejectsClaim(c.Saying, item) {
			if c.ownersClaim() {
				break
			}
			return c.nobody("somebody else's claim, which is rejected")
		}
		p := c.proposal()
		if c.settles(p) {
			return p
		}
		if first == nil {
			first = p
		}
	}
	return first
}

// complement is a cue with a quotation after it in its line, which may stand in what the cue
// brings.
type complement struct {
	*Reading
	*clause.Saying
	k    clause.SayingID
	q    quote.ID
	item clause.ItemID // the quotation's
	ln   *clause.Line
}

// another proposes who says the words instead of the subject of the cue, or that nobody does.
func (c *complement) another() *Proposal {
	if p := c.quotesPerson(); p != nil {
		return p
	}
	if c.agentless() {
		return c.withoutAgent()
	}
	if how := c.silentSubject(); how != "" {
		return c.nobody(how)
	}
	return nil
}

// proposal is whoever speaks with the cue, if the quotation stands in what it brings.
func (c *complement) proposal() *Proposal {
	p := c.saidIn(c.k, c.reach())
	if c.selfReported(p.Who) || c.hearsHimself(p.Who) {
		p.Who = refer.NobodyKnown("somebody of whom the speaker tells")
	}
	c.nameReporter(p)
	if !p.Via.Found() {
		p.Via = c.handedOnBehind(c.q)
	}
	return p
}

// withoutAgent is what a passive without an agent proposes: the document in which it is said, or
// nobody.
func (c *complement) withoutAgent() *Proposal {
	if p := c.inDocument(); p != nil {
		return p
	}
	return c.nobody("a passive that keeps its agent to itself")
}

// creditsBefore reports whether the cue only says whose the words before it are: "…, according to
// Reed, “…”".
func (c *complement) creditsBefore() bool {
	comma := c.Subject.Last == c.item-1 && c.Stop(c.item-1, ',')
	return comma && c.givesSource(c.Saying) && !c.handsOnClause(c.k)
}

// settles reports whether the proposal by the cue stands, though another cue may name somebody: it
// names one itself, or is too near for any other.
func (c *complement) settles(p *Proposal) bool {
	return p.Who.Kind != refer.Unresolved || c.Near(c.Item, c.item) || c.ownClause()
}

// nobody proposes nobody for what the cue brings.
//
//go:noinline
func (c *complement) nobody(how string) *Proposal {
	p := c.silent(how)
	p.Saying = c.k
	return p
}

// quotesPerson proposes whom the subject of the cue quotes, before the colon or comma: "Lee quoted
// Reed: “…”", "Lee quoted her grandmother: “…”".
func (c *complement) quotesPerson() *Proposal {
	comma := c.Kind == clause.Verbal && c.Stop(c.item-1, ',') && c.Quotes[c.q].Shape.Sentence()
	if !comma && !c.Stop(c.item-1, ':') {
		return nil
	}
	whom := c.quotedBy(c.Saying, c.item-1)
	if !whom.Found() {
		return nil
	}
	return c.quotedOf(c.k, whom).known()
}

// silentSubject tells why the cue's subject says none of the words; "" where it may have said them.
func (c *complement) silentSubject() string {
	switch {
	case c.staged():
		return "somebody who plays a part"
	case c.onlyCalled():
		return "who is only called so"
	}
	return ""
}

// onlyCalled reports whether the subject does not call but is called what stands in marks, since
// its own verb comes behind that, or those who call it so: "The investor called “a saint” keeps the
// lock", "The plan dubbed “a theft” by critics went through".
func (c *complement) onlyCalled() bool {
	s := &c.Subject
	if c.Kind != clause.Verbal || s.Kind != clause.Nominal || s.Last != c.Item || c.Item+1 != c.item ||
		!c.Brings(lang.CueWeak) || !c.HasForm(c.Item, lang.Participle) || s.First > c.ln.First && !c.IsStop(s.First-1) {
		return false
	}
	next := c.item + 1
	if next+1 >= c.ln.End || c.Part(next, lang.By) || c.Predicate(next, c.ln) {
		return next < c.ln.End
	}
	opens := c.Is(next+1, lang.Article|lang.Possessive) || c.Part(next+1, lang.Infinitive)
	return opens && c.Pack.Looks(c.Spelled(next), lang.Present) // and not "called “a joke” figures in a report"
}

// staged reports whether a work has somebody say the words, which are then those of a part: "The
// play has Lee singing: “…”", "The sketch had the mayor, Ann Lee, saying “…”".
func (c *complement) staged() bool {
	if c.Kind != clause.Gerund || !c.HasSubject() {
		return false
	}
	for i := c.Subject.First - 1; i > max(c.ln.First, c.Subject.First-6); i-- {
		if c.Is(i, lang.Auxiliary) && c.Part(i, lang.Receives) { // "has"
			work := c.PhraseBefore(i-1, c.ln.First)
			who := c.PhraseAfter(i+1, c.Item)
			return work.Kind == clause.Nominal && !c.Personal(work.Head) && c.CanSpeak(who)
		}
		if !c.Nounish(i) && !c.Is(i, lang.Article) && !c.Stop(i, ',') {
			return false
		}
	}
	return false
}

// governs reports whether the quotation can stand in what the cue brings.
func (c *complement) governs() bool {
	switch {
	case c.Kind == clause.Adjunct:
		return false
	case c.tellsOfSpeaker():
		return false // "“We go,” said Lee, who runs a shop with “Open” over the door"
	case c.Relative && c.predicated():
		return false // "said the way they treat those who complained of it “would be a scandal”"
	case c.Kind == clause.NounCue && !c.claimed(c.Saying, c.item), !c.HasSubject() && !c.bareCue():
		return false
	case c.embeddedAside(), c.embedded(), c.ended(), c.lasts(), c.keepsDoing(), c.tellsHowOften(), c.answersTo(),
		c.inFrontOf(), c.toldHowHeard(), c.setBetween(), c.onlyMore():
		return false
	case c.Kind == clause.Verbal && c.readsOfOthers(c.Item, c.ln), c.seesWords(), c.hasReply(),
		c.recallsCry(c.Item, c.item):
		return false
	case c.brokenOff(), c.thatBehind(), c.talksWith(), c.onlyQuality(), c.underName(), c.mayThink(), c.agentInMarks(),
		c.circumstance(), c.thrownIn():
		return false
	case c.Kind == clause.NounCue && c.claimsWords():
		return true
	case c.tooFaint():
		return false
	}
	return c.Kind != clause.Passive || c.toldThat() || !c.pastAgent()
}

// onlyMore reports whether the quotation tells what for or of what kind the thing is that the
// cue's subject wants or claims, in what somebody else says: "Lee said her office requested papers
// “to confirm it”", "Lee said that the crews claim a share, “which we refuse”".
func (c *complement) onlyMore() bool {
	first := c.Entry(c.Quotes[c.q].First)
	if first.Part&lang.Infinitive == 0 && (!first.Is(lang.Relative) || first.Part&lang.That != 0) {
		return false
	}
	k := c.SayingBefore(c.Subject.First)
	if k == clause.NoSaying || c.Inverted || c.Item+1 >= c.item-1 {
		return false
	}
	s := &c.Sayings[k]
	said := s.Speech() && s.Brings(lang.CueSay) && !s.Inverted
	if from := c.Subject.First - 1; !said || s.Item != from && !(c.Part(from, lang.That) && s.Item == from-1) {
		return false
	}
	to := c.item - 1
	if c.IsStop(to) {
		to--
	}
	return c.Nounish(to) && !c.Personal(to) && !c.IsName(to)
}

// seesWords reports whether the cue is none of speech, or tells that somebody reads, and the words
// are those of a sign or the like right before the colon or comma: "saw a sign: “No entry.”",
// "found a label, “Wash cold.”"
func (c *complement) seesWords() bool {
	noun := c.item - 2
	bears := c.Part(noun, lang.Inscribed)
	if !c.Stop(c.item-1, ':') && !(bears && c.Stop(c.item-1, ',')) || c.Kind == clause.NounCue {
		return false
	}
	return bears && c.readAt(c.Item) || (bears || c.worded(noun)) && !c.Brings(lang.SpeechCues)
}

// hasReply reports whether the words before the colon are what the subject of the cue got for what
// he said: "wrote to the council and got a reply: “…”".
func (c *complement) hasReply() bool {
	noun := c.item - 2
	if !c.Stop(c.item-1, ':') || c.Kind == clause.NounCue {
		return false
	}
	words := c.worded(noun) || c.Part(noun, lang.Inscribed)
	for i := noun - 1; i > max(c.Item+1, noun-5); i-- {
		if words && c.received(i, noun) || c.sentThing(i, c.item) {
			return c.JoinedAfter(c.Item, i)
		}
	}
	return false
}

// brokenOff reports whether a comma ends what the cue, a verb of no speech, says of anything before
// the quotation: "whose plan Lee mocked, with a “new broom” in her hand".
func (c *complement) brokenOff() bool {
	if c.Kind == clause.NounCue || c.Brings(lang.SpeechCues) || !c.Stop(c.Item+1, ',') {
		return false
	}
	return !c.IsQuote(c.Item+2) && !c.Adjacent(c.Item, c.item)
}

// onlyQuality reports whether the cue, a participle behind "be" with nothing that is said, only
// tells how its subject is, and "but" or the like opens the clause in which the quotation stands:
// "It can be demanding at times, but “it is possible”".
func (c *complement) onlyQuality() bool {
	if c.Kind != clause.Verbal || !c.HasForm(c.Item, lang.Gerund) || !c.BeVerb(c.Item-1) || c.Conjoined {
		return false
	}
	next, joins := c.Item+1, c.item-1
	opens := c.Is(joins, lang.Conjunction) && !c.Part(joins, lang.That|lang.As) && c.Stop(joins-1, ',')
	return opens && (next == joins-1 || c.Is(next, lang.Preposition))
}

// underName reports whether the cue, of a wish or a thought, tells of people without a name in a
// headline that somebody's name opens, who says so: "Ann Lee: Crews want ‘a quiet sea’".
func (c *complement) underName() bool {
	wish := !c.Brings(lang.SpeechCues) && c.Subject.Kind == clause.Nominal && c.Kind == clause.Verbal
	return wish && c.headlined(c.q, c.item, c.ln).Found()
}

// thatBehind reports whether "and that" or "but that" stands between the cue, which brings no
// "that" itself, and the quotation: it goes on with what somebody says who was heard before, "Lee
// noted that Reed had promised money, but that it was “too little”".
func (c *complement) thatBehind() bool {
	first := c.Subject.First
	if c.Kind != clause.Verbal || c.k == 0 || first <= c.ln.First+1 ||
		!c.Part(first, lang.That) && !c.Part(first-1, lang.That) {
		return false
	}
	for i := c.Item + 1; i < c.item-1; i++ {
		switch {
		case c.IsQuote(i), c.Part(i, lang.That) && !c.Is(i-1, lang.Conjunction):
			return false
		case c.Part(i, lang.That):
			return true
		}
	}
	return false
}

// talksWith reports whether the cue only tells with whom somebody speaks, right before the
// quotation, which tells for what: "spoke with Reed “to go over the bill”, according to the clerk".
func (c *complement) talksWith() bool {
	opens := c.Entry(c.Quotes[c.q].First)
	return c.Part(c.Item+1, lang.With) && c.PhraseAfter(c.Item+2, c.item).Last == c.item &&
		!c.Quotes[c.q].Shape.Capital && opens.Is(lang.Preposition)
}

// mayThink reports whether the cue only tells what many may or should think: "Fans can expect “a
// long night”".
func (c *complement) mayThink() bool {
	s := &c.Subject
	thinks := c.Future && c.Brings(lang.CueThink) && !c.Brings(lang.SpeechCues|lang.CueWeak)
	return thinks && s.Kind == clause.Nominal && c.Items[s.Head].Entry.Number&lang.Plural != 0
}

// tooFaint reports whether the cue is one that brings words only where it stands close to them, and
// it does not: one for a manner or a noun, "Brandt räumte die „Alte Mühle“", or a faint one.
func (c *complement) tooFaint() bool {
	switch {
	case c.Cue&^(lang.CueManner|lang.CueNoun) == 0 && !c.Adjacent(c.Item, c.item):
		return true
	case c.Cue&^lang.CueManner == 0 && c.Pack.VerbsLast && !c.Stop(c.item-1, ':'):
		return true
	}
	return !c.Brings(lang.VerbCues&^lang.CueFaint) && !c.faintlyBrings()
}

// claimsWords reports whether the noun cue itself is tied to the quotation: "Reed's description of
// it as “rotten”", "Reed's claim of “a trick”".
func (c *complement) claimsWords() bool {
	return c.AsBefore(c.item) || c.claimOf(c.Saying, c.item) || c.ownersThat()
}

// ownersThat reports whether the noun cue is somebody's by a genitive, and the clause that it
// brings is no other's: "Lee answered Reed's suggestion that the pier was “rotten”"; but "Lee said
// in Reed's broadcast that", "his plea that it was “rotten”, as Lee put it".
func (c *complement) ownersThat() bool {
	s := &c.Subject
	before := s.First - 1
	owned := c.Is(s.Head, lang.Possessive) || c.Genitive(s.Last, c.Item+1)
	behind := s.Kind == clause.Named && before == c.Item+1
	if behind && (c.Part(before, lang.By) || c.Link(before, lang.LinkFrom)) {
		owned, before = true, c.PhraseBefore(c.Item, c.ln.First).First-1 // "a suggestion by Reed that"
	}
	verb := &c.Items[max(0, before-1)]
	in := c.Link(before, lang.LinkIn|lang.LinkAt|lang.LinkOn)
	in = in && (verb.End-verb.First == 1 || !c.Link(before, lang.LinkAt)) // but "hit back at Reed's claim that"
	return owned && !in && c.Part(c.claimFrom(c.Saying, c.item), lang.That) && !c.spokenBehind(c.item, c.ln)
}

// tellsOfSpeaker reports whether the quotation stands in a clause that only tells more of who spoke
// the words before the cue, and has no cue itself.
func (c *complement) tellsOfSpeaker() bool {
	if !c.Inverted || !c.IsQuote(c.Item-1) {
		return false
	}
	for i := c.Subject.Last; i < c.item; i++ {
		switch {
		case c.IsQuote(i):
			return false
		case c.Stop(i, ',') && c.Is(i+1, lang.Relative):
			return c.nobodySays(i)
		case c.Stop(i, ','):
			return c.setBehind(i+1) && c.nobodySays(i)
		}
	}
	return false
}

// setBehind reports whether a noun phrase that tells who somebody is begins at item i, and reaches
// as far as the quotation: "a former “ring girl” from Ostrey", "one of the “big four”".
func (c *complement) setBehind(i clause.ItemID) bool {
	const who = lang.Article | lang.Post | lang.PersonNoun | lang.Kin | lang.NumberWord
	if !c.Is(i, who) && !c.OneOfThem(i) {
		return false
	}
	for ; i < c.item; i++ {
		if c.IsStop(i) || c.HasForm(i, lang.Gerund) {
			return false
		}
	}
	return true
}

// nobodySays reports whether no cue stands between item i and the quotation, which no punctuation
// sets off.
func (c *complement) nobodySays(i clause.ItemID) bool {
	n := c.SayingFrom(i)
	return !c.IsStop(c.item-1) && (int(n) == len(c.Sayings) || c.Sayings[n].Item > c.item)
}

// toldHowHeard reports whether the cue only tells, in a clause about whoever is told, how he took
// it: "Lee told Reed, who was crying: “…”".
func (c *complement) toldHowHeard() bool {
	lasting := c.HasForm(c.Item, lang.Gerund) && c.BeVerb(c.Item-1)
	if !c.Relative || c.Cue&^lang.CueManner != 0 && !lasting || c.k == 0 {
		return false
	}
	o := &c.Sayings[c.k-1]
	tells := o.Line == c.Line && o.Kind == clause.Verbal && o.Brings(lang.CueTell)
	return tells && !o.Inverted && c.PhraseAfter(o.Item+1, c.item).First == c.Subject.First
}

// setBetween reports whether the cue stands in a relative clause between commas, behind which the
// verb follows whose subject it tells more of: "Lee said the pier, which some say is old, was
// “safe”".
func (c *complement) setBetween() bool {
	which := c.Subject.First - 1
	if c.Relative {
		which = c.Subject.Last + 1 // "Lee said that Reed, who denies it, had “begged”"
	}
	if !c.HasSubject() || c.Inverted || which-1 <= c.ln.First || !c.Is(which, lang.Relative) || !c.Stop(which-1, ',') {
		return false
	}
	if c.Relative && !c.reportedBefore() {
		return false
	}
	for i := c.Item + 1; i < c.item-1; i++ {
		if c.IsQuote(i) {
			return false
		}
		if c.Stop(i, ',') {
			return c.Predicate(i+1, c.ln)
		}
	}
	return false
}

// reportedBefore reports whether the subject of the cue begins what another says in the line.
func (c *complement) reportedBefore() bool {
	that := c.Subject.First
	if !c.Part(that, lang.That) {
		that--
	}
	k := c.SayingBefore(that)
	return that > c.ln.First && c.Part(that, lang.That) && k != clause.NoSaying && c.Sayings[k].Line == c.Line
}

// predicated reports whether the quotation begins with what the clause says of its own subject, so
// that a relative clause before it has ended.
func (c *complement) predicated() bool {
	e := c.Entry(c.Quotes[c.q].First)
	begins := !c.Quotes[c.q].Shape.Capital && e.Is(lang.Modal|lang.Auxiliary) && e.Form&lang.Gerund == 0
	return begins && c.item > c.Item+1 && !c.Adjacent(c.Item, c.item) && c.Items[c.item-1].Kind != clause.Stop &&
		!c.Is(c.item-1, lang.Pronoun|lang.Relative) && !c.IsName(c.item-1)
}

// ended reports whether the cue is a participle that tells more of the subject of what somebody
// else says, since the verb of that subject stands between it and the quotation: "Lee said the cuts
// announced in May were “brutal”", "Lee said the boats that Reed had seen were “rotten”". A verb of
// saying may tell of a person before it that he spoke: "Lee said the plan Reed announced was …".
func (c *complement) ended() bool {
	verb := c.Kind == clause.Verbal || c.Kind == clause.Passive
	if !verb || !c.HasForm(c.Item, lang.Participle) || !c.SpokenBefore(c.k) {
		return false
	}
	says := c.Brings(lang.CueSay | lang.CueTell | lang.CueThink)
	if c.Kind == clause.Verbal && (!c.HasSubject() || c.Inverted || says && !c.opensReport()) {
		return false
	}
	for i := c.Item + 1; i < c.item; {
		switch {
		case c.Is(i, lang.Month):
			i++ // "in May" is no verb
		case c.Predicate(i, c.ln):
			return true
		case c.Is(i, lang.Preposition):
			p := c.PhraseAfter(i+1, c.item)
			if p.Kind == clause.Nominal && c.Predicate(p.Head, c.ln) {
				return true // the verb was read as the noun: "in the town remained"
			}
			i = max(i+1, p.Last)
		case c.Is(i, lang.Adverb|lang.Hedge|lang.TimeWord|lang.Day), c.Part(i, lang.When):
			i++
		default:
			return false
		}
	}
	return false
}

// lasts reports whether the cue only tells how a thing goes on, in what somebody says: "Lee said
// work was going on “day and night”".
func (c *complement) lasts() bool {
	if c.Kind != clause.Verbal || !c.HasForm(c.Item, lang.Gerund) || !c.BeVerb(c.Item-1) || !c.SpokenBefore(c.k) {
		return false
	}
	for i := c.Item + 1; i < c.item; i++ {
		if !c.Is(i, lang.Preposition|lang.Adverb|lang.Article) {
			return false
		}
	}
	return c.Subject.Kind == clause.Nominal && !c.Personal(c.Subject.Head)
}

// keepsDoing reports whether the cue tells how long somebody did something or with what, in a
// clause that has ended before the quotation: "The talks went on for weeks, and the hall was
// “empty”".
func (c *complement) keepsDoing() bool {
	to := c.Item + 1
	it := &c.Items[c.Item]
	if c.Cue&^lang.CueSay != 0 || it.End-it.First < 2 || !c.Is(to, lang.Preposition) {
		return false
	}
	ended := false
	for i := to + 1; i < c.item-1; i++ {
		ended = ended || c.Stop(i, ',') || c.Link(i, lang.LinkAnd)
		if c.Part(i, lang.That) {
			return false // "pointed out to Reed and Hart that"
		}
	}
	return ended
}

// tellsHowOften reports whether the quotation is no more than how often or how long the cue's
// subject did so, in what somebody else says: "Lee said the brokers were calling “every ten
// minutes”".
func (c *complement) tellsHowOften() bool {
	l := &c.Quotes[c.q].Shape
	if l.Clause || l.Words < 2 || l.Words > 5 || c.Kind == clause.NounCue || c.Cue&^lang.CueSay == 0 {
		return false
	}
	x := &c.Quotes[c.q]
	const names = lang.Article | lang.Possessive
	if c.Entry(x.First).Is(names) || !c.spanEnds(x.Last) || !c.SpokenBefore(c.k) {
		return false
	}
	for i := c.Item + 1; i < c.item; i++ {
		if !c.Is(i, lang.Preposition|lang.Pronoun) {
			return false
		}
	}
	return true
}

// spanEnds reports whether the words before token t end with one for a span of time: "a day", "all
// night long".
func (d *Reading) spanEnds(t int32) bool {
	for n := 0; n < 3; n++ {
		if t--; d.Tokens[t].Kind == prose.Word {
			return d.Entry(t).Is(lang.TimeWord) || d.Entry(t).Is(lang.Adverb) && d.Entry(t-1).Is(lang.TimeWord)
		}
	}
	return false
}

// opensReport reports whether the subject of the saying is a thing, or begins what somebody else
// says, so that no noun stands before it of which the saying would tell more.
func (c *complement) opensReport() bool {
	if c.Subject.Kind == clause.Nominal && (!c.Personal(c.Subject.Head) || c.Document(c.Subject.Head)) {
		return true
	}
	before := c.Subject.First - 1
	if c.Part(before, lang.That) {
		before--
	}
	o := c.reporter()
	return o != nil && o.Item == before
}

// faintlyBrings reports whether a cue that seldom brings words does so here: it stands near, and
// the words are a clause.
func (c *complement) faintlyBrings() bool {
	if c.Kind == clause.Passive {
		return false // "The photographs were used by Lee “to raise funds”"
	}
	l := &c.Quotes[c.q].Shape
	if c.bringsThat() && c.Kind == clause.Verbal && (c.CanSpeak(c.Subject) || c.ofDocument()) {
		return true // "The judge held that they gave “strong proof”"
	}
	clausal := l.Capital && l.Clause || l.Words >= 4 && !l.Titled
	return clausal && c.Near(c.Item, c.item)
}

// bringsThat reports whether "that" brings what the cue brings, right behind it, or behind with
// whom or when somebody said so: "held | that", "agreed with Reed | that", "found in May 2014 |
// that". A noun before it may be one of which "that" tells more: "began in a play that Reed found
// “dull”".
func (c *complement) bringsThat() bool {
	i := c.overHearer(c.Item + 1)
	if c.Pack.Adverbial(c.Spelled(i)) {
		i++ // "ruled unanimously that"
	}
	if c.Part(i, lang.That) {
		return true
	}
	that := c.overOccasion(i, c.item)
	const when = lang.NumberWord | lang.Day | lang.Month | lang.TimeWord | lang.Adverb
	timed := c.Is(that-1, when) || c.Digits(that-1) ||
		c.HasCue(that-1, lang.CueNoun) && c.Is(that+1, lang.Article|lang.Possessive)
	return that > i && timed
}

// overHearer is the item behind the person with whom or to whom somebody speaks, from item i on:
// "agreed with Reed | that", "conceded to her | that"; i where nobody is.
func (c *complement) overHearer(i clause.ItemID) clause.ItemID {
	if !c.Part(i, lang.With) && !c.Link(i, lang.LinkTo) {
		return i
	}
	if p := c.PhraseAfter(i+1, c.item); c.CanSpeak(p) || p.Kind == clause.Pronoun {
		return p.Last
	}
	return i
}

// ofDocument reports whether it is something written that says it: "The survey found that".
func (c *complement) ofDocument() bool {
	return c.Subject.Kind == clause.Nominal && c.Document(c.Subject.Head)
}

// pastAgent reports whether the quotation stands further on than right after the agent of a
// passive.
func (c *complement) pastAgent() bool {
	last := c.Subject.Last
	if c.Brings(lang.CueWeak) && c.AsBefore(c.item) && !c.JoinedAfter(c.Item, c.item-2) {
		return false // "was described by Lee, who owns the kiosk, as “a mess”"
	}
	joined := c.item > last && c.Is(c.item-1, lang.Conjunction) && !c.Part(c.item-1, lang.As)
	return c.item-last > 2 || joined
}

// ownClause reports whether the saying has a clause and a subject of its own, which holds the
// quotation: nobody further off in the sentence says the words, even if nobody can tell who does.
func (c *complement) ownClause() bool {
	own := c.Speech() && !c.Conjoined && !c.Inverted
	return own && c.Subject.Kind == clause.Nominal && !c.JoinedAfter(c.Item, c.item)
}

// reporter is the saying right before this one in its line, where it is a verb by which somebody
// says or tells; or nil. What this one's subject is, "Reed's remarks", does not stand between.
func (c *complement) reporter() *clause.Saying {
	n := c.k - 1
	if n > 0 && c.Sayings[n].Kind == clause.NounCue && c.Sayings[n].Item == c.Subject.Head {
		n--
	}
	if n < 0 {
		return nil
	}
	o := &c.Sayings[n]
	verb := o.Kind == clause.Verbal || o.Kind == clause.Gerund && o.HasSubject()
	if o.Line != c.Line || !verb || !o.Brings(lang.CueSay|lang.CueTell|lang.CueThink) {
		return nil
	}
	return o
}

// quotesAlong reports whether the cue is no more than a word of the writer's own, thrown in before
// what he quotes: "Lee said, and I quote, “Never.”"
func (c *complement) quotesAlong() bool {
	own := c.Subject.Kind == clause.Pronoun && c.Part(c.Subject.Head, lang.Speaking)
	return own && c.Part(c.Item, lang.Quoted) && c.IsStop(c.Item+1) && c.Item+2 == c.item && c.SpokenBefore(c.k)
}

// answersTo reports whether the quotation is what is answered, and not the answer: "they respond to
// “any storm”".
func (c *complement) answersTo() bool {
	to := c.Item + 1
	return c.Part(c.Item, lang.Reply) && to < c.item && c.Link(to, lang.LinkTo) && c.Adjacent(to, c.item)
}

// selfReported reports whether the saying has a noun as its subject that would mean the speaker who
// reports it: nobody calls himself so, "Lee said the builder had said".
func (c *complement) selfReported(who refer.Referent) bool {
	if who.Kind != refer.Entity || c.Kind != clause.Verbal || c.Inverted || c.Subject.Kind != clause.Nominal {
		return false
	}
	o, before := c.reporter(), c.Subject.First-1
	if o == nil || o.Inverted || o.Subject.Kind != clause.Named {
		return false
	}
	if !c.Part(before, lang.That) || c.JoinedAfter(o.Item, before) {
		return false
	}
	return SameSpeaker(c.Refer(o.Subject, o.Line), who)
}

// hearsHimself reports whether the saying has “him” or “her” as its subject and would mean whoever
// hears or has it said, who would be “himself”: "Reed had her ask".
func (c *complement) hearsHimself(who refer.Referent) bool {
	s := &c.Subject
	if !c.Through.Found() || who.Kind != refer.Entity || s.Kind != clause.Pronoun || !c.Part(s.Head, lang.Objective) {
		return false
	}
	return SameSpeaker(c.Refer(c.Through, c.Line), who)
}

// agentless reports whether the quotation is what somebody was told, asked or called by nobody
// knows whom: "Lee said she had been told it was “safe”".
func (c *complement) agentless() bool {
	if c.Kind != clause.Passive || c.HasSubject() || !c.Brings(lang.SpeechCues|lang.CueWeak) || c.agentInMarks() {
		return false
	}
	next := c.Item + 1
	joins := c.Is(next, lang.Conjunction) && !c.Part(next, lang.That|lang.Subordinates)
	if next >= c.item || joins || c.JoinedAfter(next, c.item) {
		return false
	}
	told := c.Brings(lang.CueTell) && !c.IsStop(next) && !c.Is(next, lang.Preposition|lang.Conjunction)
	if c.Stop(c.item-1, ':') && !c.IsStop(next) && !c.Brings(lang.CueAsk) {
		// "was told on Monday: “…”", "was shouted at in the street: “…”"; but "was asked about it:
		// “…”"
		told = told || c.Brings(lang.CueTell) || c.Link(next, lang.LinkAt)
	}
	return told || c.Near(c.Item, c.item) || c.Part(next, lang.That|lang.Infinitive|lang.As)
}

// agentInMarks reports whether the cue is a passive, and who did what it tells stands in the
// quotation, so that another brings that: "Lee said it had been praised by “people like Reed”".
func (c *complement) agentInMarks() bool {
	return c.Kind == clause.Passive && c.Part(c.item-1, lang.By)
}

// inDocument proposes whose document it is in which somebody was told it, where the sentence begins
// with that: "In a letter from the council, owners were told it was “safe”".
func (c *complement) inDocument() *Proposal {
	first := c.ln.First
	k := c.SayingFrom(first)
	if !c.Link(first, lang.LinkIn) || k >= c.k {
		return nil
	}
	n := &c.Sayings[k]
	if n.Kind != clause.NounCue || n.Item > first+4 || !c.Document(n.Item) {
		return nil
	}
	by := n.Subject
	if !by.Found() {
		by = c.FiledBy(clause.Source{Head: n.Item}, n.Line)
	}
	if !by.Found() || by.Last > c.Item {
		return nil
	}
	p := c.meant(by, c.Line, 0.95)
	p.Saying = c.k
	return p
}

// toldThat reports whether what the agent of a passive says is a clause that holds the quotation:
// "was told by Lee that the pier was “rotten”".
func (c *complement) toldThat() bool {
	if !c.Brings(lang.SpeechCues) || !c.HasSubject() || c.Item > 0 && c.HasCue(c.Item-1, lang.CueNoun) {
		return false // "said in a statement signed by its head that …"
	}
	next := c.Subject.Last
	if c.Brings(lang.CueAsk) && next < c.item && (c.Part(next, lang.Whether) || c.Is(next, lang.Question)) {
		return true // "was asked by Lee whether the pier would be “sold”"
	}
	for i := next; i < min(c.item, next+5); i++ {
		if c.Part(i, lang.That) {
			return true
		}
	}
	return false
}

// embeddedAside reports whether the saying is a remark in passing after which a clause of its own
// begins, so that it cannot govern the quotation.
func (c *complement) embeddedAside() bool {
	if !c.aside() {
		return false
	}
	from := c.Item + 1
	opens := c.Subject.First-1 == c.ln.First && c.CanSpeak(c.Subject)
	if opens && c.Stop(from, ',') && c.Part(from+1, lang.That) {
		from += 2 // "As Lee has said, that is the “very soul” of a pier"
	}
	for i := from; i < c.item; i++ {
		if opens && c.Link(i, lang.LinkAnd) && !c.IsStop(i-1) {
			continue // "As Lee has said, crews and owners are “one heart”"
		}
		if c.Is(i, lang.Conjunction|lang.Relative) || c.IsQuote(i) {
			return true
		}
	}
	return false
}

// inFrontOf reports whether the saying stands in a clause in front of another, which has a subject
// of its own and holds the quotation: "After Reed asked about it, the crew grew “restless”".
func (c *complement) inFrontOf() bool {
	if c.Inverted || !c.HasSubject() || !c.subordinate(c.Saying, c.ln) || c.aside() {
		return false
	}
	for i := c.Item + 1; i < c.item-1; i++ {
		switch {
		case c.IsQuote(i):
			return false
		case c.Stop(i, ','):
			p := c.PhraseAfter(i+1, c.item)
			goesOn := c.IsStop(p.Last) || c.Is(p.Last, lang.Conjunction|lang.Preposition|lang.Relative)
			return p.Found() && !goesOn // else "After Reed told Lee, the mayor, that"
		}
	}
	return false
}

// aside reports whether the saying is a remark in passing, "as Reed has said", which does not
// govern what follows. A verb for how somebody speaks tells when the rest happened: "as Reed
// spoke".
func (c *complement) aside() bool {
	f := c.Subject.First - 1
	if c.Brings(lang.CueManner) && c.Brings(lang.CueSay) {
		return false
	}
	as := !c.Inverted && !c.Apart() && f >= c.ln.First && c.Part(f, lang.As)
	return as && !c.Adjacent(c.Item, c.item) && !c.goesOnThat()
}

// goesOnThat reports whether "that" brings what the cue brings, right behind it or behind whoever
// is told: "as the chairman told the owners that the boats were “late”".
func (c *complement) goesOnThat() bool {
	i := c.Item + 1
	if c.Brings(lang.CueTell) && !c.Part(i, lang.That) {
		if h := c.PhraseAfter(i, c.ln.End); h.Found() {
			i = h.Last
		}
	}
	return i < c.item && c.Part(i, lang.That)
}

// embedded reports whether the saying stands in what somebody else says: in "Lee said that Reed
// begged her for a boat and …", what follows is still Lee's.
func (c *complement) embedded() bool {
	switch {
	case c.refusedFor(), c.heldToDo(), c.thoughtToDo(), c.toGoOn():
		return true
	case c.k == 0 || c.Apart() || c.ownVoice():
		return false
	case c.Brings(lang.CueWeak) && c.Kind == clause.Verbal && c.HasSubject() && c.AsBefore(c.item):
		return false // "Lee said the builders had referred to it as “rent”"
	case c.Kind == clause.NounCue && (c.Subject.Kind == clause.Named || c.Subject.First < c.Item):
		return false // "Lee spoke of Reed's descriptions of those he does not like as “rats”"
	case !c.Brings(lang.SpeechCues) && c.SpokenBefore(c.k):
		return !c.callsObject()
	case c.Kind != clause.Verbal || c.Conjoined:
		return false
	}
	o := c.reporter()
	if o == nil || !o.HasSubject() {
		return false
	}
	return c.Subject.First == o.Item+1 || c.Subject.First == o.Item+2 && c.Part(o.Item+1, lang.That)
}

// callsObject reports whether the quotation is set right behind the object of the cue, and ends its
// clause: "Lee said Reed had called the crew of the boat “thieves”".
func (c *complement) callsObject() bool {
	end := c.item + 1
	if c.Kind != clause.Verbal || !c.Brings(lang.CueWeak) || !c.CanSpeak(c.Subject) || !c.Nounish(c.item-1) ||
		c.item-c.Item > clause.LongestPhrase/2 {
		return false
	}
	for i := c.Item + 1; i < c.item; i++ {
		if c.IsStop(i) || c.Is(i, lang.Auxiliary|lang.Modal|lang.Relative|lang.Conjunction) || c.Predicate(i, c.ln) {
			return false
		}
	}
	return c.Quotes[c.q].Shape.Ending != 0 || end >= c.ln.End || c.IsStop(end) || c.Is(end, lang.Conjunction)
}

// heldToDo reports whether the saying is no more than what somebody found or said that others did:
// "The judge held that they had given “no proof”".
func (c *complement) heldToDo() bool {
	if !c.HasSubject() || c.Cue&lang.VerbCues&^lang.CueFaint != 0 || c.Part(c.Item+1, lang.That) {
		return false
	}
	if c.Kind == clause.Verbal && !c.Inverted && c.isReported() {
		return true
	}
	if c.k == 0 {
		return false
	}
	o := &c.Sayings[c.k-1]
	brings := c.Part(o.Item+1, lang.That) || c.Kind == clause.Verbal && c.Subject.First == o.Item+1
	says := c.CanSpeak(o.Subject) || c.Document(o.Subject.Head)
	return o.Line == c.Line && o.Kind == clause.Verbal && brings && says
}

// thoughtToDo reports whether the saying tells what somebody thinks that another does, by whom that
// is said: "Lee said she thinks Reed appeals to some because of a “rotten core”".
func (c *complement) thoughtToDo() bool {
	if c.Kind != clause.Verbal || c.Conjoined || c.k == 0 || !c.Is(c.Item+1, lang.Preposition) {
		return false
	}
	o := &c.Sayings[c.k-1]
	thinks := o.Line == c.Line && o.Kind == clause.Verbal && o.Brings(lang.CueThink) && !o.Brings(lang.SpeechCues)
	return thinks && c.Subject.First == o.Item+1 && c.SpokenBefore(c.k-1) && !c.Near(c.Item, c.item)
}

// isReported reports whether the clause of the saying is what somebody heard, or what "that"
// brings: "The inquest heard Lee had given", "It emerged that Lee had given".
func (c *complement) isReported() bool {
	f := c.Subject.First
	heard := c.Part(f-1, lang.Perceives) && !c.Through.Found()
	return heard || c.Part(f, lang.That) || c.Part(f-1, lang.That)
}

// ownVoice reports whether the cue brings its subject's own words, whoever reports it: it is of
// plain saying, or tells somebody something, or stands near and is more than a thought.
func (c *complement) ownVoice() bool {
	tells := c.Brings(lang.CueTell) && c.Kind == clause.Verbal && !c.JoinedAfter(c.Item, c.item)
	return tells || c.Brings(lang.CueSay|lang.CueWrite) || c.Near(c.Item, c.first()) && !c.reportedThought()
}

// first is the item of the first of the quotations that stand together with this one, in no clause
// of their own: "called it “old” and “rotten”", "talks of men meeting “in secret” and of “spies”".
func (c *complement) first() clause.ItemID {
	i := c.item
	for p := c.QuoteBefore(c.q); p != quote.None; p = c.QuoteBefore(p) {
		own := c.Quotes[p].Item
		if own < c.Item || c.LineOf(p) != c.Line || !c.oneObject(own, i) {
			break
		}
		i = own
	}
	return i
}

// oneObject reports whether no stop and no verb or clause stands between the quotations at items
// own and item, and no "and" but one before a preposition or the quotation.
func (c *complement) oneObject(own, item clause.ItemID) bool {
	for i := own + 1; i < item; i++ {
		switch {
		case c.Link(i, lang.LinkAnd) && (i+1 == item || c.Is(i+1, lang.Preposition)):
		case c.IsStop(i), c.Is(i, lang.Relative|lang.Conjunction|lang.Pronoun), c.Predicate(i, c.ln):
			return false
		}
	}
	return true
}

// toGoOn reports whether the saying is what somebody says that another will go on with, and tells
// of no words: "Lee insisted the ferry would continue with its trips and “never rest”".
func (c *complement) toGoOn() bool {
	next := c.Item + 1
	if !c.Future || c.Kind != clause.Verbal || c.Conjoined || c.Subject.Kind == clause.Pronoun || c.Near(c.Item, c.item) {
		return false
	}
	if !c.Is(next, lang.Preposition|lang.Possessive|lang.Article) && !c.Part(next, lang.Infinitive) {
		return false
	}
	o := c.reporter()
	if o == nil || o.Inverted || !c.CanSpeak(o.Subject) {
		return false
	}
	return c.Subject.First == o.Item+1 || c.Part(o.Item+1, lang.That) && c.Subject.First <= o.Item+2
}

// refusedFor reports whether the saying is what somebody says that another will not say: "Her
// office said she would not comment on “a live process”".
func (c *complement) refusedFor() bool {
	if !c.Negated || c.Kind != clause.Verbal || c.Conjoined {
		return false
	}
	o := c.reporter()
	if o == nil || o.Inverted || o.Subject.Kind == clause.Pronoun || !c.CanSpeak(o.Subject) {
		return false
	}
	return c.Subject.First == o.Item+1 || c.Part(o.Item+1, lang.That) && c.Subject.First <= o.Item+2
}

// reportedThought reports whether the saying brings no words of its own, only a thought or a
// showing, and is itself what somebody says: "Lee said families felt “ambushed”".
func (c *complement) reportedThought() bool {
	if c.Brings(lang.SpeechCues|lang.CueWeak|lang.CueDeny|lang.CueManner) || c.Kind != clause.Verbal {
		return false
	}
	if (c.unvoiced() || c.ofThing()) && c.SpokenBefore(c.k) {
		return true
	}
	o := c.reporter()
	if o == nil || o.Inverted || !c.CanSpeak(o.Subject) {
		return false
	}
	if c.Subject.Kind == clause.Pronoun && o.Subject.Kind == clause.Pronoun {
		return false
	}
	return c.Subject.First >= o.Item+1 && c.Subject.First <= o.Item+2 || c.thoughtUnder(o)
}

// ofThing reports whether the subject of the saying is a thing, and nothing written: "Lee said the
// rules would mean “more boats”".
func (c *complement) ofThing() bool {
	s := &c.Subject
	says := c.Personal(s.Head) || c.Document(s.Head) || c.DescribesBody(s.Head)
	return s.Kind == clause.Nominal && !c.Inverted && !says
}

// unvoiced reports whether the subject of the saying is nobody who would be quoted with a thought:
// a place, or "they" in a relative clause: "Lee said it was “old”, but the town wants …", "gains,
// of which they have known “a few”".
func (c *complement) unvoiced() bool {
	switch s := &c.Subject; s.Kind {
	case clause.Named:
		return c.IsPlace(s.Head)
	case clause.Pronoun:
		return s.First > c.ln.First && c.Is(s.First-1, lang.Relative) && !c.Part(s.First-1, lang.That)
	}
	return false
}

// thoughtUnder reports whether the saying is what somebody thinks or wants in a clause under what
// the saying o reports: "Lee told the town she would stay while her rival wants to “sell the
// quay”".
func (c *complement) thoughtUnder(o *clause.Saying) bool {
	if !c.Brings(lang.CueThink) || c.Conjoined || c.Subject.First <= o.Item {
		return false
	}
	before := c.Subject.First - 1
	if c.Stop(before, ',') {
		before--
	}
	for i := o.Item + 1; i <= before; i++ {
		if c.IsQuote(i) || c.Stop(i, ';') {
			return false
		}
	}
	return c.Part(before, lang.Subordinates) || c.Part(before, lang.That) && before > o.Item
}

// answered reports whether the saying has a quotation of its own before this one, after which a new
// clause with a subject of its own begins: "in a film that Reed called “dull,” Lee asked for …".
func (c *complement) answered() bool {
	p := c.QuoteBefore(c.q)
	if p == quote.None || c.LineOf(p) != c.LineOf(c.q) {
		return false
	}
	own := c.Quotes[p].Item
	if own > c.Item && c.Adjacent(c.Item, own) && c.clauseBetween(own) {
		return true
	}
	if c.Quotes[p].Shape.Ending != ',' {
		return false
	}
	if own < c.Item || !c.Near(c.Item, own) || c.saysOn(p, c.q) {
		return false
	}
	n := c.SubjectAt(own+1, c.ln)
	return n.Kind == clause.Named || n.Kind == clause.Pronoun && c.Nominative(n.Head)
}

// clauseBetween reports whether a clause with a subject and a verb of its own begins between the
// quotation at item own and this one: "Lee said “yes”, and Reed painted “Hope” on the bow".
func (c *complement) clauseBetween(own clause.ItemID) bool {
	for i := own + 1; i < c.item-1; i++ {
		if i > own+1 && !c.IsStop(i-1) && !c.Is(i-1, lang.Conjunction) || c.Part(i-1, lang.That) {
			continue
		}
		s := c.SubjectAt(i, c.ln)
		named := s.Kind == clause.Named || s.Kind == clause.Pronoun && c.Nominative(s.Head)
		if named && s.Last < c.item && c.Predicate(s.Last, c.ln) {
			return true
		}
	}
	return false
}

// passed reports whether the cue calls a thing something in a clause that has ended before the
// quotation, which "is" ties to what somebody said before: "Lee said the charge they talk about is
// “untrue”".
func (c *complement) passed() bool {
	near := c.Near(c.Item, c.item) && c.Adjacent(c.Item, c.item)
	if c.Brings(lang.SpeechCues) || c.Kind == clause.NounCue || near || !c.SpokenBefore(c.k) {
		return false
	}
	i := c.item - 1
	for i > c.Item && c.Is(i, lang.Article|lang.Adverb|lang.Negation) {
		i--
	}
	return i > c.Item+1 && c.BeVerb(i) && !c.Is(i-1, lang.Pronoun)
}

// bareCue reports whether a cue of plain saying stands right before the quotation with nobody
// before it: "…, which read, “…”".
func (c *complement) bareCue() bool {
	if c.Brings(lang.CueWeak) && c.AsBefore(c.item) && !c.JoinedAfter(c.Item, c.item-1) {
		return true // "lined up to denounce it as “shambolic”"
	}
	verb := c.Kind == clause.Verbal || c.Kind == clause.Gerund
	return verb && c.Brings(lang.CueSay|lang.CueWrite) && c.Adjacent(c.Item, c.item)
}

// reach is how much speaks for it that what the cue brings reaches to the quotation.
func (c *complement) reach() float64 {
	factor := 1.0
	if c.item-c.Item > 30 && !c.Adjacent(c.Item, c.item) {
		factor -= 0.05
	}
	for i := c.Item + 1; i < c.item; i++ {
		if c.Stop(i, ';') {
			factor -= 0.1
		}
	}
	if !c.Brings(lang.SpeechCues) {
		factor -= 0.03
	}
	return factor
}

// rejectsClaim reports whether the saying turns down what another has said, "Lee rejected a claim
// that the pier was “rotten”", or tells that somebody answers it.
func (d *Reading) rejectsClaim(s *clause.Saying, item clause.ItemID) bool {
	if d.answersClaim(s, item) {
		return true
	}
	if s.Kind != clause.Verbal || !s.Brings(lang.CueDeny) || d.AsBefore(item) && !d.HasCue(item-2, lang.CueWeak) {
		return false // but "rejected a claim that the pier was old as “gossip”"
	}
	for i := s.Item + 1; i < min(item-1, s.Item+6); i++ {
		if d.HasCue(i, lang.CueNoun) && d.Part(i+1, lang.That) {
			return true
		}
	}
	return false
}

// answersClaim reports whether the saying tells how somebody answers what others claim, or that he
// speaks about it: "Lee responded to the charge that the pier was “rotten”", "Lee would not comment
// on union claims that it was “rotten”". Behind another verb the noun is a bare one: in "Lee said
// on the broadcast that" the words are hers.
func (d *Reading) answersClaim(s *clause.Saying, item clause.ItemID) bool {
	to := s.Item + 1
	if s.Kind == clause.NounCue || !d.Is(to, lang.Preposition) || d.Part(to, lang.With|lang.As|lang.By) ||
		d.Link(to, lang.LinkIn|lang.LinkOf|lang.LinkFrom) {
		return false
	}
	noun, last, reply := to+1, min(item-2, to+6), d.Part(s.Item, lang.Reply)
	for ; noun < last && (!d.HasCue(noun, lang.CueNoun) || d.HasCue(noun+1, lang.CueNoun)); noun++ {
		article := d.Is(noun, lang.Article) && reply
		if !article && !d.Nounish(noun) && !d.IsName(noun) {
			return false
		}
	}
	if noun >= last || !reply && d.Items[noun].Entry.Number == lang.Singular {
		return false
	}
	that := noun + 1
	if d.Part(that, lang.By) {
		that = d.PhraseAfter(that+1, item).Last
	}
	return d.Part(that, lang.That) && d.claimHolds(that, item)
}

// claimHolds reports whether the clause that begins with "that" goes on to the quotation at item:
// with no more than other quotations and their commas between.
func (d *Reading) claimHolds(that, item clause.ItemID) bool {
	for i := that + 1; i < item; i++ {
		if d.IsStop(i) && !d.IsQuote(i-1) {
			return false
		}
	}
	return !d.Part(item-1, lang.With)
}

// ownersClaim reports whether the next saying is a noun that tells whose claim it is that is turned
// down: "Lee disputed Reed's statement that the pier was “rotten”".
func (c *complement) ownersClaim() bool {
	next := c.k + 1
	if int(next) >= len(c.Sayings) || c.Sayings[next].Line != c.Line {
		return false
	}
	return c.Sayings[next].Kind == clause.NounCue && c.claimed(&c.Sayings[next], c.item)
}

// owned reports whether the noun cue has an owner and the quotation follows it closely, or it opens
// the sentence: "Reed's words, “…”", "In Reed's view, the boats of the town were “rotten”". Where a
// verb behind a comma goes on with another's clause, it is none of its words: "those of whom she
// spoke in her address, were “well fed”".
func (d *Reading) owned(s *clause.Saying, item clause.ItemID) bool {
	if !s.HasSubject() {
		return false
	}
	ln := &d.Lines[s.Line]
	if item-s.Item <= 6 && !d.dismissed(s, item) {
		return !d.Stop(s.End(), ',') || !d.Predicate(s.End()+1, ln)
	}
	return d.claimed(s, item) || d.fronted(s, item, ln)
}

// fronted reports whether the noun of saying s opens the sentence, with its owner before it, and is
// set off by a comma from what it holds, in which nobody else says anything.
func (d *Reading) fronted(s *clause.Saying, item clause.ItemID, ln *clause.Line) bool {
	first := ln.First
	if d.Is(first, lang.Conjunction) {
		first++
	}
	if !d.Link(first, lang.LinkIn) || s.Item > first+clause.LongestPhrase/8 || !d.Stop(s.Item+1, ',') {
		return false
	}
	for i := s.Item + 2; i < item; i++ {
		if d.IsQuote(i) || d.Stop(i, ';') || d.HasCue(i, lang.SpeechCues) {
			return false
		}
	}
	return s.Subject.First < s.Item
}

// claimed reports whether the noun cue has an owner and a clause of its own that holds the
// quotation, or tells as what he sees a thing: "a claim by Reed that …", "Reed's description of the
// pier as “rotten”".
func (d *Reading) claimed(s *clause.Saying, item clause.ItemID) bool {
	if d.claimOf(s, item) {
		return true
	}
	if !s.HasSubject() || s.End() >= item || item-s.Item > clause.LongestPhrase {
		return false
	}
	if of := s.Item - 2; s.Subject.First > s.Item && d.Link(of, lang.LinkOf) && d.HasCue(of-1, lang.CueSay) {
		return false // "said of the charge by Reed that he lied: “It is untrue.”"
	}
	after := d.claimFrom(s, item)
	to := d.Link(after, lang.LinkTo) && (d.IsName(after+1) || d.Part(after+1, lang.Objective))
	of := to || d.Link(after, lang.LinkOf)
	described := of && after == s.Item+1 && d.AsBefore(item)
	if !described && (!d.Part(after, lang.That) || d.dismissed(s, item) || d.isSaidOf(after, item)) {
		return false
	}
	for i := after; i < item; i++ {
		pair := i+2 == item && d.Is(i+1, lang.Conjunction) // "that it was “old” and “rotten”"
		if d.IsQuote(i) && !pair || described && d.IsStop(i) {
			return false
		}
	}
	return true
}

// claimFrom is where what the noun cue brings begins: behind what is thrown in, when and to whom it
// was said, or "is": "Reed's remark in May | that", "Reed's claim is | that".
func (d *Reading) claimFrom(s *clause.Saying, item clause.ItemID) clause.ItemID {
	i := s.End()
	if of := s.Subject.First - 1; d.Is(of, lang.Preposition) && d.HasCue(of-1, lang.CueSay) {
		return i // "Reed said of Lee's plea, made in May, that"
	}
	if is := d.isThat(i, item); is != i && !d.SpokenBefore(d.SayingFrom(s.Item)) {
		return is
	}
	return d.overOccasion(d.overAside(i, item), item)
}

// isThat is the "that" behind "is", with the noun before item i as its subject: "Reed's slogan in
// May has been | that"; i where there is none.
func (d *Reading) isThat(i, item clause.ItemID) clause.ItemID {
	k := i
	for k < min(item-1, i+clause.LongestPhrase/4) && !d.Is(k, lang.Auxiliary) && d.tellsWhen(k) {
		k++
	}
	for k < item && d.Is(k, lang.Auxiliary|lang.Adverb) {
		k++
	}
	if k < item && d.BeVerb(k-1) && d.Part(k, lang.That) {
		return k
	}
	return i
}

// isSaidOf reports whether the quotation follows the "is" of the noun whose clause begins with
// "that" at item that, and has ended: "Lee said Reed's claim that the pier is old was “untrue”".
func (d *Reading) isSaidOf(that, item clause.ItemID) bool {
	i := item - 1
	for i > that && d.Is(i, lang.Article|lang.Adverb) {
		i--
	}
	if !d.BeVerb(i) {
		return false
	}
	for i > that && d.Is(i-1, lang.Auxiliary|lang.Modal|lang.Adverb|lang.Negation) {
		i--
	}
	ln, own := &d.Lines[d.Items[item].Line], 0
	for k := that + 1; k < i; k++ {
		if d.Is(k, lang.Relative|lang.Conjunction) {
			own--
		} else if d.Predicate(k, ln) && !d.Predicate(k-1, ln) {
			own++
		}
	}
	return own > 0
}

// overAside is the item behind the commas between which something is thrown in from item i on, with
// no quotation in it: "Reed's remark, made in May, | that"; i where nothing is.
func (d *Reading) overAside(i, item clause.ItemID) clause.ItemID {
	if !d.Stop(i, ',') {
		return i
	}
	for k := i + 1; k < min(item, i+clause.LongestPhrase/2) && !d.IsQuote(k); k++ {
		if d.Stop(k, ',') {
			return k + 1
		}
	}
	return i
}

// overOccasion is the "that" behind what tells when, where or to whom something was said, from item
// i on: "Reed's remark to the board in May | that it slept"; i where nothing does, or where "that"
// tells more of whom it names: "Reed's plea to the board that runs the pier".
func (d *Reading) overOccasion(i, item clause.ItemID) clause.ItemID {
	if !d.Is(i, lang.Preposition|lang.TimeWord|lang.Day|lang.Adverb) && !d.Part(i, lang.When) {
		return i
	}
	for k := i + 1; k < min(item-1, i+clause.LongestPhrase/4); k++ {
		switch {
		case d.Part(k, lang.That):
			if d.Verbish(k+1, item) {
				return i
			}
			return k
		case !d.tellsWhen(k):
			return i
		}
	}
	return i
}

// tellsWhen reports whether item k may stand in what tells when, where or to whom something was
// said.
func (d *Reading) tellsWhen(k clause.ItemID) bool {
	const occasion = lang.Article | lang.Possessive | lang.Preposition | lang.NumberWord | lang.Adverb |
		lang.Day | lang.Month | lang.TimeWord
	return d.IsName(k) || d.Nounish(k) || d.Is(k, occasion) || d.Digits(k)
}

// endsJudged reports whether the quotation at item names a thing, right behind a clause that has
// ended, and takes none: "that the pier was old “a bad joke”".
func (d *Reading) endsJudged(item clause.ItemID) bool {
	last := d.At(item - 1)
	noun := last.Kind == clause.Word && last.Entry.Form == 0 && !last.Is(lang.Function)
	return (noun || last.Kind == clause.Name) && d.Entry(d.QuoteAt(item).First).Is(lang.Article)
}

// dismissed reports whether the noun cue is what the verb of the saying right before it is done to,
// and the quotation is what somebody thinks of it: "Lee dismissed the union's claim that …, as",
// "Lee called the claim that the pier was old “a bad joke”".
func (d *Reading) dismissed(s *clause.Saying, item clause.ItemID) bool {
	k := d.SayingFrom(s.Item) - 1
	if k < 0 || d.Sayings[k].Line != s.Line || !d.Sayings[k].Brings(lang.CueWeak|lang.CueDeny) {
		return false
	}
	if !d.AsBefore(item) && (d.Sayings[k].Brings(lang.CueDeny) || !d.endsJudged(item)) {
		return false
	}
	lo := d.Sayings[k].Item + 1
	p := d.PhraseBefore(s.Item, lo)
	if d.Link(p.First-1, lang.LinkAnd) {
		p = d.PhraseBefore(p.First-2, lo) // "mocked Reed and Marsh's claim"
	}
	return p.First == lo
}

// claimTo reports whether the noun cue has an owner before it and the quotation stands in what it
// says is to be done: "Lee mocked Reed's pledge to build “a great pier”".
func (d *Reading) claimTo(s *clause.Saying, item clause.ItemID) bool {
	to := s.Item + 1
	if !s.HasSubject() || s.Subject.First >= s.Item || !d.Link(to, lang.LinkTo) || item-to > clause.LongestPhrase/2 {
		return false
	}
	for i := to + 2; i < item; i++ {
		small := d.Is(i, lang.Article|lang.Possessive|lang.Preposition)
		verb := d.Items[i].Entry.Form != 0 && !d.Is(i-1, lang.Article|lang.Possessive|lang.Preposition)
		if !small && (verb || !d.Nounish(i)) {
			return false
		}
	}
	return !d.AsBefore(item)
}

// claimOf reports whether the noun cue has an owner and "of", "for" or the like ties the quotation
// to it: "Lee mocked Reed's claim of “a trick”", "suggestions by Reed of a “trick”".
func (d *Reading) claimOf(s *clause.Saying, item clause.ItemID) bool {
	of := item - 1
	if d.Is(of, lang.Article|lang.Possessive) {
		of--
	}
	it := &d.Items[of]
	within := of == s.Item && it.End-it.First > 1 // "warning of" is one cue
	tied := within || of == s.End() && d.Link(of, lang.LinkOf|lang.LinkFor)
	return s.HasSubject() && (tied || d.claimTo(s, item) || d.ofDoing(s, item) || d.setBeside(s, item))
}

// ofDoing reports whether the quotation stands in what the noun cue says that somebody does:
// "Reed's boast about having built “the best of boats”".
func (d *Reading) ofDoing(s *clause.Saying, item clause.ItemID) bool {
	of := s.End()
	if item-of > 8 || item-of < 3 || !d.Is(of, lang.Preposition) || !d.Link(of, lang.LinkDoing) {
		return false
	}
	if !d.HasForm(of+1, lang.Gerund) && !d.Pack.Looks(d.Spelled(of+1), lang.Gerund) {
		return false
	}
	for i := of + 2; i < item; i++ {
		if d.Items[i].Kind != clause.Word && !d.IsName(i) || d.Is(i, lang.Conjunction|lang.Relative) {
			return false
		}
	}
	return true
}

// setBeside reports whether the quotation is set right beside the noun cue, as the very words,
// where that and its owner stand behind a preposition: "Lee laughed about Reed's phrase “a rotten
// pier”". What somebody said of the noun is none of its words: "Lee said of Reed's phrase “a bad
// joke”".
func (d *Reading) setBeside(s *clause.Saying, item clause.ItemID) bool {
	by, l := &s.Subject, d.QuoteAt(item).Shape
	to := by.First - 1
	owned := d.Genitive(by.Last, item) || d.Is(by.Head, lang.Possessive)
	if s.Item+1 != item || to >= s.Item || l.Clause || l.Words < 2 || !owned {
		return false
	}
	if d.Part(to, lang.By) || d.Link(to, lang.LinkOf) && d.HasCue(to-1, lang.SpeechCues) {
		return false
	}
	for far, k := d.SayingsBack(max(d.Lines[s.Line].First, to-clause.LongestPhrase), to-1); k >= far; k-- {
		if d.Sayings[k].Brings(lang.CueWeak) && d.Sayings[k].Kind != clause.NounCue {
			return false // "Lee called the fuss over Reed's remark “a bad joke”"
		}
	}
	return d.Is(to, lang.Preposition) && !d.Link(to, lang.LinkIn|lang.LinkAt|lang.LinkOn|lang.LinkFrom)
}
