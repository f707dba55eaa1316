package rule

import (
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// declared are the names of the package's variables that are made as &kind{…}.
func declared(t *testing.T, kind string) []string {
	t.Helper()
	files, err := filepath.Glob("*.go")
	if err != nil || len(files) == 0 {
		t.Fatal("no files", err)
	}
	made := regexp.MustCompile(`(?m)^var (\w+) = &` + kind + `\{$`)
	var out []string
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range made.FindAllStringSubmatch(string(src), -1) {
			out = append(out, m[1])
		}
	}
	return out
}

// TestEveryRuleIsAsked finds the rule that a file declares and the order forgets.
func TestEveryRuleIsAsked(t *testing.T) {
	if rules := declared(t, "Rule"); len(rules) != len(All()) {
		t.Errorf("%d rules are asked, but %d are declared: %s", len(All()), len(rules), strings.Join(rules, ", "))
	}
	if found := declared(t, "Exception"); len(found) != len(Exceptions()) {
		t.Errorf("%d exceptions are asked, but %d are declared: %s", len(Exceptions()), len(found), strings.Join(found, ", "))
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
