package cms

import (
	"bytes"
	"io"
	"net/url"
	"strconv"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"

	"golang.org/x/text/unicode/norm"
)

// WXR is a WordPress export: RSS with WordPress's own elements.
func WXR() item.Format {
	return item.Format{
		ID: "wxr", Title: "WordPress export (WXR)",
		Recognises: func(in item.Input) int {
			name, head := rootElement(in.Head)
			if name == "rss" && bytes.Contains(head, []byte("wordpress.org/export/")) {
				return 100
			}
			return 0
		},
		Read: readWXR,
	}
}

// blog is what the stories of a WordPress export refer to.
type blog struct {
	site    *url.URL
	lang    string
	authors map[string]string // login → the name shown
	guests  map[string]string // a guest author's slug → the name shown
	files   map[string]attachment
	albums  map[string][]string // a post → the pictures that were put up with it
	blocks  map[string]string   // a reusable block's id → its content
	in      item.Input

	exported  time.Time // when the export was made
	footnotes string    // of the post that is read
}

// attachment is a file of the media library.
type attachment struct {
	address, alt, caption string
}

// readWXR reads the file twice: attachments, guest authors and reusable blocks stand anywhere in
// it.
func readWXR(in item.Input, to item.Sink) error {
	b := &blog{
		in: in, site: &url.URL{}, authors: map[string]string{}, guests: map[string]string{},
		files: map[string]attachment{}, albums: map[string][]string{}, blocks: map[string]string{},
	}
	if err := eachPiece(in, "item", b.note); err != nil {
		return err
	}
	return eachPiece(in, "item", func(p piece, _ []byte) error { return b.read(p, to) })
}

// eachPiece hands each piece to do, with what stands before the first.
func eachPiece(in item.Input, name string, do func(p piece, head []byte) error) error {
	r, f, err := openXML(in)
	if err != nil {
		return err
	}
	defer f.Close()
	ps := newPieces(r, name)
	for {
		p, err := ps.next()
		if err == errNone {
			return do(piece{}, ps.Head)
		}
		if err != nil {
			return err
		}
		if err := do(p, ps.Head); err != nil {
			return err
		}
	}
}

// note keeps what a piece has for others.
func (b *blog) note(p piece, head []byte) error {
	if len(b.authors) == 0 && len(head) > 0 {
		b.readHead(head)
	}
	switch kind := postType(p.raw); kind {
	case "attachment", "guest-author", "wp_block":
		if n, err := parsePiece(p.raw); err == nil && p.why == "" {
			b.keep(n, kind)
		}
	}
	return nil
}

// postType finds the type of a post without parsing it.
func postType(raw []byte) string {
	_, rest, ok := bytes.Cut(raw, []byte("<wp:post_type>"))
	if !ok {
		return ""
	}
	kind, _, _ := bytes.Cut(rest, []byte("</wp:post_type>"))
	kind = called.TrimBytes(bytes.TrimSpace(kind), []byte("<![CDATA["))
	return string(bytes.TrimSpace(bytes.TrimSuffix(kind, []byte("]]>"))))
}

func (b *blog) readHead(head []byte) {
	i := bytes.Index(head, []byte("<channel"))
	if i < 0 {
		return
	}
	channel, _ := parsePiece(head[i:])
	if len(channel.kids) > 0 && channel.name == "" {
		channel = channel.kids[0]
	}
	b.lang = channel.get("language")
	b.exported = stamp.Parse(channel.get("pubDate")).Time
	if u, err := url.Parse(channel.get("wp:base_blog_url", "wp:base_site_url", "link")); err == nil {
		b.site = u
	}
	for _, k := range channel.kids {
		if k.name != "wp:author" && k.name != "wp:wp_author" {
			continue
		}
		name := plain(k.get("wp:author_display_name"))
		full := plain(k.get("wp:author_first_name") + " " + k.get("wp:author_last_name"))
		if name == "" || !called.Has(name, " ") && called.Has(full, " ") {
			name = full
		}
		b.authors[k.get("wp:author_login")] = name
	}
	if len(b.authors) == 0 {
		b.authors[""] = ""
	}
}

func (b *blog) keep(n *node, kind string) {
	id := n.get("wp:post_id")
	switch meta := metas(n); kind {
	case "attachment":
		a := attachment{
			address: n.get("wp:attachment_url"),
			alt:     plain(meta["_wp_attachment_image_alt"]),
			caption: plain(n.get("excerpt:encoded")),
		}
		if a.address == "" {
			a.address = n.get("guid")
		}
		if hasImageEnding(a.address) {
			b.files[id] = a
			if parent := n.get("wp:post_parent"); parent != "" && parent != "0" {
				b.albums[parent] = append(b.albums[parent], id)
			}
		}
	case "guest-author":
		name := plain(meta["cap-display_name"])
		if name == "" {
			name = plain(n.get("title"))
		}
		b.guests[called.TrimPrefix(n.get("wp:post_name"), "cap-")] = name
	case "wp_block":
		b.blocks[id] = n.get("content:encoded")
	}
}

func hasImageEnding(address string) bool {
	path, _, _ := called.Cut(strings.ToLower(address), "?")
	for _, e := range []string{
		".jpg", ".jpeg", ".png", ".gif", ".webp", ".avif", ".svg", ".tif", ".tiff", ".bmp", ".jpe",
	} {
		if called.HasSuffix(path, e) {
			return true
		}
	}
	return false
}

func metas(n *node) map[string]string {
	m := map[string]string{}
	for _, k := range n.kids {
		if k.name == "wp:postmeta" {
			m[k.get("wp:meta_key")] = k.get("wp:meta_value")
		}
	}
	return m
}

// noStories are the types of posts that are none, by the name under which they are counted.
var noStories = map[string]string{
	"revision": "revisions", "attachment": "attachments", "page": "pages", "nav_menu_item": "menu entries",
	"wp_navigation": "menu entries", "wp_global_styles": "settings of the design",
	"custom_css": "settings of the design", "customize_changeset": "settings of the design",
	"wp_template": "templates", "wp_template_part": "templates", "wp_block": "reusable blocks",
	"wp_font_family": "fonts", "wp_font_face": "fonts", "oembed_cache": "cached embeds",
	"user_request": "requests of users", "guest-author": "authors", "acf-field": "definitions of fields",
	"acf-field-group": "definitions of fields", "wpcf7_contact_form": "forms", "wpforms": "forms",
	"product": "products", "product_variation": "products", "shop_order": "orders",
	"feedback": "messages from readers", "popup": "popups",
	"elementor_library": "templates", "et_pb_layout": "templates", "mc4wp-form": "forms", "tablepress_table": "tables",
	"scheduled-action": "planned tasks", "jp_img_sitemap": "sitemaps", "jp_sitemap": "sitemaps",
	"jp_sitemap_master": "sitemaps", "topic": "forum posts", "reply": "forum posts", "forum": "forum posts",
	"newsletter": "newsletters", "slide": "slides",
}

// read hands on one post.
func (b *blog) read(p piece, to item.Sink) error {
	if len(p.raw) == 0 {
		return nil
	}
	at := item.Place{Source: b.in.Place.Source, Line: p.line}
	n, err := parsePiece(p.raw)
	if id := n.get("wp:post_id"); id != "" {
		at.Name = "post " + id
	} else if id, ok := shallow(p.raw, "wp:post_id"); ok {
		at.Name = "post " + id
	}
	if p.why != "" {
		return to.Aside(at, bytes.Clone(p.raw), "This post cannot be read: "+p.why+".")
	}
	if err != nil {
		return to.Aside(at, bytes.Clone(p.raw),
			"This post is not well-formed XML ("+err.Error()+"): mend it by hand or export it again.")
	}
	kind := n.get("wp:post_type")
	if what, no := noStories[kind]; no {
		return to.Skip(at, what)
	}
	if kind != "" && kind != "post" && !hasWords(plain(n.get("content:encoded"))) {
		return to.Skip(at, "entries of the type "+strconv.Quote(kind))
	}
	for _, k := range n.kids {
		if k.name == "wp:comment" {
			if err := to.Skip(at, "comments"); err != nil {
				return err
			}
		}
	}
	return b.story(n, at, p.raw, to)
}

// shallow finds an element's text in XML that does not parse.
func shallow(raw []byte, name string) (string, bool) {
	_, rest, ok := bytes.Cut(raw, []byte("<"+name+">"))
	text, _, closed := bytes.Cut(rest, []byte("<"))
	return string(text), ok && closed
}

func (b *blog) story(n *node, at item.Place, raw []byte, to item.Sink) error {
	it := item.Item{
		Place: at, Original: bytes.Clone(raw), Title: plain(n.get("title")), Lang: b.lang,
		Slug: slug(n.get("wp:post_name")), Deck: plain(n.get("excerpt:encoded")), Exported: b.exported,
	}
	meta := metas(n)
	id := n.get("wp:post_id")
	it.SourceID = b.site.Host + called.TrimSuffix(b.site.Path, "/") + "/?p=" + id
	if id == "" {
		it.SourceID = n.get("guid", "link")
	}
	b.dates(&it, n)
	b.state(&it, n)
	b.terms(&it, n)
	b.addresses(&it, n, id)
	for _, key := range []string{
		"subtitle", "_subtitle", "wps_subtitle", "dek", "_dek", "deck", "kicker", "secondary_title",
	} {
		if it.Deck == "" {
			it.Deck = plain(meta[key])
		}
	}
	body := n.get("content:encoded")
	if it.Title == "" && it.State == item.Draft && !showsWords(body) {
		return to.Skip(at, "drafts that were never begun")
	}
	b.footnotes = meta["footnotes"]
	it.Body = item.Body{Kind: item.HTML, Text: b.body(&it, body, 0)}
	b.images(&it, meta["_thumbnail_id"])
	if !showsWords(it.Body.Text) && len(it.Images) == 0 && !called.Has(it.Body.Text, "<img") {
		return b.wordless(it, to)
	}
	if it.Deck != "" && called.Has(plain(it.Body.Text), strings.TrimRight(it.Deck, ".… []")) {
		it.Deck = ""
	}
	return to.Story(it)
}

// wordless is a post without a body: its excerpt is its text, else it is set aside.
func (b *blog) wordless(it item.Item, to item.Sink) error {
	if it.Deck == "" {
		return to.Aside(it.Place, it.Original,
			"This post has no text: only a title"+with(it.URL, " and the address ")+".")
	}
	it.Body = item.Body{Kind: item.Text, Text: it.Deck}
	it.Deck = ""
	return to.Story(it)
}

func with(s, before string) string {
	if s == "" {
		return ""
	}
	return before + s
}

func slug(s string) string {
	if u, err := url.PathUnescape(s); err == nil {
		return u
	}
	return s
}

// dates reads the date in the site's own zone, which the difference to its twin in GMT tells.
func (b *blog) dates(it *item.Item, n *node) {
	it.Published = zoned(n.get("wp:post_date"), n.get("wp:post_date_gmt"))
	if !it.Published.Known() && it.Published.Raw == "" {
		it.Published = stamp.Parse(n.get("pubDate"))
	}
	it.Updated = zoned(n.get("wp:post_modified"), n.get("wp:post_modified_gmt"))
	if it.Published.Zone && it.Updated.Known() && !it.Updated.Zone {
		_, off := it.Published.Time.Zone()
		t := it.Updated.Time.Add(-time.Duration(off) * time.Second)
		it.Updated.Time, it.Updated.Zone = t.In(it.Published.Time.Location()), true
	}
	if !it.Updated.Known() || !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
}

func zoned(local, gmt string) item.Date {
	l, g := stamp.Parse(local), stamp.Parse(gmt)
	switch {
	case l.Known() && g.Known():
		off := l.Time.Sub(g.Time)
		if off.Abs() > 14*time.Hour || off%(15*time.Minute) != 0 {
			return l
		}
		g.Zone = true
		if off != 0 {
			g.Time = g.Time.In(time.FixedZone("", int(off.Seconds())))
		}
		return g
	case l.Known():
		return l
	case g.Known():
		g.Zone = true
		return g
	}
	return l
}

// state says whether the post was public.
func (b *blog) state(it *item.Item, n *node) {
	switch status := n.get("wp:status"); status {
	case "publish", "":
	case "future":
		it.Embargo = it.Published
	case "draft", "auto-draft", "pending":
		it.State = item.Draft
	case "private":
		it.State = item.Private
	case "trash":
		it.State = item.Trashed
	default:
		it.State, it.StateReason = item.Draft, "its status in WordPress was “"+status+"”"
	}
	if n.get("wp:post_password") != "" && it.State == item.Public {
		it.State = item.Protected
	}
}

// terms reads categories, tags and writers, which are terms too where there are several.
func (b *blog) terms(it *item.Item, n *node) {
	for _, k := range n.kids {
		if k.name != "category" {
			continue
		}
		name := plain(k.text)
		switch domain := k.attr("domain"); domain {
		case "author":
			it.Bylines = add(it.Bylines, b.writer(called.TrimPrefix(k.attr("nicename"), "cap-"), name))
		case "language":
			it.Lang = k.attr("nicename")
		case "post_format", "post_translations", "post_visibility":
		case "category":
			if k.attr("nicename") == "uncategorized" || strings.EqualFold(name, "uncategorized") {
				continue
			}
			if it.Section == "" {
				it.Section = name
			}
			fallthrough
		default:
			it.Tags = add(it.Tags, name)
		}
	}
	if login := n.get("dc:creator"); len(it.Bylines) == 0 && login != "" {
		it.Bylines = add(it.Bylines, b.writer(login, login))
	}
	for _, key := range []string{"byline", "_byline", "author_byline", "guest-author", "guest_author"} {
		if own := metas(n)[key]; own != "" && hasWords(own) && len(own) < 200 {
			it.Bylines = writers(own)
		}
	}
}

// writer is the name shown for an account. An account of machines ("admin") is nobody's name.
func (b *blog) writer(login, name string) string {
	for _, known := range []string{b.guests[login], b.authors[login], b.guests[name], b.authors[name]} {
		if known != "" {
			name = known
			break
		}
	}
	switch strings.ToLower(name) {
	case "admin", "administrator", "wordpress", "root", "editor", "webmaster":
		return ""
	}
	return byHandle(name)
}

// addresses are those under which the post was read: its own, by its number, and earlier ones.
func (b *blog) addresses(it *item.Item, n *node, id string) {
	link, guid := n.get("link"), n.get("guid")
	if it.State == item.Public || it.State == item.Protected || it.State == item.Private {
		it.URL = link
	}
	if called.HasPrefix(guid, "http") && guid != link {
		it.OldAddresses = add(it.OldAddresses, guid)
	}
	if id != "" && b.site.Host != "" {
		byID := b.site.Scheme + "://" + b.site.Host + called.TrimSuffix(b.site.Path, "/") + "/?p=" + id
		if byID != link {
			it.OldAddresses = add(it.OldAddresses, byID)
		}
	}
	for _, k := range n.kids {
		if k.name == "wp:postmeta" && k.get("wp:meta_key") == "_wp_old_slug" && it.Slug != "" {
			if old := strings.Replace(link, "/"+n.get("wp:post_name"), "/"+k.get("wp:meta_value"), 1); old != link {
				it.OldAddresses = add(it.OldAddresses, old)
			}
		}
	}
}

// images names the post's own picture, and finds those of its body that lie beside the export.
func (b *blog) images(it *item.Item, thumbnail string) {
	if a, ok := b.files[thumbnail]; ok && !called.Has(it.Body.Text, a.address) {
		it.Images = append(it.Images, item.Image{
			Address: a.address, Alt: a.alt, Caption: a.caption, Open: b.upload(a.address),
		})
	}
	for _, src := range imageSources(it.Body.Text) {
		if open := b.upload(src); open != nil {
			it.Images = append(it.Images, item.Image{Address: src, Open: open})
		}
	}
}

// upload opens a file of the media library where the export's folder holds it.
func (b *blog) upload(address string) func() (io.ReadCloser, error) {
	_, path, ok := called.Cut(address, "/uploads/")
	if !ok || b.in.Beside == nil {
		return nil
	}
	path, _, _ = called.Cut(path, "?")
	var places []string
	for _, p := range []string{path, slug(path), norm.NFD.String(slug(path))} { // as a disk may have its name
		places = append(places, "/wp-content/uploads/"+p, "/uploads/"+p, "uploads/"+p, "/"+p)
	}
	return beside(b.in, places...)
}

// beside opens the first of the paths that is there, or is nil.
func beside(in item.Input, paths ...string) func() (io.ReadCloser, error) {
	if in.Beside == nil {
		return nil
	}
	for _, p := range paths {
		if f, err := in.Beside(p); err == nil {
			f.Close()
			return func() (io.ReadCloser, error) { return in.Beside(p) }
		}
	}
	return nil
}

// rootElement is the name of an XML file's first element, and the head as ASCII can be read.
func rootElement(head []byte) (string, []byte) {
	head = charset.ASCII(head)
	rest := bytes.TrimSpace(head)
	for {
		end := ">"
		switch {
		case called.BytesHavePrefix(rest, []byte("<!--")):
			end = "-->"
		case called.BytesHavePrefix(rest, []byte("<?")):
			end = "?>"
		case called.BytesHavePrefix(rest, []byte("<!")):
		case called.BytesHavePrefix(rest, []byte("<")):
			name := rest[1:]
			if i := bytes.IndexAny(name, "> \t\r\n/"); i >= 0 {
				return string(name[:i]), head
			}
			return "", head
		default:
			return "", head
		}
		_, after, ok := bytes.Cut(rest, []byte(end))
		if !ok {
			return "", head
		}
		rest = bytes.TrimSpace(after)
	}
}
