package text

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/importer/charset"
	"github.com/onrecord/onrecord/internal/importer/item"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	unicodes "golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// result is what the reader handed on.
type result struct {
	stories []item.Item
	asides  []string
}

func (r *result) Story(it item.Item) error {
	r.stories = append(r.stories, it)
	return nil
}

func (r *result) Skip(item.Place, string) error { return nil }

func (r *result) Aside(_ item.Place, _ []byte, why string) error {
	r.asides = append(r.asides, why)
	return nil
}

func input(name string, src []byte) item.Input {
	return item.Input{
		Place: item.Place{Source: name}, Size: int64(len(src)), Head: src[:min(len(src), item.HeadSize)],
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil },
	}
}

func readBytes(t testing.TB, name string, src []byte) *result {
	t.Helper()
	r := &result{}
	if err := read(input(name, src), r); err != nil {
		t.Fatal(err)
	}
	return r
}

// TestStories reads each file of testdata/stories.txtar and holds what comes out against the part
// of the same name that ends in .want.
func TestStories(t *testing.T) {
	const file = "testdata/stories.txtar"
	archive, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	wants := make(map[string]string)
	var sources []txtar.File
	for _, f := range archive.Files {
		if name, ok := strings.CutSuffix(f.Name, ".want"); ok {
			wants[name] = string(f.Data)
		} else {
			sources = append(sources, f)
		}
	}
	out := &txtar.Archive{Comment: archive.Comment}
	for _, f := range sources {
		src := strings.NewReplacer("␌", "\f").Replace(string(f.Data))
		got := describe(readBytes(t, f.Name, []byte(src)))
		if diff := cmp.Diff(wants[f.Name], got); diff != "" && !*update {
			t.Errorf("%s: -want +got\n%s", f.Name, diff)
		}
		out.Files = append(out.Files, f, txtar.File{Name: f.Name + ".want", Data: []byte(got)})
	}
	if *update {
		if err := os.WriteFile(file, txtar.Format(out), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// describe writes what came out, a field a line, without those that are empty.
func describe(r *result) string {
	var b strings.Builder
	for _, it := range r.stories {
		fmt.Fprintf(&b, "story %s\n", it.Place.Name)
		line := func(name, value string) {
			if value != "" {
				fmt.Fprintf(&b, "  %-10s %s\n", name, value)
			}
		}
		line("title", it.Title)
		line("deck", it.Deck)
		line("highlights", strings.Join(it.Highlights, " | "))
		line("dateline", it.Dateline)
		line("bylines", strings.Join(it.Bylines, " | "))
		line("credit", it.Credit)
		line("section", it.Section)
		line("slug", it.Slug)
		line("tags", strings.Join(it.Tags, " | "))
		line("lang", it.Lang)
		line("id", it.SourceID)
		line("published", showDate(it.Published))
		line("embargo", showDate(it.Embargo))
		line("state", string(it.State))
		line("license", it.License)
		for _, c := range it.Corrections {
			line("corrected", c.Text)
		}
		var left []string
		for what, n := range it.Left {
			left = append(left, fmt.Sprintf("%d %s", n, what))
		}
		sort.Strings(left)
		line("left", strings.Join(left, ", "))
		line("body", string(it.Body.Kind))
		for _, p := range strings.Split(strings.TrimSpace(it.Body.Text), "\n") {
			fmt.Fprintf(&b, "    | %s\n", p)
		}
	}
	for _, why := range r.asides {
		fmt.Fprintf(&b, "set aside: %s\n", why)
	}
	return b.String()
}

func showDate(d item.Date) string {
	switch {
	case d.Raw != "":
		return "“" + d.Raw + "” by " + d.From
	case !d.Known():
		return ""
	case d.Hours:
		return d.Time.Format(time.RFC3339) + " by " + d.From
	}
	return d.Time.Format("2006-01-02") + " by " + d.From
}

func wordsOf(texts ...string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsNumber(r) {
			return r
		}
		return -1
	}, strings.Join(texts, " "))
}

// TestGoldTexts reads real stories, in a folder named by ONRECORD_GOLD: all are recognised, none
// loses a letter, and each has paragraphs.
func TestGoldTexts(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD names no folder")
	}
	files, _ := filepath.Glob(filepath.Join(gold, "eval/*/*.txt"))
	kinds := make(map[item.BodyKind]int)
	dates := make(map[string]int)
	titled, single := 0, 0
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		if recognises(input(name, src)) < likely {
			t.Errorf("%s: not recognised", name)
		}
		r := readBytes(t, name, src)
		if len(r.stories) != 1 {
			t.Errorf("%s: %d stories, %v", name, len(r.stories), r.asides)
			continue
		}
		it := r.stories[0]
		kinds[it.Body.Kind]++
		if dates[it.Published.From]++; it.Title != "" {
			titled++
		}
		text, _, _ := charset.Decode(src)
		got := it.Body.Text
		if it.Body.Kind == item.Text {
			got = strings.Join(append(append([]string{it.Title, it.Deck, it.Dateline}, it.Highlights...), got), " ")
		}
		if want := wordsOf(text); want != wordsOf(got) {
			n := 0
			a, b := want, wordsOf(got)
			for n < len(a) && n < len(b) && a[n] == b[n] {
				n++
			}
			t.Logf("%s: %s: %d letters became %d at %q", name, it.Body.Kind, len(a), len(b), clip(a[n:]))
		}
		if ps := strings.Count(strings.TrimSpace(it.Body.Text), "\n") + 1; ps < 3 {
			single++
		}
	}
	t.Log(len(files), "texts", kinds, dates, titled, "with a title", single, "of fewer than three paragraphs")
}

func clip(s string) string { return s[:min(len(s), 80)] }

// TestNoWordIsLost: of a text without header lines every letter comes out, in order, whatever its
// paragraphs look like.
func TestNoWordIsLost(t *testing.T) {
	line := rapid.SampledFrom([]string{
		"Ferry sails again", "OSTREY", "OSTREY, 3 May (Packet) - The ferry sailed.", "- The ferry sails",
		"• Chair resigns", "The ferry sailed on Thursday, the harbour office said.",
		"“We go,” she said.", "   and the whole of the island stood on the quay to see it go,",
		"\tthe harbour chief said on Thursday evening in the hall.", "1. First", "Chair resigns;",
		"© 2025 The Packet", "", "", "\u00a0", "a < b & c",
		"More: https://packet.example/ferry/sails/again/and/again/and/again/and/again/and/again/and/again/and/again/and/again/and/again/and/again",
	})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(line, 1, 14).Draw(t, "lines"),
			rapid.SampledFrom([]string{"\n", "\r\n", "\r", "\n\n"}).Draw(t, "end"))
		r := &result{}
		if err := read(input("a.txt", []byte(text)), r); err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, it := range r.stories {
			if it.Body.Kind == item.Text {
				got = append(append(got, it.Title, it.Deck), append(it.Highlights, it.Dateline)...)
			}
			got = append(got, it.Body.Text)
		}
		if wordsOf(got...) != wordsOf(text) {
			t.Fatalf("%q became %q", text, got)
		}
	})
}

// TestEncodings: a story comes out the same from any encoding that can write it.
func TestEncodings(t *testing.T) {
	const text = "Fähre fährt wieder\n\n„Wir haben ein Schiff“, sagte Maren Lund am Donnerstag; die Größe der Fähre " +
		"sei schön.\n\nNiemand winkte, sagte sie, für alle war es genug – drüben auf Öst.\n"
	encodings := map[string]encoding.Encoding{"windows-1252": charmap.Windows1252, "macintosh": charmap.Macintosh,
		"UTF-16":                unicodes.UTF16(unicodes.LittleEndian, unicodes.UseBOM),
		"UTF-16 without a mark": unicodes.UTF16(unicodes.BigEndian, unicodes.IgnoreBOM),
		"UTF-8 with a mark":     unicodes.UTF8BOM}
	for name, e := range encodings {
		src, err := e.NewEncoder().Bytes([]byte(text))
		if err != nil {
			t.Fatal(err)
		}
		if recognises(input("a.txt", src)) < likely {
			t.Errorf("%s: not recognised", name)
		}
		r := readBytes(t, "a.txt", src)
		if len(r.stories) != 1 || r.stories[0].Title != "Fähre fährt wieder" || r.stories[0].Body.Text != text ||
			!bytes.Equal(r.stories[0].Original, src) {
			t.Errorf("%s: %q", name, describe(r))
		}
	}
}

// TestClaims: what is claimed as text, and how surely.
func TestClaims(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      int
	}{
		{"a.txt", "The ferry sails.\n", named}, {"a", "The ferry sails.\n", likely},
		{"a.dat", "SLUG: F\nDATE: 15 May 2025\nThe ferry sails.\n", certain},
		{"a.txt", "<?xml version='1.0'?><nitf/>", noText}, {"a.txt", "  <!DOCTYPE html><p>x", noText},
		{"a.txt", `{"headline": "x"}`, noText}, {"style.css", "p { color: red }\n", noText},
		{"a.md", "---\ntitle: x\n---\n", maybe},
		{"a.txt", "{\\rtf1 x}", noText}, {"a.doc", "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\x00\x00\x00", noText},
		{"a.txt", "", noText}, {"a.tst", "\x16\x16\x01a1234\x1fx\x02text\x03\x04", noText},
		{"a.tsv", "title\tdate\tbody\nFerry\t2025\tx\nShip\t2024\ty\n", maybe},
	} {
		if got := recognises(input(c.name, []byte(c.src))); got != c.want {
			t.Errorf("%s %q: %d, want %d", c.name, c.src, got, c.want)
		}
	}
}

// TestLong: a file of many stories is read in time that grows with its size, a story at a time.
func TestLong(t *testing.T) {
	one := "Ferry sails again\n\n" + strings.Repeat("The harbour chief said Thursday that the ferry will sail again "+
		"on Monday.\n\n", 30) + "NNNN\n"
	r := readBytes(t, "a.txt", []byte(strings.Repeat(one, 2_000)))
	if len(r.stories) != 2_000 || r.stories[1_999].Place.Line != 1_999*63+1 {
		t.Errorf("%d stories, the last at line %d", len(r.stories), r.stories[len(r.stories)-1].Place.Line)
	}
	r = readBytes(t, "a.txt", bytes.Repeat([]byte("word "), 2_000_000))
	if len(r.stories) != 0 || len(r.asides) != 1 {
		t.Errorf("a line of 10 MB: %d stories, %v", len(r.stories), r.asides)
	}
}

func FuzzRead(f *testing.F) {
	archive, err := txtar.ParseFile("testdata/stories.txtar")
	if err != nil {
		f.Fatal(err)
	}
	for _, file := range archive.Files {
		f.Add(file.Name, file.Data)
	}
	f.Fuzz(func(t *testing.T, name string, src []byte) {
		in := input(name, src)
		recognises(in)
		r := &result{}
		if err := read(in, r); err != nil {
			t.Fatal(err)
		}
		if len(r.stories)+len(r.asides) == 0 {
			t.Fatal("nothing was said of it")
		}
		for _, it := range r.stories {
			if !utf8.ValidString(it.Body.Text) || !utf8.ValidString(it.Title) {
				t.Fatal("not UTF-8")
			}
		}
	})
}
