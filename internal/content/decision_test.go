package content

import (
	"strings"
	"testing"
)

// TestManyDecisions: more decisions than anybody makes on a story are an error at the first of them
// that is too many, since each is looked for in all of the text.
func TestManyDecisions(t *testing.T) {
	story := func(n int) string {
		return "---\ntitle: Long\ndate: 2025-05-15\nannotations:\n" +
			strings.Repeat("  - quote: We sail\n    status: withheld\n", n) +
			"---\n\n“We sail,” said Ann Lee.\n"
	}
	s, found := ReadStory("a.md", []byte(story(mostDecisions)), "", nil, Options{})
	if len(found) > 0 || len(s.Decisions) != mostDecisions {
		t.Fatalf("%d decisions: %v", mostDecisions, found)
	}
	_, found = ReadStory("a.md", []byte(story(mostDecisions+1)), "", nil, Options{})
	if len(found) != 1 || found[0].Code != "bad-decision" || found[0].Pos.Line != 5+2*mostDecisions {
		t.Errorf("one more: %v", found)
	}
}

// TestManyJointSpeakers: of more than may say something jointly the first too many is an error, and
// the decision names none of them.
func TestManyJointSpeakers(t *testing.T) {
	story := func(n int) string {
		return "---\ntitle: Long\ndate: 2025-05-15\nannotations:\n  - quote: We sail\n    speaker:\n" +
			strings.Repeat("      - {name: Ann Lee}\n", n) + "---\n\n“We sail,” they said.\n"
	}
	s, found := ReadStory("a.md", []byte(story(mostJoint)), "", nil, Options{})
	if len(found) > 0 || len(s.Decisions) != 1 || len(s.Decisions[0].Speaker.Who) != mostJoint {
		t.Fatalf("%d speakers: %v", mostJoint, found)
	}
	_, found = ReadStory("a.md", []byte(story(mostJoint+1)), "", nil, Options{})
	if len(found) != 1 || found[0].Code != "bad-speaker" || found[0].Pos.Line != 7+mostJoint {
		t.Errorf("one more: %v", found)
	}
}
