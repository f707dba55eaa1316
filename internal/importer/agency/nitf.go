package agency

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
)

func recognisesNITF(in item.Input) int {
	if names, _ := rootOf(in.Head, 1); len(names) == 1 && names[0] == "nitf" {
		return 100
	}
	return 0
}

func readNITF(in item.Input, to item.Sink) error {
	s, r, err := begin(in, to)
	if err != nil {
		return err
	}
	return readXML(s, r, map[string]func(*document, *node) error{
		"nitf": func(doc *document, n *node) error {
			d := &draft{}
			d.Place = doc.at(n.line, n.find("docdata", "doc-id").attr("id-string"))
			d.nitf(n)
			d.body.nodes(n.kids("body"))
			return doc.deliver(d, n.raw)
		},
	}, "no story stands in this NITF file")
}

// nitf reads what stands in a NITF document beside its text. What is known already, from an
// envelope around it, stays.
func (d *draft) nitf(n *node) {
	head, top := n.kid("head"), n.find("body", "body.head")
	d.nitfHead(head)
	d.nitfTop(top)
	if d.Title == "" {
		d.Title = head.kid("title").words()
	}
	d.lang(n.attr("lang"), n.attr("baselang"), head.first("docdata").attr("lang"))
}

// nitfHead reads a document's data on itself.
func (d *draft) nitfHead(head *node) {
	data := head.kid("docdata")
	if d.SourceID == "" {
		// A document that follows another names it: that one's id is the story's.
		d.SourceID = firstOf(data.attr("management-doc-idref"), data.first("doc-id").attr("id-string"))
	}
	if d.status == "" {
		d.status = data.attr("management-status")
	}
	d.nitfDates(data, head.kid("pubdata"))
	for _, msg := range data.all("ed-msg") {
		info := msg.attr("info")
		if info == "" {
			continue
		}
		if d.body.leave("notes to editors"); !strings.EqualFold(msg.attr("msg-type"), "announcement") {
			d.notes = append(d.notes, info)
		}
	}
	d.nitfTags(head, data)
	rights := data.first("doc.rights")
	d.rights = append(d.rights, rights.attr("limitations"))
	if c := data.first("doc.copyright"); c.attr("holder") != "" {
		d.rights = append(d.rights, strings.TrimSpace("© "+c.attr("year"))+" "+c.attr("holder"))
		d.credits = append(d.credits, c.attr("holder"))
	}
	d.URL = firstOf(d.URL, head.kid("pubdata").attr("ex-ref"))
	if !hasScheme(d.URL) {
		d.URL = ""
	}
}

func (d *draft) nitfDates(data, pub *node) {
	issued := firstOf(data.first("date.issue").attr("norm"), pub.attr("date.publication"))
	release := newswire.Moment(data.first("date.release").attr("norm"), from)
	if !d.Published.Known() {
		d.dates(issued, "")
	}
	if d.Published.Known() && release.Known() && release.Time.After(d.Published.Time) {
		d.Embargo = release
	}
}

func (d *draft) nitfTags(head, data *node) {
	for _, t := range head.all("tobject.subject") {
		const is = "tobject.subject."
		matter := []string{t.attr(is + "type"), t.attr(is + "matter"), t.attr(is + "detail")}
		for _, name := range matter {
			if code, rest, ok := called.Cut(name, ":"); ok && code == strings.ToUpper(code) {
				name = rest // EFE writes its own code before the name
			}
			d.tag(name)
		}
		if firstOf(matter...) == "" {
			d.subject(t.attr("tobject.subject.refnum"))
		}
	}
	for _, k := range data.all("keyword") {
		d.tag(k.attr("key"))
	}
	for _, m := range head.kids("meta") {
		switch strings.ToLower(m.attr("name")) {
		case "anpa-keyword", "slug", "slugline":
			d.Slug = firstOf(d.Slug, m.attr("content"))
		case "anpa-category":
			if c := strings.ToLower(m.attr("content")); len(c) == 1 {
				d.Section = firstOf(d.Section, categories[c[0]])
			}
		case "section":
			d.Section = firstOf(m.attr("content"), d.Section)
		}
	}
	d.Section = firstOf(head.kid("pubdata").attr("position.section"), d.Section)
}

// nitfTop reads the head of the text: headlines, byline, dateline, summary.
func (d *draft) nitfTop(top *node) {
	d.Title = firstOf(d.Title, top.first("hl1").words(), top.first("hedline").words())
	for _, deck := range top.all("hl2") {
		if words := deck.words(); !contains(d.Tags, words) && folded(words) != folded(d.Title) {
			d.Deck = firstOf(d.Deck, words)
		}
	}
	for _, line := range top.all("byline") {
		d.nitfByline(line)
	}
	d.credits = append([]string{top.first("distributor").words(), top.first("rights.owner").words()}, d.credits...)
	d.Dateline = firstOf(d.Dateline, nitfDateline(top.kid("dateline")))
	summary := top.first("abstract").words()
	switch {
	case d.Deck == "":
		d.Deck = summary
	case summary != "" && folded(summary) != folded(d.Deck):
		d.Highlights = append(d.Highlights, summary)
	}
	for _, note := range top.all("note") {
		d.body.note(note)
		d.body.flush()
	}
}

// nitfByline parts a byline from the writer's post.
func (d *draft) nitfByline(line *node) {
	title := line.first("byttl").words()
	name := strings.TrimSpace(called.TrimSuffix(line.words(), title))
	d.by = append(d.by, name)
	if title != "" {
		d.credits = append(d.credits, title)
	}
}

// nitfDateline is the place of a dateline, with the date as it was written, if it was.
func nitfDateline(n *node) string {
	if n == nil {
		return ""
	}
	var parts []string
	for _, c := range n.children {
		if c.is("story.date") {
			if newswire.Moment(c.words(), "").Known() {
				continue
			}
		}
		if c.name != "" {
			parts = append(parts, c.words())
		} else if words := oneLine(c.text); folded(words) != "" {
			parts = append(parts, words)
		}
	}
	return strings.ReplaceAll(strings.Join(parts, ", "), ", ,", ",")
}
