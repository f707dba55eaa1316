package pages

import (
	"bytes"
	"flag"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/importer/item"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// heap is a Sink that keeps what it is given as words.
type heap struct {
	said    strings.Builder
	stories []item.Item
}

func (h *heap) Story(it item.Item) error {
	h.stories = append(h.stories, it)
	fmt.Fprintf(&h.said, "story %q\ndeck %q\nby %q\nsection %q\ntags %q\nlang %s\ndate %s\nupdated %s\nurl %s\nold "+
		"%q\n", it.Title, it.Deck, it.Bylines, it.Section, it.Tags, it.Lang,
		shown(it.Published), shown(it.Updated), it.URL, it.OldAddresses)
	for _, im := range it.Images {
		fmt.Fprintf(&h.said, "image %s %q\n", im.Address, im.Alt)
	}
	var kinds []string
	for what, n := range it.Left {
		kinds = append(kinds, fmt.Sprintf("left %s %d\n", what, n))
	}
	slices.Sort(kinds)
	h.said.WriteString(strings.Join(kinds, "") + "\n" + it.Body.Text + "\n")
	return nil
}

func shown(d item.Date) string {
	if !d.Known() {
		return d.Raw
	}
	return d.Time.Format(time.RFC3339) + " (" + d.From + ")"
}

func (h *heap) Skip(_ item.Place, what string) error {
	fmt.Fprintf(&h.said, "skipped %s\n", what)
	return nil
}

func (h *heap) Aside(_ item.Place, _ []byte, why string) error {
	fmt.Fprintf(&h.said, "aside %s\n", why)
	return nil
}

func input(name string, src []byte) item.Input {
	return item.Input{
		Place: item.Place{Source: name}, Head: src[:min(len(src), item.HeadSize)], Size: int64(len(src)),
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil },
	}
}

func TestPages(t *testing.T) {
	files, _ := filepath.Glob("testdata/*.html")
	if len(files) < 10 {
		t.Fatal("no testdata")
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		in, h := input(filepath.Base(file), src), &heap{}
		if recognises(in) == 0 {
			t.Errorf("%s is not recognised", file)
		}
		if err := read(in, h); err != nil {
			t.Fatal(err)
		}
		wantFile := strings.TrimSuffix(file, ".html") + ".want"
		if *update {
			if err := os.WriteFile(wantFile, []byte(h.said.String()), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, _ := os.ReadFile(wantFile)
		if diff := cmp.Diff(string(want), h.said.String()); diff != "" {
			t.Errorf("%s:\n%s", file, diff)
		}
	}
}

// FuzzPage holds that no page makes the reader panic, and that each is handed on once.
func FuzzPage(f *testing.F) {
	files, _ := filepath.Glob("testdata/*.html")
	for _, file := range files {
		src, _ := os.ReadFile(file)
		f.Add(src)
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		h := &heap{}
		in := input("a.html", src)
		recognises(in)
		if err := read(in, h); err != nil {
			t.Fatal(err)
		}
		said := h.said.String()
		if n := len(h.stories); n > 1 || n == 0 && strings.Count(said, "skipped ")+strings.Count(said, "aside ") == 0 {
			t.Errorf("%d stories", n)
		}
	})
}

func BenchmarkPage(b *testing.B) {
	src, err := os.ReadFile("testdata/jsonld.html")
	if err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		if err := read(input("a.html", src), &heap{}); err != nil {
			b.Fatal(err)
		}
	}
}
