package names

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// longestName is the most tokens in a name of any kind.
const longestName = 14

// organisation reads an organisation's name at i: one that the pack knows, or capitalised words with a noun that makes them one, or a firm's ending, or an
// acronym. w is the phrase at i, of n tokens. It gives i where there is none.
func (f *finder) organisation(i int32, w lang.Word, n int32) int32 {
	known := int32(0)
	if f.pack.Entry(w).Is(lang.OrgName) && f.knownHere(i, n, w) {
		known = f.ofPlace(i, i+n)
	}
	if f.looks[i]&heading != 0 {
		if known > 0 && (n > 1 || f.toks[i].Is(prose.Caps) && !f.pack.Entry(w).Is(lang.Common) || !f.pack.Entry(w).Is(ordinary)) {
			f.add(span{first: i, end: known, guess: isOrganisation, word: w, rule: byKnownOrg, weak: n == 1})
			return known
		}
		return i
	}
	end, rule := f.headed(i)
	if end > i && end > known {
		f.add(span{first: i, end: end, guess: isOrganisation, rule: rule})
		return end
	}
	if known > 0 {
		f.add(span{first: i, end: known, guess: isOrganisation, word: w, rule: byKnownOrg, weak: n == 1 && f.looks[i]&weak != 0 && f.pack.Entry(w).Is(ordinary)})
		return known
	}
	return f.acronym(i)
}

// knownHere reports whether a known organisation's name at i can be meant: it is not the beginning of a longer name of somebody ("Ford" in "Ford Madox").
func (f *finder) knownHere(i, n int32, w lang.Word) bool {
	e := f.pack.Entry(w)
	if n > 1 {
		return true
	}
	if e.Is(lang.Given|lang.Surname) && (f.titleEnd == i || f.surnameNext(i+1)) {
		return false
	}
	return f.looks[i]&weak == 0 || !e.Is(ordinary)
}

// ofPlace takes the state or country that an organisation's branch is named for: "ACLU of Ohio".
func (f *finder) ofPlace(first, end int32) int32 {
	if f.toks[first].Is(prose.Caps) && f.wordAt(end, "of") && f.is(end+1, lang.State|lang.Country) && f.looks[end+1]&capital != 0 {
		return end + 2
	}
	return end
}

// headed finds the end of a capitalised run that holds an organisation's noun or a firm's ending; 0 where it holds none.
func (f *finder) headed(i int32) (int32, *rule) {
	end, head, rule := int32(0), int32(-1), byOrgHead
	limit := min(i+longestName, f.len())
	for t := i; t < limit; {
		if t > i && f.looks[t]&shut != 0 {
			break
		}
		next := f.linked(i, t)
		if next == t {
			break
		}
		if next < 0 { // a link, no word
			t = -next
			continue
		}
		w, n := f.phrase(t)
		e := f.pack.Entry(w)
		if t > i && f.breaks(t, n, e) {
			break
		}
		switch {
		case e.Is(lang.OrgSuffix) && t > i && !(e.Is(lang.OrgHead) && f.wordAt(t+n, "of")):
			end, head, rule = f.pastDot(t+n), t, byOrgSuffix
		case e.Is(lang.OrgHead):
			end, head = t+n, t
			if rule == byOrgSuffix {
				rule = byOrgHead
			}
		}
		t += n
	}
	if end == 0 || !f.headHolds(i, head, end) {
		return 0, nil
	}
	if ext := f.extended(end, head); ext > end {
		return ext, byOrgHead
	}
	if head == i {
		return 0, nil // a bare noun: "Council"
	}
	return end, rule
}

// linked tells how to go on at token t of a run that began at i: t to stop, -u to go on at u (t is a link), a number above t for a capitalised word.
func (f *finder) linked(i, t int32) int32 {
	tok := f.toks[t]
	switch {
	case f.looks[t]&capital != 0 && tok.Kind == prose.Word:
		return t + 1
	case t == i:
		return t
	case tok.Kind == prose.Clitic || tok.Kind == prose.Mark && tok.End-tok.Start <= 3 && !tok.Is(prose.Space):
		if f.nameNext(t+1) && f.toks[t+1].Is(prose.Space) && f.headWithin(t+1) && !f.is(t-1, lang.Given|lang.Surname|lang.Place|lang.OrgName) && f.words[t-1] != 0 {
			return -(t + 1)
		}
	case f.char(t) == '&' && f.nameNext(t+1):
		return -(t + 1)
	case f.wordAt(t, "and") && f.nameNext(t+1) && f.is(t-1, ordinary|lang.Place|lang.OrgHead) && !f.is(t-1, lang.Given) && f.headWithin(t+1):
		return -(t + 1)
	}
	return t
}

// headWithin reports whether an organisation's noun stands in the next words that bear capitals.
func (f *finder) headWithin(i int32) bool {
	for k := i; k < min(i+4, f.len()) && f.looks[k]&capital != 0 && f.looks[k]&shut == 0; k++ {
		if f.is(k, lang.Title) && f.nameNext(k+1) && !f.is(k, lang.OrgHead) || f.is(k, lang.Given) {
			return false
		}
		if f.is(k, lang.OrgHead) {
			return true
		}
	}
	return false
}

// breaks reports whether the word at t begins something else: a title before a name, a day, a new sentence.
func (f *finder) breaks(t, n int32, e *lang.Entry) bool {
	if e.Is(lang.OrgHead|lang.OrgSuffix) && !(e.Is(lang.Title) && f.nameNext(t+n)) {
		return false
	}
	if e.Is(lang.Honorific|lang.Month|lang.Day) && !e.Is(lang.Given|lang.Surname) {
		return true
	}
	return e.Is(lang.Title) && f.nameNext(f.pastDot(t+n)) && !f.headWithin(t+n) || f.is(t, lang.Function) && !e.Is(lang.Given)
}

// headHolds reports whether the noun at head makes the run an organisation: not where it is a surname after a given name ("Mary Church").
func (f *finder) headHolds(i, head, end int32) bool {
	if head == i+1 && f.is(i, lang.Given) && f.is(head, lang.Surname) && end == head+1 {
		return false
	}
	if f.titleEnd == i && head > i && f.is(head, lang.Surname) {
		return false
	}
	return true
}

// extended takes what belongs to an organisation's name after its noun: "of Defence", "for the Study of Labor", "of Texas at Austin".
func (f *finder) extended(end, head int32) int32 {
	for turns := 0; turns < 4; turns++ {
		next := f.extendOnce(end, head, turns)
		if next == end {
			break
		}
		end = next
	}
	return end
}

func (f *finder) extendOnce(end, head int32, turns int) int32 {
	if !f.has(end) || f.toks[end].Kind != prose.Word && f.char(end) != ',' {
		return end
	}
	from := end + 1
	switch s := f.text(end); {
	case s == "of" || s == "for" && turns <= 1:
	case s == "on" && turns == 0 && f.is(head, lang.OrgHead):
	case s == "at" && turns > 0, s == "," && turns > 0:
		if !f.learned(head) || !f.is(from, lang.City) {
			return end
		}
	case s == "and" && turns > 0:
		if f.is(end-1, lang.Place) != f.is(from, lang.Place) || f.is(from, lang.OrgName|lang.Given) {
			return end
		}
	case s == "in" && turns > 0 && strings.HasSuffix(f.text(end-1), "s") && f.is(from, lang.Place) && !f.is(end-1, lang.Place):
	default:
		return end
	}
	if f.wordAt(from, "the") {
		from++
	}
	return f.capitals(from, end)
}

// learned reports whether the noun at head is a school's.
func (f *finder) learned(head int32) bool {
	s := f.text(head)
	return s == "University" || s == "College" || s == "School"
}

// capitals is the end of the run of capitalised words at i that can belong to an organisation's name; otherwise where there is none.
func (f *finder) capitals(i, otherwise int32) int32 {
	t := i
	for f.has(t) && t < i+6 && f.looks[t]&capital != 0 && f.looks[t]&(shut|heading) == 0 {
		w, n := f.phrase(t)
		e := f.pack.Entry(w)
		if e.Is(lang.Honorific|lang.Month|lang.Day) || e.Is(lang.Title) && f.nameNext(f.pastDot(t+n)) && !e.Is(lang.OrgHead) && f.is(f.pastDot(t+n), lang.Given) {
			break
		}
		if e.Is(lang.Given) && !e.Is(lang.Place) && f.surnameNext(t+1) && !f.headWithin(t+1) {
			break
		}
		t += n
	}
	if t == i {
		return otherwise
	}
	return t
}

// acronym reads a word in capitals that the pack does not know: "JSC".
func (f *finder) acronym(i int32) int32 {
	t := f.toks[i]
	size := t.End - t.Start
	if f.looks[i]&initial != 0 && f.continues(i+1) {
		return i
	}
	if !t.Is(prose.Caps) || size < 2 || size > 8 || f.titleEnd == i || f.is(i, lang.Place|lang.Thing|lang.NameSuffix|lang.PostNominal|lang.Title|lang.Honorific) || f.is(i, lang.Given|lang.Surname) && (size > 4 || f.nameNext(i+1) || f.looks[i]&weak != 0) || t.Is(prose.Hyphen) && size < 5 {
		return f.address(i)
	}
	if size == 2 && f.words[i] == 0 && f.nameNext(i+1) && !f.toks[i+1].Is(prose.Caps) && !f.is(i+1, ordinary|lang.Title|lang.OrgHead|lang.PlaceHead) {
		return i // initials: "DK Shivakumar"
	}
	if f.words[i] != 0 && f.is(i, ordinary|lang.Function|lang.Demonym|lang.Belief) || f.entry(i).Form != 0 {
		return i
	}
	f.add(span{first: i, end: i + 1, guess: isOrganisation, rule: byAcronym})
	return i + 1
}

// address reads a name that is an internet address: "GunBroker.com".
func (f *finder) address(i int32) int32 {
	s := f.text(i)
	for _, ending := range [...]string{".com", ".org", ".net", ".co.uk"} {
		if len(s) > len(ending)+1 && strings.HasSuffix(s, ending) {
			f.add(span{first: i, end: i + 1, guess: isOrganisation, rule: byAddress})
			return i + 1
		}
	}
	return i
}

// wordAt reports whether token i is exactly this word, in lower case.
func (f *finder) wordAt(i int32, s string) bool {
	return f.has(i) && f.toks[i].Kind == prose.Word && f.text(i) == s
}
