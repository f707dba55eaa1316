package content

import (
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
)

// front is a story's front matter, or its sidecar: every key that a story may have.
type front struct {
	ID          fields.Text   `yaml:"id"`
	Title       fields.Text   `yaml:"title" elsewhere:"headline name heading"`
	Date        fields.Date   `yaml:"date" elsewhere:"published pubdate published_at"`
	Updated     fields.Date   `yaml:"updated" elsewhere:"lastmod modified last_modified"`
	Deck        fields.Text   `yaml:"deck" elsewhere:"subtitle standfirst summary description subhead dek subheading abstract excerpt"`
	Highlights  []fields.Text `yaml:"highlights" elsewhere:"bullets keypoints key_points"`
	Dateline    fields.Text   `yaml:"dateline" elsewhere:"place location"`
	Bylines     []fields.Text `yaml:"bylines" elsewhere:"byline author authors by writer writers"`
	Section     fields.Text   `yaml:"section" elsewhere:"category desk"`
	Publisher   publisher     `yaml:"publisher"`
	URL         fields.Text   `yaml:"url"`
	SourceID    fields.Text   `yaml:"source_id" elsewhere:"external_id guid"`
	Print       printed       `yaml:"print"`
	Topics      []fields.Text `yaml:"topics" elsewhere:"tags tag keywords categories subjects"`
	Lang        fields.Text   `yaml:"lang" elsewhere:"language locale"`
	Slug        fields.Text   `yaml:"slug"`
	Draft       fields.Flag   `yaml:"draft" filled:"true or false"`
	Aliases     []fields.Text `yaml:"aliases" elsewhere:"permalink redirect_from redirect redirects"`
	License     fields.Text   `yaml:"license" elsewhere:"licence rights"`
	State       fields.Text   `yaml:"state" filled:"published or withdrawn"`
	Withdrawn   withdrawal    `yaml:"withdrawn" filled:"on: with the day below it"`
	Access      fields.Text   `yaml:"access" filled:"full, quotations or metadata"`
	Annotations []decision    `yaml:"annotations" elsewhere:"decisions quotes quotations" filled:"the decisions below it"`
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
	Entity    fields.Text   `yaml:"entity" filled:"an id or none"`
	Speech    fields.Flag   `yaml:"speech" filled:"true or false"`
	Status    fields.Text   `yaml:"status" filled:"confirmed, corrected, disputed, withheld or retracted"`
	FormerIDs []fields.Text `yaml:"former_ids"`
	By        fields.Text   `yaml:"by"`
	On        fields.Date   `yaml:"on"`
	Note      fields.Text   `yaml:"note"`
}
