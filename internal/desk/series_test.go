package desk

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// shapes are sidecars as people write them.
var shapes = []string{
	"-", "", "# a remark\n", "section: Town\n", "section: Town", "annotations:\n", "annotations: []\nsection: Town\n",
	"---\nsection: Town\nnote_not: \n", "section: 'To\twn'\r\nannotations:\r\n- quote: the long wait # x\r\n  speech: false\r\n",
	"annotations:\n\n  # first\n\n  - quote: The chain is older than I am\n    speaker: petra-vance\n\n    # why\n" +
		"    note: |\n      # no remark\n\n      but words\n\n  # last\n  - {quote: round by road, status: confirmed} # y\n\n# end\n",
	"annotations: [{quote: the long wait, speech: false}, # a\n  {quote: 'round by road', by: \"A, B\"" +
		", speaker: [petra-vance, {name: Bo Key}]}]\nsection: Town\n",
	"{annotations: [], section: Town}", "\ufeffsection: Town\r\nannotations:\r\n  -   quote: \"round by\r\n        road\"\r\n" +
		"      speaker:\r\n      - petra-vance\r\n      - {unnamed: x}\r\ntopics: []\r\n",
}

// choices are all kinds of decision.
func choices(r *rand.Rand, id string) Decision {
	yes := true
	x := Decision{ID: id}
	switch r.IntN(9) {
	case 0:
		x.Speaker = &content.SpeakerChoice{None: true}
	case 1:
		x.Speaker = &content.SpeakerChoice{Who: []content.SpeakerName{{Name: `Ann "Nan" Lee: #1`}}}
	case 2:
		x.Speaker = &content.SpeakerChoice{Who: []content.SpeakerName{{Unnamed: "a man, {perhaps}"}}}
	case 3:
		x.Speaker = &content.SpeakerChoice{Who: []content.SpeakerName{{ID: "petra-vance"}, {Name: "Bo Key"}}}
	case 4:
		x.Speech = &no
	case 5:
		x.Status = annotate.Disputed
	case 6:
		x.Speaker, x.Status = by("olin-marsh"), annotate.Corrected
	case 7:
		x.Speech, x.Speaker = &yes, by("olin-marsh")
	default:
		x.Speaker = by("petra-vance")
	}
	x.By = []string{"", "E. Marsh", "O’Hara: \tdesk", "no"}[r.IntN(4)]
	if r.IntN(2) == 0 {
		x.On = day
	}
	x.Note = []string{"", "heard", "- see #3\nbelow", "{"}[r.IntN(4)]
	return x
}

// TestSeries makes decisions, takes some back and edits from outside, in any order: after each step
// the story reads without errors, and when all is taken back its files are as they were.
func TestSeries(t *testing.T) {
	for seed := range form.Times(len(shapes), 2*len(shapes)) {
		shape := shapes[seed%len(shapes)]
		shape = strings.Replace(shape, "note_not: \n", "", 1)
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			dir, d := archive(t, shape)
			r := rand.New(rand.NewPCG(uint64(seed), 1))
			var undo []*Undo
			had := read(t, d, wireFile).Findings // that a key is empty, say
			for range 14 {
				a := read(t, d, wireFile)
				if len(freshErrors(had, a.Findings)) > 0 {
					t.Fatalf("%v in\n%s", a.Findings, file(t, dir, sidecar))
				}
				if n := len(undo); n > 0 && r.IntN(4) == 0 {
					takeLast(t, d, undo[n-1])
					undo = undo[:n-1]
					continue
				}
				x := choices(r, a.Result.Quotations[r.IntN(len(a.Result.Quotations))].ID)
				before := file(t, dir, sidecar)
				u, found, err := d.Write(a, x)
				if len(found) == 1 && found[0].Code == "decided-twice" && file(t, dir, sidecar) == before {
					continue // words that were no speech join an utterance whose speaker is decided
				}
				if err != nil || len(found) > 0 {
					t.Fatalf("%+v: %v %v into\n%s", x, err, found, before)
				}
				undo = append(undo, u)
			}
			for i := len(undo) - 1; i >= 0; i-- {
				takeLast(t, d, undo[i])
			}
			if got := file(t, dir, sidecar); got != shape || file(t, dir, wireFile) != wireText {
				t.Errorf("all taken back it is\n%q, not\n%q", got, shape)
			}
		})
	}
}

func takeLast(t *testing.T, d *Desk, u *Undo) {
	t.Helper()
	if found, err := d.Undo(u); err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
}

// TestSeriesEdited edits the file from outside between decisions: what was shown before is not
// written over, what is taken back is the decision alone, and the remark stays.
func TestSeriesEdited(t *testing.T) {
	for seed := range form.Times(10, 30) {
		dir, d := archive(t, "section: Town\n")
		r := rand.New(rand.NewPCG(uint64(seed), 2))
		var undo []*Undo
		edits := 0
		for range 10 {
			a := read(t, d, wireFile)
			x := choices(r, a.Result.Quotations[r.IntN(len(a.Result.Quotations))].ID)
			if r.IntN(3) == 0 {
				edits++
				tree.Write(t, dir, sidecar, fmt.Sprintf("# edit %d\n", edits)+file(t, dir, sidecar))
				if _, found, _ := d.Write(a, x); len(found) != 1 || found[0].Code != "changed" {
					t.Fatalf("seed %d: a changed file was written over: %v", seed, found)
				}
				continue
			}
			u, found, err := d.Write(a, x)
			if len(found) == 1 && found[0].Code == "decided-twice" {
				continue
			}
			if err != nil || len(found) > 0 {
				t.Fatalf("seed %d: %v %v", seed, err, found)
			}
			undo = append(undo, u)
		}
		for i := len(undo) - 1; i >= 0; i-- {
			takeLast(t, d, undo[i])
		}
		got := file(t, dir, sidecar)
		if strings.Count(got, "# edit") != edits || !strings.HasSuffix(got, "\nsection: Town\n") && edits > 0 {
			t.Errorf("seed %d: all taken back, after %d edits, it is\n%s", seed, edits, got)
		}
	}
}

// FuzzWrite puts a decision into any sidecar that can be read. It is honoured or refused, the lines
// that stood there are kept, and undone the bytes are as before.
func FuzzWrite(f *testing.F) {
	for _, s := range shapes[1:] {
		f.Add(s, uint64(3))
	}
	f.Add("annotations: 00", uint64(3))
	dir, d := archive(f, "-") // opened once: that takes longer than all the rest
	f.Fuzz(func(t *testing.T, notes string, seed uint64) {
		tree.Write(t, dir, sidecar, notes)
		a := read(t, d, wireFile)
		if a.Result == nil {
			return
		}
		r := rand.New(rand.NewPCG(seed, 3))
		x := choices(r, a.Result.Quotations[r.IntN(len(a.Result.Quotations))].ID)
		u, found, err := d.Write(a, x)
		if err != nil {
			t.Fatal(err)
		}
		now := file(t, dir, sidecar)
		if len(found) > 0 {
			if now != notes {
				t.Fatalf("refused, and written:\n%q\n%q", notes, now)
			}
			return
		}
		if after := read(t, d, wireFile); len(freshErrors(a.Findings, after.Findings)) > 0 {
			t.Fatalf("%v\n%q\n%q", after.Findings, notes, now)
		}
		if len(a.Story.Decisions) == 0 && !keeps(notes, now) {
			t.Fatalf("not all of it is kept:\n%q\n%q", notes, now)
		}
		takeLast(t, d, u)
		if got := file(t, dir, sidecar); got != notes {
			t.Fatalf("undone it is\n%q, not\n%q", got, notes)
		}
	})
}

// keeps reports whether after is before with something put in at one place, an empty value gone; of
// a file of spaces nothing needs to be kept.
func keeps(before, after string) bool {
	if strings.TrimSpace(before) == "" {
		return true
	}
	for _, empty := range []string{"", "[]", "~", "null"} {
		for i := 0; i <= len(before)-len(empty); i++ {
			if before[i:i+len(empty)] == empty && strings.HasPrefix(after, before[:i]) &&
				strings.Contains(after[i:], before[i+len(empty):]) {
				return true
			}
		}
	}
	return false
}
