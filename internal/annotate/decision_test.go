package annotate

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
)

const decided = "“We will go,” said Ann Lee. “We will go,” said Tom Reed. The plan is a mess of planks. Ann Lee called it “a shed with a bill”.\n\n" +
	"Ann Lee said: “The pier is rotten.\n\n“So is the plan.”"

func decide(t *testing.T, ds ...Decision) *Result {
	t.Helper()
	s := storyOf("Headline\n\n" + decided)
	s.Decisions = ds
	r := New(Options{}).Annotate(s)
	checkResult(t, s.Text.S, r)
	return r
}

func quotationWith(t *testing.T, r *Result, s Story, words string) *Quotation {
	t.Helper()
	for i := range r.Quotations {
		if strings.Contains(s.Text.S[r.Quotations[i].Start:r.Quotations[i].End], words) {
			return &r.Quotations[i]
		}
	}
	t.Fatalf("no quotation has %q", words)
	return nil
}

func TestDecidedSpeaker(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	who := []Speaker{{Entity: Entity{Name: "Carla Brandt", Type: Person}}}
	r := decide(t, Decision{Quote: "a shed with a bill", SetSpeaker: true, Speakers: who, By: "E. Marsh", On: "2025-05-20"})
	q := quotationWith(t, r, s, "a shed")
	if q.Speaker == nil || q.Speaker.ID != "carla-brandt" || !q.Decided || q.Status != Confirmed || q.By != "E. Marsh" {
		t.Errorf("%+v", q)
	}
	r = decide(t, Decision{Quote: "So is the plan", SetSpeaker: true, Speakers: who, Status: Corrected})
	if q := quotationWith(t, r, s, "The pier is rotten"); q.Speaker == nil || q.Speaker.ID != "carla-brandt" || q.Status != Corrected {
		t.Errorf("the utterance's first part: %+v", q)
	}
	r = decide(t, Decision{Quote: "So is the plan", SetSpeaker: true})
	if q := quotationWith(t, r, s, "So is"); q.Speaker != nil || !q.Decided {
		t.Errorf("none: %+v", q)
	}
}

func TestDecidedJointStatement(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	r := decide(t, Decision{Quote: "a shed with a bill", SetSpeaker: true, Speakers: []Speaker{{Entity: Entity{Name: "Ann Lee", Type: Person}}, {Entity: Entity{Name: "Tom Reed", Type: Person}}}})
	if q := quotationWith(t, r, s, "a shed"); q.Speaker.Type != Group || q.Speaker.Name != "Ann Lee and Tom Reed" || len(q.Speaker.Members) != 2 {
		t.Errorf("%+v", q.Speaker)
	}
}

func TestDecidedNotSpeech(t *testing.T) {
	no := false
	s := storyOf("Headline\n\n" + decided)
	r := decide(t, Decision{Quote: "a shed with a bill", Speech: &no})
	if q := quotationWith(t, r, s, "a shed"); q.Speech || q.Kind != Other || q.Speaker != nil {
		t.Errorf("%+v", q)
	}
}

func TestDecidedMissedQuotation(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	r := decide(t, Decision{Quote: "a mess of planks", SetSpeaker: true, Speakers: []Speaker{{Entity: Entity{Name: "Ann Lee", Type: Person}}}})
	q := quotationWith(t, r, s, "a mess of planks")
	if !q.Speech || q.Speaker.Name != "Ann Lee" || s.Text.S[q.Start:q.End] != "a mess of planks" || len(r.Findings) != 0 {
		t.Errorf("%+v %v", q, r.Findings)
	}
}

func TestDecisionsOnEqualWords(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	r := decide(t, Decision{Quote: "We will go", Status: Withheld})
	if len(r.Findings) != 1 || r.Findings[0].Code != "decision-ambiguous" {
		t.Errorf("%v", r.Findings)
	}
	r = decide(t, Decision{Quote: "We will go", Prefix: "said Ann Lee.", Status: Withheld})
	if len(r.Findings) != 0 || r.Quotations[1].Status != Withheld || r.Quotations[0].Status != Auto {
		t.Errorf("%v %v", r.Findings, r.Quotations)
	}
	id := quotationWith(t, decide(t), s, "We will go").ID
	for _, x := range []struct {
		Decision
		code string
	}{
		{Decision{ID: id}, "decision-loose"},
		{Decision{ID: id, Quote: "We will go"}, ""},
		{Decision{ID: id, Suffix: "said Ann Lee"}, ""},
		{Decision{ID: id, Prefix: "Tom Fox said"}, "decision-lost"},
	} {
		x.Status = Disputed
		r, code := decide(t, x.Decision), ""
		if len(r.Findings) > 0 {
			code = r.Findings[0].Code
		}
		if code != x.code || (r.Quotations[0].Status == Disputed) != (code != "decision-lost") {
			t.Errorf("%+v: %v", x.Decision, r.Findings)
		}
	}
}

func TestDecisionThatNoLongerFits(t *testing.T) {
	for _, d := range []Decision{{Quote: "never printed"}, {ID: "aaaaaaa"}, {Mention: "Nobody Here", SetEntity: true}} {
		if r := decide(t, d); len(r.Findings) != 1 || r.Findings[0].Code != "decision-lost" || r.Findings[0].Hint == "" {
			t.Errorf("%+v: %v", d, r.Findings)
		}
	}
}

func TestDecidedMention(t *testing.T) {
	r := decide(t, Decision{Mention: "Ann Lee", SetEntity: true})
	for _, m := range r.Mentions {
		if m.Entity.Name == "Ann Lee" {
			t.Error("still mentioned")
		}
	}
	r = decide(t, Decision{Mention: "The plan", SetEntity: true, Entity: &Entity{ID: "plan", Name: "The Plan", Type: Organisation}, Prefix: "Tom Reed."})
	found := false
	for _, m := range r.Mentions {
		found = found || m.Entity.ID == "plan"
	}
	if !found {
		t.Errorf("not added: %v", r.Findings)
	}
}

func TestFormerIDs(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	r := decide(t, Decision{Quote: "a shed with a bill", FormerIDs: []string{"7k2m9xq"}})
	if q := quotationWith(t, r, s, "a shed"); len(q.FormerIDs) != 1 || q.Status != Auto || q.Speaker == nil {
		t.Errorf("%+v", q)
	}
}

// A language without a pack: quotations by their marks, nobody by name, decisions honoured.
func TestNoPack(t *testing.T) {
	s := Story{ID: "x", Lang: "fi", Text: prose.Join([]prose.Part{{Text: "”Me menemme”, sanoi Aino Laine."}}),
		Decisions: []Decision{{Quote: "Me menemme", SetSpeaker: true, Speakers: []Speaker{{Entity: Entity{Name: "Aino Laine", Type: Person}}}}}}
	r := New(Options{}).Annotate(s)
	if len(r.Quotations) != 1 || !r.Quotations[0].Speech || r.Quotations[0].Speaker.ID != "aino-laine" || len(r.Mentions) != 0 {
		t.Errorf("%+v", r)
	}
	if HasPack("fi") || !HasPack("en-GB") {
		t.Error("packs")
	}
}

func TestNotice(t *testing.T) {
	s := Story{ID: "x", Lang: "en", Text: prose.Join([]prose.Part{{Text: "Ann Lee spoke."}, {Kind: prose.Notice, Text: "The agency “sells news,” said Ann Lee."}})}
	r := New(Options{}).Annotate(s)
	if len(r.Quotations) != 1 || r.Quotations[0].Speech || len(r.Mentions) < 2 {
		t.Errorf("%+v", r)
	}
}

func TestExplain(t *testing.T) {
	s := storyOf("Headline\n\n" + decided)
	e := New(Options{})
	steps := e.Explain(s, e.Annotate(s).Quotations[0].ID)
	if len(steps) < len(Rules()) || steps[len(steps)-1].Title != "Verdict" || !strings.HasPrefix(steps[len(steps)-1].Text, "Ann Lee") {
		t.Errorf("%v", steps)
	}
	if e.Explain(s, "aaaaaaa") != nil {
		t.Error("explained what is not there")
	}
}

// TestDecidedTwice: two decisions on one quotation are an error that names both; what was withheld
// stays so.
func TestDecidedTwice(t *testing.T) {
	yes := true
	at := func(line int, d Decision) Decision {
		d.Pos = diag.Pos{File: "x.md", Line: line, Col: 5}
		return d
	}
	who := []Speaker{{Entity: Entity{Name: "Carla Brandt", Type: Person}}}
	shed := Decision{Quote: "a shed with a bill", SetSpeaker: true, Speakers: who}
	hidden := Decision{Quote: "a shed with a bill", Status: Withheld}
	for _, c := range []struct {
		name   string
		ds     []Decision
		clash  bool
		hidden bool
	}{
		{"a speaker twice", []Decision{at(3, shed), at(7, shed)}, true, false},
		{"hidden, then told", []Decision{at(3, hidden), at(7, shed)}, true, true},
		{"told, then hidden", []Decision{at(3, shed), at(7, hidden)}, true, true},
		{"hidden, then confirmed", []Decision{at(3, hidden), at(7, Decision{Quote: "a shed", Status: Confirmed})}, true, true},
		{"speech, then a speaker", []Decision{at(3, Decision{Quote: "a shed with a bill", Speech: &yes}), at(7, shed)}, true, false},
		{"two parts of one utterance", []Decision{at(3, Decision{Quote: "The pier is rotten", SetSpeaker: true, Speakers: who}),
			at(7, Decision{Quote: "So is the plan", SetSpeaker: true})}, true, false},
		{"who, and a status for the other part", []Decision{at(3, Decision{Quote: "The pier is rotten", SetSpeaker: true, Speakers: who}),
			at(7, Decision{Quote: "So is the plan", Status: Corrected})}, false, false},
		{"an old id beside it", []Decision{at(3, shed), at(7, Decision{Quote: "a shed with a bill", FormerIDs: []string{"abcdefg"}})}, false, false},
		{"two quotations", []Decision{at(3, shed), at(7, Decision{Quote: "So is the plan", SetSpeaker: true})}, false, false},
	} {
		r := decide(t, c.ds...)
		clash := len(r.Findings) == 1 && r.Findings[0].Code == "decided-twice" && r.Findings[0].Line == 7 &&
			strings.Contains(r.Findings[0].Message, "x.md:3:5")
		if clash != c.clash || !c.clash && len(r.Findings) > 0 {
			t.Errorf("%s: findings %v", c.name, r.Findings)
		}
		if q := quotationWith(t, r, storyOf("Headline\n\n"+decided), "a shed"); (q.Status == Withheld) != c.hidden {
			t.Errorf("%s: status %s", c.name, q.Status)
		}
	}
}
