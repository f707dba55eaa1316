package index

import (
	"cmp"
	"crypto/sha256"
	"encoding/binary"
	"slices"

	"github.com/onrecord/onrecord/internal/order"
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
		return x.story == ix.Story(int(r.Story)) && x.utterance == r.Utterance
	}) {
		return false
	}
	ix.takeGroups(was.groups, refs)
	ix.kept.same[key] = was
	return true
}

// takeGroups takes over which of a speaker's words are the same, by their places among all.
func (ix *Index) takeGroups(groups [][]int32, refs []Ref) {
	for _, group := range groups {
		s := &Same{}
		for _, at := range group {
			s.All = append(s.All, refs[at])
			ix.same[refs[at]] = s
		}
	}
}

// groups are the places of a speaker's words that are the same.
func (ix *Index) groups(refs []Ref) (groups [][]int32) {
	group := map[*Same]int{}
	for i, r := range refs {
		s := ix.same[r]
		if s == nil {
			continue
		}
		at, known := group[s]
		if !known {
			at = len(groups)
			group[s], groups = at, append(groups, nil)
		}
		groups[at] = append(groups[at], int32(i))
	}
	return groups
}

// keepGathered keeps which words of a speaker are the same.
func (ix *Index) keepGathered(key string, refs []Ref) {
	if ix.kept == nil {
		return
	}
	kept := sameWords{make([]spoken, len(refs)), ix.groups(refs)}
	for i, r := range refs {
		kept.rows[i] = spoken{ix.Story(int(r.Story)), r.Utterance}
	}
	ix.kept.same[key] = kept
}

// Spoken is which words of each speaker are the same, as a Build has left it for the next one.
type Spoken struct {
	Was, Now []SpokenBy
	// Sum is a digest of all that other pages may tell of a story, and false where it is not known.
	Sum func(*Story) ([16]byte, bool)
	// Other is a story that has another record than at the Build before, and Before is that one;
	// nil: it is not known.
	Other, Before *Story
}

// SpokenBy is which words of a speaker are the same: plain data.
type SpokenBy struct {
	Speaker string
	Of      [16]byte  // a digest of all of his words
	Groups  [][]int32 // places among these, of each Same
}

func (s *Spoken) begin() map[string]SpokenBy {
	if s == nil {
		return nil
	}
	was := make(map[string]SpokenBy, len(s.Was))
	for _, by := range s.Was {
		was[by.Speaker] = by
	}
	return was
}

// sums are digests of a speaker's words: as they are now, and as they were where he says in Other
// what he said in Before. They are the same where nothing is known of that, and false where one is
// not known.
func (s *Spoken) sums(ix *Index, refs []Ref) (now, before [16]byte, known bool) {
	if s == nil {
		return now, before, false
	}
	if now, known = s.sum(ix, refs, s.Other); !known || !s.saysTheSame(ix, refs) {
		return now, now, known
	}
	before, known = s.sum(ix, refs, s.Before)
	return now, before, known
}

// saysTheSame reports whether those of a speaker's rows that stand in Other stand in Before, too.
func (s *Spoken) saysTheSame(ix *Index, refs []Ref) bool {
	in := false
	for _, r := range refs {
		if ix.Story(int(r.Story)) != s.Other {
			continue
		}
		if in = saysAlso(s.Before, s.Other, int(r.Utterance)); !in {
			return false
		}
	}
	return in && s.Before.Date.Equal(s.Other.Date)
}

// sum is a digest of a speaker's words where Other has a record, and false where it is not known.
func (s *Spoken) sum(ix *Index, refs []Ref, record *Story) ([16]byte, bool) {
	return wordsSum(refs, func(i int) ([16]byte, bool) {
		of := ix.Story(i)
		if of == s.Other {
			of = record
		}
		return s.Sum(of)
	})
}

// wordsSum is a digest of rows, by those of their stories, and false where one is not known.
func wordsSum(refs []Ref, story func(i int) ([16]byte, bool)) (sum [16]byte, known bool) {
	b := make([]byte, 0, 20*len(refs))
	last, of := int32(-1), [16]byte{}
	for _, r := range refs {
		if r.Story != last {
			last = r.Story
			if of, known = story(int(last)); !known {
				return sum, false
			}
		}
		b = binary.BigEndian.AppendUint32(append(b, of[:]...), uint32(r.Utterance))
	}
	all := sha256.Sum256(b)
	return [16]byte(all[:16]), true
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
	order.By(out, func(a, b []Ref) int {
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
