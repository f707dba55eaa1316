package site

import (
	"fmt"
	"strings"
	"testing"
)

// edited is an archive of one story of which all quotations were edited since they were recorded,
// in several lines, and some twice.
func edited(t testing.TB, n int) string {
	var words, ids []string
	for i := range n {
		words = append(words, fmt.Sprintf("“We go to %s at last,” said Ann Lee.\n\n", inLetters(i)))
		ids = append(ids, fmt.Sprintf("%07d", i))
	}
	lines := ""
	for i := 0; i < n; i += 5 {
		lines += "2025-05-15-long /2025/05/15/long/ " + strings.Join(ids[max(i-2, 0):i+5], " ") + "\n"
	}
	return unpack(t, "-- site.yaml --\ntitle: T\nbase_url: https://example.org/\nlanguage: en\n"+
		"-- content/permalinks/2025.txt --\n"+lines+
		"-- content/stories/2025-05-15-long.md --\n---\ntitle: Long\n---\n"+strings.Join(words, ""))
}

// TestManyLost holds that each of many lost utterances is offered another, in their order.
func TestManyLost(t *testing.T) {
	_, report := made(t, Options{Dir: edited(t, 300)})
	n := 0
	for _, f := range report.Findings {
		if f.Code != "lost-utterance" {
			t.Fatal(f)
		}
		for i := range 300 {
			if strings.Contains(f.Message, fmt.Sprintf("utterance %07d ", i)) {
				n++
				if want := "We go to " + inLetters(i) + " at last"; !strings.Contains(f.Hint, want) {
					t.Errorf("%s; want %q", f, want)
				}
			}
		}
	}
	if n != 300 {
		t.Errorf("%d are lost", n)
	}
}
