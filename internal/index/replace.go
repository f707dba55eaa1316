package index

import (
	"slices"
	"sort"
	"sync"

	"github.com/onrecord/onrecord/internal/annotate"
)

// Replace puts a story's record in place of the one at i, takes the old one's rows out of all lists
// and enters the new one's, so that the index is what Build would make of the records now. It
// reports whether it has done so: where more than these lists would be another (the story's day,
// somebody's record that begins or ends, a name that is hidden), nothing is changed. Nobody may
// read the index meanwhile, and lists that were read of it before stay as they were.
func (ix *Index) Replace(i int, s *Story, o Options) bool {
	if !ix.replaceable(i, s, o) || !ix.samePrinted(i, ix.Story(i), s, o) {
		return false
	}
	ix.exchangeAll(i, s, o)
	return true
}

// exchangeAll does as exchange, and gathers the words of those who say something else in the story
// now.
func (ix *Index) exchangeAll(i int, s *Story, o Options) {
	was, by := ix.Story(i), spokenBy{}
	same := make([]*Same, len(was.Utterances)) // of what is said in both
	for k := range same {
		if saysAlso(s, was, k) {
			same[k] = ix.same[Ref{int32(i), int32(k)}]
		}
	}
	ix.addSpoken(int32(i), s, by)
	ix.exchange(i, s, o)
	ix.addSpoken(int32(i), was, by)
	for k, one := range same {
		if one != nil {
			ix.same[Ref{int32(i), int32(k)}] = one
		}
	}
	ix.gatherSince(int32(i), by)
}

// exchange does as Replace, where that can be done, and leaves which words stand in several stories
// to be gathered.
func (ix *Index) exchange(i int, s *Story, o Options) {
	at, changed := ix.standing(ix.Story(i), s), ix.hasChanges(i)
	at.takeOut(int32(i))
	for e := range at.entities {
		delete(ix.lastRole, e)
	}
	ix.forget(int32(i))
	ix.put(i, s, s)
	n := len(ix.Entities)
	ix.recordSpeakers(s, o)
	fresh := slices.Clone(ix.Entities[n:])
	ix.read(int32(i))
	at.putBack()
	ix.begin(fresh, int32(i))
	ix.noteSpeakersOf(int32(i))
	if ix.named != nil {
		ix.named[i] = ix.namedIn(i)
	}
	ix.quoted[i] = ix.quotedIn(int32(i))
	if changed || ix.hasChanges(i) {
		ix.Changes = nil
		ix.listChanges()
	}
	ix.crowds.Clear()
	ix.shared, ix.shares = sync.Once{}, nil
}

// replaceable reports whether two records stand at the same place, and all of both may be told.
func (ix *Index) replaceable(i int, s *Story, o Options) bool {
	was := ix.Story(i)
	if ix.heads != nil && len(was.Corrections)+len(s.Corrections) > 0 {
		return false // what was put right is not found out anew
	}
	if s.Withdrawn != nil || s.ID != was.ID || s.Address != was.Address || !s.Date.Equal(was.Date) ||
		ix.OwnPage(i) != was || ix.hidden.in[i] != nil || len(was.Hidden) > 0 {
		return false
	}
	t := ix.telling(ix.hider(o.PrintedNames), s)
	return t.whole(s)
}

// samePrinted reports whether the records of printed names are what they were, but for their rows:
// none ends, none has another form, and none begins but where that can be entered alone.
func (ix *Index) samePrinted(i int, was, now *Story, o Options) bool {
	still, same := map[*Entity]bool{}, true
	eachSpeaker(now, func(w *Who) {
		e := ix.entity[ix.key(w.ID, w.Name, w.Registered)]
		if e == nil {
			same = same && ix.mayBegin(w, o)
			return
		}
		still[e] = true
		if w.Type == annotate.Group || w.Type == annotate.Unnamed ||
			e.Entry == nil && (w.Type != e.Type || len(e.Forms) != 1 || e.Forms[0] != w.Name) {
			same = false
		}
	})
	eachSpeaker(was, func(w *Who) {
		if e := ix.EntityOf(w); e == nil || e.Entry == nil && !still[e] && !ix.speaksBesides(e, i) && !ix.hasBegun(e) {
			same = false
		}
	})
	return same
}

// hasBegun reports whether the record of a name began by Replace.
func (ix *Index) hasBegun(e *Entity) bool { _, has := ix.begun[e]; return has }

// speaksBesides reports whether the record of a printed name is the same without story i.
func (ix *Index) speaksBesides(e *Entity, i int) (same bool) {
	newest, found := Ref{}, false
	for _, rows := range [][]Ref{e.Said, e.NotSaid} {
		at := slices.IndexFunc(rows, func(r Ref) bool { return int(r.Story) != i })
		if at >= 0 && (!found || rows[at].Story > newest.Story) {
			newest, found = rows[at], true
		}
	}
	if !found || len(e.Forms) != 1 {
		return false
	}
	same = true
	eachSpeaker(ix.Story(int(newest.Story)), func(w *Who) {
		same = same && (ix.EntityOf(w) != e || w.Type == e.Type)
	})
	return same
}

// eachSpeaker calls f for all who speak in a story and may have a record, alone or jointly.
func eachSpeaker(s *Story, f func(*Who)) {
	for i := range s.Utterances {
		if u := &s.Utterances[i]; u.Counted() {
			eachOf(u.Who, func(w *Who) {
				if w.ID != "" {
					f(w)
				}
			})
		}
	}
}

// eachOf calls f for a speaker, and for those who are him jointly.
func eachOf(w *Who, f func(*Who)) {
	if w == nil {
		return
	}
	for i := range w.Members {
		eachOf(&w.Members[i], f)
	}
	f(w)
}

// forget lets go of what is known of the rows of story i one by one.
func (ix *Index) forget(i int32) {
	s := ix.Story(int(i))
	for k := range s.Utterances {
		delete(ix.same, Ref{i, int32(k)})
		delete(ix.joint, Ref{i, int32(k)})
		eachOf(s.Utterances[k].Who, func(w *Who) { delete(ix.speaks, w) })
	}
}

// standing are the lists in which the rows of a story stand, or are to stand.
type standing struct {
	entities map[*Entity]*older
	topics   map[*Topic]*older
}

// older is what follows a story's rows in the lists of one entity or topic.
type older struct {
	said, notSaid, about []Ref
	stories              []int32
}

// standing are those of both records.
func (ix *Index) standing(was, now *Story) *standing {
	at := &standing{map[*Entity]*older{}, map[*Topic]*older{}}
	for _, s := range []*Story{was, now} {
		eachSpeaker(s, func(w *Who) {
			if e := ix.EntityOf(w); e != nil { // else his record is to begin
				at.entities[e] = new(older)
			}
		})
		for _, m := range s.Entities {
			if e := ix.Find(m); e != nil {
				at.entities[e] = new(older)
			}
		}
		topics := slices.Clone(s.Topics)
		for k := range s.Utterances {
			topics = append(topics, s.Utterances[k].Topics...)
		}
		for _, id := range topics {
			if t := ix.topic[id]; t != nil {
				at.topics[t] = new(older)
			}
		}
	}
	return at
}

// takeOut takes the rows of story i out of the lists, and whatever is older, so that the story can
// be entered where they end.
func (at *standing) takeOut(i int32) {
	for e, old := range at.entities {
		n := len(e.Said)
		e.Said, old.said = withoutRows(e.Said, i)
		if len(e.Said)+len(old.said) < n {
			e.Quoted--
		}
		e.NotSaid, old.notSaid = withoutRows(e.NotSaid, i)
		e.About, old.about = withoutRows(e.About, i)
		e.Stories, old.stories = withoutStory(e.Stories, i)
	}
	for t, old := range at.topics {
		t.Said, old.said = withoutRows(t.Said, i)
		t.Stories, old.stories = withoutStory(t.Stories, i)
	}
}

// putBack puts back what is older.
func (at *standing) putBack() {
	for e, old := range at.entities {
		e.Said, e.NotSaid = append(e.Said, old.said...), append(e.NotSaid, old.notSaid...)
		e.About, e.Stories = append(e.About, old.about...), append(e.Stories, old.stories...)
	}
	for t, old := range at.topics {
		t.Said, t.Stories = append(t.Said, old.said...), append(t.Stories, old.stories...)
	}
}

// withoutRows are the rows that stand before those of story i in a list, and those behind them.
// What is appended to the first changes nothing of the list.
func withoutRows(rows []Ref, i int32) (newer, old []Ref) {
	from, to := placesOf(len(rows), i, func(k int) int32 { return rows[k].Story })
	if from == 0 {
		return nil, rows[to:] // a list that ends empty is none
	}
	return rows[:from:from], rows[to:]
}

func withoutStory(stories []int32, i int32) (newer, old []int32) {
	from, to := placesOf(len(stories), i, func(k int) int32 { return stories[k] })
	return stories[:from:from], stories[to:]
}

// placesOf are the places of story i in a list that runs from the newest to the oldest.
func placesOf(n int, i int32, story func(k int) int32) (from, to int) {
	from = sort.Search(n, func(k int) bool { return story(k) <= i })
	to = sort.Search(n, func(k int) bool { return story(k) < i })
	return from, to
}

// spokenBy are the speakers of a story's rows as gather knows them, each with one who has all of
// his rows: of those who speak jointly, any.
type spokenBy map[string]*Entity

// addSpoken adds those of the rows of story i that another record of it does not have.
func (ix *Index) addSpoken(i int32, other *Story, to spokenBy) {
	s := ix.Story(int(i))
	for k := range s.Utterances {
		if saysAlso(other, s, k) {
			continue
		}
		r := Ref{i, int32(k)}
		if key := ix.gathers(r); key != "" && to[key] == nil {
			ix.eachOf(r, func(e *Entity) { to[key] = e })
		}
	}
}

// saysAlso reports whether another record of a story has an utterance at the same place, alike in
// all that gather asks of it.
//
//go:noinline
func saysAlso(other, s *Story, k int) bool {
	if k >= len(other.Utterances) {
		return false
	}
	a, b := &s.Utterances[k], &other.Utterances[k]
	return a.Words == b.Words && a.Listed() == b.Listed() && sameWho(a.Who, b.Who) && slices.Equal(a.Shown, b.Shown)
}

// sameWho reports whether two speakers have the same record, or none. Of those who speak jointly it
// does not say so.
//
//go:noinline
func sameWho(a, b *Who) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.ID == b.ID && a.Name == b.Name && a.Type == b.Type && a.Registered == b.Registered &&
		len(a.Members)+len(b.Members) == 0
}

// gatheredOf are the rows that gather compares of a speaker, oldest first, each once.
func (ix *Index) gatheredOf(key string, who *Entity) (all []Ref) {
	for end := len(who.Said); end > 0; {
		first := end - 1
		for first > 0 && who.Said[first-1].Story == who.Said[first].Story {
			first--
		}
		for k, r := range who.Said[first:end] {
			if ix.gathers(r) == key && (k == 0 || r != who.Said[first+k-1]) {
				all = append(all, r)
			}
		}
		end = first
	}
	return all
}
