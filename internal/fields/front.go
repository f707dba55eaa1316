package fields

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// Front is a Markdown file divided into its front matter and its body, both with \n for line ends
// and without a byte order mark.
type Front struct {
	YAML     []byte // between the two lines of ---; nil when there is no front matter
	YAMLLine int    // the line of the file on which YAML begins
	Body     []byte
	BodyLine int // the line of the file on which Body begins
}

// SplitFront parts a file. A front matter that never ends is a finding; the file then has neither
// front matter nor body.
func SplitFront(file string, src []byte) (Front, []diag.Finding) {
	text := Newlines(called.TrimBytes(src, []byte("\ufeff")))
	first, rest, _ := bytes.Cut(text, []byte("\n"))
	if fence := strings.TrimRight(string(first), " \t\u00a0"); fence != "---" {
		if isFence(fence) && hasKey(rest) {
			return Front{BodyLine: 1}, []diag.Finding{{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "front-matter",
				Message: fmt.Sprintf("the front matter begins with %s instead of three hyphens", clip(fence)),
				Hint:    "make the line ---"}}
		}
		if f, other := otherFront(file, fence, text); other {
			return Front{BodyLine: 1}, []diag.Finding{f}
		}
		return Front{Body: text, BodyLine: 1}, nil
	}
	for line, at := 2, len(first)+1; at < len(text); line++ {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i + 1
		}
		if strings.TrimRight(string(text[at:end]), " \t\u00a0\n") == "---" {
			return Front{YAML: text[len(first)+1 : at], YAMLLine: 2, Body: text[end:], BodyLine: line + 1}, nil
		}
		at = end
	}
	return Front{BodyLine: 1}, []diag.Finding{neverEnds(file, rest)}
}

// otherFront is the finding for front matter that is TOML or JSON, as other systems have it.
func otherFront(file, fence string, text []byte) (f diag.Finding, other bool) {
	f = diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "front-matter"}
	const end = "; onrecord import FILE rewrites it"
	switch {
	case fence == "+++" && bytes.Contains(text, []byte("\n+++")) && bytes.Contains(text, []byte("=")):
		f.Message = "the front matter is TOML (between lines of +++), and here it is YAML"
		f.Hint = `make both lines ---, and each title = "…" a title: "…"` + end
		return f, true
	case strings.HasPrefix(fence, "{"):
		var keys map[string]any
		if json.NewDecoder(bytes.NewReader(text)).Decode(&keys) == nil && len(keys) > 0 {
			f.Message = "the front matter is JSON (in braces), and here it is YAML"
			f.Hint = `write its keys between two lines of ---, each on a line: title: "…"` + end
			return f, true
		}
	}
	return f, false
}

// Newlines returns src with every line end, \r\n and a lone \r, as \n.
func Newlines(src []byte) []byte {
	if bytes.IndexByte(src, '\r') < 0 {
		return src
	}
	return bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
}

// isFence reports whether a line looks like the line of --- that somebody, or somebody's editor,
// got wrong.
func isFence(line string) bool {
	return line != "" && strings.Trim(line, "-–—\u2011\u2212") == "" && line != "-" && len(line) < 24
}

func hasKey(text []byte) bool {
	line, _, _ := bytes.Cut(text, []byte("\n"))
	return keyOf(string(line)) != ""
}

// neverEnds is the finding for a front matter without its second line of ---. It shows where that
// should go: at a line that was meant for it, or else before the first line that is no key.
func neverEnds(file string, rest []byte) diag.Finding {
	f := diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Code: "front-matter",
		Message: "the front matter that begins here never ends"}
	for i, line := range strings.Split(strings.TrimRight(string(rest), "\n"), "\n") {
		trimmed := strings.TrimSpace(line)
		if isFence(trimmed) {
			f.Hint = fmt.Sprintf("line %d is %s; make it ---", i+2, clip(trimmed))
			return f
		}
		if trimmed == "" || keyOf(trimmed) == "" && strings.IndexByte(" -#\t", line[0]) < 0 {
			f.Hint = fmt.Sprintf("put a line of --- before line %d, after the last key", i+2)
			return f
		}
	}
	f.Hint = "put a line of --- after the last key"
	return f
}
