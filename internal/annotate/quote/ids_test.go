package quote

import (
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/slug"
	_ "github.com/onrecord/onrecord/internal/testing/steady"

	"pgregory.net/rapid"
)

// TestMatch holds which equal quotation is given which published id against what comes of holding
// each mark of each id against each quotation.
func TestMatch(t *testing.T) {
	word := rapid.SampledFrom([]string{" Ann said. ", " said Tom. ", " he said "})
	rapid.Check(t, func(t *rapid.T) {
		var d Text
		var equal []ID
		for i := range rapid.IntRange(1, 6).Draw(t, "quotations") {
			d.S += word.Draw(t, "before")
			x := Quotation{Start: len(d.S), End: len(d.S) + len("“No.”")}
			d.Quotations, equal, d.S = append(d.Quotations, x), append(equal, ID(i)), d.S+"“No.”"
		}
		d.S += word.Draw(t, "after")
		var was []*Published
		for _, id := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z]{7}`), 1, 7, rapid.ID).Draw(t, "ids") {
			p := &Published{ID: id}
			for range rapid.IntRange(1, 3).Draw(t, "marks") {
				one, other := rapid.SampledFrom(equal).Draw(t, "one"), rapid.SampledFrom(equal).Draw(t, "other")
				mark := slug.MarkBefore(d.Around(one)) + slug.MarkAfter(d.Around(other))
				like := []string{mark, mark, "aaa" + mark[3:], mark[:3] + "aaa", "aaaaaa"}
				p.Around = append(p.Around, rapid.SampledFrom(like).
					Draw(t, "mark"))
			}
			was = append(was, p)
		}
		got, want := make([]string, len(equal)), make([]string, len(equal))
		d.match(got, equal, was)
		d.matchEach(want, equal, was)
		if !slices.Equal(got, want) {
			t.Errorf("in %q got %s, want %s", d.S, strings.Join(got, " "), strings.Join(want, " "))
		}
	})
}

func (d *Text) matchEach(ids []string, equal []ID, was []*Published) {
	left := slices.Clone(was)
	for _, same := range [...]func(a, b string) bool{
		func(a, b string) bool { return a == b },
		func(a, b string) bool { return a[3:] == b[3:] },
		func(a, b string) bool { return a[:3] == b[:3] },
	} {
		left = slices.DeleteFunc(left, func(p *Published) bool {
			for _, q := range equal {
				if ids[q] == "" && slices.ContainsFunc(p.Around, func(m string) bool { return same(m, d.Around(q)) }) {
					ids[q] = p.ID
					return true
				}
			}
			return false
		})
	}
	for _, q := range equal {
		if len(was) == len(equal) && ids[q] == "" && len(left) > 0 {
			ids[q], left = left[0].ID, left[1:]
		}
	}
}
