package page

import (
	"bytes"
	"encoding/json"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/feed"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// withFiles is the Tarn Lock archive, of a site that has all its files.
func withFiles(t *testing.T) *Plan {
	t.Helper()
	src, err := os.ReadFile("testdata/archive.txtar")
	if err != nil {
		t.Fatal(err)
	}
	return New(sample.Read(src).Index(""), Site{
		Title: "The Tarn Lock Lantern", BaseURL: "https://lantern.example/archive", BasePath: "/archive/",
		Language: "en",
		Source:   true, Outputs: feed.Outputs{Text: true, Annotations: true, Feeds: true, Data: true},
	})
}

func hrefs(f Frame) []string {
	var out []string
	for _, a := range f.Alternates {
		out = append(out, strings.TrimPrefix(a.Href, "/archive/"))
	}
	return out
}

// A page names the files that stand beside it, and none that do not.
func TestFiles(t *testing.T) {
	p := withFiles(t)
	for _, c := range []struct {
		of   string
		got  Frame
		want []string
	}{
		{"home", view[Home](t, p, "").Frame, []string{"feed.xml"}},
		{
			"a story", view[Story](t, p, "2025/06/04/gates/").Frame,
			[]string{"2025/06/04/gates/story.txt", "2025/06/04/gates/annotations.json"},
		},
		{
			"a story with a withheld tie", view[Story](t, p, "2025/06/05/levy/").Frame,
			[]string{"2025/06/05/levy/annotations.json"},
		},
		{
			"a story of which only quotations are shown", view[Story](t, p, "2025/06/05/quotations/").Frame,
			[]string{"2025/06/05/quotations/annotations.json"},
		},
		{"a story of which only metadata are shown", view[Story](t, p, "2025/06/05/metadata/").Frame, nil},
		{"a withdrawn story", view[Story](t, p, "2025/05/01/withdrawn/").Frame, nil},
		{
			"a registered speaker", view[Speaker](t, p, "speakers/ruth-calder/").Frame,
			[]string{
				"speakers/ruth-calder/feed.xml", "speakers/ruth-calder/quotations.csv",
				"speakers/ruth-calder/quotations.json",
			},
		},
		{
			"a printed name", view[Speaker](t, p, "speakers/jun-abara/").Frame,
			[]string{"speakers/jun-abara/quotations.csv", "speakers/jun-abara/quotations.json"},
		},
		{"a speaker who is not quoted", view[Speaker](t, p, "speakers/owen-pryor/").Frame, nil},
		{
			"a topic", view[Topic](t, p, "topics/boats/").Frame,
			[]string{"topics/boats/feed.xml", "topics/boats/quotations.csv", "topics/boats/quotations.json"},
		},
		{"a place", view[Body](t, p, "places/tarn-lock/").Frame, nil},
	} {
		if got := hrefs(c.got); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.of, got, c.want)
		}
	}
	if none := tarnLock(t); len(view[Topic](t, none, "topics/boats/").Alternates) > 0 ||
		len(view[Data](t, none, "data/").Wholes) > 0 {
		t.Error("a site without files names some")
	}
}

// The JSON-LD of a story: its quotations, with who said them only where he is registered or
// somebody has checked it.
func TestLinkedData(t *testing.T) {
	p := withFiles(t)
	var got struct {
		Type     string `json:"@type"`
		ID       string `json:"@id"`
		Headline string
		HasPart  []struct {
			ID   string `json:"@id"`
			Text string
			By   json.RawMessage `json:"spokenByCharacter"`
		}
	}
	if err := json.Unmarshal([]byte(view[Story](t, p, "2025/06/04/gates/").LinkedData), &got); err != nil {
		t.Fatal(err)
	}
	if got.Type != "NewsArticle" || got.ID != "https://lantern.example/archive/2025/06/04/gates/" ||
		got.Headline == "" {
		t.Errorf("%+v", got)
	}
	var parts []string
	for _, q := range got.HasPart {
		if !strings.HasPrefix(q.ID, "#q-") {
			t.Errorf("the address of %q is %s", q.Text, q.ID)
		}
		parts = append(parts, q.Text+" "+string(q.By))
	}
	const ruth = `"/archive/speakers/ruth-calder/"`
	want := []string{
		`“a staircase with water in it” {"@type":"Person","@id":` + ruth + `,"name":"Ruth Calder"}`,
		`“It is asleep.” {"@id":` + ruth + `}`,
		"“A canal is a long argument with a hill.\n\n“The hill is patient. We must be more so.” " + `{"@id":` + ruth +
			`}`,
		"“He told me, ‘Never lend a windlass,’ and I never did.” ", // a printed name, read by program
		"‘Never lend a windlass.’ ",
		"“Mind the paint!” ",
		`“back with a brass band” [{"@type":"Person","@id":"/archive/speakers/owen-pryce/","name":"Owen Pryce"},{"@id":` + ruth + `}]`,
	}
	if diff := cmp.Diff(want, parts); diff != "" {
		t.Error("-want +got\n" + diff)
	}
	for _, hidden := range []string{"swans agreed", "Owen Pryce", "Vitale"} {
		if js := string(view[Story](t, p, "2025/06/05/levy/").LinkedData); strings.Contains(js, hidden) {
			t.Errorf("the JSON-LD tells %q: %s", hidden, js)
		}
	}
	if view[Story](t, p, "2025/05/01/withdrawn/").LinkedData != "" {
		t.Error("a withdrawn story has JSON-LD")
	}
}

func TestStoryMeta(t *testing.T) {
	v := view[Story](t, withFiles(t), "2025/06/04/gates/")
	if v.Description != "The trust’s director is pleased; a neighbour is not. Eight quotations, four speakers." {
		t.Errorf("what is said of a link to it: %q", v.Description)
	}
	var got []string
	for _, m := range v.Meta {
		got = append(got, m.Name+m.Property+"="+m.Content)
	}
	want := []string{
		"og:type=article", "og:title=New gates float to ‘a staircase with water in it’",
		"og:url=" + v.Canonical,
		"og:site_name=The Tarn Lock Lantern", "article:published_time=2025-06-04", "article:section=Canal",
		"dc.type=newspaperArticle", "dc.source=The Tarn Lock Lantern",
		"citation_title=New gates float to ‘a staircase with water in it’", "citation_author=Ada Finch",
		"citation_author=Jun Sato",
		"citation_publication_date=2025-06-04", "citation_firstpage=2", "citation_language=en",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

// What has pages of its own has its rows as files beside these, each row once.
func TestFilesOfLongerLists(t *testing.T) {
	ix := sample.Read(talkedOf(330)).Index("page")
	outputs := feed.Outputs{Data: true}
	p := New(ix, Site{Title: "T", BasePath: "/archive/", Language: "en", Outputs: outputs})
	lines := map[string]int{}
	for _, f := range feed.New(ix, feed.Site{Outputs: outputs}).Files() {
		var b bytes.Buffer
		if err := f.Write(&b); err != nil {
			t.Fatal(err)
		}
		lines[f.Path] = bytes.Count(b.Bytes(), []byte("\n")) - 1
	}
	for at, want := range map[string]map[string]int{
		"speakers/ann-lee/about/":    {"quotations.csv": 330, "quotations.json": 331},
		"speakers/ann-lee/named/":    {"stories.csv": 390},
		"speakers/ann-lee/not-said/": {},
		"speakers/jo-marsh/about/":   {"quotations.csv": 14, "quotations.json": 15},
	} {
		got := hrefs(view[List](t, p, at).Frame)
		if len(got) != len(want) {
			t.Errorf("%s names %v", at, got)
		}
		for name, n := range want {
			if lines[at+name] != n || !slices.Contains(got, at+name) {
				t.Errorf("%s: %d lines, want %d; the page names %v", at+name, lines[at+name], n, got)
			}
		}
	}
	if _, is := lines["speakers/tom-reed/about/quotations.csv"]; is {
		t.Error("a list that is short has a file, and no page beside it")
	}
}
