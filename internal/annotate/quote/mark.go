package quote

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// family is what kind of quotation mark a mark is: only marks of one family pair.
type family uint8

// The families of marks.
const (
	double  family = iota // " “ ” '' `` ＂
	single                // ' ‘ ’ ‚ ‛ `
	low                   // „ … “ or „ … ”
	angle                 // « … » or » … «
	angle1                // ‹ … › or › … ‹
	corner                // 「 … 」
	corner2               // 『 … 』
)

// leaning says on which side of a quotation a mark can stand by its own shape.
type leaning uint8

// The leanings of a mark.
const (
	upright leaning = iota // straight: both
	opening
	closing
)

// mark is one quotation mark with what its neighbours tell.
type mark struct {
	tok      int32
	family   family
	leaning  leaning
	mayOpen  bool // what stands beside it lets it open a quotation
	mayClose bool // … close one
	strong   bool // as a closing mark beyond doubt: punctuation stands before or after it
	tight    bool // no white space on either side: it may be an apostrophe inside a word
	measure  bool // it follows a digit or a fraction: feet, inches, minutes
	astray   bool // an opening mark with white space or nothing after it
	bullet   bool // it begins a line and white space follows: "» Doors open at seven"
	genitive bool // it follows an s and a word follows: it may be "the senators' plan"

	spaceLost bool // punctuation stands before it and a letter behind: the space after it is missing
}

// onlyOpens reports whether the mark opens a quotation, and closes none.
func (m *mark) onlyOpens() bool {
	return m.leaning == opening || m.leaning == upright && m.mayOpen && !m.mayClose
}

// markShape is the family and leaning of the mark s.
func markShape(s string) (family, leaning) {
	switch s {
	case "\"", "''", "＂":
		return double, upright
	case "“", "``", "‟", "〝", "‘‘":
		return double, opening
	case "”", "’’", "´´", "〞", "〟":
		return double, closing
	case "'":
		return single, upright
	case "‘", "‛", "‚", "`":
		return single, opening
	case "’", "´":
		return single, closing
	case "„":
		return low, opening
	case "«", "»", "‹‹", "››":
		return angle, upright
	case "‹", "›":
		return angle1, upright
	case "「":
		return corner, opening
	case "」":
		return corner, closing
	case "『":
		return corner2, opening
	case "』":
		return corner2, closing
	}
	return double, upright
}

// readMark gathers what the neighbours of the mark at token i tell. The block's tokens are [first,
// end).
func (d *Text) readMark(i, first, end int) mark {
	m := mark{tok: int32(i)}
	m.family, m.leaning = markShape(d.Tokens[i].In(d.S))
	n := d.beside(i, first, end)
	if m.family == double && d.twoSingle(i, end) {
		m.family = single
	}
	m.mayOpen = (n.spaceBefore || opensBefore(n.before)) && !n.spaceAfter && !closesAfter(n.after)
	m.mayClose = n.endsWords()
	m.strong = m.mayClose && (stopRune(n.before) || !n.spaceAfter && stopRune(n.after))
	m.tight = n.inWord()
	m.measure = !n.spaceBefore && unicode.IsNumber(n.before)
	m.genitive = n.endsInS() && n.spaceAfter && unicode.IsLetter(n.after)
	m.astray = m.leaning == opening && (n.spaceAfter || !n.spaceBefore && stopRune(n.after))
	m.spaceLost = n.betweenSentences()
	m.bullet = (m.family == angle || m.family == angle1) && n.spaceAfter && d.beginsLine(i, first)
	if n.spaceBefore {
		m.setOff(&n, i > first)
	}
	return m
}

// setOff lets a mark behind a space, of which the neighbours n tell little, do what it may; inside
// tells whether anything stands before it in its block.
func (m *mark) setOff(n *neighbours, inside bool) {
	if m.leaning == closing && m.family == single && !wordRune(n.after) {
		m.mayClose = inside // ‘ad hoc ’
	}
	if n.spaceAfter && m.family != single {
		m.mayOpen, m.mayClose = true, inside
	}
}

// beginsLine reports whether the token i begins its block, or a line of it.
func (d *Text) beginsLine(i, first int) bool {
	if i == first {
		return true
	}
	return strings.Contains(d.S[d.Tokens[i-1].End:d.Tokens[i].Start], "\n")
}

// neighbours is what stands beside a mark: characters, 0 where there is none, and white space,
// which the ends of a block count as.
type neighbours struct {
	before, after           rune
	spaceBefore, spaceAfter bool
}

// twoSingle reports whether the two straight marks at token i are one that opens a quotation and
// one for letters left out, as before "Twas": no such pair stands behind them before end.
func (d *Text) twoSingle(i, end int) bool {
	if d.Spelling(int32(i)) != "''" || i+1 >= end || d.Pack == nil || d.word(int32(i)+1).Part&lang.Elided == 0 {
		return false
	}
	for t := i + 1; t < end; t++ {
		if d.Tokens[t].Kind == prose.Mark && d.Spelling(int32(t)) == "''" {
			return false
		}
	}
	return true
}

// beside is what stands beside the mark at token i of the tokens [first, end).
func (d *Text) beside(i, first, end int) neighbours {
	n := neighbours{
		spaceBefore: i == first || d.Tokens[i].Is(prose.Space),
		spaceAfter:  i+1 >= end || d.Tokens[i+1].Is(prose.Space),
	}
	if i > first {
		n.before, _ = utf8.DecodeLastRuneInString(d.S[d.Tokens[i-1].Start:d.Tokens[i-1].End])
	}
	if i+1 < end {
		n.after, _ = utf8.DecodeRuneInString(d.S[d.Tokens[i+1].Start:])
	}
	return n
}

// endsWords reports whether the mark may close what stands before it: right behind a word or a
// stop, and before none.
func (n *neighbours) endsWords() bool {
	inBrackets := n.before == '(' || n.before == '['
	return !n.spaceBefore && !inBrackets && (n.spaceAfter || !wordRune(n.after))
}

// betweenSentences reports whether one sentence ends before the mark and another begins behind it,
// with no space.
func (n *neighbours) betweenSentences() bool {
	return !n.spaceBefore && !n.spaceAfter && endRune(n.before) && unicode.IsLetter(n.after)
}

// inWord reports whether the mark stands inside a word.
func (n *neighbours) inWord() bool {
	return !n.spaceBefore && !n.spaceAfter && wordRune(n.before) && wordRune(n.after)
}

// endsInS reports whether the mark stands right behind a word that ends in s or the like.
func (n *neighbours) endsInS() bool {
	if n.spaceBefore {
		return false
	}
	switch n.before {
	case 's', 'S', 'z', 'x':
		return true
	}
	return false
}

// opensBefore reports whether a quotation may open right after r: brackets, dashes, slashes and
// other marks.
func opensBefore(r rune) bool {
	switch r {
	case '(', '[', '{', '-', '–', '—', '―', '/', '…', ':', '.', ',', '>', ';', '¿', '¡':
		return true
	}
	return quoteRune(r)
}

// closesAfter reports whether r, right after a mark, shows that the mark does not open.
func closesAfter(r rune) bool {
	switch r {
	case ',', ';', ':', '!', '?', ')', ']':
		return true
	}
	return false
}

// stopRune reports whether r is punctuation that shows that a mark beside it closes.
func stopRune(r rune) bool {
	switch r {
	case '.', ',', '!', '?', ';', ':', '…', '-', '—', '–', ')', ']':
		return true
	}
	return false
}

// endRune reports whether r ends a sentence or a part of it.
func endRune(r rune) bool { return r == '.' || r == ',' || r == '!' || r == '?' }

// quoteRune reports whether r is a quotation mark or an apostrophe.
func quoteRune(r rune) bool {
	switch r {
	case '"', '\'', '“', '”', '‘', '’', '„', '«', '»', '‹', '›', '`', '‚':
		return true
	}
	return false
}

// wordRune reports whether r is a letter or a digit.
func wordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }
