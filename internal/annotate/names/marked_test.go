package names

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMarked reads the marked prose in testdata (README.md there tells the format), strips the
// marks, finds the names, marks them again and compares.
func TestMarked(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txt")
	others, err2 := filepath.Glob("testdata/*/*.txt") // a folder a language
	if err != nil || err2 != nil || len(files) == 0 || len(others) == 0 {
		t.Fatal("no testdata")
	}
	for _, file := range append(files, others...) {
		pack := lang.For("en")
		if dir := filepath.Base(filepath.Dir(file)); dir != "testdata" {
			pack = lang.For(dir)
		}
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var out strings.Builder
		for i, block := range strings.Split(strings.TrimSpace(string(src)), "\n\n") {
			if i > 0 {
				out.WriteString("\n\n")
			}
			if strings.HasPrefix(block, "#") {
				out.WriteString(block)
				continue
			}
			got := marked(pack, unmark(block))
			out.WriteString(got)
			if got != block && !golden.Updating() {
				t.Errorf("%s:\n got %s\nwant %s", filepath.Base(file), got, block)
			}
		}
		if golden.Updating() {
			if err := os.WriteFile(file, []byte(out.String()+"\n"), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
}

var mark = regexp.MustCompile(`\[[pol?] (?:~?[^ \]]+ )?([^\]]*)\]`)

// unmark strips the marks. A bracket of the text itself is written as ⟦ ⟧.
func unmark(s string) string {
	return strings.NewReplacer("⟦", "[", "⟧", "]").Replace(mark.ReplaceAllStringFunc(s, func(m string) string {
		if strings.HasPrefix(m, "[?") {
			return m[3 : len(m)-1]
		}
		return mark.FindStringSubmatch(m)[1]
	}))
}

// marked finds the names in copy of a paragraph a line (a line that begins with "! " is a headline)
// and marks them.
func marked(pack *lang.Pack, src string) string {
	var parts []prose.Part
	for _, l := range strings.Split(src, "\n") {
		if h, ok := strings.CutPrefix(l, "! "); ok {
			parts = append(parts, prose.Part{Kind: prose.Headline, Text: h})
		} else {
			parts = append(parts, prose.Part{Text: l})
		}
	}
	in := inputIn(pack, parts...)
	c := Find(in)
	out := []byte{}
	k := 0
	for b, block := range in.Text.Blocks {
		if b > 0 {
			out = append(out, '\n')
		}
		if block.Kind == prose.Headline {
			out = append(out, "! "...)
		}
		at := block.Start
		for ; k < len(c.Mentions) && c.Mentions[k].Range.Start < block.End; k++ {
			m := c.Mentions[k]
			out = append(out, brackets(in.Text.S[at:m.Range.Start])...)
			out = append(out, open(c, m)...)
			out = append(out, brackets(in.Text.S[m.Range.Start:m.Range.End])...)
			out = append(out, ']')
			at = m.Range.End
		}
		out = append(out, brackets(in.Text.S[at:block.End])...)
	}
	return string(out)
}

func brackets(s string) string { return strings.NewReplacer("[", "⟦", "]", "⟧").Replace(s) }

// open is a mark's beginning: what the mention is and whose id it bears; "~" where the entity has a
// name and no id.
func open(c *Cast, m Mention) string {
	if m.Entity < 0 {
		return "[? "
	}
	e := c.Entities[m.Entity]
	id := e.ID
	if id == "" {
		id = "~" + slug.ID(e.Name)
	}
	return "[" + [...]string{"p", "o", "l"}[e.Type] + " " + id + " "
}
