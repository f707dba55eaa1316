package cms

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// tag is a shortcode of Hugo or a tag of Liquid: a name and its values.
type tag struct {
	start, end int // bytes of the text
	name       string
	args       string
	closing    bool // it ends what an earlier one began
	match      int  // the index of the tag that closes it, or -1
}

// pair finds out which tag closes which: the nearest open one of its name.
func pair(tags []tag) {
	open := map[string][]int{}
	for i, t := range tags {
		if !t.closing {
			open[t.name] = append(open[t.name], i)
			continue
		}
		if before := open[t.name]; len(before) > 0 {
			tags[before[len(before)-1]].match = i
			open[t.name] = before[:len(before)-1]
		}
	}
}

var tagValue = pattern.New("(?:([a-zA-Z_][\\w.-]*)\\s*[=:]\\s*)?" +
	"(?:\"((?:[^\"\\\\]|\\\\.)*)\"|'([^']*)'|`([^`]*)`|“([^”]*)”|([^\\s,\"'`=]+))")

// values reads a tag's values: by name, and those without one in their order.
func (t tag) values() (named map[string]string, loose []string) {
	named = map[string]string{}
	for _, m := range tagValue.FindAllStringSubmatch(t.args, -1) {
		v := strings.ReplaceAll(m[2], `\"`, `"`) + m[3] + m[4] + m[5] + m[6]
		if m[1] == "" {
			loose = append(loose, v)
		} else {
			named[strings.ToLower(m[1])] = v
		}
	}
	return named, loose
}

// wordKeys are values in which people write words for readers.
var wordKeys = []string{"title", "heading", "text", "quote", "content", "body", "description", "summary", "label",
	"caption", "author", "cite"}

// words are those values of a tag that is not known which a reader was to read.
func keptWords(named map[string]string, loose ...string) string {
	var out []string
	for _, v := range loose {
		if len(strings.Fields(v)) > 2 && !called.Has(v, "://") {
			out = append(out, v)
		}
	}
	for _, key := range wordKeys {
		if v := named[key]; called.Has(v, " ") {
			out = append(out, v)
		}
	}
	return strings.Join(out, "\n\n")
}

// picture is the Markdown of an image that a tag shows; ok is false where it names none.
func picture(t tag, named map[string]string, loose []string) (made, alt, caption, src string, ok bool) {
	for _, key := range []string{"src", "img", "image", "path", "image_path", "file", "url", "filename", "link",
		"href"} {
		if v := named[key]; v != "" && (hasImageEnding(v) || key == "src") {
			src = v
			break
		}
	}
	if src == "" && len(loose) > 0 {
		for i, v := range loose {
			if hasImageEnding(v) {
				src, loose = v, append(loose[:i:i], loose[i+1:]...)
				break
			}
		}
	}
	if src == "" {
		return "", "", "", "", false
	}
	alt = firstOf(named["alt"], named["alt_text"])
	caption = firstOf(named["caption"], named["figcaption"], named["cap"], named["title"])
	if title := named["title"]; t.name == "figure" && folded(title) != folded(caption) {
		caption = strings.TrimSpace(title + " " + caption)
	}
	if alt == "" && len(loose) > 0 && called.Has(loose[0], " ") {
		alt = loose[0]
	}
	if credit := firstOf(named["attr"], named["credit"], named["attribution"]); credit != "" {
		caption = strings.TrimSpace(caption + " " + credit)
	}
	return "![" + bracketed(plain(alt)) + "](" + destination(src) + ")", alt, caption, src, true
}

//go:noinline
func firstOf(words ...string) string {
	for _, w := range words {
		if w = strings.TrimSpace(w); w != "" {
			return w
		}
	}
	return ""
}

// bracketed makes s safe between square brackets.
func bracketed(s string) string {
	return strings.NewReplacer("[", `\[`, "]", `\]`, "\n", " ").Replace(s)
}

// destination makes s safe as the address of a link.
func destination(s string) string {
	s = strings.TrimSpace(s)
	return strings.NewReplacer(" ", "%20", "(", "%28", ")", "%29", "\n", "", "<", "%3C", ">", "%3E").Replace(s)
}

// stress lays emphasis on a caption, where that is safe.
func stress(s string) string {
	s = oneLine(s)
	if s == "" || strings.ContainsAny(s, "*_[]<>") {
		return s
	}
	return "*" + s + "*"
}

// placed lays an image into its text: in a paragraph of its own, unless it stands in a link, a list
// or a table.
func placed(before, after, made, caption string) string {
	line := before[strings.LastIndexByte(before, '\n')+1:]
	trimmed := strings.TrimSpace(line)
	if called.HasSuffix(trimmed, "[") || called.HasPrefix(strings.TrimSpace(after), "](") {
		return made
	}
	if trimmed != "" && strings.ContainsAny(trimmed[:1], "|*-+>0123456789") && !called.HasPrefix(trimmed, "**") {
		if caption != "" {
			made += " " + stress(caption)
		}
		return made
	}
	if caption != "" {
		made += "\n\n" + stress(caption)
	}
	return "\n\n" + made + "\n\n"
}

// mediaPages are where things stand that a tag shows by their number alone.
var mediaPages = map[string]string{
	"youtube": "https://www.youtube.com/watch?v=", "vimeo": "https://vimeo.com/",
	"tweet":   "https://twitter.com/i/status/",
	"twitter": "https://twitter.com/i/status/", "twitter_simple": "https://twitter.com/i/status/",
	"x":         "https://x.com/i/status/",
	"instagram": "https://www.instagram.com/p/", "instagram_simple": "https://www.instagram.com/p/",
	"gist":       "https://gist.github.com/",
	"soundcloud": "https://soundcloud.com/", "spotify": "https://open.spotify.com/",
	"speakerdeck": "https://speakerdeck.com/player/",
	"codepen":     "https://codepen.io/", "ted": "https://www.ted.com/talks/",
	"dailymotion": "https://www.dailymotion.com/video/",
	"youtubelite": "https://www.youtube.com/watch?v=", "youtube-lite": "https://www.youtube.com/watch?v=",
	"yt": "https://www.youtube.com/watch?v=",
}

// mediaPage is the page of a video, post or sound that a tag shows, or "".
func mediaPage(name string, named map[string]string, loose []string) string {
	values := append([]string{named["url"], named["src"], named["href"], named["link"]}, loose...)
	for _, v := range values {
		if called.HasPrefix(v, "https://") || called.HasPrefix(v, "http://") {
			return v
		}
	}
	page, ok := mediaPages[name]
	if !ok {
		for known, p := range mediaPages {
			if len(known) > 3 && called.HasPrefix(name, known) && len(p) > len(page) {
				page = p
			}
		}
	}
	id := firstOf(append([]string{named["id"], named["video_id"], named["video"], named["videoid"]}, loose...)...)
	if page == "" || id == "" || strings.ContainsAny(id, " <>()") {
		return ""
	}
	if user := named["user"]; user != "" && called.Has(page, "twitter") {
		return "https://twitter.com/" + user + "/status/" + id
	}
	if name == "gist" && len(loose) > 1 {
		id = loose[0] + "/" + loose[1]
	}
	return page + id
}

// isPicture reports whether a tag's name says that it shows an image.
func isPicture(name string) bool {
	for _, part := range []string{"img", "image", "figure", "fig", "photo", "picture", "pic", "thumb"} {
		if called.Has(name, part) {
			return true
		}
	}
	return false
}

// isQuote reports whether a tag's name says that a quotation stands inside.
func isQuote(name string) bool {
	return called.Has(name, "quote") || called.Has(name, "pullout")
}

// quotedLines is a block quotation.
func quotedLines(inner string, named map[string]string, loose []string) string {
	who := firstOf(named["author"], named["cite"], named["by"], named["source"], named["attribution"], named["name"])
	if who == "" && len(loose) > 0 {
		who = strings.Join(loose, " ")
	}
	inner = strings.TrimSpace(inner)
	if who != "" {
		inner += "\n\n— " + who
	}
	return "\n\n" + prefixed(inner, "> ") + "\n\n"
}

// prefixed puts prefix before each line.
func prefixed(s, prefix string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = strings.TrimRight(prefix+l, " ")
	}
	return strings.Join(lines, "\n")
}

// fencedCode is a block of code to the letter.
func fencedCode(inner, language string) string {
	fence := "```"
	for called.Has(inner, fence) {
		fence += "`"
	}
	return "\n\n" + fence + language + "\n" + strings.Trim(inner, "\n") + "\n" + fence + "\n\n"
}

// datedAddress is the address of the story in a file whose name begins with its day, as this and
// most systems make it; else the file's own path.
func datedAddress(file string) string {
	file, anchor, hash := called.Cut(strings.TrimSpace(file), "#")
	base := file[strings.LastIndexByte(file, '/')+1:]
	for _, end := range []string{".md", ".markdown", ".html", ".mdown"} {
		base, file = called.TrimSuffix(base, end), called.TrimSuffix(file, end)
	}
	out := "/" + strings.Trim(called.TrimSuffix(
		called.TrimSuffix("/"+called.TrimPrefix(file, "/"), "/_index"), "/index"), "/")
	if m := datedName.FindStringSubmatch(base); m != nil {
		out = "/" + m[1] + "/" + two(m[2]) + "/" + two(m[3]) + "/" + m[4]
	}
	if out != "/" {
		out += "/"
	}
	if file == "" {
		out = ""
	}
	if hash {
		out += "#" + anchor
	}
	return out
}

var datedName = pattern.New(`^(\d{4})-(\d{1,2})-(\d{1,2})[-_](.+)$`)

func two(s string) string {
	if len(s) == 1 {
		return "0" + s
	}
	return s
}
