package page

import (
	"testing"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// TestEvidenceIsShown holds that every piece of evidence has its row, and every group its heading
// once.
func TestEvidenceIsShown(t *testing.T) {
	titles, rows := map[string]bool{}, 0
	for _, g := range evidence() {
		if titles[g.Title] {
			t.Errorf("%s stands twice", g.Title)
		}
		titles[g.Title] = true
		for _, r := range g.Pieces {
			if rows++; r.Says == "" || r.Weight == "" || r.Seen == "" {
				t.Errorf("%s: %+v", g.Title, r)
			}
		}
	}
	if want := int(weigh.Count) - 1; rows != want {
		t.Errorf("%d pieces are shown of %d", rows, want)
	}
	if got := signed(-0.74) + signed(0.04) + signed(1.26); got != "−0.70+1.3" {
		t.Errorf("weights are written %s", got)
	}
}

// TestOutsideInWords holds what a reader is told of papers that nobody has read, and of those
// alone.
func TestOutsideInWords(t *testing.T) {
	v := outside(accuracy.Outside{
		Papers: []accuracy.Papers{
			{Kind: "us", Read: "never", Named: 30, Found: 20, Shown: 25, Right: 24},
			{Kind: "world", Read: "never", Named: 30, Found: 19, Shown: 25, Right: 23},
			{Kind: "us", Read: "closely", Named: 100, Found: 100, Shown: 100, Right: 100},
		},
		Unread: []accuracy.Grade{{From: 0.75, N: 10, Right: 8, Sum: 8.1}, {From: 0.93}},
	})
	want := "Where nobody had read the stories before, of a hundred names shown 94 are right and 6 are not."
	if len(v.Words) != 2 || v.Words[0] != want {
		t.Errorf("the words are %q", v.Words)
	}
	if len(v.Papers) != 3 || len(v.Unread) != 1 || v.Papers[0].What != "American papers, never read" {
		t.Errorf("the tables are %+v, %+v", v.Papers, v.Unread)
	}
	if w := outside(accuracy.Outside{}).Words; w != nil {
		t.Errorf("of nothing it is told %q", w)
	}
}
