package cms

import (
	"io"
	"net/url"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/pattern"
)

// maxFile is how long a file of a content folder may be.
const maxFile = 32 << 20

// Folder is a file of a content folder of Hugo, Jekyll, Eleventy or a system like them: front
// matter, then Markdown or HTML.
func Folder() item.Format {
	sites := &sites{}
	return item.Format{
		ID: "markdown", Title: "content folder of Hugo, Jekyll or Eleventy",
		Recognises: recognisesFolder,
		Read:       func(in item.Input, to item.Sink) error { return readFolder(in, to, sites) },
	}
}

// dataEndings are of files that hold data and no text, whatever stands at their top.
var dataEndings = setOf(".yml .yaml .toml .json .xml")

var markdownEndings = setOf(".md .markdown .mdown .mkd .mdx")

func recognisesFolder(in item.Input) int {
	ext := strings.ToLower(path.Ext(in.Place.Source))
	if dataEndings[ext] {
		return 0
	}
	head := strings.ReplaceAll(string(in.Head), "\r\n", "\n")
	trimmed := strings.TrimLeft(called.TrimPrefix(head, "\ufeff"), " \t\n")
	kind, matter, _ := splitFront(head)
	marked := markdownEndings[ext]
	open := kind == "" && (fenced(trimmed, "---") || fenced(trimmed, "+++"))
	switch {
	case kind == "json" && !marked:
		return 0
	case kind != "" && len(readFront(kind, matter)) > 0:
		return 95
	case open && len(in.Head) >= item.HeadSize && marked:
		return 90 // front matter longer than what is looked at
	case otherMarkup[ext] && isSourceText(in):
		return 62
	case marked && utf8.Valid(trimCut(in.Head)):
		return 60
	}
	return 0
}

// isSourceText reports whether a file is a text in another markup than Markdown, and not one whose
// ending only looks so.
func isSourceText(in item.Input) bool {
	_, ok := charset.Detect(in.Head)
	return ok
}

// trimCut drops a character that the end of a head has cut.
func trimCut(head []byte) []byte {
	for range utf8.UTFMax {
		if len(head) == 0 || utf8.Valid(head) {
			break
		}
		head = head[:len(head)-1]
	}
	return head
}

// readAll reads a whole file, at most most of it.
func readAll(open func() (io.ReadCloser, error), most int64) (src []byte, whole bool, err error) {
	f, err := open()
	if err != nil {
		return nil, false, err
	}
	defer f.Close()
	src, err = io.ReadAll(io.LimitReader(f, most+1))
	return src, int64(len(src)) <= most, err
}

// readFolder reads one file.
func readFolder(in item.Input, to item.Sink, sites *sites) error {
	at := in.Place
	if what := noContent(at.Source); what != "" {
		return to.Skip(at, what)
	}
	src, whole, err := readAll(in.Open, maxFile)
	if err != nil {
		return err
	}
	if !whole {
		return to.Aside(at, nil, "This file is longer than 32 MB: a story is not.")
	}
	text, _, ok := charset.Decode(src)
	if !ok {
		return to.Aside(at, src, "This file is no text: look at what it is.")
	}
	p := &post{in: in, src: src, site: sites.of(in)}
	kind, matter, body := splitFront(strings.ReplaceAll(text, "\r\n", "\n"))
	p.front, p.body = readFront(kind, matter), body
	if kind == "" && otherMarkup[strings.ToLower(path.Ext(at.Source))] {
		if p.front, p.body = splitOther(at.Source, body); len(p.front) > 0 {
			kind = "other"
		}
	}
	p.place()
	p.inherit()
	if what := p.noStory(kind); what != "" {
		return to.Skip(at, what)
	}
	return p.read(to)
}

// noContent names the files of a site's folder that are none of its content.
func noContent(file string) string {
	file = "/" + strings.ToLower(file)
	for _, folder := range []string{"/node_modules/", "/layouts/", "/_includes/", "/_layouts/", "/archetypes/",
		"/themes/", "/_site/", "/.git/", "/.github/", "/vendor/", "/bower_components/"} {
		if called.Has(file, folder) {
			return "files of the site's design"
		}
	}
	base := path.Base(file)
	base = called.TrimSuffix(base, path.Ext(base))
	switch base {
	case "readme", "license", "licence", "contributing", "changelog", "code_of_conduct", "security", "authors", "404":
		return "notes on the site's software"
	}
	return ""
}

// post is a file of a content folder as it is read.
type post struct {
	in    item.Input
	src   []byte
	site  *site
	front front
	body  string

	section string // the folder below the content's root: "news/2019"
	name    string // the file's name, or its folder's where the name is "index"; without ending and day
	file    string // the file's name without its ending
	day     string // the day that the file's or the folder's name tells
	lang    string // the language that the file's name tells
	bundle  bool   // a folder that is the story, with its images
	content string // path below the content's root
}

var langEnding = pattern.New(`\.([a-z]{2}(?:-[a-zA-Z]{2,4})?)$`)

// place takes from the file's path what it tells.
func (p *post) place() {
	file := p.in.Place.Source
	p.content = file
	for _, root := range []string{"/content/", "/_posts/", "/_drafts/", "/posts/", "/src/"} {
		if i := strings.Index("/"+file, root); i >= 0 {
			p.content = ("/" + file)[i+len(root):]
			if root == "/posts/" || root == "/_posts/" {
				p.content = strings.Trim(root, "/_") + "/" + p.content
			}
			break
		}
	}
	p.section = path.Dir(p.content)
	if p.section == "." {
		p.section = ""
	}
	p.file = called.TrimSuffix(path.Base(p.content), path.Ext(p.content))
	if m := langEnding.FindStringSubmatch(p.file); m != nil {
		p.file, p.lang = called.TrimSuffix(p.file, m[0]), m[1]
	}
	p.name = p.file
	if p.name == "index" && p.section != "" {
		p.bundle = true
		p.name, p.section = path.Base(p.section), path.Dir(p.section)
	}
	if m := datedName.FindStringSubmatch(p.name); m != nil {
		p.day, p.name = m[1]+"-"+two(m[2])+"-"+two(m[3]), m[4]
	}
}

// listLayouts are layouts of pages that list others, or lead to one.
var listLayouts = setOf("home index list archive archives category categories tag tags blog posts search redirect " +
	"redirected 404 " +
	"feed sitemap taxonomy terms section landing gallery contact")

// lists reports whether an index lists stories: it is the site's or a section's, or goes through
// others.
func (p *post) lists(layout string) bool {
	ofMany := p.section == "" || !p.bundle
	return ofMany || listLayouts[layout] || called.Has(p.body, "{% for")
}

// noStory names what is no story: the lists and pages of a site.
func (p *post) noStory(kind string) string {
	layout := strings.ToLower(called.TrimSuffix(
		path.Base(p.front.get("layout", "type", "template")), path.Ext(p.front.get("layout"))))
	dated := p.date().Known() || p.day != ""
	switch {
	case p.file == "_index":
		return "list pages"
	case p.front.is("headless"):
		return "pages that the site never shows by themselves"
	case layout == "redirect" || layout == "redirected" ||
		p.front.get("redirect_to", "redirect") != "":
		return "pages that only lead on"
	case dated:
		return ""
	case p.file == "index" && p.lists(layout):
		return "list pages"
	case listLayouts[layout] || called.Has(p.front.get("eleventycomputed", "pagination"), "collections"):
		return "list pages"
	case layout == "page" || layout == "pages":
		return "pages"
	case p.section == "" && kind != "" && called.Has(p.in.Place.Source, "/"):
		return "pages"
	}
	return ""
}

// dateKeys are the names under which systems keep a story's date.
var dateKeys = []string{"date", "publishdate", "publish_date", "pubdate", "published_at", "published_date",
	"date_published", "datepublished", "published", "created", "created_at", "creation_date"}

// date is the date that the front matter tells, else the file's name.
func (p *post) date() item.Date {
	var raw item.Date
	for _, key := range dateKeys {
		d := stamp.Parse(p.front.get(key))
		if d.Known() {
			return d
		}
		if raw.Raw == "" && key != "published" {
			raw = d
		}
	}
	if p.day != "" {
		if d := stamp.Parse(p.day); d.Known() {
			d.From = "the file's name"
			if p.bundle {
				d.From = "the folder's name"
			}
			return d
		}
	}
	return raw
}

// read hands the story on.
func (p *post) read(to item.Sink) error {
	f := p.front
	it := item.Item{
		Place: p.in.Place, Original: p.src, SourceID: firstOf(f.get("guid", "uuid"), p.content),
		Title: marksAway(f.get("title", "headline")), Lang: p.language(), Slug: p.slug(),
		Published: p.date(), Updated: stamp.Parse(f.get("lastmod", "updated", "last_modified_at", "modified",
			"updated_at", "date_updated", "date_modified", "last_updated", "lastmodified")),
		License: f.get("license", "licence", "rights"), Credit: marksAway(f.get("credit", "agency")),
	}
	p.people(&it)
	p.subjects(&it)
	p.state(&it)
	p.ours(&it)
	p.addresses(&it)
	p.readBody(&it)
	p.deck(&it)
	p.pictures(&it)
	if it.Updated.Known() && it.Published.Known() && !it.Updated.Time.After(it.Published.Time) {
		it.Updated = item.Date{}
	}
	if why := p.giveWords(&it); why != "" {
		return to.Aside(it.Place, it.Original, why)
	}
	return to.Story(it)
}

// marksAway makes plain words of a line that may hold Markdown.
func marksAway(s string) string {
	s = plain(s)
	s = lineLink.ReplaceAllString(s, "$1")
	s = lineMarks.ReplaceAllString(s, "$1$2$3")
	return strings.TrimSpace(s)
}

var (
	lineLink  = pattern.New(`!?\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)`)
	lineMarks = pattern.New(`\*\*([^*]+)\*\*|\*([^*\s][^*]*)\*|\b_([^_\s][^_]*)_\b`)
)

func (p *post) language() string {
	if l := firstOf(p.front.get("lang", "language", "locale", "languagecode"), p.lang); l != "" {
		return strings.ReplaceAll(l, "_", "-")
	}
	first, _, _ := called.Cut(p.content, "/")
	if len(first) == 2 && isLower(first) && called.Has(p.content, "/") {
		return first
	}
	return p.site.lang
}

func (p *post) slug() string {
	s := strings.Trim(p.front.get("slug"), "/")
	if s == "" {
		s = p.name
	}
	return path.Base(s)
}

// writerKeys are the names under which a story's writers stand.
var writerKeys = []string{"byline", "bylines", "by", "authors", "author", "writer", "writers", "contributors"}

// people reads the writers. Where a site keeps them as handles, its own files tell their names.
func (p *post) people(it *item.Item) {
	for _, key := range writerKeys {
		switch v := p.front.value(key).(type) {
		case string:
			if called.Has(v, " ") {
				it.Bylines = add(it.Bylines, writers(v)...)
			} else {
				it.Bylines = add(it.Bylines, p.named(v))
			}
		case []any:
			for _, x := range v {
				it.Bylines = add(it.Bylines, p.named(worded(x)))
			}
		case front:
			it.Bylines = add(it.Bylines, p.named(worded(v)))
		}
		if len(it.Bylines) > 0 {
			return
		}
	}
}

func (p *post) named(handle string) string {
	handle = plain(handle)
	if name := p.site.author(p.in, handle); name != "" {
		return name
	}
	return byHandle(handle)
}

// categories are a story's categories. Jekyll parts a line of them by blanks.
func (p *post) categories() []string {
	s, ok := p.front.value("categories").(string)
	if ok && called.Has("/"+p.in.Place.Source, "/_posts/") && !called.Has(s, ",") {
		return strings.Fields(s)
	}
	return p.front.list("categories", "category")
}

// subjects reads sections, categories and tags.
func (p *post) subjects(it *item.Item) {
	f := p.front
	split := called.Has("/"+p.in.Place.Source, "/_posts/")
	for _, key := range []string{"categories", "category", "tags", "tag", "topics", "topic", "keywords", "series",
		"subjects"} {
		list := f.list(key)
		spaced := split && (key == "tags" || key == "categories")
		if s, ok := f.value(key).(string); ok && spaced && !called.Has(s, ",") {
			list = strings.Fields(s)
		}
		for _, t := range list {
			it.Tags = add(it.Tags, plain(t))
		}
	}
	it.Section = marksAway(firstOf(f.get("section"), f.get("category"), f.get("categories")))
	if cats, ok := f.value("categories").(string); ok && split && it.Section == marksAway(cats) &&
		!called.Has(cats, ",") {
		it.Section, _, _ = called.Cut(it.Section, " ")
	}
	first, _, below := called.Cut(p.section, "/")
	isLanguage := len(first) == 2 && below
	tells := first != "" && !sectionsOfAll[strings.ToLower(first)] && !strings.ContainsAny(first, "0123456789")
	if it.Section == "" && tells && !isLanguage {
		it.Section = sentenceCase(first)
	}
}

// sectionsOfAll are folders in which a site keeps all its stories.
var sectionsOfAll = setOf("posts post blog news articles article stories story content entries updates press archive " +
	"en de fr es it _posts src")

func sentenceCase(s string) string {
	s = strings.NewReplacer("-", " ", "_", " ").Replace(s)
	r, n := called.FirstRune(s)
	return string(unicode.ToUpper(r)) + s[n:]
}

// state says whether the story was public.
func (p *post) state(it *item.Item) {
	f := p.front
	status := strings.ToLower(f.get("status", "state"))
	switch {
	case f.is("draft", "drafts", "unpublished"), f.isNot("published"),
		called.Has("/"+p.in.Place.Source, "/_drafts/"):
		it.State = item.Draft
	case status == "draft" || status == "pending" || status == "unpublished":
		it.State = item.Draft
	case status == "private" || f.is("private", "hidden"):
		it.State = item.Private
	case f.get("password") != "":
		it.State = item.Protected
	}
	if d := stamp.Parse(f.get("publishdate", "publish_date", "embargo")); d.Known() && d.Time.After(it.Published.Time) {
		it.Embargo = d
	}
	if f.get("expirydate", "expiry_date", "unpublishdate", "expires") != "" {
		left(&it.Left, "days on which a story was to go offline", 1)
	}
}

// ours reads what only an archive of this program writes: what another such archive withholds is
// not to be shown here.
func (p *post) ours(it *item.Item) {
	f := p.front
	it.Dateline = plain(f.get("dateline"))
	for _, h := range f.list("highlights") {
		it.Highlights = add(it.Highlights, plain(h))
	}
	if f.get("state") == "withdrawn" {
		it.State = item.Killed
		if w, ok := f.value("withdrawn").(front); ok {
			it.StateReason = w.get("reason")
		}
	}
	if a := f.get("access"); a == "quotations" || a == "metadata" {
		it.NoText = true
	}
	all, _ := f.value("corrections").([]any)
	for _, x := range all {
		if c, ok := x.(front); ok && c.get("text") != "" {
			it.Corrections = append(it.Corrections, item.Correction{
				On: stamp.Parse(c.get("on")), Text: plain(c.get("text")),
			})
		}
	}
	if decisions, ok := f.value("annotations").([]any); ok {
		left(&it.Left, "decisions of another archive: copy its annotations: by hand", len(decisions))
	}
}

// sourceKeys name where a story was first published, when that was elsewhere.
var sourceKeys = []string{"source_url", "sourceurl", "original_url", "originalurl", "canonical_url", "canonicalurl",
	"canonical", "external_url", "externalurl", "link", "originally_published_url"}

// addresses are those that the story had.
func (p *post) addresses(it *item.Item) {
	f := p.front
	var own string
	for _, key := range []string{"url", "permalink", "path"} {
		if v := f.get(key); v != "" && !strings.ContainsAny(v, "{: \n") || called.HasPrefix(v, "http") {
			own = v
			break
		}
	}
	if own == "" {
		own = p.site.address(p, it)
	}
	if own != "" && it.State == item.Public {
		it.URL = p.site.absolute(own)
		if it.URL == "" {
			it.OldAddresses = add(it.OldAddresses, rooted(own, ""))
		}
	} else if datedName.MatchString(p.file) && it.State == item.Public {
		it.OldAddresses = add(it.OldAddresses, datedAddress(p.file)) // where others' links find it
	}
	for _, key := range sourceKeys {
		if v := f.get(key); called.HasPrefix(v, "http") {
			if it.URL != "" {
				it.OldAddresses = add(it.OldAddresses, it.URL)
			}
			it.URL = v
			break
		}
	}
	for _, old := range f.list("aliases", "alias", "redirect_from", "redirects", "old_url", "old_urls", "legacy_url",
		"tumblr_url", "wordpress_url", "guid_url") {
		it.OldAddresses = add(it.OldAddresses, rooted(old, p.section))
	}
}

// rooted is a path from the site's root: Hugo reads one without a slash from the story's folder.
func rooted(address, section string) string {
	address = strings.TrimSpace(address)
	if address == "" || called.Has(address, "://") || called.HasPrefix(address, "/") {
		return address
	}
	tail := ""
	if called.HasSuffix(address, "/") {
		tail = "/"
	}
	return path.Join("/", section, address) + tail
}

// readBody cleans the body. A first heading is the title of a file that has no other.
func (p *post) readBody(it *item.Item) {
	c := &cleaner{front: p.front}
	switch ext := strings.ToLower(path.Ext(p.in.Place.Source)); ext {
	case ".html", ".htm", ".njk", ".liquid":
		it.Body = item.Body{Kind: item.HTML, Text: c.html(p.body)}
	case ".adoc", ".asciidoc", ".org", ".rst", ".textile":
		it.Body = item.Body{Kind: item.Text, Text: ofOther(p.in.Place.Source, c.html(p.body))}
	case ".txt":
		it.Body = item.Body{Kind: item.Text, Text: strings.TrimSpace(c.html(p.body))}
	default:
		it.Body = item.Body{Kind: item.Markdown, Text: c.markdown(p.body)}
		p.heading(it)
	}
	for what, n := range c.count {
		left(&it.Left, what, n)
	}
}

var firstHeading = pattern.New(`^\s*(?:#[ \t]+(.+?)[ \t]*#*[ \t]*|([^\n]+)\n=+[ \t]*)(?:\n|$)`)

// heading takes the title from the body's first heading, and away where it only repeats it.
func (p *post) heading(it *item.Item) {
	m := firstHeading.FindStringSubmatch(it.Body.Text)
	if m == nil {
		return
	}
	h := marksAway(m[1] + m[2])
	if it.Title == "" {
		it.Title = h
	}
	if folded(h) == folded(it.Title) {
		it.Body.Text = strings.TrimLeft(it.Body.Text[len(m[0]):], "\n")
	}
}

// folded is the letters and numbers of s in lower case: what it says, however it is set.
//
//go:noinline
func folded(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// deck takes the deck, unless it is the beginning of the body, which many systems put there.
func (p *post) deck(it *item.Item) {
	body := folded(plain(lineLink.ReplaceAllString(markdownImage.ReplaceAllString(it.Body.Text, ""), "$1")))
	for _, key := range []string{"deck", "dek", "subtitle", "subheading", "sub_title", "standfirst", "lede", "lead",
		"intro", "introduction", "abstract", "excerpt", "teaser", "description", "summary"} {
		words := marksAway(p.front.get(key))
		f := []rune(folded(words))
		if len(f) == 0 || folded(words) == folded(it.Title) {
			continue
		}
		if begin := string(f[:min(len(f), 60)]); len(f) > 20 && called.Has(body, begin) {
			continue
		}
		it.Deck = words
		return
	}
}

// giveWords makes sure that there is something to read: a post that only points to another site has
// its summary for a text. It says why the post cannot be a story where there is nothing.
func (p *post) giveWords(it *item.Item) string {
	if it.Body.Kind == item.Markdown && !wordless(it.Body.Text) ||
		it.Body.Kind != item.Markdown && hasWords(plain(it.Body.Text)) {
		return ""
	}
	words := it.Deck
	for _, key := range []string{"summary", "description", "excerpt", "deck"} {
		if !hasWords(plain(words)) {
			words = marksAway(p.front.get(key))
		}
	}
	switch {
	case hasWords(plain(words)):
		if it.Body.Kind != item.Markdown {
			it.Body = item.Body{Kind: item.Text, Text: words}
		} else {
			it.Body.Text = strings.TrimSpace(escapeLine(words)+"\n\n"+it.Body.Text) + "\n"
		}
		it.Deck = ""
		left(&it.Left, "stories of which there is only the summary", 1)
		return ""
	case len(it.Images) > 0 || called.Has(it.Body.Text, "<http"):
		return ""
	case it.Title == "":
		return "This file has neither a title nor a text."
	}
	return "This file has a title" + with(it.URL, " and the address ") + ", and no text: write one, or leave it out."
}

// escapeLine keeps a line of plain words from being read as Markdown's signs.
func escapeLine(s string) string {
	return strings.NewReplacer("*", `\*`, "_", `\_`, "<", `\<`, "`", "\\`").Replace(s)
}

// pictures names the images of the body and of the front matter, and finds them in the export.
func (p *post) pictures(it *item.Item) {
	seen := map[string]bool{}
	note := func(im item.Image) {
		im.Address = strings.TrimSpace(im.Address)
		if im.Address != "" && !seen[im.Address] {
			seen[im.Address] = true
			im.Open = p.image(im.Address)
			it.Images = append(it.Images, im)
		}
	}
	if it.Body.Kind == item.Markdown {
		for _, m := range markdownImage.FindAllStringSubmatch(it.Body.Text, -1) {
			note(item.Image{Address: m[2], Alt: plain(m[1])})
		}
	} else {
		for _, src := range imageSources(it.Body.Text) {
			note(item.Image{Address: src})
		}
	}
	f := p.front
	for _, key := range []string{"image", "images", "featured_image", "feature_image", "featuredimage", "cover",
		"hero_image", "heroimage", "hero", "thumbnail", "banner", "header", "primary_image", "lead_image", "og_image",
		"photo"} {
		for _, im := range frontImages(f.value(key)) {
			im.Alt = firstOf(im.Alt, f.get(key+"_alt", "image_alt"))
			im.Caption = firstOf(im.Caption, marksAway(f.get(key+"_caption", "image_caption", "image_figcaption")))
			im.Credit = firstOf(im.Credit, f.get(key+"_credit", "image_credit"))
			if !seen[called.TrimPrefix(im.Address, "/")] {
				note(im)
			}
		}
	}
}

// frontImages reads an image of front matter: an address, a table, or a list of these.
func frontImages(v any) (images []item.Image) {
	switch v := v.(type) {
	case string:
		if hasImageEnding(v) {
			images = append(images, item.Image{Address: v})
		}
	case []any:
		for _, x := range v {
			images = append(images, frontImages(x)...)
		}
	case front:
		address := v.get("path", "src", "url", "image", "file", "feature", "teaser")
		if hasImageEnding(address) {
			images = append(images, item.Image{
				Address: address, Alt: plain(v.get("alt")),
				Caption: marksAway(v.get("caption", "title", "image_description")), Credit: plain(v.get("credit")),
			})
		}
	}
	return images
}

// image opens an image of the export: beside the story, or where systems keep what is served.
func (p *post) image(address string) func() (io.ReadCloser, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host != "" && u.Host != p.site.host() || u.Path == "" {
		return nil
	}
	rel := called.TrimPrefix(u.Path, "/")
	paths := []string{"/static/" + rel, "/" + rel, "/assets/" + rel, "/public/" + rel, "/src/" + rel, "/content/" + rel}
	if !called.HasPrefix(u.Path, "/") {
		paths = append([]string{rel}, paths...)
	}
	return beside(p.in, paths...)
}

// isLower reports whether s is small letters alone, as a language's folder is named.
//
//go:noinline
func isLower(s string) bool { return strings.Trim(s, "abcdefghijklmnopqrstuvwxyz") == "" }
