package markup

import (
	"math/rand"
	"reflect"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// FuzzParagraphs holds that a body which is cut up is compiled to the same as one that goldmark
// reads as a whole.
func FuzzParagraphs(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body)
	}
	for _, body := range []string{"", "\n", "One!", "!One! Two!\n!\nThree", "One\ntwo\n\n\n\nthree\n", "10 men\n1984\n\n7",
		"A &amp; B &#32;\n&#32;C &x;",
		"- a\n- b, c\n\nd\n\n* e [f](g)\n* h\n\n- i\n- j\n\n# k\n\n+ l\n\n  m\n\n- n\no\n\n" +
			"- p\n\n- q\n\n# r\n\n- - s\n\n- 1. t",
		"One\n\n# Two #\nthree\n\n- a\n\n- b\n\nfour\n===\n\n    five\n\n1. six\n\n   seven\n\neight",
		"See [below](#two).\n\n## Two\n\n## Two\n\n> a\n\nb\n\n[c](d) e@f.org www.g.org (h) * _i_\n\n> j\n\n> k",
		"See [a].\n\nb\n\n[a]: /x\n", "See.[^1]\n\nb\n\n[^1]: c\n",
		"See [the report](https://a.b/c_d/#e?f=1), [a](b).[c](#two)!\n" +
			"![d](e) f![g](h)\n\n[i](javascript:x) j [k](l m)\n\n" +
			"# [m](n)\n\n[o](p)[q](r) [s][t](u) [^v](w) [x@y](z) [1]() [2](<3>) [4](5)6@7\n",
		"```\na\n\nb\n\n```", "~~~\na\n\nb\n\n~~~", "<!-- a\n\nb\n\n-->"} {
		f.Add(body)
	}
	converter := New(Options{})
	f.Fuzz(func(t *testing.T, body string) { sameAsWhole(t, converter, body) })
}

// sameAsWhole compares both ways. A stretch of text may be cut at other places: then what is asked
// of it must be the same.
func sameAsWhole(t *testing.T, c *Converter, body string) (paragraphs int) {
	t.Helper()
	src := []byte(body)
	all, ok := stretches(src)
	if line, _ := tangled(src); !ok || line > 0 {
		return 0
	}
	got, want := c.inStretches(src, all), c.parsed(src)
	for i := range got.sources {
		for at := range got.parts[i].Text {
			if i < len(want.sources) && got.Origin(src, i, at) != want.Origin(src, i, at) {
				t.Errorf("of %q\nin part %d, %d comes from %d, goldmark: %d", body, i, at, got.Origin(src, i, at),
					want.Origin(src, i, at))
			}
		}
	}
	a, b := *got, *want
	a.sources, b.sources, a.origins, b.origins = nil, nil, chunk[leafSource]{}, chunk[leafSource]{}
	a.events, b.events = chunk[event]{}, chunk[event]{} // room: what stands in it is compared where it is used
	if !reflect.DeepEqual(a, b) {
		t.Errorf("of %q\nit makes %+v\ngoldmark %+v", body, a, b)
	}
	got.Release() // so that the next bodies are compiled in the room of this one
	want.Release()
	for _, s := range all {
		if s.words {
			paragraphs++
		}
	}
	return paragraphs
}

// TestParagraphs tries bodies put together from what bodies are made of, and from all that might
// mean something in them.
func TestParagraphs(t *testing.T) {
	pieces := strings.Split(`a|b, c|“d|e”|1|12.|3)|!|?|&amp;|&#32;|&|;|:|-|–|+|=|==|#|>|'|"|(|)|/|^|$|%|{|}|é|`+
		"\u00a0|\u2028|\ufeff|\n|\n|\n|\n\n|\n\n|\n\na|\n\n# b\n\n|\n- c\n|\n\n  |\n\n    | | |  |\t|"+
		"*|_|[|]|[x](y)|[z a](/b_c/#d) |[|](|<|`|~|\\|@|"+
		"://|www.|http://a.b c|\x00|\x0b|\x7f|---|| 	", "|")
	pieces = append(pieces, "|")
	r := rand.New(rand.NewSource(1))
	converter, known := New(Options{}), 0
	times := form.Times(15_000, 60_000)
	for range times {
		n, most := 1+r.Intn(16), len(pieces)
		if r.Intn(4) > 0 {
			most = 50 // such as stand in most bodies
		}
		var b strings.Builder
		for range n {
			b.WriteString(pieces[r.Intn(most)])
		}
		if sameAsWhole(t, converter, b.String()) > 0 {
			known++
		}
		if t.Failed() {
			return
		}
	}
	if known < times/6 {
		t.Errorf("only %d bodies had paragraphs of words", known)
	}
}

// TestParagraphsAreCommon: a body of words with all that stands in such needs no other reading.
func TestParagraphsAreCommon(t *testing.T) {
	body := "“No,” she said: it's 5% (or 1.5) – & that's that! Why?\n\n1984 was worse; so was 10-12 June.\nHe left.\n\n" +
		"### After the vote: “No & no”\n\nNobody came.\n"
	all, ok := stretches([]byte(body))
	if !ok || len(all) != 4 || !all[0].words || !all[1].words || all[2].level != 3 || !all[3].words {
		t.Errorf("%q is three paragraphs, a crosshead and nothing else: %v", body, all)
	}
	sameAsWhole(t, New(Options{}), body)
	for _, other := range []string{"#", "##", "# ", "#a", "# *a*", "# a #", "#  a", "# a ", "####### a", "# a\nb", "# [a]", "# - a"} {
		if all, ok := stretches([]byte(other)); ok && len(all) == 1 && all[0].level > 0 {
			t.Errorf("%q is taken for a crosshead of words", other)
		}
	}
}
