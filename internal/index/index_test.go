package index_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/slug"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// rows prints a list of rows: date, words.
func rows(ix *index.Index, refs []index.Ref) string {
	var b strings.Builder
	for _, r := range refs {
		s, u := ix.At(r)
		fmt.Fprintf(&b, "%s %s\n", s.Date.Format("2006-01-02"), strings.Join(u.Shown, " / "))
	}
	return b.String()
}

func TestRowsRunFromTheNewestStory(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- stories/2024-03-01-b --
title: B

# B

{q ann-lee|“B one,”} she said. {q ann-lee|“B two,”} she said.
-- stories/2025-03-01-c --
title: C

# C

{q ann-lee|“C one,”} she said. {q bo-kerr|“Not hers,”} he said. {q ann-lee|“C two,”} she said.
-- stories/2024-03-01-a --
title: A

# A

{q ann-lee|“A one,”} she said.
`)).Index("")
	want := "2025-03-01 “C one.”\n2025-03-01 “C two.”\n2024-03-01 “B one.”\n2024-03-01 “B two.”\n2024-03-01 “A one.”\n"
	ann := ix.Speaker("ann-lee")
	if diff := cmp.Diff(want, rows(ix, ann.Said)); diff != "" {
		t.Error("-want +got\n" + diff)
	}
	if ann.Quoted != 3 || len(ann.Stories) != 3 {
		t.Errorf("quoted in %d stories, in %d altogether, want 3 and 3", ann.Quoted, len(ann.Stories))
	}
}

// A joint statement stands with each member; denials and hypotheticals stand apart; an echo stands
// nowhere.
func TestWhoseRows(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- stories/2025-03-01-c --
title: C

# C {q ann-lee echo=4|‘together’}

{q ann-lee not_said|“Never,”} she did not say. {q bo-kerr hypothetical|“If,”} he might say. They went {q ann-lee+bo-kerr|“home together”}.
`)).Index("")
	for id, want := range map[string][2]string{
		"ann-lee": {"2025-03-01 “home together”\n", "2025-03-01 “Never.”\n"},
		"bo-kerr": {"2025-03-01 “home together”\n", "2025-03-01 “If.”\n"},
	} {
		e := ix.Speaker(id)
		if said, not := rows(ix, e.Said), rows(ix, e.NotSaid); said != want[0] || not != want[1] {
			t.Errorf("%s: said %q, not said %q; want %q", id, said, not, want)
		}
	}
}

// What is not asserted counts among a story's quotations; an echo and what was retracted do not.
func TestWhatCounts(t *testing.T) {
	s := sample.Read([]byte(people + `
-- stories/2025-03-01-c --
title: C

# C {q ann-lee echo=4|‘home’}

{q ann-lee not_said|“Never,”} she did not say. {q bo-kerr retracted|“Gone,”} he said. They went {q ann-lee|“home”}. {q -|“Who knows?”}
`)).Index("").Story(0)
	if got, by := s.Quotations(), s.Attributed(); got != 3 || by != 2 {
		t.Errorf("%d quotations, %d of them attributed, want 3 and 2", got, by)
	}
}

// Said about: by somebody else, in their own words.
func TestSaidAbout(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- places/dell.md --
---
name: Dell
---
-- stories/2025-03-01-c --
title: C

# C

{q bo-kerr|“{m ann-lee|Ann Lee} never left {m dell|Dell},”} he said of {m ann-lee|Ann Lee}. {q ann-lee|“{m ann-lee|Lee} did,”} she said. {q bo-kerr|“Hm,”} he told {m ann-lee|Lee}.
`)).Index("")
	if got, want := rows(ix, ix.Speaker("ann-lee").About), "2025-03-01 “Ann Lee never left Dell.”\n"; got != want {
		t.Errorf("about Ann Lee: %q, want %q", got, want)
	}
	if got, want := rows(ix, ix.Place("dell").About), "2025-03-01 “Ann Lee never left Dell.”\n"; got != want {
		t.Errorf("about Dell: %q, want %q", got, want)
	}
}

// Printed names: each form as printed; of a registered name the entry takes the record over; where
// another holds the id, the printed name's ends in -name.
func TestPrintedNames(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- places/cy-dane.md --
---
name: Cy-Dane Down
---
-- stories/2025-03-01-c --
title: C

# C

{q José_Ruiz|“One,”} he said. {q Jose_Ruiz|“Two,”} he said. {q Cy_Dane|“Three,”} she said. {q Kerr|“Four,”} said Kerr.
`)).Index("page")
	ruiz := ix.Speaker("jose-ruiz")
	if ruiz == nil || len(ruiz.Said) != 2 || !slices.Equal(ruiz.Forms, []string{"José Ruiz", "Jose Ruiz"}) {
		t.Fatalf("the record of José Ruiz: %+v", ruiz)
	}
	if dane := ix.Speaker("cy-dane-name"); dane == nil || dane.Name != "Cy Dane" {
		t.Errorf("no record cy-dane-name, though a place holds the id: %+v", dane)
	}
	if e := ix.EntityOf(&index.Who{Name: "Ann Lee", ID: "ann-lee", Type: annotate.Person}); e == nil || e.Entry == nil {
		t.Error("a printed name that is a registered person's name did not join her record")
	}
	if n := len(ix.Speaker("bo-kerr").Said); n != 0 {
		t.Error("a lone surname was given to somebody")
	}
}

// A newer story may name somebody who speaks in an older one alone.
func TestNamedInANewerStory(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- stories/2025-03-01-c --
title: C

# C

{m Cy_Dane|Cy Dane} was not there. {q bo-kerr|“{m Cy_Dane|Cy Dane} has gone,”} he said.
-- stories/2024-03-01-b --
title: B

# B

{q Cy_Dane|“I stay,”} said {m Cy_Dane|Cy Dane}.
`)).Index("page")
	dane := ix.Speaker("cy-dane")
	if dane == nil || len(dane.Stories) != 2 {
		t.Fatalf("the record of Cy Dane: %+v", dane)
	}
	if got, want := rows(ix, dane.About), "2025-03-01 “Cy Dane has gone.”\n"; got != want {
		t.Errorf("about Cy Dane: %q, want %q", got, want)
	}
}

// Where two registered people claim one name, nobody gets what was printed under it, nor where each
// spells it in a way of its own, or the other is an organisation.
func TestClaimedTwice(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- people/ann-lee-2.md --
---
name: Ann Lee
---
-- people/jose-ruiz.md --
---
name: José Ruiz
---
-- people/jose-ruiz-2.md --
---
name: Jose Ruiz
---
-- people/grace-hall.md --
---
name: Grace Hall
---
-- organisations/the-hall.md --
---
name: Grace Hall
---
-- stories/2025-03-01-c --
title: C

# C

{q Bo_Kerr|“One,”} he said.
`)).Index("page")
	who := &index.Who{Name: "Ann Lee", ID: "ann-lee", Type: annotate.Person}
	if e := ix.EntityOf(who); e != nil {
		t.Errorf("a name that two people claim is on the page of %s", e.ID)
	}
	for _, name := range []string{"José Ruiz", "Grace Hall"} {
		if e := ix.EntityOf(&index.Who{Name: name, ID: slug.ID(name), Type: annotate.Person}); e != nil {
			t.Errorf("%s, which two claim, is on the page of %s", name, e.ID)
		}
	}
	who.Registered = true
	if e := ix.EntityOf(who); e == nil || e.ID != "ann-lee" {
		t.Errorf("who was decided to be Ann Lee has the record %+v", e)
	}
}

// Topics: an utterance by a phrase in its words or its paragraph, else the story's first; a story
// by those it names, its headline or deck, or twice in its text.
func TestTopics(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- topics/rain.md --
---
name: Rain
match: [wet weather]
---
-- topics/tea.md --
---
name: Tea
---
-- topics/snow.md --
---
name: Snow
---
-- topics/ferry-inquiry.md --
---
name: Ferry inquiry
match: [ferry, inquiry]
---
-- stories/2025-03-01-c --
title: C
topics: [snow, rain]

# C

It was wet weather. {q ann-lee|“It pours,”} she said.

{q ann-lee|“Tea helps in RAIN,”} she said.

{q ann-lee|“Trains run. Teapots too,”} she said, and brained him.
-- stories/2025-03-02-d --
title: D

# The price of tea

Nothing else. {q bo-kerr|“No,”} he said.
-- stories/2025-03-03-e --
title: E

# E

Tea, tea and tea.

One rain. One ferry inquiry.
-- stories/2025-03-04-f --
title: F

# F

A ferry inquiry. No ferry.
`)).Index("")
	var got []string
	for i := range ix.Len() {
		s := ix.Story(i)
		got = append(got, s.ID+": "+strings.Join(s.Topics, " "))
		for _, u := range s.Utterances {
			got = append(got, "  "+u.Shown[0]+": "+strings.Join(u.Topics, " "))
		}
	}
	want := []string{
		"2025-03-01-c: snow rain",
		"  “It pours.”: rain",
		"  “Tea helps in RAIN.”: rain tea",
		"  “Trains run. Teapots too.”: snow",
		"2025-03-02-d: tea",
		"  “No.”: ",
		"2025-03-03-e: tea", // a phrase within a phrase stands there once
		"2025-03-04-f: ferry-inquiry",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

// How a list prints an utterance.
func TestShown(t *testing.T) {
	for _, c := range []struct{ marked, shown, lead, tail string }{
		{`{q ann-lee|“It is asleep,”} she said.`, "“It is asleep.”", "", ""},
		{`{q ann-lee|“One,”} she said. {q ann-lee +|“Two.”}`, "“One. Two.”", "", ""},
		{
			`{q ann-lee|“We have to,”} she said, {q ann-lee +|“because nobody else will.”}`,
			"“We have to, because nobody else will.”", "", "",
		},
		{"{q ann-lee|“First.}\n\n{q ann-lee +|“Second,”} she said.", "“First. / “Second.”", "", ""},
		{`{q ann-lee|''It is late,''} she said.`, "''It is late.''", "", ""},
		{`{q ann-lee|"Is it?"} she asked.`, `"Is it?"`, "", ""},
		{`She called the plan {q ann-lee partial cue=called|“a ditch,”} and left.`, "“a ditch”", "called the plan", " and left"},
		{`She told members that the channel was lost and that another winter would be {q ann-lee partial cue=told|“a decision in itself”}.`, "“a decision in itself”", "another winter would be", ""},
		{
			`She said the county would meet half of it {q ann-lee partial cue=said|“if, and only if, they publish”}.`,
			"“if, and only if, they publish”", "the county would meet half of it", "",
		},
		{`He left (she called it {q ann-lee partial cue=called|“flight”}).`, "“flight”", "called it", ""},
		{`{q ann-lee partial|“Flight”} was her word.`, "“Flight”", "", " was her word"},
		{`Lee called it {q ann-lee partial cue=called|“a ditch”} unless the county paid for a survey.`, "“a ditch”", "called it", " unless the county paid for a survey"},
		{`The plan was {q ann-lee partial cue=said|“dead,”} she said, as everybody knew.`, "“dead”", "The plan was", ""},
		{`The plan was {q ann-lee partial cue=said|“dead”} and the quay {q ann-lee partial cue=said|“a ditch”}, she said.`, "“dead”", "The plan was", " and the quay …"},
		{`It was {q ann-lee partial|“a ditch”} (so she put it in May.`, "“a ditch”", "It was", ""},
	} {
		ix := sample.Read([]byte(people + "-- stories/2025-03-01-c --\ntitle: C\n\n# C\n\n" + c.marked +
			"\n")).Index("")
		u := ix.Story(0).Utterances[0]
		if got := strings.Join(u.Shown, " / "); got != c.shown || u.Lead != c.lead || u.Tail != c.tail {
			t.Errorf("%s\nshown %q between %q and %q, want %q between %q and %q", c.marked, got, u.Lead, u.Tail, c.shown,
				c.lead, c.tail)
		}
	}
}

// Offsets in code points, and the place in words.
func TestOffsets(t *testing.T) {
	ix := sample.Read([]byte(people +
		"-- stories/2025-03-01-c --\ntitle: C\n\n# Ça\n\nÉté à Ålesund. {q ann-lee|“Où ça?”} she said.\n")).Index("")
	p := ix.Story(0).Utterances[0].Parts[0]
	if p.CodeStart != 19 || p.CodeEnd != 27 || p.FirstWord != 4 || p.Words != 2 || p.Text != "“Où ça?”" {
		t.Errorf("%+v, want code points 19 to 27, two words after four", p)
	}
	if s := ix.Story(0).Utterances[0].Sentence; s != "“Où ça?” she said." {
		t.Errorf("sentence %q", s)
	}
}

// Letters: accents folded, particles with the surname, other scripts under their own heading, and
// an order that does not depend on the input's.
func TestLettersAndOrder(t *testing.T) {
	names := []string{
		"Ángel_Ödman", "Wietske_van_der_Hoorn", "Zoë_Ash", "Анна_Лебедева", "李_明", "Amos_Odlum", "Cathal_Ó_Síocháin",
		"Tom_O’Dowd", "Ann_Ode", "Ben_Ode_Jr.",
	}
	var b strings.Builder
	b.WriteString("-- stories/2025-03-01-c --\ntitle: C\n\n# C\n\n")
	for i, n := range names {
		fmt.Fprintf(&b, "{q %s|“Words of number %d,”} she said. ", n, i)
	}
	var got []string
	for _, e := range sample.Read([]byte(b.String())).Index("page").Entities {
		got = append(got, index.LetterName(e.Letter)+" "+e.SortName)
	}
	want := []string{
		"A Ash, Zoë", "O O’Dowd, Tom", "O Ó Síocháin, Cathal", "O Ode, Ann", "O Ode, Ben Jr.", "O Odlum, Amos",
		"O Ödman, Ángel", "V van der Hoorn, Wietske",
		"Cyrillic Анна Лебедева", "Chinese characters 李 明",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

// A registered name is sorted as a printed one is, unless its file says otherwise.
func TestRegisteredNamesSortAlike(t *testing.T) {
	var b strings.Builder
	want := map[string]string{
		"Cathal Ó Síocháin": "Ó Síocháin, Cathal", "Анна Лебедева": "Анна Лебедева", "Ann Lee": "Lee, Ann",
		"Ada van Brandt": "van Brandt, Ada", "Maria del Carmen Ruiz": "Ruiz, Maria del Carmen",
		"Amos Whitlock Jr.": "Whitlock, Amos Jr.", "Pelé": "Pelé", "Ursula von der Heide": "von der Heide, Ursula",
		"De Niro": "Niro, De",
	}
	for name := range want {
		fmt.Fprintf(&b, "-- people/%s.md --\n---\nname: %s\n---\n", slug.ID(name), name)
	}
	b.WriteString("-- people/bo-kerr.md --\n---\nname: Bo Kerr\nsort_name: Bo Kerr\n---\n")
	want["Bo Kerr"] = "Bo Kerr"
	for _, e := range sample.Read([]byte(b.String())).Index("").Entities {
		if e.SortName != want[e.Name] {
			t.Errorf("%s sorts as %q, want %q", e.Name, e.SortName, want[e.Name])
		}
	}
}

// A name so long that no disk could hold its page has none.
func TestEndlessName(t *testing.T) {
	long := strings.Repeat("A", 130) + "_" + strings.Repeat("B", 130)
	ix := sample.Read([]byte("-- stories/2025-03-01-c --\ntitle: C\n\n# C\n\n{q " + long +
		"|“One,”} she said.\n")).Index("page")
	if n := len(ix.Entities); n != 0 {
		t.Errorf("%d speakers, want none", n)
	}
	if w := ix.Story(0).Utterances[0].Who; w == nil || w.Name == "" || w.ID != "" {
		t.Errorf("said by %+v, want the name without an id", w)
	}
}

func TestDates(t *testing.T) {
	var b strings.Builder
	for _, d := range []string{"2023-12-31-a", "2024-01-01-b", "2024-01-01-c", "2024-12-31-d", "2025-01-01-e"} {
		fmt.Fprintf(&b, "-- stories/%s --\ntitle: T\n\n# T\n", d)
	}
	ix := sample.Read([]byte(b.String())).Index("")
	if got := ix.Years(); !slices.Equal(got, []int{2023, 2024, 2025}) {
		t.Errorf("years %v", got)
	}
	for _, c := range []struct{ year, month, first, end int }{{2024, 0, 1, 3}, {2024, 1, 1, 2}, {2024, 12, 2, 3},
		{2024, 6, 2, 2}, {2023, 12, 0, 1}, {2026, 0, 4, 4}} {
		if first, end := ix.Within(c.year, time.Month(c.month)); first != c.first || end != c.end {
			t.Errorf("within %d/%d: %d to %d, want %d to %d", c.year, c.month, first, end, c.first, c.end)
		}
	}
	same := slices.Collect(ix.SameDay(ix.Days[1]))
	if len(same) != 1 || same[0].Year != 2025 {
		t.Errorf("other years' 1 January: %+v", same)
	}
}

// Roles over time: each utterance counts for the post held on its story's day.
func TestRoles(t *testing.T) {
	ix := sample.Read([]byte(`
-- people/ann-lee.md --
---
name: Ann Lee
roles:
  - {title: clerk, of: office, from: 2019, until: 2023-06}
  - {title: head, of: office, from: 2023-07-01}
---
-- organisations/office.md --
---
name: Office
---
-- stories/2023-06-30-a --
title: A

# A

{q ann-lee|“One,”} she said.
-- stories/2023-07-01-b --
title: B

# B

{q ann-lee|“Two,”} she said. {q ann-lee|“Three,”} she said.
`)).Index("")
	var got []string
	for _, r := range ix.Roles(ix.Speaker("ann-lee")) {
		got = append(got, fmt.Sprint(r.Title, r.Count))
	}
	if want := []string{"head2", "clerk1"}; !slices.Equal(got, want) {
		t.Errorf("roles %v, want %v", got, want)
	}
	if s := ix.Spokespeople(ix.Speaker("office")); len(s) != 1 || s[0].Count != 3 {
		t.Errorf("spokespeople %+v", s)
	}
}

func TestMostQuotedLeavesOutPrintedNames(t *testing.T) {
	a := sample.Read([]byte(people + "-- stories/2025-03-01-c --\ntitle: C\n\n# C\n\n{q Cy_Dane|“One,”} he said. {q " +
		"Cy_Dane|“Two,”} he said. {q ann-lee|“Three,”} she said.\n"))
	if got := a.Index("").MostQuoted(0, 5); len(got) != 1 || got[0].Entity.ID != "ann-lee" {
		t.Errorf("most quoted, printed names noindex: %+v", got)
	}
	if got := a.Index("page").MostQuoted(0, 5); len(got) != 2 || got[0].Entity.ID != "cy-dane" {
		t.Errorf("most quoted, printed names with pages: %+v", got)
	}
}

// Who quotes himself is not said to be quoted by himself; who quotes another is named.
func TestNobodyIsQuotedByHimself(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- stories/2025-03-01-c --
title: C

# C

{q ann-lee|“I told them, {q ann-lee via=ann-lee|‘Not again,’} and {q bo-kerr via=ann-lee|‘Why not?’} he said,”} she said.
`)).Index("")
	var via []string
	for _, u := range ix.Story(0).Utterances {
		name := "-"
		if u.Via != nil {
			name = u.Via.Name
		}
		via = append(via, name)
	}
	if want := []string{"-", "-", "Ann Lee"}; !slices.Equal(via, want) {
		t.Errorf("via %q, want %q", via, want)
	}
}

// A leading "The" counts nowhere where names are put in order.
func TestTopicsInOrder(t *testing.T) {
	ix := sample.Read([]byte(`
-- topics/a.md --
---
name: The Old Quay
---
-- topics/b.md --
---
name: Theatre
---
-- topics/c.md --
---
name: Lights
---
-- topics/d.md --
---
name: Pilots
---
`)).Index("")
	var names []string
	for _, topic := range ix.Topics {
		names = append(names, topic.Entry.Name)
	}
	if want := []string{"Lights", "The Old Quay", "Pilots", "Theatre"}; !slices.Equal(names, want) {
		t.Errorf("%q, want %q", names, want)
	}
}

func TestConfidenceHasTwoDigits(t *testing.T) {
	for in, want := range map[float64]float64{.9549: .95, .29: .29, .57: .57, .999999: .99, 1: 1, 0: 0, .8: .8} {
		if u := (index.Utterance{Confident: in}); u.Confidence() != want {
			t.Errorf("%v: %v, want %v", in, u.Confidence(), want)
		}
	}
}
