package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/index"
)

// talkedOf is an archive in which n stories over six years tell what Tom Reed said about Ann Lee,
// who is never quoted in them, 60 tell what she denies to have said, 14 quote Tom Reed on a name as
// printed, and one quotes 50 others beside her. One story withholds that she is quoted in it.
func talkedOf(n int) []byte {
	var b strings.Builder
	b.WriteString("-- people/ann-lee.md --\n---\nname: Ann Lee\n---\n-- people/tom-reed.md --\n---\nname: Tom Reed\n---\n" +
		"-- topics/rain.md --\n---\nname: Rain\n---\n-- topics/ice.md --\n---\nname: Ice\n---\n")
	for i := range n {
		fmt.Fprintf(&b, "-- stories/%d-%02d-%02d-t%d --\ntitle: T%d\ntopics: [%s]\n\n# T\n\n"+
			"{q tom-reed|“I trust {m ann-lee|Ann Lee}, for the %dth time.”} he said.\n",
			2016+6*i/n, 1+i%12, 1+i%28, i, i, []string{"rain", "ice"}[i%2], i)
	}
	for i := range 60 {
		fmt.Fprintf(&b, "-- stories/2021-%02d-%02d-d%d --\ntitle: D%d\n\n# D\n\n"+
			"{m ann-lee|Ann Lee} never said {q ann-lee not_said|“Flood number %d.”}\n", 1+i%12, 1+i%28, i, i, i)
	}
	for i := range 14 {
		fmt.Fprintf(&b, "-- stories/2020-03-%02d-p%d --\ntitle: P%d\n\n# P\n\n{q Jo_Marsh|“Aye %d.”} he said. "+
			"{q tom-reed|“So says {m Jo_Marsh|Jo Marsh}, %d.”} he said.\n", 1+i, i, i, i, i)
	}
	b.WriteString("-- stories/2021-12-30-crowd --\ntitle: Crowd\n\n# Crowd\n\n{q ann-lee|“All of us.”} she said.\n")
	for i := range 50 {
		fmt.Fprintf(&b, " {q Al_Reed%c%c|“Aye.”} he said.", 'a'+i/26, 'a'+i%26)
	}
	b.WriteString("\n-- stories/2021-12-31-hidden --\ntitle: Hidden\n\n# Hidden\n\n" +
		"{q ann-lee withheld|“Nobody is to know that I said this.”} {m ann-lee|Ann Lee} said. " +
		"{q tom-reed|“{m ann-lee|Ann Lee} said it.”} he said.\n")
	return []byte(b.String())
}

// Of a list that a page cuts off, its own pages have each row once, and the page leads to them.
func TestLongerListsAreWhole(t *testing.T) {
	const n = 330
	p := plan(talkedOf(n), "page")
	own := view[Speaker](t, p, "speakers/ann-lee/")
	for _, c := range []struct {
		base, all string
		shown     int
		pages     Pages
		want      int
	}{
		{"speakers/ann-lee/about/", "All 330 quotations", len(own.About), own.AboutPages, n},
		{"speakers/ann-lee/named/", "All 390 stories", len(own.Named.Items), own.NamedPages, n + 60},
		{"speakers/ann-lee/not-said/", "All 60 quotations", len(own.NotSaid), own.NotSaidPages, 60},
	} {
		front := view[List](t, p, c.base)
		if c.shown != newest || c.pages.All != (Link{"/archive/" + c.base, c.all}) {
			t.Errorf("%s: %d shown, then %+v", c.base, c.shown, c.pages.All)
		}
		if len(front.Months) != len(c.pages.Links) || front.Parts != "By year" || len(front.Months) == 0 {
			t.Errorf("%s: %d years %q, and %d on the own page", c.base, len(front.Months), front.Parts, len(c.pages.Links))
		}
		if last := front.Trail[len(front.Trail)-1]; last != (Link{"/archive/speakers/ann-lee/", "Ann Lee"}) {
			t.Errorf("%s: the trail ends with %+v", c.base, last)
		}
		if got := everyRow(p, c.base); len(got) != c.want || occurrencesOver(got) > 1 {
			t.Errorf("%s: %d rows below, one %d times; want %d", c.base, len(got), occurrencesOver(got), c.want)
		}
	}
	year := view[List](t, p, "speakers/ann-lee/about/2018/")
	if len(year.Filter) != 1 || year.Name != "Said about Ann Lee, 2018" || year.Prev.Text != "2017" {
		t.Errorf("a year: %q after %+v with %d sets of choices", year.Name, year.Prev, len(year.Filter))
	}
	if trail := year.Trail[len(year.Trail)-1]; trail != (Link{"/archive/speakers/ann-lee/about/", "Said about Ann Lee"}) {
		t.Errorf("a year's trail ends with %+v", trail)
	}
	named := view[List](t, p, "speakers/ann-lee/named/2018/")
	if len(named.Filter) != 1 || named.Stories.Items[0].Class == "" || named.Deck != "55 stories." {
		t.Errorf("a year of stories: %q, %d sets of choices", named.Deck, len(named.Filter))
	}
}

// everyRow lists where the rows and stories of the pages of years and months below base lead.
func everyRow(p *Plan, base string) []string {
	var out []string
	for _, pg := range p.Pages() {
		m, is := pg.maker.(periodPage)
		if !is || m.year == 0 || m.list.base != base {
			continue
		}
		v := p.View(pg, nil).(*List)
		out = append(out, rowsOf(v)...)
		for _, s := range v.Stories.Items {
			out = append(out, s.Href)
		}
	}
	return out
}

// occurrencesOver is how often what stands most often in a list stands there.
func occurrencesOver(list []string) int {
	most := 0
	for _, s := range list {
		most = max(most, occurrences(list, s))
	}
	return most
}

// A name as printed shows fewer; all of a list that is short stand on one page.
func TestAllOfAShortListStandOnOnePage(t *testing.T) {
	p := plan(talkedOf(6), "page")
	own := view[Speaker](t, p, "speakers/jo-marsh/")
	if len(own.About) != 10 || own.AboutPages.All.Text != "All 14 quotations" || len(own.AboutPages.Links) != 0 {
		t.Errorf("%d rows, then %+v", len(own.About), own.AboutPages)
	}
	if got := rowsOf(view[List](t, p, "speakers/jo-marsh/about/")); len(got) != 14 || occurrencesOver(got) > 1 {
		t.Errorf("%d rows on the page of all", len(got))
	}
	if pages := view[Speaker](t, p, "speakers/ann-lee/").AboutPages; pages.All.Href != "" {
		t.Errorf("six rows have a page of their own: %+v", pages)
	}
}

// Everybody quoted with a registered person stands on a page; of a name as printed the stories do
// that.
func TestEverybodyAlongside(t *testing.T) {
	p := plan(talkedOf(6), "page")
	own, all := view[Speaker](t, p, "speakers/ann-lee/"), view[List](t, p, "speakers/ann-lee/with/")
	if len(own.With.Rows) != alongside || own.With.More.Href != "/archive/speakers/ann-lee/with/" {
		t.Errorf("%d on her own page, then %+v", len(own.With.Rows), own.With.More)
	}
	if len(all.With.Rows) != 50 || all.With.More.Href != "" {
		t.Errorf("%d on the page of all, then %+v", len(all.With.Rows), all.With.More)
	}
	printed := view[Speaker](t, p, "speakers/al-reedaa/")
	if more := printed.With.More; more.Href != "/archive/speakers/al-reedaa/#qh" ||
		!strings.HasPrefix(more.Text, "And 40 others") {
		t.Errorf("of a name as printed: %+v", more)
	}
}

// What is withheld is on none of these pages.
func TestLongerListsHideWhatIsHidden(t *testing.T) {
	p := plan(talkedOf(330), "page")
	for _, base := range []string{"speakers/ann-lee/about/", "speakers/ann-lee/named/"} {
		for _, href := range everyRow(p, base) {
			if strings.Contains(href, "hidden") {
				t.Errorf("%s lists %s", base, href)
			}
		}
	}
	if !slices.ContainsFunc(p.ix.Days, func(d index.Day) bool { return p.ix.Head(d.First).ID == "2021-12-31-hidden" }) {
		t.Fatal("there is no such story")
	}
}
