package importer

import (
	"cmp"
	"crypto/sha256"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/importer/body"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/pack"
)

// digest is a SHA-256.
type digest [sha256.Size]byte

// story is what the census keeps of one story: what others have to know of it. No body.
type story struct {
	key     string
	seq     int32 // of the item whose words it has
	file    int32 // the number of the file that this item stands in
	version int32
	when    int64 // of the newest version, in seconds; 0 where not told
	export  int64 // when the export that has it was made; 0 where not told
	words   bool  // an item with a text was there
	wire    bool  // whose text is wire copy
	row     bool  // it is one of several in its file
	digest  digest

	date     item.Date  // of the first version
	updated  *item.Date // nil: not told
	embargo  *item.Date
	slug     string // wanted
	url      string
	old      []string
	tags     []int32
	state    item.State
	reason   string
	mended   []item.Correction
	versions int32

	why   string // it is set aside
	fate  fate   // of an item that is neither set aside nor written
	path  string // of its file in the site folder, without an ending: content/stories/2004/2004-05-01-x
	prior *line  // what an earlier import has written of it
}

// fate is what becomes of an item.
type fate uint8

const (
	isStory    fate = iota // its words are the story's
	isOlder                // another version has the words
	isSame                 // the same story, byte for byte, at another place
	isThrown               // it lay in the other system's bin
	isOutdated             // an earlier import has brought a newer version
)

// census is the first reading.
type census struct {
	*run
	now     int32 // the file that is read
	at      *source
	stories []*story
	byKey   map[string]int32
	byBytes map[digest]int32 // of those without an id
	items   []ref            // what each item belongs to, in the order of reading
	tags    tags
	orders  [][2]int // for each source, how many dates can only be day/month, and only month/day
	hosts   map[string]int

	// Filled by decide.
	host      string             // the old site's
	byAddress map[string]*story  // what links may mean
	made      []tag              // topics that have no file yet
	lost      int                // old addresses that cannot lead on
	namesakes map[string][]*line // of the ledger, by the bare id that they share with another
}

// ref is what the census has made of an item.
type ref struct {
	story int32
	fate  fate
}

func newCensus(r *run) *census {
	return &census{
		run: r, byKey: map[string]int32{}, byBytes: map[digest]int32{}, byAddress: map[string]*story{},
		orders: make([][2]int, len(r.o.Sources)), hosts: map[string]int{},
	}
}

func (c *census) begin(n int, f *source)                       { c.now, c.at = int32(n), f }
func (c *census) refused(pack.Refused)                         {}
func (c *census) unread(*source, []byte)                       {}
func (c *census) failed() error                                { return nil }
func (c *census) Skip(item.Place, string) error                { return nil }
func (c *census) Aside(item.Place, []byte, string) error       { return nil }
func (c *census) Columns(at item.Place, columns []item.Column) { c.report.columns(at, columns) }

// Story takes one item.
func (c *census) Story(it item.Item) error {
	seq := int32(len(c.items))
	if it.State == item.Trashed {
		c.items = append(c.items, ref{-1, isThrown})
		return nil
	}
	s := c.storyOf(&it, seq)
	c.order(&it)
	n, known := c.byKey[s.key]
	if known && c.isAnother(c.stories[n], s) {
		s.key += " in " + it.Place.Source
		n, known = c.byKey[s.key]
	}
	if known && c.stories[n].digest == s.digest {
		c.items = append(c.items, ref{n, isSame})
		return nil
	}
	if known {
		c.items = append(c.items, ref{n, isOlder})
		c.join(c.stories[n], s)
		return nil
	}
	if m, twice := c.byBytes[s.digest]; twice && it.SourceID == "" && sameDate(c.stories[m].date, s.date) {
		c.items = append(c.items, ref{m, isSame})
		return nil
	}
	c.add(s, it.SourceID == "")
	return nil
}

func (c *census) add(s *story, nameless bool) {
	n := int32(len(c.stories))
	c.items = append(c.items, ref{n, isStory})
	c.stories = append(c.stories, s)
	c.byKey[s.key] = n
	if nameless {
		c.byBytes[s.digest] = n
	}
}

// storyOf is what is kept of an item.
func (c *census) storyOf(it *item.Item, seq int32) *story {
	s := &story{
		seq: seq, file: c.now, version: int32(it.Version), digest: sha256.Sum256(it.Original),
		words: hasWords(it.Body), wire: it.Body.Kind == item.Wire, row: it.Place.Line > 0,
		date: c.dated(it), updated: told(it.Updated), embargo: told(it.Embargo),
		url: strings.Clone(it.URL), old: cloned(it.OldAddresses), state: it.State,
		reason: strings.Clone(it.StateReason), versions: 1,
	}
	if len(it.Corrections) > 0 {
		s.mended = append(s.mended, it.Corrections...)
	}
	s.slug = wantedSlug(it)
	s.tags = c.tags.note(it.Tags, c.o.Map)
	s.key = keyOf(c.at.format.ID, it, s)
	if when := cmp.Or(unix(it.Updated), unix(it.Published)); when != 0 {
		s.when = when
	}
	if !it.Exported.IsZero() {
		s.export = it.Exported.Unix()
	}
	if host := hostOf(it.URL); host != "" {
		c.hosts[host]++
	}
	return s
}

func unix(d item.Date) int64 {
	if !d.Known() {
		return 0
	}
	return d.Time.Unix()
}

// cloned keeps texts without the export's buffer that they are cut from.
func cloned(texts []string) []string {
	if len(texts) == 0 {
		return nil
	}
	out := make([]string, len(texts))
	for i, t := range texts {
		out[i] = strings.Clone(t)
	}
	return out
}

// hasWords reports whether a body has anything to read. Of HTML only what is surely nothing is told
// here.
func hasWords(b item.Body) bool {
	if b.Kind == item.HTML {
		return body.HasWords(b.Text)
	}
	return strings.TrimSpace(b.Text) != ""
}

// isAnother reports whether an item that has a story's id is no version of it: an id such as 17,
// which two systems have both given. Versions differ in version or time, or share their day or
// slug.
func (c *census) isAnother(a, b *story) bool {
	if a.file == b.file || a.version != b.version || a.digest == b.digest || b.state == item.Killed {
		return false
	}
	return a.slug != b.slug && a.date.Known() && b.date.Known() && !sameDay(a.date.Time, b.date.Time)
}

func sameDay(a, b time.Time) bool { return a.Format(time.DateOnly) == b.Format(time.DateOnly) }

func sameDate(a, b item.Date) bool { return a.Time.Equal(b.Time) && a.Raw == b.Raw }

// join brings a version into the story that it belongs to.
func (c *census) join(s, v *story) {
	s.versions++
	newer := cmp.Or(
		cmp.Compare(v.version, s.version), cmp.Compare(v.when, s.when), cmp.Compare(v.export, s.export),
	) >= 0
	first := earlier(s.date, v.date)
	if s.updated == nil {
		s.updated = told(s.date)
	}
	s.old = append(s.old, v.old...)
	s.mended = append(s.mended, v.mended...)
	if v.words && (newer || !s.words) {
		c.items[s.seq].fate, c.items[v.seq].fate = isOlder, isStory
		s.seq, s.file, s.words, s.wire, s.slug, s.tags = v.seq, v.file, true, v.wire, v.slug, v.tags
	}
	if newer {
		if v.state == item.Killed || s.state != item.Killed || v.words {
			s.state, s.reason = v.state, v.reason
		}
		s.version, s.when, s.export, s.embargo = v.version, v.when, v.export, v.embargo
		s.url, s.updated = cmp.Or(v.url, s.url), laterOf(v)
		s.digest = v.digest
	}
	s.date = first
}

// laterOf is when a later version was published.
func laterOf(v *story) *item.Date {
	if v.updated != nil {
		return v.updated
	}
	return told(v.date)
}

// told is a date that is known, or nil: few stories have more than one.
//
//go:noinline
func told(d item.Date) *item.Date {
	if !d.Known() {
		return nil
	}
	return &d
}

func earlier(a, b item.Date) item.Date {
	untold := !a.Known() && a.Raw == ""
	if untold || a.Known() && b.Known() && b.Time.Before(a.Time) {
		return b
	}
	return a
}
