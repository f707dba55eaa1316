package gazetteer

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestOf(t *testing.T) {
	for _, x := range []struct {
		spelling string
		is, not  Facts
	}{
		{"Alejandro", GivenMale, GivenFemale | Town},
		{"alejandro", GivenMale, GivenFemale},
		{"Zoë", GivenFemale, Town},
		{"Agnieszka", GivenFemale, GivenMale},
		{"Kowalski", Surname, Given},
		{"Gdańsk", Town, Given},
		{"Gdansk", Town, Given},
		{"São Paulo", Town | Region, Given},
		{"Uttar Pradesh", Region, Given},
		{"plumber", PersonNoun, Given},
		{"Plumbers", PersonNoun, Given},
		{"stewardesses", PersonNoun, Given},
		{"Fever", Ordinary, Given | Town},
		{"Deciding", Verb, Given | Town},
		{"stopped", Verb, Given | Town},
		{"Xqzzv", 0, ^Facts(0)},
		{"", 0, ^Facts(0)},
		{"a", 0, ^Facts(0)},
		{"zzzzzzzz", 0, ^Facts(0)},
		{strings.Repeat("ab", LongestKey), 0, ^Facts(0)},
		{"плотник", 0, ^Facts(0)},
	} {
		f := Of(x.spelling)
		if x.is != 0 && !f.Is(x.is) || f.Is(x.not) {
			t.Errorf("%q: %08b", x.spelling, f)
		}
	}
}

// TestTable reads the table from its beginning to its end: its keys are in order, folded, and each
// is found with its facts.
func TestTable(t *testing.T) {
	all := map[string]Facts{}
	before := ""
	eachKey(data, func(k string, f Facts) {
		if k <= before || Key(k) != k || f == 0 {
			t.Fatalf("%q with %08b after %q", k, f, before)
		}
		if got := Of(k); got != f {
			t.Fatalf("%q: %08b, not %08b", k, got, f)
		}
		for _, near := range []string{k + "q", k[:len(k)-1], "q" + k} {
			if _, ok := all[near]; !ok && Of(near) != 0 && near < k {
				t.Fatalf("%q is found, and does not stand in the table", near)
			}
		}
		all[k] = f
		before = k
	})
	if len(all) < 50_000 {
		t.Errorf("only %d keys", len(all))
	}
	if !bytes.Equal(Encode(all), []byte(data)) {
		t.Error("the table is another than its keys make: run go generate")
	}
}

// eachKey gives all keys of a table in order.
func eachKey(data string, give func(string, Facts)) {
	var key []byte
	for at := indexAt + indexSize*blocks(data); at < len(data); {
		common, f, from := head(data, at)
		at = past(data, from)
		key = append(key[:common], data[from:at]...)
		key[len(key)-1] &^= lastLetter
		give(string(key), f)
	}
}

// TestEncode looks for keys in tables of any words: what was put in is found, and nothing else.
func TestEncode(t *testing.T) {
	word := rapid.StringMatching(`[a-e]{2,20}( [a-c]{1,10})?`)
	rapid.Check(t, func(t *rapid.T) {
		facts := rapid.MapOf(word, rapid.Custom(func(t *rapid.T) Facts {
			return Facts(rapid.IntRange(1, 255).Draw(t, "facts"))
		})).Draw(t, "table")
		table := string(Encode(facts))
		for k, f := range facts {
			if got := lookUp(table, []byte(k)); got != f {
				t.Fatalf("%q: %08b, not %08b", k, got, f)
			}
		}
		k := word.Draw(t, "other")
		if got := lookUp(table, []byte(k)); got != facts[k] {
			t.Fatalf("%q: %08b, not %08b", k, got, facts[k])
		}
	})
}

// TestFold holds the letters without accents against Unicode's own.
func TestFold(t *testing.T) {
	for r := rune(0xc0); r < 0x1f00; r++ {
		if !unicode.IsLetter(r) {
			continue
		}
		base := []rune(norm.NFD.String(string(r)))[0]
		if base >= 'A' && base <= 'Z' {
			base += 'a' - 'A'
		}
		c := rune(PlainLetter(r))
		if plain := 'a' <= base && base <= 'z'; plain && r < 0x180 && c != base || c != 0 && plain && c != base {
			t.Errorf("%c is %c, not %c", r, c, base)
		}
	}
	if Key("Łódź-Górna’s") != "lodz-gorna's" || Key("e\u0301") != "e" {
		t.Error(Key("Łódź-Górna’s"), Key("e\u0301"))
	}
}

func TestOfAllocatesNothing(t *testing.T) {
	words := []string{"Gdańsk", "Fever", "Xqzzv", "Uttar Pradesh"}
	if n := testing.AllocsPerRun(100, func() {
		for _, w := range words {
			Of(w)
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func BenchmarkOf(b *testing.B) {
	words := []string{"Gdańsk", "Fever", "Xqzzv", "Uttar Pradesh", "Agnieszka", "Kowalski"}
	for i := range b.N {
		Of(words[i%len(words)])
	}
}

func ExampleOf() {
	fmt.Println(Of("Gdańsk").Is(Place), Of("Gdańsk").Is(Given))
	// Output: true false
}
