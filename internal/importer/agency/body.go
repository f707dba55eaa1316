package agency

import (
	"html"
	"slices"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/pattern"
)

// body is a story's text while it is brought together.
type body struct {
	blocks  []block
	inline  called.Builder // text that stands in no paragraph so far
	images  []item.Image
	left    map[string]int
	bylines []string // lines that name writers, found in the text
	rights  []string // terms of use, found in the text
	notes   []string // what was said to editors
	credit  string
}

// block is a paragraph, or another piece that stands by itself.
type block struct {
	tag  string // p, h2, ul, table, …
	html string
	text string // its words on one line
}

// leave counts what is not taken, by its plural name.
//
//go:noinline
func (b *body) leave(what string) {
	if b.left == nil {
		b.left = make(map[string]int)
	}
	b.left[what]++
}

// paragraph adds a paragraph of plain text.
func (b *body) paragraph(text string) {
	b.flush()
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		b.blocks = append(b.blocks, block{"p", "<p>" + escape(text) + "</p>", text})
	}
}

// heading adds a crosshead.
func (b *body) heading(text string) {
	b.flush()
	if text = strings.Join(strings.Fields(text), " "); text != "" {
		b.blocks = append(b.blocks, block{"h2", "<h2>" + escape(text) + "</h2>", text})
	}
}

// plain adds the paragraphs of a plain text.
func (b *body) plain(text string) {
	b.flush()
	for _, p := range newswire.Paragraphs(html.UnescapeString(text)) {
		b.paragraph(p)
	}
}

// markup adds a text that holds HTML. Some agencies put a plain text between <p> and </p> and call
// it a text: its paragraphs are then those of its lines.
func (b *body) markup(text string) {
	if inside, ok := onlyParagraph(text); ok {
		b.plain(inside)
		return
	}
	b.nodes(parseHTML(text))
}

var tag = pattern.New(`<[/!]?[A-Za-z]`)

func onlyParagraph(text string) (inside string, ok bool) {
	inside = strings.TrimSpace(text)
	if len(inside) > 7 && strings.EqualFold(inside[:3], "<p>") && strings.EqualFold(inside[len(inside)-4:], "</p>") {
		inside = inside[3 : len(inside)-4]
	}
	bare := len(inside) == len(strings.TrimSpace(text))
	return inside, !tag.MatchString(inside) && (bare || called.Has(strings.TrimSpace(inside), "\n   "))
}

// looksLikeHTML reports whether a text that is said to be plain holds tags.
func looksLikeHTML(text string) bool { return tag.MatchString(text) }

// nodes adds elements and texts in their order.
func (b *body) nodes(nodes []*node) {
	for _, n := range nodes {
		b.node(n)
	}
	b.flush()
}

// Kinds of elements, by what becomes of them.
var (
	containers = names(`body body.content body.end block div section article html content main tbody datacontent
		inlinexml nitf`)
	standing = names(`p tagline bibliography hl1 hl2 h1 h2 h3 h4 h5 h6 pre blockquote bq ul ol dl table figure hr iframe
		video audio object embed script style form aside nav picture`)
	headless = names("head body.head title")
	kept     = names(`a em strong i b u s sub sup code br cite q abbr small del ins mark p h1 h2 h3 h4 h5 h6 pre
		blockquote ul ol li dl dt dd table caption thead tbody tfoot tr td th figure figcaption hr iframe video audio
		source object embed script style form aside nav picture img noscript svg`)
	void    = names("br hr img source embed")
	renamed = map[string]string{
		"hl1": "h2", "hl2": "h2", "bq": "blockquote", "nitf-table": "table", "credit": "cite", "tagline": "p",
		"bibliography": "p",
	}
)

func names(list string) map[string]bool {
	m := make(map[string]bool)
	for name := range strings.FieldsSeq(list) {
		m[name] = true
	}
	return m
}

var (
	escaper    = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	attrEscape = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;")
	spaces     = pattern.New(`[ \t\r\n]+`)
)

// escape writes a text as HTML.
//
//go:noinline
func escape(text string) string { return escaper.Replace(text) }

func (b *body) node(n *node) {
	name := strings.ToLower(n.name)
	switch {
	case name == "":
		b.inline.WriteString(escape(n.text))
	case name == "media":
		b.flush()
		b.media(n)
	case name == "note":
		b.flush()
		b.note(n)
	case headless[name]:
		b.flush()
	case containers[name]:
		b.flush()
		b.nodes(n.children)
	case standing[name]:
		b.flush()
		b.stand(n, name)
	default:
		b.inline.WriteString(b.render(n))
	}
}

// flush makes a paragraph of text that stood in none.
func (b *body) flush() {
	text := strings.TrimSpace(spaces.ReplaceAllString(b.inline.String(), " "))
	b.inline.Reset()
	for _, part := range doubleBreak.Split(text, -1) {
		if words := wordsOf(part); words != "" {
			b.blocks = append(b.blocks, block{"p", "<p>" + strings.TrimSpace(part) + "</p>", words})
		}
	}
}

var (
	doubleBreak = pattern.New(`(?:<br>\s*){2,}`)
	anyTag      = pattern.New(`<[^>]*>`)
)

func wordsOf(markup string) string {
	return strings.Join(strings.Fields(html.UnescapeString(anyTag.ReplaceAllString(markup, " "))), " ")
}

// stand adds an element that stands by itself.
func (b *body) stand(n *node, name string) {
	if to := renamed[name]; to != "" {
		name = to
	}
	text := n.words()
	switch {
	case name == "p" && text == "" && !n.shows():
		return
	case name == "p" && n.first("media") != nil:
		b.nodes(n.children)
		return
	case name == "p" && newswire.IsRule(text):
		name, text = "hr", ""
	}
	if name == "pre" && isProse(n.lines()) {
		b.plain(n.lines())
		return
	}
	if name == "hr" {
		b.blocks = append(b.blocks, block{"hr", "<hr>", ""})
		return
	}
	markup := strings.TrimSpace(b.inside(n))
	if name != "pre" {
		markup = spaces.ReplaceAllString(markup, " ")
	}
	if name == "p" {
		markup = unwrap(markup)
	}
	b.blocks = append(b.blocks, block{name, "<" + name + attributes(n) + ">" + markup + "</" + name + ">", text})
}

// isProse reports whether a text that was set as it stands is sentences, and no table: its lines
// are of words with one space between them.
func isProse(text string) bool {
	lines := newswire.Lines(text)
	prose := 0
	for _, l := range lines {
		if !called.Has(l.Text, "  ") && !called.Has(l.Text, "\t") && len(strings.Fields(l.Text)) > 3 {
			prose++
		}
	}
	return len(lines) > 0 && prose*3 >= len(lines)*2
}

// shows reports whether an element without words shows something.
func (n *node) shows() bool {
	return n.first("img") != nil || n.first("iframe") != nil || n.first("media") != nil
}

// render writes an element that stands within a paragraph, or within another that is kept.
func (b *body) render(n *node) string {
	name := strings.ToLower(n.name)
	if to := renamed[name]; to != "" {
		name = to
	}
	switch {
	case name == "":
		return escape(n.text)
	case name == "media":
		b.media(n)
		return ""
	case name == "frac":
		return escape(n.kid("frac-num").words() + "/" + n.kid("frac-den").words())
	case name == "q":
		return quoted(b.inside(n))
	case !kept[name]:
		return b.inside(n)
	case void[name]:
		return "<" + name + attributes(n) + ">"
	case name == "script" || name == "style":
		return "<" + name + attributes(n) + "></" + name + ">"
	}
	return "<" + name + attributes(n) + ">" + b.inside(n) + "</" + name + ">"
}

// quoted puts into marks what NITF says is a quotation, unless it has them.
func quoted(markup string) string {
	words := strings.TrimSpace(html.UnescapeString(markup))
	if first, _ := called.FirstRune(words); strings.ContainsRune("“\"'«„‘", first) {
		return markup
	}
	return "“" + markup + "”"
}

func (b *body) inside(n *node) string {
	var s called.Builder
	for _, c := range n.children {
		s.WriteString(b.render(c))
	}
	return s.String()
}

// attributes are those that tell what an element leads to or is.
func attributes(n *node) string {
	var s called.Builder
	for _, a := range n.attrs {
		name := strings.ToLower(a.Name.Local)
		switch name {
		case "href", "src", "srcset", "data-src", "alt", "title", "cite", "class", "id", "rel", "type",
			"colspan", "rowspan", "start":
			s.WriteString(" " + name + `="` + attrEscape.Replace(a.Value) + `"`)
		}
	}
	return s.String()
}

// unwrap joins a paragraph's lines where it was broken at a fixed width for a printer: all lines
// but the last are about as long as one another, and some end within a sentence.
func unwrap(markup string) string {
	for called.HasSuffix(markup, "<br>") {
		markup = strings.TrimSpace(called.TrimSuffix(markup, "<br>"))
	}
	lines := strings.Split(markup, "<br>")
	if len(lines) < 2 {
		return markup
	}
	shortest, longest, unstopped := 1<<30, 0, 0
	for _, l := range lines[:len(lines)-1] {
		n := len([]rune(wordsOf(l)))
		shortest, longest = min(shortest, n), max(longest, n)
		if !newswire.Stops(strings.TrimSpace(l)) {
			unstopped++
		}
	}
	if shortest < 45 || longest > 100 || longest-shortest > 20 || unstopped*2 < len(lines)-1 {
		return markup
	}
	for i := range lines {
		lines[i] = strings.TrimSpace(lines[i])
	}
	return strings.Join(lines, " ")
}

// note takes a note of NITF: to readers it is a paragraph, to editors it is none.
func (b *body) note(n *node) {
	class := n.attr("noteclass")
	if class == "" || strings.EqualFold(class, "editorsnote") || strings.EqualFold(n.attr("type"), "npa") {
		b.toEditors(n.words())
		return
	}
	b.nodes(n.children)
}

// toEditors takes a note to editors out of the text.
//
//go:noinline
func (b *body) toEditors(note string) {
	if note == "" {
		return
	}
	b.leave("notes to editors")
	b.notes = append(b.notes, note)
}

// media takes a picture of NITF with its caption.
func (b *body) media(n *node) {
	ref := largest(n.all("media-reference"))
	if kind := strings.ToLower(n.attr("media-type")); ref == nil || kind != "" && !pictured[kind] {
		b.leave("media other than pictures")
		return
	}
	b.images = append(b.images, item.Image{
		Address: firstOf(ref.attr("source"), ref.attr("href")),
		Alt:     ref.attr("alternate-text"),
		Caption: n.first("media-caption").words(),
		Credit:  n.first("media-producer").words(),
	})
}

// largest is the reference to the picture of the most pixels.
func largest(refs []*node) (best *node) {
	for _, r := range refs {
		if best == nil || atoi(r.attr("width")) > atoi(best.attr("width")) {
			best = r
		}
	}
	return best
}

//go:noinline
func firstOf(texts ...string) string {
	for _, t := range texts {
		if t = strings.TrimSpace(t); t != "" {
			return t
		}
	}
	return ""
}

func atoi(digits string) (n int) {
	for _, c := range strings.TrimSpace(digits) {
		if c < '0' || c > '9' || n > 1<<30 {
			break
		}
		n = n*10 + int(c-'0')
	}
	return n
}

// folded are a text's letters and numbers in small letters: what is the same in it however it is
// set.
//
//go:noinline
func folded(text string) string {
	return strings.Map(func(r rune) rune {
		if isWordRune(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

// clean takes out of the text what is none: bylines above it, notes to editors, and what a desk
// puts under it.
func (b *body) clean(title string) {
	b.flush()
	b.cutPrivate()
	b.head(title)
	b.tail()
	last := len(b.blocks)
	b.blocks = order.Without(b.blocks, func(x block) bool {
		last--
		switch {
		case x.tag != "p":
			return false
		case newswire.IsNote(x.text):
			b.toEditors(x.text)
			return true
		case last < 3 && last > 0 && newswire.IsSignOff(x.text): // above a last line on who helped
			b.leave("sign-offs")
			return true
		}
		return false
	})
	for len(b.blocks) > 0 && b.blocks[0].tag == "hr" {
		b.blocks = b.blocks[1:]
	}
}

// head takes from above the text a headline that is told already, and bylines.
func (b *body) head(title string) {
	for len(b.blocks) > 0 {
		x := b.blocks[0]
		switch {
		case len(b.blocks) > 1 && folded(title) != "" && folded(x.text) == folded(title):
			b.leave("repeated headlines")
		case x.tag == "p" && newswire.IsByline(x.text):
			b.bylines = append(b.bylines, x.text)
		default:
			return
		}
		b.blocks = b.blocks[1:]
	}
}

// tail takes from below the text initials, rules, and terms of use.
func (b *body) tail() {
	for len(b.blocks) > 1 {
		x := b.blocks[len(b.blocks)-1]
		switch {
		case x.tag == "hr":
			b.leave("rules")
		case newswire.IsSignOff(x.text):
			b.leave("sign-offs")
		case copyrightLine.MatchString(x.text) && len(x.text) < 500:
			b.rights = append(b.rights, x.text)
			b.leave("copyright lines")
		default:
			return
		}
		b.blocks = b.blocks[:len(b.blocks)-1]
	}
}

// longestPrivate is the most bytes of a line that says that what follows is not for publication.
const longestPrivate = 200

var (
	copyrightLine = pattern.New(`(?i)^(?:©|\(c\)|&copy;|copyright\b)`)
	private       = pattern.New(`(?i)^the following information is not (?:(?:intended )?for publication|to be pub)` +
		`|^die folgenden informationen sind nicht zur veröffentlichung`)
)

// cutPrivate cuts off what an agency puts below its text with the words that it is not for
// publication: contacts, links, who wrote and who edited.
func (b *body) cutPrivate() {
	for i, x := range b.blocks {
		if len(x.text) > longestPrivate || !private.MatchString(strings.TrimLeft(x.text, "* ")) {
			continue
		}
		for range b.blocks[i:] {
			b.leave("lines not for publication")
		}
		if b.blocks = b.blocks[:i]; i > 0 && b.blocks[i-1].tag == "hr" {
			b.blocks = b.blocks[:i-1]
		}
		return
	}
}

// markupOf is the text as HTML, a block a line.
func (b *body) markupOf() string {
	lines := make([]string, len(b.blocks))
	for i, x := range b.blocks {
		lines[i] = x.html
	}
	return strings.Join(lines, "\n")
}

// text is the words of the first blocks, as far as a deck or dateline may repeat them.
func (b *body) text(most int) string {
	var s called.Builder
	for _, x := range b.blocks {
		if s.Len() > most {
			break
		}
		s.WriteString(x.text + " ")
	}
	return s.String()
}

// isEmpty reports whether the story has no words.
//
//go:noinline
func (b *body) isEmpty() bool {
	return !slices.ContainsFunc(b.blocks, func(x block) bool { return strings.ContainsFunc(x.text, isWordRune) })
}
