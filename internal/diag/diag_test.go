package diag

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

func TestString(t *testing.T) {
	at := Pos{File: "content/stories/x.md", Line: 12, Col: 7}
	for _, c := range []struct {
		f            Finding
		line, github string
	}{
		{Finding{Pos: at, Code: "unknown-id", Message: `unknown speaker "mark-rute"`, Hint: "did you mean mark-rutte?"},
			`content/stories/x.md:12:7: unknown speaker "mark-rute"; did you mean mark-rutte?`,
			`::error file=content/stories/x.md,line=12,col=7,title=unknown-id::` +
				`unknown speaker "mark-rute"; did you mean mark-rutte?`},
		{Finding{Pos: Pos{File: "a.md", Line: 3}, Severity: Warning, Message: "100 %\nand more"},
			"a.md:3: warning: 100 %\nand more", "::warning file=a.md,line=3::100 %25%0Aand more"},
		{Finding{Pos: Pos{File: "a, b: c.md"}, Severity: Note, Message: "m"}, "a, b: c.md: note: m",
			"::notice file=a%2C b%3A c.md::m"},
		{Finding{Pos: Pos{File: "a\x1b[2J\xff.md"}, Message: "no\u009bpe"}, `a\x1b[2J\xff.md: no\u009bpe`,
			`::error file=a\x1b[2J\xff.md::no\u009bpe`},
		{Finding{Message: "m", Hint: "h"}, "m; h", "::error::m; h"},
	} {
		if got := c.f.String(); got != c.line {
			t.Errorf("got %s, want %s", got, c.line)
		}
		if got := c.f.GitHub(); got != c.github {
			t.Errorf("got %s, want %s", got, c.github)
		}
	}
}

func TestSort(t *testing.T) {
	at := func(file string, line, col int) Finding { return Finding{Pos: Pos{File: file, Line: line, Col: col}} }
	want := []Finding{at("a", 1, 2), at("a", 2, 1), at("a", 10, 1), at("b", 0, 0), at("b", 1, 1)}
	want = append(want, Finding{Pos: Pos{File: "b", Line: 1, Col: 1}, Severity: Warning})
	rapid.Check(t, func(t *rapid.T) {
		shuffled := rapid.Permutation(append(slices.Clone(want), want[2], want[5])).Draw(t, "findings")
		if got := Sort(shuffled); !slices.Equal(got, want) {
			t.Fatalf("got %v, want %v", got, want)
		}
	})
}

func TestCount(t *testing.T) {
	all := []Finding{{Severity: Note}, {Severity: Warning}, {Severity: Warning}}
	if e, w, n := Count(all); e != 0 || w != 2 || n != 1 || HasErrors(all) {
		t.Errorf("got %d, %d, %d, %v", e, w, n, HasErrors(all))
	}
	if all = append(all, Finding{}); !HasErrors(all) {
		t.Error("a finding is an error by default")
	}
}

func TestNearest(t *testing.T) {
	keys := []string{"title", "topics", "date", "dateline", "deck", "id", "lang", "speaker"}
	for word, want := range map[string]string{
		"titel": "title", "tilte": "title", "topcis": "topics", "Title": "title", "dat": "date",
		"datelines": "dateline", "speker": "speaker", "speakr": "speaker",
		"ids": "id", "lnag": "lang", "colour": "", "x": "", "": "", "title": "", "publisher": "",
	} {
		if got := Nearest(word, keys); got != want {
			t.Errorf("Nearest(%q) = %q, want %q", word, got, want)
		}
	}
	if got := DidYouMean("titel", keys, "else"); got != "did you mean title?" {
		t.Errorf("got %s", got)
	}
	if got := DidYouMean("zzzzzz", keys, "else"); got != "else" {
		t.Errorf("got %s", got)
	}
}

// TestEdits holds the distance against its definition: what a reader would do by hand, one edit
// after another.
func TestEdits(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := []rune(rapid.StringMatching(`[abc]{0,6}`).Draw(t, "word"))
		other, n := slices.Clone(word), rapid.IntRange(0, 3).Draw(t, "edits")
		for range n {
			i := rapid.IntRange(0, len(other)).Draw(t, "at")
			switch {
			case rapid.Bool().Draw(t, "insert") || i == len(other):
				other = slices.Insert(other, i, 'd')
			default:
				other = slices.Delete(other, i, i+1)
			}
		}
		if d := edits(word, other, 9); d > n {
			t.Fatalf("edits(%q, %q) = %d after %d edits", string(word), string(other), d, n)
		}
		if d, back := edits(word, other, 9), edits(other, word, 9); d != back {
			t.Fatalf("edits(%q, %q) is %d one way and %d the other", string(word), string(other), d, back)
		}
	})
}

func TestAt(t *testing.T) {
	src := []byte("\ufeffaé\r\nb\rc\n\xffd")
	for _, c := range []struct{ offset, line, col int }{
		{-1, 1, 1}, {0, 1, 1}, {3, 1, 1}, {4, 1, 2}, {6, 1, 3}, {8, 2, 1}, {9, 2, 2}, {10, 3, 1}, {12, 4, 1},
		{13, 4, 2}, {14, 4, 3}, {99, 4, 3},
	} {
		if got, want := At("f", src, c.offset), (Pos{"f", c.line, c.col}); got != want {
			t.Errorf("offset %d: got %v, want %v", c.offset, got, want)
		}
	}
}

// TestAtAnywhere counts lines and columns the slow way.
func TestAtAnywhere(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		src := rapid.StringMatching(`([a-c\n é“]|\r\n){0,30}`).Draw(t, "text")
		offset := rapid.IntRange(0, len(src)).Draw(t, "offset")
		before := src[:offset]
		line := strings.Count(before, "\n") + 1
		col := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1
		if got := At("f", []byte(src), offset); got != (Pos{"f", line, col}) && utf8.ValidString(before) {
			t.Fatalf("%q at %d: got %v, want %d:%d", src, offset, got, line, col)
		}
	})
}
