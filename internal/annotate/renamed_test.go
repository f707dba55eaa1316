package annotate

import (
	"regexp"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/slug"
)

// renamings are other people for those of the marked prose, of the same sex: names of many
// countries, some of which no list has, one that is a common word.
var renamings = []map[string]string{
	{"Ann": "Ngozi", "Lee": "Okonjo-Bello", "Tom": "Kwabena", "Reed": "Tawiahene"},
	{"Ann": "Siobhán", "Lee": "Ní Dhuibhir", "Tom": "Guillermo", "Reed": "de la Cruzada"},
	{"Ann": "Fatima", "Lee": "al-Harithi", "Tom": "Rajesh", "Reed": "Ramanathaswamy"},
	{"Ann": "Mary", "Lee": "Field", "Tom": "John", "Reed": "Price"},
}

var (
	nameOrID = regexp.MustCompile(`\b(?:ann-lee|tom-reed|Ann|Lee|Tom|Reed)\b`)
	relation = regexp.MustCompile(`\b\w+(?:-\w+)*-(?:lee|reed)\b`)
)

// TestRenamed reads the marked prose with other people in it: who said what hangs on how a text is
// built, never on what somebody is called.
func TestRenamed(t *testing.T) {
	for file, passages := range passages(t, "testdata/rules/*.txt") {
		for _, passage := range passages {
			if strings.Contains(passage, "[m - ") || strings.Contains(passage, "-reed Terver") {
				continue // a surname that is all the passage gives is known by its look; the second Reed would need a second name
			}
			if id := stranger(passage); id != "" {
				t.Errorf("%s: %s: use ann-lee or tom-reed, whom this test renames", file, id)
				continue
			}
			if markAgain("en", passage) != passage {
				continue // it is read wrongly as it stands, of which TestMarkedProse tells
			}
			for _, names := range renamings {
				want := rename(passage, names)
				if got := markAgain("en", want); got != want {
					t.Errorf("%s:\n got %s\nwant %s", file, got, want)
				}
			}
		}
	}
}

// stranger is the id of somebody in a passage who is called Lee or Reed and whom no other name is
// given, so that the text would lose the surname and the id keep it; "" for nobody.
func stranger(passage string) string {
	for _, tag := range openTag.FindAllString(passage, -1) {
		for _, id := range relation.FindAllString(tag, -1) {
			if id != "ann-lee" && id != "tom-reed" {
				return id
			}
		}
	}
	return ""
}

// rename gives the people of a passage other names, in its text and in the ids of its marks.
func rename(passage string, names map[string]string) string {
	return nameOrID.ReplaceAllStringFunc(passage, func(w string) string {
		switch w {
		case "ann-lee":
			return slug.ID(names["Ann"] + " " + names["Lee"])
		case "tom-reed":
			return slug.ID(names["Tom"] + " " + names["Reed"])
		}
		return names[w]
	})
}
