package index_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// told is everything that an index tells away from the stories' own pages, as text.
func told(t *testing.T, ix *index.Index) string {
	t.Helper()
	var b strings.Builder
	for i := range ix.Len() {
		s := ix.Story(i)
		c := *s
		c.File = ""
		js, err := json.Marshal(c)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(js)
		b.WriteByte('\n')
	}
	for _, e := range ix.Entities {
		if e.HasPage() {
			b.WriteString(e.ID + " " + e.Name + " " + strings.Join(e.Forms, " ") + "\n")
		}
	}
	return b.String()
}

func ownPages(t *testing.T, ix *index.Index) string {
	t.Helper()
	var b strings.Builder
	for i := range ix.Len() {
		s := *ix.OwnPage(i)
		s.Hidden = nil // for Build alone
		js, err := json.Marshal(s)
		if err != nil {
			t.Fatal(err)
		}
		b.Write(js)
	}
	for _, s := range ix.Withdrawn {
		js, _ := json.Marshal(s)
		b.Write(js)
	}
	return b.String()
}

const people = `
-- people/ann-lee.md --
---
name: Ann Lee
aliases: [A. J. Lee]
---
-- people/bo-kerr.md --
---
name: Bo Kerr
---
`

// What each state, access and status hides, and where. own: what even the story's own page may not
// tell; elsewhere: what no other page may; kept: what must still be told elsewhere.
var hiding = []struct {
	name                 string
	printed              string
	files                string
	own, elsewhere, kept []string
}{
	{
		name: "withdrawn", files: people + `
-- stories/2025-01-02-s --
title: Secret title
state: withdrawn
deck: Secret deck
bylines: [Secret Byline]

# Secret title

{q ann-lee|“Secret words,”} said {m ann-lee|Ann Lee}.
`,
		own: []string{"Secret"}, elsewhere: []string{"Secret"}, kept: []string{"Bo Kerr"},
	},
	{
		name: "metadata", files: people + `
-- stories/2025-01-02-s --
title: Open title
access: metadata
deck: Secret deck
section: Secret section
bylines: [Open Byline]
url: https://example.org/open

# Open title

{q ann-lee cue=said|“Secret words,”} said {m ann-lee|Ann Lee}. Secret prose.
`,
		own: []string{"Secret", "secret"}, elsewhere: []string{"Secret", "\"Ann Lee\""}, kept: []string{
			"Open title", "Open Byline", "https://example.org/open",
		},
	},
	{
		name: "quotations", files: people + `
-- stories/2025-01-02-s --
title: Open title
access: quotations
deck: Secret deck

# Open title

> Secret {q bo-kerr echo=2|“echo”} deck

{q bo-kerr cue=said source=the_secret_man partial|“open words”} said the secret man. Secret prose on {m ann-lee|Ann Lee}.
`,
		own: []string{"Secret", "secret", "Ann Lee"}, elsewhere: []string{"Secret", "secret"}, kept: []string{
			"open words", "Bo Kerr", "Open title", "said",
		},
	},
	{
		name: "withheld", files: people + `
-- stories/2025-01-02-s --
title: Open title
deck: A deck that names Ann Lee.

# Open title

{q ann-lee withheld cue=said source=Lee|“Open words,”} said {m ann-lee|Lee}.

{q bo-kerr cue=said|“Good morning,”} {m bo-kerr|Bo Kerr} said to {m ann-lee|Ann Lee} and left.

{q bo-kerr cue=said|“Ann Lee is no sailor,”} Kerr said.

{q ann-lee|“Other open words,”} she said.
`,
		own: []string{"said Lee\""},
		elsewhere: []string{
			"Ann Lee is no sailor\",\"Lead\"", "names Ann Lee", "said to Ann Lee", "\"ID\":\"ann-lee\"",
			"\"Name\":\"Ann Lee\"",
		},
		kept: []string{"Open words", "Good morning", "Bo Kerr"},
	},
	{
		name: "disputed, nested in it another", files: people + `
-- stories/2025-01-02-s --
title: Open title

# Open title

{q ann-lee disputed|“Then he said, {q bo-kerr via=ann-lee|‘Never,’} and went,”} she said.
`,
		own:       []string{"\"ID\":\"ann-lee\"", "Ann Lee"},
		elsewhere: []string{"\"ID\":\"ann-lee\"", "\"Name\":\"Ann Lee\""}, kept: []string{"Bo Kerr", "Never"},
	},
	{
		name: "visibility: none", files: strings.Replace(people, "name: Ann Lee", "name: Ann Lee\nvisibility: none", 1) + `
-- stories/2025-01-02-s --
title: Open title

# Open title

{q ann-lee cue=said source=A._J._Lee|“Open words,”} said {m ann-lee|A. J. Lee}.

{q bo-kerr cue=said|“Good morning,”} {m bo-kerr|Bo Kerr} said to {m ann-lee|Lee} and left.
`,
		elsewhere: []string{"Ann Lee", "J. Lee", "ann-lee", "to Lee"}, kept: []string{
			"Open words", "Good morning", "Bo Kerr",
		},
	},
	{
		name: "printed_names: none", printed: "none", files: people + `
-- stories/2025-01-02-s --
title: Open title

# Open title

{q Cy_Dane cue=said source=Cy_Dane|“Open words,”} said {m Cy_Dane|Cy Dane}.

{q bo-kerr cue=said|“I know Eve Finch,”} {m bo-kerr|Bo Kerr} said to {m Cy_Dane|Dane}, not to {m Eve_Finch|Eve Finch}.
`,
		elsewhere: []string{"Cy Dane", "cy-dane", "to Dane"}, kept: []string{
			"Open words", "I know Eve Finch", "Bo Kerr",
		},
	},
	{
		name: "printed_names: noindex", files: people + `
-- stories/2025-01-02-s --
title: Open title

# Open title

{q Cy_Dane cue=said source=Cy_Dane|“Open words,”} said {m Cy_Dane|Cy Dane}.
`,
		kept: []string{"Open words", "Cy Dane", "cy-dane"},
	},
}

func TestWhatMayBeTold(t *testing.T) {
	for _, c := range hiding {
		t.Run(c.name, func(t *testing.T) {
			ix := sample.Read([]byte(c.files)).Index(c.printed)
			own, elsewhere := ownPages(t, ix), told(t, ix)
			for _, s := range c.own {
				if strings.Contains(own, s) {
					t.Errorf("the story's own page tells %q:\n%s", s, own)
				}
			}
			for _, s := range c.elsewhere {
				if strings.Contains(elsewhere, s) {
					t.Errorf("elsewhere %q is told:\n%s", s, elsewhere)
				}
			}
			for _, s := range c.kept {
				if !strings.Contains(elsewhere, s) {
					t.Errorf("elsewhere %q is not told:\n%s", s, elsewhere)
				}
			}
		})
	}
}

// A withheld utterance keeps its anchor and loses its figure; the others count on without it.
func TestWithheldHasNoFigure(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- stories/2025-01-02-s --
title: T

# T

{q ann-lee|“One,”} she said. {q bo-kerr withheld|“Two,”} he said. {q ann-lee|“Three,”} she said.
`)).Index("")
	var figures []int
	for _, u := range ix.OwnPage(0).Utterances {
		figures = append(figures, u.Figure)
	}
	if len(figures) != 3 || figures[0] != 1 || figures[1] != 0 || figures[2] != 2 {
		t.Errorf("figures %v, want 1 0 2", figures)
	}
	if ix.OwnPage(0).Ties != 1 {
		t.Errorf("%d hidden ties, want 1", ix.OwnPage(0).Ties)
	}
}

// A retracted utterance stays in its story and leaves every list and count.
func TestRetractedLeavesLists(t *testing.T) {
	ix := sample.Read([]byte(people + `
-- topics/time.md --
---
name: Time
---
-- stories/2025-01-02-s --
title: T
topics: [time]

# T

{q ann-lee|“One,”} she said. {q ann-lee retracted|“Two of {m bo-kerr|Bo Kerr},”} she said.
`)).Index("")
	if n := len(ix.Speaker("ann-lee").Said); n != 1 {
		t.Errorf("%d rows, want 1", n)
	}
	if n := len(ix.Topic("time").Said); n != 1 {
		t.Errorf("%d rows on the topic, want 1", n)
	}
	if n := len(ix.Speaker("bo-kerr").About); n != 0 {
		t.Errorf("%d rows about Bo Kerr, want none", n)
	}
	if u := ix.OwnPage(0).Utterances[1]; u.Status != annotate.Retracted || u.Figure != 2 || u.Who != nil {
		t.Errorf("on its own page: %+v", u)
	}
}

// Where nothing is hidden the record is not copied.
func TestPlainRecordsAreShared(t *testing.T) {
	a := sample.Read([]byte(people + "-- stories/2025-01-02-s --\ntitle: T\n\n# T\n\n{q ann-lee|“One,”} she said.\n"))
	ix := a.Index("")
	if ix.Story(0) != ix.OwnPage(0) {
		t.Error("a record with nothing to hide was copied")
	}
}
