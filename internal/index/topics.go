package index

import (
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// Topics knows the phrases that put a story or an utterance on a topic: each topic's name, aliases
// and matches. It does not change once made.
type Topics struct {
	ids map[string]bool

	// phrases are the topics that have a phrase, by its folded words, a space between two. What any
	// of them begins with stands there too, so that a text need not be held against each.
	phrases map[string][]string
	lengths [256]uint64 // how long the first words are, by their ends: most words need no looking up
}

// phraseHit is a phrase found in a text, as a byte range.
type phraseHit struct {
	prose.Range
	topic string
}

// NewTopics compiles the registry's topics; reg may be nil.
func NewTopics(reg *registry.Registry) *Topics {
	t := &Topics{ids: map[string]bool{}, phrases: map[string][]string{}}
	if reg == nil {
		return t
	}
	for _, e := range reg.Entries {
		if e.Type != registry.Topic {
			continue
		}
		t.ids[e.ID] = true
		t.add(e.ID, e.Name)
		for _, list := range [][]string{e.Aliases, e.Match} {
			for _, p := range list {
				t.add(e.ID, p)
			}
		}
	}
	return t
}

// add notes a phrase of a topic; those of one topic come one after the other.
func (t *Topics) add(id, words string) {
	folded := strings.Join(strings.Fields(slug.Fold(words)), " ")
	if folded == "" {
		return
	}
	for at, c := range folded {
		if _, stands := t.phrases[folded[:at]]; c == ' ' && !stands {
			t.phrases[folded[:at]] = nil
		}
	}
	if all := t.phrases[folded]; len(all) == 0 || all[len(all)-1] != id {
		t.phrases[folded] = append(all, id)
	}
	first, _, _ := called.Cut(folded, " ")
	t.lengths[ends(first[0], first[len(first)-1])] |= lengthBit(len(first))
}

// Has reports whether there is a topic of this id.
func (t *Topics) Has(id string) bool { return t.ids[id] }

// find lists the phrases that stand in s as whole words, in order of where they begin, and longest
// first. Words are those of the folded form: runs of letters, marks and numbers.
func (t *Topics) find(s string) []phraseHit {
	if len(t.phrases) == 0 {
		return nil
	}
	var (
		hits []phraseHit
		buf  [64]byte
	)
	for w, plain := nextWord(s, 0); w.Len() > 0; w, plain = nextWord(s, w.End) {
		if plain && !t.mayBegin(s[w.Start]|' ', s[w.End-1]|' ', w.Len()) { // a figure has that bit anyway
			continue
		}
		word := fold(buf[:0], s[w.Start:w.End])
		if n := len(word); n > 0 && t.mayBegin(word[0], word[n-1], n) {
			hits = t.beginning(hits, s, w, word)
		}
	}
	return hits
}

// beginning adds the phrases that begin in s with the word w, folded, longest first. All of a
// phrase stands inside one block.
func (t *Topics) beginning(hits []phraseHit, s string, w prose.Range, folded []byte) []phraseHit {
	var buf [64]byte
	topics, is := t.phrases[string(folded)]
	if !is {
		return hits
	}
	if next, _ := nextWord(s, w.End); next.Len() > 0 && !strings.Contains(s[w.End:next.Start], "\n\n") {
		longer := append(append(folded, ' '), fold(buf[:0], s[next.Start:next.End])...)
		hits = t.beginning(hits, s, prose.Range{Start: w.Start, End: next.End}, longer)
	}
	for _, id := range topics {
		hits = append(hits, phraseHit{w, id})
	}
	return hits
}

// mayBegin reports whether a phrase may begin with a folded word of n bytes, of which the first and
// the last are given.
func (t *Topics) mayBegin(first, last byte, n int) bool {
	return t.lengths[ends(first, last)]&lengthBit(n) != 0
}

// ends is one byte for the first and the last of a word: few words have the same, and as many
// bytes.
func ends(first, last byte) byte { return first + 31*last }

// lengthBit is the bit of a word of n bytes.
func lengthBit(n int) uint64 { return 1 << min(n, 63) }

// nextWord is the next run of letters, marks and numbers in s at or after at, and whether all of it
// is ASCII; empty at the end.
func nextWord(s string, at int) (w prose.Range, plain bool) {
	for at < len(s) && s[at] < utf8.RuneSelf && !inWord[s[at]] {
		at++
	}
	start := at
	for at < len(s) && inWord[s[at]] {
		at++
	}
	if at == len(s) || s[at] < utf8.RuneSelf {
		return prose.Range{Start: start, End: at}, true
	}
	return nextOfAny(s, start)
}

// nextOfAny is nextWord where not all is ASCII.
func nextOfAny(s string, at int) (w prose.Range, plain bool) {
	start := -1
	plain = true
	for at < len(s) {
		is, n := inWord[s[at]], 1
		if s[at] >= utf8.RuneSelf {
			var r rune
			r, n = utf8.DecodeRuneInString(s[at:])
			is = wordRune(r)
			plain = plain && !is
		}
		if is {
			if start < 0 {
				start = at
			}
		} else if start >= 0 {
			break
		}
		at += n
	}
	if start < 0 {
		start = at
	}
	return prose.Range{Start: start, End: at}, plain
}

// inWord says of each letter and figure of ASCII that it is one.
var inWord = func() (is [256]bool) {
	for c := range utf8.RuneSelf {
		small := c | ' ' // of a letter, its small form
		is[c] = 'a' <= small && small <= 'z' || '0' <= c && c <= '9'
	}
	return is
}()

func wordRune(r rune) bool {
	if r < utf8.RuneSelf {
		return inWord[r]
	}
	return unicode.In(r, unicode.L, unicode.M, unicode.N)
}

// fold appends the folded form of one word to dst; plain ASCII, which is nearly all, costs nothing.
func fold(dst []byte, word string) []byte {
	for i := 0; i < len(word); i++ {
		c := word[i]
		if c >= utf8.RuneSelf {
			return append(dst[:0], slug.Fold(word)...)
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		dst = append(dst, c)
	}
	return dst
}

// topics puts the story and its utterances on their topics: a story on those that it names, and on
// those whose phrases stand in its headline or deck or at least twice in its text; an utterance on
// each topic of which a phrase stands in its own words or its paragraph, and where none does, on
// the first that the story names.
func (m *maker) topics(out *Story) {
	out.Named = m.named
	out.Topics = m.storyTopics()
	for i := range out.Utterances {
		u := &out.Utterances[i]
		u.Topics = m.topicsIn(u.Parts)
		if len(u.Topics) == 0 && len(m.named) > 0 {
			u.Topics = m.named[:1]
		}
	}
}

func (m *maker) storyTopics() []string {
	times, counted := map[string]int{}, map[string]int{} // by topic; counted: where its last phrase that counted ends
	for _, h := range m.phrases {
		if h.Start < counted[h.topic] {
			continue // a phrase of the topic within another, as in "ferry inquiry"
		}
		counted[h.topic] = h.End
		times[h.topic]++
		switch m.text.Blocks[m.block(h.Start)].Kind {
		case prose.Headline, prose.Deck:
			times[h.topic] += 2
		}
	}
	for _, id := range m.named {
		delete(times, id)
	}
	var found []string
	for id, n := range times {
		if n >= 2 {
			found = append(found, id)
		}
	}
	slices.Sort(found)
	return append(slices.Clip(slices.Clone(m.named)), found...)
}

// topicsIn are the topics whose phrases stand in the paragraphs of the parts, by id.
func (m *maker) topicsIn(parts []Part) []string {
	var out []string
	last := span{-1, -1}
	for _, p := range parts {
		if in := (span{m.block(p.Start), m.block(max(p.Start, p.End-1))}); in != last {
			out, last = append(out, m.topicsOf(in)...), in
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// span is a row of blocks: the first and the last.
type span struct{ first, last int }

// topicsOf are the topics whose phrases stand in the blocks, by id. It is worked out once for each
// span: a paragraph may hold any number of utterances.
func (m *maker) topicsOf(s span) []string {
	if out, known := m.spans[s]; known {
		return out
	}
	var out []string
	start, end := m.text.Blocks[s.first].Start, m.text.Blocks[s.last].End
	i := sort.Search(len(m.phrases), func(i int) bool { return m.phrases[i].Start >= start })
	for ; i < len(m.phrases) && m.phrases[i].Start < end; i++ {
		out = append(out, m.phrases[i].topic)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	m.spans[s] = out
	return out
}
