package site

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/net/html"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// What pages may weigh, in bytes. Whoever adds to a page adds to every page of its kind, in an
// archive of ten thousand stories as in one of ten.
const (
	storyMost     = 15_000 // a page beyond its story's text, with ten quotations by six speakers
	storyGzipMost = 4_000  // the same as it is sent
	listGzipMost  = 60_000 // a speaker's or a topic's page, or one below it, as it is sent
)

// sixSpeakers is a story of ten quotations by six speakers, of some 500 words.
func sixSpeakers() string {
	var b strings.Builder
	b.WriteString("---\ntitle: Board votes to mend the weir before the winter\ndate: 2025-03-04\ntopics: [weir]\n" +
		"deck: The vote was close, and nobody went home pleased\nbylines: [Ada Finch]\nsection: Council\n---\n")
	names := []string{"Bram Castern", "Corin Dunholm", "Dagny Eastvane", "Edvard Fenwick", "Fenna Hollin", "Ivo Jarrow"}
	for i := range 10 {
		fmt.Fprintf(&b, "The board came to item %d of its list after an hour in which the rain did not let up, and those "+
			"at the back of the hall moved their chairs away from the windows.\n\n", i+1)
		fmt.Fprintf(&b, "“We have looked at the weir %d times this year and it has not mended itself,” said %s, who "+
			"lives by the river.\n\n", i+2, names[i%6])
	}
	return b.String()
}

// TestStoryBudget holds what a story's page has beyond the story.
func TestStoryBudget(t *testing.T) {
	dir := unpack(t, "-- site.yaml --\ntitle: The Weir\nbase_url: https://weir.example/archive\nlanguage: en\n"+
		"-- content/topics/weir.md --\n---\nname: The weir\n---\n-- content/stories/2025-03-04-weir.md --\n"+sixSpeakers())
	s, report := made(t, Options{Dir: dir})
	src := s.files["2025/03/04/weir/index.html"]
	page := string(src)
	if n := strings.Count(page, `role="doc-noteref"`); n != 10 {
		t.Fatalf("%d quotations, %v", n, report.Findings)
	}
	text := readable(t, page[strings.Index(page, `<div class="body"`):strings.Index(page, `<aside class="who`)])
	n, sent := len(page)-len(text), gzipped(src)-gzipped([]byte(text))
	t.Logf("%d bytes beyond its text, %d when sent", n, sent)
	if n > storyMost {
		t.Errorf("the page has %d bytes beyond its text, more than %d", n, storyMost)
	}
	if sent > storyGzipMost {
		t.Errorf("the page has %d bytes beyond its text when sent, more than %d", sent, storyGzipMost)
	}
}

// readable is the text of a piece of HTML.
func readable(t *testing.T, src string) string {
	t.Helper()
	root, err := html.Parse(strings.NewReader(src))
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.TextNode {
			b.WriteString(n.Data)
		}
	}
	return b.String()
}

func gzipped(src []byte) int {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	z.Write(src)
	z.Close()
	return b.Len()
}

// TestArchiveBudget holds what an archive weighs a story, as the made-up one does, and what the
// largest of its lists weigh. The figures are what they were, and a twentieth. The short form leaves
// out the archive that has pages alone.
func TestArchiveBudget(t *testing.T) {
	form.OnlyLong(t)
	const stories = 300
	type budget struct {
		outputs string
		most    int // bytes a story
	}
	for _, c := range form.Some(budget{"", 92_900}, budget{"outputs: []\n", 39_700}) {
		dir := t.TempDir()
		madeUpArchive(t, dir, stories)
		config, err := os.OpenFile(filepath.Join(dir, "site.yaml"), os.O_APPEND|os.O_WRONLY, 0)
		if err == nil {
			_, err = config.WriteString(c.outputs)
			err = errors.Join(err, config.Close())
		}
		if err != nil {
			t.Fatal(err)
		}
		s, _ := made(t, Options{Dir: dir})
		all := 0
		for _, name := range s.names() {
			all += len(s.files[name])
		}
		lists, largest := listsOf(t, s)
		t.Logf("%q: %d bytes a story, %d lists, the largest %d when sent", c.outputs, all/stories, lists, largest)
		if n := all / stories; n > c.most || lists < 100 {
			t.Errorf("%q: %d bytes a story, more than %d", c.outputs, n, c.most)
		}
	}
}

// TestListBudget holds what the lists of a speaker weigh of whom very much is quoted.
func TestListBudget(t *testing.T) {
	s, _ := made(t, Options{Dir: unpack(t, prolific())})
	lists, largest := listsOf(t, s)
	t.Logf("%d lists, the largest %d bytes when sent", lists, largest)
	if lists < 10 {
		t.Errorf("only %d lists", lists)
	}
}

// listsOf counts the pages of speakers and topics, and holds each against its budget.
func listsOf(t *testing.T, s *shelf) (lists, largest int) {
	for _, name := range s.names() {
		of, _, _ := strings.Cut(name, "/")
		if !strings.HasSuffix(name, ".html") || of != "speakers" && of != "topics" {
			continue
		}
		n := gzipped(s.files[name])
		lists, largest = lists+1, max(largest, n)
		if n > listGzipMost {
			t.Errorf("%s has %d bytes when sent, more than %d", name, n, listGzipMost)
		}
	}
	return lists, largest
}
