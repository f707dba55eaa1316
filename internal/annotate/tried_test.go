package annotate

import (
	"slices"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/weigh"
)

// triedFor is what every rule proposed for the last quotation of a text.
func triedFor(t *testing.T, text string) []Tried {
	t.Helper()
	s, _ := storyMarked("en", text)
	r := New(Options{Tried: true}).Annotate(s)
	if len(r.Quotations) == 0 {
		t.Fatal("no quotation in", text)
	}
	return r.Quotations[len(r.Quotations)-1].Tried
}

// TestReportedSubject holds the candidate that a sentence about somebody's doings gives to whoever
// says that sentence, where it is only reported.
func TestReportedSubject(t *testing.T) {
	for _, text := range []string{
		"Ann Lee said Tom Reed had turned to “the rotten pier” and its planks.",
		"Ann Lee said that Tom Reed had turned to “the rotten pier” and its planks.",
		"Ann Lee told the board Tom Reed came. She said Reed had “a fondness for ropes” and for tar.",
		"Ann Lee wrote that Tom Reed has “an old love of fog” and of rain.",
		"Ann Lee added that Reed kept “a ledger of slights” in his desk.",
		"Ann Lee claims Tom Reed kept “a ledger of slights” in his desk.",
		"Ann Lee rose, saying Tom Reed had “a drawer of broken clocks” at home.",
		"Ann Lee warned that Tom Reed runs “a harbour of his own” by night.",
		"Ann Lee insisted Mr Reed built “half a bridge” and left.",
		"Ann Lee noted that Captain Tom Reed had “the patience of a heron” and a net.",
	} {
		i := slices.IndexFunc(triedFor(t, text), func(p Tried) bool { return p.Rule == "by-subject" })
		if i < 0 {
			t.Errorf("nobody by subject in %s", text)
		} else if s := triedFor(t, text)[i].Speaker; s == nil || s.Name != "Ann Lee" {
			t.Errorf("%+v by subject in %s", s, text)
		}
	}
}

// TestSharedSurname holds that a namesake in the story speaks against a speaker only where the text
// names him by the surname alone.
func TestSharedSurname(t *testing.T) {
	const both = "Ann Lee runs the mill. Tom Lee, no relation, keeps the lock. "
	for text, want := range map[string]bool{
		"Lee came late. Lee said: “The wheel has stopped.”":      true,
		"Lee called it “a wheel without water”.":                 true,
		"“The wheel has stopped,” Lee said.":                     true,
		"Ann Lee said: “The wheel has stopped.”":                 false,
		"“The wheel has stopped,” said Tom Lee.":                 false,
		"Ann Lee came late. She said: “The wheel has stopped.”":  false,
		"Tom Lee came late. “The wheel has stopped,” he said.":   false,
		"Ann Lee came. She called it “a wheel without water”.":   false,
		"Tom Lee looked up. “The wheel has stopped.” He left.":   false,
		"Ann Lee said no. The town would “hear it go by night”.": false,
	} {
		for _, p := range triedFor(t, both+text) {
			if p.Wins && p.Evidence.Has(weigh.NameShared) != want {
				t.Errorf("%s: shared surname counts: %v", text, !want)
			}
		}
	}
}

// TestOthersWhoMayBeMeant holds that of the people named since a speaker, and of who spoke last,
// only those count against a pronoun who may be of its sex.
func TestOthersWhoMayBeMeant(t *testing.T) {
	const men, women = "Tom Reed, Paul Marl and Peter Gorse came in. ", "Mary Reed, Susan Marl and Helen Gorse came in. "
	for _, c := range []struct {
		text  string
		piece weigh.Evidence
		want  bool
	}{
		{"Ann Lee chairs the board. " + men + "“We close,” she said.", weigh.ManyNear, false},
		{"Ann Lee chairs the board. " + women + "“We close,” she said.", weigh.ManyNear, true},
		{"Ann Lee chairs the board. " + men + "“We close,” she said.", weigh.NotLately, false},
		{"Tom Lee chairs the board. " + women + "He called it “a day of mud”.", weigh.NotLately, false},
		{"Tom Lee chairs the board. " + women + "He called it “a day of mud”.", weigh.LastNamed, true},
		{"Tom Lee chairs the board. Paul Marl came in. He called it “a day of mud”.", weigh.LastNamed, true},
		{"“No,” said Tom Reed. Ann Lee rose. She called it “a day of mud”.", weigh.OtherSpokeLast, false},
		{"“No,” said Mary Reed. Ann Lee rose. She called it “a day of mud”.", weigh.OtherSpokeLast, false},
		{"Ann Lee, the mayor, rose. “No,” said Mary Reed. The mayor called it “a day”.", weigh.OtherSpokeLast, true},
		{"“No,” said Mary Reed. Tom Lee rose. He called it “a day of mud”.", weigh.OtherSpokeLast, false},
		{"“No,” said Paul Marl. Tom Lee rose. He called it “a day of mud”.", weigh.OtherSpokeLast, false},
		{"“No,” said Paul Marl. Ann Lee rose. “We close,” she said. “At six.”", weigh.OtherSpokeLast, false},
	} {
		found := false
		for _, p := range triedFor(t, c.text) {
			if p.Wins {
				found = true
				if p.Evidence.Has(c.piece) != c.want {
					t.Errorf("%s: %s is %v", c.text, weigh.Of(c.piece).ID, !c.want)
				}
			}
		}
		if !found {
			t.Errorf("%s: nobody speaks", c.text)
		}
	}
}

// TestJoinedVerb holds that a second verb counts as one that shares the subject of another, and a
// participle, which has none of its own, does not.
func TestJoinedVerb(t *testing.T) {
	for text, want := range map[string]bool{
		"Ann Lee rose and called the sale “a day of mud”.":     true,
		"Ann Lee rose, calling the sale “a day of mud”.":       false,
		"Ann Lee left the hall after calling it “a mud bath”.": false,
	} {
		for _, p := range triedFor(t, text) {
			if p.Wins && p.Evidence.Has(weigh.CueJoined) != want {
				t.Errorf("%s: the cue is joined: %v", text, !want)
			}
		}
	}
}

// TestSharedSurnameInOrder holds that a namesake speaks against nobody before he is brought in.
func TestSharedSurnameInOrder(t *testing.T) {
	const before, later = "Tom Lee came early. Ann Lee rose. ", " Her brother, Tom Lee, came later."
	for text, want := range map[string]bool{
		before + "Lee said “no”.":                          true,
		before + "Mrs Lee said “no”.":                      false,
		"Ann Lee rose. Lee said “no”." + later:             false,
		"Ann Lee rose. “No,” Lee said." + later:            false,
		"Ann Lee rose. Lee called it “a shame”." + later:   false,
		"Ann Lee rose. Then Lee told them “no”." + later:   false,
		"Ann Lee rose. Lee was blunt: “No.”" + later:       false,
		"Ann Lee, the mayor, rose. Lee said “no”." + later: false,
	} {
		for _, p := range triedFor(t, text) {
			if p.Wins && p.Evidence.Has(weigh.NameShared) != want {
				t.Errorf("%s: shared surname counts: %v", text, !want)
			}
		}
	}
}

// TestSpeaksNext holds that who is tied by a clause to the next quotation speaks for whoever is
// proposed for the one before it, in words of another clause alone.
func TestSpeaksNext(t *testing.T) {
	for text, want := range map[string]bool{
		"Ann Lee came. “We will go,” she said. Tom Reed left. “We are late,” Lee said.": true,
		"Ann Lee came. “We will go,” she said. “We are late.” “Is it far?” Lee asked.":  true,
		"Ann Lee came. “We will go,” she said. “We are late,” Tom Reed said.":           false,
		"Ann Lee came. “We will go,” she said, “by boat.” Tom Reed left.":               false,
		"Ann Lee turned to “the rotten pier”. “We will go,” Lee said.":                  false,
	} {
		s, _ := storyMarked("en", text)
		q := &New(Options{Tried: true}).Annotate(s).Quotations[0]
		i := slices.IndexFunc(q.Tried, func(p Tried) bool { return p.Wins })
		if i >= 0 && q.Tried[i].Evidence.Has(weigh.SpeaksNext) != want {
			t.Errorf("that the speaker speaks next: want %v in %s", want, text)
		}
	}
}
