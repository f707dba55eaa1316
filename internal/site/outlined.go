package site

import (
	"slices"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/page"
)

// outlined is what is kept of a build for one of the same archive in which nothing but some
// stories' own words are others: see amending.
type outlined struct {
	Base     digest // what it was made from but for these words; see baseSum
	Shared   digest // see sharedSum
	Measured bool
	Plain    bool // all that is known of old addresses may be kept
	Checked  bool // the ledger was held against what there is
	Old      oldaddress.Kept
	Cards    []page.CardAt // what stands at the addresses of cards
	Apart    bool          // of each that rests on one story alone
	Index    index.Outline
	Keys     []digest // of the pages of the index's stories, as pieces of work
	// the files and the addresses of the stories that were withdrawn
	Files, Addresses []string
}

var outlineKey = digestOf([]byte("outline"))

// keepOutline keeps the outline of this build.
func (p *publisher) keepOutline() {
	if p.base == (digest{}) {
		return
	}
	o := outlined{
		Base: p.base, Shared: p.shared, Measured: p.measured, Plain: p.plain, Checked: p.checked, Old: p.addresses,
		Index: p.index.Outline(),
	}
	o.Cards, o.Apart = p.plan.Cards()
	o.Files, o.Addresses = withdrawn(p.index)
	o.Keys = make([]digest, p.index.Len())
	at := make(map[string]int, len(o.Keys))
	for i := range o.Index.Heads {
		at[o.Index.Heads[i].Address] = i
	}
	for _, c := range p.now.Tasks {
		if i, is := at[c.Name]; is {
			o.Keys[i] = c.Key
		}
	}
	cache.PutPlain(p.memo.Store, outlineKey, cache.Other, &o)
}

// outline is that of the last build, where it was made from the base; else nil.
func (a *archive) outline(base digest) *outlined {
	m, o := a.memo, new(outlined)
	data, has := m.Get(outlineKey)
	if !has || cache.Decode(data, o, a.config.Location) != nil || o.Base != base || base == (digest{}) ||
		len(o.Keys) != len(o.Index.Heads) {
		return nil
	}
	for _, amended := range m.amends(base).Claims {
		if amended.At < len(o.Keys) {
			o.Keys[amended.At] = amended.Claim.Key
		}
	}
	return o
}

// cards are what stood at the addresses of all cards before story i was another, and false where
// more may stand there than it tells.
func (o *outlined) cards(a *archive, i int) (*page.CardsBefore, bool) {
	if !a.config.Cards {
		return nil, true
	}
	n := 0
	for _, s := range a.ledger.Stories {
		n += len(s.Utterances)
	}
	return &page.CardsBefore{All: o.Cards, Other: i}, o.Apart && n == len(o.Cards)
}

// place is the place of the story of a file in the index, or -1.
func (o *outlined) place(file string) int {
	return slices.IndexFunc(o.Index.Heads, func(h index.Head) bool { return h.File == file })
}

// links are the addresses of the stories by their files' names.
func (o *outlined) links() map[string]string {
	var files, addresses []string
	for _, h := range o.Index.Heads {
		files, addresses = append(files, h.File), append(addresses, h.Address)
	}
	return linksTo(append(files, o.Files...), append(addresses, o.Addresses...))
}

// amends are what builds have made since the claims were kept, which amended what was there.
type amends struct {
	Base   digest
	Claims []amended
}

// amended is what was made of the story at a place of the index.
type amended struct {
	At    int
	Claim claim
	Sum   digest // of the story, for the search; see storySums
}

var amendsKey = digestOf([]byte("amends"))

// amends are those that were made on the base.
func (m *memo) amends(base digest) *amends {
	a := new(amends)
	if data, has := m.Get(amendsKey); !has || cache.Decode(data, a) != nil || a.Base != base {
		return &amends{Base: base}
	}
	return a
}

// add notes what was made of a story, in place of what was made of it before.
func (a *amends) add(one amended) {
	a.Claims = append(order.Without(a.Claims, func(x amended) bool { return x.At == one.At }), one)
}

// takeAmends brings claims up to date.
func (m *memo) takeAmends(c *claimed) {
	for _, a := range m.amends(c.Base).Claims {
		if was := c.of(a.Claim.Name); was != nil && a.At < len(c.Sums) {
			*was, c.Sums[a.At] = a.Claim, a.Sum
		}
	}
}
