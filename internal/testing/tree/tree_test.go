package tree

import (
	"strings"
	"testing"
)

// TestDifferences holds that each file that is not as wanted is named, with the line that differs,
// and that many of them do not drown the first.
func TestDifferences(t *testing.T) {
	want := map[string]string{"a": "1\n", "b/gone": "", "c": "one\ntwo\n"}
	got := map[string]string{"a": "1\n", "b/new": "", "c": "one\n2\n"}
	said := strings.Join(Differences(want, got), "\n")
	for _, part := range []string{"b/gone is missing", "b/new should not be there", "c differs", "two", "2"} {
		if !strings.Contains(said, part) {
			t.Errorf("%q is not said in\n%s", part, said)
		}
	}
	if strings.Contains(said, "a differs") {
		t.Error("a differs from itself")
	}
	many := map[string]string{}
	for c := 'a'; c <= 'z'; c++ {
		many[string(c)] = ""
	}
	if n := len(Differences(nil, many)); n != shown+1 {
		t.Errorf("of 26 differences, %d lines are shown", n)
	}
	if said := Differences(many, many); len(said) != 0 {
		t.Error(said)
	}
}
