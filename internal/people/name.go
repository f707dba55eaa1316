package people

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/slug"
)

// name is a person's name taken apart. Its words are folded as ids are; initials stand without
// points, those of a first name as one word: "J. D." is "jd".
type name struct {
	given   string
	middle  []string
	surname string // with the small words before it: "van der hoorn"; of a lone surname all there is
	suffix  string // jr, iii
}

// suffixes are what follows a surname.
var suffixes = map[string]bool{"jr": true, "sr": true, "ii": true, "iii": true, "iv": true}

// parse takes a name apart. A nickname in quotation marks or brackets is left out.
func parse(printed string) name {
	var n name
	words := wordsOf(printed)
	if k := len(words); k > 1 && suffixes[slug.ID(words[k-1])] {
		n.suffix = slug.ID(words[k-1])
		words = words[:k-1]
	}
	if len(words) == 0 {
		return n
	}
	last := len(words) - 1
	for last > 1 && isSmall(words[last-1]) {
		last--
	}
	n.surname = slug.ID(strings.Join(words[last:], " "))
	if last > 0 {
		rest := initialsJoined(words[:last])
		n.given, n.middle = rest[0], rest[1:]
	}
	return n
}

// wordsOf are the words of a name, without nicknames.
func wordsOf(printed string) []string {
	var out []string
	quoted := false
	for _, w := range strings.Fields(printed) {
		opens := strings.ContainsAny(w[:1], `"'(`) || strings.HasPrefix(w, "“") || strings.HasPrefix(w, "‘")
		quoted = quoted || opens
		if !quoted && slug.ID(w) != "" {
			out = append(out, w)
		}
		if strings.ContainsAny(w[len(w)-1:], `"')`) || strings.HasSuffix(w, "”") || strings.HasSuffix(w, "’") {
			quoted = false
		}
	}
	return out
}

// isSmall reports whether a word belongs to the surname after it: "de", "van der".
func isSmall(w string) bool {
	r, _ := utf8.DecodeRuneInString(w)
	return unicode.IsLower(r)
}

// initialsJoined folds words: initials that begin the name into one, each other by itself.
func initialsJoined(words []string) []string {
	var out []string
	before := false
	for _, w := range words {
		is := isInitials(w)
		folded := strings.ReplaceAll(slug.ID(w), "-", "")
		switch {
		case !is:
			out = append(out, slug.ID(w))
		case before && len(out) == 1:
			out[0] += folded
		case len(out) == 0:
			out = append(out, folded)
		default:
			for _, letter := range folded {
				out = append(out, string(letter))
			}
		}
		before = is
	}
	return out
}

// isInitials reports whether a word is "J", "J." or "J.D.".
func isInitials(w string) bool {
	bare := strings.ReplaceAll(w, ".", "")
	n := utf8.RuneCountInString(bare)
	return n == 1 || n <= 3 && len(bare) < len(w) && strings.ToUpper(bare) == bare
}

// full reports whether the name has more than a surname.
func (n *name) full() bool { return n.given != "" }

// likeness is how two full names of one surname differ.
type likeness uint8

const (
	otherName   likeness = iota // they are two people's
	sameName                    // but for accents and the like
	middleMore                  // one has a middle name or initial more
	shortGiven                  // Joe and Joseph
	initialOnly                 // J. and Joseph
	leadingMore                 // J. Robert and Robert
	suffixMore                  // one is called Jr.
)

// text tells how the names differ.
func (l likeness) text() string {
	return [...]string{
		"another name", "the same name but for accents or points", "the same name but for a middle name or initial",
		"a form of the same first name", "the first name's initial", "the same name but for the initial before it",
		"the same name but for Jr. or the like",
	}[l]
}

// compare says how two full names of one surname differ, and, where they are two people's, why.
func compare(a, b *name, language string) (likeness, string) {
	how := compareGiven(a, b, language)
	if how == otherName {
		return otherName, "two first names of one surname"
	}
	switch {
	case a.suffix == b.suffix:
	case a.suffix != "" && b.suffix != "":
		return otherName, called(a, b)
	default:
		how = max(how, suffixMore)
	}
	if how == leadingMore {
		return how, ""
	}
	if !sameMiddle(a.middle, b.middle) {
		return otherName, "two middle names or initials"
	}
	if how == sameName && len(a.middle) != len(b.middle) {
		how = middleMore
	}
	return how, ""
}

// onlySuffix reports whether two names differ by a suffix, and by nothing else.
func onlySuffix(p, q *printed) bool {
	a, b := p.names[0], q.names[0]
	return a.suffix != b.suffix && a.given == b.given && a.surname == b.surname && sameMiddle(a.middle, b.middle)
}

// called tells that one of two is called Jr., or III.
func called(a, b *name) string {
	s := max(a.suffix, b.suffix)
	if s == "jr" || s == "sr" {
		return "one is called " + strings.ToUpper(s[:1]) + s[1:] + "., the other not"
	}
	return "one is called " + strings.ToUpper(s) + ", the other not"
}

func compareGiven(a, b *name, language string) likeness {
	switch {
	case a.given == b.given:
		return sameName
	case annotate.SameGiven(language, a.given, b.given):
		return shortGiven
	case sameOrInitial(a.given, b.given):
		return initialOnly
	case leads(a, b), leads(b, a):
		return leadingMore
	}
	return otherName
}

// leads reports whether a is b with an initial before it: J. Robert and Robert.
func leads(a, b *name) bool {
	return len(a.given) == 1 && len(a.middle) > 0 && a.middle[0] == b.given
}

// sameMiddle reports whether middle names can be one person's: one has none, or they are the same,
// some by their initials. W. and W. H. are two people's more often than not.
func sameMiddle(a, b []string) bool {
	if len(a) == 0 || len(b) == 0 {
		return true
	}
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !sameOrInitial(a[i], b[i]) {
			return false
		}
	}
	return true
}

// sameOrInitial reports whether two words are the same, or one is the other's first letter.
func sameOrInitial(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	return a == b || utf8.RuneCountInString(a) == 1 && strings.HasPrefix(b, a)
}

// LastName is the surname of a name as it is compared: folded, with the small words before it.
func LastName(printed string) string {
	n := parse(printed)
	return n.surname
}
