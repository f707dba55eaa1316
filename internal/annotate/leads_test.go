package annotate

import (
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/prose"
)

func TestLeads(t *testing.T) {
	holdSmall(t, func(text string) string {
		read := prose.Join([]prose.Part{{Kind: prose.Paragraph, Text: text}})
		return leads(&read, lang.For("en"))
	}, map[string]string{
		"FRENCH PRESIDENT FRANÇOIS LEE has joined.":      "French President François Lee has joined.",
		"THE MAYOR OF Norbury left.":                     "The Mayor of Norbury left.",
		"ANN LEE, MAYOR OF Norbury, has left.":           "Ann Lee, Mayor of Norbury, has left.",
		"UN ENVOY ANN ORREL said so. Orrel left.":        "UN Envoy Ann Orrel said so. Orrel left.",
		"HOPE FOR THE pier is lost, Mrs Hope said.":      "Hope for the pier is lost, Mrs Hope said.",
		"POLICE AND QXR men met. QXR left.":              "Police and QXR men met. QXR left.",
		"NEW YORK (AP) — The pier is lost.":              "NEW YORK (AP) — The pier is lost.",
		"LAGOS, NIGERIA — The pier is lost.":             "LAGOS, NIGERIA — The pier is lost.",
		"READ MORE: The pier is lost.":                   "READ MORE: The pier is lost.",
		"THE PIER IS LOST":                               "THE PIER IS LOST",
		"ANN LEE: I saw it. TOM REED: And what did you?": "ANN LEE: I saw it. TOM REED: And what did you?",
		"THE pier is lost.":                              "THE pier is lost.",
		"A DOG was there.":                               "A dog was there.",
	})
}

// A headline in capitals has no lead.
func TestHeadlineIsNoLead(t *testing.T) {
	read := prose.Join([]prose.Part{{Kind: prose.Headline, Text: "THE MAYOR goes"}})
	if got := leads(&read, lang.For("en")); got != read.S {
		t.Errorf("got %q", got)
	}
}
