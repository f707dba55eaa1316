package desk

import (
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
)

// entry is a key of a decision with its value as YAML.
type entry struct{ key, value string }

// rank is the order of a decision's keys.
var rank = []string{"quote", "mention", "id", "prefix", "suffix", "speaker", "entity", "speech", "status", "former_ids",
	"by", "on", "note"}

// selector is what tells which quotation is decided on: its words, for people, and its id, which
// also tells it from another with the same words.
func selector(words, id string) []entry {
	return []entry{{"quote", quoted(words)}, {"id", idYAML(id)}}
}

// said is what a decision says, but for who made it.
func said(d Decision) []entry {
	var all []entry
	if d.Speaker != nil {
		all = append(all, entry{"speaker", choiceYAML(d.Speaker)})
	}
	if d.Speech != nil {
		all = append(all, entry{"speech", strconv.FormatBool(*d.Speech)})
	}
	if d.Status != "" {
		all = append(all, entry{"status", string(d.Status)})
	}
	return all
}

// signed is who made a decision, when, and why.
func signed(d Decision) []entry {
	var all []entry
	if d.By != "" {
		all = append(all, entry{"by", plain(d.By)})
	}
	if !d.On.IsZero() {
		all = append(all, entry{"on", d.On.Format(time.DateOnly)})
	}
	if d.Note != "" {
		all = append(all, entry{"note", plain(d.Note)})
	}
	return all
}

// Choice is the speaker that a reading names, as a decision names him.
func Choice(s *annotate.Speaker) *content.SpeakerChoice {
	switch {
	case s == nil:
		return &content.SpeakerChoice{None: true}
	case s.Type == annotate.Group:
		c := &content.SpeakerChoice{}
		for i := range s.Members {
			c.Who = append(c.Who, Choice(&s.Members[i]).Who...)
		}
		return c
	case s.Registered:
		return &content.SpeakerChoice{Who: []content.SpeakerName{{ID: s.ID}}}
	case s.Type == annotate.Unnamed:
		return &content.SpeakerChoice{Who: []content.SpeakerName{{Unnamed: s.Name}}}
	}
	return &content.SpeakerChoice{Who: []content.SpeakerName{{Name: s.Name}}}
}

// SpeakerYAML is what a decision writes for a speaker: mark-rutte, {name: "Ann Lee"}, a list, none.
func SpeakerYAML(s *annotate.Speaker) string { return choiceYAML(Choice(s)) }

func choiceYAML(c *content.SpeakerChoice) string {
	if c.None || len(c.Who) == 0 {
		return "none"
	}
	var all []string
	for _, w := range c.Who {
		switch {
		case w.ID != "":
			all = append(all, w.ID)
		case w.Unnamed != "":
			all = append(all, "{unnamed: "+quoted(w.Unnamed)+"}")
		default:
			all = append(all, "{name: "+quoted(w.Name)+"}")
		}
	}
	if len(all) == 1 {
		return all[0]
	}
	return "[" + strings.Join(all, ", ") + "]"
}

// quoted is a text in double quotes. What Go escapes, YAML reads in the same way. Control
// characters are refused in files, and are no words: a space stands for them.
func quoted(s string) string {
	s = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) {
			return ' '
		}
		return r
	}, s)
	return strconv.Quote(oneLine(s))
}

// ReadingYAML is the decision that a quotation is by whom it is read as, to be pasted below
// annotations:.
func ReadingYAML(q *annotate.Quotation, words string) string {
	n := notes{end: "\n"}
	d := append(selector(words, q.ID), entry{"speaker", SpeakerYAML(q.Speaker)})
	return called.TrimPrefix(n.block(2, d), "\n") + "\n"
}

// idYAML is a quotation's id, in quotes where YAML would read it as a number.
func idYAML(id string) string {
	if _, err := strconv.ParseFloat(id, 64); err == nil || strings.Trim(id, "0123456789") == "" {
		return strconv.Quote(id)
	}
	return id
}

// plain is a text without quotes, where YAML would read it in no other way.
func plain(s string) string {
	s = oneLine(s)
	odd := func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" .'’-/()", r)
	}
	first, _ := called.FirstRune(s)
	if !unicode.IsLetter(first) || strings.ContainsFunc(s, odd) || reserved[strings.ToLower(s)] {
		return quoted(s)
	}
	return s
}

var reserved = map[string]bool{"null": true, "true": true, "false": true, "yes": true, "no": true, "on": true,
	"off": true, "y": true, "n": true}

// Unmarked takes the outermost marks off a quotation as printed.
func Unmarked(quotation string) string {
	for _, mark := range []string{"''", "``"} {
		quotation = called.TrimSuffix(called.TrimPrefix(quotation, mark), mark)
	}
	const marks = "\"'“”„‘’‚«»‹›"
	first, size := called.FirstRune(quotation)
	if strings.ContainsRune(marks, first) {
		quotation = quotation[size:]
	}
	last, size := utf8.DecodeLastRuneInString(quotation)
	if strings.ContainsRune(marks, last) {
		quotation = quotation[:len(quotation)-size]
	}
	return quotation
}
