package annotate

import (
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestWorking holds what the evidence is, and in which words it is told.
func TestWorking(t *testing.T) {
	golden.Run(t, "testdata/working/en.txt", func(t *testing.T, files []golden.File) string {
		var o Options
		var entries []registry.File
		story := Story{}
		for _, f := range files {
			if f.Name == "story" {
				story = storyOf(strings.TrimSpace(string(f.Source)))
				continue
			}
			entries = append(entries, registry.File{Name: "content/" + f.Name, Source: f.Source})
		}
		if entries != nil {
			r, findings := registry.Read(entries)
			if len(findings) > 0 {
				t.Fatal(findings)
			}
			o.Registry = r
		}
		story.Date = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)
		return sureness.ReplaceAllString(printWorking(t, New(o), story), "That is 0.NN sure")
	})
}

// sureness is how sure a reading is: it moves whenever the weights are fitted again.
var sureness = regexp.MustCompile(`That is 0\.\d\d sure`)

// printWorking prints how a story's quotations were read, and holds that the phrases are the words,
// and that evidence stands where it says.
func printWorking(t *testing.T, e *Engine, s Story) string {
	var b strings.Builder
	r := e.Annotate(s)
	for i := range r.Quotations {
		q := &r.Quotations[i]
		if !q.Speech {
			continue
		}
		who := "nobody"
		if q.Speaker != nil {
			who = q.Speaker.Name
		}
		fmt.Fprintf(&b, "%s %s\n", s.Text.S[q.Start:q.End], who)
		for k := range q.Evidence {
			x := &q.Evidence[k]
			if got := s.Text.S[x.Start:x.End]; got != x.Text {
				t.Errorf("%s at %v is %q and says %q", x.Kind, x.Range, got, x.Text)
			}
			fmt.Fprintf(&b, "  %s: %s\n", x.Kind, x.Text)
		}
		joined := ""
		for _, p := range q.WorkingPhrases() {
			if joined += p.Text; p.At >= 0 && !q.Evidence[p.At].Placed() {
				t.Errorf("%q speaks of what stands nowhere", p.Text)
			}
		}
		if joined != q.Working() {
			t.Errorf("the phrases are %q, the words %q", joined, q.Working())
		}
		fmt.Fprintf(&b, "  %s\n", joined)
		explained := false
		for _, step := range e.Explain(s, q.ID) {
			explained = explained || step.Title == "Working" && step.Text == joined
		}
		if !explained && joined != "" {
			t.Errorf("%s is not explained in the words %q", q.ID, joined)
		}
	}
	return b.String()
}
