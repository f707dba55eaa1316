package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// Cut walks over the tokens and cuts names out.
func (rd *Reader) Cut(orgAround OrgAround) {
	rd.orgAround = orgAround
	for i := int32(0); i < rd.Len(); {
		if rd.Shapes[i]&still != 0 { // as most words in lower case, and stops
			i++
		} else {
			i = max(i+1, rd.segment(i))
		}
	}
}

// segment reads the name or title that begins at token i, and gives where to go on.
func (rd *Reader) segment(i int32) int32 {
	switch t := &rd.Toks[i]; {
	case t.Kind != prose.Word:
		if q := rd.calledFirst(i); q > i {
			return q
		}
		if rd.IsOpen(i) {
			return rd.inBrackets(i)
		}
		return i + 1
	case t.Is(prose.Handle):
		return i + 1
	case rd.shape(i)&Capital == 0:
		return rd.small(i)
	case rd.Char(i+1) == '$' && rd.currency(i):
		return i + 1
	}
	if q := rd.ahead(i); q > i {
		return q
	}
	w, n := rd.phrase(i)
	e := rd.Pack.Entry(w)
	if q := rd.opensBody(i, n, e); q > i {
		return q
	}
	if rd.onlyPosition(i, n, e) {
		return rd.afterOrdinary(i, n)
	}
	return rd.named(i, n, w, e)
}

// ahead reads what is read before any list is asked of the word at i: a dateline, a road, a name
// with a hyphen.
func (rd *Reader) ahead(i int32) int32 {
	if rd.Toks[i].Is(prose.Begin | prose.Caps) {
		if q := rd.places().dateline(i); q > i {
			return q
		}
	}
	if rd.OfClass(i, lang.Numbered) || rd.OfClass(i+1, lang.Numbered) || rd.Toks[i].Is(prose.Digits) {
		if q := rd.places().road(i); q > i {
			return q
		}
	}
	if rd.Toks[i].Is(prose.Hyphen) || rd.Tok(i+1).Is(prose.Hyphen) {
		if q := rd.tiedName(i); q > i {
			return q
		}
		if q := rd.romanised(i); q > i {
			return q
		}
	}
	return rd.printedBefore(i)
}

// opensBody reads an organisation or a paper whose name begins with the ordinary word at i, or
// behind it.
func (rd *Reader) opensBody(i, n int32, e *lang.Entry) int32 {
	if n != 1 {
		return i
	}
	if rd.kindOpens(i) {
		w, n := rd.phrase(i + 1)
		if q := rd.organisations().orgNamed(i+1, n, rd.Pack.Entry(w)); q > i+1 {
			return q
		}
	}
	if rd.organisations().smallOpens(i) {
		if q := rd.organisations().orgNamed(i, n, e); q > i {
			return q
		}
	}
	if e.Class != 0 {
		return rd.organisations().magazine(i, n, e)
	}
	return i
}

// inBrackets reads the name or title that stands in the brackets which open at token i.
func (rd *Reader) inBrackets(i int32) int32 {
	if q := rd.otherScript(i); q > i {
		return q
	}
	if q := rd.organisations().explained(i); q > i {
		return q
	}
	if q := rd.organisations().shortForm(i); q > i {
		return q
	}
	return rd.titles().bracketed(i)
}

// currency reports whether the word at i, before a dollar sign, tells whose money follows: "US$30".
func (rd *Reader) currency(i int32) bool {
	if !rd.Flag(i, prose.Upper) {
		return false
	}
	return !rd.Flag(i+1, prose.Space) || rd.Flag(i, prose.Caps) && rd.Kind(i+2) == prose.Number
}

// named reads the name that begins at token i, where a phrase w of n tokens and entry e stands.
// Each reader gives where to go on, i where it has read nothing. What stands beside the word keeps
// most of them from being asked.
func (rd *Reader) named(i, n int32, w lang.Word, e *lang.Entry) int32 {
	alone := n == 1 && rd.parts(i+1)
	if n == 1 && !alone && rd.introduced(i, e) {
		return rd.persons().withGiven(i)
	}
	if q := rd.lettered(i); q > i {
		return q
	}
	if q := rd.besideSmall(i, n, e); q > i {
		return q
	}
	if e.Is(officeFields) {
		if q := rd.titles().officeAt(i); q > i {
			rd.titles().bodyOf(i, q)
			rd.title, rd.titleEnd, rd.titleTells, rd.honorific = i, q, 0, false
			return q
		}
	}
	if rd.entry(i-1).Part&(lang.KindOfBody|lang.Named) != 0 || rd.Char(i-1) == ',' {
		if q := rd.organisations().orgNamed(i, n, e); q > i {
			return q
		}
	}
	if !alone || e.Is(beforeName) || rd.Toks[i].Is(prose.Hyphen) {
		if q := rd.titles().titleAt(i, n, e); q > i {
			return q
		}
	}
	if !alone {
		if q := rd.inRuns(i, n, e); q > i {
			return q
		}
	}
	if e.Is(lang.Seat) {
		if q := rd.places().seat(i, w, n, e); q > i {
			return q
		}
	}
	if q := rd.organisations().organisation(i, w, n, alone); q > i {
		return q
	}
	if q := rd.nameless(i, n, e); q > i {
		return q
	}
	if q := rd.places().place(i, w, n, alone); q > i {
		return q
	}
	return rd.persons().person(i)
}

// beforeName are the words that stand before a name and tell what its bearer is.
const beforeName = lang.Title | lang.Honorific | lang.Post | lang.PersonNoun | lang.Kin

// lettered reads letters at i that are a body's.
func (rd *Reader) lettered(i int32) int32 {
	if len(rd.told) > 0 {
		if q := rd.organisations().lettersOf(i); q > i {
			return q
		}
	}
	if rd.Toks[i].Is(prose.Caps) {
		return rd.lettersBeforeName(i)
	}
	return i
}

// besideSmall reads what a small word beside the word at i tells of it.
func (rd *Reader) besideSmall(i, n int32, e *lang.Entry) int32 {
	const inside = lang.Preposition | lang.Possessive | lang.Conjunction | lang.Pronoun | lang.Negation
	if rd.entry(i+1).Link&(lang.LinkTo|lang.LinkFor) != 0 || rd.OfClass(i+1, inside) {
		if q := rd.organisations().cause(i); q > i {
			return q
		}
	}
	before := rd.entry(i - 1).Link
	if before&lang.LinkThe != 0 {
		if q := rd.organisations().landsBody(i); q > i {
			return q
		}
	}
	if before&(lang.LinkOf|lang.LinkFor) != 0 {
		if q := rd.titles().fieldBehind(i); q > i {
			return q
		}
	}
	if before&lang.LinkThe != 0 {
		return rd.organisations().paper(i, n, e)
	}
	return i
}

// inRuns reads a run of capitals that begins at i, and passes over one that names nobody.
func (rd *Reader) inRuns(i, n int32, e *lang.Entry) int32 {
	if rd.shape(i+1)&Capital != 0 {
		if q := rd.organisations().orgRun(i, n, e); q > i {
			return q
		}
	} else if !rd.Link(i+1, lang.LinkAnd) {
		return i
	}
	return rd.namelessRun(i, e)
}

// longestAsked is how many tokens of a question are looked through for the mark that ends it.
const longestAsked = 40

// asksOf reports whether the word at i, of entry e, which opens a sentence, begins a question about
// whoever is named behind it: "Will Reed come?"
func (rd *Reader) asksOf(i int32, e *lang.Entry) bool {
	if !e.Is(lang.Modal) || !rd.Opens(i) {
		return false
	}
	verb := i + 1
	for verb < i+4 && rd.NameNext(verb) {
		verb++
	}
	if rd.Entry(verb).Form&lang.Base == 0 && !rd.Is(verb, lang.Adverb|lang.Auxiliary) {
		return false
	}
	for t := verb; t < verb+longestAsked && rd.Has(t) && !rd.Opens(t); t++ {
		if rd.Char(t) == '?' {
			return true
		}
	}
	return false
}

// listedNames are the words that lists have as names, or as what stands before one.
const listedNames = lang.Given | lang.Surname | lang.Place | lang.OrgName | lang.Title | lang.Honorific

// onlyPosition reports whether the word at i has its capital from where it stands: an ordinary word
// at the head of a sentence, or one in a headline.
func (rd *Reader) onlyPosition(i, n int32, e *lang.Entry) bool {
	switch {
	case rd.Shaped(i, Initial) && rd.continues(i+1):
		return false
	case n == 1 && e.Is(lang.Function):
		return rd.onlySmallWord(i, e)
	case n > 1 || !rd.Shaped(i, Weak) && !rd.plainNoun(e):
		return false
	case rd.saidBefore(i, e):
		return true
	case rd.introduces(i, e):
		return false
	case rd.Shaped(i, Plain):
		return !rd.speaksAgain(i)
	case rd.opensPair(i, e) || rd.opensParticles(i, e) || rd.speaksAgain(i):
		return false
	}
	return rd.plainHere(i, e)
}

// onlySmallWord reports whether the word at i, which is a small word of grammar as well, is nothing
// else there: "May" can be a name.
func (rd *Reader) onlySmallWord(i int32, e *lang.Entry) bool {
	again := e.Is(lang.Modal) || rd.wordNames && rd.saysHere(i)
	if rd.smallSurname(i) || again && rd.speaksAgain(i) {
		return false // "Jack May … May called it cold"
	}
	given := e.Is(lang.Given) && rd.NameNext(i+1) && !rd.asksOf(i, e)
	return rd.Shaped(i, Weak) && !given || !e.Is(lang.Given|lang.State|lang.Surname)
}

// plainHere reports whether what the lists have of the word at i, in a headline or at the head of a
// sentence, makes it an ordinary one.
func (rd *Reader) plainHere(i int32, e *lang.Entry) bool {
	heading := rd.Shaped(i, Heading)
	switch {
	case !heading && e.Is(listedNames):
		return rd.plainAtHead(i, e)
	case heading && e.Is(lang.Title|lang.Honorific|lang.Given|lang.Country|lang.State|lang.City):
		return e.Is(Ordinary) && !e.Is(lang.Title|lang.Honorific)
	}
	return e.Is(Ordinary|lang.Auxiliary|lang.Modal) || e.Form != 0 || e.Cue != 0
}

// plainNoun reports whether a word has its capital as any noun of its language has.
//
//go:noinline
func (rd *Reader) plainNoun(e *lang.Entry) bool {
	return rd.Pack.NounsCapital && e.Is(Ordinary) && !e.Is(listedNames|lang.OrgHead)
}

// opensPair reads "Bill and Ann Orr".
func (rd *Reader) opensPair(i int32, e *lang.Entry) bool {
	if !e.Is(lang.Given) || !rd.Link(i+1, lang.LinkAnd) && rd.Char(i+1) != '&' {
		return false
	}
	return rd.Is(i+2, lang.Given) && rd.NameNext(i+2)
}

// opensParticles reads "Van der Hoorn", "Hope van der Hoorn".
func (rd *Reader) opensParticles(i int32, e *lang.Entry) bool {
	if e.Is(lang.Given) && rd.particlesNext(i+1) {
		return true
	}
	return e.Is(lang.Particle) && rd.Is(i+1, lang.Particle) && rd.continues(i+1)
}

// introduces reports whether the ordinary word at i, at the head of a sentence, is somebody's given
// name, as published collections have it: one name stands behind it, and then her age, what she is
// or that she speaks. "Bright Osei, 34, left", "Comfort Asare, the director, said", "Gift Osei
// said". Papers bring nobody in by a surname alone.
func (rd *Reader) introduces(i int32, e *lang.Entry) bool {
	const others = lang.Function | lang.Title | lang.Honorific | lang.OrgHead | lang.Demonym |
		lang.Post | lang.PersonNoun
	if rd.Shaped(i, Heading) || e.Is(others) {
		return false
	}
	if !rd.onlyName(i+1) || rd.NameNext(i+2) {
		return false
	}
	if !rd.Facts(i).Is(gazetteer.Given) {
		return e.Is(lang.Common) && e.Form == 0 && !rd.Facts(i).Is(gazetteer.PersonNoun) && rd.tradeBehind(i+2)
	}
	if rd.CueAt(i + 2) {
		return rd.Is(i+1, lang.Surname) || rd.Facts(i+1).Is(gazetteer.Surname)
	}
	return rd.toldMore(i+1) || rd.Char(i+2) == ',' && rd.Link(i+3, lang.LinkThe)
}

// introduced reports whether the word at i, which lists have as a place's, a body's or an ordinary
// one, is somebody's given name, as published collections have it: a surname alone stands behind
// it, and then her age or what she is, or what she is stands before it. "Geneva Palka, 34, left",
// "Sen. Montana Mihalik". Behind one that no list has the surname may be an ordinary word: "Wynell
// Lake, 34".
func (rd *Reader) introduced(i int32, e *lang.Entry) bool {
	const others = lang.Function | lang.Title | lang.Honorific | lang.OrgHead | lang.Demonym | lang.Given
	if e.Is(others) || rd.Shaped(i, Heading) || !rd.NameNext(i+1) || rd.NameNext(i+2) || rd.OfficeAt(i+1) {
		return false
	}
	if !rd.Facts(i).Is(gazetteer.Given) || !rd.Facts(i+1).Is(gazetteer.Surname) {
		return false
	}
	switch {
	case rd.titled(i):
		return rd.onlyName(i+1) || e.Class == 0
	case rd.onlyName(i + 1):
		body := e.Class == lang.OrgName && (rd.saidRightBefore(i) || rd.CueAt(i+2))
		return e.Class != 0 && (rd.toldMore(i+1) || body || rd.standsApart(i, e))
	}
	return rd.publishedAs(i, gazetteer.Given) && (rd.describedAt(i+2) || rd.postRightBefore(i))
}

// standsApart reports whether the two words at i, of which the first has entry e, stand apart from
// their sentence as whoever holds a post does: "the Minister of Ports, Comfort Asare, said", "said
// the Minister of Ports, Mercedes Palka."
func (rd *Reader) standsApart(i int32, e *lang.Entry) bool {
	if rd.Char(i-1) != ',' {
		return false
	}
	shut := rd.Char(i + 2)
	return shut == ',' && rd.VerbNext(i+3) || e.Class == lang.OrgName && (shut == ',' || shut == '.')
}

// particlesNext reports whether small particles stand at i, with a surname after them: "van den
// Berg", "van 't Hof".
func (rd *Reader) particlesNext(i int32) bool {
	t := i
	for rd.SmallIs(t, lang.Particle) && !rd.Opens(t) {
		t++
	}
	if rd.dutchThe(t) {
		t += 2
	}
	return t > i && rd.NameNext(t)
}

// plainAtHead reports whether a listed name at the head of a sentence is an ordinary word there:
// "Hope is a plan".
func (rd *Reader) plainAtHead(i int32, e *lang.Entry) bool {
	if e.Is(lang.Adverb | lang.TimeWord) {
		return true
	}
	if e.Is(lang.Title|lang.Honorific) || !e.Is(Ordinary) {
		return false
	}
	return !rd.NameNext(i+1) && !rd.VerbNext(i+1) && !rd.says(i+1)
}

// saidBefore reports whether a cue opens its sentence before the speaker's name: "Said Ms Orr: …".
//
//go:noinline
func (rd *Reader) saidBefore(i int32, e *lang.Entry) bool {
	return e.Cue&lang.CueSay != 0 && e.Form&lang.Past != 0 && rd.NameNext(i+1)
}

// afterOrdinary passes over an ordinary word, unless it begins an organisation's name: "Human
// Rights Watch".
func (rd *Reader) afterOrdinary(i, n int32) int32 {
	if q := rd.organisations().cause(i); q > i {
		return q
	}
	if or := rd.organisations(); n == 1 && (or.channel(i) || or.ampersand(i) && or.says(i+3)) {
		return or.organisation(i, rd.Words[i], n, false)
	}
	if n == 1 && !rd.VerbNext(i) {
		if q := rd.organisations().orgRun(i, n, rd.Entry(i)); q > i {
			return q
		}
	}
	if rd.leadsName(i) {
		if q := rd.organisations().organisation(i, rd.Words[i], n, false); q > i {
			return q
		}
	}
	return i + n
}

// leadsName reports whether an ordinary word can be the first of a name that goes on after it: a
// noun or an adjective, or a state's body with what it is over, "Ministry of Health", or another
// body's noun with that and who holds a post there: "Council on Tides director Ann Lee".
func (rd *Reader) leadsName(i int32) bool {
	if rd.Shaped(i, Heading) || rd.Is(i, lang.Function|lang.Adverb|lang.TimeWord|lang.Unnamed) {
		return false
	}
	if !rd.NameNext(i + 1) {
		if !rd.Is(i, lang.OrgHead) || !rd.Link(i+1, lang.LinkOf|lang.LinkFor|lang.LinkOn) || !rd.NameNext(i+2) {
			return false
		}
		return rd.Is(i, lang.OfState) && rd.Link(i+1, lang.LinkOf) || rd.postBehind(rd.runEnd(i+2))
	}
	e := rd.Entry(i)
	verb := e.Form&(lang.Past|lang.Gerund|lang.Participle) != 0 || e.Form != 0 && e.Number == 0
	return !verb || e.Is(lang.OrgHead) && e.Form&lang.Past != 0 // "United Boat Group"
}

// longestNameless is the most tokens in a capitalised run that names nobody.
const longestNameless = 8

// namelessRun passes over a capitalised run whose noun makes it the name of nobody: "United Nations
// Charter".
func (rd *Reader) namelessRun(i int32, e *lang.Entry) int32 {
	if rd.Shaped(i, Heading) || rd.titled(i) || e.Is(lang.Given) {
		return i
	}
	t := i + 1
	for t < min(i+longestNameless, rd.Len()) && (rd.inRun(t) || rd.Link(t, lang.LinkAnd) && rd.NameNext(t+1)) {
		t++
	}
	if _, n := rd.phrase(i); e.Is(lang.OrgName) && n == t-i {
		return i // "Extinction Rebellion"
	}
	if last := t - 1; last > i && rd.headsNothing(last, rd.Is(i-1, lang.Article)) && !rd.titleWithin(i, last) {
		rd.titleEnd = -1
		return t
	}
	return i
}

// inRun reports whether a capitalised word stands at t, within a clause.
//
//go:noinline
func (rd *Reader) inRun(t int32) bool {
	return rd.Shape(t)&(Capital|Shut) == Capital && rd.Toks[t].Kind == prose.Word
}

// headsNothing reports whether the noun at t makes a run the name of nobody. under: an article
// stands before the run.
func (rd *Reader) headsNothing(t int32, under bool) bool {
	if !rd.Is(t, lang.ThingHead) || rd.Is(t, lang.Given|lang.OrgHead) || rd.Is(t-1, lang.Given) && !under {
		return false
	}
	if !rd.Is(t, lang.Surname) {
		return true
	}
	return rd.Is(t-1, Ordinary|lang.Country|lang.Demonym) || rd.ordinaryWord(t-1) // "Youth Day"
}

// nameless passes over capitalised words that name nobody: days, feasts, peoples, faiths.
func (rd *Reader) nameless(i, n int32, e *lang.Entry) int32 {
	if n == 1 && rd.storm(i, e) {
		rd.titleEnd = -1
		return i + 2
	}
	if !rd.namesNobody(i, n, e) || n == 1 && rd.nameAfterAll(i, e) {
		return i
	}
	rd.titleEnd = -1
	return i + n
}

// storm reads "Typhoon Luningning".
func (rd *Reader) storm(i int32, e *lang.Entry) bool {
	const others = lang.Title | lang.Honorific | lang.Given | lang.Surname | lang.PlaceHead | lang.OrgHead | lang.Lead
	if !e.Is(lang.NamedThing) || e.Is(others) || !rd.NameNext(i+1) || rd.NameNext(i+2) {
		return false
	}
	return !rd.Is(i+1, lang.OrgHead|lang.PlaceHead|lang.Title|lang.Place)
}

// namesNobody reports whether a phrase is a day, a feast, a people or a faith, and no given name
// with more of it to come; or a form of address with no name behind it: "saw Her Majesty".
func (rd *Reader) namesNobody(i, n int32, e *lang.Entry) bool {
	const days = lang.Thing | lang.Month | lang.Day
	if n > 1 && e.Is(lang.Honorific) {
		return true
	}
	if !e.Is(days | lang.Demonym | lang.Belief) {
		return false
	}
	if e.Is(lang.Place|lang.OrgName) && !e.Is(days) {
		return false
	}
	if n > 1 || !e.Is(lang.Given) {
		return true
	}
	if e.Is(lang.Month) && rd.timeBefore(i) && rd.Is(i+1, lang.Given) && rd.NameNext(i+2) {
		return true
	}
	pair := rd.Link(i+1, lang.LinkAnd) && rd.Is(i+2, lang.Given)
	return !pair && !rd.particlesNext(i+1) && !rd.surnameNext(i+1)
}

// timeBefore reports whether the word before the month at i makes it a time, though a whole name
// follows: "In June Ann Lee left", "Last May Ann Lee left".
func (rd *Reader) timeBefore(i int32) bool {
	return rd.Link(i-1, lang.LinkIn) || rd.Part(i-1, lang.When) || rd.Is(i-1, lang.TimeWord)
}

// nameAfterAll reports whether the word of a day, a feast, a people or a faith is a name here: "Mr.
// Lent", "her husband, Friday Adeleke".
func (rd *Reader) nameAfterAll(i int32, e *lang.Entry) bool {
	day := e.Is(lang.Day | lang.Month)
	if rd.speaksAgain(i) || rd.Shaped(i, Initial) && rd.onlyName(i+1) {
		return true // "Mary White … White said", "P.S. Torubam"
	}
	if e.Is(lang.Given|lang.Surname) && !day && !e.Is(lang.Demonym) && !rd.Shaped(i, Weak) {
		return true
	}
	if e.Is(lang.Demonym) && e.Is(lang.Surname) && rd.bearsPeoplesName(i) {
		return true
	}
	if rd.titled(i) && (!e.Is(lang.Demonym|lang.Belief) || rd.honorific &&
		!rd.NameNext(i+1) && e.Number != lang.Plural) {
		return true // "Mr Baloch"
	}
	return day && rd.onlyName(i+1) && (rd.apposed(i) || rd.opensWithDay(i) || rd.dayBringsIn(i))
}

// bearsPeoplesName reports whether the word at i, a people's name and a surname, is a surname with
// a given name behind it: "said Luo Tarvin", but not "the Luo Tarvin".
func (rd *Reader) bearsPeoplesName(i int32) bool {
	if rd.Is(i-1, lang.Article) || !rd.onlyName(i+1) || rd.NameNext(i+2) {
		return false
	}
	return rd.saidRightBefore(i) || rd.CueAt(i+2) || rd.toldMore(i+1)
}

// opensWithDay reports whether the day at i opens the sentence as somebody's given name: "Sunday
// Adeyel, the director, said".
func (rd *Reader) opensWithDay(i int32) bool {
	if !rd.Opens(i) || rd.Shaped(i, Heading) || rd.NameNext(i+2) {
		return false
	}
	return rd.toldMore(i+1) || rd.Char(i+2) == ',' && rd.Link(i+3, lang.LinkThe)
}

// dayBringsIn reports whether the day at i, where no time can stand, is the given name of somebody
// who is new to the story: "named as Monday Ezeh and Sunday Okafor". Papers bring nobody in by a
// surname alone, so that of "Police said Sunday Okafor was at home" the day is part, unless it has
// told of an Ann Okafor.
func (rd *Reader) dayBringsIn(i int32) bool {
	f := rd.Facts(i + 1)
	if rd.Shaped(i, Heading) || rd.NameNext(i+2) || f != 0 && !f.Is(gazetteer.Surname) || f.Is(gazetteer.Place) {
		return false
	}
	joined := rd.Char(i-1) == ',' || rd.Link(i-1, lang.LinkAnd) || rd.Part(i-1, lang.As) || rd.saidRightBefore(i)
	if !rd.Opens(i) && !joined {
		return false
	}
	for k := len(rd.Spans) - 1; k >= max(0, len(rd.Spans)-mostBefore); k-- {
		if rd.sameWord(rd.Spans[k].End-1, i+1) {
			return false
		}
	}
	return true
}

// mostBefore is how many names before a word are looked through: more than an article has, so that
// no text can make the reading slow.
const mostBefore = 500

// speaksAgain reports whether the ordinary word at i is the surname of somebody named in full
// before, or the first of the words, who says or does something here: "Ian Read … Read said".
func (rd *Reader) speaksAgain(i int32) bool {
	if rd.Kind(i) != prose.Word || !rd.Shaped(i, Capital) || rd.Shaped(i, Heading) {
		return false
	}
	if !rd.saysHere(i) && !rd.actsHere(i) && !rd.toldMore(i) && !rd.actsBehind(i) {
		return false
	}
	for k := len(rd.Spans) - 1; k >= max(0, len(rd.Spans)-mostBefore); k-- {
		s := &rd.Spans[k]
		if s.Guess != Person || s.Len() < 2 {
			continue
		}
		if rd.sameWord(s.First, i) || rd.sameWord(s.End-1, i) {
			return true // "Sun Libo … Sun said"
		}
	}
	return (rd.saysHere(i) || rd.Shaped(i, Plain)) && rd.namedLater(i)
}

// headNouns are the nouns that end the names of places and bodies: behind "Austin", too, they are
// nobody's surname.
const headNouns = lang.PlaceHead | lang.OrgHead | lang.OrgSuffix | lang.OrgNoun | lang.AreaNoun

// namedLater reports whether the word at i is the surname of somebody whom the text names in full
// only behind it, as under a headline, or in a report whose last lines come first.
func (rd *Reader) namedLater(i int32) bool {
	if !rd.lookedAhead {
		rd.lookedAhead = true
		for t := i + 2; t < rd.Len() && len(rd.later) < mostBefore; t++ {
			if rd.shape(t-1)&Capital != 0 && rd.NameNext(t) && !rd.NameNext(t+1) && !rd.Is(t, headNouns) {
				rd.later = append(rd.later, t)
			}
		}
	}
	for _, t := range rd.later {
		if t > i && rd.sameWord(t, i) && rd.Facts(t-1).Is(gazetteer.Given) {
			return true
		}
	}
	return false
}

// sameWord reports whether the same word stands at two tokens, whether lists have it or not.
func (rd *Reader) sameWord(i, t int32) bool {
	return rd.Words[i] == rd.Words[t] && (rd.Words[i] != 0 || rd.Text(i) == rd.Text(t))
}

// saysHere reports whether the word at i stands before a verb of saying or behind one, or before
// what a speaker says: "Read also said", "said Read", "Read: “No.”"
func (rd *Reader) saysHere(i int32) bool {
	const speech = lang.CueSay | lang.CueTell | lang.CueWrite | lang.CueWeak
	verb := i + 1
	if rd.SmallIs(verb, lang.Adverb|lang.TimeWord) {
		verb++
	}
	next := rd.Entry(verb)
	says := next.Cue&speech != 0 && next.Form&(lang.Past|lang.Present) != 0 || rd.Char(i+1) == ':'
	return says || rd.saidRightBefore(i)
}

// saidRightBefore reports whether a verb of saying, in the past, stands right before token i.
func (rd *Reader) saidRightBefore(i int32) bool {
	before := rd.Entry(i - 1)
	return before.Cue&lang.CueSay != 0 && before.Form&lang.Past != 0
}

// actsHere reports whether a verb follows the word at i, which is the subject; but "in May it
// rained", "the Read had".
func (rd *Reader) actsHere(i int32) bool {
	return rd.VerbNext(i+1) && !rd.Is(i-1, lang.Preposition|lang.Article)
}

// actsBehind reports whether a comma stands behind the word at i that no adverb would have there,
// or the aside that it opens ends before a verb of which the word is the subject: "Baker, after a
// talk with the board, left".
func (rd *Reader) actsBehind(i int32) bool {
	switch {
	case rd.Char(i+1) != ',':
		return false
	case rd.Shaped(i, Plain):
		return true
	case !rd.Opens(i) || rd.Is(i, lang.Function|lang.Adverb|lang.TimeWord) || rd.Part(i+2, lang.Which):
		return false
	}
	for t := i + 2; t < i+longestAside && rd.Has(t) && !rd.Opens(t); t++ {
		if rd.Char(t) == ',' {
			return rd.VerbNext(t + 1)
		}
	}
	return false
}

// longestAside is the most tokens that an aside between a subject and its verb has.
const longestAside = 16

// toldMore reports whether what follows the word at i tells more of a person: "Rivers, who",
// "Rivers, 23,", "Rivers, a rower, said". A thing would have its article, too.
func (rd *Reader) toldMore(i int32) bool {
	if rd.describedAt(i + 1) {
		return true
	}
	return rd.Char(i+1) == ',' && rd.Link(i+2, lang.LinkA) && !rd.Is(i-1, lang.Article|lang.Preposition)
}

// small reads a name that is written small: "al-Qaeda", "von Berg".
func (rd *Reader) small(i int32) int32 {
	if rd.OfClass(i-1, lang.Demonym) {
		if q := rd.organisations().stateBody(i); q > i {
			return q
		}
	}
	if rd.Words[i] == 0 && rd.smallBrand(i) {
		rd.add(Span{First: i, End: i + 2, Guess: Organisation, Rule: ByOrgHead})
		return i + 2
	}
	if !rd.entry(i).BeginsSmall() {
		return i + 1
	}
	w, n := rd.phrase(i)
	if e := rd.Pack.Entry(w); e.Is(lang.OrgName) && w != 0 && rd.listedSmall(i, w, n) {
		rd.add(Span{First: i, End: i + n, Guess: Organisation, Word: w, Rule: ByKnownOrg})
		return i + n
	}
	if rd.particleFirst(i) {
		return rd.persons().person(i)
	}
	return i + 1
}

// smallBrand reports whether a word in lower case that nobody knows is a name by the organisation's
// noun behind it: "orbo News".
func (rd *Reader) smallBrand(i int32) bool {
	if rd.Shape(i+1)&(Capital|Weak|Shut|Heading) != Capital || !rd.Is(i+1, lang.OrgHead) || rd.NameNext(i+2) ||
		rd.Is(i+2, lang.Preposition) && rd.NameNext(i+3) {
		return false
	}
	if rd.Size(i) < 3 || rd.Toks[i].Is(prose.Hyphen) || rd.Toks[i+1].Is(prose.Caps) {
		return false
	}
	return !rd.Shaped(i, Plain) && rd.Facts(i) == 0
}

// particleFirst reports whether a name begins with the small particle at i.
func (rd *Reader) particleFirst(i int32) bool {
	if rd.Size(i) < 2 || !rd.Is(i, lang.Particle) || rd.Is(i, lang.Function) || !rd.continues(i+1) {
		return false
	}
	return !rd.Shaped(i+1, Capital) || !rd.Is(i+1, lang.Place|lang.OrgName|lang.Thing|lang.Demonym)
}
