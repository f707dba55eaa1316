package browser

import (
	"testing"

	"github.com/chromedp/cdproto/emulation"
)

// TestPrint holds that on paper, which is narrower than the screen that has names in its margin,
// the names stand there all the same.
func TestPrint(t *testing.T) {
	t.Parallel()
	const paper = 658 // the text of A4 between its margins, in CSS pixels
	x := unseenTab(t, fixtureSite(t), mode{paper, "light"})
	x.open(t, preferred["story"])
	name := `getComputedStyle(document.querySelector(".body .r"), "::before").content`
	if got := eval[string](t, x, name); got != "none" {
		t.Errorf("on a screen of that width the margin says %s; there is no margin", got)
	}
	call(t, x, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{Media: "print"})
	if got, want := eval[string](t, x, name), eval[string](
		t, x, `JSON.stringify(document.querySelector(".body .r").getAttribute("aria-label"))`); got != want {
		t.Errorf("on paper the margin says %s, want %s", got, want)
	}
}
