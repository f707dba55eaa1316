package lang

import (
	"slices"
	"testing"
)

func TestKinds(t *testing.T) {
	p := For("en")
	for _, c := range []struct {
		word, kind string
		want       bool
	}{
		{"senator", "lawmaker", true}, {"senator", "politician", true}, {"lawmaker", "senator", false},
		{"Sen", "lawmaker", true},
		{"justice", "judge", true}, {"energy minister", "minister", true}, {"chief constable", "officer", true},
		{"deputy mayor", "mayor", false}, {"advocate", "judge", false}, {"carmaker", "company", true},
	} {
		if got := p.KindOf(lemmaOf(p, c.word), lemmaOf(p, c.kind)); got != c.want {
			t.Errorf("a %s is a %s: %v", c.word, c.kind, got)
		}
	}
	alike := func(a, b string) bool { return p.Alike(lemmaOf(p, a), lemmaOf(p, b)) }
	if !alike("senator", "energy minister") || alike("judge", "barrister") {
		t.Error("a senator may be a minister as well, a judge no barrister")
	}
}

// TestKindsAreKnown holds that no word stands among the kinds alone: it would be nobody's post or name.
func TestKindsAreKnown(t *testing.T) {
	p := For("en")
	const known = Post | Title | PersonNoun | OrgNoun | OrgHead | OrgName | Belief | Demonym | Place
	for w := range Word(p.Len()) {
		for _, k := range append(slices.Clone(p.Kinds(w)), w) {
			e := p.Entry(k)
			if p.HasKinds(w) && !e.Is(known) && e.Cue == 0 { // "accused" has a verb for its lemma
				t.Errorf("%q is in no list of posts or bodies", p.Spelled(k))
			}
		}
	}
}

func lemmaOf(p *Pack, s string) Word {
	var words []Word
	for _, part := range appendParts(nil, s) {
		words = append(words, p.Word(part))
	}
	w, _ := p.Phrase(words)
	return p.Lemma(w)
}

// TestKindsStandOnce holds that no kind is told of a word twice, though a lawyer is an advocate and
// an advocate a lawyer.
func TestKindsStandOnce(t *testing.T) {
	p := For("en")
	for w := Word(1); int(w) < p.Len(); w++ {
		kinds := slices.Clone(p.Kinds(w))
		slices.Sort(kinds)
		if n := len(kinds); len(slices.Compact(kinds)) < n {
			t.Errorf("%q has a kind twice", p.Spelled(w))
		}
	}
}
