// Package markup knows how a story's body becomes readable text and how annotations are laid over its HTML.
//
// It is the only importer of goldmark and chroma. Annotations are ranges over the readable text, never tree nodes: for each text leaf of the Markdown tree a map
// leads from readable bytes to source bytes, and the elements are laid while rendering; the tree is not changed.
package markup

import "github.com/onrecord/onrecord/internal/prose"

// Layer is what is laid over a text. All ranges are bytes of the story's whole readable text. Quotes are sorted by Start, outer before inner; they nest and never
// cross. Links do not overlap each other.
type Layer struct {
	Quotes []Quote
	Links  []Link
}

// Quote is one quotation to be marked.
type Quote struct {
	prose.Range
	Utterance string  // data-u
	ID        string  // the element's id on the first fragment ("q-7k2m9xq"), or "" where the quotation continues an utterance
	Class     string  // further classes: "lk", "un", "m"
	Figure    *Figure // after the last quotation of an utterance
}

// Figure is the raised number after a quotation.
type Figure struct {
	ID    string // "r-7k2m9xq"
	Href  string // "#n-7k2m9xq"
	Text  string // "3"
	Label string // aria-label: "3 Tobias Renn"
	As    string // data-as: the role, at a speaker's first quotation only
}

// Link is a mention that leads to its entity's page. It is dropped where it would stand in another link.
type Link struct {
	prose.Range
	Href string
}
