package index

import (
	"cmp"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/order"
)

// Tally is an entity with a count.
type Tally struct {
	Entity *Entity
	Count  int
}

// TopicTally is a topic with a count.
type TopicTally struct {
	Topic *Topic
	Count int
}

// Quotations is the number of a story's quotations: of those that are Counted. Pages, data and what
// a build prints all say this one.
//
//go:noinline
func (s *Story) Quotations() int { return s.count((*Utterance).Counted) }

// Attributed is the number of a story's quotations that have a speaker.
func (s *Story) Attributed() int {
	return s.count(func(u *Utterance) bool { return u.Counted() && u.Who != nil })
}

//go:noinline
func (s *Story) count(is func(*Utterance) bool) int {
	n := 0
	for i := range s.Utterances {
		if is(&s.Utterances[i]) {
			n++
		}
	}
	return n
}

// MostQuoted is MostQuotedIn from position first to the newest story.
func (ix *Index) MostQuoted(first, most int) []Tally {
	return ix.MostQuotedIn(first, ix.Len(), most)
}

// MostQuotedIn lists, by the number of utterances, who was quoted in Stories[first:end]: at most
// most of them. Who is not Visible is left out.
func (ix *Index) MostQuotedIn(first, end, most int) []Tally {
	count := map[*Entity]int{}
	add := func(e *Entity) { count[e]++ }
	for i := first; i < end; i++ {
		for n := range ix.Rows(i) {
			ix.eachListed(Ref{int32(i), int32(n)}, add)
		}
	}
	return top(count, most, func(e *Entity) bool { return e.Visibility == Visible })
}

// TopicsSince is TopicsIn from position first to the newest story.
func (ix *Index) TopicsSince(first, most int) []TopicTally {
	return ix.TopicsIn(first, ix.Len(), most)
}

// TopicsIn lists the topics of Stories[first:end], by the number of stories: at most most of them.
func (ix *Index) TopicsIn(first, end, most int) []TopicTally {
	out := make([]TopicTally, 0, len(ix.Topics))
	for _, t := range ix.Topics {
		newer := func(than int) int {
			n, _ := slices.BinarySearchFunc(t.Stories, int32(than), func(a, b int32) int { return cmp.Compare(b, a) })
			return n
		}
		if n := newer(first-1) - newer(end-1); n > 0 && t.Visibility == Visible {
			out = append(out, TopicTally{t, n})
		}
	}
	order.By(out, func(a, b TopicTally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count),
			compareKeys(a.Topic.sortKey(), b.Topic.sortKey()), cmp.Compare(a.Topic.ID, b.Topic.ID))
	})
	return out[:min(most, len(out))]
}

// Since is the position of the first story published on or after day, the time of day left aside.
func (ix *Index) Since(day time.Time) int {
	y, m, d := day.Date()
	i, _ := slices.BinarySearchFunc(ix.Days, Day{Year: y, Month: m, Day: d}, func(a, b Day) int {
		return cmp.Or(cmp.Compare(a.Year, b.Year), cmp.Compare(a.Month, b.Month), cmp.Compare(a.Day, b.Day))
	})
	if i == len(ix.Days) {
		return ix.Len()
	}
	return ix.Days[i].First
}

// Alongside lists who is quoted in the same stories as e, by the number of those stories: at most
// most of them. all is how many there are.
func (ix *Index) Alongside(e *Entity, most int) (named []Tally, all int) {
	if n := len(e.Said); n > 0 && e.Said[0].Story == e.Said[n-1].Story {
		return ix.inOneStory(e, most)
	}
	count := map[*Entity]int{}
	last := int32(-1)
	for _, r := range e.Said {
		if r.Story == last {
			continue
		}
		last = r.Story
		for _, other := range ix.Quoted(int(r.Story)) {
			if other != e && other.HasPage() {
				count[other]++
			}
		}
	}
	return top(count, most, (*Entity).HasPage), len(count)
}

// inOneStory is Alongside for who is quoted in one story: all others there. Who they are is worked
// out once a story, for a story may quote thousands.
func (ix *Index) inOneStory(e *Entity, most int) (named []Tally, all int) {
	story := e.Said[0].Story
	known, done := ix.crowds.Load(story)
	if !done {
		count := map[*Entity]int{}
		for _, other := range ix.Quoted(int(story)) {
			count[other] = 1
		}
		known = top(count, len(count), (*Entity).HasPage)
		ix.crowds.Store(story, known)
	}
	crowd := known.([]Tally)
	if all = len(crowd); e.HasPage() {
		all--
	}
	named = make([]Tally, 0, min(most, all))
	for i := 0; len(named) < cap(named); i++ {
		if crowd[i].Entity != e {
			named = append(named, crowd[i])
		}
	}
	return named, all
}

// Speakers lists, by the number of utterances, who said what the rows hold; unattributed is the
// number of utterances of which nobody is named.
func (ix *Index) Speakers(rows []Ref, most int) (named []Tally, all, unattributed int) {
	count := map[*Entity]int{}
	add := func(e *Entity) { count[e]++ }
	for _, r := range rows {
		if !ix.eachOf(r, add) {
			unattributed++
		}
	}
	return top(count, most, (*Entity).HasPage), len(count), unattributed
}

// TopicsOf lists the topics of rows, by the number of utterances.
func (ix *Index) TopicsOf(rows []Ref) []TopicTally {
	count := map[*Topic]int{}
	for _, r := range rows {
		for _, t := range ix.TopicsAt(r) {
			if t.Visibility != None {
				count[t]++
			}
		}
	}
	return Tallied(count)
}

// Tallied lists topics by their counts.
func Tallied(count map[*Topic]int) []TopicTally {
	out := make([]TopicTally, 0, len(count))
	for t, n := range count {
		out = append(out, TopicTally{t, n})
	}
	order.By(out, func(a, b TopicTally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(a.Topic.ID, b.Topic.ID))
	})
	return out
}

// fewQuoted is how many are looked through rather than looked up.
const fewQuoted = 16

// Quoted lists the entities quoted in a story, each once, in order. The list is not to be changed.
//
//go:noinline
func (ix *Index) Quoted(story int) []*Entity {
	if ix.quoted != nil {
		return ix.quoted[story]
	}
	return ix.quotedIn(int32(story)) // of an outline
}

func (ix *Index) quotedIn(story int32) []*Entity {
	var out []*Entity
	var seen map[*Entity]bool // where they are many
	for n := range ix.Rows(int(story)) {
		ix.eachListed(Ref{story, int32(n)}, func(e *Entity) {
			switch {
			case seen == nil && called.Contains(out, e), seen[e]:
				return
			case seen != nil:
				seen[e] = true
			case len(out) == fewQuoted:
				seen = map[*Entity]bool{e: true}
				for _, other := range out {
					seen[other] = true
				}
			}
			out = append(out, e)
		})
	}
	return out
}

// EachSpeaker calls f for a speaker's entity, and for each member of a group.
func (ix *Index) EachSpeaker(w *Who, f func(*Entity)) {
	if w == nil {
		return
	}
	for i := range w.Members {
		ix.EachSpeaker(&w.Members[i], f)
	}
	if e := ix.EntityOf(w); e != nil {
		f(e)
	}
}

func top(count map[*Entity]int, most int, keep func(*Entity) bool) []Tally {
	out := make([]Tally, 0, len(count))
	for e, n := range count {
		if keep(e) {
			out = append(out, Tally{e, n})
		}
	}
	if len(out) > 2*most { // few of those that are counted are wanted
		least := leastOf(out, most)
		out = order.Without(out, func(t Tally) bool { return t.Count < least })
	}
	order.By(out, func(a, b Tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), compareKeys(a.Entity.SortKey, b.Entity.SortKey),
			cmp.Compare(a.Entity.ID, b.Entity.ID))
	})
	return out[:min(most, len(out))]
}

// leastOf is the count of the last of the most that are counted most.
func leastOf(all []Tally, most int) int {
	counts := make([]int, len(all))
	for i, t := range all {
		counts[i] = -t.Count
	}
	slices.Sort(counts)
	return -counts[max(most-1, 0)]
}
