package markup

import (
	"strconv"

	east "github.com/yuin/goldmark/extension/ast"
)

// The story's own footnotes are lettered: the archive's figures are numbers, and a reader must not
// take one for the other.

func (c *compiler) footnotes(n *east.FootnoteList, at place) {
	c.literal("<section class=\"fn\" role=\"doc-endnotes\" aria-label=\"Footnotes\">\n<ol type=\"a\">\n")
	for note := n.FirstChild(); note != nil; note = note.NextSibling() {
		f, ok := note.(*east.Footnote)
		if !ok {
			continue
		}
		c.wrap(f, `<li id="fn-`+letters(f.Index)+`">`, "</li>\n", at)
	}
	c.literal("</ol>\n</section>\n")
}

func (c *compiler) footnoteLink(n *east.FootnoteLink) {
	l := letters(n.Index)
	c.void(`<sup><a class="fr" id="`+footnoteBack(n.Index, n.RefIndex)+`" href="#fn-`+l+
		`" role="doc-noteref" aria-label="Footnote `+l+`">`+l+`</a></sup>`, event{linked: true})
}

func (c *compiler) footnoteBacklink(n *east.FootnoteBacklink) {
	label := "Back to footnote " + letters(n.Index) + " in the text"
	if n.RefCount > 1 {
		label += ", place " + strconv.Itoa(n.RefIndex+1)
	}
	c.void(` <a class="fb" href="#`+footnoteBack(n.Index, n.RefIndex)+`" role="doc-backlink" aria-label="`+label+
		`">↩</a>`, event{linked: true})
}

// footnoteBack is the id of a place in the text that leads to a footnote.
func footnoteBack(index, ref int) string {
	id := "fr-" + letters(index)
	if ref > 0 {
		id += strconv.Itoa(ref + 1)
	}
	return id
}

// letters counts a, b, … z, aa, ab, as HTML's lists do; the first is 1.
func letters(n int) string {
	var s []byte
	for ; n > 0; n = (n - 1) / 26 {
		s = append([]byte{byte('a' + (n-1)%26)}, s...)
	}
	return string(s)
}
