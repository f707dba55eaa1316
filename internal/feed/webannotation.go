package feed

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// The types of a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/).
type (
	collection struct {
		Context   []any    `json:"@context"`
		ID        string   `json:"id"`
		Type      string   `json:"type"`
		Label     string   `json:"label"`
		Generator agent    `json:"generator"`
		Total     int      `json:"total"`
		First     *annPage `json:"first,omitempty"`
	}
	base struct {
		Base string `json:"@base"`
	}
	annPage struct {
		ID    string       `json:"id"`
		Type  string       `json:"type"`
		Of    string       `json:"partOf"`
		Start int          `json:"startIndex"`
		Items []annotation `json:"items"`
	}
	annotation struct {
		ID         string     `json:"id"`
		Type       string     `json:"type"`
		Motivation string     `json:"motivation"`
		Creator    *agent     `json:"creator,omitempty"`
		Body       []annBody  `json:"body"`
		Target     []annPlace `json:"target"`
	}
	agent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	annBody struct {
		ID    string `json:"id,omitempty"`
		Type  string `json:"type,omitempty"`
		Value string `json:"value,omitempty"`
		Lang  string `json:"language,omitempty"`
	}
	annPlace struct {
		Source   string        `json:"source"`
		Selector []annSelector `json:"selector"`
	}
	annSelector struct {
		Type   string `json:"type"`
		Meets  string `json:"conformsTo,omitempty"`
		Value  string `json:"value,omitempty"`
		Exact  string `json:"exact,omitempty"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
		Start  *int   `json:"start,omitempty"`
		End    *int   `json:"end,omitempty"`
	}
)

// Annotations writes the utterances of story i as a Web Annotation collection, as far as they may
// be told away from the story's own page. text is its readable text, whose code points the position
// selectors count. Where a name or words of the story are hidden, or text is "" because the story's
// access is not full, what stands around the words is not told, and they are selected by their
// anchor. Addresses in the collection are relative to its own, which it names: written out they
// would be a quarter of the file.
func (m *Maker) Annotations(b *bytes.Buffer, i int, text string) error {
	s := m.ix.Stories[i]
	if s != m.ix.OwnPage(i) {
		text = ""
	}
	id := m.url(s.Address + address.Annotations)
	c := collection{
		Context: []any{"http://www.w3.org/ns/anno.jsonld", base{id}}, ID: id, Type: "AnnotationCollection",
		Label: "Quotations in “" + s.Title + "”", Generator: agent{"Software", "onrecord " + m.site.Engine},
	}
	page := annPage{ID: "#page", Type: "AnnotationPage", Of: address.Annotations, Items: []annotation{}}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Counted() {
			page.Items = append(page.Items, m.annotation(m.rowOf(index.Ref{}, s, u), text))
		}
	}
	if c.Total = len(page.Items); c.Total > 0 {
		c.First = &page
	}
	err := value(b, c)
	b.WriteByte('\n')
	return err
}

func (m *Maker) annotation(r row, text string) annotation {
	a := annotation{
		ID: "#" + r.u.ID, Type: "Annotation", Motivation: "identifying",
		Body: []annBody{{Type: "TextualBody", Value: r.identified(), Lang: m.site.Language}},
	}
	if e := r.e; e.HasPage() && e.Entry != nil {
		a.Body = append(a.Body, annBody{ID: m.url(e.Address())})
	}
	if r.u.By != "" {
		a.Creator = &agent{"Person", r.u.By}
	}
	for _, p := range r.u.Parts {
		a.Target = append(a.Target, m.target(r, p, text))
	}
	return a
}

// identified says in words who said it and how that was read.
func (r row) identified() string {
	switch {
	case r.u.Status == annotate.Withheld:
		return "Attribution withheld."
	case r.u.Status == annotate.Disputed:
		return "Attribution disputed."
	case r.u.Silent:
		return "Named in the story."
	case r.u.Who == nil:
		return "No speaker found, " + r.readBy() + "."
	}
	s := name(r.u.Who).text
	if role := r.role().text; role != "" {
		s += ", " + role
	}
	if via := name(r.u.Via).text; via != "" {
		s += ", as quoted by " + via
	}
	return fmt.Sprintf("%s. %s, %s.", s, r.u.Reading, r.readBy())
}

// around is how much text a quotation's selector takes from either side, in bytes.
const around = 32

// fragments says what a FragmentSelector's value is: the part of an HTML page's address after its
// #.
const fragments = "http://tools.ietf.org/rfc/rfc3236"

func (m *Maker) target(r row, p index.Part, text string) annPlace {
	quote := annSelector{Type: "TextQuoteSelector", Exact: p.Text}
	if text == "" {
		return annPlace{
			Source: "./",
			Selector: []annSelector{
				{Type: "FragmentSelector", Meets: fragments, Value: address.QuotationAnchor(r.u.ID)}, quote,
			},
		}
	}
	quote.Prefix, quote.Suffix = text[runeStart(text, p.Start-around):p.Start],
		text[p.End:runeStart(text, p.End+around)]
	source := "./"
	selectors := []annSelector{quote}
	if m.site.Text {
		source = address.StoryText
		selectors = append(selectors, annSelector{Type: "TextPositionSelector", Start: &p.CodeStart, End: &p.CodeEnd})
	}
	return annPlace{Source: source, Selector: selectors}
}

// runeStart is the first byte of a code point at or after at, kept inside s.
func runeStart(s string, at int) int {
	at = max(0, min(at, len(s)))
	for at < len(s) && !utf8.RuneStart(s[at]) {
		at++
	}
	return at
}
