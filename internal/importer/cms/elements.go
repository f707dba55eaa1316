package cms

import (
	"encoding/json"
	"html"

	"github.com/onrecord/onrecord/internal/called"
)

// storyPiece is a piece of a text as Arc writes it, and systems that follow it: a paragraph, a
// heading, a list, a quotation.
type storyPiece struct {
	Type     string       `json:"type"`
	Subtype  string       `json:"subtype"`
	Content  any          `json:"content"`
	Level    int          `json:"level"`
	ListType string       `json:"list_type"`
	URL      string       `json:"url"`
	Caption  string       `json:"caption"`
	Elements []storyPiece `json:"content_elements"`
	Items    []storyPiece `json:"items"`
	Citation struct {
		Content string `json:"content"`
	} `json:"citation"`
	Embed struct {
		URL string `json:"url"`
	} `json:"embed"`
}

// elementsHTML is the HTML of a list of elements, or "" where it is none.
func elementsHTML(raw []byte) string {
	var all []storyPiece
	if json.Unmarshal(raw, &all) != nil {
		return ""
	}
	var b called.Builder
	for _, e := range all {
		e.write(&b, 0)
	}
	return b.String()
}

func (e storyPiece) write(b *called.Builder, depth int) {
	const deepest = 20
	if depth > deepest {
		return
	}
	content, _ := e.Content.(string)
	around := func(tag string) {
		b.WriteString("<" + tag + ">" + content)
		for _, x := range append(e.Elements, e.Items...) {
			x.write(b, depth+1)
		}
		if e.Citation.Content != "" {
			b.WriteString("<cite>" + e.Citation.Content + "</cite>")
		}
		b.WriteString("</" + tag + ">\n")
	}
	switch e.Type {
	case "text":
		around("p")
	case "header":
		around("h2")
	case "quote", "blockquote":
		around("blockquote")
	case "list":
		tag := "ul"
		if e.ListType == "ordered" {
			tag = "ol"
		}
		b.WriteString("<" + tag + ">")
		for _, x := range e.Items {
			b.WriteString("<li>")
			x.write(b, depth+1)
			b.WriteString("</li>")
		}
		b.WriteString("</" + tag + ">\n")
	case "raw_html":
		b.WriteString(content + "\n")
	case "image":
		b.WriteString(`<figure><img src="` + html.EscapeString(e.URL) + `"><figcaption>` + e.Caption +
			"</figcaption></figure>\n")
	case "divider":
		b.WriteString("<hr>\n")
	case "interstitial_link":
	default:
		if address := firstOf(e.URL, e.Embed.URL); content == "" && address != "" {
			b.WriteString(linkTo(address))
		} else if content != "" || len(e.Elements)+len(e.Items) > 0 {
			around("div")
		}
	}
}
