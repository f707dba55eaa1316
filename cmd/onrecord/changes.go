package main

import (
	"cmp"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// utteranceKey finds an utterance again: the story's id and the utterance's.
type utteranceKey struct{ story, id string }

// utterance is what is compared of an utterance: who is read as speaking, by which rule.
type utterance struct {
	speaker, via *speakerJSON
	assertion    string
	rule         string
	sentence     string
	decided      bool // an editor has decided who said it, or that nobody is to be named
}

// The kinds of change.
const (
	gained         = "gained"
	lost           = "lost"
	otherSpeaker   = "speaker"
	otherAssertion = "assertion"
)

// change is one line of diff --json. Its fields may grow, never change.
type change struct {
	Change    string       `json:"change"` // gained, lost, speaker or assertion
	Story     string       `json:"story"`
	Utterance string       `json:"utterance"`
	Old       *speakerJSON `json:"old"` // null: nobody
	New       *speakerJSON `json:"new"`
	OldVia    *speakerJSON `json:"old_via"`
	NewVia    *speakerJSON `json:"new_via"`
	OldSaid   string       `json:"old_assertion"`
	NewSaid   string       `json:"new_assertion"`
	OldRule   string       `json:"old_rule"`
	NewRule   string       `json:"new_rule"`
	Sentence  string       `json:"sentence"`
}

// utterances adds the story's utterances to all: quotations that are speech, each utterance by its
// first.
func (s *storyJSON) utterances(all map[utteranceKey]utterance) {
	var find *site.Sentences
	for i := range s.Quotations {
		q := &s.Quotations[i]
		key := utteranceKey{s.Story, q.Utterance}
		if _, seen := all[key]; seen || !q.Speech {
			continue
		}
		if find == nil {
			find = site.NewSentences(readable(s.Text))
		}
		words := prose.Range{Start: byteOf(s.Text, q.Start), End: byteOf(s.Text, q.End)}
		all[key] = utterance{
			speaker: q.Speaker, via: q.Via, assertion: q.Assertion, rule: q.Rule, decided: isDecided(q.Status),
			sentence: find.Around(words),
		}
	}
}

// isDecided reports whether an utterance of this status was decided on by an editor.
func isDecided(status string) bool { return status != "" && status != string(annotate.Auto) }

// compare lists what is different, by story and utterance.
func compare(before, after map[utteranceKey]utterance) []change {
	changes := []change{}
	for key, old := range before {
		if now, still := after[key]; !still {
			changes = append(changes, changed(lost, key, old, utterance{sentence: old.sentence}))
		} else if kind := difference(old, now); kind != "" {
			changes = append(changes, changed(kind, key, old, now))
		}
	}
	for key, now := range after {
		if _, was := before[key]; !was {
			changes = append(changes, changed(gained, key, utterance{}, now))
		}
	}
	order.By(changes, func(a, b change) int {
		return cmp.Or(cmp.Compare(a.Story, b.Story), cmp.Compare(a.Utterance, b.Utterance))
	})
	return changes
}

// difference is the kind of change from old to now, or "".
func difference(old, now utterance) string {
	switch {
	case !old.speaker.same(now.speaker) || !old.via.same(now.via):
		return otherSpeaker
	case old.assertion != now.assertion:
		return otherAssertion
	}
	return ""
}

func changed(kind string, key utteranceKey, old, now utterance) change {
	return change{
		Change: kind, Story: key.story, Utterance: key.id, Old: old.speaker, New: now.speaker, OldVia: old.via,
		NewVia:  now.via,
		OldSaid: old.assertion, NewSaid: now.assertion, OldRule: old.rule, NewRule: now.rule, Sentence: now.sentence,
	}
}

// same reports whether two speakers are one: by id where both have one, else by name and type.
func (s *speakerJSON) same(o *speakerJSON) bool {
	if s == nil || o == nil {
		return s == o
	}
	if s.ID != nil && o.ID != nil {
		return *s.ID == *o.ID
	}
	return s.Name == o.Name && s.Type == o.Type && (s.ID == nil) == (o.ID == nil)
}

// heading is what changes are grouped under: the kind of change, and the rule that made it.
func (ch change) heading() string {
	rule := func(r string) string { return cmp.Or(r, "no rule") }
	switch {
	case ch.Change == gained:
		return "gained by " + rule(ch.NewRule)
	case ch.Change == lost:
		return "lost, was by " + rule(ch.OldRule)
	case ch.Change == otherAssertion:
		return "said in another way, by " + rule(ch.NewRule)
	case ch.OldRule == ch.NewRule:
		return "another speaker by " + rule(ch.NewRule)
	}
	return "another speaker by " + rule(ch.NewRule) + ", was by " + rule(ch.OldRule)
}

// turn says in a few words what has changed.
func (ch change) turn() string {
	switch ch.Change {
	case gained:
		return named(ch.New, ch.NewVia)
	case lost:
		return named(ch.Old, ch.OldVia)
	case otherAssertion:
		return named(ch.New, ch.NewVia) + ": " + plainWords(ch.OldSaid) + " → " + plainWords(ch.NewSaid)
	}
	return named(ch.Old, ch.OldVia) + " → " + named(ch.New, ch.NewVia)
}

func plainWords(s string) string { return strings.ReplaceAll(s, "_", " ") }

func named(s, via *speakerJSON) string {
	name := "nobody"
	if s != nil {
		name = s.Name
	}
	if via != nil {
		name += ", as quoted by " + via.Name
	}
	return name
}

// readable is the text that annotate --json printed, as blocks.
func readable(text string) prose.Text {
	var parts []prose.Part
	for _, block := range strings.Split(text, "\n\n") {
		parts = append(parts, prose.Part{Text: block})
	}
	return prose.Join(parts)
}

// byteOf is the byte at which the nth code point begins.
func byteOf(s string, n int) int {
	at := 0
	for range n {
		_, size := utf8.DecodeRuneInString(s[at:])
		at += size
	}
	return at
}
