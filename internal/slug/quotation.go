package slug

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"
	"sync"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold brings words into the form in which they are compared: NFKC, full case folding, NFKC again;
// then runs of letters, marks and numbers, joined by one space. Where none is left, it is the words
// in NFKC without the white space around them. So neither punctuation, line ends, kinds of
// quotation mark nor normal forms tell two quotations apart.
//
//go:noinline
func Fold(s string) string {
	var short [128]byte
	return string(AppendFold(short[:0], s))
}

// AppendFold appends Fold(s) to dst.
func AppendFold(dst []byte, s string) []byte {
	if out, ok := foldPlain(dst, s, ' '); ok && len(out) > len(dst) {
		return out
	}
	if out, ok := foldLatin(dst, s); ok && len(out) > len(dst) {
		return out
	}
	return foldAny(dst, s)
}

// foldLatin is AppendFold for words with Latin letters of other languages than English, as names
// have: none of them becomes another by what stands beside it. It is false where a text holds
// anything else.
func foldLatin(dst []byte, s string) ([]byte, bool) {
	makeLatin.Do(func() { latin = foldedLatin() })
	all := latin
	from, gap := len(dst), false
	for i, r := range s {
		if int(r) >= len(all) && !typeset(s[i:]) || int(r) < len(all) && all[r] == notAlone {
			return dst[:from], false
		}
		if int(r) >= len(all) || all[r] == "" {
			gap = true
			continue
		}
		if gap && len(dst) > from {
			dst = append(dst, ' ')
		}
		gap = false
		dst = append(dst, all[r]...)
	}
	return dst, true
}

// notAlone stands in place of the folded form of what is a letter and a gap then, or nothing.
const notAlone = " "

var (
	latin     []string
	makeLatin sync.Once
)

// foldedLatin is the folded form of each letter and figure of ASCII and of the two blocks behind
// it, and "" of what parts words.
func foldedLatin() []string {
	all := make([]string, 0x180)
	for r := range all {
		between := string(foldAny(nil, "x"+string(rune(r))+"x"))
		switch folded := between[1 : len(between)-1]; {
		case folded == " ": // it parts words
		case folded == "" || strings.Contains(folded, " "):
			all[r] = notAlone
		default:
			all[r] = folded
		}
	}
	return all
}

// foldAny is AppendFold for words of any script.
func foldAny(dst []byte, s string) []byte {
	from, gap := len(dst), false
	for _, r := range norm.NFKC.String(strings.Map(foldCherokee, cases.Fold().String(norm.NFKC.String(s)))) {
		if !isWord(r) {
			gap = true
			continue
		}
		if gap && len(dst) > from {
			dst = append(dst, ' ')
		}
		gap = false
		dst = utf8.AppendRune(dst, r)
	}
	if len(dst) == from {
		return append(dst, strings.TrimSpace(norm.NFKC.String(s))...)
	}
	return dst
}

// foldCherokee fixes the one script that the library folds into small letters and back: Unicode
// folds Cherokee into capitals.
func foldCherokee(r rune) rune {
	switch {
	case 0xab70 <= r && r <= 0xabbf:
		return r - 0xab70 + 0x13a0
	case 0x13f8 <= r && r <= 0x13fd:
		return r - 8
	}
	return r
}

// foldPlain appends the words of s, folded and joined by one byte, where s is of ASCII and the
// marks of typesetters, as most of what English copy quotes and names; false where it holds
// anything else.
func foldPlain(dst []byte, s string, joint byte) ([]byte, bool) {
	from, gap := len(dst), false
	for i := 0; i < len(s); i++ {
		c := plain[s[i]]
		if c == 0 {
			if s[i] >= utf8.RuneSelf {
				if !typeset(s[i:]) {
					return dst, false
				}
				i += 2
			}
			gap = true
			continue
		}
		if gap && len(dst) > from {
			dst = append(dst, joint)
		}
		gap = false
		dst = append(dst, c)
	}
	return dst, true
}

// plain is the folded form of each letter and digit of ASCII, 0 for any other byte.
var plain = func() (t [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if s, ok := fold(rune(c)); ok {
			t[c] = s[0]
		}
	}
	return t
}()

// typeset reports whether s begins with a dash, a curly mark or an ellipsis. They part words as
// their plain likenesses do, and no normal form joins them to anything.
func typeset(s string) bool {
	if len(s) < 3 || s[0] != 0xe2 || s[1] != 0x80 {
		return false
	}
	switch s[:3] {
	case "–", "—", "‘", "’", "“", "”", "…":
		return true
	}
	return false
}

// IDLength is how many characters a quotation's id has, unless another quotation of its story has
// the same.
const IDLength = 7

// mostID is how many characters the whole sum makes.
const mostID = 52

// The alphabet of RFC 4648 in lower case.
var base32lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Quotation makes a quotation's id: the first length characters (7, or more on a clash; 52 at most)
// of the base32 of SHA-256 over the story's id, the folded words and the occurrence (1 for the
// first quotation of the story with these folded words, 2 for the next), each on a line of its own.
func Quotation(story, folded string, occurrence, length int) string {
	var short [512]byte
	text := append(short[:0], story...)
	text = append(append(text, '\n'), folded...)
	sum := sha256.Sum256(strconv.AppendInt(append(text, '\n'), int64(occurrence), 10))
	var id [56]byte
	length = min(max(length, IDLength), mostID)
	base32lower.Encode(id[:], sum[:min((length+7)/8*5, len(sum))]) // five bytes make eight characters
	return string(id[:length])
}
