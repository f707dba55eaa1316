package page

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/index"
)

// Figures rise in reading order, a nested quotation's before that of the one around it; echoes have
// none; the role stands at a speaker's first.
func TestFigures(t *testing.T) {
	p := tarnLock(t)
	layer := p.Layer(storyAt(t, p, "2025/06/04/gates/"))
	var got []string
	for _, q := range layer.Quotes {
		line := q.Class
		if q.ID != "" {
			line += " anchor"
		}
		if q.Figure != nil {
			line += " [" + q.Figure.Label + "]"
			if q.Figure.As != "" {
				line += " as " + q.Figure.As
			}
		}
		got = append(got, strings.TrimSpace(line))
	}
	want := []string{
		"anchor",
		"anchor",
		"anchor [1\u2002Ruth Calder] as director",
		"anchor [2\u2002Ruth Calder]",
		"lk anchor",
		"lk m anchor [3\u2002Ruth Calder, likely]",
		"anchor [5\u2002Jun Abara] as neighbour",
		"lk anchor [4\u2002Sol Abara, as quoted by Jun Abara, likely]",
		"un anchor [6\u2002Unattributed]",
		"anchor [7\u2002Owen Pryce and Ruth Calder]",
		"anchor [8\u2002Owen Pryce, not said]",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

// A mention links to the page of its entity at its first place in the body, and nowhere where there
// is no page or where the story's tie to it is withheld (Owen Pryce's).
func TestMentionLinks(t *testing.T) {
	p := tarnLock(t)
	var got []string
	for _, l := range p.Layer(storyAt(t, p, "2025/06/05/levy/")).Links {
		got = append(got, l.Href)
	}
	want := []string{"/archive/speakers/ruth-calder/", "/archive/speakers/canal-trust/"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

func storyAt(t *testing.T, p *Plan, address string) int {
	t.Helper()
	for i := range p.ix.Len() {
		s := p.ix.Story(i)
		if s.Address == address {
			return i
		}
	}
	t.Fatalf("no story at %s", address)
	return 0
}

func TestNotes(t *testing.T) {
	v := view[Story](t, tarnLock(t), "2025/06/04/gates/")
	var got []string
	for _, n := range v.Notes {
		line := n.Who.Text + n.After + " / " + n.Form
		for i, l := range n.Working {
			if i == 0 {
				line += " "
			}
			if l.Href != "" {
				l.Text = "<" + l.Text + " " + l.Href + ">"
			}
			line += l.Text
		}
		if n.Verdict != "" {
			line += " " + n.Verdict
		}
		if n.Remark != "" {
			line += " " + n.Remark
		}
		for _, e := range n.Echoes {
			line += " @" + e.Text
		}
		got = append(got, line)
	}
	want := []string{
		"Ruth Calder, director; clear, read by program / Partial. Cue <“called” #w2>, source <“Ruth Calder” " +
			"#w1>. Confidence 0.99. @headline",
		"Ruth Calder, director; the paper has corrected this quotation; clear, read by program / Direct. Cue " +
			"“said”. <“she” #w3> is Ruth Calder, <named further up #w1>. Confidence 0.99. @highlights",
		"Ruth Calder, director; likely, read by program / Direct, two paragraphs. Confidence 0.80.",
		"Sol Abara, as quoted by Jun Abara; likely, read by program / Direct, nested in 5. Cue “told”, source " +
			"<“He” #w5>. Confidence 0.86.",
		"Jun Abara, neighbour; clear, read by program / Direct. Cue “said”. <“he” #w6> is Jun Abara, <named " +
			"further up #w4>. Confidence 0.99.",
		"Nobody could be found; read by program / Direct. Cue <“shouted” #w7>.",
		"Owen Pryce and Ruth Calder; clear, read by program / Partial. Cue <“said” #w8>. Confidence 0.99.",
		"Owen Pryce, who is reported not to have said this; clear, read by program / Direct. Confidence 0.99.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
}

func TestStoryLine(t *testing.T) {
	v := view[Story](t, tarnLock(t), "2025/06/04/gates/")
	for _, c := range []struct{ what, got, want string }{
		{"count", v.Count, "8 quotations, 4 speakers"},
		{"title", v.Title, "New gates float to ‘a staircase with water in it’: The Tarn Lock Lantern, 4 June 2025"},
		{
			"description", v.Description,
			"The trust’s director is pleased; a neighbour is not. Eight quotations, four speakers.",
		},
		{"bylines", v.Bylines, "By Ada Finch and Jun Sato"},
		{"citation", v.Citation, "Finch, Ada and Jun Sato. “New gates float to ‘a staircase with water in it’.” The " +
			"Tarn Lock Lantern, 4 June 2025, p. 2. https://lantern.example/archive/2025/06/04/gates/"},
		{"source", v.Source.Printed, "Wednesday 4 June 2025, page 2"},
		{"first voice", v.Voices[0].Who.Text + " " + v.Voices[0].Role, "Ruth Calder director"},
		{"canonical", v.Canonical, "https://lantern.example/archive/2025/06/04/gates/"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}

// What one may see of a story by its access and state.
func TestAccess(t *testing.T) {
	p := tarnLock(t)
	quotations := view[Story](t, p, "2025/06/05/quotations/")
	if !quotations.Words || len(quotations.Quotes) != 1 || words(quotations.Notes[0].Working) != "Cue “said”." {
		t.Errorf("quotations only: %+v", quotations)
	}
	metadata := view[Story](t, p, "2025/06/05/metadata/")
	if !metadata.Metadata || len(metadata.Notes) > 0 || len(metadata.Voices) > 0 {
		t.Errorf("metadata only: %+v", metadata)
	}
	gone := view[Story](t, p, "2025/05/01/withdrawn/")
	if gone.Withdrawn == nil || gone.Withdrawn.On != "9 May 2025" ||
		gone.Withdrawn.Reason != "The account could not be stood up." || !gone.NoIndex {
		t.Errorf("withdrawn: %+v", gone)
	}
}

// What must be known of the words stands right behind them, by their statuses; of withheld ones
// nothing does.
func TestStatusesBehindWords(t *testing.T) {
	p := tarnLock(t)
	got := map[string]string{}
	for i := range p.ix.Len() {
		own := p.ix.OwnPage(i)
		for _, q := range p.Layer(i).Quotes {
			for k := range own.Utterances {
				if u := &own.Utterances[k]; u.ID == q.Utterance && q.Status != "" {
					got[string(u.Status)+" "+string(u.Assertion)+" "+strconv.FormatBool(u.Corrected)] = q.Status
				}
			}
		}
	}
	want := map[string]string{
		"retracted said false": "retracted", "auto not_said false": "not said", "auto said true": "corrected",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error("-want +got\n" + diff)
	}
	for _, c := range []struct {
		status annotate.Status
		want   string
	}{{annotate.Disputed, "disputed"}, {annotate.Withheld, ""}} {
		u := &index.Utterance{Status: c.status, Assertion: annotate.NotSaid, Corrected: true}
		if got := strings.Join(statuses(u), ", "); got != c.want {
			t.Errorf("%s: %q", c.status, got)
		}
	}
}
