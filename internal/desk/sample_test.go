package desk

import (
	"bytes"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/demo"
)

// TestSample draws samples of the demo archive: the larger begins with the smaller, another seed
// draws others, and what is drawn comes from all over the archive.
func TestSample(t *testing.T) {
	dir := demo.Folder(t)
	draw := func(n int, seed string) []string {
		src, found, err := Sample(site.Options{Dir: dir, Now: day.AddDate(2, 0, 0)}, n, seed)
		if err != nil {
			t.Fatal(err, found)
		}
		return strings.Split(strings.TrimSpace(string(src)), "\n")
	}
	few, many, other := draw(20, ""), draw(60, ""), draw(20, "other")
	if len(few) < 21 || !strings.HasPrefix(strings.Join(many, "\n"), strings.Join(few, "\n")) {
		t.Errorf("of %d lines the first %d are not those of the smaller sample", len(many), len(few))
	}
	same, stories := 0, map[string]bool{}
	for _, line := range other[1:] {
		if strings.Contains(strings.Join(few, "\n"), line) {
			same++
		}
	}
	for _, line := range many[1:] {
		file, _, _ := strings.Cut(line, ",")
		stories[file] = true
	}
	if same > 10 || len(stories) < 20 {
		t.Errorf("another seed drew %d of the same, and 60 came from %d stories", same, len(stories))
	}
}

// TestKept keeps the verdicts of an earlier sample in a new one.
func TestKept(t *testing.T) {
	dir, _ := archive(t, "-")
	src, _, err := Sample(site.Options{Dir: dir, Now: day}, 50, "")
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(src)), "\n")
	lines[2] = strings.TrimSuffix(lines[2], ",,,,") + ",wrong,olin-marsh,E. Marsh,2025-05-20"
	before := []byte(strings.Join(lines[:3], "\n") + "\n")
	kept, err := Kept(src, before)
	if err != nil || !bytes.Contains(kept, []byte(lines[2])) || bytes.Count(kept, []byte("\n")) != bytes.Count(src, []byte("\n")) {
		t.Errorf("%v\n%s", err, kept)
	}
	if same, err := Kept(src, nil); err != nil || !bytes.Equal(same, src) {
		t.Errorf("nothing was judged: %v\n%s", err, same)
	}
}
