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
