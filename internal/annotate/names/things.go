package names

import (
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/registry"
)

// thing is one organisation or place.
type thing struct {
	guess      guess
	best       int32 // the span that prints the fullest form
	same       int32 // the pack's number of it, 0 if it has none
	spans      int32
	entry      *registry.Entry // nil: not registered
	nextLetter int32           // the next organisation whose name begins with the letter, plus one
	into       int32           // the thing that it was found to be, plus one; 0: itself
}

// root is the thing that t was found to be.
func (f *finder) root(t int32) int32 {
	for f.things[t].into > 0 {
		t = f.things[t].into - 1
	}
	return t
}

// joinThings joins the spans that name one organisation or place: the same words, names that the pack holds for one, an acronym and what it stands for.
func (f *finder) joinThings() {
	f.byText, f.bySame = f.byText[:0], f.bySame[:0]
	f.clubs()
	for i := range f.spans {
		if g := f.spans[i].guess; g == isOrganisation || g == isPlace {
			f.ownThing(int32(i))
		}
	}
	f.expand()
	f.shorten()
	f.shortSingles()
}

// keyed is a thing found by a number: a symbol of its whole text, or the pack's number.
type keyed struct{ key, thing int32 }

// ownThing gives span i to the thing it names, made new where there is none.
func (f *finder) ownThing(i int32) {
	s := &f.spans[i]
	if s.owner >= 0 {
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
	if at < 0 {
		at = int32(len(f.things))
		f.things = append(f.things, thing{guess: s.guess, best: i, same: same, entry: s.entry})
		f.bySame = append(f.bySame, keyed{same, at})
	}
	at = f.root(at)
	f.setText(sym, at, s.guess)
	x := &f.things[at]
	s.owner = at
	x.spans++
	if f.fuller(s, &f.spans[x.best]) {
		x.best = i
	}
}

// keyOf is the words of a span as it is compared: without "the" and a final dot.
func (f *finder) keyOf(s *span) string {
	w := f.s[f.toks[s.from].Start:f.toks[s.end-1].End]
	if len(w) > 4 && equalFold(w[:4], "the ") {
		w = w[4:]
	}
	return strings.TrimSuffix(w, ".")
}

// thingOf is the thing of a registered entry: the one so far, or otherwise, which may be none.
func (f *finder) thingOf(e *registry.Entry, otherwise int32) int32 {
	if t, ok := f.ofEntry[e]; ok {
		return t
	}
	if otherwise < 0 || f.things[otherwise].entry != nil {
		otherwise = -1
	}
	t := otherwise
	if t < 0 {
		t = int32(len(f.things)) // the one that will be made
	} else {
		f.things[t].entry = e
	}
	f.ofEntry[e] = t
	return otherwise
}

func (f *finder) findThing(g guess, sym, same int32) int32 {
	if int(sym) < len(f.byText) {
		for _, at := range [...]int32{f.byText[sym].org - 1, f.byText[sym].place - 1} {
			if at >= 0 && f.things[at].guess == g {
				return at
			}
		}
	}
	if same == 0 {
		return -1
	}
	for _, k := range f.bySame {
		if k.key == same && f.things[k.thing].guess == g {
			return k.thing
		}
	}
	return -1
}

// texts is the organisation and the place of one text, plus one.
type texts struct{ org, place int32 }

func (f *finder) setText(sym, at int32, g guess) {
	for int(sym) >= len(f.byText) {
		f.byText = append(f.byText, texts{})
	}
	if g == isPlace {
		f.byText[sym].place = at + 1
	} else {
		f.byText[sym].org = at + 1
	}
}

// namesakes makes organisations of the nouns that take their names from what stands before them: "the Obama administration", "Barnet council". The noun
// is the mention, so that the person or place before it stays one.
func (f *finder) namesakes() {
	out := f.laid[:0]
	for _, s := range f.spans {
		out = append(out, s)
		if !f.has(s.end) {
			continue
		}
		w, k := f.pack.Phrase(f.words[s.end:min(s.end+3, f.len())])
		e, n := f.pack.Entry(w), int32(k)
		if !e.Is(lang.OfPerson|lang.OfPlace) || f.looks[s.end]&(capital|shut) != 0 || f.looks[s.end-1]&plain != 0 || s.title != s.first {
			continue
		}
		o := span{first: s.end, title: s.end, end: s.end + n, from: s.first, guess: isOrganisation, rule: byNamesake, owner: -1, borrowed: -1, candidates: [2]int32{-1, -1}}
		switch {
		case s.guess == isPlace && e.Is(lang.OfPlace), e.Is(lang.OfPerson) && s.end-s.first == 1 && (s.guess == isSingle || s.guess == isPerson || f.is(s.first, lang.Surname)):
			out = append(out, o)
		}
	}
	f.laid, f.spans = f.spans[:0], out
}

// expand joins acronyms to the names they stand for: "Judicial Service Commission (JSC)", or the first letters of a name's words.
func (f *finder) expand() {
	clear(f.byLetter[:])
	for t := int32(len(f.things)) - 1; t >= 0; t-- {
		x := &f.things[t]
		if b := &f.spans[x.best]; x.guess == isOrganisation && x.spans > 0 && b.end-b.from > 1 {
			at := &f.byLetter[lowerASCII(f.text(b.from)[0])&31]
			x.nextLetter, *at = *at, t+1
		}
	}
	for i := range f.spans {
		s := &f.spans[i]
		if s.guess != isOrganisation || s.end-s.first != 1 || s.owner < 0 || f.things[s.owner].same != 0 && s.rule == byKnownOrg && f.things[s.owner].spans > 3 {
			continue
		}
		if i > 0 && f.isOpen(s.first-1) && (f.char(s.end) == ')' || f.char(s.end) == ']') && f.spans[i-1].end == s.first-1 && f.spans[i-1].guess == isOrganisation && f.spans[i-1].owner >= 0 {
			f.merge(s.owner, f.spans[i-1].owner)
			continue
		}
		if i+1 < len(f.spans) && f.isOpen(s.end) && f.spans[i+1].first == s.end+1 && f.spans[i+1].guess == isOrganisation && f.abbreviates(f.text(s.first), &f.spans[i+1]) {
			f.merge(s.owner, f.spans[i+1].owner)
			continue
		}
		if s.rule == byAcronym {
			f.expandByLetters(s)
		}
	}
}

// expandByLetters joins an acronym to the first organisation whose name begins with its letter and has its letters.
func (f *finder) expandByLetters(s *span) {
	word := f.text(s.first)
	for n, at := 0, f.byLetter[lowerASCII(word[0])&31]; at > 0 && n < longestChain; n, at = n+1, f.things[at-1].nextLetter {
		if t := at - 1; f.root(t) != f.root(s.owner) && f.things[t].spans > 0 && f.abbreviates(word, &f.spans[f.things[t].best]) {
			f.merge(s.owner, t)
			return
		}
	}
}

// longestChain is the most people or things of one word that are looked through: a text of ten thousand Smiths must not take for ever.
const longestChain = 64

// abbreviates reports whether the acronym is the first letters of the words of a longer name, small words left out or not.
func (f *finder) abbreviates(acronym string, s *span) bool {
	if s.end-s.first < 2 {
		return false
	}
	k, all := 0, 0
	for t := s.first; t < s.end; t++ {
		c := f.text(t)[0]
		if k < len(acronym) && lowerASCII(acronym[k]) == lowerASCII(c) && (c <= 'Z' || f.looks[t]&lower != 0) {
			k++
		} else if c >= 'A' && c <= 'Z' {
			all++
		}
	}
	return k == len(acronym) && all == 0
}

// merge makes thing a one with thing b.
func (f *finder) merge(a, b int32) {
	a, b = f.root(a), f.root(b)
	if a == b {
		return
	}
	x, y := &f.things[a], &f.things[b]
	if y.entry == nil {
		y.entry = x.entry
	}
	y.spans += x.spans
	x.spans, x.into = 0, b+1
	if f.fuller(&f.spans[x.best], &f.spans[y.best]) {
		y.best = x.best
	}
}

// shorten joins short forms of organisations to the fuller names of which they are the beginning or the end: "Tenby" for "Tenby Marine Ltd", "Evening Echo" for
// "Kelling Evening Echo". One word at the end is too little: half of all names end in Council or Party.
func (f *finder) shorten() {
	f.indexOrgs()
	for a := range f.things {
		x := &f.things[a]
		if x.guess != isOrganisation || x.spans == 0 || x.entry != nil || x.same != 0 && f.width(&f.spans[x.best]) < 6 {
			continue
		}
		s := &f.spans[x.best]
		if b := f.longerOrg(s, s.from, 0); b >= 0 {
			f.merge(int32(a), b)
		} else if b := f.longerOrg(s, s.end-1, 1); b >= 0 {
			f.merge(int32(a), b)
		}
	}
}

// longerOrg is an organisation of which s is short, found by its word at token t; -1 for none.
func (f *finder) longerOrg(s *span, t, place int32) int32 {
	for n, at := 0, f.orgs.first(f.syms.of(f.text(t))); at >= 0 && n < longestChain; n, at = n+1, f.orgs.links[at].next {
		l := f.orgs.links[at]
		if y := &f.things[l.person]; l.place == place && y.spans > 0 && f.shortOf(s, &f.spans[y.best]) {
			return l.person
		}
	}
	return -1
}

// indexOrgs indexes the organisations by the first and the last word of their names.
func (f *finder) indexOrgs() {
	f.orgs.reset()
	for t := range f.things {
		x := &f.things[t]
		b := &f.spans[x.best]
		if x.guess != isOrganisation || x.spans == 0 || b.from < b.first { // "the Okafor campaign" is not Okafor
			continue
		}
		f.orgs.add(f.syms.of(f.text(b.from)), int32(t), 0)
		if b.end-b.from > 1 {
			f.orgs.add(f.syms.of(f.text(b.end-1)), int32(t), 1)
		}
	}
}

// shortOf reports whether name a is short for the longer name b.
func (f *finder) shortOf(a, b *span) bool {
	n, m := a.end-a.from, b.end-b.from
	if n >= m || f.capsSpan(b) {
		return false
	}
	front, back := true, n > 1
	for k := int32(0); k < n; k++ {
		front = front && equalFold(f.text(a.from+k), f.text(b.from+k))
		back = back && equalFold(f.text(a.from+k), f.text(b.end-n+k))
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
		for k < b.end && !equalFold(f.text(t), f.text(k)) {
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

// clubs takes a city for its club throughout the story, where a word after its name tells that once: "Kelling striker".
func (f *finder) clubs() {
	f.clubWords = f.clubWords[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if f.isCity(s) && f.is(s.end, lang.ClubPost) && f.looks[s.end]&capital == 0 && len(f.clubWords) < longestChain {
			f.clubWords = append(f.clubWords, s.word)
		}
	}
	for i := range f.spans {
		if s := &f.spans[i]; len(f.clubWords) > 0 && f.isCity(s) && slices.Contains(f.clubWords, s.word) {
			s.guess, s.rule = isOrganisation, byClub
		}
	}
}

func (f *finder) isCity(s *span) bool {
	return s.guess == isPlace && s.entry == nil && s.word != 0 && f.pack.Entry(s.word).Is(lang.City)
}

// shortSingles gives what is still single to the organisation whose name begins so, "Tenby Marine" for Tenby Marine Ltd, or ends so after "the": "the Echo". What
// nobody knows, but is told something or tells something under "the", is an organisation of its own: "told the Ostrey Packet".
func (f *finder) shortSingles() {
	f.indexOrgs()
	for i := range f.spans {
		s := &f.spans[i]
		if s.owner >= 0 || s.title < s.first || s.guess != isSingle && s.rule != byTwoUnknown {
			continue
		}
		the := f.is(s.first-1, lang.Article)
		if t := f.shortFor(s, the); t >= 0 {
			s.guess, s.rule, s.owner = isOrganisation, byShortOrg, t
			f.things[t].spans++
		} else if the && s.guess == isSingle && s.end-s.first > 1 && f.looks[s.first]&heading == 0 && (f.speaks(s) || f.toldTo(s.first-2)) {
			s.guess, s.rule = isOrganisation, byPaper
			f.ownThing(int32(i))
		}
	}
}

// toldTo reports whether a verb of telling stands at token i.
func (f *finder) toldTo(i int32) bool {
	return f.has(i) && (f.entry(i).Cue&lang.CueTell != 0 && f.looks[i]&capital == 0 || f.link(i, lang.LinkTo) && f.cueAt(i-1))
}

// shortFor is the organisation that the span is short for, -1 for none.
func (f *finder) shortFor(s *span, the bool) int32 {
	if s.end-s.first == 1 && f.index.first(f.syms.of(f.text(s.first))) >= 0 {
		return -1 // somebody's name before anything else
	}
	for n, at := 0, f.orgs.first(f.syms.of(f.text(s.first))); at >= 0 && n < longestChain; n, at = n+1, f.orgs.links[at].next {
		l := f.orgs.links[at]
		b := &f.spans[f.things[l.person].best]
		if l.place == 0 && s.end-s.first == 1 && b.rule != byOrgSuffix && (f.is(s.first-1, lang.Preposition) || f.is(b.end-1, lang.OfPlace|lang.Learned)) {
			continue // the Brack of Brack Town Council is a place
		}
		if l.place == 0 && f.shortOf(s, b) && (s.end-s.first > 1 || (!s.weak || f.words[s.first] == 0) && !f.is(s.first, ordinary|lang.Place|lang.Demonym|lang.Given)) || l.place == 1 && the && s.end-s.first == 1 && f.is(s.first, lang.OrgHead) {
			return l.person
		}
	}
	return -1
}
