package markup

import (
	"sort"

	"github.com/onrecord/onrecord/internal/prose"
)

// weaver writes a document's HTML and lays a layer's marks while it writes. Positions are bytes of
// the whole readable text; it meets them in rising order, so each quotation is taken up once and
// laid down once, however many there are.
type weaver struct {
	out    []byte
	s      string
	quotes []Quote
	links  []Link
	places places

	nextQuote int
	nextLink  int
	active    []int      // quotations that cover the position, outer before inner
	state     []progress // of each quotation
	stack     []frame
	base      int   // stack[base:] are the marks open above the innermost element of the author's
	inLink    int   // how many of the author's links are open
	pending   []int // quotations whose figures wait for the author's link to end
	part      prose.Range
	next      int // where the words of the next part begin that can be annotated, or the end of the text
	nextStep  int // the step of that part
	anchors   []prose.Range
	wanted    []frame
}

// frame is an element that is open: the author's, a quotation's or a mention's.
type frame struct {
	kind  frameKind
	index int // into quotes, links or places
}

type frameKind uint8

const (
	authors frameKind = iota
	quotation
	mention
	evidence
)

// progress says how far a quotation has come.
type progress struct {
	whole    bool // it stands in a <div class="qs">, which has its id
	begun    bool // a fragment of it is written
	open     bool // a fragment of it is open now
	finished bool // its figure is written, or waits
}

// flow writes the inline content of a part, marks and all.
func (w *weaver) flow(events []event) {
	at := w.part.Start
	for i := range events {
		e := &events[i]
		switch r := (prose.Range{Start: at + e.Start, End: at + e.End}); e.kind {
		case leaf:
			w.leaf(r)
		case open:
			w.open(e, r)
		case shut:
			w.shut(e, r.End)
		case void:
			w.void(e, r.End)
		}
	}
	w.close(0, w.part.End)
	w.inLink = 0
	w.flush()
}

func (w *weaver) leaf(r prose.Range) {
	for pos := r.Start; pos < r.End; {
		w.advance(pos)
		end := w.boundary(pos, r.End)
		w.lay(prose.Range{Start: pos, End: end}, w.inLink == 0)
		w.out = appendText(w.out, w.s[pos:end])
		w.settle(end)
		pos = end
	}
}

// open begins an element of the author's. Marks that cover all of it stay open, or are opened
// before it; the others are cut here.
func (w *weaver) open(e *event, r prose.Range) {
	switch {
	case e.raw:
		w.close(w.base, r.Start)
	case r.Len() > 0:
		w.advance(r.Start)
		w.lay(r, w.inLink == 0 && !e.linked && !w.figureIn(r))
	case e.linked:
		w.closeMention(r.Start)
	}
	w.stack = append(w.stack, frame{kind: authors, index: w.base})
	w.base = len(w.stack)
	w.out = append(w.out, e.html...)
	if e.anchor {
		w.inLink++
	}
}

func (w *weaver) shut(e *event, pos int) {
	w.close(w.base, pos)
	top := len(w.stack) - 1
	w.base = w.stack[top].index
	w.stack = w.stack[:top]
	w.out = append(w.out, e.html...)
	if e.anchor {
		w.leaveLink()
	}
	w.settle(pos)
}

func (w *weaver) void(e *event, pos int) {
	switch {
	case e.raw:
		w.close(w.base, pos)
	case e.linked:
		w.closeMention(pos)
	}
	w.out = append(w.out, e.html...)
	switch {
	case e.raw && e.anchor:
		w.inLink++
	case e.raw && e.linked:
		w.leaveLink()
	}
}

func (w *weaver) leaveLink() {
	if w.inLink > 0 {
		w.inLink--
	}
	if w.inLink == 0 {
		w.flush()
	}
}

// advance takes up what begins at pos or before.
func (w *weaver) advance(pos int) {
	w.forget(pos)
	for w.nextQuote < len(w.quotes) && w.quotes[w.nextQuote].Start <= pos {
		if w.quotes[w.nextQuote].End > pos {
			w.active = append(w.active, w.nextQuote)
		}
		w.nextQuote++
	}
	for w.nextLink < len(w.links) && w.links[w.nextLink].End <= pos {
		w.nextLink++
	}
	w.places.advance(pos)
}

// forget lays down what has ended at pos.
func (w *weaver) forget(pos int) {
	kept := w.active[:0]
	for _, q := range w.active {
		if w.quotes[q].End > pos {
			kept = append(kept, q)
		}
	}
	w.active = kept
}

// boundary is the first place behind pos where a mark begins or ends, at most limit.
func (w *weaver) boundary(pos, limit int) int {
	if w.nextQuote < len(w.quotes) {
		limit = min(limit, w.quotes[w.nextQuote].Start)
	}
	for _, q := range w.active {
		limit = min(limit, w.quotes[q].End)
	}
	if w.nextLink < len(w.links) {
		limit = edge(w.links[w.nextLink].Range, pos, limit)
	}
	if p := w.places.here(); p != nil {
		limit = edge(p.Range, pos, limit)
	}
	return limit
}

// edge is where r begins, if that is behind pos, or else where it ends, at most limit.
func edge(r prose.Range, pos, limit int) int {
	if r.Start > pos {
		return min(limit, r.Start)
	}
	return min(limit, r.End)
}

// lay opens and closes marks so that just those are open that cover all of r. A place stands inside
// all quotations, and a mention's link inside that.
func (w *weaver) lay(r prose.Range, linkAllowed bool) {
	want := w.wanted[:0]
	for _, q := range w.active {
		if w.quotes[q].End >= r.End && (!w.state[q].open || w.openHere(q)) {
			want = append(want, frame{quotation, q})
		}
	}
	if w.places.covers(r) && !w.below(evidence) {
		want = append(want, frame{evidence, w.places.next})
	}
	if linkAllowed && !w.below(mention) && w.mentionCovers(r) {
		want = append(want, frame{mention, w.nextLink})
	}
	w.wanted = want
	same := 0
	for here := w.stack[w.base:]; same < len(want) && same < len(here) && here[same] == want[same]; {
		same++
	}
	w.close(w.base+same, r.Start)
	for _, f := range want[same:] {
		w.begin(f)
	}
}

// openHere reports whether a quotation's element was opened above the innermost element of the
// author's; one that was opened below it is open already and stays.
func (w *weaver) openHere(q int) bool {
	for _, f := range w.stack[w.base:] {
		if f.kind == quotation && f.index == q {
			return true
		}
	}
	return false
}

// below reports whether a mark of the kind was opened below the innermost element of the author's.
func (w *weaver) below(kind frameKind) bool {
	for _, f := range w.stack[:w.base] {
		if f.kind == kind {
			return true
		}
	}
	return false
}

func (w *weaver) mentionCovers(r prose.Range) bool {
	if w.nextLink == len(w.links) {
		return false
	}
	l := w.links[w.nextLink].Range
	if !l.Contains(r) {
		return false
	}
	return !w.touchesAnchor(prose.Range{Start: l.Start - w.part.Start, End: l.End - w.part.Start})
}

// touchesAnchor reports whether a link of the author's stands in a range of the part, or the other
// way round. Anchors end in rising order.
func (w *weaver) touchesAnchor(r prose.Range) bool {
	for i := sort.Search(len(w.anchors), func(i int) bool { return w.anchors[i].End > r.Start }); i < len(
		w.anchors); i++ {
		if w.anchors[i].Overlaps(r) {
			return true
		}
		if w.anchors[i].Len() > 0 {
			break // what follows begins later still; a raw tag, which has no length, may stand in a link that follows
		}
	}
	return false
}

// figureIn reports whether a figure may come to stand in an element: then no mention's link may
// stay open over it, since a figure is a link.
func (w *weaver) figureIn(r prose.Range) bool {
	if w.nextQuote < len(w.quotes) && w.quotes[w.nextQuote].Start < r.End {
		return true
	}
	for _, q := range w.active {
		if w.quotes[q].End < r.End {
			return true
		}
	}
	return false
}

func (w *weaver) begin(f frame) {
	w.stack = append(w.stack, f)
	switch f.kind {
	case mention:
		w.out = append(w.out, `<a href="`...)
		w.out = append(w.out, escaped(w.links[f.index].Href)...)
		w.out = append(w.out, `">`...)
		return
	case evidence:
		w.out = w.places.begin(w.out, f.index)
		return
	}
	p := &w.state[f.index]
	q := &w.quotes[f.index]
	id, more := "", p.begun || q.ID == "" && !p.whole
	if !p.begun && !p.whole {
		id = q.ID
	}
	w.out = appendSpan(w.out, q, id, more)
	if !p.begun {
		w.out = appendFormer(w.out, q.Former)
	}
	p.begun, p.open = true, true
}

// settle closes the marks above the author's innermost element that end at pos, so that a figure
// follows its closing mark at once.
func (w *weaver) settle(pos int) {
	w.forget(pos)
	for i := w.base; i < len(w.stack); i++ {
		f := w.stack[i]
		if f.kind != authors && w.endOf(f) <= pos {
			w.close(i, pos)
			return
		}
	}
}

// endOf is where a mark ends.
func (w *weaver) endOf(f frame) int {
	switch f.kind {
	case mention:
		return w.links[f.index].End
	case evidence:
		return w.places.all[f.index].End
	}
	return w.quotes[f.index].End
}

// close ends all marks from stack[to] on, innermost first.
func (w *weaver) close(to, pos int) {
	for i := len(w.stack) - 1; i >= to; i-- {
		f := w.stack[i]
		w.stack = w.stack[:i]
		switch f.kind {
		case mention:
			w.out = append(w.out, "</a>"...)
			continue
		case evidence:
			w.out = append(w.out, "</span>"...)
			continue
		}
		w.out = append(w.out, "</span>"...)
		w.state[f.index].open = false
		w.finish(f.index, pos)
	}
}

// finish writes a quotation's figure when nothing of it is to come.
func (w *weaver) finish(q, pos int) {
	end, p := w.quotes[q].End, &w.state[q]
	over := end <= pos || pos >= w.part.End && end <= w.next
	if !over || p.finished {
		return
	}
	p.finished = true
	switch x := &w.quotes[q]; {
	case x.Figure == nil && x.Status == "":
	case w.inLink > 0:
		w.pending = append(w.pending, q)
	default:
		w.out = appendEnd(w.out, x)
	}
}

func (w *weaver) flush() {
	for _, q := range w.pending {
		w.out = appendEnd(w.out, &w.quotes[q])
	}
	w.pending = w.pending[:0]
}

// closeMention cuts a mention's link where another link stands in it.
func (w *weaver) closeMention(pos int) {
	for i := w.base; i < len(w.stack); i++ {
		if w.stack[i].kind == mention {
			w.close(i, pos)
			return
		}
	}
}
