package refer

import (
	"slices"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// A speaker does not call himself by his name. So whom the clause of a pronoun's saying names is
// not the one it means: "He said Brandt was late" is not Brandt's. And whom the quoted words name,
// “Brandt was late,” he said, is so only where nobody else comes to mind: some do speak so.

// mostNames is how many names of what somebody says are looked at.
const mostNames = 8

// entities are a few of the cast.
type entities struct {
	who [mostNames]names.EntityID
	n   int
}

// has reports whether e is one of them.
//
//go:noinline
func (s *entities) has(e names.EntityID) bool { return slices.Contains(s.who[:s.n], e) }

// add takes e in, while there is room.
//
//go:noinline
func (s *entities) add(e names.EntityID) {
	if s.n < len(s.who) && e != names.NoEntity {
		s.who[s.n] = e
		s.n++
	}
}

// speaksOf notes whom the clause in line l names of which the pronoun or noun at item i is the
// subject, and whom the quoted words name beside it and in what goes on right behind its sentence.
func (d *Memory) speaksOf(i clause.ItemID, l clause.LineID) {
	ln := &d.Lines[l]
	from, end := i+1, min(ln.End, i+clause.LongestPhrase)
	for from > max(ln.First, i-2) && !d.IsQuote(from) {
		from--
	}
	if next := l + 1; end == ln.End && int(next) < len(d.Lines) && d.LaterInParagraph(next) {
		if after := &d.Lines[next]; d.MereQuotes(after) {
			end = min(after.End, i+clause.LongestPhrase)
		}
	}
	// "As he told the court, Brandt left": a clause ahead of its subject may mean that
	main := i == ln.First || d.IsStop(i-1) || d.IsQuote(i-1) || d.Is(i-1, lang.Conjunction|lang.Adverb)
	main = main && !d.Part(i-1, lang.Subordinates) || d.QuotedFor(i) != clause.NoSaying
	for n := from; n < end; n++ {
		switch {
		case d.IsQuote(n):
			d.namedInWords(n, i)
			main = main && n < i
		case n <= i:
		case d.IsStop(n) && n > i+1 || d.Part(n, lang.Subordinates):
			main = false
		case main && d.IsName(n) && d.MentionIsPerson(n) && !d.Labels(n, ln):
			d.barred.add(d.Mention(n).Entity)
		}
	}
}

// namedInWords adds the people whom the quotation at item q names, but for what is nested in it,
// which is another's to say; and but for whom the sentence has spoken of before item i, where that
// leads up to the quotation: "Lee rose, and he said: “Vote for Lee!”"
func (d *Memory) namedInWords(q, i clause.ItemID) {
	x, all := d.QuoteAt(q), d.Cast.Mentions
	if x.HasChild {
		return
	}
	for n := d.MentionFrom(x.First); n < len(all) && all[n].First < x.Last && d.named.n < mostNames; n++ {
		m := &all[n]
		if m.Entity == names.NoEntity || !d.EntityIs(m.Entity, names.Person) || d.callsSelf(m) {
			continue
		}
		if at := d.lastItem(m.Entity); q < i || at >= i || d.At(at).Line != d.Items[i].Line {
			d.named.add(m.Entity)
		}
	}
}

// callsSelf reports whether the words before mention m give it as the speaker's own name: "I am Ann
// Lee", "call me Ann".
func (d *Memory) callsSelf(m *names.Mention) bool {
	before := d.Entry(m.Title - 1)
	return before.Is(lang.Auxiliary) || before.Part&lang.Speaking != 0
}
