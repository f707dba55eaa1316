package feed

import (
	"bytes"
	"fmt"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/index"
)

// The types of a W3C Web Annotation collection (https://www.w3.org/TR/annotation-model/).
type (
	collection struct {
		Context string   `json:"@context"`
		ID      string   `json:"id"`
		Type    string   `json:"type"`
		Label   string   `json:"label"`
		Total   int      `json:"total"`
		First   *annPage `json:"first,omitempty"`
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
		Generator  agent      `json:"generator"`
		Body       []annBody  `json:"body"`
		Target     []annPlace `json:"target"`
	}
	agent struct {
		Type string `json:"type"`
		Name string `json:"name"`
	}
	annBody struct {
		Type    string `json:"type"`
		Source  string `json:"source,omitempty"`
		Value   string `json:"value,omitempty"`
		Format  string `json:"format,omitempty"`
		Lang    string `json:"language,omitempty"`
		Purpose string `json:"purpose"`
	}
	annPlace struct {
		Source   string        `json:"source"`
		Selector []annSelector `json:"selector"`
	}
	annSelector struct {
		Type   string `json:"type"`
		Exact  string `json:"exact,omitempty"`
		Prefix string `json:"prefix,omitempty"`
		Suffix string `json:"suffix,omitempty"`
		Start  *int   `json:"start,omitempty"`
		End    *int   `json:"end,omitempty"`
	}
)

// Annotations writes a story's utterances as a Web Annotation collection. s is what the story's own page may tell, text its readable text, whose code points the
// position selectors count; for a story whose access is not full text is "", and the words are selected without what stands around them.
func (m *Maker) Annotations(b *bytes.Buffer, s *index.Story, text string) error {
	id := m.url(s.Address + "annotations.json")
	c := collection{Context: "http://www.w3.org/ns/anno.jsonld", ID: id, Type: "AnnotationCollection", Label: "Quotations in “" + s.Title + "”"}
	page := annPage{ID: id + "#page", Type: "AnnotationPage", Of: id, Items: []annotation{}}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.EchoOf == "" {
			page.Items = append(page.Items, m.annotation(id, row{m, s, u}, text))
		}
	}
	if c.Total = len(page.Items); c.Total > 0 {
		c.First = &page
	}
	err := value(b, c)
	b.WriteByte('\n')
	return err
}

func (m *Maker) annotation(id string, r row, text string) annotation {
	a := annotation{
		ID: id + "#" + r.u.ID, Type: "Annotation", Motivation: "identifying", Generator: agent{"Software", "onrecord " + m.site.Engine},
		Body: []annBody{{Type: "TextualBody", Value: r.identified(), Format: "text/plain", Lang: m.site.Language, Purpose: "identifying"}},
	}
	if e := r.entity(); e.HasPage() && e.Entry != nil {
		a.Body = append(a.Body, annBody{Type: "SpecificResource", Source: m.url(SpeakerAddress(e)), Purpose: "identifying"})
	}
	if r.u.By != "" {
		a.Creator = &agent{"Person", r.u.By}
	}
	for _, p := range r.u.Parts {
		a.Target = append(a.Target, m.target(r.s, p, text))
	}
	return a
}

// identified says in words who said it and how that was read.
func (r row) identified() string {
	if r.u.Who == nil {
		return "No speaker found, " + r.readBy() + "."
	}
	s, _ := name(r.u.Who).(string)
	if role, ok := r.role().(string); ok {
		s += ", " + role
	}
	if via, ok := name(r.u.Via).(string); ok {
		s += ", as quoted by " + via
	}
	return fmt.Sprintf("%s. %s, %s.", s, r.u.Reading, r.readBy())
}

// around is how much text a quotation's selector takes from either side, in bytes.
const around = 32

func (m *Maker) target(s *index.Story, p index.Part, text string) annPlace {
	quote := annSelector{Type: "TextQuoteSelector", Exact: p.Text}
	if text == "" {
		return annPlace{Source: m.url(s.Address), Selector: []annSelector{quote}}
	}
	quote.Prefix, quote.Suffix = text[runeStart(text, p.Start-around):p.Start], text[p.End:runeStart(text, p.End+around)]
	source := m.url(s.Address)
	selectors := []annSelector{quote}
	if m.site.Text && s.Ties == 0 {
		source += "story.txt"
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
