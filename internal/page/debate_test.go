package page

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// debated is an archive of n stories on a topic, a week apart, the newest of which is a debate of
// four; every third is without a word on it.
func debated(n int) []byte {
	var b strings.Builder
	b.WriteString("-- people/ann-lee.md --\n---\nname: Ann Lee\n---\n-- topics/mud.md --\n---\nname: Mud\n---\n")
	for i := range n {
		fmt.Fprintf(&b, "-- stories/2025-%02d-%02d-s%d --\ntitle: S%d\ntopics: [mud]\n\n# S%d\n\n", 1+i/4, 1+7*(i%4), i, i, i)
		switch {
		case i == n-1:
			b.WriteString("{q ann-lee|“No.”} {q ann-lee|“The mud was here before any of us came to look at it,”} said Lee. " +
				"{q Tom_Reed|“And it will be here when we have gone away again,”} said Reed. {q Ada_Poe|“Shovels.”} " +
				"{q ann-lee|“I have a bucket and I have two good arms for it,”} said Lee. " +
				"{q Cy_Moss|“Count me among those who wear no boots at all,”} said Moss.\n")
		case i%3 == 1:
			b.WriteString("Nobody said a word.\n")
		default:
			fmt.Fprintf(&b, "{q ann-lee|“Line %d is my own about the w%d and x%d,”} said Lee.\n", i, i*7, i*11)
		}
	}
	return []byte(b.String())
}

func wordsOf(rows []Row) []string {
	var out []string
	for _, r := range rows {
		words := strings.Trim(string(r.Shown[0]), "“”.,")
		out = append(out, r.Who.Text+": "+strings.Join(strings.Fields(words)[:min(3, len(strings.Fields(words)))], " "))
	}
	return out
}

// A debate is heard by something of each of its first voices, in the order of the story, with words
// enough to be understood; the rest of it is there as well.
func TestDebate(t *testing.T) {
	v := view[Topic](t, plan(debated(16), ""), "topics/mud/")
	newest := v.Stories[0]
	if got, want := wordsOf(newest.Rows), []string{
		"Ann Lee: The mud was", "Tom Reed: And it will", "Ada Poe: Shovels",
	}; !slices.Equal(got, want) {
		t.Errorf("heard: %q, want %q", got, want)
	}
	if got, want := wordsOf(newest.More), []string{"Ann Lee: No", ": I have a", "Cy Moss: Count me among"}; !slices.Equal(got, want) {
		t.Errorf("the rest: %q, want %q", got, want)
	}
	if newest.MoreText != "Three more quotations on this" {
		t.Error(newest.MoreText)
	}
	if len(v.Stories) != topicStories || len(v.Before) != 4 || v.Earlier != "Four stories before" || len(v.Pages.Links) > 0 {
		t.Errorf("%d stories, %d before (%s)", len(v.Stories), len(v.Before), v.Earlier)
	}
	// each bar of the chart leads to the first story of its month, wherever it stands
	ids := map[string]int{}
	for _, s := range slices.Concat(v.Stories, v.Before) {
		if s.Anchor != "" {
			ids[s.Anchor]++
		}
	}
	links := 0
	for _, bar := range v.Chart.Bars {
		if bar.Href != "" {
			links++
			if ids[strings.TrimPrefix(bar.Href, "#")] != 1 {
				t.Errorf("%s: %v", bar.Href, ids)
			}
		}
	}
	if links != 4 {
		t.Errorf("%d bars are links", links)
	}
}

// How much somebody spoke is told by the share of words, and the shares are of all that was said.
func TestWhoSpoke(t *testing.T) {
	v := view[Topic](t, plan(debated(4), ""), "topics/mud/")
	var got []string
	for _, r := range v.Who.Rows {
		got = append(got, r.Text+" "+r.Small+" "+r.Count)
	}
	want := []string{"Ann Lee  5 · 68%", "Cy Moss  1 · 15%", "Ada Poe  1 · 1%", "Tom Reed  1 · 16%"}
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
}

// No row of a topic is lost: its page, or those of its years and months, have all of them.
func TestTopicHoldsAllRows(t *testing.T) {
	for _, n := range []int{3, 16, 48} {
		p := plan(debated(n), "")
		seen := map[string]bool{}
		add := func(stories []StoryRows) {
			for _, s := range stories {
				for _, r := range slices.Concat(s.Rows, s.More) {
					seen[r.Href] = true
				}
			}
		}
		v := view[Topic](t, p, "topics/mud/")
		add(v.Stories)
		add(v.Before)
		for _, pg := range p.Pages() {
			if list, is := p.View(pg, nil).(*List); is && strings.HasPrefix(pg.Address, "topics/mud/") {
				for _, g := range list.Groups {
					add(g.Stories)
				}
			}
		}
		if said := len(p.ix.Topic("mud").Said); len(seen) != said {
			t.Errorf("%d of %d rows of %d stories", len(seen), said, n)
		}
	}
}
