package index

import (
	"slices"
	"strings"
	"testing"
)

// TestPacked: what was packed of how an utterance was read is what is unpacked, whatever stands
// before and behind it.
func TestPacked(t *testing.T) {
	long := strings.Repeat("“Ja,” sade hon. ", 40)
	for _, c := range []struct {
		text  string
		leans []Leaning
	}{
		{"", nil},
		{"Cue “said”.", nil},
		{"Cue “said”.", []Leaning{{From: 4, To: 16, Start: 0, End: 4, Marks: true}}},
		{long, []Leaning{
			{From: 0, To: 130, Start: 70_000, End: 2_000_000, Marks: true},
			{From: 300, To: 301, Start: 1, End: 1, Wide: true},
			{From: 302, To: 310, Quotation: "k3v9-2"},
		}},
	} {
		p := packer{b: []byte("before")}
		from := len(p.b)
		if c.text != "" {
			p.text(c.text)
		}
		for _, l := range c.leans {
			p.lean(l)
		}
		w := Working{string(p.b[from:])}
		if got := w.AppendLeans(nil); w.Text() != c.text || !slices.Equal(got, c.leans) {
			t.Errorf("of %q, %+v\ncame %q, %+v", c.text, c.leans, w.Text(), got)
		}
	}
}
