package page

import (
	"fmt"
	"strings"
	"testing"
)

// The list says what was put right, when and where, and leads there.
func TestCorrections(t *testing.T) {
	v := view[Corrections](t, tarnLock(t), "corrections/")
	var got []string
	for _, y := range v.Years {
		for _, c := range y.Changes {
			got = append(got, strings.Join([]string{
				y.Year, c.What, c.Date, c.Story.Href, c.Text + c.Remark, c.Printed, c.Quotation.Href,
			}, " | "))
		}
	}
	for _, want := range []string{
		"2025 | Withdrawn | 9 May 2025 | /archive/2025/05/01/withdrawn/ |  | Printed on 1 May 2025 | ",
	} {
		if !strings.Contains(strings.Join(got, "\n"), want) {
			t.Errorf("the list lacks %q:\n%s", want, strings.Join(got, "\n"))
		}
	}
	if !strings.HasSuffix(v.Deck, ", the newest first.") {
		t.Error(v.Deck)
	}
}

// Who looks for the list finds it, be it empty, and the foot of every page leads there.
func TestCorrectionsAreAlwaysThere(t *testing.T) {
	p := plan([]byte("-- stories/2025-01-02-s --\ntitle: Only\n\n# Only\n\nNothing was said.\n"), "")
	if v := view[Corrections](t, p, "corrections/"); len(v.Years) > 0 || !strings.Contains(v.Deck, "so far") {
		t.Errorf("%+v", v)
	}
	foot := fmt.Sprint(view[Home](t, p, "").Foot)
	if !strings.Contains(foot, "/archive/corrections/") {
		t.Error(foot)
	}
}

// A long list is split by year, and loses nothing.
func TestCorrectionsAreSplit(t *testing.T) {
	const n = 70
	var b strings.Builder
	for i := range n {
		day := fmt.Sprintf("%d-03-%02d", 2020+i/28, i%28+1)
		fmt.Fprintf(&b, "-- stories/%s-s --\ntitle: S\nstate: withdrawn\n\n# S\n\nGone.\n", day)
	}
	p := plan([]byte(b.String()), "")
	front := view[Corrections](t, p, "corrections/")
	if len(front.Pages.Links) != 3 || front.Pages.Summary != "The newest 50 of 70" {
		t.Errorf("%+v", front.Pages)
	}
	seen := map[string]int{}
	for _, year := range []string{"2020", "2021", "2022"} {
		v := view[Corrections](t, p, "corrections/"+year+"/")
		for _, y := range v.Years {
			for _, c := range y.Changes {
				seen[c.Story.Href]++
			}
		}
	}
	if len(seen) != n {
		t.Errorf("%d of %d on the pages of years", len(seen), n)
	}
	if mid := view[Corrections](t, p, "corrections/2021/"); mid.Prev.Text != "2020" || mid.Next.Text != "2022" {
		t.Errorf("before %+v, after %+v", mid.Prev, mid.Next)
	}
}
