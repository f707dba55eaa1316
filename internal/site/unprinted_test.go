package site

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
)

// TestUnprinted: a decision names a speaker as the story prints him, or somebody whom it does not
// name. Where it hides the tie, only who is named in the story can be hidden: else the build stops.
func TestUnprinted(t *testing.T) {
	for _, c := range []struct{ decided, prints string }{
		{"{name: Martha Quill}", ""},
		{"{name: martha QUILL}", ""},
		{"{name: Tom Reed}", ""},   // the story prints “Reed” alone
		{"{name: The Crew}", ""},   // it is in the text, if no name
		{"{name: Reed}", ""},       //
		{"{unnamed: a nurse}", ""}, // nobody is named
		{"none", ""},
		{"{name: Marta Quill}", `; it prints "Martha Quill"`},
		{"{name: 'Quill, Martha'}", `; it prints "Martha Quill"`},
		{"{name: Martha Anne Quill}", `; it prints "Martha Quill"`},
		{"{name: Jory Pask}", "nobody near"},
	} {
		for status, want := range map[string]diag.Severity{"withheld": diag.Error, "disputed": diag.Error,
			"confirmed": diag.Warning} {
			_, report := made(t, Options{Dir: unpack(t, settings+`-- content/stories/2025-05-01-sleep.md --
---
title: A crew without sleep
annotations:
  - {quote: I was asleep at the quay, status: `+status+`, speaker: `+c.decided+`}
---
“I was asleep at the quay,” the deckhand said. “Quiet,” said Martha Quill. Nobody had told Reed or the crew.
`)})
			var got []diag.Finding
			for _, f := range report.Findings {
				if f.Code == "name-not-printed" {
					got = append(got, f)
				}
			}
			if len(got) == 0 && (c.prints == "" || c.prints == "nobody near" && status == "confirmed") {
				continue
			}
			if c.prints == "" || len(got) != 1 || got[0].Severity != want || got[0].Line != 4 || got[0].Col < 60 ||
				c.prints != "nobody near" && !strings.Contains(got[0].Message, c.prints) {
				t.Errorf("%s %s: %v", status, c.decided, got)
			}
		}
	}
}
