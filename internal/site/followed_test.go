package site

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestFollowedWords holds that other words in a story leave the edition that is followed in memory
// as it is, but for the story's own page; what other pages may tell of it does not.
func TestFollowedWords(t *testing.T) {
	b := newBench(t)
	live := NewLive(Options{Dir: b.dir})
	read := func() *Shown {
		t.Helper()
		shown, report, err := live.Read(now)
		if err != nil || shown == nil {
			t.Fatal(err, report.Findings)
		}
		return shown
	}
	file := b.story("storm")
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	edit := func(text string) { folder.Write(t, filepath.Dir(file), filepath.Base(file), text) }
	edit(string(text) + "\n\nIt rained.\n") // no longer the archive that was measured
	first := read()
	edit(string(text) + "\n\nIt hailed frogs.\n")
	second := read()
	if second.edition != first.edition {
		t.Error("other words made another edition")
	}
	tells := func(s *Shown, words string) bool {
		t.Helper()
		at := -1
		for i := range s.edition.index.Len() {
			told := s.edition.index.Story(i)
			if strings.HasSuffix(file, told.File) {
				at = i
			}
		}
		page, there, err := s.File(s.edition.index.Story(at).Address + "index.html")
		if !there || err != nil {
			t.Fatal(there, err)
		}
		return strings.Contains(string(page), words)
	}
	if !tells(second, "hailed frogs") {
		t.Error("the page does not have the new words")
	}
	edit(string(text) + "\n\n“It hailed frogs,” said Ferdinand Quill.\n")
	third := read()
	if third.edition == first.edition || !tells(third, "Ferdinand Quill") {
		t.Error("a quotation more made no other edition")
	}
	edit(string(text) + "\n\n“It hailed toads,” said Ferdinand Quill.\n")
	fourth := read()
	if fourth.edition == third.edition || fourth.edition.index != third.edition.index || !tells(fourth, "toads") {
		t.Error("another quotation of somebody who has a record was not put into the index")
	}
	if _, _, err := third.File("index.html"); !errors.Is(err, ErrChanged) {
		t.Error("what was shown before is made of the index as it is now:", err)
	}
}
