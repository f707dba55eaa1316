package site

import (
	"strings"
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

// TestNamesToldBeside: what stands beside the prose, in entries and on other pages, is published as
// it was written, so the program says where it spells a hidden name.
func TestNamesToldBeside(t *testing.T) {
	archive := func(hidden, other string) string {
		return settings + `-- content/people/wilma-withholme.md --
---
name: ` + hidden + `
visibility: none
---
Wilma Withholme, of whom nothing is told.
-- content/people/ada-brandt.md --
---
name: Ada Brandt
url: https://` + strings.ReplaceAll(other, " ", "") + `.example/
roles: [{title: aide to ` + other + `, from: 2001}]
---
She speaks for
**` + other + `**.
-- content/organisations/quay-office.md --
---
name: Quay Office
kind: the office of ` + other + `
---
-- content/places/square.md --
---
name: ` + other + ` Square
---
-- content/topics/quay.md --
---
name: Quay
---
As ` + strings.ReplaceAll(other, " ", "&nbsp;") + ` knows.
-- content/pages/help.md --
---
title: Help of ` + other + `
---
Ask ` + other + `.
-- content/stories/2025-05-01-sleep.md --
---
title: Asleep
url: https://paper.example/` + strings.ReplaceAll(other, " ", "-") + `
section: ` + other + `
source_id: ` + other + ` 1
reviewed: {by: ` + other + `, on: 2025-05-02}
bylines: [Ada Brandt, ` + other + `]
publisher: {name: ` + other + ` Press}
license: by ` + other + `
print: {edition: of ` + other + `}
annotations:
  - {quote: It holds, status: confirmed, by: ` + other + `}
---
“I was asleep at the quay,” said ` + hidden + `. “It holds,” said Ada Brandt.

![A boat](` + strings.ReplaceAll(other, " ", "%20") + `.png)
-- content/stories/` + other + `.png --
`
	}
	for other, want := range map[string]int{"Wilma Withholme": 18, "Wilma Brazen": 0} {
		_, report := made(t, Options{Dir: unpack(t, archive("Wilma Withholme", other))})
		n := 0
		for _, f := range report.Findings {
			if strings.HasPrefix(f.Code, "telltale") {
				n++
				t.Log(f)
			}
			if strings.HasPrefix(f.File, storiesFolder) && (f.Line == 0 || f.Col == 0) {
				t.Errorf("without a place: %s", f)
			}
		}
		if n != want || !report.Made {
			t.Errorf("%s: %d findings, want %d", other, n, want)
		}
	}
}
