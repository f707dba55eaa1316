package resolve

import (
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/evidence"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Overlay lays names over those that were read: the registry's, and those of organisations called
// by somebody else's name.
type Overlay struct {
	evidence.Scale
	registry *Registry // nil: a cold start
	Date     time.Time // zero: not known
	known    []known
	found    []found
	laid     []read.Span
}

// Reset takes the next story.
func (ov *Overlay) Reset(in read.Source, r *Registry, date time.Time) {
	ov.Scale.Reset(in)
	ov.registry, ov.Date = r, date
}

// known is a phrase of the registry as it stands in the text.
type known struct {
	first, end int32
	phrase     *phrase
	post       bool
	entry      *registry.Entry // nil: several, or nobody that day
}

// LayRegistry lays the registry's names and posts over the names found cold: a registered name
// wins, unless it is only part of a longer name.
func (ov *Overlay) LayRegistry() {
	if ov.registry == nil {
		return
	}
	ov.findKnown()
	if len(ov.known) == 0 {
		return
	}
	out, k := ov.laid[:0], 0
	for i := range ov.Spans {
		s := ov.Spans[i]
		for k < len(ov.known) && ov.known[k].first < s.First && ov.known[k].end <= s.First {
			out = ov.lay(out, &ov.known[k])
			k++
		}
		if k < len(ov.known) && ov.known[k].first < s.End && s.First < ov.known[k].end {
			if ov.longer(&s, &ov.known[k]) {
				k++
			} else {
				continue
			}
		}
		out = append(out, s)
	}
	for ; k < len(ov.known); k++ {
		out = ov.lay(out, &ov.known[k])
	}
	ov.laid, ov.Spans = ov.Spans[:0], out
}

// longer reports whether a name found cold holds more than the registered one in it: "NATO
// Parliamentary Assembly".
func (ov *Overlay) longer(s *read.Span, k *known) bool {
	if s.First > k.first || s.End < k.end || s.Guess == read.Single {
		return false
	}
	return s.Len() > k.end-k.first && !k.post && s.Rule != read.ByBracket
}

// lay adds the span of a registered phrase.
func (ov *Overlay) lay(out []read.Span, k *known) []read.Span {
	if k.entry == nil {
		return out
	}
	s := read.Unowned(read.Span{
		First: k.first, End: k.end, From: k.first, Title: ov.titleBefore(k.first),
		Rule: read.ByRegistry, Entry: k.entry,
	})
	switch k.entry.Type {
	case registry.Person:
		s.Guess = read.Person
	case registry.Organisation:
		s.Guess = read.Organisation
	default:
		s.Guess = read.Place
	}
	if k.post {
		s.Rule = read.ByRegisteredJob
	}
	return append(out, s)
}

// longestTitles is the number of tokens before a name within which its titles stand.
const longestTitles = 6

// titleBefore is the first token of the titles right before token i; i where there are none.
func (ov *Overlay) titleBefore(i int32) int32 {
	first := i
	for t := i - 1; t >= 0 && t > i-longestTitles; t-- {
		if ov.Char(t) == '.' && ov.Is(t-1, lang.Abbrev) {
			continue
		}
		if ov.Toks[t].Kind != prose.Word || !ov.Shaped(t, read.Capital) || !ov.Is(t, lang.Title|lang.Honorific) {
			break
		}
		first = t
	}
	return first
}

// findKnown finds the registry's phrases in the text, longest first from the left.
func (ov *Overlay) findKnown() {
	ov.known = ov.known[:0]
	r := ov.registry
	for i := int32(0); i < ov.Len(); {
		if t := &ov.Toks[i]; t.Kind != prose.Word || !r.mayBegin(t.In(ov.Src)) {
			i++
			continue
		}
		ov.found = r.match(ov.found[:0], ov.Src, ov.Toks[i:])
		next := i + 1
		for k := len(ov.found) - 1; k >= 0; k-- {
			if n := ov.found[k].n; ov.accept(i, n, ov.found[k].phrase) {
				next = i + n
				break
			}
		}
		i = next
	}
}

// accept notes the phrase at token i, if it means somebody there.
func (ov *Overlay) accept(i, n int32, p *phrase) bool {
	if e := ov.bearer(i, n, p); e != nil {
		ov.known = append(ov.known, known{first: i, end: i + n, phrase: p, entry: e})
		return true
	}
	if e := ov.holder(i, n, p); e != nil {
		ov.known = append(ov.known, known{first: i, end: i + n, phrase: p, entry: e, post: true})
		return true
	}
	return false
}

// bearer is the one entry that bears the phrase as its name; nil for several, and where the text
// sets the name small.
func (ov *Overlay) bearer(i, n int32, p *phrase) *registry.Entry {
	if len(p.named) != 1 || !p.small && !ov.setAsName(i, n) {
		return nil
	}
	if n == 1 && ov.Toks[i].Is(prose.Hyphen) && !strings.EqualFold(ov.Text(i), p.text) {
		return nil
	}
	return p.named[0]
}

// setAsName reports whether the words at i are set as a name is. One ordinary word at the head of a
// sentence is not.
func (ov *Overlay) setAsName(i, n int32) bool {
	if !ov.Shaped(i, read.Capital) && !ov.Is(i, lang.Particle) {
		return false
	}
	atHead := ov.Shape(i)&(read.Weak|read.Heading) == read.Weak
	return n > 1 || !atHead || !ov.Is(i, read.Ordinary)
}
