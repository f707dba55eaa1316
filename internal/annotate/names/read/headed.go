package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestName is the most tokens in a name of any kind.
const longestName = 14

// headedRun is a capitalised run from token i that may hold an organisation's noun.
type headedRun struct {
	organisations
	i         int32
	end, head int32 // where its name ends, 0 for no name so far; its noun, -1 for none
	rule      *Rule
	bare      bool // its noun is a single word where it opens the run
}

// headed finds the end of a capitalised run that holds an organisation's noun or a firm's ending; 0
// where it holds none.
func (or organisations) headed(i int32) (int32, *Rule) {
	if or.Is(i, lang.PastPost|lang.Day|lang.Month) && !or.Is(i, lang.Given) {
		return 0, nil
	}
	r := headedRun{organisations: or, i: i, head: -1, rule: ByOrgHead, bare: true}
	r.read()
	if r.end == 0 || r.surnameHead() {
		return 0, nil
	}
	if end := or.extended(r.end, r.head); end > r.end {
		return end, ByOrgHead
	}
	if r.head == i && r.bare {
		return or.bareHead(i, r.end)
	}
	if or.thingBehind(r.end, r.head) {
		return 0, nil
	}
	return or.numbered(or.branch(i, r.end)), r.rule
}

// read reads the run as far as it can be one name.
func (r *headedRun) read() {
	before := r.Pack.Entry(0)
	for t := r.i; t < min(r.i+longestName, r.Len()); {
		first := t == r.i
		if !first && (r.Opens(t) || r.parts(t)) {
			return
		}
		if !first && r.Link(t, lang.LinkAnd) {
			if to := r.andCo(t); to > t {
				r.end, r.head, r.rule, t = to, t, ByOrgSuffix, to
				continue
			}
		}
		if !r.Shaped(t, Capital) || r.Toks[t].Kind != prose.Word {
			to := r.pastLink(t, before)
			if to == t {
				return
			}
			t = to
			continue
		}
		w, n := r.phrase(t)
		e := r.Pack.Entry(w)
		if r.smallTail(t) || r.endsSmall(t, n) || !first && r.breaks(t, n, e) {
			return
		}
		r.takeHead(t, n, e)
		t += n
		before = e
	}
}

// smallTail reports whether an ordinary word is tied to the word at t: "Phnom Penh-based".
func (r *headedRun) smallTail(t int32) bool {
	return r.Shaped(t, Plain) && r.Toks[t].Is(prose.Hyphen) && r.isSmallTail(t)
}

// endsSmall reports whether the phrase of n words at t has an ordinary word in lower case at its
// end: "Law firm Heelis LLP".
func (r *headedRun) endsSmall(t, n int32) bool {
	return n > 1 && r.SmallIs(t+n-1, Ordinary)
}

// takeHead takes the phrase at t, of n tokens and entry e, for the noun or the ending of the run,
// where it is one.
func (r *headedRun) takeHead(t, n int32, e *lang.Entry) {
	switch {
	case e.Is(lang.PlaceHead) && e.Is(lang.ForHead) && !r.centre(t, n):
	case t > r.i && r.isSuffix(t+n, e):
		r.end, r.head, r.rule = r.pastSuffix(t+n), t, ByOrgSuffix
	case r.tradeHead(t, n, e):
		r.end, r.head, r.rule = t+n, t, ByOrgHead
	case r.isHead(t, n, e):
		r.end, r.head, r.rule = t+n, t, ByOrgHead
		if n > 1 && t == r.i && !e.Is(lang.OfPlace) {
			r.bare = false
		}
	}
}

// tradeHead reports whether a firm's line of business ends the run at t, behind a word that nobody
// knows: "Orbo Trading".
func (r *headedRun) tradeHead(t, n int32, e *lang.Entry) bool {
	if t == r.i || n > 1 || e.Noun&lang.Trade == 0 || r.titled(r.i) {
		return false
	}
	if r.NameNext(t+1) || r.Link(t+1, lang.LinkOf) && r.NameNext(t+2) {
		return false
	}
	if r.Link(t+1, lang.LinkAnd) && r.NameNext(t+2) && !r.Bare(t+2) {
		return false // "Transalpine Trade and Ports Treaty"
	}
	const names = gazetteer.Given | gazetteer.Surname
	if !r.Bare(t-1) || r.Shaped(t-1, Plain) || r.Toks[t-1].Is(prose.Hyphen) {
		return false
	}
	return !r.Facts(t - 1).Is(gazetteer.Ordinary | names)
}

// centre reports whether a noun of n tokens at t that mostly makes a place makes an organisation:
// it says what it is of or for, letters are short for it, or an ordinary word before it says what
// it does: "Center for Tides", "Tidal Research Centre", but "Halden Center".
func (r *headedRun) centre(t, n int32) bool {
	after := t + n
	switch {
	case r.Link(after, lang.LinkOf|lang.LinkFor) && r.NameNext(after+1):
		return true
	case r.IsOpen(after) && r.Flag(after+1, prose.Caps) && r.Char(after+2) == ')':
		return true
	}
	const names = lang.Given | lang.Surname | lang.Place
	for k := r.i; k < t; k++ {
		if (r.Is(k, Ordinary|lang.OrgNoun|lang.OrgHead) || r.ordinaryWord(k)) && !r.Is(k, names) {
			return true
		}
	}
	return false
}

// isSuffix reports whether a phrase that ends at token end is a firm's ending, and no noun with
// more of the name to come.
func (r *headedRun) isSuffix(end int32, e *lang.Entry) bool {
	return e.Is(lang.OrgSuffix) && !(e.Is(lang.OrgHead) && r.Link(end, lang.LinkOf))
}

// isHead reports whether the phrase at t is an organisation's noun, or holds one.
func (r *headedRun) isHead(t, n int32, e *lang.Entry) bool {
	if e.Is(lang.OrgHead) {
		return true
	}
	if n > 1 && e.Is(lang.OrgName|lang.OfPlace|lang.OrgNoun|lang.OfState) && r.holdsHead(t, n) {
		return true
	}
	return r.Link(t+n, lang.LinkOf|lang.LinkFor) && (r.peopleOf(t, n, e) || r.peopleFor(t, n, e))
}

// holdsHead reports whether an organisation's noun is among the n words at t.
func (or organisations) holdsHead(t, n int32) bool {
	for k := t; k < t+n; k++ {
		if or.Is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// peopleOf reports whether the people of a trade with "of" and their country after them make an
// organisation: "Tanker Drivers of Nigeria".
func (or organisations) peopleOf(t, n int32, e *lang.Entry) bool {
	return or.ofCountry(t+n) && or.NameNext(t-1) && or.manyOf(t, e)
}

// manyOf reports whether the word at t is a plural for people.
func (or organisations) manyOf(t int32, e *lang.Entry) bool {
	if e.Class == 0 {
		return strings.HasSuffix(or.Text(t), "ers")
	}
	return e.Number&lang.Plural != 0 && e.Is(lang.Post|lang.PersonNoun)
}

// peopleFor reports whether the noun at t makes an organisation with "for" after it: "Center for
// Harbours", "Citizens for Kelling".
func (or organisations) peopleFor(t, n int32, e *lang.Entry) bool {
	at := t + n
	if !or.Link(at, lang.LinkFor) || !or.NameNext(at+1) || or.Is(at+1, lang.Month|lang.Day|lang.Thing) {
		return false
	}
	people := e.Is(Ordinary|lang.Demonym|lang.Belief) && !e.Is(lang.TimeWord) && e.Number&lang.Plural != 0
	return people || e.Is(lang.ForHead)
}

// andCo is where a firm's ending ends that begins with the "and" at t, "and Co"; t where none does.
func (or organisations) andCo(t int32) int32 {
	if w, n := or.phrase(t); n > 1 && or.Pack.Entry(w).Is(lang.OrgSuffix) && or.NameNext(t+n-1) {
		return or.pastSuffix(t + n)
	}
	return t
}

// pastSuffix is end, where a firm's ending stops, or the token behind the dot by which it is cut
// short: "Co.", but not "Holdings."
func (st *Story) pastSuffix(end int32) int32 {
	if st.Part(end-1, lang.Dot) {
		return st.PastDot(end)
	}
	return end
}

// pastLink goes past a small word or mark at t that ties two parts of one name; it gives t where
// none stands there. before is the entry of the phrase before it.
func (r *headedRun) pastLink(t int32, before *lang.Entry) int32 {
	switch {
	case t == r.i:
		return t
	case r.Is(t, lang.Particle) && !r.Is(t, lang.Function) && r.NameNext(t+1):
		return t + 1 // "Buzos del Sur SpA"
	case r.Toks[t].Kind == prose.Clitic || r.ownersMark(t) && r.Size(t) <= 3:
		return r.pastOwner(t)
	case r.Char(t) == '&' && r.NameNext(t+1):
		return t + 1
	case r.Link(t, lang.LinkAnd) && (r.head < 0 || r.membersAt(t, before)) && r.pairGoesOn(t, before):
		return t + 1
	}
	return t
}

// membersAt reports whether the "and" at t stands between those whom one body is of: "Nurses and
// Midwives Union". The first of them may be the noun of a body, too.
func (r *headedRun) membersAt(t int32, before *lang.Entry) bool {
	return r.head == t-1 && r.manyOf(t-1, before) && strings.HasSuffix(r.Text(t+1), "s") && r.NameNext(t+2)
}

// plainWord reports whether the word at t is an ordinary one and no name.
func (r *headedRun) plainWord(t int32) bool {
	if r.Is(t, lang.Given|lang.Surname|lang.Place|lang.OrgHead) {
		return false
	}
	return r.Is(t, Ordinary|lang.Common) || r.ordinaryWord(t)
}

// pastOwner goes past an owner's mark at t with the organisation's noun behind it: "Nurses' Union",
// "Nurses' and Carers' Union".
func (r *headedRun) pastOwner(t int32) int32 {
	const names = lang.Given | lang.Surname | lang.Place
	mark := r.Toks[t].Kind == prose.Mark
	pair := mark && r.Link(t+1, lang.LinkAnd) && r.NameNext(t+2)
	if pair && !r.Is(t-1, names) && r.headWithin(t+2) {
		return t + 2
	}
	if !mark && (r.head >= 0 || r.Unknown(t-1)) || r.Is(t-1, names|lang.OrgName) {
		return t
	}
	if r.NameNext(t+1) && r.Toks[t+1].Is(prose.Space) && r.headWithin(t+1) {
		return t + 1
	}
	return t
}

// pairGoesOn reports whether the "and" at t ties two words of one name, before its noun: "Fisheries
// and Ports Board", "the Orbo Banking and Insurance Authority".
func (r *headedRun) pairGoesOn(t int32, before *lang.Entry) bool {
	if !r.NameNext(t+1) || r.Is(t+1, lang.OrgName) || !r.headWithin(t+1) {
		return false
	}
	if before.Is(lang.Given|lang.OrgName) && !(before.Is(lang.Place) && r.Is(t+1, lang.Place)) {
		return false
	}
	if before.Is(Ordinary | lang.Place) {
		return true
	}
	return before.Class == 0 && (t == r.i+1 || t == r.i+2 && r.plainWord(t-1)) && r.Is(r.i-1, lang.Article)
}

// breaks reports whether the word at t begins something else: a title before a name, a day, a new
// sentence, or letters behind somebody's name, "Ann Lee SC".
func (r *headedRun) breaks(t, n int32, e *lang.Entry) bool {
	switch {
	case e.Is(lang.PostNominal) && r.Is(r.i, lang.Given):
		return true
	case e.Is(lang.OrgHead|lang.OrgSuffix) && !(e.Is(lang.Title) && r.NameNext(t+n)):
		return false
	case e.Is(lang.Honorific|lang.Month|lang.Day) && !e.Is(lang.Given|lang.Surname):
		return true
	case r.Is(t, lang.Function) && !e.Is(lang.Given):
		return true
	}
	return e.Is(lang.Title) && r.NameNext(r.PastDot(t+n)) && !r.headWithin(t+n)
}

// surnameHead reports whether the noun of the run is somebody's surname: "Mary Church", "Prosecutor
// Ruth Ledger KC", "Torvina Post, a rower".
func (r *headedRun) surnameHead() bool {
	surname := r.Is(r.head, lang.Surname)
	if r.titled(r.i) && r.head > r.i && (surname || r.headWithinName()) {
		return true
	}
	if r.head != r.i+1 || r.end != r.head+1 {
		return false
	}
	if !r.Is(r.i, lang.Given) {
		return r.Bare(r.i) && r.Facts(r.head).Is(gazetteer.Surname) && r.tradeBehind(r.end)
	}
	if surname {
		return true
	}
	if !r.Is(r.i, lang.Place|Ordinary) && (r.titled(r.i) || r.describedAt(r.end) || r.lettersAt(r.end)) {
		return true
	}
	return !r.Is(r.i, lang.Place|lang.OrgName) && !r.Shaped(r.i, Heading) && r.Facts(r.head).Is(gazetteer.Surname) &&
		!r.Is(r.i-1, lang.Article) && !r.NameNext(r.end)
}

// headWithinName reports whether the noun of a run behind an honorific stands between two words
// that can be nothing but names: "Madam Lim Bee Geod".
func (r *headedRun) headWithinName() bool {
	return r.honorific && r.head == r.i+1 && r.end == r.head+1 && r.onlyName(r.i) && r.onlyName(r.end)
}

// lettersAt reports whether letters stand at t as behind a name: "KC".
func (or organisations) lettersAt(t int32) bool {
	return or.Is(t, lang.PostNominal) && or.Toks[t].Is(prose.Caps)
}

// thingBehind reports whether a run goes on behind its organisation's noun with a noun that makes
// it the name of something else: the Bill of "the Harbour Courts (Fees) Bill", the Station of
// "Kelling Police Station", the Barometer of "Orbo Trust Barometer".
func (or organisations) thingBehind(end, head int32) bool {
	t := end
	if or.Char(t) == '(' {
		for k := t + 2; k < t+6; k++ {
			if or.Char(k) == ')' {
				return or.NameNext(k+1) && or.Is(k+1, lang.ThingHead|lang.Common) && !or.NameNext(k+2)
			}
		}
		return false
	}
	if !or.NameNext(t) || or.Toks[t].Kind != prose.Word || or.NameNext(t+1) || head < end-1 {
		return false
	}
	if or.Is(t, lang.PlaceHead) {
		return or.onlyPlaceHead(t) && !or.Is(head, lang.OrgSuffix)
	}
	return or.ordinaryWord(t) && or.Entry(t).Form == 0
}

// bareHead is where a name ends that is its noun alone, "the Badgers", or with a country after it,
// "Team Kenya"; 0 for a bare noun: "Council".
func (or organisations) bareHead(i, end int32) (int32, *Rule) {
	if end == i+1 && or.teamAlone(i) {
		return end, ByClub
	}

	if to := or.branch(i, end); to > end {
		return to, ByOrgHead
	}
	return 0, nil
}

// teamAlone reads "the Badgers".
func (or organisations) teamAlone(i int32) bool {
	if !or.Is(i, lang.Team) || or.Shaped(i, Weak) {
		return false
	}
	return or.Is(i-1, lang.Article) || or.Is(i+1, lang.Post|lang.Title)
}
