package search

import (
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

var update = flag.Bool("update", false, "write the expected results anew")

// vector is a text, its tokens, and their English stems. The browser's test reads the same file.
type vector struct {
	Text   string   `json:"text"`
	Tokens []string `json:"tokens"`
	Stems  []string `json:"stems"`
}

func TestWords(t *testing.T) {
	const file = "testdata/words.json"
	var all []vector
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(src, &all); err != nil {
		t.Fatal(err)
	}
	if len(all) < 40 {
		t.Fatalf("only %d texts", len(all))
	}
	for i, v := range all {
		tokens, stems := Tokens(v.Text), Terms(v.Text, "en-GB")
		if *update {
			all[i].Tokens, all[i].Stems = append([]string{}, tokens...), append([]string{}, stems...)
		} else if !slices.Equal(tokens, v.Tokens) || !slices.Equal(stems, v.Stems) {
			t.Errorf("%q: %q, stems %q; want %q, %q", v.Text, tokens, stems, v.Tokens, v.Stems)
		}
	}
	if *update {
		data, _ := json.MarshalIndent(all, "", " ")
		if err := os.WriteFile(file, append(data, '\n'), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// What a reader may type in place of the letters printed finds them.
func TestFoldIsWhatOneTypes(t *testing.T) {
	for printed, typed := range map[string]string{
		"Türkiye": "turkiye", "İSTANBUL": "istanbul", "Ağrı": "agri", "Zoë’s": "zoe", "ZOË'S": "zoe",
		"Łódź": "lodz", "Straße": "strasse", "Æsir": "aesir", "Þór": "thor", "naïve": "naive", "ὈΔΥΣΣΕΎΣ": "οδυσσευσ",
		"don’t": "dont", "O’Hare": "ohare", "ﬁnd": "find", "Ｗｉｄｅ": "wide", "Đorđe": "dorde", "Việt": "viet",
		"Zoë": "zoe", "مُحَمَّد": "محمد", "é": "e",
	} {
		if got := Tokens(printed); len(got) != 1 || got[0] != typed {
			t.Errorf("%q is found by %q, want %q", printed, got, typed)
		}
	}
}

// A language without a stemmer leaves its words as they are.
func TestOnlyEnglishIsStemmed(t *testing.T) {
	if got := Terms("Häuser harbours", "de"); !slices.Equal(got, []string{"hauser", "harbours"}) {
		t.Errorf("%q", got)
	}
	if got := Terms("harbours", "en-GB"); !slices.Equal(got, []string{"harbour"}) {
		t.Errorf("%q", got)
	}
}

// Whatever a text holds, its tokens can be terms: they are found again by being typed, and hold
// nothing by which terms are parted or told from filters.
func FuzzTokens(f *testing.F) {
	for _, s := range []string{"a’s b'c ʼd", "東京都 ไทย", "ẞ\xff\x00 ́x", "@s:x= y;z", strings.Repeat("q", 70)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		for _, token := range Tokens(s) {
			if strings.ContainsAny(token, " ;=@:.\n'’") || token == "" || !utf8.ValidString(token) ||
				utf8.RuneCountInString(token) > 4*longestToken {
				t.Fatalf("%q has the token %q", s, token)
			}
			for _, r := range token {
				if !isWord(r) {
					t.Fatalf("%q has the token %q", s, token)
				}
			}
		}
	})
}
