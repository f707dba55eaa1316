// Package readings knows in what ways a person or a program may read what stands in a file: with
// the escapes of HTML, of addresses and of JSON undone, without tags, without case, accents and
// hyphens. Whoever looks for words that must not be there looks in all of them.
package readings

import (
	"html"
	"net/url"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/slug"
)

var (
	tag       = pattern.New(`<[^>]*>`)
	percent   = pattern.New(`(?:%[0-9A-Fa-f]{2})+`)
	escaped   = pattern.New(`(?:\\u[0-9A-Fa-f]{4})+`)
	plainEnds = strings.NewReplacer(`\n`, " ", `\t`, " ", `\r`, " ", `\"`, `"`, `\/`, "/")
)

// Of gives the bare words of a text in all ways in which it may be read: as it is, with its escapes
// undone, and without tags, which part words or do not.
func Of(text string) []string {
	plain := Plain(text)
	out := []string{bare(seen(text))}
	add := func(s string) {
		if b := bare(s); b != out[len(out)-1] {
			out = append(out, b)
		}
	}
	add(plain)
	if called.Has(plain, "<") {
		add(tag.ReplaceAllString(plain, ""))
		add(tag.ReplaceAllString(plain, " "))
	}
	return out
}

// Plain is a text with its escapes undone, without what parts letters and is not seen, and with
// every apostrophe a mark: Unicode has some that are letters.
func Plain(text string) string { return seen(undone(text)) }

// Bare are the words of a text by which it is known again however it is written: in small letters
// without accents, one space between two, with neither escapes nor marks.
//
//go:noinline
func Bare(text string) string { return bare(Plain(text)) }

func bare(s string) string {
	s = slug.Fold(s)
	if !isASCII(s) {
		s = strings.Map(func(r rune) rune {
			if unicode.In(r, unicode.Inherited) { // an accent: marks that are letters have a script
				return -1
			}
			return r
		}, norm.NFD.String(s))
	}
	return strings.ReplaceAll(slug.ID(s), "-", " ")
}

func isASCII(s string) bool {
	return !strings.ContainsFunc(s, func(r rune) bool { return r >= utf8.RuneSelf })
}

// seen is a text without characters that part letters and are not seen, and with marks for the
// letters that are written as apostrophes.
func seen(s string) string {
	if isASCII(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case 0x2b9 <= r && r <= 0x2bf, r == 0x2c8, r == 0x2ca, r == 0x2cb, r == 0x2ee, r == 0xa78b, r == 0xa78c:
			return '\''
		case unicode.In(r, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point):
			return -1
		}
		return r
	}, s)
}

// undone undoes the escapes of HTML and XML, of addresses and of JSON, also where one stands in
// another.
func undone(s string) string {
	for range 3 {
		before := s
		if called.Has(s, "&") {
			s = html.UnescapeString(s)
		}
		if called.Has(s, "%") {
			s = percent.ReplaceAllStringFunc(s, unpercent)
		}
		if called.Has(s, `\`) {
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
