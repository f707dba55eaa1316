package rule

import (
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"
)

// declared are the package's variables that are made as &kind{…}: by the text of the field, the
// variable's name.
func declared(t *testing.T, kind, field string) map[string]string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	made := regexp.MustCompile(`(?ms)^var (\w+) = &` + kind + `\{$(.*?)^\}$`)
	told := regexp.MustCompile(`(?m)^\t` + field + `: +"(.*)",$`)
	out := make(map[string]string)
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range made.FindAllStringSubmatch(string(src), -1) {
			text := told.FindStringSubmatch(m[2])
			if text == nil {
				t.Fatalf("%s: %s has no %s", file, m[1], field)
			}
			out[text[1]] = m[1]
		}
	}
	if len(out) == 0 {
		t.Fatal("none is found", kind)
	}
	return out
}

// TestEveryRuleIsAsked finds the rule that a file declares and the order forgets.
func TestEveryRuleIsAsked(t *testing.T) {
	rules, found := declared(t, "Rule", "ID"), declared(t, "Exception", "Title")
	delete(rules, FollowsDecision.ID) // nobody asks it: see there
	for _, r := range All() {
		delete(rules, r.ID)
	}
	for _, name := range slices.Sorted(maps.Values(rules)) {
		t.Errorf("%s is declared and has no row in order (order.go)", name)
	}
	for _, e := range Exceptions() {
		delete(found, e.Title)
	}
	for _, name := range slices.Sorted(maps.Values(found)) {
		t.Errorf("%s is declared and has no row in exceptions (order.go)", name)
	}
}

// TestRulesAreTold holds every rule and exception to words of its own and a rule to one id.
func TestRulesAreTold(t *testing.T) {
	var ids []string
	for _, r := range All() {
		if slices.Contains(ids, r.ID) {
			t.Errorf("%s: two rules of one id", r.ID)
		}
		ids = append(ids, r.ID)
		if r.sure <= 0 || r.sure > surest {
			t.Errorf("%s is %v sure", r.ID, r.sure)
		}
	}
	for _, e := range Exceptions() {
		if e.Title == "" || e.Reason == "" || e.wins == nil {
			t.Errorf("an exception lacks a title, a reason or what it asks: %+v", e)
		}
	}
}
