package index

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/registry"
	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

// TestPhrases holds the phrases found in made-up texts against what is found by holding each phrase
// against each word.
func TestPhrases(t *testing.T) {
	word := rapid.SampledFrom([]string{"pier", "Ferry", "dues", "Éclair"})
	phrase := rapid.Custom(func(t *rapid.T) string {
		return strings.Join(rapid.SliceOfN(word, 1, 4).Draw(t, "words"), " ")
	})
	rapid.Check(t, func(t *rapid.T) {
		var files []registry.File
		for i, all := range rapid.SliceOfN(rapid.SliceOfN(phrase, 1, 4), 0, 4).Draw(t, "topics") {
			files = append(files, registry.File{Name: fmt.Sprintf("content/topics/t%d.md", i), Source: fmt.Appendf(nil,
				"---\nname: %s\nmatch: [%s]\n---\n", all[0], strings.Join(all, ", "))})
		}
		reg, _ := registry.Read(files)
		var text strings.Builder
		for range rapid.IntRange(0, 12).Draw(t, "length") {
			text.WriteString(word.Draw(t, "word") + rapid.SampledFrom([]string{" ", "-", "\n\n", "; "}).Draw(t, "gap"))
		}
		got, want := NewTopics(reg).find(text.String()), everyPhrase(reg, text.String())
		if !slices.Equal(got, want) {
			t.Errorf("in %q found %v, want %v", text.String(), got, want)
		}
	})
}

// The words of ASCII are those that are found rune by rune.
func TestNextWord(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-cA-C0-2 ,’“é٣\x{301}'\n-]{0,20}`).Draw(t, "words")
		for at := range len(s) + 1 {
			w, plain := nextWord(s, at)
			if want, is := nextOfAny(s, at); w != want || plain != is {
				t.Fatalf("%q from %d: %v, %v; want %v, %v", s, at, w, plain, want, is)
			}
		}
	})
}

func everyPhrase(reg *registry.Registry, s string) (hits []phraseHit) {
	for w, _ := nextWord(s, 0); w.Len() > 0; w, _ = nextWord(s, w.End) {
		for long := 4; long > 0; long-- {
			for _, e := range reg.Entries {
				for _, p := range append(e.Names(), e.Match...) {
					words := strings.Fields(p)
					x := phraseHit{w, e.ID}
					if len(words) == long && x.goesOn(s, words) && !slices.Contains(hits, x) {
						hits = append(hits, x)
					}
				}
			}
		}
	}
	return hits
}

// goesOn reports whether the words stand in s from where the hit begins, inside one block, and ends
// the hit with them.
func (x *phraseHit) goesOn(s string, words []string) bool {
	at := x.Start
	for _, want := range words {
		w, _ := nextWord(s, at)
		if !strings.EqualFold(s[w.Start:w.End], want) || strings.Contains(s[at:w.Start], "\n\n") {
			return false
		}
		at, x.End = w.End, w.End
	}
	return true
}
