package text

import (
	"html"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"

	"golang.org/x/text/language"
)

var (
	entity = pattern.New(`&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});`)
	tags   = pattern.New(`(?i)</?(?:p|br|div|h[1-6]|ul|ol|li|blockquote)\b[^<>]*>`)
	anyTag = pattern.New(`</?[A-Za-z][^<>]*>`)
	inline = pattern.New(`(?i)<(?:a href|b|i|em|strong|span)\b[^<>]*>[^<>]*</`)
)

// draft is a story while its parts are taken from its lines.
type draft struct {
	item.Item
	lines    []newswire.Line // of the text, without header lines
	numbered bool            // by a news database
	changed  bool            // a line was taken away, or a word changed: the copy is not as it came
	inline   bool            // it holds tags such as <a> and <i> within its paragraphs
	dated    []item.Date     // dates told by lines
	left     map[string]int
}

// story reads one story. alone: its text is the whole file, which may then stay as it came.
func story(text, source string, alone bool) item.Item {
	d := &draft{left: make(map[string]int)}
	if tags.MatchString(text) {
		return d.markup(text, source)
	}
	d.inline = inline.MatchString(text)
	if !d.inline && entity.MatchString(text) {
		text = entity.ReplaceAllStringFunc(text, html.UnescapeString)
		d.changed = true
	}
	d.lines = newswire.Lines(text)
	d.takeHeaders()
	d.takeDay()
	d.takeNotes()
	d.takeEnd()
	copied := d.recognise()
	d.finish(source, copied)
	if alone && !d.changed && !d.inline && readsAsItIs(text, copied) {
		d.Body = item.Body{Kind: item.Wire, Text: text}
	}
	return d.Item
}

// markup reads a text that holds paragraphs and the like as HTML has them: what stands below its
// header lines and its headline is HTML.
func (d *draft) markup(text, source string) item.Item {
	d.lines = newswire.Lines(text)
	d.takeHeaders()
	var parts []string
	for i, l := range d.lines {
		first := i == 0 && len(d.lines) > 1
		if first && d.Title == "" && !anyTag.MatchString(l.Text) && !isProse(l.Text) {
			d.Title = html.UnescapeString(l.Text)
			continue
		}
		parts = append(parts, l.Text)
	}
	d.Published = published(d.dated, nil, source)
	d.Body = item.Body{Kind: item.HTML, Text: strings.Join(parts, "\n")}
	d.Left = d.left
	return d.Item
}

// withoutTags is a text without the tags that stand in it.
func withoutTags(text string) string {
	return html.UnescapeString(anyTag.ReplaceAllString(text, ""))
}

// drop takes lines away, by their numbers.
//
//go:noinline
func (d *draft) drop(which map[int]bool) {
	if len(which) == 0 {
		return
	}
	d.changed = true
	var rest []newswire.Line
	apart := false
	for i, l := range d.lines {
		if which[i] {
			apart = true
			continue
		}
		l.Apart = l.Apart || apart
		apart = false
		rest = append(rest, l)
	}
	d.lines = rest
}

// takeHeaders takes the header lines above and below the text.
func (d *draft) takeHeaders() {
	gone := make(map[int]bool)
	for i, l := range d.lines[:min(len(d.lines), 2)] {
		if begins.MatchString(l.Text) {
			gone[i] = true
			d.numbered = d.numbered || called.Has(l.Text, "DOCUMENTS")
			d.left["message numbers"]++
		}
	}
	d.drop(gone)
	gone = make(map[int]bool)
	for _, h := range append(headerOf(d.lines), footerOf(d.lines)...) {
		if !gone[h.line] {
			gone[h.line] = true
			d.header(h)
		}
	}
	d.drop(gone)
}

// takeDay takes a day that stands alone above the headline, where it would be taken for it. A news
// database writes the paper's name above the day.
func (d *draft) takeDay() {
	gone := map[int]bool{}
	paper := 0
	if d.numbered && len(d.lines) > 2 && !isProse(d.lines[0].Text) {
		paper = 1
	}
	if len(d.lines) < paper+3 {
		return
	}
	day, ok := lineDate(d.lines[paper].Text)
	if !ok {
		return
	}
	d.dated = append(d.dated, day)
	if gone[paper] = true; paper > 0 {
		d.Credit, gone[0] = d.lines[0].Text, true
	}
	d.drop(gone)
}

// header takes what a header line tells.
func (d *draft) header(h header) {
	if h.value == "" {
		return
	}
	switch h.key {
	case "slug":
		d.Slug = h.value
	case "title":
		d.Title = h.value
	case "deck":
		d.Deck = h.value
	case "byline":
		d.writers(h.value)
	case "date":
		d.dated = append(d.dated, newswire.Moment(h.value, fromText))
	case "updated":
		d.Updated = newswire.Moment(h.value, fromText)
	case "section":
		d.Section = h.value
	case "rights":
		d.License, d.NoText = newswire.Terms(d.License, h.value)
	case "credit":
		d.Credit = h.value
	case "dateline":
		d.Dateline = h.value
	case "tags":
		for tag := range strings.FieldsFuncSeq(h.value, func(r rune) bool { return r == ';' || r == ',' || r == '/' }) {
			d.Tags = append(d.Tags, strings.TrimSpace(tag))
		}
	case "lang":
		d.lang(h.value)
	case "url":
		d.URL = h.value
	case "id":
		d.SourceID = h.value
	case "embargo":
		d.Embargo = newswire.Moment(h.value, fromText)
	default:
		d.left["lines for editors"]++
	}
}

// languages are the names of languages as news databases write them.
var languages = map[string]string{
	"english": "en", "german": "de", "deutsch": "de", "french": "fr", "spanish": "es", "italian": "it",
	"portuguese": "pt", "dutch": "nl", "danish": "da", "norwegian": "no", "swedish": "sv", "polish": "pl",
	"russian": "ru",
}

func (d *draft) lang(name string) {
	if t, err := language.Parse(name); err == nil && t != language.Und {
		d.Lang = t.String()
		return
	}
	d.Lang = languages[strings.ToLower(name)]
}

func (d *draft) writers(line string) {
	names, desk := newswire.Names(line)
	for _, n := range names {
		if !called.Contains(d.Bylines, n) {
			d.Bylines = append(d.Bylines, n)
		}
	}
	if len(names) == 0 && d.Credit == "" {
		d.Credit = desk
	}
}

// takeNotes takes notes to editors from above the text, and what they say.
func (d *draft) takeNotes() {
	gone := make(map[int]bool)
	for i, l := range d.lines[:min(len(d.lines), mostHead)] {
		note := newswire.IsNote(l.Text)
		kills := killHead.MatchString(l.Text)
		if note && newswire.Kills(l.Text) || kills {
			d.State, d.StateReason = item.Killed, "the copy says so: "+l.Text
		}
		if !note && !kills {
			continue
		}
		gone[i] = true
		d.left["notes to editors"]++
		if c := newswire.Correction(l.Text); c != "" {
			d.Corrections = append(d.Corrections, item.Correction{Text: c})
		}
		if e := newswire.Embargoes(l.Text); e != "" && !d.Embargo.Known() {
			d.Embargo = item.Date{Raw: e, From: fromText}
		}
	}
	d.drop(gone)
}

// killHead is a line that withdraws a story, as agencies head their messages.
var killHead = pattern.New(`^(?:(?:BULLETIN|MANDATORY|URGENT) )?KILL(?:$|:| -)` +
	`|^(?:BULLETIN|MANDATORY) KILL\b|^(?i:story kill|kill notice)\b`)

// takeEnd takes what stands under the last paragraph for editors alone.
func (d *draft) takeEnd() {
	gone := make(map[int]bool)
	for i := len(d.lines) - 1; i > 0; i-- {
		if !newswire.IsSignOff(d.lines[i].Text) && !newswire.IsRule(d.lines[i].Text) {
			break
		}
		gone[i] = true
		d.left["sign-offs"]++
	}
	d.drop(gone)
}

// recognise parts what is left as the archive's reader of wire copy does, over paragraphs that are
// a line each. What stood apart stays apart, for that tells a deck from a first paragraph.
func (d *draft) recognise() []content.Block {
	var b called.Builder
	firsts := newswire.Firsts(d.lines)
	for i, p := range newswire.JoinFrom(d.lines, firsts) {
		if i > 0 && d.lines[firsts[i]].Apart {
			b.WriteByte('\n')
		}
		b.WriteString(strings.ReplaceAll(p, "&", "&amp;") + "\n") // it resolves entities, once
	}
	return content.Recognise([]byte(b.String()))
}

// finish takes the head's parts into fields; what is no part of the head is the body.
func (d *draft) finish(source string, blocks []content.Block) {
	const mostFirst, mostBylines = 4, 8
	var body []string
	first := []string{d.Dateline}
	prose := false // the head is over
	for i, b := range blocks {
		text := strings.ReplaceAll(b.Text, "\n", " ")
		if i < mostFirst {
			first = append(first, text)
		}
		prose = prose || isProse(text)
		date, isDate := lineDate(text)
		switch {
		case isDate && (!prose || i >= len(blocks)-2):
			d.dated = append(d.dated, date)
			if b.Kind == content.Headline {
				d.changed = true // as it came, the date would be the story's headline
			}
		case b.Kind == content.Paragraph && i < mostBylines && newswire.IsByline(text):
			d.writers(text)
		case len(body) > 0 || !d.isHead(b.Kind, text): // the head is over where the body has begun
			body = append(body, text)
		}
	}
	d.Published = published(d.dated, first, source)
	for i := range d.Corrections {
		d.Corrections[i].On = d.Published
	}
	d.Body = item.Body{Kind: item.Text, Text: strings.Join(body, "\n\n")}
	if d.inline {
		d.Title, d.Deck = withoutTags(d.Title), withoutTags(d.Deck)
		d.Body = item.Body{Kind: item.HTML, Text: "<p>" + strings.Join(body, "</p>\n<p>") + "</p>"}
	}
	d.Left = d.left
}

// isHead takes a part of the head into its field. A part of which there is one already stays in the
// body: nothing is lost.
func (d *draft) isHead(kind content.BlockKind, text string) bool {
	switch {
	case kind == content.Headline && d.Title == "":
		d.Title = strings.TrimSpace(called.TrimSuffix(text, ";"))
	case kind == content.Headline && text == d.Title:
	case kind == content.Deck && d.Deck == "":
		d.Deck = text
	case kind == content.Highlight:
		d.Highlights = append(d.Highlights, strings.TrimSpace(strings.TrimLeft(text, "-–•*·▪●◦‣ ")))
	case kind == content.Dateline && d.Dateline == "":
		d.Dateline = text
	default:
		return false
	}
	return true
}

// lineDate reads a line that is a date.
func lineDate(line string) (item.Date, bool) {
	const longest = 60
	if len(line) > longest || !strings.ContainsAny(line, "0123456789") {
		return item.Date{}, false
	}
	d, ok := newswire.Written(line)
	d.From = fromText
	return d, ok
}

// readsAsItIs reports whether the archive's reader of wire copy makes of the file as it came the
// parts that we found.
func readsAsItIs(text string, found []content.Block) bool {
	blocks := content.Recognise([]byte(text))
	if len(blocks) != len(found) {
		return false
	}
	for i, b := range blocks {
		if b.Kind != found[i].Kind || !slices.Equal(strings.Fields(b.Text), strings.Fields(found[i].Text)) {
			return false
		}
	}
	return true
}
