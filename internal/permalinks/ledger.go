// Package permalinks knows the ledger of what an archive has published: the files in
// content/permalinks/.
//
//	2025.txt   a line for a story:
//	           2025-05-15-ferry-inquiry /2025/05/15/ferry-inquiry/ 7k2m9xq a2ymuvb
//	pages.txt  a line for each other address:  /speakers/ada-brandt/
//
// A story's line holds its id, its address and the ids of its utterances in reading order; behind
// an id of words that are few or that the story has more than once, a mark of what stands around
// them, as in 7k2m9xq~abc2de. The files are append-only: a line is never rewritten, so a story that
// was given a new address or new utterances since has further lines. Blank lines and lines that
// begin with # count for nothing. What an address has become is not known here, but in package
// oldaddress.
package permalinks

import (
	"maps"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
)

// Folder is where the ledger lies, relative to the site folder.
const Folder = "content/permalinks/"

// PagesFile is the file for addresses that are no story's.
const PagesFile = Folder + "pages.txt"

// Story is what was published of a story: one line.
type Story struct {
	Pos        diag.Pos // of the line; zero for what is not written down yet
	ID         string
	Address    string   // "/2025/05/15/ferry-inquiry/"
	Utterances []string // ids

	// Around are marks of what stood around the words of an utterance, by its id, where they were
	// few or stood there more than once: so that the id never passes to other words.
	Around map[string]string
}

// Mark notes what stands around the words of utterance id.
func (s *Story) Mark(id, around string) {
	if s.Around == nil {
		s.Around = map[string]string{}
	}
	s.Around[id] = around
}

// Page is another address that was published.
type Page struct {
	Pos     diag.Pos
	Address string // "/speakers/ada-brandt/"
}

// Ledger is what was published, in the order of files and lines.
type Ledger struct {
	Stories []Story
	Pages   []Page
}

// Empty reports whether nothing is written down.
func (l *Ledger) Empty() bool { return l == nil || len(l.Stories) == 0 && len(l.Pages) == 0 }

// Missing is what of published is not in l. Of a story that l has at the same address it holds the
// utterances alone that l lacks.
func (l *Ledger) Missing(published Ledger) Ledger {
	type place struct{ id, address string }
	known := map[place]map[string]bool{}
	pages := make(map[string]bool, len(l.Stories)+len(l.Pages)+len(published.Stories)+len(published.Pages))
	for _, s := range l.Stories {
		at := place{s.ID, s.Address}
		if known[at] == nil {
			known[at] = map[string]bool{}
		}
		for _, u := range s.Utterances {
			known[at][u], known[at][s.token(u)] = true, true
		}
		pages[s.Address] = true
	}
	for _, p := range l.Pages {
		pages[p.Address] = true
	}
	var out Ledger
	for _, s := range published.Stories {
		had, there := known[place{s.ID, s.Address}]
		if there {
			s.Utterances = slices.DeleteFunc(slices.Clone(s.Utterances), func(u string) bool { return had[s.token(u)] })
		}
		if !there || len(s.Utterances) > 0 {
			out.Stories = append(out.Stories, s)
		}
		pages[s.Address] = true
	}
	for _, p := range published.Pages {
		if !pages[p.Address] {
			pages[p.Address] = true
			out.Pages = append(out.Pages, p)
		}
	}
	return out
}

// Addition is text to be appended to a file of the ledger.
type Addition struct {
	File  string // relative to the site folder
	Text  string // whole lines
	Lines int
}

// Additions prints the ledger as text to be appended, by file. A story's file is named for the year
// in its address.
func (l *Ledger) Additions() []Addition {
	lines := map[string][]string{} // by file
	add := func(file string, words ...string) {
		lines[file] = append(lines[file], strings.Join(words, " ")+"\n")
	}
	for _, s := range l.Stories {
		words := []string{s.ID, s.Address}
		for _, u := range s.Utterances {
			words = append(words, s.token(u))
		}
		add(Folder+year(s.Address)+".txt", words...)
	}
	for _, p := range l.Pages {
		add(PagesFile, p.Address)
	}
	var out []Addition
	for _, file := range slices.Sorted(maps.Keys(lines)) {
		out = append(out, Addition{File: file, Text: strings.Join(lines[file], ""), Lines: len(lines[file])})
	}
	return out
}

// token is what a line has for utterance id: the id, and behind a tilde the mark of what stands
// around it.
func (s *Story) token(id string) string {
	if m := s.Around[id]; m != "" {
		return id + "~" + m
	}
	return id
}

// year is the first step of a story's address.
func year(address string) string {
	first, _, _ := called.Cut(called.TrimPrefix(address, "/"), "/")
	return first
}
