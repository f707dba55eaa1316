package index_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// TestKept builds an archive again and again with what the index has kept, each time with other
// stories, names that are told or not, or another registry: it is what it is without.
func TestKept(t *testing.T) {
	const line = "We paid for a channel and we got a ditch"
	read := func(visibility, third string) *sample.Archive {
		var b strings.Builder
		b.WriteString(strings.Replace(people, "name: Bo Kerr", "name: Bo Kerr\nvisibility: "+visibility, 1))
		for i, words := range []string{line, "Bo " + line, third, "No more of it shall be said here", line + " and a ditch"} {
			who := "ann-lee"
			if rest, other := strings.CutPrefix(words, "Bo "); other {
				who, words = "bo-kerr", rest
			}
			fmt.Fprintf(&b, "\n-- stories/2025-05-0%d-s%d --\ntitle: S%d\n\n# S%d\n\nSpoken: {q %s|“%s”}.\n", i+1, i, i, i, who, words)
		}
		return sample.Read([]byte(b.String()))
	}
	if !strings.Contains(people, "name: Bo Kerr") {
		t.Fatal("the people are others")
	}
	open, closed := read("full", line+" again"), read("none", line+" again")
	all, shut := open.Records(), closed.Records()
	kept := new(index.Kept)
	for _, step := range []struct {
		what    string
		of      *sample.Archive
		records []*index.Story
		printed string
	}{
		{"all", open, all, "page"},
		{"again", open, all, "page"},
		{"without the first", open, all[1:], "page"},
		{"with it", open, all, "page"},
		{"without one between", open, append(all[:2:2], all[3:]...), "page"},
		{"a story read anew", open, append(append(all[:2:2], open.Records()[2]), all[3:]...), "page"},
		{"a story of other words", open, append(append(all[:2:2], read("full", "That is all there is to it").Records()[2]), all[3:]...), "page"},
		{"a name that is not told", closed, shut, "page"},
		{"the same records, another registry", open, shut, "page"},
		{"and back", closed, shut, "page"},
		{"no printed names", closed, shut, "none"},
	} {
		o := index.Options{Registry: step.of.Registry, PrintedNames: step.printed}
		want := index.Build(step.records, o)
		o.Kept = kept
		got := index.Build(step.records, o)
		if a, b := saying(want), saying(got); a != b {
			t.Errorf("%s: without what was kept\n%s\nwith it\n%s", step.what, a, b)
		}
	}
}

// saying prints what an index tells of who said what, and which words are the same.
func saying(ix *index.Index) string {
	var b strings.Builder
	for i := range ix.Len() {
		s := ix.Story(i)
		fmt.Fprintf(&b, "%s:", s.Title)
		for i := range s.Utterances {
			if w := s.Utterances[i].Who; w != nil {
				fmt.Fprintf(&b, " %s", w.Name)
			}
		}
		b.WriteString("\n")
	}
	return b.String() + groups(ix)
}
