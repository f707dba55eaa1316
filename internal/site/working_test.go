package site

import (
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/testing/demo"
)

// TestWorkingOnPages holds that the note on a quotation says how it was read in the words that
// annotate --json and --explain have, in every story of the demo archive; and that each of its
// links leads to a place in the text that holds what the evidence is.
func TestWorkingOnPages(t *testing.T) {
	root := demo.Folder(t)
	built := demoTree(t)
	x, _, err := NewAnnotator(AnnotateOptions{Dir: root})
	if err != nil {
		t.Fatal(err)
	}
	files, _ := filepath.Glob(filepath.Join(root, "content/stories/*/*.*"))
	notes, links := 0, 0
	for _, file := range files {
		a := x.Files([]string{file})[0]
		if strings.HasSuffix(file, ".notes.yaml") || a.Err != nil || a.Result == nil || !a.Story.HasDate {
			continue
		}
		page := string(built[address.Story(a.Story.Date, a.Story.Slug)+"index.html"].data)
		ids := byID(t, page)
		hidden := strings.Contains(page, "withheld or disputed") || strings.Contains(page, "are part of the archive.")
		for i := range a.Result.Quotations {
			q := &a.Result.Quotations[i]
			note := ids[address.NoteAnchor(q.ID)]
			if note == nil || q.Status == annotate.Retracted {
				continue
			}
			if said := oneLine(textOf(note)); strings.Contains(said, oneLine(q.Working())) {
				notes++
				links += leads(t, ids, note, q)
			} else if !hidden {
				t.Errorf("%s: the note on %s is %q and lacks %q", file, q.ID, said, q.Working())
			}
		}
	}
	if notes < 250 || links < 400 {
		t.Errorf("%d notes and %d links were looked at", notes, links)
	}
}

// leads counts the links of a note to what its reading leans on, and holds that it stands there.
func leads(t *testing.T, ids map[string]*html.Node, note *html.Node, q *annotate.Quotation) (n int) {
	t.Helper()
	for _, p := range q.WorkingPhrases() {
		for a := range note.Descendants() {
			if p.At < 0 || a.Data != "a" || oneLine(textOf(a)) != oneLine(p.Text) || a.Attr[0].Val[0] != '#' {
				continue
			}
			n++
			there, e := ids[a.Attr[0].Val[1:]], &q.Evidence[p.At]
			if there == nil || e.Quotation == "" && !strings.Contains(oneLine(textOf(there)), oneLine(e.Text)) {
				t.Errorf("%q of %s leads to %s, where %q does not stand", p.Text, q.ID, a.Attr[0].Val, e.Text)
			}
			break
		}
	}
	return n
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// byID are the elements of a page that have an id.
func byID(t *testing.T, page string) map[string]*html.Node {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]*html.Node{}
	for n := range doc.Descendants() {
		for _, a := range n.Attr {
			if a.Key == "id" {
				out[a.Val] = n
			}
		}
	}
	return out
}
