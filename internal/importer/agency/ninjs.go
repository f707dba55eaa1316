package agency

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/newswire"
	"github.com/onrecord/onrecord/internal/pattern"
)

// ninjsKeys are keys of ninjs, with how much each tells: some are common in JSON of all kinds.
var ninjsKeys = map[string]int{
	"versioncreated": 3, "firstcreated": 2, "contentcreated": 2, "embargoed": 2, "pubstatus": 3, "urgency": 2,
	"body_xhtml": 4, "body_html": 2, "body_text": 2, "bodies": 3, "headlines": 2, "headline": 1, "slugline": 2,
	"description_text": 3, "description_html": 2, "descriptions": 2, "located": 2, "byline": 1, "infosources": 3,
	"usageterms": 3, "copyrightnotice": 3, "copyrightholder": 3, "ednote": 3, "renditions": 2, "associations": 2,
	"representationtype": 3, "guid": 1, "uri": 1, "altids": 1, "standard": 1,
}

// apKeys are those that AP alone uses.
var apKeys = map[string]int{
	"editorialpriority": 4, "friendlykey": 6, "itemid": 4, "etag": 2, "transref": 4, "recordid": 3, "textformat": 4,
	"editorialtypes": 3, "org_name": 2, "products": 1, "recordsequencenumber": 3,
}

func tells(keys map[string]int, of map[string]int) (points int) {
	for k := range keys {
		points += of[k]
	}
	return points
}

func recognisesNinjs(in item.Input) int {
	if !beginsJSON(in.Head) {
		return 0
	}
	keys := keysOf(in.Head)
	switch points := tells(keys, ninjsKeys); {
	case tells(keys, apKeys) >= 8 || points < 7:
		return 0
	case points >= 12:
		return 95
	}
	return 70
}

func recognisesAP(in item.Input) int {
	if !beginsJSON(in.Head) {
		return 0
	}
	keys := keysOf(in.Head)
	if tells(keys, apKeys) >= 8 && tells(keys, ninjsKeys) >= 4 {
		return 98
	}
	return 0
}

// beginsJSON reports whether a file begins as an object or a list does.
func beginsJSON(head []byte) bool {
	text := strings.ReplaceAll(string(head[:min(len(head), 64)]), "\x00", "")
	for _, mark := range []string{"\xef\xbb\xbf", "\xff\xfe", "\xfe\xff"} { // of the byte order
		text = called.TrimPrefix(text, mark)
	}
	text = strings.TrimLeft(text, " \t\r\n")
	return called.HasPrefix(text, "{") || called.HasPrefix(text, "[")
}

// isNews reports whether an object is an item of news.
func isNews(o object) bool {
	points := 0
	for k := range o {
		points += ninjsKeys[k]
	}
	return points >= 4 && o.text("uri", "guid", "id", "headline", "title") != "" || points >= 7
}

func readNinjs(in item.Input, to item.Sink) error {
	return readJSON(in, to, func(s *source) func(object, []byte, int) error { return s.ninjs })
}

func readAP(in item.Input, to item.Sink) error {
	return readJSON(in, to, func(s *source) func(object, []byte, int) error { return s.ap })
}

// ninjsKinds are types of items that are no stories, by the plural that they are counted under.
var ninjsKinds = map[string]string{
	"picture": "pictures", "photo": "pictures", "graphic": "graphics", "video": "videos", "audio": "audio",
	"event": "events", "planning": "plans", "component": "components",
}

func (s *source) ninjs(o object, raw []byte, n int) error {
	d := &draft{}
	d.SourceID = o.text("guid", "uri", "id", "itemid")
	d.Place = s.at(0, firstOf(d.SourceID, fmt.Sprintf("item %d", n)))
	kind := strings.ToLower(o.text("type"))
	if plural := ninjsKinds[kind]; plural != "" {
		return s.skip(d.Place, plural)
	}
	if kind == "advisory" {
		const why = "it says of itself that it is an advisory, a message to editors: %q; " +
			"if it is a story, change its type to text"
		return s.aside(d.Place, raw, fmt.Sprintf(why, o.text("headline", "title")))
	}
	d.news(o)
	d.bodies(o)
	d.associations(o)
	if kind == "composite" && d.body.isEmpty() {
		const why = "a package that names other items and has no text of its own: import their files"
		s.packages = append(s.packages, packed{d.Place, raw, why})
		return nil
	}
	return s.deliver(d, raw)
}

// news reads what stands beside the text.
func (d *draft) news(o object) {
	d.Version = o.number("version")
	d.lang(o.text("language"))
	first := o.text("firstcreated", "contentcreated", "versioncreated", "firstpublished", "published")
	d.dates(first, o.text("versioncreated"))
	d.Embargo = newswire.Moment(o.text("embargoed"), from)
	d.status = o.text("pubstatus")
	d.Title = firstOf(plainOf(o.text("headline")), roleText(o.objects("headlines"), "main"))
	d.Title = firstOf(d.Title, plainOf(o.text("title", "name")))
	d.Deck = firstOf(o.text("description_text"), roleText(o.objects("descriptions"), "summary"))
	d.Deck = plainOf(firstOf(d.Deck, o.text("description_html", "headline_extended")))
	d.Slug = o.text("slugline", "slug")
	d.URL = webAddress(o.text("url", "link", "canonical"))
	d.Dateline = o.text("located")
	d.ninjsWriters(o)
	d.ninjsSubjects(o)
	d.ninjsRights(o)
	d.ninjsNotes(o)
}

func (d *draft) ninjsNotes(o object) {
	corrects := false
	for _, s := range o.texts("signals", "signal") {
		corrects = corrects || called.Has(strings.ToLower(s), "correction")
	}
	for _, t := range o.texts("editorialtypes") {
		if newswire.Kills(t) {
			d.status = "killed"
		}
	}
	for _, note := range o.texts("ednote", "specialinstructions") {
		note = plainOf(note)
		d.body.leave("notes to editors")
		if d.notes = append(d.notes, note); corrects && newswire.Correction(note) == "" {
			d.Corrections = append(d.Corrections, item.Correction{On: d.latest(), Text: note})
		}
	}
}

var writing = pattern.New(`(?i)writer|author`)

func (d *draft) ninjsWriters(o object) {
	d.by = o.texts("byline", "by")
	for _, list := range []string{"bylines", "authors", "creators"} {
		if len(d.by) > 0 {
			break
		}
		for _, w := range o.objects(list) {
			if role := w.text("role"); role == "" || writing.MatchString(role) {
				d.by = append(d.by, w.text("by", "name", "byline"))
			}
		}
	}
	for _, who := range o.objects("infosource", "infosources") {
		d.credits = append(d.credits, who.text("name"))
	}
	d.credits = append(d.credits, o.text("creditline", "source", "provider", "copyrightholder"))
}

func (d *draft) ninjsSubjects(o object) {
	for _, s := range o.objects("service", "services") {
		d.Section = firstOf(d.Section, s.text("name"))
	}
	d.Section = firstOf(d.Section, o.text("section", "category"))
	for _, s := range o.objects("subject", "subjects") {
		name := s.text("name")
		rels := strings.Join(s.texts("rel", "rels"), " ")
		switch {
		case called.Has(rels, "category") && len(name) == 1:
			d.Section = firstOf(d.Section, categories[strings.ToLower(name)[0]])
		case called.Has(rels, "category"):
			d.Section = firstOf(d.Section, name)
			d.tag(name)
		case called.Has(rels, "ancestor"):
		case name == "":
			d.subject(s.text("code", "uri", "qcode"))
		default:
			d.tag(name)
		}
	}
	d.tag(o.texts("keywords", "keyword")...)
}

func (d *draft) ninjsRights(o object) {
	d.rights = append(d.rights, o.texts("usageterms", "copyrightnotice")...)
	for _, r := range o.objects("rightsinfo") {
		d.rights = append(d.rights, r.texts("usageterms", "copyrightnotice")...)
	}
}

// roleText is the text of a role among several, else of none, else the first.
func roleText(list []object, role string) string {
	first, without := "", ""
	for _, o := range list {
		text := plainOf(o.text("value", "text"))
		r := strings.ToLower(o.text("role"))
		switch {
		case called.Has(r, role):
			return text
		case r == "" && without == "":
			without = text
		case first == "":
			first = text
		}
	}
	return firstOf(without, first)
}

// plainOf is a text without tags and entities, on one line.
func plainOf(text string) string {
	if strings.ContainsAny(text, "<&") {
		return wordsOf(text)
	}
	return oneLine(text)
}

func webAddress(text string) string {
	if called.HasPrefix(text, "https://") || called.HasPrefix(text, "http://") {
		return text
	}
	return ""
}

var markedUp = pattern.New(`(?i)html|nitf`)

// bodies takes the text in the form that keeps most of it.
func (d *draft) bodies(o object) {
	for _, key := range []string{"body_xhtml", "body_html", "body_nitf"} {
		if text := o.text(key); text != "" {
			d.body.markup(text)
			return
		}
	}
	var plain string
	for _, b := range o.objects("bodies") {
		text := b.text("value", "text")
		kind := b.text("contenttype", "contentType")
		if markedUp.MatchString(kind) || kind == "" && looksLikeHTML(text) {
			d.body.markup(text)
			return
		}
		plain = firstOf(plain, text)
	}
	d.body.plain(firstOf(o.text("body_text"), plain))
}

// associations takes the pictures that belong to a story. Other items beside it are stories of
// their own, and are counted.
func (d *draft) associations(o object) {
	for _, a := range o.objects("associations") {
		switch kind := strings.ToLower(a.text("type")); kind {
		case "picture", "photo", "graphic", "image":
			d.picture(a)
		case "":
			if len(a.objects("renditions")) > 0 {
				d.picture(a)
			}
		case "text", "composite":
			d.body.leave("links to other stories")
		default:
			d.body.leave("media other than pictures")
		}
	}
}

func (d *draft) picture(a object) {
	caption := firstOf(a.text("description_text"), roleText(a.objects("descriptions"), "caption"))
	img := item.Image{
		Alt:     plainOf(a.text("body_text", "alttext")),
		Caption: plainOf(firstOf(caption, a.text("headline"), roleText(a.objects("headlines"), "main"))),
		Credit:  firstOf(a.text("byline", "by"), a.text("creditline", "copyrightholder", "source")),
	}
	best := -1
	for _, r := range a.objects("renditions") {
		if w := r.number("width"); r.text("href") != "" && w > best {
			best, img.Address = w, r.text("href")
		}
	}
	if img.Address == "" {
		img.Address = a.text("href", "uri")
	}
	if img.Address != "" {
		d.Images = append(d.Images, img)
	}
}
