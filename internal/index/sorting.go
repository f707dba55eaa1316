package index

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/slug"
)

// sortName is the form under which a name is sorted where no sort_name says it: "Corvale, Ines";
// "Whitlock Jr., Amos" is "Whitlock, Amos Jr."; a particle goes with the surname ("van Dael,
// Anna"). Organisations, and names in scripts whose order we do not know, stand as printed; a
// leading "The" is passed over in sorting.
func sortName(name string, t annotate.EntityType) string {
	if t != annotate.Person || !latin(name) {
		return called.TrimPrefix(name, "The ")
	}
	words := strings.Fields(name)
	last := len(words) - 1
	suffix := ""
	if last > 1 && suffixes[strings.ToLower(strings.Trim(words[last], ".,"))] {
		suffix = " " + words[last]
		words[last-1] = called.TrimSuffix(words[last-1], ",")
		last--
	}
	if last < 1 || last == 1 && (particles[words[0]] || gaelic[words[0]]) {
		return name
	}
	first := last
	for first > 1 && (particles[words[first-1]] || gaelic[words[first-1]]) {
		first--
	}
	return strings.Join(words[first:last+1], " ") + ", " + strings.Join(words[:first], " ") + suffix
}

var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

var particles = map[string]bool{
	"van": true, "von": true, "der": true, "den": true, "de": true, "del": true, "della": true, "di": true, "da": true,
	"dos": true, "du": true, "la": true, "le": true,
	"al": true, "ap": true, "el": true, "bin": true, "bint": true, "ibn": true, "ben": true, "ter": true, "ten": true,
	"zu": true, "af": true, "av": true,
	"mac": true, "mc": true, "st": true, "st.": true,
}

// gaelic are capital particles of Irish names: "Ó Síocháin, Cathal".
var gaelic = map[string]bool{"Ó": true, "Ní": true, "Nic": true, "Uí": true, "Mac": true, "Mag": true}

// latin reports whether a name's first letter is of the Latin script.
func latin(name string) bool {
	for _, r := range name {
		if unicode.IsLetter(r) {
			return unicode.Is(unicode.Latin, r)
		}
	}
	return false
}

// sortKey folds a name for sorting: accents and case do not count, and what parts words counts as
// less than any letter. "Corvale, Ines" sorts before "Corvale-Hay, Ann".
func sortKey(name string) string {
	family, given, _ := called.Cut(name, ", ")
	key := strings.ReplaceAll(slug.ID(family), "-", " ")
	if given != "" {
		key += "\x00" + strings.ReplaceAll(slug.ID(given), "-", " ")
	}
	return key
}

// compareKeys sorts digits and Latin letters first, then other scripts by code point; a name
// without letters comes last.
func compareKeys(a, b string) int {
	if (a == "") != (b == "") {
		if a == "" {
			return 1
		}
		return -1
	}
	return strings.Compare(a, b)
}

// letter is the page on which a name stands: "c", "0-9", or the name of its script: "cyrillic".
func letter(key string) string {
	r, _ := utf8.DecodeRuneInString(key)
	switch {
	case 'a' <= r && r <= 'z':
		return string(r)
	case unicode.IsNumber(r):
		return "0-9"
	}
	for _, s := range scripts {
		if unicode.Is(s.table, r) {
			return s.id
		}
	}
	return "other"
}

type script struct {
	id, name string
	table    *unicode.RangeTable
}

var scripts = []script{
	{"greek", "Greek", unicode.Greek},
	{"cyrillic", "Cyrillic", unicode.Cyrillic},
	{"armenian", "Armenian", unicode.Armenian},
	{"georgian", "Georgian", unicode.Georgian},
	{"hebrew", "Hebrew", unicode.Hebrew},
	{"arabic", "Arabic", unicode.Arabic},
	{"devanagari", "Devanagari", unicode.Devanagari},
	{"bengali", "Bengali", unicode.Bengali},
	{"tamil", "Tamil", unicode.Tamil},
	{"thai", "Thai", unicode.Thai},
	{"han", "Chinese characters", unicode.Han},
	{"kana", "Japanese kana", unicode.Hiragana},
	{"kana", "Japanese kana", unicode.Katakana},
	{"hangul", "Hangul", unicode.Hangul},
	{"latin", "Other Latin letters", unicode.Latin},
}

// LetterName is how a letter's page is headed: "C", "0–9", "Cyrillic".
func LetterName(letter string) string {
	switch {
	case letter == "0-9":
		return "0–9"
	case len(letter) == 1:
		return strings.ToUpper(letter)
	}
	for _, s := range scripts {
		if s.id == letter {
			return s.name
		}
	}
	return "Other names"
}
