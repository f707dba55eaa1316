package main

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestReviewCanBePasted pastes all that check --review prints of the demo archive into its sidecars
// and finds every decision honoured: there are no findings, and none of those stories is in doubt
// any more.
func TestReviewCanBePasted(t *testing.T) {
	dir := demo.Copy(t)
	tree.Write(t, dir, "content/stories/2026-01-01-doubts.md",
		"---\ntitle: \"“Nothing is sure”\"\n---\n"+`“Words: that nobody \\ said,” it was heard. ‘And “these” too?’

Long ago, “it all went on # and on.” A voice: “Who goes there?”

“Two of us,” they said. “We saw ‘the ‘thing’ itself’ from here.”
`)
	tree.Write(t, dir, "content/stories/2026-01-02-wire.txt",
		"'Nothing is sure, either,' it is said\n\nOSTREY\nThe meeting went on for an hour.\n\"It's late,\" somebody "+
			"called out. \"Let's go.\"\n")

	code, printed, problems := onrecord("check", "--review", "--site", dir)
	if code != exitOK {
		t.Fatalf("exit %d: %s", code, problems)
	}
	pasted := 0
	for _, block := range strings.Split(printed, "\n\n# ")[1:] {
		_, rest, _ := strings.Cut(block, "\n# into ")
		into, decisions, _ := strings.Cut(rest, "\n")
		if strings.HasPrefix(decisions, "annotations:") {
			tree.Write(t, dir, into, decisions+"\n")
			pasted += strings.Count(decisions, "- quote:")
		}
	}
	if pasted < 3 {
		t.Fatalf("only %d decisions to paste in:\n%s", pasted, printed)
	}
	if code, _, problems := onrecord("check", "--site", dir); code != exitOK {
		t.Errorf("after pasting, check finds\n%s", problems)
	}
	_, again, _ := onrecord("check", "--review", "--site", dir)
	if left := strings.Count(again, "\nannotations:"); left > 0 {
		t.Errorf("of the stories that were pasted into, %d are still in doubt:\n%s", left, again)
	}
}
