package browser

import "testing"

// TestSpareTab holds that a tab which one test has given back is to the next as a new one, and that
// a tab in which something went wrong is not given on.
func TestSpareTab(t *testing.T) {
	s := fixtureSite(t)
	var had *tab
	t.Run("first", func(t *testing.T) {
		had = newTab(t, s, mode{360, "dark"})
		had.open(t, preferred["story"])
		had.open(t, "search/")
		eval[bool](t, had, `(localStorage.setItem("kept", "1"), sessionStorage.setItem("kept", "1"), true)`)
		had.media(t, "forced-colors", "active")
		had.scripts(t, false)
		had.note("forgotten")
		had.forgive()
	})
	x := newTab(t, s, mode{1440, "light"})
	if x != had {
		t.Fatal("the tab is not used again")
	}
	if n := eval[int](t, x, `history.length`); n > 1 {
		t.Errorf("its history has %d pages", n)
	}
	x.open(t, "search/")
	if kept := eval[bool](t, x, `Boolean(localStorage.getItem("kept") || sessionStorage.getItem("kept"))`); kept {
		t.Error("it remembers what the first test stored")
	}
	if forced := eval[bool](t, x, `matchMedia("(forced-colors: active)").matches`); forced {
		t.Error("it has the first test's colours")
	}
	if dark := eval[bool](t, x, `matchMedia("(prefers-color-scheme: dark)").matches`); dark {
		t.Error("it is dark")
	}
	x.await(t, "the page's script", `typeof onrecord === "object"`)
}
