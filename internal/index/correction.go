package index

import (
	"fmt"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/slug"
)

// correct records the publisher's corrections, and marks the utterance that each one quotes:
// the one whose folded words are the quote's, else the only one that holds them.
func (m *maker) correct(out *Story) {
	days := map[string]int{}
	for _, c := range m.corrections {
		r := Correction{ID: correctionID(c.On, days), On: c.On, Text: oneLine(c.Text)}
		if i := quoted(out.Utterances, c.Quote.Value); i >= 0 {
			r.Utterance = out.Utterances[i].ID
			out.Utterances[i].Corrected = true
		}
		out.Corrections = append(out.Corrections, r)
	}
}

// correctionID is an id that stays when the correction's text is edited, and when others come. It
// counts those of one day, in the order of the file.
func correctionID(on time.Time, days map[string]int) string {
	id := "correction-undated"
	if !on.IsZero() {
		id = "correction-" + on.Format(time.DateOnly)
	}
	if days[id]++; days[id] > 1 {
		return fmt.Sprintf("%s-%d", id, days[id])
	}
	return id
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
