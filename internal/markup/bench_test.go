package markup

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/yuin/goldmark/text"
)

// story is 520 words of Markdown, as most stories are: paragraphs, quotations, a crosshead, a
// little emphasis, a link.
func story() []byte {
	var b strings.Builder
	for i := range 10 {
		if i == 5 {
			b.WriteString("## Who pays\n\n")
		}
		fmt.Fprintf(&b, "The board agreed last night to dredge the bar for the first time in *eleven* years, after a "+
			"meeting that ran past ten and emptied the urn %d times.\n\n", i)
		b.WriteString("“We have nine weeks between the herring and the boats,” said Ines Corvale, the [board’s " +
			"engineer](/speakers/ines-corvale/). She told members that waiting would be “a decision in itself”.\n\n")
	}
	return []byte(b.String())
}

// layerOf marks each quotation of the text.
func layerOf(t prose.Text) Layer {
	var l Layer
	for from := 0; ; {
		i := strings.Index(t.S[from:], "“")
		if i < 0 {
			return l
		}
		end := strings.Index(t.S[from+i:], "”") + from + i + len("”")
		id := fmt.Sprintf("%07d", len(l.Quotes))
		l.Quotes = append(l.Quotes, Quote{Range: prose.Range{Start: from + i, End: end}, Utterance: id, ID: "q-" + id,
			Figure: &Figure{ID: "r-" + id, Href: "#n-" + id, Text: "1", Label: "1 Ines Corvale"}})
		l.Links = append(l.Links, Link{Range: prose.Range{Start: end, End: end + 6}, Href: "/speakers/ines-corvale/"})
		from = end
	}
}

func BenchmarkMarkdown(b *testing.B) {
	c, src := New(Options{}), story()
	b.ReportAllocs()
	for b.Loop() {
		c.Markdown(src)
	}
}

// BenchmarkGoldmark is the floor: what goldmark's parser takes by itself.
func BenchmarkGoldmark(b *testing.B) {
	c, src := New(Options{}), story()
	b.ReportAllocs()
	for b.Loop() {
		c.plain.Parse(text.NewReader(src))
	}
}

func BenchmarkHTML(b *testing.B) {
	doc := New(Options{}).Markdown(story())
	words := prose.Join(doc.Parts())
	layer := layerOf(words)
	b.ReportAllocs()
	for b.Loop() {
		doc.HTML(words, 0, layer)
	}
}

func BenchmarkSource(b *testing.B) {
	src := story()
	b.ReportAllocs()
	for b.Loop() {
		AppendSource(nil, src, false)
	}
}

// BenchmarkLong takes texts of one, two and four megabytes: the time must double with the length.
func BenchmarkLong(b *testing.B) {
	for name, unit := range map[string]string{
		"story": string(story()), "one paragraph": "“a *b* c” d ", "marks": "“‘", "stars": "*a ", "brackets": "[a](b ",
		"quotations": "“a” ",
	} {
		for _, megabytes := range []int{1, 2, 4} {
			src := strings.Repeat(unit, megabytes<<20/len(unit))
			b.Run(fmt.Sprintf("source/%s/%d", name, megabytes), func(b *testing.B) {
				for b.Loop() {
					AppendSource(nil, []byte(src), false)
				}
			})
			b.Run(fmt.Sprintf("html/%s/%d", name, megabytes), func(b *testing.B) {
				doc := Wire([]prose.Part{{Text: src}})
				words := prose.Join(doc.Parts())
				layer := Layer{}
				if name == "quotations" {
					layer = layerOf(words)
				}
				for b.Loop() {
					doc.HTML(words, 0, layer)
				}
			})
		}
	}
}

// BenchmarkHostile reads and lays out what nobody writes but somebody may send, at two lengths: the
// time must double with the length.
func BenchmarkHostile(b *testing.B) {
	c := New(Options{})
	for name, unit := range map[string]string{
		"links": "[a](b) ", "tags": "<b>", "crossheads": "# a\n", "footnotes": "[^1] ", "images": "![x](y)\n\n",
		"runs": "“a\n\n“b”\n\n", "code": "\n```go\nx\n```\n",
	} {
		for _, n := range []int{10_000, 20_000} {
			src := []byte(strings.Repeat(unit, n) + "\n\n[^1]: note\n")
			b.Run(fmt.Sprintf("%s/%d", name, n), func(b *testing.B) {
				for b.Loop() {
					doc := c.Markdown(src)
					words := prose.Join(doc.Parts())
					doc.HTML(words, 0, layerOf(words))
				}
			})
		}
	}
}
