package page

import (
	"fmt"
	"testing"
)

// The first and the latest words on a topic stand side by side, each with the role of its day, and
// the years between are parted where the role changes.
func TestHasItChanged(t *testing.T) {
	src := weir + "-- stories/2023-02-01-f --\ntitle: F\ntopics: [rain]\n\n# F\n\n{q ann-lee role=mayor|“Dry.”} she said. " +
		"{q ann-lee role=mayor|“Dry for once.”} she said.\n"
	v := view[List](t, plan([]byte(src), ""), "speakers/ann-lee/on/rain/")
	c := v.Changed
	if c == nil {
		t.Fatal("nothing is set side by side")
	}
	for _, told := range []StoryRows{c.First, c.Latest} {
		if len(told.Rows) != 1 {
			t.Fatalf("%+v", told)
		}
	}
	if c.First.Title != "B" || c.First.Role != "lock keeper" || c.First.Rows[0].Shown[0] != "“Wetter.”" &&
		c.First.Rows[0].Shown[0] != "“Wet.”" {
		t.Errorf("first: %+v", c.First)
	}
	if c.Latest.Title != "F" || c.Latest.Role != "mayor" || c.Latest.Rows[0].Shown[0] != "“Dry for once.”" {
		t.Errorf("latest: %+v", c.Latest)
	}
	var line string
	for _, s := range c.Line {
		line += fmt.Sprint(s.Role, s.Over)
		for _, y := range s.Years {
			line += " " + y.Text + ":" + y.Count
		}
		line += "; "
	}
	if want := "lock keepertrue 2019:2 2020:2; mayorfalse 2023:2; "; line != want {
		t.Errorf("%q, want %q", line, want)
	}
}

// Where all was said within a year and in one role there is nothing to compare.
func TestNothingToCompare(t *testing.T) {
	src := "-- people/ann-lee.md --\n---\nname: Ann Lee\n---\n-- topics/rain.md --\n---\nname: Rain\n---\n"
	for i := range 5 {
		src += fmt.Sprintf("-- stories/2019-02-0%d-s --\ntitle: S\ntopics: [rain]\n\n# S\n\n{q ann-lee|“Wet %d.”} she said.\n", i+1, i)
	}
	if c := view[List](t, plan([]byte(src), ""), "speakers/ann-lee/on/rain/").Changed; c != nil {
		t.Errorf("%+v", c)
	}
}
