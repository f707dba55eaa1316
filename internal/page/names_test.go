package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/feed"
)

const county = `
-- people/ann-lee.md --
---
name: Ann Lee
---
-- organisations/ferry.md --
---
name: The Merrow Ferry
kind: company
place: quay
---
-- organisations/hidden-club.md --
---
name: Hidden Club
visibility: none
---
-- places/quay.md --
---
name: Old Quay
in: merrow
---
-- places/merrow.md --
---
name: Merrow
in: county
---
-- places/county.md --
---
name: Aldshire
---
-- places/nowhere.md --
---
name: Nowhere
visibility: none
---
-- topics/transport.md --
---
name: Transport
---
-- topics/ferries.md --
---
name: Ferries
broader: [transport]
---
-- stories/2025-06-04-a --
title: A
topics: [ferries]

# A

{q ann-lee|“We sail,”} said {m ann-lee|Ann Lee} of {m ferry|the ferry} at {m quay|the quay}. {q Zeta_Works|“We build,”} said {m Zeta_Works|Zeta Works}.

{q hidden-club|“We meet,”} said {m hidden-club|the Hidden Club} at {m nowhere|Nowhere}.
`

func texts(trail []Link) string {
	var out []string
	for _, l := range trail {
		text := l.Text
		if l.Href == "" {
			text = "(" + text + ")"
		}
		out = append(out, text)
	}
	return strings.Join(out, " / ")
}

// All names of an index stand under their letters, those that are hidden in none.
func TestIndexesOfNames(t *testing.T) {
	p := plan([]byte(county), "")
	for at, want := range map[string]string{
		"organisations/": "M: Merrow Ferry (company, Old Quay) 1",
		"places/":        "A: Aldshire () 0; M: Merrow (Aldshire) 0; O: Old Quay (Merrow) 1",
	} {
		var got []string
		for _, g := range view[Names](t, p, at).Groups {
			for _, n := range g.Names {
				got = append(got, fmt.Sprintf("%s: %s (%s) %s", g.Heading, strings.TrimPrefix(n.Text, "The "), n.Role, n.Count))
			}
		}
		if s := strings.Join(got, "; "); s != want {
			t.Errorf("%s: %s, want %s", at, s, want)
		}
	}
}

// What stands above a title leads up, to pages that there are.
func TestTrails(t *testing.T) {
	p := plan([]byte(county), "")
	for _, c := range []struct {
		at   string
		got  Frame
		want string
	}{
		{"a speaker", view[Speaker](t, p, "speakers/ann-lee/").Frame, "Speakers / L"},
		{"an organisation", view[Body](t, p, "speakers/ferry/").Frame, "Organisations"},
		{"a place", view[Body](t, p, "places/quay/").Frame, "Places / Aldshire / Merrow"},
		{"a topic", view[Topic](t, p, "topics/ferries/").Frame, "Topics / Transport"},
		{"a day", view[Day](t, p, "2025/06/04/").Frame, "By date / 2025 / June"},
		{"a month", view[Month](t, p, "2025/06/").Frame, "By date / 2025"},
		{"the newest year", view[Year](t, p, "2025/").Frame, "(By date)"},
		{"an older year", view[Year](t, tarnLock(t), "2023/").Frame, "By date"},
		{"a letter", view[Speakers](t, p, "speakers/a-z/l/").Frame, "All speakers"},
		{"a name as printed", view[Speaker](t, tarnLock(t), "speakers/jun-abara/").Frame, "Speakers / A / (Name as printed)"},
		{"a speaker who is not quoted", view[Speaker](t, tarnLock(t), "speakers/owen-pryor/").Frame, "Speakers"},
	} {
		if got := texts(c.got.Trail); got != c.want {
			t.Errorf("%s: %s, want %s", c.at, got, c.want)
		}
	}
}

// The page of the data links to every file of the archive, and its masthead to the page, where
// there are any.
func TestDataPage(t *testing.T) {
	p := withFiles(t)
	v := view[Data](t, p, "data/")
	var links []string
	for _, w := range v.Wholes {
		links = append(links, w.Href)
	}
	for _, y := range v.Years {
		for _, of := range y.Files {
			for _, f := range of.Files {
				links = append(links, f.Href)
			}
		}
	}
	m := feed.New(p.ix, feed.Site{BaseURL: "https://lantern.example/archive", Outputs: p.site.Outputs})
	files := 0
	for _, f := range m.Files() {
		if strings.HasPrefix(f.Path, "data/") {
			files++
			if !slices.Contains(links, "/archive/"+f.Path) {
				t.Errorf("no link to %s", f.Path)
			}
		}
	}
	if files < 10 || len(links) != files+1 { // permalinks.txt is made elsewhere
		t.Errorf("%d links to %d files", len(links), files)
	}
	inNav := func(p *Plan) bool {
		return slices.ContainsFunc(view[Home](t, p, "").Nav, func(l NavLink) bool { return l.Text == "Data" })
	}
	if none := tarnLock(t); !inNav(p) || inNav(none) {
		t.Error("the masthead leads to data that are not there, or not to those that are")
	}
}
