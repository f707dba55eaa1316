package evidence

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
)

// TestExamples holds that each sign is the first of its table that stands in its own example.
func TestExamples(t *testing.T) {
	for _, signs := range [][]sign{nounsBefore, linksBefore} {
		for i := range signs {
			p := spotIn(t, signs[i].example)
			first := slices.IndexFunc(signs, func(x sign) bool {
				return (x.links == 0 || p.link&x.links != 0) && x.when(p)
			})
			if first != i {
				t.Errorf("%q shows the sign of %s", signs[i].example, exampleOf(signs, first))
			}
		}
	}
	for i := range nounsAfter {
		p := spotIn(t, nounsAfter[i].example)
		first := slices.IndexFunc(nounsAfter, func(x nounSign) bool { return x.when(p.Scale, p.s.End) })
		if first != i {
			t.Errorf("%q shows sign %d of the nouns after a name, not %d", nounsAfter[i].example, first, i)
		}
	}
}

func exampleOf(signs []sign, i int) string {
	if i < 0 {
		return "none"
	}
	return signs[i].example
}

// spotIn reads an example within a sentence, and gives the place of the name that it marks.
func spotIn(t *testing.T, example string) spot {
	t.Helper()
	before, rest, ok := strings.Cut(example, "[")
	name, after, shut := strings.Cut(rest, "]")
	if !ok || !shut {
		t.Fatalf("%q marks no name", example)
	}
	const opening = "They "
	text := prose.Join([]prose.Part{{Text: opening + before + name + after + " then."}})
	pack, toks := lang.For("en"), prose.Tokens(text)
	sc := new(Scale)
	sc.Reset(read.Source{
		Text: text, Tokens: toks, Sentences: prose.Sentences(text, toks, pack.Stops()),
		Words: pack.Words(nil, text.S, toks), Pack: pack,
	})
	sc.Cut(sc.OrgAround)
	s := new(read.Span)
	from := int32(len(opening + before))
	for i, tok := range toks {
		if tok.Start == from {
			s.First = int32(i)
		}
		if tok.End == from+int32(len(name)) {
			s.End = int32(i) + 1
		}
	}
	s.From, s.Title = s.First, s.First
	p := spot{Scale: sc, s: s, t: s.First - 1}
	if sc.Is(p.t, lang.Article) {
		p.t--
	}
	p.link = sc.Entry(p.t).Link
	return p
}
