package page

import (
	"html/template"
	"slices"
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
)

// Card is the view of a quotation's card: a small page to be shown inside the pages of others.
type Card struct {
	Frame
	Heading     string // "Quotation", or what the words are instead
	Gone        string // not "": the card was taken away, and nothing else is told
	Story       Link   // to the words in their story
	Printed     string // "Printed on 12 March 2026"
	Words       []string
	TextLang    string
	TextDir     string
	Who         Link
	After       string  // role, through whom, how sure, who answers for it
	Unsaid      string  // "Not said.", above words that a story does not assert were said
	Corrections []Dated // of these words
	Embed       string  // the HTML that shows the card elsewhere
}

// Recorded are utterances of a story that the ledger has, by their ids.
type Recorded struct {
	Story      string
	Utterances []string
}

// CardAt is what stands at the address of the card of a recorded utterance: plain data.
type CardAt struct {
	Story int32 // of the index; -1: it is there no more
	Row   int32 // of the story's utterances, or one of noCard, goneCard and retractedCard
}

// What stands there in place of an utterance.
const (
	noCard        = -1 - iota // it never had one, or has it by an earlier line
	goneCard                  // it was taken away
	retractedCard             // what was said was retracted
)

// shows reports whether a card shows an utterance.
func (c CardAt) shows() bool { return c.Row >= 0 }

// CardsBefore is what stood at the addresses of all cards, in the order in which they are recorded,
// before one story was another: only of that it is found out anew. Other is -1 where none is.
type CardsBefore struct {
	All   []CardAt
	Other int
}

// cardPage is the page of a card.
type cardPage struct {
	*archive
	CardAt
}

// findCards finds out what stands at the address of each quotation that is recorded. A quotation
// has a card where a registered person is named with it, all pages may tell it, and it is no part
// of another's words alone; one that was not said, or is only supposed, says so. Where less may be
// told than once could be, the card was taken away. Of two stories that have a quotation of one id,
// the first in the ledger has the card.
func (p *archive) findCards() map[string]CardAt {
	if !p.site.Cards {
		return nil
	}
	out, at, of := map[string]CardAt{}, map[string]int{}, map[string]string{}
	for i := range p.ix.Len() {
		at[p.ix.Head(i).ID] = i
	}
	before := p.site.CardsBefore
	for _, r := range p.site.Recorded {
		i, there := at[r.Story]
		for _, id := range r.Utterances {
			if first, twice := of[id]; twice && first != r.Story {
				p.cardsCross = true
			}
			of[id] = r.Story
			c := CardAt{-1, goneCard}
			_, claimed := out[id]
			switch {
			case claimed:
				c.Row = noCard
			case there && before != nil && i != before.Other:
				c = before.All[len(p.cardList)]
			case there:
				c = p.cardOf(i, id)
			}
			if p.cardList = append(p.cardList, c); c.Row != noCard {
				out[id] = c
			}
		}
	}
	return out
}

// findCardsBefore takes over what stood at the addresses of the cards.
func (p *archive) findCardsBefore() {
	if before := p.site.CardsBefore; before != nil {
		p.cards = map[string]CardAt{}
		n := 0
		for _, r := range p.site.Recorded {
			for _, id := range r.Utterances {
				if c := before.All[n]; c.Row != noCard {
					p.cards[id] = c
				}
				n++
			}
		}
	}
}

// Cards is what stands at the addresses of all cards, in the order in which they are recorded. It
// is false where one is of a quotation that two stories have: nobody knows of one whose card it is.
func (p *Plan) Cards() (all []CardAt, apart bool) { return p.cardList, !p.cardsCross }

// cardOf is what stands at the address of the card of an utterance of Stories[i].
func (p *archive) cardOf(i int, id string) CardAt {
	us := p.ix.Story(i).Utterances
	k := slices.IndexFunc(us, func(u index.Utterance) bool {
		return u.ID == id || called.Contains(u.Rare().Former, id)
	})
	if k < 0 {
		return CardAt{int32(i), goneCard}
	}
	u := &us[k]
	switch {
	case u.Status == annotate.Retracted && u.EchoOf == "":
		k = retractedCard
	case u.Status == annotate.Disputed, u.Status == annotate.Withheld, u.Silent, u.Muted:
		k = goneCard
	case !u.Counted() || u.Who == nil || u.Who.Type != annotate.Person || !u.Who.Registered || p.whoHref(u.Who) == "":
		k = noCard
	}
	return CardAt{int32(i), int32(k)}
}

// planCards plans the cards, in the order of the ledger.
func planCards(a *archive) []Page {
	var out []Page
	seen := map[string]bool{}
	for _, r := range a.site.Recorded {
		for _, id := range r.Utterances {
			if c, is := a.cards[id]; is && !seen[id] {
				seen[id] = true
				pg := a.page(KindCard, address.Card(id), cardPage{a, c})
				pg.NoIndex = true
				out = append(out, pg)
			}
		}
	}
	return out
}

// cardHref leads to the card of an utterance of a story; "" where it has none.
func (p *archive) cardHref(s *index.Story, id string) string {
	if c, is := p.cards[id]; is && c.shows() && p.ix.Story(int(c.Story)).ID == s.ID {
		return p.href(address.Card(id))
	}
	return ""
}

func (p cardPage) view(pg Page, _ any) any {
	v := &Card{Frame: p.frame(pg, "Quotation", "A quotation, with its speaker and its story.", "")}
	if !p.shows() {
		v.Gone = "This card was taken away."
		if p.Row == retractedCard {
			v.Gone = "This quotation was retracted."
			v.Story = p.storyLink(p.ix.Story(int(p.Story)))
		}
		return v
	}
	s, u := p.ix.At(p.ref())
	v.head(u)
	v.Title += ", " + fullDate(s.Date) + ": " + p.site.Title
	v.Description += ", in “" + s.Title + "”."
	v.Story = Link{p.storyHref(s) + "#" + address.QuotationAnchor(u.ID), s.Title}
	v.Printed = "Printed on " + fullDate(s.Date)
	v.Words = u.Shown
	v.TextLang, v.TextDir = p.foreign(s.Lang)
	v.Who, v.After = Link{p.whoHref(u.Who), prose.Isolated(u.Who.Name)}, p.afterName(u)
	for _, c := range p.corrections() {
		d := Dated{Text: c.Text, Href: p.storyHref(s) + "#" + c.ID}
		if c.Dated {
			d.Date = date(c.On, false)
		}
		v.Corrections = append(v.Corrections, d)
	}
	v.Embed = `<iframe src="` + template.HTMLEscapeString(p.full(pg.Address)) + `" title="` +
		template.HTMLEscapeString(v.Title) + `" width="560" height="320" loading="lazy"></iframe>`
	return v
}

// ref is the row that a card shows.
func (c CardAt) ref() index.Ref { return index.Ref{Story: c.Story, Utterance: c.Row} }

// corrections are those of the words that a card shows.
func (p cardPage) corrections() (all []index.Change) {
	s, u := p.ix.At(p.ref())
	for _, c := range p.ix.Changes {
		if c.Kind == index.Corrected && c.Story.ID == s.ID && c.Utterance == u.ID {
			all = append(all, c)
		}
	}
	return all
}

func (p cardPage) rests(Page) Rests {
	r := Rests{Words: []string{strconv.Itoa(int(min(p.Row, 0)))}}
	switch {
	case p.Row == retractedCard:
		r.Stories = [][]int32{{p.Story}}
	case p.shows():
		r.Refs = [][]index.Ref{{p.ref()}}
		for _, c := range p.corrections() {
			r.Words = append(r.Words, c.ID, c.Text, c.On.String(), strconv.FormatBool(c.Dated))
		}
	}
	return r
}

// head fills in what a card is of. Words that were not said are nowhere called somebody's: the
// title is what readers hear where the card is shown.
func (v *Card) head(u *index.Utterance) {
	name := u.Who.Name
	switch u.Assertion {
	case annotate.NotSaid:
		v.Heading, v.Unsaid = "Quoted, but not as said", "Not said."
		v.Title = "Words that " + name + " is reported not to have said"
		v.Description = v.Title
	case annotate.Hypothetical:
		v.Heading, v.Unsaid = "Quoted, but not as said", "Only supposed."
		v.Title = "Words of " + name + " that are only supposed"
		v.Description = v.Title
	default:
		v.Heading, v.Title, v.Description = "Quotation", name, "What "+name+" was quoted saying"
	}
}

//go:noinline
func (p *archive) storyLink(s *index.Story) Link { return Link{p.storyHref(s), s.Title} }
