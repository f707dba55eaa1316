package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// person reads a person's name at i. What has too little to show for itself is added as a single,
// to be looked at again when the whole story is read.
func (pe persons) person(i int32) int32 { return pe.take(reading{Reader: pe.Reader, i: i}) }

// withGiven reads a person's name at i, where a given name is known to stand.
func (pe persons) withGiven(i int32) int32 {
	return pe.take(reading{Reader: pe.Reader, i: i, given: true})
}

// take reads the name that begins as r says, and gives where to go on.
func (pe persons) take(r reading) int32 {
	i := r.i
	r.read()
	if r.names == 0 || r.nounFirst() {
		return i + 1
	}
	if q := pe.foreignText(i); q > i+longestForeign {
		return q
	}
	if pe.VillageBefore(i) && !pe.Is(i, lang.Title) {
		pe.add(Span{First: i, End: r.end, Guess: Place, Rule: ByPlaceComma})
		return r.end
	}
	if q := pe.townsOrg(&r); q > i {
		return q
	}
	if pe.titled(i) && r.end == i+int32(r.names) && pe.onlyTitles(i, r.end) && !pe.borne(i) {
		pe.titleEnd = -1
		return r.end // "the Acting Minister", "the Deputy Inspector General": nobody is called Minister
	}
	s := Span{First: i, End: r.end, Weak: pe.Shaped(i, Weak), Rule: r.rule()}
	if s.Rule != nil {
		s.Guess = Person
	}
	s.Open = r.isOpen(s.Rule)
	pe.add(s)
	return r.end
}

// onlyTitles reports whether the words [i, end) are a title's or post's, and no names.
func (pe persons) onlyTitles(i, end int32) bool {
	for t := i; t < end; t++ {
		if !pe.Is(t, lang.Title|lang.Post) || end > i+1 && pe.Is(t, lang.Given|lang.Surname) {
			return false
		}
	}
	return true
}

// borne reports whether the word at i, which is a title's or post's, too, is a name behind the
// title before it: "Ms. Sexton", but not "Mr. Speaker", who bears a title alone.
func (pe persons) borne(i int32) bool {
	known := pe.Facts(i).Is(gazetteer.Surname) || !pe.Is(i, lang.Title) && !pe.Plural(i)
	return pe.Is(i, lang.Given|lang.Surname) || pe.honorific && known
}

// nounFirst reports whether a name begins with a noun in a language whose nouns bear capitals, as
// the German "Werftchef Otto Brandt" does.
func (r *reading) nounFirst() bool {
	if !r.Pack.NounsCapital || r.given || r.names < 2 || r.titled(r.i) {
		return false
	}
	next := r.i + 1
	return r.Is(next, lang.Given) || r.publishedGiven(next) || r.names > 2 && r.Is(next, lang.Title|lang.Post)
}

// rule is what makes a name a person's by its own words; nil where nothing does.
func (r *reading) rule() *Rule {
	several, named := r.names > 1, r.plain < r.names
	switch {
	case r.titled(r.i) && (named || r.honorific || r.verbSpeaks(r.title, r.i)):
		return ByTitle
	case several && r.given && r.inPlaceName():
		return nil
	case several && named && r.given && !r.ordinaryRun():
		return ByGiven
	case several && named && r.postRightBefore(r.i):
		return ByPost
	case r.initials && r.plain == 0 && !r.Shaped(r.i, Heading):
		return ByInitial
	case r.ordinaryFirst(), several && r.allUnknown(), r.mostlyNames():
		return ByTwoUnknown
	}
	return nil
}

// ordinaryRun reports whether a given name that is an ordinary word, too, is followed by nothing
// but ordinary words: "Rich Coast Diving".
func (r *reading) ordinaryRun() bool {
	last := r.end - 1
	if r.plain != r.names-1 || r.titled(r.i) || r.names == 2 && r.Bare(last) {
		return false
	}
	if f := r.Facts(last); r.names == 2 && f.Is(gazetteer.Surname) && !f.Is(gazetteer.Ordinary) {
		return false // "Ken Sena"
	}
	return r.Facts(r.i).Is(gazetteer.Ordinary)
}

// longestForeign is the most words of a name in a script without capitals; more are a text.
const longestForeign = 3

// foreignText is where words in a script without capitals end that begin at i.
func (st *Story) foreignText(i int32) int32 {
	for st.Kind(i) == prose.Word && st.Flag(i, prose.Foreign) && caseless(st.Text(i)) {
		i++
	}
	return i
}

// inPlaceName reads "the Helena Independent Record".
func (r *reading) inPlaceName() bool { return r.Is(r.i, lang.Place) && r.Is(r.i-1, lang.Article) }

// mostlyNames reports whether a run of three words or more holds one ordinary word among names, and
// does not begin with it: "Wong Man Li", "Sajid Hussain Lone".
func (r *reading) mostlyNames() bool {
	if r.names < 3 || r.plain != 1 || r.Shaped(r.i, Heading) || r.Is(r.i-1, lang.Article) {
		return false
	}
	if r.Shaped(r.i, Weak) && !r.Is(r.i, lang.Surname) {
		return false
	}
	known := 0
	for t := r.i; t < r.end; t++ {
		name := r.Is(t, lang.Given|lang.Surname) || r.Bare(t) && r.Facts(t).Is(gazetteer.Given|gazetteer.Surname)
		switch plain := r.Is(t, Ordinary); {
		case t == r.i && (plain || r.Is(t, lang.Place|lang.OrgName|lang.Lead|lang.Demonym)):
			return false
		case r.Is(t, lang.OrgHead|lang.PlaceHead|lang.ThingHead|lang.Title):
			return false
		case name && !plain:
			known++
		}
	}
	return known > 1
}

// ordinaryFirst reports whether a name is an ordinary word, which bears its capital of itself, and
// a surname.
func (r *reading) ordinaryFirst() bool {
	if r.names != 2 || r.plain != 1 || r.Shaped(r.i, Weak) || r.Is(r.i-1, lang.Article) {
		return false
	}
	ordinary := r.Is(r.i, Ordinary) && !r.Is(r.i, lang.Title|lang.Adverb|lang.TimeWord)
	return ordinary && r.Is(r.end-1, lang.Surname)
}

// allUnknown reports whether no word of a name is an ordinary one, so that its capitals tell of a
// name.
func (r *reading) allUnknown() bool {
	return r.plain == 0 && !r.Pack.NounsCapital && !r.Shaped(r.i, Heading) && !r.Is(r.i-1, lang.Article)
}

// isOpen reports whether the story may tell more of a name than its own words, by which the rule
// was chosen.
func (r *reading) isOpen(rule *Rule) bool {
	if r.titled(r.i) || r.Shaped(r.i, Heading) {
		return false
	}
	switch rule {
	case nil:
		return r.names > 1
	case ByTwoUnknown, ByGiven, ByInitial:
		return true
	}
	return false
}

// townsOrg reads a name of words that nobody knows with a city or country at its end: "Clean
// Rivers UK", "Sparta Brno". A city may still be a surname.
func (pe persons) townsOrg(r *reading) int32 {
	i, t := r.i, r.end
	if pe.Is(i, lang.Lead|lang.Title|lang.Adverb) || !r.endsInTown(t) {
		return i
	}
	if r.somebodys(t) {
		pe.add(Span{First: i, End: t + 1, Guess: Person, Rule: ByTwoUnknown, Open: true})
		return t + 1
	}
	if !r.mayBeOrg() {
		return i
	}
	country := pe.Is(t, lang.Country)
	if r.plain > 0 && !country {
		return i
	}
	s := Span{First: i, End: t + 1}
	switch post := pe.SmallIs(i-1, PersonPosting) && !pe.KindOfOrg(i-1); {
	case post || pe.titled(i):
		if country {
			return i
		}
		s.Guess, s.Rule = Person, ByPost
	case country:
		s.Guess, s.Rule, s.Open = Organisation, ByPlaceAndMore, true
	default:
		s.Guess, s.Rule, s.Open = Person, ByTwoUnknown, true
	}
	pe.add(s)
	return t + 1
}

// somebodys reports whether the city or country at t, behind one word that is nothing else, is
// somebody's surname: collections have that word as a given name, or his age follows or what he is,
// "Mitt Wales, 76, left". "Oxfam India" is a body.
func (r *reading) somebodys(t int32) bool {
	const others = Ordinary | lang.Place | lang.Demonym | lang.OrgHead | lang.OrgName
	if r.names != 1 || r.plain > 0 || r.end != r.i+1 || r.Shaped(r.i, Heading) || r.Is(r.i, others) {
		return false
	}
	told := r.Aged(t+1) || r.describedAt(t+1) || r.tradeBehind(t+1)
	return told || r.publishedAs(r.i, gazetteer.Given)
}

// mayBeOrg reports whether nothing in a name shows that it is a person's.
func (r *reading) mayBeOrg() bool {
	return r.names > 0 && !r.given && !r.initials && !r.Shaped(r.i, Weak|Heading|Plain)
}

// endsInTown reports whether a city or country stands at t, and the run of capitals ends there.
func (r *reading) endsInTown(t int32) bool {
	if !r.NameNext(t) || r.NameNext(t+1) {
		return false
	}
	return r.Is(t, lang.Country|lang.City) && !r.Is(t, lang.Given|lang.Demonym)
}
