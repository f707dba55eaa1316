package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// longPier makes a story long, so that a name in it is told only once in many words.
var longPier = strings.Repeat("The pier is long and has stood on the same piles for years. ", 20)

// TestAmericanNames holds whose a name is where American papers set titles, kin and headlines in
// their own ways.
func TestAmericanNames(t *testing.T) {
	for _, c := range []struct{ head, text, want string }{
		// an office tells one of a couple from the other
		{"", "Sen. Rex Marl spoke first. Marl and his wife, Rep. Jo Marl, left. " +
			"Rep. Marl said the board had “never once” asked.", "Jo Marl"},
		{"", "Sen. Rex Marl spoke first. Marl and his wife, Rep. Jo Marl, left. " +
			"Sen. Marl said the board had “never once” asked.", "Rex Marl"},
		// a word for kin before a full name makes another person of it, however plain the first
		// word is
		{"", "Tom Varley is late. Varley's mother, Peg Varley, came. “That is it,” she said.", "Peg Varley"},
		{"", "Tom Varley is late. Varley's father, Buck Varley, came. “That is it,” he said.", "Buck Varley"},
		{"", "Ann Varley met the Gorgon. “We fought,” said Gorgon Varley.", "Ann Varley"},
		// a firm's name is a surname behind other names, and behind Ms.
		{"", "His daughter Renee Orrel Ford said so. “We eat around it,” Ms. Ford said.", "Renee Orrel Ford"},
		{"", "“It is sold,” Ford said. Jo Marl left.", "Ford"},
		// an ordinary word is a surname where it is told beside the name what somebody is
		{"", "Jed Seat, an Ostrey consultant whose firm was hired by the club, said the plan of the board " +
			"for the old pier and its sheds would leave the town “shocked”.\n\n" + longPier, "Jed Seat"},
		{"", "M. Orla Waters, whose club has led the fight, predicted that they would “take it to the quay”." +
			"\n\n" + longPier, "M. Orla Waters"},
		// who stands in is titled so
		{"", "But Senate President Pro Tem Jo Marl has never liked it. Marl called it “a toll”.", "Jo Marl"},
		{"", "“It went well,” said Mayor Pro Tem Jo Marl.", "Jo Marl"},
		{"", "“It went well,” said Speaker Pro Tempore Jo Marl.", "Jo Marl"},
		// a couple shares a surname, whatever lists have the given names
		{"", "Jo and Teodor Koval grow plums. “It is mine,” Jo said.", "Jo Koval"},
		// a trade that ends a name is a surname
		{"", "Wilma Jean Sexton, 76, left. “I told her so,” Sexton said.", "Wilma Jean Sexton"},
		// so it is behind Ms., where it is no form of address
		{"", "Wilma Boxer, 76, left. “I told her so,” Ms. Boxer said.", "Wilma Boxer"},
		{"", "Gov. Rex Skier left. Mr. Skier called it “a toll”.", "Rex Skier"},
		{"", "Rex Marl left. “I told her so,” Mr. Speaker said.", "Mr. Speaker"},
		{"", "Rex Marl left. “I told her so,” Madam Mayor said.", "Madam Mayor"},
		// whoever was born is who is dead
		{"Lonny Pell, player of the organ, dies at 92", "Lonny Pell, who made the organ shout, died on Monday. " +
			"“It stole my hand,” he told The Star in 1998.\n\nAlonzo Merrill Pell was born in Oldport.",
			"Alonzo Merrill Pell"},
		{"", "Lonny Pell and Jo Pell died on Monday. “It stole my hand,” said Lonny Pell.\n\n" +
			"Alonzo Merrill Pell was born in Oldport.", "Lonny Pell"},
		{"", "Jo Pell died on Monday. “It stole my hand,” said Jo Pell.\n\n" +
			"Her father, Alonzo Merrill Pell, was born in Oldport.",
			"Jo Pell"},
		// a father's son bears his name
		{"", "Tom Reed Jr. gave advice. “Row,” Tom Reed's son told a show.", "Tom Reed Jr."},
		{"", "Tom Reed and Tom Reed Jr. came. “Row,” Tom Reed's son said.", "Tom Reed Jr."},
		{"", "Tom Reed, Hal Reed and Tom Reed Jr. came. “Row,” Tom Reed's son said.", "Tom Reed's son"},
		{"", "Tom Reed and Hal Reed came. “Row,” Tom Reed's son said.", "Tom Reed's son"},
		{"", "Tom Reed Jr. gave advice. “Row,” Tom Reed's daughter told a show.", "Tom Reed's daughter"},
		// a headline of capitals tells of two, and is no name
		{"Carla Fionn Endorses Tad Cray", "Carla Fionn backed him, saying it was “time for one”.", "Carla Fionn"},
		{"Jo Marl Rejects Tom Reed", "Jo Marl said it was “no deal”.", "Jo Marl"},
		{"Jo Marl Joins Tom Reed Aboard", "Jo Marl said it was “no deal”.", "Jo Marl"},
	} {
		var parts []prose.Part
		for p := range strings.SplitSeq(c.text, "\n\n") {
			parts = append(parts, prose.Part{Kind: prose.Paragraph, Text: p})
		}
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
