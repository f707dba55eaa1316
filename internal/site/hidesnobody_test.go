package site

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
)

// hiddenBeside builds an archive with an entry of visibility none, and gives what is said of it.
func hiddenBeside(t *testing.T, front, stories string) (found []diag.Finding, published bool) {
	t.Helper()
	_, report := made(t, Options{Dir: unpack(t, settings+
		"printed_names: page\n-- content/people/nora-quill.md --\n---\n"+front+
		"\nvisibility: none\n---\n"+stories)})
	for _, f := range report.Findings {
		if f.Code == "hides-nobody" || f.Code == "hidden-name-within" {
			found = append(found, f)
		}
	}
	return found, report.Made
}

// twoStories quote the same name.
func twoStories(name string) string {
	return "-- content/stories/2025-05-01-sea.md --\n---\ntitle: By sea\n---\n“We came by sea,” said " + name + ".\n" +
		"-- content/stories/2025-05-02-land.md --\n---\ntitle: By land\n---\n“We came by land,” said " + name + ".\n"
}

// TestHidesNobody: an entry that hides somebody and meets nobody stops the build, and names who
// comes near.
func TestHidesNobody(t *testing.T) {
	for front, want := range map[string]string{
		"name: Ann Lee":                         "",
		"name: Ann Lee\naliases: [Mrs Ann Lee]": "",
		"name: Nurse Ann\naliases: [Ann Lee]":   "",
		`name: "Lee, Ann"`:                      "Ann Lee stands in 2 stories",
		"name: Mrs Ann Lee":                     "Ann Lee stands in 2 stories",
		"name: Nurse Ann Lee":                   "Ann Lee stands in 2 stories",
		"name: Ann M. Lee":                      "Ann Lee stands in 2 stories",
		"name: Ann Lee Jr.":                     "Ann Lee stands in 2 stories",
		"name: A. Lee":                          "Ann Lee stands in 2 stories",
		"name: Lee":                             "Ann Lee stands in 2 stories",
		"name: Ann":                             "Ann Lee stands in 2 stories",
		"name: Anne Lee":                        "prints Ann Lee", // one letter away
		"name: Jory Pask":                       "no published story names anybody so",
		"name: Jory Pask\nin_no_story: true":    "",
		"name: A. Lee\nin_no_story: true":       "",
		"name: Jory Pask\naliases: [Old Jory]":  "no published story names anybody so",
	} {
		found, made := hiddenBeside(t, front, twoStories("Ann Lee"))
		if want == "" && len(found) == 0 && made {
			continue
		}
		if want == "" || made || len(found) != 1 || found[0].Severity != diag.Error || found[0].Line != 2 ||
			!strings.Contains(found[0].Message, want) || found[0].Hint == "" {
			t.Errorf("%s: made %v, %v", front, made, found)
		}
	}
	found, _ := hiddenBeside(t, "name: Mrs Ann Lee\naliases: [Old Ann]", twoStories("Ann Lee"))
	if len(found) != 1 || !strings.Contains(found[0].Hint, `aliases: ["Old Ann", "Ann Lee"]`) ||
		!strings.Contains(found[0].Hint, "in_no_story: true") {
		t.Error(found)
	}
}

// TestHidesInOtherFolder: an entry that hides an organisation does not do so from the folder
// of topics; but a place may have the name of a hidden topic.
func TestHidesInOtherFolder(t *testing.T) {
	for at, fails := range map[string]bool{"organisations/Quiet Trust": false, "topics/Quiet Trust": true,
		"topics/Harwick": false} {
		folder, name, _ := strings.Cut(at, "/")
		_, report := made(t, Options{Dir: unpack(t, settings+
			"-- content/"+folder+"/hidden.md --\n---\nname: "+name+"\nvisibility: none\n---\n"+
			"-- content/stories/2025-05-01-sleep.md --\n---\ntitle: Asleep\n---\n"+
			"“We were asleep,” said the Quiet Trust. “And we mean it,” the Quiet Trust said in Harwick.\n")})
		if report.Made == fails {
			t.Errorf("%s: made %v, %v", at, report.Made, report.Findings)
		}
	}
}

// TestHidesWhoIsNotPublished: an entry stays where the stories that name its bearer have gone, or
// are still to come, or tell of him only what is hidden.
func TestHidesWhoIsNotPublished(t *testing.T) {
	for _, with := range []string{"state: withdrawn", "draft: true", "access: metadata", "access: quotations",
		"corrections: [{on: 2025-05-04, text: We misspelt Pask.}]",
		"annotations: [{quote: We slept, status: withheld}]",
		"annotations: [{quote: We slept, status: withheld, speaker: none}]"} {
		who := "Jory Pask"
		if strings.HasPrefix(with, "corrections") {
			who = "a boy"
		}
		found, made := hiddenBeside(t, "name: Jory Pask",
			"-- content/stories/2025-05-03-sleep.md --\n---\ntitle: Asleep\n"+
				with+"\n---\n“We slept,” said "+who+".\n"+twoStories("Ann Lee"))
		if len(found) > 0 || !made {
			t.Errorf("%s: made %v, %v", with, made, found)
		}
	}
}

// TestHiddenNameWithin: a longer name that holds a hidden one is another's for the program, and an
// editor is told.
func TestHiddenNameWithin(t *testing.T) {
	own := "-- content/stories/2025-05-03-sleep.md --\n---\ntitle: Asleep\n---\n“We slept,” said Nora Quill.\n"
	for name, warned := range map[string]bool{"Nora A. Quill": true, "Nora Anne Quill": true, "Nora Quill-Brown": true,
		"Nora Brown": false, "Anna Quill": false} {
		found, made := hiddenBeside(t, "name: Nora Quill", own+twoStories(name))
		if !made || len(found) > 0 != warned {
			t.Errorf("%s: made %v, %v", name, made, found)
			continue
		}
		if warned && (len(found) != 1 || found[0].Severity != diag.Warning ||
			!strings.Contains(found[0].Hint, `aliases: ["`+name+`"]`)) {
			t.Errorf("%s: %v", name, found)
		}
	}
	found, made := hiddenBeside(t, "name: Nora Quill\naliases: [Nora A. Quill]", own+twoStories("Nora A. Quill"))
	if len(found) > 0 || !made {
		t.Error(made, found)
	}
}
