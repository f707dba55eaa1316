package read

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// NameNext reports whether token i is capitalised by itself, and no ordinary word.
//
//go:noinline
func (st *Story) NameNext(i int32) bool {
	return st.shape(i)&(Capital|Weak|Shut) == Capital && !st.Is(i, lang.Function|lang.Month|lang.Day|lang.Auxiliary)
}

// surnameNext reports whether what stands at i can be a surname after a given name.
func (st *Story) surnameNext(i int32) bool {
	return st.NameNext(i) && !st.Is(i, lang.Demonym|lang.OrgHead|lang.PlaceHead|lang.Thing) &&
		!(st.Is(i, lang.PersonNoun) && st.Plural(i))
}

// parts reports whether the token at t parts names: a small word or a mark that stands in no name,
// and goes on with none. So it is with what stands behind most names of one word, of which nothing
// else need be asked that such a word belongs to.
//
//go:noinline
func (st *Story) parts(t int32) bool {
	const ties = lang.LinkAnd | lang.LinkOf | lang.LinkFor | lang.LinkThe
	if st.shape(t)&(Capital|Initial) != 0 || st.OfClass(t, lang.Particle) || st.Char(t+1) == '/' {
		return false
	}
	switch c := st.Char(t); st.Tok(t).Kind {
	case prose.Word: // “in ’t Velde”
		return st.entry(t).Link&ties == 0 && !(st.OfClass(t, lang.Preposition) && st.Tok(t+1).Kind == prose.Mark)
	case prose.Punct:
		return c == '.' || c == ';' || c == ',' && st.shape(t+1)&Capital == 0
	}
	return false
}

// continues reports whether a name can go on at i: a capital, or one more particle before one.
func (st *Story) continues(i int32) bool {
	if st.Kind(i) != prose.Word || st.Opens(i) {
		return false
	}
	if st.Shaped(i, Capital) {
		return !st.Is(i, lang.Function|lang.Month|lang.Day) || st.Is(i, lang.Particle|lang.Given)
	}
	return st.Is(i, lang.Particle) && st.Shaped(i+1, Capital)
}

// doubleGiven reports whether a word is two given names tied by a hyphen: "Hans-Peter".
func (st *Story) doubleGiven(t int32) bool {
	s := st.Text(t)
	at := strings.IndexByte(s, '-')
	if at <= 0 || !st.Toks[t].Is(prose.Hyphen) {
		return false
	}
	return st.Pack.Class(st.Pack.Word(s[:at]))&st.Pack.Class(st.Pack.Word(s[at+1:]))&lang.Given != 0
}

// PastDot is i, or the token after it where a dot hangs on the abbreviation before i.
//
//go:noinline
func (st *Story) PastDot(i int32) int32 {
	if st.Char(i) == '.' && !st.Toks[i].Is(prose.Space) && st.Size(i) == 1 {
		return i + 1
	}
	return i
}

// OfficeAt reports whether a title that is nobody's name stands at t, before who bears it: what
// stands before it is where, "Virginia Sen. Ann Orr", "Georgia Governor Orr".
func (st *Story) OfficeAt(t int32) bool {
	name := st.PastDot(t + 1)
	return st.Is(t, lang.Title) && st.NameNext(name) && (name > t+1 || !st.Is(t, lang.Given|lang.Surname))
}

// VerbNext reports whether a verb stands at i that a name could be the subject of: "Young agreed",
// "Labour has".
func (st *Story) VerbNext(i int32) bool {
	if !st.Small(i) {
		return false
	}
	verb := st.Entry(i).Form&(lang.Past|lang.Present) != 0 && !st.Is(i, lang.Preposition)
	return verb || st.Is(i, lang.Auxiliary|lang.Modal)
}

// CueAt reports whether a verb of saying or thinking stands at token i, in a form that tells that
// it was done.
func (st *Story) CueAt(i int32) bool {
	if st.Shaped(i, Capital) {
		return false
	}
	e := st.Entry(i)
	return e.Cue&(lang.CueSay|lang.CueTell|lang.CueWrite|lang.CueThink) != 0 && e.Form&(lang.Past|lang.Present) != 0
}

// ToldTo reports whether a verb of telling stands at token i.
func (st *Story) ToldTo(i int32) bool {
	if st.Entry(i).Cue&lang.CueTell != 0 && !st.Shaped(i, Capital) {
		return true
	}
	return st.Link(i, lang.LinkTo) && st.CueAt(i-1)
}

// KindOfOrg reports whether a noun stands at i, in lower case, that an organisation's name follows:
// "the charity", "law firm".
func (st *Story) KindOfOrg(i int32) bool {
	return st.Part(i, lang.KindOfBody) && st.Small(i) && !st.Plural(i)
}

// postRightBefore reports whether a post in lower case stands before token i: "footballer Reece
// Aldous".
func (st *Story) postRightBefore(i int32) bool {
	return st.SmallIs(i-1, lang.Post|lang.Kin) && !st.Plural(i-1) && !st.Is(i-1, lang.NamedThing|lang.OrgNoun)
}

// Aged reports whether somebody's age stands between commas at i.
func (st *Story) Aged(i int32) bool {
	if st.Char(i) != ',' || st.Kind(i+1) != prose.Number || st.Size(i+1) > 2 {
		return false
	}
	return st.Char(i+2) == ',' || st.Char(i+2) == '.'
}

// describedAt reports whether what is said of nobody but a person stands at i: an age, the state
// that somebody sits for, a clause with "who".
func (st *Story) describedAt(i int32) bool {
	return st.Aged(i) || st.Seated(i) || st.Char(i) == ',' && st.Part(i+1, lang.Who)
}

// longestTrade is the most words between an article and the noun for what somebody is.
const longestTrade = 5

// tradeBehind reports whether a comma and what somebody is stand at t: ", a retired farmer from",
// but not ", a farmer co-operative".
func (st *Story) tradeBehind(t int32) bool {
	if st.Char(t) != ',' || !st.Link(t+1, lang.LinkA) {
		return false
	}
	trade := false
	for k := t + 2; k < t+2+longestTrade && st.Small(k) && !st.Is(k, lang.Function); k++ {
		one := st.Is(k, PersonPosting) && !st.Is(k, lang.OrgNoun) && !st.Plural(k)
		if trade && !one && st.Entry(k).Form != 0 {
			break // "a farmer living in"
		}
		trade = one
	}
	return trade
}

// Locates reports whether a preposition of place stands before token i: "near Kelling", "In
// Kelling, people cheered", "the people of Kelling", "went to Kelling", "the road from Kelling".
func (st *Story) Locates(i int32) bool {
	if st.Link(i-1, lang.LinkOf) {
		return st.SmallIs(i-2, lang.Unnamed|lang.PersonNoun) && st.Plural(i-2)
	}
	if st.Link(i-1, lang.LinkTo|lang.LinkFrom) {
		return st.Shaped(i-2, Lower|Weak) && st.Entry(i-2).Link&lang.LinkMotion != 0
	}
	return st.Shaped(i-1, Lower|Weak) && st.Entry(i-1).Link&lang.LinkIn != 0
}
