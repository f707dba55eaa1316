package page

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"
)

// weir is an archive in which a keeper's post ends, a printed name's role is years old, and two
// topics share a story.
const weir = `
-- people/ann-lee.md --
---
name: Ann Lee
roles:
  - {title: lock keeper, from: 2015, until: 2021-03}
  - {title: clerk, from: 2010, until: 2014}
---
-- topics/rain.md --
---
name: Rain
---
-- topics/ice.md --
---
name: Ice
---
-- stories/2013-02-01-a --
title: A
topics: [ice]

# A

{q ann-lee role=clerk|“Cold.”} she said.
-- stories/2019-02-01-b --
title: B
topics: [rain]

# B

{q ann-lee role=lock_keeper|“Wet.”} she said. {q ann-lee role=lock_keeper|“Wetter.”} she said. {q Tom_Reed role=farmer|“Dry.”} he said.
-- stories/2020-02-01-c --
title: C
topics: [rain]

# C

{q ann-lee role=lock_keeper partial cue=called|“a flood”} she called it.

{q ann-lee role=lock_keeper|“Wet again.”} she said.
-- stories/2022-02-01-d --
title: D
topics: [ice]

# D

{q ann-lee|“I was the lock keeper.”} she said. {q ann-lee|“It froze.”} she said.
`

// Rows stand under their story, and a role only where it is another than the one above.
func TestRowsStandStoryByStory(t *testing.T) {
	v := view[Speaker](t, plan([]byte(weir), "page"), "speakers/ann-lee/")
	var got []string
	for _, y := range v.Years {
		for _, s := range y.Stories {
			got = append(got, fmt.Sprintf("%s %s %q %d", y.Year, s.Title, s.Role, len(s.Rows)))
		}
	}
	want := []string{`2022 D "" 2`, `2020 C "lock keeper" 2`, `2019 B "" 2`, `2013 A "clerk" 1`}
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// A filter's choices by year and by topic hold together: each row has the classes of both, or its
// story has them for it, what holds it has them, too, and each count is that of the rows that stay.
func TestFilterCountsWhatStays(t *testing.T) {
	v := view[Speaker](t, plan([]byte(weir), "page"), "speakers/ann-lee/")
	if len(v.Filter) != 2 {
		t.Fatalf("%d sets of choices, want years and topics", len(v.Filter))
	}
	for _, set := range v.Filter {
		for _, item := range set.Items {
			n := 0
			for _, y := range v.Years {
				for _, s := range y.Stories {
					for _, r := range s.Rows {
						if !has(cmp.Or(r.Class, s.Class), item.Class) {
							continue
						}
						if n++; !has(s.Class, item.Class) || !has(y.Class, item.Class) {
							t.Errorf("%s: what holds a row of %s goes with the others", s.Title, item.Text)
						}
					}
				}
			}
			if figures(n) != item.Count {
				t.Errorf("%s %s: %s is said, %d stay", set.Legend, item.Text, item.Count, n)
			}
		}
	}
}

// On a page of what was said on rain, "rain" is no choice: it leaves all rows.
func TestFilterChoosesAmongSome(t *testing.T) {
	src := weir + "-- topics/wind.md --\n---\nname: Wind\n---\n-- topics/hail.md --\n---\nname: Hail\n---\n"
	for i := range 6 {
		also := [...]string{"hail", "wind"}[i%2]
		src += fmt.Sprintf("-- stories/2023-02-0%d-f --\ntitle: F%d\ntopics: [rain]\n\n# F\n\n{q ann-lee|“Rain and %s %d.”} she said.\n",
			i+1, i, also, i)
	}
	v := view[List](t, plan([]byte(src), ""), "speakers/ann-lee/on/rain/")
	if len(v.Filter) == 0 {
		t.Fatal("nothing to choose")
	}
	for _, set := range v.Filter {
		for _, item := range set.Items[1:] {
			if item.Text == "Rain" || item.Count == set.Items[0].Count {
				t.Errorf("%s %s leaves all %s rows", set.Legend, item.Text, item.Count)
			}
		}
	}
}

func has(classes, class string) bool {
	return class == "" || slices.Contains(strings.Fields(classes), class)
}

// A role that has ended stands nowhere as if it went on: not in the index, not in a ranking, not
// under the name.
func TestAnEndedRoleSaysSo(t *testing.T) {
	p := plan([]byte(weir), "page")
	index := view[Speakers](t, p, "speakers/")
	roles := map[string]string{}
	for _, g := range index.Groups {
		for _, n := range g.Names {
			roles[n.Href] = n.Role
		}
	}
	who := view[Topic](t, p, "topics/rain/").Who.Rows
	for _, r := range who {
		if was := roles[r.Href]; was != r.Small {
			t.Errorf("%s: %q in the index, %q on a topic", r.Text, was, r.Small)
		}
	}
	for _, r := range view[Home](t, p, "").Most.Rows {
		if r.Small != roles[r.Href] {
			t.Errorf("%s: %q in the index, %q at home", r.Text, roles[r.Href], r.Small)
		}
	}
	if roles["/archive/speakers/ann-lee/"] != "lock keeper until March 2021" || len(who) != 2 || who[1].Small != "farmer in 2019" {
		t.Errorf("%q, %+v", roles, who)
	}
	if deck := view[Speaker](t, p, "speakers/ann-lee/").Deck; !strings.HasPrefix(deck, "Lock keeper until March 2021. ") {
		t.Error(deck)
	}
}

// The chart goes on to the newest story of the archive, says its largest value, and each bar leads
// to a row that is there.
func TestChartLeadsToItsRows(t *testing.T) {
	src := weir + "-- stories/2022-06-01-e --\ntitle: E\n\n# E\n\nNobody spoke.\n"
	v := view[Speaker](t, plan([]byte(src), "page"), "speakers/ann-lee/")
	anchors := map[string]bool{}
	for _, y := range v.Years {
		for _, s := range y.Stories {
			anchors["#"+s.Anchor] = true
		}
	}
	c := v.Chart
	if c == nil || c.Units != 38 || c.Top.Text != "2" || len(c.Bars) != 4 { // quarters from 2013 to the second of 2022
		t.Fatalf("%+v", c)
	}
	for _, b := range c.Bars {
		if !anchors[b.Href] {
			t.Errorf("the bar %s leads to %q; there are %v", b.Title, b.Href, anchors)
		}
	}
	if rows := c.Table.Rows; len(rows) != 10 || len(rows[9].Months) != 6 || rows[9].Months[1].Text != "2" {
		t.Errorf("%+v", rows)
	}
}

// The bars of a long list lead to the pages of its years and months.
func TestChartLeadsToPages(t *testing.T) {
	p := plan(longArchive(700), "")
	at := map[string]bool{}
	for _, pg := range p.Pages() {
		at[p.href(pg.Address)] = true
	}
	for _, base := range []string{"speakers/ann-lee/", "topics/rain/", "places/dell/"} {
		var c *Bars
		switch v := p.View(*p.pageAt(base), nil).(type) {
		case *Speaker:
			c = v.Chart
		case *Topic:
			c = v.Chart
		case *Body:
			c = v.Chart
		}
		for _, b := range c.Bars {
			page, _, _ := strings.Cut(b.Href, "#")
			if !at[page] {
				t.Errorf("%s: the bar %s leads to %q", base, b.Title, b.Href)
			}
		}
	}
}

func (p *Plan) pageAt(address string) *Page {
	i := slices.IndexFunc(p.pages, func(pg Page) bool { return pg.Address == address })
	return &p.pages[i]
}
