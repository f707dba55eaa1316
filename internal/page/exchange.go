package page

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/par"
)

// Exchange is the view of two people on common topics: the words of both, in order of date.
type Exchange struct {
	Frame
	Name   string
	Deck   string
	People []Person
	Topics []Rank // the first of them
	Rest   []Rank
	Filter Filter
	Years  []YearGroup // oldest first
	Pages  Pages
}

// Person is one of the two.
type Person struct {
	Link
	Role   string // at the time of the newest story
	Topics []Link // their pages on the topics
}

// exchangeLeast is in how many stories two people speak on common topics before they have a page.
const exchangeLeast = 3

// exchangeTopics is how many of their topics are in sight.
const exchangeTopics = 8

// ownTopics is of how many of these each of the two has a way to all that he said.
const ownTopics = 4

// exchangeFilter is the least number of rows that can be filtered: there are very many exchanges,
// and most of them are read at a glance.
const exchangeFilter = 20

// exchangePage is the page of two people.
type exchangePage struct {
	*archive
	x      index.Exchange
	topics []index.TopicTally // on which both spoke in one story, by the number of these
	list   *listing           // its rows come by story, the newest first
}

// planExchanges plans the pages of two people, each followed by those of its years, where it has
// too much for one page.
func planExchanges(a *archive) []Page {
	return slices.Concat(par.Map(a.exchanges, func(_ int, x index.Exchange) []Page {
		p := a.exchangePage(x)
		pg := a.page(KindExchange, p.list.base, p)
		pg.NoIndex = x.A.Visibility == index.NoIndex || x.B.Visibility == index.NoIndex
		return append([]Page{pg}, a.periods(periodPage{
			archive: a, name: pairName(x), section: "speakers", style: p.style(), list: p.list,
			noIndex: pg.NoIndex, oldestFirst: true, own: p.list.base, trail: p.trail(),
		})...)
	})...)
}

// topicsOf is index.TopicsOf of all that somebody said, worked out once for each: whoever speaks
// much has pages on many topics, and much of an exchange, and many of them.
func (p *archive) topicsOf(e *index.Entity) []index.TopicTally {
	if topics, known := p.spoke.Load(e); known {
		return topics.([]index.TopicTally)
	}
	topics := p.ix.TopicsOf(e.Said)
	p.spoke.Store(e, topics)
	return topics
}

func pairName(x index.Exchange) string { return x.A.Name + " and " + x.B.Name }

func (p *archive) exchangePage(x index.Exchange) exchangePage {
	out := exchangePage{archive: p, x: x, list: &listing{base: address.Exchange(x.A.ID, x.B.ID)}}
	for _, i := range slices.Backward(x.Stories) {
		rows, topics := p.ix.ExchangeIn(x, i)
		out.list.said = append(out.list.said, rows...)
		for _, t := range topics {
			out.count(t)
		}
	}
	order.By(out.topics, func(a, b index.TopicTally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Topic.ID, b.Topic.ID))
	})
	if len(out.list.said) > yearlyMost {
		out.list.years = p.split(out.list.said, nil)
	}
	return out
}

func (p *exchangePage) count(t *index.Topic) {
	if t.Visibility == index.None {
		return
	}
	at := slices.IndexFunc(p.topics, func(have index.TopicTally) bool { return have.Topic == t })
	if at < 0 {
		at = len(p.topics)
		p.topics = append(p.topics, index.TopicTally{Topic: t})
	}
	p.topics[at].Count++
}

func (p exchangePage) view(pg Page, _ any) any {
	x, said := p.x, p.list.said
	name := pairName(x)
	first, last := p.years(said)
	about := "What " + name + " said on the same topics in " + p.site.Title + ", in order of date."
	v := &Exchange{
		Frame: p.frame(pg, name, about, "speakers"),
		Name:  name,
	}
	v.Trail = append(p.trail(), Link{"", "An exchange"})
	v.Deck = "Both are quoted on the same topics in " + say(len(x.Stories), "story", "stories") + ", " +
		span(first, last) + ". Their words in order of date."
	for _, e := range []*index.Entity{x.A, x.B} {
		v.People = append(v.People, p.person(e))
	}
	for i, t := range p.topics {
		to := &v.Topics
		if i >= exchangeTopics {
			to = &v.Rest
		}
		*to = append(*to, Rank{p.topicLink(t.Topic), "", stories(t.Count)})
	}
	rows := said
	if len(p.list.years) > 0 {
		rows = said[:newest]
	}
	var choice *choices
	if len(rows) >= exchangeFilter {
		choice = p.choicesOver(rows)
	}
	v.Filter = choice.filter(p.archive)
	style := p.style()
	style.choice = choice
	v.Years = p.byYear(oldestFirst(rows), style)
	v.Pages = p.list.pagesBelow(p.archive)
	return v
}

// person is one of the two, with the way to all that he said on the first of the topics.
func (p exchangePage) person(e *index.Entity) Person {
	out := Person{Link: p.entityLink(e), Role: p.roleNow(e)}
	of := p.topicsOf(e)
	for _, t := range p.topics[:min(len(p.topics), ownTopics)] {
		for _, all := range of {
			if all.Topic == t.Topic && all.Count >= topicLeast {
				out.Topics = append(out.Topics, Link{
					p.href(address.OnTopic(e.Address(), t.Topic.ID)), t.Topic.Entry.Name,
				})
			}
		}
	}
	return out
}

// trail leads to the page, by that of the one who stands first.
func (p exchangePage) trail() []Link {
	return append(p.entityTrail(p.x.A, ""), p.entityLink(p.x.A))
}

func (p exchangePage) style() rowStyle { return rowStyle{topics: true, year: true, few: true} }

// oldestFirst are rows in order of date. What is said in a story stays in reading order.
func oldestFirst(rows []index.Ref) []index.Ref {
	out := slices.Clone(rows)
	slices.Reverse(out)
	for first := 0; first < len(out); {
		end := first + 1
		for end < len(out) && out[end].Story == out[first].Story {
			end++
		}
		slices.Reverse(out[first:end])
		first = end
	}
	return out
}

// exchangeHref leads to the exchange of two people, or is "".
func (p *archive) exchangeHref(a, b *index.Entity) string {
	one, other := min(a.ID, b.ID), max(a.ID, b.ID)
	_, is := slices.BinarySearchFunc(p.exchanges, [2]string{one, other}, func(x index.Exchange, want [2]string) int {
		return cmp.Or(cmp.Compare(x.A.ID, want[0]), cmp.Compare(x.B.ID, want[1]))
	})
	if !is {
		return ""
	}
	return p.href(address.Exchange(one, other))
}
