package page

import (
	"cmp"
	"strconv"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
)

// Voice is one speaker in the panel that shows who speaks in a story.
type Voice struct {
	Who     Link
	Role    string
	Share   string // "32%"
	Bar     string // the path of the bar: the story from its first word to its last, 0 to 100
	Figures []Link
}

// voiceKey tells speakers of one story apart.
func voiceKey(u *index.Utterance) string {
	if u.Who == nil {
		return ""
	}
	return u.Who.ID + "\x00" + u.Who.Name
}

// voices lists who speaks in a story, the one with most words first and the unattributed last, and
// the number of quoted words.
func (p storyPage) voices(s *index.Story) (out []Voice, quoted int) {
	type tally struct {
		us    []*index.Utterance
		words int
	}
	var all []tally
	at := map[string]int{}
	inner := nestedWords(s)
	for _, u := range byFigure(s) {
		if !u.Listed() {
			continue
		}
		k := voiceKey(u)
		i, ok := at[k]
		if !ok {
			i = len(all)
			at[k] = i
			all = append(all, tally{})
		}
		n := max(u.Words-inner[u.ID], 0)
		all[i].us = append(all[i].us, u)
		all[i].words += n
		quoted += n
	}
	order.By(all, func(a, b tally) int {
		return cmp.Or(last(a.us[0])-last(b.us[0]), cmp.Compare(b.words, a.words))
	})
	for _, t := range all {
		out = append(out, p.voice(s, t.us, t.words, quoted))
	}
	return out, quoted
}

func last(u *index.Utterance) int {
	if u.Who == nil {
		return 1
	}
	return 0
}

// nestedWords counts, for each utterance, the words of those nested in it: they are another's.
func nestedWords(s *index.Story) map[string]int {
	out := map[string]int{}
	for i := range s.Utterances {
		if u := &s.Utterances[i]; u.Parent != "" && u.Parent != u.ID {
			out[u.Parent] += u.Words
		}
	}
	return out
}

// byFigure lists the utterances that have a figure, in its order.
func byFigure(s *index.Story) []*index.Utterance {
	out := make([]*index.Utterance, 0, len(s.Utterances))
	for i := range s.Utterances {
		if s.Utterances[i].Figure > 0 {
			out = append(out, &s.Utterances[i])
		}
	}
	order.By(out, func(a, b *index.Utterance) int { return cmp.Compare(a.Figure, b.Figure) })
	return out
}

func (p storyPage) voice(s *index.Story, us []*index.Utterance, words, quoted int) Voice {
	u := us[0]
	v := Voice{Who: Link{Text: "Unattributed"}, Share: share(words, quoted), Bar: bar(s, us)}
	if u.Who != nil {
		v.Who = Link{p.whoHref(u.Who), u.Who.Name}
		v.Role = u.Who.Role
	}
	if u.Via != nil {
		v.Role = joinRole(v.Role, "as quoted by "+u.Via.Name)
	}
	for _, u := range us {
		v.Figures = append(v.Figures, Link{"#" + address.QuotationAnchor(u.ID), strconv.Itoa(u.Figure)})
	}
	return v
}

func joinRole(a, b string) string {
	if a == "" {
		return b
	}
	return a + "; " + b
}

// share is n of so many in whole per cent; what is something is never told to be nothing.
func share(n, of int) string {
	switch {
	case n == 0 || of == 0:
		return "0%"
	case 200*n < of:
		return "<1%"
	}
	return strconv.Itoa((100*n+of/2)/of) + "%"
}

// bar draws where in the story a speaker speaks.
func bar(s *index.Story, us []*index.Utterance) string {
	total := float64(max(s.Words, 1))
	var b []byte
	for _, u := range us {
		for _, part := range u.Parts {
			w := max(100*float64(part.Words)/total, .4)
			b = appendTenths(append(b, 'M'), 100*float64(part.FirstWord)/total)
			b = appendTenths(append(b, " 0h"...), w)
			b = append(appendTenths(append(b, "v4h-"...), w), 'z')
		}
	}
	return string(b)
}

// appendTenths appends a number to one place.
//
//go:noinline
func appendTenths(b []byte, f float64) []byte { return strconv.AppendFloat(b, f, 'f', 1, 64) }
