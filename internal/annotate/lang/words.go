package lang

import (
	"strings"

	"github.com/onrecord/onrecord/internal/prose"
)

// Words appends to dst the word of each token of a text s, in step with tokens: words[i] is what the pack knows of tokens[i]. Markup and opaque stretches
// have none.
func (p *Pack) Words(dst []Word, s string, tokens []prose.Token) []Word {
	for _, t := range tokens {
		var w Word
		if t.Kind == prose.Word || t.Kind == prose.Number || t.Kind == prose.Clitic || t.Kind == prose.Punct {
			w = p.Word(t.In(s))
		}
		dst = append(dst, w)
	}
	return dst
}

// Ordinary reports whether a spelling that the pack does not know ends as ordinary words do, or, with a hyphen in it, ends in an ordinary word in lower case:
// "Overstretched", "Taliban-led". weak tells that its capital is none of its own, so that endings count which names have too.
func (p *Pack) Ordinary(s string, weak bool) bool {
	at := strings.LastIndexByte(s, '-')
	if at > 0 && at+1 < len(s) && s[at+1] >= 'a' && s[at+1] <= 'z' {
		if e := p.Entry(p.Word(s[at+1:])); e.Class&(Common|Function|Post|Adverb|Demonym|WorkNoun|OrgNoun) != 0 && e.Class&Given == 0 || e.Form != 0 {
			return true
		}
	}
	if at := strings.IndexByte(s, '-'); at > 0 && at < 6 && p.Class(p.Word(s[:at]))&Common != 0 {
		return true
	}
	return ends(s, p.endings) || weak && ends(s, p.weak)
}

func ends(s string, endings []string) bool {
	for _, e := range endings {
		if len(s) > len(e)+2 && s[len(s)-len(e):] == e {
			return true
		}
	}
	return false
}
