package markup

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"
)

// FuzzParagraphs holds that a body of which it is known what goldmark makes of it is compiled to
// the same as by goldmark.
func FuzzParagraphs(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body)
	}
	for _, body := range []string{"", "\n", "One!", "!One! Two!\n!\nThree", "One\ntwo\n\n\n\nthree\n", "10 men\n1984\n\n7", "A &amp; B &#32;\n&#32;C &x;"} {
		f.Add(body)
	}
	converter := New(Options{})
	f.Fuzz(func(t *testing.T, body string) { sameAsParsed(t, converter, body) })
}

func sameAsParsed(t *testing.T, c *Converter, body string) (known bool) {
	t.Helper()
	if !onlyParagraphs([]byte(body)) {
		return false
	}
	if got, want := c.Markdown([]byte(body)), c.parsed([]byte(body)); !reflect.DeepEqual(got, want) {
		t.Errorf("of %q\nit makes %+v\ngoldmark %+v", body, got, want)
	}
	return true
}

// TestParagraphs tries bodies put together from what bodies are made of, and from all that might
// mean something in them.
func TestParagraphs(t *testing.T) {
	pieces := strings.Split(`a|b, c|“d|e”|1|12.|3)|!|?|&amp;|&#32;|&|;|:|-|–|+|=|==|#|>|'|"|(|)|/|^|$|%|{|}|é|`+
		"\u00a0|\u2028|\ufeff|\n|\n|\n|\n\n|\n\n| | |  |\t|*|_|[|]|<|`|~|\\|@|://|www.|\x00|\x0b|\x7f|---|| 	", "|")
	pieces = append(pieces, "|")
	r := rand.New(rand.NewSource(1))
	converter, known := New(Options{}), 0
	for range 200_000 {
		n, most := 1+r.Intn(12), len(pieces)
		if r.Intn(4) > 0 {
			most = 40 // such as stand in paragraphs
		}
		var b strings.Builder
		for range n {
			b.WriteString(pieces[r.Intn(most)])
		}
		if sameAsParsed(t, converter, b.String()) {
			known++
		}
		if t.Failed() {
			return
		}
	}
	if known < 20_000 {
		t.Errorf("only %d bodies were known", known)
	}
}

// TestParagraphsAreCommon: a body of words with all that stands in such is known.
func TestParagraphsAreCommon(t *testing.T) {
	body := "“No,” she said: it's 5% (or 1.5) – & that's that! Why?\n\n1984 was worse; so was 10-12 June.\nHe left.\n"
	if !onlyParagraphs([]byte(body)) {
		t.Errorf("%q is paragraphs and nothing else", body)
	}
}
