package index

import (
	"strings"

	"github.com/onrecord/onrecord/internal/slug"
)

// correct records the publisher's corrections, and marks the utterance that each one quotes:
// the one whose folded words are the quote's, else the only one that holds them.
func (m *maker) correct(out *Story) {
	for _, c := range m.corrections {
		r := Correction{On: c.On, Text: oneLine(c.Text)}
		if i := quoted(out.Utterances, c.Quote.Value); i >= 0 {
			r.Utterance = out.Utterances[i].ID
			out.Utterances[i].Corrected = true
		}
		out.Corrections = append(out.Corrections, r)
	}
}

// quoted is the index of the utterance that quote selects, or -1.
func quoted(us []Utterance, quote string) int {
	want := slug.Fold(quote)
	if strings.TrimSpace(quote) == "" {
		return -1
	}
	held, times := -1, 0
	for i := range us {
		if us[i].EchoOf != "" {
			continue // the body's utterance is meant
		}
		words := slug.Fold(us[i].words())
		if words == want {
			return i
		}
		if strings.Contains(" "+words+" ", " "+want+" ") {
			held = i
			times++
		}
	}
	if times == 1 {
		return held
	}
	return -1
}
