package content

import (
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// front is a story's front matter, or its sidecar: every key that a story may have.
type front struct {
	ID          fields.Text   `yaml:"id"`
	Title       fields.Text   `yaml:"title"`
	Date        fields.Date   `yaml:"date"`
	Updated     fields.Date   `yaml:"updated"`
	Deck        fields.Text   `yaml:"deck"`
	Highlights  []fields.Text `yaml:"highlights"`
	Dateline    fields.Text   `yaml:"dateline"`
	Bylines     []fields.Text `yaml:"bylines"`
	Section     fields.Text   `yaml:"section"`
	Publisher   publisher     `yaml:"publisher"`
	URL         fields.Text   `yaml:"url"`
	SourceID    fields.Text   `yaml:"source_id"`
	Print       printed       `yaml:"print"`
	Topics      []fields.Text `yaml:"topics"`
	Lang        fields.Text   `yaml:"lang"`
	Slug        fields.Text   `yaml:"slug"`
	Draft       fields.Flag   `yaml:"draft"`
	Aliases     []fields.Text `yaml:"aliases"`
	License     fields.Text   `yaml:"license"`
	State       fields.Text   `yaml:"state"`
	Withdrawn   withdrawal    `yaml:"withdrawn"`
	Access      fields.Text   `yaml:"access"`
	Annotations []decision    `yaml:"annotations"`
	Reviewed    review        `yaml:"reviewed"`
	Corrections []correction  `yaml:"corrections"`
}

type publisher struct {
	Name fields.Text `yaml:"name"`
	URL  fields.Text `yaml:"url"`
}

type printed struct {
	Edition fields.Text `yaml:"edition"`
	Page    fields.Text `yaml:"page"`
}

type withdrawal struct {
	Pos    diag.Pos
	On     fields.Date `yaml:"on"`
	Reason fields.Text `yaml:"reason"`
}

type review struct {
	By fields.Text `yaml:"by"`
	On fields.Date `yaml:"on"`
}

type correction struct {
	Pos   diag.Pos
	On    fields.Date `yaml:"on"`
	Text  fields.Text `yaml:"text"`
	Quote fields.Text `yaml:"quote"`
}

type decision struct {
	Pos       diag.Pos
	Quote     fields.Text   `yaml:"quote"`
	Mention   fields.Text   `yaml:"mention"`
	ID        fields.Text   `yaml:"id"`
	Prefix    fields.Text   `yaml:"prefix"`
	Suffix    fields.Text   `yaml:"suffix"`
	Speaker   fields.Value  `yaml:"speaker"`
	Entity    fields.Text   `yaml:"entity"`
	Speech    fields.Flag   `yaml:"speech"`
	Status    fields.Text   `yaml:"status"`
	FormerIDs []fields.Text `yaml:"former_ids"`
	By        fields.Text   `yaml:"by"`
	On        fields.Date   `yaml:"on"`
	Note      fields.Text   `yaml:"note"`
}
