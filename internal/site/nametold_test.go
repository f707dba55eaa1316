package site

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

// TestNamesTold: what prose and addresses tell of a withheld tie cannot be taken back by the
// program, so it says so.
func TestNamesTold(t *testing.T) {
	story := func(status string) string {
		return settings + `-- content/stories/2025-05-01-wilma-withholme-sleeps.md --
---
title: Withholme sleeps
annotations:
  - {quote: I was asleep at the quay, status: ` + status + `}
---
“I was asleep at the quay,” said Wilma Withholme.
`
	}
	for status, want := range map[string][]string{"withheld": {"telltale-address", "telltale-headline"},
		"disputed": {"telltale-address", "telltale-headline"}, "confirmed": nil} {
		_, report := made(t, Options{Dir: unpack(t, story(status))})
		var got []string
		for _, f := range report.Findings {
			got = append(got, f.Code)
		}
		if diff := cmp.Diff(want, got); diff != "" || !report.Made {
			t.Errorf("%s: -want +got\n%s", status, diff)
		}
	}
}
