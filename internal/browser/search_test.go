package browser

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"

	tables "github.com/onrecord/onrecord/internal/sheet"
	"github.com/onrecord/onrecord/internal/testing/form"
)

// searched opens the search page with a query and waits for what it finds.
func (x *tab) searched(t *testing.T, query string) {
	t.Helper()
	x.open(t, "search/"+query)
	x.await(t, "what is found", `document.querySelector("#rs")`)
}

// first is the text of the first element that a selector finds.
func (x *tab) first(t *testing.T, selector string) string {
	t.Helper()
	return eval[string](t, x, fmt.Sprintf(`(e => e ? e.textContent : "")(document.querySelector(%q))`, selector))
}

// press presses and lets go of a key.
func (x *tab) press(t *testing.T, key string, code int64) {
	t.Helper()
	text := ""
	if key == "Enter" {
		text = "\r"
	}
	call(t, x, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: "keyDown", Key: key, Code: key, WindowsVirtualKeyCode: code, Text: text,
	})
	call(t, x, input.DispatchKeyEvent, input.DispatchKeyEventParams{
		Type: "keyUp", Key: key, Code: key, WindowsVirtualKeyCode: code,
	})
}

// typed types into what has the focus.
func (x *tab) typed(t *testing.T, text string) {
	t.Helper()
	call(t, x, input.InsertText, input.InsertTextParams{Text: text})
}

// TestSearchWords holds the script's folding, cutting and stemming against what the program does.
func TestSearchWords(t *testing.T) {
	t.Parallel()
	src, err := os.ReadFile("../search/testdata/words.json")
	if err != nil {
		t.Fatal(err)
	}
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	wrong := eval[string](t, x, fmt.Sprintf(`(all => all.filter(v => {
		const tokens = onrecord.tokens(v.text).map(x => x.t);
		return tokens.join(" ") !== v.tokens.join(" ") || tokens.map(onrecord.english).join(" ") !== v.stems.join(" ");
	}).map(v => v.text).join("\n"))(%s)`, src))
	if wrong != "" {
		t.Error("the script reads otherwise than the program:\n", wrong)
	}
}

// TestSearch does as a reader does who half remembers a phrase and spells a name wrongly: the right
// quotation is first, and leads to its words in the story.
func TestSearch(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	for _, width := range form.Some(widths...) {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			x := readerTab(t, s, mode{width, "light"})
			x.searched(t, "?q=watch+lamp+nothing+month+brannd")
			if who := x.first(t, ".quotes .src b"); who != "Ottilie Brand" {
				t.Errorf("the first is by %q: %s", who, x.first(t, "#found"))
			}
			if n := eval[int](t, x, `document.querySelectorAll(".quotes > li").length`); n != 10 {
				t.Errorf("%d results are shown", n)
			}
			if marks := x.first(t, ".quotes mark"); marks == "" {
				t.Error("no word is marked")
			}
			if said := x.first(t, "#said"); !strings.Contains(said, "quotations with") {
				t.Errorf("the live region says %q", said)
			}
			x.axeInBoth(t, "results", width)
			if over := eval[string](t, x, sideways); over != "" {
				t.Error("results scroll sideways: ", over)
			}
			x.follow(t, `.quotes .src a[href*="#q-"]`)
			x.await(t, "the words arrived at", `document.querySelector("main :target")`)
		})
	}
}

// TestSearchByKeyboard types, chooses a name from the list, and goes back in history.
func TestSearchByKeyboard(t *testing.T) {
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	x.do(t, chromedp.Focus(chromedp.CSS("#q"), chromedp.NodeVisible))
	x.await(t, "the field's list", `document.querySelector("#q[role=combobox]")`)
	x.typed(t, "nothing casim")
	x.await(t, "a name", `document.querySelector("#q-names:not([hidden]) li")`)
	x.axe(t, "names are offered")
	x.press(t, "ArrowDown", 40)
	x.await(t, "it is active", `document.querySelector("#q").getAttribute("aria-activedescendant") === "q-name-0"`)
	x.press(t, "Enter", 13)
	x.await(t, "his quotations", `document.querySelector("#rs")?.textContent.includes("by Casimir Dole")`)
	if at := eval[string](t, x, "location.search"); at != "?q=nothing+speaker%3Acasimir-dole" {
		t.Errorf("the address is %s", at)
	}
	x.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#q").value = "lamp -nothing"`))
	x.press(t, "Enter", 13)
	x.await(t, "other results", `document.querySelector("#rs")?.textContent.includes("without")`)
	eval[any](t, x, "history.back()")
	x.await(t, "what was before", `document.querySelector("#rs")?.textContent.includes("by Casimir Dole") && document.querySelector("#q").value.startsWith("nothing")`)
	x.await(t, "its results", `document.querySelectorAll(".quotes > li").length === 10`)
	eval[any](t, x, `[...document.querySelectorAll("button")].find(b => b.textContent === "Ten more").click()`)
	x.await(t, "ten more", `document.querySelectorAll(".quotes > li").length === 20`)
	x.await(t, "the focus on the eleventh", `document.querySelectorAll(".quotes > li")[10].contains(document.activeElement)`)
}

// TestSearchFacets narrows by a box, and by another of its kind.
func TestSearchFacets(t *testing.T) {
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=watch")
	box := func(value string) string {
		return fmt.Sprintf(`.facets input[value=%q]`, value)
	}
	x.await(t, "facets", fmt.Sprintf(`document.querySelector(%q)`, box("ottilie-brand")))
	all := eval[string](t, x, fmt.Sprintf(`document.querySelector(%q).parentNode.querySelector(".n").textContent`, box("ottilie-brand")))
	x.click(t, box("ottilie-brand"))
	x.await(t, "hers alone", `document.querySelector("#rs").textContent === "`+all+` quotations with “watch”, by Ottilie Brand"`)
	x.await(t, "the box is checked", fmt.Sprintf(`document.querySelector(%q)?.checked`, box("ottilie-brand")))
	x.await(t, "the focus stays", fmt.Sprintf(`document.activeElement === document.querySelector(%q)`, box("ottilie-brand")))
	x.await(t, "the others' counts stay", fmt.Sprintf(`document.querySelector(%q)`, box("casimir-dole")))
	x.axe(t, "facets")
	x.click(t, box("casimir-dole"))
	x.await(t, "either's", `document.querySelector("#rs").textContent.includes("by Ottilie Brand or Casimir Dole")`)
	x.await(t, "facets again", fmt.Sprintf(`document.querySelector(%q)`, box("2022")))
	x.click(t, box("2022"))
	x.await(t, "of a year", `document.querySelector("#rs").textContent.includes("printed in 2022")`)
	x.await(t, "hers again", `document.querySelector("#rs").textContent.startsWith("`+all+` ")`)
}

// TestSearchWithin searches one person's words from her page, and sorts and groups what is found.
func TestSearchWithin(t *testing.T) {
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "speakers/ottilie-brand/")
	x.do(t, chromedp.Focus(chromedp.CSS("#within"), chromedp.NodeVisible))
	x.typed(t, "watch")
	x.press(t, "Enter", 13)
	x.await(t, "hers", `document.querySelector("#rs")?.textContent === "60 quotations with “watch”, by Ottilie Brand"`)
	if at := eval[string](t, x, "location.search"); at != "?q=speaker%3Aottilie-brand+watch" {
		t.Errorf("the address is %s", at)
	}
	x.searched(t, "?q=watch&sort=new")
	dates := eval[[]string](t, x, `[...document.querySelectorAll(".quotes .src a[href*='#q-']")].map(a => a.getAttribute("href").match(/\d{4}\/\d\d\/\d\d/)[0])`)
	if len(dates) != 10 || !slices.IsSortedFunc(dates, func(a, b string) int { return strings.Compare(b, a) }) {
		t.Errorf("the newest first are of %q", dates)
	}
	x.searched(t, "?q=watch+month&group=speaker")
	if n := eval[int](t, x, `document.querySelectorAll(".by").length`); n == 0 {
		t.Error("nothing stands under its speaker")
	}
	x.axe(t, "by speaker")
}

// TestSearchTable takes results as a table and finds the same rows in it.
func TestSearchTable(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=watch+speaker:ottilie-brand")
	rows := searchTable(t, x)
	if len(rows) != 61 || !strings.HasPrefix(strings.TrimPrefix(rows[0], "\ufeff"), "words,kind,speaker_id,") {
		t.Errorf("%d rows, the first %q", len(rows), rows[0])
	}
	for _, r := range rows[1:] {
		if !strings.Contains(r, ",ottilie-brand,Ottilie Brand,") || !strings.Contains(r, "/2022/") {
			t.Errorf("a row is %s", r)
		}
	}
	for text, want := range map[string]string{
		"=1+1": "'=1+1", `“=cmd`: `'“=cmd`, " -2": "' -2", "plain": "plain", "a\"b": `"a""b"`, "\tx": "'\tx",
	} {
		quoted, _ := json.Marshal(text)
		if got := eval[string](t, x, fmt.Sprintf("onrecord.more.cell(%s)", quoted)); got != want {
			t.Errorf("%q is the cell %q, want %q", text, got, want)
		}
	}
	// What stands unseen before a formula hides it from neither table.
	before := eval[[]int](t, x, `Array.from({length: 0xd800}, (_, c) => c)
		.filter(c => /^"?'/.test(onrecord.more.cell(String.fromCharCode(c) + "=1")))`)
	var want []int
	for c := range 0xd800 {
		if strings.HasPrefix(tables.Safe(string(rune(c))+"=1"), "'") {
			want = append(want, c)
		}
	}
	if !slices.Equal(before, want) {
		t.Errorf("a formula is kept from behind %d characters, and from behind %d in the files", len(before), len(want))
	}
}

// TestSearchFindsNothing offers what may have been meant.
func TestSearchFindsNothing(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{360, "light"})
	x.searched(t, "?q=%22xylophone+brannd%22")
	x.await(t, "a way on", `document.querySelector("#found .go a")`)
	x.axe(t, "nothing found")
	// A kind that there is not: those that there are.
	x.searched(t, "?q=watch+kind:nonsense")
	x.await(t, "the kinds", `[...document.querySelectorAll("#found .go a")]
		.some(a => a.search === "?q=watch+kind%3Apartial")`)
	// A word that stands nowhere: its neighbour, as it is printed; beside what has the other words, too.
	for _, q := range []string{"?q=nobady", "?q=nobady+reads", "?q=nobady+keeper"} {
		x.searched(t, q)
		x.await(t, "a spelling", `document.querySelector("#found .go a")?.textContent === "“nobody”"`)
		if to := eval[string](t, x, `new URLSearchParams(document.querySelector("#found .go a").search).get("q")`); !strings.Contains(to, "nobody") {
			t.Errorf("%s leads to %q", q, to)
		}
	}
	x.axe(t, "a spelling is offered")
	x.searched(t, "?q=xyzzyx+-lamp+-%22ten+days%22+speaker:jonas-quill")
	x.await(t, "a way without what is left out", `[...document.querySelectorAll("#found .go a")].some(a =>
		new URLSearchParams(a.search).get("q") === "xyzzyx speaker:jonas-quill")`)
	x.searched(t, "?q=speaker:nobodyatall")
	if head := x.first(t, "#rs"); !strings.HasPrefix(head, "Nothing found") {
		t.Errorf("the heading is %q", head)
	}
}

// TestSearchForgives does as a reader does who gives somebody's words to another: what has the rare
// word stays in sight, also where what has the name has one common word besides.
func TestSearchForgives(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=bucket+will+tulley")
	got := eval[string](t, x, `[...document.querySelectorAll(".quotes > li")].map(e => e.textContent).join("\n")`)
	for _, want := range []string{"an old bucket with a rope", "Nobody will hear it from here"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not among %s", want, got)
		}
	}
}

// TestSearchWithoutScript says so, and leads to what is in order.
func TestSearchWithoutScript(t *testing.T) {
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{360, "light"})
	x.scripts(t, false)
	x.open(t, "search/?q=lamp")
	x.await(t, "the message", `document.body.innerText.includes("Searching needs a script")`)
	x.follow(t, `noscript a[href$="/speakers/"], main section a[href$="/speakers/"]`)
}

// TestMasthead completes a name in the masthead of a story, and leads to the person.
func TestMasthead(t *testing.T) {
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "2024/03/05/new-lamp/")
	x.do(t, chromedp.Focus(chromedp.CSS("#seek"), chromedp.NodeVisible))
	x.await(t, "the field's list", `document.querySelector("#seek[role=combobox]")`)
	x.typed(t, "otti")
	x.await(t, "a name", `document.querySelector("#seek-names:not([hidden]) li")`)
	x.press(t, "ArrowDown", 40)
	x.await(t, "it is active", `document.querySelector("#seek").getAttribute("aria-activedescendant")`)
	x.press(t, "Enter", 13)
	x.await(t, "her page", `location.pathname.endsWith("/speakers/ottilie-brand/") && document.readyState === "complete"`)
	x.do(t, chromedp.Focus(chromedp.CSS("#seek"), chromedp.NodeVisible))
	x.typed(t, "watch")
	x.press(t, "Enter", 13)
	x.await(t, "results", `location.pathname.endsWith("/search/") && document.querySelector("#rs")`)
}

// TestSearchReadsAnyQuery types at random: whatever is typed, the script reads it, and what it
// reads has words and filters as they were typed.
func TestSearchReadsAnyQuery(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	wrong := eval[string](t, x, fmt.Sprintf(`(() => {
		const pieces = ["lamp", "-", "\"", "“", "”", "*", " ", " ", "speaker:", "kind:", "after:2024", "'", "é", ":", "\\", "(", "[", "东京", "x-y", "@", "=", ";"];
		let seed = 7;
		const next = n => (seed = (seed * 1103515245 + 12345) %% 2147483648) %% n;
		for (let i = 0; i < %d; i++) {
			let q = "";
			for (let k = next(12); k >= 0; k--) q += pieces[next(pieces.length)];
			try {
				const p = onrecord.parse(q);
				for (const w of p.words) if (!w.t || /[\s"=;@:*-]/.test(w.t)) return q + " has the word " + w.t;
				for (const f of p.phrases) if (f.t.length < 2) return q + " has a short phrase";
				for (const k in p.filters) if (!p.filters[k].every(v => v.value)) return q + " has an empty filter";
			} catch (e) { return q + ": " + e; }
		}
		return "";
	})()`, form.Times(2000, 20000)))
	if wrong != "" {
		t.Error(wrong)
	}
}

// TestSearchSavesData asks for no more than the query needs where the reader saves data.
func TestSearchSavesData(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	on := true
	call(t, x, emulation.SetDataSaverOverride, emulation.SetDataSaverOverrideParams{DataSaverEnabled: &on})
	x.searched(t, "?q=watch")
	x.do(t, chromedp.Focus(chromedp.CSS("#q"), chromedp.NodeVisible))
	time.Sleep(200 * time.Millisecond)
	if eval[bool](t, x, `Boolean(onrecord.more || document.querySelector(".facets, #q-names"))`) {
		t.Error("names or facets were fetched")
	}
}

// TestSearchAWordBegun: while a second word is hardly begun, the results of the first stay.
func TestSearchAWordBegun(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := readerTab(t, fixtureSite(t), mode{1440, "light"})
	x.searched(t, "?q=watch")
	all := x.first(t, "#rs")
	x.do(t, chromedp.Focus(chromedp.CSS("#q"), chromedp.NodeVisible))
	x.do(t, chromedp.Evaluate[chromedp.Void](`document.querySelector("#q").setSelectionRange(9, 9)`))
	x.typed(t, " q")
	x.await(t, "what was typed in the address", `new URLSearchParams(location.search).get("q") === "watch q"`)
	time.Sleep(200 * time.Millisecond)
	if now := x.first(t, "#rs"); now != all {
		t.Errorf("with a letter more it is %q, not %q", now, all)
	}
}

// TestSearchPhrases asks for words that stand one after the other somewhere, and for such that do
// not: it finds a phrase where it stands, and says so where it stands nowhere.
func TestSearchPhrases(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	told := eval[string](t, x, script(t, "phrases.js", form.Times(120, 400)))
	if told != "" {
		t.Error(told)
	}
}
