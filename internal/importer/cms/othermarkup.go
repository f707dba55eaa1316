package cms

import (
	"path"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/pattern"
)

// Beside Markdown, sites are written in Org, AsciiDoc, reStructuredText and Textile. What stands
// above such a text is read as front matter; its own marks are resolved where one line tells what
// they mean, and the rest is kept as it stands.

// otherMarkup are the endings of such files.
var otherMarkup = setOf(".org .adoc .asciidoc .rst .textile")

var (
	orgKey    = pattern.New(`^#\+([A-Za-z_]+)(\[\])?:[ \t]*(.*)$`)
	docKey    = pattern.New(`^:([A-Za-z_-]+):[ \t]*(.*)$`)
	docDate   = pattern.New(`^(?:v[\d.]+, ?)?(\d{4}-\d{2}-\d{2})`)
	underline = pattern.New("^(?:=+|-+|~+|\\^+|\\*+|#+|\"+)[ \t]*$")
)

// splitOther reads the lines above a text in another markup. "" for kind: it has none.
func splitOther(file, src string) (f front, body string) {
	f = front{}
	lines := strings.Split(strings.TrimLeft(called.TrimPrefix(src, "\ufeff"), "\n"), "\n")
	switch ext := strings.ToLower(path.Ext(file)); ext {
	case ".org":
		return f, f.takeOrg(lines)
	case ".adoc", ".asciidoc":
		return f, f.takeDoc(lines)
	case ".rst":
		return f, f.takeRest(lines)
	}
	return f, src
}

func (f front) note(key, value string) {
	key, value = strings.ToLower(strings.Trim(key, "!")), strings.TrimSpace(value)
	if f[key] == nil && value != "" {
		f[key] = value
	}
}

func (f front) takeOrg(lines []string) string {
	for i, line := range lines {
		m := orgKey.FindStringSubmatch(line)
		switch {
		case strings.TrimSpace(line) == "" || called.HasPrefix(line, "# "):
		case m == nil || strings.EqualFold(m[1], "begin_quote") || called.HasPrefix(strings.ToLower(m[1]), "begin"):
			return strings.Join(lines[i:], "\n")
		case m[2] != "" || strings.EqualFold(m[1], "filetags"):
			ends := func(r rune) bool { return r == ' ' || r == ':' }
			f.note(m[1], strings.Join(strings.FieldsFunc(m[3], ends), ", "))
		default:
			f.note(m[1], strings.Trim(m[3], "<>[]"))
		}
	}
	return ""
}

func (f front) takeDoc(lines []string) string {
	titled, head := false, 0 // lines of the head below the title
	for i, line := range lines {
		m := docKey.FindStringSubmatch(line)
		title, isTitle := called.CutPrefix(line, "= ")
		switch {
		case isTitle && !titled:
			f.note("title", title)
			titled = true
		case m != nil:
			f.note(m[1], m[2])
		case called.HasPrefix(line, "//"):
		case titled && head < 2 && strings.TrimSpace(line) != "":
			if head++; docDate.MatchString(line) {
				f.note("date", docDate.FindStringSubmatch(line)[1])
			} else {
				name, _, _ := called.Cut(line, "<")
				f.note("author", name)
			}
		default:
			return strings.Join(lines[i:], "\n")
		}
	}
	return ""
}

func (f front) takeRest(lines []string) string {
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		m := docKey.FindStringSubmatch(line)
		switch {
		case m != nil:
			f.note(m[1], m[2])
		case strings.TrimSpace(line) == "" || underline.MatchString(line) && i == 0:
		case f["title"] == nil && i+1 < len(lines) && underline.MatchString(lines[i+1]):
			f.note("title", line)
			i++
		default:
			return strings.Join(lines[i:], "\n")
		}
	}
	return ""
}

var (
	orgHead   = pattern.New(`(?m)^\*+ (?:TODO |DONE )?(.+)$`)
	orgBlock  = pattern.New(`(?im)^[ \t]*#\+(?:begin|end)_\w+.*\n?`)
	orgLink   = pattern.New(`\[\[([^\[\]]+)\](?:\[([^\[\]]+)\])?\]`)
	docHead   = pattern.New(`(?m)^={2,6} (.+)$`)
	docLink   = pattern.New(`(?:link:)?(https?://[^\s\[\]]+)\[([^\[\]]*)\]`)
	docBlock  = pattern.New(`(?m)^(?:\[(?:quote|verse|NOTE|TIP|source)[^\]\n]*\]|_{4}|={4}|-{4}|\*{4})[ \t]*\n`)
	restLink  = pattern.New("`([^`<>]+?)[ \t]*<([^`<>]+)>`__?")
	restHead  = pattern.New("(?m)^(\\S.*)\n(?:={3,}|-{3,}|~{3,}|\\^{3,})[ \t]*$")
	textHead  = pattern.New(`(?m)^h[1-6](?:\([^)]*\))?\. (.+)$`)
	textBlock = pattern.New(`(?m)^(?:bq|p|pre|bc)(?:\([^)]*\))?\. `)
	textLink  = pattern.New(`"([^"\n]+)":((?:https?://|/)[^\s<>"]*[^\s<>".,;:!?)])`)
	strongRun = pattern.New(`(^|[\s(“"‘'—–-])\*{1,2}([^*\s](?:[^*\n]*[^*\s])?)\*{1,2}($|[\s).,;:!?”"’'—–-])`)
	weakSlash = pattern.New(`(^|[\s(“"‘'—–-])/([^/\s](?:[^/\n]*[^/\s])?)/($|[\s).,;:!?”"’'—–-])`)
	weakLine  = pattern.New(`(^|[\s(“"‘'—–-])_{1,2}([^_\s](?:[^_\n]*[^_\s])?)_{1,2}($|[\s).,;:!?”"’'—–-])`)
)

// ofOther takes the marks out of a text in another markup. It becomes plain text: words are all
// kept, a heading is a paragraph, a link its words and its address.
func ofOther(file, text string) string {
	switch strings.ToLower(path.Ext(file)) {
	case ".org":
		text = orgHead.ReplaceAllString(orgBlock.ReplaceAllString(text, "\n"), "\n$1\n")
		text = orgLink.ReplaceAllStringFunc(text, func(s string) string {
			m := orgLink.FindStringSubmatch(s)
			return withAddress(m[2], m[1])
		})
		text = weakSlash.ReplaceAllString(text, "$1$2$3")
	case ".adoc", ".asciidoc":
		text = docHead.ReplaceAllString(docBlock.ReplaceAllString(text, "\n"), "\n$1\n")
		text = docLink.ReplaceAllStringFunc(text, func(s string) string {
			m := docLink.FindStringSubmatch(s)
			return withAddress(m[2], m[1])
		})
	case ".rst":
		text = restHead.ReplaceAllString(text, "\n$1\n")
		text = restLink.ReplaceAllString(text, "$1 ($2)")
	case ".textile":
		text = textBlock.ReplaceAllString(textHead.ReplaceAllString(text, "\n$1\n"), "\n")
		text = textLink.ReplaceAllString(text, "$1 ($2)")
	}
	for range 2 { // marks that share the blank between them
		text = strongRun.ReplaceAllString(text, "$1$2$3")
		text = weakLine.ReplaceAllString(text, "$1$2$3")
	}
	return strings.TrimSpace(blankLines.ReplaceAllString(text, "\n\n"))
}

var blankLines = pattern.New(`\n(?:[ \t]*\n){2,}`)

func withAddress(words, address string) string {
	if words == "" || words == address {
		return address
	}
	return words + " (" + address + ")"
}
