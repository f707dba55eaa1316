package markup

import (
	"fmt"
	"math/rand"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/prose"
	"github.com/rogpeppe/go-internal/txtar"
)

// FuzzLayers lays random marks, nested and crossing, over whatever Markdown is given. The HTML with
// marks, less the marks, must be the HTML without; elements must nest; each quotation has its id
// and its figure once; and the words of the HTML are the words of the parts.
func FuzzLayers(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body, int64(1), true)
		f.Add(body, int64(2), false)
	}
	converter := New(Options{})
	f.Fuzz(func(t *testing.T, body string, seed int64, nest bool) {
		if !utf8.ValidString(body) || strings.ContainsAny(body, "\r\x00") {
			t.Skip("package content hands on neither")
		}
		doc := converter.Markdown([]byte(body))
		text := prose.Join(doc.Parts())
		checkDocument(t, doc, text)
		checkOrigins(t, doc, body)
		layer := randomLayer(rand.New(rand.NewSource(seed)), text, nest)
		checkLayer(t, doc, text, layer)
	})
}

// FuzzRawHTML passes the author's own tags on: marks must nest among themselves and be cut at each
// tag, so that taking the tags out leaves whole elements.
func FuzzRawHTML(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body, int64(1))
	}
	f.Add("a <b>“one <i>two” three</b> four</i>", int64(3))
	f.Add("<div>“One <b>two” &amp; three\n<p>four</div><script>five</script>", int64(5))
	f.Add("a <a href=\"/x\">“one” <b>two</a> three", int64(4))
	converter := New(Options{RawHTML: true})
	f.Fuzz(func(t *testing.T, body string, seed int64) {
		if !utf8.ValidString(body) || strings.ContainsAny(body, "\r\x00") {
			t.Skip("package content hands on neither")
		}
		doc := converter.Markdown([]byte(body))
		text := prose.Join(doc.Parts())
		checkParts(t, doc)
		checkOrigins(t, doc, body)
		layer := randomLayer(rand.New(rand.NewSource(seed)), text, true)
		checkRaw(t, doc, text, layer)
	})
}

// checkRaw holds that marks leave the author's own tags as they are. An author's </div> cannot be
// told from a mark's, so the ends of both are left aside, and the line feeds after them.
func checkRaw(t *testing.T, doc *Document, text prose.Text, layer Layer) {
	t.Helper()
	aside := strings.NewReplacer("</div>", "", "\n", "")
	with, without := aside.Replace(unmarked(doc.HTML(text, 0, layer))), aside.Replace(unmarked(doc.HTML(text, 0, Layer{})))
	if with != without {
		t.Fatalf("marks change the HTML:\n%s\n%s", with, without)
	}
}

// FuzzWire does as FuzzLayers for wire copy.
func FuzzWire(f *testing.F) {
	f.Add("One “two” three\nfour\n- five\n- six\nseven", "\x00\x05\x05\x06\x06\x0b", int64(1))
	f.Fuzz(func(t *testing.T, body, kinds string, seed int64) {
		if !utf8.ValidString(body) || strings.ContainsAny(body, "\r\x00") {
			t.Skip("package content hands on neither")
		}
		allowed := []prose.Kind{prose.Paragraph, prose.Crosshead, prose.ListItem, prose.Notice}
		var parts []prose.Part
		for i, line := range strings.Split(body, "\n") {
			kind := prose.Paragraph
			if i < len(kinds) {
				kind = allowed[int(kinds[i])%len(allowed)]
			}
			parts = append(parts, prose.Part{Kind: kind, Text: strings.TrimSpace(line)})
		}
		doc := Wire(parts)
		text := prose.Join(doc.Parts())
		checkLayer(t, doc, text, randomLayer(rand.New(rand.NewSource(seed)), text, true))
	})
}

// FuzzSource checks that the source view is the file, word for word.
func FuzzSource(f *testing.F) {
	for _, body := range bodies(f) {
		f.Add(body, true)
		f.Add(body, false)
	}
	f.Fuzz(func(t *testing.T, body string, wire bool) {
		iterator, err := storyLexer{wire: wire}.Tokenise(nil, body)
		if err != nil {
			t.Fatal(err)
		}
		var b strings.Builder
		for _, token := range iterator.Tokens() {
			b.WriteString(token.Value)
		}
		if b.String() != body {
			t.Fatalf("%q became %q", body, b.String())
		}
	})
}

func checkDocument(t *testing.T, doc *Document, text prose.Text) {
	checkParts(t, doc)
	read, want := strings.Fields(words(t, doc.HTML(text, 0, Layer{}))), strings.Fields(text.S)
	if strings.Join(read, " ") != strings.Join(want, " ") {
		t.Fatalf("the HTML reads\n%q\nthe parts\n%q", read, want)
	}
}

// checkParts holds that parts have words and no empty lines, and that what is opaque lies in them
// in order.
func checkParts(t *testing.T, doc *Document) {
	for i, p := range doc.Parts() {
		if p.Text == "" {
			t.Fatalf("part %d is empty", i)
		}
		if p.Kind != prose.Code && strings.Contains(p.Text, "\n\n") {
			t.Fatalf("part %d holds an empty line: %q", i, p.Text)
		}
		last := 0
		for _, o := range p.Opaque {
			if o.Start < last || o.End <= o.Start || o.End > len(p.Text) {
				t.Fatalf("part %d %q: opaque %v", i, p.Text, p.Opaque)
			}
			last = o.End
		}
	}
}

// checkOrigins follows each letter back to where it was written; one that comes from an entity or
// an escape leads to its beginning.
func checkOrigins(t *testing.T, doc *Document, body string) {
	for part, p := range doc.Parts() {
		for i := range len(p.Text) {
			at := doc.Origin([]byte(body), part, i)
			if at >= len(body) || at < -1 {
				t.Fatalf("part %d %q: byte %d was written at %d of %d", part, p.Text, i, at, len(body))
			}
			if c := p.Text[i]; at >= 0 && (c >= 'a' && c <= 'z') && body[at] != c && body[at] != '&' &&
				body[at] != '\\' {
				t.Fatalf("part %d %q: %q was not written at %d, there is %q", part, p.Text, c, at, body[at])
			}
		}
	}
}

func checkLayer(t *testing.T, doc *Document, text prose.Text, layer Layer) {
	with, without := doc.HTML(text, 0, layer), doc.HTML(text, 0, Layer{})
	checkHTML(t, with)
	if unmarked(with) != unmarked(without) {
		t.Fatalf("marks change the HTML:\n%s\n%s", unmarked(with), unmarked(without))
	}
	for _, p := range layer.Places {
		if n := strings.Count(string(with), `<span id="`+p.ID+`">`); n > 1 {
			t.Fatalf("%s stands %d times in\n%s", p.ID, n, with)
		}
	}
	for _, q := range layer.Quotes {
		spans, figures := strings.Count(string(with), ` data-u="`+q.Utterance+`"`),
			strings.Count(string(with), ` id="`+q.Figure.ID+`"`)
		if want := min(1, spans); figures != want {
			t.Fatalf("%s has %d fragments and %d figures in\n%s", q.ID, spans, figures, with)
		}
		if ids := strings.Count(string(with), ` id="`+q.ID+`"`); ids != min(1, spans) {
			t.Fatalf("%s has %d fragments and %d ids in\n%s", q.ID, spans, ids, with)
		}
		for _, id := range q.Former {
			if ids := strings.Count(string(with), `<span class="was" id="`+id+`"></span>`); ids != min(1, spans) {
				t.Fatalf("%s has %d fragments and %d old ids in\n%s", q.ID, spans, ids, with)
			}
		}
	}
}

// randomLayer lays up to a dozen marks at random places between letters.
func randomLayer(r *rand.Rand, text prose.Text, nest bool) Layer {
	var l Layer
	for i := range r.Intn(12) {
		q := Quote{Range: randomRange(r, text.S), Utterance: fmt.Sprintf("u%d-", i)}
		q.ID, q.Figure = "q-"+q.Utterance, &Figure{ID: "r-" + q.Utterance, Href: "#n-" + q.Utterance, Text: "1",
			Label: "1 A & B"}
		if i%4 == 0 {
			q.Status = "not said"
		}
		if i%3 == 0 {
			q.Former = []string{"q-old" + q.Utterance, "q-older" + q.Utterance}
		}
		if q.Len() > 0 && (!nest || nestsIn(q.Range, l.Quotes)) {
			l.Quotes = append(l.Quotes, q)
		}
	}
	sort.SliceStable(l.Quotes, func(i, j int) bool {
		a, b := l.Quotes[i], l.Quotes[j]
		return a.Start < b.Start || a.Start == b.Start && a.End > b.End
	})
	for range r.Intn(8) {
		if m := (Link{Range: randomRange(r, text.S), Href: "/m/"}); m.Len() > 0 && m.Len() < 40 {
			l.Links = append(l.Links, m)
		}
	}
	sort.SliceStable(l.Links, func(i, j int) bool { return l.Links[i].Start < l.Links[j].Start })
	l.Places = randomPlaces(r, text.S)
	return l
}

// randomPlaces are places that do not overlap.
func randomPlaces(r *rand.Rand, s string) []Place {
	var out []Place
	end := 0
	for i := 0; i < 6 && end < len(s); i++ {
		at := randomRange(r, s[end:])
		p := Place{Range: prose.Range{Start: end + at.Start, End: min(end+at.End, end+at.Start+60)}, ID: fmt.Sprintf("w%d", i)}
		for p.End < len(s) && !utf8.RuneStart(s[p.End]) {
			p.End++
		}
		if p.Len() > 0 {
			out, end = append(out, p), p.End
		}
	}
	return out
}

func nestsIn(r prose.Range, all []Quote) bool {
	for _, q := range all {
		if r.Overlaps(q.Range) && !r.Contains(q.Range) && !q.Contains(r) {
			return false
		}
	}
	return true
}

// randomRange picks a range that begins and ends between letters; half of the time it is a whole
// block, since that is where utterances stand together.
func randomRange(r *rand.Rand, s string) prose.Range {
	if len(s) == 0 {
		return prose.Range{}
	}
	a, b := r.Intn(len(s)+1), r.Intn(len(s)+1)
	if r.Intn(3) == 0 {
		a = strings.LastIndex(s[:a], "\n\n") + 1
		if a > 0 {
			a++
		}
	}
	if i := strings.Index(s[b:], "\n\n"); i >= 0 && r.Intn(3) == 0 {
		b += i
	}
	for a < len(s) && !utf8.RuneStart(s[a]) {
		a++
	}
	for b < len(s) && !utf8.RuneStart(s[b]) {
		b++
	}
	return prose.Range{Start: min(a, b), End: max(a, b)}
}

// bodies are the bodies of all cases.
func bodies(f testing.TB) []string {
	files, _ := filepath.Glob("testdata/cases/*.txtar")
	var all []string
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		for _, part := range txtar.Parse(src).Files {
			if part.Name == "body.md" || part.Name == "wire.txt" {
				all = append(all, string(part.Data))
			}
		}
	}
	return all
}
