package browser

import (
	"os"
	"sync"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// axeSource is axe-core, which npm ci puts here.
var axeSource = sync.OnceValues(func() (string, error) {
	src, err := os.ReadFile("node_modules/axe-core/axe.min.js")
	return string(src), err
})

// axeRun asks for everything of WCAG 2.0 to 2.2, levels A and AA, and the best practices, and tells
// what was found as one text.
const axeRun = `(async (only, rules) => {
	const found = await axe.run(document, {
		resultTypes: ["violations"],
		preload: false,
		runOnly: only || ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
		rules: rules || {},
	});
	return found.violations.map(v => v.id + ": " + v.help + v.nodes.slice(0, 5).map(
		n => "\n    " + n.target.join(" ") + "  " +
			n.failureSummary.split("\n").slice(1).join("; ")).join("")).join("\n");
})`

const (
	axeEverything = axeRun + `()`
	// all that depends on the colour scheme
	axeColours = axeRun + `({type: "rule", values: ["color-contrast", "link-in-text-block"]})`
	// all that markup alone decides, in half the time
	axeMarkup = axeRun + `(null, {"color-contrast": {enabled: false}, "link-in-text-block": {enabled: false},
		"target-size": {enabled: false}})`
)

// axe fails the test when axe-core finds anything on the page as it stands, in the tests' long
// form: in the short one TestEveryKindOfPage and TestDeskIsForEverybody let it look.
func (x *tab) axe(t *testing.T, where string) {
	t.Helper()
	if form.Long() {
		x.axeLooks(t, where, axeEverything)
	}
}

// axeLooks is axe in either form. run is one of the constants above.
func (x *tab) axeLooks(t *testing.T, where, run string) {
	t.Helper()
	if found := x.axeFinds(t, run); found != "" {
		t.Errorf("axe on %s:\n%s", where, found)
	}
}

// axeInTheDark shows the page, which axe has seen in light colours, in dark ones, and fails the
// test when axe-core finds anything wrong with those.
func (x *tab) axeInTheDark(t *testing.T, where string, width int64) {
	t.Helper()
	x.view(t, mode{width, "dark"})
	x.axeLooks(t, where+" in the dark", axeColours)
	x.view(t, mode{width, "light"})
}

// axeFinds is what axe-core has to say about the page, or "". run is one of the constants above.
func (x *tab) axeFinds(t *testing.T, run string) string {
	t.Helper()
	src, err := axeSource()
	if err != nil {
		skip(t, "no axe-core: run (cd internal/browser && npm ci) once")
	}
	if !eval[bool](t, x, `typeof axe === "object"`) {
		eval[bool](t, x, src+"; true")
	}
	return eval[string](t, x, run)
}
