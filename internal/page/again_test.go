package page

import (
	"cmp"
	"slices"
	"strings"
	"testing"
)

const repeated = `
-- people/ann-lee.md --
---
name: Ann Lee
---
-- topics/boats.md --
---
name: Boats
---
-- topics/water.md --
---
name: Water
---
-- stories/2024-12-30-first --
title: First
topics: [boats]

# First

{q ann-lee|“We paid for a channel & we got a ditch,”} said {m ann-lee|Ann Lee}. {q ann-lee|“It is full of mud and of eels,”} she said.
-- stories/2025-01-02-altered --
title: Altered
topics: [water]

# Altered

{q ann-lee|“We paid for a canal & we got a ditch,”} said {m ann-lee|Ann Lee}.
-- stories/2025-01-20-same --
title: Same
lang: ar
topics: [water]

# Same

{q ann-lee|“We paid for a channel & we got a ditch”}, said {m ann-lee|Ann Lee}.
-- stories/2025-02-20-other --
title: Other
topics: [boats]

# Other

{q ann-lee|“Ask me again when the tide is out,”} said {m ann-lee|Ann Lee}. {q ann-lee|“Or do not ask me anything at all,”} she said.
-- stories/2025-02-21-more --
title: More
topics: [water]

# More

{q ann-lee|“There is nothing to be said for mud,”} said {m ann-lee|Ann Lee}. {q ann-lee|“There is much to be said for eels,”} she said.
`

// Words that several stories have are one row, at their first appearance, with the others below;
// what is altered says so, and shows how. No bar of the chart and no choice of the filter loses
// what it leads to.
func TestWordsPrintedAgain(t *testing.T) {
	v := view[Speaker](t, plan([]byte(repeated), ""), "speakers/ann-lee/")
	var rows, ids []string
	var first Row
	var firstStory StoryRows
	for _, y := range v.Years {
		for _, s := range y.Stories {
			ids = append(append(ids, s.Anchor), s.Anchors...)
			for _, r := range s.Rows {
				rows = append(rows, y.Year+" "+s.Title+": "+string(r.Shown[0]))
				if len(r.Again) > 0 {
					first, firstStory = r, s
				}
			}
		}
	}
	if len(rows) != 6 || !strings.HasPrefix(rows[4], "2024 First: “We paid") {
		t.Errorf("rows:\n%s", strings.Join(rows, "\n"))
	}
	if len(first.Again) != 2 {
		t.Fatalf("%d other stories", len(first.Again))
	}
	altered, same := first.Again[0], first.Again[1]
	if altered.Words.Text != "Altered" || altered.Like != "altered" || !strings.HasPrefix(altered.Words.Href,
		"/archive/2025/01/02/altered/#q-") || altered.Date != "2 January 2025" ||
		altered.Text != "“We paid for a <del>channel</del> <ins>canal</ins> &amp; we got a ditch.”" {
		t.Errorf("altered: %+v", altered)
	}
	if same.Like != "" || same.Text != "" || same.Lang != "ar" || same.Dir != "rtl" {
		t.Errorf("the same: %+v", same)
	}
	for _, want := range []string{"m-2024-12", "m-2025-01", "m-2025-02"} {
		if n := len(ids) - len(slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return id == want })); n != 1 {
			t.Errorf("%s stands %d times in %q", want, n, ids)
		}
	}
	// 2024 is the second year, 2025 the first; boats and water are both topics
	for _, class := range []string{"y1", "y2", "t1", "t2"} {
		if !slices.Contains(strings.Fields(cmp.Or(first.Class, firstStory.Class)), class) ||
			!slices.Contains(strings.Fields(firstStory.Class), class) {
			t.Errorf("the row lacks %s: %q in %q", class, first.Class, firstStory.Class)
		}
	}
	// a list that has not the first appearance shows the words where it has them first
	topic := view[Topic](t, plan([]byte(repeated), ""), "topics/water/")
	var told []string
	for _, s := range topic.Stories {
		for _, r := range s.Rows {
			for _, a := range r.Again {
				told = append(told, s.Title+" > "+a.Words.Text)
			}
		}
	}
	if want := []string{"Altered > First", "Altered > Same"}; !slices.Equal(told, want) {
		t.Errorf("on the topic: %q, want %q", told, want)
	}
}
