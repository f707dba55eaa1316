package importer

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestMadeTitle holds that a title made of first words ends where a sentence does, without a
// dateline, and not within somebody's words.
func TestMadeTitle(t *testing.T) {
	for text, want := range map[string]string{
		"The weir was mended on Tuesday, a year late. “It holds,” said Bo Lund.": "The weir was mended " +
			"on Tuesday, a year late…",
		"OSTREY (Packet) - The post office closes on Friday. “We have a van,” said Lena Moss.": "The post office " +
			"closes on Friday…",
	} {
		dir, source := newSite(t), t.TempDir()
		write(t, source, "old.csv", "Headline;Published;Text\n;13/03/2003;"+text+"\nB;14/03/2003;Another.\n")
		if _, err := Import(context.Background(),
			Options{Dir: dir, Sources: []string{source}, Formats: Formats(), Now: noon}); err != nil {
			t.Fatal(err)
		}
		files, _ := filepath.Glob(filepath.Join(dir, "content/stories/2003/2003-03-13-*"))
		if len(files) != 1 {
			t.Fatalf("stories %q", files)
		}
		src, err := os.ReadFile(files[0])
		if err != nil || !strings.Contains(string(src), want+"\n") && !strings.Contains(string(src), want+"\"\n") {
			t.Errorf("want the title %q in\n%s", want, src)
		}
	}
}

// TestCaptionIsKept holds that the words below a picture stay where the picture is nowhere.
func TestCaptionIsKept(t *testing.T) {
	dir, source := newSite(t), t.TempDir()
	write(t, source, "old.csv", "Headline;Published;Text;Image;Caption\n"+
		"Gate opens;13/03/2003;The gate is open.;gate.jpg;The gate in 2001\n")
	r, err := Import(context.Background(), Options{Dir: dir, Sources: []string{source}, Formats: Formats(), Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	src, err := os.ReadFile(filepath.Join(dir, "content/stories/2003/2003-03-13-gate-opens.md"))
	if err != nil || !strings.HasSuffix(string(src), "The gate is open.\n\nThe gate in 2001\n") {
		t.Errorf("got\n%s", src)
	}
	if r.LeftOut[nowhereShown] != 1 || r.LeftOut[remoteShown] != 0 {
		t.Errorf("left out: %v", r.LeftOut)
	}
}
