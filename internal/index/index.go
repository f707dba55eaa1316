// Package index knows the archive as a whole: from all stories' records it makes speakers, topics,
// places and dates, who is quoted with whom and about whom, and who is quoted most.
//
// NewStory makes the record of one story, which is plain data and can be kept; Build puts records
// together. What may be told of a story, and where, is decided in tell.go and nowhere else. An
// Index does not change once built and may be read from several goroutines. Stories are numbered
// from the oldest to the newest; lists of rows run from the newest to the oldest story, and inside
// a story in reading order.
package index

import (
	"cmp"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/registry"
)

// Options are what Build needs to know of the site.
type Options struct {
	Registry     *registry.Registry // nil: nobody is registered
	PrintedNames string             // "page", "noindex" (also "") or "none"
	Kept         *Kept              // of the Build before; nil: nothing is kept
	Spoken       *Spoken            // of the Build before, and for the next one; nil: nothing is kept
}

// Index is the archive as a whole.
type Index struct {
	Withdrawn []*Story  // by date, then id
	Entities  []*Entity // people and organisations, registered or quoted, by SortKey
	Places    []*Entity // registered places, by SortKey
	Topics    []*Topic  // by name
	Days      []Day     // the days on which stories were published, oldest first
	Changes   []Change  // what was put right since it was printed, newest first

	records  []atomic.Pointer[Story] // of the published stories, by date, then id; see Story
	ownPage  []*Story                // see OwnPage; nil: the same
	fetch    func(i int) *Story      // reads a record that is not there; nil: all are
	heads    []Head                  // of an index that was Restored; else nil
	changed  []int32                 // of such a one, see Outline
	apart    []int32                 // the stories of which not all is told everywhere
	named    []string                // of such a one, see Outline
	begun    map[*Entity][]int32     // whose record began by Replace: the stories that named him before
	entity   map[string]*Entity
	place    map[string]*Entity
	topic    map[string]*Topic
	members  map[string][]*Entity // by organisation
	speaks   map[*Who]*Entity     // of the stories' speakers; see EntityOf
	known    [][]known            // by story, of its utterances; nil in an outline
	joint    map[Ref][]*Entity    // who says what several say
	lastRole map[*Entity]LastRole // see LastRole; of an index that was made of an outline
	quoted   [][]*Entity          // by story, once all is built; see Quoted
	same     map[Ref]*Same        // by each of them
	sameDay  map[int][]int32      // by yearless: positions in Days, oldest first
	registry *registry.Registry
	hidden   hiddenIDs
	untold   *hiddenNames // of entries that are named in stories only
	crowds   sync.Map     // by story: all who are quoted in it, as Alongside lists them
	shared   sync.Once
	shares   []Share      // once they were asked for
	closed   nameSet      // names of the people and organisations among them
	inForms  nameSet      // these, and those of places
	shutIn   []*shutEntry // of which inForms has the names

	was  Kept  // while it is built: what was kept before
	kept *Kept // and what is to be kept; nil: nothing is
}

// Ref is one utterance: of Stories[Story], Utterances[Utterance].
type Ref struct{ Story, Utterance int32 }

// Build puts the stories' records together. It changes none of them.
func Build(stories []*Story, o Options) *Index {
	ix := &Index{
		entity: map[string]*Entity{}, place: map[string]*Entity{}, topic: map[string]*Topic{}, registry: o.Registry,
	}
	ix.kept, ix.was = o.Kept, o.Kept.take(o)
	ix.hidden = newHiddenIDs()
	for _, s := range stories {
		if s.Withdrawn != nil {
			ix.Withdrawn = append(ix.Withdrawn, s)
		} else {
			ix.ownPage = append(ix.ownPage, s)
		}
	}
	slices.SortFunc(ix.ownPage, byDate)
	slices.SortFunc(ix.Withdrawn, byDate)
	ix.register(o.Registry)
	ix.shut(o.Registry)
	h := ix.hider(o.PrintedNames)
	ix.records = make([]atomic.Pointer[Story], len(ix.ownPage))
	for i, s := range ix.ownPage {
		ix.tell(h, i, s)
	}
	ix.speaks = make(map[*Who]*Entity, 4*ix.Len())
	ix.known, ix.joint = make([][]known, ix.Len()), map[Ref][]*Entity{}
	for i := ix.Len() - 1; i >= 0; i-- {
		ix.recordSpeakers(ix.Story(i), o)
	}
	for i := ix.Len() - 1; i >= 0; i-- {
		ix.read(int32(i))
	}
	ix.sort()
	ix.enlist()
	ix.settleHidden()
	ix.days()
	ix.listChanges()
	ix.noteAllSpeakers()
	ix.gather(o.Spoken)
	ix.was, ix.kept = Kept{}, nil
	ix.quoted = par.Map(ix.known, func(i int, _ []known) []*Entity { return ix.quotedIn(int32(i)) })
	return ix
}

// tell puts in what may be told of a story.
func (ix *Index) tell(h hider, i int, s *Story) {
	t := ix.telling(h, s)
	ix.put(i, t.other, t.own)
	ix.keepHidden(i, t.hidden)
	if !t.whole(s) || !s.Open() || len(s.Hidden) > 0 {
		ix.apart = append(ix.apart, int32(i))
	}
}

// whole reports whether all of a story may be told everywhere.
func (t *telling) whole(s *Story) bool { return t.other == s && t.own == s && t.hidden.empty() }

// noteAllSpeakers notes of each speaker of a story that was not read whose record is his: it is
// asked for each row anew. Of most rows it need not be looked up at all.
func (ix *Index) noteAllSpeakers() {
	for i := range ix.Len() {
		ix.noteSpeakersOf(int32(i))
	}
}

// noteSpeakersOf does so for a story.
func (ix *Index) noteSpeakersOf(i int32) {
	for _, told := range []*Story{ix.Story(int(i)), ix.OwnPage(int(i))} {
		for k := range told.Utterances {
			w := told.Utterances[k].Who
			if _, known := ix.speaks[w]; !known {
				ix.speaks[w] = ix.EntityOf(w)
			}
		}
	}
	ix.noteSpeakers(i)
}

func byDate(a, b *Story) int { return cmp.Or(a.Date.Compare(b.Date), cmp.Compare(a.ID, b.ID)) }

// Renew puts a story's record in place of the one at i, of which all may be told, and which is the
// same but for what is set apart: then all else in the index stays what it is. Nobody may read the
// index meanwhile.
func (ix *Index) Renew(i int, s *Story) { ix.put(i, s, s) }

// At is the story and the utterance of a row.
//
//go:noinline
func (ix *Index) At(r Ref) (*Story, *Utterance) {
	s := ix.Story(int(r.Story))
	return s, &s.Utterances[r.Utterance]
}

// Newest is the date of the newest published story, and false where there is none.
func (ix *Index) Newest() (time.Time, bool) {
	if ix.Len() == 0 {
		return time.Time{}, false
	}
	return ix.Date(ix.Len() - 1), true
}

// Topic finds a topic by id, or gives nil.
//
//go:noinline
func (ix *Index) Topic(id string) *Topic { return ix.topic[id] }

// Place finds a registered place by id, or gives nil.
func (ix *Index) Place(id string) *Entity { return ix.place[id] }

// Speaker finds a person or an organisation by the id under which its pages stand, or gives nil.
//
//go:noinline
func (ix *Index) Speaker(id string) *Entity { return ix.entity[id] }

// Listed reports whether an utterance stands in lists of what was said and is counted: not an echo,
// not retracted, not muted, and asserted to have been said.
//
//go:noinline
func (u *Utterance) Listed() bool { return u.Counted() && u.Asserted() }

// Counted reports whether an utterance counts among the quotations of its story: not an echo, not
// retracted, not muted.
func (u *Utterance) Counted() bool {
	return u.EchoOf == "" && u.Status != annotate.Retracted && !u.Muted
}

// Asserted reports whether the story asserts that the words were said.
func (u *Utterance) Asserted() bool { return u.Assertion == annotate.Said || u.Assertion == "" }

// register makes an entity of each entry of the registry, quoted or not.
func (ix *Index) register(reg *registry.Registry) {
	if reg == nil {
		return
	}
	for _, e := range reg.Entries {
		switch e.Type {
		case registry.Topic:
			t := &Topic{ID: e.ID, Entry: e, Visibility: visibility(e.Visibility)}
			ix.topic[e.ID] = t
			ix.Topics = append(ix.Topics, t)
		case registry.Place:
			p := registered(e, annotate.Place)
			ix.place[e.ID] = p
			ix.Places = append(ix.Places, p)
		case registry.Person:
			ix.add(registered(e, annotate.Person))
		case registry.Organisation:
			ix.add(registered(e, annotate.Organisation))
		}
	}
}

func (ix *Index) add(e *Entity) {
	ix.entity[e.ID] = e
	ix.Entities = append(ix.Entities, e)
}

// hider knows whose names are told in stories only.
//
//go:noinline
func (ix *Index) hider(printed string) hider {
	return hider{
		nobody: printed != "none" && ix.untold.empty(),
		hides: func(id, name string, registered bool) bool {
			e := ix.entity[ix.key(id, name, registered)]
			if p := ix.place[id]; registered && p != nil {
				e = p
			}
			if e == nil || e.Entry == nil { // whoever has been found in stories by now
				return !registered && (printed == "none" || ix.isClosed(name))
			}
			return e.Visibility == None
		},
		within: ix.hideWithin,
		names: func(id string) []string {
			if e := ix.registryEntry(id); e != nil {
				return append([]string{e.Name}, e.Aliases...)
			}
			return nil
		},
		bearing: func(name string) (ids []string) {
			for _, e := range ix.registry.Named(name, registry.Person, registry.Organisation) {
				ids = append(ids, e.ID)
			}
			return ids
		},
	}
}

func (ix *Index) sort() {
	slices.SortFunc(ix.Entities, func(a, b *Entity) int {
		return cmp.Or(compareKeys(a.SortKey, b.SortKey), cmp.Compare(a.Name, b.Name), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(ix.Places, func(a, b *Entity) int {
		return cmp.Or(compareKeys(a.SortKey, b.SortKey), cmp.Compare(a.ID, b.ID))
	})
	slices.SortFunc(ix.Topics, func(a, b *Topic) int {
		return cmp.Or(compareKeys(a.sortKey(), b.sortKey()), cmp.Compare(a.ID, b.ID))
	})
}
