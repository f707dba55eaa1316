package content

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestHeader reads copy with a header: its lines are what they say, and no part of the text.
func TestHeader(t *testing.T) {
	src := "\ufeffSLUG: FLOOD-0\r\nBYLINE: By Ann Lee and Bob Ray\r\nHEADLINE: The river &amp; the town\r\nSection: Weather\r\n" +
		"DATE: 3 June 2025\r\n\r\nThe river rose on Thursday, the harbour office said.\r\n\r\n\"It rose,\" said Cy Poe.\r\n"
	s, found := ReadStory("content/stories/flood.txt", []byte(src), "", nil, Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	got := []string{s.SourceID, s.Title.Value, s.Section, s.Date.Format("2006-01-02"), s.Bylines[0], s.Bylines[1], s.Title.Pos.String()}
	want := []string{"FLOOD-0", "The river & the town", "Weather", "2025-06-03", "Ann Lee", "Bob Ray", "content/stories/flood.txt:3:11"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	if d := cmp.Diff("headline  | The river & the town\nparagraph | The river rose on Thursday, the harbour office said.\n"+
		"paragraph | \"It rose,\" said Cy Poe.\n", printBlocks(s.Blocks)); d != "" {
		t.Error(d)
	}
	// A sentence with a colon is no header.
	s, _ = ReadStory("content/stories/2025-05-15-a.txt", []byte("Source: the river itself\nNobody measured it, the harbour office said.\n"),
		"", nil, Options{})
	if s.Title.Value != "Source: the river itself" {
		t.Errorf("the headline is %q", s.Title.Value)
	}
}
