package cms

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// TestQuickPieces holds that an item that is read quickly is read as encoding/xml reads it: whole
// ones, and ones in which anything may be broken.
func TestQuickPieces(t *testing.T) {
	whole := []byte(`<item a="1" x:b="two  words"><title>Dams &amp; dikes</title><wp:post_id >7</wp:post_id ><e/><e c="" /><x><y>open</x>` +
		`<content:encoded><![CDATA[<p>Held &amp; held ]] > on.</p>]]> and <![CDATA[more]]></content:encoded></nobody></item> after`)
	if n, ok := parseQuick(whole); !ok || n.get("title") != "Dams & dikes" || n.attr("x:b") != "two  words" {
		t.Fatalf("an item as most are is not read: %v, %v", n, ok)
	}
	samples := [][]byte{whole}
	for _, pattern := range []string{"*.xml", "*/*.xml"} {
		names, _ := filepath.Glob(filepath.Join("testdata", pattern))
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			for {
				_, rest, ok := bytes.Cut(src, []byte("<item"))
				if !ok {
					break
				}
				piece, after, _ := bytes.Cut(rest, []byte("</item>"))
				samples = append(samples, []byte("<item"+string(piece)+"</item>"))
				src = after
			}
		}
	}
	const changes = 20_000
	r := rand.New(rand.NewPCG(1, 2))
	shards := []string{"<", ">", "</", "/>", "&", "&amp;", "&#038;", "&nbsp;", ";", `"`, "'", "=", ":", "]]>",
		"<![CDATA[", "<!--", "-->",
		"<?", "é", "\xff", "\ufffe", "\r", "\n", " ", "1", "<e>", "</e>", "<e:é>", "<:e>", "<e:>", "<a:b:c>", ` a="1"`,
		` a=1`, ` a`, "\x7f"}
	read := 0
	for i := range changes {
		raw := bytes.Clone(samples[i%len(samples)])
		if len(raw) > 3000 {
			raw = raw[:3000]
		}
		for range i / len(samples) % 4 {
			at := r.IntN(len(raw) + 1)
			until := min(at+r.IntN(4), len(raw))
			raw = append(append(bytes.Clone(raw[:at]), shards[r.IntN(len(shards))]...), raw[until:]...)
		}
		raw = withoutControls(raw)
		got, ok := parseQuick(raw)
		if !ok {
			continue
		}
		read++
		want, err := parseSlowly(raw)
		if err != nil {
			t.Fatalf("encoding/xml refuses (%v) what is read quickly: %q", err, raw)
		}
		if !sameNodes(want, got) {
			t.Fatalf("%q is read differently:\n%s", raw,
				cmp.Diff(want, got, cmp.AllowUnexported(node{}), cmpopts.EquateEmpty()))
		}
	}
	if read < changes/10 {
		t.Errorf("only %d of %d were read quickly", read, changes)
	}
}

func sameNodes(a, b *node) bool {
	return a.name == b.name && a.text == b.text && bytes.Equal(a.inner, b.inner) &&
		slices.Equal(a.attrs, b.attrs) && slices.EqualFunc(a.kids, b.kids, sameNodes)
}
