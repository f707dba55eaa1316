package content

import (
	"strings"
	"testing"
	"unicode/utf8"

	"pgregory.net/rapid"
)

func TestFirstWords(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"The ferry sailed on Thursday with nobody aboard, said the harbour office.": "The ferry sailed on Thursday with nobody aboard…",
		"Nobody paid. The office had asked for it.":                                 "Nobody paid…",
		"Mr. Renn, who chairs the inquiry into the loss of the ferry, stayed away.": "Mr. Renn, who chairs the inquiry into the loss…",
		"OSTREY — The quay is shut until the end of the week, they say.":            "The quay is shut until the end of the week…",
		"Ostrey, May 6 2022 (OPA) - The quay is shut.":                              "The quay is shut…",
		"Tide":              "Tide…",
		"…":                 "……",
		"\"We shall see,\"": "\"We shall see,\"…",
	} {
		if got := FirstWords(text); got != want {
			t.Errorf("FirstWords(%q) = %q, want %q", text, got, want)
		}
	}
}

// TestFirstWordsAreTheText: whatever the text, a title is made of its words, is short and ends in
// "…".
func TestFirstWordsAreTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([A-Za-zé]{1,12}[,.;:—"” ]{0,2} ?){1,30}`).Draw(t, "text")
		title := FirstWords(text)
		if strings.TrimSpace(text) == "" {
			return
		}
		words, ok := strings.CutSuffix(title, "…")
		if !ok || words == "" || utf8.RuneCountInString(words) > longestMadeTitle ||
			!strings.Contains(strings.Join(strings.Fields(text), " "), words) {
			t.Fatalf("%q became %q", text, title)
		}
	})
}
