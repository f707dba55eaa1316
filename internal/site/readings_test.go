package site

import (
	"bytes"
	"encoding/json"
	"slices"
	"strings"
	"testing"

	xhtml "golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/address"
	ways "github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/search"
)

// readings are a file's name and bytes in the ways in which a person or a program may read them: as
// they are, with every escape undone, without tags; each bare, so that case, accents, hyphens and
// the form of a letter hide nothing.
type readings struct {
	data   []byte
	bare   []string
	joined []string        // without the spaces
	terms  map[string]bool // of a file of the search's terms: stems, which no other reading knows again
}

func read(name string, data []byte) readings {
	r := readings{data: data, terms: searchTerms(name, data)}
	r.bare = ways.Of(name + "\n" + string(data))
	for _, text := range r.bare {
		r.joined = append(r.joined, asOne(text))
	}
	return r
}

func asOne(words string) string { return strings.ReplaceAll(words, " ", "") }

// tell reports whether words stand in a file in any of its readings.
func (r readings) tell(words string) bool {
	bare := ways.Bare(words)
	holds := func(text string) bool { return strings.Contains(text, bare) }
	holdsJoined := func(text string) bool { return strings.Contains(text, asOne(bare)) }
	return slices.ContainsFunc(r.bare, holds) || r.finds(words) ||
		len(bare) >= 8 && slices.ContainsFunc(r.joined, holdsJoined)
}

// searchTerms are the terms of a file of the search.
func searchTerms(name string, data []byte) map[string]bool {
	if !strings.HasPrefix(name, strings.TrimSuffix(address.SearchFile("terms", ""), ".json")) {
		return nil
	}
	var file struct{ T string }
	if err := json.Unmarshal(data, &file); err != nil {
		panic(name + ": " + err.Error())
	}
	terms := map[string]bool{}
	for _, t := range strings.Fields(file.T) {
		terms[strings.TrimSuffix(t, "=")] = true
	}
	return terms
}

// finds reports whether one word is a term of the search.
func (r readings) finds(word string) bool {
	terms := search.Terms(word, "en")
	return len(terms) == 1 && r.terms[terms[0]]
}

// withoutProse is a story's page without what the paper printed: the text of its headline, deck,
// body and corrections. Every attribute stays, in these elements too, and so do the figures laid
// over the text.
func withoutProse(page []byte) []byte {
	doc, err := xhtml.Parse(bytes.NewReader(page))
	if err != nil {
		return page
	}
	var strip func(n *xhtml.Node, inProse bool)
	strip = func(n *xhtml.Node, inProse bool) {
		inProse = (inProse || isProse(n)) && !isFigure(n)
		if n.Type == xhtml.TextNode && inProse {
			n.Data = " "
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			strip(c, inProse)
		}
	}
	strip(doc, false)
	var b bytes.Buffer
	if err := xhtml.Render(&b, doc); err != nil {
		return page
	}
	return b.Bytes()
}

func isProse(n *xhtml.Node) bool {
	return n.Type == xhtml.ElementNode &&
		(n.Data == "h1" || attribute(n, "class") == "deck" || attribute(n, "class") == "body" ||
			attribute(n, "id") == "fix")
}

func isFigure(n *xhtml.Node) bool { return attribute(n, "role") == "doc-noteref" }

func attribute(n *xhtml.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

// TestReadings holds that no way of writing a name hides it from the tests.
func TestReadings(t *testing.T) {
	for _, written := range []string{
		"Zoë O’Hara-Quine", "ZOË O&#39;HARA&#45;QUINE", "/speakers/zoe-o-hara-quine/",
		"speakers/zo%C3%AB-o%27hara-quine", `"Zo\u00eb O\u2019Hara-Quine"`, "Zo%26euml%3B+O%2527Hara+Quine",
		"<b>Zoë</b> O’Hara<wbr>-Quine", "Zoe\u0308\u00a0O'Hara  Quine", "Zoë OʼHara\u2011Quine",
		"Zo\u2066ë\u2069 O\ufe0f´Hara-Qui\u034fne", "#ZoeOHaraQuine", "Ｚｏë OʻHara–Quine",
	} {
		if !read("x.html", []byte("<p>said "+written+" yesterday</p>")).tell("Zoë O’Hara-Quine") {
			t.Errorf("not found: %s", written)
		}
	}
	if !read("speakers/zoe-o-hara-quine/index.html", nil).tell("Zoë O’Hara-Quine") {
		t.Error("not found in a file's name")
	}
	if read("x.html", []byte("Zoë Quine, O’Hara")).tell("Zoë O’Hara-Quine") {
		t.Error("found where it is not")
	}
	page := []byte(`<title>T</title><h1>Ann</h1><p class="deck">Ann</p><div class="body"><p>Ann <a href="/ann/">x</a><a role="doc-noteref">Bo</a></p></div><p>Cy</p>`)
	beside := read("", withoutProse(page))
	if beside.tell("Ann x") || !beside.tell("/ann/") || !beside.tell("Bo") || !beside.tell("Cy") ||
		strings.Count(beside.bare[0], "ann") != 1 {
		t.Errorf("beside the prose: %s", withoutProse(page))
	}
}
