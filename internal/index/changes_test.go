package index

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/annotate"
)

// changed is a record of a story with corrections, each "2025-05-03 text", or a text alone.
func changed(id string, corrections ...string) *Story {
	day, _ := time.Parse(time.DateOnly, id[:10])
	s := &Story{ID: id, Address: strings.ReplaceAll(id[:10], "-", "/") + "/" + id[11:] + "/", Title: id, Date: day}
	days := map[string]int{}
	for _, c := range corrections {
		on, text, _ := strings.Cut(c, " ")
		at, err := time.Parse(time.DateOnly, on)
		if err != nil {
			text = c
		}
		s.Corrections = append(s.Corrections, Correction{ID: correctionID(at, days), On: at, Text: text})
	}
	return s
}

func changeLines(ix *Index) []string {
	var out []string
	for _, c := range ix.Changes {
		line := c.On.Format(time.DateOnly) + " " + c.Story.ID + " " + c.ID
		if c.Text != "" {
			line += ": " + c.Text
		}
		out = append(out, line)
	}
	return out
}

func TestChangesAreListedNewestFirst(t *testing.T) {
	weir := changed("2025-05-02-weir", "2025-05-03 One.", "2025-05-09 Two.", "2025-05-03 Three.", "No day.")
	weir.Utterances = []Utterance{
		{ID: "aaaaaaa", Status: annotate.Retracted, Beside: &Rare{On: "2025-05-08"}, Parts: []Part{{Text: "“Words.”"}}},
		{ID: "bbbbbbb", Status: annotate.Retracted, EchoOf: "aaaaaaa", Parts: []Part{{Text: "“Words.”"}}},
		{ID: "ccccccc", Status: annotate.Corrected, Parts: []Part{{Text: "“Others.”"}}},
	}
	gone := &Story{
		ID: "2025-05-01-gone", Address: "2025/05/01/gone/", Date: time.Date(2025, 5, 1, 18, 0, 0, 0, time.UTC),
	}
	gone.Withdrawn = &Withdrawal{On: time.Date(2025, 5, 4, 0, 0, 0, 0, time.UTC), Reason: "It was asked for."}
	got := changeLines(Build([]*Story{weir, changed("2025-05-03-toll", "2025-05-03 Four."), gone}, Options{}))
	want := []string{
		"2025-05-09 2025-05-02-weir correction-2025-05-09: Two.",
		"2025-05-08 2025-05-02-weir n-aaaaaaa",
		"2025-05-04 2025-05-01-gone main",
		"2025-05-03 2025-05-03-toll correction-2025-05-03: Four.",
		"2025-05-03 2025-05-02-weir correction-2025-05-03: One.",
		"2025-05-03 2025-05-02-weir correction-2025-05-03-2: Three.",
		"2025-05-02 2025-05-02-weir correction-undated: No day.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

// TestIDsOfChangesStay: an id outlives an edit of its text, and whatever else is put right.
func TestIDsOfChangesStay(t *testing.T) {
	before := changeLines(Build([]*Story{changed("2025-05-02-weir", "2025-05-03 One.")}, Options{}))
	after := changeLines(Build([]*Story{
		changed("2025-05-02-weir", "2025-05-09 Two.", "2025-05-03 One, and better.", "2025-05-03 Another."),
		changed("2025-05-03-toll", "2025-05-03 Four."),
	}, Options{}))
	id, _, _ := strings.Cut(before[0], ":")
	if !strings.Contains(strings.Join(after, "\n"), id+": One, and better.") {
		t.Errorf("%s is gone:\n%s", id, strings.Join(after, "\n"))
	}
}
