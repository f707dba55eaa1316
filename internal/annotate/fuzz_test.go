package annotate

import (
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
)

func storyOf(src string) Story {
	var parts []prose.Part
	for i, p := range strings.Split(src, "\n\n") {
		kind := prose.Paragraph
		if i == 0 && len(p) < 60 {
			kind = prose.Headline
		}
		if len(p) > 2 {
			if k, ok := blockKinds[p[:2]]; ok {
				p, kind = p[2:], k
			}
		}
		parts = append(parts, prose.Part{Kind: kind, Text: p})
	}
	return Story{ID: "2020-01-01-x", Lang: "en", Text: prose.Join(parts)}
}

// blockKinds are the beginnings by which a fuzzer may make blocks of other kinds than paragraphs.
var blockKinds = map[string]prose.Kind{
	"- ": prose.ListItem, "> ": prose.BlockQuote, "# ": prose.Crosshead, "@ ": prose.Dateline, "! ": prose.Notice, "= ": prose.Deck, "* ": prose.Highlight,
}

// FuzzAnnotate holds every result to what callers rely on: spans in range, on rune boundaries,
// sorted and properly nested; ids that differ, and stay the same when the story is read again.
func FuzzAnnotate(f *testing.F) {
	names, err := filepath.Glob("testdata/rules/*.txt")
	if err != nil {
		f.Fatal(err)
	}
	for _, name := range append(names, "quote/testdata/marks.txt") {
		src, err := os.ReadFile(name)
		if err != nil {
			f.Fatal(err)
		}
		for _, c := range strings.Split(string(src), "---\n") {
			f.Add(strings.NewReplacer("⟦", "", "⟧", "").Replace(strip(c)))
		}
	}
	f.Add("Reed leaves\n\n@ JULY\n\n= “A word”, says Lee\n\n* ‘Gone’\n\n# “So?”\n\n! Reporting by Ann Lee")
	f.Add("Lee said she “will”, “won’t” and ''may'' go, according to Reed's statement, “saying ‘so’ ”")
	f.Add("“‘“‘“‘\"'\"'\"' said said said according to to to who who , , , and and — — (\"")
	f.Add(".\nTom Reed, who teaches at the school, saw it. \"It was a fox,\" the teacher said.")
	engine := New(Options{})
	f.Fuzz(func(t *testing.T, src string) {
		if !utf8.ValidString(src) {
			t.Skip()
		}
		s := storyOf(src)
		r := engine.Annotate(s)
		checkResult(t, s.Text.S, r)
		again := engine.Annotate(s)
		if len(again.Quotations) != len(r.Quotations) {
			t.Fatalf("%d quotations, then %d", len(r.Quotations), len(again.Quotations))
		}
		for i := range r.Quotations {
			if r.Quotations[i].ID != again.Quotations[i].ID {
				t.Fatal("an id moved")
			}
		}
	})
}

func checkResult(t *testing.T, s string, r *Result) {
	t.Helper()
	ids := map[string]int{}
	boundary := func(i int) bool { return i == len(s) || utf8.RuneStart(s[i]) }
	for i, q := range r.Quotations {
		if q.Start < 0 || q.End > len(s) || q.Start >= q.End || !boundary(q.Start) || !boundary(q.End) {
			t.Fatalf("span %v of %d bytes", q.Range, len(s))
		}
		if _, twice := ids[q.ID]; twice {
			t.Fatalf("id %s twice", q.ID)
		}
		ids[q.ID] = i
		if i > 0 && q.Start < r.Quotations[i-1].Start {
			t.Fatal("not sorted")
		}
		if q.Parent != "" {
			p, ok := ids[q.Parent]
			if !ok || !r.Quotations[p].Contains(q.Range) {
				t.Fatal("not inside its parent")
			}
		}
		for j := i - 1; j >= 0 && j > i-10; j-- {
			if p := r.Quotations[j]; p.Overlaps(q.Range) && !p.Contains(q.Range) {
				t.Fatalf("%v crosses %v", p.Range, q.Range)
			}
		}
		if q.Confidence < 0 || q.Confidence > 1 {
			t.Fatalf("confidence %v", q.Confidence)
		}
	}
	for _, q := range r.Quotations {
		if _, ok := ids[q.Utterance]; !ok {
			t.Fatal("an utterance without its first quotation")
		}
		if _, ok := ids[q.EchoOf]; q.EchoOf != "" && !ok {
			t.Fatal("an echo of nothing")
		}
	}
	for i, m := range r.Mentions {
		if m.Start < 0 || m.End > len(s) || m.Start >= m.End || !boundary(m.Start) || !boundary(m.End) || i > 0 && m.Start < r.Mentions[i-1].End {
			t.Fatalf("mention %v", m.Range)
		}
	}
}

var unit = "“We will go,” said Ann Lee, the mayor of Oldport, who isn't well. He said the council had “never asked” for it. According to Reed's statement, 'so it goes.'\n\n"

// page is about 175 words of ordinary copy with four quotations.
const page = `The harbour board of Oldport voted on Tuesday to close the west pier for the winter, after divers found that eleven of its piles had been eaten
through below the water. The board's chairman, Tom Reed, told a meeting in the town hall that the pier could not be made safe before the storms.

“We have looked at it from above for thirty years, and nobody thought to look from below,” said Mr Reed, who joined the board in 2009. He said that the work
would cost about £400,000, of which the county had promised half.

Ann Lee, the mayor, said that the town would pay its share but wanted to know who had signed the reports. She called the board's records “a work of fiction” and
asked for an inquiry. Skippers who use the pier were less patient. The fleet has thirty boats, most of them small, and the east pier has room for twelve.

“I shall tie up to the town hall if I have to,” Carla Brandt told the meeting. “It's been built on sand, but it's dry.”

`

func BenchmarkStory(b *testing.B) {
	s := storyOf(strings.ReplaceAll(strings.Repeat(page, 4), "\n\n\n", "\n\n")) // 700 words
	engine := New(Options{})
	engine.Annotate(s) // compiles the language pack, once
	b.ReportAllocs()
	b.SetBytes(int64(len(s.Text.S)))
	for b.Loop() {
		engine.Annotate(s)
	}
}

// BenchmarkLinear takes texts that a reader who looks back, or ahead, without bounds would be slow
// on.
func BenchmarkLinear(b *testing.B) {
	engine := New(Options{})
	for _, seed := range []string{
		unit, "“", "\" ", "' ", "said ", "Lee ", "(", "according to ", "who ", ", ", "“a” ", "statement ", "the ",
		"of Lee ", "\"a\" said Lee, and ", "He said. ", "Also read: Ann Lee Endorses Tom Reed\n\n",
		"THE MAYOR OF Norbury left.\n\n",
	} {
		for _, kb := range []int{100, 400} {
			s := storyOf(strings.Repeat(seed, kb<<10/len(seed)))
			b.Run(strings.TrimSpace(seed[:min(len(seed), 14)])+"/"+map[int]string{100: "100kB", 400: "400kB"}[kb], func(b *testing.B) {
				b.SetBytes(int64(len(s.Text.S)))
				for b.Loop() {
					engine.Annotate(s)
				}
			})
		}
	}
}

// BenchmarkManyPeople reads texts with ever more people of one post, each taken up by it.
func BenchmarkManyPeople(b *testing.B) {
	engine := New(Options{})
	for _, people := range []int{500, 2000} {
		var text strings.Builder
		for i := range people {
			fmt.Fprintf(&text, "Ann B%s, a councillor, left early. “Nobody stayed,” the councillor said.\n\n", strings.Map(func(r rune) rune { return r - '0' + 'a' }, strconv.Itoa(i)))
		}
		s := storyOf(text.String())
		b.Run(strconv.Itoa(people), func(b *testing.B) {
			b.SetBytes(int64(len(s.Text.S)))
			for b.Loop() {
				engine.Annotate(s)
			}
		})
	}
}
