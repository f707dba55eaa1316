package markup

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

// HTML writes the body with the layer's marks. The document's parts are
// t.Blocks[first:first+len(d.Parts())]; marks outside of them are not written here.
func (d *Document) HTML(t prose.Text, first int, l Layer) []byte {
	return d.AppendHTML(nil, t, first, l)
}

// AppendHTML appends what HTML writes.
func (d *Document) AppendHTML(out []byte, t prose.Text, first int, l Layer) []byte {
	w := newWeaver(out, t.S, l,
		len(t.S)+len(t.S)/4+160*len(l.Quotes)+60*len(l.Links)+32*len(l.Places)+64*len(t.Blocks))
	wholes := d.wholes(t.Blocks[first:], l.Quotes)
	if l.Dateline > 0 && t.Blocks[l.Dateline].Len() == 0 {
		l.Dateline = 0
	}
	if l.Dateline > 0 && !d.opensWithParagraph() {
		w.out = append(w.out, `<p class="dl">`...)
		w.lookAhead(d, -1, t, first)
		w.dateline(t, l.Dateline)
		w.out = append(w.out, "</p>\n"...)
		l.Dateline = 0
	}
	for i := range d.steps {
		whole, ok := wholes[i]
		if ok && i == whole.from {
			w.beginWhole(whole)
		}
		if i == 0 && l.Dateline > 0 {
			w.out = append(w.out, `<p class="dl">`...)
			w.lookAhead(d, -1, t, first)
			w.dateline(t, l.Dateline)
			w.out = append(w.out, datelineEnd(t.S[w.part.Start:w.part.End])...)
			w.content(d, i, t, first)
		} else {
			w.out = append(w.out, d.steps[i].literal...)
			w.out = append(w.out, d.steps[i].open...)
			w.content(d, i, t, first)
		}
		w.out = append(w.out, d.steps[i].close...)
		if ok && i == whole.to {
			w.out = append(w.out, "</div>\n"...)
		}
	}
	return w.out
}

// Inline writes blocks such as headlines, decks or highlights as inline HTML, one each, with the
// layer's marks that lie in them. blocks are indexes of t's blocks, in order. The dash that begins
// a highlight or a list item of wire copy is left to the page's style.
func Inline(t prose.Text, blocks []int, l Layer) []string {
	if len(blocks) == 0 {
		return nil
	}
	w := newWeaver(nil, t.S, l, 4*t.Blocks[blocks[0]].Len())
	out := make([]string, len(blocks))
	for i, n := range blocks {
		b := t.Blocks[n]
		from := len(w.out)
		w.part, w.next = b.Range, b.End
		w.flow([]event{{kind: leaf, Range: prose.Range{Start: bullet(b.Kind, t.S[b.Start:b.End]), End: b.Len()}}})
		out[i] = string(w.out[from:])
	}
	return out
}

// bullet is the length of the dash that a highlight or a list item begins with.
func bullet(k prose.Kind, s string) int {
	if k != prose.Highlight && k != prose.ListItem {
		return 0
	}
	for _, mark := range []string{"- ", "– ", "— ", "* ", "• "} {
		if strings.HasPrefix(s, mark) {
			return len(mark)
		}
	}
	return 0
}

// newWeaver begins HTML of a text, which will have some size bytes, behind what is out already.
func newWeaver(out []byte, s string, l Layer, size int) *weaver {
	return &weaver{
		out:    slices.Grow(out, size),
		s:      s,
		quotes: l.Quotes,
		links:  l.Links,
		places: places{all: l.Places},
		state:  make([]progress, len(l.Quotes)),
	}
}

func (d *Document) opensWithParagraph() bool {
	return len(d.steps) > 0 && d.steps[0].open == "<p>"
}

// content writes what stands in a step's element.
func (w *weaver) content(d *Document, i int, t prose.Text, first int) {
	s := &d.steps[i]
	w.anchors = s.anchors
	if s.part < 0 {
		w.part = prose.Range{Start: w.part.End, End: w.part.End}
	} else {
		w.part = t.Blocks[first+s.part].Range
	}
	w.lookAhead(d, i, t, first)
	w.flow(s.flow)
}

// lookAhead notes where the words of the part begin that is laid after step i; a wire list item's
// dash is not laid.
func (w *weaver) lookAhead(d *Document, i int, t prose.Text, first int) {
	for w.nextStep <= i || w.nextStep < len(d.steps) && d.steps[w.nextStep].part < 0 {
		w.nextStep++
	}
	w.next = len(t.S)
	if w.nextStep < len(d.steps) {
		s := &d.steps[w.nextStep]
		w.next = t.Blocks[first+s.part].Start + s.flow[0].Start
	}
}

func (w *weaver) dateline(t prose.Text, block int) {
	w.part, w.anchors = t.Blocks[block].Range, nil
	w.out = append(w.out, "<b>"...)
	w.flow([]event{{kind: leaf, Range: prose.Range{End: w.part.Len()}}})
	w.out = append(w.out, "</b>"...)
}

// datelineEnd separates a dateline from the first paragraph, unless it brings its own dash.
func datelineEnd(s string) string {
	for _, dash := range []string{"—", "–", "-"} {
		if strings.HasSuffix(s, dash) {
			return " "
		}
	}
	return " — "
}

// beginWhole begins the <div class="qs"> around an utterance of several paragraphs. It has the
// first quotation's id.
func (w *weaver) beginWhole(u *whole) {
	w.out = append(w.out, `<div class="qs"`...)
	w.out = appendAttribute(w.out, "id", u.id)
	w.out = append(w.out, ">\n"...)
	for _, q := range u.quotes {
		w.state[q].whole = w.quotes[q].ID == u.id || w.quotes[q].ID == ""
	}
}
