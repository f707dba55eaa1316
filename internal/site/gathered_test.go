package site

import (
	"testing"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestGatheredAnew: where words that several stories have are edited in one of them, the pages of the
// others know of it.
func TestGatheredAnew(t *testing.T) {
	b := newBench(t)
	story := func(day, words string) {
		folder.Write(t, b.dir, "content/stories/2025/"+day+"-wall.md", "---\ntitle: The wall on "+day+"\ndate: "+day+
			"\n---\n\n“"+words+",” said Ferdinand Quill, a diver. He left.\n")
	}
	const words = "We will walk the whole length of the harbour wall before winter"
	story("2025-03-01", words)
	story("2025-03-04", words)
	if n := len(b.build().Index.Gathered()); n == 0 {
		t.Fatal("no words stand in several stories")
	}
	story("2025-03-04", "Nobody here has ever eaten so many green pears in a week")
	b.build()
	clean, o := newShelf(), b.o
	o.Cache = ""
	if _, err := Make(clean, o); err != nil {
		t.Fatal(err)
	}
	wrong := 0
	for name, text := range folder.Contents(t, b.out) {
		if want, is := clean.files[name]; is && string(want) != text {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d files are not those of a clean build", wrong)
	}
}
