package content

import (
	"strings"
	"testing"
)

func TestFurniture(t *testing.T) {
	for _, text := range []string{
		"Read more: Ten boats lost in the gale", "ALSO READ | The ferry that never came",
		"Related: ‘We will row again’", "Photo: Nell Pugh/Packet", "Advertisement", "Story continues below",
		"The slip at low water on Monday. (Photo by Nell Pugh)", "The crew ashore. Photo: Nell Pugh",
		"Image: Packet archive",
		"Watch: How a rope is made", "» Read also: The last rope", "Recommended for you", "Caption: The crew ashore",
		"PHOTO BY NELL PUGH", "The crew ashore / Picture courtesy of Nell Pugh", "(Image: Nell Pugh)", "[Source: Packet].",
		"Image source, Nell Pugh", "Image caption, The crew came ashore at noon", "Tags: slip, Nell Pugh, rope",
		"Opinion | Nell Pugh: Why the slip matters", "Sign up to our newsletter", "Follow Nell Pugh on Twitter", "Ad",
		"Courtesy of Nell Pugh", "MORE ON THIS TOPIC", "You may also like", "Credit: Nell Pugh",
		"The crew came ashore at noon. (Nell Pugh/Ostrey Press)", "Also on Packet.example: The last rope",
		"(File photo)", "FILE PHOTO", "[Courtesy photo]", "Supplied", "Advertisement – scroll to continue",
		"© Ostrey Press 2019", "Copyright 2019 Ostrey Press", "2 min read", "3 of 12", "14 Comments", "Loading...",
		"Last updated: 4 May 2019", "Updated 3:45 pm", "Published on May 4, 2019", "Tap to expand",
		"Swipe left for more", "Click here for our newsletter", "Download our app", "Join our WhatsApp channel",
		"Follow @ostreypress", "Tweet",
		"Share on Facebook", "View gallery", "Embedded video", "LISTEN TO THIS ARTICLE", "Report this ad", "Next",
		"https://packet.example/slip", "pic.twitter.com/aBc12", "Nell Pugh/Ostrey Press", "Nell Pugh | Ostrey Press",
		"The crew ashore on Monday | Photo credit: Nell Pugh", "Baca juga: Kapal terakhir", "More from Sport",
		"FILE – Nell Pugh waves to the crew, June 3, 2015.", "FILE - In this May 3 photo, Nell Pugh waves.",
		"In this courtroom sketch, Nell Pugh listens.", "» Nell Pugh warns of a long winter",
		"Pictured: Nell Pugh and the crew at the slip.", "Left to right: Nell Pugh, Ann Lee and Tom Reed.",
		"Poll: Should Nell Pugh resign?", "Sign up for the Packet’s letter, in which Nell Pugh says what matters.",
	} {
		if !isFurniture(text) {
			t.Errorf("%q is taken for the story's", text)
		}
	}
	for _, text := range []string{
		"The crew read more: they had the winter for it, and a shelf of old almanacs.",
		"Photos of the slip were sold for a crown each.",
		"Watching was all they could do.", "“Image is all,” she said. (Photo by him, she added.)", "MIND THE GAP",
		"The picture is clear.",
		"Related trades did well.", "Readers wrote in.", "Ad hoc it was.", "Live: the crew was, all of it.",
		"Follow the rope, he says, and be home by noon.",
		"Opinion is split, Nell Pugh says.", "Images, captions and ropes were sold.",
		"The seat went to Nell Pugh (Lab/Co-op).", "No comment.", "Copyright law is older than the slip.",
		"Posted to Malta in 1994, he came home in May.", "Supplied with rope, the crew went out.",
		"Next came the boats.", "Print is dead, he says.", "Loading the boats took a day.", "Slip and/or rope",
		"»Wir gehen«, sagte sie", "In this, she is right about the photo.", "Filed away, it was lost.", "Pictured ropes",
	} {
		if isFurniture(text) {
			t.Errorf("%q is taken for the page's", text)
		}
	}
	blocks := Recognise([]byte(strings.Join([]string{
		"Dues to rise",
		"“The dues will rise, and rise again,” said Ann Lee, who keeps the harbour for the town and its boats.",
		"Read more: Tom Reed wins the regatta", "“We have no choice, and no time to lose in finding one.”",
	}, "\n\n")))
	if got := blocks[2].Kind; got != Aside {
		t.Errorf("a link between paragraphs is %v", got)
	}
}

// What stands again and again between the paragraphs of what somebody says is the page's label of a
// gap, in any language; what heads parts of a story again is not.
func TestRepeated(t *testing.T) {
	said := "“The dues will rise, and rise again,” said Ann Lee, who keeps the harbour for the town and its boats."
	told := "The dues rose by a tenth last year, and the boats that paid them went elsewhere in the spring."
	for _, c := range []struct {
		label, below string
		want         BlockKind
	}{{"Iklan", said, Aside}, {"What happened", told, Crosshead}} {
		blocks := Recognise([]byte(strings.Join([]string{
			"Dues to rise", told, c.label, c.below, told, c.label, c.below, told,
		}, "\n\n")))
		if got := blocks[2].Kind; got != c.want || blocks[5].Kind != c.want {
			t.Errorf("%q, twice, is %v and %v, want %v", c.label, got, blocks[5].Kind, c.want)
		}
	}
}

// The links below a label that heads them go with it, until a paragraph comes.
func TestLinksBelowLabel(t *testing.T) {
	blocks := Recognise([]byte(strings.Join([]string{
		"Dues to rise",
		"“The dues will rise, and rise again,” said Ann Lee, who keeps the harbour for the town and its boats.",
		"Most read", "Rower Tom Reed wins the regatta", "1. Slip to be mended", "“We have no choice.”",
		"Reed has won it twice",
	}, "\n\n")))
	for i, want := range []bool{false, false, true, true, true, false, false} {
		if got := blocks[i].Kind == Aside; got != want {
			t.Errorf("%q is the page's: %v, want %v", blocks[i].Text, got, want)
		}
	}
}
