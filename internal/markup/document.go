package markup

import (
	"sync"

	"github.com/onrecord/onrecord/internal/prose"
)

// Document is a compiled body: its readable parts and what the HTML is written from. It does not
// change and may be shared.
type Document struct {
	parts   []prose.Part
	steps   []step
	sources [][]leafSource
	links   []LinkRef
	images  []LinkRef
	dropped []Dropped
	media   bool // an image or a frame is passed on

	events  chunk[event]
	origins chunk[leafSource]
}

// documents are used again for other bodies, with the room that they have.
var documents = sync.Pool{New: func() any { return new(Document) }}

// Release gives the document back, for another to be made in its room. Nothing may be asked of it
// any more; what it has given stays as it is, but for the slice that Parts gives.
func (d *Document) Release() {
	clear(d.parts)
	clear(d.steps)
	clear(d.sources)
	*d = Document{
		parts: d.parts[:0], steps: d.steps[:0], sources: d.sources[:0],
		events: d.events.emptied(), origins: d.origins.emptied(),
	}
	documents.Put(d)
}

// step is one stretch of the HTML: literal bytes, or an element that holds inline content. part is
// the readable part that the content makes, or -1.
type step struct {
	literal string
	part    int
	open    string // "<p>"
	close   string // "</p>\n"
	para    bool   // a paragraph that may stand in a <div class="qs"> with its neighbours
	flow    []event
	anchors []prose.Range // the readable ranges, in the part, of links of the author's
}

// event is what is met when inline content is read from its beginning to its end.
type event struct {
	kind        eventKind
	prose.Range        // bytes of the part: a leaf's text, an element's content; empty for a void
	html        string // of an open, close or void
	anchor      bool   // an open, close or void that is itself an <a>
	linked      bool   // holds an <a>, or is one: no mention's link may stay open over it
	raw         bool   // raw HTML, or holds some: no mark may stay open over it
}

type eventKind uint8

const (
	leaf eventKind = iota
	open
	shut
	void
)

// Shows reports whether the body shows something besides its words: an image, a film, a frame.
func (d *Document) Shows() bool { return d.media || len(d.images) > 0 }

// Parts gives the readable blocks in order. The caller must not change them.
func (d *Document) Parts() []prose.Part { return d.parts }
