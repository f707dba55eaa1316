package browser

import (
	"encoding/csv"
	"fmt"
	"strings"
	"testing"
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
	x := newTab(t, fixtureSite(t), mode{820, "light"})
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
