package importer

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOrderOfTables holds that in a real table, too, one day over 12 tells the order of all the
// others, and that the hours of such a date are those that stand there.
func TestOrderOfTables(t *testing.T) {
	dir, source := newSite(t), t.TempDir()
	write(t, source, "old.csv", "Headline;Published;Text\n"+
		"Ferry late;05/03/2003 5:06 PM;The ferry was late.\n"+
		"Ferry later;13/02/2003 12:10 am;The ferry was later.\n"+
		"Ferry gone;31/11/2003;The ferry is gone.\n")
	o := Options{Dir: dir, Sources: []string{filepath.Join(source, "old.csv")}, Formats: Formats(), Now: noon}
	r, err := Import(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range r.Stories {
		got = append(got, filepath.Base(s.File))
	}
	if want := "2003-03-05-ferry-late.md 2003-02-13-ferry-later.md"; strings.Join(got, " ") != want {
		t.Fatalf("got %q (%v), want %q", got, r.Asides, want)
	}
	src, err := os.ReadFile(filepath.Join(dir, "content/stories/2003/2003-03-05-ferry-late.md"))
	if err != nil || !strings.Contains(string(src), "T17:06") {
		t.Errorf("5:06 PM is read as\n%s", src)
	}
	if n := r.DatesFrom["the export"]; n != 2 {
		t.Errorf("dates come from %v", r.DatesFrom)
	}
	if len(r.Asides) != 1 || !strings.Contains(r.Asides[0].Why, "no day of any calendar") {
		t.Errorf("set aside: %v", r.Asides)
	}
}

// TestFormatsAddUp holds that what a format sets aside is counted among what it has read.
func TestFormatsAddUp(t *testing.T) {
	source := t.TempDir()
	write(t, source, "old.csv", "Headline;Published;Text\nFerry late;13/03/2003;The ferry was "+
		"late.\nLetters;14/03/2003;\n")
	r, err := Import(context.Background(), Options{Dir: newSite(t), Sources: []string{source}, Formats: Formats(),
		Now: noon})
	if err != nil {
		t.Fatal(err)
	}
	sum := 0
	for _, n := range r.Formats {
		sum += n
	}
	if r.Read != 2 || sum != 2 {
		t.Errorf("%d read, by formats %v", r.Read, r.Formats)
	}
}
