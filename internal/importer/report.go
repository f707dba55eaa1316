package importer

import (
	"cmp"
	"maps"
	"slices"

	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/order"
)

// Report is what an import has done. Read is the sum of Written, Unchanged, Updated, LeftAlone,
// BothChanged, SetAside, Older and Same.
type Report struct {
	DryRun  bool `json:"dry_run"`
	Stopped bool `json:"stopped"` // before its end; the counts are of what was done

	Read        int `json:"read"`
	Written     int `json:"written"`
	Unchanged   int `json:"unchanged"`
	Updated     int `json:"updated"`
	LeftAlone   int `json:"left_alone"`   // an editor has changed or deleted them
	BothChanged int `json:"both_changed"` // and the source has changed too
	SetAside    int `json:"set_aside"`
	Older       int `json:"older_versions"` // whose story has come in by a newer one
	Same        int `json:"duplicates"`     // byte for byte at a second place

	Skipped   map[string]int `json:"skipped"`    // what is no story, by its plural name
	LeftOut   map[string]int `json:"left_out"`   // what was cut from bodies, by its plural name
	DatesFrom map[string]int `json:"dates_from"` // of the stories that came in
	Formats   map[string]int `json:"formats"`    // items read by each
	Notes     map[string]int `json:"notes"`      // what was done for want of something better

	Topics   []string   `json:"topics"` // whose files were made
	Stories  []Story    `json:"stories"`
	Asides   []Aside    `json:"asides"`
	Columns  []Columns  `json:"columns,omitempty"`
	Advice   []string   `json:"advice"` // what to do next
	Tags     []TagCount `json:"tags"`   // that are no topics, the most used first
	Withdrew int        `json:"withdrawn"`
	Drafts   int        `json:"drafts"`
	Limited  int        `json:"limited"` // whose usage terms forbid the text
}

// Story is a story's line in the report.
type Story struct {
	File   string `json:"file"`
	From   string `json:"from"`
	Action string `json:"action"` // written, unchanged, updated, left alone, both changed
	Review string `json:"review,omitempty"`
	Why    string `json:"why,omitempty"`
}

// Aside is a piece that was set aside.
type Aside struct {
	From   string `json:"from"`
	Why    string `json:"why"`
	Review string `json:"review,omitempty"`
}

// Columns is how a table was understood.
type Columns struct {
	From    string        `json:"from"`
	Columns []item.Column `json:"columns"`
}

// TagCount is a tag with how many stories have it.
type TagCount struct {
	Tag     string `json:"tag"`
	Stories int    `json:"stories"`
}

// The actions of a Story.
const (
	written     = "written"
	unchanged   = "unchanged"
	updated     = "updated"
	leftAlone   = "left alone"
	bothChanged = "both changed"
)

func newReport(dry bool) *Report {
	return &Report{
		DryRun: dry, Skipped: map[string]int{}, LeftOut: map[string]int{}, DatesFrom: map[string]int{},
		Formats: map[string]int{}, Notes: map[string]int{},
		Topics: []string{}, Stories: []Story{}, Asides: []Aside{}, Advice: []string{}, Tags: []TagCount{},
	}
}

// Sum is what has become of all that was read.
func (r *Report) Sum() int {
	return r.Written + r.Unchanged + r.Updated + r.LeftAlone + r.BothChanged + r.SetAside + r.Older + r.Same
}

func (r *Report) columns(at item.Place, columns []item.Column) {
	r.Columns = append(r.Columns, Columns{From: at.Source, Columns: slices.Clone(columns)})
}

// mostStories is how many stories a report names one by one; beyond that it counts those that
// came in as they should.
const mostStories = 10_000

func (r *Report) story(s Story) {
	switch s.Action {
	case written:
		r.Written++
	case unchanged:
		r.Unchanged++
	case updated:
		r.Updated++
	case leftAlone:
		r.LeftAlone++
	case bothChanged:
		r.BothChanged++
	}
	if len(r.Stories) < mostStories || s.Action == bothChanged {
		r.Stories = append(r.Stories, s)
	}
}

func add(to, counts map[string]int) {
	for _, what := range slices.Sorted(maps.Keys(counts)) {
		if counts[what] != 0 {
			to[what] += counts[what]
		}
	}
}

// notTopics lists the tags that have become no topic, the most used first.
func (r *Report) notTopics(c *census) {
	for n, t := range c.tags.list {
		if c.tags.topic[n] == "" {
			r.Tags = append(r.Tags, TagCount{Tag: t.name, Stories: t.count})
		}
	}
	order.By(r.Tags, func(a, b TagCount) int {
		return cmp.Or(cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.Tag, b.Tag))
	})
	const most = 1000
	r.Tags = r.Tags[:min(len(r.Tags), most)]
}
