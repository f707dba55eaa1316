package feed

import (
	"encoding/xml"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// followed is what a reader of a feed reads.
type followed struct {
	Updated string  `xml:"updated"`
	Entries []entry `xml:"entry"`
}

type entry struct {
	ID        string `xml:"id"`
	Title     string `xml:"title"`
	Published string `xml:"published"`
	Updated   string `xml:"updated"`
	Content   string `xml:"content"`
}

// follow reads the feeds of an archive of forty stories on tides, in each of which Ann Lee says
// something; with changes what befell them is written in first. By the feeds' paths.
func follow(t *testing.T, changes func([]*index.Story)) map[string]followed {
	t.Helper()
	ann := index.Who{ID: "ann-lee", Name: "Ann Lee", Type: annotate.Person, Registered: true}
	var stories []*index.Story
	for i := range 40 {
		at := time.Date(2024, 1, 1+i, 0, 0, 0, 0, time.UTC)
		id := "s" + at.Format("0102")
		stories = append(stories, &index.Story{
			ID: id, Address: at.Format("2006/01/02") + "/s/", Title: "On " + at.Format("0102"), Date: at,
			Topics: []string{"tides"}, Utterances: []index.Utterance{{
				ID: "u" + at.Format("0102"), Figure: 1, Parts: []index.Part{{Text: "“Words of " + id + ".”"}},
				Shown: []string{"“Words of " + id + ".”"}, Kind: annotate.Direct, Who: &ann, Assertion: annotate.Said,
				Reading: index.Clear, Topics: []string{"tides"},
			}},
		})
	}
	changes(stories)
	reg, _ := registry.Read([]registry.File{
		{Name: "content/people/ann-lee.md", Source: []byte("---\nname: Ann Lee\n---\n")},
		{Name: "content/topics/tides.md", Source: []byte("---\nname: Tides\n---\n")},
	})
	m := New(index.Build(stories, index.Options{Registry: reg}),
		Site{Title: "The Packet", BaseURL: "https://packet.example", Outputs: Outputs{Feeds: true}})
	out := map[string]followed{}
	for _, f := range m.Files() {
		var got followed
		if err := xml.Unmarshal(made(t, f), &got); err != nil {
			t.Fatal(f.Path, err)
		}
		out[f.Path] = got
	}
	return out
}

// A retraction moves the story in the site's feed, and is told in those of its topics, which say
// nothing of the words or of whose they were; its speaker's feed has neither words nor retraction.
func TestFollowARetraction(t *testing.T) {
	got := follow(t, func(stories []*index.Story) {
		u := &stories[0].Utterances[0]
		u.Status = annotate.Retracted
		u.SetRare(index.Rare{On: "2024-05-01", By: "E. Marsh"})
	})
	home := got["feed.xml"]
	if e := home.Entries[0]; home.Updated != "2024-05-01T00:00:00Z" || e.Title != "On 0101" ||
		e.Updated != home.Updated || e.Published != "2024-01-01T00:00:00Z" ||
		e.Content != "Retracted on 1 May 2024: a quotation in this story." {
		t.Errorf("the story comes as %+v in a feed of %s", e, home.Updated)
	}
	topic := got["topics/tides/feed.xml"]
	if e := topic.Entries[0]; topic.Updated != "2024-05-01T00:00:00Z" || e.Title != "Retraction: On 0101" ||
		e.Content != "A quotation in this story was retracted." {
		t.Errorf("the topic's feed of %s begins with %+v", topic.Updated, e)
	}
	if told := got["corrections/feed.xml"].Entries; len(told) != 1 || told[0].ID != topic.Entries[0].ID {
		t.Errorf("the corrections are %+v", told)
	}
	for path, feed := range got {
		for _, e := range feed.Entries {
			if strings.Contains(e.Content, "Words of s0101") {
				t.Errorf("%s gives the words: %+v", path, e)
			}
		}
	}
	ann := got["speakers/ann-lee/feed.xml"]
	if text := ann.Updated; text != "2024-02-09T00:00:00Z" {
		t.Errorf("the speaker's feed was moved to %s", text)
	}
	for _, e := range ann.Entries {
		if strings.Contains(e.ID, "s0101") || strings.Contains(e.Title+e.Content, "etract") {
			t.Errorf("the speaker's feed tells %+v", e)
		}
	}
}

// A story that was withdrawn comes again under its id, as a notice without a word of it.
func TestFollowAWithdrawal(t *testing.T) {
	before := follow(t, func([]*index.Story) {})["feed.xml"]
	got := follow(t, func(stories []*index.Story) {
		s := stories[39]
		stories[39] = &index.Story{ID: s.ID, Address: s.Address, Date: s.Date,
			Withdrawn: &index.Withdrawal{On: time.Date(2024, 5, 4, 0, 0, 0, 0, time.UTC)}}
	})
	e := got["feed.xml"].Entries[0]
	if e.ID != before.Entries[0].ID || e.Title != "Withdrawn: story of 9 February 2024" ||
		e.Updated != "2024-05-04T00:00:00Z" || got["feed.xml"].Updated != e.Updated ||
		e.Content != "The story at this address was withdrawn." {
		t.Errorf("the story came as %+v and comes as %+v", before.Entries[0], e)
	}
	for path, feed := range got {
		for _, e := range feed.Entries {
			if strings.Contains(e.Title+e.Content, "0209") {
				t.Errorf("%s: %+v", path, e)
			}
		}
	}
}

// A correction of the story as a whole moves the feeds of its topics, too; a decision moves the
// date of its entries and, where it found a mistake, brings them up again.
func TestFollowACorrectionAndADecision(t *testing.T) {
	got := follow(t, func(stories []*index.Story) {
		stories[0].Corrections = []index.Correction{{
			ID: "correction-2024-05-01", On: time.Date(2024, 5, 1, 0, 0, 0, 0, time.UTC), Text: "High water was at nine.",
		}}
		u := &stories[1].Utterances[0]
		u.Status = annotate.Corrected
		u.SetRare(index.Rare{On: "2024-06-01", By: "E. Marsh"})
	})
	for path, want := range map[string][]string{
		"feed.xml":                  {"2024-05-01", "On 0101", "Corrected on 1 May 2024: High water was at nine."},
		"topics/tides/feed.xml":     {"2024-05-01", "Correction: On 0101", "High water was at nine."},
		"speakers/ann-lee/feed.xml": {"2024-06-01", "Ann Lee: On 0102", "checked by E. Marsh on 2024-06-01"},
	} {
		if !slices.ContainsFunc(got[path].Entries[:2], func(e entry) bool {
			return strings.HasPrefix(e.Updated, want[0]) && e.Title == want[1] && strings.Contains(e.Content, want[2])
		}) {
			t.Errorf("%s begins with %+v", path, got[path].Entries[:2])
		}
	}
}
