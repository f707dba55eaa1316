package importer

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/content"

	"pgregory.net/rapid"
)

// TestFrontReads holds that front matter made of any texts is read without a complaint, and gives
// the texts back.
func TestFrontReads(t *testing.T) {
	hard := rapid.SampledFrom([]string{
		": ", " #", "- ", "? ", "'", `"`, "\\", "\n", "\t", "---", "{", "}", "[", "]", ", ", "&x", "*x", "!", "|", ">",
		"%", "@", "`", "~", "null", "true", "2020-01-01", "1", "é", "…", "“", "\u00a0", "\u2028", "\ufeff", "\x00",
		"\xff", "\u0085", " - ", "a", "b c", "<<", "=", "<b>",
	})
	text := rapid.OneOf(rapid.String(), rapid.Custom(
		func(t *rapid.T) string { return strings.Join(rapid.SliceOfN(hard, 1, 8).Draw(t, "pieces"), "") }))
	rapid.Check(t, func(t *rapid.T) {
		title, deck, section := text.Draw(t, "title"), text.Draw(t, "deck"), text.Draw(t, "section")
		bylines, reason := rapid.SliceOf(text).Draw(t, "bylines"), text.Draw(t, "reason")
		var f front
		f.plain("date", "2020-05-01")
		f.text("title", "T"+title)
		f.text("deck", deck)
		f.list("bylines", bylines)
		f.text("section", section)
		f.plain("state", "withdrawn")
		f.record("withdrawn", "on", "2020-06-01", "reason", reason)
		src := "---\n" + f.String() + "---\nBody.\n"
		s, found := content.ReadStory("content/stories/2020-05-01-x.md", []byte(src), "", nil, content.Options{})
		if len(found) > 0 {
			t.Fatalf("%v\n%s", found, src)
		}
		if s.Title.Value != OneLine("T"+title) || s.Deck != OneLine(deck) || s.Section != OneLine(section) ||
			s.Withdrawn.Reason != OneLine(reason) {
			t.Fatalf("title %q deck %q section %q reason %q\n%s", s.Title.Value, s.Deck, s.Section, s.Withdrawn.Reason,
				src)
		}
		var want []string
		for _, b := range bylines {
			if b = OneLine(b); b != "" && !slices.Contains(want, b) {
				want = append(want, b)
			}
		}
		if !slices.Equal(s.Bylines, want) {
			t.Fatalf("bylines %q, want %q", s.Bylines, want)
		}
	})
}

// TestClean holds that nothing but what cannot stand in a file is changed.
func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"plain": "plain", "a\r\nb\rc": "a\nb\nc", "a\x00b\x1fc": "a b c", "\ufeffa": "a", "so\u00adft": "soft", "a\xffb": "a\ufffdb",
		"10\u00a0000": "10\u00a0000", "a\u0093b": "a b",
	} {
		if got := Clean(in); got != want || !utf8.ValidString(got) {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
}
