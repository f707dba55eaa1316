package newswire

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// longestByline is the most code points of a line that names writers.
const longestByline = 120

// by are the words with which a byline begins. "De" and "Di" are left out: they begin too much
// else.
var by = []string{
	"By", "BY", "by", "Von", "VON", "Par", "PAR", "Por", "POR", "Door", "Words by", "Written by", "Reported by",
	"Reporting by", "Story by", "From",
}

// IsByline reports whether a line names who wrote the story: "By Ann Lee and Bo Ek". from is the
// word that it begins with.
func IsByline(line string) bool {
	rest, ok := cutBy(line, "By", "BY", "Von", "VON", "Par", "PAR", "Por", "POR")
	if !ok || utf8.RuneCountInString(line) > longestByline ||
		strings.ContainsAny(line, ".!?;:\"“”") && !initialsOnly(line) {
		return false
	}
	r, _ := called.FirstRune(rest)
	words := strings.Fields(rest)
	if !unicode.IsUpper(r) || len(words) > 14 {
		return false
	}
	small := 0
	for _, w := range words {
		if first, _ := called.FirstRune(w); unicode.IsLower(first) &&
			!called.Contains(joining, strings.Trim(w, ",")) {
			small++
		}
	}
	return small <= 1 || small*3 <= len(words)
}

// joining are words in small letters that stand in bylines.
var joining = []string{
	"and", "in", "at", "for", "of", "und", "et", "y", "e", "van", "von", "de", "del", "der", "den", "la", "le", "di",
	"da", "dos", "bin", "al", "ten", "ter", "af", "en",
}

// initialsOnly reports whether the stops in a line are those of initials: "By J.R. Lee".
func initialsOnly(line string) bool {
	if strings.ContainsAny(line, "!?;:\"“”") {
		return false
	}
	for i, r := range line {
		if r != '.' {
			continue
		}
		word := line[strings.LastIndexAny(line[:i], " .")+1 : i]
		if utf8.RuneCountInString(word) > 3 {
			return false
		}
	}
	return true
}

func cutBy(line string, words ...string) (string, bool) {
	for _, w := range words {
		if rest, ok := called.CutPrefix(line, w); ok &&
			(called.HasPrefix(rest, " ") || called.HasPrefix(rest, ":") || called.HasPrefix(rest, "\u00a0")) {
			return strings.TrimLeft(rest, ": \u00a0"), true
		}
	}
	return line, false
}

// Names are the writers in a byline, with or without its "By", and the desk or agency, where it
// names one: "By ANN LEE and Bo Ek, Packet Agency" has Ann Lee and Bo Ek, and Packet Agency. What
// follows a comma is a further name only where an "and" shows that there are several; else it is a
// post, or a paper.
func Names(byline string) (names []string, desk string) {
	byline, _ = cutBy(strings.Join(strings.Fields(byline), " "), by...)
	byline = withoutAddress.ReplaceAllString(byline, "")
	byline, after, _ := called.Cut(byline, "|")
	if desk = strings.TrimSpace(after); strings.Count(byline, ",") == 1 && desk == "" &&
		!conjunction.MatchString(byline) {
		_, desk, _ = called.Cut(byline, ",")
	}
	for _, part := range parts(byline) {
		name := writer(part)
		switch {
		case name == "" || isInitials(name):
		case IsDesk(name):
			desk = name
		case !called.Contains(names, name):
			names = append(names, name)
		}
	}
	return names, strings.TrimSpace(desk)
}

var (
	withoutAddress = pattern.New(`[<(]?[\w.+-]+@[\w.-]+\.\w+[>)]?|\(?@\w+\)?`)
	conjunction    = pattern.New(` (?:and|AND|und|et|y|och|og|e|&) |;| / `)
)

// parts parts a byline into what may be a name each.
func parts(byline string) []string {
	several := conjunction.Split(byline, -1)
	if len(several) == 1 {
		first, _, _ := called.Cut(byline, ",")
		return []string{first}
	}
	var all []string
	for _, s := range several {
		all = append(all, strings.Split(s, ",")...)
	}
	return all
}

// writer is a name without where or for whom it wrote, and not in capitals throughout.
func writer(name string) string {
	for _, word := range []string{" in ", " at ", " for ", " of ", " on ", " IN ", " FOR ", "(", " - ", " – "} {
		name, _, _ = called.Cut(name, word)
	}
	name = strings.Trim(strings.TrimSpace(name), ",.=<>*/")
	if name == strings.ToUpper(name) && called.Has(name, " ") {
		name = fromCapitals(name)
	}
	return name
}

// fromCapitals writes a name that was set in capitals: "ANN O'NEILL-McKAY" is Ann O'Neill-Mckay.
// Two letters without a vowel are initials.
func fromCapitals(name string) string {
	words := strings.Fields(name)
	for i, w := range words {
		if utf8.RuneCountInString(w) == 2 && !strings.ContainsAny(w, "AEIOUY") || called.Has(w, ".") {
			continue
		}
		if i > 0 && called.Contains(joining, strings.ToLower(w)) {
			words[i] = strings.ToLower(w)
			continue
		}
		words[i] = capitalised(w)
	}
	return strings.Join(words, " ")
}

// capitalised writes a word with a capital at its beginning and after each hyphen or apostrophe.
func capitalised(word string) string {
	start := true
	return strings.Map(func(r rune) rune {
		if start {
			start = false
			return unicode.ToUpper(r)
		}
		start = r == '-' || r == '\'' || r == '’'
		return unicode.ToLower(r)
	}, word)
}

// isInitials reports whether a byline is only what a desk signs with: "gr/bp", "VRG".
func isInitials(name string) bool {
	if called.Has(name, " ") {
		return false
	}
	oneCase := name == strings.ToUpper(name) || name == strings.ToLower(name)
	return called.Has(name, "/") || utf8.RuneCountInString(name) <= 4 && oneCase
}

var deskWords = pattern.New(`(?i)^the |\b(staff|newsroom|agency|agencies|press association|associated press` +
	`|reuters|agence|desk|reporters?|correspondents?|editors?|editorial|wires?|writers?|news service` +
	`|redaktion|agentur|media|tribune|times)\b`)

// IsDesk reports whether a byline names no person but an agency or a part of a paper.
func IsDesk(name string) bool {
	short := !called.Has(name, " ") && utf8.RuneCountInString(name) <= 5
	return deskWords.MatchString(name) || short && name == strings.ToUpper(name)
}
