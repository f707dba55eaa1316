package browser

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// sheet says whether the note of an utterance is open: it lies over the page, at the foot of the
// window.
const sheet = `(() => {
	const n = document.querySelector(".notes li:target");
	if (!n) return "";
	const r = n.getBoundingClientRect();
	const open = getComputedStyle(n).position === "fixed" && r.bottom <= innerHeight + 1 && r.top >= 0 && r.height > 20;
	return open ? n.id : "";
})()`

// TestNote opens a note by its figure and closes it by Esc: the reader is back at the figure, and
// the page has not moved.
func TestNote(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	for _, m := range form.Some(mode{360, "light"}, mode{1440, "dark"}) {
		t.Run(m.String(), func(t *testing.T) {
			x := newTab(t, s, m)
			x.open(t, arrivalStory)
			note := openNote(t, x)
			x.axe(t, "an open note")
			before := eval[float64](t, x, "scrollY")
			x.do(t, chromedp.KeyEvent(kb.Escape))
			x.await(t, "the note closed", sheet+` === ""`)
			if moved := eval[float64](t, x, "scrollY") - before; moved < -1 || moved > 1 {
				t.Errorf("closing moved the page by %v px", moved)
			}
			if at := eval[string](t, x, `document.activeElement.id`); at != "r-"+note {
				t.Errorf("the focus is on %q, not on the figure", at)
			}
		})
	}
}

// openNote clicks on the third figure, and returns the id of its utterance once the note is open.
func openNote(t *testing.T, x *tab) string {
	t.Helper()
	id := eval[string](t, x, `document.querySelectorAll(".body .r[id]")[2].id.slice(2)`)
	x.do(t, chromedp.ScrollIntoView(chromedp.CSS("#r-"+id))) // as Click does, which would count as the page's doing
	before := eval[float64](t, x, "scrollY")
	x.do(t, chromedp.Click(chromedp.CSS("#r-"+id)))
	x.await(t, "the note open", sheet+fmt.Sprintf(` === "n-%s"`, id))
	if moved := eval[float64](t, x, "scrollY") - before; moved < -1 || moved > 1 {
		t.Errorf("opening moved the page by %v px", moved)
	}
	return id
}

// TestNoteMovesNothing opens a note where a page might move: at the end of the page, which ends
// sooner when the note has left the list, and beside a panel that is higher than the text.
func TestNoteMovesNothing(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	for _, c := range []struct{ name, story, prepare string }{
		{"at the end of the page", workingStory, `scrollTo(0, document.documentElement.scrollHeight)`},
		{"beside a long panel", arrivalStory, `document.styleSheets[0].insertRule(
			".who { max-block-size: none !important; min-block-size: " +
			document.documentElement.scrollHeight + "px }", document.styleSheets[0].cssRules.length)`},
	} {
		t.Run(c.name, func(t *testing.T) {
			x := newTab(t, fixtureSite(t), mode{1440, "light"})
			x.open(t, c.story)
			height := eval[int64](t, x, "document.documentElement.scrollHeight")
			call(t, x, emulation.SetDeviceMetricsOverride,
				emulation.SetDeviceMetricsOverrideParams{Width: 1440, Height: height - 9, DeviceScaleFactor: 1})
			eval[bool](t, x, c.prepare+", true")
			where := `document.querySelector(".body .r").getBoundingClientRect().top`
			before := eval[float64](t, x, where)
			eval[bool](t, x, `document.querySelector(".body .r").click(), true`)
			x.await(t, "the note open", sheet+` !== ""`)
			if moved := eval[float64](t, x, where) - before; moved < -1 || moved > 1 {
				t.Errorf("opening moved the figure by %v px", moved)
			}
		})
	}
}

// workingStory tells in its third quotation who "she" is.
const workingStory = "2023/01/16/bell/"

// TestWhyHers does as a reader who asks why a quotation is hers: she opens the note, which says it,
// sees in the text the words that it leans on, and follows it to one of them.
func TestWhyHers(t *testing.T) {
	t.Parallel()
	for _, m := range form.Some(mode{360, "dark"}, mode{1440, "light"}) {
		t.Run(m.String(), func(t *testing.T) {
			x := newTab(t, fixtureSite(t), m)
			x.open(t, workingStory)
			note := openNote(t, x)
			said := eval[string](t, x, `document.querySelector(".notes li:target").textContent`)
			if !strings.Contains(said, "“she” is Ada Hollis, named in the sentence before; Wren Tully was considered.") {
				t.Errorf("the note says %q", said)
			}
			x.await(t, "places underlined", `document.querySelectorAll(".body span.lit:not(.q)").length > 0`)
			lit := eval[string](t, x, `[...document.querySelectorAll(".body span.lit:not(.q)")].filter(e =>
				getComputedStyle(e).textDecorationLine === "underline").map(e => e.textContent).join(" | ")`)
			if lit != "Ada Hollis | she said" {
				t.Errorf("underlined are %q", lit)
			}
			y := unseenTab(t, fixtureSite(t), m) // who comes from elsewhere sees the same, and nothing else lit
			y.open(t, workingStory+"#n-"+note)
			if got := eval[string](t, y, `[...document.querySelectorAll(".lit")].map(e => e.textContent).join(" | ")`); got !=
				"Ada Hollis | “It rings by itself in a gale,” | she said" {
				t.Errorf("on arrival lit are %q", got)
			}
			if looks := eval[string](t, x, `[...document.querySelectorAll(".body span.lit:not(.q)")].map(e =>
				e.closest("a") ? "a link" : "").join("")`); looks != "" {
				t.Errorf("a place looks like %s", looks)
			}
			x.do(t, chromedp.Click(chromedp.CSS(`.notes li:target a[href^="#w"]`)))
			if eval[string](t, x, sheet) != "n-"+note {
				t.Error("following the evidence closed the note")
			}
			if !eval[bool](t, x, `(() => { const r = document.querySelector(".body span.lit:not(.q)").getBoundingClientRect();
				return r.top >= 0 && r.bottom <= innerHeight })()`) {
				t.Error("what the reading leans on is not on the screen")
			}
			x.axe(t, "with evidence shown")
			x.do(t, chromedp.KeyEvent(kb.Escape))
			x.await(t, "nothing underlined", `document.querySelectorAll(".lit").length === 0`)
		})
	}
}

// TestNoteWithoutScript closes the note by its own link back.
func TestNoteWithoutScript(t *testing.T) {
	t.Parallel()
	x := newTab(t, fixtureSite(t), mode{360, "light"})
	x.scripts(t, false)
	x.open(t, arrivalStory)
	id := openNote(t, x)
	x.do(t, chromedp.Click(chromedp.CSS(fmt.Sprintf(`#n-%s a[href="#r-%s"]`, id, id))))
	x.await(t, "the note closed", sheet+` === ""`)
	if !eval[bool](t, x, inView) {
		t.Error("the figure is not on the screen")
	}
}

// TestMarkEveryQuotation marks all words of all utterances by one switch, with script and without.
func TestMarkEveryQuotation(t *testing.T) {
	t.Parallel()
	for _, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script=%v", script), func(t *testing.T) {
			x := readerTab(t, fixtureSite(t), mode{1440, "light"})
			x.scripts(t, script)
			x.open(t, arrivalStory)
			x.click(t, "#marks")
			unmarked := eval[string](t, x, `[...document.querySelectorAll(".q")].filter(e =>
				getComputedStyle(e).backgroundColor === "rgba(0, 0, 0, 0)").map(e => e.textContent).join(" | ")`)
			if unmarked != "" {
				t.Errorf("not marked: %s", unmarked)
			}
			if script {
				x.axe(t, "every quotation marked")
				x.click(t, "#marks")
			}
		})
	}
}

// TestTapBesideNote closes the note by a tap on anything that is no link: the page does not move,
// and a tap in the note leaves it open.
func TestTapBesideNote(t *testing.T) {
	t.Parallel()
	x := newTab(t, fixtureSite(t), mode{360, "light"})
	x.open(t, arrivalStory)
	note := openNote(t, x)
	x.do(t, chromedp.Click(chromedp.CSS(fmt.Sprintf("#n-%s p", note))))
	if open := eval[string](t, x, sheet); open != "n-"+note {
		t.Fatalf("a tap in the note left %q open", open)
	}
	before := eval[float64](t, x, "scrollY")
	eval[bool](t, x, `document.elementFromPoint(180, 20).click(), true`)
	x.await(t, "the note closed", sheet+` === ""`)
	if moved := eval[float64](t, x, "scrollY") - before; moved < -1 || moved > 1 {
		t.Errorf("closing moved the page by %v px", moved)
	}
}

// TestFiguresCanBeHit holds that a finger hits each figure: 24 pixels each way, as WCAG asks of
// what stands in no sentence.
func TestFiguresCanBeHit(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	for _, width := range widths {
		x := unseenTab(t, fixtureSite(t), mode{width, "light"})
		x.open(t, arrivalStory)
		small := eval[string](t, x, `[...document.querySelectorAll(".r")].map(r => r.getBoundingClientRect()).filter(
			b => b.width < 24 || b.height < 24).map(b => b.width + " by " + b.height).join(", ")`)
		if small != "" {
			t.Errorf("at %d px figures are %s", width, small)
		}
	}
}

// TestRoleUnderItsName sets a figure into a headline, whose lines are high: in the margin the name
// ends where the line does, and the role begins there.
func TestRoleUnderItsName(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, arrivalStory)
	gap := eval[float64](t, x, `(() => {
		const h = document.querySelector("h1"), r = h.appendChild(document.querySelector(".r[data-as]").cloneNode(true));
		const name = getComputedStyle(r, "::before"), line = parseFloat(getComputedStyle(h).lineHeight);
		return line - parseFloat(name.paddingTop) - 1.35 * parseFloat(name.fontSize);
	})()`)
	if gap < -2 || gap > 8 {
		t.Errorf("the role stands %v px under the name", gap)
	}
}

// TestEchoesCanBeHit holds the same of the link from a row to the headline that has its words, too.
func TestEchoesCanBeHit(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	for _, width := range widths {
		x := unseenTab(t, fixtureSite(t), mode{width, "light"})
		x.open(t, "speakers/jonas-quill/")
		height := eval[float64](t, x, `(() => {
			document.querySelector("blockquote p").insertAdjacentHTML("beforeend", " <small><a href='#x'>also in the headline</a></small>");
			return document.querySelector("blockquote small a").getBoundingClientRect().height;
		})()`)
		if height < 24 {
			t.Errorf("at %d px the link is %v px high", width, height)
		}
	}
}

// TestPanelFits holds that all of the panel beside a story can be reached where the window is low.
func TestPanelFits(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	call(t, x, emulation.SetDeviceMetricsOverride,
		emulation.SetDeviceMetricsOverrideParams{Width: 1440, Height: 320, DeviceScaleFactor: 1})
	x.open(t, arrivalStory)
	over := eval[string](t, x, `(() => {
		const p = document.querySelector(".who"), over = p.getBoundingClientRect().height - innerHeight;
		const held = getComputedStyle(p).position === "sticky" && p.scrollHeight > innerHeight - 48;
		return !held ? "it is not higher than the window" : over > 0 ? "by " + over : "";
	})()`)
	if over != "" {
		t.Error("the panel is higher than the window: " + over)
	}
}
