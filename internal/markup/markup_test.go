package markup

import (
	"bytes"
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/alecthomas/chroma/v2"
	"github.com/onrecord/onrecord/internal/prose"
)

// Where a part's words were written: the map goes back over escapes, entities, hard wraps and code.
func TestOrigin(t *testing.T) {
	src := []byte("# A \\*crosshead\\*\n\nOne &amp; *two* `a&amp;b`\n  three &#8220;four&#8221; " +
		"<https://x.example/>\n\n    code\n    more\n\n![x](y) five")
	doc := New(Options{}).Markdown(src)
	for part, p := range doc.Parts() {
		for _, word := range strings.FieldsFunc(
			p.Text, func(r rune) bool { return strings.ContainsRune(" \n&*“”", r) }) {
			at := doc.Origin(src, part, strings.Index(p.Text, word))
			if at < 0 || !bytes.HasPrefix(src[at:], []byte(word)) {
				t.Errorf("part %d %q: %q was not written at %d", part, p.Text, word, at)
			}
		}
	}
	if at, want := doc.Origin(src, 1, strings.Index(doc.Parts()[1].Text, "&")), bytes.Index(
		src, []byte("&amp;")); at != want {
		t.Errorf("& was written at %d, not at %d", want, at)
	}
}

func TestInline(t *testing.T) {
	text := prose.Join([]prose.Part{
		{Kind: prose.Headline, Text: "Board & boats: 'ball is in Russia's court,' says <chief>"},
		{Kind: prose.Highlight, Text: "- “One,” says Ann Lee"},
		{Kind: prose.Highlight, Text: "“Two,” says Ann Lee"},
	})
	layer := readMarks(t, text, "quote a1 |'ball is in Russia's court,'|\nquote b2 un |“One,”|\nlink /a/ |Ann "+
		"Lee|\nquote c3 |“Two,”|")
	got := Inline(text, []int{0, 1, 2}, layer)
	for block, want := range []string{
		`Board &amp; boats: ` +
			`<span class="q" id="q-a1" data-u="a1">'ball is in Russia's court,'</span> says &lt;chief&gt;`,
		`<span class="q un" id="q-b2" data-u="b2">“One,”</span> says <a href="/a/">Ann Lee</a>`,
		`<span class="q" id="q-c3" data-u="c3">“Two,”</span> says Ann Lee`,
	} {
		if got[block] != want {
			t.Errorf("block %d: got\n%s\nwant\n%s", block, got[block], want)
		}
	}
}

// A dateline may bring its own dash.
func TestDatelineDash(t *testing.T) {
	doc := Wire([]prose.Part{{Text: "The board agreed."}})
	for dateline, want := range map[string]string{
		"OSTREY":   `<p class="dl"><b>OSTREY</b> — The board agreed.</p>`,
		"OSTREY —": `<p class="dl"><b>OSTREY —</b> The board agreed.</p>`,
	} {
		text := prose.Join(append([]prose.Part{{Text: "H"}, {Kind: prose.Dateline, Text: dateline}}, doc.Parts()...))
		if got := strings.TrimSpace(string(doc.HTML(text, 2, Layer{Dateline: 1}))); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

// One converter and one document serve all of a build's workers.
func TestShared(t *testing.T) {
	c := New(Options{})
	want := string(htmlOf(c, story()))
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for range 20 {
				if got := string(htmlOf(c, story())); got != want {
					t.Error("two runs differ")
				}
			}
		})
	}
	group.Wait()
}

func htmlOf(c *Converter, src []byte) []byte {
	doc := c.Markdown(src)
	text := prose.Join(doc.Parts())
	return doc.HTML(text, 0, layerOf(text))
}

// The parser that does not look for bare addresses must make the same of a text that has none.
func TestParsersAgree(t *testing.T) {
	c := New(Options{})
	for _, body := range bodies(t) {
		if c.parserFor([]byte(body)) != c.plain {
			continue
		}
		both := Converter{plain: c.addresses, addresses: c.addresses}
		if got, want := htmlOf(c, []byte(body)), htmlOf(&both, []byte(body)); !bytes.Equal(got, want) {
			t.Errorf("%q: got\n%s\nwant\n%s", body, got, want)
		}
	}
}

// Each class that code or a source view may have is known to the style sheet.
func TestClassesHaveStyle(t *testing.T) {
	css, err := os.ReadFile("../../static/archive.css")
	if err != nil {
		t.Fatal(err)
	}
	var seen []string
	for _, m := range regexp.MustCompile(`class="(c-\w+)"`).FindAllStringSubmatch(everyKindOfToken(t), -1) {
		if !slices.Contains(seen, m[1]) {
			seen = append(seen, m[1])
		}
	}
	if len(seen) < 11 {
		t.Fatalf("only the classes %v were met", seen)
	}
	for _, class := range seen {
		if !regexp.MustCompile(`\.` + class + `\b`).Match(css) {
			t.Errorf("archive.css has no rule for .%s", class)
		}
	}
}

func everyKindOfToken(t *testing.T) string {
	var b bytes.Buffer
	tokens := []chroma.Token{}
	for kind := range chroma.StandardTypes {
		if kind >= 0 {
			tokens = append(tokens, chroma.Token{Type: simple(kind), Value: "x"})
		}
	}
	if err := codeFormat.Format(&b, plainStyle, chroma.Literator(tokens...)); err != nil {
		t.Fatal(err)
	}
	b.Write(AppendSource(nil, []byte("# A\n\n- *b* **c** `d` [e](f) “g”\n"), false))
	return b.String()
}

// A source view is the file's words, line by line, and each line has its number and its address.
func TestSource(t *testing.T) {
	var b strings.Builder
	b.Write(AppendSource(nil, []byte("\ufeff# A *b*\r\n\nSaid “c & d\ne” f."), false))
	want := `<pre class="source"><code><a id="L1" href="#L1">1</a><span class="c-gh"># A *b*</span>
<a id="L2" href="#L2">2</a>
<a id="L3" href="#L3">3</a>Said <span class="c-s">“c &amp; d</span>
<a id="L4" href="#L4">4</a><span class="c-s">e”</span> f.</code></pre>
`
	if b.String() != want {
		t.Errorf("got %s\nwant %s", b.String(), want)
	}
}

// A stock lexer, given a text that is not its own, either gives back all of it or is not used. Two
// of these never end on this one.
func TestCodeIsNeverChanged(t *testing.T) {
	text := "if x < 3 { return \"a & b\" } // “no”\n\n\t# 1.5 <b>é</b>\n"
	for _, name := range []string{
		"jsonata", "jungle", "json", "yaml", "toml", "html", "css", "javascript", "python", "go", "sql", "bash", "diff",
		"xml", "r", "ini", "nonesuch", "", "../x", "*",
	} {
		if got := words(t, []byte("<pre><code>"+highlighted(name, text)+"</code></pre>")); got != text {
			t.Errorf("%s: %q became %q", name, text, got)
		}
	}
}

// A table with commas is all strings to chroma: colour would say nothing.
func TestCodeOfOneKindIsPlain(t *testing.T) {
	if got, want := highlighted("csv", "year,places\n2024,105\n"), "year,places\n2024,105\n"; got != want {
		t.Errorf("got %s", got)
	}
	if got := highlighted("JSON", `{"a": [1, true]}`); !strings.Contains(got, `<span class="c-m">1</span>`) {
		t.Errorf("got %s", got)
	}
}

// Source views: what the eye must be able to rely on.
func TestSourceTokens(t *testing.T) {
	for _, c := range []struct {
		name, src string
		wire      bool
		want      string
	}{
		{"quotation over lines", "He said “one\ntwo” three", false, "He said |s:“one\ntwo”| three"},
		{"left open", "“one\n\n“two” three", false, "s:“one\n|\n|s:“two”| three"},
		{"apostrophe", "'ball is in Russia's court,' says", false, "s:'ball is in Russia's court,'| says"},
		{"straight", `a 5" pipe "yes" b`, false, `a 5" pipe |s:"yes"| b`},
		{"crosshead", "## Who “pays”\nx", false, "gh:## Who “pays”\n|x"},
		{"list", "- *a* b\n10. **c**", false, "k:- |ge:*a*| b\n|k:10. |gs:**c**"},
		{"link", "[a “b”](/c) d", false, "nf:[|a |s:“b”|nf:](/c)| d"},
		{"fence", "```go\n“a”\n```\nb", false, "sb:```go\n|sb:“a”\n|sb:```\n|b"},
		{"escape", `\“a \* b`, false, `\“a \* b`},
		{"wire", "Head 'a'\nGENEVA\n- \"b\" c\nd", true, "gh:Head 'a'\n|gs:GENEVA\n|k:- |s:\"b\"| c\n|d"},
	} {
		t.Run(c.name, func(t *testing.T) {
			iterator, _ := storyLexer{wire: c.wire}.Tokenise(nil, c.src)
			var got []string
			for _, token := range iterator.Tokens() {
				s := token.Value
				if class := chroma.StandardTypes[token.Type]; class != "" {
					s = class + ":" + s
				}
				got = append(got, s)
			}
			if strings.Join(got, "|") != c.want {
				t.Errorf("got  %s\nwant %s", strings.Join(got, "|"), c.want)
			}
		})
	}
}

func TestLetters(t *testing.T) {
	for n, want := range map[int]string{1: "a", 26: "z", 27: "aa", 52: "az", 53: "ba", 702: "zz", 703: "aaa"} {
		if got := letters(n); got != want {
			t.Errorf("letters(%d) is %s, not %s", n, got, want)
		}
	}
}
