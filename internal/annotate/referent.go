package annotate

import (
	"strings"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
)

// referentKind says what a source phrase was resolved to.
type referentKind uint8

const (
	unresolved referentKind = iota // somebody, but nobody can tell who
	entity                         // a person or organisation
	group                          // several people speaking as one
	unnamed                        // somebody the text leaves without a name
)

// referent is whom a source phrase stands for.
type referent struct {
	kind   referentKind
	entity int32 // of the cast
	also   int32 // second member of a group, or none
	sure   float64
	how    string // the name of the step that found it, for the explanation
}

// refer resolves the source s, read in line l.
func (d *draft) refer(s source, l int32) referent {
	switch s.kind {
	case named:
		return d.referName(s)
	case pronoun:
		return d.referPronoun(s.head, l)
	case nominal:
		return d.referNominal(s, l)
	}
	return referent{kind: unresolved, entity: none, also: none}
}

func (d *draft) referName(s source) referent {
	m := &d.cast.Mentions[d.items[s.head].ref]
	r := referent{kind: entity, entity: m.Entity, also: none, sure: 1, how: "named"}
	switch {
	case m.Entity < 0:
		return referent{kind: unresolved, entity: none, also: none, how: "ambiguous name"}
	case m.Plural:
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "a family"}
	case s.also != none:
		r.kind, r.also = group, d.cast.Mentions[d.items[s.also].ref].Entity
		return r
	}
	switch d.cast.Entities[m.Entity].Type {
	case names.Place:
		return referent{kind: unnamed, entity: none, also: none, sure: 0.8, how: "a place, for those who speak for it"}
	case names.Organisation:
		r.sure = 0.96
	}
	if c := float64(m.Confidence); c > 0 && c < 0.9 {
		r.sure *= 0.55 + c/2
	}
	return r
}

// gender is what the pronoun or noun at item i tells of the person's sex; 0 where it tells nothing.
func (d *draft) gender(i int32) lang.Gender {
	g := d.items[i].entry.Gender
	if g == lang.Male|lang.Female {
		return 0
	}
	return g
}

func (d *draft) mentionIsPerson(i int32) bool {
	m := &d.cast.Mentions[d.items[i].ref]
	if m.Entity < 0 {
		return len(m.Candidates) > 0 && d.cast.Entities[m.Candidates[0]].Type == names.Person
	}
	return d.cast.Entities[m.Entity].Type == names.Person
}

func (d *draft) entityIs(e int32, t names.Type) bool { return d.cast.Entities[e].Type == t }

// referPronoun resolves a pronoun, a relative pronoun included.
func (d *draft) referPronoun(i, l int32) referent {
	e := d.items[i].entry
	switch w := strings.ToLower(d.text(i)); {
	case w == "i" || w == "me" || w == "my" || w == "we" || w == "us" || w == "our":
		return d.firstPerson(i, w)
	case w == "it" || w == "its":
		return d.salient(i, l, seek{org: true})
	case e.Gender == lang.Male || e.Gender == lang.Female:
		return d.salient(i, l, seek{gender: e.Gender})
	case w == "they" || w == "their" || w == "them":
		return referent{kind: unnamed, entity: none, also: none, sure: 0.7, how: "they"}
	case d.countable(i) || w == "anyone" || w == "someone" || w == "somebody" || w == "everyone" || w == "everybody" || w == "nobody" || w == "anybody":
		return referent{kind: unnamed, entity: none, also: none, sure: 0.9, how: "unnamed"}
	}
	return referent{kind: unresolved, entity: none, also: none, how: "pronoun of nobody"}
}

// firstPerson resolves "I" inside a quotation to its speaker.
func (d *draft) firstPerson(i int32, w string) referent {
	q := d.streams[d.lines[d.items[i].line].stream].parent
	if q == none || d.quotes[q].verdict.who.kind != entity || w != "i" && w != "me" && w != "my" {
		return referent{kind: unresolved, entity: none, also: none, how: "I"}
	}
	r := d.quotes[q].verdict.who
	r.how, r.sure = "I is the speaker of the quotation around it", 0.97
	return r
}
