package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// reading is what person has read of a name so far.
type reading struct {
	names    int // words that are neither initials nor particles nor suffixes
	given    bool
	initials bool
	plain    int // ordinary words among them
	end      int32
}

// person reads a person's name at i. What has too little to show for itself is added as a single,
// to be looked at again when the whole story is read.
func (f *finder) person(i int32) int32 {
	r := f.readName(i)
	if r.names == 0 || f.pack.NounsCapital && !r.given && r.names > 1 && f.titleEnd != i && f.is(i+1, lang.Given) {
		return i + 1 // in German "Werftchef Otto Brandt" begins with a noun
	}
	if f.villageBefore(i) && !f.is(i, lang.Title) {
		f.add(span{first: i, end: r.end, guess: isPlace, rule: byPlaceComma})
		return r.end
	}
	titled := f.titleEnd == i
	if q := f.townsBody(i, r, titled); q > i {
		return q
	}
	if titled && r.names == 1 && f.is(i, lang.Title|lang.Post) && !f.is(i, lang.Given|lang.Surname) {
		f.titleEnd = -1
		return r.end // "the Acting Minister": nobody is called Minister
	}
	s := span{first: i, end: r.end, guess: isPerson, weak: f.shape(i)&weak != 0}
	switch {
	case titled && (r.plain < r.names || f.honorific):
		s.rule = byTitle
	case r.names > 1 && r.given && f.is(i, lang.Place) && f.is(i-1, lang.Article):
		s.guess = isSingle // "the Helena Independent Record"
	case r.names > 1 && r.given && r.plain < r.names:
		s.rule = byGiven
	case r.names > 1 && r.plain < r.names && f.postRightBefore(i):
		s.rule = byPost
	case r.initials && r.plain == 0 && f.shape(i)&heading == 0:
		s.rule = byInitial
	case r.names == 2 && r.plain == 1 && !s.weak && f.is(r.end-1, lang.Surname) && f.is(i, ordinary) && !f.is(i-1, lang.Article) && !f.is(i, lang.Title|lang.Adverb|lang.TimeWord):
		s.rule = byTwoUnknown
	case r.names > 1 && r.plain == 0 && !f.pack.NounsCapital && f.shape(i)&heading == 0 && !f.is(i-1, lang.Article):
		s.rule = byTwoUnknown
	default:
		s.guess = isSingle
	}
	s.open = (s.guess == isPerson || r.names > 1) && !titled && (s.rule == nil || s.rule == byTwoUnknown || s.rule == byGiven || s.rule == byInitial) && f.shape(i)&heading == 0
	f.add(s)
	return r.end
}

// townsBody reads a name of words that nobody knows with a city or country at its end: "Clean
// Rivers UK", "Sparta Brno". A city may still be a surname.
func (f *finder) townsBody(i int32, r reading, titled bool) int32 {
	t := r.end
	if r.given || r.initials || r.names == 0 || f.shape(i)&(weak|heading|plain) != 0 || !f.nameNext(t) || f.nameNext(t+1) || !f.is(t, lang.Country|lang.City) || f.is(t, lang.Given|lang.Demonym) {
		return i
	}
	if r.plain > 0 && !f.is(t, lang.Country) || f.is(i, lang.Lead|lang.Title|lang.Adverb) {
		return i
	}
	if titled || f.smallIs(i-1, personPosting) && !f.kindOfBody(i-1) {
		if f.is(t, lang.Country) {
			return i
		}
		f.add(span{first: i, end: t + 1, guess: isPerson, rule: byPost})
		return t + 1
	}
	s := span{first: i, end: t + 1, guess: isOrganisation, rule: byPlaceAndMore, open: true}
	if !f.is(t, lang.Country) {
		s.guess, s.rule = isPerson, byTwoUnknown
	}
	f.add(s)
	return t + 1
}

// postRightBefore reports whether a post in lower case stands before token i: "footballer Reece
// Aldous".
func (f *finder) postRightBefore(i int32) bool {
	return f.is(i-1, lang.Post|lang.Kin) && f.shape(i-1)&lower != 0 && f.entry(i-1).Number&lang.Plural == 0 && !f.is(i-1, lang.NamedThing|lang.OrgNoun)
}

// readName reads the words of a name that begins at i.
func (f *finder) readName(i int32) reading {
	var r reading
	nick := int32(-1)
	for t := i; f.has(t) && t < i+8; {
		if t > i && f.shape(t)&shut != 0 && t != nick {
			break
		}
		if t > i && f.epithet(t, &r) {
			r.names++
			r.end = t + 2
			return r
		}
		if n := f.nickname(i, t, &r); n > 0 {
			t += n
			nick = t // after a closing mark the next word is no new sentence's
			continue
		}
		if t > i && f.lettersMark(t, &r) {
			t++
			continue
		}
		n := f.nameWord(i, t, &r)
		if n == 0 {
			break
		}
		t += n
	}
	if r.names == 1 && f.shape(i)&capital != 0 && f.is(i, lang.Particle) && !f.is(i, lang.Given|lang.Surname) && r.end == i+2 && !f.is(i, lang.Function) {
		r.names++ // "Lo Ka-wai": the particle is a surname here
	}
	return r
}

// lettersMark reports whether a mark at t, within a name, is one of its letters: "Ochieng'
// Onyango". After an s it would be an owner's.
func (f *finder) lettersMark(t int32, r *reading) bool {
	w := f.text(t - 1)
	return (r.names > 1 || r.given) && f.toks[t].Kind == prose.Mark && !f.toks[t].Is(prose.Space) && w[len(w)-1] != 's' && r.end == t && f.nameNext(t+1) && f.tok(t+1).Is(prose.Space)
}

// nickname is the number of tokens of a nickname at t, in marks or brackets, with more of the name
// after it: "Malou" in Maria "Malou" Reyes, William (Bill) Orr.
func (f *finder) nickname(i, t int32, r *reading) int32 {
	round := f.char(t) == '('
	if r.names == 0 && !r.initials || f.toks[t].Kind != prose.Mark && !round || !f.toks[t].Is(prose.Space) || f.shape(t-1)&capital == 0 || !r.given && f.titleEnd != i && !f.postRightBefore(i) && !f.unknown(i) {
		return 0
	}
	k := t + 1
	for f.has(k) && k < t+4 && f.toks[k].Kind == prose.Word && f.shape(k)&(capital|shut) == capital || k == t+1 && f.has(k) && f.toks[k].Kind == prose.Word && f.shape(k)&capital != 0 {
		k++
	}
	if k == t+1 || !f.has(k+1) || f.toks[k].Is(prose.Space) || f.shape(k+1)&capital == 0 && !(f.is(k+1, lang.Particle) && f.continues(k+1)) {
		return 0
	}
	if round && (f.char(k) != ')' || !f.is(t+1, lang.Given)) || !round && f.toks[k].Kind != prose.Mark {
		return 0
	}
	return k + 1 - t
}

// epithet reports whether "the Great" stands at t, after a given name alone.
func (f *finder) epithet(t int32, r *reading) bool {
	return r.names == 1 && r.given && f.link(t, lang.LinkThe) && f.nameNext(t+1) && !f.is(t+1, lang.Demonym|lang.Place|lang.OrgName|lang.OrgHead|lang.Belief|lang.Title)
}

// nameWord reads the part of a name at t, and gives the tokens it takes: 0 where the name has
// ended.
func (f *finder) nameWord(i, t int32, r *reading) int32 {
	e := f.entry(t)
	switch {
	case t > i && f.char(t) == ')' && r.names == 1 && r.given && f.titleEnd == i && f.nameNext(t+1):
		return 1
	case e.Is(lang.StageName) && f.shape(t)&capital != 0 && f.continues(t+1) && f.shape(t+1)&capital != 0:
		r.initials = true
		return 1
	case f.shape(t)&initial != 0 && (f.continues(t+1) || t > i):
		if f.is(t, lang.Place) && len(f.text(t)) > 2 {
			return 0
		}
		if r.initials = true; t > i && r.names > 0 && f.toks[t].Is(prose.Dotted) && !f.continues(t+1) {
			r.end = t + 1 // "Sumathi D.R."
		}
		return 1
	case t > i && e.Is(lang.NameSuffix) && r.names > 0 && f.shape(t)&capital != 0:
		if r.end = t + 1; f.is(t, lang.Abbrev) {
			r.end = f.pastDot(t + 1)
		}
		return r.end - t
	case t > i && f.char(t) == ',' && f.has(t+1) && f.shape(t+1)&capital != 0 && f.is(t+1, lang.NameSuffix) && r.names > 1 && len(f.text(t+1)) <= 3:
		r.end = f.pastDot(t + 2)
		return r.end - t
	case f.shape(t)&capital != 0 && f.toks[t].Kind == prose.Word && !f.toks[t].Is(prose.Handle):
		if t > i && f.endsName(i, t, e, r) {
			return 0
		}
		f.takeName(t, e, r)
		if e.Is(lang.Abbrev) && f.char(t+1) == '.' && f.continues(t+2) && (e.Is(lang.Given) || e.Is(lang.Particle)) {
			return 2 // "Ma. Lourdes", "Sta. Maria"
		}
		return 1
	case e.Is(lang.Particle) && f.toks[t].Kind == prose.Word && (t == i || r.names > 0 || r.initials || f.is(t-1, lang.Particle)) && (!f.is(t, lang.Function) || r.given && f.noble(t)) && f.continues(t+1):
		return 1
	}
	return 0
}

// continues reports whether a name can go on at i: a capital, or one more particle before one.
func (f *finder) continues(i int32) bool {
	if !f.has(i) || f.shape(i)&shut != 0 || f.toks[i].Kind != prose.Word {
		return false
	}
	if f.shape(i)&capital != 0 {
		return !f.is(i, lang.Function|lang.Month|lang.Day) || f.is(i, lang.Particle|lang.Given)
	}
	return f.is(i, lang.Particle) && f.has(i+1) && f.shape(i+1)&capital != 0
}

// noble reports whether the small word at t, which is also a preposition or article, is a particle
// here: "Ursula von der Heyde", and not "Anna von Kiel".
func (f *finder) noble(t int32) bool {
	if f.part(t, lang.As) {
		return false
	}
	for f.has(t) && f.shape(t)&lower != 0 && f.is(t, lang.Particle) {
		t++
	}
	return f.has(t) && f.shape(t)&capital != 0 && !f.is(t, lang.Place|ordinary|lang.Month|lang.Day)
}

func (f *finder) takeName(t int32, e *lang.Entry, r *reading) {
	if e.Is(lang.Particle) && f.continues(t+1) && (!e.Is(lang.Given|lang.Surname) || f.shape(t+1)&capital == 0) {
		return // "Van", "Al": no name by itself
	}
	if r.names == 0 && (e.Is(lang.Given) || e.Class == 0 && f.doubleGiven(t)) {
		r.given = true
	}
	if f.shape(t)&plain != 0 && r.names == 1 && f.toks[t].Is(prose.Hyphen) && f.is(t-1, lang.Surname) {
		r.given = true // "Chow Wing-sum"
	} else if f.toks[t].Is(prose.Digits) || f.shape(t)&plain != 0 && !e.Is(lang.Given|lang.Surname) || e.Is(ordinary|lang.OrgHead|lang.OrgNoun|lang.PlaceHead|lang.Thing) && !e.Is(lang.Given|lang.Surname) || e.Form != 0 && !e.Is(lang.Given|lang.Surname) {
		r.plain++
	}
	r.names++
	r.end = t + 1
}

// doubleGiven reports whether a word is two given names tied by a hyphen: "Hans-Peter".
func (f *finder) doubleGiven(t int32) bool {
	s := f.text(t)
	at := strings.IndexByte(s, '-')
	return at > 0 && f.toks[t].Is(prose.Hyphen) && f.pack.Class(f.pack.Word(s[:at]))&lang.Given != 0 && f.pack.Class(f.pack.Word(s[at+1:]))&lang.Given != 0
}

// endsName reports whether the capitalised word at t is no part of the name before it.
func (f *finder) endsName(i, t int32, e *lang.Entry, r *reading) bool {
	if f.toks[t].Is(prose.Caps) && !f.tok(t-1).Is(prose.Caps) && f.toks[t].End-f.toks[t].Start > 1 && !e.Is(lang.NameSuffix) {
		return true
	}
	if f.shape(t)&heading != 0 && f.headingEnds(t, e, r) {
		return true
	}
	if e.Is(lang.Pronoun) || e.Is(lang.PersonNoun) && e.Number&lang.Plural != 0 && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	if e.Is(lang.Particle) && !e.Is(lang.Function) && f.continues(t+1) {
		return false // "Dymphna Mac Giolla"
	}
	if e.Is(lang.Honorific) && r.names == 1 && !f.nameNext(f.pastDot(t+1)) && !e.Is(lang.Abbrev) {
		return false // "Rosa Dom", with no name after it, is no lord
	}
	if e.Is(lang.Honorific) && !e.Is(lang.Abbrev) && r.names > 1 && f.shape(t)&(heading|weak) == 0 && f.nameNext(t+1) {
		return false // "Rashid Tun Harith"
	}
	if e.Is(lang.Function|lang.Month|lang.Day|lang.Honorific) && !e.Is(lang.Given|lang.Particle|lang.Surname) {
		return !(r.names == 1 && r.given && e.Is(lang.Month) && f.shape(t)&weak == 0)
	}
	if e.Is(lang.Title) && !e.Is(lang.Given|lang.Surname) && (f.nameNext(f.pastDot(t+1)) || f.link(t+1, lang.LinkOf|lang.LinkFor)) || e.Is(lang.PostNominal) && f.toks[t].Is(prose.Caps) {
		return true
	}
	if r.names >= 2 && e.Is(lang.WorkNoun|lang.Title|lang.Post) && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	if e.Is(lang.Place) && f.shape(t-1)&initial != 0 && f.tok(t-1).Kind == prose.Word && r.names <= 1 {
		return false
	}
	if r.names == 1 && r.given {
		return false
	}
	if e.Is(lang.Demonym|lang.Belief|lang.OrgName|lang.Place|lang.Thing) && !e.Is(lang.Given|lang.Surname) && r.names > 0 {
		return true
	}
	return r.names >= 5
}

// headingEnds reports whether a name in a headline ends before the word at t.
func (f *finder) headingEnds(t int32, e *lang.Entry, r *reading) bool {
	return r.names >= 2 || e.Is(lang.Place|lang.OrgName) && !e.Is(lang.Given|lang.Surname) || e.Is(ordinary|lang.Demonym|lang.Belief|lang.Auxiliary|lang.Modal|lang.Title|lang.Thing) && !e.Is(lang.Surname) || e.Form != 0 || e.Cue != 0
}
