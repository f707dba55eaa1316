package index

import (
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
)

// read enters a story into speakers, topics and places. Stories are read from the newest to the
// oldest.
func (ix *Index) read(i int32) {
	s := ix.Story(int(i))
	ix.note(i)
	for n := range s.Utterances {
		u := &s.Utterances[n]
		if !u.Counted() {
			continue
		}
		r := Ref{i, int32(n)}
		ix.readSpeaker(r, u.Who, u.Asserted())
		if u.Asserted() {
			for _, t := range ix.TopicsAt(r) {
				t.Said = append(t.Said, r)
			}
			ix.readAbout(r, s, u)
		}
	}
	for _, m := range s.Entities {
		if e := ix.Find(m); e != nil {
			e.in(i)
		}
	}
	for _, id := range s.Topics {
		if t := ix.topic[id]; t != nil {
			t.in(i)
		}
	}
}

// recordSpeakers finds or begins the records of those who speak in a story. It is done for all
// stories before any is read, for a newer one may name somebody who speaks in an older one alone.
func (ix *Index) recordSpeakers(s *Story, o Options) {
	eachSpeaker(s, func(w *Who) {
		if w.Type != annotate.Group && w.Type != annotate.Unnamed {
			ix.speaks[w] = ix.record(w, o)
		}
	})
}

// readSpeaker enters a row for a speaker; a joint statement is entered for each member.
func (ix *Index) readSpeaker(r Ref, w *Who, said bool) {
	eachOf(w, func(w *Who) {
		e := ix.speaks[w]
		if e == nil {
			return
		}
		if said {
			if len(e.Said) == 0 || e.Said[len(e.Said)-1].Story != r.Story {
				e.Quoted++
			}
			e.Said = append(e.Said, r)
		} else {
			e.NotSaid = append(e.NotSaid, r)
		}
		e.in(r.Story)
	})
}

// record finds the record of a speaker, or begins that of a printed name.
func (ix *Index) record(w *Who, o Options) *Entity {
	id := ix.key(w.ID, w.Name, w.Registered)
	e := ix.entity[id]
	if e == nil {
		e = &Entity{
			ID: id, Name: w.Name, Type: w.Type, Visibility: printedVisibility(o.PrintedNames),
			SortName: sortName(w.Name, w.Type),
		}
		if ix.isClosed(w.Name) {
			e.Visibility = None
		}
		e.SortKey = sortKey(e.SortName)
		e.Letter = letter(e.SortKey)
		ix.add(e)
	}
	if e.Entry == nil {
		e.form(w.Name)
	}
	return e
}

// printedVisibility is that of printed names, by site.yaml's printed_names.
func printedVisibility(s string) Visibility {
	switch s {
	case "page":
		return Visible
	case "none":
		return None
	}
	return NoIndex
}

// form notes a form in which a printed name was printed.
func (e *Entity) form(name string) {
	if !called.Contains(e.Forms, name) {
		e.Forms = append(e.Forms, name)
	}
}

// in notes that story i quotes or mentions the entity. Stories come newest first.
func (e *Entity) in(i int32) {
	if n := len(e.Stories); n == 0 || e.Stories[n-1] != i {
		e.Stories = append(e.Stories, i)
	}
}

func (t *Topic) in(i int32) {
	if n := len(t.Stories); n == 0 || t.Stories[n-1] != i {
		t.Stories = append(t.Stories, i)
	}
}

// readAbout enters an utterance for those whom its own words name, but for who says it.
func (ix *Index) readAbout(r Ref, s *Story, u *Utterance) {
	for _, at := range u.About {
		e := ix.Find(s.Entities[at])
		if e != nil && !ix.saidBy(e, u.Who) {
			e.About = append(e.About, r)
		}
	}
}

func (ix *Index) saidBy(e *Entity, w *Who) bool {
	if w == nil {
		return false
	}
	for i := range w.Members {
		if ix.saidBy(e, &w.Members[i]) {
			return true
		}
	}
	return ix.EntityOf(w) == e
}
