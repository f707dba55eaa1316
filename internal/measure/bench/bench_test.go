package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestMadeUp: the same number gives the same stories; what they quote is said by those whom Hugo is
// told of.
func TestMadeUp(t *testing.T) {
	one, two := madeUp(40), madeUp(40)
	if diff := cmp.Diff(one, two, cmp.AllowUnexported(story{})); diff != "" {
		t.Error(diff)
	}
	seen := map[string]bool{}
	for _, s := range one {
		if seen[s.day+s.slug] {
			t.Errorf("two stories are %s", s.slug)
		}
		seen[s.day+s.slug] = true
		for _, name := range s.speakers {
			if !strings.Contains(s.body, name) && len(s.speakers) < 9 {
				t.Errorf("%s is not quoted in %s", name, s.slug)
			}
		}
		if n := len(strings.Fields(s.body)); n < 350 || n > 700 {
			t.Errorf("%s has %d words", s.slug, n)
		}
	}
	all := names(5000)
	slices.Sort(all)
	if n := len(slices.Compact(all)); n != 5000 {
		t.Errorf("%d of 5000 names are one person's each", n)
	}
}

// TestWays: an edit changes one story, and the outputs are left out once.
func TestWays(t *testing.T) {
	b := &bench{work: t.TempDir()}
	b.site = filepath.Join(b.work, "archive")
	if err := writeArchive(b.site, madeUp(3)); err != nil {
		t.Fatal(err)
	}
	name, err := b.firstStory()
	if err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadFile(name)
	for range 2 {
		if err := b.edit(); err != nil {
			t.Fatal(err)
		}
		if err := b.fewOutputs(); err != nil {
			t.Fatal(err)
		}
	}
	after, _ := os.ReadFile(name)
	config, _ := os.ReadFile(filepath.Join(b.site, "site.yaml"))
	if len(after) <= len(before) || strings.Count(string(config), "outputs: []") != 1 {
		t.Errorf("%d bytes after %d; %s", len(after), len(before), config)
	}
}

func TestMedian(t *testing.T) {
	all := ratios([]taken{{wall: 2}, {wall: 9}, {wall: 3}}, []taken{{wall: 1}, {wall: 3}, {wall: 3}})
	if got := median(all, func(t taken) float64 { return t.wall }); got != 2 {
		t.Errorf("median %v", got)
	}
	if got := median(all[:2], func(t taken) float64 { return t.wall }); got != 2.5 {
		t.Errorf("median of two %v", got)
	}
}
