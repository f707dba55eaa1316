package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/diag"
)

// draft is the working state of one story. It is used again for the next one, so that a story costs
// few allocations.
type draft struct {
	rule.Reading
	e        *Engine
	story    *Story
	found    names.Cast // what cast points to, used again
	spans    slab[Span]
	speakers slab[Speaker]
	chosen   []chosen
	findings []diag.Finding
}
