package site

import (
	"fmt"
	"strings"
	"testing"
)

// edited are the files of an archive of one story of which all quotations were edited since they
// were recorded, in several lines, and some twice.
func edited(n int) string {
	lines := ""
	for i := 0; i < n; i += 5 {
		lines += "2025-05-15-long /2025/05/15/long/"
		for k := max(i-2, 0); k < min(i+5, n); k++ {
			lines += fmt.Sprintf(" %07d", k)
		}
		lines += "\n"
	}
	return "-- content/permalinks/2025.txt --\n" + lines + story("", eachOf(n, func(i int) string {
		return fmt.Sprintf("“We go to %s at last,” said Ann Lee.\n\n", inLetters(i))
	}))
}

// TestManyLost holds that each of many lost utterances is offered another, in their order.
func TestManyLost(t *testing.T) {
	_, report := made(t, Options{Dir: unpack(t, settings+edited(300))})
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
