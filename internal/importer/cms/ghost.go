package cms

import (
	"bytes"
	"encoding/json"
	"html"
	"io"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/prose"
)

// Ghost is Ghost's own export: its tables as JSON.
func Ghost() item.Format {
	return item.Format{
		ID: "ghost", Title: "Ghost export (JSON)",
		Recognises: func(in item.Input) int {
			head := bytes.TrimSpace(called.TrimBytes(in.Head, []byte("\xef\xbb\xbf")))
			if !looksJSON(head) {
				return 0
			}
			stamped := bytes.Contains(head[:min(len(head), 2000)], []byte(`"exported_on"`))
			if (stamped || ghostDump.Match(head)) && bytes.Contains(head, []byte(`"data"`)) {
				return 99
			}
			return 0
		},
		Read: readGhost,
	}
}

// ghostDump is how an export begins: a list with one database.
var ghostDump = pattern.New(`^\{\s*"db"\s*:\s*\[`)

// ghost is what the posts of an export refer to.
type ghost struct {
	in      item.Input
	to      item.Sink
	users   map[string]string
	tags    map[string]ghostRow
	authors map[string][]ghostRow // of each post
	tagged  map[string][]ghostRow
	metas   map[string]ghostRow
}

// ghostRow is a row of any of its tables but posts.
type ghostRow struct {
	ID         any    `json:"id"`
	Name       string `json:"name"`
	Post       any    `json:"post_id"`
	Tag        any    `json:"tag_id"`
	Author     any    `json:"author_id"`
	Order      int    `json:"sort_order"`
	Visibility string `json:"visibility"`
	ImageAlt   string `json:"feature_image_alt"`
	Caption    string `json:"feature_image_caption"`
	EmailOnly  any    `json:"email_only"`
}

// ghostPost is a row of its table of posts.
type ghostPost struct {
	ID         any    `json:"id"`
	UUID       string `json:"uuid"`
	Title      string `json:"title"`
	Slug       string `json:"slug"`
	HTML       string `json:"html"`
	Lexical    string `json:"lexical"`
	Mobiledoc  string `json:"mobiledoc"`
	Markdown   string `json:"markdown"`
	Plaintext  string `json:"plaintext"`
	Image      string `json:"feature_image"`
	OldImage   string `json:"image"`
	Type       string `json:"type"`
	Page       any    `json:"page"`
	Status     string `json:"status"`
	Visibility string `json:"visibility"`
	Locale     string `json:"locale"`
	Language   string `json:"language"`
	Published  any    `json:"published_at"`
	Created    any    `json:"created_at"`
	Updated    any    `json:"updated_at"`
	Excerpt    string `json:"custom_excerpt"`
	Canonical  string `json:"canonical_url"`
	Author     any    `json:"author_id"`
}

func word(v any) string { return worded(lowered(v)) }

// readGhost reads the file twice: Ghost writes its tables by the alphabet, and writers and tags
// stand behind the posts that name them.
func readGhost(in item.Input, to item.Sink) error {
	g := &ghost{
		in: in, to: to, users: map[string]string{}, tags: map[string]ghostRow{}, authors: map[string][]ghostRow{},
		tagged: map[string][]ghostRow{}, metas: map[string]ghostRow{},
	}
	path := []string{"db", "*", "data", "?", "*"}
	head := bytes.TrimSpace(called.TrimBytes(in.Head, []byte("\xef\xbb\xbf")))
	if !bytes.Contains(head[:min(len(head), 200)], []byte(`"db"`)) {
		path = path[2:]
	}
	quiet := &asideless{Sink: to}
	if err := eachRecord(in, list{path: path, named: g.note}, quiet, nil); err != nil {
		return err
	}
	return eachRecord(in, list{path: path, named: g.read}, to, nil)
}

// asideless is a sink that takes nothing: what is broken is told when the file is read again.
type asideless struct{ item.Sink }

func (a *asideless) Aside(item.Place, []byte, string) error { return nil }

func (g *ghost) note(table string, _ item.Place, raw []byte) error {
	switch table {
	case "users", "tags", "posts_authors", "posts_tags", "posts_meta":
	default:
		return nil
	}
	var r ghostRow
	if json.Unmarshal(raw, &r) != nil {
		return nil // a row that cannot be read names nobody
	}
	switch post := word(r.Post); table {
	case "users":
		g.users[word(r.ID)] = plain(r.Name)
	case "tags":
		g.tags[word(r.ID)] = r
	case "posts_authors":
		g.authors[post] = append(g.authors[post], r)
	case "posts_tags":
		g.tagged[post] = append(g.tagged[post], r)
	case "posts_meta":
		g.metas[post] = r
	}
	return nil
}

// ghostTables are those whose rows an archivist may look for, by the name under which they are
// counted.
var ghostTables = map[string]string{"mobiledoc_revisions": "revisions", "post_revisions": "revisions",
	"comments": "comments", "snippets": "snippets", "members": "members", "newsletters": "newsletters"}

func (g *ghost) read(table string, at item.Place, raw []byte) error {
	if table != "posts" {
		if what := ghostTables[table]; what != "" {
			return g.to.Skip(at, what)
		}
		return nil
	}
	var p ghostPost
	if err := json.Unmarshal(raw, &p); err != nil {
		return g.to.Aside(at, bytes.Clone(raw), "This post is not as Ghost writes it ("+err.Error()+").")
	}
	at.Name = "post " + word(p.ID)
	if page := word(p.Page); p.Type == "page" || page == "1" || page == "true" {
		return g.to.Skip(at, "pages")
	}
	return g.story(p, at, raw)
}

func (g *ghost) story(p ghostPost, at item.Place, raw []byte) error {
	id := word(p.ID)
	it := item.Item{
		Place: at, Original: bytes.Clone(raw), SourceID: firstOf(p.UUID, id), Title: plain(p.Title), Slug: p.Slug,
		Deck: plain(p.Excerpt),
		Lang: firstOf(p.Locale, p.Language), Published: inGMT(word(p.Published)), Updated: inGMT(word(p.Updated)),
	}
	if it.Title == "(Untitled)" {
		it.Title = ""
	}
	if !it.Published.Known() {
		it.Published = inGMT(word(p.Created))
	}
	if !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
	g.state(&it, p)
	if it.State == item.Public {
		it.OldAddresses = add(it.OldAddresses, "/"+p.Slug+"/")
	}
	if called.HasPrefix(p.Canonical, "http") {
		it.URL = p.Canonical
	}
	g.refers(&it, id, word(p.Author))
	if image := firstOf(p.Image, p.OldImage); image != "" {
		m := g.metas[id]
		address := ghostAddress(image)
		it.Images = append(it.Images, item.Image{Address: address, Alt: plain(m.ImageAlt), Caption: plain(m.Caption),
			Open: g.file(address)})
	}
	g.body(&it, p)
	if !hasWords(plain(it.Body.Text)) && !called.Has(it.Body.Text, "<img") {
		if it.Title == "" {
			return g.to.Skip(at, "drafts that were never begun")
		}
		return g.to.Aside(at, it.Original, "This post has a title and no text: write one, or leave it out.")
	}
	return g.to.Story(it)
}

// inGMT reads a date of Ghost, which is always in GMT.
func inGMT(s string) item.Date {
	d := stamp.Unix(s)
	d.Zone = d.Zone || d.Known() && d.Hours
	return d
}

func (g *ghost) state(it *item.Item, p ghostPost) {
	switch p.Status {
	case "published", "":
	case "scheduled":
		it.Embargo = it.Published
	case "draft":
		it.State = item.Draft
	case "sent":
		it.State, it.StateReason = item.Private, "it was sent by email only"
	default:
		it.State, it.StateReason = item.Draft, "its status in Ghost was “"+p.Status+"”"
	}
	if it.State == item.Public && p.Visibility != "" && p.Visibility != "public" {
		it.State, it.StateReason = item.Private, "only "+p.Visibility+" could read it"
	}
	if m := word(g.metas[word(p.ID)].EmailOnly); m == "true" || m == "1" {
		it.State, it.StateReason = item.Private, "it was sent by email only"
	}
}

// refers names writers and tags, in the order in which the post has them.
func (g *ghost) refers(it *item.Item, id, author string) {
	byOrder := func(a, b ghostRow) int { return a.Order - b.Order }
	order.By(g.authors[id], byOrder)
	order.By(g.tagged[id], byOrder)
	for _, r := range g.authors[id] {
		it.Bylines = add(it.Bylines, g.users[word(r.Author)])
	}
	if len(it.Bylines) == 0 {
		it.Bylines = add(it.Bylines, g.users[author])
	}
	for _, r := range g.tagged[id] {
		t := g.tags[word(r.Tag)]
		if called.HasPrefix(t.Name, "#") || t.Visibility == "internal" {
			continue
		}
		if it.Section == "" {
			it.Section = plain(t.Name)
		}
		it.Tags = add(it.Tags, plain(t.Name))
	}
}

func ghostAddress(s string) string { return strings.ReplaceAll(s, "__GHOST_URL__", "") }

// file opens an image where the export's folder holds it.
func (g *ghost) file(address string) func() (io.ReadCloser, error) {
	i := strings.Index(address, "/content/images/")
	if i < 0 {
		return nil
	}
	return beside(g.in, address[i:], address[i+len("/content"):])
}

func (g *ghost) body(it *item.Item, p ghostPost) {
	text := p.HTML
	if !hasWords(plain(text)) && p.Lexical != "" {
		text = lexicalHTML(p.Lexical)
	}
	if !hasWords(plain(text)) && p.Mobiledoc != "" {
		text = mobiledocHTML(p.Mobiledoc)
	}
	if !hasWords(plain(text)) && hasWords(p.Markdown) {
		c := &cleaner{front: front{}}
		it.Body = item.Body{Kind: item.Markdown, Text: c.markdown(ghostAddress(p.Markdown))}
		return
	}
	if !hasWords(plain(text)) && hasWords(p.Plaintext) {
		it.Body = item.Body{Kind: item.Text, Text: p.Plaintext}
		return
	}
	it.Body = item.Body{Kind: item.HTML, Text: withoutComments(ghostAddress(text))}
	for _, src := range imageSources(it.Body.Text) {
		if open := g.file(src); open != nil {
			it.Images = append(it.Images, item.Image{Address: src, Open: open})
		}
	}
}

// card is the HTML of a card: what an editor put between paragraphs.
func card(kind string, v map[string]any) string {
	get := func(keys ...string) string {
		for _, k := range keys {
			if s, ok := v[k].(string); ok && s != "" {
				return s
			}
		}
		return ""
	}
	switch kind {
	case "image", "gallery", "video", "audio", "file":
		return pictureCard(kind, v, get)
	case "html", "email", "email-cta":
		return get("html")
	case "markdown", "card-markdown":
		return markdownHTML(get("markdown"))
	case "hr", "horizontalrule", "divider":
		return "<hr>"
	case "code", "codeblock":
		return "<pre><code>" + html.EscapeString(get("code")) + "</code></pre>"
	case "embed", "bookmark":
		return cardLink(v, get)
	case "callout":
		return "<p>" + get("calloutText") + "</p>"
	case "toggle":
		return "<h4>" + get("heading") + "</h4>" + get("content")
	case "button":
		return "<p><a href=\"" + html.EscapeString(get("buttonUrl", "href")) + "\">" +
			html.EscapeString(get("buttonText", "alt")) + "</a></p>"
	case "header":
		return "<h2>" + get("header") + "</h2><p>" + get("subheader") + "</p>"
	case "product":
		return "<h4>" + get("productTitle") + "</h4><p>" + get("productDescription") + "</p>"
	}
	return ""
}

var loose = markup.New(markup.Options{RawHTML: true})

// markdownHTML is the HTML of a card that was written in Markdown.
func markdownHTML(src string) string {
	doc := loose.Markdown([]byte(strings.ReplaceAll(src, "\r\n", "\n")))
	return string(doc.HTML(prose.Join(doc.Parts()), 0, markup.Layer{}))
}

func pictureCard(kind string, v map[string]any, get func(...string) string) string {
	if kind == "gallery" {
		out := ""
		images, _ := v["images"].([]any)
		for _, im := range images {
			if m, ok := im.(map[string]any); ok {
				out += card("image", m)
			}
		}
		return out + captionOf(get("caption"))
	}
	src := html.EscapeString(get("src"))
	if kind != "image" {
		return "<p><a href=\"" + src + "\">" +
			html.EscapeString(firstOf(get("title", "fileTitle", "fileName"), get("src"))) + "</a></p>" +
			captionOf(get("caption", "fileCaption"))
	}
	return "<figure><img src=\"" + src + "\" alt=\"" + html.EscapeString(get("alt", "altText")) + "\"><figcaption>" +
		get("caption") + "</figcaption></figure>"
}

func captionOf(s string) string {
	if s == "" {
		return ""
	}
	return "<p>" + s + "</p>"
}

func cardLink(v map[string]any, get func(...string) string) string {
	address := get("url", "href")
	if m, ok := v["metadata"].(map[string]any); ok && address == "" {
		address, _ = m["url"].(string)
	}
	if address == "" {
		return get("html")
	}
	return linkTo(address) + captionOf(get("caption"))
}

// lexicalHTML makes HTML of the tree in which newer versions keep a post.
func lexicalHTML(src string) string {
	var doc struct {
		Root map[string]any `json:"root"`
	}
	if json.Unmarshal([]byte(src), &doc) != nil {
		return ""
	}
	var b called.Builder
	lexicalNodes(&b, doc.Root, 0)
	return b.String()
}

// lexicalTags are the elements that hold what stands below a node.
var lexicalTags = map[string]string{"paragraph": "p", "quote": "blockquote", "extended-quote": "blockquote",
	"aside": "blockquote", "listitem": "li"}

func lexicalNodes(b *called.Builder, n map[string]any, depth int) {
	kids, _ := n["children"].([]any)
	for _, k := range kids {
		if kid, ok := k.(map[string]any); ok && depth < 50 {
			lexicalNode(b, kid, depth)
		}
	}
}

func lexicalNode(b *called.Builder, n map[string]any, depth int) {
	kind, _ := n["type"].(string)
	word := func(key string) string { s, _ := n[key].(string); return s }
	around := func(open, close string) {
		b.WriteString(open)
		lexicalNodes(b, n, depth+1)
		b.WriteString(close)
	}
	switch {
	case kind == "text" || kind == "extended-text":
		format, _ := n["format"].(float64)
		b.WriteString(formatted(word("text"), int(format)))
	case kind == "linebreak":
		b.WriteString("<br>")
	case kind == "link" || kind == "autolink":
		around("<a href=\""+html.EscapeString(word("url"))+"\">", "</a>")
	case called.HasSuffix(kind, "heading"):
		tag := firstOf(word("tag"), "h2")
		around("<"+tag+">", "</"+tag+">")
	case kind == "list":
		tag := "ul"
		if word("listType") == "number" {
			tag = "ol"
		}
		around("<"+tag+">", "</"+tag+">")
	case lexicalTags[kind] != "":
		around("<"+lexicalTags[kind]+">", "</"+lexicalTags[kind]+">")
	default:
		b.WriteString(card(kind, n))
		lexicalNodes(b, n, depth+1)
	}
}

// formatted is a text in the elements that its bits stand for.
func formatted(text string, bits int) string {
	text = html.EscapeString(text)
	for i, tag := range []string{"strong", "em", "s", "u", "code"} {
		if bits&(1<<i) != 0 && tag != "u" {
			text = "<" + tag + ">" + text + "</" + tag + ">"
		}
	}
	return text
}

// mobiledocHTML makes HTML of the lists in which older versions keep a post.
func mobiledocHTML(src string) string {
	var doc struct {
		Markups  [][]any `json:"markups"`
		Cards    [][]any `json:"cards"`
		Sections [][]any `json:"sections"`
	}
	if json.Unmarshal([]byte(src), &doc) != nil {
		return ""
	}
	var b called.Builder
	for _, s := range doc.Sections {
		switch kind := at(s, 0); kind {
		case float64(1):
			tag := tagOf(at(s, 1))
			b.WriteString("<" + tag + ">" + markers(at(s, 2), doc.Markups) + "</" + tag + ">")
		case float64(2):
			src, _ := at(s, 1).(string)
			b.WriteString("<figure><img src=\"" + html.EscapeString(src) + "\"></figure>")
		case float64(3):
			tag := tagOf(at(s, 1))
			items, _ := at(s, 2).([]any)
			b.WriteString("<" + tag + ">")
			for _, i := range items {
				b.WriteString("<li>" + markers(i, doc.Markups) + "</li>")
			}
			b.WriteString("</" + tag + ">")
		case float64(10):
			i, ok := at(s, 1).(float64)
			if ok && i >= 0 && int(i) < len(doc.Cards) {
				name, _ := at(doc.Cards[int(i)], 0).(string)
				v, _ := at(doc.Cards[int(i)], 1).(map[string]any)
				b.WriteString(card(name, v))
			}
		}
	}
	return b.String()
}

//go:noinline
func at(list []any, i int) any {
	if i < len(list) {
		return list[i]
	}
	return nil
}

func tagOf(v any) string {
	switch s, _ := v.(string); s {
	case "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol":
		return s
	case "aside", "pull-quote":
		return "blockquote"
	}
	return "p"
}

// markers are the words of a section: [kind, the marks that open, how many close, the words].
func markers(v any, markups [][]any) string {
	var b called.Builder
	var open []string
	all, _ := v.([]any)
	for _, m := range all {
		marker, _ := m.([]any)
		opens, _ := at(marker, 1).([]any)
		for _, o := range opens {
			i, ok := o.(float64)
			if !ok || i < 0 || int(i) >= len(markups) {
				continue
			}
			tag, _ := at(markups[int(i)], 0).(string)
			attrs, _ := at(markups[int(i)], 1).([]any)
			b.WriteString("<" + tag)
			if len(attrs) == 2 && attrs[0] == "href" {
				href, _ := attrs[1].(string)
				b.WriteString(" href=\"" + html.EscapeString(href) + "\"")
			}
			b.WriteString(">")
			open = append(open, tag)
		}
		if text, ok := at(marker, 3).(string); ok {
			b.WriteString(html.EscapeString(text))
		} else {
			b.WriteString("<br>")
		}
		closes, _ := at(marker, 2).(float64)
		for range int(closes) {
			if len(open) > 0 {
				b.WriteString("</" + open[len(open)-1] + ">")
				open = open[:len(open)-1]
			}
		}
	}
	for i := len(open) - 1; i >= 0; i-- {
		b.WriteString("</" + open[i] + ">")
	}
	return b.String()
}
