package people

import (
	"strings"
	"testing"
)

// TestAddAlias adds a name to files as people write them: nothing else of them moves.
func TestAddAlias(t *testing.T) {
	for _, c := range []struct{ name, before, after string }{
		{"no aliases yet", "---\nname: Mora Quill # of the quay\n---\nA note.\n",
			"---\nname: Mora Quill # of the quay\naliases:\n  - \"Quill\"\n---\nA note.\n"},
		{"a list", "---\nname: Mora Quill\naliases:\n- M. Quill   # once\npronouns: she\n---\n",
			"---\nname: Mora Quill\naliases:\n- M. Quill   # once\n- \"Quill\"\npronouns: she\n---\n"},
		{"a list that is set in", "---\nname: Mora Quill\naliases:\n    - M. Quill\n    - 'Mo Quill'\n---\n",
			"---\nname: Mora Quill\naliases:\n    - M. Quill\n    - 'Mo Quill'\n    - \"Quill\"\n---\n"},
		{"brackets", "---\nname: Mora Quill\naliases: [M. Quill, \"Mo, Quill\"] # two\n---\n",
			"---\nname: Mora Quill\naliases: [M. Quill, \"Mo, Quill\", \"Quill\"] # two\n---\n"},
		{"empty brackets", "---\nname: Mora Quill\naliases: []\n---\n", "---\nname: Mora Quill\naliases: [\"Quill\"]\n---\n"},
		{"lines of Windows", "---\r\nname: Mora Quill\r\naliases:\r\n  - M. Quill\r\n---\r\n",
			"---\r\nname: Mora Quill\r\naliases:\r\n  - M. Quill\r\n  - \"Quill\"\r\n---\r\n"},
		{"a mark of bytes", "\ufeff---\nname: Mora Quill\n---\n", "\ufeff---\nname: Mora Quill\naliases:\n  - \"Quill\"\n---\n"},
		{"no line after the head", "---\nname: Mora Quill\n---", "---\nname: Mora Quill\naliases:\n  - \"Quill\"\n---"},
	} {
		got, ok := AddAlias("content/people/mora-quill.md", []byte(c.before), "Quill")
		if !ok || string(got) != c.after {
			t.Errorf("%s: %v\n%s", c.name, ok, got)
		}
	}
}

func TestAddAliasRefuses(t *testing.T) {
	for name, text := range map[string]string{
		"no head":                 "Mora Quill\n",
		"a head that never ends":  "---\nname: Mora Quill\n",
		"all in brackets":         "---\n{name: Mora Quill}\n---\n",
		"aliases without a value": "---\nname: Mora Quill\naliases:\n---\n",
		"a name that it has":      "---\nname: Mora Quill\naliases: [Quill]\n---\n",
		"what is no YAML":         "---\nname: [Mora\n---\n",
		"nothing":                 "",
	} {
		if got, ok := AddAlias("content/people/mora-quill.md", []byte(text), "Quill"); ok {
			t.Errorf("%s:\n%s", name, got)
		}
	}
}

func proposed(names ...string) *Proposal {
	p := &Proposal{Name: names[0], ID: strings.ToLower(strings.ReplaceAll(names[0], " ", "-")), Quotations: 2 * len(names),
		Stories: len(names), He: 1, Pronouns: "he", Doubt: "perhaps two", Posts: []Post{{Text: "mason"}}}
	for i, n := range names {
		f := Form{Name: n, Quotations: 2, Stories: 1}
		if i > 0 {
			f.Why = "a reason"
		}
		p.Forms = append(p.Forms, f)
	}
	return p
}

func TestJoin(t *testing.T) {
	p, o := proposed("Otto Lamm"), proposed("Otto B. Lamm", "Otto Lamm")
	p.Similar, p.Apart = []string{"otto-b.-lamm", "greta-holm"}, []Apart{{Name: "Otto B. Lamm"}, {Name: "Ada Lamm"}}
	p.Join(o)
	text := p.Text()
	if len(p.Forms) != 2 || p.Forms[1].Name != "Otto B. Lamm" || p.Quotations != 6 || p.Doubt != "" || len(p.Apart) != 1 {
		t.Errorf("%+v", p)
	}
	if !strings.Contains(text, "aliases:\n  - \"Otto B. Lamm\"\n    # an editor joined them\n") ||
		!strings.Contains(text, "similar: [greta-holm]\n") {
		t.Errorf("the file: %s", text)
	}
}

func TestPart(t *testing.T) {
	p := proposed("Otto Lamm", "O. Lamm", "Oskar Lamm")
	one, two, ok := p.Part([]int{2})
	if !ok || len(one.Forms) != 2 || len(two.Forms) != 1 || two.ID != "oskar-lamm" || one.Doubt+two.Doubt != "" {
		t.Fatalf("%v %+v %+v", ok, one, two)
	}
	if !strings.Contains(one.Text(), "similar: [oskar-lamm]") || !strings.Contains(two.Text(), "similar: [otto-lamm]") ||
		strings.Contains(two.Text(), "pronouns: he") {
		t.Errorf("%s%s", one.Text(), two.Text())
	}
	if len(p.Forms) != 3 || p.Pronouns != "he" {
		t.Errorf("what was parted has changed: %+v", p)
	}
	for _, other := range [][]int{{}, {0}, {0, 1, 2}, {7}} {
		if _, _, ok := p.Part(other); ok {
			t.Errorf("parted by %v", other)
		}
	}
}
