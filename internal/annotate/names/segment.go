package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestPhrase is the most tokens that a listed phrase is looked for in.
const longestPhrase = 10

// cut walks over the tokens and cuts names out.
func (f *finder) cut(around Around) {
	f.around = around
	for i := int32(0); i < f.len(); {
		i = max(i+1, f.segment(i))
	}
}

// segment reads the name or title that begins at token i, and gives where to go on.
func (f *finder) segment(i int32) int32 {
	t := f.toks[i]
	if t.Kind != prose.Word {
		if f.isOpen(i) {
			return f.bracketed(i)
		}
		return i + 1
	}
	if t.Is(prose.Handle) {
		return i + 1
	}
	if f.shape(i)&capital == 0 {
		return f.small(i)
	}
	if q := f.dateline(i); q > i {
		return q
	}
	if q := f.road(i); q > i {
		return q
	}
	if q := f.tiedName(i); q > i {
		return q
	}
	w, n := f.phrase(i)
	e := f.pack.Entry(w)
	if f.kindOpens(i) && n == 1 {
		w, n := f.phrase(i + 1)
		if q := f.bodyNamed(i+1, n, f.pack.Entry(w)); q > i+1 {
			return q
		}
	}
	if f.onlyPosition(i, n, e) {
		return f.afterOrdinary(i, n)
	}
	return f.named(i, n, w, e)
}

// named reads the name that begins at token i, where a phrase w of n tokens and entry e stands.
// Each reader gives where to go on, i where it has read nothing.
func (f *finder) named(i, n int32, w lang.Word, e *lang.Entry) int32 {
	if q := f.paper(i, n, e); q > i {
		return q
	}
	if q := f.officeAt(i); q > i {
		f.title, f.titleEnd, f.titleTells, f.honorific = i, q, 0, false
		return q
	}
	if q := f.bodyNamed(i, n, e); q > i {
		return q
	}
	if q := f.titleAt(i, n, e); q > i {
		return q
	}
	if q := f.bodyRun(i, n, e); q > i {
		return q
	}
	if q := f.thingRun(i, e); q > i {
		return q
	}
	if q := f.seat(i, w, n, e); q > i {
		return q
	}
	if q := f.organisation(i, w, n); q > i {
		return q
	}
	if q := f.nothing(i, n, e); q > i {
		return q
	}
	if q := f.place(i, w, n); q > i {
		return q
	}
	return f.person(i)
}

// phrase is the longest listed phrase that begins at token i and is set in capitals as its list
// sets it.
func (f *finder) phrase(i int32) (lang.Word, int32) {
	if !f.has(i) {
		return 0, 1
	}
	if f.memo[i].n == 0 {
		w, n := f.readPhrase(i)
		f.memo[i] = listed{w, n}
	}
	return f.memo[i].word, f.memo[i].n
}

// listed is a listed phrase and its number of tokens.
type listed struct {
	word lang.Word
	n    int32
}

func (f *finder) readPhrase(i int32) (lang.Word, int32) {
	w, n := f.pack.Phrase(f.words[i:min(i+longestPhrase, f.len())])
	if n > 1 && !f.inOneClause(i, i+int32(n)) || n > 1 && !f.setAs(i, f.pack.Spelled(w), f.pack.Entry(w)) {
		w, n = f.words[i], 1
	}
	return w, max(1, int32(n))
}

// inOneClause reports whether no sentence begins within the tokens.
func (f *finder) inOneClause(first, end int32) bool {
	for i := first + 1; i < end; i++ {
		if f.shape(i)&shut != 0 {
			return false
		}
	}
	return true
}

// setAs reports whether the phrase at i has capitals wherever its list has them. A title may be set
// small after its first word: "Prime minister".
func (f *finder) setAs(i int32, listed string, e *lang.Entry) bool {
	if e.Class&(lang.Title|lang.Honorific|lang.TermTrigger) != 0 || e.Class == 0 {
		return true
	}
	for from := 0; from < len(listed); i++ {
		if c := listed[from]; c >= 'A' && c <= 'Z' && f.has(i) && f.shape(i)&capital == 0 && f.toks[i].Kind == prose.Word {
			return false
		}
		for from < len(listed) && listed[from] != ' ' {
			from++
		}
		from++
	}
	return true
}

// onlyPosition reports whether the word at i has its capital from where it stands: an ordinary word
// at the head of a sentence, or one in a headline.
func (f *finder) onlyPosition(i, n int32, e *lang.Entry) bool {
	if f.shape(i)&initial != 0 && f.continues(i+1) {
		return false
	}
	if e.Is(lang.Function) && n == 1 {
		return f.shape(i)&weak != 0 && !(e.Is(lang.Given) && f.nameNext(i+1)) || !e.Is(lang.Given|lang.State|lang.Surname)
	}
	if n > 1 || f.shape(i)&weak == 0 && !(f.pack.NounsCapital && e.Is(ordinary) && !e.Is(lang.Given|lang.Surname|lang.Place|lang.OrgName|lang.Title|lang.Honorific|lang.OrgHead)) {
		return false
	}
	if f.shape(i)&plain != 0 || f.saidBefore(i, e) {
		return true
	}
	if e.Is(lang.Given) && (f.link(i+1, lang.LinkAnd) || f.char(i+1) == '&') && f.is(i+2, lang.Given) && f.nameNext(i+2) || e.Is(lang.Particle) && f.is(i+1, lang.Particle) && f.continues(i+1) {
		return false // "Bill and Ann Orr", "Van der Hoorn"
	}
	if e.Is(lang.Given|lang.Place|lang.OrgName|lang.Title|lang.Honorific|lang.Surname) && f.shape(i)&heading == 0 {
		return !e.Is(lang.Title|lang.Honorific) && e.Is(ordinary) && !f.nameNext(i+1) && !f.verbNext(i+1) || e.Is(lang.Adverb|lang.TimeWord)
	}
	if f.shape(i)&heading != 0 && e.Is(lang.Title|lang.Honorific|lang.Given|lang.Country|lang.State|lang.City) {
		return e.Is(ordinary) && !e.Is(lang.Title|lang.Honorific)
	}
	return e.Is(ordinary|lang.Auxiliary|lang.Modal) || e.Form != 0 || e.Cue != 0
}

// verbNext reports whether a verb stands at i that a name could be the subject of: "Young agreed",
// "Labour has".
func (f *finder) verbNext(i int32) bool {
	return f.has(i) && f.shape(i)&lower != 0 && (f.entry(i).Form&(lang.Past|lang.Present) != 0 && !f.is(i, lang.Preposition) || f.is(i, lang.Auxiliary|lang.Modal))
}

// saidBefore reports whether a cue opens its sentence before the speaker's name: "Said Ms Orr: …".
func (f *finder) saidBefore(i int32, e *lang.Entry) bool {
	return e.Cue&lang.CueSay != 0 && e.Form&lang.Past != 0 && f.nameNext(i+1)
}

// afterOrdinary passes over an ordinary word, unless it begins an organisation's name: "Human
// Rights Watch".
func (f *finder) afterOrdinary(i, n int32) int32 {
	if n == 1 && !f.verbNext(i) {
		if q := f.bodyRun(i, n, f.entry(i)); q > i {
			return q
		}
	}
	if f.shape(i)&heading == 0 && f.nameNext(i+1) && !f.is(i, lang.Function|lang.Adverb|lang.TimeWord|lang.Unnamed) && f.entry(i).Form&(lang.Past|lang.Gerund|lang.Participle) == 0 && !(f.entry(i).Form != 0 && f.entry(i).Number == 0) {
		if q := f.organisation(i, f.words[i], n); q > i {
			return q
		}
	}
	return i + n
}

// thingRun passes over a capitalised run that ends in a thing's noun: "United Nations Charter".
func (f *finder) thingRun(i int32, e *lang.Entry) int32 {
	if f.shape(i)&heading != 0 || f.titleEnd == i || e.Is(lang.Given) {
		return i
	}
	t := i + 1
	for f.has(t) && t < i+8 && (f.shape(t)&(capital|shut) == capital && f.toks[t].Kind == prose.Word || f.link(t, lang.LinkAnd) && f.nameNext(t+1)) {
		t++
	}
	if _, n := f.phrase(i); e.Is(lang.OrgName) && n == t-i {
		return i // "Extinction Rebellion"
	}
	if last := t - 1; last > i && f.is(last, lang.ThingHead) && !f.is(last, lang.Given|lang.Surname|lang.OrgHead) && !f.is(last-1, lang.Given) && !f.titleWithin(i, last) {
		f.titleEnd = -1
		return t
	}
	return i
}

// titleWithin reports whether a title stands among the tokens.
func (f *finder) titleWithin(first, end int32) bool {
	for t := first; t < end; t++ {
		if f.is(t, lang.Honorific) || f.is(t, lang.Title) && f.is(t+1, lang.Given) {
			return true
		}
	}
	return false
}

// nothing passes over capitalised words that name nobody: days, feasts, peoples, faiths.
func (f *finder) nothing(i, n int32, e *lang.Entry) int32 {
	if n == 1 && e.Is(lang.NamedThing) && !e.Is(lang.Title|lang.Honorific|lang.Given|lang.Surname|lang.PlaceHead|lang.OrgHead|lang.Lead) && f.nameNext(i+1) && !f.nameNext(i+2) && !f.is(i+1, lang.OrgHead|lang.PlaceHead|lang.Title|lang.Place) {
		f.titleEnd = -1
		return i + 2 // "Typhoon Luningning"
	}
	if e.Is(lang.Thing|lang.Month|lang.Day|lang.Demonym|lang.Belief) && !(e.Is(lang.Given) && n == 1 && (f.surnameNext(i+1) || f.link(i+1, lang.LinkAnd) && f.is(i+2, lang.Given))) && !(e.Is(lang.Place|lang.OrgName) && !e.Is(lang.Thing|lang.Month|lang.Day)) {
		if n == 1 && e.Is(lang.Given|lang.Surname) && f.shape(i)&weak == 0 && !e.Is(lang.Month|lang.Day|lang.Demonym) {
			return i
		}
		if n == 1 && (f.titleEnd == i && !e.Is(lang.Demonym|lang.Belief) || e.Is(lang.Day|lang.Month) && f.apposed(i) && f.onlyName(i+1)) {
			return i // "Mr. Lent"; "her husband, Friday Adeleke"
		}
		f.titleEnd = -1
		return i + n
	}
	return i
}

// surnameNext reports whether what stands at i can be a surname after a given name.
func (f *finder) surnameNext(i int32) bool {
	return f.nameNext(i) && !f.is(i, lang.Demonym|lang.OrgHead|lang.PlaceHead|lang.Thing) && !(f.is(i, lang.PersonNoun) && f.entry(i).Number&lang.Plural != 0)
}

// dateline reads the town in capitals that opens a story: "OAK CREEK, Wis. (AP) -".
func (f *finder) dateline(i int32) int32 {
	if !f.toks[i].Is(prose.Begin | prose.Caps) {
		return i
	}
	if f.shape(i)&town != 0 {
		return f.townAt(i)
	}
	t := i
	for f.has(t) && t < i+4 && f.toks[t].Kind == prose.Word && f.toks[t].Is(prose.Caps) && (t == i || !f.looksShut(t)) {
		if f.is(t, lang.OrgName|lang.Function|lang.Title) && !f.is(t, lang.Place) {
			return i
		}
		t++
	}
	switch c := f.char(t); {
	case f.has(t) && f.toks[t].Is(prose.Begin): // the next block
		return i
	case t == i || t == i+4 || f.is(i, ordinary) && t == i+1 && !f.is(i, lang.Place):
		return i
	case c == ',', c == '(', c == '-', c == 0xe2 && f.toks[t].Is(prose.Space):
		w, n := f.phrase(i)
		if n != t-i {
			w = 0
		}
		f.add(span{first: i, end: t, guess: isPlace, word: w, rule: byDateline})
		return t
	}
	return i
}

// townAt reads the town at the head of a dateline block.
func (f *finder) townAt(i int32) int32 {
	if f.is(i, ordinary) && !f.is(i, lang.Place|lang.Lead) {
		return i + 1 // "KEY EVENTS"
	}
	t := i
	for f.has(t) && f.shape(t)&town != 0 && (f.toks[t].Kind == prose.Word && f.shape(t)&capital != 0 && !f.is(t, lang.Month|lang.Day) || f.toks[t].Kind == prose.Clitic) && (t == i || !f.toks[t].Is(prose.Begin)) {
		t++
	}
	if t == i {
		return i // a date without a town
	}
	w, n := f.phrase(i)
	if n != t-i {
		w = 0
	}
	f.add(span{first: i, end: t, guess: isPlace, word: w, rule: byDateline})
	return t
}

// small reads a name that is written small: "al-Qaeda", "von Berg".
func (f *finder) small(i int32) int32 {
	if !f.pack.Begins(f.words[i], lang.OrgName|lang.Particle) {
		return i + 1
	}
	w, n := f.phrase(i)
	if e := f.pack.Entry(w); e.Is(lang.OrgName) && w != 0 && f.listedSmall(i, w, n) {
		f.add(span{first: i, end: i + n, guess: isOrganisation, word: w, rule: byKnownOrg})
		return i + n
	}
	if f.is(i, lang.Particle) && f.continues(i+1) && !f.is(i, lang.Function) && !(f.shape(i+1)&capital != 0 && f.is(i+1, lang.Place|lang.OrgName|lang.Thing|lang.Demonym)) && len(f.text(i)) > 1 {
		return f.person(i)
	}
	return i + 1
}

// listedSmall reports whether a phrase is one that its list writes small and that has a capital
// further on.
func (f *finder) listedSmall(i int32, w lang.Word, n int32) bool {
	if s := f.pack.Spelled(w); s[0] < 'a' || s[0] > 'z' {
		return false
	}
	for k := i; k < i+n; k++ {
		s := f.text(k)
		for j := range len(s) {
			if s[j] >= 'A' && s[j] <= 'Z' {
				return true
			}
		}
	}
	return false
}
