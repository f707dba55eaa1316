package lang

import "github.com/onrecord/onrecord/internal/prose"

// Words appends to dst the word of each token of a text s, in step with tokens: words[i] is what the pack knows of tokens[i]. Numbers, markup and opaque
// stretches have none.
func (p *Pack) Words(dst []Word, s string, tokens []prose.Token) []Word {
	for _, t := range tokens {
		var w Word
		if t.Kind == prose.Word || t.Kind == prose.Clitic || t.Kind == prose.Punct {
			w = p.Word(t.In(s))
		}
		dst = append(dst, w)
	}
	return dst
}
