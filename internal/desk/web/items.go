package web

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// story is what the desk keeps of a story: what it needs to say what is next, and no text.
type story struct {
	file, id, title string
	address         string
	day             time.Time
	items           []item // the utterances that nobody has decided, in reading order
	decided         int    // utterances that somebody has
	names           []annotate.Entity
}

// item is an utterance that nobody has decided yet.
type item struct {
	id       string
	words    string // folded, all parts together
	long     int    // how many they are
	is       desk.Worth
	likely   string // whom it may be, for counting; "" for nobody
	copy     string // the words that are counted in other stories
	asked    string // what a second reader says otherwise, or ""
	speaker  annotate.Entity
	rule     string
	topics   []string
	doubtful bool // it is in the queue: nobody is named, or somebody not clearly
	worth    float64
}

// key is how the page calls a card. A file's name has no such character before its ending.
func key(file, id string) string { return file + "#" + id }

// bare reports whether a speaker is a name that is nobody's record: a lone surname.
func bare(e annotate.Entity) bool {
	return e.Type == annotate.Person && e.ID == "" && !e.Registered && e.Name != ""
}

// storyOf keeps of a story what the desk needs; nil of none.
func storyOf(s *site.StoryRead) *story {
	if s == nil {
		return nil
	}
	out := &story{
		file: s.Story.File, id: s.ID, title: s.Title, address: s.Record.Address, day: s.Story.Date,
		names: namesIn(s),
	}
	topics := map[string][]string{}
	for i := range s.Record.Utterances {
		topics[s.Record.Utterances[i].ID] = s.Record.Utterances[i].Topics
	}
	for i := range s.Result.Quotations {
		q := &s.Result.Quotations[i]
		if !begins(q) {
			continue
		}
		if isDecided(q) {
			out.decided++
			continue
		}
		x := item{
			id: q.ID, words: wordsOf(s, q), is: desk.WorthIn(s.Annotated, q), rule: q.Rule, topics: topics[q.ID],
			copy: desk.CopyOf(s.Annotated, q),
		}
		x.long = len(strings.Fields(x.words))
		if q.Speaker != nil {
			x.speaker = q.Speaker.Entity
		}
		if all := desk.Choices(q); len(all) > 0 {
			x.likely = desk.Counted(&all[0].Speaker)
		}
		x.doubtful = q.Speaker == nil || q.Confidence < index.ClearFrom
		out.items = append(out.items, x)
	}
	return out
}

// begins reports whether a quotation begins an utterance on which an editor decides. An echo
// follows what it echoes.
//
//go:noinline
func begins(q *annotate.Quotation) bool { return q.Speech && q.ID == q.Utterance && q.EchoOf == "" }

func isDecided(q *annotate.Quotation) bool { return q.Decided || q.Status != annotate.Auto }

// wordsOf are the folded words of the utterance that quotation q begins, all its parts together.
func wordsOf(s *site.StoryRead, q *annotate.Quotation) string {
	var all []string
	for i := range s.Result.Quotations {
		if p := &s.Result.Quotations[i]; p.Speech && p.Utterance == q.Utterance {
			all = append(all, slug.Fold(s.Text.S[p.Start:p.End]))
		}
	}
	return strings.Join(all, " ")
}

func kindAt(t prose.Text, at int) prose.Kind {
	for _, b := range t.Blocks {
		if b.Start <= at && at < b.End {
			return b.Kind
		}
	}
	return prose.Paragraph
}

// filter says of which cards the queue is.
type filter struct {
	Person string `json:"person"`
	Topic  string `json:"topic"`
	Year   string `json:"year"`
	Story  string `json:"story"`
	Rule   string `json:"rule"`
	All    bool   `json:"all"` // also those that are clear
}

// takes reports whether an item of a story is asked for.
func (f *filter) takes(s *story, x *item) bool {
	switch {
	case !f.All && !x.doubtful && x.asked == "",
		f.Story != "" && f.Story != s.file,
		f.Year != "" && f.Year != strconv.Itoa(s.day.Year()),
		f.Rule != "" && f.Rule != ruleName(x.rule),
		f.Person != "" && f.Person != personOf(x.speaker),
		f.Topic != "" && !called.Contains(x.topics, f.Topic):
		return false
	}
	return true
}

// noRule is what stands for a rule where none has an answer.
const noRule = "none"

func ruleName(id string) string { return cmp.Or(id, noRule) }

// noPerson is what stands for a speaker where nobody is named.
const noPerson = "nobody"

// personOf is how a filter calls a speaker.
func personOf(e annotate.Entity) string {
	switch {
	case e.ID != "":
		return e.ID
	case e.Name != "":
		return "“" + e.Name + "”"
	}
	return noPerson
}

// next is the item that is worth most of those that a filter takes, those that were put off last,
// and how many there are.
func (d *Desk) next(f *filter) (best *story, at, left int) {
	at = -1
	late := 0
	for _, file := range d.order {
		s := d.stories[file]
		if s == nil {
			continue
		}
		for i := range s.items {
			x := &s.items[i]
			if !f.takes(s, x) {
				continue
			}
			left++
			off := d.later[key(s.file, x.id)]
			if at < 0 || off < late || off == late && x.worth > best.items[at].worth {
				best, at, late = s, i, off
			}
		}
	}
	return best, at, left
}

// find is the story and item with a key; -1 where it is not to be decided (any more).
func (d *Desk) find(k string) (*story, int) {
	file, id, ok := cutKey(k)
	s := d.stories[file]
	if !ok || s == nil {
		return nil, -1
	}
	return s, slices.IndexFunc(s.items, func(x item) bool { return x.id == id })
}

//go:noinline
func cutKey(k string) (file, id string, ok bool) {
	i := strings.LastIndexByte(k, '#')
	if i < 0 {
		return "", "", false
	}
	return k[:i], k[i+1:], true
}

// choice is one value of a filter, with how many cards it leaves.
type choice struct {
	Value string `json:"value"`
	Name  string `json:"name"`
	Left  int    `json:"left"`
}

// mostChoices is how many values of a filter are listed, those of most cards first.
const mostChoices = 400

// choices are the values of each filter, for what the others leave.
type choices struct {
	Person []choice `json:"person"`
	Topic  []choice `json:"topic"`
	Year   []choice `json:"year"`
	Story  []choice `json:"story"`
	Rule   []choice `json:"rule"`
}

// counter counts cards by the value of a filter.
type counter struct {
	at  map[string]int
	all []choice
}

//go:noinline
func (c *counter) add(value, name string) {
	if c.at == nil {
		c.at = map[string]int{}
	}
	i, ok := c.at[value]
	if !ok {
		i = len(c.all)
		c.at[value] = i
		c.all = append(c.all, choice{Value: value, Name: name})
	}
	c.all[i].Left++
}

// most are the values with the most cards first.
func (c *counter) most() []choice {
	order.By(c.all, func(a, b choice) int {
		return cmp.Or(cmp.Compare(b.Left, a.Left), cmp.Compare(a.Name, b.Name))
	})
	return c.all[:min(len(c.all), mostChoices)]
}

// chooseFrom counts what each filter could be set to, the others being as they are.
func (d *Desk) chooseFrom(f filter) choices {
	var person, topic, year, stories, rule counter
	without := [5]filter{f, f, f, f, f}
	without[0].Person, without[1].Topic, without[2].Year, without[3].Story, without[4].Rule = "", "", "", "", ""
	for _, s := range d.inOrder() {
		for i := range s.items {
			x := &s.items[i]
			if without[0].takes(s, x) {
				person.add(personOf(x.speaker), cmp.Or(x.speaker.Name, "Nobody named"))
			}
			if without[1].takes(s, x) {
				for _, t := range x.topics {
					topic.add(t, d.nameOf(t))
				}
			}
			if without[2].takes(s, x) {
				year.add(strconv.Itoa(s.day.Year()), strconv.Itoa(s.day.Year()))
			}
			if without[3].takes(s, x) {
				stories.add(s.file, s.title)
			}
			if without[4].takes(s, x) {
				rule.add(ruleName(x.rule), ruleTitle(x.rule))
			}
		}
	}
	order.By(year.all, func(a, b choice) int { return cmp.Compare(b.Value, a.Value) })
	return choices{person.most(), topic.most(), year.all, stories.most(), rule.most()}
}

// nameOf is the name of a registered thing, or its id.
func (d *Desk) nameOf(id string) string {
	if e := d.archive.Registry().ByID(id); e != nil {
		return e.Name
	}
	return id
}

// ruleReasons are the reasons that readers are told of the rules, by id.
var ruleReasons = sync.OnceValue(func() map[string]string {
	out := map[string]string{}
	for _, r := range annotate.Rules() {
		out[r.ID] = r.Reason
	}
	return out
})

// ruleTitles are what readers are told of the rules, by id.
var ruleTitles = sync.OnceValue(func() map[string]string {
	out := map[string]string{"": "No rule has an answer"}
	for _, r := range annotate.Rules() {
		out[r.ID] = r.Title
	}
	return out
})

func ruleTitle(id string) string { return cmp.Or(ruleTitles()[id], id) }
