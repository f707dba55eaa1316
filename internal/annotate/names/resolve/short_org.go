package resolve

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names/read"
)

// shorten joins short forms of organisations to the fuller names of which they are the beginning or
// the end: "Tenby" for "Tenby Marine Ltd", "Evening Echo" for "Kelling Evening Echo". One word at
// the end is too little: half of all names end in Council or Party.
func (op *OrgsAndPlaces) shorten() {
	op.indexOrgs()
	for a := OrgPlaceID(1); int(a) < len(op.OrgPlaces); a++ {
		x := &op.OrgPlaces[a]
		if x.Guess != read.Organisation || x.spans == 0 || x.Entry != nil || x.same != 0 && op.Width(&op.Spans[x.Best]) < 6 {
			continue
		}
		s := &op.Spans[x.Best]
		if b := op.longerOrg(s, s.From, 0); b != 0 {
			op.merge(a, b)
		} else if b := op.longerOrg(s, s.End-1, 1); b != 0 {
			op.merge(a, b)
		}
	}
}

// longerOrg is an organisation of which s is short, found by its word at token t; 0 for none.
func (op *OrgsAndPlaces) longerOrg(s *read.Span, t, place int32) OrgPlaceID {
	for l := range op.orgs.bearing(op.Syms.Of(op.Text(t))) {
		if y := &op.OrgPlaces[l.who]; l.place == place && y.spans > 0 && op.ShortOf(s, &op.Spans[y.Best]) {
			return l.who
		}
	}
	return 0
}

// indexOrgs indexes the organisations by the first and the last word of their names.
func (op *OrgsAndPlaces) indexOrgs() {
	op.orgs.reset()
	for t := OrgPlaceID(1); int(t) < len(op.OrgPlaces); t++ {
		x := &op.OrgPlaces[t]
		b := &op.Spans[x.Best]
		if x.Guess != read.Organisation || x.spans == 0 || b.From < b.First { // "the Okafor campaign" is not Okafor
			continue
		}
		op.orgs.add(op.Syms.Of(op.Text(b.From)), t, 0)
		if b.End-b.From > 1 {
			op.orgs.add(op.Syms.Of(op.Text(b.End-1)), t, 1)
		}
	}
}

// shortSingles gives what is still single to the organisation whose name begins so, "Tenby Marine"
// for Tenby Marine Ltd, or ends so after "the": "the Echo". What nobody knows, but is told
// something or tells something under "the", is an organisation of its own: "told the Ostrey
// Packet".
func (op *OrgsAndPlaces) shortSingles() {
	op.indexOrgs()
	for i := range op.Spans {
		s := &op.Spans[i]
		if s.Owner != read.Nobody || s.Title < s.First || s.Guess != read.Single && s.Rule != read.ByTwoUnknown {
			continue
		}
		the := op.Is(s.First-1, lang.Article)
		if t := op.shortFor(s, the); t != 0 {
			s.Guess, s.Rule, s.Owner = read.Organisation, read.ByShortOrg, read.Owner(t)
			op.OrgPlaces[t].spans++
		} else if op.Link(s.First-1, lang.LinkThe) && s.Guess == read.Single && s.End-s.First > 1 && !op.Is(s.End-1, lang.Title|lang.Post|lang.ThingHead) && op.Shape(s.First)&read.Heading == 0 && (op.Speaks(s) || op.ToldTo(s.First-2)) {
			s.Guess, s.Rule = read.Organisation, read.ByPaper
			op.ownOrgPlace(read.SpanID(i))
		}
	}
}

// shortFor is the organisation that the span is short for, 0 for none.
func (op *OrgsAndPlaces) shortFor(s *read.Span, the bool) OrgPlaceID {
	if s.End-s.First == 1 && op.byWord.has(op.Syms.Of(op.Text(s.First))) {
		return 0 // somebody's name before anything else
	}
	if s.End-s.First == 1 && (op.hasCouncil(s) || op.SeenAsPlace(s)) {
		return 0
	}
	for l := range op.orgs.bearing(op.Syms.Of(op.Text(s.First))) {
		b := &op.Spans[op.OrgPlaces[l.who].Best]
		if l.place == 0 && s.End-s.First == 1 && b.Rule != read.ByOrgSuffix && (op.Is(s.First-1, lang.Preposition) && !op.Link(s.First-1, lang.LinkFor) || op.Is(b.End-1, lang.OfPlace|lang.Learned)) {
			continue // the Brack of Brack Town Council is a place
		}
		if l.place == 0 && op.ShortOf(s, b) && (s.End-s.First > 1 || (!s.Weak || op.Unknown(s.First)) && !op.Is(s.First, read.Ordinary|lang.Place|lang.Demonym|lang.Given)) || l.place == 1 && the && s.End-s.First == 1 && op.Is(s.First, lang.OrgHead) {
			return l.who
		}
	}
	return 0
}

// hasCouncil reports whether the story names a body that only a place has by the word of span s:
// the Brack of "Brack Town Council" is a town.
func (op *OrgsAndPlaces) hasCouncil(s *read.Span) bool {
	for l := range op.orgs.bearing(op.Syms.Find(op.Text(s.First))) {
		if b := &op.Spans[op.OrgPlaces[l.who].Best]; l.place == 0 && b.End-b.From > 1 && op.Is(b.End-1, lang.OfPlace) {
			return true
		}
	}
	return false
}
