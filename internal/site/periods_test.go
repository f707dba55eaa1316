package site

import (
	"fmt"
	"strings"
	"testing"

	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestPeriodsMadeAgain: of somebody who is quoted so often that his words stand on pages of years
// and months, those are made again of which a story is another, and with the others they are what a
// clean build makes.
func TestPeriodsMadeAgain(t *testing.T) {
	b := benchOf(t, t.TempDir())
	folder.Write(t, b.dir, "site.yaml", "title: The Quay Gazette\nbase_url: https://quay.example/\nlanguage: en\n")
	folder.Write(t, b.dir, "content/people/odile-tamber.md", "---\nname: Odile Tamber\n---\n")
	folder.Write(t, b.dir, "content/people/bram-osk.md", "---\nname: Bram Osk\n---\n")
	story := func(year, month, quotations int, more string) {
		var text strings.Builder
		for q := range quotations {
			fmt.Fprintf(&text, "“Pump %d of pier %d took %d buckets of sand,” said Odile Tamber. A cart went by.\n\n",
				q, month, year+q)
		}
		folder.Write(t, b.dir, fmt.Sprintf("content/stories/%d-%02d-05-pumps.md", year, month),
			"---\ntitle: Pumps of "+fmt.Sprint(year, month)+"\n---\n\n"+text.String()+more+"\n")
	}
	for month := 1; month <= 12; month++ {
		story(2023, month, 5, "")
		story(2024, month, 20, "")
	}
	b.build()
	for _, edit := range []struct {
		what string
		do   func()
	}{
		{"a quotation more in a year", func() { story(2023, 4, 6, "") }},
		{"one less in a month", func() { story(2024, 7, 19, "") }},
		{"other words", func() { story(2024, 3, 19, "“The pier is older than all of us,” said Odile Tamber.") }},
		{"a year more", func() { story(2022, 5, 3, "") }},
		{"somebody else speaks", func() { story(2024, 9, 18, "“The pier is older than all of us,” said Bram Osk.") }},
		{"a month less", func() { story(2024, 11, 0, "Nobody spoke.") }},
	} {
		edit.do()
		r := b.build()
		if edit.what != "a year more" && r.Reused < r.Written { // all pages know of the years
			t.Errorf("%s: %d files were made again, and %d not", edit.what, r.Written, r.Reused)
		}
		b.equalsClean()
		if t.Failed() {
			t.Fatal(edit.what)
		}
	}
}
