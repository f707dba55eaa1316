package prose

import "strings"

// Sentence is one sentence, as a range [First, End) of tokens, and the block it lies in.
type Sentence struct {
	First, End int32
	Block      int32
}

// Range is the sentence's byte range.
func (s Sentence) Range(toks []Token) Range {
	return Range{int(toks[s.First].Start), int(toks[s.End-1].End)}
}

// Sentences groups a text's tokens into sentences; none crosses a block. A sentence ends at a full
// stop, question or exclamation mark with the closing marks and brackets that follow it, where what
// comes next can begin a sentence; not after an abbreviation, an initial or inside a number. stops
// knows the words of the text's language; nil means the commonest of English.
func Sentences(t Text, toks []Token, stops *Stops) []Sentence {
	return AppendSentences(make([]Sentence, 0, len(toks)/18+4), t, toks, stops)
}

// AppendSentences is Sentences into a slice that the caller may use again.
func AppendSentences(dst []Sentence, t Text, toks []Token, stops *Stops) []Sentence {
	if stops == nil {
		stops = &common
	}
	b := breaker{t: t, toks: toks, stops: stops, out: dst}
	b.run()
	return b.out
}

type breaker struct {
	t     Text
	toks  []Token
	stops *Stops
	out   []Sentence
	block int
}

func (b *breaker) run() {
	first, toks := 0, b.toks
	for i := range toks {
		t := &toks[i]
		if t.Kind == Word && t.Shape&(Begin|Dotted) == 0 {
			continue // as most
		}
		if i > first && t.Is(Begin) {
			b.add(first, i)
			first = i
		}
		if (t.Kind == Punct || t.Is(Dotted)) && b.ends(i) {
			end := b.closers(i + 1)
			if end > i && b.begins(i, end) {
				b.add(first, end)
				first = end
			}
		}
	}
	if first < len(b.toks) {
		b.add(first, len(b.toks))
	}
}

func (b *breaker) add(first, end int) {
	if end <= first {
		return
	}
	at := int(b.toks[first].Start)
	for b.block+1 < len(b.t.Blocks) && b.t.Blocks[b.block].End <= at {
		b.block++
	}
	b.out = append(b.out, Sentence{int32(first), int32(end), int32(b.block)})
}

// ends reports whether token i may end a sentence.
func (b *breaker) ends(i int) bool {
	t := b.toks[i]
	if t.Kind == Word {
		return t.Is(Dotted) && !b.initial(i)
	}
	if t.Kind != Punct {
		return false
	}
	switch c := b.t.S[t.Start]; c {
	case '!', '?':
		return true
	case '.':
		return i == 0 || b.shuts(i) || !b.afterAbbreviation(i) && !b.ordinal(i)
	}
	return strings.HasPrefix(b.t.S[t.Start:], "…") || strings.HasPrefix(b.t.S[t.Start:], "。")
}

// shuts reports whether nothing of its block stands behind the stop at i but what closes with it: a
// sentence ends there whatever the stop is.
func (b *breaker) shuts(i int) bool {
	end := b.closers(i + 1)
	return end == len(b.toks) || b.toks[end].Is(Begin)
}

// initial reports whether the dotted word i is the initial of a name: one letter.
func (b *breaker) initial(i int) bool { return b.toks[i].End-b.toks[i].Start == 2 }

func (b *breaker) afterAbbreviation(i int) bool {
	before := b.toks[i-1]
	if b.toks[i].Is(Space) || before.Kind != Word || before.End-before.Start > 8 || b.toks[i].End-b.toks[i].Start > 1 {
		return false
	}
	w := before.In(b.t.S)
	if !b.stops.Abbreviation(w) {
		return false
	}
	return !startsLower(w) || b.stops.WordToo == nil || !b.capitalNext(i) || !b.stops.WordToo(w)
}

// capitalNext reports whether a word with a capital follows token i in its block.
func (b *breaker) capitalNext(i int) bool {
	return i+1 < len(b.toks) && b.toks[i+1].Kind == Word && b.toks[i+1].Is(Upper) && !b.toks[i+1].Is(Begin)
}

// ordinal reports whether the full stop at i makes an ordinal of the number before it: "am 3. Mai".
func (b *breaker) ordinal(i int) bool {
	if b.stops.Counted == nil || b.toks[i-1].Kind != Number || b.toks[i].Is(Space) || i+1 == len(b.toks) {
		return false
	}
	next := b.toks[i+1]
	return next.Kind == Word && !next.Is(Begin) && b.stops.Counted(next.In(b.t.S))
}

// closers is the index after the closing marks, brackets and further stops that belong to the
// sentence before token i.
func (b *breaker) closers(i int) int {
	for i < len(b.toks) && !b.toks[i].Is(Begin) && !b.toks[i].Is(Space) {
		t := b.toks[i]
		if t.Kind != Mark && !(t.Kind == Punct && strings.ContainsRune(").]!?", rune(b.t.S[t.Start]))) {
			break
		}
		i++
	}
	return i
}

// begins reports whether the token at end can begin a sentence after the stop at i.
func (b *breaker) begins(i, end int) bool {
	if end >= len(b.toks) || b.toks[end].Is(Begin) {
		return true
	}
	next := b.toks[end]
	if !next.Is(Space) {
		return false
	}
	switch next.Kind {
	case Word:
		if b.toks[i].Kind == Word { // "the U.S. Senate" goes on; "in the U.S. He said" does not
			return next.Is(Upper) && !next.Is(Dotted) && b.stops.Opener(next.In(b.t.S))
		}
		return next.Is(Upper) || next.Is(Handle) || next.Is(Foreign) && !startsLower(next.In(b.t.S))
	case Number:
		return b.toks[i].Kind != Word
	case Mark:
		return b.afterMark(end)
	case Punct:
		c := b.t.S[next.Start]
		return c == '(' || c == '[' || c == '-' && b.toks[i].Kind != Word
	}
	return next.Kind == Markup
}

// afterMark reports whether the mark at i can open a sentence: what follows it does not go on in
// lower case.
func (b *breaker) afterMark(i int) bool {
	for i < len(b.toks) && b.toks[i].Kind == Mark {
		i++
	}
	return i < len(b.toks) && (b.toks[i].Kind != Word || b.toks[i].Is(Upper))
}
