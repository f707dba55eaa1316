package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// The words of an organisation's name by which it is indexed.
const (
	firstWord = 0
	lastWord  = 1
)

// indexOrgs indexes the organisations by the first and the last word of their names.
func (op *OrgsAndPlaces) indexOrgs() {
	op.orgs.reset()
	for t := OrgPlaceID(len(op.OrgPlaces) - 1); t > 0; t-- {
		x := &op.OrgPlaces[t]
		b := &op.Spans[x.Best]
		owned := b.From < b.First // "the Okafor campaign" is not Okafor
		if x.Guess != read.Organisation || x.spans == 0 || owned && b.Rule == read.ByNamesake {
			continue
		}
		if !owned {
			op.orgs.add(op.Syms.Of(op.Text(b.From)), t, firstWord)
		}
		if b.End-b.From > 1 {
			op.orgs.add(op.Syms.Of(op.Text(b.End-1)), t, lastWord)
		}
	}
}

// minPrinted is the fewest bytes of a known organisation's name that may be short for a fuller one.
const minPrinted = 6

// shorten joins short forms of organisations to the fuller names of which they are the beginning or
// the end: "Tenby" for "Tenby Marine Ltd", "Evening Echo" for "Kelling Evening Echo". One word at
// the end is too little: half of all names end in Council or Party.
func (op *OrgsAndPlaces) shorten() {
	op.indexOrgs()
	for a := OrgPlaceID(1); int(a) < len(op.OrgPlaces); a++ {
		x := &op.OrgPlaces[a]
		if x.Guess != read.Organisation || x.spans == 0 || x.Entry != nil {
			continue
		}
		s := &op.Spans[x.Best]
		if x.same != 0 && op.Width(s) < minPrinted {
			continue
		}
		if b := op.longerOrg(s, s.From, firstWord); b != 0 {
			op.merge(a, b)
		} else if b := op.longerOrg(s, s.End-1, lastWord); b != 0 {
			op.merge(a, b)
		} else if b := op.turned(s); b != 0 {
			op.merge(a, b)
		}
	}
}

// turned is the state's body that s names the other way round: the Ministry of National Defence for
// "Defence Ministry"; 0 for none.
func (op *OrgsAndPlaces) turned(s *read.Span) OrgPlaceID {
	head := s.End - 1
	if s.End-s.From != 2 || s.First != s.From || !op.Is(head, lang.OfState) {
		return 0
	}
	for l := range op.orgs.bearing(op.Syms.Of(op.Text(head))) {
		if l.place != firstWord || op.OrgPlaces[l.who].spans == 0 {
			continue
		}
		b := &op.Spans[op.OrgPlaces[l.who].Best]
		for t := b.From + 2; t < b.End && op.Link(b.From+1, lang.LinkOf); t++ {
			if lang.Same(op.Text(t), op.Text(s.First)) {
				return l.who
			}
		}
	}
	return 0
}

// longerOrg is an organisation of which s is short, found by its word at token t; 0 for none.
func (op *OrgsAndPlaces) longerOrg(s *read.Span, t, place int32) OrgPlaceID {
	for l := range op.orgs.bearing(op.Syms.Of(op.Text(t))) {
		y := &op.OrgPlaces[l.who]
		b := &op.Spans[y.Best]
		if l.place == place && y.spans > 0 && op.ShortOf(s, b) && !op.ofMembers(s, b) {
			return l.who
		}
	}
	return 0
}

// ofMembers reports whether the longer name b is that of a body of people who are with the body s
// and are not the body: the Orbo Workers' Union is not Orbo.
func (op *OrgsAndPlaces) ofMembers(s, b *read.Span) bool {
	for t := b.From + s.Len(); t+1 < b.End; t++ {
		if op.Is(t, lang.Post|lang.PersonNoun) && op.Plural(t) {
			return true
		}
	}
	return false
}

// shortSingles gives what is still single to the organisation whose name begins so, "Tenby Marine"
// for Tenby Marine Ltd, or ends so after "the": "the Echo". What nobody knows, but is told
// something or tells something under "the", is an organisation of its own: "told the Ostrey
// Packet".
func (op *OrgsAndPlaces) shortSingles() {
	op.indexOrgs()
	for i := range op.Spans {
		s := &op.Spans[i]
		if s.Owner != read.Nobody || s.Titled() || s.Guess != read.Single && s.Rule != read.ByTwoUnknown {
			continue
		}
		if t := op.shortFor(s); t != 0 {
			s.Guess, s.Rule, s.Owner = read.Organisation, read.ByShortOrg, read.Owner(t)
			op.OrgPlaces[t].spans++
		} else if s.Guess == read.Single && op.isPaper(s) {
			s.Guess, s.Rule = read.Organisation, read.ByPaper
			op.ownOrgPlace(read.SpanID(i))
		}
	}
}

// isPaper reports whether several words that nobody knows, under "the", are told something or tell
// something.
func (op *OrgsAndPlaces) isPaper(s *read.Span) bool {
	if s.Len() < 2 || !op.Link(s.First-1, lang.LinkThe) || op.InHeading(s) {
		return false
	}
	if op.Is(s.End-1, lang.Title|lang.Post|lang.ThingHead) {
		return false
	}
	return op.Speaks(s) || op.ToldTo(s.First-2)
}

// shortFor is the organisation that the span is short for, 0 for none.
func (op *OrgsAndPlaces) shortFor(s *read.Span) OrgPlaceID {
	sym, one := op.Syms.Of(op.Text(s.First)), s.Len() == 1
	if one && (op.byWord.has(sym) || op.hasCouncil(s) || op.SeenAsPlace(s)) {
		return 0 // somebody's name, or a place's, before anything else
	}
	for l := range op.orgs.bearing(sym) {
		b := &op.Spans[op.OrgPlaces[l.who].Best]
		switch l.place {
		case firstWord:
			if op.shortByFirst(s, b) {
				return l.who
			}
		case lastWord:
			if one && op.Is(s.First-1, lang.Article) && op.Is(s.First, lang.OrgHead) && op.acts(s) {
				return l.who // "the Echo said"
			}
		}
	}
	return 0
}

// acts reports whether a span's organisation does something right behind it, or is told something.
func (op *OrgsAndPlaces) acts(s *read.Span) bool {
	return op.Speaks(s) || op.VerbNext(s.End) || op.ToldTo(s.First-2)
}

// shortByFirst reports whether a span is short for the longer name b that begins with its first
// word.
func (op *OrgsAndPlaces) shortByFirst(s, b *read.Span) bool {
	if s.Len() == 1 && (op.townOf(s, b) || !op.unusual(s)) {
		return false
	}
	return op.ShortOf(s, b) && !op.ofMembers(s, b)
}

// unusual reports whether one word tells an organisation, and nothing else, from what it is called.
func (op *OrgsAndPlaces) unusual(s *read.Span) bool {
	if s.Weak && !op.Unknown(s.First) {
		return false
	}
	return !op.Is(s.First, read.Ordinary|lang.Place|lang.Demonym|lang.Given)
}

// townOf reports whether a word is the place that an organisation is of: the Brack of Brack Town
// Council, or what stands after a preposition.
func (op *OrgsAndPlaces) townOf(s, b *read.Span) bool {
	if b.Rule == read.ByOrgSuffix {
		return false
	}
	if op.Is(b.End-1, lang.OfPlace|lang.Learned) {
		return true
	}
	return op.Is(s.First-1, lang.Preposition) && !op.Link(s.First-1, lang.LinkFor)
}

// hasCouncil reports whether the story names an organisation that only a place has by the word of
// span s: the Brack of "Brack Town Council" is a town.
func (op *OrgsAndPlaces) hasCouncil(s *read.Span) bool {
	for l := range op.orgs.bearing(op.Syms.Find(op.Text(s.First))) {
		b := &op.Spans[op.OrgPlaces[l.who].Best]
		if l.place == firstWord && b.End-b.From > 1 && op.Is(b.End-1, lang.OfPlace) {
			return true
		}
	}
	return false
}
