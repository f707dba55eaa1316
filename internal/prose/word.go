package prose

import (
	"math/bits"
	"unicode"
	"unicode/utf8"
)

// plainWord emits a word of small letters of ASCII after one of either size, which most words are;
// false where the word is, or may be, of another kind.
func (l *lexer) plainWord() bool {
	i, next := min(afterSmall(l.s, l.pos+1), l.end), byte(0)
	if i < l.end {
		if next = l.s[i]; goesOn[next] || i == l.pos+1 && next == '.' {
			return false
		}
	}
	f := Shape(0)
	if l.s[l.pos] <= 'Z' {
		f = Upper
	}
	l.emit(i, Word, f)
	if next == ' ' && len(l.opaque) == 0 { // as behind nearly all
		l.pos++
		l.pending = Space
	}
	return true
}

// afterSmall is where, from i on, the first byte stands that is no small letter of ASCII. It looks
// at eight bytes at a time: few words have more.
func afterSmall(s string, i int) int {
	const ones, high = 0x0101010101010101, 0x8080808080808080
	if i < 0 {
		return 0 // is never asked; with it, no place below is held against the length
	}
	for ; i < len(s)-7; i += 8 {
		x := uint64(s[i]) | uint64(s[i+1])<<8 | uint64(s[i+2])<<16 | uint64(s[i+3])<<24 |
			uint64(s[i+4])<<32 | uint64(s[i+5])<<40 | uint64(s[i+6])<<48 | uint64(s[i+7])<<56
		// The upper bit gets set of a byte that is smaller than an a, and of one that is larger
		// than a z. What is borrowed or carried can only disturb the bytes after it.
		if other := (x | (x - 'a'*ones) | (x + (0x7f-'z')*ones)) & high; other != 0 {
			return i + bits.TrailingZeros64(other)/8
		}
	}
	for i < len(s) && 'a' <= s[i] && s[i] <= 'z' {
		i++
	}
	return i
}

// word emits a word, and the clitic that hangs on it as a token of its own.
func (l *lexer) word() {
	start := l.pos
	w := wordScan{l: l, at: start}
	if c := l.s[start]; c == '@' || c == '#' {
		w.flags |= Handle
		w.at++
	}
	w.run()
	if w.clitic > 0 {
		l.emit(w.clitic, Word, w.shape())
		l.emit(w.at, Clitic, 0)
		return
	}
	l.emit(w.at, Word, w.shape())
}

// wordScan gathers one word's extent and shape.
type wordScan struct {
	l              *lexer
	at             int // next byte
	flags          Shape
	letters, upper int
	dots           int  // inner dots, as in U.S.
	part           int  // letters since the last dot
	last           rune // last letter
	clitic         int  // where the clitic begins, or 0
}

func (w *wordScan) run() {
	for w.at < w.l.end {
		if w.plain(); w.at >= w.l.end {
			return
		}
		r, n := w.l.rune(w.at)
		switch {
		case isLetter(r):
			w.letter(r)
		case unicode.IsDigit(r):
			w.flags |= Digits
		case isHyphen(r) && w.joins(w.at+n):
			w.flags |= Hyphen
			w.part = 2
		case isApostrophe(r) && w.l.letterAt(w.at+n):
			if to := w.cliticEnd(w.at + n); to > 0 {
				w.clitic, w.at = w.at, to
				return
			}
			w.flags |= Apos
		case w.miscoded(r):
		case Hidden(r) && w.l.letterBehindHidden(w.at):
			n = BehindHidden(w.l.s, w.at) - w.at
		case r == '.' && w.dot(w.at+n):
			w.dots++
			w.part = 0
		case r == '&' && w.letters <= 2 && w.upper == w.letters && w.l.letterAt(w.at+n): // AT&T, R&D
		default:
			w.trailingDot(r)
			return
		}
		w.at += n
	}
}

// plain takes in a run of ASCII letters, which is most of what there is.
func (w *wordScan) plain() {
	s, i, end := w.l.s, w.at, w.l.end
	for ; i < end && asciiLetter(s[i]); i++ {
		if s[i] <= 'Z' {
			switch {
			case w.letters == 0:
				w.flags |= Upper
			case unicode.IsLower(w.last):
				w.flags |= Camel
			}
			w.upper++
		}
		w.letters++
		w.last = rune(s[i])
	}
	w.part += i - w.at
	w.at = i
}

// miscoded reports whether r is the second half of a letter whose bytes were taken for letters of
// their own, as copy that has gone through many systems has it: "JosÃ©". Together they are one
// letter, which is small.
func (w *wordScan) miscoded(r rune) bool {
	lead := w.last == 'Ã' || w.last == 'Â' || w.last == 'Ä' || w.last == 'Å'
	if !lead || r < '\u0080' || r > '¿' || r == '\u00a0' || isMark(r) {
		return false
	}
	w.flags &^= Camel
	w.upper--
	w.last = 'a'
	return true
}

func (w *wordScan) letter(r rune) {
	up := 'A' <= r && r <= 'Z'
	if r >= utf8.RuneSelf {
		up = w.foreign(r)
	}
	if up {
		if w.letters == 0 {
			w.flags |= Upper
		} else if unicode.IsLower(w.last) {
			w.flags |= Camel
		}
		w.upper++
	}
	w.letters++
	w.part++
	w.last = onA(w.last, r)
}

// onA is r, or what it makes of the A before it where it is a mark of its own, as in copy that was
// taken apart after its letters had been miscoded.
func onA(last, r rune) rune {
	if last != 'A' {
		return r
	}
	switch r {
	case '\u0302':
		return 'Â'
	case '\u0303':
		return 'Ã'
	case '\u0308':
		return 'Ä'
	case '\u030a':
		return 'Å'
	}
	return r
}

// foreign notes a letter outside ASCII and reports whether it is upper case. A combining mark has
// no case: it counts as upper so that it spoils no capitals.
func (w *wordScan) foreign(r rune) bool {
	w.flags |= Foreign
	if unicode.IsUpper(r) || unicode.IsTitle(r) {
		return true
	}
	if unicode.Is(unicode.M, r) {
		w.upper++
	}
	return false
}

// joins reports whether a hyphen before byte i joins two parts of one word.
func (w *wordScan) joins(i int) bool { return w.l.letterBehindHidden(i) || w.l.digitAt(i) }

// dot reports whether a dot before byte i is inside the word: one letter stands before it, and one
// that is not followed by another after it (U.S., a.m.).
func (w *wordScan) dot(i int) bool {
	r, n := w.l.rune(i)
	if w.part != 1 || w.flags&(Digits|Handle) != 0 || !isLetter(r) {
		return false
	}
	next, _ := w.l.rune(i + n)
	return !isLetter(next)
}

// trailingDot takes the dot that ends an abbreviation (U.S.) or an initial (J.) into the word.
func (w *wordScan) trailingDot(r rune) {
	if r != '.' || w.part != 1 {
		return
	}
	initial := w.letters == 1 && w.upper == 1 && w.flags&Handle == 0
	if w.dots > 0 || initial && w.l.s[w.l.pos:w.at] != "I" {
		w.flags |= Dotted
		w.at++
	}
}

func (w *wordScan) shape() Shape {
	f := w.flags
	if w.letters >= 2 && w.upper == w.letters {
		f |= Caps
	}
	return f
}

// cliticEnd is where the clitic ends whose letters begin at byte i, or 0 where what follows the
// apostrophe is part of the word (O'Rourke, don't).
func (w *wordScan) cliticEnd(i int) int {
	end := i
	for w.l.letterAt(end) {
		_, n := w.l.rune(end)
		end += n
		if end-i > 2 {
			return 0
		}
	}
	switch w.l.s[i:end] {
	case "s", "d", "m", "ll", "re", "ve", "S", "D", "M", "LL", "RE", "VE":
		return end
	}
	return 0
}
