package markup

import "github.com/onrecord/onrecord/internal/prose"

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
