package page

import (
	"encoding/json"
	"html/template"
	"strings"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
)

// newsArticle is a story in the words of schema.org.
type newsArticle struct {
	Context   string          `json:"@context"`
	Type      string          `json:"@type"`
	ID        string          `json:"@id"`
	Headline  string          `json:"headline"`
	Published string          `json:"datePublished"`
	Modified  string          `json:"dateModified,omitempty"`
	Author    []thing         `json:"author,omitempty"`
	Publisher thing           `json:"publisher"`
	Section   string          `json:"articleSection,omitempty"`
	Language  string          `json:"inLanguage"`
	Page      string          `json:"printPage,omitempty"`
	Edition   string          `json:"printEdition,omitempty"`
	License   string          `json:"license,omitempty"`
	First     string          `json:"isBasedOn,omitempty"`
	Parts     []quotationData `json:"hasPart,omitempty"`
}

// quotationData is an utterance; its ID counts from the story's address, as those of speakers from
// the site's. Who says it is told only where he is registered or somebody has checked it.
type quotationData struct {
	Type string `json:"@type"`
	ID   string `json:"@id"`
	Text string `json:"text"`
	By   any    `json:"spokenByCharacter,omitempty"`
}

// thing is a person or an organisation.
type thing struct {
	Type   string `json:"@type"`
	ID     string `json:"@id,omitempty"`
	Name   string `json:"name"`
	URL    string `json:"url,omitempty"`
	SameAs string `json:"sameAs,omitempty"`
}

// reference names a thing that has been described before.
type reference struct {
	ID string `json:"@id"`
}

// linkedData is a story as JSON-LD, or "" where the site has not said where it stands: nothing has
// a name then. encoding/json writes <, > and & as escapes, so that it may stand in a script
// element.
func (p storyPage) linkedData(s *index.Story) template.JS {
	if p.site.BaseURL == "" {
		return ""
	}
	publisher := p.publisher(s)
	a := newsArticle{
		Context: "https://schema.org", Type: "NewsArticle", ID: p.full(s.Address), Headline: s.Title,
		Published: isoDate(s.Date),
		Publisher: thing{Type: "Organization", Name: publisher.Text, URL: publisher.Href},
		Section:   s.Section, Language: or(s.Lang, p.site.Language), Page: s.Source.Page, Edition: s.Source.Edition,
		First: s.Source.URL,
	}
	if called.HasPrefix(s.Source.License, "http") {
		a.License = s.Source.License
	}
	if !s.Updated.IsZero() {
		a.Modified = isoDate(s.Updated)
	}
	for _, name := range s.Bylines {
		a.Author = append(a.Author, thing{Type: "Person", Name: name})
	}
	a.Parts = p.quotationData(s)
	js, err := json.Marshal(a)
	if err != nil {
		panic(err) // strings alone: it cannot fail
	}
	return template.JS(js)
}

// quotationData lists what a story says was said.
func (p storyPage) quotationData(s *index.Story) []quotationData {
	var out []quotationData
	told := map[string]bool{}
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if !u.Listed() {
			continue
		}
		q := quotationData{
			Type: "Quotation", ID: "#" + address.QuotationAnchor(u.ID), Text: strings.Join(u.Shown, "\n\n"),
		}
		if who := p.speakerData(u.Who, u); len(who) > 0 {
			for n, w := range who {
				if t := w.(thing); t.ID != "" && told[t.ID] {
					who[n] = reference{t.ID}
				} else {
					told[t.ID] = true
				}
			}
			q.By = who
			if len(who) == 1 {
				q.By = who[0]
			}
		}
		out = append(out, q)
	}
	return out
}

// speakerData describes who says an utterance: nobody, one, or the members of a group. Each is a
// thing.
func (p storyPage) speakerData(w *index.Who, u *index.Utterance) []any {
	if w == nil {
		return nil
	}
	var out []any
	for i := range w.Members {
		out = append(out, p.speakerData(&w.Members[i], u)...)
	}
	if w.Type != annotate.Person && w.Type != annotate.Organisation {
		return out
	}
	e := p.ix.EntityOf(w)
	switch {
	case e != nil && e.Entry != nil && e.HasPage():
		t := thing{Type: schemaType(w.Type), ID: p.entityHref(e), Name: e.Name}
		if e.Entry.Wikidata != "" {
			t.SameAs = "http://www.wikidata.org/entity/" + e.Entry.Wikidata
		}
		return append(out, t)
	case checkedBySomebody(u) && (e == nil || e.Visibility != index.None):
		return append(out, thing{Type: schemaType(w.Type), Name: w.Name})
	}
	return out
}

func checkedBySomebody(u *index.Utterance) bool {
	return u.Decided || u.Status == annotate.Confirmed || u.Status == annotate.Corrected
}

func schemaType(t annotate.EntityType) string {
	if t == annotate.Organisation {
		return "Organization"
	}
	return "Person"
}
