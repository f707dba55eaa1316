package desk

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

const (
	wireFile = "content/stories/2025-03-04-weir.txt"
	sidecar  = wireFile + ".notes.yaml"
	mdFile   = "content/stories/2025-03-05-mill.md"
)

const wireText = `Weir gate is stuck again

HALLOWFORD
The weir gate stuck on Monday. “The chain is older than I am,” said Petra Vance, the lock keeper.

“We have asked for a new one,” she said. “Nobody has answered.”

A boater called it “the long wait”. “I will go round by road,” he said.
`

// archive makes an archive with a wire story, and a sidecar with the text unless that is "-".
func archive(t testing.TB, notes string) (dir string, d *Desk) {
	t.Helper()
	dir = t.TempDir()
	tree.Write(t, dir, "site.yaml", "title: T\nbase_url: https://example.org/\nlanguage: en\n")
	tree.Write(t, dir, "content/people/petra-vance.md", "---\nname: Petra Vance\n---\n")
	tree.Write(t, dir, "content/people/olin-marsh.md", "---\nname: Olin Marsh\n---\n")
	tree.Write(t, dir, wireFile, wireText)
	if notes != "-" {
		tree.Write(t, dir, sidecar, notes)
	}
	d, found, err := Open(dir)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	return dir, d
}

func read(t testing.TB, d *Desk, file string) *site.Annotated {
	t.Helper()
	a, err := d.Story(file)
	if err != nil || a == nil {
		t.Fatal(err, a)
	}
	return a
}

// idOf is the id of the quotation that holds the words.
func idOf(t testing.TB, a *site.Annotated, words string) string {
	t.Helper()
	for _, q := range a.Result.Quotations {
		if strings.Contains(a.Text.S[q.Start:q.End], words) {
			return q.ID
		}
	}
	t.Fatalf("no quotation %q", words)
	return ""
}

var day = time.Date(2025, 5, 20, 0, 0, 0, 0, time.UTC)

func by(id string) *content.SpeakerChoice {
	return &content.SpeakerChoice{Who: []content.SpeakerName{{ID: id}}}
}

var no = false

func file(t testing.TB, dir, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join(dir, name))
	if os.IsNotExist(err) {
		return "-"
	}
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestWrite puts one decision into sidecars of many shapes: on the words “We have asked”, that Olin
// Marsh said them. ID stands for the quotation's id.
func TestWrite(t *testing.T) {
	const block = `  - quote: "We have asked for a new one,"
    id: ID
    speaker: olin-marsh
    by: E. Marsh
    on: 2025-05-20
`
	const mine = `{quote: "We have asked for a new one,", id: ID, speaker: olin-marsh, by: E. Marsh, on: 2025-05-20}`
	for _, c := range []struct{ name, before, after string }{
		{"no file", "-", "annotations:\n" + block},
		{"empty", "", "annotations:\n" + block},
		{"only a remark", "# notes\n", "# notes\nannotations:\n" + block},
		{"other keys", "section: Town\ntopics: [ ]  # none\n", "section: Town\ntopics: [ ]  # none\nannotations:\n" + block},
		{"no last line end", "section: Town", "section: Town\nannotations:\n" + strings.TrimSuffix(block, "\n")},
		{"blank lines at the end", "section: Town\n\n\n", "section: Town\nannotations:\n" + block + "\n\n"},
		{"no value", "annotations:   # ours\nsection: Town\n", "annotations:   # ours\n" + block + "section: Town\n"},
		{"null", "annotations: ~ # ours\nsection: Town\n", "annotations:  # ours\n" + block + "section: Town\n"},
		{"empty list", "annotations: []\nsection: Town\n", "annotations: \n" + block + "section: Town\n"},
		{"document marks", "---\nsection: Town\n...\n", "---\nsection: Town\nannotations:\n" + block + "...\n"},
		{
			"before and behind",
			"annotations:\n  # the keeper\n  - quote: The chain is older than I am\n    status: confirmed # heard\n" +
				"    # by two\n\n  # the boater\n  - quote: round by road\n    speech: true\n",
			"annotations:\n  # the keeper\n  - quote: The chain is older than I am\n    status: confirmed # heard\n" +
				"    # by two\n" + block + "\n  # the boater\n  - quote: round by road\n    speech: true\n",
		},
		{
			"first", "annotations:\n- quote: round by road\n  status: confirmed\ndeck: A\n",
			"annotations:\n" + strings.ReplaceAll(block, "\n  ", "\n")[2:] + "- quote: round by road\n  status: confirmed\ndeck: A\n",
		},
		{
			"behind a note of several lines",
			"annotations:\n    - quote: >\n        The chain is\n        older than I am\n      status: confirmed\n      note: |\n" +
				"        # one\n        two\n\n\nsection: Town\n",
			"annotations:\n    - quote: >\n        The chain is\n        older than I am\n      status: confirmed\n      note: |\n" +
				"        # one\n        two\n" + "  " + strings.ReplaceAll(strings.TrimSuffix(block, "\n"), "\n", "\n  ") + "\n\n\nsection: Town\n",
		},
		{
			"brackets", `annotations: [{quote: "the long wait", speech: false}]` + "\n",
			`annotations: [` + mine + `, {quote: "the long wait", speech: false}]` + "\n",
		},
		{
			"brackets on lines", "annotations: [\n  {quote: 'older than I am', status: confirmed}, # a\n  ]\n",
			"annotations: [\n  {quote: 'older than I am', status: confirmed},\n  " + mine + ", # a\n  ]\n",
		},
		{"all in braces", "{section: Town, 'topics': []}\n", "{section: Town, 'topics': [], annotations: [" + mine + "]}\n"},
		{"carriage returns", "section: Town\r\n# last\r\n",
			"section: Town\r\n# last\r\nannotations:\r\n" + strings.ReplaceAll(block, "\n", "\r\n")},
		{"tabs in strings", "section: \"To\twn\"\t# x\nannotations:\n  -\tquote: the long wait\n   \tspeech: false\n", ""},
		{"a mark at the beginning", "\ufeffsection: Town\n", "\ufeffsection: Town\nannotations:\n" + block},
		{
			"changed in place",
			"annotations:\n  - speaker: {name: Ann Lee}   # perhaps\n    note: her voice\n    # heard twice\n" +
				"    quote: 'We have asked for a new one'\n    former_ids: [abcdefg]\n    by: O. Other\n",
			"annotations:\n  - speaker: olin-marsh   # perhaps\n    # heard twice\n" +
				"    quote: 'We have asked for a new one'\n    former_ids: [abcdefg]\n    by: E. Marsh\n    on: 2025-05-20\n",
		},
		{
			"no speech before", "annotations:\n  - quote: 'We have asked for a new one'\n    speech: false\nsection: Town\n",
			"annotations:\n  - quote: 'We have asked for a new one'\n    speaker: olin-marsh\n    by: E. Marsh\n" +
				"    on: 2025-05-20\nsection: Town\n",
		},
		{
			"a list before",
			"annotations:\n  - quote: 'We have asked for a new one'\n    speaker:\n      - petra-vance # she\n      - {name: Bo Key}\n",
			"annotations:\n  - quote: 'We have asked for a new one'\n    speaker: olin-marsh\n    by: E. Marsh\n    on: 2025-05-20\n",
		},
		{
			"in braces before", "annotations: [{speaker: none, quote: 'We have asked for a new one', note: 'a, b'}] # x\n",
			"annotations: [{speaker: olin-marsh, quote: 'We have asked for a new one', by: E. Marsh, on: 2025-05-20}] # x\n",
		},
		{
			"withheld stays", "annotations:\n  - quote: 'Nobody has answered'\n    status: withheld\n    note: she asked us to\n",
			"annotations:\n  - quote: 'Nobody has answered'\n    speaker: olin-marsh\n    status: withheld\n    by: E. Marsh\n" +
				"    on: 2025-05-20\n",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, d := archive(t, c.before)
			a := read(t, d, wireFile)
			id := idOf(t, a, "We have asked")
			u, found, err := d.Write(a, Decision{ID: id, Speaker: by("olin-marsh"), By: "E. Marsh", On: day})
			if c.after == "" {
				if len(found) == 0 {
					t.Errorf("written, into what is no YAML:\n%s", file(t, dir, sidecar))
				}
				return
			}
			if err != nil || len(found) > 0 {
				t.Fatal(err, found)
			}
			if got, want := file(t, dir, sidecar), strings.ReplaceAll(c.after, "ID", id); got != want {
				t.Errorf("it is\n%q, not\n%q", got, want)
			}
			if found, err := d.Undo(u); err != nil || len(found) > 0 {
				t.Fatal(err, found)
			}
			if got := file(t, dir, sidecar); got != c.before {
				t.Errorf("undone it is\n%q, not\n%q", got, c.before)
			}
		})
	}
}

// TestWriteFront puts decisions into the front matter that has some, and leaves the body alone.
func TestWriteFront(t *testing.T) {
	const before = "---\r\ntitle: Mill\r\nannotations: # x\r\n  - mention: Hallow\r\n    entity: none\r\ndate: 2025-03-05\r\n---\r\n" +
		"\r\n“It turns,” said Olin Marsh of Hallow.\r\n\r\n---\r\n“It stops,” he said.  \r\n"
	dir, d := archive(t, "-")
	tree.Write(t, dir, mdFile, before)
	a := read(t, d, mdFile)
	turns, stops := idOf(t, a, "turns"), idOf(t, a, "stops")
	u, found, err := d.Write(a,
		Decision{ID: stops, Speaker: &content.SpeakerChoice{Who: []content.SpeakerName{{Unnamed: `a "man"`}}}},
		Decision{ID: turns, Status: annotate.Disputed, By: "null", Note: "see: there"})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	want := strings.Replace(before, "    entity: none\r\n", "    entity: none\r\n  - quote: \"It turns,\"\r\n    id: "+turns+
		"\r\n    status: disputed\r\n    by: \"null\"\r\n    note: \"see: there\"\r\n  - quote: \"It stops,\"\r\n    id: "+stops+
		"\r\n    speaker: {unnamed: \"a \\\"man\\\"\"}\r\n", 1)
	if got := file(t, dir, mdFile); got != want {
		t.Errorf("it is\n%q, not\n%q", got, want)
	}
	if _, err := d.Undo(u); err != nil || file(t, dir, mdFile) != before {
		t.Errorf("undone it is\n%q: %v", file(t, dir, mdFile), err)
	}
}

// TestNotSpeech decides that a quotation in two parts is no speech: both parts are told.
func TestNotSpeech(t *testing.T) {
	dir, d := archive(t, "-")
	a := read(t, d, wireFile)
	if _, found, err := d.Write(a, Decision{ID: idOf(t, a, "We have asked"), Speech: &no}); err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if n := strings.Count(file(t, dir, sidecar), "speech: false"); n != 2 {
		t.Errorf("%d parts are no speech:\n%s", n, file(t, dir, sidecar))
	}
}

// TestChangedMeanwhile changes the files between showing a story and deciding on it.
func TestChangedMeanwhile(t *testing.T) {
	for name, change := range map[string]func(dir string){
		"story":         func(dir string) { tree.Write(t, dir, wireFile, wireText+"\nMore.\n") },
		"sidecar":       func(dir string) { tree.Write(t, dir, sidecar, "section: Town\n") },
		"sidecar empty": func(dir string) { tree.Write(t, dir, sidecar, "") },
		"story gone":    func(dir string) { os.Remove(filepath.Join(dir, wireFile)) },
	} {
		dir, d := archive(t, "-")
		a := read(t, d, wireFile)
		change(dir)
		before := file(t, dir, sidecar)
		_, found, err := d.Write(a, Decision{ID: idOf(t, a, "We have asked"), Speaker: by("olin-marsh")})
		if err != nil || len(found) != 1 || found[0].Code != "changed" {
			t.Errorf("%s: %v, %v", name, found, err)
		}
		if file(t, dir, sidecar) != before {
			t.Errorf("%s: it was written over", name)
		}
	}
}

// TestRefused tries decisions that must not be written.
func TestRefused(t *testing.T) {
	for _, c := range []struct {
		name, notes, id string
		decide          Decision
		code            string
	}{
		{"nobody of that id", "-", "", Decision{Speaker: by("olin-march")}, "unknown-id"},
		{"no such quotation", "-", "zzzzzzz", Decision{Speaker: by("olin-marsh")}, "decision-lost"},
		{"conflict", "<<<<<<< HEAD\nsection: A\n=======\nsection: B\n>>>>>>> other\n", "", Decision{Status: "confirmed"},
			"conflict"},
		{"anchors", "section: &a Town\n", "", Decision{Status: "confirmed"}, "yaml-anchor"},
		{"not YAML", "section: [\n", "", Decision{Status: "confirmed"}, ""},
		{"no list", "annotations: 00\n", "", Decision{Status: "confirmed"}, "wrong-type"},
		{"no list but keys", "annotations:\n  quote: the long wait\n", "", Decision{Status: "confirmed"}, "wrong-type"},
		{"key in a way of its own", "? annotations\n: - quote: the long wait\n    speech: false\n", "",
			Decision{Status: "confirmed"}, "not-written"},
	} {
		t.Run(c.name, func(t *testing.T) {
			dir, d := archive(t, c.notes)
			a := read(t, d, wireFile)
			if c.decide.ID = c.id; c.id == "" && a.Result != nil {
				c.decide.ID = idOf(t, a, "We have asked")
			}
			u, found, err := d.Write(a, c.decide)
			if err != nil || len(found) == 0 || u != nil || c.code != "" && found[0].Code != c.code {
				t.Errorf("%v, %v", found, err)
			}
			if file(t, dir, sidecar) != c.notes {
				t.Error("it was written all the same")
			}
		})
	}
}

// TestUndoLater takes decisions back in another order than they were made, and after an edit from
// outside.
func TestUndoLater(t *testing.T) {
	dir, d := archive(t, "section: Town\nannotations:\n  - quote: the long wait\n    speech: false\n")
	before := file(t, dir, sidecar)
	var undo []*Undo
	for _, words := range []string{"We have asked", "The chain", "round by road"} {
		a := read(t, d, wireFile)
		u, found, err := d.Write(a, Decision{ID: idOf(t, a, words), Speaker: by("olin-marsh"), On: day})
		if err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
		undo = append(undo, u)
	}
	tree.Write(t, dir, sidecar, "# edited\n"+file(t, dir, sidecar))
	for _, u := range undo {
		if found, err := d.Undo(u); err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
	}
	if got := file(t, dir, sidecar); got != "# edited\n"+before {
		t.Errorf("it is\n%s", got)
	}
	if found, _ := d.Undo(undo[0]); len(found) == 0 {
		t.Error("one decision was taken back twice")
	}
}

// TestStaysInside follows no link out of the site folder.
func TestStaysInside(t *testing.T) {
	dir, d := archive(t, "-")
	other := filepath.Join(t.TempDir(), "other.yaml")
	tree.Write(t, filepath.Dir(other), "other.yaml", "")
	a := read(t, d, wireFile)
	a.Story.Sidecar, a.Story.Notes = sidecar, []byte{}
	if err := os.Symlink(other, filepath.Join(dir, sidecar)); err != nil {
		t.Skip(err)
	}
	if _, _, err := d.Write(a, Decision{ID: idOf(t, a, "The chain"), Status: "confirmed"}); err == nil {
		t.Error("a link out of the folder was followed")
	}
	if b, _ := os.ReadFile(other); len(b) > 0 {
		t.Errorf("a file outside holds %q", b)
	}
}
