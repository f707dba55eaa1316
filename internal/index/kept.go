package index

import (
	"cmp"
	"slices"

	"github.com/onrecord/onrecord/internal/registry"
)

// Kept is what Build leaves for the next Build of an archive that is followed through its edits:
// what it has worked out of a story alone, or of one speaker's words alone. Where the registry is
// another, or a record is, it is worked out anew. The zero Kept has nothing.
type Kept struct {
	registry *registry.Registry
	printed  string
	tellings map[*Story]telling
	same     map[string]sameWords // by speaker
}

// telling is what may be told of a story.
type telling struct {
	other, own *Story
	hidden     *hiddenNames
}

// sameWords are the words of one speaker, and which of them are the same: their places among all.
type sameWords struct {
	rows   []spoken
	groups [][]int32
}

// spoken is a row, named by what does not change when stories are numbered anew.
type spoken struct {
	story     *Story
	utterance int32
}

// take is what was kept under the same options, and begins to keep anew. A nil Kept keeps nothing.
func (k *Kept) take(o Options) (was Kept) {
	if k == nil {
		return Kept{}
	}
	if k.registry == o.Registry && k.printed == o.PrintedNames {
		was = *k
	}
	*k = Kept{o.Registry, o.PrintedNames, map[*Story]telling{}, map[string]sameWords{}}
	return was
}

// telling is what may be told of a story, as it was worked out before or now.
func (ix *Index) telling(h hider, s *Story) telling {
	t, known := ix.was.tellings[s]
	if !known {
		on := ix.onTopics(s)
		t.other, t.hidden = h.otherPages(on)
		t.own = h.ownPage(on)
	}
	if ix.kept != nil {
		ix.kept.tellings[s] = t
	}
	return t
}

// gatherKept takes over which words of a speaker are the same, and reports whether it could: where
// all rows are what they were.
func (ix *Index) gatherKept(key string, refs []Ref) bool {
	was, known := ix.was.same[key]
	if !known || !slices.EqualFunc(was.rows, refs, func(x spoken, r Ref) bool {
		return x.story == ix.Stories[r.Story] && x.utterance == r.Utterance
	}) {
		return false
	}
	for _, group := range was.groups {
		s := &Same{}
		for _, at := range group {
			s.All = append(s.All, refs[at])
			ix.same[refs[at]] = s
		}
	}
	ix.kept.same[key] = was
	return true
}

// keepGathered keeps which words of a speaker are the same.
func (ix *Index) keepGathered(key string, refs []Ref) {
	if ix.kept == nil {
		return
	}
	kept, group := sameWords{rows: make([]spoken, len(refs))}, map[*Same]int{}
	for i, r := range refs {
		kept.rows[i] = spoken{ix.Stories[r.Story], r.Utterance}
		s := ix.same[r]
		if s == nil {
			continue
		}
		at, known := group[s]
		if !known {
			at = len(kept.groups)
			group[s], kept.groups = at, append(kept.groups, nil)
		}
		kept.groups[at] = append(kept.groups[at], int32(i))
	}
	ix.kept.same[key] = kept
}

// Gathered is which words stand in several stories: the rows of each Same, plain data.
type Gathered [][]Ref

// Gathered is which words of the index stand in several stories.
func (ix *Index) Gathered() Gathered {
	out := Gathered{}
	for r, s := range ix.same {
		if r == s.First() {
			out = append(out, s.All)
		}
	}
	slices.SortFunc(out, func(a, b []Ref) int {
		return cmp.Or(cmp.Compare(a[0].Story, b[0].Story), cmp.Compare(a[0].Utterance, b[0].Utterance))
	})
	return out
}

// takeGathered takes over which words stand in several stories.
func (ix *Index) takeGathered(g Gathered) {
	ix.same = make(map[Ref]*Same, 2*len(g))
	for _, refs := range g {
		s := &Same{refs}
		for _, r := range refs {
			ix.same[r] = s
		}
	}
}
