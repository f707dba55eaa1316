package newswire

import (
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

func TestParagraphs(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"a paragraph a line", "The ferry sailed.\nNobody waved.\n", "The ferry sailed.|Nobody waved."},
		{"blank lines", "The ferry sailed.\n\nNobody waved.\r\n \r\nIt came back.",
			"The ferry sailed.|Nobody waved.|It came back."},
		{"broken at a width", "The ferry sailed on Monday from the harbour of\nOstrey, and the whole island stood on " +
			"the quay to\nsee it go, the harbour chief said.\n\nNobody waved when it left, she said, for all " +
			"had\nseen enough of it by then.\n",
			"The ferry sailed on Monday from the harbour of Ostrey, and the whole island stood on the quay to see it " +
				"go, the harbour chief said.|Nobody waved when it left, she said, for all had seen enough of it by " +
				"then."},
		{"indented, without blank lines", "   The ferry sailed on Monday from the harbour of\nOstrey, and the whole " +
			"island stood on the quay to\nsee it go.\n   Nobody waved when it left, she said, for all had\nseen " +
			"enough of it by then.\n   “We knew,” said\nLund.\n",
			"The ferry sailed on Monday from the harbour of Ostrey, and the whole island stood on the quay to see it " +
				"go.|Nobody waved when it left, she said, for all had seen enough of it by then.|“We knew,” said " +
				"Lund."},
		{"indented, a paragraph a line", "\tThe ferry sailed.\n\tNobody waved.\n", "The ferry sailed.|Nobody waved."},
		{"one long line among broken ones", "The ferry sailed on Monday from the harbour of\nOstrey, and the whole " +
			"island stood on the quay to\nsee it go, the harbour chief said.\n\nMore: https://packet.example/" +
			strings.Repeat("ferry-", 30) + "\n\nNobody waved when it left, she said, for all had\nseen enough of it " +
			"by then.\n",
			"The ferry sailed on Monday from the harbour of Ostrey, and the whole island stood on the quay to see it " +
				"go, the harbour chief said.|More: https://packet.example/" + strings.Repeat("ferry-", 30) +
				"|Nobody waved when it left, she said, for all had seen enough of it by then."},
		{"a list", "The board wants these things done before Monday:\n- a new ship, of the kind that the island " +
			"was\npromised\n- a crew\n\nThat is what the harbour board has asked for in a\nletter.\n",
			"The board wants these things done before Monday:|- a new ship, of the kind that the island was " +
				"promised|- a crew|That is what the harbour board has asked for in a letter."},
	} {
		if got := strings.Join(Paragraphs(c.text), "|"); got != c.want {
			t.Errorf("%s:\n%s\nwant\n%s", c.name, got, c.want)
		}
	}
}

// TestNoWordIsLost: whatever the text, its words come out, in order.
func TestNoWordIsLost(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`([ \t]{0,4}[A-Za-z.,“” -]{0,60}(\r\n|\n|\r|\n\n)){0,12}`).Draw(t, "text")
		got := strings.Join(strings.Fields(strings.Join(Paragraphs(text), " ")), " ")
		if want := strings.Join(strings.FieldsFunc(text, unicode.IsSpace), " "); got != want {
			t.Fatalf("%q\n%q", got, want)
		}
	})
}
