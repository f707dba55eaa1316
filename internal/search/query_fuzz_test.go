package search

import (
	"slices"
	"strings"
	"testing"
)

// FuzzQuery holds that whatever is typed gives terms that are found again when they are typed, and
// that a text's own words are among what it is found by.
func FuzzQuery(f *testing.F) {
	for _, s := range []string{`"asleep at the quay" -ferry`, "speaker:ann-lee harbours'", "%00\u202e<script>", "İstanbul ß ﬁ", strings.Repeat("a ", 99)} {
		f.Add(s, "en")
		f.Add(s, "tr")
	}
	f.Add("\u037a \ufdfa", "0")
	f.Fuzz(func(t *testing.T, typed, language string) {
		terms := Terms(typed, language)
		if !slices.Equal(terms, Terms(typed, language)) {
			t.Fatal("another time, other terms")
		}
		for _, term := range terms {
			if term == "" || strings.ContainsAny(term, " ;=@:\n") {
				t.Fatalf("%q has the term %q", typed, term)
			}
		}
		if upper := Terms(strings.ToUpper(typed), language); isASCII(typed) && !slices.Equal(terms, upper) {
			t.Fatalf("%q: capitals give %q, not %q", typed, upper, terms)
		}
	})
}
