package annotate

import (
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
)

// draft is the working state of one story. It is used again for the next one, so that a story costs
// few allocations.
type draft struct {
	reading
	e        *Engine
	story    *Story
	found    names.Cast // what cast points to, used again
	spans    slab[Span]
	speakers slab[Speaker]
	chosen   []chosen
	findings []diag.Finding
}

// reset takes up a story.
func (d *draft) reset(story *Story) {
	d.story, d.s = story, story.Text.S
	d.toks = prose.AppendTokens(d.toks[:0], story.Text)
	d.blocks = grow(d.blocks, len(story.Text.Blocks))
	t := 0
	for i, b := range story.Text.Blocks {
		first := t
		for t < len(d.toks) && int(d.toks[t].Start) < b.End {
			t++
		}
		d.blocks[i] = block{first: int32(first), end: int32(t), kind: b.Kind, group: int32(b.Group)}
	}
	d.quotations, d.items, d.streams, d.lines = d.quotations[:0], d.items[:0], d.streams[:0], d.lines[:0]
	d.sayings, d.events, d.proposals = d.sayings[:0], d.events[:0], d.proposals[:0]
	d.turn, d.outer, d.reports = 0, 0, 0
	d.cast = nil
}
