package desk

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"slices"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// Answer is what a second reader says of an utterance. Nothing of it is published: an editor sees
// it beside our own reading.
type Answer struct {
	Utterance string
	Speakers  []string // ids, or names as printed; none: nobody is named
	Note      string
}

// Stray is an answer that is about nothing in its story.
type Stray struct {
	File      string
	Utterance string
}

// answerLine is a line of a second reader's output.
type answerLine struct {
	Utterance string          `json:"utterance"`
	Speaker   json.RawMessage `json:"speaker"`
	Note      string          `json:"note"`
}

// ReadAnswers reads what a second reader has printed: a JSON object a line, {"utterance": …,
// "speaker": …, "note": …}. A speaker is a text, an id or a name; an object with "id" or "name", as
// stories are handed out with; a list of these for a joint statement; or null for nobody.
func ReadAnswers(out []byte) ([]Answer, error) {
	var all []Answer
	lines := bufio.NewScanner(bytes.NewReader(out))
	lines.Buffer(nil, len(out)+1)
	for n := 1; lines.Scan(); n++ {
		text := bytes.TrimSpace(lines.Bytes())
		if len(text) == 0 {
			continue
		}
		var line answerLine
		if err := json.Unmarshal(text, &line); err != nil || line.Utterance == "" || line.Speaker == nil {
			return all, called.Errorf(`line %d of its output is no answer: %.80q; an answer is {"utterance": "…", `+
				`"speaker": "…", "note": "…"}`, n, text)
		}
		speakers, ok := speakersIn(line.Speaker)
		if !ok {
			return all, called.Errorf("line %d of its output names no speaker: %.80q; "+
				"write an id, a name, a list of these, or null", n, text)
		}
		all = append(all, Answer{line.Utterance, speakers, oneLine(line.Note)})
	}
	return all, lines.Err()
}

// speakersIn reads whom an answer names.
func speakersIn(raw json.RawMessage) (names []string, ok bool) {
	var name string
	var one struct{ ID, Name string }
	var several []json.RawMessage
	switch {
	case string(raw) == "null":
		return nil, true
	case json.Unmarshal(raw, &name) == nil:
		if name = oneLine(name); name == "" || name == "none" {
			return nil, true
		}
		return []string{name}, true
	case json.Unmarshal(raw, &one) == nil:
		name = cmp.Or(oneLine(one.Name), one.ID)
		return []string{name}, name != ""
	case json.Unmarshal(raw, &several) != nil:
		return nil, false
	}
	for _, r := range several {
		more, ok := speakersIn(r)
		if !ok {
			return nil, false
		}
		names = append(names, more...)
	}
	return names, true
}

// differences are the answers on a story that say something else than it is read as, by utterance,
// and those that are about nothing in it. What an editor has decided is left alone.
func differences(a *site.Annotated, answers []Answer) (differ map[string]*Answer, strays []Stray) {
	differ = map[string]*Answer{}
	for i := range answers {
		x := &answers[i]
		at := place(a, x.Utterance)
		if at < 0 || !a.Result.Quotations[at].Speech {
			strays = append(strays, Stray{a.Story.File, x.Utterance})
			continue
		}
		q := &a.Result.Quotations[at]
		if of := place(a, q.Utterance); of >= 0 {
			q = &a.Result.Quotations[of]
		}
		if of := place(a, q.EchoOf); q.EchoOf != "" && of >= 0 {
			q = &a.Result.Quotations[of]
		}
		if !x.agrees(q.Speaker) {
			differ[q.ID] = x
		}
	}
	return differ, strays
}

// agrees reports whether an answer names the speaker.
func (x *Answer) agrees(s *annotate.Speaker) bool {
	members := []annotate.Speaker{}
	switch {
	case s == nil:
	case s.Type == annotate.Group:
		members = s.Members
	default:
		members = append(members, *s)
	}
	names := func(name string, s annotate.Speaker) bool {
		return name == s.ID && s.ID != "" || slug.Fold(name) == slug.Fold(s.Name)
	}
	return len(members) == len(x.Speakers) && !slices.ContainsFunc(members, func(m annotate.Speaker) bool {
		return !slices.ContainsFunc(x.Speakers, func(name string) bool { return names(name, m) })
	})
}
