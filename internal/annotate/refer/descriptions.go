package refer

import (
	"math"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/clause"
	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/quote"
)

// Descriptions is what the text tells of the cast, laid down once.
type Descriptions struct {
	clause.Grammar
	genders    []lang.Gender // of the cast, with what pronouns told so far
	proven     []bool        // a pronoun has borne out the gender
	spokenAs   []bool        // … with which somebody spoke: a ship is "she", too, but says nothing
	fame       []int32       // how often the story names each of the cast
	spoke      []bool        // of the cast, who speaks by name: see noteSpoke; empty where no two share one
	dead       []bool        // … and who has died
	debut      []int32       // the token of each one's first name
	mostNamed  int32         // how often it names whom it names most
	holdings   []holding
	holders    []holdingID      // lists of holdings, by the last bits of their words
	ages       []age            // by entity
	meaning    []names.EntityID // those that a description may mean, while they are gathered
	placeWords []lang.Word      // of each entity
	surnames   map[string]bearers
	byWord     map[string][]names.EntityID // nil until it is asked: see withWord

	postLetters map[string][]names.EntityID // nil until they are asked: see byLetters
}

// describe notes what the text tells of the cast.
func (d *Descriptions) describe() {
	d.noteHoldings()
	d.genders, d.byWord, d.postLetters = d.genders[:0], nil, nil
	for i := range d.Cast.Entities {
		d.genders = append(d.genders, d.genderAtFirst(&d.Cast.Entities[i]))
	}
	d.proven = Grow(d.proven, len(d.Cast.Entities))
	d.spokenAs = Grow(d.spokenAs, len(d.Cast.Entities))
	d.countNames()
	d.countSurnames()
	d.passOver()
}

// sureGender is how sure the cast must be of a gender for it to count from the first line on;
// pronouns tell the rest.
const sureGender = 0.7

// genderAtFirst is the sex that name or posts tell of x, before any pronoun.
func (d *Descriptions) genderAtFirst(x *names.Entity) lang.Gender {
	if x.Gender != 0 && x.GenderSure >= sureGender {
		return x.Gender
	}
	return d.genderOfPosts(x)
}

// genderOfPosts is what a post or a word for kin tells of the sex of x: "her father, Reed"; 0 where
// none tells, or they differ.
//
//go:noinline
func (d *Descriptions) genderOfPosts(x *names.Entity) lang.Gender {
	told := lang.Gender(0)
	for i := range x.Posts {
		told |= d.Pack.Entry(x.Posts[i].Head).Gender & (lang.Male | lang.Female)
	}
	if told == lang.Male|lang.Female {
		return 0
	}
	return told
}

// countNames counts how often the story names each of its cast, and notes where it does so first.
func (d *Descriptions) countNames() {
	d.fame, d.debut, d.mostNamed = Grow(d.fame, len(d.Cast.Entities)), Grow(d.debut, len(d.Cast.Entities)), 0
	for i := range d.Cast.Mentions {
		if e := d.Cast.Mentions[i].Entity; e >= 0 {
			if d.fame[e]++; d.fame[e] == 1 {
				d.debut[e] = d.Cast.Mentions[i].First
			}
			d.mostNamed = max(d.mostNamed, d.fame[e])
		}
	}
}

// surname is the last word of a person's full name, but for a husband's name behind "de": Quirol in
// "Inés Quirol de Bracal"; "" for whoever has none.
func (d *Descriptions) surname(e names.EntityID) string {
	x := &d.Cast.Entities[e]
	at := strings.LastIndexByte(x.Name, ' ')
	if at <= 0 || x.Type != names.Person {
		return ""
	}
	if !x.Married {
		return x.Name[at+1:]
	}
	own := strings.TrimSuffix(x.Name[:at], " de")
	return own[strings.LastIndexByte(own, ' ')+1:]
}

// bears reports whether entity e is a person whose full name ends in the surname.
//
//go:noinline
func (d *Descriptions) bears(e names.EntityID, surname string) bool {
	return surname != "" && d.surname(e) == surname
}

// countSurnames counts how many people of the cast have each surname.
func (d *Descriptions) countSurnames() {
	if d.surnames == nil {
		d.surnames = map[string]bearers{}
	}
	clear(d.surnames)
	for e := range d.Cast.Entities {
		if s := d.surname(names.EntityID(e)); s != "" {
			b, known := d.surnames[s]
			if !known {
				b = bearers{first: never, second: never, star: never}
			}
			b.add(d.debut[e], d.fame[e])
			if d.Cast.Entities[e].Kin {
				b.kin++
			}
			d.surnames[s] = b
		}
	}
	d.countAlone()
}

// countAlone counts how often each surname that several people have stood alone before the second
// of them was named.
func (d *Descriptions) countAlone() {
	for i := range d.Cast.Mentions {
		m := &d.Cast.Mentions[i]
		if m.Entity == names.NoEntity || m.End-m.First != 1 || !d.Shares(m.Entity) {
			continue
		}
		s := d.surname(m.Entity)
		if b := d.surnames[s]; m.First < b.second && d.S[m.Range.Start:m.Range.End] == s {
			b.alone++
			d.surnames[s] = b
		}
	}
}

// bearers are those of the cast who have a surname.
type bearers struct {
	n             int
	kin           int   // … of whom so many are brought in as kin of another
	first, second int32 // the tokens of the first names of the first two to be named
	star          int32 // … of the first whom the story names three times at least
	alone         int32 // how often the surname stood alone before the second was named
}

// never is the token of a name that does not come.
const never = math.MaxInt32

// add counts a bearer whose first name is at token debut, and whom the story names so often.
func (b *bearers) add(debut, times int32) {
	b.n++
	b.second = min(b.second, max(b.first, debut))
	b.first = min(b.first, debut)
	if times >= 3 {
		b.star = min(b.star, debut)
	}
}

// passOver takes out of the count of surnames whoever is named once, in passing, beside a namesake
// of whom the story tells: "Ann Lee, whose brother Tom Lee has a boat". The paper calls her alone
// by the surname; but kin may speak for her, unless she speaks.
func (d *Descriptions) passOver() {
	shared := false
	for e := range d.Cast.Entities {
		shared = shared || d.Shares(names.EntityID(e))
	}
	d.spoke = d.spoke[:0]
	if !shared {
		return
	}
	d.noteSpoke()
	for n, i := range d.Named {
		if it := &d.Items[i]; it.Speaks || it.Cited {
			continue
		}
		e := d.Mention(i).Entity
		if e < 0 || d.fame[e] != 1 || !d.besideStar(e) || d.mayStandIn(e, n) {
			continue
		}
		s := d.surname(e)
		b := d.surnames[s]
		if b.n--; d.Cast.Entities[e].Kin {
			b.kin--
		}
		d.surnames[s] = b
	}
}

// noteSpoke notes who of those who share a surname speaks by a full name, or is called by the
// surname before anybody else of it is named; and who has died.
func (d *Descriptions) noteSpoke() {
	d.spoke, d.dead = Grow(d.spoke, len(d.Cast.Entities)), Grow(d.dead, len(d.Cast.Entities))
	for _, i := range d.Named {
		m := d.Mention(i)
		switch {
		case m.Entity == names.NoEntity || !d.Shares(m.Entity):
		case d.Dies(i, &d.Lines[d.Items[i].Line]):
			d.dead[m.Entity] = true
		case m.End-m.First > 1:
			d.spoke[m.Entity] = d.spoke[m.Entity] || d.Items[i].Speaks || d.Items[i].Cited
		case d.aloneSoFar(m.Entity, m.First) && d.debut[m.Entity] < m.First:
			d.spoke[m.Entity] = true
		}
	}
}

// nearKin reports whether entity e is brought in as kin who may speak for another.
func (d *Descriptions) nearKin(e names.EntityID) bool {
	x := &d.Cast.Entities[e]
	for i := range x.Posts {
		noun := d.Pack.Spelled(x.Posts[i].Head) // a nun's title may be its lemma: "Sister"
		if x.Kin && slices.ContainsFunc(d.Pack.NearKin, func(s string) bool { return strings.EqualFold(s, noun) }) {
			return true
		}
	}
	return false
}

// mayStandIn reports whether what is said by the surname of entity e alone may be said by e, of
// whom the sentence tells in which name n stands: of near kin where nobody of that surname speaks
// by name, of any kin where somebody of it has died, of others where the surname is named next.
func (d *Descriptions) mayStandIn(e names.EntityID, n int) bool {
	i := d.Named[n]
	ln := &d.Lines[d.Items[i].Line]
	if d.RoleOf(i, d.TitleStart(i, ln.First), ln) != clause.Topic {
		return false
	}
	if !d.Cast.Entities[e].Kin {
		m := d.Mention(d.Named[min(n+1, len(d.Named)-1)])
		return m.End-m.First == 1 && m.Entity != names.NoEntity && d.Namesakes(e, m.Entity)
	}
	stands := d.nearKin(e)
	for o := range d.spoke {
		if d.Namesakes(e, names.EntityID(o)) {
			if d.spoke[o] {
				return false
			}
			stands = stands || d.dead[o]
		}
	}
	return stands
}

// aside reports whether entity e, who has the surname of entity of, does not speak by name, and
// the story names him once, or brings him in as kin of somebody who does.
func (d *Descriptions) aside(e, of names.EntityID) bool {
	if e == names.NoEntity || len(d.spoke) == 0 || d.spoke[e] {
		return false
	}
	return d.fame[e] == 1 || d.Cast.Entities[e].Kin && (d.spoke[of] || !d.nearKin(e))
}

// besideStar reports whether somebody whom the story names before entity e, and three times at
// least, has the surname of e.
func (d *Descriptions) besideStar(e names.EntityID) bool {
	return d.Shares(e) && d.surnames[d.surname(e)].star < d.debut[e]
}

// Release lets go of the text.
func (d *Descriptions) Release() {
	d.Grammar.Release()
	clear(d.ages)
	if len(d.surnames) > quote.MostKept {
		d.surnames = nil
	}
	clear(d.surnames)
}

// Grow gives s the length n, zeroed.
func Grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/4)
	}
	s = s[:n]
	clear(s)
	return s
}
