package cms

import (
	"bytes"
	"encoding/json"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
)

// JSONFeed is a JSON Feed with the full text of its stories.
func JSONFeed() item.Format {
	return item.Format{
		ID: "jsonfeed", Title: "JSON Feed with full text",
		Recognises: func(in item.Input) int {
			head := bytes.TrimSpace(called.TrimBytes(in.Head, []byte("\xef\xbb\xbf")))
			plain := bytes.ReplaceAll(head, []byte(`\/`), []byte("/"))
			if looksJSON(head) && bytes.Contains(plain[:min(len(plain), 2000)], []byte("jsonfeed.org/version/")) {
				return 98
			}
			return 0
		},
		Read: readJSONFeed,
	}
}

// feedItem is one of its items.
type feedItem struct {
	ID          any          `json:"id"`
	URL         string       `json:"url"`
	External    string       `json:"external_url"`
	Title       string       `json:"title"`
	HTML        string       `json:"content_html"`
	Text        string       `json:"content_text"`
	Summary     string       `json:"summary"`
	Image       string       `json:"image"`
	Banner      string       `json:"banner_image"`
	Published   string       `json:"date_published"`
	Modified    string       `json:"date_modified"`
	Language    string       `json:"language"`
	Tags        []string     `json:"tags"`
	Author      *feedAuthor  `json:"author"`
	Authors     []feedAuthor `json:"authors"`
	Attachments []feedFile   `json:"attachments"`
}

type feedAuthor struct {
	Name string `json:"name"`
}

type feedFile struct {
	URL   string `json:"url"`
	Type  string `json:"mime_type"`
	Title string `json:"title"`
}

func readJSONFeed(in item.Input, to item.Sink) error {
	lang := feedHead(in.Head)
	f := &feed{in: in, to: to}
	return eachRecord(in, list{path: []string{"items", "*"}}, to, func(at item.Place, raw []byte) error {
		var i feedItem
		if err := json.Unmarshal(raw, &i); err != nil {
			return to.Aside(at, bytes.Clone(raw), "This item is not as a JSON Feed has it ("+err.Error()+").")
		}
		it := i.item(at, raw)
		if it.Lang == "" {
			it.Lang = lang
		}
		return f.handOn(it, i)
	})
}

// feedHead is the language of a whole feed, as far as it stands before the items.
func feedHead(head []byte) string {
	before, _, _ := bytes.Cut(head, []byte(`"items"`))
	_, rest, ok := bytes.Cut(before, []byte(`"language"`))
	if !ok {
		return ""
	}
	parts := bytes.SplitN(rest, []byte(`"`), 3)
	if len(parts) < 3 {
		return ""
	}
	return string(parts[1])
}

func (i feedItem) item(at item.Place, raw []byte) item.Item {
	id := worded(lowered(i.ID))
	it := item.Item{
		Place: at, Original: bytes.Clone(raw), SourceID: firstOf(id, i.URL, i.External), Title: plain(i.Title),
		Lang: i.Language,
		URL:  firstOf(i.URL, i.External), Published: stamp.Parse(i.Published), Updated: stamp.Parse(i.Modified),
	}
	it.Place.Name = firstOf(id, it.URL, at.Name)
	if !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
	if i.Author != nil {
		it.Bylines = add(it.Bylines, writers(i.Author.Name)...)
	}
	for _, a := range i.Authors {
		it.Bylines = add(it.Bylines, writers(a.Name)...)
	}
	for _, t := range i.Tags {
		it.Tags = add(it.Tags, plain(t))
	}
	for _, address := range add(nil, i.Banner, i.Image) {
		it.Images = append(it.Images, item.Image{Address: address})
	}
	for _, a := range i.Attachments {
		if called.HasPrefix(a.Type, "image/") {
			it.Images = append(it.Images, item.Image{Address: a.URL, Alt: plain(a.Title)})
		}
	}
	return it
}

// handOn takes the text of an item. One that has only a summary is set aside.
func (f *feed) handOn(it item.Item, i feedItem) error {
	switch {
	case hasWords(plain(i.HTML)):
		it.Body = item.Body{Kind: item.HTML, Text: paragraphs(i.HTML)}
	case hasWords(i.Text):
		it.Body = item.Body{Kind: item.Text, Text: i.Text}
	case hasWords(i.Summary) && !excerpt(i.Summary):
		it.Body = item.Body{Kind: item.HTML, Text: paragraphs(i.Summary)}
		return f.to.Story(it)
	default:
		what := "no text"
		if hasWords(i.Summary) {
			what = "only an excerpt (“" + cutWords(plain(i.Summary), 60) + "”)"
		}
		return f.to.Aside(it.Place, it.Original, "The feed has "+what+" of this story"+
			with(it.URL, ", which stands at ")+": import the page itself, or an export of the system.")
	}
	deck := plain(i.Summary)
	if !called.Has(folded(plain(it.Body.Text)), firstLetters(folded(deck), 60)) {
		it.Deck = deck
	}
	return f.to.Story(it)
}
