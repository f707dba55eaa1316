package agency

import (
	"fmt"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

var g2Roots = names("newsitem packageitem newsmessage conceptitem knowledgeitem planningitem catalogitem")

func recognisesG2(in item.Input) int {
	names, space := rootOf(in.Head, 1)
	switch {
	case len(names) == 0 || !g2Roots[strings.ToLower(names[0])]:
		return 0
	case called.HasPrefix(space, "http://iptc.org/std/nar/"), names[0] == "newsMessage":
		return 100
	}
	return 80
}

// g2Others are items that hold no news, by the plural that they are counted under.
var g2Others = map[string]string{
	"conceptItem": "concepts", "knowledgeItem": "concepts", "planningItem": "plans", "catalogItem": "catalogues",
}

func readG2(in item.Input, to item.Sink) error {
	s, r, err := begin(in, to)
	if err != nil {
		return err
	}
	other := func(doc *document, n *node) error {
		return doc.skip(doc.at(n.line, n.attr("guid")), g2Others[n.name])
	}
	return readXML(s, r, map[string]func(*document, *node) error{
		"newsItem":    (*document).g2Item,
		"packageItem": (*document).g2Package,
		"conceptItem": other, "knowledgeItem": other, "planningItem": other, "catalogItem": other,
	}, "no newsItem stands in this NewsML-G2 file")
}

// g2Package keeps a package until it is known whether its stories are in the file.
func (doc *document) g2Package(n *node) error {
	refs := n.all("itemRef")
	why := fmt.Sprintf("a package that names %d stories and has no text of its own: import their files", len(refs))
	doc.packages = append(doc.packages, packed{doc.at(n.line, n.attr("guid")), n.raw, why})
	return nil
}

// g2Kinds are classes of items that are no stories, by the plural that they are counted under.
var g2Kinds = map[string]string{
	"picture": "pictures", "photo": "pictures", "graphic": "graphics", "video": "videos", "audio": "audio",
	"animation": "graphics",
}

func (doc *document) g2Item(n *node) error {
	at := doc.at(n.line, n.attr("guid"))
	class := n.find("itemMeta", "itemClass").attr("qcode")
	if kind := g2Kinds[strings.ToLower(class[strings.LastIndexByte(class, ':')+1:])]; kind != "" {
		return doc.skip(at, kind)
	}
	d := &draft{}
	d.Place = at
	d.SourceID, d.Version = n.attr("guid"), atoi(n.attr("version"))
	d.lang(n.find("contentMeta", "language").attr("tag"), n.attr("lang"))
	d.g2Management(n)
	d.g2Lines(n.kid("contentMeta"))
	d.g2Subjects(n.kid("contentMeta"))
	if err := doc.g2Content(d, n.kid("contentSet")); err != nil {
		return err
	}
	if d.Title == "" {
		d.Title = n.find("itemMeta", "title").words()
	}
	return doc.deliver(d, n.raw)
}

var (
	ownAddress = pattern.New(`(?i)canonical|permalink`)
	summing    = pattern.New(`(?i)summary|abstract|^$`)
)

// g2Management reads status, dates, notes to editors and rights.
func (d *draft) g2Management(n *node) {
	meta, content := n.kid("itemMeta"), n.kid("contentMeta")
	version := meta.kid("versionCreated").words()
	d.dates(firstOf(meta.kid("firstCreated").words(), content.kid("contentCreated").words(), version), version)
	d.Embargo = newswire.Moment(meta.kid("embargoed").words(), from)
	d.status = meta.kid("pubStatus").attr("qcode")
	corrects := false
	for _, s := range meta.kids("signal") {
		corrects = corrects || called.HasSuffix(s.attr("qcode"), ":correction")
	}
	for _, note := range meta.kids("edNote") {
		words := note.words()
		if words == "" {
			continue
		}
		d.body.leave("notes to editors")
		if d.notes = append(d.notes, words); corrects && newswire.Correction(words) == "" {
			d.Corrections = append(d.Corrections, item.Correction{On: d.latest(), Text: words})
		}
	}
	for _, rights := range n.kids("rightsInfo") {
		for _, kind := range []string{"usageTerms", "copyrightNotice"} {
			for _, c := range rights.kids(kind) {
				d.rights = append(d.rights, c.words())
			}
		}
	}
	for _, link := range meta.kids("link") {
		if ownAddress.MatchString(link.attr("rel")) {
			d.URL = firstOf(webAddress(link.attr("href")), d.URL)
		}
	}
}

// latest is when this version was made.
func (d *draft) latest() item.Date {
	if d.Updated.Known() {
		return d.Updated
	}
	return d.Published
}

// g2Lines reads what stands above the text.
func (d *draft) g2Lines(meta *node) {
	if meta == nil {
		return
	}
	for _, h := range meta.kids("headline") {
		if called.Has(strings.ToLower(h.attr("role")), "sub") {
			d.Deck = firstOf(d.Deck, h.words())
		} else {
			d.Title = firstOf(d.Title, h.words())
		}
	}
	for _, s := range meta.kids("description") {
		if summing.MatchString(s.attr("role")) {
			d.Deck = firstOf(d.Deck, s.words())
		}
	}
	for _, by := range meta.kids("by") {
		d.by = append(d.by, by.words())
	}
	if firstOf(d.by...) == "" {
		for _, c := range meta.kids("creator") {
			if name := c.kid("name").words(); called.Has(name, " ") && !newswire.IsDesk(name) {
				d.by = append(d.by, name)
			}
		}
	}
	d.Dateline = meta.kid("dateline").words()
	d.Slug = meta.kid("slugline").words()
	d.credits = append(d.credits, meta.kid("creditline").words())
	for _, who := range meta.kids("infoSource") {
		d.credits = append(d.credits, firstOf(who.kid("name").words(), who.attr("literal")))
	}
}

// g2Subjects takes what a story is about by name. People, places and organisations are left to the
// text, which names them where they belong.
func (d *draft) g2Subjects(meta *node) {
	for _, s := range append(meta.kids("subject"), meta.kids("keyword")...) {
		kind, qcode := s.attr("type"), s.attr("qcode")
		switch strings.ToLower(kind[strings.LastIndexByte(kind, ':')+1:]) {
		case "person", "organisation", "geoarea", "poi", "object", "city", "country":
			continue
		}
		name := g2Name(s, d.Lang)
		switch {
		case s.is("keyword"):
			name = s.words()
		case name == "" && qcode == "" && !isCapitals(s.attr("literal")):
			name = s.attr("literal")
		}
		switch {
		case name == "":
			d.subject(qcode)
		case called.Has(strings.ToLower(qcode), "department") ||
			called.Has(strings.ToLower(kind), "section"):
			d.Section = firstOf(d.Section, name)
		case folded(name) != folded(d.Title):
			d.tag(name)
		}
	}
}

// isCapitals reports whether a text is a code in capitals.
func isCapitals(text string) bool { return text == strings.ToUpper(text) }

// g2Name is a subject's name in the story's language, or the first one.
func g2Name(s *node, lang string) string {
	all := s.kids("name")
	for _, n := range all {
		if l := n.attr("lang"); l != "" && called.HasPrefix(strings.ToLower(lang), strings.ToLower(l)) {
			return n.words()
		}
	}
	return s.kid("name").words()
}

// g2Content reads the text, which stands in one of several forms, and the pictures.
func (doc *document) g2Content(d *draft, set *node) error {
	if set == nil {
		return nil
	}
	for _, c := range set.children {
		switch {
		case c.is("inlineXML") && len(d.body.blocks) == 0:
			if nitf := c.first("nitf"); nitf != nil {
				d.nitf(nitf)
				d.body.nodes(nitf.kids("body"))
			} else {
				d.body.nodes(c.children)
			}
		case c.is("inlineData") && len(d.body.blocks) == 0:
			d.body.either(c.lines())
		case c.is("remoteContent"):
			doc.remote(d, c)
		}
	}
	return nil
}

// remote takes a picture, or a text that stands in a file beside this one.
func (doc *document) remote(d *draft, c *node) {
	kind, href := c.attr("contenttype"), c.attr("href")
	switch {
	case called.HasPrefix(kind, "image/"):
		if len(d.Images) == 0 || !called.Has(c.attr("rendition"), "thumb") {
			d.Images = append(d.Images, item.Image{Address: href, Caption: c.kid("altText").words()})
		}
	case len(d.body.blocks) == 0 && (called.HasPrefix(kind, "text/") || called.Has(kind, "xml")):
		open := doc.beside(href)
		if open == nil {
			return
		}
		r, err := open()
		if err != nil {
			return
		}
		defer r.Close()
		if n := parseXML(io.LimitReader(r, mostStory)); n.is("nitf") {
			d.nitf(n)
			d.body.nodes(n.kids("body"))
		} else {
			d.body.nodes(n.children)
		}
	}
}
