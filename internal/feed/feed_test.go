package feed

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

const words = "=2+2 is what “she said” about İzmir."

// archive is one story with two utterances: a registered speaker's, whose sentence looks like a
// formula, and a denial by a name as printed in another script.
func archive(t testing.TB) *Maker {
	t.Helper()
	reg, found := registry.Read([]registry.File{
		{Name: "content/people/ann-lee.md", Source: []byte("---\nname: Ann Lee\nsort_name: Lee, Ann\nwikidata: Q1\n" +
			"born: 1960-02\nroles:\n  - {title: mayor, of: board, from: 2020}\n---\n")},
		{Name: "content/organisations/board.md", Source: []byte("---\nname: The Board\nkind: committee\n---\n")},
		{Name: "content/topics/tides.md", Source: []byte("---\nname: Tides\n---\n")},
	})
	if len(found) > 0 {
		t.Fatal(found)
	}
	part := index.Part{Start: 13, End: 29, CodeStart: 13, CodeEnd: 25, Text: "“she said”"}
	ann := index.Who{ID: "ann-lee", Name: "Ann Lee", Type: annotate.Person, Registered: true, Role: "mayor, The Board"}
	story := &index.Story{
		ID: "2025-05-15-a", Address: "2025/05/15/a/", Title: "A & B",
		Date: time.Date(2025, 5, 15, 0, 0, 0, 0, time.UTC), Words: 7, Topics: []string{"tides"}, Named: []string{
			"tides",
		},
		Utterances: []index.Utterance{
			{
				ID: "aaaaaaa", Figure: 1, Parts: []index.Part{part}, Shown: []string{"“she said”"},
				Kind: annotate.Partial, Sentence: words, Who: &ann, Assertion: annotate.Said,
				Source: "she", Cue: "said", Rule: "said-after", Reading: index.Clear, Confident: 0.97,
				Status: annotate.Auto, Topics: []string{"tides"},
			},
			{
				ID: "bbbbbbb", Figure: 2, Parts: []index.Part{part}, Shown: []string{"“she said”"},
				Kind: annotate.Direct, Assertion: annotate.NotSaid, Reading: index.Clear, Decided: true,
				Who: &index.Who{ID: "Νίκη", Name: "Νίκη", Type: annotate.Person}, Status: annotate.Confirmed,
				Beside: &index.Rare{By: "E. Marsh", On: "2025-05-20"},
			},
		},
		Entities: []index.Mentioned{
			{ID: "izmir", Name: "İzmir", Type: annotate.Place, Forms: []string{"İzmir"}, Count: 1},
		},
	}
	ix := index.Build([]*index.Story{story}, index.Options{Registry: reg})
	return New(ix, Site{
		Title: "The Packet", BaseURL: "https://packet.example/archive", Language: "en", Engine: "e1",
		License:  "CC BY 4.0",
		Outputs:  Outputs{Feeds: true, Data: true, Text: true, Annotations: true},
		Original: func(*index.Story) string { return strings.Repeat("0", 64) },
	})
}

func made(t *testing.T, f File) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(f.Path, err)
	}
	return b.Bytes()
}

// TestFiles holds every file of a small archive against testdata/files.txt; -update writes it.
func TestFiles(t *testing.T) {
	m := archive(t)
	var got txtar.Archive
	for _, f := range append(m.Files(), m.Sitemap([]string{"", "speakers/Νίκη/"})...) {
		got.Files = append(got.Files, txtar.File{Name: f.Path, Data: made(t, f)})
	}
	var annotations bytes.Buffer
	if err := m.Annotations(&annotations, 0, words); err != nil {
		t.Fatal(err)
	}
	got.Files = append(got.Files, txtar.File{Name: "annotations.json", Data: annotations.Bytes()})
	golden.Archive(t, "testdata/files.txt", &got)
}

// TestParses reads every file with a parser of its format; there is one of each row of besides.
func TestParses(t *testing.T) {
	m := archive(t)
	story := m.BesideStory(Story{At: 0, Own: m.ix.OwnPage(0), Text: words})
	read := map[string]bool{}
	for _, f := range slices.Concat(m.Files(), story, m.Sitemap([]string{""})) {
		src := made(t, f)
		read[filepath.Base(f.Path)] = true
		var err error
		switch filepath.Ext(f.Path) {
		case ".json":
			err = json.Unmarshal(src, new(any))
		case ".jsonl":
			for line := range bytes.Lines(src) {
				if e := json.Unmarshal(line, new(any)); e != nil {
					err = e
				}
			}
		case ".xml":
			err = xml.Unmarshal(src, new(struct{ XMLName xml.Name }))
		case ".csv":
			_, err = csv.NewReader(bytes.NewReader(src)).ReadAll()
		case ".txt":
			if !utf8.Valid(src) {
				err = errors.New("not UTF-8")
			}
		default:
			err = errors.New("no parser reads this format; add one to TestParses")
		}
		if err != nil {
			t.Errorf("%s: %v", f.Path, err)
		}
	}
	for _, row := range besides {
		if !read[row.Name] {
			t.Errorf("%s: it stands beside no page of this archive; add one that has it to archive", row.Name)
		}
	}
}

func TestWithoutOptionalOutputs(t *testing.T) {
	m := archive(t)
	m.site.Feeds, m.site.Data = false, false
	if files := m.Files(); len(files) > 0 {
		t.Errorf("%d files", len(files))
	}
}

func TestTogetherKeepsTheOrder(t *testing.T) {
	a := []index.Ref{{Story: 3, Utterance: 0}, {Story: 1, Utterance: 1}}
	b := []index.Ref{{Story: 3, Utterance: 1}, {Story: 2}, {Story: 1, Utterance: 0}}
	want := []index.Ref{
		{Story: 3, Utterance: 0}, {Story: 3, Utterance: 1}, {Story: 2}, {Story: 1, Utterance: 0},
		{Story: 1, Utterance: 1},
	}
	if diff := cmp.Diff(want, together(a, b)); diff != "" {
		t.Error(diff)
	}
}

// A reader of feeds knows an entry again when the story's slug or date, and with them its address,
// has changed; no two entries are one.
func TestEntriesKeepTheirIDs(t *testing.T) {
	m := archive(t)
	s := *m.ix.Story(0)
	moved := s
	moved.Address, moved.Date = "2025/05/16/another-slug/", s.Date.AddDate(0, 0, 1)
	for _, part := range []string{"", "aaaaaaa", "correction-2025-05-20"} {
		if a, b := m.tag(&s, part), m.tag(&moved, part); a != b || !strings.HasPrefix(a, "tag:packet.example,2026:archive/") {
			t.Errorf("%q: %s became %s", part, a, b)
		}
	}
	other := s
	other.ID = "2025-05-15-b"
	if m.tag(&s, "") == m.tag(&other, "") || m.tag(&s, "") == m.tag(&s, "aaaaaaa") {
		t.Error("two entries have one id")
	}
}

// Nor is an utterance another where its words were edited and its old id is told.
func TestEditedWordsKeepTheirEntry(t *testing.T) {
	m := archive(t)
	r := m.rowOf(index.Ref{}, m.ix.Story(0), &m.ix.Story(0).Utterances[0])
	id, edited := m.saidEntry(r, time.Time{}).ID, *r.u
	r.u, edited.ID = &edited, "bbbbbbb"
	if m.saidEntry(r, time.Time{}).ID == id {
		t.Fatal("words of their own have the id of others")
	}
	edited.SetRare(index.Rare{Former: []string{id[len(id)-7:]}})
	if got := m.saidEntry(r, time.Time{}).ID; got != id {
		t.Errorf("%s became %s", id, got)
	}
}

// Who was quoted in a year: each once, with what he said and nobody else, and no word that the
// story does not say was said.
func TestSpeakersOfAYear(t *testing.T) {
	m := archive(t)
	var b bytes.Buffer
	if err := m.speakersCSV(&b, m.rowsOf(2025)()); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(b.String(), "\n")
	want := "ann-lee,Ann Lee,person,,true,1,1,0,0,1,2025-05-15,2025-05-15," +
		"https://packet.example/archive/speakers/ann-lee/quotations.csv\n"
	if got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

// A correction comes to those who follow the speaker, however old the words are: under the id that
// they knew, with its own date, and saying so. A decision moves the date alone.
func TestFollow(t *testing.T) {
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC) }
	ann := index.Who{ID: "ann-lee", Name: "Ann Lee", Type: annotate.Person, Registered: true}
	var stories []*index.Story
	for i := range 40 {
		at := day(2024, 1, 1).AddDate(0, 0, i)
		s := &index.Story{ID: "s" + at.Format("0102"), Address: at.Format("2006/01/02") + "/s/", Title: "On " + at.Format("0102"),
			Date: at, Topics: []string{"tides"}}
		s.Utterances = []index.Utterance{{ID: "u" + at.Format("0102"), Figure: 1, Parts: []index.Part{{Text: "“Yes.”"}},
			Shown: []string{"“Yes.”"}, Kind: annotate.Direct, Who: &ann, Assertion: annotate.Said, Reading: index.Clear,
			Topics: []string{"tides"}}}
		stories = append(stories, s)
	}
	stories[0].Corrections = []index.Correction{{ID: "correction-2024-05-01", On: day(2024, 5, 1), Text: "She said no.",
		Utterance: stories[0].Utterances[0].ID}}
	stories[0].Utterances[0].Corrected = true
	stories[1].Utterances[0].SetRare(index.Rare{On: "2024-06-01", By: "E. Marsh"}) // found right: no news
	last := &stories[39].Utterances[0]
	last.SetRare(index.Rare{On: "2024-04-01", By: "E. Marsh"})
	last.Status = annotate.Corrected
	reg, _ := registry.Read([]registry.File{
		{Name: "content/people/ann-lee.md", Source: []byte("---\nname: Ann Lee\n---\n")},
		{Name: "content/topics/tides.md", Source: []byte("---\nname: Tides\n---\n")},
	})
	ix := index.Build(stories, index.Options{Registry: reg})
	m := New(ix, Site{Title: "The Packet", BaseURL: "https://packet.example", Outputs: Outputs{Feeds: true}})
	for _, f := range m.Files() {
		if filepath.Base(f.Path) != "feed.xml" || strings.HasPrefix(f.Path, "corrections") {
			continue
		}
		var got struct {
			Updated string `xml:"updated"`
			Entries []struct {
				ID      string `xml:"id"`
				Title   string `xml:"title"`
				Updated string `xml:"updated"`
				Content string `xml:"content"`
			} `xml:"entry"`
		}
		if err := xml.Unmarshal(made(t, f), &got); err != nil {
			t.Fatal(err)
		}
		if len(got.Entries) != newest || got.Updated != "2024-05-01T00:00:00Z" {
			t.Errorf("%s has %d entries and was updated %s", f.Path, len(got.Entries), got.Updated)
		}
		e := got.Entries[0]
		if e.Updated != "2024-05-01T00:00:00Z" || !strings.Contains(e.ID, "s0101") ||
			!strings.Contains(e.Content, "Corrected on 1 May 2024: She said no.") {
			t.Errorf("%s begins with %+v", f.Path, e)
		}
		if f.Path != "feed.xml" && e.Title != "Corrected: Ann Lee: On 0101" {
			t.Errorf("%s: the corrected row is titled %q", f.Path, e.Title)
		}
		if e := got.Entries[1]; e.Updated != "2024-04-01T00:00:00Z" || !strings.Contains(e.ID, "s0209") {
			t.Errorf("%s: second stands %+v", f.Path, e)
		}
	}
}
