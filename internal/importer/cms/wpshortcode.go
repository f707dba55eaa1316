package cms

import (
	"html"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Square brackets are a reporter's own sign: “he [the mayor] left”, “[sic]”, “[Laughter]”. So a
// word in brackets is a shortcode only where something says so: a value (“[gallery ids="1"]”), a
// closing tag, a name that WordPress knows and no reporter writes, or a name such as
// [related_posts] alone on its line.

// shortcode is one tag in brackets.
type shortcode struct {
	start, end int // bytes of the text
	name       string
	attrs      string
	closing    bool
	match      int // the index of the tag that closes it, or -1
}

var shortcodeTag = pattern.New(`^\[(/?)([a-zA-Z][a-zA-Z0-9_:-]+)` +
	`((?:\s+|=)(?:[^\]\["'“]|"[^"]*"|'[^']*'|“[^”]*”)*)?/?\]`)

var shortcodeValue = pattern.New(`([a-zA-Z_][\w-]*)\s*=\s*` +
	`(?:"([^"]*)"|'([^']*)'|“([^”]*)”|&quot;(.*?)&quot;|&#8221;(.*?)&#8221;|([^\s"'\]]+))` +
	`|"([^"]*)"|(\S+)`)

// maxShortcode is how long one tag may be.
const maxShortcode = 4000

// shortcodes reads the shortcodes of a post and leaves HTML.
func (b *blog) shortcodes(it *item.Item, text string, depth int) string {
	if !called.Has(text, "[") {
		return text
	}
	tags := findShortcodes(text)
	if len(tags) == 0 {
		return unescapeBrackets(text)
	}
	var out called.Builder
	at := 0
	for i := 0; i < len(tags); i++ {
		t := tags[i]
		if t.start < at {
			continue
		}
		out.WriteString(unescapeBrackets(text[at:t.start]))
		at = t.end
		if t.closing {
			continue
		}
		inner, end := "", t.end
		if t.match >= 0 {
			inner, end = text[t.end:tags[t.match].start], tags[t.match].end
		}
		if made, ok := b.render(it, t, inner, depth); ok {
			out.WriteString(made)
			at = end
			continue
		}
		left(&it.Left, "["+t.name+"] shortcodes", 1)
	}
	out.WriteString(unescapeBrackets(text[at:]))
	return out.String()
}

// unescapeBrackets reads [[gallery]], which is how a shortcode is written that is to be shown.
func unescapeBrackets(s string) string {
	if !called.Has(s, "[[") {
		return s
	}
	return escapedTag.ReplaceAllString(s, "[$1]")
}

var escapedTag = pattern.New(`\[\[(/?[a-z][a-z0-9_-]*(?:\s[^\]\[]*)?)\]\]`)

// findShortcodes finds the tags and which closes which, outside code, comments and HTML tags.
func findShortcodes(text string) (tags []shortcode) {
	open, f := map[string][]int{}, newFinder(text)
	for i := 0; i < len(text); {
		j := strings.IndexAny(text[i:], "<[")
		if j < 0 {
			break
		}
		i += j
		if text[i] == '<' {
			i = passHTML(f, i)
			continue
		}
		m := shortcodeTag.FindStringSubmatch(text[i:min(len(text), i+maxShortcode)])
		if m == nil || i > 0 && text[i-1] == '[' {
			i++
			continue
		}
		t := shortcode{start: i, end: i + len(m[0]), name: m[2], attrs: m[3], closing: m[1] != "", match: -1}
		if t.closing {
			if before := open[t.name]; len(before) > 0 {
				tags[before[len(before)-1]].match = len(tags)
				open[t.name] = before[:len(before)-1]
				tags = append(tags, t)
			}
		} else {
			open[t.name] = append(open[t.name], len(tags))
			tags = append(tags, t)
		}
		i = t.end
	}
	return sure(text, tags)
}

// passHTML is the place behind the tag, comment or stretch of code that begins at i.
func passHTML(f *finder, i int) int {
	end := -1
	switch s := f.text[i:]; {
	case called.HasPrefix(s, "<!--"):
		end = f.behind(i, "-->")
	case called.HasPrefix(s, "<pre"), called.HasPrefix(s, "<code"), called.HasPrefix(s, "<script"),
		called.HasPrefix(s, "<style"):
		end = f.behind(i, "</"+tagName(s))
	default:
		end = f.tagEnd(i)
	}
	if end < 0 {
		return i + 1
	}
	return end
}

// sure keeps the tags that are shortcodes beyond doubt.
func sure(text string, tags []shortcode) []shortcode {
	kept, place := make([]shortcode, 0, len(tags)), make([]int, len(tags))
	closes := map[int]bool{}
	for i, t := range tags {
		place[i] = len(kept)
		paired := t.closing && closes[i] || t.match >= 0
		yes := paired || called.Has(t.attrs, "=") || bare[t.name]
		yes = yes || media[t.name] && strings.TrimSpace(t.attrs) != ""
		yes = yes || strings.ContainsAny(t.name, "_-") && t.attrs == "" && aloneOnLine(text, t)
		if yes && !t.closing && t.match >= 0 {
			closes[t.match] = true
		}
		if yes {
			kept = append(kept, t)
		}
	}
	for i := range kept {
		if kept[i].match >= 0 {
			kept[i].match = place[kept[i].match]
		}
	}
	return kept
}

// bare are shortcodes that need no value, and that no reporter writes in brackets.
var bare = setOf("gallery playlist toc contact-form nggallery archives wp_caption sharethis social-share cta " +
	"jetpack-related-posts")

// media are shortcodes that show what stands elsewhere.
var media = setOf("embed video audio youtube vimeo soundcloud twitter tweet instagram facebook tiktok wpvideo " +
	"videopress dailymotion " +
	"ted spotify flickr slideshare scribd archiveorg googlemaps bandcamp iframe twitch kickstarter documentcloud " +
	"infogram datawrapper " +
	"googleapps polldaddy crowdsignal gist mixcloud brightcove youtubeplaylist fb gmap reddit streamable")

func aloneOnLine(text string, t shortcode) bool {
	before := strings.TrimRight(text[:t.start], " \t")
	after := strings.TrimLeft(text[t.end:], " \t")
	first := before == "" || called.HasSuffix(before, "\n") || called.HasSuffix(before, ">")
	return first && (after == "" || after[0] == '\n' || after[0] == '<')
}

// values reads a tag's values: by name, and those without one in their order under "".
func (t shortcode) values() (named map[string]string, loose []string) {
	named = map[string]string{}
	for _, m := range shortcodeValue.FindAllStringSubmatch(
		called.TrimSuffix(called.TrimPrefix(t.attrs, "="), "/"), -1) {
		if m[1] == "" {
			loose = append(loose, m[8]+m[9])
			continue
		}
		named[strings.ToLower(m[1])] = html.UnescapeString(m[2] + m[3] + m[4] + m[5] + m[6] + m[7])
	}
	return named, loose
}

// render is the HTML of a shortcode that is known; ok is false for others, of which the inner words
// are kept and the tags dropped.
func (b *blog) render(it *item.Item, t shortcode, inner string, depth int) (made string, ok bool) {
	if depth > 8 {
		return "", false
	}
	named, loose := t.values()
	switch {
	case t.name == "caption" || t.name == "wp_caption":
		return captioned(b.shortcodes(it, inner, depth+1), named["caption"]), inner != ""
	case t.name == "gallery":
		return b.gallery(it, named), true
	case media[t.name]:
		address := mediaAddress(t.name, inner, named, loose)
		return linkTo(address), address != ""
	case t.name == "pullquote" || t.name == "blockquote" || t.name == "quote":
		return quoted(b.shortcodes(it, inner, depth+1), named), inner != ""
	}
	return "", false
}

// captioned is a figure of what a [caption] holds: an image, perhaps linked, then its caption.
func captioned(inner, caption string) string {
	cut := strings.LastIndex(inner, "</a>")
	if cut >= 0 {
		cut += len("</a>")
	}
	if i := strings.LastIndex(inner, "<img"); i > cut {
		if j := strings.IndexByte(inner[i:], '>'); j >= 0 {
			cut = i + j + 1
		}
	}
	if img := strings.Index(inner, "<img"); img >= 0 && cut >= 0 {
		// A link in the caption is not the link around the image.
		if j := strings.IndexByte(inner[img:], '>'); j >= 0 {
			end := img + j + 1
			if rest := inner[end:]; called.HasPrefix(strings.TrimSpace(rest), "</a>") {
				end += strings.Index(rest, "</a>") + len("</a>")
			}
			cut = end
		}
	}
	if cut < 0 {
		cut = 0
	}
	if caption == "" {
		caption = strings.TrimSpace(inner[cut:])
	}
	if caption == "" {
		return "\n\n<figure>" + inner + "</figure>\n\n"
	}
	return "\n\n<figure>" + strings.TrimSpace(inner[:cut]) + "<figcaption>" + caption + "</figcaption></figure>\n\n"
}

// gallery is a figure for each picture of which the export tells the address.
func (b *blog) gallery(it *item.Item, named map[string]string) string {
	ids := named["ids"]
	if ids == "" {
		ids = named["include"]
	}
	list := strings.FieldsFunc(ids, func(r rune) bool { return r == ',' || r == ' ' })
	if _, post, _ := called.Cut(it.SourceID, "?p="); ids == "" {
		list = b.albums[post]
	}
	var out called.Builder
	for _, id := range list {
		a, ok := b.files[id]
		if !ok || a.address == "" {
			left(&it.Left, "pictures of galleries that are not in the export", 1)
			continue
		}
		out.WriteString("\n\n<figure><img src=\"" + html.EscapeString(a.address) + "\" alt=\"" +
			html.EscapeString(a.alt) + "\">")
		if a.caption != "" {
			out.WriteString("<figcaption>" + html.EscapeString(a.caption) + "</figcaption>")
		}
		out.WriteString("</figure>\n\n")
	}
	if len(list) == 0 {
		left(&it.Left, "galleries whose pictures the export does not name", 1)
	}
	return out.String()
}

// mediaAddress is where the thing shown stands, or "".
func mediaAddress(name, inner string, named map[string]string, loose []string) string {
	candidates := append([]string{strings.TrimSpace(plain(inner))}, loose...)
	for _, key := range []string{"src", "url", "href", "link", "mp4", "m4v", "webm", "ogv", "mp3", "ogg", "wav", "m4a",
		"id", "tweet", "v"} {
		candidates = append(candidates, named[key])
	}
	for _, c := range candidates {
		c = html.UnescapeString(strings.Trim(c, `"'=`))
		if called.HasPrefix(c, "//") {
			c = "https:" + c
		}
		if called.HasPrefix(c, "http://") || called.HasPrefix(c, "https://") {
			return c
		}
	}
	for _, c := range candidates {
		if c = strings.Trim(c, `"'`); c == "" || strings.ContainsAny(c, " <>/") {
			continue
		}
		switch name {
		case "youtube":
			return "https://www.youtube.com/watch?v=" + c
		case "wpvideo", "videopress":
			return "https://videopress.com/v/" + c
		case "vimeo":
			return "https://vimeo.com/" + c
		case "tweet", "twitter":
			return "https://twitter.com/i/status/" + c
		case "instagram":
			return "https://www.instagram.com/p/" + c + "/"
		}
	}
	return ""
}

func quoted(inner string, named map[string]string) string {
	for _, key := range []string{"author", "cite", "by", "source", "name"} {
		if who := named[key]; who != "" {
			inner += "<cite>" + html.EscapeString(who) + "</cite>"
			break
		}
	}
	return "\n\n<blockquote>" + inner + "</blockquote>\n\n"
}
