package evidence

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// signsAfter reads what stands after a name.
func (sc *Scale) signsAfter(s *read.Span, e *Shown) {
	t := s.End
	switch {
	case !sc.Has(t):
	case sc.Toks[t].Kind == prose.Clitic:
		sc.signsOfOwned(t+1, e)
	case sc.Part(t, lang.Case):
		e.add(&noPerson)
	case sc.aside(t):
		sc.signsOfComma(t+1, s, e)
	case sc.IsOpen(t):
		sc.signsOfBrackets(t, e)
	case sc.IsScore(t) && sc.Shape(t)&read.Heading == 0:
		e.Org += 2
	case sc.plainNoun(s) && !sc.Is(t, lang.AreaNoun):
		addNoun(sc, t, &e.late)
	case sc.Small(t) || sc.Part(t, lang.Local):
		sc.signsOfSmall(t, s, e)
	}
}

// signsOfBrackets reads the brackets that open at token t, right behind a name.
func (sc *Scale) signsOfBrackets(t int32, e *Shown) {
	switch {
	case sc.agedInBrackets(t) || sc.Seated(t):
		e.Person += 3
	case sc.IsScore(t + 1):
		e.Org += 3 // "the Badgers (6-3)"
	}
}

// signsOfSmall reads the noun or verb in small letters at token t, right behind the name s.
func (sc *Scale) signsOfSmall(t int32, s *read.Span, e *Shown) {
	addNoun(sc, t, &e.Signs)
	e.Org += sc.saidOfItself(t)
	if sc.kindBehind(t) && sc.underThe(s.First) {
		e.Org += 3 // "the state-run Orbo news agency"
	}
	if s.Guess == read.Person && sc.plainNounAt(t) && !sc.Is(t, lang.OfPerson) && !sc.Opens(t) {
		e.Person -= 2 // "Orvo Tarsk rifles"
	}
	if sc.Part(t, lang.Be) && sc.Is(t+1, lang.Article) {
		e.Signs = e.plus(sc.apposition(t + 2)) // "Orr is a nurse"
	}
}

// kindBehind reports whether nouns in small letters at token t tell which kind of body bears the
// name before them, in what trade: "news agency", "human rights group".
func (sc *Scale) kindBehind(t int32) bool {
	k := t
	for k < t+2 && sc.Small(k) && sc.Is(k, lang.Common|lang.Thing) && !sc.kindAt(k) {
		k++
	}
	return k > t && sc.kindAt(k)
}

// underThe reports whether "the" stands before the name at token t, with at most two words in small
// letters between.
func (sc *Scale) underThe(t int32) bool {
	for k := t - 1; k >= max(0, t-3); k-- {
		if sc.LinkAny(k, lang.LinkThe) {
			return true
		}
		if !sc.Small(k) || sc.Is(k, lang.Function) {
			return false
		}
	}
	return false
}

// agedInBrackets reports whether somebody's age stands in the brackets at token t: "Orr (26)".
func (sc *Scale) agedInBrackets(t int32) bool {
	return sc.Kind(t+1) == prose.Number && sc.Size(t+1) == 2 && sc.Char(t+2) == ')' && sc.Text(t + 1)[0] > '0'
}

// signsOfOwned reads the noun at token t, of which the name is the owner: "Solid Volt's shares".
func (sc *Scale) signsOfOwned(t int32, e *Shown) {
	switch {
	case sc.Part(t, lang.OfBody):
		e.Org += 2
	case sc.Part(t, lang.Local):
		e.Place += 2
	}
}

// aside reports whether a comma or a dash stands at token t.
func (sc *Scale) aside(t int32) bool {
	switch sc.Char(t) {
	case ',':
		return true
	case 0xe2, '-':
		return sc.Toks[t].Is(prose.Space)
	}
	return false
}

// plainNoun reports whether a word that no list has may be a plain noun at the head of a sentence,
// with more of its phrase after it: "Beef producers".
func (sc *Scale) plainNoun(s *read.Span) bool {
	if !s.Weak || !sc.Unknown(s.End-1) {
		return false
	}
	return sc.Small(s.End) && !sc.VerbNext(s.End) && !sc.Is(s.End, lang.Spokes)
}

// nounSign is a noun or verb right after a name that speaks for what the name is. Its example marks
// the name.
type nounSign struct {
	example string
	when    func(*Scale, int32) bool
	adds    Signs
}

// nounsAfter are the nouns and verbs right after a name. The first that stands there counts.
var nounsAfter = []nounSign{
	{"the [Sandi] language", (*Scale).ofPeopleAt, Signs{Person: -4, Org: -4, Place: -4}},
	{"[Kelling] residents", (*Scale).localAt, Signs{Place: 3}},
	{"a [Solid Volt] spokesman", (*Scale).ofBodyAt, Signs{Org: 3}},
	{"[Solid Volt] employs 300", (*Scale).tradesAt, Signs{Org: 2}},
	{"[Kelling] council", (*Scale).areaAt, Signs{Place: 2}},
	{"the [Shelter Bay] charity", (*Scale).kindAt, Signs{Org: 2}},
	{"the [Borrell] administration", (*Scale).ofPersonAt, Signs{Person: 3}},
}

// addNoun adds what the noun or verb at token t, right after a name, speaks for.
func addNoun(sc *Scale, t int32, to *Signs) {
	for i := range nounsAfter {
		if x := &nounsAfter[i]; x.when(sc, t) {
			*to = to.plus(x.adds)
			return
		}
	}
}

func (sc *Scale) localAt(t int32) bool  { return sc.Part(t, lang.Local) }
func (sc *Scale) ofBodyAt(t int32) bool { return sc.Is(t, lang.Spokes) || sc.Part(t, lang.OfBody) }
func (sc *Scale) tradesAt(t int32) bool { return sc.Part(t, lang.Trades) && sc.VerbNext(t) }
func (sc *Scale) areaAt(t int32) bool   { return sc.Is(t, lang.OfPlace|lang.AreaNoun) }

func (sc *Scale) ofPeopleAt(t int32) bool { return sc.Entry(t).Noun&lang.OfPeople != 0 }

func (sc *Scale) ofPersonAt(t int32) bool { return sc.Is(t, lang.OfPerson) && !sc.Is(t, lang.OfState) }

func (sc *Scale) kindAt(t int32) bool {
	return sc.KindOfOrg(t) && sc.Entry(t).Form&lang.Past == 0 && !sc.Is(t, lang.Learned|lang.PlaceHead)
}

// saidOfItself is the points for an organisation where the verb at token t tells that one speaks:
// "Halden said in a statement", "Halden said its divers".
func (sc *Scale) saidOfItself(t int32) int32 {
	switch {
	case !sc.CueAt(t):
	case sc.inStatement(t + 1):
		return 1
	case sc.ofItself(t + 1):
		return 2
	}
	return 0
}

// ofItself reports whether "its" stands at token t, or "it" with a verb that says what an
// organisation does: "Halden said it relied on divers". "It was hard" says nothing.
func (sc *Scale) ofItself(t int32) bool {
	if sc.Entry(t).Gender != lang.Neuter || sc.Plural(t) {
		return false
	}
	if sc.Is(t, lang.Possessive) {
		return true
	}
	acts := sc.Entry(t+1).Form&(lang.Past|lang.Present) != 0
	return sc.Is(t, lang.Pronoun) && acts && !sc.Is(t+1, lang.Auxiliary|lang.Modal|lang.Function)
}

// inStatement reports whether "in a statement" stands at token t: organisations speak so more than
// people.
func (sc *Scale) inStatement(t int32) bool {
	return sc.Link(t, lang.LinkIn) && sc.Is(t+1, lang.Article) && sc.Entry(t+2).Cue&lang.CueNoun != 0
}

// signsOfComma reads what follows the comma after a name: an age, "who", "which", a state, or a
// phrase that says what it is.
func (sc *Scale) signsOfComma(t int32, s *read.Span, e *Shown) {
	before := e.Person
	switch {
	case sc.Aged(t - 1), sc.Seated(t - 1):
		e.Person += 4
	case sc.Part(t, lang.Who):
		e.Person += 3
	case sc.Part(t, lang.Which):
		if !sc.endsPlain(s) {
			e.Org += 2
			e.Place++
		}
		e.Person -= 3
	case sc.Is(t, lang.Relative):
		sc.signsOfWhose(t+1, e)
	case sc.owner(t) > 0:
		e.Signs = e.plus(sc.apposition(sc.owner(t)))
	case sc.Is(t, lang.State|lang.Country) && sc.Shape(t)&read.Capital != 0:
		e.Place += 3
	case sc.Is(t, lang.Article|lang.Possessive):
		e.Signs = e.plus(sc.apposition(t + 1))
	case sc.Small(t) && sc.Is(t, read.PersonPosting) && sc.Link(t+1, lang.LinkOf):
		e.Person += 3 // "Orr, editor of the paper,"
	}
	given := s.End-s.First > 1 && sc.Link(s.First-1, lang.LinkTo) // "the prize went to Dora Orr, 34,"
	if sc.Is(s.First-1, lang.Preposition) && !sc.Part(s.First-1, lang.By) && !given {
		e.Person = min(e.Person, before) // "a nurse in Elko, who": it is said of the nurse
	}
}

// signsOfWhose reads the noun of the phrase at token t, which is the name's own: only people have
// kin, "Orr, whose elder sister", and only places a harbour and streets. A house may be anybody's.
func (sc *Scale) signsOfWhose(t int32, e *Shown) {
	switch head := sc.headOfApposition(t); {
	case head < 0:
	case sc.Is(head, lang.Kin):
		e.Person += 3
	case sc.Part(head, lang.Local):
		e.Place += 2
	}
}

// endsPlain reports whether a name of several words ends in a noun that tells itself what bears it:
// "the Shale River, which", "the Clean Coast Report, which".
func (sc *Scale) endsPlain(s *read.Span) bool {
	last := s.End - 1
	if last == s.First || sc.Is(last, lang.OrgHead|lang.NumberWord|lang.Adverb) {
		return false
	}
	if sc.Is(last, lang.Common|lang.WorkNoun|lang.PlaceHead|lang.ThingHead) {
		return true
	}
	return sc.Bare(last) && sc.Facts(last).Is(gazetteer.Ordinary)
}

// longestOwner is the most words in the name of an owner.
const longestOwner = 3

// owner is the token behind the owner's mark where a name at t is an owner's, 0 elsewhere: the
// minister of "Zuwara Alem, Kelland's minister of water".
func (sc *Scale) owner(t int32) int32 {
	for k := t; k < t+longestOwner && sc.Shape(k)&read.Capital != 0; k++ {
		if sc.Kind(k+1) == prose.Clitic {
			return k + 2
		}
	}
	return 0
}

// apposition is what the noun of the phrase at token t speaks for, which the name before is said to
// be: "Halden, the Dutch maker of valves".
func (sc *Scale) apposition(t int32) Signs {
	head := sc.headOfApposition(t)
	if head < 0 || sc.subjectAt(head) {
		return Signs{} // "In a letter signed by Ann Lee, the bank said"
	}
	org, person := sc.Is(head, lang.OrgNoun), sc.Is(head, read.PersonPosting) || sc.publishedPerson(head)
	switch {
	case org && person:
		return Signs{Org: 2, Person: 1}
	case org, !person && sc.Part(head, lang.KindOfBody):
		return Signs{Org: 4}
	case person:
		return Signs{Person: 3}
	}
	return Signs{Place: 3}
}

// subjectAt reports whether the noun at token t has a verb of its own behind it, so that it is set
// beside nothing: "the premier indicated that", "the premier has said".
func (sc *Scale) subjectAt(t int32) bool {
	return sc.CueAt(t+1) || sc.Is(t+1, lang.Auxiliary|lang.Modal) ||
		sc.Entry(t+1).Cue != 0 && sc.Part(t+2, lang.That)
}

// kindOfBody reports whether the word at token t is a noun for a kind of body, and no part of a
// body's name before another noun, "the Clean Coast Foundation organizer", or under "a" (one is
// set): "a Club for Tides organizer".
func (sc *Scale) kindOfBody(t int32, one bool) bool {
	noun := sc.Small(t) || sc.Flag(t, prose.Caps) || !one && !sc.nounFollows(t+1)
	return noun && sc.Part(t, lang.KindOfBody)
}

// publishedPerson reports whether the small word at token t, which no list has, is a noun for
// people by collections: "a Clean Coast trustee". Within a phrase it may be another word, too, and
// with "of" behind it a body's: "firm adept at", "a provider of boats".
func (sc *Scale) publishedPerson(t int32) bool {
	f := sc.Facts(t)
	if !sc.Small(t) || !sc.Bare(t) || !f.Is(gazetteer.PersonNoun) || sc.Link(t+1, lang.LinkOf) {
		return false
	}
	return sc.Char(t+1) == ',' || !f.Is(gazetteer.Ordinary|gazetteer.Verb)
}

// longestAside is the most tokens between the noun for what somebody is and the comma that closes
// the phrase.
const longestAside = 10

// saysWho reports whether what one person is stands behind the comma at token t, set off from a
// verb: "Orr, 61, left", "Orr, a nurse in Kelling, left", "Orr, Lund's sister, left".
func (sc *Scale) saysWho(t int32) bool {
	if sc.Aged(t) && sc.Size(t+1) == 2 {
		return sc.Small(t + 3)
	}
	from := sc.owner(t + 1)
	if sc.Is(t+1, lang.Article|lang.Possessive) {
		from = t + 2
	}
	if sc.Char(t) != ',' || from == 0 {
		return false
	}
	k := sc.headOfApposition(from)
	if k < 0 || sc.Plural(k) || sc.Is(k, lang.OrgNoun) || !sc.Is(k, read.PersonPosting) && !sc.publishedPerson(k) {
		return false
	}
	for end := k + longestAside; k < end && sc.Has(k) && !sc.Opens(k); k++ {
		if sc.Char(k) == ',' {
			return sc.VerbNext(k+1) || sc.SmallIs(k+1, lang.Adverb) && sc.VerbNext(k+2)
		}
	}
	return false
}

// ToldBehind reports whether what is said of people alone stands right behind a name, at token t:
// "Joy, who lives in Kelling,", "Joy, 34,", "Joy, a nurse, left".
func (sc *Scale) ToldBehind(t int32) bool {
	return sc.Aged(t) || sc.Char(t) == ',' && sc.Part(t+1, lang.Who) || sc.saysWho(t) || sc.lives(t)
}

// longestLife is how many tokens behind a name are looked at for what only people have or are.
const longestLife = 9

// lives reports whether the clause that goes on at token t says of the name before it what is said
// of people alone: that kin of theirs are with them, "Orr and her husband left", "Orr fled with her
// three children", or as what they work: "Orr has been a nurse", "Orr worked as a nurse".
func (sc *Scale) lives(t int32) bool {
	if sc.Link(t, lang.LinkAnd) {
		return sc.ownKin(t + 1)
	}
	if !sc.Small(t) || !sc.VerbNext(t) && !sc.Is(t, lang.Auxiliary) || sc.Is(t, lang.Modal) {
		return false
	}
	end := t + longestLife
	for sc.Is(t, lang.Auxiliary|lang.Adverb) {
		t++ // "has been", "had already been"
	}
	switch {
	case sc.Is(t, lang.Article) && sc.Part(t-1, lang.Be):
		return sc.apposition(t + 1).mostPerson()
	case sc.Part(t+1, lang.As) && sc.Is(t+2, lang.Article):
		return sc.apposition(t + 3).mostPerson()
	}
	for ; t < end && sc.Small(t); t++ {
		if sc.Part(t, lang.With) {
			return sc.ownKin(t + 1)
		}
	}
	return false
}

// ownKin reports whether "her" or "his" stands at token t, and a noun for kin behind it: "her three
// children", "his late wife".
func (sc *Scale) ownKin(t int32) bool {
	if !sc.Is(t, lang.Possessive) || sc.Entry(t).Gender&(lang.Male|lang.Female) == 0 {
		return false
	}
	for end := t + 4; t < end && sc.Small(t); t++ {
		if sc.Is(t, lang.Kin) {
			return true
		}
	}
	return false
}

// longestApposition is the most tokens in which the noun of an apposition is looked for.
const longestApposition = 7

// endsApposition are the words before which the noun of an apposition has been read.
const endsApposition = lang.Preposition | lang.Relative | lang.Auxiliary | lang.Modal | lang.Conjunction

// headOfApposition is the token of the noun of the phrase at token t, -1 for none.
func (sc *Scale) headOfApposition(t int32) int32 {
	head, one := int32(-1), sc.Link(t-1, lang.LinkA)
	for end := min(t+longestApposition, sc.Len()); t < end && !sc.Opens(t); t++ {
		tok := &sc.Toks[t]
		if tok.Kind == prose.Clitic || tok.Kind == prose.Mark && !tok.Is(prose.Space) {
			head = -1 // "the union's deputy leader", "the viewers' group"
			continue
		}
		if sc.Link(t, lang.LinkOf|lang.LinkFor) && head == t-1 && !sc.Small(head) && sc.NameNext(t+1) {
			continue // "the Federation of Tides researcher"
		}
		if tok.Kind != prose.Word || sc.Is(t, endsApposition) {
			break
		}
		switch {
		case sc.SmallIs(t, read.Posting|lang.PlaceHead|lang.AreaNoun), sc.kindOfBody(t, one), sc.publishedPerson(t):
			head = t
		case sc.Small(t) && sc.Bare(t) && sc.Char(t+1) == ',':
			return -1 // nobody knows the noun that the ones before it are said of
		}
	}
	return head
}
