package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestSearchQueries asks at random for words, words left out, speakers, topics, kinds and dates
// together, and holds what is found against all quotations, looked through one by one.
func TestSearchQueries(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	told := eval[string](t, x, script(t, "queries.js", form.Times(300, 1500)))
	if told != "" {
		t.Error(told)
	}
}

// TestSearchCounts holds each count beside results against the results that it leads to.
func TestSearchCounts(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	for _, q := range form.Some("lamp -watch", "lamp kind:direct", "watch", "after:2021") {
		x.open(t, "search/")
		eval[any](t, x, fmt.Sprintf(`(() => { const q = document.querySelector("#q"); q.value = %q; q.form.requestSubmit(); })()`, q))
		x.await(t, "counts", `document.querySelector(".facets input")`)
		wrong := eval[string](t, x, fmt.Sprintf(`(async () => {
			if (document.querySelector(".facets").textContent.includes("Of the newest")) return "not all are counted";
			for (const i of document.querySelectorAll(".facets label")) {
				const input = i.querySelector("input"), said = i.querySelector(".n").textContent;
				if (%[1]q.includes(input.name + ":")) continue; // of one sort any is enough
				const found = (await onrecord.search(%[1]q + " " + input.name + ":" + input.value + " kind:quotation", { n: 10 })).kinds.q;
				if (String(found.count) !== said) return input.name + " " + input.value + " is said to be " + said + ", and is " + found.count;
			}
			return "";
		})()`, q))
		if wrong != "" {
			t.Errorf("%s: %s", q, wrong)
		}
	}
}

// TestSearchSaysWhatWasRead asks for a phrase that stands in very many quotations: not all were
// looked through, and the page says so.
func TestSearchSaysWhatWasRead(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, `?q="went+by+with"`)
	for _, want := range []string{"at least 10 quotations with “went by with”", "Of 268 that may have it, 10 were looked through."} {
		if got := x.first(t, "#found"); !strings.Contains(got, want) {
			t.Errorf("%q is not in %.300s", want, got)
		}
	}
	x.searched(t, `?q="nobody+will+hear"`)
	if got := x.first(t, "#found"); strings.Contains(got, "looked through") || !strings.HasPrefix(got, "1 quotation with") {
		t.Errorf("of one that was found: %.300s", got)
	}
}

// shows asks the search, and holds that what comes has the words wanted at the place of a selector.
func (x *tab) shows(t *testing.T, query, at, want string) {
	t.Helper()
	x.searched(t, query)
	if got := x.first(t, at); !strings.Contains(got, want) {
		t.Errorf("%s: %.200q stands at %s, in %.200q", query, got, at, x.first(t, "#found"))
	}
}

// TestSearchSaysWhatWasAsked reads the heading over results as a sentence.
func TestSearchSaysWhatWasAsked(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	for i, c := range [][2]string{
		{"?q=-watch+place:vessry+kind:quotation", "quotations without “watch”, from stories that name Vessry"},
		{"?q=lamp+-watch+-%22an+old+bucket%22", "quotations with “lamp”, without “watch”, “an old bucket”"},
		{"?q=place:vessry+kind:story", "stories that name Vessry"},
		{"?q=Brand’s+lamp+kind:quotation", "quotations with “Brand’s”, “lamp”"},
		{"?q=“The+lamp+smokes”", "4 quotations with “The lamp smokes”"},
		{"?q=smok*+speaker:ottilie-brand", "4 quotations with “smok…”, by Ottilie Brand"},
		{"?q=year:2020+before:2020-02+kind:story", "1 story printed in 2020, before 2020-02"},
	} {
		if !form.Passes(i, 3) {
			x.shows(t, c[0], "#rs", c[1])
		}
	}
}

// TestSearchDates takes no date that there is not, and says so.
func TestSearchDates(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	for _, date := range []string{"2022-13", "2022-00", "2022-01-32", "22", "yesterday"} {
		for _, key := range []string{"year", "after", "before"} {
			x.searched(t, "?q=watch+"+key+":"+date)
			if got := x.first(t, "#found"); !strings.Contains(got, "“"+date+"” is no date") {
				t.Errorf("%s:%s: %.200s", key, date, got)
			}
		}
	}
}

// TestSearchGroups says beside each name how many of the results that are shown are by it, where
// there are more.
func TestSearchGroups(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=watch&group=speaker")
	if got := x.first(t, ".by .n"); !strings.HasSuffix(got, " of those shown") {
		t.Errorf("beside the name stands %q", got)
	}
	x.searched(t, "?q=smokes&group=speaker")
	if got := x.first(t, ".by .n"); got != " 4" {
		t.Errorf("beside the only name stands %q", got)
	}
}

// TestSearchDemo asks the demo archive as its readers would: a name with a letter too many, though
// stories print it so, and a word whose stem ends otherwise.
func TestSearchDemo(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, demoSite(t), mode{1440, "light"})
	for q, want := range map[string]string{
		"?q=Marchbanks": "Zoë Marchbank",
		"?q=ferry*":     "the ferry",
	} {
		x.shows(t, q, ".quotes", want)
	}
}
