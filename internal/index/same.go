package index

import (
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/order"
)

// Same is words that one speaker was quoted saying in several stories: equal, one part of another,
// or slightly edited, and all printed within sameDays of the first.
type Same struct {
	All []Ref // at least two, in the order in which they were printed; the first is the first appearance
}

// First is the first appearance of the words.
func (s *Same) First() Ref { return s.All[0] }

const (
	sameDays   = 30
	sameEqual  = 4   // how many words make it unlikely that equal words were said twice
	samePart   = 5   // the same of words that stand within others
	sameGapped = 6   // the same of words that are others' with some left out
	sameEdited = .85 // how much of both slightly edited words have in common
	longWords  = 500 // words of more are not compared one by one
	shingle    = 3   // how many words in a row tell where to look
	candidates = 2   // how many others words are compared with, of those that share most of these
)

// Again is the words of r that were printed in several stories, or nil.
func (ix *Index) Again(r Ref) *Same { return ix.same[r] }

// gather finds the words that stand in several stories. It reads each speaker's words in the order
// of time, once, and looks for others that share a run of three words: so it takes time with the
// number of words, and never compares all with all.
func (ix *Index) gather(spoken *Spoken) {
	ix.same = map[Ref]*Same{}
	of := map[string][]Ref{}
	var order []string
	for i := range ix.Len() {
		for n := range ix.Rows(i) {
			r := Ref{int32(i), int32(n)}
			key := ix.gathers(r)
			if key == "" {
				continue
			}
			if of[key] == nil {
				order = append(order, key)
			}
			of[key] = append(of[key], r)
		}
	}
	g := gatherer{ix: ix}
	was := spoken.begin()
	for _, key := range order {
		refs := of[key]
		if len(refs) < 2 || ix.gatherKept(key, refs) {
			continue
		}
		sum, unchanged, known := spoken.sums(ix, refs)
		if before, has := was[key]; known && has && (before.Of == sum || before.Of == unchanged) {
			ix.takeGroups(before.Groups, refs)
		} else {
			g.speaker(refs)
		}
		ix.keepGathered(key, refs)
		if known {
			spoken.Now = append(spoken.Now, SpokenBy{key, sum, ix.groups(refs)})
		}
	}
}

// gathers is speakerKey of who says a row, or "" where the row is not compared with others.
func (ix *Index) gathers(r Ref) string {
	if !ix.Is(r, isGathered) {
		return ""
	}
	if e := ix.sole(r); e != nil {
		return e.ID
	}
	if !ix.Is(r, isJoint) {
		return "" // he has no record
	}
	_, u := ix.At(r)
	return ix.speakerKey(u.Who)
}

// speakerKey names a speaker who has a record, or several who speak jointly; it is "" for any
// other.
func (ix *Index) speakerKey(w *Who) string {
	if w == nil {
		return ""
	}
	if len(w.Members) == 0 {
		if e := ix.EntityOf(w); e != nil {
			return e.ID
		}
		return ""
	}
	var ids []string
	for i := range w.Members {
		id := ix.speakerKey(&w.Members[i])
		if id == "" {
			return ""
		}
		ids = append(ids, id)
	}
	slices.Sort(ids)
	return strings.Join(ids, "+")
}

// gatherer gathers the words of one speaker after the other.
type gatherer struct {
	ix   *Index
	said []saying
	last map[uint64]int32 // by shingle: the last of said that has it
}

// saying is words of a speaker, folded.
type saying struct {
	ref   Ref
	date  time.Time
	words []folded
	runs  []uint64 // its shingles
}

// folded is one word: a digest of its folded form, and whether it is a number.
type folded struct {
	sum    uint64
	number bool
}

// speaker gathers one speaker's words, oldest first. What a story itself repeats is not gathered:
// it was said, or printed, twice. So a story's words are looked for before they can be found.
func (g *gatherer) speaker(refs []Ref) {
	g.begin()
	for len(refs) > 0 {
		refs = g.story(refs, true)
	}
}

func (g *gatherer) begin() { g.said, g.last = g.said[:0], map[uint64]int32{} }

// story reads the words of the first story of some rows, and gives the others. It looks for them
// among those before, where these are to be found.
func (g *gatherer) story(refs []Ref, looks bool) (others []Ref) {
	from, n := len(g.said), storyRows(refs)
	for _, r := range refs[:n] {
		s, u := g.ix.At(r)
		words := foldWords(u)
		g.said = append(g.said, saying{r, s.Date, words, shingles(words)})
	}
	for i := from; looks && i < len(g.said); i++ {
		g.look(int32(i))
	}
	for i := from; i < len(g.said); i++ {
		for _, sum := range g.said[i].runs {
			g.last[sum] = int32(i)
		}
	}
	return refs[n:]
}

// storyRows is how many rows the first story of some has, of which there is one at least.
func storyRows(refs []Ref) int {
	n := 1
	for n < len(refs) && refs[n].Story == refs[0].Story {
		n++
	}
	return n
}

// foldWords digests an utterance's words.
func foldWords(u *Utterance) []folded {
	out := make([]folded, 0, u.Words+4)
	var buf [64]byte
	for _, s := range u.Shown {
		for w, _ := nextWord(s, 0); w.Len() > 0; w, _ = nextWord(s, w.End) {
			word := fold(buf[:0], s[w.Start:w.End])
			sum := uint64(14695981039346656037) // FNV-1a
			for _, c := range word {
				sum = (sum ^ uint64(c)) * 1099511628211
			}
			out = append(out, folded{sum, len(word) > 0 && '0' <= word[0] && word[0] <= '9'})
		}
	}
	return out
}

// shingles digests each run of three words.
func shingles(words []folded) []uint64 {
	if len(words) < shingle {
		return nil
	}
	out := make([]uint64, 0, len(words))
	for i := shingle; i <= len(words); i++ {
		sum := uint64(0)
		for _, w := range words[i-shingle : i] {
			sum = sum*0x9e3779b97f4a7c15 + w.sum
		}
		out = append(out, sum)
	}
	return out
}

// look finds the words of which said[i] are the same, and puts them together.
func (g *gatherer) look(i int32) {
	type shared struct {
		at int32
		n  int
	}
	var found []shared
	x := &g.said[i]
	for _, sum := range x.runs {
		at, have := g.last[sum]
		if !have || !g.near(at, i) {
			continue
		}
		if n := slices.IndexFunc(found, func(s shared) bool { return s.at == at }); n >= 0 {
			found[n].n++
		} else if len(found) < 16 {
			found = append(found, shared{at, 1})
		}
	}
	order.By(found, func(a, b shared) int { return b.n - a.n })
	for _, f := range found[:min(len(found), candidates)] {
		if g.isSame(&g.said[f.at], x, f.n) {
			g.join(g.said[f.at].ref, x.ref)
			return
		}
	}
}

// near reports whether said[i] was printed so soon after the first appearance of the words of
// said[at] that both may be of one occasion.
func (g *gatherer) near(at, i int32) bool {
	first := g.said[at].date
	if s := g.ix.same[g.said[at].ref]; s != nil {
		first = g.ix.Date(int(s.First().Story))
	}
	return g.said[i].date.Sub(first) <= sameDays*24*time.Hour
}

// isSame reports whether two are the same words; shared is how many shingles they have in common.
func (g *gatherer) isSame(a, b *saying, shared int) bool {
	least := min(len(a.words), len(b.words))
	if max(len(a.words), len(b.words)) > longWords {
		return float64(shared) >= sameEdited*float64(least-shingle+1)
	}
	enough := sameEdited * float64(len(a.words)+len(b.words))
	if most := inCommon(a.words, b.words); most < least && 2*float64(most) < enough {
		return false // in whatever order: most that share a run of words are others
	}
	both, numbers, gaps := align(a.words, b.words)
	switch {
	case both == len(a.words) && both == len(b.words):
		return true
	case both == least && least >= samePart && (gaps == 0 || least >= sameGapped):
		return true
	}
	return !numbers && least >= samePart && 2*float64(both) >= enough
}

// inCommon counts the words that two of at most longWords have in common, in any order.
func inCommon(a, b []folded) (n int) {
	var taken [longWords]bool
	for _, w := range a {
		for i := range b {
			if b[i].sum == w.sum && !taken[i] {
				taken[i] = true
				n++
				break
			}
		}
	}
	return n
}

// align counts the words that two have in common in their order; it reports whether each of them
// has a number that the other has not, which no slip of a pen explains, and how often what is left
// out of one stands between words that are not.
func align(a, b []folded) (both int, numbers bool, gaps int) {
	var inA, inB bool
	missing := 0
	for _, step := range differ(len(a), len(b), func(i, j int) bool { return a[i].sum == b[j].sum }) {
		switch step.op {
		case inBoth:
			if missing > 0 && both > 0 {
				gaps++
			}
			missing = 0
			both++
		case inFirst:
			missing++
			inA = inA || a[step.a].number
		case inSecond:
			missing++
			inB = inB || b[step.b].number
		}
	}
	return both, inA && inB, gaps
}

// join puts two into one, and what has been put together with the earlier one.
func (g *gatherer) join(earlier, later Ref) {
	s := g.ix.same[earlier]
	if s == nil {
		s = &Same{All: []Ref{earlier}}
		g.ix.same[earlier] = s
	}
	s.All = append(s.All, later)
	g.ix.same[later] = s
}
