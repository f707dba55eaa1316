package slug

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/testing/golden"
	_ "github.com/onrecord/onrecord/internal/testing/steady"
)

func TestID(t *testing.T) {
	for _, c := range []struct{ name, want string }{
		{"Mark Rutte", "mark-rutte"},
		{"Siobhán O’Rourke", "siobhan-o-rourke"},
		{"  J. Ø. Straße-Łódź ", "j-o-strasse-lodz"},
		{"İbrahim Çelik", "ibrahim-celik"},
		{"Ayşe Ilgaz ılgaz", "ayse-ilgaz-ilgaz"},
		{"Þórður Ægisson", "thordur-aegisson"},
		{"Nguyễn Thị Hồng", "nguyen-thi-hong"},
		{"Ĳsbrand Œuvre Ǆ", "ijsbrand-oeuvre-dz"},
		{"x̂y\u0302", "xy"},
		{"Ольга Ёлкина", "ольга-ёлкина"},
		{"محمد علي", "محمد-علي"},
		{"王小明", "王小明"},
		{"अनिता", "अनिता"},
		{"Area 51½", "area-51½"},
		{"?!…", ""},
		{"", ""},
	} {
		if got := ID(c.name); got != c.want {
			t.Errorf("ID(%q) = %q, want %q", c.name, got, c.want)
		}
		if got := ID(norm.NFD.String(c.name)); got != c.want {
			t.Errorf("ID of %q in NFD = %q, want %q", c.name, got, c.want)
		}
	}
}

func TestIDOfAnything(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.String().Draw(t, "name")
		id := ID(s)
		if again := ID(id); again != id {
			t.Fatalf("ID(%q) = %q, but ID of that is %q", s, id, again)
		}
		if strings.HasPrefix(id, "-") || strings.HasSuffix(id, "-") || strings.Contains(id, "--") ||
			strings.ContainsAny(id, "/\\.%?# \x00") {
			t.Fatalf("ID(%q) = %q is no part of an address", s, id)
		}
		if !utf8.ValidString(id) || !norm.NFC.IsNormalString(id) {
			t.Fatalf("ID(%q) = %q is not NFC", s, id)
		}
	})
}

func TestHeading(t *testing.T) {
	if got := Heading("Alliance on ‘right path’"); got != "alliance-on-right-path" {
		t.Errorf("got %q", got)
	}
	if got := Heading("* * *"); got != "section" {
		t.Errorf("got %q", got)
	}
}

func TestFold(t *testing.T) {
	for _, c := range []struct{ words, want string }{
		{"We go, “now” ", "we go now"},
		{"We\n  GO —  now.", "we go now"},
		{"don't", "don t"},
		{"don’t", "don t"},
		{"Straße STRAẞE ﬁne ½", "strasse strasse fine 1 2"},
		{"cafe\u0301", "café"},
		{" ?! ", "?!"},
		{"\u00a0…\u00a0", "..."},
		{"", ""},
	} {
		if got := Fold(c.words); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.words, got, c.want)
		}
	}
}

func TestFoldAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(rapid.String(), rapid.StringMatching(`[ -~]{0,40}`)).Draw(t, "words")
		if once := Fold(s); Fold(once) != once {
			t.Fatalf("Fold(%q) = %q, but folded again %q", s, once, Fold(once))
		}
	})
}

// TestFoldPlain holds the quick way against the one for any script.
func TestFoldPlain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-cA-C0-2 ,’“”‘–—…\x{2017}\x{301}é'\n]{0,20}`).Draw(t, "words")
		if quick, ok := foldPlain(nil, s, ' '); ok && len(quick) > 0 && string(quick) != string(foldAny(nil, s)) {
			t.Fatalf("%q is folded to %q, and %q", s, quick, foldAny(nil, s))
		}
		if id, ok := foldPlain(nil, s, '-'); ok && string(id) != idOfAny(s) {
			t.Fatalf("the id of %q is %q, and %q", s, id, idOfAny(s))
		}
	})
}

// TestFoldLatin holds the way for Latin letters against the one for any script.
func TestFoldLatin(t *testing.T) {
	for r := rune(1); r < 0x200; r++ {
		x := string(r)
		for _, s := range []string{x, "a" + x + "b", x + "ö", "é " + x + "—Ł" + x + "ß"} {
			if quick, ok := foldLatin(nil, s); ok && len(quick) > 0 && string(quick) != string(foldAny(nil, s)) {
				t.Errorf("%q is folded to %q, and %q", s, quick, foldAny(nil, s))
			}
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.StringMatching(`[a-cA-C0-2 ,’“…\x{17f}\x{301}\x{a0}-\x{17f}\n]{0,20}`).Draw(t, "words")
		if quick, ok := foldLatin(nil, s); ok && len(quick) > 0 && string(quick) != string(foldAny(nil, s)) {
			t.Fatalf("%q is folded to %q, and %q", s, quick, foldAny(nil, s))
		}
	})
	if _, ok := foldLatin(nil, "Åsa Öberg-Łuk"); !ok {
		t.Error("names take the long way")
	}
}

// TestAllocations holds that folding common words, or making an id, costs no more than the string
// that it returns.
func TestAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { ID("Ostrey Ferry Company") }); n > 1 {
		t.Errorf("a name's id: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() { Fold("“It isn’t our harbour,” she said") }); n > 1 {
		t.Errorf("folding: %v allocations", n)
	}
	if n := testing.AllocsPerRun(100, func() {
		Quotation("2025-05-15-ferry", "it isn t our harbour", 1, IDLength)
	}); n > 1 {
		t.Errorf("an id: %v allocations", n)
	}
}

// TestRememberedIDs holds ids against those once made. A line of testdata/ids.txt may be added,
// never changed: see its first lines.
func TestRememberedIDs(t *testing.T) {
	const file = "testdata/ids.txt"
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for n, line := range strings.Split(strings.TrimSuffix(string(src), "\n"), "\n") {
		if golden.Updating() && !strings.HasPrefix(line, "#") && !strings.Contains(line, "\t= ") {
			line += "\t= " + remembered(t, n+1, line)
		}
		out.WriteString(line + "\n")
		if strings.HasPrefix(line, "#") {
			continue
		}
		from, want, ok := strings.Cut(line, "\t= ")
		if got := remembered(t, n+1, from); !ok || got != want {
			t.Errorf("%s:%d: got %s, want %s", file, n+1, got, want)
		}
	}
	if golden.Updating() {
		if err := os.WriteFile(file, []byte(out.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func remembered(t *testing.T, line int, from string) string {
	t.Helper()
	f := strings.Split(from, "\t")
	for i := range f {
		if s, err := strconv.Unquote(f[i]); err == nil {
			f[i] = s
		}
	}
	switch {
	case f[0] == "id" && len(f) == 2:
		return ID(f[1])
	case f[0] == "quotation" && len(f) == 4:
		occurrence, err := strconv.Atoi(f[3])
		if err != nil {
			t.Fatalf("line %d: %v", line, err)
		}
		return Quotation(f[1], Fold(f[2]), occurrence, IDLength)
	}
	t.Fatalf("line %d: want id NAME or quotation STORY WORDS OCCURRENCE, tabs between, got %q", line, from)
	return ""
}

func TestQuotationLength(t *testing.T) {
	all := Quotation("s", "w", 1, 99)
	if len(all) != 52 {
		t.Errorf("the longest id has %d characters, want 52", len(all))
	}
	for n := range 52 {
		if got, want := Quotation("s", "w", 1, n), all[:max(n, IDLength)]; got != want {
			t.Errorf("length %d: got %s, want %s", n, got, want)
		}
	}
}

// TestGoldVectors holds the ids against vectors outside the project, in a folder named by
// ONRECORD_GOLD.
func TestGoldVectors(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD names no folder")
	}
	f, err := os.Open(filepath.Join(gold, "ids.jsonl"))
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		var v struct {
			Story, Words, Folded, ID string
			Occurrence               int
		}
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		if got := Fold(v.Words); got != v.Folded {
			t.Errorf("Fold(%q) = %q, want %q", v.Words, got, v.Folded)
		}
		if got := Quotation(v.Story, v.Folded, v.Occurrence, IDLength); got != v.ID {
			t.Errorf("%s: got %s, want %s", fmt.Sprintf("%q, %d", v.Words, v.Occurrence), got, v.ID)
		}
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
}

func BenchmarkFold(b *testing.B) {
	const words = "“It isn’t our harbour that is closing,” she told the council, “it’s our school.”"
	for b.Loop() {
		Fold(words)
	}
}

// TestEveryCharacter holds over all of Unicode's first two planes what the made-up texts can only
// try.
func TestEveryCharacter(t *testing.T) {
	for r := rune(0); r < 0x20000; r++ {
		if !utf8.ValidRune(r) {
			continue
		}
		s := "a" + string(r)
		if id := ID(s); ID(id) != id {
			t.Errorf("ID(%q) = %q, but ID of that is %q", s, id, ID(id))
		}
		if f := Fold(s); Fold(f) != f {
			t.Errorf("Fold(%q) = %q, but folded again %q", s, f, Fold(f))
		}
		if up, low := Fold(string(unicode.ToUpper(r))), Fold(string(unicode.ToLower(r))); up != low &&
			len([]rune(up)) == 1 && unicode.ToUpper(unicode.ToLower(r)) == unicode.ToUpper(r) &&
			unicode.SimpleFold(r) != r && r != 'İ' && r != 'ı' {
			t.Errorf("%q and %q differ in case only, but fold to %q and %q", unicode.ToUpper(r), unicode.ToLower(r), up,
				low)
		}
	}
}
