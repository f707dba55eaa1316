package importer

import (
	"cmp"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/slug"
)

// tags are the tags of an import, each once.
type tags struct {
	byID  map[string]int32
	list  []tag
	topic []string // for each tag the id of its topic, or "": filled by settle
}

// tag is what the other system sorted stories by.
type tag struct {
	id    string // its name as an id
	name  string // as first written
	count int
}

// idle are tags that say that nobody chose one.
var idle = strings.Fields(`uncategorized uncategorised unkategorisiert allgemein non-classe sin-categoria
	senza-categoria untagged none default misc post posts blog`)

// note counts the tags of a story, and returns their numbers.
func (t *tags) note(names []string, m *Map) []int32 {
	if t.byID == nil {
		t.byID = map[string]int32{}
	}
	var numbers []int32
	for _, name := range names {
		name = OneLine(name)
		id := slug.ID(name)
		if id == "" || len(id) > slug.Longest || called.Contains(idle, id) {
			continue
		}
		n, known := t.byID[id]
		if !known {
			n = int32(len(t.list))
			t.byID[id] = n
			t.list = append(t.list, tag{id: id, name: strings.Clone(name)})
		}
		if !called.Contains(numbers, n) {
			numbers = append(numbers, n)
			t.list[n].count++
		}
	}
	return numbers
}

// enoughToShare is how many stories make a topic of their tag.
const enoughToShare = 5

// settle decides which tags are topics: those that the map names, those that the archive has a
// topic of, and those that enough stories share. It returns the topics that have no file yet, by
// id.
func (c *census) settleTopics() (made []tag) {
	c.tags.topic = make([]string, len(c.tags.list))
	for n, t := range c.tags.list {
		mapped, named := c.o.Map.topic(t.name)
		id := cmp.Or(mapped, c.disk.topicOf(t.name), t.id)
		switch {
		case named && mapped == "":
			continue // the map says that it is none
		case c.disk.topics[id]:
		case c.ledger.topics[id] != "":
			continue // an editor has taken it away
		case !named && t.count < enoughToShare || address.ReservedID(id) || c.disk.taken[id]:
			continue
		default:
			made = append(made, tag{id: id, name: nameFor(t, id), count: t.count})
			c.disk.topics[id] = true
		}
		c.tags.topic[n] = id
	}
	order.By(made, func(a, b tag) int { return strings.Compare(a.id, b.id) })
	return made
}

// nameFor is a new topic's name: the tag's own, or, where the map has given it another id, that in
// words.
func nameFor(t tag, id string) string {
	if id == t.id {
		return t.name
	}
	return strings.ReplaceAll(id, "-", " ")
}

// topicsOf are the topics of a story, in the order of its tags.
func (c *census) topicsOf(s *story) []string {
	var ids []string
	for _, n := range s.tags {
		if id := c.tags.topic[n]; id != "" && !called.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	return ids
}
