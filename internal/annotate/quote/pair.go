package quote

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// pair finds the quotations of a text, block by block. It walks each block's marks once, with a
// stack of the quotations that are open. What a mark is, is decided by its shape, by the white
// space and punctuation beside it, and by whether a partner follows; a mark without a partner is
// dropped, unless it opens a paragraph or follows a cue's comma or colon: then the quotation runs
// to the paragraph's end, and on into the next if that opens with a mark too.
func (d *Text) pair() {
	d.arrows = onlyArrows(d.S)
	for b := range d.Blocks {
		first, end := int(d.Blocks[b].First), int(d.Blocks[b].End)
		d.marks = d.marks[:0]
		for i := first; i < end; i++ {
			if d.Tokens[i].Kind == prose.Mark {
				d.marks = append(d.marks, d.readMark(i, first, end))
			}
		}
		before := d.BlockBefore(BlockID(b))
		if len(d.marks) > 0 || before != NoBlock && d.Blocks[before].LeftOpen {
			p := pairer{d: d, block: b, stack: d.opened[:0]}
			p.run()
			d.opened = p.stack[:0]
		}
	}
	d.order()
}

// onlyArrows reports whether each » of the text begins a line, and no « stands in it, so that they
// are bullets.
func onlyArrows(s string) bool {
	if !strings.Contains(s, "»") || strings.Contains(s, "«") {
		return false
	}
	for at := 0; ; at += len("»") {
		next := strings.Index(s[at:], "»")
		if next < 0 {
			return true
		}
		if at += next; at > 0 && s[at-1] != '\n' {
			return false
		}
	}
}

// pairer pairs the marks of one block.
type pairer struct {
	d     *Text
	block int
	stack []opened
	ahead []outlook
}

// opened is a quotation whose closing mark has not come yet.
type opened struct {
	mark  int
	quote ID // its place, reserved when it opened
}

// outlook is what lies ahead of a single mark: the next mark that may close, the next that closes
// beyond doubt, and the next right behind a stop, before the next that can only open.
type outlook struct{ close, strong, sure bool }

// run pairs the marks of the block.
func (p *pairer) run() {
	p.lookAhead()
	p.implied()
	for i := range p.d.marks {
		if p.d.marks[i].family == single {
			p.single(i)
		} else {
			p.other(i)
		}
	}
	p.settleOpen()
}

// lookAhead fills ahead, from the last mark to the first.
func (p *pairer) lookAhead() {
	p.ahead = p.d.outlooks[:0]
	for range p.d.marks {
		p.ahead = append(p.ahead, outlook{})
	}
	p.d.outlooks = p.ahead
	var o outlook
	for i := len(p.d.marks) - 1; i >= 0; i-- {
		p.ahead[i] = o
		m := &p.d.marks[i]
		if m.family != single {
			continue
		}
		if m.mayOpen && m.leaning != closing && !m.mayClose && !p.dropsLetters(i) {
			o = outlook{}
		}
		if m.mayClose && (m.leaning != opening || p.d.Tokens[m.tok].In(p.d.S) == "‘") {
			o.close = true
			o.strong = o.strong || m.strong || !m.genitive
			o.sure = o.sure || p.behindStop(i)
		}
	}
}

// single treats an apostrophe-like mark.
func (p *pairer) single(i int) {
	m := &p.d.marks[i]
	if m.tight || p.leftOut(i) {
		return
	}
	if top := p.top(single); top >= 0 && m.mayClose && (m.leaning != opening || p.lowered(top, m)) {
		if p.betterAhead(i) || p.goesOn(top, i) {
			return
		}
		if m.genitive && !m.strong && p.runsOver(top) {
			return
		}
		p.close(top, i)
		return
	}
	partnered := p.ahead[i].close || p.runsOn(i)
	if m.mayOpen && m.leaning != closing && partnered && !p.elided(i) {
		p.open(i)
	}
}

// betterAhead reports whether the mark at i may stand for something else than the end of a
// quotation, and a better closing mark is to come: the senators' plan, waitin' for it, 6' wide.
func (p *pairer) betterAhead(i int) bool {
	m := &p.d.marks[i]
	return p.ahead[i].strong && (m.genitive || m.measure && !m.strong || p.clipped(i)) || p.ownsWithin(i)
}

// lowered reports whether the quotation at the stack's place k was opened by a low mark, which a
// raised opening one closes: ‚so‘.
func (p *pairer) lowered(k int, m *mark) bool {
	return p.d.Tokens[p.d.marks[p.stack[k].mark].tok].In(p.d.S) == "‚" && p.d.Tokens[m.tok].In(p.d.S) == "‘"
}

// elided reports whether the mark at i stands for left-out letters: '90s, 'em, 'til.
func (p *pairer) elided(i int) bool {
	t := int(p.d.marks[i].tok) + 1
	if t >= len(p.d.Tokens) {
		return true
	}
	w := p.d.Tokens[t].In(p.d.S)
	if p.d.Tokens[t].Is(prose.Upper) && p.ahead[i].strong && p.top(single) < 0 {
		return false // 'Twas a storm,' she said: one mark does for two
	}
	if p.d.Tokens[t].Kind == prose.Number {
		return len(w) == 3 && w[2] == 's' || len(w) == 2 && (!p.ahead[i].strong || p.top(single) >= 0)
	}
	if p.d.Pack == nil || p.d.Pack.Entry(p.d.Pack.Word(w)).Part&lang.Elided == 0 {
		return false
	}
	return len(w) == 1 || p.top(single) >= 0 || t+1 >= len(p.d.Tokens) || p.d.Tokens[t+1].Kind == prose.Word
}

// other treats double marks, low marks and angle marks.
func (p *pairer) other(i int) {
	m := &p.d.marks[i]
	if s := p.d.Spelling(m.tok); s == "»" && (m.bullet || p.d.arrows) || s == "›" && m.bullet {
		return
	}
	top := p.topFor(m)
	if first, ok := p.resumes(i); ok && top < 0 {
		p.push(i, Quotation{Open: first, Implied: true})
		top = len(p.stack) - 1
	}
	if top < 0 {
		top = p.mixed(i)
	}
	switch {
	case top < 0:
		if p.opensAlone(i) {
			p.open(i)
		}
	case p.inches(i):
	case p.closes(i, top):
		p.close(top, i)
	case m.mayOpen, m.leaning == opening && !m.measure:
		if !p.nests(i) && !p.breaksOff(i, top) && !p.inside(i, top) {
			p.abandon(top)
		}
		p.open(i)
	}
}

// opensAlone reports whether the mark at i, which can close nothing, opens a quotation.
func (p *pairer) opensAlone(i int) bool {
	m := &p.d.marks[i]
	switch {
	case m.leaning == closing:
		return m.mayOpen && !m.mayClose // ”so”, as Swedes and Finns write
	case m.mayOpen, m.leaning == opening && !m.measure:
		return true
	case m.family == angle && m.spaceLost, m.tight && !m.measure:
		return p.closerAhead(i) // "It ended.»We go,» he said", with a space lost
	}
	return false
}

// feet reports whether the number before the mark at i follows one of feet: 6’2”.
func (p *pairer) feet(i int) bool {
	if i == 0 {
		return false
	}
	m := &p.d.marks[i-1]
	return m.family == single && m.measure && m.tight && m.tok == p.d.marks[i].tok-2
}

// inches reports whether the mark at i, behind a digit and before a word or behind feet, or with
// another mark right behind its stop, is no quotation mark: the next mark closes what is open, so
// that this one cannot.
func (p *pairer) inches(i int) bool {
	m := &p.d.marks[i]
	if !m.measure || m.leaning == opening || m.strong && !p.feet(i) && !p.stopAndMark(i) {
		return false
	}
	for j := i + 1; j < len(p.d.marks); j++ {
		if n := &p.d.marks[j]; n.family == m.family {
			return n.mayClose && !n.mayOpen && n.leaning != opening
		}
	}
	return false
}

// stopAndMark reports whether nothing but a stop stands between the mark at i and the next one, of
// its family: 9" by 2","
func (p *pairer) stopAndMark(i int) bool {
	if i+1 == len(p.d.marks) {
		return false
	}
	m, n := &p.d.marks[i], &p.d.marks[i+1]
	return n.family == m.family && p.d.Tokens[n.tok].Start == p.d.Tokens[m.tok].End+1 && n.tok == m.tok+2
}

// mixed is the place on the stack of the one quotation that is open and was opened by a mark of the
// other of the families of « and ", where the mark at i, before the clause that says who spoke, can
// only close, and the quotation has no mark of its own family to come; or -1. “We go,» said Lee.
func (p *pairer) mixed(i int) int {
	m := &p.d.marks[i]
	if len(p.stack) != 1 || p.d.Pack == nil || !p.d.onlyCloses(m, ",.?!") {
		return -1
	}
	f := p.d.marks[p.stack[0].mark].family
	if f == m.family || f != double && f != angle || m.family != double && m.family != angle {
		return -1
	}
	for j := i + 1; j < min(len(p.d.marks), i+6); j++ {
		if p.d.marks[j].family == f {
			return -1
		}
	}
	if !p.d.saysWho(m.tok+1, p.d.Blocks[p.block].End) {
		return -1
	}
	return 0
}

// closes reports whether the mark at i closes what is open at the stack's place top.
func (p *pairer) closes(i, top int) bool {
	m := &p.d.marks[i]
	switch m.leaning {
	case closing:
		return true
	case opening:
		return p.d.marks[p.stack[top].mark].family == low && m.family == double || m.astray // „so“; “so “
	}
	if m.family == angle || m.family == angle1 {
		o := &p.d.marks[p.stack[top].mark]
		return p.d.Tokens[m.tok].In(p.d.S) != p.d.Tokens[o.tok].In(p.d.S) || o.spaceLost && m.mayClose && !m.mayOpen
	}
	return m.mayClose || !m.mayOpen || m.spaceLost
}

// nests reports whether the opening mark at i, met while one of its family is open, opens a
// quotation inside it: then two closing marks follow before another opens.
func (p *pairer) nests(i int) bool {
	closers := 0
	for j := i + 1; j < len(p.d.marks) && j < i+6; j++ {
		m := &p.d.marks[j]
		if m.family == single {
			continue
		}
		if m.onlyOpens() {
			return false
		}
		if closers++; closers == 2 {
			return true
		}
	}
	return false
}

// closerAhead reports whether the next double mark can close: a mark with its space lost
// ("about"one thing"") may open then.
func (p *pairer) closerAhead(i int) bool {
	for j := i + 1; j < len(p.d.marks) && j < i+6; j++ {
		if m := &p.d.marks[j]; m.family != single {
			return m.mayClose && m.leaning != opening
		}
	}
	return false
}

// inside reports whether the mark at i, met while a quotation is open that began its block and is
// never closed there, opens a title or a term inside it: it does where it stands in the middle of a
// sentence and its partner follows.
func (p *pairer) inside(i, top int) bool {
	o := p.d.marks[p.stack[top].mark].tok
	t := p.d.marks[i].tok
	if o != p.d.Blocks[p.block].First || t == 0 || !p.closerAhead(i) {
		return false
	}
	before := p.d.Tokens[t-1]
	return before.Kind == prose.Word || before.Kind == prose.Number || p.d.Spelling(t-1) == ","
}

// mostOpen is how many quotations are open inside one another at most: no writer nests so many, and
// where marks are never closed each would hold the rest of its block once more.
const mostOpen = 8

// top is the place on the stack of the innermost open quotation of family f, or -1.
//
//go:noinline
func (p *pairer) top(f family) int {
	for k := len(p.stack) - 1; k >= 0; k-- {
		if p.d.marks[p.stack[k].mark].family == f {
			return k
		}
	}
	return -1
}

// topFor is the place on the stack of what the mark may close, or -1.
func (p *pairer) topFor(m *mark) int {
	if m.family == double {
		if k := p.top(low); k >= 0 && k > p.top(double) {
			return k
		}
	}
	return p.top(m.family)
}

// open opens a quotation with the mark at i, unless too many are open.
func (p *pairer) open(i int) {
	if len(p.stack) == mostOpen {
		return
	}
	p.push(i, Quotation{Open: p.d.marks[i].tok})
}

// push puts a quotation, which the mark at i opens or shows to be open, on the stack.
//
//go:noinline
func (p *pairer) push(i int, q Quotation) {
	q.Close, q.Block, q.Parent = NoToken, BlockID(p.block), None
	p.d.Quotations = append(p.d.Quotations, q)
	p.stack = append(p.stack, opened{i, ID(len(p.d.Quotations) - 1)})
}

// close closes the quotation at the stack's place k with the mark at i; what was opened inside it
// and not closed was no quotation.
func (p *pairer) close(k, i int) {
	o := p.stack[k]
	for _, inner := range p.stack[k+1:] {
		p.d.Quotations[inner.quote].dropped = true
	}
	p.stack = p.stack[:k]
	q := &p.d.Quotations[o.quote]
	q.Close = p.d.marks[i].tok
	q.dropped = q.Close == q.Open+1 // nothing between the marks
}

// abandon gives up what is open from the stack's place k on.
func (p *pairer) abandon(k int) {
	for _, o := range p.stack[k:] {
		p.d.Quotations[o.quote].dropped = true
	}
	p.stack = p.stack[:k]
}

// runsOn reports whether the mark at i, if it has no partner, opens a quotation that runs to the
// end of its block: it begins the block, or follows a colon, a comma or the end of a sentence.
func (p *pairer) runsOn(i int) bool {
	t := p.d.marks[i].tok
	first := p.d.Blocks[p.block].First
	if t == first {
		return true
	}
	if !p.d.Tokens[t].Is(prose.Space) {
		return false
	}
	before := p.d.Tokens[t-1]
	if before.Kind == prose.Mark && t-2 >= first {
		before = p.d.Tokens[t-2]
	}
	return before.Kind == prose.Punct && strings.IndexByte(":,.?!", p.d.S[before.End-1]) >= 0
}

// settleOpen settles the quotations that have no closing mark at the end of the block, the
// innermost first: none ends inside another.
func (p *pairer) settleOpen() {
	b := &p.d.Blocks[p.block]
	for _, o := range slices.Backward(p.stack) {
		q := &p.d.Quotations[o.quote]
		if !p.runsOn(o.mark) || q.Open+1 == b.End || b.Kind == prose.Headline {
			q.dropped = true
		} else if !p.cutTail(o.quote) {
			q.Unclosed, b.LeftOpen = true, true
		}
	}
}

// implied opens a quotation at the start of the block where the block before left one open and this
// one has its closing mark but no opening one, or no mark at all; or where its opening mark is
// missing.
func (p *pairer) implied() {
	b := p.d.BlockBefore(BlockID(p.block))
	if b == NoBlock || !p.d.Blocks[b].LeftOpen {
		p.unopened()
		return
	}
	first := p.d.Blocks[p.block].First
	for i := range p.d.marks {
		m := &p.d.marks[i]
		if m.family == single {
			continue
		}
		if !m.onlyOpens() && m.mayClose && m.tok > first+1 && !p.d.credits(first, m.tok) {
			p.push(i, Quotation{Open: first, Implied: true})
		}
		return
	}
	p.runsThrough()
}

// order drops what was dropped, finds each quotation's range, and ties the nested to their parents.
// Quotations were appended in order of their opening marks.
func (d *Text) order() {
	n := 0
	for i := range d.Quotations {
		if d.Quotations[i].dropped {
			continue
		}
		if n < i {
			d.Quotations[n] = d.Quotations[i]
		}
		d.extent(&d.Quotations[n])
		n++
	}
	d.Quotations = d.Quotations[:n]
	d.nest()
}

// nest ties the nested quotations to their parents.
func (d *Text) nest() {
	d.stack = d.stack[:0]
	for i := range d.Quotations {
		q := &d.Quotations[i]
		q.Parent, q.HasChild = None, false
		for len(d.stack) > 0 && d.Quotations[d.stack[len(d.stack)-1]].End <= q.Start {
			d.stack = d.stack[:len(d.stack)-1]
		}
		if n := len(d.stack); n > 0 {
			q.Parent = d.stack[n-1]
			d.Quotations[q.Parent].HasChild = true
		}
		d.stack = append(d.stack, ID(i))
	}
}

// extent fills the byte range and the inner tokens of a quotation.
//
//go:noinline
func (d *Text) extent(q *Quotation) {
	b := d.Blocks[q.Block]
	q.First, q.Last = q.Open+1, q.Close
	if q.Implied {
		q.First = q.Open
	}
	q.Start = int(d.Tokens[q.Open].Start)
	if q.Close == NoToken {
		q.Last = b.End
		if q.ends > 0 {
			q.Last = q.ends
		}
		q.End = int(d.Tokens[q.Last-1].End)
	} else {
		q.End = int(d.Tokens[q.Close].End)
	}
}
