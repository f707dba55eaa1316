package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// TestAmericanNames holds whose a name is where American papers set titles, kin and headlines in
// their own ways.
func TestAmericanNames(t *testing.T) {
	for _, c := range []struct{ head, text, want string }{
		// an office tells one of a couple from the other
		{"", "Sen. Rex Marl spoke first. Marl and his wife, Rep. Jo Marl, left. Rep. Marl said the board had “never once” asked.", "Jo Marl"},
		{"", "Sen. Rex Marl spoke first. Marl and his wife, Rep. Jo Marl, left. Sen. Marl said the board had “never once” asked.", "Rex Marl"},
		// a word for kin before a full name makes another person of it, however plain the first word is
		{"", "Tom Varley is late. Varley's mother, Peg Varley, came with a book. “That is it,” she said.", "Peg Varley"},
		{"", "Tom Varley is late. Varley's father, Buck Varley, came with a book. “That is it,” he said.", "Buck Varley"},
		{"", "Ann Varley met the Gorgon. “We fought,” said Gorgon Varley.", "Ann Varley"},
		// a firm's name is a surname behind other names, and behind Ms.
		{"", "His daughter Renee Orrel Ford said so. “We eat around it,” Ms. Ford said.", "Renee Orrel Ford"},
		{"", "“It is sold,” Ford said. Jo Marl left.", "Ford"},
		// who stands in is titled so
		{"", "But Senate President Pro Tem Jo Marl has never liked it. Marl called it “a toll”.", "Jo Marl"},
		{"", "“It went well,” said Mayor Pro Tem Jo Marl.", "Jo Marl"},
		{"", "“It went well,” said Speaker Pro Tempore Jo Marl.", "Jo Marl"},
		// a headline of capitals tells of two, and is no name
		{"Carla Fionn Endorses Tad Cray", "Carla Fionn backed him, saying it was “time for a keeper”.", "Carla Fionn"},
		{"Jo Marl Rejects Tom Reed", "Jo Marl said it was “no deal”.", "Jo Marl"},
		{"Jo Marl Joins Tom Reed Aboard", "Jo Marl said it was “no deal”.", "Jo Marl"},
	} {
		parts := []prose.Part{{Kind: prose.Paragraph, Text: c.text}}
		if c.head != "" {
			parts = append([]prose.Part{{Kind: prose.Headline, Text: c.head}}, parts...)
		}
		var got []string
		for _, q := range New(Options{}).Annotate(Story{ID: "a", Lang: "en", Text: prose.Join(parts)}).Quotations {
			who := "nobody"
			if q.Speaker != nil {
				who = q.Speaker.Entity.Name
			}
			got = append(got, who)
		}
		if who := strings.Join(got, ", "); who != c.want {
			t.Errorf("%s\n%s\n got %s, want %s", c.head, c.text, who, c.want)
		}
	}
}
