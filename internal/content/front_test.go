package content

import (
	"bytes"
	"os"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

const everyKey = `---
id: 2025-05-15-inquiry
title: "Ferry inquiry: chair resigns"
date: 2025-05-15T23:30:00Z
updated: 2025-05-20
deck: She had “nothing left to ask”
highlights: [One, "Two: three"]
dateline: OSTREY
bylines: [Ann Marsh, Bo Lee]
section: News
publisher: {name: The Ostrey Packet, url: "https://example.org"}
url: https://example.org/1
source_id: 0017
print: {edition: Morning, page: 3}
topics: [ferries, inquiry]
lang: en-GB
slug: inquiry
draft: true
aliases: [/2025/05/15/old/]
license: CC-BY-4.0
state: withdrawn
withdrawn: {on: 2025-06-01, reason: An order}
access: quotations
annotations:
  - quote: nothing left to ask
    prefix: had
    suffix: .
    speaker: maren-lund
    status: confirmed
    by: E. Marsh
    on: 2025-05-20
    note: checked against the recording
    former_ids: [7k2m9xq]
  - quote: coalition
    speech: false
  - id: 7k2m9xq
    speaker: [{name: Jon Ek}, maren-lund, {unnamed: a senior pilot}]
  - quote: x
    speaker: none
  - mention: Washington
    entity: none
reviewed: {by: E. Marsh, on: 2025-05-21}
corrections:
  - {on: 2025-05-17, text: The chair resigned on Wednesday., quote: nothing left to ask}
---

Body.
`

func TestEveryKey(t *testing.T) {
	zone := time.FixedZone("", 3*3600)
	day := func(y, m, d int) time.Time { return time.Date(y, time.Month(m), d, 0, 0, 0, 0, zone) }
	s, found := ReadStory("content/stories/x.md", []byte(everyKey), "", nil, Options{Location: zone})
	if len(found) > 0 {
		t.Fatal(found)
	}
	if got := s.Date; !got.Equal(time.Date(2025, 5, 16, 2, 30, 0, 0, zone)) || s.Address() != "/2025/05/16/inquiry/" ||
		!s.HasTime || !s.Updated.Equal(day(2025, 5, 20)) {
		t.Errorf("date %v, address %s, updated %v", got, s.Address(), s.Updated)
	}
	no := false
	want := []Decision{
		{Quote: Ref{Value: "nothing left to ask"}, Prefix: "had", Suffix: ".",
			Speaker: &SpeakerChoice{Who: []SpeakerName{{ID: "maren-lund"}}}, Status: "confirmed", By: "E. Marsh",
			On: day(2025, 5, 20), Note: "checked against the recording", FormerIDs: []string{"7k2m9xq"}},
		{Quote: Ref{Value: "coalition"}, Speech: &no},
		{ID: Ref{Value: "7k2m9xq"}, Speaker: &SpeakerChoice{Who: []SpeakerName{{Name: "Jon Ek"}, {ID: "maren-lund"},
			{Unnamed: "a senior pilot"}}}},
		{Quote: Ref{Value: "x"}, Speaker: &SpeakerChoice{None: true}},
		{Mention: Ref{Value: "Washington"}, Entity: &Ref{Value: "none"}},
	}
	if got := withoutPlaces(s.Decisions); !reflect.DeepEqual(got, want) {
		t.Errorf("decisions\n%+v, want\n%+v", got, want)
	}
	if at := s.Decisions[2].Speaker.Who[2].Pos; at.Line != 37 || at.Col != 43 {
		t.Errorf("the third speaker stands at %v", at)
	}
	s.Decisions, s.keys = nil, nil
	rest := []any{s.ID, s.Title.Value, s.Deck, s.Highlights, s.Dateline, s.Bylines, s.Section, s.Publisher, s.URL,
		s.SourceID, s.Print, refValues(s.Topics), s.Lang, s.Slug, s.Draft,
		refValues(s.Aliases), s.License, s.State, s.Withdrawn, s.Access, s.Reviewed, s.Corrections[0].Text,
		s.Corrections[0].Quote.Value, s.Corrections[0].On, string(s.Body), s.BodyLine}
	wantRest := []any{"2025-05-15-inquiry", "Ferry inquiry: chair resigns", "She had “nothing left to ask”",
		[]string{"One", "Two: three"}, "OSTREY", []string{"Ann Marsh", "Bo Lee"}, "News",
		Publisher{"The Ostrey Packet", "https://example.org"}, "https://example.org/1", "0017", Print{"Morning", "3"},
		[]string{"ferries", "inquiry"}, "en-GB", "inquiry", true,
		[]string{"/2025/05/15/old/"}, "CC-BY-4.0", "withdrawn", Withdrawal{day(2025, 6, 1), "An order"}, "quotations",
		Review{"E. Marsh", day(2025, 5, 21)},
		"The chair resigned on Wednesday.", "nothing left to ask", day(2025, 5, 17), "\nBody.\n", 46}
	for i := range rest {
		if !reflect.DeepEqual(rest[i], wantRest[i]) {
			t.Errorf("value %d: got %v, want %v", i, rest[i], wantRest[i])
		}
	}
}

func refValues(refs []Ref) []string {
	var s []string
	for _, r := range refs {
		s = append(s, r.Value)
	}
	return s
}

func withoutPlaces(in []Decision) []Decision {
	var out []Decision
	for _, d := range in {
		d.Pos, d.Quote.Pos, d.Mention.Pos, d.ID.Pos = diag.Pos{}, diag.Pos{}, diag.Pos{}, diag.Pos{}
		if d.Entity != nil {
			d.Entity = &Ref{Value: d.Entity.Value}
		}
		if d.Speaker != nil {
			c := SpeakerChoice{None: d.Speaker.None}
			for _, w := range d.Speaker.Who {
				w.Pos = diag.Pos{}
				c.Who = append(c.Who, w)
			}
			d.Speaker = &c
		}
		out = append(out, d)
	}
	return out
}

// TestSidecar reads the same keys from a sidecar beside wire copy: they are the story's, and the
// copy stays as it came.
func TestSidecar(t *testing.T) {
	notes := "date: 2025-05-15\ntopics: [ferries]\nbylines: [Ann Marsh]\nannotations:\n  - quote: We go\n    " +
		"speaker: maren-lund\n"
	wire := []byte("Ferry sails again\r\nOSTREY\r\n\r\n“We go,” Maren Lund said.\r\n")
	s, found := ReadStory("content/stories/000_x.txt", wire, "content/stories/000_x.txt.notes.yaml", []byte(notes),
		Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	if s.ID != "000_x" || s.Address() != "/2025/05/15/000_x/" || s.Title.Value != "Ferry sails again" ||
		s.Dateline != "OSTREY" || len(s.Decisions) != 1 || len(s.Topics) != 1 ||
		s.Topics[0].Pos.File != "content/stories/000_x.txt.notes.yaml" || !bytes.Equal(s.Source, wire) {
		t.Errorf("got %+v", s)
	}
}

// TestSidecarParts gives copy without a head its title, deck and highlights: they stand in front,
// with no place in the source.
func TestSidecarParts(t *testing.T) {
	notes := "title: Ferry sails\ndeck: At last\nhighlights: [It floats]\ndateline: OSTREY\n"
	wire := "The ferry sailed again on Thursday with nobody aboard, after two years in which the board had met every " +
		"week.\n\nIt was late.\n"
	s, found := ReadStory("2025-05-15-a.txt", []byte(wire), "2025-05-15-a.txt.notes.yaml", []byte(notes), Options{})
	if len(found) > 0 {
		t.Fatal(found)
	}
	want := "headline  | Ferry sails\ndeck      | At last\nhighlight | - It floats\ndateline  | OSTREY\n" +
		"paragraph | The ferry sailed again on Thursday with nobody aboard, after two years in which the board had " +
		"met every week.\nparagraph | It was late.\n"
	if got := printBlocks(s.Blocks); got != want || s.Blocks[3].Offset != -1 || s.Title.Value != "Ferry sails" {
		t.Errorf("got\n%s", got)
	}
}

// TestAllKindsOfText reads what editors and agencies leave in files: byte order marks, line ends,
// no final newline, both normal forms, no-break spaces.
func TestAllKindsOfText(t *testing.T) {
	for name, src := range map[string]string{
		"plain":            "---\ntitle: Zoë sails\n---\nBody é\n",
		"byte order mark":  "\ufeff---\ntitle: Zoë sails\n---\nBody é\n",
		"CRLF":             "---\r\ntitle: Zoë sails\r\n---\r\nBody é\r\n",
		"CR":               "---\rtitle: Zoë sails\r---\rBody é\r",
		"no final newline": "---\ntitle: Zoë sails\n---\nBody é",
		"no-break space":   "---\ntitle:\u00a0Zoë sails\n---\u00a0\nBody é\n",
		"spaces":           "--- \ntitle:   Zoë sails  \n---\t\nBody é\n",
	} {
		s, found := ReadStory("2025-05-15-a.md", []byte(src), "", nil, Options{})
		if len(found) > 0 || s.Title.Value != "Zoë sails" || strings.TrimSpace(string(s.Body)) != "Body é" ||
			s.BodyLine != 4 || strings.Contains(string(s.Body), "\r") {
			t.Errorf("%s: got %q, %q, %v", name, s.Title.Value, s.Body, found)
		}
	}
	const decomposed = "Zoe\u0308"
	s, found := ReadStory("2025-05-15-zoe\u0308.md", []byte("---\ntitle: "+decomposed+"\n---\n"+decomposed), "", nil,
		Options{})
	if len(found) > 0 || s.ID != "2025-05-15-zoë" || s.Slug != "zoë" || s.Title.Value != decomposed ||
		string(s.Body) != decomposed {
		t.Errorf("NFD: an id is in NFC and the text as it came, got %q, %q, %q, %q, %v", s.ID, s.Slug, s.Title.Value,
			s.Body, found)
	}
}

func TestNames(t *testing.T) {
	for _, c := range []struct{ file, id, address string }{
		{"content/stories/2025/2025-05-15-ferry-inquiry.md", "2025-05-15-ferry-inquiry", "/2025/05/15/ferry-inquiry/"},
		{"2025-05-15_Ferry Inquiry.txt", "2025-05-15_Ferry Inquiry", "/2025/05/15/ferry-inquiry/"},
		{"2025-05-15-000_e03.txt", "2025-05-15-000_e03", "/2025/05/15/000_e03/"},
		{"2025-05-15-паром.md", "2025-05-15-паром", "/2025/05/15/паром/"},
		{"2025-05-15-v1.2.md", "2025-05-15-v1.2", "/2025/05/15/v1-2/"},
		{"2025-05-150-x.md", "2025-05-150-x", ""},
		{"20250515-x.md", "20250515-x", ""},
	} {
		s, _ := ReadStory(c.file, []byte("---\ntitle: x\n---\n"), "", nil, Options{})
		if s.ID != c.id || s.Address() != c.address {
			t.Errorf("%s: got %q, %q", c.file, s.ID, s.Address())
		}
	}
}

// TestLoose reads what the annotate command is given: neither date nor title is missed, and a date
// from outside comes last.
func TestLoose(t *testing.T) {
	given := time.Date(2025, 5, 15, 0, 0, 0, 0, time.UTC)
	for file, want := range map[string]time.Time{"a.txt": given,
		"2024-02-29-a.txt": time.Date(2024, 2, 29, 0, 0, 0, 0, time.UTC)} {
		s, found := ReadStory(file, []byte("It was late, she said."), "", nil, Options{Loose: true, Date: given})
		if len(found) > 0 || !s.Date.Equal(want) || s.Title.Value != "" || len(s.Blocks) != 1 {
			t.Errorf("%s: got %+v, %v", file, s, found)
		}
	}
	if s, found := ReadStory("a.md", []byte("It was late."), "", nil, Options{Loose: true}); len(found) > 0 ||
		s.HasDate || string(s.Body) != "It was late." {
		t.Errorf("got %+v, %v", s, found)
	}
}

// The day from outside is a calendar day, wherever the site is.
func TestGivenDayInAnyZone(t *testing.T) {
	given := time.Date(2025, 5, 15, 0, 0, 0, 0, time.UTC)
	for _, hours := range []int{-8, 0, 13} {
		zone := time.FixedZone("", hours*3600)
		s, _ := ReadStory("a.txt", []byte("It was late, she said."), "", nil,
			Options{Loose: true, Date: given, Location: zone})
		if got := s.Date.Format(time.RFC3339); s.Date.Location() != zone ||
			!strings.HasPrefix(got, "2025-05-15T00:00:00") {
			t.Errorf("%d hours from UTC: the story is of %s", hours, got)
		}
	}
}

func FuzzFrontMatter(f *testing.F) {
	f.Add([]byte(everyKey))
	src, err := os.ReadFile("testdata/mistakes.txt")
	if err != nil {
		f.Fatal(err)
	}
	for text := range strings.SplitSeq(string(src), "\n-- ") {
		if _, file, ok := strings.Cut(text, " --\n"); ok {
			f.Add([]byte(file))
		}
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, found := ReadStory("content/stories/2025-05-15-a.md", src, "", nil, Options{})
		lines := strings.Split(strings.ReplaceAll(
			strings.ReplaceAll(string(bytes.TrimPrefix(src, []byte("\ufeff"))), "\r\n", "\n"), "\r", "\n"), "\n")
		for _, x := range found {
			if x.Message == "" || x.Hint == "" || x.Code == "" {
				t.Fatalf("unfinished finding %+v", x)
			}
			if x.Line < 1 || x.Line > len(lines) || x.Col < 1 || x.Col > utf8.RuneCountInString(lines[x.Line-1])+1 {
				t.Fatalf("%s: no place in the file", x)
			}
		}
		if s == nil {
			if len(found) == 0 {
				t.Fatal("no story, and nothing said")
			}
			return
		}
		if body := string(s.Body); body != "" && strings.Join(lines[s.BodyLine-1:], "\n") != body &&
			!strings.ContainsFunc(string(src), isControlRune) {
			t.Fatalf("body %q does not begin on line %d", body, s.BodyLine)
		}
	})
}

func isControlRune(r rune) bool { return fields.ControlAt([]byte(string(r))) > 0 }

// TestConflict leaves the marks of two people's changes in each place where they may stand.
func TestConflict(t *testing.T) {
	const marks = "<<<<<<< HEAD\nsection: A\n=======\nsection: B\n>>>>>>> theirs\n"
	for name, c := range map[string]struct{ file, src, notes, at string }{
		"front matter": {"content/stories/2025-01-02-a.md", "---\ntitle: A\n" + marks + "---\nWords.\n", "", ".md:3:1"},
		"body":         {"content/stories/2025-01-02-a.md", "---\ntitle: A\n---\nWords.\n\n" + marks, "", ".md:6:1"},
		"wire copy":    {"content/stories/2025-01-02-a.txt", "A\n\n" + marks, "", ".txt:3:1"},
		"sidecar":      {"content/stories/2025-01-02-a.txt", "A\n\nB is here.\n", marks, ".txt.notes.yaml:1:1"},
	} {
		sidecar := ""
		if c.notes != "" {
			sidecar = SidecarName(c.file)
		}
		_, found := ReadStory(c.file, []byte(c.src), sidecar, []byte(c.notes), Options{})
		if len(found) != 1 || found[0].Code != "conflict" || !strings.HasSuffix(found[0].Pos.String(), c.at) {
			t.Errorf("%s: %v", name, found)
		}
	}
}
