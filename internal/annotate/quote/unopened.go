package quote

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// unopened opens a quotation at the start of the block where its first mark ends one sentence and
// the clause behind it says who spoke, so that only the opening mark can be missing: "We will go,”
// said Lee."
func (p *pairer) unopened() {
	b := &p.d.Blocks[p.block]
	if p.d.Pack == nil || b.Kind != prose.Paragraph {
		return
	}
	for i := range p.d.marks {
		m := &p.d.marks[i]
		stops := ",?!"
		if m.family == single {
			stops = "," // behind a word it may be an apostrophe
		}
		if !p.d.onlyCloses(m, stops) {
			if m.family == single && !m.mayOpen {
				continue
			}
			return
		}
		if p.d.oneSentence(b.First, m.tok-1) && p.d.saysWho(m.tok+1, b.End) {
			p.push(i, Quotation{Open: b.First, Implied: true})
		}
		return
	}
}

// resumes reports whether the mark at i ends its block and a sentence right behind the clause that
// says who spoke the words before it, and where that sentence begins: "“We will go,” said Lee. We
// will not stay.”"
func (p *pairer) resumes(i int) (first int32, ok bool) {
	n, m := len(p.d.Quotations)-1, &p.d.marks[i]
	if n < 0 || p.d.Pack == nil || m.tok != p.d.Blocks[p.block].End-1 || !p.d.onlyCloses(m, ".?!") {
		return 0, false
	}
	q := &p.d.Quotations[n]
	if q.dropped || int(q.Block) != p.block || q.Close == NoToken {
		return 0, false
	}
	for t := q.Close + 1; t < min(m.tok, q.Close+longestTail); t++ {
		if p.d.Tokens[t].Kind == prose.Punct && p.d.S[p.d.Tokens[t].Start] == '.' {
			return t + 1, p.d.saysWho(q.Close+1, t+1) && p.d.oneSentence(t+1, m.tok-1)
		}
	}
	return 0, false
}

// onlyCloses reports whether the mark stands right behind one of the stops, and can only close.
func (d *Text) onlyCloses(m *mark, stops string) bool {
	if !m.mayClose || m.mayOpen || m.leaning == opening || m.tok == 0 || d.Tokens[m.tok].Is(prose.Space) {
		return false
	}
	before := &d.Tokens[m.tok-1]
	return before.Kind == prose.Punct && strings.IndexByte(stops, d.S[before.End-1]) >= 0
}

// oneSentence reports whether the tokens [first, end) are the words of one sentence from its
// beginning on, three of them at least.
func (d *Text) oneSentence(first, end int32) bool {
	if end < first+3 || !d.Tokens[first].Is(prose.Upper) {
		return false
	}
	for t := first; t < end; t++ {
		k := &d.Tokens[t]
		if k.Kind == prose.Mark && t > first || k.Kind == prose.Punct && strings.IndexByte(".?!:", d.S[k.Start]) >= 0 {
			return false
		}
	}
	return true
}

// mostThrough is how many paragraphs without a mark are taken for the midst of a quotation.
const mostThrough = 3

// runsThrough takes the whole block, which has no mark, into the quotation that the block before
// left open, where a block soon after it has the closing mark and nobody is said to speak here.
func (p *pairer) runsThrough() {
	b := &p.d.Blocks[p.block]
	if p.d.Pack == nil || b.Kind != prose.Paragraph || b.First == b.End || !p.closesLater() {
		return
	}
	for t := b.First; t < b.End; t++ {
		if p.d.saying(t) && p.d.word(t).Form&lang.Past != 0 {
			return
		}
	}
	p.d.Quotations = append(p.d.Quotations, Quotation{
		Open: b.First, Close: NoToken, Block: BlockID(p.block), Parent: None, Implied: true, Unclosed: true,
	})
	b.LeftOpen = true
}

// closesLater reports whether the first mark in the next few blocks can only close.
func (p *pairer) closesLater() bool {
	for b := p.block + 1; b < min(len(p.d.Blocks), p.block+1+mostThrough); b++ {
		first, end := int(p.d.Blocks[b].First), int(p.d.Blocks[b].End)
		for t := first; t < end; t++ {
			if p.d.Tokens[t].Kind != prose.Mark {
				continue
			}
			if m := p.d.readMark(t, first, end); m.family != single {
				return t > first+1 && !m.onlyOpens() && m.mayClose && !m.mayOpen && !p.d.credits(int32(first), m.tok)
			}
		}
	}
	return false
}
