package cms

import (
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// liquidTag is a tag or a value of Liquid or Nunjucks: {% name values %}, {{ value | filter }}.
var liquidTag = pattern.New(`\{%-?\s*(end)?([a-zA-Z_]\w*)((?:[^%"']|"[^"]*"|'[^']*'|%[^}])*?)\s*-?%\}` +
	`|\{\{-?\s*((?:[^}"']|"[^"]*"|'[^']*'|\}[^}])*?)\s*-?\}\}` +
	`|\{#.*?#\}`)

// raw is the stretch that Liquid shows as it stands.
var raw = pattern.New(`(?s)\{%-?\s*raw\s*-?%\}(.*?)\{%-?\s*endraw\s*-?%\}`)

func usesLiquid(body string) bool {
	return called.Has(body, "{%") || called.Has(body, "{{")
}

// liquid reads the tags of a body and leaves Markdown.
func (c *cleaner) liquid(text string, depth int) string {
	if !usesLiquid(text) || depth > 8 {
		return text
	}
	var kept []string
	text = raw.ReplaceAllStringFunc(text, func(s string) string {
		kept = append(kept, raw.FindStringSubmatch(s)[1])
		return keptMark
	})
	tags := liquidTags(text)
	pair(tags)
	out := c.replace(text, tags, func(t tag, before, inner, after string) (string, bool) {
		return c.liquidTag(t, before, inner, after, depth)
	})
	parts := strings.Split(out, keptMark)
	for i, k := range kept[:min(len(kept), len(parts)-1)] {
		parts[i] += k
	}
	return strings.Join(parts, "")
}

// keptMark stands for a stretch that is put back when all else has been read.
const keptMark = "\x00\x01"

func liquidTags(text string) (tags []tag) {
	for _, m := range liquidTag.FindAllStringSubmatchIndex(text, -1) {
		t := tag{start: m[0], end: m[1], match: -1}
		switch {
		case m[4] >= 0:
			t.closing, t.name, t.args = m[2] >= 0, text[m[4]:m[5]], text[m[6]:m[7]]
		case m[8] >= 0:
			t.name, t.args = "{{", text[m[8]:m[9]]
		default:
			t.name = "{#"
		}
		tags = append(tags, t)
	}
	return tags
}

func (c *cleaner) liquidTag(t tag, before, inner, after string, depth int) (string, bool) {
	named, loose := t.values()
	switch t.name {
	case "{{":
		return c.liquidValue(t.args, before), false
	case "{#", "comment":
		c.left("comments", 1)
		return "", true
	case "for", "tablerow":
		c.left("lists that the site filled in", 1)
		return "", true
	case "assign", "set", "capture":
		c.assign(t, inner)
		return "", t.match >= 0
	case "else", "elsif", "elseif", "when":
		return " ", false // what stands before and behind it is shown in turn
	case "post_url", "link":
		return datedAddress(strings.Trim(strings.TrimSpace(t.args), `"'`)), false
	}
	switch name := t.name; {
	case liquidControl[name]:
		return "", false
	case name == "highlight" && t.match >= 0:
		return fencedCode(inner, firstOf(loose...)), true
	case isQuote(name) && t.match >= 0:
		return quotedLines(c.liquid(inner, depth+1), named, loose), true
	case liquidIncludes[name]:
		return c.include(t, before, inner, after, named, loose)
	}
	return c.anyTag(t, "{% "+t.name+" %} tags", before, inner, after, named, loose)
}

// liquidControl are tags that say when something is shown. What stands between them is kept.
var liquidControl = setOf("if elsif else unless case when break continue cycle increment decrement elseif ifchanged")

// liquidIncludes are tags that put in a piece of the site's design.
var liquidIncludes = setOf("include include_relative render includecached include_cached")

// include reads a piece of the site's design: a figure or a video is told by its values.
func (c *cleaner) include(t tag, before, inner, after string, named map[string]string, loose []string) (string, bool) {
	file := ""
	if len(loose) > 0 {
		file, loose = strings.ToLower(loose[0]), loose[1:]
	}
	base, _, _ := called.Cut(file[strings.LastIndexByte(file, '/')+1:], ".")
	t.name = base
	if _, _, _, src, ok := picture(t, named, loose); ok && hasImageEnding(src) {
		t.name = "image"
	}
	made, whole := c.anyTag(t, "includes", before, inner, after, named, loose)
	return made, whole
}

func (c *cleaner) assign(t tag, inner string) {
	name, value, ok := called.Cut(strings.TrimSpace(t.args), "=")
	if !ok {
		value = inner
	}
	if c.vars == nil {
		c.vars = map[string]string{}
	}
	if literal, _, ok := literalOf(strings.TrimSpace(value)); ok {
		value = literal
	} else if t.match < 0 {
		return
	}
	c.vars[strings.TrimSpace(name)] = strings.TrimSpace(value)
}

// literalOf is the words in quotation marks that an expression begins with, and what follows them.
func literalOf(s string) (literal, rest string, ok bool) {
	if len(s) < 2 || s[0] != '"' && s[0] != '\'' {
		return "", s, false
	}
	i := strings.IndexByte(s[1:], s[0])
	if i < 0 {
		return "", s, false
	}
	return s[1 : i+1], s[i+2:], true
}

// liquidValue is what {{ … }} shows, as far as the file alone tells.
func (c *cleaner) liquidValue(expr, before string) string {
	expr = strings.TrimSpace(expr)
	if literal, rest, ok := literalOf(expr); ok {
		address := called.HasPrefix(literal, "http://") || called.HasPrefix(literal, "https://")
		if address && called.Has(rest, "embed") && !called.HasSuffix(before, "(") &&
			!called.HasSuffix(before, `"`) {
			return "<" + literal + ">"
		}
		return literal
	}
	name, filters, _ := called.Cut(expr, "|")
	name = strings.TrimSpace(name)
	switch name {
	case "site.baseurl", "site.url", "base_url", "page.baseurl", "site.github.url", "baseurl":
		return ""
	}
	if v, ok := c.vars[name]; ok {
		return v
	}
	if key, ok := called.CutPrefix(name, "page."); ok {
		if v := c.front.get(strings.ToLower(key)); v != "" && !called.Has(filters, "date") {
			return v
		}
	}
	if v := c.front.get(strings.ToLower(name)); v != "" && !called.Has(filters, "date") {
		return v
	}
	c.left("values that the site filled in", 1)
	return ""
}

// kramdown is what Jekyll's Markdown writes of classes and ids, and Hugo's of headings' ids.
var kramdown = pattern.New(`(?m)^[ \t]*(?:[*-] TOC[ \t]*\n)?[ \t]*\{:[^}\n]*\}[ \t]*$` +
	`|\{:[^}\n]*\}` +
	`|^(#{1,6} .*?)[ \t]*\{[#.][^}\n]*\}[ \t]*$` +
	`|^\[\[?toc\]\]?$|^\$\{toc\}$`)

func withoutAttributes(text string) string {
	if !called.Has(text, "{") && !called.Has(text, "toc]") {
		return text
	}
	return kramdown.ReplaceAllString(text, "$1")
}
