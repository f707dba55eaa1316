package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// media has the browser answer a media query as a reader's settings would.
func (x *tab) media(t *testing.T, feature, value string) {
	t.Helper()
	call(t, x, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Features: []*emulation.MediaFeature{{Name: feature, Value: value}},
	})
}

// TestForcedColours holds that what a colour says is said without it, where the reader's own colours
// stand in for ours: words arrived at, an open note, evidence, a link in the text, the figures of a
// chart, and where the focus is.
func TestForcedColours(t *testing.T) {
	t.Parallel()
	x := newTab(t, fixtureSite(t), mode{1440, "light"})
	x.media(t, "forced-colors", "active")
	x.open(t, workingStory)
	note := openNote(t, x)
	const seen = `(() => {
		const style = s => getComputedStyle(document.querySelector(s)), none = [];
		if (style(".notes li:target").borderTopStyle === "none") none.push("the note's edge");
		if (style(".body span.lit:not(.q)").textDecorationLine === "none") none.push("evidence");
		if (style(".body a:not(.r)").textDecorationLine === "none") none.push("a link in the text");
		document.querySelector(".mast a").focus({ focusVisible: true });
		if (style(".mast a").outlineStyle === "none") none.push("the focus");
		return none.join(", ");
	})()`
	if not := eval[string](t, x, seen); not != "" {
		t.Errorf("not seen with an open note: %s", not)
	}
	x.open(t, "404.html")
	x.forgive()
	x.open(t, workingStory+"#q-"+note)
	if eval[string](t, x, `getComputedStyle(document.querySelector(".q:target")).outlineStyle`) == "none" {
		t.Error("words arrived at are not seen")
	}
	x.open(t, preferred["speaker"])
	if plain := eval[string](t, x, `(() => {
		const probe = document.body.appendChild(document.createElement("p"));
		probe.style.color = "CanvasText";
		return [...document.querySelectorAll(".bars text")].filter(
			e => getComputedStyle(e).fill !== getComputedStyle(probe).color).map(e => e.textContent).join(" ");
	})()`); plain != "" {
		t.Errorf("in colours of ours: %s", plain)
	}
}

// TestMotion holds that a page scrolls smoothly to a place in it for all who have not asked that
// nothing move of itself. For those, every kind of page is looked at by TestEveryKindOfPage.
func TestMotion(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{360, "light"})
	x.open(t, preferred["story"])
	const scrolls = `getComputedStyle(document.documentElement).scrollBehavior`
	if how := eval[string](t, x, scrolls); how != "auto" {
		t.Errorf("scrolls %s for who has asked that nothing move", how)
	}
	x.media(t, "prefers-reduced-motion", "no-preference")
	if how := eval[string](t, x, scrolls); how != "smooth" {
		t.Errorf("scrolls %s", how)
	}
}

// TestByKeyboard goes through pages by the tab key alone: each stop is seen, stands in the window
// and has a ring, the first leads past the masthead, and the stops run in the order of the text.
func TestByKeyboard(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	for _, at := range []string{"", preferred["story"], preferred["speaker"], preferred["topic"], "speakers/by-topic/"} {
		x.open(t, at)
		wrong := eval[string](t, x, fmt.Sprintf(walk, 400))
		if wrong != "" {
			t.Errorf("/%s: %s", at, wrong)
		}
	}
}

// walk focuses all that the tab key stops at, one after the other, up to so many, and tells what is
// wrong with them.
const walk = `(() => {
	const stops = [...document.querySelectorAll("a[href], button, input, select, summary, [tabindex]")].filter(
		e => e.tabIndex >= 0 && e.type !== "hidden" && e.checkVisibility() &&
			!(e.type === "radio" && !e.checked)).slice(0, %d);
	const wrong = stops.filter(e => e.tabIndex > 0).map(e => e.outerHTML.slice(0, 80) + " is out of order");
	if (!stops[0].matches(".skip")) wrong.push("the first stop is " + stops[0].outerHTML);
	for (const e of stops) {
		e.focus({ focusVisible: true });
		const r = e.getBoundingClientRect(), s = getComputedStyle(e), what = e.outerHTML.slice(0, 80);
		if (document.activeElement !== e) wrong.push(what + " takes no focus");
		else if (s.outlineStyle === "none" && !e.matches(".skip")) wrong.push(what + " has no ring");
		else if (r.bottom <= 0 || r.top >= innerHeight || !r.width || !r.height) wrong.push(what + " is not in the window");
	}
	return wrong.slice(0, 5).join("; ");
})()`
