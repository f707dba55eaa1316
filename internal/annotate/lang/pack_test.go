package lang

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"

	"github.com/onrecord/onrecord/internal/prose"
)

func TestEveryPackCompiles(t *testing.T) {
	if len(packs) < 2 {
		t.Fatalf("%d packs: English and German are missing", len(packs))
	}
	for _, p := range packs {
		if For(p.code) == nil || !Has(p.code+"-XX") {
			t.Errorf("no pack %q", p.code)
		}
	}
	for _, tag := range []string{"EN", "En-gb", "en_US", "DE"} {
		if For(tag) == nil || !Has(tag) {
			t.Errorf("no pack for %q: tags are the same in capitals", tag)
		}
	}
	if For("tlh") != nil || Has("tlh") {
		t.Error("a pack for a language that has none")
	}
}

func TestWord(t *testing.T) {
	p := For("en-GB")
	for _, c := range []struct {
		spelling string
		class    Class
		is       bool
	}{
		{"said", Auxiliary, false}, {"THE", Article, true}, {"us", Pronoun, true}, {"US", Country, true},
		{"us", Country, false}, {"WHO", OrgName, true}, {"who", OrgName, false},
		{"Who", Relative, true}, {"OBAMA", Surname, true}, {"mothers", Kin, true}, {"Sen", Title, true},
		{"Zürich", City, false}, {"São", Lead, true}, {"Émile", Given, true}, {"émile", Given, true},
		{"don’t", Negation, true}, {"don't", Negation, true}, {"xyzzy", Common, false},
	} {
		if got := p.Class(p.Word(c.spelling))&c.class != 0; got != c.is {
			t.Errorf("%q in class %b: %v, want %v", c.spelling, c.class, got, c.is)
		}
	}
}

func TestFormsAndLemmas(t *testing.T) {
	p := For("en")
	for _, c := range []struct {
		word, lemma string
		form        Form
		number      Number
	}{
		{"said", "say", Past | Participle, 0}, {"saying", "say", Gerund, 0}, {"denies", "deny", Present, 0},
		{"tweeted", "tweet", Past | Participle, 0}, {"spokeswomen", "spokeswoman", 0, Plural},
		{"Sen", "Senator", 0, 0}, {"wives", "wife", 0, Plural}, {"agencies", "agency", 0, Plural},
	} {
		w := p.Word(c.word)
		e := p.Entry(w)
		if !strings.EqualFold(p.Spelled(p.Lemma(w)), c.lemma) || e.Form&c.form != c.form || e.Number&c.number != c.number {
			t.Errorf("%s: lemma %q, form %b, number %b", c.word, p.Spelled(p.Lemma(w)), e.Form, e.Number)
		}
	}
}

func TestPhrase(t *testing.T) {
	p := For("en")
	for text, want := range map[string]string{
		"according to her": "according to", "prime ministers of": "prime ministers",
		"New York City is": "New York City", "St. Louis": "St . Louis",
		"People's Liberation Army": "People 's Liberation Army",
		"the":                      "the", "xyzzy said": "", "Secretary of State": "Secretary of State",
	} {
		t1 := prose.Join([]prose.Part{{Text: text}})
		w, n := p.Phrase(p.Words(nil, t1.S, prose.Tokens(t1)))
		if got := p.Spelled(w); !strings.EqualFold(got, want) || n == 0 && want != "" {
			t.Errorf("%q: %q (%d tokens), want %q", text, got, n, want)
		}
	}
}

// TestCompileComplains holds that a mistake in a list is named with its file and line.
func TestCompileComplains(t *testing.T) {
	for src, want := range map[string]string{
		"[post]\nx\n[nonsense]\n":     "a.txt:3: unknown word \"nonsense\"",
		"[part-nonsense]\nx\n":        "a.txt:1: unknown part \"part-nonsense\"",
		"[cue-say inflect verb]\nsay": "a.txt:2: no rule of \"verb\" inflects \"say\"",
		"[rules verb]\nsay says said": "a.txt:2: a rule has the form",
		"[marks]\ndouble “":           "a.txt:2: marks have the form",
	} {
		_, err := compiled("x", fstest.MapFS{"a.txt": {Data: []byte(src)}})
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%q: %v, want %s", src, err, want)
		}
	}
}

// TestWordAllocates holds the promise that looking a word up allocates nothing.
func TestWordAllocates(t *testing.T) {
	p := For("en")
	find := func() { p.Word("Édouard"); p.Word("UNITED"); p.Word("nobody-knows-it") }
	if n := testing.AllocsPerRun(100, find); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

// TestListsAreClean holds that no list has an empty section head, a stray bracket or a word with
// doubled spaces.
func TestListsAreClean(t *testing.T) {
	for _, p := range packs {
		pack := For(p.code)
		for w := 1; w < pack.Len(); w++ {
			if s := pack.Spelled(Word(w)); strings.TrimSpace(s) != s || strings.ContainsAny(s, "[]=|") || s == "" {
				t.Errorf("%s: %q", p.code, s)
			}
		}
	}
}

// TestEveryEntryIsFound holds that every listed word and phrase is found where a text has it: a
// spelling that a tokenizer cuts otherwise would stand there in vain.
func TestEveryEntryIsFound(t *testing.T) {
	asPrinted := strings.NewReplacer(" 's", "'s", " .", ".")
	for _, p := range packs {
		pack := For(p.code)
		for w := Word(1); int(w) < pack.Len(); w++ {
			if pack.Spelled(w) == "'s" {
				continue // an owner's mark, within phrases alone
			}
			text := prose.Join([]prose.Part{{Text: asPrinted.Replace(pack.Spelled(w))}})
			toks := prose.Tokens(text)
			words := pack.Words(nil, text.S, toks)
			found, n := pack.Phrase(words)
			if len(toks) == 1 {
				found, n = words[0], 1 // one that is only part of a phrase is a word, too
			}
			if found != w || n != len(toks) {
				t.Errorf("%s: %q: found %q, %d of %d tokens", p.code, text.S, pack.Spelled(found), n, len(toks))
			}
		}
	}
}

// TestEveryHeadIsTold holds that README.md names all that a section's head can say, and that
// English has a list of each.
func TestEveryHeadIsTold(t *testing.T) {
	readme, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	told := map[string]bool{}
	between := func(r rune) bool { return r != '-' && !unicode.IsLetter(r) }
	for _, w := range strings.FieldsFunc(string(readme), between) {
		told[w] = true
	}
	var all Entry
	for _, e := range For("en").entries {
		all.Class, all.Cue, all.Link, all.Part = all.Class|e.Class, all.Cue|e.Cue, all.Link|e.Link, all.Part|e.Part
	}
	check := func(name string, listed bool) {
		if !told[name] {
			t.Errorf("README.md does not tell what %s is", name)
		}
		if !listed {
			t.Errorf("no list of %s", name)
		}
	}
	for name, c := range classNames {
		check(name, all.Class&c != 0)
	}
	for name, c := range cueNames {
		check(name, all.Cue&c != 0)
	}
	for name, l := range linkNames {
		check(name, all.Link&l != 0)
	}
	for name, p := range partNames {
		check(name, all.Part&p != 0)
	}
}

func FuzzWord(f *testing.F) {
	f.Add("Ünïted’s")
	p := For("en")
	f.Fuzz(func(t *testing.T, s string) {
		if w := p.Word(s); w != 0 && fold(s) != fold(p.Spelled(w)) {
			t.Errorf("%q found %q", s, p.Spelled(w))
		}
	})
}

// fold is the folded spelling.
func fold(s string) string {
	b := make([]rune, 0, len(s))
	for i := 0; i < len(s); {
		r, n := FoldAt(s, i)
		b = append(b, r)
		i += n
	}
	return string(b)
}

// TestAges holds the endings of ages to what is asked of a word before they are compared with it.
func TestAges(t *testing.T) {
	for _, p := range packs {
		for _, ending := range p.get().ages {
			if ending[0] != '-' {
				t.Errorf("%s: the ending of an age, %q, begins with no hyphen", p.code, ending)
			}
		}
	}
}
