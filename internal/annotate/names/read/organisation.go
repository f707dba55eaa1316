package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestName is the most tokens in a name of any kind.
const longestName = 14

// organisation reads an organisation's name at i: one that the pack knows, or capitalised words
// with a noun that makes them one, or a firm's ending, or an acronym. w is the phrase at i, of n
// tokens. It gives i where there is none.
func (or organisations) organisation(i int32, w lang.Word, n int32) int32 {
	if e := or.Pack.Entry(w); n > 1 && e.Is(lang.Thing) && !e.Is(lang.OrgName) {
		return i
	}
	known := int32(0)
	if or.Pack.Entry(w).Is(lang.OrgName) && or.knownHere(i, n, w) {
		known = or.ofPlace(i, i+n)
	}
	if or.Shape(i)&Heading != 0 {
		if known > 0 && (n > 1 || or.Toks[i].Is(prose.Caps) && !or.Pack.Entry(w).Is(lang.Common) || !or.Pack.Entry(w).Is(Ordinary)) {
			or.add(Span{First: i, End: known, Guess: Organisation, Word: w, Rule: ByKnownOrg, Weak: n == 1})
			return known
		}
		return i
	}
	if known > 0 && or.places().placeHead(i) > known && or.onlyPlaceHead(or.places().placeHead(i)-1) {
		return i // "Wells Fargo Center"
	}
	end, rule := or.headed(i)
	if end <= i {
		end, rule = or.led(i, n)
	}
	if end > i && end > known {
		or.add(Span{First: i, End: end, Guess: Organisation, Rule: rule})
		return end
	}
	if known > 0 {
		known = or.numbered(or.branch(i, known))
		if or.goesOn(known) && !or.NameNext(known+1) && !or.Toks[known].Is(prose.Digits) && !or.Is(i-1, lang.Article) && (i == 0 || or.Tok(i-1).Kind != prose.Number) && !or.Tok(known-1).Is(prose.Caps) && !or.Is(known-1, lang.Demonym|lang.Belief) {
			known++ // "Anglo American Platinum"
		}
		or.add(Span{First: i, End: known, Guess: Organisation, Word: or.ifWhole(w, i+n, known), Rule: ByKnownOrg, Weak: n == 1 && or.Shape(i)&Weak != 0 && or.Pack.Entry(w).Is(Ordinary)})
		return known
	}
	if or.Pack.Entry(w).Is(lang.Place) {
		return i
	}
	if or.Is(i, lang.Numbered) && or.Is(i, lang.OrgNoun|lang.OrgLead) && !or.Is(i, lang.PlaceHead) && or.Has(i+1) && or.Tok(i+1).Kind == prose.Number && or.Toks[i+1].End-or.Toks[i+1].Start < 3 && or.Shape(i)&Capital != 0 && or.titleEnd != i {
		or.add(Span{First: i, End: i + 2, Guess: Organisation, Rule: ByOrgHead}) // "Channel 15"
		return i + 2
	}
	if or.fieldOf(i, n) {
		or.add(Span{First: i, End: i + 2, Guess: Organisation, Rule: ByOrgHead})
		return i + 2
	}
	return or.acronym(i)
}

// fieldOf reports whether an ordinary noun and a country make a body's name: "Athletics Kenya",
// "Education Scotland".
func (or organisations) fieldOf(i, n int32) bool {
	const otherNouns = lang.Function | lang.Adverb | lang.TimeWord | lang.NumberWord | lang.Title | lang.Post | lang.PersonNoun | lang.Kin | lang.Unnamed |
		lang.Lead | lang.PlaceHead | lang.Demonym | lang.Belief | lang.Given | lang.Surname | lang.Place | lang.Thing | lang.Month | lang.Day
	if n != 1 || !or.Is(i, lang.Common|lang.OrgNoun|lang.OrgHead) || or.Is(i, otherNouns) || or.titleEnd == i || !or.NameNext(i+1) || !or.Is(i+1, lang.Country) || or.Is(i+1, lang.Given) || or.NameNext(i+2) {
		return false
	}
	return or.Shape(i)&Weak == 0 && !or.Is(i-1, lang.Article) || or.CueAt(i+2) || or.Is(i+2, lang.Auxiliary|lang.Modal) && or.Entry(i).Form == 0
}

// led finds the end of a name that a word of its own begins, "Banco Almar", or that ties two with
// "&": "Torm & Lund".
func (or organisations) led(i, n int32) (int32, *Rule) {
	if or.Is(i, lang.OrgLead) && n == 1 && or.NameNext(i+1) && !or.Is(i+1, lang.Honorific|lang.Title|lang.Demonym|lang.Belief|lang.ThingHead) && !(or.Is(i, Ordinary) && or.Shape(i)&Weak != 0) {
		t := i + 1
		for t < i+4 && or.NameNext(t) && !or.Is(t, lang.Title|lang.Honorific) {
			t++
		}
		return t, ByOrgHead
	}
	if or.Char(i+1) == '&' && or.NameNext(i+2) && !(or.Is(i, lang.Given) && or.Is(i+2, lang.Given)) && !or.Is(i, lang.Thing) {
		t := i + 3
		if or.Has(t) && or.Is(t, lang.OrgSuffix) && or.Shape(t)&Capital != 0 {
			t = or.PastDot(t + 1)
		}
		return t, ByOrgSuffix
	}
	return 0, nil
}

// ifWhole is w where a name ends where its phrase does, and 0 where it goes on.
func (or organisations) ifWhole(w lang.Word, phrase, name int32) lang.Word {
	if phrase == name {
		return w
	}
	return 0
}

// numbered takes the number that belongs to a broadcaster's name: "Fox 35".
func (or organisations) numbered(end int32) int32 {
	if or.Has(end) && or.Toks[end].Kind == prose.Number && or.Toks[end].End-or.Toks[end].Start <= 3 && or.Is(end-1, lang.Numbered) && !or.Opens(end) {
		return end + 1
	}
	return end
}

// branch takes the country, or a school's or hospital's city, after an organisation's name:
// "Amnesty International USA".
func (or organisations) branch(i, end int32) int32 {
	if !or.Has(end) || or.Shape(end)&Capital == 0 || or.Shape(end)&(Shut|Heading) != 0 || or.NameNext(end+1) {
		return end
	}
	if or.NameNext(end) && or.Is(end, lang.City) && or.Is(end-1, lang.OrgHead) && !or.Is(end, lang.Given|lang.Title) && end-i > 1 {
		return end + 1 // "University Hospital Galway"
	}
	if (or.Is(end, lang.Country|lang.State) || or.Pack.NounsCapital && or.Is(end, lang.Place)) && (!or.Is(end, lang.Given) || or.Is(end, lang.State)) && !or.Is(i, lang.Place) {
		return end + 1
	}
	return end
}

// knownHere reports whether a known organisation's name at i can be meant: it is not the beginning
// of a longer name of somebody ("Ford" in "Ford Madox").
func (or organisations) knownHere(i, n int32, w lang.Word) bool {
	e := or.Pack.Entry(w)
	if n > 1 {
		return true
	}
	if or.Shape(i)&Initial != 0 && or.Toks[i].End-or.Toks[i].Start == 1 {
		return or.Link(i-1, lang.LinkOn) && !or.continues(i+1) // "posted on X"
	}
	if or.Has(i+1) && or.Tok(i+1).Kind == prose.Clitic && or.NameNext(i+2) || or.Is(i+1, lang.OrgNoun) && or.Is(i+2, lang.Post) {
		return !e.Is(lang.Given | lang.Surname) // "Labour's Ann Lee", "Labour group leader"
	}
	if e.Is(lang.Given|lang.Surname) && (or.SmallIs(i-1, lang.Kin|lang.Post|lang.PersonNoun) || or.Aged(i+1)) {
		return false // "mum Dawn, 49"
	}
	if e.Is(lang.City) && or.Is(i-1, lang.Preposition) && !or.Link(i-1, lang.LinkOf|lang.LinkVersus) {
		return false // "in Chelsea"
	}
	if e.Is(lang.Given|lang.Surname) && (or.titleEnd == i || or.surnameNext(i+1)) {
		return false
	}
	return or.Shape(i)&Weak == 0 || !e.Is(Ordinary) || or.Is(i+1, lang.Post|lang.Title|lang.Unnamed|lang.Spokes) && !or.Is(i+1, lang.OrgNoun) || or.Has(i+1) && or.Shape(i+1)&Lower != 0 && (or.Is(i+1, lang.Auxiliary|lang.Modal) || or.Entry(i+1).Form&lang.Past != 0)
}

// ofPlace takes the state or country that an organisation's branch is named for: "ACLU of Ohio".
func (or organisations) ofPlace(first, end int32) int32 {
	if or.Toks[first].Is(prose.Caps) && or.Link(end, lang.LinkOf) && or.Is(end+1, lang.State|lang.Country) && or.Shape(end+1)&Capital != 0 {
		return end + 2
	}
	return end
}

// headedRun is a capitalised run that may hold an organisation's noun.
type headedRun struct {
	end, head int32 // where its name ends, 0 for no name so far; its noun, -1 for none
	rule      *Rule
	bare      bool // its noun is a single word where it opens the run
}

// headed finds the end of a capitalised run that holds an organisation's noun or a firm's ending; 0
// where it holds none.
func (or organisations) headed(i int32) (int32, *Rule) {
	if or.Is(i, lang.PastPost|lang.Day|lang.Month) && !or.Is(i, lang.Given) {
		return 0, nil
	}
	r := or.readHeaded(i)
	if r.end == 0 || !or.headHolds(i, r.head, r.end) {
		return 0, nil
	}
	if end := or.extended(r.end, r.head); end > r.end {
		return end, ByOrgHead
	}
	if r.head == i && r.bare {
		return or.bareHead(i, r.end)
	}
	return or.numbered(or.branch(i, r.end)), r.rule
}

// readHeaded reads the run at i as far as it can be one name.
func (or organisations) readHeaded(i int32) headedRun {
	r := headedRun{head: -1, rule: ByOrgHead, bare: true}
	limit, before := min(i+longestName, or.Len()), or.Pack.Entry(0)
	for t := i; t < limit; {
		if t > i && or.Shape(t)&Shut != 0 {
			break
		}
		if to := or.andCo(t); t > i && to > t {
			r.end, r.head, r.rule, t = to, t, ByOrgSuffix, to
			continue
		}
		next := or.linked(i, t, r.head, before)
		if next == t {
			break
		}
		if next < 0 { // a link, no word
			t = -next
			continue
		}
		w, n := or.phrase(t)
		e := or.Pack.Entry(w)
		if n > 1 && or.Shape(t+n-1)&Lower != 0 && or.Is(t+n-1, Ordinary) {
			break // "Law firm Heelis LLP"
		}
		if t > i && (or.breaks(t, n, e) || e.Is(lang.PostNominal) && or.Is(i, lang.Given)) {
			break // "Ann Lee SC"
		}
		or.takeHead(&r, i, t, n, e)
		t += n
		before = e
	}
	return r
}

// takeHead takes the phrase at t, of n tokens and entry e, for the noun or the ending of the run
// from i, where it is one.
func (or organisations) takeHead(r *headedRun, i, t, n int32, e *lang.Entry) {
	switch {
	case e.Is(lang.OrgSuffix) && t > i && !(e.Is(lang.OrgHead) && or.Link(t+n, lang.LinkOf)):
		r.end, r.head, r.rule = or.PastDot(t+n), t, ByOrgSuffix
	case e.Is(lang.OrgHead) || n > 1 && e.Is(lang.OrgName|lang.OfPlace|lang.OrgNoun) && or.holdsHead(t, n) || or.headsFor(t, n, e):
		r.end, r.head, r.rule = t+n, t, ByOrgHead
		if n > 1 && t == i && !e.Is(lang.OfPlace) {
			r.bare = false
		}
	}
}

// bareHead is where a name ends that is its noun alone, "the Badgers", or with a country after it,
// "Team Kenya"; 0 for a bare noun: "Council".
func (or organisations) bareHead(i, end int32) (int32, *Rule) {
	if or.Is(i, lang.Team) && end == i+1 && (or.Is(i-1, lang.Article) || or.Is(end, lang.Post|lang.Title)) && or.Shape(i)&Weak == 0 {
		return end, ByClub
	}
	if to := or.branch(i, end); to > end {
		return to, ByOrgHead
	}
	return 0, nil
}

// andCo is where a firm's ending that begins with "and" ends, "and Co"; t where none begins there.
func (or organisations) andCo(t int32) int32 {
	if !or.Link(t, lang.LinkAnd) {
		return t
	}
	if w, n := or.phrase(t); n > 1 && or.Pack.Entry(w).Is(lang.OrgSuffix) && or.NameNext(t+n-1) {
		return or.PastDot(t + n)
	}
	return t
}

// headsFor reports whether the noun at t makes an organisation with "for" after it: "Center for
// Harbours", "Citizens for Kelling"; and so do people of a trade with "of" and their country after
// them: "Tanker Drivers of Nigeria".
func (or organisations) headsFor(t, n int32, e *lang.Entry) bool {
	if t > 0 && or.NameNext(t-1) && or.manyOf(t, e) && or.Link(t+n, lang.LinkOf) && or.Is(t+n+1, lang.Country|lang.State) && or.Shape(t+n+1)&Capital != 0 {
		return true
	}
	return (e.Is(lang.ForHead) || e.Number&lang.Plural != 0 && e.Is(Ordinary|lang.Demonym|lang.Belief) && !e.Is(lang.TimeWord)) && or.Link(t+n, lang.LinkFor) && or.NameNext(t+n+1) && !or.Is(t+n+1, lang.Month|lang.Day|lang.Thing)
}

// manyOf reports whether the word at t is a plural for people.
func (or organisations) manyOf(t int32, e *lang.Entry) bool {
	if e.Class == 0 {
		return strings.HasSuffix(or.Text(t), "ers")
	}
	return e.Number&lang.Plural != 0 && e.Is(lang.Post|lang.PersonNoun)
}

// holdsHead reports whether an organisation's noun is among the n words at t.
func (or organisations) holdsHead(t, n int32) bool {
	for k := t; k < t+n; k++ {
		if or.Is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// linked tells how to go on at token t of a run that began at i: t to stop, -u to go on at u (t is
// a link), a number above t for a capitalised word.
func (or organisations) linked(i, t, head int32, before *lang.Entry) int32 {
	tok := or.Toks[t]
	switch {
	case or.Shape(t)&Plain != 0 && tok.Is(prose.Hyphen) && or.isSmallTail(t):
		return t
	case or.Shape(t)&Capital != 0 && tok.Kind == prose.Word:
		return t + 1
	case t == i:
		return t
	case or.Is(t, lang.Particle) && !or.Is(t, lang.Function) && or.NameNext(t+1):
		return -(t + 1) // "Buzos del Sur SpA"
	case tok.Kind == prose.Clitic || tok.Kind == prose.Mark && tok.End-tok.Start <= 3 && !tok.Is(prose.Space):
		if tok.Kind == prose.Mark && or.Link(t+1, lang.LinkAnd) && or.NameNext(t+2) && !or.Is(t-1, lang.Given|lang.Surname|lang.Place) && or.headWithin(t+2) {
			return -(t + 2) // "Nurses' and Carers' Union"
		}
		if (head < 0 || tok.Kind == prose.Mark) && or.NameNext(t+1) && or.Tok(t+1).Is(prose.Space) && or.headWithin(t+1) && !or.Is(t-1, lang.Given|lang.Surname|lang.Place|lang.OrgName) && (!or.Unknown(t-1) || tok.Kind == prose.Mark) {
			return -(t + 1)
		}
	case or.Char(t) == '&' && or.NameNext(t+1):
		return -(t + 1)
	case or.Link(t, lang.LinkAnd) && head < 0 && or.NameNext(t+1) && !or.Is(t+1, lang.OrgName) && or.headWithin(t+1):
		word := before.Is(Ordinary|lang.Place) || before.Class == 0 && t == i+1 && or.Is(i-1, lang.Article)
		name := before.Is(lang.Given|lang.OrgName) && !(before.Is(lang.Place) && or.Is(t+1, lang.Place))
		if word && !name {
			return -(t + 1) // "Fisheries and Ports Board"
		}
	}
	return t
}

// breaks reports whether the word at t begins something else: a title before a name, a day, a new
// sentence.
func (or organisations) breaks(t, n int32, e *lang.Entry) bool {
	if e.Is(lang.OrgHead|lang.OrgSuffix) && !(e.Is(lang.Title) && or.NameNext(t+n)) {
		return false
	}
	if e.Is(lang.Honorific|lang.Month|lang.Day) && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	return e.Is(lang.Title) && or.NameNext(or.PastDot(t+n)) && !or.headWithin(t+n) || or.Is(t, lang.Function) && !e.Is(lang.Given)
}

// headHolds reports whether the noun at head makes the run an organisation: not where it is a
// surname after a given name ("Mary Church").
func (or organisations) headHolds(i, head, end int32) bool {
	if head == i+1 && or.Is(i, lang.Given) && or.Is(head, lang.Surname) && end == head+1 {
		return false
	}
	if head == i+1 && end == head+1 && or.Is(i, lang.Given) && !or.Is(i, lang.Place|Ordinary) && (or.titleEnd == i || or.Aged(end) || or.Is(end, lang.PostNominal) && or.Toks[end].Is(prose.Caps)) {
		return false // "Prosecutor Ruth Ledger KC"
	}
	if or.titleEnd == i && head > i && or.Is(head, lang.Surname) {
		return false
	}
	return true
}
