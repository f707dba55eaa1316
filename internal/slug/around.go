package slug

import "crypto/sha256"

// Each half of a mark has this many characters.
const halfMark = 3

// wordsAround is how many folded words on either side make a mark.
const wordsAround = 4

// Around makes the mark by which equal quotations of one story are told apart: three characters for
// the folded words right before the quotation, and three for those right after it.
func Around(before, after string) string {
	var short [256]byte
	var mark [2 * halfMark]byte
	half(mark[:halfMark], lastWords(AppendFold(short[:0], before)))
	half(mark[halfMark:], firstWords(AppendFold(short[:0], after)))
	return string(mark[:])
}

// half is the base32 of the SHA-256 of folded words, as much of it as dst holds.
func half(dst, folded []byte) {
	sum := sha256.Sum256(folded)
	var all [52]byte
	base32lower.Encode(all[:], sum[:])
	copy(dst, all[:])
}

// lastWords are the last few of folded words.
func lastWords(s []byte) []byte {
	for i, n := len(s)-1, 0; i >= 0; i-- {
		if s[i] == ' ' {
			if n++; n == wordsAround {
				return s[i+1:]
			}
		}
	}
	return s
}

// firstWords are the first few of folded words.
func firstWords(s []byte) []byte {
	for i, n := 0, 0; i < len(s); i++ {
		if s[i] == ' ' {
			if n++; n == wordsAround {
				return s[:i]
			}
		}
	}
	return s
}

// MarkAfter is the half of a mark that tells what stands after the words; "" of what is no mark.
func MarkAfter(mark string) string {
	if len(mark) != 2*halfMark {
		return ""
	}
	return mark[halfMark:]
}

// MarkBefore is the half of a mark that tells what stands before the words; "" of what is no mark.
func MarkBefore(mark string) string {
	if len(mark) != 2*halfMark {
		return ""
	}
	return mark[:halfMark]
}
