package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// TestNamesakes: whoever is named once, in passing, is not whom the paper calls by the surname
// alone.
func TestNamesakes(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"Ruth Brandt runs the pier. Brandt, whose brother Dan Brandt has a boat, said it was “cold”. " +
			"Later Brandt called the sea “a bully”.", "Ruth Brandt, Ruth Brandt"},
		{"Ruth Brandt runs the pier. Brandt came early. Her husband, Dan Brandt, drove her. " +
			"Brandt said the road was “all holes”.", "Ruth Brandt"},
		{"Dan Holt keeps bees. Holt said they were “loud”. His wife, Ruth Holt, keeps goats. " +
			"Holt called the summer “the worst in years”.", "Dan Holt, Dan Holt"},
	} {
		text := prose.Join([]prose.Part{{Kind: prose.Paragraph, Text: c.text}})
		var got []string
		for _, q := range New(Options{}).Annotate(Story{ID: "a", Lang: "en", Text: text}).Quotations {
			who := "nobody"
			if q.Speaker != nil {
				who = q.Speaker.Entity.Name
			}
			got = append(got, who)
		}
		if who := strings.Join(got, ", "); who != c.want {
			t.Errorf("%s\n got %s, want %s", c.text, who, c.want)
		}
	}
}
