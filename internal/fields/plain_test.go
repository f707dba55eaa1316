package fields

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"gopkg.in/yaml.v3"
	"pgregory.net/rapid"
)

// bothWays is what is read of a text without yaml.v3, and what that reads; nil where it is nothing.
func bothWays(text string) (got, want *yaml.Node) {
	s := newSource("a.md", []byte(text), 1)
	if root, err := read(s.text); err == nil && root != nil && len(root.Content) > 0 {
		want = root.Content[0]
	}
	return plainly(s.lines), want
}

// TestPlainlyAsYAML: what is read without yaml.v3 is what that reads, node by node.
func TestPlainlyAsYAML(t *testing.T) {
	key := rapid.OneOf(rapid.SampledFrom([]string{"title", "date", "null", "true", "y", "a_b", "_a", "", "a b", "- a", "#a"}),
		rapid.StringMatching(`[a-z_"?&-]{1,4}`))
	value := rapid.OneOf(
		rapid.StringMatching(`[A-Za-z0-9 ,.;!?/'()&_:#"\\-]{0,12}`),
		rapid.StringMatching(`["'][A-Za-z0-9 ,:#é“”’…—\\-]{0,8}["']`),
		rapid.StringMatching(`(19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}Z)?`),
		rapid.SampledFrom([]string{
			"", " ", "true", "False", "NULL", "~", "yes", "No", "12", "1_000", "0x1F", "1e3", "2020-02-30", ".inf", "nan",
			"a: b", "a #b", "a #", "- a", "a - b", "[a]", "{a: b}", "&a", "*a", "!a", "|", ">", "%a", "@a", "`a", "'", `"`,
			"é", "É a", "“a”", "a\u2028b", "a\u0085b", "\u00a0a", "a\u00a0", "\ufeffa", "a\tb", "\ta", "a\t", "'a''b'",
			`"a\nb"`, "---", "...", "<<", "a\rb", "a\r", "ß", "\u0301a", "a…", "日本",
		}))
	line := rapid.Custom(func(t *rapid.T) string {
		switch rapid.IntRange(0, 5).Draw(t, "line") {
		case 0:
			return key.Draw(t, "key") + ":"
		case 1, 2:
			return rapid.SampledFrom([]string{"", " ", "  ", "    "}).Draw(t, "indent") + "-" +
				rapid.SampledFrom([]string{" ", " ", " ", "", "  "}).Draw(t, "space") + value.Draw(t, "item")
		case 3:
			return value.Draw(t, "odd")
		}
		return key.Draw(t, "key") + ":" + rapid.SampledFrom([]string{" ", " ", " ", "", "  "}).Draw(t, "space") +
			value.Draw(t, "value")
	})
	rapid.Check(t, func(t *rapid.T) {
		end := rapid.SampledFrom([]string{"\n", "\n", "\r\n"}).Draw(t, "end")
		text := strings.Join(rapid.SliceOfN(line, 1, 6).Draw(t, "lines"), end) +
			rapid.SampledFrom([]string{"", end, end + end}).Draw(t, "last")
		got, want := bothWays(text)
		if got == nil {
			return
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q is read otherwise (- yaml.v3):\n%s", text, diff)
		}
	})
}

// TestPlainly: what front matter mostly is does without yaml.v3; whatever may mean more does not.
func TestPlainly(t *testing.T) {
	for _, text := range []string{
		"title: The pier is closed\n", "title: \"“No”: the pier's end\"\ndate: 2025-05-15\n", "title: 'A, b'",
		"date: 2017-12-28T06:00:00Z\r\ntopics:\r\n  - tides\r\n  - piers\r\n", "topics:\n- tides\nlang: en\n",
		"bylines:\n    - \"Ann Lee\"\n    - Zoë Reed\ndeck: Who — if anybody — pays?\n",
	} {
		if got, want := bothWays(text); got == nil {
			t.Errorf("%q is read by yaml.v3", text)
		} else if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%q is read otherwise (- yaml.v3):\n%s", text, diff)
		}
	}
	for _, text := range []string{
		"", "\n", "title: A: b\n", "title: A #1\n", "title:\n", "title: \n", "title:  A\n", "title: A \n", "title: A\n  b\n",
		"title: true\n", "title: 12\n", "date: 2025-02-30\n", "date: 2025-05-15T06:00:0.5Z\n", "title: \"a\\nb\"\n", "title: 'a''b'\n", "topics: [a]\n",
		"topics:\n  - a\n    - b\n", "topics:\n  - a: b\n", "topics:\n  -\n", "a: b\n\nc: d\n", "# a\n", "a: &b c\n",
		"title: A\n---\n", "roles:\n  - title: a\n    of: b\n", "title: a\u2028b\n",
	} {
		if got, _ := bothWays(text); got != nil {
			t.Errorf("%q is read without yaml.v3", text)
		}
	}
}
