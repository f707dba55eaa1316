package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/registry"
)

// thing is one organisation or place.
type thing struct {
	guess      guess
	best       SpanID // the span that prints the fullest form
	same       int32  // the pack's number of it, 0 if it has none
	spans      int32
	entry      *registry.Entry // nil: not registered
	nextLetter OrgPlaceID      // the next organisation whose name begins with the letter
	into       OrgPlaceID      // the thing that it was found to be; 0: itself
}

// root is the thing that t was found to be.
func (f *finder) root(t OrgPlaceID) OrgPlaceID {
	for f.things[t].into != 0 {
		t = f.things[t].into
	}
	return t
}

// joinThings joins the spans that name one organisation or place: the same words, names that the
// pack holds for one, an acronym and what it stands for.
func (f *finder) joinThings() {
	f.byText, f.bySame = f.byText[:0], f.bySame[:0]
	f.clubs()
	for i := range f.spans {
		if g := f.spans[i].guess; g == isOrganisation || g == isPlace {
			f.ownThing(SpanID(i))
		}
	}
	f.expand()
	f.shorten()
	f.shortSingles()
}

// keyed is a thing found by a number: the pack's number.
type keyed struct {
	key   int32
	thing OrgPlaceID
}

// ownThing gives span i to the thing it names, made new where there is none.
func (f *finder) ownThing(i SpanID) {
	s := &f.spans[i]
	if s.owner != Nobody {
		return
	}
	same := int32(0)
	if s.word != 0 {
		same = f.pack.Entry(s.word).Same
	}
	sym := f.syms.of(f.keyOf(s))
	at := f.findThing(s.guess, sym, same)
	if s.entry != nil {
		at = f.thingOf(s.entry, at)
	}
	if at == 0 {
		at = OrgPlaceID(len(f.things))
		f.things = append(f.things, thing{guess: s.guess, best: i, same: same, entry: s.entry})
		f.bySame = append(f.bySame, keyed{same, at})
	}
	at = f.root(at)
	f.setText(sym, at, s.guess)
	x := &f.things[at]
	s.owner = Owner(at)
	x.spans++
	if f.fuller(s, &f.spans[x.best]) {
		x.best = i
	}
}

// keyOf is the words of a span as it is compared: without "the" and a final dot.
func (f *finder) keyOf(s *span) string {
	from := s.from
	if from+1 < s.end && f.linkAny(from, lang.LinkThe) {
		from++
	}
	lo, hi := f.bounds(s, from)
	return strings.TrimSuffix(f.s[lo:hi], ".")
}

// thingOf is the thing of a registered entry: the one so far, or otherwise, which may be none.
func (f *finder) thingOf(e *registry.Entry, otherwise OrgPlaceID) OrgPlaceID {
	if t, ok := f.ofEntry[e]; ok {
		return t
	}
	if f.things[otherwise].entry != nil {
		otherwise = 0
	}
	t := otherwise
	if t == 0 {
		t = OrgPlaceID(len(f.things)) // the one that will be made
	} else {
		f.things[t].entry = e
	}
	f.ofEntry[e] = t
	return otherwise
}

func (f *finder) findThing(g guess, sym Symbol, same int32) OrgPlaceID {
	if int(sym) < len(f.byText) {
		for _, at := range [...]OrgPlaceID{f.byText[sym].org, f.byText[sym].place} {
			if at != 0 && f.things[at].guess == g {
				return at
			}
		}
	}
	if same == 0 {
		return 0
	}
	for _, k := range f.bySame {
		if k.key == same && f.things[k.thing].guess == g {
			return k.thing
		}
	}
	return 0
}

// texts is the organisation and the place of one text; 0 for none.
type texts struct{ org, place OrgPlaceID }

func (f *finder) setText(sym Symbol, at OrgPlaceID, g guess) {
	for int(sym) >= len(f.byText) {
		f.byText = append(f.byText, texts{})
	}
	if g == isPlace {
		f.byText[sym].place = at
	} else {
		f.byText[sym].org = at
	}
}

// merge makes thing a one with thing b.
func (f *finder) merge(a, b OrgPlaceID) {
	a, b = f.root(a), f.root(b)
	if a == b {
		return
	}
	x, y := &f.things[a], &f.things[b]
	if y.entry == nil {
		y.entry = x.entry
	}
	y.spans += x.spans
	x.spans, x.into = 0, b
	if f.fuller(&f.spans[x.best], &f.spans[y.best]) {
		y.best = x.best
	}
}
