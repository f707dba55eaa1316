package cms

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/importer/item"
	"github.com/onrecord/onrecord/internal/testing/form"
)

// fuzzFormat holds that a reader takes any bytes without panic or error, and that each piece is
// handed on once, with its place.
func fuzzFormat(f *testing.F, format item.Format, name string, patterns ...string) {
	for _, p := range patterns {
		files, _ := filepath.Glob("testdata/exports/" + p)
		for _, file := range files {
			src, err := os.ReadFile(file)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(src)
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		in := inputFrom(name, src)
		format.Recognises(in)
		h := &heap{}
		if err := format.Read(in, h); err != nil {
			t.Fatal(err)
		}
		for _, it := range h.stories {
			if it.Place.Source == "" || it.Body.Kind == "" ||
				!hasWords(plain(it.Body.Text)) && len(it.Images) == 0 && !strings.Contains(it.Body.Text, "<") {
				t.Errorf("a story without place or text: %+v", it)
			}
		}
	})
}

func FuzzWXR(f *testing.F)      { fuzzFormat(f, WXR(), "a.xml", "blog.xml") }
func FuzzFeed(f *testing.F)     { fuzzFormat(f, Feed(), "a.xml", "feed-*.xml") }
func FuzzGhost(f *testing.F)    { fuzzFormat(f, Ghost(), "a.json", "ghost.json") }
func FuzzJSONFeed(f *testing.F) { fuzzFormat(f, JSONFeed(), "a.json", "feed.json") }
func FuzzMovableType(f *testing.F) {
	fuzzFormat(f, MovableType(), "a.txt", "movabletype.txt")
}
func FuzzJSON(f *testing.F) {
	fuzzFormat(f, JSON(), "a.json", "drupal.json", "lines.jsonl", "jsonapi.json", "arc.json", "mongo.jsonl")
}
func FuzzCSV(f *testing.F) { fuzzFormat(f, CSV(), "a.csv", "*.csv", "*.tsv") }
func FuzzFolder(f *testing.F) {
	fuzzFormat(f, Folder(), "content/a.md", "jekyll/_posts/*.md", "hugo/content/*/*/*.md", "hugo/content/*/*.md")
}

// FuzzHTMLInMarkdown holds that words outside tags are never lost, and that Markdown without HTML
// stays as it is.
func FuzzHTMLInMarkdown(f *testing.F) {
	for _, s := range []string{"a <b>b</b> c", "<table><tr><td>x</td></tr></table>", "<ul><li>a<li>b</ul>", "> q<br>w",
		"- a <p>b</p>", "<a href=x>y", "`<b>`", "&ldquo;a&rdquo;"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		out := htmlInMarkdown(s, func(string, int) {})
		if !strings.ContainsAny(s, "<&") && out != s {
			t.Errorf("%q became %q", s, out)
		}
	})
}

// TestWordsStay writes a word between all kinds of tags, well formed or not, and looks for it.
func TestWordsStay(t *testing.T) {
	for _, s := range []string{
		"<p>kept", "<div><p>kept</div>", "<b>kept", "<a href=x>kept", "<li>kept", "<td>kept</td>",
		"<table><td>kept</table>", "<table>kept</table>",
		"<blockquote><blockquote>kept", "<h2>kept", "<span>kept</i>", "</div>kept", "<font>kept</font>",
		"<ul><li>a<ul><li>kept", "<pre>kept</pre>",
		"<code>kept", "<tr><td>kept</tr>", "<dl><dt>kept<dd>x</dl>", "<q>kept</q>", "<x-y>kept</x-y>",
		"<b><i>kept</b></i>", "<a>kept</a>", "<object>\n\nkept",
		"<iframe>kept", "<table><tr><td><table><tr><td>kept</td></tr></table></td></tr></table>",
		"[<img src=x>kept](y)", "<!-- a kept", "<kept", "a < kept",
	} {
		if out := htmlInMarkdown(s, func(string, int) {}); strings.Count(out, "kept") != 1 {
			t.Errorf("%q became %q", s, out)
		}
	}
}

// BenchmarkLinear reads bodies that repeat one piece over and over, openings that nothing closes:
// twice the size takes about twice the time.
func BenchmarkLinear(b *testing.B) {
	for _, piece := range []string{
		"<", "<a ", "<p", "<!--", "<div>", "[", "[a b=", "[caption]", "<pre>", "<b>", "<ul><li>", "`", "``x", "&",
		"{{<", "{{< a >}}", "{%", "{{", "{% if %}", "<table><tr><td>", "<a href=\"", "](", "![", "<blockquote>", "<br>",
		"*", "\n", "> ",
	} {
		for _, size := range []int{100_000, 200_000, 400_000} {
			long := strings.Repeat(piece, size/len(piece))
			b.Run(fmt.Sprintf("%q/%d", piece, size), func(b *testing.B) {
				for b.Loop() {
					htmlInMarkdown(long, func(string, int) {})
					(&cleaner{front: front{}}).markdown(long)
					(&blog{}).body(&item.Item{}, long, 0)
					plain(long)
				}
			})
		}
	}
}

// generated is a file of n stories that is made while it is read.
type generated struct {
	head, tail string
	story      func(i int) string
	n, i       int
	rest       []byte
}

func (g *generated) Read(p []byte) (int, error) {
	for len(g.rest) == 0 {
		switch {
		case g.i == 0:
			g.rest = []byte(g.head)
		case g.i <= g.n:
			g.rest = []byte(g.story(g.i))
		case g.i == g.n+1:
			g.rest = []byte(g.tail)
		default:
			return 0, io.EOF
		}
		g.i++
	}
	n := copy(p, g.rest)
	g.rest = g.rest[n:]
	return n, nil
}

var paragraph = strings.Repeat("The harbour master said that “the pier will close” on Monday, and nobody asked the "+
	"skippers. ", 6)

func genWXR(n int) *generated {
	return &generated{
		n: n, tail: "</channel></rss>",
		head: `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:wp="http://wordpress.org/export/1.2/"><channel><link>https://x.example</link>`,
		story: func(i int) string {
			return fmt.Sprintf("<item><title>Story "+
				"%d</title><link>https://x.example/%d/</link><content:encoded><![CDATA[%s\n\n%s\n\n%s\n\n%s]]></content:encoded><wp:post_id>%d</wp:post_id><wp:post_date>2019-05-14 09:00:00</wp:post_date><wp:post_date_gmt>2019-05-14 08:00:00</wp:post_date_gmt><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>\n", i, i, paragraph, paragraph, paragraph, paragraph, i)
		},
	}
}

func genCSV(n int) *generated {
	return &generated{n: n, head: "id,title,date,author,body\n", story: func(i int) string {
		return fmt.Sprintf("%d,Story %d,2019-05-14 09:00,Ann Lee,\"%s\n\n%s\n\n%s\n\n%s\"\n", i, i, paragraph,
			paragraph, paragraph, paragraph)
	}}
}

func genJSON(n int) *generated {
	return &generated{n: n, head: `{"posts":[`, tail: "{}]}", story: func(i int) string {
		return fmt.Sprintf("{\"id\":%d,\"title\":\"Story %d\",\"date\":\"2019-05-14 09:00\",\"body\":%q},\n", i, i,
			paragraph+"\n\n"+paragraph+"\n\n"+paragraph)
	}}
}

// counter is a Sink that only counts, and looks how much memory is in use.
type counter struct {
	heap
	n    int
	most uint64
}

func (c *counter) Story(item.Item) error {
	if c.n++; c.n%2000 == 0 {
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		c.most = max(c.most, m.HeapAlloc)
	}
	return nil
}

func generatedInput(name string, make func() *generated) item.Input {
	head, _ := io.ReadAll(io.LimitReader(make(), item.HeadSize))
	return item.Input{Place: item.Place{Source: name}, Head: head, Size: -1,
		Open: func() (io.ReadCloser, error) { return io.NopCloser(make()), nil }}
}

// TestManyStories reads exports of many stories in little memory, on the build server of more than
// would fit.
func TestManyStories(t *testing.T) {
	n := form.Times(2_000, 20_000)
	for name, make := range map[string]func() *generated{
		"a.xml": func() *generated {
			return genWXR(n)
		}, "a.csv": func() *generated { return genCSV(n) }, "a.json": func() *generated {
			return genJSON(n)
		},
	} {
		in, c := generatedInput(name, make), &counter{}
		for _, f := range Formats() {
			if f.Recognises(in) > 40 {
				if err := f.Read(in, c); err != nil {
					t.Fatal(err)
				}
				break
			}
		}
		if c.n != n {
			t.Errorf("%s: %d stories of %d, aside %q", name, c.n, n, c.aside)
		}
		if c.most > 100<<20 {
			t.Errorf("%s: %d MB in use", name, c.most>>20)
		}
	}
}

func benchmark(b *testing.B, format item.Format, name string, make func(n int) *generated) {
	const n = 5000
	in := generatedInput(name, func() *generated { return make(n) })
	b.ReportAllocs()
	for b.Loop() {
		if err := format.Read(in, &counter{}); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(n*b.N)/b.Elapsed().Seconds(), "stories/s")
}

func BenchmarkWXR(b *testing.B)  { benchmark(b, WXR(), "a.xml", genWXR) }
func BenchmarkCSV(b *testing.B)  { benchmark(b, CSV(), "a.csv", genCSV) }
func BenchmarkJSON(b *testing.B) { benchmark(b, JSON(), "a.json", genJSON) }

func BenchmarkMarkdown(b *testing.B) {
	src, err := os.ReadFile("testdata/exports/jekyll/_posts/2024-12-5-shift.md")
	if err != nil {
		b.Fatal(err)
	}
	in := inputFrom("_posts/2024-12-5-shift.md", bytes.Repeat(src, 1))
	f := Folder()
	b.ReportAllocs()
	for b.Loop() {
		if err := f.Read(in, &counter{}); err != nil {
			b.Fatal(err)
		}
	}
}
