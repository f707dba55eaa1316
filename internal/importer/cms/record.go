package cms

import (
	"html"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/pattern"
)

// record is one row of a table or one object of JSON, before anything is known of its columns.
type record struct {
	at     item.Place
	raw    []byte
	fields []field
}

// field is a column's value in one record. A list has several.
type field struct {
	name   string // "Title"; in JSON the path: "attributes.body.value"
	values []string
}

// isEmpty reports whether no column of the record has a value.
func (r record) isEmpty() bool {
	for _, f := range r.fields {
		if slices.ContainsFunc(f.values, hasWords) {
			return false
		}
	}
	return true
}

// sampleRecords and sampleBytes are how many records are looked at before columns are guessed.
const (
	sampleRecords = 200
	sampleBytes   = 8 << 20
)

// table turns records into stories. The first records wait until their columns are understood.
type table struct {
	in      item.Input
	to      item.Sink
	columns *columns
	waiting []record
	size    int
}

func newTable(in item.Input, to item.Sink) *table { return &table{in: in, to: to} }

func (t *table) add(r record) error {
	if t.columns != nil {
		return t.story(r)
	}
	t.waiting = append(t.waiting, r)
	t.size += len(r.raw)
	if len(t.waiting) < sampleRecords && t.size < sampleBytes {
		return nil
	}
	return t.understand()
}

// end hands on what still waits.
func (t *table) end() error {
	if t.columns != nil {
		return nil
	}
	return t.understand()
}

func (t *table) understand() error {
	t.columns = guess(t.waiting, t.in.Options)
	if s, ok := t.to.(item.Shower); ok && len(t.waiting) > 0 {
		s.Columns(item.Place{Source: t.in.Place.Source}, t.columns.list)
	}
	for _, r := range t.waiting {
		if err := t.story(r); err != nil {
			return err
		}
	}
	t.waiting = nil
	return nil
}

// cells are a record's values by what they are.
type cells map[string][]string

//go:noinline
func (c cells) one(key string) string {
	for _, v := range c[key] {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// story hands on one record.
func (t *table) story(r record) error {
	c := t.columns.sort(r)
	it := item.Item{
		Place: r.at, Original: r.raw, SourceID: c.one("source_id"), Title: plain(c.one("title")),
		Deck:     plain(c.one("deck")),
		Dateline: plain(c.one("dateline")), Credit: plain(c.one("credit")), Section: plain(c.one("section")),
		Lang: plain(c.one("lang")),
		Slug: slug(plain(c.one("slug"))), License: plain(c.one("license")),
	}
	if it.Place.Name == "" {
		it.Place.Name = with(it.SourceID, "id ")
	}
	it.Version = number(c.one("version"))
	for _, v := range c["bylines"] {
		if names := writers(v); !numeric(v) && !called.Has(v, "@") {
			it.Bylines = add(it.Bylines, names...)
		}
	}
	for _, v := range c["highlights"] {
		it.Highlights = add(it.Highlights, plain(v))
	}
	for _, v := range c["tags"] {
		it.Tags = add(it.Tags, listed(v)...)
	}
	t.dates(&it, c)
	recordState(&it, c["state"])
	recordAddresses(&it, c)
	values := c["body"]
	if !t.columns.has("body") {
		values = t.besideBody(it.SourceID)
	}
	recordBody(&it, values, t.in.Options.Body)
	for i, address := range c["image"] {
		im := item.Image{Address: strings.TrimSpace(address), Open: beside(t.in, imagePaths(address)...)}
		if captions := c["caption"]; i < len(captions) {
			im.Caption = plain(captions[i])
		}
		if im.Address != "" && (hasImageEnding(im.Address) || called.Has(im.Address, "/")) {
			it.Images = append(it.Images, im)
		}
	}
	return t.handOn(it, r.isEmpty())
}

// besideBody is the text of a record that stands in a file of its own, named by the record's id, as
// Substack exports it. Nil where there is none.
func (t *table) besideBody(id string) []string {
	if id == "" || t.in.Beside == nil || strings.ContainsAny(id, `/\`) {
		return nil
	}
	for _, folder := range []string{"posts/", "", "html/", "texts/", "content/"} {
		for _, ending := range []string{".html", ".md", ".txt"} {
			if src, ok := besideText(t.in, folder+id+ending); ok {
				text, _, _ := charset.Decode([]byte(src))
				return []string{text}
			}
		}
	}
	return nil
}

func imagePaths(address string) []string {
	if i := strings.Index(address, "://"); i >= 0 {
		if j := strings.IndexByte(address[i+3:], '/'); j >= 0 {
			return []string{address[i+3+j:]}
		}
		return nil
	}
	return []string{called.TrimPrefix(address, "/"), "/" + called.TrimPrefix(address, "/")}
}

// handOn hands on a record's story. A record without one is set aside, unless no column has a
// value.
func (t *table) handOn(it item.Item, empty bool) error {
	if showsWords(it.Body.Text) {
		return t.to.Story(it)
	}
	switch {
	case empty:
		return t.to.Skip(it.Place, "empty rows")
	case !t.columns.has("body"):
		return t.to.Aside(it.Place, it.Original,
			"No column was taken for the text. Say which one is: a map with a line “column: body”, given by --map.")
	case it.Deck != "":
		it.Body = item.Body{Kind: item.Text, Text: it.Deck}
		it.Deck = ""
		left(&it.Left, "stories of which there is only the summary", 1)
		return t.to.Story(it)
	case it.Title == "":
		return t.to.Aside(it.Place, it.Original, "This record has values, but none in the columns that were taken for "+
			"title and text. If its columns are others, say so: a map with lines like “column: body”, given by --map.")
	}
	return t.to.Aside(it.Place, it.Original, "This record has a title and no text: write one, or leave it out.")
}

func (t *table) dates(it *item.Item, c cells) {
	day := c.one("date")
	if clock := c.one("time"); clock != "" && !called.Has(day, ":") {
		if d := stamp.Unix(day + " " + clock); d.Known() {
			day += " " + clock
		}
	}
	it.Published = stamp.Unix(day)
	it.Updated = stamp.Unix(c.one("updated"))
	it.Embargo = stamp.Unix(c.one("embargo"))
	if it.Published.Known() && !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
}

func number(s string) int {
	n := 0
	for _, c := range s {
		if c < '0' || c > '9' || n > 1<<30 {
			return 0
		}
		n = n*10 + int(c-'0')
	}
	return n
}

func numeric(s string) bool {
	return strings.TrimLeft(strings.TrimSpace(s), "0123456789.,-") == ""
}

// listed cuts a value that holds several: "harbour; council" or "harbour|council, roads".
func listed(v string) (list []string) {
	v = plain(strings.Trim(strings.TrimSpace(v), "[]{}"))
	sep := ","
	for _, s := range []string{"|", ";", ">"} {
		if called.Has(v, s) {
			sep = s
			break
		}
	}
	for _, s := range strings.Split(v, sep) {
		list = add(list, strings.Trim(strings.TrimSpace(s), `"'#`))
	}
	return list
}

// recordState reads whether the story was public. A word that is not known makes a draft: what was
// not public must not become so by a word that nobody has read.
func recordState(it *item.Item, values []string) {
	for _, v := range values {
		switch s := strings.ToLower(strings.TrimSpace(v)); s {
		case "", "publish", "published", "public", "live", "1", "true", "yes", "online", "active", "usable",
			"stat:usable", "posted",
			"veröffentlicht", "publié", "publicado", "pubblicato", "gepubliceerd", "visible", "final", "approved",
			"everyone", "anyone", "all":
		case "draft", "0", "false", "no", "unpublished", "pending", "entwurf", "brouillon", "borrador", "bozza",
			"concept", "scheduled", "offline", "inactive":
			if it.State == item.Public {
				it.State = item.Draft
			}
		case "private", "hidden", "internal", "members", "paid", "only_paid", "only_free", "founding", "subscribers",
			"members_only", "premium":
			it.State = item.Private
		case "trash", "trashed", "deleted", "bin", "-2":
			it.State = item.Trashed
		case "killed", "withdrawn", "cancelled", "canceled", "retracted", "stat:canceled", "stat:withheld", "withheld":
			it.State = item.Killed
		default:
			if it.State == item.Public {
				it.State, it.StateReason = item.Draft, "its state in the export was “"+cutWords(s, 40)+"”"
			}
		}
	}
}

func recordAddresses(it *item.Item, c cells) {
	for _, v := range append(c["url"], c["aliases"]...) {
		for _, a := range strings.FieldsFunc(
			v, func(r rune) bool { return r == ' ' || r == '|' || r == '\n' || r == ';' }) {
			switch web := called.HasPrefix(a, "http://") || called.HasPrefix(a, "https://"); {
			case web && it.URL == "" && it.State != item.Draft:
				it.URL = a
			case web || called.HasPrefix(a, "/"):
				it.OldAddresses = add(it.OldAddresses, a)
			case called.Has(a, "/"):
				it.OldAddresses = add(it.OldAddresses, "/"+a)
			}
		}
	}
}

// recordBody says what the text is written in, and brings it into its form.
func recordBody(it *item.Item, values []string, said item.BodyKind) {
	var parts []string
	for _, v := range values {
		if v = strings.Trim(strings.ReplaceAll(v, "\r\n", "\n"), "\n \t"); v != "" {
			parts = append(parts, strings.ReplaceAll(v, "\r", "\n"))
		}
	}
	text := strings.Join(parts, "\n\n")
	kind := said
	if kind == "" {
		kind = bodyKind(text)
	}
	if !called.Has(text, "\n") && strings.Count(text, `\n`) > 1 {
		text = strings.NewReplacer(`\r\n`, "\n", `\n`, "\n", `\"`, `"`).Replace(text)
	}
	switch kind {
	case item.HTML:
		if called.Has(text, "&lt;p") && !called.Has(text, "<p") {
			text = html.UnescapeString(text)
		}
		if called.Has(text, "<!-- wp:") || called.Has(text, "[caption") || !blockTag.MatchString(text) {
			b := &blog{}
			text = b.body(it, text, 0)
		}
	case item.Markdown:
		c := &cleaner{front: front{}}
		text = c.markdown(text)
		for what, n := range c.count {
			left(&it.Left, what, n)
		}
	default:
		kind = item.Text
		text = withoutHead(it, plainParagraphs(html.UnescapeString(text)))
	}
	it.Body = item.Body{Kind: kind, Text: text}
}

// withoutHead takes headline and byline off the text of a record, which repeats them where it was
// kept as it was printed. A byline that the record does not tell of itself is taken over.
func withoutHead(it *item.Item, text string) string {
	for range 2 {
		first, rest, more := called.Cut(text, "\n\n")
		first = strings.Join(strings.Fields(first), " ")
		switch {
		case !more:
			return text
		case first != "" && strings.EqualFold(first, strings.Join(strings.Fields(it.Title), " ")):
			left(&it.Left, "headlines that the text repeats", 1)
		case newswire.IsByline(first):
			names, _ := newswire.Names(first)
			if len(names) == 0 || len(it.Bylines) > 0 && !slices.Equal(names, it.Bylines) {
				return text
			}
			it.Bylines = names
		default:
			return text
		}
		text = rest
	}
	return text
}

var (
	blockTag = pattern.New(`(?i)<(?:p|div|br|ul|ol|h[1-6]|blockquote|table|section|article)[\s/>]`)
	anyTag   = pattern.New(`(?i)<(?:p|div|br|ul|ol|li|h[1-6]|blockquote|table|section|article` +
		`|a|b|i|em|strong|span|img|figure|iframe|script|font|u)(?:\s[^<>]*)?/?>`)
	escapedBlock = pattern.New(`(?i)&lt;(?:p|div|br|a|strong|em)(?:\s|/|&gt;)`)
	markdownSign = pattern.New(`(?m)\]\((?:https?://|/)|^#{1,6} \S|\*\*[^*\s][^*\n]*\*\*|^> |!\[[^\]]*\]\(`)
)

// mayBeMarkdown looks for what every sign of Markdown needs: a search for bytes is a hundred times
// quicker than the pattern.
func mayBeMarkdown(text string) bool {
	return called.Has(text, "](") || called.Has(text, "**") || called.Has(text, "# ") ||
		called.Has(text, "> ")
}

// bodyKind tells by the text what it is written in.
func bodyKind(text string) item.BodyKind {
	switch {
	case called.Has(text, "<") && anyTag.MatchString(text) ||
		called.Has(text, "&lt;") && escapedBlock.MatchString(text):
		return item.HTML
	case mayBeMarkdown(text) && markdownSign.MatchString(text):
		return item.Markdown
	}
	return item.Text
}

// plainParagraphs parts paragraphs by blank lines, where each stands on a line of its own. Lines
// that are broken at a width stay together.
func plainParagraphs(text string) string {
	if called.Has(text, "\n\n") || !called.Has(text, "\n") {
		return text
	}
	lines, ended, long := strings.Split(text, "\n"), 0, 0
	for _, l := range lines {
		l = strings.TrimSpace(l)
		if l == "" {
			continue
		}
		if strings.ContainsAny(l[len(l)-1:], ".!?:\"'") || called.HasSuffix(l, "”") || called.HasSuffix(l, "’") ||
			called.HasSuffix(l, "»") {
			ended++
		}
		if len(l) > 120 {
			long++
		}
	}
	if ended*3 >= len(lines)*2 || long*4 >= len(lines) {
		return strings.Join(lines, "\n\n")
	}
	return text
}
