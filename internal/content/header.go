package content

import (
	"bytes"
	"fmt"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
)

// headerLine is a line at the top of wire copy that says what it is: "SLUG: FLOOD-0".
type headerLine struct {
	name   string // in small letters: "slug"
	value  string
	offset int // of the line, in the file
	at     int // of the value
}

var headerShape = pattern.New(`^(?i:(slug|slugline|headline|title|by-?line|author|date|dateline|section|` +
	`desk|deck|subhead|summary|keywords|source|credit|copyright|words|word ?count|priority|urgency|embargo|category|` +
	`edition))[ \t]*:[ \t]*(.*)$`)

// strongHeaders are those of which one alone makes a header: no sentence begins like them.
var strongHeaders = map[string]bool{"slug": true, "slugline": true, "headline": true, "byline": true, "by-line": true}

// headerLines reads the header that wire copy begins with, and where in the file the copy goes on.
// A line that begins with a word like "Source:" is a header's only among others, or below one that
// can be nothing else.
func headerLines(src string) (header []headerLine, rest int) {
	strong := false
	rest = len(src)
	for l := range linesOf(src) {
		var m []int
		if strings.IndexByte(l.text, ':') >= 0 {
			m = headerShape.FindStringSubmatchIndex(l.text)
		}
		if m == nil || len(header) > 0 && l.apart && !strong {
			rest = l.offset
			break
		}
		h := headerLine{name: strings.ToLower(l.text[m[2]:m[3]]), value: strings.TrimSpace(l.text[m[4]:m[5]]),
			offset: l.offset, at: l.offset + m[4]}
		strong = strong || strongHeaders[h.name]
		header = append(header, h)
	}
	if !strong && len(header) < 3 {
		return nil, 0
	}
	return header, rest
}

// recognise reads wire copy with the header that may stand above it.
func (r *reader) recognise(src []byte) []Block {
	text := string(src)
	header, rest := headerLines(text)
	if len(header) == 0 {
		return blocksOf(text)
	}
	var head []Block
	has := map[BlockKind]bool{}
	lines := diag.NewLines(r.s.File, src)
	for _, h := range header {
		if kind, is := r.headed(h, lines.At(h.offset)); is && h.value != "" && !has[kind] {
			has[kind] = true
			head = append(head, Block{Kind: kind, Text: h.value, Offset: h.at})
		}
	}
	below := blocksOf(text[rest:])
	for i := range below {
		below[i].Offset += rest
		if below[i].Kind == Headline && has[Headline] {
			below[i].Kind = Deck
		}
	}
	return inOrder(head, below)
}

// headed takes what a line of the header says. is: it is a part of the story's head.
func (r *reader) headed(h headerLine, at diag.Pos) (kind BlockKind, is bool) {
	s := r.s
	switch h.name {
	case "headline", "title":
		return Headline, true
	case "deck", "subhead", "summary":
		return Deck, true
	case "dateline":
		return Dateline, true
	case "slug", "slugline":
		if s.SourceID == "" {
			s.SourceID = h.value
		}
	case "byline", "by-line", "author":
		if len(s.Bylines) == 0 && h.value != "" {
			s.Bylines = writers(called.TrimPrefix(called.TrimPrefix(h.value, "By "), "BY "))
		}
	case "section", "desk", "category":
		if s.Section == "" {
			s.Section = h.value
		}
	case "date":
		r.headedDate(h, at)
	case "embargo":
		r.warn(at, "header-line", fmt.Sprintf("the copy is under embargo: %s", h.value),
			"give the day on which it may be published as date:, or draft: true, in "+SidecarName(s.File))
	default:
		r.warn(at, "header-line", fmt.Sprintf("the header line %q is not put into the story", h.name+": "+h.value),
			"nothing, if nobody misses it; else write it as a key into "+SidecarName(s.File))
	}
	return 0, false
}

// headerDates are the ways of writing a day that can be read in one way only.
var headerDates = []string{time.DateOnly, "2 January 2006", "January 2, 2006", "2 Jan 2006", "Jan 2, 2006", "20060102"}

// headedDate takes the day from the header, where nothing else gives one.
func (r *reader) headedDate(h headerLine, at diag.Pos) {
	s := r.s
	for _, layout := range headerDates {
		t, err := time.Parse(layout, h.value)
		if err != nil {
			continue
		}
		day := fields.Date{Year: t.Year(), Month: t.Month(), Day: t.Day()}.In(r.o.location())
		switch {
		case !s.HasDate:
			s.Date, s.HasDate = day, true
		case !sameDay(s.Date, day):
			r.warn(at, "header-line", fmt.Sprintf("the copy is dated %s, and the story %s", h.value,
				s.Date.Format(time.DateOnly)),
				"mend the file's name, or give the right one as date: in "+SidecarName(s.File))
		}
		return
	}
	if !s.HasDate {
		r.warn(at, "header-line", fmt.Sprintf("the date %q is not read", h.value),
			"write it as date: 2025-05-15 into "+SidecarName(s.File))
	}
}

// tag is a tag of HTML. Anything else in angle brackets is text.
var tag = pattern.New(`(?i)</?(?:p|br|b|i|u|em|strong|a|div|span|h[1-6]|ul|ol|li|table|tr|td|img|html|head|` +
	`body|script|style|blockquote|font|meta|link|!doctype)\b[^<>]*>`)

// htmlInCopy says that wire copy has tags of HTML in it.
func (r *reader) htmlInCopy() {
	if bytes.IndexByte(r.s.Source, '<') < 0 {
		return
	}
	if at := tag.FindIndex(r.s.Source); at != nil {
		r.warn(diag.At(r.s.File, r.s.Source, at[0]), "html-in-copy",
			fmt.Sprintf("HTML in wire copy (%s), which is shown as text", clipTag(r.s.Source[at[0]:at[1]])),
			"take the tags out, or make Markdown of the file: onrecord import FILE")
	}
}

func clipTag(tag []byte) string {
	const most = 40
	if r := []rune(string(tag)); len(r) > most {
		return string(r[:most]) + "…"
	}
	return string(tag)
}
