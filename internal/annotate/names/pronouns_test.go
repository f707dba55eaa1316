package names

import (
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

// TestPronounsTellSex: what pronouns tell of people whose names tell nothing, or something else.
func TestPronounsTellSex(t *testing.T) {
	const told = 0.7
	for text, want := range map[string]lang.Gender{
		"Min Sorrel came early. She sat down. Sorrel said she would go.":                             lang.Female,
		"Min Sorrel came early. He sat down. Sorrel said he would go.":                               lang.Male,
		"Min Sorrel came early. He sat down.":                                                        0,
		"Min Sorrel came early. He sat down. Sorrel said she would go. Sorrel ate his egg.":          0,
		"A woman who sued Min Sorrel said she was owed a boat. She told Sorrel that she was.":        0,
		"Min Sorrel met a man. He told Sorrel that his hat was gone. He wept.":                       0,
		"Min Sorrel met Kit Orrin. She laughed. Orrin told Sorrel that she had lost her hat.":        0,
		"A woman who sued Paul Sorrel said she was owed a boat. She told Sorrel that she was right.": lang.Male,
		"The buyer wrote of Paul Sorrel. She did not say whether she knew what he wanted of her.":    lang.Male,
	} {
		c := Find(input(prose.Part{Text: text}))
		for i := range c.Entities {
			e := &c.Entities[i]
			if e.Name != "Min Sorrel" && e.Name != "Paul Sorrel" {
				continue
			}
			got := e.Gender
			if e.GenderSure < told {
				got = 0
			}
			if got != want {
				t.Errorf("%s\ngot %v, %.2f sure, want %v", text, e.Gender, e.GenderSure, want)
			}
		}
	}
}
