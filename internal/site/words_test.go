package site

import (
	"strings"
	"testing"
	"unicode"

	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// A word that the engine cuts as topics are cut is added once. Whatever is cut otherwise has to be
// there both ways.
func TestWordsOfAreCutBothWays(t *testing.T) {
	for _, s := range []string{
		"", "Plain words, and more of them.", "x", "don't they'll rock'n'roll O'Brien's",
		"re-elected co-op's 2,000 3.5m 2014-15 1990s U.S. a.m.", "Kraków Łódź naïve ﬁne Straße",
		"a…b a—b “Quoted”words",
		"@handle #tag #tag-more under_score mail@example.org", "日本語 in a text", "x\u0301y e\u0301t\u0301", "Ⅷ½ and ９",
		"`` '' -- ...", "word\u200dword word\u00adword", "<b>bold</b>words", "ends in é", "éa aé", "A", "I'd've",
	} {
		text := prose.Join([]prose.Part{{Text: s}, {Kind: prose.Code, Text: "code_" + s}, {Text: s}})
		text.Opaque = []prose.Range{{Start: 0, End: len(s) / 3}}
		for _, cut := range []bool{false, true} {
			if text.Cut = nil; cut {
				text.Cut = prose.Tokens(text)
			}
			got := wordsOf(&content.Story{}, text)
			want := new(wordGatherer)
			for _, tok := range prose.Tokens(text) {
				want.add(wordHash(tok.In(text.S)))
			}
			between := func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) }
			for _, word := range strings.FieldsFunc(text.S, between) {
				for part := range strings.FieldsSeq(slug.Fold(word)) {
					want.add(wordHash(part))
				}
			}
			if want := want.set(); got != want {
				t.Errorf("%q, cut %v: %d words, want %d", s, cut, len(got)/2, len(want)/2)
			}
		}
	}
}
