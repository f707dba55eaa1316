package site

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// metStories are stories, each of which meets what its name says of the registry below.
var metStories = map[string]string{
	"name":    "“The pump is old,” said Odile Tamber. She left.",
	"accent":  "“The pump is older,” said Odíle Támber. She left.",
	"surname": "The Quay Trust waits. “The quay is wet,” said Tamber. She left.",
	"post":    "“The gate stays shut,” the harbour warden said.",
	"short":   "“The gate stays open,” said Quay Trust boss Ivo Lind.",
	"body":    "The Quay Trust met at noon. “Nobody came,” said Runa Holt.",
	"place":   "Rain fell on Sallow Reach. “It poured,” said Runa Holt.",
	"topic":   "The kelp was cut. “The kelp grows,” said Runa Holt.",
	"named":   "A boat came in. “It is here,” said Runa Holt.",
	"nothing": "A cart went by. “It is gone,” said Bram Osk.",
}

var metRegistry = map[string]string{
	"people/odile-tamber":      "name: Odile Tamber\nroles:\n  - {title: chair, of: quay-trust}",
	"people/mina-vord":         "name: Mina Vord\nroles:\n  - {title: harbour warden, from: 2025-03}",
	"people/ivo-lind":          "name: Ivo Lind\nroles:\n  - {title: head, of: quay-trust, also: [Quay Trust boss]}",
	"organisations/quay-trust": "name: Quay Trust",
	"places/sallow-reach":      "name: Sallow Reach",
	"topics/seaweed":           "name: Seaweed\nmatch: [kelp]",
	"topics/boats":             "name: Boats",
}

// TestMetStories: of a change of the registry as many stories are read again as can meet what was
// changed, and the site is the one that a clean build makes.
func TestMetStories(t *testing.T) {
	for _, test := range []struct {
		what, file, now string
		again           []string // the stories that are read again
	}{
		{"a note", "people/odile-tamber", metRegistry["people/odile-tamber"] + "\n---\nShe rows.", nil},
		{"an alias", "people/mina-vord",
			"name: Mina Vord\naliases: [Runa Holt]\nroles:\n  - {title: harbour warden, from: 2025-03}",
			[]string{"body", "place", "topic", "named"}},
		{"an alias that no story has", "people/mina-vord",
			"name: Mina Vord\naliases: [Minnie Ord]\nroles:\n  - {title: harbour warden, from: 2025-03}", nil},
		{"an alias of which a word stands beside her post", "people/mina-vord",
			"name: Mina Vord\naliases: [Minnie Gate]\nroles:\n  - {title: harbour warden, from: 2025-03}",
			[]string{"post"}},
		{"an alias with another accent", "people/mina-vord",
			"name: Mina Vord\naliases: [Brám Osk]\nroles:\n  - {title: harbour warden, from: 2025-03}",
			[]string{"nothing"}},
		{"a name", "people/odile-tamber", "name: Odile Tamblyn\nroles:\n  - {title: chair, of: quay-trust}",
			[]string{"name", "accent", "surname"}},
		{"pronouns", "people/odile-tamber", metRegistry["people/odile-tamber"] + "\npronouns: they",
			[]string{"name", "accent", "surname"}},
		{"a role's day that no story's is", "people/mina-vord",
			"name: Mina Vord\nroles:\n  - {title: harbour warden, from: 2025-02}", nil},
		{"a role's day", "people/mina-vord", "name: Mina Vord\nroles:\n  - {title: harbour warden, from: 2025-07}",
			[]string{"post"}},
		{"a role's other phrase", "people/mina-vord",
			"name: Mina Vord\nroles:\n  - {title: harbour warden, from: 2025-03, also: [cart]}",
			[]string{"post", "nothing"}},
		{"the name of a body, also of those who hold posts in it", "organisations/quay-trust", "name: Quay Board",
			[]string{"name", "accent", "surname", "short", "body"}},
		{"a place", "places/sallow-reach", "name: Sallow Strand", []string{"place"}},
		{"a phrase of a topic", "topics/seaweed", "name: Seaweed\nmatch: [kelp, a cart]", []string{"nothing"}},
		{"a topic that front matter names", "topics/boats", "name: Vessels", []string{"named"}},
		{"an entry more", "people/bram-osk", "name: Bram Osk", []string{"nothing"}},
		{"an entry less", "places/sallow-reach", "", []string{"place"}},
	} {
		t.Run(test.what, func(t *testing.T) {
			b := metBench(t)
			n := b.build().Counts.Stories
			b.build()
			file := "content/" + test.file + ".md"
			if test.now == "" {
				if err := os.Remove(filepath.Join(b.dir, file)); err != nil {
					t.Fatal(err)
				}
			} else {
				folder.Write(t, b.dir, file, "---\n"+test.now+"\n---\n")
			}
			if again := n - b.build().Remembered; again != len(test.again) {
				t.Errorf("%d stories were read again, and not %q", again, test.again)
			}
			b.equalsClean()
		})
	}
}

// metBench is an archive of these stories and this registry.
func metBench(t *testing.T) *bench {
	b := benchOf(t, t.TempDir())
	folder.Write(t, b.dir, "site.yaml", "title: The Quay Gazette\nbase_url: https://quay.example/\nlanguage: en\n")
	for name, text := range metStories {
		front := "title: Of the " + name
		if name == "named" {
			front += "\ntopics: [boats]"
		}
		folder.Write(t, b.dir, "content/stories/2025-05-06-"+name+".md", "---\n"+front+"\n---\n\n"+text+"\n")
	}
	for name, front := range metRegistry {
		folder.Write(t, b.dir, "content/"+name+".md", "---\n"+front+"\n---\n")
	}
	return b
}

// equalsClean holds what was built against a clean build.
func (b *bench) equalsClean() {
	b.t.Helper()
	clean, o := newShelf(), b.o
	o.Cache = ""
	report, err := Make(clean, o)
	if err != nil || diag.HasErrors(report.Findings) {
		b.t.Fatal(err, report.Findings)
	}
	got := folder.Contents(b.t, b.out)
	delete(got, ".onrecord")
	for name, data := range clean.files {
		if got[name] != string(data) {
			b.t.Errorf("%s: %s", name, firstDifference(string(data), got[name]))
		}
	}
	if len(got) != len(clean.files) {
		b.t.Errorf("%d files, and not %d", len(got), len(clean.files))
	}
}
