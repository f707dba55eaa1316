package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// BothGenders is what a Mr and a Mrs of one name tell together.
const BothGenders = lang.Male | lang.Female

// bearers are the words that a title can stand before though they are ordinary ones.
const bearers = lang.Given | lang.Surname | lang.Title | lang.Honorific

// titleAt reads a title or honorific before a name. The name that begins where it ends bears it.
func (ti titles) titleAt(i, n int32, e *lang.Entry) int32 {
	switch {
	case e.Class == 0 && ti.Toks[i].Is(prose.Hyphen):
		e = ti.compoundTitle(i)
	case ti.Char(i+1) == '/':
		if s := ti.slashedTitle(i); s.Is(lang.Title | lang.Honorific) {
			e, n = s, 3
		}
	}
	if q := ti.twiceStyled(i, n, e); q > i {
		return q
	}
	if ti.dottedInitials(i, e) || !e.Is(lang.Title|lang.Honorific) && !ti.labels(i, n, e) {
		return i
	}
	end := ti.portfolio(ti.pastBracket(ti.pastMark(ti.PastDot(i+n), e)), e)
	if ti.Link(end, lang.LinkThe) && ti.Is(end+1, lang.Honorific) && ti.Shaped(end+1, Capital) {
		end++ // "Senator the Hon. Ann Lee"
	}
	if ti.namedSheikh(i, end, e) {
		return ti.persons().withGiven(i)
	}
	if ti.titlesNobody(i, n, end, e) {
		return i
	}
	if ti.namesOrg(i, end, e) {
		if end, rule := ti.organisations().headed(i); end > i {
			ti.add(Span{First: i, End: end, Guess: Organisation, Rule: rule})
			return end
		}
	}
	if ti.nameHere(i, n, end, e) {
		return i
	}
	ti.bear(i, end, e)
	if ti.IsOpen(end) {
		return ti.bracketed(end)
	}
	return end
}

// twiceStyled reads a name in which both the bearer and the parent bear a style of birth, which
// then belongs to the name: "Tengku Iskandar Tengku Mansor".
func (ti titles) twiceStyled(i, n int32, e *lang.Entry) int32 {
	if n != 1 || !e.Is(lang.Title|lang.Honorific) || ti.Shaped(i, Heading) {
		return i
	}
	for t := i + 2; t < i+4 && ti.NameNext(t-1); t++ {
		if !ti.NameNext(t) || ti.Words[t] != ti.Words[i] || !ti.onlyName(t+1) {
			continue
		}
		end := t + 2
		for ti.onlyName(end) {
			end++
		}
		ti.add(Span{First: i, End: end, Guess: Person, Rule: ByTitle})
		return end
	}
	return i
}

// namesOrg reports whether an organisation may be named for whoever bears the title at i: "Queen
// Elizabeth Hospital".
func (ti titles) namesOrg(i, end int32, e *lang.Entry) bool {
	if !e.Is(lang.Title) || ti.Shaped(i, Weak) || !ti.Is(end, lang.Given) {
		return false
	}
	return ti.isHeadAt(end+1) && !ti.Is(end+1, lang.PlaceHead)
}

// titlesNobody reports whether no name that could bear the title at i, of entry e, begins where it
// ends.
func (ti titles) titlesNobody(i, n, end int32, e *lang.Entry) bool {
	switch {
	case !ti.bearsTitle(end) && !ti.dayName(end, e):
		return true
	case ti.Shaped(i, Heading) && (ti.Is(end, Ordinary) || ti.ordinaryWord(end)):
		return true // "Governor Stalls Ferry Plan"
	case ti.isHeadAt(end) && !(e.Is(lang.Honorific) && e.Is(lang.Abbrev)):
		return true
	}
	if ti.broughtIn(i, n, end, e) {
		return true
	}
	return ti.ordinaryAfter(i, end, e) || ti.surnameDon(i, end, e) || ti.princeOf(i, end, e) || ti.inOrg(i, end, e)
}

// ordinaryAfter reports whether an ordinary word with a capital follows a title, and no name: "the
// Chief Witness".
func (ti titles) ordinaryAfter(i, end int32, e *lang.Entry) bool {
	if e.Is(lang.Honorific|lang.Abbrev) || ti.Toks[i].Is(prose.Caps) || ti.Shape(end)&(Capital|Initial) != Capital {
		return false
	}
	if ti.pastVerb(end) && !ti.onlyName(end+1) {
		return true // "Our Correspondent | Published January 3"
	}
	if ti.verbSpeaks(i, end) {
		return false
	}
	return ti.Is(end, Ordinary) && !ti.Is(end, bearers|lang.Particle) && !ti.twoSyllables(end+1)
}

// verbSpeaks reports whether the word at i behind a title is a verb, which is nobody's post, and
// says something: "said Chief Rives".
func (rd *Reader) verbSpeaks(title, i int32) bool {
	e := rd.Entry(i)
	if e.Class != lang.Common || e.Form != lang.Present || rd.Shaped(i, Heading) {
		return false
	}
	return rd.saidRightBefore(i+2) || rd.saidRightBefore(title)
}

// pastVerb reports whether the word at i is a verb in the past tense and nobody's name.
func (ti titles) pastVerb(i int32) bool {
	e, f := ti.Entry(i), ti.Facts(i)
	past := e.Form&lang.Past != 0 || f.Is(gazetteer.Verb) && strings.HasSuffix(ti.Text(i), "ed")
	return past && !e.Is(bearers|lang.Particle) && !f.Is(names)
}

// namedSheikh reads "Sheikh Fatima", who bears her family's name: a title that men alone bear is
// none before a woman's name.
func (ti titles) namedSheikh(i, end int32, e *lang.Entry) bool {
	if !e.Is(lang.Title) || e.Gender != lang.Male || !ti.onlyName(end) {
		return false
	}
	const others = gazetteer.GivenMale | gazetteer.Surname | gazetteer.Place | words
	f := ti.Facts(end)
	return ti.Facts(i).Is(gazetteer.GivenMale) && f.Is(gazetteer.GivenFemale) && !f.Is(others)
}

// broughtIn reads "Earl Tuckwell, a farmer", whose title, of entry e, is his given name: a story
// that tells what somebody is brings him in, and nobody is brought in by a title and a surname.
func (ti titles) broughtIn(i, n, end int32, e *lang.Entry) bool {
	if !e.Is(lang.Given) || ti.titled(i) || ti.Char(i+n) == '.' || ti.NameNext(end+1) {
		return false
	}
	if !ti.onlyName(end) || ti.givenAt(end) || ti.stoodBefore(i, end) || ti.speaksAgain(end) {
		return false
	}
	return ti.Aged(end+1) || ti.Char(end+1) == ',' && ti.Link(end+2, lang.LinkA)
}

// surnameDon reads "Don Tuckwell", "spokesman Don Ross", whose first word is a given name; but "Don
// Mario Rossi".
func (ti titles) surnameDon(i, end int32, e *lang.Entry) bool {
	if !e.Is(lang.Honorific) || !e.Is(lang.Given) || ti.titled(i) && ti.honorific {
		return false
	}
	if ti.Shaped(end, Initial) && ti.onlyName(end+1) {
		return true // "Don A. Tuckwell"
	}
	if !ti.onlyName(end) || ti.NameNext(end+1) || ti.stoodBefore(i, end) {
		return false
	}
	return !ti.givenAt(end) || ti.Is(end, lang.Surname) || ti.postRightBefore(i) || ti.titled(i)
}

// stoodBefore reports whether the word at i stood as a title before the full name of which the one
// at t, alone, is a word: "CP Musa Torubam … CP Torubam", "Haji Salleh".
func (ti titles) stoodBefore(i, t int32) bool {
	if !ti.Shaped(t, Capital) || ti.NameNext(t+1) {
		return false
	}
	for k := len(ti.Spans) - 1; k >= max(0, len(ti.Spans)-mostBefore); k-- {
		s := &ti.Spans[k]
		if s.Guess != Person || s.Len() < 2 || !s.Titled() || ti.Text(s.Title) != ti.Text(i) {
			continue
		}
		if ti.Text(s.End-1) == ti.Text(t) || ti.Text(s.First) == ti.Text(t) {
			return true
		}
	}
	return false
}

// pastMark is i, or where the name begins behind the mark that ends the style of entry e, and what
// belongs to the style: "Dato' Musa Torubam", "Dato’ Seri Musa Torubam".
func (ti titles) pastMark(i int32, e *lang.Entry) int32 {
	if !e.Is(lang.Honorific) || !ti.ownersMark(i) || !ti.Flag(i+1, prose.Space) || !ti.NameNext(i+1) {
		return i
	}
	_, n := ti.Pack.Phrase([]lang.Word{ti.Words[i-1], ti.Words[i+1]})
	return i + max(1, int32(n))
}

// princeOf reads "Crown Prince Sultan bin Faisal", whose Sultan is a given name.
func (ti titles) princeOf(i, end int32, e *lang.Entry) bool {
	return ti.titled(i) && e.Is(lang.Title) && ti.Is(end, lang.Particle) && !ti.Shaped(end, Capital)
}

// inOrg reads "the Garda Ostrey Commission".
func (ti titles) inOrg(i, end int32, e *lang.Entry) bool {
	if !e.Is(lang.Title) || ti.titled(i) || ti.Shaped(i, Weak) || !ti.Link(i-1, lang.LinkThe) {
		return false
	}
	return !ti.Is(end, lang.Given) && ti.headWithin(end+1)
}

// nameHere reports whether the title at i, of entry e and n tokens, is a given name or a surname
// here, or says of what people or party somebody is.
func (ti titles) nameHere(i, n, end int32, e *lang.Entry) bool {
	switch {
	case ti.givenCol(i, n, e) || ti.ministersLetters(i, end):
		return true
	case e.Is(lang.Belief|lang.PastPost) && ti.Is(end, lang.Demonym|lang.Belief|lang.OrgName|lang.OrgHead):
		return true
	case e.Is(lang.Honorific):
		return false
	case ti.titled(i):
		return e.Is(lang.Given) && ti.NameNext(end) // "Chief Justice Earl Lee"
	}
	return e.Is(lang.Given|lang.Surname) && !ti.Shaped(i, Weak) && ti.Is(end, lang.Title)
}

// givenCol reads "grazier Col Lee", who is a Colin.
func (ti titles) givenCol(i, n int32, e *lang.Entry) bool {
	if !e.Is(lang.Title) || !e.Is(lang.Given) || ti.titled(i) || ti.Char(i+n) == '.' {
		return false
	}
	return ti.SmallIs(i-1, lang.Post) && !ti.Is(i-1, lang.Spokes|lang.Title)
}

// ministersLetters reports whether two letters behind a minister's post are initials, with a
// surname alone behind them, though a title is written so: "the chief minister, MK Velsor".
func (ti titles) ministersLetters(i, end int32) bool {
	if ti.Size(i) != 2 || !ti.Toks[i].Is(prose.Caps) || ti.NameNext(end+1) || !ti.onlyName(end) {
		return false
	}
	return ti.Part(i-1, lang.Portfolio) || ti.Char(i-1) == ',' && ti.Part(i-2, lang.Portfolio)
}

// bear gives the name that begins at end the title from i on, of entry e: after one just read it is
// a part of it.
func (ti titles) bear(i, end int32, e *lang.Entry) {
	if !ti.titled(i) {
		ti.title, ti.titleTells, ti.honorific = i, 0, false
	}
	ti.titleEnd = end
	if k := end - 2; ti.Char(end-1) == ')' && ti.Is(k, lang.Honorific) && ti.Entry(k).Gender != BothGenders {
		ti.titleTells = ti.Entry(k).Gender
	}
	rank := e.Is(lang.Title) && e.Is(lang.Given) && !e.Is(lang.Honorific) // Col is a colonel as well as a Colin
	if g := e.Gender; e.Is(lang.Title|lang.Honorific) && !rank && (g == lang.Male || g == lang.Female) {
		ti.titleTells = g
		if g == lang.Male && e.Is(lang.Post) && ti.givenIs(end, lang.Female) {
			ti.titleTells = lang.Female // "Chairman Ann Lee"
		}
	}
	ti.honorific = ti.honorific || e.Is(lang.Honorific)
}

// givenIs reports whether a given name of sex g alone stands at i, with more of the name behind it.
func (ti titles) givenIs(i int32, g lang.Gender) bool {
	return ti.Is(i, lang.Given) && ti.Entry(i).Gender == g && ti.NameNext(i+1)
}

// compoundTitle is what a part of a word with a hyphen tells of it: "Mayor-elect" is a title,
// "Mum-of-four" a label.
func (ti titles) compoundTitle(i int32) *lang.Entry {
	s := ti.Text(i)
	at := strings.IndexByte(s, '-')
	for _, part := range [...]string{s[:max(at, 0)], s[at+1:], s[strings.LastIndexByte(s, '-')+1:]} {
		e := ti.Pack.Entry(ti.Pack.Word(part))
		if e.Is(lang.Title|lang.Kin|lang.PersonNoun) && !e.Is(lang.Given|lang.Surname) {
			return e
		}
	}
	return ti.Pack.Entry(0)
}

// dottedInitials reports whether initials stand at i that are a title where they have no dots,
// before a surname: "P.S. Torubam".
func (ti titles) dottedInitials(i int32, e *lang.Entry) bool {
	if !ti.Toks[i].Is(prose.Dotted) || !ti.Shaped(i, Initial) || e.Is(lang.Honorific) {
		return false
	}
	return ti.onlyName(i+1) && !ti.NameNext(i+2) && !ti.stoodBefore(i, i+1)
}

// slashedTitle is a title with a slash in it, which lists have with a hyphen, "P/Maj", "W/ro", or
// of which they have the rank alone: "A/Insp", "L/Cpl".
func (ti titles) slashedTitle(i int32) *lang.Entry {
	if ti.Size(i) > 2 || ti.Flag(i+1, prose.Space) || ti.Flag(i+2, prose.Space) {
		return ti.Pack.Entry(0)
	}
	if e := ti.Pack.Entry(ti.Pack.Word(ti.Text(i) + "-" + ti.Text(i+2))); e.Class != 0 {
		return e
	}
	if e := ti.Entry(i + 2); e.Is(lang.Abbrev) && ti.Shaped(i+2, Capital) {
		return e
	}
	return ti.Pack.Entry(0)
}

// bearsTitle reports whether a name can begin at i, after a title.
func (ti titles) bearsTitle(i int32) bool {
	switch {
	case !ti.Has(i) || ti.Opens(i):
		return false
	case ti.IsOpen(i):
		return ti.bracketEnd(i) > 0
	case !ti.Shaped(i, Capital):
		return ti.Is(i, lang.Particle) && !ti.Is(i, lang.Function) && ti.continues(i+1)
	case ti.Shaped(i, Initial) || ti.Is(i, lang.Given):
		return true
	case !ti.Is(i, lang.Function|lang.Month|lang.Day|lang.Auxiliary):
		return true
	}
	if ti.twoSyllables(i + 1) {
		return true // "Ms An Yu-jin"
	}
	return !ti.Shaped(i, Weak) && ti.onlyName(i+1) && (ti.Is(i, lang.Pronoun) || ti.smallSurname(i))
}

// mostLetters is the most letters by which a post is called.
const mostLetters = 5

// pastBracket is i, or the token after brackets there that belong to a title: "Chief (Mrs) Ada
// Nwosu", "Prof (Dr) Meena Nair", "(retd)", "(N)", "Chief Medical Director (CMD) Ada Nwosu";
// "Additional Secretary (Power) Ms Orr", "Engineer (roads and buildings) P Orr".
func (ti titles) pastBracket(i int32) int32 {
	if !ti.IsOpen(i) {
		return i
	}
	k := ti.PastDot(i + 2)
	if ti.Char(k) != ')' {
		return ti.pastField(i)
	}
	post := ti.Is(i+1, lang.Honorific|lang.Title|lang.PastPost|Ordinary) && !ti.Is(i+1, lang.Given)
	letters := ti.Flag(i+1, prose.Caps) && ti.Size(i+1) <= mostLetters && !ti.Is(i+1, lang.Given)
	if post || letters || ti.Is(k+1, lang.Honorific) || ti.Size(i+1) == 1 {
		return k + 1
	}
	return ti.pastField(i)
}

// widestField is the most tokens in brackets that tell what a title is held over.
const widestField = 6

// pastField is i, or the token after brackets there that tell what a title is held over, where a
// name in full stands behind: "Joint Secretary (Personnel) Ann Lee", "(Industry and Mines)".
func (ti titles) pastField(i int32) int32 {
	if !ti.IsOpen(i) {
		return i
	}
	k := i + 1
	for ; k < i+2+widestField && ti.Char(k) != ')'; k++ {
		if ti.Kind(k) != prose.Word && ti.Char(k) != '&' || ti.givenAt(k) {
			return i
		}
	}
	if ti.Char(k) != ')' || !ti.NameNext(k+1) || !ti.NameNext(k+2) && !ti.Shaped(k+1, Initial) {
		return i
	}
	return k + 1
}

// bracketEnd is where a capitalised given name in brackets ends, with a surname after it; 0 where
// none stands at i: "(Donald) Orr".
func (ti titles) bracketEnd(i int32) int32 {
	k := i + 1
	for k < i+3 && ti.inBracket(k, k == i+1) {
		k++
	}
	if c := ti.Char(k); k > i+1 && (c == ')' || c == ']') && ti.NameNext(k+1) {
		return k + 1
	}
	return 0
}

// inBracket reports whether a given name in brackets can go on at k: with one name, then initials.
func (ti titles) inBracket(k int32, first bool) bool {
	if !ti.Shaped(k, Capital) || ti.Is(k, lang.Function|lang.Title|lang.Honorific) {
		return false
	}
	return first || ti.Shaped(k, Initial)
}

// bracketed reads "(Donald) Orr" at i, the bracket; it needs a title before it or a given name in
// it.
func (ti titles) bracketed(i int32) int32 {
	end := ti.bracketEnd(i)
	if end == 0 || !ti.titled(i) && !ti.Is(i+1, lang.Given) {
		return i + 1
	}
	last := end
	for last < end+4 && ti.NameNext(last) {
		last++
	}
	ti.add(Span{First: i, End: last, Guess: Person, Rule: ByBracket})
	return last
}
