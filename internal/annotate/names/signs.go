package names

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// signs is what the words around a name speak for, at all its places in the story together. Three points are as good as proof, one is a hint.
type signs struct{ person, org, place int32 }

// evidence is what the story shows of a name that no list and no shape tells enough of.
type evidence struct {
	signs
	titled, speaks, kin, post, strong, the, in int32
	outside                                    int32 // how often it stands outside of marks of its own
	own, her                                   int32 // the person that it was found to be, plus one; and her of the same surname
	tells                                      lang.Gender
}

// gather looks at every place of every name that is not settled, and adds up what stands there under the name.
func (f *finder) gather() {
	f.proofs = f.proofs[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if f.headedOnly(s) && !f.inMarks(s) {
			f.proofs[f.proofOf(s)].outside++
		}
		if s.entry != nil || s.guess != isSingle && !s.open && s.rule != byBody && !(s.guess == isPerson && s.end-s.first == 1) {
			continue
		}
		e := &f.proofs[f.proofOf(s)]
		if s.rule == byBody {
			e.org += 3
			continue
		}
		e.tells |= s.tells
		if !s.weak {
			e.strong++
		}
		if s.title < s.first {
			e.titled++
			continue
		}
		if f.speaks(s) {
			e.speaks++
			e.person++
		}
		f.signsBefore(s, e)
		f.signsAfter(s, e)
		if f.besidePlace(i) {
			e.in++
			e.place += 2
		}
		if i > 0 && f.spans[i-1].guess == isOrganisation && f.spans[i-1].end == s.first-1 && f.link(s.first-1, lang.LinkAnd) && !f.link(s.end, lang.LinkOf) {
			e.org += 2
		}
		if f.signed(s) {
			e.place += 3
		}
	}
}

// signed reports whether a span closes a block after somebody's name and a comma: a letter to the editor, "Ann Lee, Kelling".
func (f *finder) signed(s *span) bool {
	return f.char(s.first-1) == ',' && (!f.has(s.end) || f.toks[s.end].Is(prose.Begin)) && f.personEnds(s.first-1) && f.toks[f.spans[f.spanBefore(s.first-1)].title].Is(prose.Begin)
}

// proofOf is where the evidence for a span is kept: under the number of its words.
func (f *finder) proofOf(s *span) int32 {
	sym := f.syms.of(f.keyOf(s))
	for int(sym) >= len(f.proofs) {
		f.proofs = append(f.proofs, evidence{})
	}
	return sym
}

// small reports whether token i is a word in lower case of one of the classes.
func (f *finder) smallIs(i int32, c lang.Class) bool {
	return f.has(i) && f.looks[i]&lower != 0 && f.is(i, c)
}

// plays reports whether token i plays a part.
func (f *finder) part(i int32, p lang.Part) bool {
	return f.has(i) && f.pack.Entry(f.words[i]).Part&p != 0
}

// signsBefore reads what stands before a name.
func (f *finder) signsBefore(s *span, e *evidence) {
	t := s.first - 1
	if f.part(t, lang.Case) || f.char(t) == '.' && f.part(t-1, lang.Case) {
		e.the++
		e.person -= 3
	}
	if f.kinBefore(s) {
		e.kin++
		e.person += 4
		return
	}
	if f.is(t, lang.Article) {
		f.signsOfArticle(s, e)
		t--
	}
	if f.char(t) == ',' && t == s.first-1 && f.char(s.end) == ',' && f.smallIs(t-1, lang.Post) && f.entry(t-1).Number&lang.Plural == 0 {
		e.person += 3 // "the deputy head, Cut Nurhayati, said"
	}
	switch {
	case t < s.first-1:
	case f.kindOfBody(t) && f.looks[s.first]&shut == 0 && !(f.is(t-1, lang.Article) && f.toldTo(t-2) && f.verbNext(s.end)):
		e.org += 3 // "the app Lumenote"
		return
	case f.is(t, lang.Demonym) && f.entry(t).Number != lang.Plural:
		e.post++
	case f.smallIs(t, lang.Post) && f.entry(t).Number == lang.Plural && s.end-s.first > 1 && !f.link(s.end, lang.LinkAnd) && f.char(s.end) != ',' && !f.is(t, lang.Kin):
		e.org += 2 // "stockbrokers Pargeter Lowe"
	case f.smallIs(t, lang.Post|lang.PersonNoun) && f.entry(t).Number != lang.Plural:
		e.post++
		e.person += 2
	}
	if f.char(t) == '(' && f.char(s.end) == ')' && f.personEnds(t) && !f.is(s.first, lang.Given) && f.looks[s.first]&initial == 0 && !f.toks[s.first].Is(prose.Hyphen) {
		if e.org += 2; f.part(s.end-1, lang.Compass) {
			e.place += 4 // "Yael Orr (Tzomet)", "Ada Eze (Enugu East)"
		}
	}
	f.signsOfLink(t, s, e)
	f.signsOfNaming(s.first-1, e)
}

// signsOfNaming reads what says that a name is one: "a boy named Yarik", "her surname, Pyo".
func (f *finder) signsOfNaming(t int32, e *evidence) {
	switch {
	case f.char(t) == ',' && f.part(t-1, lang.NameNoun):
		e.person += 3
		e.kin++
	case f.part(t, lang.Named) && f.kindOfBody(t-1):
		e.org += 3
	case f.part(t, lang.Named) && f.smallIs(t-1, lang.PersonNoun|lang.Post|lang.Kin) && f.entry(t-1).Number != lang.Plural:
		e.person += 3
		e.kin++
	}
}

// signsOfArticle reads the article before a name. In capitals within a sentence it is part of a name that nobody bears but a paper, a band, a firm.
func (f *finder) signsOfArticle(s *span, e *evidence) {
	t := s.first - 1
	if !f.has(s.end) || f.looks[s.end]&lower == 0 || f.is(s.end, lang.Function|lang.Adverb) || f.verbNext(s.end) {
		e.the++
		e.person -= 2
	} else if f.entry(t).Link&lang.LinkA != 0 {
		e.org++ // "a Harl Pendry analyst"
	}
	if f.looks[t]&capital != 0 && f.looks[t]&(weak|shut|heading) == 0 {
		e.org++
	}
	if f.toldTo(t - 1) {
		e.org++
	}
}

// signsOfLink reads the preposition or verb at token t, before a name and its article, with the noun before it.
func (f *finder) signsOfLink(t int32, s *span, e *evidence) {
	if !f.has(t) || f.looks[t]&lower == 0 && f.looks[t]&weak == 0 {
		return
	}
	owner := f.has(s.end) && f.toks[s.end].Kind == prose.Clitic // "in Orr's view"
	link := f.entry(t).Link
	switch {
	case f.part(t, lang.Joins) && f.entry(t).Form != 0, link&lang.LinkFrom != 0 && f.part(t-1, lang.Joins):
		e.org += 2
	case f.toldTo(t) && t == s.first-1 && !owner:
		if f.hears(t, s) {
			e.org += 3
		}
	case link&lang.LinkOf != 0 && f.char(t-1) == ',' && t == s.first-1:
		e.place += 3 // "Speight, of Rothwell, denied it"
	case link&(lang.LinkOf|lang.LinkIn) != 0 && f.part(t-1, lang.OfBody):
		e.org += 3
	case link&lang.LinkFor != 0 && f.is(t-1, lang.Spokes):
		e.org += 3
	case link&lang.LinkFor != 0 && f.part(t-1, lang.ForPlace):
		e.place += 3
	case f.part(t, lang.Where) && t == s.first-1 && !owner:
		e.place += 2
	case link&(lang.LinkOf|lang.LinkFor|lang.LinkIn) != 0 && f.part(t-1, lang.Local):
		e.place += 3
	case link&(lang.LinkOf|lang.LinkAt) != 0 && f.smallIs(t-1, lang.Post) && (link&lang.LinkAt != 0 || !f.is(t-1, lang.Kin|lang.ClubPost)) && f.entry(t-1).Number&lang.Plural == 0 && !owner:
		e.org += 2
		if link&lang.LinkOf != 0 {
			e.place++
		}
	case link&lang.LinkOf != 0 && t == s.first-1 && f.personEnds(t) && s.end-s.first > 1:
		e.org += 2 // "Ann Lee of Mellor Finch"
		e.place++
	case f.locates(t + 1):
		if !owner {
			e.in++
			e.place += 2
		}
	case link&lang.LinkAt != 0 && t == s.first-1 && !owner:
		e.org++
		e.place += 2
	case link&lang.LinkFrom != 0 && t == s.first-1 && !owner:
		e.place++
	}
}

// personEnds reports whether a full name, as far as it has been cut, ends before token t.
func (f *finder) personEnds(t int32) bool {
	k := f.spanBefore(t)
	return k >= 0 && f.spans[k].guess == isPerson && (f.spans[k].end-f.spans[k].first > 1 || f.spans[k].title < f.spans[k].first)
}

// spanBefore is the span that ends at token t; -1 for none.
func (f *finder) spanBefore(t int32) int32 {
	lo, hi := 0, len(f.spans)
	for lo < hi {
		if mid := (lo + hi) / 2; f.spans[mid].end < t {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo < len(f.spans) && f.spans[lo].end == t {
		return int32(lo)
	}
	return -1
}

// hears reports whether the span after the verb of telling at token t is a paper: one word that nobody bears in full, and nobody who is asked to do anything.
func (f *finder) hears(t int32, s *span) bool {
	w := f.text(s.first)
	return s.end-s.first == 1 && f.entry(t).Cue&lang.CueAsk == 0 && !f.nameNext(s.end) && !f.part(s.end, lang.Infinitive) && w[len(w)-1] != 's' && f.looks[s.first]&initial == 0
}

// signsAfter reads what stands after a name.
func (f *finder) signsAfter(s *span, e *evidence) {
	t := s.end
	if !f.has(t) {
		return
	}
	if f.toks[t].Kind == prose.Clitic {
		switch {
		case f.part(t+1, lang.OfBody):
			e.org += 2
		case f.part(t+1, lang.Local):
			e.place += 2
		}
		return
	}
	switch {
	case f.part(t, lang.Case):
		e.the++
		e.person -= 3
	case f.char(t) == ',', f.char(t) == 0xe2 && f.toks[t].Is(prose.Space), f.char(t) == '-' && f.toks[t].Is(prose.Space):
		f.signsOfComma(t+1, s, e)
	case f.isOpen(t) && f.has(t+1) && f.isScore(t+1):
		e.org += 3 // "the Badgers (6-3)"
	case f.isOpen(t) && f.char(t+2) == ')' && f.toks[t+1].Is(prose.Caps) && f.abbreviates(f.text(t+1), s):
		e.org += 3
	case f.part(t, lang.Local) && (!s.weak || f.looks[t]&capital != 0):
		e.place += 3
	case f.looks[t]&lower == 0 || s.weak && f.unknown(s.end-1) && !f.verbNext(t) && !f.is(t, lang.Spokes):
		// "Beef producers": at the head of a sentence the word may be a plain noun
	case f.is(t, lang.Spokes), f.part(t, lang.OfBody):
		e.org += 3
	case f.part(t, lang.Trades) && f.verbNext(t):
		e.org += 2
	case f.is(t, lang.OfPlace|lang.AreaNoun):
		e.place += 2
	case f.kindOfBody(t) && f.entry(t).Form&lang.Past == 0 && !f.is(t, lang.Learned|lang.PlaceHead):
		e.org += 2
	case f.cueAt(t) && f.inStatement(t+1):
		e.org++
	}
}

// inStatement reports whether "in a statement" stands at token t: bodies speak so more than people.
func (f *finder) inStatement(t int32) bool {
	return f.link(t, lang.LinkIn) && f.is(t+1, lang.Article) && f.has(t+2) && f.entry(t+2).Cue&lang.CueNoun != 0
}

// signsOfComma reads what follows the comma after a name: an age, "who", "which", a state, or a phrase that says what it is.
func (f *finder) signsOfComma(t int32, s *span, e *evidence) {
	before := e.person
	defer func() {
		if f.is(s.first-1, lang.Preposition) {
			e.person = min(e.person, before) // "a nurse in Elko, who": it is said of the nurse
		}
	}()
	switch {
	case f.aged(t - 1):
		e.person += 4
	case f.part(t, lang.Who):
		e.person += 3
	case f.part(t, lang.Which):
		e.org += 2
		e.place++
		e.person -= 3
	case f.is(t, lang.State|lang.Country) && f.looks[t]&capital != 0:
		e.place += 3
	case f.is(t, lang.Article|lang.Possessive):
		f.signsOfApposition(t+1, e)
	}
}

// longestApposition is the most tokens in which the noun of an apposition is looked for.
const longestApposition = 7

// signsOfApposition reads the noun that the name before is said to be: "Halden, the Dutch maker of valves".
func (f *finder) signsOfApposition(t int32, e *evidence) {
	head := int32(-1)
	for end := t + longestApposition; f.has(t) && t < end && f.looks[t]&shut == 0; t++ {
		if f.toks[t].Kind == prose.Clitic || f.toks[t].Kind == prose.Mark && !f.toks[t].Is(prose.Space) {
			head = -1 // "the union's deputy leader", "the viewers' group"
			continue
		}
		if f.toks[t].Kind != prose.Word || f.is(t, lang.Preposition|lang.Relative|lang.Auxiliary|lang.Modal|lang.Conjunction) {
			break
		}
		if f.smallIs(t, posting|lang.PlaceHead|lang.AreaNoun) || f.part(t, lang.KindOfBody) {
			head = t
		}
	}
	if head < 0 {
		return
	}
	switch {
	case f.part(head, lang.KindOfBody) && !f.is(head, lang.OrgNoun|personPosting):
		e.org += 4
	case f.is(head, lang.OrgNoun) && f.is(head, personPosting):
		e.org += 2
		e.person++
	case f.is(head, lang.OrgNoun):
		e.org += 4
	case f.is(head, personPosting):
		e.person += 3
	default:
		e.place += 3
	}
}

// kinBefore reports whether a word for kin stands before a span: "his wife Ann", "the boy's father, Tom".
func (f *finder) kinBefore(s *span) bool {
	t := s.first - 1
	if f.is(t, lang.Kin) {
		return true
	}
	return f.char(t) == ',' && f.is(t-1, lang.Kin) && (f.is(t-2, lang.Possessive) || f.has(t-2) && (f.toks[t-2].Kind == prose.Clitic || f.toks[t-2].Kind == prose.Mark))
}

// weighRuns decides what those runs of capitals are that their shape leaves open.
func (f *finder) weighRuns() {
	f.orgStarts()
	for i := range f.spans {
		s := &f.spans[i]
		if f.headedOnly(s) && f.inMarks(s) && f.proofs[f.proofOf(s)].outside == 0 {
			s.guess, s.rule, s.open = isSingle, nil, false
			continue
		}
		if !s.open || s.title < s.first {
			continue
		}
		x := f.prior(s)
		e := &f.proofs[f.proofOf(s)]
		x.person, x.org, x.place = x.person+e.person, x.org+e.org, x.place+e.place
		switch {
		case s.guess != isOrganisation && x.org > x.person && x.org > x.place && x.org >= 2:
			s.guess, s.rule = isOrganisation, byBody
		case s.guess != isPlace && (s.guess != isSingle || f.unknown(s.first)) && x.place > x.person && x.place > x.org && x.place >= 2:
			s.guess, s.rule = isPlace, byPlaceIn
		case s.guess != isPerson && x.person > x.org && x.person > x.place && x.person >= 3:
			s.guess, s.rule = isPerson, byTwoUnknown
		}
	}
}

// headedOnly reports whether nothing but its shape makes a span what it is taken for.
func (f *finder) headedOnly(s *span) bool {
	return s.entry == nil && (s.rule == byOrgHead || s.rule == byPlaceHead || s.rule == byTwoUnknown) && s.title == s.first
}

// inMarks reports whether a span has marks of its own, as titles of works have: "Deadfall County".
func (f *finder) inMarks(s *span) bool {
	at := s.first - 1
	if f.is(at, lang.Article) {
		at--
	}
	if !f.has(at) || f.toks[at].Kind != prose.Mark || !f.toks[at].Is(prose.Space) && !f.toks[at].Is(prose.Begin) {
		return false
	}
	end := s.end
	if f.char(end) == ',' || f.char(end) == '.' {
		end++
	}
	return f.has(end) && f.toks[end].Kind == prose.Mark && !f.toks[end].Is(prose.Space)
}

// orgStarts notes for each word the longest organisation that begins with it.
func (f *finder) orgStarts() {
	f.starts = f.starts[:0]
	for i := range f.spans {
		s := &f.spans[i]
		if s.guess != isOrganisation || s.end-s.first < 3 || s.hi > 0 {
			continue
		}
		sym := f.syms.of(f.text(s.first))
		for int(sym) >= len(f.starts) {
			f.starts = append(f.starts, 0)
		}
		if k := f.starts[sym] - 1; k < 0 || f.spans[k].end-f.spans[k].first < s.end-s.first {
			f.starts[sym] = int32(i) + 1
		}
	}
}

// orgStart is the span of the longest organisation that begins with the word at token t; -1 for none.
func (f *finder) orgStart(t int32) int32 {
	if sym := f.syms.find(f.text(t)); int(sym) < len(f.starts) {
		return f.starts[sym] - 1
	}
	return -1
}

// prior is what the shape of a run speaks for, and what its parts say where they stand alone.
func (f *finder) prior(s *span) signs {
	var x signs
	switch {
	case s.rule == byPlaceHead:
		if x.place = 2; f.is(s.end-1, lang.Surname) || !f.bare(s.first) {
			x.place = 3
		}
		if f.is(s.first, lang.Given) || f.is(s.first+1, lang.Given) && s.end-s.first > 2 {
			x.person = 2
		}
	case s.rule == byPlaceAndMore:
		x.org = 2
	case s.rule == byGiven && !f.is(s.first, ordinary|lang.Lead|lang.Place):
		x.person = 5
	case s.rule == byGiven, s.rule == byInitial:
		x.person = 3
	case s.rule != nil:
		x.person = 1
	}
	if k := f.orgStart(s.first); k >= 0 && !f.is(f.spans[k].end-1, lang.OfPlace|lang.Learned|lang.Team) && f.shortOf(s, &f.spans[k]) {
		x.org += 3 // "Harl Pendry" of Harl Pendry Securities
	}
	last := f.syms.find(f.text(s.end - 1))
	if int(last) < len(f.proofs) {
		e := &f.proofs[last]
		x.person += 4*min(e.titled, 1) + 2*min(e.speaks, 1) + min(e.strong, 1)
	}
	return x
}
