package cms

import (
	"strings"
	"unicode"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/called"
)

// plain makes one line of plain text of what may hold tags and entities, entities of entities too.
func plain(s string) string {
	for range 3 {
		if !called.Has(s, "&") {
			break
		}
		s = html.UnescapeString(s)
	}
	if i := strings.IndexByte(s, '<'); i >= 0 && looksTagged(s[i:]) {
		s = untagged(s)
	}
	return oneLine(s)
}

// showsWords reports whether HTML or text has words. Most show them at once.
func showsWords(s string) bool {
	const soon = 400
	if len(s) > soon && hasWords(plain(s[:soon])) {
		return true
	}
	return hasWords(plain(s))
}

// oneLine joins the words of s by single spaces.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s,
		func(r rune) bool { return unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' }), " ")
}

// looksTagged reports whether a tag, and not just a "<", stands at the beginning of s.
func looksTagged(s string) bool {
	return len(s) > 2 && opensTag(s[1]) && strings.IndexByte(s, '>') > 0
}

// opensTag reports whether a byte may follow the "<" of a tag, a comment or a declaration.
func opensTag(c byte) bool { return c == '/' || c == '!' || isASCIILetter(c) }

// isASCIILetter reports whether a byte is a letter of ASCII: names of tags have no others.
func isASCIILetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

// untagged takes tags away, and the words of scripts and styles.
func untagged(s string) string {
	var b called.Builder
	z := html.NewTokenizer(strings.NewReader(s))
	hidden := 0
	for {
		switch t := z.Next(); t {
		case html.ErrorToken:
			return b.String()
		case html.TextToken:
			if hidden == 0 {
				b.Write(z.Text())
			}
		case html.StartTagToken, html.EndTagToken, html.SelfClosingTagToken:
			name, _ := z.TagName()
			switch n := string(name); {
			case n == "script" || n == "style":
				hidden = 0
				if t == html.StartTagToken {
					hidden = 1
				}
			case blockTags[n] || n == "br":
				b.WriteByte(' ')
			}
		}
	}
}

// blockTags are the elements that stand for themselves and cut a paragraph.
var blockTags = setOf("address article aside blockquote caption center dd details dir div dl dt fieldset figcaption " +
	"figure " +
	"footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main map menu nav ol p pre section summary table tbody " +
	"td tfoot " +
	"th thead tr ul iframe video audio object embed script style noscript svg template textarea select")

//go:noinline
func setOf(words string) map[string]bool {
	set := map[string]bool{}
	for _, w := range strings.Fields(words) {
		set[w] = true
	}
	return set
}

// hasWords reports whether s has a letter or a number.
//
//go:noinline
func hasWords(s string) bool {
	return strings.IndexFunc(s, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }) >= 0
}

// left counts n of what was left out.
//
//go:noinline
func left(counts *map[string]int, what string, n int) {
	if n == 0 {
		return
	}
	if *counts == nil {
		*counts = map[string]int{}
	}
	(*counts)[what] += n
}

// add appends what is not "" and not yet there.
func add(list []string, more ...string) []string {
	for _, s := range more {
		if s = strings.TrimSpace(s); s != "" && !called.Contains(list, s) {
			list = append(list, s)
		}
	}
	return list
}

// writers cuts a byline into names: "By Ann Lee and Bo Kern, Harbour Desk" is three.
func writers(s string) (names []string) {
	s = plain(s)
	for _, by := range []string{"by ", "von ", "par ", "por ", "di ", "door ", "written by ", "words by "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			s = s[len(by):]
		}
	}
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return r == ';' || r == '|' || r == '\n' }) {
		for _, joint := range []string{" and ", " & ", " und ", " et ", " y ", " en ", " with "} {
			part = strings.ReplaceAll(part, joint, ", ")
		}
		for _, name := range strings.Split(part, ",") {
			names = add(names, strings.Trim(name, " \t.–—-"))
		}
	}
	return names
}

// byHandle makes a name of an account's: "edda-marsh" is Edda Marsh, "emarsh" stays what it is.
func byHandle(handle string) string {
	handle = strings.TrimSpace(handle)
	if strings.ContainsAny(handle, " ") || handle != strings.ToLower(handle) || !strings.ContainsAny(handle, "-_") {
		return handle
	}
	words := strings.FieldsFunc(handle, func(r rune) bool { return r == '-' || r == '_' })
	if strings.ContainsAny(handle, "0123456789@./") || len(words) < 2 || len(words) > 5 {
		return handle
	}
	for i, w := range words {
		r := []rune(w)
		r[0] = unicode.ToUpper(r[0])
		words[i] = string(r)
		if len(r) == 1 {
			words[i] += "."
		}
	}
	return strings.Join(words, " ")
}
