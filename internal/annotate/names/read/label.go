package read

import (
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// labels reports whether the n words at i say what somebody is and a name follows, of which they
// are no part: "Pal Doreen Whittle", "Lifeguard Ellie-Mae Coker".
func (ti titles) labels(i, n int32, e *lang.Entry) bool {
	at := i + n
	switch {
	case ti.Shaped(i, Heading):
		return false
	case e.Class == 0 && ti.lettersOfPost(i) && (ti.givenInFull(at) || ti.stoodBefore(i, at)):
		if !ti.Is(i-1, lang.Preposition|lang.Article) {
			ti.organisations().tell(i, false) // "CP Musa Torubam … the CP" is no body
		}
		return true
	case n == 1 && (ti.givenInFull(at) || ti.nameOfNoList(at)) && ti.personNoun(i):
		return true
	case !e.Is(lang.Post | lang.PersonNoun | lang.Kin):
		return false
	case !e.Is(lang.Given|lang.Surname|lang.OrgNoun) && ti.nameOfNoList(at):
		return true
	}
	if e.Is(lang.Given) || !ti.givenAt(at) {
		return false
	}
	return ti.NameNext(at+1) && !ti.Is(at+1, lang.Demonym|lang.OrgHead|lang.Thing)
}

// lettersOfPost reports whether the word at i may be a post of letters that no list has: "OCPD
// Jackson Orr".
func (ti titles) lettersOfPost(i int32) bool {
	t := &ti.Toks[i]
	if ti.titled(i) && ti.honorific && ti.Size(i) < 4 {
		return false // "Dr AK Abdul Harvol"
	}
	if !t.Is(prose.Caps) || t.Is(prose.Digits) || ti.Shaped(i, Initial) {
		return false
	}
	return ti.Size(i) > 1 && ti.Size(i) < 6
}

// givenInFull reports whether a given name and a surname stand at i, with more of the sentence
// after them.
func (ti titles) givenInFull(i int32) bool {
	if !ti.Is(i, lang.Given) || !ti.Shaped(i, Capital) || ti.Flag(i, prose.Caps) {
		return false
	}
	return ti.NameNext(ti.pastNick(i+1)) && ti.Has(i+2)
}

// pastNick is i, or the token after the one word in marks there: "João “Tico” Matoro".
func (st *Story) pastNick(i int32) int32 {
	if st.Kind(i) == prose.Mark && st.Flag(i, prose.Space) && st.Shaped(i+1, Capital) && st.Kind(i+2) == prose.Mark {
		return i + 3
	}
	return i
}

// nameOfNoList reports whether two words stand at i that can only be a name, the first of which no
// list has: "Grandmother-of-six Zolt Kerr".
func (ru *Runs) nameOfNoList(i int32) bool {
	return ru.Bare(i) && ru.onlyName(i) && ru.onlyName(ru.pastNick(i+1)) && !ru.Flag(i, prose.Caps)
}

// dayName reports whether the day or month at i is somebody's name, after a title of entry e: "Mr
// Monday", "Senator Friday Okpara".
func (ti titles) dayName(i int32, e *lang.Entry) bool {
	if !ti.Is(i, lang.Day|lang.Month) || ti.Shape(i)&(Capital|Shut) != Capital {
		return false
	}
	return e.Is(lang.Honorific) || ti.onlyName(i+1)
}
