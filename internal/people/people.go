// Package people knows whom an archive quotes and has no file of.
//
// Find goes over the records of all stories and proposes a file for each person quoted often
// enough, and for each organisation and place. What it does, file by file:
//
//   - printed.go gathers each name as printed, with the stories that print it and what they tell of
//     whoever bears it: posts, pronouns, titles.
//   - name.go takes names apart, and says how two differ: by a middle initial, by a first name.
//   - evidence.go says what speaks for two names being one person's, and what against it.
//   - join.go makes people of names. Two names are one person's only where something besides the
//     names says so; whatever fits two people is nobody's.
//   - lone.go tells whose the surnames are that stand alone in their stories.
//   - propose.go makes a proposal of each person, with an id that is free; things.go of
//     organisations and places.
//   - surname.go tells which of those somebody has who has a file.
//   - merge.go joins proposals, and parts one, as an editor says.
//   - file.go writes a proposal as the file of an entry; alias.go adds a name to one that is there.
//   - aside.go remembers what an editor does not want to be asked again.
//
// A name joined to the wrong person puts words into somebody's mouth in all its stories, so in
// doubt names stay apart. No join is silent: each carries its evidence, and what was kept apart its
// reason. A name whose own stories contradict each other gets no file.
package people

import (
	"cmp"
	"time"

	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/registry"
)

// Options say what is worth a file.
type Options struct {
	Min      int    // the least number of quotations of a person; 0: DefaultMin
	Language string // of stories that name none: for forms of given names
	Aside    *Aside // what is not to be proposed again; nil: nothing
}

// DefaultMin is the least number of quotations for which a person is proposed.
const DefaultMin = 5

// Found is what the archive's stories print and its registry does not have.
type Found struct {
	Proposals []Proposal // people, then organisations, then places; the most quoted first
	Known     []Known    // names that are perhaps those of somebody who has a file
	Lone      Lone
	Surnames  []Surname // of those in Lone, the ones that somebody has who has a file

	Quotations int // utterances that stand in lists, in all stories
	Registered int // those by people and organisations that have a file
}

// Proposal is somebody or something that is worth a file.
type Proposal struct {
	Type       registry.Type
	ID, Name   string
	Quotations int
	Stories    int // that quote it, or, of places, that name it
	Span
	Forms    []Form // the names it is printed under, Name first
	Pronouns string // he or she, where that is clear
	He, She  int    // stories that call it so
	Posts    []Post
	Where    []string // files of the stories that quote it most, at most mostWhere
	Apart    []Apart
	Similar  []string // ids of people of the same surname, who have files or come before it
	Doubt    string   // why it gets no file of itself: it is perhaps two, or one of two; "" for none
}

// File is where the proposal's file belongs, relative to the site folder.
func (p *Proposal) File() string { return "content/" + p.Type.Folder() + "/" + p.ID + ".md" }

// Span is from the first day on which something was printed to the last.
type Span struct{ First, Last time.Time }

// Form is a name as printed.
type Form struct {
	Name       string
	Quotations int
	Stories    int
	Span
	Why string // the evidence that it is the same as the first form's; "" for the first
}

// Post is what stories say somebody is.
type Post struct {
	Text    string
	Stories int
	Span
	Former bool   // printed as no longer held
	File   string // one of the stories
}

// Apart is a name that was not joined, and why.
type Apart struct {
	Name string
	ID   string // the id that its own file has or would have
	Why  string
}

// Known is a printed name that is perhaps that of somebody who has a file.
type Known struct {
	File, Name string // of the entry
	Form       Form
}

// Lone are surnames that stand alone in their stories, and are not known to be anybody's.
type Lone struct {
	Quotations int
	Names      []Form // the most quoted first
}

// Find proposes a file for whomever and whatever the archive prints and has no file of.
func Find(ix *index.Index, reg *registry.Registry, o Options) *Found {
	if o.Min <= 0 {
		o.Min = DefaultMin
	}
	g := gather(ix)
	groups := join(g.people, o.Language)
	lone := g.giveLone(groups)
	out := &Found{Lone: lone}
	out.Registered, out.Quotations = ix.Registered()
	w := writer{registry: reg, taken: map[string]bool{}, min: o.Min, people: g.peoplesWords()}
	out.Known = w.known(groups)
	for _, some := range [][]Proposal{w.personProposals(groups), w.organisations(g), w.places(g)} {
		out.Proposals = append(out.Proposals, w.propose(some)...)
	}
	w.namesakes(out.Proposals)
	out.Surnames = w.surnames(lone)
	out.without(o.Aside)
	return out
}

// mostQuoted orders proposals.
func mostQuoted(a, b Proposal) int {
	return cmp.Or(cmp.Compare(b.Quotations, a.Quotations), cmp.Compare(b.Stories, a.Stories), cmp.Compare(a.ID, b.ID))
}

// with is the span from the earlier beginning to the later end.
func (s Span) with(o Span) Span {
	if s.First.IsZero() {
		return o
	}
	if !o.First.IsZero() && o.First.Before(s.First) {
		s.First = o.First
	}
	if o.Last.After(s.Last) {
		s.Last = o.Last
	}
	return s
}

// apart is how long lies between two spans; 0 where they touch.
func (s Span) apart(o Span) time.Duration {
	return max(o.First.Sub(s.Last), s.First.Sub(o.Last), 0)
}

const year = 365 * 24 * time.Hour

// byCount orders what was counted, the most first, then by the text.
func byCount[T any](all []T, count func(T) int, text func(T) string) {
	order.By(all, func(a, b T) int {
		return cmp.Or(cmp.Compare(count(b), count(a)), cmp.Compare(text(a), text(b)))
	})
}
