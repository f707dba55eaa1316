package markup

import "github.com/onrecord/onrecord/internal/prose"

// Layer is what is laid over a text. All ranges are bytes of the story's whole readable text.
// Quotes are sorted by Start, outer before inner; they nest and never cross. Links are sorted by
// Start and do not overlap each other; nor do Places.
type Layer struct {
	Quotes []Quote
	Links  []Link
	Places []Place

	// Dateline is the block that is set at the head of the body's first paragraph ("GENEVA — The
	// NATO chief said"); 0, which is always the headline, for none.
	Dateline int
}

// Quote is one quotation to be marked.
type Quote struct {
	prose.Range
	Utterance string // data-u
	// the element's id on the first fragment ("q-7k2m9xq"), or "" where the quotation continues an
	// utterance
	ID     string
	Class  string   // further classes: "lk", "un", "m"
	Former []string // further ids, at which old links arrive: empty elements in the first fragment
	Figure *Figure  // after the last quotation of an utterance
	Status string   // what must be known of the words, right behind them: "not said", "disputed"; or ""
}

// Figure is the raised number after a quotation.
type Figure struct {
	ID    string // "r-7k2m9xq"
	Href  string // "#n-7k2m9xq"
	Text  string // "3"
	Label string // aria-label: "3 Tobias Renn"
	As    string // data-as: the role, at a speaker's first quotation only
}

// Link is a mention that leads to its entity's page. It is dropped where it would stand in another
// link.
type Link struct {
	prose.Range
	Href string
}

// Place is a place on which a reading leans, at which a link from a note arrives. Nothing is to be
// seen of it until then.
type Place struct {
	prose.Range
	ID string // of its first fragment
}
