package quote

import (
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// TestPairing pairs the marks of every case of testdata/marks.txt, one draft for all, and writes in
// what it found.
func TestPairing(t *testing.T) {
	src, err := os.ReadFile("testdata/marks.txt")
	if err != nil {
		t.Fatal(err)
	}
	_, cases, _ := strings.Cut(string(src), "\n")
	var d Text
	for _, want := range strings.Split(cases, "---\n") {
		want = strings.TrimSpace(want)
		text := paragraphs(strings.NewReplacer("⟦", "", "⟧", "").Replace(want))
		d.Load(text, lang.For("en"))
		if got := bracketed(text.S, d.Quotations); got != want {
			t.Errorf("\n got %s\nwant %s", got, want)
		}
		d.Release()
	}
}

func paragraphs(s string) prose.Text {
	var parts []prose.Part
	for _, p := range strings.Split(s, "\n\n") {
		parts = append(parts, prose.Part{Text: p})
	}
	return prose.Join(parts)
}

// bracketed puts ⟦ and ⟧ around each quotation.
func bracketed(s string, qs []Quotation) string {
	opens, closes := map[int]int{}, map[int]int{}
	for _, q := range qs {
		opens[q.Start]++
		closes[q.End]++
	}
	var b strings.Builder
	for i := 0; i <= len(s); i++ {
		b.WriteString(strings.Repeat("⟧", closes[i]))
		b.WriteString(strings.Repeat("⟦", opens[i]))
		if i < len(s) {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

func TestShape(t *testing.T) {
	for _, c := range []struct {
		text string
		want Shape
	}{
		{"“We will go,” said Lee.", Shape{Words: 3, Ending: ',', Capital: true, Opens: true, Clause: true}},
		{"She called it “a mess”.", Shape{Words: 2, After: '.'}},
		{"It is “The Rotten Pier”—again.", Shape{Words: 3, After: '-', Capital: true, Titled: true}},
		{"“So…” he said.", Shape{Words: 1, Ending: '~', Capital: true, Opens: true, Titled: true}},
	} {
		var d Text
		text := paragraphs(c.text)
		d.Load(text, lang.For("en"))
		d.ReadWords(text)
		if len(d.Quotations) != 1 || d.Quotations[0].Shape != c.want {
			t.Errorf("%s:\n got %+v\nwant %+v", c.text, d.Quotations[0].Shape, c.want)
		}
	}
}

func TestEcho(t *testing.T) {
	for _, c := range []struct {
		ahead, body string
		want        bool
	}{
		{"rotten pier", "the rotten pier is closed", true},
		{"otten pier", "the rotten pier is closed", false},
		{"courageously", "a courageous crew", true},
		{"never forget that hard winter", "we will never ever forget that very hard winter", true},
		{"never forget that hard winter", "that winter hard forget never", false},
	} {
		var d Text
		d.Folded = []string{c.body}
		if got := d.Echoes(c.ahead, ContentWords(c.ahead), 0); got != c.want {
			t.Errorf("%q in %q: %v", c.ahead, c.body, got)
		}
	}
}
