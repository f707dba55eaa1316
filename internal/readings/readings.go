// Package readings knows in what ways a person or a program may read what stands in a file: with the
// escapes of HTML, of addresses and of JSON undone, without tags, without case, accents and hyphens.
// Whoever looks for words that must not be there looks in all of them.
package readings

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/slug"
)

var (
	tag     = pattern.New(`<[^>]*>`)
	percent = pattern.New(`(?:%[0-9A-Fa-f]{2})+`)
	escaped = pattern.New(`(?:\\u[0-9A-Fa-f]{4})+`)
	// invisible are characters that part letters and are not seen.
	invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "",
		"\u200e", "", "\u200f", "")
	plainEnds = strings.NewReplacer(`\n`, " ", `\t`, " ", `\r`, " ", `\"`, `"`, `\/`, "/")
)

// Of gives a text, folded, in all ways in which it may be read: as it is, with its escapes undone,
// and without tags, which part words or do not.
func Of(text string) []string {
	plain := Plain(text)
	out := []string{slug.Fold(text)}
	add := func(s string) {
		if f := slug.Fold(s); f != out[len(out)-1] {
			out = append(out, f)
		}
	}
	add(plain)
	if strings.Contains(plain, "<") {
		add(tag.ReplaceAllString(plain, ""))
		add(tag.ReplaceAllString(plain, " "))
	}
	return out
}

// Plain is a text with its escapes undone, and without what parts letters and is not seen.
func Plain(text string) string { return invisible.Replace(undone(text)) }

// undone undoes the escapes of HTML and XML, of addresses and of JSON, also where one stands in
// another.
func undone(s string) string {
	for range 3 {
		before := s
		if strings.Contains(s, "&") {
			s = html.UnescapeString(s)
		}
		if strings.Contains(s, "%") {
			s = percent.ReplaceAllStringFunc(s, unpercent)
		}
		if strings.Contains(s, `\`) {
			s = plainEnds.Replace(escaped.ReplaceAllStringFunc(s, fromUTF16))
		}
		if s == before {
			break
		}
	}
	return s
}

func unpercent(s string) string {
	plain, err := url.PathUnescape(s)
	switch {
	case err != nil:
		return s
	case !utf8.ValidString(plain): // of an address from before UTF-8: zo%EB
		return latin1([]byte(plain))
	}
	return plain
}

func fromUTF16(escapes string) string {
	var units []uint16
	for _, e := range strings.Split(escapes, `\u`)[1:] {
		n, err := strconv.ParseUint(e, 16, 16)
		if err != nil {
			return escapes
		}
		units = append(units, uint16(n))
	}
	return string(utf16.Decode(units))
}
