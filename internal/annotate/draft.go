package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/diag"
)

// draft is the working state of one story: all that the layers below read in it, and what becomes
// of that. It is used again for the next story, so that one costs few allocations. (The methods of
// each layer call its struct d, for it is the draft as far as they know it.)
type draft struct {
	rule.Reading
	e         *Engine
	story     *Story
	found     names.Cast // what Cast points to, used again
	full      places     // where each name stands in full
	mentioned places
	spans     arena[Span]
	speakers  arena[Speaker]
	entities  arena[Entity]
	pieces    []Evidence // the evidence of all quotations, one after the other
	chosen    []chosen
	findings  []diag.Finding
	follows   map[quote.ID]quote.ID  // the decided quotation from which another's reading follows
	undecided map[quote.ID][]Speaker // whom the first reading has of each quotation whose speaker is decided
}
