package page

import (
	"cmp"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// Speakers is the view of the speakers' front page, and of one letter's page.
type Speakers struct {
	Frame
	Letter  string // "C" on a letter's page
	Deck    string
	Letters []LetterLink
	Heading string
	Jumps   []Link // "#ca", "Ca"
	Most    []Rank
	OfWhom  string // of whom they are the most quoted: ", of those …", or ""
	Groups  []NameGroup
	Prev    Link
	Next    Link
	All     Link
	ByTopic Link // who is quoted on what
}

// LetterLink is a letter with the number of names on its page.
type LetterLink struct {
	Link
	Count   string
	Current bool
}

// NameGroup is the names that stand under one heading.
type NameGroup struct {
	Heading, ID string
	Names       []NameEntry
}

// NameEntry is one name in an index.
type NameEntry struct {
	Link
	Role  string
	Count string
	Many  bool // set in bold
}

const (
	namesOnFront = 240 // up to so many names all stand on the front page
	mostOnFront  = 100
	mostOnLetter = 4
	manyRows     = 20
)

// letterGroup is the names of one letter's page, sorted.
type letterGroup struct {
	id    string
	names []*index.Entity
}

// groupLetters puts everybody who is quoted on a letter's page. The index has them sorted by key;
// other scripts follow the Latin letters.
func groupLetters(ix *index.Index) []letterGroup {
	at := map[string]int{}
	var out []letterGroup
	for _, e := range ix.Entities {
		if len(e.Said) == 0 || !e.HasPage() {
			continue
		}
		i, ok := at[e.Letter]
		if !ok {
			i = len(out)
			at[e.Letter] = i
			out = append(out, letterGroup{id: e.Letter})
		}
		out[i].names = append(out[i].names, e)
	}
	order.By(out, func(a, b letterGroup) int {
		return cmp.Or(cmp.Compare(letterRank(a.id), letterRank(b.id)), cmp.Compare(a.id, b.id))
	})
	return out
}

func letterRank(id string) int {
	switch {
	case len(id) == 1:
		return 0
	case id == "0-9":
		return 1
	}
	return 2
}

// speakersPage is the front page of the speakers, and what those of its letters share with it.
type speakersPage struct {
	*archive
	letters []letterGroup
}

// letterPage is the page of letters[at].
type letterPage struct {
	speakersPage
	at int
}

// planSpeakers plans the front page of the speakers, and a page a letter.
func planSpeakers(a *archive) []Page {
	front := speakersPage{a, groupLetters(a.ix)}
	out := []Page{a.page(KindSpeakers, address.Speakers.Front(), front)}
	for i, l := range front.letters {
		out = append(out, a.page(KindLetter, address.Letter(l.id), letterPage{front, i}))
	}
	return out
}

// all is how many speakers there are.
func (p speakersPage) all() int {
	n := 0
	for _, l := range p.letters {
		n += len(l.names)
	}
	return n
}

// ofWhom says in a heading of whom the most quoted are.
func (p speakersPage) ofWhom() string {
	if !p.ofSome() {
		return ""
	}
	return ", of those whom the archive has a file on"
}

func (p speakersPage) view(pg Page, _ any) any {
	all := p.all()
	v := &Speakers{
		Frame:   p.frame(pg, "Speakers", "Everyone quoted by name in "+p.site.Title+", A to Z.", "speakers"),
		Letters: p.letterLinks(-1), OfWhom: p.ofWhom(),
	}
	v.Deck = p.quotedByName(all)
	if len(p.shares) > 0 {
		v.ByTopic = Link{p.href(address.ByTopic), "Who is quoted on what"}
	}
	if all <= namesOnFront {
		v.Heading = "Everyone quoted"
		v.Most = p.mostNamed(p.mostSaid(mostOnLetter), all)
		for _, l := range p.letters {
			v.Groups = append(v.Groups, NameGroup{index.LetterName(l.id), "l-" + l.id, p.nameEntries(l.names)})
		}
		return v
	}
	v.Heading = "The " + figures(mostOnFront) + " most quoted" + p.ofWhom()
	for _, t := range p.mostSaid(mostOnFront) {
		v.Most = append(v.Most, Rank{p.entityLink(t), p.roleNow(t), figures(len(t.Said))})
	}
	return v
}

// quotedByName says how many are quoted.
func (p speakersPage) quotedByName(all int) string {
	if all == 0 {
		return "Nobody is quoted by name yet."
	}
	since := ""
	if len(p.ix.Days) > 0 {
		since = " since " + yearOf(p.ix.Days[0])
	}
	verb := "speakers have"
	if all == 1 {
		verb = "speaker has"
	}
	return figures(all) + " " + verb + " been quoted by name" + since +
		". The figure after a name is the number of quotations."
}

func yearOf(d index.Day) string { return called.TrimSuffix(address.Year(d.Year), "/") }

// mostSaid are the most quoted of all, but for those who are not to be in such lists.
func (p speakersPage) mostSaid(most int) []*index.Entity {
	var out []*index.Entity
	for _, e := range p.ix.Entities {
		if len(e.Said) > 0 && e.Visibility == index.Visible {
			out = append(out, e)
		}
	}
	order.By(out, func(a, b *index.Entity) int { return cmp.Compare(len(b.Said), len(a.Said)) })
	return out[:min(most, len(out))]
}

func (p speakersPage) letterLinks(current int) []LetterLink {
	out := make([]LetterLink, len(p.letters))
	for i, l := range p.letters {
		out[i] = LetterLink{Link{p.letterHref(l), index.LetterName(l.id)}, figures(len(l.names)), i == current}
	}
	return out
}

func (p speakersPage) letterHref(l letterGroup) string { return p.href(address.Letter(l.id)) }

func (p letterPage) view(pg Page, _ any) any {
	l := p.letters[p.at]
	name := index.LetterName(l.id)
	v := &Speakers{
		Frame:  p.frame(pg, "Speakers, "+name, "Everyone quoted by name in "+p.site.Title+": "+name+".", "speakers"),
		Letter: name, Deck: p.quotedByName(p.all()), Letters: p.letterLinks(p.at),
		OfWhom:  p.ofWhom(),
		Heading: name + ": " + count(len(l.names), "speaker", "speakers"), All: Link{
			p.href(address.Speakers.Front()), "All speakers",
		},
	}
	v.Trail = []Link{v.All}
	v.Groups = p.nameGroups(l)
	if len(v.Groups) > 1 {
		for _, g := range v.Groups {
			v.Jumps = append(v.Jumps, Link{"#" + g.ID, g.Heading})
		}
	}
	v.Most = p.mostNamed(mostOf(l.names), len(l.names))
	if p.at > 0 {
		v.Prev = p.letterBeside(p.letters[p.at-1])
	}
	if p.at+1 < len(p.letters) {
		v.Next = p.letterBeside(p.letters[p.at+1])
	}
	return v
}

// mostNamed names those who are quoted most, where they are few among many.
func (p speakersPage) mostNamed(most []*index.Entity, all int) []Rank {
	if all < 3*mostOnLetter {
		return nil
	}
	var out []Rank
	for _, e := range most {
		out = append(out, Rank{p.entityLink(e), "", figures(len(e.Said))})
	}
	return out
}

func (p speakersPage) letterBeside(l letterGroup) Link {
	return Link{p.letterHref(l), index.LetterName(l.id) + ", " + count(len(l.names), "speaker", "speakers")}
}

// mostOf are those of the names who are quoted most, at least twice.
func mostOf(names []*index.Entity) []*index.Entity {
	var out []*index.Entity
	for _, e := range names {
		if e.Visibility == index.Visible && len(e.Said) > 1 {
			out = append(out, e)
		}
	}
	order.By(out, func(a, b *index.Entity) int { return cmp.Compare(len(b.Said), len(a.Said)) })
	return out[:min(mostOnLetter, len(out))]
}

const groupsFrom = 30 // a letter with fewer names is not parted

// nameGroups parts a letter's names by their first two letters.
func (p speakersPage) nameGroups(l letterGroup) []NameGroup {
	if len(l.names) < groupsFrom {
		return []NameGroup{{index.LetterName(l.id), "l-" + l.id, p.nameEntries(l.names)}}
	}
	var out []NameGroup
	start := 0
	for i := 1; i <= len(l.names); i++ {
		if i < len(l.names) && twoLetters(l.names[i].SortKey) == twoLetters(l.names[start].SortKey) {
			continue
		}
		two := twoLetters(l.names[start].SortKey)
		out = append(out, NameGroup{capital(two), "l-" + two, p.nameEntries(l.names[start:i])})
		start = i
	}
	return out
}

// twoLetters is what a name is grouped by.
func twoLetters(key string) string {
	at := 0
	for n := 0; n < 2 && at < len(key); n++ {
		r, size := called.FirstRune(key[at:])
		if n == 1 && (r == ' ' || r == 0) {
			break
		}
		at += size
	}
	return key[:at]
}

func (p speakersPage) nameEntries(names []*index.Entity) []NameEntry {
	out := make([]NameEntry, len(names))
	for i, e := range names {
		out[i] = NameEntry{
			Link{p.entityHref(e), e.SortName}, p.roleNow(e), figures(len(e.Said)), len(e.Said) >= manyRows,
		}
	}
	return out
}
