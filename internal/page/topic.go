package page

import (
	"html/template"
	"strconv"
	"time"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/index"
)

// Topic is the view of a topic's page.
type Topic struct {
	Frame
	Name    string
	Deck    string
	Note    template.HTML
	Broader []Link // those that the trail does not lead by
	Chart   *Bars
	Points  []StoryItem // the story with most quotations of each of the busiest times
	Who     Ranking
	WhoRest []Rank // those whom the ranking leaves out
	WhoMore Link   // the way to the others, where they are very many
	Shares  string // what the shares are of
	Files   []Link
	Heading string
	Stories []StoryRows // the newest, with what was said in each
	Before  []StoryRows // those before, folded away
	Earlier string      // how many these are
	Pages   Pages
	Empty   string
}

// Topics is the view of the list of all topics.
type Topics struct {
	Frame
	Deck   string
	Recent []Recent
	When   string // "Most written about in the last three months"
	Groups []NameGroup
}

// Recent is a topic that is much written about.
type Recent struct {
	Link
	Text string
}

const (
	topicStories  = 12
	speakersMost  = 8
	speakersRest  = 100
	recentTopics  = 3
	recentMonths  = 3
	turningPoints = 3
)

// topicPage is the page of a topic.
type topicPage struct {
	*archive
	t    *index.Topic
	list *listing
}

// topicsPage is the list of all topics.
type topicsPage struct{ *archive }

// planTopics plans the list of all topics, and the page of each, followed by those below it.
func planTopics(a *archive) []Page {
	if !a.hasTopics() {
		return nil
	}
	out := []Page{a.page(KindTopics, address.Topics.Front(), topicsPage{a})}
	for _, t := range a.ix.Topics {
		if t.Visibility == index.None {
			continue
		}
		list := a.listing(t.Address(), t.Said, t.Stories)
		pg := a.page(KindTopic, t.Address(), topicPage{a, t, list})
		pg.NoIndex = t.Visibility == index.NoIndex
		out = append(out, pg)
		out = append(out, a.periods(periodPage{
			archive: a, name: t.Entry.Name, section: "topics", style: rowStyle{year: true}, list: list,
			noIndex: pg.NoIndex, own: t.Address(), trail: a.topicTrail(t),
		})...)
	}
	return out
}

func (p topicPage) view(pg Page, _ any) any {
	t := p.t
	name := t.Entry.Name
	v := &Topic{
		Frame: p.frame(pg, name+", "+stories(len(t.Stories)), "Who said what about "+name+" in "+p.site.Title+".",
			"topics"),
		Name: name, Note: p.site.Notes[t.Entry.File], Deck: p.topicSummary(t),
	}
	v.Files = p.filesBeside(&v.Frame, feed.Topic{Topic: t}, name)
	v.Trail = p.topicTrail(t)
	v.Within = p.within("topic", t.ID, "Search what was said on "+name, len(t.Said))
	for _, id := range t.Entry.Broader {
		if b := p.ix.Topic(id); b != nil && b.Visibility != index.None {
			v.Broader = append(v.Broader, p.topicLink(b))
		}
	}
	v.Broader = v.Broader[min(1, len(v.Broader)):]
	onPage := len(p.list.years) == 0 // where all stories stand here, bars lead to them
	bars := p.list.bars(p.archive, onPage)
	v.Chart = p.monthly(len(t.Stories), p.whenPrinted(t.Stories), bars).chart("story", "stories")
	if v.Chart != nil && len(t.Stories) > topicStories {
		v.Points = p.turningPoints(t)
	}
	p.whoSpoke(v)
	p.debate(v)
	if len(t.Stories) == 0 && len(t.Said) == 0 {
		v.Empty = "No story is on this topic so far."
	}
	return v
}

// topicSummary is "103 stories and 386 quotations by 71 speakers since 2015."
func (p topicPage) topicSummary(t *index.Topic) string {
	n := len(t.Stories)
	if n == 0 {
		return quotationsBy(p.archive, t)
	}
	s := stories(n)
	if len(t.Said) > 0 {
		s += " and " + called.TrimSuffix(quotationsBy(p.archive, t), ".")
	}
	if first := p.ix.Date(int(t.Stories[n-1])).Year(); n > 1 {
		s += " since " + strconv.Itoa(first)
	}
	return s + "."
}

func quotationsBy(p *archive, t *index.Topic) string {
	if len(t.Said) == 0 {
		return ""
	}
	s := quotations(len(t.Said))
	if _, all, _ := p.ix.Speakers(t.Said, 0); all > 0 {
		s += " by " + count(all, "speaker", "speakers")
	}
	return s + "."
}

// turningPoints are the stories of most quotations in the busiest months, newest first.
func (p topicPage) turningPoints(t *index.Topic) []StoryItem {
	type month struct {
		at, n int
	}
	var best []month
	when := p.whenPrinted(t.Stories)
	for _, y := range yearsOf(len(t.Stories), when) {
		for _, m := range monthsOf(y, when) {
			at := m.first
			for i := m.first; i < m.end; i++ {
				if p.ix.QuotationsIn(int(t.Stories[i])) > p.ix.QuotationsIn(int(t.Stories[at])) {
					at = i
				}
			}
			best = insert(best, month{at, m.end - m.first}, func(a, b month) bool { return a.n > b.n }, turningPoints)
		}
	}
	var out []StoryItem
	for i := range t.Stories {
		for _, b := range best {
			if b.at == i {
				item := p.item(int(t.Stories[i]), itemStyle{})
				item.Facts = []string{when(i).Format("January 2006")}
				out = append(out, item)
			}
		}
	}
	return out
}

// insert puts v into a short sorted list of at most most.
func insert[T any](list []T, v T, before func(a, b T) bool, most int) []T {
	i := len(list)
	for i > 0 && before(v, list[i-1]) {
		i--
	}
	list = append(list[:i], append([]T{v}, list[i:]...)...)
	return list[:min(len(list), most)]
}

func (p topicsPage) view(pg Page, _ any) any {
	v := &Topics{Frame: p.frame(pg, "Topics", "Every topic in the archive of "+p.site.Title+".", "topics")}
	n := 0
	for _, t := range p.ix.Topics {
		if t.Visibility != index.None {
			n++
		}
	}
	v.Deck = capital(say(n, "subject", "subjects")) +
		", as the archive files them. The figure is the number of stories."
	if day, ok := p.ix.Newest(); ok {
		v.When = "Most written about in the last " + spell(recentMonths) + " months"
		v.Recent = p.recent(day)
	}
	v.Groups = p.topicGroups()
	return v
}

// recent are the topics most written about in the months up to the newest story.
func (p topicsPage) recent(newestStory time.Time) []Recent {
	first := p.ix.Since(newestStory.AddDate(0, -recentMonths, 1))
	var out []Recent
	for _, t := range p.ix.TopicsSince(first, recentTopics) {
		text := stories(t.Count)
		var rows []index.Ref
		for _, r := range t.Topic.Said {
			if int(r.Story) < first {
				break
			}
			rows = append(rows, r)
		}
		tallies, _, _ := p.ix.Speakers(rows, 2)
		var names []string
		for _, s := range tallies {
			if s.Entity.Visibility == index.Visible {
				names = append(names, s.Entity.Name)
			}
		}
		if len(names) > 0 {
			text += ", mostly " + list(names)
		}
		out = append(out, Recent{p.topicLink(t.Topic), text})
	}
	return out
}

// topicGroups are all topics, under the broader topic that they name first; topics without one
// stand under their letter's heading, or together where they are few.
func (p topicsPage) topicGroups() []NameGroup {
	at := map[string]int{}
	var out []NameGroup
	var loose NameGroup
	hasNarrower := p.narrower()
	for _, t := range p.ix.Topics {
		if t.Visibility == index.None {
			continue
		}
		entry := NameEntry{Link: p.topicLink(t), Count: figures(len(t.Stories)), Many: false}
		head := t
		if len(t.Entry.Broader) > 0 {
			if b := p.ix.Topic(t.Entry.Broader[0]); b != nil && b.Visibility != index.None {
				head = b
			}
		}
		if head == t && !hasNarrower[t.ID] {
			loose.Names = append(loose.Names, entry)
			continue
		}
		i, ok := at[head.ID]
		if !ok {
			i = len(out)
			at[head.ID] = i
			out = append(out, NameGroup{Heading: head.Entry.Name, ID: "g-" + head.ID})
		}
		out[i].Names = append(out[i].Names, entry)
	}
	if len(loose.Names) > 0 {
		if len(out) > 0 {
			loose.Heading, loose.ID = "Other topics", "g-other"
		}
		out = append(out, loose)
	}
	return out
}

// narrower tells which topics others name as their broader one.
func (p topicsPage) narrower() map[string]bool {
	out := map[string]bool{}
	for _, t := range p.ix.Topics {
		if len(t.Entry.Broader) > 0 && t.Visibility != index.None {
			out[t.Entry.Broader[0]] = true
		}
	}
	return out
}
