package markup

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// A table of many columns and many short rows would be filled up with cells by the million.
func TestLargeTable(t *testing.T) {
	wide := strings.Repeat("|a", 5000) + "|\n" + strings.Repeat("|-", 5000) + "|\n" + strings.Repeat("|b\n", 20000)
	doc := New(Options{}).Markdown([]byte("Before.\n\n" + wide + "\nAfter.\n"))
	html := string(doc.HTML(prose.Join(doc.Parts()), 0, Layer{}))
	if strings.Contains(html, "<table") || len(html) > 2*len(wide) {
		t.Errorf("%d bytes of HTML for %d bytes", len(html), len(wide))
	}
	d := doc.Dropped()
	if len(d) != 1 || d[0].Kind != Table || d[0].Line != 3 || d[0].Col != 1 {
		t.Errorf("dropped: %+v", d)
	}
	if !strings.Contains(html, "<p>After.</p>") {
		t.Error("what stands below is lost")
	}
}
