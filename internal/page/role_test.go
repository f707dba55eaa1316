package page

import "testing"

// The organisation of a role is named once: in the title where that has it.
func TestARoleNamesItsOrganisationOnce(t *testing.T) {
	p := plan([]byte(`
-- organisations/quay-board.md --
---
name: Quay Board
---
-- people/ann-lee.md --
---
name: Ann Lee
roles:
  - {title: chair of the Quay Board, of: quay-board, from: 2018}
  - {title: clerk, of: quay-board, from: 2010, until: 2014}
  - {title: Quay Board surveyor, of: quay-board, from: 2015, until: 2017}
---
-- stories/2020-02-01-a --
title: A

# A

{q ann-lee|“Wet.”} she said.
`), "")
	var got []string
	for _, r := range view[Speaker](t, p, "speakers/ann-lee/").Roles {
		s := r.Title
		if !r.Named {
			s += ", "
		}
		got = append(got, s+"["+r.Of.Text+"]"+r.After)
	}
	want := []string{"Clerk, [Quay Board]", "[Quay Board] surveyor", "Chair of the [Quay Board]"}
	if len(got) != 3 || got[0] != want[0] || got[1] != want[1] || got[2] != want[2] {
		t.Errorf("%q, want %q", got, want)
	}
}

// What somebody said is never told to be no share at all.
func TestASmallShareIsNotNothing(t *testing.T) {
	for _, c := range []struct {
		n, of int
		want  string
	}{{0, 0, "0%"}, {0, 900, "0%"}, {4, 900, "<1%"}, {5, 900, "1%"}, {450, 900, "50%"}, {900, 900, "100%"}} {
		if got := share(c.n, c.of); got != c.want {
			t.Errorf("%d of %d: %s, want %s", c.n, c.of, got, c.want)
		}
	}
}
