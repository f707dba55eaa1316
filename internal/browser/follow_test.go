package browser

import (
	"encoding/xml"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestFollowCorrection does as a reader who follows a speaker: the feed brings old words again,
// since they were corrected, and says so; the story says it above its text and behind the words, on
// a phone too; and so does the card that others show.
func TestFollowCorrection(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	src, err := os.ReadFile(filepath.Join(s.dir, "speakers/ada-hollis/feed.xml"))
	if err != nil {
		t.Fatal(err)
	}
	var feed struct {
		Entries []struct {
			Title     string `xml:"title"`
			Published string `xml:"published"`
			Updated   string `xml:"updated"`
			Content   string `xml:"content"`
			Link      struct {
				Href string `xml:"href,attr"`
			} `xml:"link"`
		} `xml:"entry"`
	}
	if err := xml.Unmarshal(src, &feed); err != nil || len(feed.Entries) != 2 {
		t.Fatal(err, string(src))
	}
	e := feed.Entries[0]
	if e.Title != "Corrected: Ada Hollis: The bell is hung" || e.Published >= e.Updated || !strings.HasPrefix(e.Updated, "2023-01-18") ||
		!strings.Contains(e.Content, "Corrected on 18 January 2023: Ada Hollis spoke of two ropes, not of three.") {
		t.Errorf("the feed begins with %+v", e)
	}
	link, err := url.Parse(e.Link.Href)
	if err != nil {
		t.Fatal(err)
	}
	at := strings.TrimPrefix(link.Path, "/archive/") + "#" + link.Fragment
	for _, m := range form.Some(mode{360, "light"}, mode{820, "dark"}, mode{1440, "light"}) {
		t.Run(m.String(), func(t *testing.T) {
			x := readerTab(t, s, m)
			x.open(t, at)
			if !eval[bool](t, x, `document.querySelector("#fix").getBoundingClientRect().bottom <=
				document.querySelector(".body").getBoundingClientRect().top`) {
				t.Error("the correction does not stand above the text")
			}
			if got := eval[string](t, x, `[...document.querySelectorAll(".body .st")].filter(e => e.offsetWidth > 20).map(e =>
				e.previousElementSibling.id + " " + e.textContent).join(", ")`); got != "r-4o6budx corrected, r-moqjcwt not said" {
				t.Errorf("behind the words stands %q", got)
			}
			x.follow(t, `#n-4o6budx a[href*="/cards/"]`)
			card := eval[string](t, x, `document.querySelector("main").innerText`)
			for _, want := range []string{"Corrected on 18 January 2023.", "“It has two ropes.”", "Ada Hollis",
				"the paper has corrected this quotation", "The bell is hung"} {
				if !strings.Contains(card, want) {
					t.Errorf("the card is %q and lacks %q", card, want)
				}
			}
			x.axe(t, "the card")
		})
	}
}
