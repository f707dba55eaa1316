package body

import (
	"net/url"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
)

// token is a piece of a paragraph.
type token struct {
	kind tokenKind
	of   string // what an opening or closing token opens or closes: a mark, or "[" for a link
	text string // words; a link's or an image's address
	alt  string
}

type tokenKind uint8

const (
	wordsToken tokenKind = iota
	opening
	closing
	breaking // br
	codeSpan
	picture
	address  // an address that stands for itself
	noteMark // where a footnote is called
)

// The marks of emphasis.
const (
	weak   = "*"
	strong = "**"
	struck = "~~"
	linked = "["
)

// text adds words.
func (c *converter) text(s string) {
	if c.trimDash {
		if s = strings.TrimLeft(s, "—–-―~ \t\n\u00a0"); s == "" {
			return
		}
		c.trimDash = false
	}
	c.run = append(c.run, token{text: withoutInvisible(s)})
}

// withoutInvisible takes away the signs that only tell where a line may be broken. In scripts
// without blanks between words they part words, and stay.
func withoutInvisible(s string) string {
	found := false
	for _, sign := range []string{"\u00ad", "\u200b", "\u2060", "\ufeff"} {
		found = found || called.Has(s, sign) // which is quicker than to ask for any of them
	}
	if !found {
		return s
	}
	s = strings.NewReplacer("\u00ad", "", "\u2060", "", "\ufeff", "").Replace(s)
	if strings.ContainsFunc(s, func(r rune) bool {
		return unicode.In(r, unicode.Thai, unicode.Lao, unicode.Khmer, unicode.Myanmar)
	}) {
		return s
	}
	return strings.ReplaceAll(s, "\u200b", "")
}

func emphasis(mark string) func(*converter, *html.Node) {
	return func(c *converter, n *html.Node) { c.wrap(token{kind: opening, of: mark}, n) }
}

// wrap opens an inline element around a node's children.
func (c *converter) wrap(t token, n *html.Node) {
	for _, o := range c.open {
		if o.of == t.of {
			c.kids(n) // strong in strong, a link in a link
			return
		}
	}
	c.run = append(c.run, t)
	c.open = append(c.open, t)
	c.kids(n)
	c.open = c.open[:len(c.open)-1]
	c.run = append(c.run, token{kind: closing, of: t.of})
}

func (c *converter) link(n *html.Node) {
	href := strings.TrimSpace(attr(n, "href"))
	if href == "" || called.HasPrefix(href, "#") || shows(n) {
		c.kids(n) // an anchor; or an image that leads to a larger one
		return
	}
	dest := c.destination(href)
	if dest == "" {
		c.left[anchorless]++
		c.kids(n)
		return
	}
	if words := strings.TrimSpace(textOf(n)); words == dest || words == href {
		c.run = append(c.run, token{kind: address, text: dest, alt: words})
		return
	}
	c.wrap(token{kind: opening, of: linked, text: dest}, n)
}

// shows reports whether a link is around an image and no words.
func shows(n *html.Node) bool {
	found := false
	var look func(*html.Node)
	look = func(n *html.Node) {
		for k := n.FirstChild; k != nil; k = k.NextSibling {
			found = found || k.DataAtom == atom.Img
			look(k)
		}
	}
	look(n)
	return found && strings.TrimSpace(textOf(n)) == ""
}

func (c *converter) image(n *html.Node) {
	src := imageSource(n)
	alt := oneLine(attr(n, "alt"))
	if isEmoji(n) {
		c.text(alt)
		return
	}
	switch {
	case src == "":
		return
	case isPixel(n, src):
		c.left[trackers]++
		return
	}
	dest, shown := src, false
	if c.o.Image != nil {
		dest, shown = c.o.Image(src, alt)
	} else if dest = encoded(dest); called.HasPrefix(dest, "data:") {
		dest = ""
	}
	switch {
	case dest == "":
	case shown:
		c.run = append(c.run, token{kind: picture, text: encoded(dest), alt: alt})
	case alt == "" || c.inLink():
		c.run = append(c.run, token{kind: address, text: encoded(dest)})
	default:
		c.run = append(c.run, token{kind: opening, of: linked, text: encoded(dest)},
			token{text: unquoted(alt)}, token{kind: closing, of: linked})
	}
}

// inLink reports whether a link is open.
func (c *converter) inLink() bool {
	for _, o := range c.open {
		if o.of == linked {
			return true
		}
	}
	return false
}

// unquoted is an image's description without quotation marks: what is quoted in it nobody has said
// in the story.
//
//go:noinline
func unquoted(alt string) string {
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("\"“”„‟«»", r) {
			return -1
		}
		return r
	}, alt)
}

// imageSource is where an image lies. One that is loaded late has its address in an attribute of
// some script's.
func imageSource(n *html.Node) string {
	src := strings.TrimSpace(attr(n, "src"))
	if src != "" && !called.HasPrefix(src, "data:") {
		return src
	}
	for _, name := range []string{"data-src", "data-lazy-src", "data-original", "data-orig-file", "data-full-url"} {
		if v := strings.TrimSpace(attr(n, name)); v != "" && !called.HasPrefix(v, "data:") {
			return v
		}
	}
	first, _, _ := called.Cut(strings.TrimSpace(attr(n, "srcset")+attr(n, "data-srcset")), " ")
	if called.HasPrefix(first, "data:") {
		return ""
	}
	return called.TrimSuffix(first, ",")
}

func isEmoji(n *html.Node) bool {
	class := attr(n, "class")
	return (called.Has(class, "emoji") || called.Has(class, "wp-smiley")) && attr(n, "alt") != ""
}

// trackerHosts are hosts whose images count readers.
var trackerHosts = strings.Fields(`pixel. feeds.feedburner. feedads. doubleclick. quantserve. scorecardresearch.
	stats.wordpress. google-analytics. b.scorecard statcounter.`)

// isPixel reports whether an image is there to count readers.
func isPixel(n *html.Node, src string) bool {
	if w, h := attr(n, "width"), attr(n, "height"); (w == "1" || w == "0") && (h == "1" || h == "0") {
		return true
	}
	u, err := url.Parse(src)
	if err != nil {
		return false
	}
	for _, t := range trackerHosts {
		if called.Has("."+u.Host, "."+t) {
			return true
		}
	}
	return false
}

func (c *converter) lineBreak(*html.Node) { c.run = append(c.run, token{kind: breaking}) }

// quotation sets the marks that browsers set around a q element.
func (c *converter) quotation(n *html.Node) {
	marks := [2]string{"“", "”"}
	if c.quote%2 == 1 {
		marks = [2]string{"‘", "’"}
	}
	c.quote++
	c.text(marks[0])
	c.kids(n)
	c.text(marks[1])
	c.quote--
}

func (c *converter) code(n *html.Node) {
	if words := oneLine(textOf(n)); words != "" {
		c.run = append(c.run, token{kind: codeSpan, text: words})
	}
}

func oneLine(s string) string { return strings.Join(strings.FieldsFunc(s, isSpace), " ") }

// isSpace reports white space that HTML collapses. Spaces that do not break are words' own.
func isSpace(r rune) bool { return strings.ContainsRune(" \n\t\r\f", r) }

// split parts tokens into paragraphs where two line breaks follow each other.
func split(run []token) [][]token {
	if isWhole(run) {
		return [][]token{run}
	}
	var parts [][]token
	var open []token
	from, broken := 0, -1
	cut := func(end, next int) {
		part := append([]token(nil), open...)
		for _, t := range run[from:end] {
			switch t.kind {
			case opening:
				open = append(open, t)
			case closing:
				open = open[:max(len(open)-1, 0)]
			}
			part = append(part, t)
		}
		for i := len(open) - 1; i >= 0; i-- {
			part = append(part, token{kind: closing, of: open[i].of})
		}
		parts = append(parts, part)
		from = next
	}
	for i, t := range run {
		switch {
		case t.kind == breaking && broken >= 0:
			cut(broken, i+1)
			broken = -1
		case t.kind == breaking:
			broken = i
		case t.kind != wordsToken || strings.Trim(t.text, " \n\t\r\f\u00a0") != "":
			if t.kind != opening && t.kind != closing {
				broken = -1
			}
		}
	}
	cut(len(run), len(run))
	return parts
}

// isWhole reports whether tokens have no line break, and close what they open: most paragraphs do.
func isWhole(run []token) bool {
	depth := 0
	for _, t := range run {
		switch t.kind {
		case opening:
			depth++
		case closing:
			depth--
		case breaking:
			return false
		}
	}
	return depth == 0
}

// inlineBlock makes a block of a paragraph's tokens.
func inlineBlock(run []token, lead string) block {
	run = tidy(run)
	if len(run) == 0 {
		return block{}
	}
	read := said(run)
	if len(read) < len(run) {
		read = tidy(read)
	}
	if !strikes(run) {
		run = read // what cannot be shown struck out must not be read
	}
	if len(run) == 0 {
		return block{}
	}
	b := block{words: wordsOf(read), rich: lead + markdown(run, false)}
	b.plain = func() string { return lead + markdown(read, true) }
	return b
}

// wordsOf are the words of tokens, as a reader of the source has them.
func wordsOf(run []token) string {
	var b called.Builder
	size := 0
	for _, t := range run {
		size += len(t.text)
	}
	b.Grow(size)
	for _, t := range run {
		switch t.kind {
		case wordsToken, codeSpan:
			b.WriteString(t.text)
		case breaking:
			b.WriteByte('\n')
		case address:
			b.WriteString(t.shown())
		}
	}
	return b.String()
}

// shown is what stands in the text for an address.
func (t token) shown() string {
	if t.alt != "" {
		return t.alt
	}
	return t.text
}

// tidy brings tokens into the form that Markdown can write: white space collapsed as HTML does,
// none at the ends of the paragraph, around line breaks and inside of emphasis; nothing empty. The
// tokens given are written over.
func tidy(run []token) []token {
	run = collapse(run)
	for {
		before := len(run)
		run = outside(dropEmpty(run))
		if run = trimmed(run); len(run) == before {
			return merged(run)
		}
	}
}

// collapse makes one space of each run of white space, over the borders of elements too, and joins
// neighbouring words.
func collapse(run []token) []token {
	out := run[:0]
	space := true // at the beginning there is nothing to part
	for _, t := range run {
		switch t.kind {
		case opening, closing:
			out = append(out, t)
			continue
		case breaking:
			out = append(trimRight(out), t)
			space = true
			continue
		case wordsToken:
			if t.text, space = collapsed(t.text, space); t.text == "" {
				continue
			}
			if n := len(out); n > 0 && out[n-1].kind == wordsToken {
				out[n-1].text += t.text
				continue
			}
		case picture:
			// white space on both sides of it stays
			space = false
		default:
			space = false
		}
		out = append(out, t)
	}
	return out
}

func collapsed(s string, space bool) (string, bool) {
	if isCollapsed(s, space) {
		return s, s == "" && space || called.HasSuffix(s, " ")
	}
	var b called.Builder
	b.Grow(len(s))
	for _, r := range s {
		if isSpace(r) {
			if !space {
				b.WriteByte(' ')
			}
			space = true
			continue
		}
		space = false
		b.WriteRune(r)
	}
	return b.String(), space
}

// isCollapsed reports whether words have single spaces and no other white space, as most have, so
// that they can stay as they are.
func isCollapsed(s string, space bool) bool {
	for i := range len(s) {
		switch s[i] {
		case '\n', '\t', '\r', '\f':
			return false
		case ' ':
			if space {
				return false
			}
			space = true
		default:
			space = false
		}
	}
	return utf8.ValidString(s)
}

// trimRight takes the space off the last words, be they inside of an element that has just closed.
func trimRight(run []token) []token {
	for i := len(run) - 1; i >= 0; i-- {
		switch run[i].kind {
		case opening, closing:
			continue
		case wordsToken:
			run[i].text = strings.TrimRight(run[i].text, " ")
		}
		return run
	}
	return run
}

// trimmed takes white space and line breaks off both ends.
func trimmed(run []token) []token {
	for i := 0; i < len(run); i++ {
		if t := &run[i]; t.kind == wordsToken {
			if t.text = strings.TrimLeftFunc(t.text, unicode.IsSpace); t.text != "" {
				break
			}
		} else if t.kind == breaking {
			run = append(run[:i:i], run[i+1:]...)
			i--
		} else if t.kind != opening && t.kind != closing {
			break
		}
	}
	for i := len(run) - 1; i >= 0; i-- {
		if t := &run[i]; t.kind == wordsToken {
			if t.text = strings.TrimRightFunc(t.text, unicode.IsSpace); t.text != "" {
				break
			}
		} else if t.kind == breaking {
			run = append(run[:i:i], run[i+1:]...)
		} else if t.kind != opening && t.kind != closing {
			break
		}
	}
	return run
}

// dropEmpty takes out words without words, and elements with nothing in them.
func dropEmpty(run []token) []token {
	out := run[:0]
	for _, t := range run {
		if t.kind == wordsToken && t.text == "" {
			continue
		}
		if n := len(out); t.kind == closing && n > 0 && out[n-1].kind == opening && out[n-1].of == t.of {
			out = out[:n-1]
			continue
		}
		out = append(out, t)
	}
	return out
}

// outside moves spaces and line breaks at the inner ends of an element out of it.
func outside(run []token) []token {
	out := make([]token, 0, len(run)+2)
	for _, t := range run {
		n := len(out)
		if t.kind == closing && n > 0 {
			space := ""
			if last := &out[n-1]; last.kind == wordsToken && called.HasSuffix(last.text, " ") {
				last.text, space = strings.TrimRight(last.text, " "), " "
			} else if last.kind == breaking {
				out[n-1] = t
				out = append(out, token{kind: breaking})
				continue
			}
			out = append(out, t)
			if space != "" {
				out = append(out, token{text: space})
			}
			continue
		}
		if n > 0 && out[n-1].kind == opening && t.kind == breaking {
			out = append(out[:n-1], t, out[n-1])
			continue
		}
		if n > 0 && out[n-1].kind == opening && t.kind == wordsToken && called.HasPrefix(t.text, " ") {
			t.text = strings.TrimLeft(t.text, " ")
			opener := out[n-1]
			out = append(out[:n-1], token{text: " "}, opener)
		}
		out = append(out, t)
	}
	return out
}

// merged joins neighbouring words once more, and emphasis that ends where the same begins.
func merged(run []token) []token {
	out := run[:0]
	for _, t := range run {
		n := len(out)
		switch {
		case n > 0 && t.kind == wordsToken && out[n-1].kind == wordsToken:
			out[n-1].text += t.text
		case n > 0 && t.kind == codeSpan && out[n-1].kind == codeSpan:
			out[n-1].text += t.text
		case n > 0 && reopens(out[n-1], t):
			out = out[:n-1]
		default:
			out = append(out, t)
		}
	}
	return out
}

// markdown writes tokens. plain leaves out emphasis and the addresses of links.
func markdown(run []token, plain bool) string {
	w := &inlineWriter{plain: plain, kept: keepable(run)}
	size := 0
	for _, t := range run {
		size += len(t.text) + len(t.alt) + 4
	}
	w.b.Grow(size + size/16)
	for i, t := range run {
		w.token(i, t, run)
	}
	return w.b.String()
}

// hardBreak ends a line of Markdown that counts, behind what stands on it.
func hardBreak(before string) string {
	if called.HasSuffix(before, "\\") {
		return "  \n" // goldmark takes a third backslash for words
	}
	return "\\\n"
}

type inlineWriter struct {
	b     called.Builder
	plain bool
	kept  map[int]bool // emphasis that Markdown would read as such
}

func (w *inlineWriter) token(i int, t token, run []token) {
	switch t.kind {
	case wordsToken:
		w.b.WriteString(escape(t.text, w.atLineStart(), beforeBracket(run[i+1:]), !w.plain))
	case breaking:
		w.b.WriteString(hardBreak(w.b.String()))
	case codeSpan:
		if w.plain {
			w.b.WriteString(escape(t.text, w.atLineStart(), beforeBracket(run[i+1:]), !w.plain))
		} else {
			w.b.WriteString(codeOf(t.text))
		}
	case picture:
		w.b.WriteString("![" + escapeLabel(t.alt) + "](" + t.text + ")")
	case noteMark:
		w.b.WriteString("[^" + t.text + "]")
	case address:
		w.address(t)
	case opening:
		if t.of == linked && !w.plain {
			w.b.WriteByte('[')
		} else if w.kept[i] && !w.plain {
			w.b.WriteString(t.of)
		}
	case closing:
		if t.of == linked && !w.plain {
			w.b.WriteString("](" + destinationOf(run, i) + ")")
		} else if w.kept[i] && !w.plain {
			w.b.WriteString(t.of)
		}
	}
}

// beforeBracket reports whether tokens begin with one that may write a square bracket.
func beforeBracket(run []token) bool {
	for _, t := range run {
		switch t.kind {
		case noteMark, address:
			return true
		case opening:
			if t.of == linked {
				return true
			}
		case closing:
		default:
			return false
		}
	}
	return false
}

func (w *inlineWriter) atLineStart() bool {
	s := w.b.String()
	return s == "" || s[len(s)-1] == '\n'
}

func (w *inlineWriter) address(t token) {
	switch {
	case w.plain || t.alt != "" && t.alt != t.text:
		if w.plain || !called.HasPrefix(t.text, "http") {
			w.b.WriteString(escape(t.shown(), w.atLineStart(), true, false))
			return
		}
		w.b.WriteString("[" + escape(t.alt, false, false, false) + "](" + t.text + ")")
	case isAutolink(t.text):
		w.b.WriteString("<" + t.text + ">")
	default:
		w.b.WriteString("[" + escape(t.text, false, false, false) + "](" + t.text + ")")
	}
}

// isAutolink reports whether an address can stand between angle brackets.
func isAutolink(s string) bool {
	return (called.HasPrefix(s, "http://") || called.HasPrefix(s, "https://")) && !strings.ContainsAny(s, " <>\\")
}

// destinationOf is the address of the link that the token at i closes.
func destinationOf(run []token, i int) string {
	for i--; i >= 0; i-- {
		if run[i].kind == opening && run[i].of == linked {
			return run[i].text
		}
	}
	return ""
}

// codeOf is a code span: between more backticks than it holds in a row.
func codeOf(s string) string {
	fence := fenceFor(s, "`")
	if called.HasPrefix(s, "`") || called.HasSuffix(s, "`") {
		s = " " + s + " "
	}
	return fence + s + fence
}

// keepable finds the emphasis that Markdown would read as such: its marks stand close to words, and
// not between a letter and a quotation mark, as in **“Wait.”**he.
func keepable(run []token) map[int]bool {
	var kept map[int]bool
	var open []int
	for i, t := range run {
		if t.kind == opening {
			open = append(open, i)
		}
		if t.kind != closing || len(open) == 0 {
			continue
		}
		from := open[len(open)-1]
		open = open[:len(open)-1]
		if t.of == linked || !opens(run, from) || !closes(run, i) {
			continue
		}
		if kept == nil {
			kept = map[int]bool{}
		}
		kept[from], kept[i] = true, true
	}
	return kept
}

// opens reports whether a mark before run[i+1] opens emphasis.
func opens(run []token, i int) bool {
	before, after := neighbours(run, i)
	return !isGap(after) && (!isMark(after) || isGap(before) || isMark(before))
}

// closes reports whether a mark after run[i-1] closes emphasis.
func closes(run []token, i int) bool {
	before, after := neighbours(run, i)
	return !isGap(before) && (!isMark(before) || isGap(after) || isMark(after))
}

// neighbours are the characters on both sides of a mark; a space at the ends.
func neighbours(run []token, i int) (before, after rune) {
	before, after = ' ', ' '
	if i > 0 {
		before = edge(run[i-1], true)
	}
	if i+1 < len(run) {
		after = edge(run[i+1], false)
	}
	return before, after
}

// edge is the last or the first character that a token writes.
func edge(t token, last bool) rune {
	switch {
	case t.kind == breaking:
		return '\n'
	case t.kind != wordsToken:
		return '*' // a mark of Markdown's
	case last:
		r, _ := utf8.DecodeLastRuneInString(t.text)
		return r
	}
	r, _ := called.FirstRune(t.text)
	return r
}

//go:noinline
func isGap(r rune) bool { return unicode.IsSpace(r) }

func isMark(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }

// reopens reports whether an element begins where one of its kind has just ended.
func reopens(last, next token) bool {
	return next.kind == opening && next.of != linked && last.kind == closing && last.of == next.of
}
