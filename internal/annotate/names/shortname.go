package names

import "github.com/onrecord/onrecord/internal/annotate/lang"

// shorten joins short forms of organisations to the fuller names of which they are the beginning or
// the end: "Tenby" for "Tenby Marine Ltd", "Evening Echo" for "Kelling Evening Echo". One word at
// the end is too little: half of all names end in Council or Party.
func (f *finder) shorten() {
	f.indexOrgs()
	for a := OrgPlaceID(1); int(a) < len(f.things); a++ {
		x := &f.things[a]
		if x.guess != isOrganisation || x.spans == 0 || x.entry != nil || x.same != 0 && f.width(&f.spans[x.best]) < 6 {
			continue
		}
		s := &f.spans[x.best]
		if b := f.longerOrg(s, s.from, 0); b != 0 {
			f.merge(a, b)
		} else if b := f.longerOrg(s, s.end-1, 1); b != 0 {
			f.merge(a, b)
		}
	}
}

// longerOrg is an organisation of which s is short, found by its word at token t; 0 for none.
func (f *finder) longerOrg(s *span, t, place int32) OrgPlaceID {
	for l := range f.orgs.bearing(f.syms.of(f.text(t))) {
		if y := &f.things[l.who]; l.place == place && y.spans > 0 && f.shortOf(s, &f.spans[y.best]) {
			return l.who
		}
	}
	return 0
}

// indexOrgs indexes the organisations by the first and the last word of their names.
func (f *finder) indexOrgs() {
	f.orgs.reset()
	for t := OrgPlaceID(1); int(t) < len(f.things); t++ {
		x := &f.things[t]
		b := &f.spans[x.best]
		if x.guess != isOrganisation || x.spans == 0 || b.from < b.first { // "the Okafor campaign" is not Okafor
			continue
		}
		f.orgs.add(f.syms.of(f.text(b.from)), t, 0)
		if b.end-b.from > 1 {
			f.orgs.add(f.syms.of(f.text(b.end-1)), t, 1)
		}
	}
}

// shortOf reports whether name a is short for the longer name b.
func (f *finder) shortOf(a, b *span) bool {
	n, m := a.end-a.from, b.end-b.from
	if n >= m || f.capsSpan(b) {
		return false
	}
	front, back := true, n > 1 || a.rule == byPaper
	for k := int32(0); k < n; k++ {
		front = front && lang.Same(f.text(a.from+k), f.text(b.from+k))
		back = back && lang.Same(f.text(a.from+k), f.text(b.end-n+k))
	}
	if front && n == 1 && m > 1 && a.rule == byKnownOrg {
		return b.rule == byOrgSuffix
	}
	if n > 1 && f.skips(a, b) {
		return true
	}
	return front && !f.link(b.from+n, lang.LinkOf) && !f.link(b.from+n, lang.LinkAnd) || back
}

// skips reports whether a is b with words left out between its first and its last.
func (f *finder) skips(a, b *span) bool {
	k := b.from
	for t := a.from; t < a.end; t++ {
		for k < b.end && !lang.Same(f.text(t), f.text(k)) {
			if k == b.from {
				return false
			}
			k++
		}
		if k == b.end {
			return false
		}
		k++
	}
	return k == b.end
}

// shortSingles gives what is still single to the organisation whose name begins so, "Tenby Marine"
// for Tenby Marine Ltd, or ends so after "the": "the Echo". What nobody knows, but is told
// something or tells something under "the", is an organisation of its own: "told the Ostrey
// Packet".
func (f *finder) shortSingles() {
	f.indexOrgs()
	for i := range f.spans {
		s := &f.spans[i]
		if s.owner != Nobody || s.title < s.first || s.guess != isSingle && s.rule != byTwoUnknown {
			continue
		}
		the := f.is(s.first-1, lang.Article)
		if t := f.shortFor(s, the); t != 0 {
			s.guess, s.rule, s.owner = isOrganisation, byShortOrg, Owner(t)
			f.things[t].spans++
		} else if f.link(s.first-1, lang.LinkThe) && s.guess == isSingle && s.end-s.first > 1 && !f.is(s.end-1, lang.Title|lang.Post|lang.ThingHead) && f.shape(s.first)&heading == 0 && (f.speaks(s) || f.toldTo(s.first-2)) {
			s.guess, s.rule = isOrganisation, byPaper
			f.ownThing(SpanID(i))
		}
	}
}

// toldTo reports whether a verb of telling stands at token i.
func (f *finder) toldTo(i int32) bool {
	return f.has(i) && (f.entry(i).Cue&lang.CueTell != 0 && f.shape(i)&capital == 0 || f.link(i, lang.LinkTo) && f.cueAt(i-1))
}

// shortFor is the organisation that the span is short for, 0 for none.
func (f *finder) shortFor(s *span, the bool) OrgPlaceID {
	if s.end-s.first == 1 && f.index.has(f.syms.of(f.text(s.first))) {
		return 0 // somebody's name before anything else
	}
	if s.end-s.first == 1 && (f.hasCouncil(s) || f.seenAsPlace(s)) {
		return 0
	}
	for l := range f.orgs.bearing(f.syms.of(f.text(s.first))) {
		b := &f.spans[f.things[l.who].best]
		if l.place == 0 && s.end-s.first == 1 && b.rule != byOrgSuffix && (f.is(s.first-1, lang.Preposition) && !f.link(s.first-1, lang.LinkFor) || f.is(b.end-1, lang.OfPlace|lang.Learned)) {
			continue // the Brack of Brack Town Council is a place
		}
		if l.place == 0 && f.shortOf(s, b) && (s.end-s.first > 1 || (!s.weak || f.unknown(s.first)) && !f.is(s.first, ordinary|lang.Place|lang.Demonym|lang.Given)) || l.place == 1 && the && s.end-s.first == 1 && f.is(s.first, lang.OrgHead) {
			return l.who
		}
	}
	return 0
}

// seenAsPlace reports whether the story shows a name to be a place's: the Malwa of the "Malwa Kisan
// Manch" is a region.
func (f *finder) seenAsPlace(s *span) bool {
	sym := f.syms.find(f.keyOf(s))
	if int(sym) >= len(f.proofs) {
		return false
	}
	e := &f.proofs[sym]
	return e.place > 1 && e.place > e.org && e.place > e.person && f.unknown(s.first)
}

// hasCouncil reports whether the story names a body that only a place has by the word of span s:
// the Brack of "Brack Town Council" is a town.
func (f *finder) hasCouncil(s *span) bool {
	for l := range f.orgs.bearing(f.syms.find(f.text(s.first))) {
		if b := &f.spans[f.things[l.who].best]; l.place == 0 && b.end-b.from > 1 && f.is(b.end-1, lang.OfPlace) {
			return true
		}
	}
	return false
}
