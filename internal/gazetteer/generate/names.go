package main

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/gazetteer"
)

// genderLists are the languages of gender-detection-from-name.
var genderLists = []string{"de", "en", "es", "fr", "it", "tr"}

// fewestLists is in how many of the languages' lists a given name must stand: each alone has rare
// spellings and words that are no names.
const fewestLists = 2

var genderLine = regexp.MustCompile(`(?m)^\s*\['(.+?)', '(\w+)'\]`)

// readGiven reads given names with their sex.
func readGiven(g gathered, f files) error {
	lists, facts := map[string]int{}, map[string]gazetteer.Facts{}
	for _, l := range genderLists {
		src, err := f.text("names/" + l + ".js")
		if err != nil {
			return err
		}
		seen := map[string]bool{}
		for _, m := range genderLine.FindAllStringSubmatch(src, -1) {
			k := gazetteer.Key(m[1])
			facts[k] |= sexOf(m[2])
			if !seen[k] {
				lists[k]++
				seen[k] = true
			}
		}
	}
	for k, n := range lists {
		if n >= fewestLists {
			g.add(k, facts[k])
		}
	}
	return nil
}

func sexOf(word string) gazetteer.Facts {
	switch word {
	case "male":
		return gazetteer.GivenMale
	case "female":
		return gazetteer.GivenFemale
	}
	return gazetteer.Given
}

// commonSurnames is how many surnames are taken of a list that begins with the commonest.
const commonSurnames = 8_000

var (
	censusList = regexp.MustCompile(`(?s)module\.exports\.(\w+) = \[(.*?)\]`)
	quoted     = regexp.MustCompile(`'([^'\n]+)'`)
)

// readCensus reads the names of the United States' census of 1990, the commonest first.
func readCensus(g gathered, f files) error {
	src, err := f.text("lib/names.js")
	if err != nil {
		return err
	}
	kinds := map[string]gazetteer.Facts{
		"first_male": gazetteer.GivenMale, "first_female": gazetteer.GivenFemale, "last": gazetteer.Surname,
	}
	found := 0
	for _, list := range censusList.FindAllStringSubmatch(src, -1) {
		fact := kinds[list[1]]
		if fact == 0 {
			continue
		}
		found++
		names := quoted.FindAllStringSubmatch(list[2], -1)
		if fact == gazetteer.Surname {
			names = names[:min(len(names), commonSurnames)]
		}
		for _, n := range names {
			g.add(n[1], fact)
		}
	}
	if found != len(kinds) {
		return fmt.Errorf("lib/names.js has %d of %d lists", found, len(kinds))
	}
	return nil
}

// fakerLists are faker's lists of people's names in a language's file.
var fakerLists = []struct {
	begins string
	fact   func(sex string) gazetteer.Facts
}{
	{"first_name:{", sexOf},
	{"last_name:{", func(string) gazetteer.Facts { return gazetteer.Surname }},
}

var (
	fakerSex  = regexp.MustCompile("(female|male|generic):(?:`([^`]*)`|\\[([^\\]]*)\\])")
	fakerName = regexp.MustCompile("`([^`]+)`")
)

// readFaker reads the names of people of many countries. A file holds a language; a list is one
// string with dots between the names, or an array of a few.
func readFaker(g gathered, f files) error {
	var languages []string
	for name := range f {
		if strings.HasSuffix(name, ".js") && strings.Contains(string(f[name]), "person:{") {
			languages = append(languages, name)
		}
	}
	slices.Sort(languages)
	const fewest = 50
	if len(languages) < fewest {
		return fmt.Errorf("only %d languages", len(languages))
	}
	for _, l := range languages {
		_, src, _ := strings.Cut(string(f[l]), "person:{")
		for _, list := range fakerLists {
			for _, m := range fakerSex.FindAllStringSubmatch(braced(src, list.begins), -1) {
				g.addFaker(m, list.fact(m[1]))
			}
		}
	}
	return nil
}

// addFaker adds the names of a list: a string with dots, or an array.
func (g gathered) addFaker(m []string, fact gazetteer.Facts) {
	names := strings.Split(m[2], ".")
	for _, n := range fakerName.FindAllStringSubmatch(m[3], -1) {
		names = append(names, n[1])
	}
	for _, n := range names {
		if !strings.Contains(n, " ") {
			g.add(n, fact)
		}
	}
}

// braced is what stands between the braces that open with a word, "" where it is missing.
func braced(src, begins string) string {
	at := strings.Index(src, begins)
	if at < 0 {
		return ""
	}
	src = src[at+len(begins):]
	depth := 1
	for i := range len(src) {
		switch src[i] {
		case '{':
			depth++
		case '}':
			if depth--; depth == 0 {
				return src[:i]
			}
		}
	}
	return ""
}
