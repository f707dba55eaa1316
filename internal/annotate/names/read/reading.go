package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// reading is what has been read so far of a person's name that begins at token i.
type reading struct {
	*Reader
	i, end   int32
	names    int  // words that are neither initials nor particles nor suffixes
	plain    int  // ordinary words among them
	given    bool // the first is a given name
	initials bool
}

// longestPerson is the most tokens in a person's name.
const longestPerson = 8

// read reads the words of the name.
func (r *reading) read() {
	nick := int32(-1)
	for t := r.i; t < min(r.i+longestPerson, r.Len()); {
		if t > r.i && (r.parts(t) || t != nick && r.Opens(t)) {
			break
		}
		if t > r.i && r.epithet(t) {
			r.names++
			r.end = t + 2
			return
		}
		if n := r.dutchArticle(t); n > 0 {
			t += n
			continue
		}
		if n := r.nickname(t); n > 0 {
			t += n
			nick = t // after a closing mark the next word is no new sentence's
			continue
		}
		if t > r.i && r.lettersMark(t) {
			t++
			continue
		}
		n := r.part(t)
		if n == 0 {
			break
		}
		t += n
	}
	if r.names == 1 && r.end == r.i+2 && r.particleAsName() {
		r.names++
	}
}

// dutchArticle is the number of tokens of the Dutch article that stands within a name at t, with a
// preposition before it or without: "Gerda 't Hooven", "Pim van 't Veld", "Anke in 't Velde".
func (r *reading) dutchArticle(t int32) int32 {
	n := int32(0)
	if r.SmallIs(t, lang.Particle|lang.Preposition) {
		n = 1
	}
	if r.end != t || r.names == 0 || r.Is(r.i, lang.Honorific) || !r.dutchThe(t+n) || !r.NameNext(t+n+2) {
		return 0
	}
	return n + 2
}

// dutchThe reports whether the Dutch article stands at t, which a mark cuts short: 't.
func (st *Story) dutchThe(t int32) bool {
	return st.Kind(t) == prose.Mark && st.Size(t+1) == 1 && st.Text(t+1) == "t" && !st.Flag(t+1, prose.Space)
}

// particleAsName reports whether the particle that a name begins with is a surname: "Lo Ka-wai".
func (r *reading) particleAsName() bool {
	return r.Shaped(r.i, Capital) && r.Is(r.i, lang.Particle) && !r.Is(r.i, lang.Given|lang.Surname|lang.Function)
}

// lettersMark reports whether a mark at t, within a name, is one of its letters: "Ochieng'
// Onyango". After an s it would be an owner's, and where words in marks began before it, it ends
// them: "‘Call Ann Lee’ Reed said".
func (r *reading) lettersMark(t int32) bool {
	if r.end != t || !r.ownersMark(t) || !r.single(t) || r.names < 2 && !r.given {
		return false
	}
	w := r.Text(t - 1)
	return w[len(w)-1] != 's' && r.NameNext(t+1) && r.Toks[t+1].Is(prose.Space) && !r.inMarks(t)
}

// single reports whether the mark at t is a single one, as an apostrophe is.
func (r *reading) single(t int32) bool { return strings.Contains("'‘’`´", r.Text(t)) }

// longestInMarks is how far a mark that opens is looked for, in tokens.
const longestInMarks = 60

// inMarks reports whether the single mark before t, shortly before it, opens words in marks.
func (r *reading) inMarks(t int32) bool {
	for k := t - 1; k >= max(0, t-longestInMarks); k-- {
		if r.Kind(k) == prose.Mark && r.single(k) {
			return r.Flag(k, prose.Space) || r.Flag(k, prose.Begin)
		}
	}
	return false
}

// longestNick is the most words in a nickname.
const longestNick = 3

// nickname is the number of tokens of a nickname at t, in marks or brackets, with more of the name
// after it: "Malou" in Maria "Malou" Reyes, William (Bill) Orr.
func (r *reading) nickname(t int32) int32 {
	round := r.Char(t) == '('
	if round && r.Kind(t+1) == prose.Mark {
		return r.doublyMarked(t)
	}
	if !round && r.Toks[t].Kind != prose.Mark || !r.Toks[t].Is(prose.Space) || !r.mayHaveNick(t) {
		return 0
	}
	k := t + 1
	for r.inNick(t, k) {
		k++
	}
	if k == t+1 || r.Flag(k, prose.Space) || !r.goesOnAt(k+1) {
		return 0
	}
	shut := r.Kind(k) == prose.Mark
	if round {
		shut = r.Char(k) == ')' && (r.Is(t+1, lang.Given) || r.bracketedNick(t, k))
	}
	if !shut {
		return 0
	}
	return k + 1 - t
}

// doublyMarked is the number of tokens of a nickname in marks within the bracket at t: "Maria
// (“Malou”) Reyes".
func (r *reading) doublyMarked(t int32) int32 {
	if !r.Toks[t].Is(prose.Space) || !r.mayHaveNick(t) {
		return 0
	}
	k := t + 2
	for r.inNick(t+1, k) {
		k++
	}
	if k == t+2 || r.Kind(k) != prose.Mark || r.Char(k+1) != ')' || !r.goesOnAt(k+2) {
		return 0
	}
	return k + 2 - t
}

// bracketedNick reports whether the one word in the brackets from t to k, within a name, can only
// be a nickname: "Wilma (Tink) Soames", and not "Ann (NDP) Lee". Before it stands a given name, or
// what may be one, where no list of players follows: "Kosk (Harbour) Wolak (Rovers)".
func (r *reading) bracketedNick(t, k int32) bool {
	const others = lang.Place | lang.OrgName | lang.OrgHead | lang.OrgNoun | lang.Belief | lang.Demonym |
		lang.Function | lang.Title | lang.Honorific | lang.Month | lang.Day
	given := r.given || r.Unknown(r.i) && r.Char(k+2) != '('
	if !given || r.names != 1 || k != t+2 || r.Size(t+1) < 3 {
		return false
	}
	return !r.Toks[t+1].Is(prose.Caps) && !r.Is(t+1, others) && !r.Is(t-1, lang.Place)
}

// mayHaveNick reports whether a nickname may follow what has been read before t.
func (r *reading) mayHaveNick(t int32) bool {
	if r.names == 0 && !r.initials || !r.Shaped(t-1, Capital) {
		return false
	}
	return r.given || r.titled(r.i) || r.postRightBefore(r.i) || r.Unknown(r.i)
}

// inNick reports whether the word at k can be part of the nickname after the mark at t.
func (r *reading) inNick(t, k int32) bool {
	if r.Kind(k) != prose.Word {
		return false
	}
	if !r.Shaped(k, Capital) {
		return k <= t+longestNick && r.inSmallNick(t, k)
	}
	return k == t+1 || k <= t+longestNick && !r.Opens(k)
}

// inSmallNick reports whether the word at k, in small letters, can be part of a nickname in marks,
// behind a given name alone: Mark "the Shark" Bell, Joe "two guns" Bell.
func (r *reading) inSmallNick(t, k int32) bool {
	if r.names != 1 || !r.given || r.Kind(t) != prose.Mark {
		return false
	}
	return k == t+1 && r.Link(k, lang.LinkThe) || !r.Is(k, lang.Function|lang.Adverb)
}

// goesOnAt reports whether more of a name stands at k, after a nickname.
func (r *reading) goesOnAt(k int32) bool {
	return r.Shaped(k, Capital) || r.Is(k, lang.Particle) && r.continues(k)
}

// epithet reports whether "the Great" stands at t, after a given name alone.
func (r *reading) epithet(t int32) bool {
	const others = lang.Demonym | lang.Place | lang.OrgName | lang.OrgHead | lang.Belief | lang.Title
	if r.names != 1 || !r.given || !r.Link(t, lang.LinkThe) {
		return false
	}
	return r.NameNext(t+1) && !r.Is(t+1, others)
}

// part reads the part of a name at t, and gives the tokens it takes: 0 where the name has ended.
func (r *reading) part(t int32) int32 {
	e, first := r.Entry(t), t == r.i
	switch {
	case !first && r.givenBracketed(t):
		return 1
	case !first && r.slashed(t):
		return 3
	case r.looseHyphen(t, e):
		return 2
	case r.stageName(t, e):
		r.initials = true
		return 1
	case r.Shaped(t, Initial) && (!first || r.continues(t+1)):
		return r.initial(t)
	case r.names > 0 && e.Is(lang.NameSuffix) && r.Shaped(t, Capital):
		if r.end = t + 1; r.Is(t, lang.Abbrev) {
			r.end = r.PastDot(t + 1)
		}
		return r.end - t
	case r.suffixAfterComma(t):
		r.end = r.PastDot(t + 2)
		return r.end - t
	case r.Shaped(t, Capital) && r.Toks[t].Kind == prose.Word && !r.Toks[t].Is(prose.Handle):
		return r.word(t, e)
	case r.particle(t, e):
		return 1
	}
	return 0
}

// slashed reports whether a particle with a slash in it stands at t, with more of the name behind
// it: "Ravi a/l Suppiah", son of Suppiah.
func (r *reading) slashed(t int32) bool {
	if r.Char(t+1) != '/' || r.Size(t) != 1 || r.Size(t+2) != 1 || !r.NameNext(t+3) {
		return false
	}
	return r.Pack.Class(r.Pack.Word(r.Text(t)+"-"+r.Text(t+2)))&lang.Particle != 0 // a slash parts forms in lists
}

// looseHyphen reports whether an article stands at t with a hyphen, and the name it belongs to
// behind a space: "Talal Al- Khaldor".
func (r *reading) looseHyphen(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Particle) || r.Size(t) > 3 || r.Char(t+1) != '-' || r.Flag(t+1, prose.Space) {
		return false
	}
	return r.Flag(t+2, prose.Space) && r.onlyName(t+2)
}

// stageName reports whether a word that stands for a given name stands at t: "DJ Orr".
func (r *reading) stageName(t int32, e *lang.Entry) bool {
	return e.Is(lang.StageName) && r.Shaped(t, Capital) && r.Shaped(t+1, Capital) && r.continues(t+1)
}

// givenBracketed reports whether a bracket closes at t behind a given name that bears a title, with
// more of the name after it: "President (Donald) Orr".
func (r *reading) givenBracketed(t int32) bool {
	if r.Char(t) != ')' || r.names != 1 || !r.given {
		return false
	}
	return r.titled(r.i) && r.NameNext(t+1)
}

// initial reads the initials at t.
func (r *reading) initial(t int32) int32 {
	if r.Is(t, lang.Place) && r.Size(t) > 2 {
		return 0
	}
	if t > r.i && r.names > 0 && !r.continues(t+1) && (r.Toks[t].Is(prose.Dotted) || r.letterEnds(t)) {
		r.end = t + 1 // "Sumathi D.R.", "Maria K"
	}
	r.initials = true
	return 1
}

// letterEnds reports whether the letter at t, which no dot cuts short, stands for the surname
// behind a given name alone, as papers have it of those whom they do not name in full: "Maria K
// said".
func (r *reading) letterEnds(t int32) bool {
	if r.names != 1 || !r.given || r.Size(t) != 1 || r.Is(t, lang.Function) || r.Shaped(t, Heading) {
		return false
	}
	return r.Char(t+1) == ',' || r.VerbNext(t+1)
}

// suffixAfterComma reports whether a comma and a suffix stand at t: "Ann Lee, Jr."
func (r *reading) suffixAfterComma(t int32) bool {
	if r.Char(t) != ',' || r.names < 2 || r.Size(t+1) > 3 {
		return false
	}
	return r.Shaped(t+1, Capital) && r.Is(t+1, lang.NameSuffix)
}

// word reads the capitalised word at t.
func (r *reading) word(t int32, e *lang.Entry) int32 {
	switch {
	case t > r.i && r.smallSyllable(t, e):
		r.names++
		r.end = t + 1
		return 1
	case t > r.i && r.ends(t, e):
		return 0
	}
	r.take(t, e)
	if e.Is(lang.Abbrev) && e.Is(lang.Given|lang.Particle) && r.Char(t+1) == '.' && r.continues(t+2) {
		return 2 // "Ma. Lourdes", "Sta. Maria"
	}
	return 1
}

// particle reports whether the small word at t is a particle of the name, with more to come.
func (r *reading) particle(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Particle) || r.Toks[t].Kind != prose.Word || !r.continues(t+1) {
		return false
	}
	if e.Is(lang.Function) && !(r.given && r.noble(t)) {
		return false
	}
	return t == r.i || r.names > 0 || r.initials || r.Is(t-1, lang.Particle)
}

// noble reports whether the small word at t, which is also a preposition or article, is a particle
// here: "Ursula von der Heyde", and not "Anna von Kiel".
func (r *reading) noble(t int32) bool {
	if r.Part(t, lang.As) || r.Pack.NounsCapital && r.names > 1 { // "Anna Brandt von der Werft"
		return false
	}
	return r.nobleAt(t)
}

// nobleAt reports whether what stands behind the small particles at t can be a surname and is no
// place's name or ordinary word.
func (st *Story) nobleAt(t int32) bool {
	for st.SmallIs(t, lang.Particle) {
		t++
	}
	return st.Shaped(t, Capital) && !st.Is(t, lang.Place|Ordinary|lang.Month|lang.Day)
}

// take takes the word at t for one of the name.
func (r *reading) take(t int32, e *lang.Entry) {
	if r.continues(t+1) && r.smallParticle(t) {
		return
	}
	if r.names == 0 && (e.Is(lang.Given) || e.Class == 0 && r.doubleGiven(t) || r.publishedGiven(t)) {
		r.given = true
	}
	if r.names == 1 && r.givenAfterSurname(t) {
		r.given = true
	} else if r.isPlain(t, e) && !(t == r.i && r.smallSurname(t)) {
		r.plain++
	}
	r.names++
	r.end = t + 1
}

// publishedGiven reports whether published collections have the word at t, which no list has, as a
// given name where a capital alone tells nothing: "Torben Langbehn".
func (r *reading) publishedGiven(t int32) bool {
	return r.Pack.NounsCapital && r.Bare(t) && r.Facts(t).Is(gazetteer.Given)
}

// givenAfterSurname reads "Chow Wing-sum".
func (r *reading) givenAfterSurname(t int32) bool {
	return r.Shaped(t, Plain) && r.Toks[t].Is(prose.Hyphen) && r.Is(t-1, lang.Surname)
}

// isPlain reports whether the word at t is an ordinary one, or a code.
func (r *reading) isPlain(t int32, e *lang.Entry) bool {
	if r.Toks[t].Is(prose.Digits) {
		return true
	}
	if e.Is(lang.Given|lang.Surname) || r.wordWithin(t, e) {
		return false
	}
	if e.Is(lang.Title) && r.titled(r.i) {
		return true // "Deputy High Commissioner"
	}
	const plain = Ordinary | lang.OrgHead | lang.OrgNoun | lang.PlaceHead | lang.Thing
	return r.Shaped(t, Plain) || r.ordinaryWord(t) || e.Is(plain) || e.Form != 0
}

// ends reports whether the capitalised word at t is no part of the name before it.
func (r *reading) ends(t int32, e *lang.Entry) bool {
	switch {
	case r.setApart(t, e):
		return true
	case e.Is(lang.Particle) && !e.Is(lang.Function) && r.continues(t+1):
		return false // "Dymphna Mac Giolla"
	case r.honorificWithin(t, e):
		return false
	case e.Is(lang.Function|lang.Month|lang.Day|lang.Honorific) && !e.Is(lang.Given|lang.Surname|lang.Particle):
		return !r.monthAsName(t, e) && !r.wordAsSurname(t, e) && !r.wordWithin(t, e)
	case r.titleFollows(t, e), r.titleAlone(t, e):
		return true
	}
	return r.enough(t, e)
}

// titleAlone reports whether the word at t is a title cut short, behind which the sentence goes on:
// "former Ostrey Gov. and board chairman", "Ostrey Sen. Ann Lee", though Sen is a surname, too.
func (r *reading) titleAlone(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Title) || !e.Is(lang.Abbrev) || r.Char(t+1) != '.' || r.Flag(t+1, prose.Space) {
		return false
	}
	return r.Small(t+2) || r.NameNext(t+2)
}

// setApart reports whether the word at t is set otherwise than the name, or can be in none.
func (r *reading) setApart(t int32, e *lang.Entry) bool {
	if r.capsAfter(t, e) || r.Shaped(t, Heading) && r.headingEnds(e) || e.Is(lang.Pronoun) || r.seatBehind(t) {
		return true
	}
	return e.Is(lang.PersonNoun) && e.Number&lang.Plural != 0 && !e.Is(lang.Given|lang.Surname)
}

// seatBehind reports whether the known name of where somebody sits, or of a state in several words,
// stands at t behind a whole name: "an Ann Lee | White House", "the Ann Lee | South Carolina
// party".
func (r *reading) seatBehind(t int32) bool {
	if r.names < 2 {
		return false
	}
	w, n := r.phrase(t)
	return n > 1 && r.Pack.Entry(w).Is(lang.Seat|lang.State)
}

// longestWords is the most words in a person's name, without initials and particles.
const longestWords = 5

// enough reports whether a name is whole without the word at t, which a list has as something else.
func (r *reading) enough(t int32, e *lang.Entry) bool {
	named := e.Is(lang.Given | lang.Surname)
	switch {
	case r.names >= 2 && e.Is(lang.WorkNoun|lang.Title|lang.Post) && !named:
		return !r.wordEndsName(t)
	case r.names == 1 && (r.given || t == r.i+1 && r.PublishedName(r.i)) || r.placeAfterInitial(t, e):
		return false
	case r.names > 0 && e.Is(lang.Demonym|lang.Belief|lang.Thing) && r.arabicArticle(t-1):
		return false // "Abdul Hakim Al Hindi"
	case r.names > 0 && e.Is(lang.Demonym|lang.Belief|lang.OrgName|lang.Place|lang.Thing) && !named:
		return !r.homeAsSurname(t, e) && !r.faithAsSurname(t, e) &&
			!(e.Is(lang.OrgName) && (r.wordEndsName(t) || r.bodyAsSurname(t, e)))
	}
	return r.names >= longestWords
}

// arabicArticle reports whether the particle at t, in capitals, is one that belongs to the word
// behind it: the Al of "Al Hindi".
func (r *reading) arabicArticle(t int32) bool {
	return r.Is(t, lang.Particle) && r.Shaped(t, Capital) && r.Size(t) == 2 && !r.Is(t, lang.Function)
}

// homeAsSurname reports whether a people or a town at t is the surname that ends a name, since a
// verb follows, or, behind a people or where collections have it as a surname, a comma: "Shazia
// Torwil Baloch said", "Parnaz Torwil, a rower,", "Ann Torvelle York, a rower,".
func (r *reading) homeAsSurname(t int32, e *lang.Entry) bool {
	people, surname := e.Is(lang.Demonym) && e.Number != lang.Plural, r.Facts(t).Is(gazetteer.Surname)
	if r.plain > 0 || e.Is(lang.OrgName) || !people && !surname && !e.Is(lang.City|lang.Region) {
		return false
	}
	if r.Shape(t)&(Capital|Weak|Shut|Heading) != Capital || r.Toks[t].Is(prose.Caps) {
		return false
	}
	if people && r.surnameBehind(t) {
		return true
	}
	if e.Is(lang.Country) && !surname || r.names < 2 && !(people && r.bareGiven(surname)) {
		return false
	}
	return r.VerbNext(t+1) || (people || surname) && r.Char(t+1) == ','
}

// surnameBehind reports whether the name stands behind a title and a surname behind the word at t:
// "Senator Torvi | Baloch Khan".
func (r *reading) surnameBehind(t int32) bool {
	return r.titled(r.i) && r.Is(t+1, lang.Surname) && r.NameNext(t+1)
}

// bareGiven reports whether the first word of the name, which no list has, is a given name by
// collections, or before a surname a word that these have not either.
func (r *reading) bareGiven(surname bool) bool {
	f := r.Facts(r.i)
	return r.Bare(r.i) && (f.Is(gazetteer.Given) || surname && f == 0)
}

// bodyAsSurname reports whether the name of a body at t ends a name of which nobody knows the first
// word: collections have it as a surname and as no ordinary word, "by Sibuvele Duma", or what
// somebody is stands behind it, "Torvina Target, a rower".
func (r *reading) bodyAsSurname(t int32, e *lang.Entry) bool {
	if r.names != 1 || r.plain > 0 || !r.Bare(r.i) || r.Facts(r.i) != 0 || e.Is(lang.OrgHead|lang.Place) {
		return false
	}
	if r.Shape(t)&(Capital|Weak|Shut|Heading) != Capital || r.Toks[t].Is(prose.Caps) || r.NameNext(t+1) {
		return false
	}
	if r.Toks[r.i].Is(prose.Caps) {
		return false
	}
	f := r.Facts(t)
	return r.tradeBehind(t+1) || f.Is(gazetteer.Surname) && !f.Is(gazetteer.Ordinary) && !r.Shaped(r.i, Weak)
}

// faithAsSurname reports whether a faith at t that published collections have as a name is the
// surname that ends one of words that are nothing else, since a verb or comma follows, or a title
// stands before it: "Shofiqur Islam said".
func (r *reading) faithAsSurname(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Belief) || r.plain > 0 || !r.Facts(t).Is(gazetteer.Given) || !r.Bare(t-1) && !r.onlyName(t-1) {
		return false
	}
	if r.Shape(t)&(Capital|Weak|Shut|Heading) != Capital || r.NameNext(t+1) {
		return false
	}
	return r.titled(r.i) || r.VerbNext(t+1) || r.Char(t+1) == ','
}

// capsAfter reports whether the word at t is all in capitals behind one that is not.
func (r *reading) capsAfter(t int32, e *lang.Entry) bool {
	if !r.Toks[t].Is(prose.Caps) || r.Size(t) < 2 || e.Is(lang.NameSuffix) || r.loudSurname(t, e) {
		return false
	}
	return !r.Toks[t-1].Is(prose.Caps)
}

// loudSurname reports whether the word in capitals at t is a known surname behind a given name:
// "Ann LEE".
func (r *reading) loudSurname(t int32, e *lang.Entry) bool {
	surname := e.Is(lang.Surname) || r.Facts(t).Is(gazetteer.Surname)
	return r.given && r.Size(t) > 2 && surname && !e.Is(lang.OrgName|lang.PostNominal|lang.Title|lang.Country)
}

// headingEnds reports whether a name in a headline ends before a word.
func (r *reading) headingEnds(e *lang.Entry) bool {
	const others = Ordinary | lang.Demonym | lang.Belief | lang.Auxiliary | lang.Modal | lang.Title | lang.Thing
	switch {
	case r.names >= 2 || e.Form != 0 || e.Cue != 0:
		return true
	case e.Is(lang.Surname):
		return false
	}
	return e.Is(others) || e.Is(lang.Place|lang.OrgName) && !e.Is(lang.Given)
}

// honorificWithin reports whether an honorific at t is part of the name: "Rosa Dom", with no name
// after it, is no lord; "Rashid Tun Harith".
func (r *reading) honorificWithin(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Honorific) || e.Is(lang.Abbrev) && !r.Facts(t).Is(gazetteer.Surname) {
		return false
	}
	if r.names == 1 {
		within := r.given || r.styleAsName(t, e) // "Sarita Kumari Lee", "Dil Kumari Ostrom"
		return !r.NameNext(r.PastDot(t+1)) || within && !r.Shaped(t, Heading|Weak)
	}
	return r.names > 1 && !r.Shaped(t, Heading|Weak)
}

// monthAsName reports whether a month is a surname, after a given name, or a day, where more is
// said of her, "Ann Sunday, 57,", or a surname follows: "Godwin Sunday Akpol".
func (r *reading) monthAsName(t int32, e *lang.Entry) bool {
	if r.names != 1 || !r.given || r.Shaped(t, Weak|Heading) {
		return false
	}
	return e.Is(lang.Month) || e.Is(lang.Day) && (r.titled(r.i) || r.describedAt(t+1) || r.onlyName(t+1))
}

// wordAsSurname reports whether a small word in capitals is a surname, right behind a given name:
// "Jonathan How".
func (r *reading) wordAsSurname(t int32, e *lang.Entry) bool {
	if r.names != 1 || !r.given || r.Shaped(t, Weak|Heading|Shut) || r.NameNext(t+1) {
		return false
	}
	if r.Small(t+1) && !r.VerbNext(t+1) {
		return false // "Ask Ann How it is"
	}
	return e.Is(lang.Question|lang.Adverb) && !r.Toks[t].Is(prose.Caps)
}

// wordWithin reports whether a conjunction in capitals that published collections have as a name is
// one between two: "Zulkafli Nor Hashim".
func (r *reading) wordWithin(t int32, e *lang.Entry) bool {
	if !e.Is(lang.Conjunction) || r.names == 0 || r.Shaped(t, Weak|Heading|Shut) || r.Toks[t].Is(prose.Caps) {
		return false
	}
	return r.Facts(t).Is(gazetteer.Given) && r.plain == 0 && r.onlyName(t+1)
}

// titleFollows reports whether the next name's title stands at t, or letters behind this one: "Ann
// Lee SC".
func (r *reading) titleFollows(t int32, e *lang.Entry) bool {
	if e.Is(lang.PostNominal) && r.Toks[t].Is(prose.Caps) {
		return true
	}
	if !e.Is(lang.Title) || e.Is(lang.Given|lang.Surname) || r.titleWithin(t, e) || r.styleWithin(t, e) {
		return false
	}
	return r.NameNext(r.PastDot(t+1)) || r.Link(t+1, lang.LinkOf|lang.LinkFor)
}

// titleWithin reports whether a title is a name between a given name and a surname: "Sasha Baron
// Coe".
func (r *reading) titleWithin(t int32, e *lang.Entry) bool {
	if r.names != 1 || !r.given || r.titled(r.i) || e.Is(lang.Abbrev|lang.OrgHead) || r.Shaped(t, Heading) {
		return false
	}
	return r.surnameNext(t+1) && !r.Is(t+1, lang.Given|lang.Title) && !r.NameNext(t+2)
}

// styleWithin reports whether a style at t is a name between two that can be nothing else, behind a
// title of another kind: "Commissioner Abdinasir Sheikh Yaror".
func (r *reading) styleWithin(t int32, e *lang.Entry) bool {
	return r.names == 1 && r.plain == 0 && (r.titled(r.i) || r.Bare(r.i) && r.Facts(r.i) == 0) && r.styleAsName(t, e)
}

// placeAfterInitial reads "J. London".
func (r *reading) placeAfterInitial(t int32, e *lang.Entry) bool {
	return r.names <= 1 && e.Is(lang.Place) && r.Shaped(t-1, Initial) && r.Toks[t-1].Kind == prose.Word
}
