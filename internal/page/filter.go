package page

import (
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/index"
)

// Filter is what narrows the list below it, without a script: one choice of each set, and what
// stays is what fits both.
type Filter []FilterSet

// FilterSet is choices of which one is made.
type FilterSet struct {
	Legend string
	Name   string // of the fields
	Items  []FilterItem
}

// FilterItem is one choice.
type FilterItem struct {
	Class string // that of the rows which stay, or "" for all
	Text  string
	Count string
}

const (
	filterMost  = 6  // so many choices a set; archive.css knows the classes t1 to t6 and y1 to y6
	filterLeast = 6  // with fewer rows there is nothing to filter
	yearsLeast  = 20 // with fewer, headings show the years as well
)

// choices are those of a filter, and know the classes of what they are made of.
type choices struct {
	topics []string // ids, by the number of rows
	years  []int    // newest first; the last one stands for itself and all before where earlier is set
	before bool
	counts []int // of years
	ofRows []int // of topics
	all    int
}

// choicesOf are the choices over n things, newest first: by topic, and by year where they are of
// several; nil where there is too little to choose from.
func (p *archive) choicesOf(n int, at func(int) (*index.Story, []string), most []index.TopicTally) *choices {
	c := &choices{all: n}
	for _, t := range most {
		if t.Count < n && len(c.topics) < filterMost { // a topic that all are on narrows nothing
			c.topics, c.ofRows = append(c.topics, t.Topic.ID), append(c.ofRows, t.Count)
		}
	}
	for i := range n {
		s, _ := at(i)
		y := s.Date.Year()
		switch last := len(c.years) - 1; {
		case last >= 0 && (c.years[last] == y || c.before):
			c.counts[last]++
		case last+1 == filterMost:
			c.before = true
			c.counts[last]++
		default:
			c.years, c.counts = append(c.years, y), append(c.counts, 1)
		}
	}
	if n < filterLeast || len(c.topics) < 2 && (len(c.years) < 2 || n < yearsLeast) {
		return nil
	}
	return c
}

// choicesOver are the choices over rows.
func (p *archive) choicesOver(refs []index.Ref) *choices {
	at := func(i int) (*index.Story, []string) {
		s, u := p.ix.At(refs[i])
		return s, u.Topics
	}
	return p.choicesOf(len(refs), at, p.ix.TopicsOf(refs))
}

// filter is what is shown of the choices.
func (c *choices) filter(p *archive) Filter {
	if c == nil {
		return nil
	}
	var out Filter
	if len(c.years) > 1 {
		set := FilterSet{"Year", "y", []FilterItem{{"", "All", figures(c.all)}}}
		for i, y := range c.years {
			text := strconv.Itoa(y)
			if c.before && i == len(c.years)-1 {
				text += " and before"
			}
			set.Items = append(set.Items, FilterItem{"y" + strconv.Itoa(i+1), text, figures(c.counts[i])})
		}
		out = append(out, set)
	}
	if len(c.topics) > 1 {
		set := FilterSet{"Topic", "t", []FilterItem{{"", "All", figures(c.all)}}}
		for i, id := range c.topics {
			set.Items = append(set.Items, FilterItem{
				"t" + strconv.Itoa(i+1), p.ix.Topic(id).Entry.Name, figures(c.ofRows[i]),
			})
		}
		out = append(out, set)
	}
	return out
}

// of is the class of something printed in a story and on topics: "f y1 t2".
func (c *choices) of(s *index.Story, topics []string) string {
	if c == nil {
		return ""
	}
	var room [64]byte
	class := append(room[:0], filtered...)
	if len(c.years) > 1 {
		at := slices.IndexFunc(c.years, func(y int) bool { return y <= s.Date.Year() })
		if at < 0 {
			at = len(c.years) - 1
		}
		class = strconv.AppendInt(append(class, " y"...), int64(at+1), 10)
	}
	if len(c.topics) > 1 {
		for _, id := range topics {
			if at := slices.Index(c.topics, id); at >= 0 {
				class = strconv.AppendInt(append(class, " t"...), int64(at+1), 10)
			}
		}
	}
	return string(class)
}

// filtered is the class of all that a filter may hide.
const filtered = "f"

// union is the class of what holds several.
func union(told []StoryRows) string {
	var all []string
	for i := range told {
		all = addNew(all, strings.Fields(told[i].Class))
	}
	slices.Sort(all)
	return strings.Join(all, " ")
}
