package resolve

import (
	"time"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
	"github.com/onrecord/onrecord/internal/registry"
)

// OrgsAndPlaces is the organisations and places of a story.
type OrgsAndPlaces struct {
	People
	OrgPlaces []OrgPlace                     // from 1 on
	orgs      nameIndex[OrgPlaceID]          // organisations by the first and last word of their names
	byLetter  [32]OrgPlaceID                 // organisations of several words by their first letter
	clubWords []read.Symbol                  // of places that stand for their clubs
	byEntry   map[*registry.Entry]OrgPlaceID // registered ones
	byText    []texts                        // by symbol
	bySame    []keyed
}

// Reset takes the next story.
func (op *OrgsAndPlaces) Reset(in read.Source, r *Registry, date time.Time) {
	op.People.Reset(in, r, date)
	op.OrgPlaces = append(op.OrgPlaces[:0], OrgPlace{})
	if op.byEntry == nil {
		op.byEntry = map[*registry.Entry]OrgPlaceID{}
	}
	clear(op.byEntry)
}

// OrgPlaceID is an organisation's or place's number among those of the story, from 1 on. 0 is none.
type OrgPlaceID int32

// OrgPlace is one organisation or place.
type OrgPlace struct {
	Guess      read.Guess
	Best       read.SpanID // the span that prints the fullest form
	same       int32       // the pack's number of it, 0 if it has none
	spans      int32
	Entry      *registry.Entry // nil: not registered
	nextLetter OrgPlaceID      // the next organisation whose name begins with the letter
	into       OrgPlaceID      // the one that it was found to be; 0: itself
}

// Root is the organisation or place that t was found to be.
//
//go:noinline
func (op *OrgsAndPlaces) Root(t OrgPlaceID) OrgPlaceID {
	for op.OrgPlaces[t].into != 0 {
		t = op.OrgPlaces[t].into
	}
	return t
}

// JoinOrgPlaces joins the spans that name one organisation or place: the same words, names that the
// pack holds for one, an acronym and what it stands for.
func (op *OrgsAndPlaces) JoinOrgPlaces() {
	op.byText, op.bySame = op.byText[:0], op.bySame[:0]
	op.clubs()
	for i := range op.Spans {
		if g := op.Spans[i].Guess; g == read.Organisation || g == read.Place {
			op.ownOrgPlace(read.SpanID(i))
		}
	}
	op.shortPlaces()
	op.expand()
	op.shorten()
	op.shortSingles()
}

// shortPlaces lays down what counties, rivers and the like are called for short: the "Marl" of
// "Marl Township". A street or a building is not.
func (op *OrgsAndPlaces) shortPlaces() {
	for t := OrgPlaceID(1); int(t) < len(op.OrgPlaces); t++ {
		x := &op.OrgPlaces[t]
		s := &op.Spans[x.Best]
		head := s.First + 1
		if x.Guess != read.Place || s.Rule != read.ByPlaceHead || x.spans == 0 {
			continue
		}
		if !op.Unknown(s.First) || !op.areaAt(head) {
			continue
		}
		sym := op.Syms.Of(op.Text(s.First))
		if int(sym) >= len(op.byText) || op.byText[sym].place == 0 {
			op.setText(sym, t, read.Place)
		}
	}
}

// areaAt reports whether a noun for an area, a river or the like stands at t, or a phrase that is a
// place's noun: "National Park".
func (op *OrgsAndPlaces) areaAt(t int32) bool {
	if op.Is(t, lang.AreaNoun) {
		return op.Is(t, lang.PlaceHead)
	}
	return op.Shaped(t, read.Capital) && op.Is(t, lang.Common) &&
		op.Shaped(t+1, read.Capital) && op.Is(t+1, lang.PlaceHead)
}

// keyed is an organisation or place with the pack's number of it.
type keyed struct {
	key      int32
	orgPlace OrgPlaceID
}

// ownOrgPlace gives span i to the organisation or place it names, made new where there is none.
func (op *OrgsAndPlaces) ownOrgPlace(i read.SpanID) {
	s := &op.Spans[i]
	if s.Owner != read.Nobody {
		return
	}
	same := op.Pack.Same(s.Word) // 0 of none
	sym := op.Syms.Of(op.WordsOf(s))
	at := op.findOrgPlace(s.Guess, sym, same)
	if s.Entry != nil {
		at = op.orgPlaceOf(s.Entry, at)
	}
	if at == 0 {
		at = OrgPlaceID(len(op.OrgPlaces))
		op.OrgPlaces = append(op.OrgPlaces, OrgPlace{Guess: s.Guess, Best: i, same: same, Entry: s.Entry})
		op.bySame = append(op.bySame, keyed{same, at})
	}
	at = op.Root(at)
	op.setText(sym, at, s.Guess)
	x := &op.OrgPlaces[at]
	s.Owner = read.Owner(at)
	x.spans++
	if op.Fuller(s, &op.Spans[x.Best]) {
		x.Best = i
	}
}

// orgPlaceOf is the organisation or place of a registered entry: the one so far, or otherwise,
// which may be none.
func (op *OrgsAndPlaces) orgPlaceOf(e *registry.Entry, otherwise OrgPlaceID) OrgPlaceID {
	if t, ok := op.byEntry[e]; ok {
		return t
	}
	if op.OrgPlaces[otherwise].Entry != nil {
		otherwise = 0
	}
	t := otherwise
	if t == 0 {
		t = OrgPlaceID(len(op.OrgPlaces)) // the one that will be made
	} else {
		op.OrgPlaces[t].Entry = e
	}
	op.byEntry[e] = t
	return otherwise
}

// findOrgPlace is the one of kind g with the words sym, or else with the pack's number same; 0 for
// none.
func (op *OrgsAndPlaces) findOrgPlace(g read.Guess, sym read.Symbol, same int32) OrgPlaceID {
	if int(sym) < len(op.byText) {
		for _, at := range [...]OrgPlaceID{op.byText[sym].org, op.byText[sym].place} {
			if at != 0 && op.OrgPlaces[at].Guess == g {
				return at
			}
		}
	}
	if same == 0 {
		return 0
	}
	for _, k := range op.bySame {
		if k.key == same && op.OrgPlaces[k.orgPlace].Guess == g {
			return k.orgPlace
		}
	}
	return 0
}

// texts is the organisation and the place of one text; 0 for none.
type texts struct{ org, place OrgPlaceID }

// setText notes what the words sym name.
func (op *OrgsAndPlaces) setText(sym read.Symbol, at OrgPlaceID, g read.Guess) {
	for int(sym) >= len(op.byText) {
		op.byText = append(op.byText, texts{})
	}
	if g == read.Place {
		op.byText[sym].place = at
	} else {
		op.byText[sym].org = at
	}
}

// merge makes a one with b.
func (op *OrgsAndPlaces) merge(a, b OrgPlaceID) {
	a, b = op.Root(a), op.Root(b)
	if a == b {
		return
	}
	x, y := &op.OrgPlaces[a], &op.OrgPlaces[b]
	if y.Entry == nil {
		y.Entry = x.Entry
	}
	y.spans += x.spans
	x.spans, x.into = 0, b
	if op.Fuller(&op.Spans[x.Best], &op.Spans[y.Best]) {
		y.Best = x.Best
	}
}
