package gone

import (
	"html"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/search"
	"github.com/onrecord/onrecord/internal/slug"
)

// wanted are words that are looked for.
type wanted struct {
	words, folded, id string
	term              string // by which the search knows one word; "" for several
	whole             bool   // as whole words alone: they are so short that others hold them
}

// shortest is the least number of letters that words have which are also looked for within others.
const shortest = 6

func want(words string) wanted {
	w := wanted{words: words, folded: slug.Fold(words), id: slug.ID(words)}
	if terms := search.Terms(words, "en"); len(terms) == 1 {
		w.term = terms[0]
	}
	w.whole = utf8.RuneCountInString(w.folded) < shortest
	return w
}

// isTerm reports whether one of the readings of a file of the search's terms has the word as a
// term.
func (w wanted) isTerm(spelled []string) bool {
	return w.term != "" && strings.Contains(" "+spelled[0]+" ", " "+w.term+" ")
}

// in is what stands around the words in one of the readings of a text.
func (w wanted) in(spelled []string) (around string, is bool) {
	for _, s := range spelled {
		want := w.folded
		if w.whole {
			s, want = " "+s+" ", " "+want+" "
		}
		if i := strings.Index(s, want); i >= 0 {
			from, to := max(0, i-30), min(len(s), i+len(want)+30)
			return strings.TrimSpace(strings.ToValidUTF8(s[from:to], "")), true
		}
	}
	if w.id != "" && w.id != w.folded { // letters without their accents
		id := strings.ReplaceAll(w.id, "-", " ")
		for _, s := range spelled {
			if s = " " + strings.ReplaceAll(slug.ID(s), "-", " ") + " "; strings.Contains(s, " "+id+" ") {
				return id, true
			}
		}
	}
	return "", false
}

var (
	tag     = regexp.MustCompile(`<[^>]*>`)
	percent = regexp.MustCompile(`(?:%[0-9A-Fa-f]{2})+`)
	escaped = regexp.MustCompile(`(?:\\u[0-9A-Fa-f]{4})+`)
	// invisible are characters that part letters and are not seen.
	invisible = strings.NewReplacer("\u00ad", "", "\u200b", "", "\u200c", "", "\u200d", "", "\u2060", "", "\ufeff", "",
		"\u200e", "", "\u200f", "")
	plainEnds = strings.NewReplacer(`\n`, " ", `\t`, " ", `\r`, " ", `\"`, `"`, `\/`, "/")
)

// readings are a text, folded, in all ways in which it may be read: as it is, with its escapes
// undone, and without tags, which part words or do not.
func readings(data []byte) []string {
	raw := string(data)
	plain := invisible.Replace(undone(raw))
	out := []string{slug.Fold(raw)}
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
	if plain, err := url.PathUnescape(s); err == nil {
		return plain
	}
	return s
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
