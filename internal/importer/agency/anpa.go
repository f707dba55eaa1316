package agency

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// recognisesANPA: a header that begins with SOH and holds the unit separator of ANPA 1312, or the
// format bytes that only it has, before the text begins.
func recognisesANPA(in item.Input) int {
	header, ok := headerOf(in.Head)
	switch {
	case !ok || !bytes.ContainsAny(header, "\x1f\x11\x12\x13\x14"):
		return 0
	case anpaHeader.Match(header):
		return 100
	}
	return 80
}

// headerOf is a file's first header: between SOH, which stands at its very beginning but for
// fillers, and STX.
func headerOf(head []byte) ([]byte, bool) {
	const longest = 600
	rest := bytes.TrimLeft(head, "\x00\x16\r\n \x7f")
	if len(rest) == 0 || rest[0] != soh {
		return nil, false
	}
	end := bytes.IndexByte(rest, stx)
	if end < 0 || end > longest {
		return nil, false
	}
	return rest[1:end], true
}

var anpaHeader = pattern.New(`^\s*\w{0,2}\d{3,5}\x1f`)

func readANPA(in item.Input, to item.Sink) error {
	return readMessages(in, to, (*source).anpa)
}

// secondLine is what ANPA's header says below the message's number: priority, category, two bytes
// on the form of the text, keyword and version, month and day, length.
var secondLine = pattern.New(`(?m)^\s*(\w) (\w)[\x11-\x14]*\s*(.*?)\s+(\d\d)-(\d\d)\s+(\d+)\s*$`)

func (s *source) anpa(m message, at item.Place, raw []byte) error {
	a := &anpaStory{draft: draft{}}
	d := &a.draft
	d.Place = at
	d.Published = sentAt(m.trailer)
	if h := secondLine.FindStringSubmatch(m.header); h != nil {
		d.Section = categories[h[2][0]]
		d.Slug = h[3]
		if !d.Published.Known() {
			d.Published = dayOf(h[4], h[5], at.Source)
		}
	}
	for _, f := range anpaFields(m.text) {
		a.field(f)
	}
	a.endTable()
	a.identify()
	d.Place.Name = d.Slug
	return s.deliver(d, raw)
}

// dayOf is the day of a header, which tells no year: that is looked for in the file's path.
func dayOf(month, day, source string) item.Date {
	year := newswire.YearIn(source)
	if d := newswire.Moment(fmt.Sprintf("%d-%s-%s", year, month, day), from); year > 0 && d.Known() {
		return d
	}
	return item.Date{Raw: month + "-" + day + " (the year is not told; the file's name may tell it)", From: from}
}

// anpaField is a piece of the text, with what it begins as.
type anpaField struct {
	kind byte // '^' a line of its own, '\t' a paragraph, '\b' a row of a table
	text string
}

// anpaFields parts the text. A line of its own may run over several, until < or = ends it.
func anpaFields(text string) []anpaField {
	var fields []anpaField
	open := false // the last line of its own goes on
	for line := range strings.Lines(strings.ReplaceAll(text, "\r", "")) {
		line = strings.TrimRight(strings.ReplaceAll(line, "\x10", ""), " \n\x0c\x7f")
		bare := strings.TrimLeft(line, " ")
		if bare == "" || strings.TrimSpace(bare) == "" {
			open = false
			continue
		}
		last := len(fields) - 1
		switch {
		case bare[0] == '^' || bare[0] == '\b':
			fields = append(fields, anpaField{bare[0], bare[1:]})
			open = bare[0] == '^' && !ends(bare)
		case open:
			fields[last].text += " " + bare
			open = !ends(bare)
		case bare[0] == '\t' || called.HasPrefix(line, "   ") || last < 0 || fields[last].kind != '\t':
			fields = append(fields, anpaField{'\t', strings.TrimLeft(bare, "\t ")})
		default:
			fields[last].text += " " + bare
		}
	}
	return fields
}

// ends reports whether a line ends with the mark of a line set left or in the middle.
//
//go:noinline
func ends(line string) bool { return called.HasSuffix(line, "<") || called.HasSuffix(line, "=") }

// anpaStory is a story of ANPA while its lines are read.
type anpaStory struct {
	draft
	slugline string
	inBody   bool
	named    bool // the line above names a writer: this one says for whom they write
	byline   bool // a byline was read: the head is over
	rows     []string
}

func (a *anpaStory) field(f anpaField) {
	if f.kind == '\b' {
		a.row(f.text)
		return
	}
	a.endTable()
	text := apostrophes(opened(strings.TrimSpace(strings.TrimRight(strings.TrimSpace(f.text), "<="))))
	switch {
	case text == "":
	case newswire.IsRule(text):
		if a.inBody {
			a.body.blocks = append(a.body.blocks, block{tag: "hr", html: "<hr>"})
		}
	case f.kind == '\t' && crosshead.MatchString(text):
		a.body.heading(text)
	case f.kind == '\t':
		a.inBody = true
		a.body.paragraph(text)
	case a.inBody:
		a.crosshead(text)
	default:
		a.above(text)
	}
}

// crosshead takes a line of its own within the text.
func (a *anpaStory) crosshead(text string) {
	if newswire.IsNote(text) || newswire.Kills(text) {
		a.body.toEditors(text)
		return
	}
	a.body.heading(text)
}

// above takes a line of its own above the text: slug line, headline, notes to editors, a summary,
// bylines, in that order.
func (a *anpaStory) above(text string) {
	named := a.named
	a.named = false
	switch {
	case a.slugline == "":
		a.slugline = text
	case newswire.IsNote(text) || newswire.Kills(text):
		a.body.toEditors(text)
	case newswire.IsByline(text):
		a.by = append(a.by, text)
		writers, _ := newswire.Names(text)
		a.byline, a.named = true, len(writers) > 0
	case named && text != strings.ToUpper(text):
		a.credits = append(a.credits, text)
	case a.byline:
		a.inBody = true
		a.body.heading(text)
	case a.Title == "":
		a.Title = text
	case a.Deck == "" && newswire.Stops(text) && !editorsNote.MatchString(text):
		a.Deck = text
	default:
		a.body.paragraph(text)
	}
}

// crosshead is a paragraph in capitals, as AP sets what stands between the parts of a report.
var crosshead = pattern.New(`^[\p{Lu}\d][\p{Lu}\d '’&-]{1,38}[\p{Lu}\d]$`)

var editorsNote = pattern.New(`(?i)^editor['’]s note`)

// row takes a row of a table: its cells are parted by semicolons.
func (a *anpaStory) row(text string) {
	a.inBody = true
	var b called.Builder
	tag := "td"
	if head, ok := called.CutPrefix(text, "^"); ok {
		text, tag = head, "th"
	}
	for cell := range strings.SplitSeq(text, ";") {
		cell = strings.ReplaceAll(strings.TrimSpace(cell), "{", "½")
		if cell == "_" {
			cell = "–"
		}
		b.WriteString("<" + tag + ">" + escape(apostrophes(opened(cell))) + "</" + tag + ">")
	}
	a.rows = append(a.rows, "<tr>"+b.String()+"</tr>")
}

func (a *anpaStory) endTable() {
	if len(a.rows) == 0 {
		return
	}
	markup := "<table>\n" + strings.Join(a.rows, "\n") + "\n</table>"
	a.body.blocks = append(a.body.blocks, block{"table", markup, wordsOf(markup)})
	a.rows = nil
}

// lastVersion is that of a kill, which tells none: it comes after all others.
const lastVersion = 1000

var (
	leadNumber = pattern.New(`(?i)\b(\d{1,2})(?:st|nd|rd|th) ?(?:ld|lead|add|sub)\b`)
	wordCount  = pattern.New(`,\s*\d+\s*$`)
	slugPrefix = pattern.New(`^(?:BC|AM|PM|AP)-(?:[A-Z]{2,3})?-{0,2}`)
)

// identify tells which story this is a version of. A slug line stays the same for a day, but for
// what it says of the version: "BC-XX--Ferry Inquiry, 1st Ld-Writethru,480".
func (a *anpaStory) identify() {
	slug := strings.TrimSpace(wordCount.ReplaceAllString(a.slugline, ""))
	base, version, _ := called.Cut(slug, ",")
	if base == "" {
		return
	}
	a.Slug = slugPrefix.ReplaceAllString(base, "")
	a.SourceID = strings.TrimSpace(base + " " + dayIn(a.Published))
	a.Version = 1
	if m := leadNumber.FindStringSubmatch(version); m != nil {
		a.Version = 1 + atoi(m[1])
	}
	if newswire.KillsSlug(version) || slices.ContainsFunc(a.body.notes, newswire.Kills) {
		a.status, a.Version = "killed", lastVersion
	}
	if a.Title == "" {
		a.Title = slugPrefix.ReplaceAllString(base, "")
	}
}
