package page

import (
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate"
)

// Each rule stands on the page of rules, and a note leads to its own.
func TestRulesAreExplained(t *testing.T) {
	p := tarnLock(t)
	rules := view[Rules](t, p, "about/rules/").Rules
	if len(rules) < 5 {
		t.Fatalf("only %d rules", len(rules))
	}
	for _, r := range rules {
		if r.ID == "" || r.Title == "" || r.Reason == "" || len(r.Example) == 0 {
			t.Errorf("a rule without its words: %+v", r)
		}
		for _, paragraph := range r.Example {
			for _, piece := range paragraph {
				if strings.ContainsAny(piece.Text, "[]") {
					t.Errorf("%s: a mark is left in %q", r.ID, piece.Text)
				}
			}
		}
	}
	exceptions := view[Rules](t, p, "about/rules/").Exceptions
	if len(exceptions) != len(annotate.Exceptions()) || exceptions[0].Title == "" || exceptions[0].Reason == "" {
		t.Errorf("exceptions %v", exceptions)
	}
	if l := p.ruleLink(rules[0].ID); l.Href != "/archive/about/rules/#"+rules[0].ID || l.Text != rules[0].Title {
		t.Errorf("the link to a rule is %+v", l)
	}
	if l := p.ruleLink("no-such-rule"); l != (Link{}) {
		t.Errorf("a rule that is not explained has a link: %+v", l)
	}
}

func TestPieces(t *testing.T) {
	got := pieces(`[q1 ann-lee "We will go,"] said [m ann-lee Ann Lee].`)
	want := []Piece{
		{`"We will go,"`, true, false}, {" said ", false, false}, {"Ann Lee", false, true}, {".", false, false},
	}
	if !slices.Equal(got, want) {
		t.Errorf("%+v, want %+v", got, want)
	}
}

// A site other than the one that was measured says so.
func TestAccuracyIsNotClaimed(t *testing.T) {
	v := view[Accuracy](t, tarnLock(t), "about/accuracy/")
	if v.Here || len(v.Corpora) != 2 || v.Corpora[1].Found[0].Precision == "" || v.Engine == "" ||
		!strings.Contains(v.Passages, "English") {
		t.Errorf("%+v", v)
	}
}

func TestPercentDoesNotRoundUp(t *testing.T) {
	for _, c := range []struct {
		part, of float64
		want     string
	}{{1, 1, "100.0%"}, {999.9, 1000, "99.9%"}, {0.29, 1, "29.0%"}, {0, 0, "–"}, {2, 3, "66.6%"}} {
		if got := percent(c.part, c.of); got != c.want {
			t.Errorf("%v of %v: %s, want %s", c.part, c.of, got, c.want)
		}
	}
}

// A reader's report says which quotation it is about, and holds what the note says.
func TestReport(t *testing.T) {
	p := tarnLock(t)
	if n := view[Story](t, p, "2025/06/04/gates/").Notes[0]; n.Report.Href != "" {
		t.Errorf("a site without a tracker has a report link: %s", n.Report.Href)
	}
	p.site.IssueTracker = "https://tracker.example/new?labels=attribution"
	n := view[Story](t, p, "2025/06/04/gates/").Notes[1]
	u, err := url.Parse(n.Report.Href)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	if u.Host != "tracker.example" || q.Get("labels") != "attribution" || !strings.Contains(q.Get("title"), n.ID) {
		t.Errorf("report: %s", n.Report.Href)
	}
	for _, want := range []string{"https://lantern.example/archive/2025/06/04/gates/#q-" + n.ID, "Ruth Calder", "“she” is Ruth Calder, named further up.",
		"0.99"} {
		if !strings.Contains(q.Get("body"), want) {
			t.Errorf("the report does not say %q:\n%s", want, q.Get("body"))
		}
	}
}
