package main

import "strings"

// plural is a noun's regular plural.
func plural(w string) string {
	switch {
	case strings.HasSuffix(w, "man"):
		return w[:len(w)-3] + "men"
	case endsInY(w):
		return w[:len(w)-1] + "ies"
	case hisses(w):
		return w + "es"
	}
	return w + "s"
}

// third is a verb's third person.
func third(w string) string {
	switch {
	case endsInY(w):
		return w[:len(w)-1] + "ies"
	case hisses(w):
		return w + "es"
	}
	return w + "s"
}

// past is a verb's regular past.
func past(w string) string {
	switch {
	case strings.HasSuffix(w, "e"):
		return w + "d"
	case endsInY(w):
		return w[:len(w)-1] + "ied"
	}
	return doubled(w) + "ed"
}

// gerund is a verb's form in -ing.
func gerund(w string) string {
	switch {
	case strings.HasSuffix(w, "ie"):
		return w[:len(w)-2] + "ying"
	case strings.HasSuffix(w, "e") && !strings.HasSuffix(w, "ee"):
		return w[:len(w)-1] + "ing"
	}
	return doubled(w) + "ing"
}

// endsInY reports whether a word ends in a y after a consonant.
func endsInY(w string) bool {
	n := len(w)
	return n > 1 && w[n-1] == 'y' && !vowel(w[n-2])
}

// hisses reports whether a word ends so that an s alone cannot follow.
func hisses(w string) bool {
	for _, end := range []string{"s", "x", "z", "ch", "sh"} {
		if strings.HasSuffix(w, end) {
			return true
		}
	}
	return false
}

// doubled is a short verb with its last letter doubled, where an ending makes that so: "stop",
// "stopped".
func doubled(w string) string {
	n := len(w)
	if n < 3 || n > 4 || vowel(w[n-1]) || !vowel(w[n-2]) || vowel(w[n-3]) || strings.IndexByte("wxy", w[n-1]) >= 0 {
		return w
	}
	return w + w[n-1:]
}

func vowel(c byte) bool { return strings.IndexByte("aeiou", c) >= 0 }
