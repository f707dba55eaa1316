package page

import (
	"cmp"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// ByTopic is the view of the table of who is quoted on what: of all years, or of one.
type ByTopic struct {
	Frame
	Name  string
	Deck  string
	Files []Link
	Years []Rank // with the number of quotations
	Heat  *Heat
	Sexes *Heat // women and men, by the registered pronouns
	Run   *Heat // the same, year by year
	Prev  Link
	Next  Link
}

// Heat is a table of shares in which a deeper ground stands for a larger share.
type Heat struct {
	ID, Heading, About string
	Corner             string // what the rows are
	Columns            []Link
	Rows               []HeatRow
	More               Link // the way to the people whom the table leaves out
}

// HeatRow is one row of it.
type HeatRow struct {
	Link
	Small string
	Cells []HeatCell
}

// HeatCell is a share: "12%", or "" for none, with its depth from 1 to 5, or 0.
type HeatCell struct {
	Link
	Depth int
}

const (
	heatPeople = 30
	heatTopics = 10
)

// byTopicPage is the table, of one year where year is not 0.
type byTopicPage struct {
	*archive
	shares []index.Share // of the year
	years  []int         // all, oldest first
	year   int
}

// planByTopic plans the table of all years and one a year; none where nobody is quoted on a topic.
func planByTopic(a *archive) []Page {
	all := byTopicPage{archive: a, shares: a.shares}
	if len(all.shares) == 0 {
		return nil
	}
	by := map[int][]index.Share{}
	for _, s := range all.shares {
		if by[s.Year] == nil {
			all.years = append(all.years, s.Year)
		}
		by[s.Year] = append(by[s.Year], s)
	}
	slices.Sort(all.years)
	out := []Page{a.page(KindByTopic, address.ByTopic, all)}
	if len(all.years) < 2 {
		return out
	}
	for _, y := range all.years {
		one := all
		one.year, one.shares = y, by[y]
		out = append(out, a.page(KindByTopic, address.ByTopic+address.Year(y), one))
	}
	return out
}

func (p byTopicPage) view(pg Page, _ any) any {
	v := &ByTopic{Name: "Who is quoted on what"}
	when := "in all years"
	if p.year != 0 {
		v.Name += ", " + strconv.Itoa(p.year)
		when = "in " + strconv.Itoa(p.year)
	}
	v.Frame = p.frame(pg, v.Name, "Who was quoted on which topic in "+p.site.Title+", with their share of the words, "+
		when+".", "speakers")
	v.Trail = []Link{{p.href(address.Speakers.Front()), "Speakers"}}
	if p.year != 0 {
		v.Trail = append(v.Trail, Link{p.href(address.ByTopic), "Who is quoted on what"})
	}
	v.Deck = "The share of each person in all words quoted on a topic " + when +
		", whoever said them. A deeper ground is a larger share."
	if p.site.Data {
		v.Files = []Link{{p.href(address.Shares), "All of it as CSV"}}
	}
	p.yearLinks(v)
	v.Heat = p.heat()
	v.Sexes = p.sexes()
	if p.year == 0 {
		v.Run = p.run()
	}
	return v
}

// yearLinks fills in the way to the tables of years.
func (p byTopicPage) yearLinks(v *ByTopic) {
	link := func(y int) Link { return Link{p.href(address.ByTopic + address.Year(y)), strconv.Itoa(y)} }
	if p.year == 0 && len(p.years) > 1 {
		n := map[int]int{}
		for _, s := range p.shares {
			n[s.Year] += s.Quotations
		}
		for _, y := range slices.Backward(p.years) {
			v.Years = append(v.Years, Rank{link(y), "", figures(n[y])})
		}
	}
	if at := slices.Index(p.years, p.year); at >= 0 {
		if at > 0 {
			v.Prev = link(p.years[at-1])
		}
		if at+1 < len(p.years) {
			v.Next = link(p.years[at+1])
		}
	}
}

// weight is words, by whom or what has them.
type weight[K comparable] map[K]int

// most lists up to n of the keys, those of most words first; name decides between equals.
func (w weight[K]) most(n int, name func(K) string) []K {
	var keys []K
	for k := range w {
		keys = append(keys, k)
	}
	order.By(keys, func(a, b K) int {
		return cmp.Or(cmp.Compare(w[b], w[a]), cmp.Compare(name(a), name(b)))
	})
	return keys[:min(n, len(keys))]
}

// totals are all words quoted on each topic, in the years of the page.
func (p byTopicPage) totals() weight[*index.Topic] {
	out := weight[*index.Topic]{}
	type key struct {
		t *index.Topic
		y int
	}
	seen := map[key]bool{}
	for _, s := range p.shares {
		if k := (key{s.Topic, s.Year}); !seen[k] {
			seen[k] = true
			out[s.Topic] += s.Of
		}
	}
	return out
}

func topicID(t *index.Topic) string   { return t.ID }
func personID(e *index.Entity) string { return e.ID }

// heat is the table of those who are quoted most, on what is spoken of most.
func (p byTopicPage) heat() *Heat {
	type pair struct {
		e *index.Entity
		t *index.Topic
	}
	words, said, people := map[pair]int{}, map[pair]int{}, weight[*index.Entity]{}
	for _, s := range p.shares {
		k := pair{s.Person, s.Topic}
		words[k] += s.Words
		said[k] += s.Quotations
		people[s.Person] += s.Words
	}
	of := p.totals()
	h := &Heat{
		ID: "he", Heading: "Person by topic", Corner: "Person",
		About: "The topics on which most was said, and the people who said most on any topic. " +
			"A share leads to all that the person said on the topic.",
	}
	topics := of.most(heatTopics, topicID)
	for _, t := range topics {
		h.Columns = append(h.Columns, p.topicLink(t))
	}
	for _, e := range people.most(heatPeople, personID) {
		row := HeatRow{Link: p.entityLink(e), Small: p.roleNow(e)}
		for _, t := range topics {
			c := cell(words[pair{e, t}], of[t])
			if p.year == 0 && said[pair{e, t}] >= topicLeast {
				c.Href = p.href(address.OnTopic(e.Address(), t.ID))
			}
			row.Cells = append(row.Cells, c)
		}
		h.Rows = append(h.Rows, row)
	}
	if n := len(people) - len(h.Rows); n > 0 {
		others := "And " + count(n, "other person", "other people")
		h.More = Link{p.href(address.Speakers.Front()), others + ", among all speakers"}
		if p.site.Data {
			h.More = Link{p.href(address.Shares), others + ", in the table of all shares"}
		}
	}
	return h
}

// cell is a share with its depth.
func cell(n, of int) HeatCell {
	if n == 0 || of == 0 {
		return HeatCell{}
	}
	c := HeatCell{Link: Link{"", share(n, of)}, Depth: 1}
	for _, from := range []int{5, 10, 20, 40} {
		if 100*n >= from*of {
			c.Depth++
		}
	}
	return c
}

// sexColumns are what a table of women and men has, by the registered pronouns.
var sexColumns = []string{"she", "he", "they"}

// sexes is the share of women and men in the words on each topic; nil where the archive has
// registered no pronouns.
func (p byTopicPage) sexes() *Heat {
	of := p.totals()
	by := map[*index.Topic]map[string]int{}
	for _, s := range p.shares {
		if by[s.Topic] == nil {
			by[s.Topic] = map[string]int{}
		}
		by[s.Topic][s.Pronouns()] += s.Words
	}
	h := sexHeat("sx", "Women and men, by topic", "Topic", len(p.shares) > 0 && p.registeredPronouns())
	if h == nil {
		return nil
	}
	for _, t := range of.most(3*heatTopics, topicID) {
		h.Rows = append(h.Rows, sexRow(p.topicLink(t), by[t], of[t]))
	}
	return h
}

// run is the same over all topics, year by year.
func (p byTopicPage) run() *Heat {
	h := sexHeat("yr", "Women and men, by year", "Year", len(p.years) > 1 && p.registeredPronouns())
	if h == nil {
		return nil
	}
	h.About = "The same over all topics: words on two count twice, words on none are left out."
	for _, y := range slices.Backward(p.years) {
		one := p
		one.shares = nil
		by, of := map[string]int{}, 0
		for _, s := range p.shares {
			if s.Year == y {
				one.shares = append(one.shares, s)
				by[s.Pronouns()] += s.Words
			}
		}
		for _, n := range one.totals() {
			of += n
		}
		h.Rows = append(h.Rows, sexRow(Link{p.href(address.ByTopic + address.Year(y)), strconv.Itoa(y)}, by, of))
	}
	return h
}

func (p byTopicPage) registeredPronouns() bool {
	return slices.ContainsFunc(p.shares, func(s index.Share) bool { return s.Pronouns() != "" })
}

func sexHeat(id, heading, corner string, is bool) *Heat {
	if !is {
		return nil
	}
	return &Heat{
		ID: id, Heading: heading, Corner: corner,
		Columns: []Link{{"", "Women (she)"}, {"", "Men (he)"}, {"", "They"}, {"", "Not registered, or nobody named"}},
		About: "By the pronouns that the archive has registered, of the words of people. What organisations and " +
			"unnamed sources said, and people whose pronouns nobody has registered, stand in the last column. " +
			"Words on two topics count on each.",
	}
}

// sexRow is the shares of those who are she, he and they, and of the rest.
func sexRow(name Link, by map[string]int, of int) HeatRow {
	row, rest := HeatRow{Link: name}, of
	for _, pronoun := range sexColumns {
		row.Cells = append(row.Cells, cell(by[pronoun], of))
		rest -= by[pronoun]
	}
	last := cell(max(rest, 0), of)
	last.Depth = 0
	row.Cells = append(row.Cells, last)
	return row
}
