package evidence

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// spot is one place at which a name stands.
type spot struct {
	*Scale
	s    *read.Span
	t    int32     // the token before the name, and before an article there
	link lang.Link // how the word there ties what follows it to what stands before
}

// right reports whether the token stands right before the name, with no article between.
//
//go:noinline
func (p spot) right() bool { return p.t == p.s.First-1 }

// owns reports whether the name is an owner's: "in Orr's view".
func (p spot) owns() bool { return p.Tok(p.s.End).Kind == prose.Clitic }

// long reports whether the name has several words.
func (p spot) long() bool { return p.s.End-p.s.First > 1 }

// sign is something beside a name that speaks for what the name is. Its example marks the name.
type sign struct {
	example string
	links   lang.Link // the word before the name ties it so; 0: however
	when    func(spot) bool
	adds    adds
}

// addFirst adds the first of the signs that stands there.
func (p spot) addFirst(e *Shown, signs []sign) {
	for i := range signs {
		if x := &signs[i]; (x.links == 0 || p.link&x.links != 0) && x.when(p) {
			e.add(&x.adds)
			return
		}
	}
}

// signsBefore reads what stands before a name.
func (sc *Scale) signsBefore(s *read.Span, e *Shown) {
	t := s.First - 1
	if sc.Opens(s.First) && sc.Has(t) && sc.Toks[t].Kind != prose.Mark {
		return // what stands before is another sentence's
	}
	if sc.Part(t, lang.Case) || sc.Char(t) == '.' && sc.Part(t-1, lang.Case) {
		e.add(&noPerson) // "Orr v. Kelling"
	}
	if sc.KinBefore(s) {
		e.add(&ofKin)
		return
	}
	if sc.Is(t, lang.Article) {
		sc.signsOfArticle(s, e)
		t--
	}
	p := spot{Scale: sc, s: s, t: t}
	switch {
	case p.apposed():
		e.Person += 3
	case p.bodyApposed():
		e.Org += 3
	}
	if p.right() {
		if p.kindNamed() {
			e.Org += 3
			return
		}
		if sc.Shape(t)&(read.Lower|read.Capital) != 0 {
			p.addFirst(e, nounsBefore)
		}
	}
	p.signsOfBrackets(e)
	p.signsOfLink(e)
	p.signsOfNaming(e)
}

// noPerson is what a party to a case in court adds, ofKin a word for kin.
var (
	noPerson = adds{the: 1, person: -3}
	ofKin    = adds{kin: 1, person: 4}
)

// apposed reports whether the name says who holds the post before it: "the deputy head, Cut
// Nurhayati, said".
func (p spot) apposed() bool {
	if p.Char(p.t) != ',' || !p.right() {
		return false
	}
	if p.Plural(p.t - 1) {
		several := p.Char(p.s.End) == ',' || p.Link(p.s.End, lang.LinkAnd)
		trade := p.long() && p.SmallIs(p.t-1, lang.Post|lang.PersonNoun) // "two rowers, Ebo Orr, Ann Lund"
		return several && (trade || p.SmallIs(p.t-1, lang.Kin)) && p.Shape(p.s.End+1)&read.Capital != 0
	}
	closes := p.Char(p.s.End) == ',' || p.long() && p.Char(p.s.End) == '.'
	return closes && p.SmallIs(p.t-1, lang.Post|lang.PersonNoun)
}

// bodyApposed reports whether the name, set off by commas, says which body the phrase before it
// tells of: "the lobby group, Harbourwatch, said", "the chamber of trade, Kelpor, said"; but
// nothing of whom a head of the group leads.
func (p spot) bodyApposed() bool {
	if p.Char(p.t) != ',' || !p.right() || p.Char(p.s.End) != ',' {
		return false
	}
	noun := p.t - 1
	switch {
	case p.bodyNoun(noun):
	case p.Link(noun-1, lang.LinkOf):
		noun -= 2
	default:
		noun = p.overRelative(noun)
	}
	if !p.bodyNoun(noun) {
		return false
	}
	i := noun - 1
	for i > noun-5 && p.Has(i) && !p.Opens(i+1) && (p.Small(i) || p.Kind(i) == prose.Clitic) &&
		!p.Is(i, lang.Article|lang.Preposition|lang.Conjunction|lang.Possessive) {
		i--
	}
	return p.Is(i, lang.Article) && (p.Opens(i) || !p.Is(i-1, lang.Preposition))
}

// overRelative is the token before the relative clause that ends at token t, "the company | that
// runs the trains"; t where none does. Behind "the company that sells the drink" the name may be
// the drink's, but for one of several words.
func (p spot) overRelative(t int32) int32 {
	if !p.long() && !p.Plural(t) && !p.Is(t, lang.Pronoun) {
		return t
	}
	const people = lang.Post | lang.PersonNoun | lang.Kin
	for i := t; i > t-8 && p.Has(i) && p.Small(i) && !p.Opens(i) && !p.Is(i, people); i-- {
		if p.Is(i, lang.Relative) {
			return i - 1
		}
	}
	return t
}

// bodyNoun reports whether the word at t is a noun for one body.
func (p spot) bodyNoun(t int32) bool {
	return p.KindOfOrg(t) || p.SmallIs(t, lang.OrgNoun) && !p.Plural(t)
}

// kindNamed reports whether the noun before the name says which kind of organisation it is: "the
// app Lumenote". After "told the company" the name may be somebody else's: "Orr would stay".
func (p spot) kindNamed() bool {
	if !p.KindOfOrg(p.t) || p.Opens(p.s.First) {
		return false
	}
	told := p.Is(p.t-1, lang.Article) && p.ToldTo(p.t-2)
	return !told || !p.VerbNext(p.s.End)
}

// nounsBefore are the nouns right before a name. The first that stands there counts.
var nounsBefore = []sign{
	{"brands [Orbo] and Volt", 0, spot.afterKinds, adds{org: 3}},
	{"towns such as [Kelling]", 0, spot.afterAreas, adds{place: 5}},
	{"Leeds-based [Orbo]", 0, spot.afterSeat, adds{org: 2}},
	{"the Welsh [Orr]", 0, spot.afterDemonym, adds{post: 1}},
	{"artists [Orr] and Lund", 0, spot.afterMany, adds{post: 1, person: 3}},
	{"stockbrokers [Pargeter Lowe]", 0, spot.afterTrades, adds{org: 2}},
	{"shares of rival [Solid Volt]", 0, spot.afterShared, adds{org: 4}},
	{"striker [Orr]", 0, spot.afterPost, adds{post: 1, person: 2}},
}

// afterKinds reports whether bodies of a kind are listed from the name on: "brands Orbo and Volt",
// "firms such as Orbo".
func (p spot) afterKinds() bool {
	noun := p.t
	switch {
	case p.Part(noun, lang.As):
		noun -= 2
	case p.Is(noun, lang.Preposition) && p.Entry(noun).Link == 0:
		noun--
	case !p.Link(p.s.End, lang.LinkAnd) && p.Char(p.s.End) != ',':
		return false
	}
	return p.Small(noun) && p.Part(noun, lang.KindOfBody) && p.Plural(noun)
}

func (p spot) afterAreas() bool { return p.ofAreas(p.t) }

// afterSeat reports whether a place is tied to a word that tells that a body sits there:
// "Leeds-based".
func (p spot) afterSeat() bool {
	s := p.Text(p.t)
	at := strings.LastIndexByte(s, '-')
	return at > 0 && p.Toks[p.t].Is(prose.Hyphen) && p.Pack.Entry(p.Pack.Word(s[at+1:])).Noun&lang.Seated != 0
}

func (p spot) afterDemonym() bool {
	return p.Is(p.t, lang.Demonym) && p.Entry(p.t).Number != lang.Plural
}

func (p spot) afterTrades() bool {
	if !p.SmallIs(p.t, lang.Post) || p.Is(p.t, lang.Kin) || p.Entry(p.t).Number != lang.Plural {
		return false
	}
	several := p.Link(p.s.End, lang.LinkAnd) || p.Char(p.s.End) == ','
	return p.long() && !several
}

// afterMany reports whether people of a trade are listed from the name on.
func (p spot) afterMany() bool {
	t := p.t
	if !p.SmallIs(t, lang.Post|lang.PersonNoun) || !p.Plural(t) || p.Part(t, lang.KindOfBody) || p.Is(t, lang.OrgNoun) {
		return false
	}
	return !p.long() && (p.Link(p.s.End, lang.LinkAnd) || p.Char(p.s.End) == ',')
}

func (p spot) afterShared() bool {
	return p.SmallIs(p.t, lang.Post) && p.Link(p.t-1, lang.LinkOf|lang.LinkIn) && p.Part(p.t-2, lang.OfBody)
}

func (p spot) afterPost() bool {
	return p.SmallIs(p.t, lang.Post|lang.PersonNoun) && p.Entry(p.t).Number != lang.Plural
}

// signsOfBrackets reads a name in brackets after somebody's: "Yael Orr (Tzomet)", "Ada Eze (Enugu
// East)".
func (p spot) signsOfBrackets(e *Shown) {
	s := p.s
	if p.Char(p.t) != '(' || p.Char(s.End) != ')' || !p.personEnds(p.t) {
		return
	}
	if p.Is(s.First, lang.Given) || p.Shape(s.First)&read.Initial != 0 || p.Toks[s.First].Is(prose.Hyphen) {
		return
	}
	if e.Org += 2; p.Part(s.End-1, lang.Compass) {
		e.Place += 4
	}
}

// signsOfNaming reads what says that a name is one: "a boy named Yarik", "her surname, Pyo".
func (p spot) signsOfNaming(e *Shown) {
	t := p.s.First - 1
	noun := t - 1
	if p.Char(noun) == ',' {
		noun-- // "an officer, surnamed Pyo"
	}
	switch {
	case p.Part(t, lang.NameNoun) || p.Char(t) == ',' && p.Part(t-1, lang.NameNoun), p.namedAs(t):
		e.Person += 3
		e.Kin++
	case p.Char(t) == ',' && !p.long() && p.areaBefore(t) && p.Char(p.s.End) == ',':
		e.Place += 3 // "its largest port, Kelling, is"
	case !p.Part(t, lang.Named):
	case p.areaBefore(noun + 1):
		e.Place += 3
	case p.KindOfOrg(noun):
		e.Org += 3
	case p.SmallIs(noun, lang.PersonNoun|lang.Post|lang.Kin) && p.Entry(noun).Number != lang.Plural:
		e.Person += 3
		e.Kin++
	case p.long() && p.Small(noun) && p.plainNounAt(noun):
		e.Person -= 3 // "a ship named Orbo Nesna"
	}
}

// namedAs reports whether the words up to "as" at token t say that it is somebody's name: "gave her
// name simply as Orr", "identified himself only as Orr", "a nurse identified as Orr".
func (p spot) namedAs(t int32) bool {
	if !p.Part(t, lang.As) || !p.right() || p.owns() {
		return false
	}
	k := p.pastAdverbs(t - 1)
	switch x := p.Entry(k); {
	case x.Is(lang.Reflexive):
		return p.Entry(k-1).Form&lang.Past != 0
	case x.Cue&lang.CueFaint != 0 && p.Is(k-1, lang.Possessive):
		return true
	case x.Form&lang.Participle == 0 || x.Form&lang.Gerund != 0:
		return false
	}
	if k = p.pastAdverbs(k - 1); p.Char(k) == ',' {
		k--
	}
	return p.SmallIs(k, lang.PersonNoun|lang.Post|lang.Kin) && !p.Plural(k)
}

// pastAdverbs is token t, or the one before the few adverbs that end there.
func (p spot) pastAdverbs(t int32) int32 {
	for end := t - 3; t > end && p.SmallIs(t, lang.Adverb|lang.Hedge); t-- {
	}
	return t
}

// plainNounAt reports whether a noun stands at token t that tells of things, and no verb.
func (sc *Scale) plainNounAt(t int32) bool {
	x := sc.Entry(t)
	if x.Class == 0 && x.Form == 0 {
		f := sc.Facts(t)
		return f.Is(gazetteer.Ordinary) && !f.Is(gazetteer.PersonNoun|gazetteer.Verb)
	}
	if x.Is(lang.NamedThing) {
		return true
	}
	const others = lang.Function | lang.Adverb | lang.PersonNoun | lang.Post | lang.Kin | lang.Spokes | lang.TimeWord
	return x.Number != 0 && x.Form == 0 && !x.Is(others)
}

// areaBefore reports whether a noun for an area or a town stands before token t: "a village
// called".
func (p spot) areaBefore(t int32) bool {
	area := p.Is(t-1, lang.AreaNoun) || p.Is(t-1, lang.PlaceHead) && p.Part(t-1, lang.Local)
	return area && p.Small(t-1) && !p.Plural(t-1)
}

// signsOfArticle reads the article before a name. In capitals within a sentence it is part of a
// name that nobody bears but a paper, a band, a firm.
func (sc *Scale) signsOfArticle(s *read.Span, e *Shown) {
	t := s.First - 1
	if !sc.nounFollows(s.End) {
		e.the++
		e.Person -= 2
	} else if sc.Entry(t).Link&lang.LinkA != 0 {
		e.Org++ // "a Harl Pendry analyst"
	}
	if sc.Shape(t)&read.Capital != 0 && sc.Shape(t)&(read.Weak|read.Shut|read.Heading) == 0 {
		e.Org++
		if sc.CueAt(s.End) {
			e.Org++ // "…, The Lumenote reported"
		}
	}
	if sc.ToldTo(t - 1) {
		e.Org++
	}
}

// nounFollows reports whether a small word stands at token t that can be the noun of an article
// before: "of the Ostrey lifeboat".
func (sc *Scale) nounFollows(t int32) bool {
	return sc.Small(t) && !sc.Is(t, lang.Function|lang.Adverb) && !sc.VerbNext(t)
}

// linksBefore are the prepositions and verbs before a name and its article, with the noun before
// them. The first that stands there counts.
var linksBefore = []sign{
	{"joined [Solid Volt]", 0, spot.joined, adds{org: 2}},
	{"told [Lumenote]", 0, spot.toldPaper, adds{org: 3}},
	{"told [Mellor Finch]", 0, spot.told, adds{}},
	{"Speight, of [Rothwell], denied it", lang.LinkOf, spot.afterComma, adds{place: 3}},
	{"shares in [Solid Volt]", lang.LinkOf | lang.LinkIn, spot.ofBody, adds{org: 3}},
	{"a spokesman for [Solid Volt]", lang.LinkFor, spot.ofSpokes, adds{org: 3}},
	{"the member for [Kelling]", lang.LinkFor, spot.ofMember, adds{place: 3}},
	{"towards [Kelling]", 0, spot.where, adds{place: 2}},
	{"residents of [Kelling]", lang.LinkOf | lang.LinkFor | lang.LinkIn, spot.ofLocals, adds{place: 3}},
	{"north of [Kelling]", lang.LinkOf, spot.ofCompass, adds{place: 3}},
	{"the son of [Orr]", lang.LinkOf, spot.ofKin, adds{person: 3}},
	{"the director of [Solid Volt]", lang.LinkOf, spot.ofPost, adds{org: 2, place: 1}},
	{"a driver at [Solid Volt]", lang.LinkAt, spot.ofPost, adds{org: 2}},
	{"analysts at [Mellor Finch]", lang.LinkAt, spot.ofStaff, adds{org: 3}},
	{"Ann Lee of [Mellor Finch]", lang.LinkOf, spot.ofPerson, adds{org: 2, place: 1}},
	{"in [Orr]'s view", 0, spot.inView, adds{}},
	{"near [Kelling]", 0, spot.located, adds{in: 1, place: 2}},
	{"at [Kelling]", lang.LinkAt, spot.bare, adds{org: 1, place: 2}},
	{"from [Kelling]", lang.LinkFrom, spot.bare, adds{place: 1}},
}

// signsOfLink reads the preposition or verb before a name and its article.
func (p spot) signsOfLink(e *Shown) {
	if p.Shape(p.t)&(read.Lower|read.Weak) == 0 {
		return
	}
	x := p.Entry(p.t)
	if x.Link == 0 && x.Part == 0 && x.Cue&lang.CueTell == 0 {
		return // an ordinary word
	}
	p.link = x.Link
	p.addFirst(e, linksBefore)
}

func (p spot) joined() bool {
	if p.Part(p.t, lang.Joins) && p.Entry(p.t).Form != 0 {
		return true
	}
	return p.link&lang.LinkFrom != 0 && p.Part(p.t-1, lang.Joins)
}

// told reports whether the name is told something.
func (p spot) told() bool { return p.right() && p.ToldTo(p.t) && !p.owns() }

// toldPaper reports whether a paper is told something: one word that nobody bears in full, and
// nobody who is asked to do anything.
func (p spot) toldPaper() bool {
	s := p.s
	if p.long() || !p.told() || p.Entry(p.t).Cue&lang.CueAsk != 0 || p.Shape(s.First)&read.Initial != 0 {
		return false
	}
	w := p.Text(s.First)
	return w[len(w)-1] != 's' && !p.NameNext(s.End) && !p.Part(s.End, lang.Infinitive)
}

func (p spot) afterComma() bool { return p.right() && p.Char(p.t-1) == ',' }
func (p spot) ofSpokes() bool   { return p.Is(p.t-1, lang.Spokes) }
func (p spot) ofMember() bool   { return p.Part(p.t-1, lang.ForPlace) }
func (p spot) where() bool      { return p.bare() && p.Part(p.t, lang.Where) }
func (p spot) ofLocals() bool   { return p.Part(p.t-1, lang.Local) }
func (p spot) ofCompass() bool  { return p.right() && p.Part(p.t-1, lang.Compass) }

// ofBody reports whether only a body has what stands before "of" or "in". People and headquarters
// may be in any place, shares and stakes in bodies alone.
func (p spot) ofBody() bool {
	if !p.Part(p.t-1, lang.OfBody) {
		return false
	}
	in := p.link&lang.LinkIn != 0 && p.link&lang.LinkOf == 0
	return !in || p.Entry(p.t-1).Noun&lang.Holding != 0
}

// ofPost reports whether somebody holds a post there. A father of somebody, or the striker of a
// club, does not.
func (p spot) ofPost() bool {
	if !p.SmallIs(p.t-1, lang.Post) || p.Plural(p.t-1) || p.owns() {
		return false
	}
	if p.link&lang.LinkAt == 0 && p.Is(p.t-1, lang.Kin|lang.ClubPost) {
		return false
	}
	return p.right() || !p.nounFollows(p.s.End)
}

func (p spot) ofKin() bool { return p.right() && p.SmallIs(p.t-1, lang.Kin) && !p.Plural(p.t-1) }

func (p spot) ofStaff() bool {
	return p.bare() && p.long() && p.Is(p.t-1, lang.Post) && p.Shape(p.t-1)&(read.Lower|read.Weak) != 0
}

func (p spot) ofPerson() bool { return p.right() && p.long() && p.personEnds(p.t) }
func (p spot) inView() bool   { return p.owns() && p.located() }

// located reports whether the name stands where something is. A noun behind it that is no place's
// is where: "in a Hanvic family".
func (p spot) located() bool {
	if !p.Locates(p.t+1) || p.Link(p.t, lang.LinkTo) && p.ofPeople() {
		return false
	}
	end := p.s.End
	if p.right() || !p.nounFollows(end) {
		return true
	}
	return p.Is(end, lang.AreaNoun|lang.PlaceHead|lang.OfPlace) || p.Part(end, lang.Local)
}

// ofPeople reports whether the name is a given name and a surname by what lists and collections
// have: "the prize went to Dora Orr".
func (p spot) ofPeople() bool {
	first, last := p.s.First, p.s.End-1
	listed := p.Facts(first).Is(gazetteer.Given) && !p.Is(first, lang.Place|lang.PlaceHead|lang.Lead)
	given := listed || p.Is(first, lang.Given)
	return given && last == first+1 && (p.Is(last, lang.Surname) || p.Facts(last).Is(gazetteer.Surname))
}

// bare reports whether the name stands right behind the token, and is no owner's.
func (p spot) bare() bool { return p.right() && !p.owns() }

// KinBefore reports whether a word for kin stands before a span: "his wife Ann", "the boy's father,
// Tom".
func (sc *Scale) KinBefore(s *read.Span) bool {
	t := s.First - 1
	if sc.Is(t, lang.Kin) {
		return true
	}
	if sc.Char(t) != ',' || !sc.Is(t-1, lang.Kin) {
		return false
	}
	owner := sc.Tok(t - 2).Kind
	return sc.Is(t-2, lang.Possessive) || owner == prose.Clitic || owner == prose.Mark
}

// personEnds reports whether a full name, as far as it has been cut, ends before token t.
func (sc *Scale) personEnds(t int32) bool {
	k := sc.spanBefore(t)
	if k == read.NoSpan || sc.Spans[k].Guess != read.Person {
		return false
	}
	return sc.Spans[k].End-sc.Spans[k].First > 1 || sc.Spans[k].Title < sc.Spans[k].First
}

// spanBefore is the span that ends at token t, or NoSpan.
func (sc *Scale) spanBefore(t int32) read.SpanID {
	lo, hi := 0, len(sc.Spans)
	for lo < hi {
		if mid := (lo + hi) / 2; sc.Spans[mid].End < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(sc.Spans) && sc.Spans[lo].End == t {
		return read.SpanID(lo)
	}
	return read.NoSpan
}
