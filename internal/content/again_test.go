package content

import (
	"bytes"
	"testing"
)

// TestAgain: a story read again has the body that it had.
func TestAgain(t *testing.T) {
	for _, src := range []string{
		"---\ntitle: One\ndate: 2025-01-02\n---\n\nWords.\n", "\ufeff---\r\ntitle: One\r\n---\r\nWords\r\nand more.\r\n",
		"---\ntitle: One\n---\nA\x07 bell.\n", "Words alone.\n", "", "---\ntitle: One\n---", "---\n: : :\n---\nBody\n",
	} {
		first, _ := ReadStory("content/stories/2025-01-02-one.md", []byte(src), "", nil, Options{})
		if first == nil {
			t.Fatalf("%q is no story", src)
		}
		frame := first.Frame()
		again := frame.Again([]byte(src))
		if !bytes.Equal(again.Text(), first.Text()) || !bytes.Equal(again.Source, first.Source) ||
			again.BodyLine != first.BodyLine || again.Frame().Title != frame.Title || again.Untitled != first.Untitled {
			t.Errorf("%q came back as %q, not as %q", src, again.Body, first.Body)
		}
	}
}
