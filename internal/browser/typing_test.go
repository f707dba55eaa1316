package browser

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/chromedp/chromedp"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// typing opens the search page and types, and notes what the browser asks for from then on.
func typing(t *testing.T, x *tab, text, heading string) {
	t.Helper()
	x.open(t, "search/")
	x.do(t, chromedp.Focus(chromedp.CSS("#q"), chromedp.NodeVisible))
	x.await(t, "the field's list", `document.querySelector("#q[role=combobox]")`)
	for _, letter := range text {
		x.typed(t, string(letter))
	}
	x.await(t, heading, fmt.Sprintf(`document.querySelector("#rs")?.textContent === %q`, heading))
}

// asked are the files of a kind that were fetched.
func asked(kind string) string {
	return fmt.Sprintf(`performance.getEntriesByType("resource").map(e => e.name).filter(n => n.includes("/search/%s/"))`, kind)
}

// TestSearchTwoLetters types the beginning of very many words: the newest records answer, no list is
// fetched to find them, and what is said of their number is true. What follows from there, by a
// button or as a table, is of the same words.
func TestSearchTwoLetters(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	typing(t, x, "wi", "at least 10 quotations with “wi…”")
	if files := eval[[]string](t, x, asked("lists")); len(files) != 0 {
		t.Errorf("%q were fetched", files)
	}
	if odd := eval[string](t, x, `[...document.querySelectorAll(".quotes > li")].find(e => !/^wi/i.test(e.querySelector("mark")?.textContent))?.textContent || ""`); odd != "" {
		t.Error("a result has no such word: ", odd)
	}
	shown := eval[[]string](t, x, `[...document.querySelectorAll(".quotes .src a[href*='#q-']")].map(a => a.hash)`)
	newest := eval[[]string](t, x, `onrecord.search("wi*", { n: 200, newest: true }).then(f => f.kinds.q.hits.map(u => "#q-" + u.id))`)
	if len(newest) < 20 || strings.Join(shown, " ") != strings.Join(newest[:10], " ") {
		t.Errorf("%q are shown, the newest of %d are %q", shown, len(newest), newest[:min(10, len(newest))])
	}
	eval[any](t, x, `[...document.querySelectorAll("button")].find(b => b.textContent === "Ten more").click()`)
	x.await(t, "ten more", `document.querySelectorAll(".quotes > li").length === 20`)
	if q := eval[string](t, x, `document.querySelector("#q").value + new URLSearchParams(location.search).get("q")`); q != "wi*wi*" {
		t.Errorf("they are asked for by %q", q)
	}
}

// TestSearchHalfTyped uses what stands beside results while a word is half typed: it is of the
// results that are shown, not of the letters as a word of their own.
func TestSearchHalfTyped(t *testing.T) {
	t.Parallel()
	t.Run("groups", func(t *testing.T) {
		t.Parallel()
		x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
		typing(t, x, "nothi", "268 quotations with “nothi…”")
		eval[any](t, x, `[...document.querySelectorAll(".tools a")].find(a => a.textContent === "By speaker").click()`)
		x.await(t, "the same results", `document.querySelector("#q").value === "nothi*" &&
			new URLSearchParams(location.search).get("q") === "nothi*" &&
			document.querySelector("#rs").textContent === "268 quotations with “nothi…”"`)
	})
	// Among words that begin so there is no best: the newest stand first, and the page says so.
	// More of them follow in the same order.
	t.Run("order", func(t *testing.T) {
		t.Parallel()
		x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
		typing(t, x, "nothi", "268 quotations with “nothi…”")
		x.await(t, "the stories below", `document.querySelector("#ss")`)
		const shown = `[...document.querySelectorAll(".quotes .src a[href*='#q-']")].map(a => a.hash)`
		if orders := x.first(t, ".tools"); !strings.HasPrefix(orders, "Newest first By speaker") {
			t.Errorf("the orders offered are %q", orders)
		}
		first := eval[[]string](t, x, shown)
		eval[any](t, x, `[...document.querySelectorAll("button")].find(b => b.textContent === "Ten more").click()`)
		x.await(t, "ten more", `document.querySelectorAll(".quotes > li").length === 20`)
		newest := eval[[]string](t, x, `onrecord.search("nothi*", { n: 20, newest: true })
			.then(f => f.kinds.q.hits.map(u => "#q-" + u.id))`)
		if all := eval[[]string](t, x, shown); !slices.Equal(all, newest) || !slices.Equal(first, newest[:10]) {
			t.Errorf("%q are shown, then %q; the newest are %q", first, all, newest)
		}
	})
	t.Run("table", func(t *testing.T) {
		t.Parallel()
		x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
		typing(t, x, "nothi", "268 quotations with “nothi…”")
		if rows := searchTable(t, x); len(rows) != 269 {
			t.Errorf("%d rows with the heading", len(rows))
		}
	})
	t.Run("counts", func(t *testing.T) {
		t.Parallel()
		x := readerTab(t, fixtureSite(t), mode{1440, "light"})
		typing(t, x, "nothi", "268 quotations with “nothi…”")
		x.await(t, "counts", `document.querySelector(".facets input[value=ottilie-brand]")`)
		x.click(t, ".facets input[value=ottilie-brand]")
		x.await(t, "hers", `document.querySelector("#rs").textContent === "60 quotations with “nothi…”, by Ottilie Brand"`)
	})
	// A word in quotation marks is whole, and so is one before a phrase.
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	for _, text := range []string{`"nothi`, `nothi "lamp lit`} {
		if open := eval[bool](t, x, fmt.Sprintf(`onrecord.parse(%q).words.some(w => w.open)`, text)); open {
			t.Errorf("in %s a word is half typed", text)
		}
	}
}

// searchTable takes the results as a table: its lines.
func searchTable(t *testing.T, x *tab) []string {
	t.Helper()
	eval[any](t, x, `(() => { const make = URL.createObjectURL; URL.createObjectURL = b => { window.taken = b.text(); return make.call(URL, b); }; })()`)
	eval[any](t, x, `document.querySelector(".tools button").click()`)
	x.await(t, "a table", `window.taken`)
	return strings.Split(strings.TrimSpace(eval[string](t, x, `window.taken`)), "\n")
}

// TestSearchBeginnings asks for the beginnings of words that stand in quotations, of any length:
// whatever has such a word is found, though its stem may be shorter; without it, all the rest is.
func TestSearchBeginnings(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	told := eval[string](t, x, script(t, "beginnings.js", form.Times(80, 300)))
	if told != "" {
		t.Error(told)
	}
}

// TestSearchMarksNames: what is found by the name of who speaks shows why.
func TestSearchMarksNames(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=quill+kind:quotation")
	if bare := eval[string](t, x, `[...document.querySelectorAll(".quotes > li")].find(e => !e.querySelector("mark"))?.textContent || ""`); bare != "" {
		t.Error("nothing is marked in ", bare)
	}
	if name := x.first(t, ".quotes .src b a mark"); name != "Quill" {
		t.Errorf("in the name %q is marked", name)
	}
}
