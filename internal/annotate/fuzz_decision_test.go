package annotate

import (
	"reflect"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
)

// fuzzedDecision is a decision on a quotation, as the bits of flags say, by its words or by an id.
func fuzzedDecision(words, prefix, suffix, id string, flags uint8) Decision {
	x := Decision{
		Pos: diag.Pos{File: "a.md", Line: 1, Col: 1}, Quote: words, ID: id, Prefix: prefix, Suffix: suffix, By: "Ann Lee",
	}
	if x.Quote == "" && x.ID == "" {
		x.Quote = "no words"
	}
	if flags&1 != 0 {
		x.SetSpeaker = true
		if flags&2 != 0 {
			x.Speakers = []Speaker{{Entity: Entity{ID: "jo-vane", Name: "Jo Vane"}}}
		}
	}
	if flags&4 != 0 {
		speech := flags&8 != 0
		x.Speech = &speech
	}
	if flags&16 != 0 {
		x.Status = Retracted
	}
	return x
}

// FuzzDecisions holds what an editor relies on: a decision selects a quotation and holds for it, or
// a finding says that it does not; and a story read twice with it is the same.
func FuzzDecisions(f *testing.F) {
	f.Add("“We sail,” said Ann Lee. “No,” he said.", "We sail", "", "", "", "Ann Lee", uint8(3))
	f.Add("“We sail,” said Ann Lee. “No,” he said.", "We sail", "", "", "", "", uint8(1))
	f.Add("“No,” said Lee. “No,” said Reed, who called it “a ‘so’ matter”.", "so", "a", "matter", "", "", uint8(1))
	f.Add("Lee left “for good\n\n“and ever”, she said.", "for good", "", "", "", "Lee", uint8(31))
	f.Add("She never said it in marks, and left.", "said it in", "never", "marks", "", "marks", uint8(13))
	f.Add("‘Waitin' for 'em’, she said: “So ‘we’ go.”", "Waitin' for 'em", "", "", "", "em", uint8(5))
	engine := New(Options{})
	f.Fuzz(func(t *testing.T, src, words, prefix, suffix, id, mention string, flags uint8) {
		if !utf8.ValidString(src + words + prefix + suffix + id + mention) {
			t.Skip()
		}
		s := storyOf(src)
		s.Decisions = []Decision{fuzzedDecision(words, prefix, suffix, id, flags)}
		if mention != "" {
			at := diag.Pos{File: "a.md", Line: 2, Col: 1}
			s.Decisions = append(s.Decisions, Decision{Pos: at, Mention: mention, SetEntity: true})
		}
		r := engine.Annotate(s)
		checkResult(t, s.Text.S, r)
		holdDecision(t, r, &s.Decisions[0])
		if again := engine.Annotate(s); !reflect.DeepEqual(again, r) {
			t.Fatal("read again, the story is another")
		}
	})
}

// holdDecision holds that the first decision, x, is in the result or in the findings.
func holdDecision(t *testing.T, r *Result, x *Decision) {
	t.Helper()
	at := r.Selected[0]
	if at < 0 {
		for _, f := range r.Findings {
			if f.Line == 1 && strings.HasPrefix(f.Code, "decision-") {
				return
			}
		}
		t.Fatalf("the decision selects nothing, and nothing is said of it: %v", r.Findings)
	}
	q := &r.Quotations[at]
	who := x.SetSpeaker || x.Speech != nil && !*x.Speech // whether words are speech leaves open whose
	if who && !q.Decided || (who || x.Speech != nil) && q.By != x.By {
		t.Fatalf("decided, and it does not say so, or by whom: %q, %q", q.By, q.Status)
	}
	if x.Status != "" && q.Status != x.Status {
		t.Fatalf("decided to be %s, and it is %q", x.Status, q.Status)
	}
	switch {
	case x.Speech != nil && !*x.Speech:
		if q.Kind != Other {
			t.Fatalf("decided to be no speech, and it is %v", q.Kind)
		}
	case x.SetSpeaker && len(x.Speakers) == 0:
		if q.Speaker != nil {
			t.Fatalf("decided to be nobody's, and it is said by %q", q.Speaker.Name)
		}
	case x.SetSpeaker:
		if q.Speaker == nil || q.Speaker.ID != "jo-vane" {
			t.Fatalf("decided to be hers, and it is said by %v", q.Speaker)
		}
	}
}
