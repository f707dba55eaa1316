package search

import (
	"strings"

	"github.com/kljensen/snowball/english"

	"github.com/onrecord/onrecord/internal/called"
)

// A stemmer brings the forms of a folded word to one stem. The client has the same; root.Stem tells
// it which is meant, by the language's code.
type stemmer struct {
	code string // "en", or "" where words stand for themselves
	stem func(string) string
}

// stemmerFor is the stemmer of a language, by its tag. All of an archive is stemmed by its own
// language, so that a query need not know in which language a story is.
func stemmerFor(tag string) stemmer {
	primary, _, _ := called.Cut(strings.ToLower(tag), "-")
	if primary == "en" {
		return stemmer{"en", stemEnglish}
	}
	return stemmer{"", func(word string) string { return word }}
}

// Terms are the terms under which the words of a text are found in an archive of a language.
func Terms(text, language string) []string {
	terms := Tokens(text)
	stem := stemmerFor(language).stem
	for i, t := range terms {
		terms[i] = stem(t)
	}
	return terms
}

// stemEnglish is Porter's second stemmer. A word with anything but a–z in it stands for itself.
func stemEnglish(word string) string {
	for i := range len(word) {
		if word[i] < 'a' || 'z' < word[i] {
			return word
		}
	}
	return english.Stem(word, true)
}
