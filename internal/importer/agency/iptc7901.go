package agency

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// header7901 is a message's header: who sent it and its number, priority, category, words, and what
// else a sender adds.
var header7901 = pattern.New(`^\s*([A-Za-z]{2,4})\s?(\d{2,5})\s+(\d)\s+([A-Za-z]{1,3})\s+(\d{1,5})?\b[^\n]*`)

func recognises7901(in item.Input) int {
	header, ok := headerOf(in.Head)
	switch {
	case !ok || strings.ContainsAny(string(header), "\x1f\x11\x12\x13\x14"):
		return 0
	case header7901.Match(header):
		return 100
	}
	return 60
}

func read7901(in item.Input, to item.Sink) error {
	return readMessages(in, to, (*source).iptc7901)
}

func (s *source) iptc7901(m message, at item.Place, raw []byte) error {
	d := &draft{}
	d.Place = at
	d.Published = sentAt(m.trailer)
	slugs := m.header
	if h := header7901.FindStringSubmatch(m.header); h != nil {
		d.Place.Name = h[1] + h[2]
		d.SourceID = strings.TrimSpace(h[1] + h[2] + " " + dayIn(d.Published))
		d.Section = categories[strings.ToLower(h[4])[0]]
		slugs = m.header[len(h[0]):]
	}
	for line := range strings.Lines(slugs) {
		d.slugline(strings.TrimSpace(line))
	}
	text := d.topLines(m.text)
	text = d.notebook(text)
	curly := called.Has(text, "``")
	for _, p := range newswire.Paragraphs(text) {
		if p = opened(p); curly {
			p = apostrophes(p)
		}
		if newswire.IsRule(p) {
			d.body.blocks = append(d.body.blocks, block{tag: "hr", html: "<hr>"})
			continue
		}
		if len(d.body.blocks) == 0 && inBrackets.MatchString(p) {
			d.body.toEditors(strings.Trim(p, "()"))
			continue
		}
		d.body.paragraph(p)
	}
	if last := len(d.body.blocks) - 1; last > 0 && initials.MatchString(d.body.blocks[last].text) {
		d.body.leave("sign-offs")
		d.body.blocks = d.body.blocks[:last]
	}
	return s.deliver(d, raw)
}

var (
	inBrackets = pattern.New(`^\([^()]{2,60}\)$`)                  // "(Photo)", "(Updates with reaction)"
	initials   = pattern.New(`^\p{Ll}{2,5}(?: \p{Ll}{1,4}){1,4}$`) // "dpa wsz jln": the agency, and who wrote
)

// slugline takes keywords, which are parted by slashes: "American Football/NFL/".
func (d *draft) slugline(line string) {
	if !called.HasSuffix(line, "/") {
		if d.Slug == "" {
			d.Slug = line
		}
		return
	}
	d.Slug = strings.Trim(line, "/")
	d.tag(strings.Split(d.Slug, "/")...)
}

// topLines takes headline and bylines, which stand above a line that ends with =, and returns the
// text below. Without such a line the first line is the headline.
func (d *draft) topLines(text string) (below string) {
	const most = 8
	lines := strings.SplitAfter(strings.ReplaceAll(text, "\r", ""), "\n")
	end := 0
	for i, line := range lines[:min(most, len(lines))] {
		if called.HasSuffix(strings.TrimSpace(line), "=") {
			end = i + 1
			break
		}
	}
	if end == 0 {
		for end < len(lines) && strings.TrimSpace(d.Title) == "" {
			d.Title = strings.TrimSpace(lines[end])
			end++
		}
		return strings.Join(lines[end:], "")
	}
	var head []string
	for _, line := range lines[:end] {
		line = strings.TrimSpace(called.TrimSuffix(strings.TrimSpace(line), "="))
		switch {
		case line == "":
		case len(head) > 0 && newswire.IsByline(line):
			d.by = append(d.by, line)
		case newswire.IsNote(line) || newswire.Kills(line):
			d.body.toEditors(line)
		case inBrackets.MatchString(line):
			d.body.toEditors(strings.Trim(line, "()"))
		default:
			head = append(head, line)
		}
	}
	d.Title = opened(strings.Join(head, " "))
	return strings.Join(lines[end:], "")
}

var (
	notebook  = pattern.New(`(?im)^#{1,2} *(?:\w+ )?(?:notebook|notizblock)\b.*$`)
	rightsIn  = pattern.New(`(?i)^[-* ]*((?:©|\(c\)|copyright\b|distributed by\b).*)$`)
	separator = pattern.New(`(?m)^ *\* \* \* \*`)
)

// notebook cuts off dpa's notebook: whom to ask, who wrote and who edited, links for editors. Terms
// of use that stand in it are kept.
func (d *draft) notebook(text string) string {
	at := notebook.FindStringIndex(text)
	if at == nil {
		if at = separator.FindStringIndex(text); at == nil ||
			!private.MatchString(strings.TrimLeft(text[at[1]:], "\r\n ")) {
			return text
		}
	}
	for line := range strings.Lines(text[at[0]:]) {
		line = strings.TrimSpace(line)
		if m := rightsIn.FindStringSubmatch(line); m != nil {
			d.rights = append(d.rights, m[1])
		}
		if folded(line) != "" {
			d.body.leave("lines not for publication")
		}
	}
	return text[:at[0]]
}
