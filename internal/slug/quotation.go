package slug

import (
	"crypto/sha256"
	"encoding/base32"
	"strconv"
	"strings"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// Fold brings words into the form in which they are compared: NFKC, full case folding, NFKC again; then runs of letters, marks and numbers, joined by one
// space. Where none is left, it is the words in NFKC without the white space around them. So neither punctuation, line ends, kinds of quotation mark nor
// normal forms tell two quotations apart.
func Fold(s string) string {
	if isPlain(s) {
		return foldPlain(s)
	}
	folded := norm.NFKC.String(strings.Map(foldCherokee, cases.Fold().String(norm.NFKC.String(s))))
	var b strings.Builder
	b.Grow(len(folded))
	gap := false
	for _, r := range folded {
		if !isWord(r) {
			gap = true
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte(' ')
		}
		gap = false
		b.WriteRune(r)
	}
	if b.Len() == 0 {
		return strings.TrimSpace(norm.NFKC.String(s))
	}
	return b.String()
}

// foldCherokee mends the one script that the library folds into small letters and back: Unicode folds Cherokee into capitals.
func foldCherokee(r rune) rune {
	switch {
	case 0xab70 <= r && r <= 0xabbf:
		return r - 0xab70 + 0x13a0
	case 0x13f8 <= r && r <= 0x13fd:
		return r - 8
	}
	return r
}

func isPlain(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

// foldPlain is Fold for ASCII, which is most of what is quoted in English.
func foldPlain(s string) string {
	b := make([]byte, 0, len(s))
	gap := false
	for i := range len(s) {
		c := s[i]
		switch {
		case 'A' <= c && c <= 'Z':
			c += 'a' - 'A'
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
		default:
			gap = true
			continue
		}
		if gap && len(b) > 0 {
			b = append(b, ' ')
		}
		gap = false
		b = append(b, c)
	}
	if len(b) == 0 {
		return strings.TrimSpace(s)
	}
	return string(b)
}

// IDLength is how many characters a quotation's id has, unless another quotation of its story has the same.
const IDLength = 7

// The alphabet of RFC 4648 in lower case.
var base32lower = base32.NewEncoding("abcdefghijklmnopqrstuvwxyz234567").WithPadding(base32.NoPadding)

// Quotation makes a quotation's id: the first length characters (7, or more on a clash; 52 at most) of the base32 of SHA-256 over the story's id, the folded
// words and the occurrence (1 for the first quotation of the story with these folded words, 2 for the next), each on a line of its own.
func Quotation(story, folded string, occurrence, length int) string {
	sum := sha256.Sum256([]byte(story + "\n" + folded + "\n" + strconv.Itoa(occurrence)))
	id := base32lower.EncodeToString(sum[:])
	return id[:min(max(length, IDLength), len(id))]
}
