package browser

import (
	"fmt"
	"slices"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// widths are the screens that pages are read on: a phone and a desk.
var widths = []int64{360, 1440}

// TestReading goes from the front page to a story, a speaker and a topic by clicking. On the build
// server axe looks at each, in light and dark.
func TestReading(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	for _, width := range form.Some(widths...) {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			x := readerTab(t, s, mode{width, "light"})
			x.open(t, "")
			x.axeInBoth(t, "home", width)
			x.follow(t, `main a[href$="/2024/03/05/new-lamp/"], main a[href*="/2024/07/11/mayor/"]`)
			x.axeInBoth(t, "the story", width)
			x.follow(t, `main a[href$="/speakers/marta-quill/"]`)
			x.axeInBoth(t, "the speaker", width)
			x.follow(t, `nav a[href$="/topics/"]`)
			x.follow(t, `main a[href$="/topics/lamp/"]`)
			x.axeInBoth(t, "the topic", width)
			x.follow(t, `main a[href*="/#q-"]`)
			x.await(t, "the words arrived at", `document.querySelector("main :target")`)
		})
	}
}

// axeInBoth lets axe look at the page in light and dark, in the tests' long form: in the short one
// TestEveryKindOfPage looks at such pages.
func (x *tab) axeInBoth(t *testing.T, where string, width int64) {
	t.Helper()
	if form.Long() {
		x.axe(t, where)
		x.axeInTheDark(t, where, width)
	}
}

// telling are the kinds of page that axe looks at also in the tests' short form, the
// first of them wholly: between them they have most of what others are made of.
var telling = []string{"story", "home", "speaker", "topic", "accuracy", "search"}

// TestEveryKindOfPage lets axe look at each kind of page once, and holds that none scrolls
// sideways, from the smallest phone to a desk, with large letters, and where it is made to run from
// right to left; and that nothing moves of itself for who has asked for that. What loads from
// elsewhere or breaks the Content-Security-Policy fails it too, as it fails every test with a tab.
// It takes longest, and needs neither pointer nor focus: so it runs side by side with what needs no
// browser. In the short form axe looks at the telling kinds, each page is as wide as a small phone,
// with large letters, and some are as wide as a desk.
func TestEveryKindOfPage(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	x := unseenTab(t, s, mode{360, "light"})
	for i, e := range s.examples(t) {
		t.Run(e.kind, func(t *testing.T) {
			x.open(t, e.address)
			if moves := eval[string](t, x, moving); moves != "" {
				t.Errorf("/%s moves for who has asked that nothing do: %s", e.address, moves)
			}
			if form.Long() {
				x.fitsBothWays(t, e)
			} else if !form.Passes(i, 4) {
				x.fits(t, e, "", []int64{1440})
			}
			x.fitsInLargeLetters(t, e)
			switch {
			case form.Long():
				x.axe(t, e.kind)
				x.axeInTheDark(t, e.kind, 360)
			case e.kind == telling[0]:
				x.axeLooks(t, e.kind, axeEverything)
				x.axeInTheDark(t, e.kind, 360)
			case slices.Contains(telling, e.kind):
				x.axeLooks(t, e.kind, axeMarkup)
			}
		})
	}
}

// fitsBothWays holds that a page fits at every width, whichever way it is read, and opens it again
// with the direction that it has of itself.
func (x *tab) fitsBothWays(t *testing.T, e example) {
	t.Helper()
	for _, dir := range []string{"rtl", ""} {
		eval[string](t, x, fmt.Sprintf(`document.body.dir = document.documentElement.dir = %q`, dir))
		x.fits(t, e, dir, []int64{1440, 820, 320, 360})
	}
	x.open(t, e.address)
}

// fits holds that a page scrolls sideways at none of the widths.
func (x *tab) fits(t *testing.T, e example, dir string, widths []int64) {
	t.Helper()
	for _, width := range widths {
		x.view(t, mode{width, "light"})
		if over := eval[string](t, x, sideways); over != "" {
			t.Errorf("/%s scrolls sideways at %d px %s: %s", e.address, width, dir, over)
		}
	}
}

// fitsInLargeLetters holds that nothing sticks out on the smallest phone with letters twice as
// large: a window of 1280 px, magnified four times, for somebody who has chosen large letters
// besides.
func (x *tab) fitsInLargeLetters(t *testing.T, e example) {
	t.Helper()
	eval[string](t, x, `document.documentElement.style.fontSize = "200%"`)
	x.fits(t, e, "in large letters", []int64{320})
	eval[string](t, x, `document.documentElement.style.fontSize = ""`)
	x.view(t, mode{360, "light"})
}

// moving names what moves of itself, or is "".
const moving = `[document.documentElement, ...document.querySelectorAll("body *")].filter(e => {
	const s = getComputedStyle(e);
	return s.animationName !== "none" || parseFloat(s.transitionDuration) > 0 || s.scrollBehavior === "smooth";
}).map(e => e.tagName + "." + e.className).join(" ")`

// sideways names what sticks out where the page is wider than the window, or is "".
const sideways = `(() => {
	const root = document.documentElement, wide = root.clientWidth;
	if (root.scrollWidth <= wide) return "";
	const out = [...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > wide + 1);
	return root.scrollWidth + " px: " + out.slice(0, 3).map(
		e => e.tagName + "." + e.className + " " + e.textContent.slice(0, 40)).join(" | ");
})()`
