package markup

import "github.com/onrecord/onrecord/internal/prose"

// Wire lays out wire copy: paragraphs, crossheads, lists and the publisher's notice, of which the
// parts already are readable text. Neighbouring list items make a list, neighbouring parts of the
// notice one <footer class="notice">.
func Wire(parts []prose.Part) *Document {
	c := compiler{doc: &Document{parts: parts, sources: make([][]leafSource, len(parts))}}
	c.headings = headings{taken: map[string]int{}, last: 1}
	around := prose.Paragraph
	for i, p := range parts {
		if p.Kind != around {
			c.literal(wireEnd[around] + wireBegin[p.Kind])
			around = p.Kind
		}
		if p.Text != "" {
			c.wirePart(i, p)
		}
	}
	c.literal(wireEnd[around])
	return c.doc
}

var (
	wireBegin = map[prose.Kind]string{prose.ListItem: "<ul class=\"dash\">\n",
		prose.Notice: "<footer class=\"notice\">\n"}
	wireEnd = map[prose.Kind]string{prose.ListItem: "</ul>\n", prose.Notice: "</footer>\n"}
)

func (c *compiler) wirePart(i int, p prose.Part) {
	s := step{part: i, open: "<p>", close: "</p>\n", para: p.Kind == prose.Paragraph}
	from := 0
	switch p.Kind {
	case prose.Crosshead:
		s.open, s.close = `<h2 id="`+escaped(c.headings.id(p.Text))+`">`, "</h2>\n"
	case prose.ListItem:
		s.open, s.close = "<li>", "</li>\n"
		from = bullet(p.Kind, p.Text)
	}
	s.flow = []event{{kind: leaf, Range: prose.Range{Start: from, End: len(p.Text)}}}
	c.doc.steps = append(c.doc.steps, s)
}
