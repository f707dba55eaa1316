package annotate

import (
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/registry"
)

// following is a case of what follows from decisions: who is named for each quotation before them
// and with them.
type following struct {
	name, story string
	decisions   []Decision
	quotation   string // the words of one that nobody has decided
	before      string // whom the program names of itself, or ""
	with        string // whom it names with the decisions
	follows     string // the words of the decided quotation from which that follows, or ""
}

func speaks(words string, who ...Entity) Decision {
	d := Decision{Quote: words, SetSpeaker: true}
	for _, e := range who {
		if e.Type == "" {
			e.Type = Person
		}
		d.Speakers = append(d.Speakers, Speaker{Entity: e})
	}
	return d
}

func notSpeech(words string) Decision {
	no := false
	return Decision{Quote: words, Speech: &no}
}

var (
	annLee   = Entity{Name: "Ann Lee"}
	tomReed  = Entity{Name: "Tom Reed"}
	moraQuil = Entity{ID: "mora-quill", Name: "Mora Quill", Registered: true}
)

var followings = []following{
	{
		name: "he two lines on", quotation: "Nobody can stop us", with: "Tom Reed", follows: "We will go",
		story:     "“We will go,” he said.\n\nIt rained on the quay. “Nobody can stop us,” he added.",
		decisions: []Decision{speaks("We will go", tomReed)},
	},
	{
		name: "a name that the program took for another's", quotation: "It is too late", before: "Ann Lee",
		with: "Mora Quill", follows: "We will not pay",
		story: "Ann Lee met the harbour master on Monday. “We will not pay,” she said. " +
			"The wind rose. “It is too late,” she added.",
		decisions: []Decision{speaks("We will not pay", moraQuil)},
	},
	{
		name: "a surname alone, in the whole story", quotation: "The bill is short", before: "Quill",
		with: "Mora Quill", follows: "A pier is a promise",
		story: "The council met on Monday.\n\n“A pier is a promise,” Quill said.\n\nRain fell all afternoon.\n\n" +
			"“The bill is short,” Quill said.",
		decisions: []Decision{speaks("A pier is a promise", moraQuil)},
	},
	{
		name: "whoever goes on without a clause", quotation: "Every plank of it", before: "The man on the quay",
		with: "Tom Reed", follows: "rotten from end",
		story:     "The man on the quay said it was “rotten from end to end”. “Every plank of it is gone.”",
		decisions: []Decision{speaks("rotten from end", tomReed)},
	},
	{
		name: "the headline's own words", quotation: "a hole in the water", with: "Mora Quill", follows: "pier is a hole in the water",
		story:     "Pier is ‘a hole in the water’\n\nThe council met. “The pier is a hole in the water,” a member said.",
		decisions: []Decision{speaks("The pier is a hole in the water", moraQuil)},
	},
	{
		name: "what is no speech gives nobody the floor", quotation: "never forget that winter", before: "Ann Lee", with: "",
		story: "Ann Lee said the pier was “rotten from end to end of it”. " +
			"The town would “never forget that winter of storms”.",
		decisions: []Decision{speaks("rotten from end to end of it")},
	},
	{
		name: "a woman is not he", quotation: "The tide will turn", before: "Tom Reed", with: "Tom Reed",
		story: "Tom Reed came early. “We will wait,” he said. The others left. " +
			"“The tide will turn,” he said.",
		decisions: []Decision{speaks("We will wait", moraQuil)},
	},
	{
		name: "another's own name stays", quotation: "I was not asked", before: "Ann Lee", with: "Ann Lee",
		story:     "“We will go,” he said. “I was not asked,” said Ann Lee.",
		decisions: []Decision{speaks("We will go", tomReed)},
	},
	{
		name: "a confirmed reading changes nothing", quotation: "Nobody can stop us", before: "Tom Reed", with: "Tom Reed",
		story:     "Tom Reed spoke first. “We will go,” he said. “Nobody can stop us,” he added.",
		decisions: []Decision{speaks("We will go", tomReed)},
	},
	{
		name: "two printed names are two people's", quotation: "So say I", before: "Ann Lee", with: "Ann Lee",
		story:     "“We will go,” said Ann Lee.\n\nThe wind rose. “So say I,” Ann Lee said later.",
		decisions: []Decision{speaks("We will go", Entity{Name: "Greta Lee"})},
	},
	{
		name: "an unnamed source gives nobody a name", quotation: "Nobody can stop us", before: "Tom Reed", with: "Tom Reed",
		story: "Tom Reed came early. “We will go,” an aide said. “Nobody can stop us,” Reed said.",
		decisions: []Decision{{Quote: "We will go", SetSpeaker: true,
			Speakers: []Speaker{{Entity: Entity{Name: "an aide", Type: Unnamed}}}}},
	},
	{
		name: "not speech", quotation: "so it is in a word", before: "", with: "",
		story:     "The plan is called “the long dry road”. It is “so it is in a word” of the town.",
		decisions: []Decision{notSpeech("the long dry road")},
	},
}

func quillRegistry(t *testing.T) *registry.Registry {
	t.Helper()
	r, found := registry.Read([]registry.File{{Name: "content/people/mora-quill.md", Source: []byte(
		"---\nname: Mora Quill\npronouns: she\n---\n")}})
	if len(found) > 0 {
		t.Fatal(found)
	}
	return r
}

func TestFollowsDecision(t *testing.T) {
	e := New(Options{Registry: quillRegistry(t)})
	for _, c := range followings {
		t.Run(c.name, func(t *testing.T) {
			text := c.story
			if !strings.HasPrefix(text, "Pier is") {
				text = "Pier vote\n\n" + text
			}
			s := storyOf(text)
			s.Date = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
			if got := named(quotationWith(t, e.Annotate(s), s, c.quotation)); got != c.before {
				t.Errorf("before the decision it is %q's, want %q", got, c.before)
			}
			s.Decisions = c.decisions
			r := e.Annotate(s)
			checkResult(t, s.Text.S, r)
			q := quotationWith(t, r, s, c.quotation)
			if got := named(q); got != c.with {
				t.Errorf("with it it is %q's, want %q", got, c.with)
			}
			from := ""
			for _, x := range q.Evidence {
				if x.Kind == ByDecision {
					from = x.Text
				}
			}
			if !strings.Contains(from, c.follows) || (from == "") != (c.follows == "") {
				t.Errorf("it follows from %q, want %q", from, c.follows)
			}
			if (q.Rule == "follows-decision") != (c.follows != "") {
				t.Errorf("its rule is %s", q.Rule)
			}
		})
	}
}

// TestOnlyTheDecidedFollow decides on one quotation of each passage of the rules: whoever else is
// read otherwise by it is the decided speaker, or nobody. A decision gives no word to a third.
func TestOnlyTheDecidedFollow(t *testing.T) {
	e := New(Options{})
	changed := 0
	for _, all := range passages(t, "testdata/rules/*.txt") {
		for _, marked := range all {
			s, _ := storyMarked("en", marked)
			before := e.Annotate(s)
			for i := range before.Quotations {
				for _, who := range []string{"Ann Lee", "Tom Reed", "Mora Quill"} {
					changed += holdFollowers(t, e, s, before, before.Quotations[i].ID, who)
				}
			}
		}
	}
	if changed == 0 {
		t.Error("nothing ever follows from a decision")
	}
}

// holdFollowers gives the quotation with an id to somebody, and counts the others that are read
// otherwise by it.
func holdFollowers(t *testing.T, e *Engine, s Story, before *Result, id, who string) (changed int) {
	t.Helper()
	s.Decisions = []Decision{{ID: id, SetSpeaker: true, Speakers: []Speaker{{Entity: Entity{Name: who, Type: Person}}}}}
	was := map[string]string{}
	for i := range before.Quotations {
		was[before.Quotations[i].ID] = named(&before.Quotations[i])
	}
	after := e.Annotate(s)
	for i := range after.Quotations {
		q := &after.Quotations[i]
		if q.Decided || named(q) == was[q.ID] {
			continue
		}
		changed++
		if is := named(q); is != who && is != "" && q.Speaker.Type != Unnamed {
			t.Errorf("%s of\n%s\nwas %q’s and is %q’s, where only %s was decided to have spoken",
				s.Text.S[q.Start:q.End], s.Text.S, was[q.ID], is, who)
		}
	}
	return changed
}

func named(q *Quotation) string {
	if q.Speaker == nil {
		return ""
	}
	return q.Speaker.Name
}

// TestDecisionExample holds the last rule to its example: an editor has decided on its first words.
func TestDecisionExample(t *testing.T) {
	rules := Rules()
	last := rules[len(rules)-1]
	if last.ID != "follows-decision" || last.Title == "" || last.Reason == "" {
		t.Fatalf("the last rule is %+v", last)
	}
	s := storyOf("Pier vote\n\n" + strip(last.Example))
	if q := quotationWith(t, New(Options{}).Annotate(s), s, "Nobody can"); q.Speaker != nil {
		t.Fatalf("the example needs no decision: %+v", q.Speaker)
	}
	s.Decisions = []Decision{speaks("We will go", annLee)}
	q := quotationWith(t, New(Options{}).Annotate(s), s, "Nobody can")
	if named(q) != "Ann Lee" || q.Rule != last.ID {
		t.Errorf("the example reads %q by the rule %s", named(q), q.Rule)
	}
}
