package browser

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// taken presses the button beside the first filter, and reads the table that it makes.
func taken(t *testing.T, x *tab) [][]string {
	t.Helper()
	eval[bool](t, x, `URL.createObjectURL = b => { window.made = b; return "#" }, true`)
	eval[string](t, x, `document.querySelector("form.filter button").click(), ""`)
	rows, err := csv.NewReader(strings.NewReader(strings.TrimPrefix(eval[string](t, x, `window.made.text()`), "\ufeff"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

// TestTakeRowsShown takes away the rows of a speaker's page: all, then those that a filter leaves.
// The table has the words that the page shows, and none that it hides.
func TestTakeRowsShown(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{820, "light"})
	x.open(t, "speakers/jonas-quill/")
	shown := `[...document.querySelectorAll("section:has(form.filter) blockquote")].filter(e => e.checkVisibility()).length`
	all := taken(t, x)
	if n := eval[int](t, x, shown); len(all) != n+1 || n < 2 {
		t.Fatalf("%d rows taken of %d shown: %q", len(all)-1, n, all)
	}
	eval[string](t, x, `[...document.querySelectorAll("form.filter input")].at(-1).click(), ""`)
	some := taken(t, x)
	if n := eval[int](t, x, shown); len(some) != n+1 || len(some) >= len(all) || n == 0 {
		t.Fatalf("filtered: %d rows taken of %d shown, %d before", len(some)-1, n, len(all)-1)
	}
	for _, r := range some[1:] {
		if r[1] != "Jonas Quill" || r[0] == "" || r[4] == "" || r[5] == "" || !strings.Contains(r[6], "/#q-") {
			t.Errorf("a row without all that tells whose it is: %q", r)
		}
	}
	if fmt.Sprint(some[0]) != "[words speaker role status title date address]" {
		t.Errorf("the columns are %q", some[0])
	}
}

// TestTakeSaysStatus takes rows of the demo archive: what stands behind the words stands in the
// table, the date has its year, and what nobody is named for is nobody's.
func TestTakeSaysStatus(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, demoSite(t), mode{1440, "light"})
	x.open(t, "speakers/lionel-scarrow/")
	said := map[string]string{}
	for _, r := range taken(t, x)[1:] {
		said[r[0]] = r[3] + " " + r[5]
	}
	for words, want := range map[string]string{
		"'You've done it, and I hope you've a warm coat for the quay.'":           "as quoted by Zoë Marchbank 2025-05-02",
		"“We have agreed on very little this winter. We agree on Mr Ó Síocháin.”": "jointly with Hestor Vane 2025-01-23",
	} {
		if said[words] != want {
			t.Errorf("%s is %q, want %q", words, said[words], want)
		}
	}
	x.open(t, "speakers/ines-corvale/")
	if all := fmt.Sprint(taken(t, x)); !strings.Contains(all, " likely") {
		t.Error("no row is said to be likely: ", all)
	}
	eval[any](t, x, `(() => { const q = document.querySelector("section:has(form.filter) blockquote"), p = document.createElement("p");
		p.className = "src"; p.innerHTML = "<i>Unattributed</i>"; q.before(p); const d = document.createElement("div"); q.before(d); d.append(p, q); })()`)
	if r := taken(t, x)[1]; r[1] != "" {
		t.Errorf("what nobody is named for is given to %q", r[1])
	}
}

// TestCiteAcross cites an Arabic story on an English page: each run of Arabic keeps its own order,
// and takes no figure of the date with it.
func TestCiteAcross(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, demoSite(t), mode{1440, "light"})
	x.open(t, "2025/06/13/visiting-page/")
	outside := eval[string](t, x, `document.querySelector("[data-cite]").textContent.replace(/\u2068[^\u2069]*\u2069/g, "")`)
	if strings.ContainsFunc(outside, func(r rune) bool { return r >= 0x590 && r < 0x700 }) {
		t.Errorf("not isolated: %q", outside)
	}
}
