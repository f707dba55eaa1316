package cms

import (
	"html"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// The Markdown of other systems holds HTML, inside lines and around them, well formed or not. Shown
// as it stands it would be text full of tags. htmlInMarkdown reads each tag as what it does in
// Markdown and leaves all else as it is: it is no parser of Markdown, and rewrites none.

// htmlInMarkdown turns the HTML in a Markdown text into Markdown. What it leaves out it counts.
func htmlInMarkdown(text string, leave func(what string, n int)) string {
	if !strings.ContainsAny(text, "<&") {
		return text
	}
	w := &rewriter{src: text, f: newFinder(text), leave: leave}
	w.run()
	return w.text()
}

// element is an open element.
type element struct {
	name string
	at   int // where its words begin in out
	href string
}

// rewriter walks a Markdown text once and writes it without HTML.
type rewriter struct {
	src   string
	at    int
	f     *finder
	out   []byte
	open  []element
	rows  []row // of the table that is being read
	lists []int // of each open list: -1 for bullets, else the number of its next item
	leave func(what string, n int)
	soft  bool // a tag has just broken the line: blanks that follow mean nothing
}

// row is a line of a table: its cells, and whether they are headings.
type row struct {
	cells []string
	head  bool
}

func (w *rewriter) run() {
	start := true
	for w.at < len(w.src) {
		if start && w.code() {
			continue
		}
		start = false
		c := w.src[w.at]
		if w.soft && strings.IndexByte(" \t\n", c) >= 0 && !w.indented() {
			w.at++
			start = c == '\n'
			continue
		}
		w.soft = false
		switch {
		case c == '`':
			w.span()
		case c == '\\' && w.at+1 < len(w.src) && w.src[w.at+1] < utf8.RuneSelf && w.src[w.at+1] != '\n':
			w.copy(2)
		case c == '<':
			w.angle()
		case c == '&':
			w.entity()
		case c == '\n':
			w.copy(1)
			w.unindent()
			start = true
		default:
			w.plainRun()
		}
	}
	w.closeDown(0)
}

//go:noinline
func (w *rewriter) copy(n int) {
	w.out = append(w.out, w.src[w.at:w.at+n]...)
	w.at += n
}

// plainRun copies up to the next byte that may mean something.
func (w *rewriter) plainRun() {
	n := strings.IndexAny(w.src[w.at+1:], "`\\<&\n")
	if n < 0 {
		n = len(w.src) - w.at - 1
	}
	w.copy(n + 1)
}

// indented reports whether what follows a break is Markdown that its indentation makes: a list's
// item.
func (w *rewriter) indented() bool { return false }

// unindent drops the blanks that begin a line inside an element: they are the layout of its HTML,
// and Markdown would read four of them as code.
func (w *rewriter) unindent() {
	if !w.inBlock() {
		return
	}
	rest := strings.TrimLeft(w.src[w.at:], " \t")
	if m := listMark.FindString(rest[:min(len(rest), 12)]); m == "" {
		w.at = len(w.src) - len(rest)
	}
}

func (w *rewriter) inBlock() bool {
	for _, e := range w.open {
		if blockTags[e.name] {
			return true
		}
	}
	return false
}

// code copies a fenced block to the letter.
func (w *rewriter) code() bool {
	line, _, _ := called.Cut(w.src[w.at:], "\n")
	m := fence.FindStringSubmatch(line)
	if m == nil {
		return false
	}
	end := w.at + len(line)
	for end < len(w.src) {
		end++
		next, _, _ := called.Cut(w.src[end:], "\n")
		end += len(next)
		if t := strings.TrimSpace(next); called.HasPrefix(t, m[1]) && strings.Trim(t, m[1][:1]) == "" {
			break
		}
	}
	w.copy(min(end, len(w.src)) - w.at)
	if w.at < len(w.src) && w.src[w.at] == '\n' {
		w.copy(1)
	}
	return true
}

var fence = pattern.New("^ {0,3}(?:[-*+] +)?(```+|~~~+)[^`]*$")

// span copies a code span to the letter. A run of backticks that nothing closes is text.
func (w *rewriter) span() {
	n := len(w.src[w.at:]) - len(strings.TrimLeft(w.src[w.at:], "`"))
	ticks := w.src[w.at : w.at+n]
	from := w.at + n
	for range 8 {
		i := w.f.find(from, ticks)
		para := w.f.find(w.at, "\n\n")
		if i < 0 || para >= 0 && para < i {
			break
		}
		m := len(w.src[i:]) - len(strings.TrimLeft(w.src[i:], "`"))
		if m == n {
			w.copy(i + n - w.at)
			return
		}
		from = i + m
	}
	w.copy(n)
}

// entity decodes an entity where the character means nothing in Markdown. The others stay: Markdown
// reads them as what they are.
func (w *rewriter) entity() {
	window := w.src[w.at:min(len(w.src), w.at+34)]
	i := strings.IndexByte(window, ';')
	if i < 0 {
		w.copy(1)
		return
	}
	decoded := html.UnescapeString(window[:i+1])
	r, n := called.FirstRune(decoded)
	if decoded == "&amp;" || n != len(decoded) || r == utf8.RuneError {
		if decoded == window[:i+1] {
			w.copy(1)
			return
		}
		w.copy(i + 1)
		return
	}
	ampersand := r == '&' && !called.HasPrefix(w.src[w.at+i+1:], "#")
	if r > 0x9f || r == '\'' || r == '"' || ampersand {
		if r == '&' && entityAhead.MatchString(w.src[w.at+i+1:min(len(w.src), w.at+i+34)]) {
			w.copy(i + 1)
			return
		}
		w.out = append(w.out, decoded...)
		w.at += i + 1
		return
	}
	w.copy(i + 1)
}

var entityAhead = pattern.New(`^[a-zA-Z0-9]+;`)

// angle reads what begins with "<".
func (w *rewriter) angle() {
	rest := w.src[w.at:]
	if called.HasPrefix(rest, "<!--") {
		if end := w.f.behind(w.at, "-->"); end > 0 {
			if comment := rest[4 : end-w.at-3]; !called.Has(comment, "more") &&
				!called.Has(comment, "excerpt") {
				w.leave("comments", 1)
			}
			w.at = end
			return
		}
	}
	end := w.f.tagEnd(w.at)
	name := tagName(rest)
	isTag := name != "" && (elements[name] || called.Has(name, "-")) && tagSign(rest, name)
	if end < 0 || !isTag {
		if end < 0 && elements[name] && name != "" {
			w.out = append(w.out, '\\')
		}
		w.copy(1)
		return
	}
	tag := w.src[w.at:end]
	if w.hidden(name, tag, end) {
		return
	}
	w.at = end
	if called.HasPrefix(tag, "</") {
		w.close(name)
	} else {
		w.begin(name, tag)
	}
}

// tagSign reports whether the name is followed by what may follow one. "<https://…>" is an address.
func tagSign(rest, name string) bool {
	i := strings.IndexFunc(rest, unicode.IsLetter) + len(name)
	return i < len(rest) && strings.IndexByte(" \t\n/>", rest[i]) >= 0
}

// elements are the names of HTML's elements. What has another name and no hyphen is text.
var elements = setOf("a abbr acronym address applet area article aside audio b base bdi bdo big blink blockquote " +
	"body br button " +
	"canvas caption center cite code col colgroup data datalist dd del details dfn dialog dir div dl dt em embed " +
	"fieldset figcaption " +
	"figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html i iframe img input ins kbd " +
	"label legend li " +
	"link main map mark marquee menu meta meter nav nobr noframes noscript object ol optgroup option output p param " +
	"picture pre " +
	"progress q rp rt ruby s samp script section select slot small source span strike strong style sub summary sup " +
	"svg table tbody td " +
	"template textarea tfoot th thead time title tr track tt u ul var video wbr math o:p st1:place cfif")

// hiddenElements are those whose words no reader sees, by the name under which they are counted.
var hiddenElements = map[string]string{
	"script": "scripts", "style": "styles", "noscript": "scripts", "template": "templates", "svg": "drawings",
	"math":   "formulas",
	"select": "form fields", "textarea": "form fields", "object": "embeds", "head": "styles", "canvas": "drawings",
}

// hidden passes an element that no reader sees.
func (w *rewriter) hidden(name, tag string, end int) bool {
	what, ok := hiddenElements[name]
	if !ok {
		return false
	}
	w.leave(what, 1)
	if called.HasPrefix(tag, "</") || called.HasSuffix(tag, "/>") {
		w.at = end
		return true
	}
	w.at = end
	if i := w.f.find(end, "</"+name); i >= 0 {
		w.at = max(end, w.f.behind(i, ">"))
	}
	return true
}

// begin opens an element.
func (w *rewriter) begin(name, tag string) {
	switch name {
	case "br":
		w.lineBreak()
	case "hr":
		w.paragraph()
		w.add("* * *")
		w.paragraph()
	case "img":
		w.picture(tag)
	case "iframe", "embed", "video", "audio", "source", "frame":
		w.embed(name, tag)
	case "input", "button", "form", "label", "option":
		if name == "input" {
			w.leave("form fields", 1)
		}
	case "link", "meta", "base", "col", "param", "track", "wbr", "source-":
	case "pre", "code", "kbd", "samp", "tt":
		w.codeElement(name)
	case "q":
		w.add("“")
		w.push(name, "")
	default:
		w.beginBlock(name, tag)
	}
	if called.HasSuffix(tag, "/>") && len(w.open) > 0 && w.open[len(w.open)-1].name == name && name != "a" {
		w.close(name)
	}
}

func (w *rewriter) beginBlock(name, tag string) {
	switch {
	case name == "ul" || name == "ol" || name == "menu" || name == "dir":
		w.beginList(name, tag)
	case name == "li":
		w.closeUpTo("li", "ul", "ol")
		w.item()
		w.push(name, "")
	case name == "table":
		w.paragraph()
		w.push(name, "")
	case name == "tr":
		w.closeUpTo("tr", "table", "table")
		w.rows = append(w.rows, row{})
		w.push(name, "")
	case name == "td" || name == "th":
		w.closeCell()
		w.push(name, "")
	case len(name) == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6':
		w.paragraph()
		w.push(name, "")
		w.add(strings.Repeat("#", int(name[1]-'0')) + " ")
	case name == "a":
		w.closeUpTo("a", "p", "div")
		w.push(name, strings.TrimSpace(attribute(tag, "href")))
	case name == "p":
		w.closeUpTo("p", "div", "blockquote")
		w.paragraph()
		w.push(name, "")
	case blockTags[name]:
		w.paragraph()
		w.push(name, "")
	default:
		w.push(name, "")
	}
}

// maxOpen is how deep elements may lie in each other; deeper ones lose their tags.
const maxOpen = 64

// maxLists is how deep lists may lie in each other; deeper ones become part of the one around them.
const maxLists = 12

//go:noinline
func (w *rewriter) push(name, href string) {
	if len(w.open) < maxOpen {
		w.open = append(w.open, element{name: name, at: len(w.out), href: href})
	}
}

//go:noinline
func (w *rewriter) add(s string) { w.out = append(w.out, s...) }

// close ends the nearest open element of the name, and those inside it.
func (w *rewriter) close(name string) {
	for i := len(w.open) - 1; i >= 0; i-- {
		if w.open[i].name == name {
			w.closeDown(i)
			return
		}
		if e := w.open[i].name; e == "td" || e == "th" || e == "table" && name != "table" {
			break
		}
	}
	if blockTags[name] {
		w.paragraph()
	}
}

// closeUpTo ends an open name that stands inside none of the two others.
func (w *rewriter) closeUpTo(name, stop, other string) {
	for i := len(w.open) - 1; i >= 0; i-- {
		switch e := w.open[i].name; e {
		case name:
			w.closeDown(i)
			return
		case stop, other, "table":
			return
		}
	}
}

func (w *rewriter) closeCell() {
	for i := len(w.open) - 1; i >= 0; i-- {
		switch w.open[i].name {
		case "td", "th":
			w.closeDown(i)
			return
		case "table":
			return
		}
	}
}

// closeDown ends all elements from the i-th on, the innermost first.
func (w *rewriter) closeDown(i int) {
	for len(w.open) > i {
		e := w.open[len(w.open)-1]
		w.open = w.open[:len(w.open)-1]
		w.end(e)
	}
}

// take cuts the words of an element out of what was written.
func (w *rewriter) take(e element) string {
	at := min(e.at, len(w.out))
	s := string(w.out[at:])
	w.out = w.out[:at]
	return s
}

func (w *rewriter) end(e element) {
	switch e.name {
	case "a":
		w.endLink(e)
	case "b", "strong":
		w.emphasis(e, "**")
	case "i", "em", "var", "dfn":
		w.emphasis(e, "*")
	case "s", "strike", "del":
		w.emphasis(e, "~~")
	case "q":
		w.add("”")
	case "ul", "ol", "menu", "dir":
		w.endList()
	case "blockquote":
		w.endQuote(e)
	case "td", "th":
		w.endCell(e)
	case "table":
		w.endTable(e)
	case "figcaption", "caption":
		words := stress(w.take(e))
		w.paragraph()
		w.add(words)
		w.paragraph()
	case "cite":
		w.endCite(e)
	default:
		w.endOther(e)
	}
}

func (w *rewriter) endList() {
	if len(w.lists) > 0 {
		w.lists = w.lists[:len(w.lists)-1]
	}
	w.endBlock()
}

// endCell puts a cell into the last row of its table. A cell of no table is its words.
func (w *rewriter) endCell(e element) {
	if !w.inside("table") {
		return
	}
	cell := w.take(e)
	if len(w.rows) == 0 {
		w.rows = append(w.rows, row{})
	}
	last := &w.rows[len(w.rows)-1]
	last.cells = append(last.cells, strings.TrimSpace(cell))
	last.head = e.name == "th"
}

// endCite gives a quoted passage's source a paragraph of its own.
func (w *rewriter) endCite(e element) {
	if w.inside("blockquote") {
		words := strings.TrimSpace(w.take(e))
		w.paragraph()
		w.add("— " + strings.TrimLeft(words, "—–- "))
		w.paragraph()
	}
}

func (w *rewriter) endOther(e element) {
	if len(e.name) == 2 && e.name[0] == 'h' && e.name[1] >= '1' && e.name[1] <= '6' {
		w.endHeading(e)
	} else if blockTags[e.name] && e.name != "tr" {
		w.endBlock()
	}
}

func (w *rewriter) inside(name string) bool {
	for _, e := range w.open {
		if e.name == name {
			return true
		}
	}
	return false
}

// endBlock ends a block: inside a list's item nothing follows but the next item.
func (w *rewriter) endBlock() {
	if len(w.lists) > 0 {
		w.soft = true
		return
	}
	w.paragraph()
}

func (w *rewriter) endHeading(e element) {
	words := oneLine(strings.TrimLeft(w.take(e), "# "))
	words = strings.Trim(words, "*_ ")
	if hasWords(words) || words != "" {
		w.add(strings.Repeat("#", int(e.name[1]-'0')) + " " + words)
	}
	w.paragraph()
}

// endLink writes a link. One without an address is its words, one without words is nothing.
func (w *rewriter) endLink(e element) {
	words := w.take(e)
	inner := strings.TrimSpace(words)
	if e.href == "" || inner == "" || called.HasPrefix(e.href, "javascript:") || called.Has(inner, "\n\n") {
		w.add(words)
		return
	}
	lead := words[:strings.Index(words, inner)]
	w.add(lead + "[" + oneLine(inner) + "](" + destination(html.UnescapeString(e.href)) + ")" +
		words[len(lead)+len(inner):])
}

// emphasis writes marks around the words of an element, where Markdown will read them as such:
// blanks stay outside, and where a letter touches a mark that stands beside a sign the words go
// without.
func (w *rewriter) emphasis(e element, mark string) {
	words := w.take(e)
	inner := strings.TrimSpace(words)
	before, _ := utf8.DecodeLastRune(w.out)
	after, _ := called.FirstRune(w.src[w.at:])
	first, _ := called.FirstRune(inner)
	last, _ := utf8.DecodeLastRuneInString(inner)
	bare := inner == "" || called.Has(inner, "\n\n") || !hasWords(inner)
	plainly := bare || first == '*' || last == '*'
	glued := len(words) == len(strings.TrimLeft(words, " \n")) && isLetter(before) && !isLetter(first) && len(w.out) > 0
	stuck := len(words) == len(strings.TrimRight(words, " \n")) && isLetter(after) && !isLetter(last) &&
		w.at < len(w.src)
	if plainly || glued || stuck || before == '*' {
		w.add(words)
		return
	}
	lead := strings.Index(words, inner)
	w.add(words[:lead] + mark + inner + mark + words[lead+len(inner):])
}

func isLetter(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }

func (w *rewriter) endQuote(e element) {
	words := strings.TrimSpace(w.take(e))
	w.paragraph()
	if words != "" {
		w.add(prefixed(words, "> ") + "\n\n")
	}
	w.soft = true
}

// lineBreak writes a <br>; two of them end the paragraph.
func (w *rewriter) lineBreak() {
	line := lastLine(string(w.out[max(0, len(w.out)-2000):]))
	trimmed := strings.TrimSpace(line)
	switch {
	case w.inside("td") || w.inside("th") || called.HasPrefix(trimmed, "|") || called.HasPrefix(trimmed, "#"):
		w.add(" ")
		return
	case called.HasSuffix(string(w.out[max(0, len(w.out)-2):]), "\\\n"):
		w.out = w.out[:len(w.out)-2]
		w.paragraph()
		return
	case trimmed == "":
		w.paragraph()
		return
	}
	w.out = append(trimBlanks(w.out), "\\\n"...)
	w.soft = true
	if rest := strings.TrimLeft(w.src[w.at:], " \t"); called.HasPrefix(rest, "\n\n") || rest == "" || rest == "\n" {
		w.out = w.out[:len(w.out)-2]
		w.soft = false
	}
}

func trimBlanks(b []byte) []byte {
	for len(b) > 0 && (b[len(b)-1] == ' ' || b[len(b)-1] == '\t') {
		b = b[:len(b)-1]
	}
	return b
}

var listMark = pattern.New(`^(?:[*+-]|\d{1,4}[.)])[ \t]+`)

// paragraph begins a new one, inside the list's item or the block quotation in which the line
// stands.
func (w *rewriter) paragraph() {
	w.soft = true
	if len(w.open) > 0 {
		if floor := w.open[len(w.open)-1].at; floor >= len(w.out) {
			return
		}
	}
	trimmed := trimBlanks(w.out)
	if len(trimmed) > 1 && trimmed[len(trimmed)-1] == '\n' && trimmed[len(trimmed)-2] == '\\' {
		trimmed = trimmed[:len(trimmed)-2]
	}
	if len(trimmed) == 0 || called.HasSuffix(string(trimmed[max(0, len(trimmed)-2):]), "\n\n") {
		return
	}
	line := lastLine(string(trimmed[max(0, len(trimmed)-2000):]))
	line = called.TrimPrefix(line, "\n")
	inner := strings.TrimLeft(line, " \t")
	prefix := ""
	if m := listMark.FindString(inner + " "); m != "" {
		if strings.TrimSpace(inner[min(len(m), len(inner)):]) == "" {
			return // nothing stands behind the item's mark yet
		}
		prefix = strings.Repeat(" ", len(line)-len(inner)+len(m))
	} else if called.HasPrefix(inner, ">") {
		prefix = "> "
	} else if len(w.lists) > 0 {
		prefix = strings.Repeat(" ", len(line)-len(inner))
	}
	w.out = trimmed
	if prefix == "> " {
		w.add("\n>\n> ")
		return
	}
	w.add("\n\n" + prefix)
}

func (w *rewriter) beginList(name, tag string) {
	first := -1
	if name == "ol" {
		first = 1
		if n, err := strconv.Atoi(attribute(tag, "start")); err == nil && n >= 0 {
			first = n
		}
	}
	if len(w.lists) == 0 {
		w.paragraph()
	}
	if len(w.lists) < maxLists && len(w.open) < maxOpen {
		w.lists = append(w.lists, first)
		w.push(name, "")
	}
	w.soft = true
}

// item begins a list's item on a line of its own.
func (w *rewriter) item() {
	w.soft = true
	if len(w.lists) == 0 {
		w.paragraph()
		w.add("- ")
		return
	}
	depth := len(w.lists) - 1
	w.out = trimBlanks(w.out)
	for len(w.out) > 1 && w.out[len(w.out)-1] == '\n' && w.out[len(w.out)-2] == '\n' && depth > 0 {
		w.out = w.out[:len(w.out)-1]
	}
	if len(w.out) > 0 && w.out[len(w.out)-1] != '\n' {
		w.add("\n")
	}
	indent := 0
	for _, n := range w.lists[:depth] {
		indent += 2
		if n >= 0 {
			indent++
		}
	}
	w.add(strings.Repeat(" ", indent))
	if n := w.lists[depth]; n >= 0 {
		w.lists[depth]++
		w.add(strconv.Itoa(n) + ". ")
	} else {
		w.add("- ")
	}
}

// endTable writes a table. One that was made for its layout, with one column or whole paragraphs in
// its cells, becomes paragraphs.
func (w *rewriter) endTable(e element) {
	for _, o := range w.open {
		if o.name == "table" { // a table in a cell of another: its words
			w.flatten()
			return
		}
	}
	rows := w.rows
	w.rows = nil
	before := w.take(e)
	w.add(before)
	w.paragraph()
	width, layout := 0, false
	for _, r := range rows {
		width = max(width, len(r.cells))
		for _, c := range r.cells {
			layout = layout || laysOut(c)
		}
	}
	if width < 2 || layout || width > 60 {
		for _, r := range rows {
			for _, c := range r.cells {
				if c != "" {
					w.add(c + "\n\n")
				}
			}
		}
		w.soft = true
		return
	}
	w.grid(rows, width)
	w.paragraph()
}

func (w *rewriter) grid(rows []row, width int) {
	if len(rows) > 0 && !rows[0].head {
		rows = append([]row{{}}, rows...)
	}
	n := 0
	for _, r := range rows {
		if len(r.cells) == 0 && n > 0 {
			continue
		}
		for i := range width {
			cell := ""
			if i < len(r.cells) {
				cell = strings.ReplaceAll(oneLine(r.cells[i]), "|", `\|`)
			}
			w.add("| " + cell + " ")
		}
		w.add("|\n")
		if n++; n == 1 {
			w.add(strings.Repeat("| --- ", width) + "|\n")
		}
	}
}

// flatten writes the cells read so far of an inner table as words.
func (w *rewriter) flatten() {
	if len(w.rows) == 0 {
		return
	}
	last := w.rows[len(w.rows)-1]
	w.add(strings.Join(last.cells, " ") + " ")
	w.rows = w.rows[:len(w.rows)-1]
}

// picture writes an image. What is one pixel large is a tracker.
func (w *rewriter) picture(tag string) {
	src := strings.TrimSpace(html.UnescapeString(firstOf(attribute(tag, "src"), attribute(tag, "data-src"))))
	switch {
	case attribute(tag, "width") == "1" || attribute(tag, "height") == "1":
		w.leave("trackers", 1)
	case called.HasPrefix(src, "data:"):
		w.leave("images written into the text", 1)
	case src == "":
		w.leave("images without an address", 1)
	default:
		w.add("![" + bracketed(plain(attribute(tag, "alt"))) + "](" + destination(src) + ")")
	}
}

// embed reduces what shows another page to a link.
func (w *rewriter) embed(name, tag string) {
	src := strings.TrimSpace(html.UnescapeString(attribute(tag, "src")))
	if called.HasPrefix(src, "//") {
		src = "https:" + src
	}
	if src != "" && (called.HasPrefix(src, "http") || called.HasPrefix(src, "/")) &&
		!strings.ContainsAny(src, "<> \n") {
		w.paragraph()
		if called.HasPrefix(src, "/") {
			w.add("[" + src + "](" + destination(src) + ")")
		} else {
			w.add("<" + src + ">")
		}
		w.paragraph()
	}
	if name == "iframe" {
		if i := w.f.find(w.at, "</iframe"); i >= 0 && strings.TrimSpace(w.src[w.at:i]) == "" {
			w.at = max(w.at, w.f.behind(i, ">"))
		}
	}
}

// codeElement copies <pre> and <code> to the letter.
func (w *rewriter) codeElement(name string) {
	end := w.f.find(w.at, "</"+name)
	if end < 0 {
		return
	}
	inner := html.UnescapeString(untagged(strings.ReplaceAll(w.src[w.at:end], "&", "&amp;")))
	w.at = max(end, w.f.behind(end, ">"))
	if name == "pre" {
		w.paragraph()
		w.add(strings.TrimLeft(fencedCode(inner, ""), "\n"))
		w.soft = true
		return
	}
	if strings.TrimSpace(inner) == "" {
		w.add(inner)
		return
	}
	ticks := "`"
	for called.Has(inner, ticks) {
		ticks += "`"
	}
	if len(ticks) > 1 {
		inner = " " + inner + " "
	}
	w.add(ticks + inner + ticks)
}

// attribute is the value of a tag's attribute, entities resolved.
func attribute(tag, name string) string {
	z := xhtml.NewTokenizer(strings.NewReader(tag))
	z.Next()
	_, more := z.TagName()
	for more {
		var k, v []byte
		if k, v, more = z.TagAttr(); string(k) == name {
			return string(v)
		}
	}
	return ""
}

// text is what was written, without more than one blank line in a row.
func (w *rewriter) text() string {
	return manyBlank.ReplaceAllString(string(w.out), "\n\n")
}

var manyBlank = pattern.New(`\n(?:[ \t]*\n){2,}`)

// laysOut reports whether a table's cell holds what only a table that lays a page out does: long
// paragraphs, lists, headings.
func laysOut(cell string) bool {
	long := called.Has(cell, "\n\n") && len(cell) > 200
	return long || called.Has(cell, "\n- ") || called.Has(cell, "# ")
}
