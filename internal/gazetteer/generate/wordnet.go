package main

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/gazetteer"
)

// wordNet is what is read of WordNet.
type wordNet struct {
	words map[string]bool // by part of speech, synset and word: words with a small letter, and nouns for people
	uses  map[string]*usage
}

// usage is how often a word was found in the texts that WordNet's makers marked: as a noun for
// people, as another noun, as a verb, as another word.
type usage struct{ person, noun, verb, other, senses, firstPerson int }

// persons is the number of WordNet's file of nouns for people.
const persons = "18"

// parts are WordNet's parts of speech by the first figure of a sense's key.
var parts = map[string]string{"1": "noun", "2": "verb", "3": "adj", "4": "adv", "5": "adj"}

// readWordNet reads nouns for people and ordinary words, with their plurals and forms.
func readWordNet(g gathered, f files) error {
	w := wordNet{words: map[string]bool{}, uses: map[string]*usage{}}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		if err := w.readSynsets(f, part); err != nil {
			return err
		}
	}
	if err := w.readSenses(f); err != nil {
		return err
	}
	for word, u := range w.uses {
		g.addWord(word, u)
	}
	return nil
}

// readSynsets notes which words of a part of speech have a small letter, in which synset, and which
// with a capital are nouns for people and not the name of one: "Olympian".
func (w *wordNet) readSynsets(f files, part string) error {
	src, err := f.text("dict/data." + part)
	if err != nil {
		return err
	}
	for line := range strings.Lines(src) {
		if strings.HasPrefix(line, " ") {
			continue // the licence
		}
		x := strings.Fields(line)
		n, err := strconv.ParseInt(x[3], 16, 32)
		if err != nil {
			return fmt.Errorf("data.%s: %w", part, err)
		}
		people := part == "noun" && x[1] == persons && !strings.Contains(line, " @i ")
		for i := range int(n) {
			word, _, _ := strings.Cut(x[4+2*i], "(")
			small := strings.ToLower(word)
			if (small == word || people) && !strings.ContainsAny(word, "_.0123456789") {
				w.words[part+x[0]+small] = true
			}
		}
	}
	return nil
}

// readSenses counts the senses of each word: "mayor%1:18:00:: 10323634 1 4".
func (w *wordNet) readSenses(f files) error {
	src, err := f.text("dict/index.sense")
	if err != nil {
		return err
	}
	for line := range strings.Lines(src) {
		x := strings.Fields(line)
		word, key, _ := strings.Cut(x[0], "%")
		k := strings.Split(key, ":")
		part := parts[k[0]]
		if !w.words[part+x[1]+word] {
			continue
		}
		count, err := strconv.Atoi(x[3])
		if err != nil {
			return err
		}
		u := w.uses[word]
		if u == nil {
			u = new(usage)
			w.uses[word] = u
		}
		u.count(part, k[1] == persons, x[2] == "1", count)
	}
	return nil
}

// count counts a sense. first: it is the first of its part of speech.
func (u *usage) count(part string, person, first bool, n int) {
	u.senses++
	switch {
	case part == "noun" && person:
		u.person += n
		if first {
			u.firstPerson++
		}
	case part == "noun":
		u.noun += n
	case part == "verb":
		u.verb += n
	default:
		u.other += n
	}
}

// fewestUses is how often an ordinary word was found at least.
const fewestUses = 2

// addWord adds a word with its forms. A noun is one for people where that is its first sense or the
// commoner one. Other words that were hardly ever found in a text are left out.
func (g gathered) addWord(word string, u *usage) {
	if len(word) < 3 {
		return
	}
	all := u.person + u.noun + u.verb + u.other
	if u.firstPerson > 0 && u.person >= u.noun || u.person > u.noun {
		f := gazetteer.PersonNoun
		if all > u.person {
			f |= gazetteer.Ordinary
		}
		g.addForms(word, f, plural)
	}
	if all-u.person < fewestUses {
		return
	}
	g.add(word, gazetteer.Ordinary)
	if u.noun > 0 {
		g.addForms(word, gazetteer.Ordinary, plural)
	}
	if u.verb > 0 {
		g.addForms(word, gazetteer.Ordinary|gazetteer.Verb, third, past, gerund)
	}
}

// addForms adds a word, and its forms by the rules.
func (g gathered) addForms(word string, f gazetteer.Facts, rules ...func(string) string) {
	g.add(word, f)
	for _, rule := range rules {
		g.add(rule(word), f)
	}
}
