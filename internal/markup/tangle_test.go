package markup

import (
	"strings"
	"testing"
)

// TestTangled: what no parser can be asked to read is laid out plainly, with all its words, and
// said; what people write is not.
func TestTangled(t *testing.T) {
	c := New(Options{})
	for _, src := range []string{
		"Before.\n\n" + strings.Repeat("> ", 100) + "deep words",
		strings.Repeat("- ", 100) + "deep words",
		strings.Repeat("1. ", 100) + "deep words",
		strings.Repeat("> - ", 50) + "deep words",
		strings.Repeat("[a](", 300) + "deep words",
		strings.Repeat("![a](<b \n", 300) + "deep words",
		strings.Repeat("Word.[^1]\n\n[^1]: note\n\n", 1100) + "deep words",
		strings.Repeat("[a]: /x\n", 1100) + "deep words",
	} {
		d := c.Markdown([]byte(src))
		parts := d.Parts()
		if len(parts) == 0 || !strings.HasSuffix(parts[len(parts)-1].Text, "deep words") {
			t.Errorf("%.20q…: parts %v", src, parts)
		}
		if dropped := d.Dropped(); len(dropped) != 1 || dropped[0].Kind != Tangled || dropped[0].Line == 0 {
			t.Errorf("%.20q…: dropped %v", src, dropped)
		}
	}
	for _, src := range []string{
		strings.Repeat("> ", 20) + "words", strings.Repeat("- ", 500), strings.Repeat("* ", 500) + "*",
		strings.Repeat("[a](/b) ", 1000), strings.Repeat("[a](/b\n\n", 1000), strings.Repeat("- - word\n", 1000),
		"f(x)[1](2) and [a]( /b )", strings.Repeat("Word.[^1]\n\n[^1]: note\n\n", 900) + "Word [^a]: b.",
		strings.Repeat("[a]: /x\n\n", 3000), strings.Repeat("[a]: /x\n", 900),
	} {
		for _, d := range c.Markdown([]byte(src)).Dropped() {
			if d.Kind == Tangled {
				t.Errorf("%.20q… is taken for a tangle", src)
			}
		}
	}
}
