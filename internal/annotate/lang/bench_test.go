package lang

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/prose"
)

// benched is a text of about 700 words.
var benched = prose.Join([]prose.Part{{Text: strings.Repeat(`The harbour board of Oldport voted on Tuesday to close the west pier for the winter, after divers found that eleven of its piles had been eaten
through below the water. The board's chairman, Tom Reed, told a meeting in the town hall that the pier could not be made safe before the storms. `, 13)}})

func BenchmarkWords(b *testing.B) {
	p, toks := For("en"), prose.Tokens(benched)
	var words []Word
	b.ReportAllocs()
	for b.Loop() {
		words = p.Words(words[:0], benched.S, toks)
	}
}

func BenchmarkPhrase(b *testing.B) {
	p := For("en")
	words := p.Words(nil, benched.S, prose.Tokens(benched))
	for b.Loop() {
		for i := range words {
			p.Phrase(words[i:min(i+6, len(words))])
		}
	}
}

func BenchmarkCompile(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		mustCompile("en")
	}
}
