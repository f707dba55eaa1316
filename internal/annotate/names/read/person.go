package read

import (
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
func (pe persons) person(i int32) int32 {
	r := pe.readName(i)
	if r.names == 0 || pe.Pack.NounsCapital && !r.given && r.names > 1 && pe.titleEnd != i && pe.Is(i+1, lang.Given) {
		return i + 1 // in German "Werftchef Otto Brandt" begins with a noun
	}
	if pe.VillageBefore(i) && !pe.Is(i, lang.Title) {
		pe.add(Span{First: i, End: r.end, Guess: Place, Rule: ByPlaceComma})
		return r.end
	}
	titled := pe.titleEnd == i
	if q := pe.townsOrg(i, r, titled); q > i {
		return q
	}
	if titled && r.names == 1 && pe.Is(i, lang.Title|lang.Post) && !pe.Is(i, lang.Given|lang.Surname) {
		pe.titleEnd = -1
		return r.end // "the Acting Minister": nobody is called Minister
	}
	s := Span{First: i, End: r.end, Guess: Person, Weak: pe.Shape(i)&Weak != 0}
	switch {
	case titled && (r.plain < r.names || pe.honorific):
		s.Rule = ByTitle
	case r.names > 1 && r.given && pe.Is(i, lang.Place) && pe.Is(i-1, lang.Article):
		s.Guess = Single // "the Helena Independent Record"
	case r.names > 1 && r.given && r.plain < r.names:
		s.Rule = ByGiven
	case r.names > 1 && r.plain < r.names && pe.postRightBefore(i):
		s.Rule = ByPost
	case r.initials && r.plain == 0 && pe.Shape(i)&Heading == 0:
		s.Rule = ByInitial
	case r.names == 2 && r.plain == 1 && !s.Weak && pe.Is(r.end-1, lang.Surname) && pe.Is(i, Ordinary) && !pe.Is(i-1, lang.Article) && !pe.Is(i, lang.Title|lang.Adverb|lang.TimeWord):
		s.Rule = ByTwoUnknown
	case r.names > 1 && r.plain == 0 && !pe.Pack.NounsCapital && pe.Shape(i)&Heading == 0 && !pe.Is(i-1, lang.Article):
		s.Rule = ByTwoUnknown
	default:
		s.Guess = Single
	}
	s.Open = (s.Guess == Person || r.names > 1) && !titled && (s.Rule == nil || s.Rule == ByTwoUnknown || s.Rule == ByGiven || s.Rule == ByInitial) && pe.Shape(i)&Heading == 0
	pe.add(s)
	return r.end
}

// townsOrg reads a name of words that nobody knows with a city or country at its end: "Clean
// Rivers UK", "Sparta Brno". A city may still be a surname.
func (pe persons) townsOrg(i int32, r reading, titled bool) int32 {
	t := r.end
	if r.given || r.initials || r.names == 0 || pe.Shape(i)&(Weak|Heading|Plain) != 0 || !pe.NameNext(t) || pe.NameNext(t+1) || !pe.Is(t, lang.Country|lang.City) || pe.Is(t, lang.Given|lang.Demonym) {
		return i
	}
	if r.plain > 0 && !pe.Is(t, lang.Country) || pe.Is(i, lang.Lead|lang.Title|lang.Adverb) {
		return i
	}
	if titled || pe.SmallIs(i-1, PersonPosting) && !pe.KindOfOrg(i-1) {
		if pe.Is(t, lang.Country) {
			return i
		}
		pe.add(Span{First: i, End: t + 1, Guess: Person, Rule: ByPost})
		return t + 1
	}
	s := Span{First: i, End: t + 1, Guess: Organisation, Rule: ByPlaceAndMore, Open: true}
	if !pe.Is(t, lang.Country) {
		s.Guess, s.Rule = Person, ByTwoUnknown
	}
	pe.add(s)
	return t + 1
}

// readName reads the words of a name that begins at i.
func (pe persons) readName(i int32) reading {
	var r reading
	nick := int32(-1)
	for t := i; pe.Has(t) && t < i+8; {
		if t > i && pe.Shape(t)&Shut != 0 && t != nick {
			break
		}
		if t > i && pe.epithet(t, &r) {
			r.names++
			r.end = t + 2
			return r
		}
		if n := pe.nickname(i, t, &r); n > 0 {
			t += n
			nick = t // after a closing mark the next word is no new sentence's
			continue
		}
		if t > i && pe.lettersMark(t, &r) {
			t++
			continue
		}
		n := pe.nameWord(i, t, &r)
		if n == 0 {
			break
		}
		t += n
	}
	if r.names == 1 && pe.Shape(i)&Capital != 0 && pe.Is(i, lang.Particle) && !pe.Is(i, lang.Given|lang.Surname) && r.end == i+2 && !pe.Is(i, lang.Function) {
		r.names++ // "Lo Ka-wai": the particle is a surname here
	}
	return r
}

// lettersMark reports whether a mark at t, within a name, is one of its letters: "Ochieng'
// Onyango". After an s it would be an owner's.
func (pe persons) lettersMark(t int32, r *reading) bool {
	w := pe.Text(t - 1)
	return (r.names > 1 || r.given) && pe.Toks[t].Kind == prose.Mark && !pe.Toks[t].Is(prose.Space) && w[len(w)-1] != 's' && r.end == t && pe.NameNext(t+1) && pe.Tok(t+1).Is(prose.Space)
}

// nickname is the number of tokens of a nickname at t, in marks or brackets, with more of the name
// after it: "Malou" in Maria "Malou" Reyes, William (Bill) Orr.
func (pe persons) nickname(i, t int32, r *reading) int32 {
	round := pe.Char(t) == '('
	if r.names == 0 && !r.initials || pe.Toks[t].Kind != prose.Mark && !round || !pe.Toks[t].Is(prose.Space) || pe.Shape(t-1)&Capital == 0 || !r.given && pe.titleEnd != i && !pe.postRightBefore(i) && !pe.Unknown(i) {
		return 0
	}
	k := t + 1
	for pe.Has(k) && k < t+4 && pe.Toks[k].Kind == prose.Word && pe.Shape(k)&(Capital|Shut) == Capital || k == t+1 && pe.Has(k) && pe.Toks[k].Kind == prose.Word && pe.Shape(k)&Capital != 0 {
		k++
	}
	if k == t+1 || !pe.Has(k+1) || pe.Toks[k].Is(prose.Space) || pe.Shape(k+1)&Capital == 0 && !(pe.Is(k+1, lang.Particle) && pe.continues(k+1)) {
		return 0
	}
	if round && (pe.Char(k) != ')' || !pe.Is(t+1, lang.Given)) || !round && pe.Toks[k].Kind != prose.Mark {
		return 0
	}
	return k + 1 - t
}

// epithet reports whether "the Great" stands at t, after a given name alone.
func (pe persons) epithet(t int32, r *reading) bool {
	return r.names == 1 && r.given && pe.Link(t, lang.LinkThe) && pe.NameNext(t+1) && !pe.Is(t+1, lang.Demonym|lang.Place|lang.OrgName|lang.OrgHead|lang.Belief|lang.Title)
}

// nameWord reads the part of a name at t, and gives the tokens it takes: 0 where the name has
// ended.
func (pe persons) nameWord(i, t int32, r *reading) int32 {
	e := pe.Entry(t)
	switch {
	case t > i && pe.Char(t) == ')' && r.names == 1 && r.given && pe.titleEnd == i && pe.NameNext(t+1):
		return 1
	case e.Is(lang.StageName) && pe.Shape(t)&Capital != 0 && pe.continues(t+1) && pe.Shape(t+1)&Capital != 0:
		r.initials = true
		return 1
	case pe.Shape(t)&Initial != 0 && (pe.continues(t+1) || t > i):
		if pe.Is(t, lang.Place) && len(pe.Text(t)) > 2 {
			return 0
		}
		if r.initials = true; t > i && r.names > 0 && pe.Toks[t].Is(prose.Dotted) && !pe.continues(t+1) {
			r.end = t + 1 // "Sumathi D.R."
		}
		return 1
	case t > i && e.Is(lang.NameSuffix) && r.names > 0 && pe.Shape(t)&Capital != 0:
		if r.end = t + 1; pe.Is(t, lang.Abbrev) {
			r.end = pe.PastDot(t + 1)
		}
		return r.end - t
	case t > i && pe.Char(t) == ',' && pe.Has(t+1) && pe.Shape(t+1)&Capital != 0 && pe.Is(t+1, lang.NameSuffix) && r.names > 1 && len(pe.Text(t+1)) <= 3:
		r.end = pe.PastDot(t + 2)
		return r.end - t
	case pe.Shape(t)&Capital != 0 && pe.Toks[t].Kind == prose.Word && !pe.Toks[t].Is(prose.Handle):
		if t > i && pe.endsName(i, t, e, r) {
			return 0
		}
		pe.takeName(t, e, r)
		if e.Is(lang.Abbrev) && pe.Char(t+1) == '.' && pe.continues(t+2) && (e.Is(lang.Given) || e.Is(lang.Particle)) {
			return 2 // "Ma. Lourdes", "Sta. Maria"
		}
		return 1
	case e.Is(lang.Particle) && pe.Toks[t].Kind == prose.Word && (t == i || r.names > 0 || r.initials || pe.Is(t-1, lang.Particle)) && (!pe.Is(t, lang.Function) || r.given && pe.noble(t)) && pe.continues(t+1):
		return 1
	}
	return 0
}

// noble reports whether the small word at t, which is also a preposition or article, is a particle
// here: "Ursula von der Heyde", and not "Anna von Kiel".
func (pe persons) noble(t int32) bool {
	if pe.Part(t, lang.As) {
		return false
	}
	for pe.Has(t) && pe.Shape(t)&Lower != 0 && pe.Is(t, lang.Particle) {
		t++
	}
	return pe.Has(t) && pe.Shape(t)&Capital != 0 && !pe.Is(t, lang.Place|Ordinary|lang.Month|lang.Day)
}

func (pe persons) takeName(t int32, e *lang.Entry, r *reading) {
	if e.Is(lang.Particle) && pe.continues(t+1) && (!e.Is(lang.Given|lang.Surname) || pe.Shape(t+1)&Capital == 0) {
		return // "Van", "Al": no name by itself
	}
	if r.names == 0 && (e.Is(lang.Given) || e.Class == 0 && pe.doubleGiven(t)) {
		r.given = true
	}
	if pe.Shape(t)&Plain != 0 && r.names == 1 && pe.Toks[t].Is(prose.Hyphen) && pe.Is(t-1, lang.Surname) {
		r.given = true // "Chow Wing-sum"
	} else if pe.Toks[t].Is(prose.Digits) || pe.Shape(t)&Plain != 0 && !e.Is(lang.Given|lang.Surname) || e.Is(Ordinary|lang.OrgHead|lang.OrgNoun|lang.PlaceHead|lang.Thing) && !e.Is(lang.Given|lang.Surname) || e.Form != 0 && !e.Is(lang.Given|lang.Surname) {
		r.plain++
	}
	r.names++
	r.end = t + 1
}

// endsName reports whether the capitalised word at t is no part of the name before it.
func (pe persons) endsName(i, t int32, e *lang.Entry, r *reading) bool {
	if pe.Toks[t].Is(prose.Caps) && !pe.Tok(t-1).Is(prose.Caps) && pe.Toks[t].End-pe.Toks[t].Start > 1 && !e.Is(lang.NameSuffix) {
		return true
	}
	if pe.Shape(t)&Heading != 0 && pe.headingEnds(t, e, r) {
		return true
	}
	if e.Is(lang.Pronoun) || e.Is(lang.PersonNoun) && e.Number&lang.Plural != 0 && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	if e.Is(lang.Particle) && !e.Is(lang.Function) && pe.continues(t+1) {
		return false // "Dymphna Mac Giolla"
	}
	if e.Is(lang.Honorific) && r.names == 1 && !pe.NameNext(pe.PastDot(t+1)) && !e.Is(lang.Abbrev) {
		return false // "Rosa Dom", with no name after it, is no lord
	}
	if e.Is(lang.Honorific) && !e.Is(lang.Abbrev) && r.names > 1 && pe.Shape(t)&(Heading|Weak) == 0 && pe.NameNext(t+1) {
		return false // "Rashid Tun Harith"
	}
	if e.Is(lang.Function|lang.Month|lang.Day|lang.Honorific) && !e.Is(lang.Given|lang.Particle|lang.Surname) {
		return !(r.names == 1 && r.given && e.Is(lang.Month) && pe.Shape(t)&Weak == 0)
	}
	if e.Is(lang.Title) && !e.Is(lang.Given|lang.Surname) && (pe.NameNext(pe.PastDot(t+1)) || pe.Link(t+1, lang.LinkOf|lang.LinkFor)) || e.Is(lang.PostNominal) && pe.Toks[t].Is(prose.Caps) {
		return true
	}
	if r.names >= 2 && e.Is(lang.WorkNoun|lang.Title|lang.Post) && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	if e.Is(lang.Place) && pe.Shape(t-1)&Initial != 0 && pe.Tok(t-1).Kind == prose.Word && r.names <= 1 {
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
func (pe persons) headingEnds(t int32, e *lang.Entry, r *reading) bool {
	return r.names >= 2 || e.Is(lang.Place|lang.OrgName) && !e.Is(lang.Given|lang.Surname) || e.Is(Ordinary|lang.Demonym|lang.Belief|lang.Auxiliary|lang.Modal|lang.Title|lang.Thing) && !e.Is(lang.Surname) || e.Form != 0 || e.Cue != 0
}
