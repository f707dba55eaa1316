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
	var said saidIn
	for _, c := range m.corrections {
		r := Correction{ID: correctionID(c.On, days), On: c.On, Text: oneLine(c.Text)}
		if i := said.quoted(out.Utterances, c.Quote.Value); i >= 0 {
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

// saidIn are the folded words of a story's utterances, made when the first correction quotes one.
type saidIn struct {
	words []string       // of each, a space around them; "" of an echo: the body's utterance is meant
	first map[string]int // the first that has these words
}

func newSaidIn(us []Utterance) saidIn {
	s := saidIn{make([]string, len(us)), map[string]int{}}
	for i := len(us) - 1; i >= 0; i-- {
		if us[i].EchoOf == "" {
			s.words[i] = " " + slug.Fold(us[i].words()) + " "
			s.first[s.words[i]] = i
		}
	}
	return s
}

// quoted is the index of the utterance that quote selects, or -1.
func (s *saidIn) quoted(us []Utterance, quote string) int {
	if strings.TrimSpace(quote) == "" {
		return -1
	}
	if s.first == nil {
		*s = newSaidIn(us)
	}
	want := " " + slug.Fold(quote) + " "
	if i, is := s.first[want]; is {
		return i
	}
	held, times := -1, 0
	for i, words := range s.words {
		if strings.Contains(words, want) {
			held = i
			times++
		}
	}
	if times == 1 {
		return held
	}
	return -1
}
