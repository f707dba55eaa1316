package quote

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// leftOut reports whether the mark at i ends a word that another mark before it begins, both for
// letters left out: rock 'n' roll.
func (p *pairer) leftOut(i int) bool {
	if i == 0 || p.d.marks[i-1].tok != p.d.marks[i].tok-2 || p.d.marks[i-1].family != single {
		return false
	}
	return len(p.d.Spelling(p.d.marks[i].tok-1)) == 1 && p.dropsLetters(i-1)
}

// dropsLetters reports whether the word or number behind the mark at i stands there without its
// first letters or digits: 'em, '90s, '07.
func (p *pairer) dropsLetters(i int) bool {
	t := p.d.marks[i].tok + 1
	if int(t) >= len(p.d.Tokens) {
		return false
	}
	w := p.d.Spelling(t)
	if p.d.Tokens[t].Kind == prose.Number {
		return len(w) == 2 || len(w) == 3 && w[2] == 's'
	}
	return p.d.Pack != nil && p.d.word(t).Part&lang.Elided != 0
}

// clipped reports whether the mark at i stands for the end of the word before it, and another word
// follows: waitin' for, an' then, o' the; or a stop, behind which nobody is said to speak and a
// mark is to come that closes: 'I were goin', but she weren't,' said Lee.
func (p *pairer) clipped(i int) bool {
	m := &p.d.marks[i]
	t := m.tok - 1
	if m.leaning == opening || t < 0 || p.d.Pack == nil || p.d.Tokens[t].Kind != prose.Word {
		return false
	}
	next := m.tok + 1
	if int(next) >= len(p.d.Tokens) {
		return false
	}
	switch p.d.Tokens[next].Kind {
	case prose.Word, prose.Mark:
	case prose.Punct:
		if !p.ahead[i].sure || p.d.saysWho(next+1, p.d.Blocks[p.block].End) {
			return false
		}
	default:
		return false
	}
	w := strings.ToLower(p.d.Spelling(t))
	return p.d.Pack.Clipped(w)
}

// ownsWithin reports whether the mark at i, behind a plural, makes an owner of it, since else the
// next one, a few words on and before no noun, would close nothing: 'the lads' wages' were late.
func (p *pairer) ownsWithin(i int) bool {
	m := &p.d.marks[i]
	if !m.genitive || i+1 == len(p.d.marks) || !p.isPlain(m.tok+1) {
		return false
	}
	n := &p.d.marks[i+1]
	near := n.family == single && n.mayClose && n.leaning != opening && n.tok <= m.tok+4
	return near && !p.isPlain(n.tok+1)
}

// isPlain reports whether token t is a word of the block that is no function word.
func (p *pairer) isPlain(t int32) bool {
	return t < p.d.Blocks[p.block].End && p.d.Tokens[t].Kind == prose.Word && !p.d.word(t).Is(lang.Function)
}

// goesOn reports whether the mark at i is an apostrophe in what somebody says, of which the
// quotation at the stack's place k begins a sentence: a small word follows that does not say who
// speaks, or a stop with a mark right behind it, and a mark behind a stop is to come that closes.
// 'Me da' went down,' said Lee. 'It was our livin',' she said.
func (p *pairer) goesOn(k, i int) bool {
	if !p.ahead[i].sure || p.d.Pack == nil || p.behindStop(i) || !p.runsOn(p.stack[k].mark) {
		return false
	}
	next := p.d.marks[i].tok + 1
	if p.d.Tokens[next].Kind == prose.Word {
		return !p.d.Tokens[next].Is(prose.Upper) && !p.d.saying(next)
	}
	return p.stopAndMark(i) && p.d.Tokens[next-2].Kind == prose.Word
}

// behindStop reports whether the mark at i stands right behind a stop.
func (p *pairer) behindStop(i int) bool {
	t := p.d.marks[i].tok
	return t > 0 && !p.d.Tokens[t].Is(prose.Space) && p.d.Tokens[t-1].Kind == prose.Punct
}

// runsOver reports whether the quotation at the stack's place k began its block, and the next block
// opens with a mark as well, as if the same words ran on.
func (p *pairer) runsOver(k int) bool {
	if p.d.marks[p.stack[k].mark].tok != p.d.Blocks[p.block].First || p.block+1 >= len(p.d.Blocks) {
		return false
	}
	next := p.d.Blocks[p.block+1].First
	if int(next) >= len(p.d.Tokens) || p.d.Tokens[next].Kind != prose.Mark {
		return false
	}
	f, _ := markShape(p.d.Spelling(next))
	return f == single
}
