package names

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
func (f *finder) organisation(i int32, w lang.Word, n int32) int32 {
	if e := f.pack.Entry(w); n > 1 && e.Is(lang.Thing) && !e.Is(lang.OrgName) {
		return i
	}
	known := int32(0)
	if f.pack.Entry(w).Is(lang.OrgName) && f.knownHere(i, n, w) {
		known = f.ofPlace(i, i+n)
	}
	if f.shape(i)&heading != 0 {
		if known > 0 && (n > 1 || f.toks[i].Is(prose.Caps) && !f.pack.Entry(w).Is(lang.Common) || !f.pack.Entry(w).Is(ordinary)) {
			f.add(span{first: i, end: known, guess: isOrganisation, word: w, rule: byKnownOrg, weak: n == 1})
			return known
		}
		return i
	}
	if known > 0 && f.placeHead(i) > known && f.surePlaceHead(f.placeHead(i)-1) {
		return i // "Wells Fargo Center"
	}
	end, rule := f.headed(i)
	if end <= i {
		end, rule = f.led(i, n)
	}
	if end > i && end > known {
		f.add(span{first: i, end: end, guess: isOrganisation, rule: rule})
		return end
	}
	if known > 0 {
		known = f.numbered(f.branch(i, known))
		if f.goesOn(known) && !f.nameNext(known+1) && !f.toks[known].Is(prose.Digits) && !f.is(i-1, lang.Article) && (i == 0 || f.tok(i-1).Kind != prose.Number) && !f.tok(known-1).Is(prose.Caps) && !f.is(known-1, lang.Demonym|lang.Belief) {
			known++ // "Anglo American Platinum"
		}
		f.add(span{first: i, end: known, guess: isOrganisation, word: f.ifWhole(w, i+n, known), rule: byKnownOrg, weak: n == 1 && f.shape(i)&weak != 0 && f.pack.Entry(w).Is(ordinary)})
		return known
	}
	if f.pack.Entry(w).Is(lang.Place) {
		return i
	}
	if f.is(i, lang.Numbered) && f.is(i, lang.OrgNoun|lang.OrgLead) && !f.is(i, lang.PlaceHead) && f.has(i+1) && f.tok(i+1).Kind == prose.Number && f.toks[i+1].End-f.toks[i+1].Start < 3 && f.shape(i)&capital != 0 && f.titleEnd != i {
		f.add(span{first: i, end: i + 2, guess: isOrganisation, rule: byOrgHead}) // "Channel 15"
		return i + 2
	}
	if f.fieldOf(i, n) {
		f.add(span{first: i, end: i + 2, guess: isOrganisation, rule: byOrgHead})
		return i + 2
	}
	return f.acronym(i)
}

// fieldOf reports whether an ordinary noun and a country make a body's name: "Athletics Kenya",
// "Education Scotland".
func (f *finder) fieldOf(i, n int32) bool {
	const otherNouns = lang.Function | lang.Adverb | lang.TimeWord | lang.NumberWord | lang.Title | lang.Post | lang.PersonNoun | lang.Kin | lang.Unnamed |
		lang.Lead | lang.PlaceHead | lang.Demonym | lang.Belief | lang.Given | lang.Surname | lang.Place | lang.Thing | lang.Month | lang.Day
	if n != 1 || !f.is(i, lang.Common|lang.OrgNoun|lang.OrgHead) || f.is(i, otherNouns) || f.titleEnd == i || !f.nameNext(i+1) || !f.is(i+1, lang.Country) || f.is(i+1, lang.Given) || f.nameNext(i+2) {
		return false
	}
	return f.shape(i)&weak == 0 && !f.is(i-1, lang.Article) || f.cueAt(i+2) || f.is(i+2, lang.Auxiliary|lang.Modal) && f.entry(i).Form == 0
}

// led finds the end of a name that a word of its own begins, "Banco Almar", or that ties two with
// "&": "Torm & Lund".
func (f *finder) led(i, n int32) (int32, *rule) {
	if f.is(i, lang.OrgLead) && n == 1 && f.nameNext(i+1) && !f.is(i+1, lang.Honorific|lang.Title|lang.Demonym|lang.Belief|lang.ThingHead) && !(f.is(i, ordinary) && f.shape(i)&weak != 0) {
		t := i + 1
		for t < i+4 && f.nameNext(t) && !f.is(t, lang.Title|lang.Honorific) {
			t++
		}
		return t, byOrgHead
	}
	if f.char(i+1) == '&' && f.nameNext(i+2) && !(f.is(i, lang.Given) && f.is(i+2, lang.Given)) && !f.is(i, lang.Thing) {
		t := i + 3
		if f.has(t) && f.is(t, lang.OrgSuffix) && f.shape(t)&capital != 0 {
			t = f.pastDot(t + 1)
		}
		return t, byOrgSuffix
	}
	return 0, nil
}

// ifWhole is w where a name ends where its phrase does, and 0 where it goes on.
func (f *finder) ifWhole(w lang.Word, phrase, name int32) lang.Word {
	if phrase == name {
		return w
	}
	return 0
}

// numbered takes the number that belongs to a broadcaster's name: "Fox 35".
func (f *finder) numbered(end int32) int32 {
	if f.has(end) && f.toks[end].Kind == prose.Number && f.toks[end].End-f.toks[end].Start <= 3 && f.is(end-1, lang.Numbered) && !f.looksShut(end) {
		return end + 1
	}
	return end
}

// branch takes the country, or a school's or hospital's city, after an organisation's name:
// "Amnesty International USA".
func (f *finder) branch(i, end int32) int32 {
	if !f.has(end) || f.shape(end)&capital == 0 || f.shape(end)&(shut|heading) != 0 || f.nameNext(end+1) {
		return end
	}
	if f.nameNext(end) && f.is(end, lang.City) && f.is(end-1, lang.OrgHead) && !f.is(end, lang.Given|lang.Title) && end-i > 1 {
		return end + 1 // "University Hospital Galway"
	}
	if (f.is(end, lang.Country|lang.State) || f.pack.NounsCapital && f.is(end, lang.Place)) && (!f.is(end, lang.Given) || f.is(end, lang.State)) && !f.is(i, lang.Place) {
		return end + 1
	}
	return end
}

// knownHere reports whether a known organisation's name at i can be meant: it is not the beginning
// of a longer name of somebody ("Ford" in "Ford Madox").
func (f *finder) knownHere(i, n int32, w lang.Word) bool {
	e := f.pack.Entry(w)
	if n > 1 {
		return true
	}
	if f.shape(i)&initial != 0 && f.toks[i].End-f.toks[i].Start == 1 {
		return f.link(i-1, lang.LinkOn) && !f.continues(i+1) // "posted on X"
	}
	if f.has(i+1) && f.tok(i+1).Kind == prose.Clitic && f.nameNext(i+2) || f.is(i+1, lang.OrgNoun) && f.is(i+2, lang.Post) {
		return !e.Is(lang.Given | lang.Surname) // "Labour's Ann Lee", "Labour group leader"
	}
	if e.Is(lang.Given|lang.Surname) && (f.smallIs(i-1, lang.Kin|lang.Post|lang.PersonNoun) || f.aged(i+1)) {
		return false // "mum Dawn, 49"
	}
	if e.Is(lang.City) && f.is(i-1, lang.Preposition) && !f.link(i-1, lang.LinkOf|lang.LinkVersus) {
		return false // "in Chelsea"
	}
	if e.Is(lang.Given|lang.Surname) && (f.titleEnd == i || f.surnameNext(i+1)) {
		return false
	}
	return f.shape(i)&weak == 0 || !e.Is(ordinary) || f.is(i+1, lang.Post|lang.Title|lang.Unnamed|lang.Spokes) && !f.is(i+1, lang.OrgNoun) || f.has(i+1) && f.shape(i+1)&lower != 0 && (f.is(i+1, lang.Auxiliary|lang.Modal) || f.entry(i+1).Form&lang.Past != 0)
}

// ofPlace takes the state or country that an organisation's branch is named for: "ACLU of Ohio".
func (f *finder) ofPlace(first, end int32) int32 {
	if f.toks[first].Is(prose.Caps) && f.link(end, lang.LinkOf) && f.is(end+1, lang.State|lang.Country) && f.shape(end+1)&capital != 0 {
		return end + 2
	}
	return end
}

// headedRun is a capitalised run that may hold an organisation's noun.
type headedRun struct {
	end, head int32 // where its name ends, 0 for no name so far; its noun, -1 for none
	rule      *rule
	bare      bool // its noun is a single word where it opens the run
}

// headed finds the end of a capitalised run that holds an organisation's noun or a firm's ending; 0
// where it holds none.
func (f *finder) headed(i int32) (int32, *rule) {
	if f.is(i, lang.PastPost|lang.Day|lang.Month) && !f.is(i, lang.Given) {
		return 0, nil
	}
	r := f.readHeaded(i)
	if r.end == 0 || !f.headHolds(i, r.head, r.end) {
		return 0, nil
	}
	if end := f.extended(r.end, r.head); end > r.end {
		return end, byOrgHead
	}
	if r.head == i && r.bare {
		return f.bareHead(i, r.end)
	}
	return f.numbered(f.branch(i, r.end)), r.rule
}

// readHeaded reads the run at i as far as it can be one name.
func (f *finder) readHeaded(i int32) headedRun {
	r := headedRun{head: -1, rule: byOrgHead, bare: true}
	limit, before := min(i+longestName, f.len()), f.pack.Entry(0)
	for t := i; t < limit; {
		if t > i && f.shape(t)&shut != 0 {
			break
		}
		if to := f.andCo(t); t > i && to > t {
			r.end, r.head, r.rule, t = to, t, byOrgSuffix, to
			continue
		}
		next := f.linked(i, t, r.head, before)
		if next == t {
			break
		}
		if next < 0 { // a link, no word
			t = -next
			continue
		}
		w, n := f.phrase(t)
		e := f.pack.Entry(w)
		if n > 1 && f.shape(t+n-1)&lower != 0 && f.is(t+n-1, ordinary) {
			break // "Law firm Heelis LLP"
		}
		if t > i && (f.breaks(t, n, e) || e.Is(lang.PostNominal) && f.is(i, lang.Given)) {
			break // "Ann Lee SC"
		}
		f.takeHead(&r, i, t, n, e)
		t += n
		before = e
	}
	return r
}

// takeHead takes the phrase at t, of n tokens and entry e, for the noun or the ending of the run
// from i, where it is one.
func (f *finder) takeHead(r *headedRun, i, t, n int32, e *lang.Entry) {
	switch {
	case e.Is(lang.OrgSuffix) && t > i && !(e.Is(lang.OrgHead) && f.link(t+n, lang.LinkOf)):
		r.end, r.head, r.rule = f.pastDot(t+n), t, byOrgSuffix
	case e.Is(lang.OrgHead) || n > 1 && e.Is(lang.OrgName|lang.OfPlace|lang.OrgNoun) && f.holdsHead(t, n) || f.headsFor(t, n, e):
		r.end, r.head, r.rule = t+n, t, byOrgHead
		if n > 1 && t == i && !e.Is(lang.OfPlace) {
			r.bare = false
		}
	}
}

// bareHead is where a name ends that is its noun alone, "the Badgers", or with a country after it,
// "Team Kenya"; 0 for a bare noun: "Council".
func (f *finder) bareHead(i, end int32) (int32, *rule) {
	if f.is(i, lang.Team) && end == i+1 && (f.is(i-1, lang.Article) || f.is(end, lang.Post|lang.Title)) && f.shape(i)&weak == 0 {
		return end, byClub
	}
	if to := f.branch(i, end); to > end {
		return to, byOrgHead
	}
	return 0, nil
}

// andCo is where a firm's ending that begins with "and" ends, "and Co"; t where none begins there.
func (f *finder) andCo(t int32) int32 {
	if !f.link(t, lang.LinkAnd) {
		return t
	}
	if w, n := f.phrase(t); n > 1 && f.pack.Entry(w).Is(lang.OrgSuffix) && f.nameNext(t+n-1) {
		return f.pastDot(t + n)
	}
	return t
}

// headsFor reports whether the noun at t makes an organisation with "for" after it: "Center for
// Harbours", "Citizens for Kelling"; and so do people of a trade with "of" and their country after
// them: "Tanker Drivers of Nigeria".
func (f *finder) headsFor(t, n int32, e *lang.Entry) bool {
	if t > 0 && f.nameNext(t-1) && f.manyOf(t, e) && f.link(t+n, lang.LinkOf) && f.is(t+n+1, lang.Country|lang.State) && f.shape(t+n+1)&capital != 0 {
		return true
	}
	return (e.Is(lang.ForHead) || e.Number&lang.Plural != 0 && e.Is(ordinary|lang.Demonym|lang.Belief) && !e.Is(lang.TimeWord)) && f.link(t+n, lang.LinkFor) && f.nameNext(t+n+1) && !f.is(t+n+1, lang.Month|lang.Day|lang.Thing)
}

// manyOf reports whether the word at t is a plural for people.
func (f *finder) manyOf(t int32, e *lang.Entry) bool {
	if e.Class == 0 {
		return strings.HasSuffix(f.text(t), "ers")
	}
	return e.Number&lang.Plural != 0 && e.Is(lang.Post|lang.PersonNoun)
}

// holdsHead reports whether an organisation's noun is among the n words at t.
func (f *finder) holdsHead(t, n int32) bool {
	for k := t; k < t+n; k++ {
		if f.is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// linked tells how to go on at token t of a run that began at i: t to stop, -u to go on at u (t is
// a link), a number above t for a capitalised word.
func (f *finder) linked(i, t, head int32, before *lang.Entry) int32 {
	tok := f.toks[t]
	switch {
	case f.shape(t)&plain != 0 && tok.Is(prose.Hyphen) && f.isSmallTail(t):
		return t
	case f.shape(t)&capital != 0 && tok.Kind == prose.Word:
		return t + 1
	case t == i:
		return t
	case f.is(t, lang.Particle) && !f.is(t, lang.Function) && f.nameNext(t+1):
		return -(t + 1) // "Buzos del Sur SpA"
	case tok.Kind == prose.Clitic || tok.Kind == prose.Mark && tok.End-tok.Start <= 3 && !tok.Is(prose.Space):
		if tok.Kind == prose.Mark && f.link(t+1, lang.LinkAnd) && f.nameNext(t+2) && !f.is(t-1, lang.Given|lang.Surname|lang.Place) && f.headWithin(t+2) {
			return -(t + 2) // "Nurses' and Carers' Union"
		}
		if (head < 0 || tok.Kind == prose.Mark) && f.nameNext(t+1) && f.tok(t+1).Is(prose.Space) && f.headWithin(t+1) && !f.is(t-1, lang.Given|lang.Surname|lang.Place|lang.OrgName) && (!f.unknown(t-1) || tok.Kind == prose.Mark) {
			return -(t + 1)
		}
	case f.char(t) == '&' && f.nameNext(t+1):
		return -(t + 1)
	case f.link(t, lang.LinkAnd) && head < 0 && f.nameNext(t+1) && !f.is(t+1, lang.OrgName) && f.headWithin(t+1):
		word := before.Is(ordinary|lang.Place) || before.Class == 0 && t == i+1 && f.is(i-1, lang.Article)
		name := before.Is(lang.Given|lang.OrgName) && !(before.Is(lang.Place) && f.is(t+1, lang.Place))
		if word && !name {
			return -(t + 1) // "Fisheries and Ports Board"
		}
	}
	return t
}

// isSmallTail reports whether the last part of a word with hyphens is set small: "Penh-based".
func (f *finder) isSmallTail(t int32) bool {
	s := f.text(t)
	at := strings.LastIndexByte(s, '-')
	return at >= 0 && at+1 < len(s) && s[at+1] >= 'a' && s[at+1] <= 'z'
}

// headWithin reports whether an organisation's noun stands in the next words that bear capitals.
func (f *finder) headWithin(i int32) bool {
	for k := i; k < min(i+5, f.len()) && (f.shape(k)&capital != 0 || k > i && f.toks[k].Kind == prose.Mark && !f.toks[k].Is(prose.Space)) && f.shape(k)&shut == 0; k++ {
		if f.is(k, lang.Title) && f.nameNext(k+1) && !f.is(k, lang.OrgHead) || f.is(k, lang.Given) {
			return false
		}
		if f.is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// breaks reports whether the word at t begins something else: a title before a name, a day, a new
// sentence.
func (f *finder) breaks(t, n int32, e *lang.Entry) bool {
	if e.Is(lang.OrgHead|lang.OrgSuffix) && !(e.Is(lang.Title) && f.nameNext(t+n)) {
		return false
	}
	if e.Is(lang.Honorific|lang.Month|lang.Day) && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	return e.Is(lang.Title) && f.nameNext(f.pastDot(t+n)) && !f.headWithin(t+n) || f.is(t, lang.Function) && !e.Is(lang.Given)
}

// headHolds reports whether the noun at head makes the run an organisation: not where it is a
// surname after a given name ("Mary Church").
func (f *finder) headHolds(i, head, end int32) bool {
	if head == i+1 && f.is(i, lang.Given) && f.is(head, lang.Surname) && end == head+1 {
		return false
	}
	if head == i+1 && end == head+1 && f.is(i, lang.Given) && !f.is(i, lang.Place|ordinary) && (f.titleEnd == i || f.aged(end) || f.is(end, lang.PostNominal) && f.toks[end].Is(prose.Caps)) {
		return false // "Prosecutor Ruth Ledger KC"
	}
	if f.titleEnd == i && head > i && f.is(head, lang.Surname) {
		return false
	}
	return true
}
