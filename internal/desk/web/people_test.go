package web

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/tree"
)

// asked is the card of a name, of all that the desk asks about.
func (d *at) asked(name string) *personCard {
	d.t.Helper()
	var a peopleAnswer
	d.good("GET", "people", nil, &a)
	for range a.Left {
		if a.Card.Name == name {
			return a.Card
		}
		var s settled
		d.good("POST", "person", settling{Key: a.Card.Key, Do: "later"}, &s)
		a = s.Person
	}
	d.t.Fatalf("nobody asks about %s", name)
	return nil
}

func (d *at) settled(x settling) *settled {
	d.t.Helper()
	var s settled
	d.good("POST", "person", x, &s)
	return &s
}

func TestAcceptAPerson(t *testing.T) {
	d := openDesk(t)
	before := tree.Contents(t, d.dir)
	c := d.asked("Greta Holm")
	if len(c.Samples) == 0 || !strings.Contains(c.Summary, "quoted") || c.Accept == "" {
		t.Errorf("the card: %+v", c)
	}
	s := d.settled(settling{Key: c.Key, Do: "accept"})
	if got := d.file("content/people/greta-holm.md"); s.File != "content/people/greta-holm.md" ||
		!strings.HasPrefix(got, "---\nname: \"Greta Holm\"\n") {
		t.Errorf("%s: %s", s.File, got)
	}
	d.sound()
	card := d.cardWith("Rope does not grow")
	if card.Proposal.Value != "greta-holm" || card.Proposal.Kind != "id" {
		t.Errorf("the next card does not know the file: %+v", card.Proposal)
	}
	var back decided
	d.good("POST", "undo", putting{}, &back)
	d.unchanged(before)
}

func TestSurnameAlone(t *testing.T) {
	d := openDesk(t)
	c := d.asked("Quill")
	if len(c.Others) != 1 || c.Others[0].ID != "mora-quill" || len(c.Samples) != 2 {
		t.Fatalf("the card: %+v", c)
	}
	before := d.file("content/people/mora-quill.md")
	d.settled(settling{Key: c.Key, Do: "join", With: "mora-quill"})
	got := d.file("content/people/mora-quill.md")
	if got != strings.Replace(before, "\n---\n", "\naliases:\n  - \"Quill\"\n---\n", 1) {
		t.Errorf("the file: %s", got)
	}
	d.sound()
	if card := d.cardWith("The bill is short"); card.Proposal.Value != "mora-quill" || card.Proposal.Role != "Mayor" {
		t.Errorf("proposed is %+v", card.Proposal)
	}
}

func TestPutAside(t *testing.T) {
	d := openDesk(t)
	c := d.asked("Greta Holm")
	d.settled(settling{Key: c.Key, Do: "aside"})
	if got := d.file("content/aside.txt"); !strings.HasSuffix(got, "\nperson\tGreta Holm\tE. Marsh\t2026-02-03\n") {
		t.Errorf("put aside: %q", got)
	}
	d.sound()
	again := openAt(t, d.dir)
	var a peopleAnswer
	again.good("GET", "people", nil, &a)
	for range a.Left {
		if a.Card.Name == "Greta Holm" {
			t.Fatal("she is proposed again")
		}
		a = again.settled(settling{Key: a.Card.Key, Do: "later"}).Person
	}
}

// lamms adds three names of one surname to the archive, of which the desk may make one or two
// people.
func lamms(t *testing.T) *at {
	t.Helper()
	d := openDesk(t)
	tree.Write(t, d.dir, "content/stories/2025-04-01-lamm.md", "---\ntitle: Lamm\n---\n"+
		"“The roof is on,” said Otto B. Lamm, a mason of the quay.\n\n“It is a good roof,” said Otto B. Lamm.\n\n"+
		"Otto Lamm is his name to all.\n")
	tree.Write(t, d.dir, "content/stories/2025-04-02-lamm.md", "---\ntitle: Lamm again\n---\n"+
		"“The roof is off,” said Oskar Lamm, a roofer.\n\n“I told him so,” said Oskar Lamm.\n")
	return openAt(t, d.dir)
}

func TestJoinTwoProposals(t *testing.T) {
	d := lamms(t)
	before := tree.Contents(t, d.dir)
	c := d.asked("Oskar Lamm")
	at := -1
	for i, o := range c.Others {
		if strings.HasPrefix(o.Name, "Otto") {
			at = i
		}
	}
	if at < 0 {
		t.Fatalf("nobody of the surname: %+v", c.Others)
	}
	s := d.settled(settling{Key: c.Key, Do: "join", With: c.Others[at].ID})
	if got := d.file(s.File); !strings.Contains(got, "- \"Oskar Lamm\"\n    # an editor joined them\n") {
		t.Errorf("%s: %s", s.File, got)
	}
	d.sound()
	var back decided
	d.good("POST", "undo", putting{}, &back)
	d.unchanged(before)
}

func TestPartAPerson(t *testing.T) {
	d := lamms(t)
	before := tree.Contents(t, d.dir)
	var a peopleAnswer
	d.good("GET", "people", nil, &a)
	for n := a.Left; ; n-- {
		if d.good("GET", "people", nil, &a); n == 0 {
			t.Fatal("nobody has two names")
		}
		if len(a.Card.Forms) < 2 || a.Card.Kind != "proposal" {
			d.settled(settling{Key: a.Card.Key, Do: "later"})
			continue
		}
		other := a.Card.Forms[1].Name
		s := d.settled(settling{Key: a.Card.Key, Do: "split", Forms: []int{1}})
		if got := d.file(s.File); strings.Contains(got, "aliases:\n  - \""+other) || !strings.Contains(got, "similar: [") {
			t.Errorf("%s: %s", s.File, got)
		}
		if now := tree.Contents(t, d.dir); len(now) != len(before)+2 {
			t.Errorf("%d files more", len(now)-len(before))
		}
		break
	}
	d.sound()
	var back decided
	d.good("POST", "undo", putting{}, &back)
	d.unchanged(before)
}
