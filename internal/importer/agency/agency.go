// Package agency reads what news agencies send: IPTC 7901 and ANPA 1312, which are bytes for
// teleprinters; NITF, NewsML 1 and NewsML-G2, which are XML; ninjs and AP's own JSON.
//
// Whatever the format, an item comes out in one shape. The body is HTML of few elements: whatever
// an agency writes beside a text's paragraphs is either told in a field of the item or counted in
// Left. What speaks to editors (notes, contacts, lists of pictures, the initials under a text)
// never stands in the body, for it was not written for readers. Withdrawn and withheld stories are
// read and marked, for their address must go on saying so.
//
// The bigger formats hold many stories in a file. They are read one by one: what is in memory is
// one story and, of a file of ordinary size, its bytes (source.go).
package agency

import (
	"github.com/onrecord/onrecord/internal/importer/item"
)

// Formats are the agencies' formats.
func Formats() []item.Format {
	return []item.Format{
		{ID: "nitf", Title: "NITF", Recognises: recognisesNITF, Read: readNITF},
		{ID: "newsml", Title: "NewsML 1", Recognises: recognisesNewsML, Read: readNewsML},
		{ID: "newsml-g2", Title: "NewsML-G2", Recognises: recognisesG2, Read: readG2},
		{ID: "ninjs", Title: "ninjs", Recognises: recognisesNinjs, Read: readNinjs},
		{ID: "ap-json", Title: "AP's JSON", Recognises: recognisesAP, Read: readAP},
		{ID: "anpa", Title: "ANPA 1312", Recognises: recognisesANPA, Read: readANPA},
		{ID: "iptc7901", Title: "IPTC 7901", Recognises: recognises7901, Read: read7901},
	}
}
