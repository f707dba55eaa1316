package rule

import (
	"go/ast"
	"go/parser"
	"go/token"
	"slices"
	"strings"
	"testing"
)

// declared are the names of the package's variables that are made as &kind{…}.
func declared(t *testing.T, kind string) []string {
	t.Helper()
	packages, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	ast.Inspect(packages["rule"], func(n ast.Node) bool {
		v, ok := n.(*ast.ValueSpec)
		if !ok || len(v.Values) != 1 {
			return true
		}
		if u, ok := v.Values[0].(*ast.UnaryExpr); ok {
			if c, ok := u.X.(*ast.CompositeLit); ok {
				if id, ok := c.Type.(*ast.Ident); ok && id.Name == kind {
					out = append(out, v.Names[0].Name)
				}
			}
		}
		return true
	})
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
