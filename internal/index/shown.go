package index

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
)

// shown is an utterance as a list prints it, one string a paragraph, with the paper's own marks
// round each. The words are the paper's. As in any pull quotation, two things that belong to the
// attributing clause and not to the words go with it: the comma before "he said" becomes a full
// stop where the sentence ends there, and the two halves of what the clause interrupted stand
// together again.
func (m *maker) shown(qs []annotate.Quotation, kind annotate.Kind) []string {
	m.paragraphs = m.paragraphs[:0]
	for i := 0; i < len(qs); {
		end := i + 1
		for end < len(qs) && m.block(qs[end].Start) == m.block(qs[i].Start) {
			end++
		}
		m.paragraphs = append(m.paragraphs, m.paragraph(qs[i:end], kind, end == len(qs)))
		i = end
	}
	return m.kept.texts.Keep(m.paragraphs...)
}

// paragraph prints the quotations of an utterance that stand in one paragraph. last: the utterance
// ends here.
func (m *maker) paragraph(qs []annotate.Quotation, kind annotate.Kind, last bool) string {
	printed := oneLine(m.text.S[qs[0].Start:qs[0].End])
	opening, words, closing := unquote(printed)
	if len(qs) == 1 {
		if ended := endOf(words, closing, kind, last); ended != words {
			return opening + ended + closing
		}
		return printed // as nearly all are: no copy
	}
	var before strings.Builder // a paragraph may have any number of parts
	before.WriteString(opening)
	for i := 1; i < len(qs); i++ {
		clause := strings.TrimSpace(m.text.S[qs[i-1].End:qs[i].Start])
		if called.HasSuffix(clause, ".") {
			words = fullStop(words)
		}
		before.WriteString(words + " ")
		_, words, closing = unquote(oneLine(m.text.S[qs[i].Start:qs[i].End]))
	}
	return before.String() + endOf(words, closing, kind, last) + closing
}

// endOf is the words before the closing mark, as they end where the utterance does.
func endOf(words, closing string, kind annotate.Kind, last bool) string {
	switch {
	case !last || closing == "":
		return words
	case kind == annotate.Direct:
		return fullStop(words)
	}
	return called.TrimSuffix(words, ",")
}

// fullStop puts a full stop in the place of a comma at the end.
func fullStop(s string) string {
	if cut, ok := strings.CutSuffix(s, ","); ok {
		return cut + "."
	}
	return s
}

// unquote parts a quotation as printed into its opening mark, its words, and its closing mark;
// either mark may be missing.
func unquote(s string) (opening, words, closing string) {
	n := markAt(s)
	opening, s = s[:n], s[n:]
	n = markBefore(s)
	return opening, s[:len(s)-n], s[len(s)-n:]
}

const marks = "\"'“”„‟‘’‚‛«»‹›「」『』`´"

// markAt is the length of the quotation mark that s begins with, or 0; the doubled ” and “ of news
// databases are one mark.
func markAt(s string) int {
	if called.HasPrefix(s, "''") || called.HasPrefix(s, "``") {
		return 2
	}
	r, n := utf8.DecodeRuneInString(s)
	if n == 0 || !strings.ContainsRune(marks, r) {
		return 0
	}
	return n
}

func markBefore(s string) int {
	if called.HasSuffix(s, "''") {
		return 2
	}
	r, n := utf8.DecodeLastRuneInString(s)
	if n == 0 || !strings.ContainsRune(marks, r) {
		return 0
	}
	return n
}
