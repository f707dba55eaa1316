package cms

import (
	"bytes"
	"html"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
)

// Feed is RSS (0.9 to 2.0, RDF) or Atom with the full text of its stories, Blogger's export among
// them.
//
// It is read by a reader of our own: libraries for feeds want the whole document in memory, and
// give up at its first mistake.
func Feed() item.Format {
	return item.Format{
		ID: "feed", Title: "RSS or Atom feed with full text",
		Recognises: func(in item.Input) int {
			name, head := rootElement(in.Head)
			switch {
			case name == "rss" && !bytes.Contains(head, []byte("wordpress.org/export/")):
				return 95
			case name == "rdf:RDF" && bytes.Contains(head, []byte("purl.org/rss/1.0")):
				return 95
			case feedElement(name) && bytes.Contains(head, []byte("http://www.w3.org/2005/Atom")) ||
				feedElement(name) && bytes.Contains(head, []byte("purl.org/atom")):
				return 95
			}
			return 0
		},
		Read: readFeed,
	}
}

func feedElement(name string) bool { return name == "feed" || called.HasSuffix(name, ":feed") }

func readFeed(in item.Input, to item.Sink) error {
	root, _ := rootElement(in.Head)
	name, prefix := "item", ""
	if feedElement(root) {
		prefix = called.TrimSuffix(root, "feed")
		name = prefix + "entry"
	}
	f := &feed{in: in, to: to, prefix: prefix}
	return eachPiece(in, name, f.read)
}

// feed is what is told for all of a feed's stories.
type feed struct {
	in     item.Input
	to     item.Sink
	prefix string // that Atom's own elements are written with
	lang   string
	began  bool
}

func (f *feed) read(p piece, head []byte) error {
	if !f.began {
		f.began = true
		f.lang = feedLanguage(head)
	}
	if len(p.raw) == 0 {
		return nil
	}
	at := item.Place{Source: f.in.Place.Source, Line: p.line}
	if p.why != "" {
		return f.to.Aside(at, bytes.Clone(p.raw), "This item cannot be read: "+p.why+".")
	}
	n, err := parsePiece(p.raw)
	if err != nil {
		return f.to.Aside(at, bytes.Clone(p.raw),
			"This item is not well-formed XML ("+err.Error()+"): mend it by hand or fetch the feed again.")
	}
	f.unprefix(n)
	at.Name = firstOf(n.get("guid", "id"), feedLink(n))
	if what := bloggerKind(n); what != "" {
		return f.to.Skip(at, what)
	}
	return f.story(n, at, p.raw)
}

// unprefix takes Atom's prefix away.
func (f *feed) unprefix(n *node) {
	if f.prefix == "" {
		return
	}
	n.name = called.TrimPrefix(n.name, f.prefix)
	for _, k := range n.kids {
		f.unprefix(k)
	}
}

func feedLanguage(head []byte) string {
	if _, rest, ok := bytes.Cut(head, []byte("<language>")); ok {
		l, _, _ := bytes.Cut(rest, []byte("<"))
		return plain(string(l))
	}
	if _, rest, ok := bytes.Cut(head, []byte("xml:lang=")); ok && len(rest) > 1 {
		l, _, _ := bytes.Cut(rest[1:], rest[:1])
		return plain(string(l))
	}
	return ""
}

// bloggerKind names what a Blogger export holds besides posts.
func bloggerKind(n *node) string {
	switch n.get("blogger:type") {
	case "COMMENT":
		return "comments"
	case "PAGE":
		return "pages"
	}
	if n.get("blogger:status") == "SOFT_TRASHED" || n.get("blogger:trashed") != "" {
		return "posts in the other system's bin"
	}
	for _, k := range n.kids {
		if k.name != "category" || !called.HasSuffix(k.attr("scheme"), "#kind") {
			continue
		}
		switch kind := k.attr("term"); kind[strings.LastIndexByte(kind, '#')+1:] {
		case "comment":
			return "comments"
		case "page":
			return "pages"
		case "settings", "template":
			return "settings of the design"
		}
	}
	return ""
}

// feedLink is the story's own address.
func feedLink(n *node) string {
	for _, k := range n.kids {
		if k.name == "link" && (k.attr("rel") == "" || k.attr("rel") == "alternate") {
			if address := firstOf(k.text, k.attr("href")); address != "" {
				return address
			}
		}
	}
	return n.get("feedburner:origLink")
}

func (f *feed) story(n *node, at item.Place, raw []byte) error {
	it := item.Item{
		Place: at, Original: bytes.Clone(raw), Title: richWords(n.kid("title")),
		Lang:    firstOf(n.get("dc:language"), n.attr("xml:lang"), f.lang),
		URL:     firstOf(n.get("feedburner:origLink"), feedLink(n)),
		License: plain(n.get("rights", "dc:rights", "license")),
	}
	guid := n.get("guid", "id")
	it.SourceID = firstOf(guid, it.URL, it.Title)
	if it.URL == "" && called.HasPrefix(guid, "http") {
		it.URL = guid
	}
	if called.HasPrefix(guid, "http") && guid != it.URL {
		it.OldAddresses = add(it.OldAddresses, guid)
	}
	it.Published = stamp.Parse(n.get("pubDate", "published", "dc:date", "issued", "dcterms:created", "created", "date",
		"updated", "a10:updated", "atom:updated"))
	it.Updated = stamp.Parse(n.get("atom:updated", "updated", "a10:updated", "dcterms:modified", "modified"))
	if !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
	f.state(&it, n)
	feedPeople(&it, n)
	feedTags(&it, n)
	feedImages(&it, n)
	return f.body(&it, n)
}

// state reads whether an entry was public, in both ways in which Blogger says so.
func (f *feed) state(it *item.Item, n *node) {
	if c := n.kid("app:control"); c != nil && c.get("app:draft") == "yes" {
		it.State, it.URL = item.Draft, ""
	}
	switch status := n.get("blogger:status"); status {
	case "", "LIVE":
	case "DRAFT":
		it.State, it.URL = item.Draft, ""
	case "SCHEDULED":
		it.Embargo = it.Published
	default:
		it.State, it.StateReason = item.Draft, "its state in the export was “"+cutWords(status, 40)+"”"
	}
	if file := n.get("blogger:filename"); called.HasPrefix(file, "/") && it.State == item.Public {
		it.OldAddresses = add(it.OldAddresses, file)
	}
}

// richWords are the plain words of an element that may hold HTML.
func richWords(n *node) string {
	if n == nil {
		return ""
	}
	if n.attr("type") == "xhtml" || len(n.kids) > 0 {
		return plain(untagged(string(n.inner)))
	}
	return plain(n.text)
}

// rich is the HTML of an element, as RSS and Atom write it: escaped, in CDATA, or as XHTML.
func rich(n *node) string {
	switch {
	case n == nil:
		return ""
	case n.attr("type") == "xhtml" || len(n.kids) > 0 && strings.TrimSpace(n.text) == "":
		return string(n.inner)
	case n.attr("type") == "text" || n.attr("type") == "text/plain":
		return "<p>" + strings.ReplaceAll(html.EscapeString(strings.TrimSpace(n.text)), "\n\n", "</p>\n<p>") + "</p>"
	}
	return strings.TrimSpace(n.text)
}

func feedPeople(it *item.Item, n *node) {
	for _, k := range n.kids {
		switch k.name {
		case "dc:creator":
			it.Bylines = add(it.Bylines, writers(k.text)...)
		case "author", "itunes:author", "contributor":
			name := firstOf(k.get("name"), k.text)
			// RSS wants "mail@host (Ann Lee)".
			if _, inside, ok := called.Cut(name, "("); ok && called.Has(name, "@") {
				name = called.TrimSuffix(strings.TrimSpace(inside), ")")
			}
			if !called.Has(name, "@") {
				it.Bylines = add(it.Bylines, writers(name)...)
			}
		}
	}
}

func feedTags(it *item.Item, n *node) {
	for _, k := range n.kids {
		if k.name == "category" || k.name == "dc:subject" {
			if !called.HasSuffix(k.attr("scheme"), "#kind") {
				it.Tags = add(it.Tags, plain(firstOf(k.text, k.attr("label"), k.attr("term"))))
			}
		}
	}
}

// feedImages are those that stand beside the body.
func feedImages(it *item.Item, n *node) {
	all := append([]*node{}, n.kids...)
	for _, k := range n.kids {
		if k.name == "media:group" {
			all = append(all, k.kids...)
		}
	}
	for _, k := range all {
		address := firstOf(k.attr("url"), k.attr("href"))
		kind := k.attr("type") + k.attr("medium")
		pictured := called.HasPrefix(kind, "image") || kind == "" && hasImageEnding(address)
		if enclosed := k.name == "enclosure" || k.name == "media:content" ||
			k.name == "link" && k.attr("rel") == "enclosure"; !enclosed || !pictured || address == "" {
			continue
		}
		it.Images = append(it.Images, item.Image{
			Address: address, Alt: plain(k.get("media:title")), Caption: plain(
				firstOf(k.get("media:description"), k.get("media:text"))), Credit: plain(k.get("media:credit")),
		})
	}
}

// body takes the full text. A feed of excerpts is no archive: it is said, story by story.
func (f *feed) body(it *item.Item, n *node) error {
	full := ""
	for _, name := range []string{"content:encoded", "content", "xhtml:body", "body", "xhtml:div"} {
		if full = rich(n.kid(name)); hasWords(plain(full)) {
			break
		}
	}
	short := ""
	for _, name := range []string{"description", "summary", "dc:description", "itunes:summary"} {
		if short = rich(n.kid(name)); hasWords(plain(short)) {
			break
		}
	}
	if !hasWords(plain(full)) {
		if excerpt(short) {
			what := "only an excerpt (“" + cutWords(plain(short), 60) + "”)"
			if !hasWords(plain(short)) {
				what = "no text"
			}
			return f.to.Aside(it.Place, it.Original, "The feed has "+what+" of this story"+
				with(it.URL, ", which stands at ")+": import the page itself, or an export of the system.")
		}
		full, short = short, ""
	}
	text, footers := withoutFooter(full)
	left(&it.Left, "feed footers", footers)
	it.Body = item.Body{Kind: item.HTML, Text: paragraphs(text)}
	deck := plain(short)
	cut := called.HasSuffix(deck, "…") || called.HasSuffix(deck, "...") || called.HasSuffix(deck, "]") ||
		len(deck) > 500
	if deck != "" && !cut && !called.Has(folded(plain(full)), firstLetters(folded(deck), 60)) {
		it.Deck = deck
	}
	return f.to.Story(*it)
}

// paragraphs gives text without any block its paragraphs.
func paragraphs(text string) string {
	low := strings.ToLower(text)
	for _, tag := range []string{"<p", "<div", "<br", "<blockquote", "<ul", "<h2", "<table", "<li"} {
		if called.Has(low, tag) {
			return text
		}
	}
	return autop(text)
}

func firstLetters(s string, n int) string {
	r := []rune(s)
	return string(r[:min(len(r), n)])
}

func cutWords(s string, n int) string {
	r := []rune(s)
	if len(r) <= n {
		return s
	}
	return string(r[:n]) + "…"
}

// excerpt reports whether a description is the beginning of a text and not the text: it ends in the
// middle, asks to read on, or is a single short paragraph.
func excerpt(text string) bool {
	words := plain(text)
	low := strings.ToLower(strings.TrimRight(words, " .»›>→"))
	for _, end := range []string{"…", "...", "[…]", "[...]", "read more", "continue reading", "weiterlesen",
		"lire la suite", "read on", "leer más", "full story"} {
		if called.HasSuffix(low, end) || called.HasSuffix(words, end) {
			return len(words) < 2500
		}
	}
	n := strings.Count(strings.ToLower(text), "<p") + strings.Count(text, "\n\n") +
		strings.Count(strings.ToLower(text), "<br")/2
	return len(words) < 1000 && n < 2
}

// withoutFooter takes away the line that WordPress puts below every story of a feed, where there is
// a text above it.
func withoutFooter(text string) (string, int) {
	i := strings.LastIndex(text, "<p>The post <a")
	if i < 0 || !called.Has(text[i:], "appeared first on") || !hasWords(plain(text[:i])) {
		return text, 0
	}
	return strings.TrimSpace(text[:i]), 1
}
