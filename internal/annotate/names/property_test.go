package names

import (
	"reflect"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/prose"
)

// pieces are what texts are made of in the property tests: everything that a rule looks at.
var pieces = []string{
	"Ann", "Lee", "Varley", "Mr", "Mr.", "Dr", "President", "of", "the", "The", "and", "&", "(", ")", "[", "]", ",",
	".", "'s", "’s", "\"", "“", "”", "''", "U.S.", "J.", "J.R.", "van", "der", "al-Rashid", "Ministry", "Party",
	"Inc", "Ltd", "County", "New", "York", "Ohio", "NATO", "JSC", "said", "told", "in", "Monday", "French", "Jr",
	"III", "-", "—", ":", "\n", "\n\n", "he", "she", "wife", "mayor", "SHOCK", "AS", "FERRY", "SINKS", "1Xtra",
	"35", "é", "Ó", "東京", "campaign", "council", "Street", "St", "Bank", "for", "Will", "May", "Bill", "@x", "#y",
	"BoatTrader", "com", "Austin-based", "R-Ohio", "D-N.Y.", "JULY", "Kelling", "Brack", "A638", "Route", "9",
	"5-4", "charity", "insurer", "spokesman", "shares", "v.", "Ma.", "Ochieng'", "which", "who", "joined", "beat",
	"member", "East", "uMoya",
}

// TestProperties holds what is true of every result: mentions in order, not overlapping, inside the
// text, of entities that exist; and the same again.
func TestProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 120).Draw(t, "words")
		sound(t, strings.Join(words, " "))
	})
}

func FuzzFind(f *testing.F) {
	for _, s := range pieces {
		f.Add(s)
	}
	f.Add(story)
	f.Add("He (Donald) Trump and [Ann] Lee, Jr. of the U.S. Bank of New York & Sons Ltd.’s County")
	f.Fuzz(func(t *testing.T, s string) { sound(t, s) })
}

// kinds are the kinds of block that the texts are cut into.
var kinds = []prose.Kind{
	prose.Paragraph, prose.Headline, prose.Dateline, prose.Deck, prose.Crosshead, prose.Notice,
	prose.Highlight, prose.Cell, prose.Footnote,
}

type failing interface{ Fatalf(string, ...any) }

// sound finds the names of a text and checks what every result must be.
func sound(t failing, s string) {
	var parts []prose.Part
	for i, l := range strings.Split(s, "\n\n") {
		parts = append(parts, prose.Part{Kind: kinds[(i+len(l))%len(kinds)], Text: l})
	}
	in := input(parts...)
	c := Find(in)
	end := int32(0)
	for i := range c.Mentions {
		m := &c.Mentions[i]
		if m.First < end || m.End <= m.First || int(m.End) > len(in.Tokens) {
			t.Fatalf("mention %+v overlaps or is out of range in %q", m, s)
		}
		end = m.End
		if !inItsTokens(in, m) || m.Title > m.First || m.Title < 0 {
			t.Fatalf("mention %+v has a wrong range in %q", m, s)
		}
		if !isSomebodys(c, m) || m.Confidence <= 0 || m.Confidence > 1 || m.Rule == "" {
			t.Fatalf("mention %+v is of nobody in %q", m, s)
		}
	}
	for i := range c.Entities {
		soundEntity(t, s, c, &c.Entities[i])
	}
	if again := Find(in); !reflect.DeepEqual(c, again) {
		t.Fatalf("another result the second time for %q", s)
	}
}

// inItsTokens reports whether a mention's range is within its tokens, and not empty.
func inItsTokens(in *Input, m *Mention) bool {
	first, last := in.Tokens[m.First], in.Tokens[m.End-1]
	return m.Range.Start >= int(first.Start) && m.Range.End <= int(last.End) && m.Range.Start < m.Range.End
}

// isSomebodys reports whether a mention is of an entity that there is, or has candidates.
func isSomebodys(c *Cast, m *Mention) bool {
	if m.Entity == NoEntity {
		return len(m.Candidates) > 0
	}
	return m.Entity >= 0 && int(m.Entity) < len(c.Entities)
}

// soundEntity checks what every entity of a text must be.
func soundEntity(t failing, s string, c *Cast, e *Entity) {
	if strings.TrimSpace(e.Name) == "" || strings.Contains(e.Name, "\n") {
		t.Fatalf("an entity has the name %q in %q", e.Name, s)
	}
	for _, p := range e.Posts {
		if int(p.Of) >= len(c.Entities) || p.Head == 0 {
			t.Fatalf("entity %q has the post %+v in %q", e.Name, p, s)
		}
	}
}
