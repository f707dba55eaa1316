package page

import "github.com/onrecord/onrecord/internal/address"

// Kind is a kind of page: each has a template of its own, named for it.
type Kind string

// The kinds.
const (
	KindHome         Kind = "home"
	KindStory        Kind = "story"
	KindSource       Kind = "source"
	KindYear         Kind = "year"
	KindMonth        Kind = "month"
	KindDay          Kind = "day"
	KindSpeakers     Kind = "speakers"
	KindLetter       Kind = "letter"
	KindSpeaker      Kind = "speaker"
	KindOrganisation Kind = "organisation"
	KindPeriod       Kind = "period"   // a year or a month of a speaker, a topic or a place, or a speaker on a topic
	KindExchange     Kind = "exchange" // two people on common topics
	KindByTopic      Kind = "bytopic"  // who is quoted on what
	KindTopics       Kind = "topics"
	KindTopic        Kind = "topic"
	KindPlace        Kind = "place"
	KindPlaces       Kind = "places"
	KindBodies       Kind = "organisations"
	KindData         Kind = "data"
	KindOther        Kind = "other"
	KindAbout        Kind = "about"
	KindRules        Kind = "rules"
	KindAccuracy     Kind = "accuracy"
	KindCorrections  Kind = "corrections"
	KindSearch       Kind = "search"
	KindCard         Kind = "card"
	KindNotFound     Kind = "notfound"
	KindRedirect     Kind = "redirect" // stands at an old address and leads to the new one
)

// KindRow says all of a kind of page.
type KindRow struct {
	Kind Kind
	View any      // the zero view: the struct that its template receives
	At   []string // where its pages stand, as patterns; see address.Fits

	// Apart says that its pages have no line of their own among the ledger's addresses: they have a
	// story's, stand and fall with one, or are nothing to link to.
	Apart bool

	// plan lists the pages; nil where those of another kind plan these as well.
	plan func(*archive) []Page
	// share is the Open Graph type of pages that people pass on, or "".
	share string
}

// Kinds are all kinds of page, a row each, in the order in which their pages are planned. Which
// pages there are, what is in sitemaps, which views templates are held against and what the tests
// open in a browser follow from it.
func Kinds() []KindRow {
	speaker, topic, place := address.Speakers.Of(address.AnyID), address.Topics.Of(address.AnyID),
		address.Places.Of(address.AnyID)
	return []KindRow{
		{Kind: KindHome, View: &Home{}, At: at(address.Home), plan: planHome, share: "website"},
		{Kind: KindStory, View: &Story{}, At: at(address.StoryPattern), plan: planStories, Apart: true},
		// planned with the stories
		{Kind: KindSource, View: &Source{}, At: at(address.Source(address.StoryPattern)), Apart: true},
		{Kind: KindYear, View: &Year{}, At: at(address.YearPattern), plan: planDates},
		{Kind: KindMonth, View: &Month{}, At: at(address.MonthPattern)}, // planned with the years
		{Kind: KindDay, View: &Day{}, At: at(address.DayPattern)},       // and so are the days
		{Kind: KindSpeakers, View: &Speakers{}, At: at(address.Speakers.Front()), plan: planSpeakers},
		{Kind: KindLetter, View: &Speakers{}, At: at(address.Letter(address.AnyID))}, // planned with their front page
		{Kind: KindSpeaker, View: &Speaker{}, At: at(speaker), plan: planEntities, share: "profile"},
		{Kind: KindOrganisation, View: &Body{}, At: at(speaker), share: "website"}, // planned with the speakers
		{
			Kind: KindPeriod, View: &List{},
			At: append(periodsBelow(
				speaker, address.OnTopic(speaker, address.AnyID), address.With(speaker, address.AnyID), topic, place,
			), furtherBelow(speaker)...),
		},
		{
			Kind: KindExchange, View: &Exchange{}, At: at(address.With(speaker, address.AnyID)), plan: planExchanges,
			share: "website",
		},
		{
			Kind: KindByTopic, View: &ByTopic{}, At: at(address.ByTopic, address.ByTopic+address.YearPattern),
			plan: planByTopic, share: "website",
		},
		{Kind: KindTopics, View: &Topics{}, At: at(address.Topics.Front()), plan: planTopics},
		{Kind: KindTopic, View: &Topic{}, At: at(topic), share: "website"}, // planned with their list
		{Kind: KindPlace, View: &Body{}, At: at(place), plan: planPlaces, share: "website"},
		{Kind: KindPlaces, View: &Names{}, At: at(address.Places.Front()), plan: planPlaceNames},
		{Kind: KindBodies, View: &Names{}, At: at(address.Organisations), plan: planBodyNames},
		{Kind: KindData, View: &Data{}, At: at(address.Data), plan: planData},
		{
			Kind: KindOther, View: &OtherPage{}, At: at(address.Other(address.AnyPath)), plan: planOthers,
			share: "website",
		},
		{Kind: KindAbout, View: &OtherPage{}, At: at(address.About), plan: planAbout, share: "website"},
		{Kind: KindRules, View: &Rules{}, At: at(address.Rules), plan: planRules},
		{Kind: KindAccuracy, View: &Accuracy{}, At: at(address.Accuracy), plan: planAccuracy},
		{
			Kind: KindCorrections, View: &Corrections{}, plan: planCorrections,
			At: at(address.Corrections, address.Corrections+address.YearPattern),
		},
		{Kind: KindSearch, View: &Search{}, At: at(address.Search), plan: planSearch},
		{Kind: KindCard, View: &Card{}, At: at(address.Card(address.AnyID)), plan: planCards, Apart: true},
		{Kind: KindNotFound, View: &NotFound{}, At: at(address.NotFound), plan: planNotFound, Apart: true},
		{Kind: KindRedirect, View: &Redirect{}}, // wherever something stood; see Plan.Moved
	}
}

//go:noinline
func at(patterns ...string) []string { return patterns }

// periodsBelow are where the pages of years and months stand below those of patterns, and the page
// of a speaker on a topic itself.
func periodsBelow(patterns ...string) []string {
	var out []string
	for _, p := range patterns {
		if at, _ := address.ReadEntry(p); at.Topic() != "" {
			out = append(out, p)
		}
		out = append(out, p+address.YearPattern, p+address.MonthPattern)
	}
	return out
}

// furtherBelow are where the pages of the longer lists of a speaker stand.
func furtherBelow(speaker string) []string {
	lists := []string{address.SaidAbout(speaker), address.NotSaid(speaker), address.NamedIn(speaker)}
	return append(append(periodsBelow(lists...), lists...), address.Alongside(speaker))
}
