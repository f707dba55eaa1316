package page

import (
	"html/template"
	"slices"

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

// card is what stands at the address of a card.
type card struct {
	story     int              // of the index; -1 where nothing of it is told
	utterance *index.Utterance // nil: the card was taken away
}

// cardPage is the page of a card.
type cardPage struct {
	*archive
	card
}

// findCards finds out what stands at the address of each quotation that is recorded. A quotation
// has a card where a registered person is named with it, all pages may tell it, and it is no part
// of another's words alone; one that was not said, or is only supposed, says so. Where less may be
// told than once could be, the card was taken away. Of two stories that have a quotation of one id,
// the first in the ledger has the card.
func (p *archive) findCards() map[string]card {
	if !p.site.Cards {
		return nil
	}
	out, at := map[string]card{}, map[string]int{}
	for i := range p.ix.Len() {
		s := p.ix.Story(i)
		at[s.ID] = i
	}
	for _, r := range p.site.Recorded {
		i, there := at[r.Story]
		for _, id := range r.Utterances {
			if _, claimed := out[id]; claimed {
				continue
			}
			if !there {
				out[id] = card{story: -1}
			} else if c, is := p.cardOf(i, id); is {
				out[id] = c
			}
		}
	}
	return out
}

// cardOf is what stands at the address of the card of an utterance of Stories[i]; false where it
// never had one.
func (p *archive) cardOf(i int, id string) (card, bool) {
	us := p.ix.Story(i).Utterances
	k := slices.IndexFunc(us, func(u index.Utterance) bool {
		return u.ID == id || called.Contains(u.Rare().Former, id)
	})
	if k < 0 {
		return card{story: -1}, true
	}
	u := &us[k]
	switch {
	case u.Status == annotate.Retracted && u.EchoOf == "":
		return card{story: i}, true
	case u.Status == annotate.Disputed, u.Status == annotate.Withheld, u.Silent, u.Muted:
		return card{story: -1}, true
	case !u.Counted() || u.Who == nil || u.Who.Type != annotate.Person || !u.Who.Registered || p.whoHref(u.Who) == "":
		return card{}, false
	}
	return card{story: i, utterance: u}, true
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
	if c, is := p.cards[id]; is && c.utterance != nil && p.ix.Story(c.story).ID == s.ID {
		return p.href(address.Card(id))
	}
	return ""
}

func (p cardPage) view(pg Page, _ any) any {
	v := &Card{Frame: p.frame(pg, "Quotation", "A quotation, with its speaker and its story.", "")}
	if p.utterance == nil {
		v.Gone = "This card was taken away."
		if p.story >= 0 {
			v.Gone = "This quotation was retracted."
			v.Story = p.storyLink(p.ix.Story(p.story))
		}
		return v
	}
	s, u := p.ix.Story(p.story), p.utterance
	v.head(u)
	v.Title += ", " + fullDate(s.Date) + ": " + p.site.Title
	v.Description += ", in “" + s.Title + "”."
	v.Story = Link{p.storyHref(s) + "#" + address.QuotationAnchor(u.ID), s.Title}
	v.Printed = "Printed on " + fullDate(s.Date)
	v.Words = u.Shown
	v.TextLang, v.TextDir = p.foreign(s.Lang)
	v.Who, v.After = Link{p.whoHref(u.Who), prose.Isolated(u.Who.Name)}, p.afterName(u)
	for _, c := range p.ix.Changes {
		if c.Kind != index.Corrected || c.Story.ID != s.ID || c.Utterance != u.ID {
			continue
		}
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
