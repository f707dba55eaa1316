package annotate

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// How much is looked at: the text is searched for each word of a lead. A story has few parts.
const (
	mostLeads   = 8
	longestLead = 12 // words
)

// leads puts the first words of paragraphs into small letters where these alone are set in
// capitals, "FRENCH PRESIDENT ANN LEE has joined", as papers begin a story or a part of it. Left
// so, their capitals tell nothing, and nobody is named there. The text that comes back has as many
// bytes.
func leads(t *prose.Text, pack *lang.Pack) string {
	var b []byte
	for i, found := 0, 0; i < len(t.Blocks) && found < mostLeads; i++ {
		block := &t.Blocks[i]
		if block.Kind != prose.Paragraph || !loud(t.S[block.Start:block.End]) {
			continue
		}
		l := lead{capitals: capitals{s: t.S, pack: pack}, at: block.Start}
		if !l.read(block.End) {
			continue
		}
		if found++; b == nil {
			b = []byte(t.S)
		}
		for k, w := range l.words {
			l.set(b[w.Start:w.End], k == 0)
		}
	}
	if b == nil {
		return t.S
	}
	return string(b)
}

// loud reports whether a paragraph may begin with words in capitals. Most do not, and are not read.
func loud(s string) bool {
	return len(s) > 3 && s[0]-'A' <= 'Z'-'A' && (s[1] == ' ' || mayBeCapital(s[1])) &&
		(s[2] == ' ' || mayBeCapital(s[2]))
}

// lead is the beginning of a paragraph.
type lead struct {
	capitals
	at    int
	words []prose.Range
}

// read reads the words in capitals with which a paragraph begins that ends at byte end, and reports
// whether these are a lead: the sentence goes on behind them, and they are no dateline, no label
// and no body's letters.
func (l *lead) read(end int) bool {
	function := false
	for l.at < end && len(l.words) <= longestLead {
		e := min(l.wordEnd(l.at), end)
		word := l.s[l.at:e]
		if word == "" || !allCapitals(word) {
			break
		}
		l.words = append(l.words, prose.Range{Start: l.at, End: e})
		function = function || l.inLists(word).Is(lang.Function|lang.Auxiliary|lang.Modal)
		if l.at = e; strings.HasPrefix(l.s[e:end], ", ") {
			l.at++ // "ANN LEE, MAYOR OF Norbury, has"
		}
		if l.at+1 >= end || l.s[l.at] != ' ' {
			break
		}
		l.at++
	}
	n := len(l.words)
	next, _ := utf8.DecodeRuneInString(l.s[l.at:end])
	return n > 0 && n <= longestLead && l.at == l.words[n-1].End+1 && (n > 2 || n > 1 && function) &&
		(unicode.IsLower(next) || function && unicode.IsUpper(next))
}

// inLists is what the pack knows of a word in small letters.
func (l *lead) inLists(word string) *lang.Entry { return l.entry(strings.ToLower(word)) }

// set writes a word of a lead as the text writes it elsewhere, or as it is most often written.
func (l *lead) set(word []byte, first bool) {
	s := string(word)
	e := l.inLists(s)
	if in := l.entry(s); in != e && in.Is(lang.OrgName|lang.Place) {
		return // "UN", "US"
	}
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		return
	}
	small(word)
	if !e.Is(lang.Function) && strings.Count(l.s, s) > 1 && !strings.Contains(l.s, " "+string(word)) {
		copy(word, s) // the letters of a body, which the text has again
		return
	}
	if !first && l.inSmall(lower, string(word), e) {
		copy(word, lower)
	}
}

// inSmall reports whether a word is no name: by how the text writes it elsewhere, or else by lists.
func (l *lead) inSmall(lower, capital string, e *lang.Entry) bool {
	facts := gazetteer.Of(capital)
	switch {
	case e.Is(lang.Function | lang.Auxiliary | lang.Modal):
		return true
	case strings.Contains(l.s, " "+capital):
		return false
	case strings.Contains(l.s, " "+lower), e.Form != 0 && !facts.Is(gazetteer.Given):
		return true
	}
	return facts.Is(gazetteer.Ordinary) && !facts.Is(gazetteer.Given|gazetteer.Surname) && !e.Is(lang.Title)
}
