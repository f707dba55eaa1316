package evidence

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// lone is a name that nothing has told so far, and what the story shows of it.
type lone struct {
	*Scale
	s       *read.Span
	e       *Shown
	w       *lang.Entry // of its last word
	council bool        // the story names an organisation that only a place has by the word: its council
}

// verdict is one reason to take a lone name for something. A nil rule leaves it open.
type verdict struct {
	name  string
	when  func(lone) bool
	guess read.Guess
	rule  *read.Rule
}

// verdicts are the reasons in their order: the first that holds decides. What stands right beside a
// name comes before the points, and both before what the lists know of the word alone.
var verdicts = []verdict{
	{"several words before their state", lone.longInState, read.Place, read.ByPlaceComma},
	{"three words or more", lone.long, read.Single, nil},
	{"a title stood before it", lone.titled, read.Person, read.ByTitle},
	{"a word for kin stood before it", lone.kin, read.Person, read.ByKin},
	{"letters and a number that a group is called by", lone.codeOfOrg, read.Organisation, read.BySigns},
	{"it looks like an ordinary word, or like a code", lone.noName, read.Single, nil},
	{"the words around it are a person's", lone.shownPerson, read.Person, read.ByPost},
	{"the words around it are an organisation's", lone.shownOrg, read.Organisation, read.BySigns},
	{"a post or a people's name stood before it", lone.afterPost, read.Person, read.ByPost},
	{"a storm or a ship is called so", lone.namedThing, read.Single, nil},
	{"its state or country follows", lone.inState, read.Place, read.ByPlaceComma},
	{"the words around it are a place's", lone.shownPlace, read.Place, read.ByPlaceIn},
	{"a person's name where only a place can be", lone.namedPlace, read.Place, read.ByPlaceIn},
	{"two given names that a hyphen ties", lone.twoGiven, read.Person, read.ByLoneGiven},
	{"who begins a sentence is what only people are, or does what is told", lone.toldFirst, read.Person, read.ByPost},
	{"a surname that begins sentences only", lone.weakSurname, read.Person, read.ByLoneSurname},
	{"a word that begins sentences only", lone.weak, read.Single, nil},
	{"all in capitals", lone.caps, read.Single, nil},
	{"a given name", lone.given, read.Person, read.ByLoneGiven},
	{"a surname", lone.surname, read.Person, read.ByLoneSurname},
	{"an ordinary word", lone.ordinary, read.Single, nil},
	{"a preposition of place stands before it as a rule", lone.mostlyIn, read.Place, read.ByPlaceIn},
	{"published as a town or a region and as nothing else", lone.publishedPlace, read.Place, read.ByPublishedPlace},
	{"it speaks", lone.speaking, read.Person, read.BySpeaking},
}

// Verdict decides what a lone name is; a nil rule where the story does not tell. council: the story
// names an organisation that only a place has by the word.
func (sc *Scale) Verdict(s *read.Span, e *Shown, council bool) (read.Guess, *read.Rule) {
	l := lone{Scale: sc, s: s, e: e, w: sc.Entry(s.End - 1), council: council}
	for i := range verdicts {
		if v := &verdicts[i]; v.when(l) {
			return v.guess, v.rule
		}
	}
	return read.Single, nil
}

//go:noinline
func (l lone) one() bool     { return l.s.End-l.s.First == 1 }
func (l lone) unknown() bool { return l.one() && l.Unknown(l.s.First) }
func (l lone) code() bool    { return l.Toks[l.s.First].Is(prose.Digits) }

func (l lone) long() bool        { return l.s.End-l.s.First > 2 }
func (l lone) longInState() bool { return l.long() && l.inState() }
func (l lone) titled() bool      { return l.e.Titled > 0 }
func (l lone) kin() bool         { return l.e.Kin > 0 && l.one() }

// codeOfOrg reports whether letters and a number are an organisation's: "the M23 rebel group".
func (l lone) codeOfOrg() bool {
	return l.code() && !l.Is(l.s.End, lang.NumberWord) && l.e.Org > 2 && l.e.Org > l.e.Place
}

func (l lone) noName() bool {
	return l.e.Kin == 0 && (l.Shape(l.s.End-1)&read.Plain != 0 || l.code())
}

func (l lone) shownPerson() bool {
	return l.unknown() && l.e.Person > 2 && l.e.mostPerson() && l.e.strong > 0
}

// otherLists are the words that are an organisation's name by no points, whatever stands around
// them.
const otherLists = lang.Given | lang.Surname | lang.Title | lang.Post | lang.OrgNoun | lang.OrgHead | lang.PersonNoun |
	lang.Function | lang.Demonym | lang.Belief | lang.Thing | lang.Place | lang.PlaceHead | lang.WorkNoun | lang.Lead

// shownOrg reports whether the story shows that a lone name is an organisation's. A word that a
// list has needs proof.
func (l lone) shownOrg() bool {
	if l.Pack.NounsCapital || !l.e.mostOrg() {
		return false
	}
	if l.Unknown(l.s.End - 1) {
		return l.e.Org >= 2
	}
	return l.e.Org >= 3 && l.e.strong > 0 && !l.Is(l.s.End-1, otherLists)
}

func (l lone) afterPost() bool {
	return l.unknown() && l.e.post > 0 && l.e.the == 0 && l.e.strong > 0
}

func (l lone) namedThing() bool {
	t := l.s.First - 1
	return l.Is(t, lang.NamedThing) && l.Shape(t)&(read.Lower|read.Weak) != 0
}

func (l lone) shownPlace() bool {
	if !l.unknown() || l.Toks[l.s.First].Is(prose.Caps) || l.code() {
		return false
	}
	return l.council || l.e.Place > 1 && l.e.mostPlace()
}

// namedPlace reports whether a known name of people stands where only a place can: "dead in Rizal".
func (l lone) namedPlace() bool {
	if !l.one() || !l.w.Is(lang.Given|lang.Surname) || l.w.Is(read.Ordinary) {
		return false
	}
	placed := l.e.in > 0 && l.e.the == 0 && l.e.Place > 1
	return placed && l.e.Person <= 0 && l.e.speaks == 0
}

// notAlone are the words that are no surname where their capital tells nothing.
const notAlone = read.Ordinary | lang.Title | lang.Given | lang.Belief | lang.Demonym | lang.Thing | lang.Place

// toldFirst reports whether a word that no list has, at the head of a sentence, is what only people
// are, "Zodwa is a nurse", "Zodwa, a nurse, left", or one that is known as a given name and as
// nothing else, with a verb behind it: "Zodwa works at night". No other capital of the story tells
// of it.
func (l lone) toldFirst() bool {
	if l.toldOf() {
		return true
	}
	if !l.weak() || !l.one() || l.Pack.NounsCapital || l.caps() || l.e.the > 0 || l.Shape(l.s.First)&read.Heading != 0 {
		return false
	}
	f := l.Facts(l.s.First)
	if l.unknown() && l.Part(l.s.End, lang.Be) && l.e.Person >= proof && l.e.mostPerson() {
		return !f.Is(gazetteer.Ordinary | gazetteer.Place)
	}
	return l.onlyGivenName(f) && l.VerbNext(l.s.End)
}

// toldOf reports whether a word that no list has but as a name of people begins sentences only, one
// of which says right behind it who that is: "Zodwa, a nurse, left".
func (l lone) toldOf() bool {
	if l.e.toldOf == 0 || l.e.strong > 0 || l.e.the > 0 || l.caps() || l.Pack.NounsCapital {
		return false
	}
	if !l.e.mostPerson() || l.w.Form != 0 || l.w.Class&^(lang.Given|lang.Surname|lang.Place) != 0 {
		return false
	}
	return !l.Facts(l.s.First).Is(gazetteer.Ordinary)
}

// onlyGivenName reports whether lists and collections, of which f is what they say, have the word
// as a given name, and as nothing but a name of people.
func (l lone) onlyGivenName(f gazetteer.Facts) bool {
	given := f.Is(gazetteer.Given) || l.w.Is(lang.Given)
	more := f&^(gazetteer.Given|gazetteer.Surname) != 0 || l.w.Class&^(lang.Given|lang.Surname) != 0
	return given && !more && l.w.Form == 0
}

func (l lone) weak() bool { return l.e.strong == 0 && l.e.speaks == 0 }
func (l lone) weakSurname() bool {
	return l.weak() && l.one() && l.w.Is(lang.Surname) && !l.w.Is(notAlone) && !l.numbered()
}
func (l lone) caps() bool    { return l.Toks[l.s.First].Is(prose.Caps) }
func (l lone) given() bool   { return l.listed(lang.Given) }
func (l lone) surname() bool { return l.listed(lang.Surname) }

// numbered reports whether a place's noun that is a name of people, too, has a number behind it:
// "Ward 14".
func (l lone) numbered() bool {
	return l.w.Is(lang.PlaceHead) && l.Kind(l.s.End) == prose.Number
}

// twoGiven reports whether a name of one word is two given names with a hyphen between them, the
// second of which is no surname: "Carol-Ann", but not "the Lee-Grant bill".
func (l lone) twoGiven() bool {
	first, second, ok := strings.Cut(l.Text(l.s.First), "-")
	return ok && l.one() && l.e.the == 0 && l.onlyGiven(first, 0) && l.onlyGiven(second, lang.Surname)
}

// onlyGiven reports whether the lists have a spelling in capitals as a given name, and neither as a
// place's nor as another of the classes.
func (l lone) onlyGiven(s string, others lang.Class) bool {
	e := l.Pack.Entry(l.Pack.Word(s))
	return s != "" && s[0] >= 'A' && s[0] <= 'Z' && e.Is(lang.Given) && !e.Is(lang.Place|others)
}

// listed reports whether one word is of class c and nothing speaks against a person.
func (l lone) listed(c lang.Class) bool {
	return l.one() && l.w.Is(c) && !l.w.Is(read.Ordinary|lang.Belief|lang.Demonym) && l.e.the == 0 && !l.numbered()
}

func (l lone) ordinary() bool {
	const heads = lang.Title | lang.OrgHead | lang.PlaceHead | lang.Belief | lang.Demonym
	return l.w.Is(read.Ordinary|heads) || l.w.Form != 0
}

func (l lone) mostlyIn() bool {
	return l.e.in > 0 && l.e.in*2 >= l.e.strong && l.e.Place > l.e.Person && l.e.the == 0
}

// publishedPlace reports whether collections have a word as a place's name and as nothing else, and
// the story shows nothing that speaks against it.
func (l lone) publishedPlace() bool {
	if !l.unknown() || l.e.speaks > 0 || l.e.Person > 0 || l.e.Org > 1 || l.e.Kin > 0 || l.e.post > 0 {
		return false
	}
	f := l.Facts(l.s.First)
	return f.Is(gazetteer.Place) && f&^gazetteer.Place == 0
}

func (l lone) speaking() bool {
	if !l.unknown() || l.Pack.NounsCapital {
		return false
	}
	return l.e.speaks > 0 && l.e.strong > 0 && l.e.the == 0
}

// inState reports whether the words around the name make it a place's, by the place that it lies in
// above all: "Kelling, Iowa", "Kelling in Iowa".
func (l lone) inState() bool {
	s := l.s
	if s.Weak || l.Is(s.First, lang.Title) {
		return false
	}
	return l.VillageBefore(s.First) || l.inPlace() || l.lives() || l.stateAfter()
}

// inPlace reports whether a preposition stands before the name, and "in" a known place after it:
// "at Kelling in Iowa".
func (l lone) inPlace() bool {
	s := l.s
	if !l.Link(s.End, lang.LinkIn) || !l.PlaceBegins(s.End+1) {
		return false
	}
	return l.Locates(s.First) || l.Link(s.First-1, lang.LinkAt|lang.LinkOf|lang.LinkFrom)
}

// lives reads "the Podil district", "a docker from Bootle".
func (l lone) lives() bool {
	s := l.s
	if !l.Unknown(s.End - 1) {
		return false
	}
	if l.Is(s.First-1, lang.Article) && l.SmallIs(s.End, lang.AreaNoun) {
		return true
	}
	return l.Link(s.First-1, lang.LinkFrom) && l.Is(s.First-2, lang.Post|lang.PersonNoun|lang.Kin)
}

// stateAfter reports whether a comma and a state follow, or a county: "Tam, Co. Antrim".
func (l lone) stateAfter() bool {
	next := l.s.End + 1
	if l.Char(l.s.End) != ',' || l.Shape(next)&read.Capital == 0 {
		return false
	}
	if l.Is(next, lang.State|lang.Country) {
		return l.owner(next) == 0
	}
	return l.Is(next, lang.Lead) && l.Is(next, lang.Abbrev) && l.NameNext(l.PastDot(next+1))
}
