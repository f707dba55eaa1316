package annotate

import (
	"reflect"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/par"
)

// One engine serves many stories at once, and what it says of one does not depend on the others.
func TestConcurrent(t *testing.T) {
	engine := New(Options{})
	stories := make([]Story, 64)
	for i := range stories {
		stories[i] = storyOf("Headline\n\n" + strings.Repeat(page, 1+i%3) + decided)
	}
	want := make([]*Result, len(stories))
	for i, s := range stories {
		want[i] = New(Options{}).Annotate(s)
	}
	got := par.Map(stories, func(_ int, s Story) *Result { return engine.Annotate(s) })
	for i := range got {
		if !reflect.DeepEqual(got[i], want[i]) {
			t.Fatalf("story %d differs when read beside others", i)
		}
	}
}

func TestThreshold(t *testing.T) {
	s := storyOf("Headline\n\n" + page)
	shown := func(e *Engine) (n int) {
		for _, q := range e.Annotate(s).Quotations {
			if q.Speaker != nil {
				n++
			}
		}
		return n
	}
	low, high := shown(New(Options{Threshold: 0.1})), shown(New(Options{Threshold: 1}))
	if low < 4 || high != 0 {
		t.Errorf("%d shown at 0.1, %d at 1", low, high)
	}
	for _, q := range New(Options{Threshold: 1}).Annotate(s).Quotations {
		if q.Speech && len(q.Candidates) == 0 {
			t.Error("no candidates below the threshold")
		}
	}
}

// A story's result is all that it leaves behind: what it was read with is used again for the next
// one.
func TestAllocations(t *testing.T) {
	s := storyOf(strings.ReplaceAll(strings.Repeat(page, 4), "\n\n\n", "\n\n"))
	engine := New(Options{})
	quotations := len(engine.Annotate(s).Quotations)
	if n := testing.AllocsPerRun(50, func() { engine.Annotate(s) }); n > float64(8*quotations) {
		t.Errorf("%v allocations for %d quotations", n, quotations)
	}
}

// What was read of a story when a fault ended its reading must not turn up in the next one: servers
// go on after a fault.
func TestFaultLeavesNothing(t *testing.T) {
	engine := New(Options{})
	spare.drafts = nil
	func() {
		defer func() {
			if recover() == nil {
				t.Fatal("a block beyond the text was read")
			}
		}()
		s := storyOf("“We will go,” said Ann Lee.")
		s.Text.Blocks[0].End += 100
		engine.Annotate(s)
	}()
	if len(spare.drafts) > 0 {
		t.Error("the draft that a fault left would be used again")
	}
	if engine.Annotate(storyOf("Nobody spoke.")); len(spare.drafts) != 1 {
		t.Errorf("%d drafts are at rest, want the one that has read", len(spare.drafts))
	}
}

// No figure says more than the reading does: what is not certain is never 1.00, on a page or in a
// terminal.
func TestFigure(t *testing.T) {
	for c, want := range map[float64]string{0.878: "0.87", 0.9999: "0.99", 0.75: "0.75", 0.29: "0.29", 1: "1.00"} {
		if got := Figure(c); got != want {
			t.Errorf("%v is printed as %s, not %s", c, got, want)
		}
	}
}

// The room of a story as long as a book is let go.
func TestLongStoryLeavesNoRoom(t *testing.T) {
	engine := New(Options{})
	spare.drafts = nil
	engine.Annotate(storyOf(strings.Repeat("We will go. ", longest/4+1)))
	if len(spare.drafts) > 0 {
		t.Errorf("a draft of %d tokens is kept", len(spare.drafts[0].Tokens))
	}
}
