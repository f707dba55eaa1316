package pages

import (
	"io"
	"net/url"
	"path"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/importer/stamp"
	"github.com/onrecord/onrecord/internal/pattern"
)

// page is a page as it is read.
type page struct {
	in   item.Input
	src  []byte
	doc  *html.Node
	meta *meta
	body *html.Node
	it   item.Item
	gone []*html.Node // what stands in the body and was taken as headline, byline or date
}

func newPage(in item.Input, src []byte, doc *html.Node) *page {
	return &page{in: in, src: src, doc: doc, meta: readMeta(doc)}
}

// handOn reads the page and hands its article on.
func (p *page) handOn(to item.Sink) error {
	if isList(p.doc, p.meta) {
		return to.Skip(p.in.Place, "list pages")
	}
	body, sure := findArticle(p.doc)
	if body == nil || paragraphs(body) == 0 && len(words(body)) < 40 {
		return to.Aside(p.in.Place, p.src, "No article was found on this page: it may be one that scripts fill in. "+
			"Save it again from a browser once it is shown, or leave it out.")
	}
	p.body = body
	p.it = item.Item{Place: p.in.Place, Original: p.src}
	p.addresses()
	p.title()
	p.dates()
	p.writers()
	p.leadLines()
	p.subjects()
	p.deck()
	told := p.it.Title != "" || p.it.Published.Known()
	if !told && !sure && !p.meta.isArticle() && paragraphs(body) < 200 {
		return to.Aside(p.in.Place, p.src, "This page has neither a title nor a date, and hardly any text: look at "+
			"what it is.")
	}
	p.cut()
	p.it.Body = item.Body{Kind: item.HTML, Text: strings.TrimSpace(inner(body))}
	p.images()
	return to.Story(p.it)
}

// savedFrom is what browsers write into a page that they save.
var savedFrom = pattern.New(`saved from url=\(\d+\)(\S+)`)

// addresses are where the page stood.
func (p *page) addresses() {
	var saved string
	if m := savedFrom.FindSubmatch(p.src[:min(len(p.src), 4096)]); m != nil {
		saved = string(m[1])
	}
	base := saved
	for _, a := range []string{p.meta.links["canonical"], p.meta.get("og:url"), p.meta.said("url"),
		p.meta.said("mainEntityOfPage"), saved, p.meta.get("twitter:url")} {
		if a = absolute(base, a); a == "" {
			continue
		}
		if p.it.URL == "" {
			p.it.URL = a
		} else if a != p.it.URL {
			p.it.OldAddresses = addTo(p.it.OldAddresses, a)
		}
	}
	each(p.doc, func(n *html.Node) bool {
		if a := absolute(base, attr(n, "href")); n.Data == "a" && a != "" && p.it.URL == "" &&
			marked(n, "p canonical", "u url u uid") {
			p.it.URL = a
		}
		return true
	})
	for _, rel := range []string{"shortlink", "amphtml"} {
		if a := absolute(p.it.URL, p.meta.links[rel]); a != "" && a != p.it.URL {
			p.it.OldAddresses = addTo(p.it.OldAddresses, a)
		}
	}
	p.it.SourceID = firstOf(p.meta.said("identifier"), p.meta.get("article:id", "article_id", "post-id"), p.it.URL,
		p.in.Place.Source)
	if u, err := url.Parse(p.it.URL); err == nil && u.Host != "" {
		name := path.Base(called.TrimSuffix(u.Path, "/"))
		name = called.TrimSuffix(name, path.Ext(name))
		if called.Has(name, "-") {
			p.it.Slug = name
		}
	}
}

// absolute is a web address, or "".
func absolute(base, a string) string {
	u, err := url.Parse(strings.TrimSpace(a))
	if a == "" || err != nil {
		return ""
	}
	if u.Host == "" {
		b, err := url.Parse(base)
		if err != nil || b.Host == "" {
			return ""
		}
		u = b.ResolveReference(u)
	}
	if u.Scheme != "http" && u.Scheme != "https" || strings.Trim(u.Path, "/") == "" && u.RawQuery == "" {
		return ""
	}
	return u.String()
}

// title is the headline that readers saw, where the page's other titles agree; else what it says.
func (p *page) title() {
	says := firstOf(p.meta.said("headline"), p.meta.get("og:title", "twitter:title", "headline", "dc.title"),
		p.windowTitle())
	var best *html.Node
	each(p.doc, func(n *html.Node) bool {
		if n.Data == "h1" || attr(n, "itemprop") == "headline" {
			w := folded(words(n))
			inside, holds := called.Has(folded(p.meta.title+" "+says), w), called.Has(w, folded(says))
			agrees := inside || holds && says != ""
			inBody := within(n, p.body)
			first := best == nil && (agrees || inBody)
			if w != "" && (first || agrees && inBody) {
				best = n
			}
		}
		return n.Data != "nav"
	})
	if best == nil && says == "" {
		each(p.doc, func(n *html.Node) bool {
			if best == nil && (n.Data == "h1" || n.Data == "h2") && words(n) != "" {
				best = n
			}
			return true
		})
	}
	if best == nil {
		best = p.boldTitle()
	}
	p.it.Title = says
	if best != nil {
		p.it.Title = words(best)
		p.gone = append(p.gone, best)
	}
}

// titleParts stand between a window's title and the site's name.
var titleParts = pattern.New(`\s(?:[|–—·•»«-]|::)\s`)

// boldTitle is the element that shows the headline on pages that have no headings: the first words
// of the text, where they are a part of the window's title, "THE PAPER - Baker retires". Or nil.
func (p *page) boldTitle() (found *html.Node) {
	parts := titleParts.Split(p.meta.title, -1)
	first := true
	each(p.body, func(n *html.Node) bool {
		w := folded(words(n))
		if n == p.body || w == "" || !first {
			return first
		}
		whole := w == folded(p.meta.title)
		if _, behind, ok := called.Cut(p.meta.title, ": "); ok {
			whole = whole || w == folded(behind)
		}
		for _, part := range parts {
			whole = whole || w == folded(part) && len(strings.Fields(part)) > 1
		}
		if whole {
			found = n
		}
		first = !whole && len(words(n)) > 150
		return first
	})
	return found
}

// windowTitle is the page's title without the site's name.
func (p *page) windowTitle() string {
	t := p.meta.title
	for _, sep := range []string{" | ", " – ", " — ", " - ", " « ", " » ", " :: ", " · "} {
		before, after, ok := called.Cut(t, sep)
		if !ok {
			continue
		}
		if i := strings.LastIndex(t, sep); i > 0 {
			before, after = t[:i], t[i+len(sep):]
		}
		site := folded(p.meta.get("og:site_name", "application-name"))
		isSite := site != "" && folded(after) == site
		isShort := len(strings.Fields(after)) <= 4 && len(before) > len(after)
		if isSite || isShort || sep == " | " {
			return strings.TrimSpace(before)
		}
	}
	return t
}

// dates reads when the article was published and changed.
func (p *page) dates() {
	p.it.Published = firstDate(p.meta.said("datePublished"), p.meta.said("dateCreated"),
		p.meta.get("article:published_time"), p.meta.get("datepublished"), p.meta.get("date"), p.meta.get("pubdate"),
		p.meta.get("publish-date"), p.meta.get("publish_date"),
		p.meta.get("dc.date.issued"), p.meta.get("dc.date"), p.meta.get("dcterms.created"), p.meta.get("dcterms.date"),
		p.meta.get("parsely-pub-date"),
		p.meta.get("sailthru.date"), p.meta.get("article.published"), p.meta.get("publication_date"),
		p.meta.get("citation_publication_date"), p.meta.get("og:published_time"))
	p.it.Updated = firstDate(p.meta.said("dateModified"), p.meta.get("article:modified_time"), p.meta.get(
		"og:updated_time"), p.meta.get("last-modified"), p.meta.get("dcterms.modified"), p.meta.get("datemodified"))
	p.shownDates()
	if !p.it.Published.Known() {
		if m := datedPath.FindStringSubmatch(p.it.URL); m != nil {
			if d := stamp.Parse(m[1] + "-" + m[2] + "-" + m[3]); d.Known() {
				d.From = "the page's address"
				p.it.Published = d
			}
		}
	}
	if !p.it.Updated.Time.After(p.it.Published.Time) || !p.it.Published.Known() {
		p.it.Updated = item.Date{}
	}
}

var datedPath = pattern.New(`/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$)`)

func firstDate(all ...string) (d item.Date) {
	for _, s := range all {
		got := stamp.Parse(s)
		if got.Known() {
			return got
		}
		if d.Raw == "" {
			d.Raw = got.Raw
		}
	}
	return d
}

// shownDates reads dates from the elements that show them. They are cut from the body: they are no
// part of the story.
func (p *page) shownDates() {
	header := true // until the text begins
	each(p.doc, func(n *html.Node) bool {
		if n.Data == "p" && (within(n, p.body) || !within(p.body, p.doc)) && len(words(n)) > 100 {
			header = false
		}
		if !showsDate(n) || !header || offArticle(n) {
			return !offArticle(n) || !header
		}
		if n.Data != "time" && holdsTime(n) {
			return true
		}
		d := dateOf(n)
		if isClock(words(n)) && within(n, p.body) { // when a line of a running report was written
			if !p.it.Published.Known() {
				p.it.Published = d
			}
			return false
		}
		if !d.Known() && (d.Raw == "" || n.Data != "time") {
			return true
		}
		p.takeDate(n, d)
		return false
	})
}

// isClock reports whether words are a time of day and no date.
func isClock(s string) bool { return clock.MatchString(s) }

var clock = pattern.New(`(?i)^\d{1,2}[:.h]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?|uhr|h|utc|gmt|bst|[ce]e?[sd]t)?$`)

// showsDate reports whether an element is a date, or is short and called one.
func showsDate(n *html.Node) bool {
	return n.Data == "time" || marked(n, "datepublished", "dateline", "date", "published", "pubdate", "timestamp",
		"byline date", "posted") && len(words(n)) < 80
}

// dateOf is an element's date, as its attributes give it or else its words.
func dateOf(n *html.Node) item.Date {
	if d := stamp.Parse(firstOf(attr(n, "datetime"), attr(n, "content"))); d.Known() {
		return d
	}
	return stamp.Parse(leadless(words(n)))
}

// takeDate gives the story a date that it has not yet, and takes the element out of the body.
func (p *page) takeDate(n *html.Node, d item.Date) {
	switch changed := marked(n, "updated", "modified", "datemodified"); {
	case changed && !p.it.Updated.Known():
		p.it.Updated = d
	case !changed && !p.it.Published.Known():
		p.it.Published = d
	}
	if d.Known() {
		p.gone = append(p.gone, n)
	}
}

func holdsTime(n *html.Node) (yes bool) {
	each(n, func(e *html.Node) bool {
		yes = yes || e.Data == "time" && attr(e, "datetime") != ""
		return true
	})
	return yes
}

// leadless takes away what stands before a date: "Published on", "Posted:".
func leadless(s string) string {
	low := strings.ToLower(s)
	for _, lead := range []string{"published on", "published", "posted on", "posted", "first published", "updated",
		"last updated", "date", "veröffentlicht am", "publié le", "publicado el", "on"} {
		if called.HasPrefix(low, lead+" ") || called.HasPrefix(low, lead+":") {
			return strings.TrimLeft(s[len(lead):], " :")
		}
	}
	return s
}

// writers reads who wrote the article.
func (p *page) writers() {
	names := append(append([]string{}, p.meta.all("author")...), p.meta.named["author"]...)
	for _, key := range []string{"article:author", "parsely-author", "dc.creator", "byl", "sailthru.author",
		"citation_author"} {
		names = append(names, p.meta.named[key]...)
	}
	for _, n := range names {
		p.it.Bylines = addTo(p.it.Bylines, cutNames(n)...)
		if len(p.it.Bylines) > 0 && len(p.meta.all("author")) == 0 {
			break
		}
	}
	header := true
	each(p.doc, func(n *html.Node) bool {
		if n.Data == "p" && within(n, p.body) && len(words(n)) > 150 {
			header = false
		}
		shown := attr(n, "rel") == "author" || marked(n, "byline", "author", "authors", "bylines", "writer")
		if !shown || offArticle(n) || !header && !marked(n, "byline") {
			return !offArticle(n)
		}
		if w := words(n); len(w) < 160 && w != "" {
			if len(p.it.Bylines) == 0 {
				p.it.Bylines = addTo(p.it.Bylines, cutNames(w)...)
			}
			p.gone = append(p.gone, n)
			return false
		}
		return true
	})
}

// holdsByline are the elements that a byline without a mark of its own may stand in.
var holdsByline = map[string]bool{
	"p": true, "font": true, "span": true, "div": true, "b": true, "i": true, "em": true,
}

// cutNames cuts a byline into names. Addresses are none.
func cutNames(s string) (names []string) {
	s = oneLine(s)
	if called.Has(s, "://") || called.HasPrefix(s, "@") {
		return nil
	}
	for _, by := range []string{"written by ", "by ", "von ", "par ", "por ", "di ", "door "} {
		if len(s) > len(by) && strings.EqualFold(s[:len(by)], by) {
			s = s[len(by):]
			break
		}
	}
	for _, joint := range []string{" and ", " & ", " und ", " et ", " y ", ";", "|", " • ", " · "} {
		s = strings.ReplaceAll(s, joint, ",")
	}
	for _, n := range strings.Split(s, ",") {
		n = strings.Trim(oneLine(n), ".–—-: ")
		if n != "" && !strings.ContainsAny(n, "0123456789@") && len(strings.Fields(n)) <= 6 {
			names = addTo(names, n)
		}
	}
	return names
}

// leadLines reads "By Greta Holm, 12 March 1999" and "Published 3 June 2021 by Ann Lee" above the
// text of pages that mark nothing.
func (p *page) leadLines() {
	lines := 0
	each(p.body, func(n *html.Node) bool {
		if n == p.body || lines >= 3 || !holdsByline[n.Data] {
			return lines < 3
		}
		w := words(n)
		if len(w) > 120 {
			if n.Data != "div" {
				lines = 3
			}
			return n.Data == "div"
		}
		if w == "" {
			return false
		}
		lines++
		if names, d, ok := leadLine(w); ok {
			if len(p.it.Bylines) == 0 {
				p.it.Bylines = names
			}
			if !p.it.Published.Known() && d.Told() {
				p.it.Published = d
			}
			p.gone = append(p.gone, n)
		}
		return false
	})
	if !p.it.Published.Known() && p.it.Published.Raw == "" {
		p.bareDay(p.body)
	}
}

// bareDay takes a day that stands for itself between line breaks, above the text. It reports
// whether the text has begun.
func (p *page) bareDay(n *html.Node) (begun bool) {
	const longestLine = 120
	if w := oneLine(n.Data); n.Type == html.TextNode && w != "" {
		_, d, ok := leadLine(w)
		if ok && d.Told() {
			p.it.Published = d
			p.gone = append(p.gone, n)
		}
		return ok && d.Told() || len(w) > longestLine
	}
	for c := n.FirstChild; c != nil && !begun; c = c.NextSibling {
		begun = p.bareDay(c)
	}
	return begun
}

var byWord = pattern.New(`(?i)(?:^|[\s,|·•–—-])(?:by|von|par|por|di|door)\s+(\pL[^0-9|·•]{2,60})`)

// leadLine reads a line that holds a writer, a date or both, and nothing else.
func leadLine(w string) (names []string, d item.Date, ok bool) {
	rest := w
	if m := byWord.FindStringSubmatchIndex(w); m != nil {
		names = cutNames(w[m[2]:m[3]])
		rest = w[:m[0]] + " " + w[m[1]:]
		for _, n := range names {
			if len(strings.Fields(n)) > 4 || strings.ContainsAny(n, ".?!“”\"") {
				return nil, d, false
			}
		}
	}
	rest = strings.Trim(leadless(strings.Trim(rest, " ,|·•–—-:")), " ,|·•–—-:")
	m := alsoUpdated.FindStringIndex(rest)
	if m != nil && stamp.Parse(leadless(strings.Trim(rest[m[1]:], " :"))).Told() {
		rest = strings.Trim(rest[:m[0]], " ,|·•–—-:;(")
	}
	if rest != "" {
		d = stamp.Parse(rest)
	}
	return names, d, (rest == "" || d.Told()) && (len(names) > 0 || d.Told())
}

// alsoUpdated stands between the day of a story and that of its last change.
var alsoUpdated = pattern.New(`(?i)[\s,|·•–—;(-]+(?:last\s+)?(?:updated|modified|aktualisiert|mis à jour)` +
	`(?:\s+(?:on|am|le))?\b`)

// subjects reads section, tags, language and terms.
func (p *page) subjects() {
	m := p.meta
	p.it.Section = firstOf(m.said("articleSection"), m.get("article:section", "section", "parsely-section"))
	p.it.Tags = addTo(p.it.Tags, m.all("articleSection")...)
	p.it.Tags = addTo(p.it.Tags, m.named["article:tag"]...)
	each(p.doc, func(n *html.Node) bool {
		if n.Data == "a" && called.Has(" "+attr(n, "rel")+" ", " tag ") {
			p.it.Tags = addTo(p.it.Tags, words(n))
		}
		return true
	})
	keywords := m.all("keywords")
	if len(keywords) == 0 {
		keywords = append(m.named["news_keywords"], m.named["keywords"]...)
	}
	for _, k := range keywords {
		p.it.Tags = addTo(p.it.Tags, strings.FieldsFunc(k, func(r rune) bool { return r == ',' || r == ';' })...)
	}
	p.it.Lang = strings.ReplaceAll(firstOf(m.lang, m.said("inLanguage"),
		m.get("og:locale", "content-language", "dc.language")), "_", "-")
	p.it.License = firstOf(m.said("license"), m.get("dcterms.license", "license"))
	if p.it.License == "" && m.links["license"] != "" {
		p.it.License = m.links["license"]
	}
	p.it.Credit = firstOf(m.said("creditText"))
}

// deck is the line below the headline, where the page shows one, or says one that its text does
// not.
func (p *page) deck() {
	each(p.doc, func(n *html.Node) bool {
		if p.it.Deck == "" && marked(n, "deck", "dek", "standfirst", "subtitle", "subhead", "subheadline",
			"alternativeheadline", "strapline", "sub title", "vorspann", "chapo") && !offArticle(n) {
			if w := words(n); len(w) > 10 && len(w) < 600 && folded(w) != folded(p.it.Title) {
				p.it.Deck = w
				p.gone = append(p.gone, n)
			}
		}
		return p.it.Deck == ""
	})
	if p.it.Deck != "" {
		return
	}
	text := folded(words(p.body))
	for _, d := range []string{p.meta.said("alternativeHeadline"), p.meta.said("description"),
		p.meta.get("og:description", "description", "twitter:description")} {
		cut := called.HasSuffix(d, "…") || called.HasSuffix(d, "...") || called.HasSuffix(d, "]")
		f := []rune(folded(d))
		whole := len(f) > 0 && !cut && len(d) <= 500
		again := folded(d) == folded(p.it.Title) || called.Has(text, string(f[:min(len(f), 60)]))
		if !whole || again {
			continue
		}
		p.it.Deck = d
		return
	}
}

// cut takes out of the body what was taken as something else, and what is no part of any article.
func (p *page) cut() {
	for _, n := range p.gone {
		if !within(p.body, p.doc) && !within(n, p.body) {
			n = p.twin(n)
		}
		if n != nil && within(n, p.body) && n != p.body && !within(p.body, n) {
			remove(n)
		}
	}
	title := folded(p.it.Title)
	off := p.repeated()
	each(p.body, func(n *html.Node) bool {
		if n == p.body {
			return true
		}
		if n.Data == "amp-img" {
			n.Data, n.DataAtom = "img", atom.Img
		}
		repeats := (n.Data == "h1" || n.Data == "h2") && folded(words(n)) == title
		if what := leftOut(n); repeats || what != "" {
			off = append(off, n)
			if what != "" && words(n) != "" {
				if p.it.Left == nil {
					p.it.Left = map[string]int{}
				}
				p.it.Left[what]++
			}
			return false
		}
		return true
	})
	for _, n := range off {
		remove(n)
	}
}

// repeated are the elements above the text that say what the story has as its headline or its deck.
func (p *page) repeated() (again []*html.Node) {
	title, deck, began := folded(p.it.Title), folded(p.it.Deck), false
	each(p.body, func(n *html.Node) bool {
		if began || n == p.body {
			return !began
		}
		switch w := folded(words(n)); {
		case n.Data == "hr":
			again = append(again, n)
			return false
		case w == "":
			return false
		case (w == title || w == deck) && (n.Data[0] == 'h' || w == deck || marked(n, "title", "headline")):
			again = append(again, n)
			return false
		case n.Data == "p":
			began = true
		}
		return true
	})
	return again
}

// twin is the element above the text that says what n says, or nil: an article that was found by
// its looks is a copy of what the page holds.
func (p *page) twin(n *html.Node) (found *html.Node) {
	says, header := folded(words(n)), true
	each(p.body, func(e *html.Node) bool {
		w := words(e)
		fits := says != "" && folded(w) == says
		if found == nil && header && fits && e != p.body {
			found = e
		}
		if e.Data == "p" && len(w) > 100 {
			header = false
		}
		return found == nil && header
	})
	return found
}

// leftOut names what stands in an article's element and is no part of it.
func leftOut(n *html.Node) string {
	switch {
	case n.Data == "nav" || marked(n, "breadcrumb", "breadcrumbs", "pagination", "navigation"):
		return "navigation"
	case marked(n, "comments", "disqus", "respond", "comment"):
		return "comments"
	case marked(n, "related", "recirculation", "recommended", "recommendations") ||
		marked(n, "read") && marked(n, "also", "more"):
		return "related-links boxes"
	case marked(n, "share", "sharing", "sharedaddy", "addtoany") && len(words(n)) < 200:
		return "share buttons"
	case marked(n, "newsletter", "signup") && len(words(n)) < 400:
		return "newsletter boxes"
	case marked(n, "paywall", "regwall", "paygate", "metered", "piano", "subscribe", "subscription") &&
		len(words(n)) < 300 && offersAccess.MatchString(words(n)):
		return "offers to subscribe: of these stories perhaps only the beginning was saved"
	case marked(n, "advertisement", "advert", "adsbygoogle", "ad", "ads") && len(words(n)) < 200:
		return "advertisements"
	}
	return ""
}

// offersAccess is what stands where a text breaks off for those who have not paid.
var offersAccess = pattern.New(`(?i)\b(?:subscri|sign (?:in|up)|log ?in|register|continue reading|read on` +
	`|abonn|anmelden|s’abonner)`)

// images finds the images of the article that were saved with the page, and its own picture.
func (p *page) images() {
	seen := map[string]bool{}
	each(p.body, func(n *html.Node) bool {
		if src := firstOf(attr(n, "src"), attr(n, "data-src")); n.Data == "img" && src != "" && !seen[src] &&
			!called.HasPrefix(src, "data:") {
			seen[src] = true
			p.it.Images = append(p.it.Images, item.Image{Address: src, Alt: attr(n, "alt"), Open: p.saved(src)})
		}
		return true
	})
	own := firstOf(append(p.meta.all("image"), p.meta.get("og:image"))...)
	if name := path.Base(own); own != "" && !called.Has(p.it.Body.Text, name) {
		p.it.Images = append(p.it.Images, item.Image{Address: own, Alt: p.meta.get("og:image:alt"), Open: p.saved(own)})
	}
}

// saved opens an image that lies beside the page.
func (p *page) saved(src string) func() (io.ReadCloser, error) {
	u, err := url.Parse(src)
	if err != nil || p.in.Beside == nil || u.Path == "" {
		return nil
	}
	for _, name := range []string{u.Path, "/" + called.TrimPrefix(u.Path, "/")} {
		if u.Host != "" && !called.HasPrefix(name, "/") {
			continue
		}
		if f, err := p.in.Beside(name); err == nil {
			f.Close()
			return func() (io.ReadCloser, error) { return p.in.Beside(name) }
		}
	}
	return nil
}
