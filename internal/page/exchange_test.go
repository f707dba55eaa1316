package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// council is an archive of two people who speak on rain in three stories and on ice in a fourth,
// one alone on a topic, one who is named in stories only, and a printed name who is there each
// time.
func council() []byte {
	var b strings.Builder
	b.WriteString("-- people/tom-reed.md --\n---\nname: Tom Reed\n---\n-- people/ann-lee.md --\n---\nname: Ann Lee\n" +
		"roles:\n  - {title: clerk, until: 2019}\n  - {title: mayor, from: 2020}\n---\n" +
		"-- people/eve-hale.md --\n---\nname: Eve Hale\nvisibility: none\n---\n" +
		"-- topics/rain.md --\n---\nname: Rain\n---\n-- topics/ice.md --\n---\nname: Ice\n---\n")
	for i, topic := range []string{"rain", "rain", "ice", "rain"} {
		year, role := 2018+i, "clerk"
		if year > 2019 {
			role = "mayor"
		}
		fmt.Fprintf(&b, "-- stories/%d-02-01-s --\ntitle: S%d\ntopics: [%s]\n\n# S\n\n{q tom-reed|“%s, I say.”} he said. "+
			"{q ann-lee role=%s|“So %s it is.”} she said. {q eve-hale|“No.”} she said. {q Jo_Marsh|“Perhaps.”} he said.\n",
			year, i, topic, topic, role, topic)
	}
	return []byte(b.String())
}

// Two people who speak on the same topics in three stories have a page, under the id that comes
// first; nobody has who is named in stories only, and one whom the archive has no file of is kept
// from search engines.
func TestExchangesThereAre(t *testing.T) {
	p := plan(council(), "")
	var got []string
	for _, pg := range p.Pages() {
		if pg.Kind == KindExchange {
			got = append(got, fmt.Sprintf("%s %v", pg.Address, pg.NoIndex))
		}
	}
	want := []string{
		"speakers/ann-lee/with/jo-marsh/ true", "speakers/ann-lee/with/tom-reed/ false", "speakers/jo-marsh/with/tom-reed/ true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	for _, pg := range plan(council(), "none").Pages() {
		if pg.Kind == KindExchange && strings.Contains(pg.Address, "marsh") {
			t.Error(pg.Address)
		}
	}
}

// Of many common topics the first stand in sight, and the others behind them.
func TestExchangeOfManyTopics(t *testing.T) {
	src := string(council())
	for i := range exchangeTopics + 2 {
		src += fmt.Sprintf("-- topics/t%d.md --\n---\nname: T%d\n---\n-- stories/2022-03-%02d-m --\ntitle: M%d\ntopics: [t%d]\n\n# M\n\n"+
			"{q tom-reed|“One %d.”} he said. {q ann-lee|“Two %d.”} she said.\n", i, i, i+1, i, i, i, i)
	}
	v := view[Exchange](t, plan([]byte(src), ""), "speakers/ann-lee/with/tom-reed/")
	if len(v.Topics) != exchangeTopics || len(v.Rest) != 4 || v.Topics[0].Text != "Rain" {
		t.Errorf("%d in sight, %d behind: %v", len(v.Topics), len(v.Rest), v.Topics)
	}
}

// The words of both stand in order of date, each with who says them, and a role where it changes.
func TestExchangeIsInOrderOfDate(t *testing.T) {
	p := plan(council(), "")
	v := view[Exchange](t, p, "speakers/ann-lee/with/tom-reed/")
	var got []string
	for _, y := range v.Years {
		for _, s := range y.Stories {
			for _, r := range s.Rows {
				got = append(got, fmt.Sprint(y.Year, " ", r.Who.Text, " ", r.Shown[0], " ", r.Role))
			}
		}
	}
	want := []string{
		"2018 Tom Reed “rain, I say.” ", "2018 Ann Lee “So rain it is.” clerk", "2019 Tom Reed “rain, I say.” ",
		"2019 Ann Lee “So rain it is.” ", "2020 Tom Reed “ice, I say.” ", "2020 Ann Lee “So ice it is.” mayor",
		"2021 Tom Reed “rain, I say.” ", "2021 Ann Lee “So rain it is.” ",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q,\nwant %q", got, want)
	}
	if v.Topics[0].Text != "Rain" || v.Topics[0].Count != "3 stories" {
		t.Errorf("%+v", v.Topics)
	}
	with := view[Speaker](t, p, "speakers/tom-reed/").With
	if r := with.Rows[0]; r.Text != "Ann Lee" || r.Exchange != "/archive/speakers/ann-lee/with/tom-reed/" {
		t.Errorf("%+v", with)
	}
}

// Two stories are not enough, nor is a roll-call.
func TestNoExchange(t *testing.T) {
	two, _, _ := strings.Cut(string(council()), "-- stories/2020")
	for _, pg := range plan([]byte(two), "").Pages() {
		if pg.Kind == KindExchange {
			t.Error("two stories:", pg.Address)
		}
	}
	var b strings.Builder
	b.WriteString("-- topics/rain.md --\n---\nname: Rain\n---\n")
	for s := range 3 {
		fmt.Fprintf(&b, "-- stories/2018-02-0%d-s --\ntitle: S\ntopics: [rain]\n\n# S\n\n", s+1)
		for i := range 25 {
			fmt.Fprintf(&b, "{q Jo_Marsh%c|“Aye %d.”} he said. ", 'a'+i, i)
		}
		b.WriteString("\n")
	}
	for _, pg := range plan([]byte(b.String()), "page").Pages() {
		if pg.Kind == KindExchange {
			t.Error("a roll-call:", pg.Address)
		}
	}
}

// What is too much for one page has a page a year, and no row is lost.
func TestLongExchange(t *testing.T) {
	var b strings.Builder
	b.WriteString("-- topics/rain.md --\n---\nname: Rain\n---\n")
	for i := range 120 {
		fmt.Fprintf(&b, "-- stories/%d-02-%02d-s%d --\ntitle: S\ntopics: [rain]\n\n# S\n\n{q Jo_Marsh|“One %d.”} he said. "+
			"{q Al_Reed|“Two %d.”} she said.\n", 2015+i/28, i%28+1, i, i, i)
	}
	p := plan([]byte(b.String()), "page")
	base := "speakers/al-reed/with/jo-marsh/"
	own, below := view[Exchange](t, p, base), 0
	for year := 2015; year < 2020; year++ {
		v := view[List](t, p, base+fmt.Sprintf("%d/", year))
		last := ""
		for _, href := range rowsOf(v) {
			story, _, _ := strings.Cut(href, "#")
			if story < last {
				t.Errorf("%s comes after %s", story, last)
			}
			last = story
			below++
		}
	}
	if below != 240 || len(own.Pages.Links) != 5 {
		t.Errorf("%d rows on the pages below, want 240; %+v", below, own.Pages)
	}
}
