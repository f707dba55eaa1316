package page

import (
	"os"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// carded is the archive of tarnLock with cards, for all that it was ever found to hold, and for a
// story that is there no more.
func carded(t testing.TB) *Plan {
	t.Helper()
	src, err := os.ReadFile("testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	ix := sample.Read(src).Index("")
	site := Site{Title: "The Tarn Lock Lantern", BaseURL: "https://lantern.example/archive", BasePath: "/archive/",
		Language: "en", Cards: true}
	for i := range ix.Len() {
		s := ix.Story(i)
		r := Recorded{Story: s.ID}
		for _, u := range ix.OwnPage(i).Utterances {
			r.Utterances = append(r.Utterances, u.ID)
		}
		site.Recorded = append(site.Recorded, r)
	}
	site.Recorded = append(site.Recorded, Recorded{"2024-01-01-gone", []string{"ggggggg"}})
	return New(ix, site)
}

// A card stands for what a registered person is read to have said. What became of it since is said;
// where it may not be told any more, nothing is.
func TestCards(t *testing.T) {
	p := carded(t)
	shown, gone, retracted, corrected, denied := 0, 0, 0, 0, 0
	at := map[string]*Card{}
	for _, pg := range p.Pages() {
		if pg.Kind == KindCard {
			at[pg.Address] = p.View(pg, nil).(*Card)
			if !pg.NoIndex || !at[pg.Address].NoIndex {
				t.Errorf("%s may be found", pg.Address)
			}
		}
	}
	for i := range p.ix.Len() {
		s := p.ix.Story(i)
		for k := range p.ix.OwnPage(i).Utterances {
			u := &p.ix.OwnPage(i).Utterances[k]
			v := at[address.Card(u.ID)]
			href := p.cardHref(s, u.ID)
			switch {
			case u.Status == annotate.Withheld || u.Status == annotate.Disputed || u.Silent:
				if v == nil || v.Gone != "This card was taken away." || told(v) || href != "" {
					t.Errorf("%s: %+v", u.Status, v)
				}
				gone++
			case u.Status == annotate.Retracted:
				if v == nil || v.Gone != "This quotation was retracted." || told(v) || href != "" {
					t.Errorf("retracted: %+v", v)
				}
				retracted++
			case u.Assertion == annotate.NotSaid && u.Who != nil && u.Who.Registered:
				if v == nil || v.Unsaid != "Not said." || !strings.Contains(v.After, "is reported not to have said this") ||
					!strings.HasPrefix(v.Title, "Words that "+u.Who.Name+" is reported not to have said") ||
					!strings.Contains(v.Embed, `title="Words that `) || strings.Contains(v.Description, "quoted saying") {
					t.Errorf("of a denial: %+v", v)
				}
				denied++
			case u.Assertion != annotate.Said || u.Who == nil || !u.Who.Registered || u.EchoOf != "":
				if v != nil && v.Gone == "" || href != "" {
					t.Errorf("%s has a card: %+v", u.Shown, v)
				}
			case v != nil && v.Gone == "":
				shown++
				if v.Who.Text != u.Who.Name || v.Unsaid != "" || strings.Join(v.Words, "") != strings.Join(u.Shown, "") ||
					!strings.Contains(v.After, "read by program") || !strings.Contains(v.Story.Href, "#q-"+u.ID) || href == "" {
					t.Errorf("the card is %+v", v)
				}
				if u.Corrected {
					corrected++
					if len(v.Corrections) != 1 || !strings.Contains(v.After, "the paper has corrected this quotation") {
						t.Errorf("corrected: %+v", v)
					}
				}
			}
		}
	}
	if v := at[address.Card("ggggggg")]; v == nil || v.Gone != "This card was taken away." || told(v) || v.Story.Text != "" {
		t.Errorf("of a story that is gone: %+v", v)
	}
	if shown < 5 || denied == 0 || gone == 0 || retracted == 0 || corrected == 0 {
		t.Errorf("%d cards, %d taken away, %d retracted, %d corrected", shown, gone, retracted, corrected)
	}
	for _, pg := range tarnLock(t).Pages() {
		if pg.Kind == KindCard {
			t.Fatalf("%s, without cards: true", pg.Address)
		}
	}
}

// told reports whether a card gives words, a name or the like.
func told(v *Card) bool {
	return len(v.Words)+len(v.Corrections) > 0 || v.Who.Text+v.After+v.Printed+v.Embed != ""
}

// A quotation whose tie is no longer told loses its card, whatever else the story tells.
func TestCardOfHidden(t *testing.T) {
	p := carded(t)
	for _, c := range []struct {
		what string
		u    index.Utterance
	}{
		{"muted", index.Utterance{Muted: true}}, {"silent", index.Utterance{Silent: true}},
		{"disputed", index.Utterance{Status: annotate.Disputed}},
	} {
		u := c.u
		u.ID = "hhhhhhh"
		p.ix.Story(0).Utterances = append(p.ix.Story(0).Utterances, u)
		if got := p.cardOf(0, u.ID); got.Row != goneCard {
			t.Errorf("%s: %+v", c.what, got)
		}
		p.ix.Story(0).Utterances = p.ix.Story(0).Utterances[:len(p.ix.Story(0).Utterances)-1]
	}
}
