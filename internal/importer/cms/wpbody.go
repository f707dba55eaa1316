package cms

import (
	"bytes"
	"encoding/json"
	"html"
	"strings"

	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
)

// body makes HTML of a post's content: shortcodes are read, blocks lose the comments that frame
// them, and what was written in the classic editor gets its paragraphs.
func (b *blog) body(it *item.Item, text string, depth int) string {
	text = strings.ReplaceAll(text, "\r\n", "\n")
	text = b.shortcodes(it, text, depth)
	if !called.Has(text, "<!-- wp:") {
		return autop(withoutComments(text))
	}
	var out called.Builder
	inside := 0
	for text != "" {
		i := strings.Index(text, "<!--")
		if i < 0 {
			i = len(text)
		}
		if inside > 0 {
			out.WriteString(text[:i])
		} else {
			out.WriteString(autop(text[:i]))
		}
		if i == len(text) {
			break
		}
		comment, rest, ok := called.Cut(text[i+4:], "-->")
		if !ok {
			out.WriteString(html.EscapeString(text[i:]))
			break
		}
		inside += b.block(it, strings.TrimSpace(comment), depth, &out)
		inside = max(inside, 0)
		text = rest
	}
	return out.String()
}

// block reads the comment that opens or closes a block, and says by how much it goes deeper.
func (b *blog) block(it *item.Item, comment string, depth int, out *called.Builder) int {
	if name, ok := called.CutPrefix(comment, "/wp:"); ok {
		if called.HasPrefix(name, "freeform") {
			return 0
		}
		return -1
	}
	name, ok := called.CutPrefix(comment, "wp:")
	if !ok || called.HasPrefix(name, "freeform") {
		return 0
	}
	name, whole := strings.CutSuffix(name, "/")
	if !whole {
		return 1
	}
	name, settings, _ := called.Cut(strings.TrimSpace(name), " ")
	var is struct {
		URL string      `json:"url"`
		Ref json.Number `json:"ref"`
	}
	_ = json.Unmarshal([]byte(settings), &is) // settings that cannot be read name nothing
	switch shared := b.blocks[is.Ref.String()]; {
	case name == "footnotes" && b.footnotes != "":
		out.WriteString(footnoteList(b.footnotes))
	case is.URL != "" && is.URL != "#":
		out.WriteString(linkTo(is.URL))
	case shared != "" && depth < 3:
		out.WriteString(b.body(it, shared, depth+1))
	case name == "more" || name == "nextpage" || name == "spacer" || name == "separator":
	default:
		left(&it.Left, "blocks that the site filled in", 1)
	}
	return 0
}

// footnoteList is a post's footnotes, which WordPress keeps beside the text, as a list.
func footnoteList(src string) string {
	var notes []struct{ ID, Content string }
	if json.Unmarshal([]byte(src), &notes) != nil {
		return "<p>" + html.EscapeString(src) + "</p>"
	}
	var out called.Builder
	for _, n := range notes {
		out.WriteString(`<li id="` + html.EscapeString(n.ID) + `">` + n.Content + "</li>")
	}
	return "<ol>" + out.String() + "</ol>"
}

// linkTo is a paragraph that leads to an address.
func linkTo(address string) string {
	a := html.EscapeString(strings.TrimSpace(address))
	return "\n\n<p><a href=\"" + a + "\">" + a + "</a></p>\n\n"
}

// withoutComments takes HTML comments away, WordPress's <!--more--> among them.
func withoutComments(s string) string {
	if !called.Has(s, "<!--") {
		return s
	}
	var out called.Builder
	for {
		before, rest, ok := called.Cut(s, "<!--")
		out.WriteString(before)
		if !ok {
			return out.String()
		}
		_, after, closed := called.Cut(rest, "-->")
		if !closed {
			out.WriteString(html.EscapeString(rest))
			return out.String()
		}
		s = after
	}
}

// runsOn are elements in which it is a space.
var runsOn = setOf("li td th dd address")

// noParagraphs are elements in which a blank line begins no paragraph.
var noParagraphs = setOf("p h1 h2 h3 h4 h5 h6 figcaption caption dt summary legend figure table tbody thead tfoot tr " +
	"ul ol dl " +
	"select option object video audio iframe form")

// verbatim are elements whose words are kept to the letter.
var verbatim = setOf("pre script style textarea svg noscript template math")

// autop gives text its paragraphs as WordPress does when it shows a post of the classic editor: a
// blank line begins one, a single line break stays a line break.
func autop(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	w, f := &paragrapher{}, newFinder(text)
	w.out.Grow(len(text) + len(text)/8)
	for at := 0; at < len(text); {
		i := f.find(at, "<")
		if i < 0 {
			i = len(text)
		}
		w.words(text[at:i])
		if i == len(text) {
			break
		}
		end := f.tagEnd(i)
		if end < 0 {
			w.words("<")
			at = i + 1
			continue
		}
		name := tagName(text[i:end])
		if verbatim[name] && text[i+1] != '/' {
			if j := f.find(i, "</"+name); j >= 0 {
				end = max(end, f.behind(j, ">"))
			}
			w.flush()
			w.out.WriteString(text[i:end])
		} else {
			w.tag(text[i:end], name)
		}
		at = end
	}
	w.flush()
	return w.out.String()
}

// tagName is the lower-case name of the tag that s is.
func tagName(s string) string {
	s = called.TrimPrefix(called.TrimPrefix(s, "<"), "/")
	i := 0
	for i < len(s) && isNameByte(s[i]) {
		i++
	}
	return strings.ToLower(s[:i])
}

// paragrapher collects a paragraph until something ends it.
type paragrapher struct {
	out   called.Builder
	para  bytes.Buffer
	stack []string // the open block elements
}

// kept reports whether blank lines mean nothing here.
func (w *paragrapher) kept() bool {
	return len(w.stack) > 0 && noParagraphs[w.stack[len(w.stack)-1]]
}

func (w *paragrapher) words(s string) {
	for {
		i := strings.Index(s, "\n")
		if i < 0 {
			w.para.WriteString(s)
			return
		}
		w.para.WriteString(s[:i])
		rest := strings.TrimLeft(s[i:], " \t\n\u00a0")
		switch blank := strings.Count(s[i:len(s)-len(rest)], "\n") > 1; {
		case w.kept():
			w.para.WriteString("\n")
		case blank:
			w.flush()
		default:
			w.para.WriteString("<br />\n")
		}
		s = rest
	}
}

func (w *paragrapher) tag(tag, name string) {
	if !blockTags[name] {
		w.para.WriteString(tag)
		return
	}
	w.flush()
	w.out.WriteString(tag)
	switch {
	case called.HasPrefix(tag, "</"):
		for i := len(w.stack) - 1; i >= 0 && i > len(w.stack)-20; i-- {
			if w.stack[i] == name {
				w.stack = w.stack[:i]
				break
			}
		}
	case name != "hr" && name != "embed" && !called.HasSuffix(tag, "/>"):
		w.stack = append(w.stack, name)
	}
}

// flush ends the paragraph.
func (w *paragrapher) flush() {
	s := strings.TrimSpace(w.para.String())
	w.para.Reset()
	s = trimBreaks(s)
	if s == "" {
		return
	}
	switch inner := ""; {
	case len(w.stack) > 0:
		inner = w.stack[len(w.stack)-1]
		if noParagraphs[inner] || runsOn[inner] {
			w.out.WriteString(s + "\n")
			return
		}
		fallthrough
	default:
		if isAddress(s) {
			w.out.WriteString(linkTo(html.UnescapeString(s)))
			return
		}
		w.out.WriteString("<p>")
		w.out.WriteString(s)
		w.out.WriteString("</p>\n")
	}
}

func trimBreaks(s string) string {
	for {
		t := strings.TrimSpace(called.TrimSuffix(called.TrimPrefix(s, "<br />"), "<br />"))
		if t == s {
			return s
		}
		s = t
	}
}

// isAddress reports whether a paragraph is nothing but an address, which WordPress shows as an
// embed.
func isAddress(s string) bool {
	return (called.HasPrefix(s, "https://") || called.HasPrefix(s, "http://")) && !strings.ContainsAny(s, " \n\t<>\"")
}

// imageSources are the addresses of the images of an HTML body, each once.
func imageSources(body string) (sources []string) {
	if !called.Has(body, "<img") && !called.Has(body, "<IMG") {
		return nil
	}
	z := xhtml.NewTokenizer(strings.NewReader(body))
	for {
		t := z.Next()
		if t == xhtml.ErrorToken {
			return sources
		}
		name, more := z.TagName()
		if string(name) != "img" || t == xhtml.EndTagToken {
			continue
		}
		for more {
			var k, v []byte
			if k, v, more = z.TagAttr(); string(k) == "src" {
				sources = add(sources, string(v))
			}
		}
	}
}

// isNameByte reports whether an element's name may have a byte.
func isNameByte(c byte) bool { return isASCIILetter(c) || '0' <= c && c <= '9' || c == '-' }
