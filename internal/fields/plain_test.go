package fields

import (
	"bytes"
	"fmt"
	"testing"

	"gopkg.in/yaml.v3"
)

// plainTexts are read without yaml.v3, and notPlain with it.
var plainTexts = []string{
	"title: \"Ferries, again\"\ndate: 2025-03-04T10:15:00Z\n",
	"topics:\n  - ferries\n  - \"on: time\"\ndateline: PORT ÅS\n",
	"topics:\n- ferries\nbylines:\n    - Ada Öre\n",
	"id: 0017\ndraft: true\nslug: a-b#c",
	"title: \"\"",
	"a: 1.5\nb: 2025-01-02 14:30\nc: http://mole.example/a:b",
	"url: x\nurl: y",
}

var notPlain = []string{
	"", "\n", "title: a: b", "title:", "title: ", "topics:\n", "topics:\n  - a\n - b", "a: b\n  c", "a: 'b'", "a: |\n  b",
	"a: \"b\\n\"", "a: \"b", "a: \"b\" # c", "a: b # c", "a: b\n\nc: d", "# a\nb: c", "a: null", "a: ~", "a: [b]", "a: {b: c}",
	"a: &b c", "a: *b", "a: !b c", "---\na: b", "a: b\n---\nc: d", "a:\n  b: c", "a:\n  - b: c", "a:\n  - - b", "a\tb: c",
	"a: b\r\nc: d", "a: b\u2028c", "a: \u00a0b", "é: b", "a: b:", "a:b", "- a", "a: b\n- c", "a:\n  -b", "a:\n  - \n",
	"a:\n  - b\n   c", "a: b \nc: d", "a: Null", "a: \"b\"c", "a: b\x00", "a: \xff", "a: b\ufeff",
}

func TestPlain(t *testing.T) {
	for _, s := range plainTexts {
		samePlain(t, s, true)
	}
	for _, s := range notPlain {
		samePlain(t, s, false)
	}
}

// samePlain fails where plain reads a text and comes to something else than yaml.v3, or reads it
// though it should not.
func samePlain(t *testing.T, text string, want bool) {
	t.Helper()
	root, ok := plain([]byte(text))
	if ok != want {
		t.Fatalf("%q: plain reads it: %v", text, ok)
	}
	if ok {
		sameNodes(t, text, root)
	}
}

func sameNodes(t *testing.T, text string, got *yaml.Node) {
	t.Helper()
	want, err := readYAML([]byte(text))
	if err != nil || told(want) != told(got) {
		t.Fatalf("%q is read as\n%s, and by yaml.v3 as\n%s %v", text, told(got), told(want), err)
	}
}

// told is all of a node that this package looks at.
func told(n *yaml.Node) string {
	if n == nil {
		return "nothing"
	}
	out := fmt.Sprintf("%d %q %d %v %s%s at %d:%d\n", n.Kind, n.Value, n.Style, isNull(n), n.Anchor, n.LineComment,
		n.Line, n.Column)
	for _, c := range n.Content {
		out += told(c)
	}
	return out
}

func FuzzPlain(f *testing.F) {
	for _, s := range append(plainTexts, notPlain...) {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if bytes.IndexByte(src, 0) >= 0 {
			return
		}
		if root, ok := plain(src); ok {
			sameNodes(t, string(src), root)
		}
	})
}
