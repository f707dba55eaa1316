package browser

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"
)

// keepCopies notes what is copied, in place of a clipboard that a headless browser lacks.
const keepCopies = `navigator.clipboard.writeText = t => { window.copied = t; return Promise.resolve(); }, true`

// copied is what the button beside the n-th note copies, in the form at that place of the choice.
func copied(t *testing.T, x *tab, note, form int) string {
	t.Helper()
	return eval[string](t, x, fmt.Sprintf(`(() => {
		const li = document.querySelectorAll(".notes li")[%d], s = li.querySelector("select");
		s.selectedIndex = %d;
		li.querySelector("button").click();
		return window.copied })()`, note, form))
}

// TestCiteDenial copies the citation of words that are reported not to have been said, in every
// form: each says so, in the words that the page shows.
func TestCiteDenial(t *testing.T) {
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{820, "light"})
	x.open(t, workingStory)
	eval[bool](t, x, keepCopies)
	x.axe(t, "with forms of citation")
	notes := eval[[]string](t, x, `[...document.querySelectorAll(".notes li p:first-child")].map(e => e.textContent.trim())`)
	if len(notes) != 4 || !strings.HasPrefix(notes[3], "Jonas Quill, keeper, Light Board, who is reported not to have said this; ") {
		t.Fatalf("the notes say %q", notes)
	}
	if eval[string](t, x, `document.querySelector(".body .st:last-of-type")?.textContent`) == "" {
		t.Error("nothing behind the words says that they were not said")
	}
	url := eval[string](t, x, `location.href`) + "#q-" + eval[string](t, x, `document.querySelectorAll(".notes li")[3].id.slice(2)`)
	day := eval[string](t, x, `new Date().toLocaleDateString("sv")`)
	note := "“an old bucket with a rope” (" + notes[3] + ")"
	for form, want := range []string{
		note + " “The bell is hung.” The Vessry Lamp, 16 January 2023. " + url + " (accessed " + day + ")",
		"<" + url + "> (accessed " + day + ")",
		"<blockquote>" + note + " “The bell is hung.” The Vessry Lamp, 16 January 2023. <a href=\"" + url + "\">",
		"note = {" + note + "},\n  url = {" + url + "},\n  urldate = {" + day + "}\n}",
		"N1  - " + note + "\nUR  - " + url + "\nY2  - " + strings.ReplaceAll(day, "-", "/") + "\nER  - \n",
		`"note": "` + note + `"`,
	} {
		got := copied(t, x, 3, form)
		if !strings.Contains(got, want) || !strings.Contains(got, "reported not to have said") {
			t.Errorf("form %d is\n%s\nand lacks\n%s", form, got, want)
		}
		if form == 5 && !json.Valid([]byte(got)) {
			t.Errorf("no JSON: %s", got)
		}
	}
	for i, want := range []string{"the paper has corrected this quotation", "read by program"} {
		if got := copied(t, x, i, 0); !strings.Contains(got, want) || !strings.Contains(got, notes[i]) {
			t.Errorf("note %d: %q lacks %q", i, got, want)
		}
	}
	eval[bool](t, x, `document.querySelector("[data-cite] + p button").click(), true`)
	if got := eval[string](t, x, `window.copied`); !strings.HasPrefix(got, "“The bell is hung.”") || !strings.Contains(got, "(accessed ") {
		t.Errorf("the story's citation is %q", got)
	}
}
