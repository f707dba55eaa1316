package address_test

import (
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/address"
)

// TestAddresses holds where everything stands: what is written here may be added to, never changed.
func TestAddresses(t *testing.T) {
	day := time.Date(2025, 5, 15, 23, 30, 0, 0, time.UTC)
	story := address.Story(day, "ferry-inquiry")
	for got, want := range map[string]string{
		address.Year(2025):                            "2025/",
		address.Month(2025, 5):                        "2025/05/",
		address.Day(2025, 5, 15):                      "2025/05/15/",
		address.Year(987):                             "0987/",
		story:                                         "2025/05/15/ferry-inquiry/",
		address.Source(story):                         "2025/05/15/ferry-inquiry/source/",
		address.Quotation(story, "7k2m9xq"):           "2025/05/15/ferry-inquiry/#q-7k2m9xq",
		address.Speakers.Front():                      "speakers/",
		address.Speakers.Of("ada-brandt"):             "speakers/ada-brandt/",
		address.Topics.Of("ferry"):                    "topics/ferry/",
		address.Places.Of("ostrey"):                   "places/ostrey/",
		address.Letter("m"):                           "speakers/a-z/m/",
		address.OnTopic("speakers/ada/", "ferry"):     "speakers/ada/on/ferry/",
		address.Exchange("tom-reed", "ada"):           "speakers/ada/with/tom-reed/",
		address.Exchange("ada", "tom-reed"):           "speakers/ada/with/tom-reed/",
		address.SaidAbout("speakers/ada/"):            "speakers/ada/about/",
		address.NotSaid("speakers/ada/"):              "speakers/ada/not-said/",
		address.NamedIn("speakers/ada/"):              "speakers/ada/named/",
		address.Alongside("speakers/ada/"):            "speakers/ada/with/",
		address.Other("help/marks"):                   "help/marks/",
		address.Rules:                                 "about/rules/",
		address.Accuracy:                              "about/accuracy/",
		address.YearTable(2025, address.MentionsCSV):  "data/2025/mentions.csv",
		address.InData(address.YearTable(2025, "x")):  "2025/x",
		address.YearTables(address.QuotationsLines):   "data/*/quotations.jsonl",
		address.SitemapPart(2):                        "sitemap-2.xml",
		address.File(address.Home):                    "index.html",
		address.File(address.NotFound):                "404.html",
		address.File(story):                           story + "index.html",
		address.Above(story):                          "2025/05/15/",
		address.Above("speakers/"):                    "",
		address.Stories + " " + address.Permalinks:    "data/stories.jsonl data/permalinks.txt",
		address.People + " " + address.DataPackage:    "data/people.json data/datapackage.json",
		address.StoryText + " " + address.Annotations: "story.txt annotations.json",
	} {
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestReadEntry(t *testing.T) {
	for in, want := range map[string]address.Entry{
		"speakers/":                     {Folder: address.Speakers},
		"speakers":                      {Folder: address.Speakers},
		"speakers/ada/":                 {Folder: address.Speakers, ID: "ada"},
		"speakers/ada/2025/05/":         {Folder: address.Speakers, ID: "ada", Below: "2025/05/"},
		"places/ostrey/2025/":           {Folder: address.Places, ID: "ostrey", Below: "2025/"},
		"topics/on/on/":                 {Folder: address.Topics, ID: "on", Below: "on/"},
		"speakers/ada/on/ferry/2025/":   {Folder: address.Speakers, ID: "ada", Below: "on/ferry/2025/"},
		"":                              {},
		"about/":                        {},
		"2025/05/15/speakers/":          {},
		"speakersandtopics/ada/":        {},
		"data/2025/quotations.csv":      {},
		"news/speakers/ada/index.html/": {},
	} {
		got, ok := address.ReadEntry(in)
		if got != want || ok != (want.Folder != "") {
			t.Errorf("%q: %+v, %v", in, got, ok)
		}
		if ok && got.ID != "" && got.String() != in {
			t.Errorf("%q comes back as %q", in, got)
		}
	}
}

func TestTopicOfAnAddress(t *testing.T) {
	at, _ := address.ReadEntry("speakers/ada/on/ferry/2025/")
	if at.Topic() != "ferry" || at.WithTopic("boats").String() != "speakers/ada/on/boats/2025/" {
		t.Error(at.Topic(), at.WithTopic("boats"))
	}
	for _, none := range []string{"speakers/ada/", "speakers/ada/2025/", "topics/ferry/", "speakers/on/",
		"speakers/ada/on"} {
		if at, _ := address.ReadEntry(none); at.Topic() != "" {
			t.Errorf("%s: topic %q", none, at.Topic())
		}
	}
}

func TestOtherOfAnAddress(t *testing.T) {
	at, _ := address.ReadEntry("speakers/ada/with/tom-reed/2025/")
	if at.Other() != "tom-reed" || at.Topic() != "" ||
		at.Between("ada", "al").String() != "speakers/ada/with/al/2025/" ||
		at.Between("zoe", "tom-reed").String() != "speakers/tom-reed/with/zoe/2025/" {
		t.Error(at.Other(), at.Between("zoe", "tom-reed"))
	}
	for _, none := range []string{"speakers/ada/", "speakers/ada/on/with/", "speakers/with/", "speakers/ada/with",
		"speakers/ada/with/"} {
		if at, _ := address.ReadEntry(none); at.Other() != "" {
			t.Errorf("%s: other %q", none, at.Other())
		}
	}
}

func TestIsDate(t *testing.T) {
	for in, want := range map[string]bool{
		"2025/": true, "2025/05/": true, "2025/05/15/": true, "2025": true,
		"": false, "25/": false, "2025/05/15/x/": false, "2025/05/15/16/": false, "2025//": false,
		"speakers/2025/": false,
	} {
		if got := address.IsDate(in); got != want {
			t.Errorf("%q: %v", in, got)
		}
	}
}

// TestReserved holds which ids and steps nobody may take, and that they are those at which the site
// itself stands.
func TestReserved(t *testing.T) {
	for id, want := range map[string]bool{"a-z": true, "by-topic": true, "on": true, "with": true, "2025": true, "ada": false,
		"20255": false, "": false} {
		if got := address.ReservedID(id); got != want {
			t.Errorf("id %q: %v", id, got)
		}
	}
	for step, want := range map[string]bool{
		"speakers": true, "topics": true, "places": true, "data": true, "corrections": true, "search": true,
		"static": true, "404": true,
		"1999": true,
		"feed": true, "sitemap": true, "robots": true, "index": true, "about": false, "help": false, "": false,
	} {
		if got := address.ReservedStep(step); got != want {
			t.Errorf("step %q: %v", step, got)
		}
	}
}

func TestFits(t *testing.T) {
	speaker := address.Speakers.Of(address.AnyID)
	for _, c := range []struct {
		pattern, at string
		want        bool
	}{
		{address.Home, "", true},
		{address.Home, "x/", false},
		{address.NotFound, "404.html", true},
		{speaker, "speakers/ada/", true},
		{speaker, "speakers/", false},
		{speaker, "topics/ada/", false},
		{speaker + address.YearPattern, "speakers/ada/2025/", true},
		{speaker + address.YearPattern, "speakers/a-z/m/", false},
		{speaker + address.MonthPattern, "speakers/ada/2025/5/", false},
		{address.StoryPattern, "2025/05/15/ferry/", true},
		{address.DayPattern, "2025/05/15/ferry/", false},
		{address.Other(address.AnyPath), "help/marks/", true},
		{address.Other(address.AnyPath), "404.html", false},
	} {
		if got := address.Fits(c.pattern, c.at); got != c.want {
			t.Errorf("%q, %q: %v", c.pattern, c.at, got)
		}
	}
	wide := address.Other(address.AnyPath)
	if !address.Narrower(address.About, wide) || address.Narrower(wide, speaker) ||
		!address.Narrower(address.Letter("m"), speaker) {
		t.Error("the narrower pattern is not known")
	}
}

func TestIsSiteFile(t *testing.T) {
	for name, want := range map[string]bool{
		address.Robots: true, address.Sitemap: true, address.SitemapPart(3): true, ".onrecord": true,
		"archive.css": false, "sitemap.html": false, "feed.html": false,
	} {
		if got := address.IsSiteFile(name); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
}
