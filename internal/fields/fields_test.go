package fields

import (
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

// form has a field of each kind that Decode fills.
type form struct {
	Title  Text     `yaml:"title"`
	Date   Date     `yaml:"date"`
	Born   PartDate `yaml:"born"`
	Draft  Flag     `yaml:"draft"`
	Size   Int      `yaml:"size"`
	Share  Float    `yaml:"share"`
	Tags   []Text   `yaml:"tags"`
	Any    Value    `yaml:"any"`
	Inner  inner    `yaml:"inner"`
	Inners []inner  `yaml:"inners"`
	Dates  []Date   `yaml:"dates"`
	Plain  string   // no key
}

type inner struct {
	Pos  diag.Pos
	Name Text   `yaml:"name"`
	Also []Text `yaml:"also"`
}

func TestDecode(t *testing.T) {
	src := "title: 1984\ndate: 2025-05-15T14:30:00+03:00\nborn: 1961-04\ndraft: true\nsize: 1_000\nshare: 0.5\ntags: " +
		"[a, 'b: c']\nany: {x: [1, ~]}\n" +
		"inner: {name: Ann}\ninners:\n  - name: >-\n      Bo\n      Lee\n    also: [x]\ndates: [2025-05-15]\n"
	var f form
	if found := Decode("x.yaml", []byte(src), 1, &f); len(found) > 0 {
		t.Fatal(found)
	}
	at := func(line, col int) diag.Pos { return diag.Pos{File: "x.yaml", Line: line, Col: col} }
	want := form{
		Title: Text{"1984", at(1, 8)},
		Date: Date{Pos: at(2, 7), Text: "2025-05-15T14:30:00+03:00", Year: 2025, Month: 5, Day: 15, HasTime: true,
			Clock: 14*time.Hour + 30*time.Minute, HasOffset: true, Offset: 3 * 3600},
		Born:  PartDate{Pos: at(3, 7), Year: 1961, Month: 4},
		Draft: Flag{true, at(4, 8)},
		Size:  Int{1000, at(5, 7)},
		Share: Float{0.5, at(6, 8)},
		Tags:  []Text{{"a", at(7, 8)}, {"b: c", at(7, 11)}},
		Any: Value{Pos: at(8, 6), Map: []Pair{{Text{"x", at(8, 7)}, Value{Pos: at(8, 10),
			List: []Value{{Pos: at(8, 11), Text: "1"}, {Pos: at(8, 14), Text: "~", Null: true}}}}}},
		Inner:  inner{Pos: at(9, 8), Name: Text{"Ann", at(9, 15)}},
		Inners: []inner{{Pos: at(11, 5), Name: Text{"Bo Lee", at(11, 11)}, Also: []Text{{"x", at(14, 12)}}}},
		Dates:  []Date{{Pos: at(15, 9), Text: "2025-05-15", Year: 2025, Month: 5, Day: 15}},
	}
	if !reflect.DeepEqual(f, want) {
		t.Errorf("got\n%+v, want\n%+v", f, want)
	}
}

func TestDecodeKeepsWhatIsNotGiven(t *testing.T) {
	f := form{Title: Text{Value: "kept"}, Draft: Flag{Value: true}}
	found := Decode("x.yaml", []byte("title:\ndraft: perhaps\ntags: ~\n"), 1, &f)
	if len(found) != 1 || f.Title.Value != "kept" || !f.Draft.Value || f.Tags != nil {
		t.Errorf("got %+v, %v", f, found)
	}
}

// TestPlaces holds that places are those of the file that the YAML stands in, in code points,
// whatever the line ends.
func TestPlaces(t *testing.T) {
	for _, end := range []string{"\n", "\r\n"} {
		src := strings.ReplaceAll("title: Zoë\n\ntags: [é, 'ü', \u00a0ß]\nlost: x\n", "\n", end)
		var f form
		found := Decode("x.md", []byte(src), 7, &f)
		if f.Title.Pos != (diag.Pos{File: "x.md", Line: 7, Col: 8}) ||
			f.Tags[2].Pos != (diag.Pos{File: "x.md", Line: 9, Col: 16}) {
			t.Errorf("%q: got %v, %v", end, f.Title.Pos, f.Tags[2].Pos)
		}
		if len(found) != 1 || found[0].Pos != (diag.Pos{File: "x.md", Line: 10, Col: 1}) {
			t.Errorf("%q: got %v", end, found)
		}
	}
}

func TestKeysAndDrop(t *testing.T) {
	d, _ := Parse("x.yaml", []byte("title: a\ndate:\ntags: [b]\n"), 1)
	if k := d.Keys(); len(k) != 2 || k[0].Name != "title" || k[1].Name != "tags" || k[1].Pos.Line != 3 {
		t.Errorf("got %v", k)
	}
	d.Drop("title")
	var f form
	if found := d.Decode(&f); f.Title.Given() || len(f.Tags) != 1 || found != nil {
		t.Errorf("got %+v, %v", f, found)
	}
}

// TestQuote holds that what a hint says to write is read as the text that it was made from.
func TestQuote(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(strings.Fields(rapid.StringMatching(`[ -~“”‘’é:#'"\\\[\]{}&*!|>%@-]{1,30}`).Draw(
			t, "text")), " ")
		var f form
		if found := Decode("x.yaml", []byte("title: "+Quote(text)+"\n"), 1, &f); len(found) > 0 ||
			f.Title.Value != text {
			t.Fatalf("%s is read as %q, %v; want %q", Quote(text), f.Title.Value, found, text)
		}
	})
}

// TestHintsWork follows the hint of each mistake that says how to write a line anew: the line must
// then be read.
func TestHintsWork(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`["'\[{@%*&!>|-]?[A-Za-z' ]{1,12}(: |' |" |, |\] |:)?[A-Za-z"'\]]{1,12}`).Draw(
			t, "text")
		line := "title: " + strings.TrimSpace(text)
		src := "size: 1\n" + line + "\nshare: 1\n"
		var f form
		found := Decode("x.yaml", []byte(src), 1, &f)
		if len(found) == 0 {
			return
		}
		if len(found) > 1 || found[0].Line != 2 {
			t.Fatalf("%q: got %v", line, found)
		}
		_, better, ok := strings.Cut(found[0].Hint, ": title: ")
		if !ok || strings.Contains(better, "…") {
			return
		}
		if found := Decode("x.yaml", []byte(strings.Replace(src, line, "title: "+better, 1)), 1, &f); len(found) > 0 {
			t.Fatalf("%q: after the hint: title: %s: %v", line, better, found)
		}
	})
}

func TestParseDate(t *testing.T) {
	istanbul := time.FixedZone("", 3*3600)
	for _, c := range []struct{ text, want string }{
		{"2025-05-15", "2025-05-15T00:00:00+03:00"},
		{"2025-05-15 14:30", "2025-05-15T14:30:00+03:00"},
		{"2025-05-15T14:30:05.25", "2025-05-15T14:30:05+03:00"},
		{"2025-05-15T22:30:00Z", "2025-05-16T01:30:00+03:00"},
		{"2025-05-15T22:30-0500", "2025-05-16T06:30:00+03:00"},
		{"2025-05-15 22:30 +03", "2025-05-15T22:30:00+03:00"},
		{"2024-02-29", "2024-02-29T00:00:00+03:00"},
	} {
		d, problem := parseDate(c.text)
		if problem != nil {
			t.Errorf("%s: %v", c.text, problem)
		} else if got := d.In(istanbul).Format(time.RFC3339); got != c.want {
			t.Errorf("%s: got %s, want %s", c.text, got, c.want)
		}
	}
	const badTime = `whose time cannot be read; write date: 2025-05-15T14:30:00+02:00, or without a time 2025-05-15`
	for text, want := range map[string]string{
		"2025":                `which names no day; write date: 2025-05-15`,
		"2025-02-29":          `but February 2025 has 28 days; write a day that there is`,
		"13/05/2025":          `which is no date that can be read; write date: 2025-05-13`,
		"2025-05-15T25:00":    badTime,
		"2025-05-15T12:00+99": badTime,
		"":                    `which is no date; write date: 2025-05-15 (year, month, day)`,
	} {
		if _, p := parseDate(text); p == nil || p.what+"; "+p.hint("date") != want {
			t.Errorf("%q: got %v, want %s", text, p, want)
		}
	}
}

// Where clocks are put forward at midnight, a day begins later, and never the evening before.
func TestDaysWithoutMidnight(t *testing.T) {
	for _, c := range []struct{ zone, day, want string }{
		{"America/Sao_Paulo", "2018-11-04", "2018-11-04T01:00:00-02:00"},
		{"America/Santiago", "2024-09-08", "2024-09-08T01:00:00-03:00"},
		{"Asia/Beirut", "2024-03-31", "2024-03-31T01:00:00+03:00"},
		{"America/Sao_Paulo", "2018-11-05", "2018-11-05T00:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-04 00:30", "2018-11-04T01:00:00-02:00"},
		{"America/Sao_Paulo", "2018-11-04T02:30Z", "2018-11-03T23:30:00-03:00"},
	} {
		zone, err := time.LoadLocation(c.zone)
		if err != nil {
			t.Skip("no time zone database")
		}
		d, problem := parseDate(c.day)
		if got := d.In(zone).Format(time.RFC3339); problem != nil || got != c.want {
			t.Errorf("%s in %s is %s, want %s", c.day, c.zone, got, c.want)
		}
	}
}

func TestWebAddress(t *testing.T) {
	for address, ok := range map[string]bool{
		"https://example.org/a?b#c": true, "http://example.org": true, "https://example.org/é": true,
		"https://example.org/a b": false, "https://example.org/a\u00a0b": false, "http://:80": false,
		"//example.org": false, "javascript:alert(1)": false, "ftp://example.org": false,
	} {
		if got, wrong := (Text{Value: address}).WebAddress("url"); (got == address) != ok || (len(wrong) == 0) != ok {
			t.Errorf("%q: got %q, %v", address, got, wrong)
		}
	}
}

func FuzzDecode(f *testing.F) {
	for _, s := range []string{
		"title: a: b\n", "title: \"a\" b\n", "title: 'a\n", "tags: [a\n", "a:\n\tb: c\n",
		"inner:\n  name: x\n also: y\n", "*a : b\n", "&x title: y\n", "--- a\n---\nb\n", "? [a]\n: b\n",
		"title: |\n  a\n b: c\n", "- a\n- b\n", "{a: {a: {a: {}}}}\n", "title: \"\\q\"\n", "%YAML 1.2\n---\ntitle: x\n",
		"title:\u00a0x\n\u00a0size: 2\n", "\ufefftitle: \u0085x\u2028y: z\n", "dates: [2025-02-30, x]\n",
		"title: x #y\n", "date: 2025-05-15T\n", "<<: {title: x}\n", "any: [[], {}, ~, !!int x]\n", "title: \x01\n",
		"a: &a [*a]\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		if !utf8.Valid(src) {
			if bad, is := BadUTF8("x", src); !is || bad.Line < 1 || bad.Col < 1 {
				t.Fatalf("got %v, %v", bad, is)
			}
			return
		}
		const first = 5
		lines := strings.Split(strings.ReplaceAll(strings.ReplaceAll(string(src), "\r\n", "\n"), "\r", "\n"), "\n")
		var into form
		for _, x := range Decode("x", src, first, &into) {
			if x.Message == "" || x.Hint == "" || x.Code == "" || strings.ContainsAny(x.String(), "\n\r\x00") {
				t.Fatalf("unfinished finding %+v", x)
			}
			if n := x.Line - first; n < 0 || n >= len(lines) || x.Col < 1 ||
				x.Col > utf8.RuneCountInString(lines[n])+1 {
				t.Fatalf("%s: no place in the file", x)
			}
		}
	})
}

func BenchmarkDecode(b *testing.B) {
	src := []byte("title: \"Ferry inquiry: chair resigns\"\ndate: 2025-05-15\ntags: [ferries, inquiry]\ninner:\n  " +
		"name: The Packet\n")
	b.ReportAllocs()
	for b.Loop() {
		var f form
		Decode("x.yaml", src, 1, &f)
	}
}
