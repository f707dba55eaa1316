package markup

import (
	"math/rand"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/prose"
	_ "github.com/onrecord/onrecord/internal/testing/steady"
)

// htmlPieces are what stories that were written in HTML are made of; %s stands for words.
var htmlPieces = []string{
	"<p>%s</p>\n", "<p>%s <b>%s</b> %s</p>\n\n", "<p>%s<br>%s</p>", "<div>\n  <p>%s</p>\n  %s\n</div>\n\n",
	"<blockquote><p>%s</p><cite>%s</cite></blockquote>\n\n", "<ul>\n<li>%s</li>\n<li>%s</li>\n</ul>\n\n",
	"<h3>%s</h3>\n\n", "%s <em>%s</em>\n\n", "%s <a href=\"/x\">%s</a> %s\n\n", "<!-- none -->\n\n",
	"<script>none</script>\n\n", "<table><tr><td>%s</td><td>%s</td></tr></table>\n\n", "<p>%s&nbsp;&ldquo;%s&rdquo;</p>\n\n",
	"<figure><img src=\"a.jpg\"><figcaption>%s</figcaption></figure>\n\n", "> <p>%s</p>\n\n", "- <b>%s</b>\n\n",
	"<div><style>none</style>%s <span hidden-not>%s</span></div>\n\n",
}

// TestHTMLWords: the words that a browser shows of a story written in HTML are its readable text,
// whether its tags are passed on or shown.
func TestHTMLWords(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		var b strings.Builder
		for range rapid.IntRange(1, 6).Draw(r, "pieces") {
			piece := rapid.SampledFrom(htmlPieces).Draw(r, "piece")
			for strings.Contains(piece, "%s") {
				words := rapid.StringMatching(`[a-zé“”,]{1,8}( [a-z]{1,6}){0,3}`).Draw(r, "words")
				piece = strings.Replace(piece, "%s", words, 1)
			}
			b.WriteString(piece)
		}
		for _, raw := range []bool{true, false} {
			doc := New(Options{RawHTML: raw}).Markdown([]byte(b.String()))
			text := prose.Join(doc.Parts())
			read := shownWords(words(t, doc.HTML(text, 0, Layer{})))
			if want := shownWords(text.S); read != want {
				r.Fatalf("raw %v: %q\nthe HTML reads\n%s\nthe parts\n%s", raw, b.String(), read, want)
			}
			if raw && strings.Contains(text.S, "none") {
				r.Fatalf("a script's words are read: %q", text.S)
			}
		}
	})
}

// scraps are what broken HTML in Markdown is made of.
var scraps = []string{
	"<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<a href='x'>", "</a>", "<br>", "<script>", "</script>", "<!--", "-->",
	"“one”", "two", " ", "\n", "\n\n", "&amp;", "&nbsp;", "&NewLine;", "<img src=a>", "<pre>", "</pre>", "*em*", "> ", "- ",
	"`c`", "<table><tr><td>", "</td></tr></table>", "<h1>", "</h1>", "<", "<style>", "[x](y)", "\t", "<textarea>",
	"<plaintext>", "|a|b|\n|-|-|\n", "[^1]", "[^1]: n", "é", "<svg/>", "<?php ?>", "<![CDATA[x]]>", "    ",
}

// TestBrokenHTML does as FuzzRawHTML and FuzzLayers for tags that open, close and cross as they
// like.
func TestBrokenHTML(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		body := strings.Join(rapid.SliceOfN(rapid.SampledFrom(scraps), 1, 14).Draw(r, "scraps"), "")
		random := rand.New(rand.NewSource(rapid.Int64().Draw(r, "seed")))
		for _, raw := range []bool{true, false} {
			doc := New(Options{RawHTML: raw}).Markdown([]byte(body))
			text := prose.Join(doc.Parts())
			layer := randomLayer(random, text, true)
			checkParts(t, doc)
			checkOrigins(t, doc, body)
			checkRaw(t, doc, text, layer)
			if !raw {
				checkDocument(t, doc, text)
				checkLayer(t, doc, text, layer)
			}
		}
	})
}

// shownWords are the words without white space, and without what stands in scripts, styles and
// comments.
func shownWords(s string) string {
	s = strings.ReplaceAll(s, "none", "")
	return strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, s)
}
