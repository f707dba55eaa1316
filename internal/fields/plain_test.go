package fields

import (
	"reflect"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// plainFronts are front matters that are read without yaml.v3.
var plainFronts = []string{
	"title: The pier is closed\n",
	"title: \"Ferry: what now?\"\ndate: 2024-02-29T09:30:00+01:00\ntopics:\n  - ports\n  - 'the sea'\nlang: en\n",
	"topics:\n- ports\n- 12\nprint-edition: 3\ndraft: true\nnothing: null",
	"deck: Überfahrt für alle\nhighlights:\n    - Ein Satz, mit Komma (und Klammer)\n",
	"y: yes\nfloat: 1.5\nhex: 0x1F\nday: 2024-01-02\nempty: \"\"\n",
}

func TestReadPlain(t *testing.T) {
	for _, src := range plainFronts {
		if _, ok := plainOf(src); !ok {
			t.Errorf("yaml.v3 is asked of %q", src)
		}
	}
	for _, src := range []string{"", "\n", "title:\n", "title: \n", "title:  two spaces\n", "a:\n - x\n  - y\n",
		"a: b: c\n", "a: b # remark\n", "a: words\n  go on\n",
		"a:\n  b: c\n", "a: [x, y]\n", "a: &x y\n", "a: \"x\\n\"\n",
		"a: 'it''s'\n", "a: \"x\" y\n", "- x\n", "a:\n- b: c\n", "a: b \n", "a: - b\n", "a: x\u0085y\n", "a: x\ty\n",
		strings.Repeat("a", 2000) + ": b\n"} {
		if _, ok := plainOf(src); ok {
			t.Errorf("%q is read as plain", src)
		}
	}
}

func plainOf(src string) (*yaml.Node, bool) { return readPlain(strings.Split(src, "\n")) }

// FuzzPlain holds what is read without yaml.v3 against what that makes of it.
func FuzzPlain(f *testing.F) {
	for _, src := range plainFronts {
		f.Add(src)
	}
	f.Add("a: ~\nb: <<\n<<: x\ntrue: .inf\nc: 1_000\nd: 2001-1-1 1:2:3\n")
	f.Add("a:\n  - - x\n  -  y\nb: ?\nc: -1\nd: .5\ne: \u00a0\nf: \ufeffx\n")
	f.Fuzz(func(t *testing.T, src string) {
		got, ok := plainOf(src)
		if !ok {
			return
		}
		if want, err := read([]byte(src)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q is read otherwise by yaml.v3: %v", src, err)
		}
	})
}
