package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

func TestDigest(t *testing.T) {
	const want = "33fba194"
	for _, name := range []string{"Ann Lee", "ann lee", "the Ann Lee", "Ann Lee’s"} {
		if got := digest("low-tide_1", name); got != want {
			t.Errorf("digest of %q is %s, want %s", name, got, want)
		}
	}
	if digest("low-tide_2", "Ann Lee") == want {
		t.Error("the digest does not depend on the article")
	}
}

// papersLine is a line of papers.tsv. It holds no word of an article.
var papersLine = regexp.MustCompile(`^papers-(world|us|unread)\t[\w.%-]+\t\d+\t(\d+-\d+=(-|\?|[0-9a-f]{8})( |$))+$`)

func TestPapersHoldNoWords(t *testing.T) {
	seen := map[string]bool{}
	for line := range strings.Lines(papersTSV) {
		line = strings.TrimSuffix(line, "\n")
		if !papersLine.MatchString(line) {
			t.Errorf("malformed: %.90s", line)
		}
		if id := strings.Split(line, "\t")[1]; seen[id] {
			t.Errorf("%s stands there twice", id)
		} else {
			seen[id] = true
		}
	}
	if len(seen) == 0 {
		t.Error("there are no papers")
	}
}

func TestPapersAreWhatWasRead(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD names no folder of gold standards")
	}
	cold, err := newReader("")
	if err != nil {
		t.Fatal(err)
	}
	samples, err := cold.readPapers(filepath.Join(gold, "eval"))
	if err != nil {
		t.Fatal(err)
	}
	named, right := 0, 0
	for i := range samples {
		s := &samples[i]
		if !s.named || !s.taken {
			continue
		}
		named++
		if p := s.first(); p != nil && p.right {
			right++
		}
	}
	if named == 0 || right < named*3/4 {
		t.Errorf("%d of %d speakers are right: the articles or the digests are others", right, named)
	}
}
