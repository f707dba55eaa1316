// Package slug makes what addresses and ids are made of: ids of names and headings, and ids of
// quotations.
//
// Nothing here may ever change what it returns for a text it could already read: every address of
// every archive rests on it. So the table of letters is the project's own (letters.go),
// testdata/ids.txt remembers what has once been made and may only grow, and a library is trusted
// only with Unicode's own normal forms and case folding, which the Unicode Consortium has promised
// not to change for assigned characters.
package slug

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// ID makes an id of a printed name: letters of the Latin script are folded to a–z by the project's
// own table (é→e, ø→o, ß→ss, ı→i, þ→th), letters of other scripts are lower-cased and kept in NFC,
// numbers are kept, and each run of other characters becomes one hyphen, with none at the ends. The
// id of a text without letters and numbers is "". ID(ID(s)) == ID(s).
func ID(name string) string {
	var short [64]byte
	if id, ok := foldPlain(short[:0], name, '-'); ok {
		return string(id)
	}
	return idOfAny(name)
}

// idOfAny is ID for names of any script.
func idOfAny(name string) string {
	var b strings.Builder
	b.Grow(len(name))
	gap, latin := false, false
	for _, r := range norm.NFC.String(name) {
		if unicode.IsMark(r) && (latin || b.Len() == 0 || gap) {
			continue // an accent that no composed letter has: "x̂" is x
		}
		folded, known := fold(r)
		if !known && !isWord(r) {
			gap, latin = true, false
			continue
		}
		if gap && b.Len() > 0 {
			b.WriteByte('-')
		}
		gap, latin = false, known
		b.WriteString(folded)
	}
	return norm.NFC.String(b.String())
}

// Longest is the greatest length of an id, or of another step of an address, in bytes. Each step is
// the name of a folder, and most file systems take 255 bytes.
const Longest = 240

// Heading makes the id of a heading: as ID, and "section" for a heading without letters or numbers.
// Who puts it into a page prefixes it.
func Heading(text string) string {
	if id := ID(text); id != "" {
		return id
	}
	return "section"
}

// fold returns what an id has in place of r, and whether r is a letter or digit of the Latin table.
func fold(r rune) (string, bool) {
	if r < 0x80 {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return string(r), true
		case 'A' <= r && r <= 'Z':
			return string(r + 'a' - 'A'), true
		}
		return "", false
	}
	if s, ok := letters[r]; ok {
		return s, true
	}
	small := unicode.ToLower(r)
	if s, ok := letters[small]; ok {
		return s, true // its capital lies in a block that the table does not cover
	}
	return string(small), small < 0x80
}

// isWord reports whether r is of Unicode's categories L, M or N.
func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// HoldsAll reports whether folded words are all among those of another folded text, in any order.
func HoldsAll(folded, words string) bool {
	for word := range strings.FieldsSeq(words) {
		if !strings.Contains(" "+folded+" ", " "+word+" ") {
			return false
		}
	}
	return true
}
