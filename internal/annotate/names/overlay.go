package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// known is a phrase of the registry as it stands in the text.
type known struct {
	first, end int32
	phrase     *phrase
	post       bool
	entry      *registry.Entry // nil: several, or nobody that day
}

// overlay lays the registry's names and posts over the names found cold: a registered name wins,
// unless it is only part of a longer name.
func (f *finder) overlay() {
	if f.registry == nil {
		return
	}
	f.findKnown()
	if len(f.known) == 0 {
		return
	}
	out, k := f.laid[:0], 0
	for i := range f.spans {
		s := f.spans[i]
		for k < len(f.known) && f.known[k].first < s.first && f.known[k].end <= s.first {
			out = f.lay(out, &f.known[k])
			k++
		}
		if k < len(f.known) && f.known[k].first < s.end && s.first < f.known[k].end {
			if f.longer(&s, &f.known[k]) {
				k++
			} else {
				continue
			}
		}
		out = append(out, s)
	}
	for ; k < len(f.known); k++ {
		out = f.lay(out, &f.known[k])
	}
	f.laid, f.spans = f.spans[:0], out
}

// longer reports whether a name found cold holds more than the registered one in it: "NATO
// Parliamentary Assembly".
func (f *finder) longer(s *span, k *known) bool {
	if s.first > k.first || s.end < k.end || s.guess == isSingle {
		return false
	}
	return s.end-s.first > k.end-k.first && !k.post && s.rule != byBracket
}

// lay adds the span of a registered phrase.
func (f *finder) lay(out []span, k *known) []span {
	if k.entry == nil {
		return out
	}
	s := unowned(span{first: k.first, end: k.end, from: k.first, title: f.titleBefore(k.first), rule: byRegistry, entry: k.entry})
	switch k.entry.Type {
	case registry.Person:
		s.guess = isPerson
	case registry.Organisation:
		s.guess = isOrganisation
	default:
		s.guess = isPlace
	}
	if k.post {
		s.rule = byRegisteredJob
	}
	return append(out, s)
}

// titleBefore is the first token of the titles right before token i; i where there are none.
func (f *finder) titleBefore(i int32) int32 {
	first := i
	for t := i - 1; t >= 0 && t > i-6; t-- {
		if f.char(t) == '.' && t > 0 && f.is(t-1, lang.Abbrev) {
			continue
		}
		if f.toks[t].Kind != prose.Word || f.shape(t)&capital == 0 || !f.is(t, lang.Title|lang.Honorific) {
			break
		}
		first = t
	}
	return first
}

// findKnown finds the registry's phrases in the text, longest first from the left.
func (f *finder) findKnown() {
	f.known = f.known[:0]
	r := f.registry
	for i := int32(0); i < f.len(); {
		if f.toks[i].Kind != prose.Word {
			i++
			continue
		}
		f.found = r.match(f.found[:0], f.s, f.toks[i:])
		next := i + 1
		for k := len(f.found) - 1; k >= 0; k-- {
			if n := f.found[k].n; f.accept(i, n, f.found[k].phrase) {
				next = i + n
				break
			}
		}
		i = next
	}
}

// accept notes the phrase at token i, if it means somebody there.
func (f *finder) accept(i, n int32, p *phrase) bool {
	if e := f.bearer(i, n, p); e != nil {
		f.known = append(f.known, known{first: i, end: i + n, phrase: p, entry: e})
		return true
	}
	if e := f.holder(i, n, p); e != nil {
		f.known = append(f.known, known{first: i, end: i + n, phrase: p, entry: e, post: true})
		return true
	}
	return false
}

// bearer is the one entry that bears the phrase as its name; nil for several, and where the text
// sets the name small.
func (f *finder) bearer(i, n int32, p *phrase) *registry.Entry {
	if len(p.named) != 1 || !p.small && f.shape(i)&capital == 0 && !f.is(i, lang.Particle) {
		return nil
	}
	if n == 1 && !p.small && f.shape(i)&weak != 0 && f.is(i, ordinary) && f.shape(i)&heading == 0 {
		return nil
	}
	if f.toks[i].Is(prose.Hyphen) && n == 1 && !strings.EqualFold(f.text(i), p.text) {
		return nil
	}
	return p.named[0]
}

// holder is the one person who holds the post of the phrase at the story's date; nil where it
// stands before its holder's name, or is another post: "deputy mayor".
func (f *finder) holder(i, n int32, p *phrase) *registry.Entry {
	if len(p.posts) == 0 || f.nameNext(f.pastDot(i+n)) && f.tok(i+n-1).Kind == prose.Word {
		return nil
	}
	at := i - 1
	if f.is(at, lang.PastPost) {
		at--
	}
	if p.bare && (!f.is(at, lang.Article) || f.linkAny(at, lang.LinkA) || f.link(i+n, lang.LinkOf) || f.link(i+n, lang.LinkFor)) {
		return nil
	}
	if f.has(i+n) && (f.tok(i+n).Kind == prose.Clitic && f.is(i+n+1, lang.Spokes|lang.Kin)) {
		return nil
	}
	who := p.holders(f.date)
	switch {
	case f.is(i-1, lang.PastPost):
		who = p.formerHolders(f.date)
	case f.part(i-1, lang.OtherPost):
		return nil
	}
	if len(who) != 1 {
		return nil
	}
	return who[0]
}
