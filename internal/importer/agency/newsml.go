package agency

import (
	"encoding/base64"
	"slices"
	"strconv"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

func recognisesNewsML(in item.Input) int {
	if names, _ := rootOf(in.Head, 1); len(names) == 1 && names[0] == "NewsML" {
		return 100
	}
	return 0
}

func readNewsML(in item.Input, to item.Sink) error {
	s, r, err := begin(in, to)
	if err != nil {
		return err
	}
	sent := ""
	return readXML(s, r, map[string]func(*document, *node) error{
		"NewsEnvelope": func(_ *document, n *node) error {
			sent = n.first("DateAndTime").words()
			return nil
		},
		"NewsItem": func(doc *document, n *node) error { return doc.newsItem(n, sent) },
	}, "no NewsItem stands in this NewsML file")
}

// newsItem reads a NewsItem: one story, or, where parts of it have headlines of their own, several.
func (doc *document) newsItem(n *node, sent string) error {
	id := identifier(n)
	parts := textParts(n)
	if len(parts) == 0 {
		parts = []*part{{component: n.kid("NewsComponent")}}
	}
	for i, p := range parts {
		d := &draft{}
		d.Place = doc.at(n.line, n.first("NewsItemId").words())
		if d.SourceID = id; i > 0 {
			d.SourceID += "#" + firstOf(p.component.attr("Duid"), strconv.Itoa(i+1))
		}
		d.management(n, sent)
		d.component(n, p)
		if i == 0 {
			d.pictures(n)
		}
		if err := doc.deliver(d, n.raw); err != nil {
			return err
		}
	}
	return nil
}

// identifier is what stays the same in all revisions of a NewsItem.
func identifier(n *node) string {
	id := n.find("Identification", "NewsIdentifier")
	public := id.kid("PublicIdentifier").words()
	revision := id.kid("RevisionId").words()
	if before, ok := strings.CutSuffix(public, ":"+revision); ok && revision != "" {
		return before
	}
	if public != "" {
		return public
	}
	provider, date, own := id.kid("ProviderId").words(), id.kid("DateId").words(), id.kid("NewsItemId").words()
	if own == "" {
		return ""
	}
	return "urn:newsml:" + provider + ":" + date + ":" + own
}

// management reads how the item was handled.
func (d *draft) management(n *node, sent string) {
	m := n.kid("NewsManagement")
	d.Version = atoi(n.find("Identification", "RevisionId").words())
	first, revised := m.kid("FirstCreated").words(), m.kid("ThisRevisionCreated").words()
	d.dates(firstOf(first, revised, n.first("DateId").words(), sent), revised)
	d.status = m.kid("Status").attr("FormalName")
	if strings.EqualFold(d.status, "Embargoed") {
		d.Embargo = newswire.Moment(m.find("StatusWillChange", "DateAndTime").words(), from)
		if !d.Embargo.Known() {
			d.Embargo = item.Date{Raw: "embargoed, and not said until when", From: from}
		}
	}
	for _, note := range append(m.all("Instruction"), n.all("EditorialNote")...) {
		d.notes = append(d.notes, firstOf(note.words(), note.attr("FormalName")))
		d.body.leave("notes to editors")
	}
}

// part is a text of a NewsItem that is a story by itself, with the component that it stands in.
type part struct {
	component *node
	contents  []*node // its ContentItems, in order
	headline  string
	title     string // from a component of its own, as some agencies have it
}

// textParts finds the texts of a NewsItem. Components that have no headline of their own go on with
// the story; of those that say the same in several forms the first is taken.
func textParts(n *node) []*part {
	var parts []*part
	for _, c := range n.kids("NewsComponent") {
		parts = append(parts, componentTexts(c, "")...)
	}
	var stories []*part
	for _, p := range parts {
		last := len(stories) - 1
		if last >= 0 && (p.headline == "" || p.headline == stories[last].headline) {
			stories[last].contents = append(stories[last].contents, p.contents...)
			stories[last].title = firstOf(stories[last].title, p.title)
		} else if last >= 0 && stories[last].headline == "" && stories[last].title == "" {
			p.contents = append(stories[last].contents, p.contents...)
			stories[last] = p
		} else {
			stories = append(stories, p)
		}
	}
	return slices.DeleteFunc(stories, func(p *part) bool { return len(p.contents) == 0 && p.title == "" })
}

// Roles of components that are no part of the text, and of those that are its headline.
var (
	besideText = pattern.New(`(?i)caption|abstract|summary|photo|picture|image|keyword`)
	aboveText  = pattern.New(`(?i)^(?:title|headline|titre)$`)
)

func componentTexts(c *node, headline string) []*part {
	role := c.kid("Role").attr("FormalName")
	if besideText.MatchString(role) {
		return nil
	}
	headline = firstOf(c.find("NewsLines", "HeadLine").words(), headline)
	own := &part{component: c, headline: headline}
	for _, content := range c.kids("ContentItem") {
		if isText(content) && content.kid("DataContent") != nil {
			own.contents = append(own.contents, content)
		}
	}
	if len(own.contents) > 1 && strings.EqualFold(c.attr("EquivalentsList"), "yes") {
		own.contents = own.contents[:1]
	}
	if aboveText.MatchString(role) && len(own.contents) > 0 {
		own.title, own.contents = own.contents[0].kid("DataContent").words(), nil
	}
	var parts []*part
	if len(own.contents) > 0 || own.title != "" {
		parts = append(parts, own)
	}
	for _, inner := range c.kids("NewsComponent") {
		parts = append(parts, componentTexts(inner, headline)...)
	}
	return parts
}

func isText(content *node) bool {
	kind := content.kid("MediaType").attr("FormalName")
	mime := content.kid("MimeType").attr("FormalName")
	return strings.EqualFold(kind, "Text") || kind == "" && (mime == "" || called.HasPrefix(mime, "text/"))
}

// component reads the lines and the text of a part. What the part does not say itself, the
// components around it do.
func (d *draft) component(n *node, p *part) {
	c := p.component
	outer := n.kid("NewsComponent")
	for _, from := range []*node{c, outer, n} {
		d.newsLines(from.first("NewsLines"))
	}
	d.Title = firstOf(d.Title, p.title)
	for _, content := range p.contents {
		d.dataContent(content)
	}
	d.metadata(n)
}

func (d *draft) newsLines(lines *node) {
	if lines == nil {
		return
	}
	d.Title = firstOf(d.Title, lines.kid("HeadLine").words())
	d.Deck = firstOf(d.Deck, lines.kid("SubHeadLine").words())
	d.Dateline = firstOf(d.Dateline, lines.kid("DateLine").words())
	d.Slug = firstOf(d.Slug, lines.kid("SlugLine").words())
	if len(d.by) == 0 {
		for _, by := range append(lines.kids("ByLine"), lines.kids("ByLineTitle")...) {
			d.by = append(d.by, by.words())
		}
	}
	d.lang(lines.kid("HeadLine").attr("lang"))
	d.credits = append(d.credits, lines.kid("CreditLine").words())
	for _, kind := range []string{"RightsLine", "CopyrightLine"} {
		for _, line := range lines.kids(kind) {
			d.rights = append(d.rights, line.words())
		}
	}
	for _, k := range lines.kids("KeywordLine") {
		for word := range strings.FieldsFuncSeq(
			k.words(), func(r rune) bool { return r == ',' || r == ';' || r == '/' }) {
			d.tag(word)
		}
	}
}

// metadata reads subjects, language and rights.
func (d *draft) metadata(n *node) {
	d.lang(n.find("DescriptiveMetadata", "Language").attr("FormalName"), n.attr("lang"))
	topics := topicNames(n, d.Lang)
	for _, code := range n.all("SubjectCode") {
		for _, s := range code.children {
			if !called.HasPrefix(s.name, "Subject") {
				continue
			}
			formal := s.attr("FormalName")
			if name := firstOf(topics[formal], s.attr("Value")); name != "" {
				d.tag(name)
			} else {
				d.subject(formal)
			}
		}
	}
	for _, p := range n.all("Property") {
		switch strings.ToLower(p.attr("FormalName")) {
		case "keyword", "keywords":
			d.tag(p.attr("Value"))
		case "section":
			d.Section = firstOf(d.Section, p.attr("Value"))
		}
	}
	for _, u := range n.all("UsageRights") {
		for _, c := range u.children {
			d.rights = append(d.rights, c.words())
		}
	}
	for _, who := range append(n.all("Provider"), n.all("Source")...) {
		d.credits = append(d.credits, who.kid("Party").attr("FormalName"))
	}
}

// topicNames are the names of subjects that the item itself explains, in its own language or else
// in English.
func topicNames(n *node, lang string) map[string]string {
	found := make(map[string]string)
	for _, t := range n.all("Topic") {
		best := ""
		for _, d := range t.kids("Description") {
			if strings.EqualFold(d.attr("Variant"), "Category") {
				continue
			}
			switch l := d.attr("lang"); {
			case l != "" && called.HasPrefix(strings.ToLower(lang), strings.ToLower(l)):
				found[t.kid("FormalName").words()] = d.words()
			case best == "" || called.HasPrefix(l, "en"):
				best = d.words()
			}
		}
		if key := t.kid("FormalName").words(); found[key] == "" {
			found[key] = best
		}
	}
	return found
}

// dataContent reads a text: NITF, XHTML, HTML as characters, or plain.
func (d *draft) dataContent(content *node) {
	data := content.kid("DataContent")
	if nitf := data.first("nitf"); nitf != nil {
		d.nitf(nitf)
		d.body.nodes(nitf.kids("body"))
		return
	}
	for _, c := range data.children {
		if c.name != "" {
			d.body.nodes(data.children)
			return
		}
	}
	text := data.lines()
	if strings.EqualFold(content.kid("Encoding").attr("Notation"), "base64") ||
		strings.EqualFold(data.attr("Encoding"), "base64") {
		if plain, err := base64.StdEncoding.DecodeString(strings.Join(strings.Fields(text), "")); err == nil {
			text = string(plain)
		}
	}
	d.body.either(text)
}

// either adds a text that may be HTML or plain.
func (b *body) either(text string) {
	if looksLikeHTML(text) {
		b.markup(text)
		return
	}
	b.plain(text)
}

// pictures takes the pictures of a NewsItem: of each component the biggest, with the caption that
// stands beside it.
func (d *draft) pictures(n *node) {
	for _, c := range n.kids("NewsComponent") {
		d.componentPictures(c)
	}
}

var pictured = names("photo image picture graphic")

func (d *draft) componentPictures(c *node) {
	var best *node
	for _, content := range componentContents(c) {
		kind := strings.ToLower(content.kid("MediaType").attr("FormalName"))
		if content.attr("Href") == "" || !pictured[kind] {
			continue
		}
		if best == nil || pixels(content) > pixels(best) {
			best = content
		}
	}
	if best != nil {
		credit := c.find("NewsLines", "CreditLine").words()
		d.Images = append(d.Images, item.Image{Address: best.attr("Href"), Caption: captionOf(c), Credit: credit})
		return
	}
	for _, inner := range c.kids("NewsComponent") {
		d.componentPictures(inner)
	}
}

var ofPictures = pattern.New(`(?i)photo|picture|image`)

// componentContents are the contents of a component, and of those directly in it: a picture's sizes
// stand beside one another there.
func componentContents(c *node) []*node {
	if len(c.kids("ContentItem")) > 0 {
		return c.kids("ContentItem")
	}
	if !ofPictures.MatchString(c.kid("Role").attr("FormalName")) {
		return nil
	}
	var all []*node
	for _, inner := range c.kids("NewsComponent") {
		all = append(all, inner.kids("ContentItem")...)
	}
	return all
}

func pixels(content *node) int {
	for _, p := range content.all("Property") {
		if strings.EqualFold(p.attr("FormalName"), "Width") {
			return atoi(p.attr("Value"))
		}
	}
	return atoi(content.first("SizeInBytes").words())
}

func captionOf(c *node) string {
	for _, inner := range c.all("NewsComponent") {
		if called.Has(strings.ToLower(inner.kid("Role").attr("FormalName")), "caption") {
			return inner.first("DataContent").words()
		}
	}
	return c.find("NewsLines", "HeadLine").words()
}
