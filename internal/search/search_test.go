package search

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// tarnLock is the archive of testdata and the words of its texts.
func tarnLock(t testing.TB) (*index.Index, *Texts) {
	t.Helper()
	src, err := os.ReadFile("testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	a := sample.Read(src)
	ix := a.Index("page")
	bodies := NewTexts(ix.Len())
	for i := range ix.Len() {
		s := ix.Story(i)
		for n, of := range a.Stories {
			if of.ID == s.ID {
				bodies.Read(i, Open(s, a.Texts[n].S), func(w string) bool { return ix.HidesWord(i, w) })
			}
		}
	}
	return ix, bodies
}

// files are the files of a search by their paths, with what a client does with them.
type files map[string][]byte

func built(t testing.TB, ix *index.Index, bodies *Texts) files {
	t.Helper()
	f := files{}
	var lock sync.Mutex
	_, err := Build(Archive{Index: ix, Language: "en", Texts: bodies}, nil, func(path string, data []byte) error {
		lock.Lock()
		defer lock.Unlock()
		if _, twice := f[path]; twice {
			t.Errorf("%s is put twice", path)
		}
		f[path] = data
		return nil
	}, nil)
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func read[T any](t testing.TB, f files, path string) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(f["search/"+path+".json"], &v); err != nil {
		t.Fatal(path, err)
	}
	return v
}

// found is what is found of a term: of a common one its number, from 1 on, and which follow it.
type found struct {
	lists
	common       int
	next, second []posting
}

// find reads the lists of a term as a client does: by the root, in the one file in which the term
// may stand.
func (f files) find(t testing.TB, term string) found {
	t.Helper()
	r := read[root](t, f, "index")
	at := -1
	for i, line := range r.Terms {
		if first, _, _ := strings.Cut(line, " "); first <= term {
			at = i
		}
	}
	if at < 0 {
		return found{}
	}
	_, name, _ := strings.Cut(r.Terms[at], " ")
	file := read[termFile](t, f, "terms/"+name)
	i := slices.Index(strings.Fields(file.Terms), term)
	if i < 0 {
		return found{}
	}
	columns := append(strings.Split(strings.Split(file.Lists, ";")[i], " "), "", "")
	l := found{lists: lists{f.list(t, columns[0]), f.list(t, columns[1])}}
	if of := strings.Split(columns[2], ":"); len(of) == 3 {
		n, err := strconv.Atoi(of[0])
		if err != nil {
			t.Fatal(err)
		}
		l.common, l.next, l.second = n+1, decode(of[1], 0), decode(of[2], 0)
	}
	return l
}

func (f files) list(t testing.TB, text string) []posting {
	parts := strings.Split(text, ",")
	if len(parts) == 1 {
		return decode(text, 0)
	}
	var out []posting
	for _, part := range parts[1:] {
		first, name, _ := strings.Cut(part, "=")
		n, err := strconv.Atoi(first)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, decode(read[listFile](t, f, "lists/"+name).List, n)...)
	}
	return out
}

func numbers(list []posting) []int {
	out := []int{}
	for _, p := range list {
		out = append(out, p.document())
	}
	return out
}

// Each quotation is found by each of its words, by the words of its speaker's name and by each of
// its filters; each story by the words of its headline and text; and by nothing else.
func TestEveryRowIsFound(t *testing.T) {
	ix, bodies := tarnLock(t)
	f := built(t, ix, bodies) // which uses the texts up
	_, bodies = tarnLock(t)
	c := &corpus{ix: ix, stem: stemmerFor("en"), texts: bodies}
	c.need = func([]int) error { return nil }
	c.number()
	if err := c.read(nil); err != nil {
		t.Fatal(err)
	}
	if len(c.quotations) != 9 {
		t.Fatalf("%d quotations are searched", len(c.quotations))
	}
	for at := range c.quotations {
		u := c.quotation(at)
		for _, word := range Terms(strings.Join(words(u), " "), "en") {
			if !slices.Contains(numbers(f.find(t, word).quotations), at) {
				t.Errorf("%q is not found by %q", u.Shown, word)
			}
		}
		if e := ix.EntityOf(u.Who); e.HasPage() {
			terms := []string{"@s:" + e.ID}
			for _, word := range Tokens(u.Who.Name) {
				terms = append(terms, word+"=")
			}
			for _, term := range terms {
				if !slices.Contains(numbers(f.find(t, term).quotations), at) {
					t.Errorf("%q is not found by %s", u.Shown, term)
				}
			}
		}
	}
	for i := range ix.Len() {
		s := ix.Story(i)
		for _, word := range Terms(s.Title+" "+s.Deck, "en") {
			if !slices.Contains(numbers(f.find(t, word).stories), i) {
				t.Errorf("%q is not found by %q", s.Title, word)
			}
		}
	}
	for i, name := range c.table.names {
		quotations, stories := c.table.quotations[i], c.table.stories[i]
		if diff := cmp.Diff(numbers(decode(quotations, 0)), numbers(f.find(t, name).quotations)); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if diff := cmp.Diff(numbers(decode(stories, 0)), numbers(f.find(t, name).stories)); diff != "" {
			t.Errorf("%s, stories: %s", name, diff)
		}
	}
}

func TestFilters(t *testing.T) {
	ix, bodies := tarnLock(t)
	f := built(t, ix, bodies)
	for term, want := range map[string]string{
		"@s:ruth-calder": "[0 3 4]", "@s:owen-pryor": "[1]", "@s:none": "[6 7 8]", "@s:nora-vitale": "[]",
		"@k:partial": "[1]", "@k:likely": "[1]", "@k:denied": "[4]", "@k:nested": "[3]", "@k:retracted": "[7]",
		"@p:tarn-lock": "[0 1]", "ruthi=": "[]", "ruthie=": "[0 3 4]", "angstrom=": "[2]", "nora=": "[]",
	} {
		if got := fmt.Sprint(numbers(f.find(t, term).quotations)); got != want {
			t.Errorf("%s: %s, want %s", term, got, want)
		}
	}
}

// What may not be told away from its story is no term, and stands in no record.
func TestHidden(t *testing.T) {
	ix, bodies := tarnLock(t)
	f := built(t, ix, bodies)
	for _, word := range []string{"nora", "vitale", "withers", "withheld", "retractable"} {
		for _, term := range []string{Terms(word, "en")[0], word + "="} {
			if l := f.find(t, term); len(l.quotations)+len(l.stories) > 0 {
				t.Errorf("%s is found", term)
			}
		}
		for path, data := range f {
			if strings.Contains(strings.ToLower(string(data)), word) {
				t.Errorf("%s holds %s", path, word)
			}
		}
	}
	if l := f.find(t, "chartreus"); len(l.stories) != 1 || len(l.quotations) != 0 {
		t.Errorf("a word of a text that is shown is found in %v", l)
	}
}

// Records say of each document what a result shows, and books where it stands.
func TestRecords(t *testing.T) {
	ix, bodies := tarnLock(t)
	f := built(t, ix, bodies)
	r := read[root](t, f, "index")
	b := read[book](t, f, "books/"+r.Books[0][2].(string))
	file := read[recordFile](t, f, "records/"+b.Files[0])
	if len(r.Books) != 1 || len(b.Files) != 1 || b.Quotations[0] != r.Quotations || b.Stories[0] != r.Stories {
		t.Fatalf("books %v, %+v", r.Books, b)
	}
	said := file.Stories[0][2].([]any)
	if who := file.Who[int(said[1].(float64))]; !slices.Equal(who, []string{"Ruth Calder", "=", "lock keeper"}) {
		t.Errorf("the first speaker is %q", who)
	}
	if _, words, _ := strings.Cut(said[0].(string), " "); words != "“We have emptied the lock for the last time.”" {
		t.Errorf("the first words are %q", words)
	}
	if got := int(said[6].(float64)); got != partial|likely|more {
		t.Errorf("the flags of the second are %d", got)
	}
	if years := fmt.Sprint(r.Years); years != "[[2023 0 0] [2024 1 2] [2025 2 6]]" {
		t.Errorf("years %s", years)
	}
}

// The same archive gives the same files; a story that comes later leaves what was said before as it
// was, but for the file that it stands in.
func TestSameFiles(t *testing.T) {
	ix, bodies := tarnLock(t)
	f := built(t, ix, bodies)
	_, again := tarnLock(t)
	if diff := cmp.Diff(f, built(t, ix, again)); diff != "" {
		t.Error(diff)
	}
	long := func(n int) files {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "-- stories/%d-01-%02d-s%d --\ntitle: Story %d\n\n# Story %d\n\n{q Ann_Lee|“%s”}\n", 2000+i/28, i%28+1,
				i, i, i, strings.Repeat("All of it is said again, and again. ", 8))
		}
		ix := sample.Read([]byte(b.String())).Index("page")
		return built(t, ix, NewTexts(ix.Len()))
	}
	before, after := long(100), long(101)
	kept, gone := 0, 0
	for path := range before {
		if strings.HasPrefix(path, "search/records/") {
			if _, still := after[path]; still {
				kept++
			} else {
				gone++
			}
		}
	}
	if gone > 1 || kept < 5 {
		t.Errorf("of the records %d are kept and %d gone", kept, gone)
	}
}

// Any list is read as it was written, whatever is counted from.
func TestLists(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		first := rapid.IntRange(0, 5000).Draw(t, "first")
		most := rapid.SampledFrom([]int{1, 3, 40, 2000}).Draw(t, "gap")
		var list []posting
		at := first - 1
		for range rapid.IntRange(0, 200).Draw(t, "n") {
			at += rapid.IntRange(1, most).Draw(t, "by")
			list = append(list, post(at, rapid.Bool().Draw(t, "strong")))
		}
		text := encode(list, first)
		if got := decode(text, first); !slices.Equal(got, list) || count(text) != len(list) {
			t.Fatalf("%v, want %v; %d are counted", got, list, count(text))
		}
	})
}

// A list that is long stands in files of its own, each counted from its first document.
func TestLongLists(t *testing.T) {
	f := files{}
	s := &shelf{put: func(path string, data []byte) error { f[path] = data; return nil }, named: map[string][32]byte{}}
	var list []posting
	for i := range 3 * mostOfList / 2 {
		if i%7 < 2 {
			list = append(list, post(i, i%3 == 0))
		}
	}
	text, err := s.list(encode(list, 0), list[len(list)-1].document()+1)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(text, "x"+strconv.Itoa(len(list))+",0=") || len(f) != 2 {
		t.Errorf("%s, in %d files", text, len(f))
	}
	if got := f.list(t, text); !slices.Equal(got, list) {
		t.Errorf("%d documents were read, want %d", len(got), len(list))
	}
}

// An archive without a story has a search that finds nothing.
func TestEmpty(t *testing.T) {
	f := built(t, index.Build(nil, index.Options{}), NewTexts(0))
	r := read[root](t, f, "index")
	if r.Quotations != 0 || r.Stories != 0 || len(r.Terms) != 0 || len(f) != 4 {
		t.Errorf("%+v, %d files", r, len(f))
	}
}

func TestKindsAreTheFlagsOfRecords(t *testing.T) {
	u := index.Utterance{Kind: annotate.Partial, Assertion: annotate.NotSaid, Status: annotate.Retracted, Parent: "x"}
	c := &corpus{ix: index.Build([]*index.Story{{ID: "s", Utterances: []index.Utterance{u}}}, index.Options{})}
	if got := c.kindLetter(index.Ref{}); got != alphabet[1|4|8|16] {
		t.Errorf("kinds are %c", got)
	}
}

// BenchmarkBuild makes the search of a thousand stories; ONRECORD_SEARCH_STORIES says another
// number.
func BenchmarkBuild(b *testing.B) {
	n := 1000
	var src strings.Builder
	for i := range n {
		fmt.Fprintf(&src, "-- stories/%d-%02d-%02d-s%d --\ntitle: Story number%d\n\n# Story number%d\n\n", 1990+i/336, i/28%12+1, i%28+1,
			i, i, i)
		for k := range 8 {
			fmt.Fprintf(&src, "{q Ann_Lee%c|“This is said of ferry%d, and of the harbour wall in the %dth year.”}\n\n",
				'a'+rune(k), i*k%997, i)
		}
	}
	a := sample.Read([]byte(src.String()))
	ix := a.Index("page")
	b.ReportAllocs()
	for b.Loop() {
		bodies := NewTexts(ix.Len())
		var size, count atomic.Int64
		for i := range ix.Len() {
			bodies.Read(i, a.Texts[i].S, nil)
		}
		_, _ = Build(Archive{Index: ix, Language: "en", Texts: bodies}, nil, func(_ string, data []byte) error {
			size.Add(int64(len(data)))
			count.Add(1)
			return nil
		}, nil)
		b.ReportMetric(float64(size.Load())/float64(n), "bytes/story")
		b.ReportMetric(float64(count.Load()), "files")
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/story")
}

// A word that stands nearly everywhere in a large archive has no list of its quotations; a filter
// has, and so has a word in an archive of which no list is long.
func TestWhatStandsEverywhereHasNoList(t *testing.T) {
	f := files{}
	s := &shelf{put: func(path string, data []byte) error { f[path] = data; return nil }, named: map[string][32]byte{}}
	every := func(n, step int) (list []posting) {
		for i := 0; i < n; i += step {
			list = append(list, post(i, i%7 == 0))
		}
		return list
	}
	for _, c := range []struct {
		term    string
		all, of int
		without bool
	}{
		{"the", 500_000, 2, true}, {"the", 500_000, 3, true}, {"to", 500_000, 4, false}, {"the", 100_000, 2, false},
		{"@k:direct", 500_000, 2, false}, {"the=", 500_000, 2, false},
	} {
		list := every(c.all, c.of)
		text, err := s.quotations(c.term, encode(list, 0), c.all)
		if without := text == "x"+strconv.Itoa(len(list)); err != nil || without != c.without {
			t.Errorf("%s in one of %d of %d: %.20s, %v", c.term, c.of, c.all, text, err)
		}
	}
}
