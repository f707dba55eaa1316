package cms

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// hugoTag is a shortcode: {{< name values >}}, {{% /name %}}.
var hugoTag = pattern.New(`\{\{(?:<|%)-?\s*(/?)\s*([a-zA-Z0-9_./-]+)((?:[^>%"` + "`" + `]|"(?:[^"\\]|\\.)*"|` +
	"`[^`]*`" + `|>[^}]|%[^}]|>\}[^}]|%\}[^}])*?)\s*(/?)-?(?:>|%)\}\}`)

// hugoShown is a shortcode that is shown and not run.
var hugoShown = pattern.New(`\{\{([<%])/\*\s*(.*?)\s*\*/([>%])\}\}`)

// usesHugo reports whether a body holds shortcodes of Hugo.
func usesHugo(body string) bool {
	return called.Has(body, "{{<") || called.Has(body, "{{%")
}

// hugo reads the shortcodes of a body and leaves Markdown.
func (c *cleaner) hugo(text string, depth int) string {
	if !usesHugo(text) || depth > 8 {
		return text
	}
	var tags []tag
	for _, m := range hugoTag.FindAllStringSubmatchIndex(text, -1) {
		tags = append(tags, tag{
			start: m[0], end: m[1], closing: m[2] < m[3], name: strings.ToLower(text[m[4]:m[5]]), args: text[m[6]:m[7]],
			match: -1,
		})
	}
	pair(tags)
	out := c.replace(text, tags, func(t tag, before, inner, after string) (string, bool) {
		return c.hugoTag(t, before, inner, after, depth)
	})
	return hugoShown.ReplaceAllString(out, "{{$1 $2 $3}}")
}

// replace puts what make makes into the place of each tag; whole says that it took what stands
// between the tag and the one that closes it.
func (c *cleaner) replace(text string, tags []tag,
	make func(t tag, before, inner, after string) (made string, whole bool)) string {
	var out called.Builder
	at := 0
	for _, t := range tags {
		if t.start < at {
			continue
		}
		out.WriteString(text[at:t.start])
		at = t.end
		if t.closing {
			continue
		}
		inner, end := "", t.end
		if t.match >= 0 {
			inner, end = text[t.end:tags[t.match].start], tags[t.match].end
		}
		made, whole := make(t, lastLine(out.String()), inner, text[t.end:])
		out.WriteString(made)
		if whole {
			at = end
		}
	}
	out.WriteString(text[at:])
	return out.String()
}

// lastLine is the end of s, as far as it tells where something stands.
func lastLine(s string) string {
	s = s[max(0, len(s)-2000):]
	if i := strings.LastIndexByte(s, '\n'); i >= 0 {
		return s[i:]
	}
	return s
}

func (c *cleaner) hugoTag(t tag, before, inner, after string, depth int) (string, bool) {
	named, loose := t.values()
	switch name := t.name; {
	case name == "ref" || name == "relref":
		return datedAddress(firstOf(append([]string{named["path"]}, loose...)...)), false
	case name == "highlight" || name == "code" || name == "codeblock":
		if t.match < 0 {
			break
		}
		return fencedCode(inner, firstOf(loose...)), true
	case name == "param" && len(loose) > 0:
		return c.front.get(strings.ToLower(loose[0])), false
	case name == "comment":
		c.left("comments", 1)
		return "", true
	case isQuote(name) && t.match >= 0:
		return quotedLines(c.hugo(inner, depth+1), named, loose), true
	}
	return c.anyTag(t, "{{<"+t.name+">}} shortcodes", before, inner, after, named, loose)
}

// anyTag makes what can be made of a tag by its name and values: an image, a link, else its words.
func (c *cleaner) anyTag(t tag, what, before, inner, after string, named map[string]string, loose []string) (
	string, bool) {
	pictured := isPicture(t.name) || hasImageEnding(named["src"])
	if made, _, caption, src, ok := picture(t, named, loose); ok && pictured {
		return c.image(t, made, caption, src, before, inner, after)
	}
	if page := mediaPage(t.name, named, loose); page != "" && !called.HasSuffix(before, "(") &&
		!called.HasSuffix(before, `"`) {
		text := firstOf(named["text"], named["title"], named["label"], oneLine(inner))
		link := called.HasPrefix(t.name, "button") || called.HasPrefix(t.name, "link")
		if link || called.HasPrefix(t.name, "a") && text != "" {
			return "[" + bracketed(firstOf(text, page)) + "](" + destination(page) + ")", true
		}
		words := keptWords(named)
		if words != "" {
			words = "\n\n" + words
		}
		return "\n\n<" + page + ">" + words + "\n\n", false
	}
	if pictured {
		c.left("images whose address the export does not tell", 1)
	} else {
		c.left(what, 1)
	}
	if called.HasSuffix(before, "(") || called.HasSuffix(before, `"`) {
		return "", false
	}
	if words := keptWords(named, loose...); words != "" {
		return "\n\n" + words + "\n\n", false
	}
	return "", false
}

// image places an image. One that is named by a number of the site's own has no address, and is
// only counted; its caption stays.
func (c *cleaner) image(t tag, made, caption, src, before, inner, after string) (string, bool) {
	if strings.TrimSpace(inner) != "" && caption == "" && len(inner) < 2000 {
		caption = inner
	}
	whole := t.match >= 0 && caption == inner
	if !hasImageEnding(src) && !called.Has(src, "://") {
		c.left("images whose address the export does not tell", 1)
		if caption == "" || called.HasSuffix(before, "[") {
			return "", whole
		}
		return placed(before, after, stress(caption), ""), whole
	}
	return placed(before, after, made, caption), whole
}
