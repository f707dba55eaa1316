package web

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestSample draws a sample, judges it row by row, and takes the last back.
func TestSample(t *testing.T) {
	d := openDesk(t)
	var a sampleAnswer
	d.good("GET", "sample", nil, &a)
	if a.Card != nil || a.Drawn != 0 {
		t.Fatalf("before anything is drawn: %+v", a)
	}
	d.good("POST", "draw", drawing{N: 50}, &a)
	if a.Card == nil || a.Drawn == 0 || a.Left != a.Drawn || a.Undo != 1 {
		t.Fatalf("drawn: %+v", a)
	}
	drawn, others := a.Drawn, 0
	before := tree.Contents(t, d.dir)
	for n := range drawn {
		verdict := "right"
		if a.Other {
			others++
		} else if n%3 == 1 {
			verdict = "wrong"
		} else if n%3 == 2 {
			verdict = "not speech"
		}
		if a.Card.Link == "" || len(a.Card.Paragraphs) == 0 || !hasWords(a.Card) {
			t.Errorf("the card: %+v", a.Card)
		}
		d.good("POST", "judge", judging{Key: a.Card.Key, Verdict: verdict, Whose: "=Ada Holm"}, &a)
	}
	if a.Left != 0 || a.Card != nil || others == 0 {
		t.Errorf("after all of it: %+v, of which %d were no speech", a, others)
	}
	all, found := accuracy.ReadOwn(accuracy.OwnFile, []byte(d.file(accuracy.OwnFile)))
	if len(found) > 0 || len(all) != drawn || all[0].By != "E. Marsh" {
		t.Errorf("%d of %d are judged: %v", len(all), drawn, found)
	}
	d.sound()
	for range drawn {
		var back decided
		d.good("POST", "undo", putting{}, &back)
	}
	d.unchanged(before)
}

// hasWords reports whether a card shows which words it is about.
func hasWords(c *card) bool {
	for _, p := range c.Paragraphs {
		for _, r := range p.Pieces {
			if r.Is == "words" {
				return true
			}
		}
	}
	return false
}

// TestSampleOfASpreadsheet judges in a table as a spreadsheet has saved it: moved, with a column
// more, parted by semicolons.
func TestSampleOfASpreadsheet(t *testing.T) {
	d := openDesk(t)
	var a sampleAnswer
	d.good("POST", "draw", drawing{N: 3}, &a)
	saved := readTable([]byte(d.file(accuracy.OwnFile)))
	saved.comma, saved.crlf = ';', true
	saved.header = append(saved.header, "remark")
	for i := range saved.rows {
		saved.rows[i] = append(saved.rows[i], "keep; me")
	}
	text, err := saved.bytes()
	if err != nil {
		t.Fatal(err)
	}
	tree.Write(t, d.dir, accuracy.OwnFile, string(text))
	d.good("GET", "sample", nil, &a)
	d.good("POST", "judge", judging{Key: a.Card.Key, Verdict: "right"}, &a)
	got := d.file(accuracy.OwnFile)
	if strings.Count(got, `"keep; me"`) != 3 || strings.Count(got, ";right;;E. Marsh;2026-02-03;") != 1 ||
		!strings.HasPrefix(got, saved.markText()) {
		t.Errorf("%s", got)
	}
	d.sound()
	d.good("POST", "draw", drawing{N: 6}, &a)
	more := d.file(accuracy.OwnFile)
	if a.Drawn != 6 || !strings.HasPrefix(more, got[:len(got)-2]) {
		t.Errorf("%d are drawn: %s", a.Drawn, more)
	}
}

func (t *table) markText() string {
	if t.mark {
		return "\ufeff"
	}
	return ""
}

func TestSampleRefuses(t *testing.T) {
	d := openDesk(t)
	tree.Write(t, d.dir, accuracy.OwnFile, "a,b\n1,2\n")
	before := tree.Contents(t, d.dir)
	for name, body := range map[string]any{
		"judge": judging{Key: pier + "#x", Verdict: "right"},
		"draw":  drawing{N: 10},
	} {
		if status := d.send(d.request("POST", name, body), nil); status != 422 {
			t.Errorf("%s: %d", name, status)
		}
	}
	d.unchanged(before)
}
