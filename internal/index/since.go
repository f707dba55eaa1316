package index

import (
	"slices"
	"time"
)

// This file finds out which words are the same once a story has others, without comparing all that
// a speaker ever said. Words are held against those of the month before alone (sameDays). So what
// stood before the story is what it was; and once a month has gone by in which all words are the
// same as they were, so are all that come after.

// regathering is the words of one speaker, while that is found out.
type regathering struct {
	gatherer
	was     map[Ref]*Same // of the rows from the story on, as they were
	changed time.Time     // when the last was printed that is another
}

// gatherSince finds out anew which words of some speakers stand in several stories, since story i
// has other words.
func (ix *Index) gatherSince(i int32, by spokenBy) {
	for key, who := range by {
		g := regathering{gatherer: gatherer{ix: ix}, was: map[Ref]*Same{}, changed: ix.Date(int(i))}
		g.since(i, ix.gatheredOf(key, who))
	}
}

// since gathers the rows of a speaker, oldest first, of which those of story i are others.
func (g *regathering) since(i int32, refs []Ref) {
	at := slices.IndexFunc(refs, func(r Ref) bool { return r.Story >= i })
	if at < 0 {
		at = len(refs)
	}
	g.takeOut(refs[:at], i, refs[at:])
	g.begin()
	for before := g.monthBefore(refs[:at], g.changed); len(before) > 0; {
		before = g.story(before, false)
	}
	for later := refs[at:]; len(later) > 0; {
		if g.ix.Date(int(later[0].Story)).Sub(g.changed) > sameDays*24*time.Hour {
			g.putBack(later)
			return
		}
		n := storyRows(later)
		g.story(later, true)
		g.compare(later[:n])
		later = later[n:]
	}
}

// monthBefore are the rows that may be those of the same occasion as words of a day.
func (g *regathering) monthBefore(refs []Ref, day time.Time) []Ref {
	for len(refs) > 0 && day.Sub(g.ix.Date(int(refs[0].Story))) > sameDays*24*time.Hour {
		refs = refs[storyRows(refs):]
	}
	return refs
}

// takeOut takes out all that is known of rows from story i on, and leaves what is known of those
// before.
func (g *regathering) takeOut(before []Ref, i int32, later []Ref) {
	for _, r := range later {
		if s := g.ix.same[r]; s != nil {
			g.was[r] = s
			delete(g.ix.same, r)
		}
	}
	for _, r := range before {
		s := g.ix.same[r]
		if s == nil || r != s.First() {
			continue
		}
		n := slices.IndexFunc(s.All, func(r Ref) bool { return r.Story >= i })
		switch n {
		case 1:
			delete(g.ix.same, r)
			continue
		case -1:
			n = len(s.All) // more may come to it, of which whoever has it now is not to know
		}
		kept := &Same{slices.Clone(s.All[:n])}
		for _, r := range kept.All {
			g.ix.same[r] = kept
		}
	}
}

// compare notes when words were printed that are not the same any more as those that they were.
func (g *regathering) compare(refs []Ref) {
	for _, r := range refs {
		if !slices.Equal(upTo(g.ix.same[r], r), upTo(g.was[r], r)) {
			g.changed = g.ix.Date(int(r.Story))
		}
	}
}

// upTo are the rows of a Same that were printed before a row, and that.
func upTo(s *Same, r Ref) []Ref {
	if s == nil {
		return nil
	}
	return s.All[:slices.Index(s.All, r)+1]
}

// putBack puts back what was known of rows.
func (g *regathering) putBack(refs []Ref) {
	for _, r := range refs {
		if s := g.was[r]; s != nil {
			for _, r := range s.All {
				g.ix.same[r] = s
			}
		}
	}
}
