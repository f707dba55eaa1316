package browser

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
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
	s := fixtureSite(t)
	for _, m := range []mode{{360, "light"}, {1440, "dark"}} {
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
	eval[bool](t, x, fmt.Sprintf(`document.getElementById("r-%s").scrollIntoView({block: "center"}), true`, id))
	before := eval[float64](t, x, "scrollY")
	x.do(t, chromedp.Click(chromedp.CSS("#r-"+id)))
	x.await(t, "the note open", sheet+fmt.Sprintf(` === "n-%s"`, id))
	if moved := eval[float64](t, x, "scrollY") - before; moved < -1 || moved > 1 {
		t.Errorf("opening moved the page by %v px", moved)
	}
	return id
}

// TestNoteWithoutScript closes the note by its own link back.
func TestNoteWithoutScript(t *testing.T) {
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
	for _, script := range []bool{true, false} {
		t.Run(fmt.Sprintf("script=%v", script), func(t *testing.T) {
			x := newTab(t, fixtureSite(t), mode{1440, "light"})
			x.scripts(t, script)
			x.open(t, arrivalStory)
			x.do(t, chromedp.Click(chromedp.CSS("#marks")))
			unmarked := eval[string](t, x, `[...document.querySelectorAll(".q")].filter(e =>
				getComputedStyle(e).backgroundColor === "rgba(0, 0, 0, 0)").map(e => e.textContent).join(" | ")`)
			if unmarked != "" {
				t.Errorf("not marked: %s", unmarked)
			}
			if script {
				x.axe(t, "every quotation marked")
				x.do(t, chromedp.Click(chromedp.CSS("#marks")))
			}
		})
	}
}
