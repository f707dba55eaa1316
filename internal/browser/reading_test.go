package browser

import (
	"fmt"
	"os"
	"testing"
)

// widths are the screens that pages are read on: a phone and a desk.
var widths = []int64{360, 1440}

// TestReading goes from the front page to a story, a speaker and a topic by clicking, and lets axe
// look at each, in light and dark.
func TestReading(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	for _, width := range widths {
		t.Run(fmt.Sprint(width), func(t *testing.T) {
			x := newTab(t, s, mode{width, "light"})
			x.open(t, "")
			x.axe(t, "home")
			x.axeInTheDark(t, "home", width)
			x.follow(t, `main a[href$="/2024/03/05/new-lamp/"], main a[href*="/2024/07/11/mayor/"]`)
			x.axe(t, "the story")
			x.axeInTheDark(t, "the story", width)
			x.follow(t, `main a[href$="/speakers/marta-quill/"]`)
			x.axe(t, "the speaker")
			x.axeInTheDark(t, "the speaker", width)
			x.follow(t, `nav a[href$="/topics/"]`)
			x.follow(t, `main a[href$="/topics/lamp/"]`)
			x.axe(t, "the topic")
			x.axeInTheDark(t, "the topic", width)
			x.follow(t, `main a[href*="/#q-"]`)
			x.await(t, "the words arrived at", `document.querySelector("main :target")`)
		})
	}
}

// TestEveryKindOfPage lets axe look at each kind of page once, and holds that none scrolls
// sideways, from the smallest phone to a desk, with large letters, and where it is made to run from
// right to left; and that nothing moves of itself for who has asked for that.
// What loads from elsewhere or breaks the Content-Security-Policy fails it too, as it fails every
// test with a tab. It takes longest, and needs neither pointer nor focus: so it runs side by side
// with what needs no browser. All widths, both directions and the dark are looked at on the build
// server.
func TestEveryKindOfPage(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	x := newTab(t, s, mode{360, "light"})
	dirs, widths, all := []string{""}, []int64{1440, 320, 360}, os.Getenv("CI") == "true"
	if all {
		dirs, widths = []string{"rtl", ""}, []int64{1440, 820, 320, 360}
	}
	for _, e := range s.examples(t) {
		t.Run(e.kind, func(t *testing.T) {
			x.open(t, e.address)
			if moves := eval[string](t, x, moving); moves != "" {
				t.Errorf("/%s moves for who has asked that nothing do: %s", e.address, moves)
			}
			for _, dir := range dirs {
				eval[string](t, x, fmt.Sprintf(`document.body.dir = document.documentElement.dir = %q`, dir))
				x.fits(t, e, dir, widths)
			}
			x.fitsInLargeLetters(t, e)
			if all {
				x.open(t, e.address) // with the direction that it has of itself
			}
			x.axe(t, e.kind)
			if all {
				x.axeInTheDark(t, e.kind, 360)
			}
		})
	}
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
