package rule

import (
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
	"github.com/onrecord/onrecord/internal/annotate/weigh"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
)

// bearing is how the story names one of its cast, and how often it has spoken.
type bearing struct {
	times  int32       // it is named
	full   int32       // … by the full name
	body   int32       // … by the full name, and in no headline of capitals
	first  int32       // the token of the first
	sure   float32     // how sure the surest name is
	spoke  int32       // quotations given to it so far
	sex    lang.Gender // that name, titles and posts tell
	titled bool        // it bears a title somewhere: "Mr Lee"
	says   bool        // it is said by name to say something
	called bool        // the text says that somebody is called so, or how old whoever bears it is
	read   bool        // evidence has been worked out
	itself weigh.Set
}

// readBearings goes over all names once.
func (d *Reading) readBearings() {
	d.cast = d.cast[:0]
	for range d.Cast.Entities {
		d.cast = append(d.cast, bearing{})
	}
	d.readSayers()
	d.readCalled()
	d.readCrowd()
	b := quote.BlockID(0)
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		if m.Entity == names.NoEntity {
			continue
		}
		for int(b)+1 < len(d.Blocks) && d.Blocks[b].End <= m.First {
			b++
		}
		x := &d.cast[m.Entity]
		if x.times++; x.times == 1 {
			x.first = m.First
		}
		x.sure = max(x.sure, m.Confidence)
		x.titled = x.titled || m.Title < m.First
		if d.S[m.Range.Start:m.Range.End] == d.Cast.Entities[m.Entity].Name {
			x.full++
			if !d.capitals(b) {
				x.body++
			}
		}
	}
}

// capitals reports whether a block is a headline of which most words begin with a capital, so that
// capitals tell of no name there.
func (d *Reading) capitals(b quote.BlockID) bool {
	x := &d.Blocks[b]
	if !quote.Displays(x.Kind) {
		return false
	}
	words, capital := 0, 0
	for t := x.First; t < x.End; t++ {
		tok := &d.Tokens[t]
		if tok.Kind != prose.Word || tok.End-tok.Start < 4 { // small words are set small anyway
			continue
		}
		words++
		if tok.Is(prose.Upper) {
			capital++
		}
	}
	return capital*10 >= words*7
}

// readSayers notes who is said by name to say something, to call a thing something or to deny it,
// or whose statement or report does.
func (d *Reading) readSayers() {
	for k := range d.Sayings {
		s := &d.Sayings[k]
		if !s.HasSubject() || !usesWords(s) {
			continue
		}
		by := s.Subject.Head
		if s.Subject.Kind == clause.Nominal && d.Document(by) {
			by = s.Subject.Owner
		}
		if !d.IsName(by) {
			continue
		}
		if e := d.Mention(by).Entity; e != names.NoEntity {
			d.cast[e].says = true
		}
	}
}

// readCalled notes of whom the text says what somebody is called, or gives an age beside the name:
// a name of one word is the whole of it then.
func (d *Reading) readCalled() {
	for _, i := range d.Named {
		if e := d.Mention(i).Entity; e != names.NoEntity && !d.cast[e].called && d.EntityIs(e, names.Person) {
			d.cast[e].called = d.AgeTold(e) || d.SaysName(i)
		}
	}
}

// usesWords reports whether the subject of saying s uses words by it.
func usesWords(s *clause.Saying) bool {
	switch s.Kind {
	case clause.Adjunct:
		return true
	case clause.NounCue:
		return false
	}
	return s.Brings(lang.SpeechCues | lang.CueWeak | lang.CueDeny)
}

// registered is the evidence for a name that an editor has registered.
var registered = func() (s weigh.Set) {
	for _, e := range []weigh.Evidence{
		weigh.NameTwo, weigh.NameAgain, weigh.NameFullAgain, weigh.NameShort, weigh.NameSure70, weigh.NameSure80,
		weigh.NameSure90, weigh.NameSure95, weigh.NameGiven, weigh.NamePost,
	} {
		s.Add(e)
	}
	return s
}()

// OfName is what speaks for and against the name of entity e.
func (d *Reading) OfName(e names.EntityID) weigh.Set {
	x := &d.cast[e]
	if x.read {
		return x.itself
	}
	x.read = true
	of := &d.Cast.Entities[e]
	if of.Registered {
		x.itself = registered
		return registered
	}
	s := &x.itself
	s.AddIf(x.times > 1, weigh.NameAgain)
	s.AddIf(x.times > 3, weigh.NameOften)
	s.AddIf(x.full > 1, weigh.NameFullAgain)
	s.AddIf(x.times > x.full && x.full > 0, weigh.NameShort)
	s.AddIf(x.full > 0 && x.body == 0, weigh.NameHeadline)
	s.AddIf(x.sure >= 0.70, weigh.NameSure70)
	s.AddIf(x.sure >= 0.80, weigh.NameSure80)
	s.AddIf(x.sure >= 0.90, weigh.NameSure90)
	s.AddIf(x.sure >= 0.95, weigh.NameSure95)
	s.AddIf(len(of.Posts) > 0, weigh.NamePost)
	d.ofWords(s, of, x)
	return x.itself
}

// ofWords adds what the words of the name of entity x tell, which the story bears so.
func (d *Reading) ofWords(s *weigh.Set, x *names.Entity, as *bearing) {
	if x.Type == names.Organisation {
		d.ofBody(s, x, as.says)
		return
	}
	n := 0
	for w := range strings.FieldsSeq(x.Name) {
		n += d.ofWord(s, w, n == 0)
	}
	again := as.full > 0 && as.times > as.full         // "Ann Tribe … Mr Tribe said"
	told := len(x.Posts) > 0 && s.Has(weigh.NameGiven) // "Ann Tribe, a rower, said"
	if n <= 3 && as.says && (again || told) {
		s.Drop(weigh.NameOrdinary)
	}
	if n < 2 && (as.called || as.says && s.Has(weigh.NameInitial)) {
		s.Drop(weigh.NameOrdinary) // "a man named Hope", "H., who fears for his work, said"
		return
	}
	if n < 2 && (len(x.Posts) > 0 || as.titled && as.says) {
		return // "Justice Harrow": it is somebody's, whatever more of it there is
	}
	s.Add([...]weigh.Evidence{weigh.NameOne, weigh.NameOne, weigh.NameTwo, weigh.NameThree, weigh.NameLong}[min(n, 4)])
	s.AddIf(n > 1 && len(x.Posts) > 0, weigh.NameSure80) // "Oru Velg, a rower": no ship is one
}

// ofBody adds what the name of the organisation x tells, and whether the text says by that name
// that it says anything: a body that issues statements is as good a speaker as a person, one that
// is only spoken of is none. A small noun is a word of the name, "the Pier council".
func (d *Reading) ofBody(s *weigh.Set, x *names.Entity, says bool) {
	n := 0
	for w := range strings.FieldsSeq(x.Name) {
		if !d.Pack.Entry(d.Pack.Word(w)).Is(lang.Function) {
			n++
		}
	}
	*s = s.Only(weigh.NameAgain, weigh.NameSure95) // what a person's name is made of tells nothing here
	s.AddIf(!says, weigh.Body)
	s.AddIf(n == 1 && len(x.Posts) == 0, weigh.BodyOne)
	s.AddIf(n == 1 && x.Name == strings.ToUpper(x.Name), weigh.BodyAcronym)
	s.AddIf(n > 1 && says, weigh.NameTwo)
}

// ofWord adds what the word w of a person's name tells, and says for how many it counts: a small
// one for none, one in a script without capitals for a whole name.
func (d *Reading) ofWord(s *weigh.Set, w string, first bool) int {
	e := d.Pack.Entry(d.Pack.Word(strings.TrimSuffix(w, ".")))
	small, capitals := caseOf(w)
	name := e.Is(lang.Given | lang.Surname)
	s.AddIf(first && e.Is(lang.Given), weigh.NameGiven)
	initial := len(w) == 1 || w[1] == '.'                          // "J.", "J.D."
	s.AddIf(initial && !s.Has(weigh.NameGiven), weigh.NameInitial) // "Ann M. Lee" is whole
	if !first && !name && e.Is(ordinary|offices) && (s.Has(weigh.NameGiven) || s.Has(weigh.NameInitial)) {
		name = gazetteer.Of(w).Is(gazetteer.Surname) // "Ann French", "M. Ann Waters"
	}
	s.AddIf(!name && e.Is(ordinary), weigh.NameOrdinary)
	s.AddIf(!name && e.Is(offices), weigh.NameOffice)
	s.AddIf(len(w) > 2 && !initial && capitals && !small, weigh.NameCapitals)
	within := smallWord(e, small, capitals, first)
	s.AddIf(within || strings.IndexByte(w, '-') > 0, weigh.NameJoint)
	switch {
	case within:
		return 0
	case small && capitals && utf8.RuneCountInString(w) > 1:
		return 2
	}
	return 1
}

// caseOf reports whether w is set in small letters, and whether in capitals: both, where its script
// has but one case.
func caseOf(w string) (small, capitals bool) {
	small, capitals = true, true
	for i := range len(w) {
		switch c := w[i]; {
		case c >= utf8.RuneSelf:
			return w == strings.ToLower(w), w == strings.ToUpper(w)
		case 'a' <= c && c <= 'z':
			capitals = false
		case 'A' <= c && c <= 'Z':
			small = false
		}
	}
	return small, capitals
}

// smallWord reports whether a word, set in small letters or capitals, is a small one in a name,
// "van", "Jr.", and not a given name that is spelt like one: "Van Lee".
func smallWord(e *lang.Entry, small, capitals, first bool) bool {
	if first {
		return e.Is(lang.Particle) && small
	}
	return e.Is(lang.Particle|lang.NameSuffix) || small && !capitals
}

// ordinary are the classes of words that are seldom part of a person's name.
const ordinary = lang.Common | lang.Thing | lang.WorkNoun | lang.ThingHead

// offices are the classes of nouns that are no part of a name.
const offices = lang.Title | lang.Post | lang.Honorific | lang.Spokes | lang.Kin | lang.PersonNoun | lang.Unnamed |
	lang.OrgHead | lang.OrgNoun | lang.Demonym
