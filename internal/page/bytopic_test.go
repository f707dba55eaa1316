package page

import (
	"fmt"
	"strings"
	"testing"
)

// floods is an archive of two registered people, one who is named in stories only, a printed name
// and an unattributed quotation, on two topics in two years.
const floods = `
-- people/ann-lee.md --
---
name: Ann Lee
pronouns: she
---
-- people/tom-reed.md --
---
name: Tom Reed
pronouns: he
---
-- people/eve-hale.md --
---
name: Eve Hale
visibility: none
---
-- topics/rain.md --
---
name: Rain
---
-- topics/ice.md --
---
name: Ice
---
-- topics/dust.md --
---
name: Dust
visibility: none
---
-- stories/2020-02-01-a --
title: A
topics: [rain]

# A

{q ann-lee|“One two three four.”} she said. {q tom-reed|“One two.”} he said. {q eve-hale|“One.”} {q -|“One.”} {q Jo_Marsh|“One two.”}
-- stories/2021-02-01-b --
title: B
topics: [ice]

# B

{q ann-lee+tom-reed|“One two three.”} they said. {q tom-reed not_said|“No word of it.”}
-- stories/2021-02-02-c --
title: C
topics: [dust]

# C

{q ann-lee|“Dust.”} she said.
`

// The shares are of all words quoted on the topic, whoever said them; whoever is not to stand in
// lists of the most quoted stands in none.
func TestSharesAreOfAllWords(t *testing.T) {
	p := plan([]byte(floods), "noindex")
	v := view[ByTopic](t, p, "speakers/by-topic/")
	if got, want := heatText(v.Heat), "Rain Ice; Ann Lee 40% 100%; Tom Reed 20% 100%"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	want := "Women (she) Men (he) They Not registered, or nobody named; Rain 40% 20% - 40%; Ice 100% 100% - -"
	if got := heatText(v.Sexes); got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if got := heatText(v.Run); !strings.HasSuffix(got, "; 2021 100% 100% - -; 2020 40% 20% - 40%") {
		t.Error(got)
	}
	one := view[ByTopic](t, p, "speakers/by-topic/2020/")
	if got, want := heatText(one.Heat), "Rain; Ann Lee 40%; Tom Reed 20%"; got != want {
		t.Errorf("2020: %q, want %q", got, want)
	}
	if one.Next.Text != "2021" || one.Prev.Text != "" || one.Run != nil {
		t.Errorf("%+v", one)
	}
	listed := view[ByTopic](t, plan([]byte(floods), "page"), "speakers/by-topic/")
	if got, want := heatText(listed.Heat), "Rain Ice; Ann Lee 40% 100%; Tom Reed 20% 100%; Jo Marsh 20% -"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

func heatText(h *Heat) string {
	var columns []string
	for _, c := range h.Columns {
		columns = append(columns, c.Text)
	}
	rows := []string{strings.Join(columns, " ")}
	for _, r := range h.Rows {
		row := r.Text
		for _, c := range r.Cells {
			row += " " + or(c.Text, "-")
		}
		rows = append(rows, row)
	}
	return strings.Join(rows, "; ")
}

// A deeper ground is a larger share, and a share too small for a figure is not none.
func TestDepth(t *testing.T) {
	got := ""
	for _, n := range []int{0, 1, 49, 50, 100, 200, 399, 400, 1000} {
		c := cell(n, 1000)
		got += fmt.Sprint(c.Text, c.Depth, " ")
	}
	if want := "0 <1%1 5%1 5%2 10%3 20%4 40%4 40%5 100%5 "; got != want {
		t.Errorf("%q, want %q", got, want)
	}
}

// Where nobody is quoted on a topic there is no such table, and no link to one.
func TestNoTable(t *testing.T) {
	p := plan([]byte("-- stories/2020-02-01-a --\ntitle: A\n\n# A\n\n{q Jo_Marsh|“One.”} he said.\n"), "page")
	for _, pg := range p.Pages() {
		if pg.Kind == KindByTopic {
			t.Error(pg.Address)
		}
	}
	if v := view[Speakers](t, p, "speakers/"); v.ByTopic.Href != "" {
		t.Errorf("%+v", v.ByTopic)
	}
}
