package address

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
)

// Folder is a folder of pages with an entry of the registry, or a printed name, each.
type Folder string

// The folders. Organisations stand among the speakers: an address never changes by being quoted.
const (
	Speakers Folder = "speakers/"
	Topics   Folder = "topics/"
	Places   Folder = "places/"
)

// Front is the page that stands at the folder itself.
//
//go:noinline
func (f Folder) Front() string { return string(f) }

// Of is the page of an entry, by its id: "speakers/ada-brandt/".
//
//go:noinline
func (f Folder) Of(id string) string { return string(f) + id + "/" }

// letters is the folder of the letters' pages, among the speakers.
const letters = "a-z"

// Letter is the page of the speakers of one letter: "speakers/a-z/m/".
//
//go:noinline
func Letter(id string) string { return string(Speakers) + letters + "/" + id + "/" }

// onTopic is the folder of a speaker's pages on topics.
const onTopic = "on"

// OnTopic is the page of a speaker on a topic, by the speaker's page and the topic's id:
// "speakers/ada-brandt/on/ferry/".
//
//go:noinline
func OnTopic(speaker, topic string) string { return speaker + onTopic + "/" + topic + "/" }

// with is the folder of a person's pages with another.
const with = "with"

// With is the page of two people, by the page of the one whose id comes first in the alphabet and
// the id of the other: "speakers/ada-brandt/with/tom-reed/".
func With(speaker, other string) string { return speaker + with + "/" + other + "/" }

// Exchange is the page of two people, by their ids in whichever order.
func Exchange(a, b string) string { return With(Speakers.Of(min(a, b)), max(a, b)) }

// The lists of an entity of which its own page shows the newest, and which have pages of their own
// where they are longer.
const (
	about   = "about"
	notSaid = "not-said"
	named   = "named"
)

// SaidAbout is the page of what was said about an entity, by its own page:
// "speakers/ada-brandt/about/".
func SaidAbout(entity string) string { return entity + about + "/" }

// NotSaid is the page of words of an entity that stories deny, or only suppose:
// "speakers/ada-brandt/not-said/".
func NotSaid(entity string) string { return entity + notSaid + "/" }

// NamedIn is the page of the stories that name an entity and do not quote it:
// "speakers/ada-brandt/named/".
func NamedIn(entity string) string { return entity + named + "/" }

// Alongside is the page of everybody who is quoted in the same stories:
// "speakers/ada-brandt/with/".
func Alongside(entity string) string { return entity + with + "/" }

// Entry is an address in a folder, taken apart.
type Entry struct {
	Folder Folder
	ID     string // "" for the folder's own page
	Below  string // what follows the entry's own page: "2025/05/", "on/ferry/", "with/tom-reed/"
}

// ReadEntry takes apart an address in a folder; false for any other. The id of a letter's page is
// no entry's: see IsLetter.
func ReadEntry(address string) (Entry, bool) {
	first, rest, _ := called.Cut(address, "/")
	folder := Folder(first + "/")
	switch folder {
	case Speakers, Topics, Places:
		id, below, _ := called.Cut(rest, "/")
		return Entry{folder, id, below}, true
	}
	return Entry{}, false
}

// IsLetter reports whether the address is in the folder of the letters' pages.
func (e Entry) IsLetter() bool { return e.Folder == Speakers && e.ID == letters }

// Page is the entry's own page.
//
//go:noinline
func (e Entry) Page() string { return e.Folder.Of(e.ID) }

// Topic is the id of the topic of a speaker's page on a topic, or of a page below that; "" for any
// other page.
func (e Entry) Topic() string { return e.step(onTopic) }

// Other is the id of the other person of a page of two, or of a page below that; "" for any other
// page.
//
//go:noinline
func (e Entry) Other() string { return e.step(with) }

func (e Entry) step(first string) string {
	if steps := strings.Split(e.Below, "/"); len(steps) > 1 && steps[0] == first {
		return steps[1]
	}
	return ""
}

// Between is the address of a page of two people, or of one below it, with these ids in the place
// of its own.
func (e Entry) Between(a, b string) Entry {
	out, _ := ReadEntry(Exchange(a, b) + strings.SplitN(e.Below, "/", 3)[2])
	return out
}

// WithTopic is the address with another topic's id in the place of its own.
func (e Entry) WithTopic(id string) Entry {
	steps := strings.Split(e.Below, "/")
	steps[1] = id
	e.Below = strings.Join(steps, "/")
	return e
}

// String is the address.
//
//go:noinline
func (e Entry) String() string { return e.Page() + e.Below }

// byTopic is the folder of the tables of who is quoted on what, among the speakers.
const byTopic = "by-topic"

// ByTopic is the table of who is quoted on what; below it a year has one of its own.
const ByTopic = string(Speakers) + byTopic + "/"

// IsByTopic reports whether the address is that of a table of who is quoted on what.
func (e Entry) IsByTopic() bool { return e.Folder == Speakers && e.ID == byTopic }

// ReservedID reports whether an id cannot be given to an entry, because its address is that of
// another page: a-z, by-topic, on, with, and four digits (a year).
//
//go:noinline
func ReservedID(id string) bool {
	switch id {
	case letters, byTopic, onTopic, with:
		return true
	}
	return isYear(id)
}

// reservedSteps are the first steps of addresses that belong to the site itself, but for the years.
var reservedSteps = []string{
	string(Speakers), string(Topics), string(Places), Data, Corrections, cards, Organisations,
	Search, "static", "404", "index", "feed", "sitemap", "robots",
}

// ReservedSteps lists the first steps that belong to the site itself, but for the years.
func ReservedSteps() []string {
	steps := make([]string, len(reservedSteps))
	for i, s := range reservedSteps {
		steps[i] = called.TrimSuffix(s, "/")
	}
	return steps
}

// ReservedStep reports whether the first step of an address belongs to the site itself, so that no
// page of the site's own texts can have it.
func ReservedStep(step string) bool { return called.Contains(ReservedSteps(), step) || isYear(step) }
