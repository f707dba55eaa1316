package check

import "testing"

func TestSlipApart(t *testing.T) {
	for _, c := range []struct {
		one, other string
		want       bool
	}{
		{"Tobias Renner", "Tobias Rener", true},
		{"Tobias Rener", "Tobias Renner", true},
		{"Tobias Renner", "Tobais Renner", true}, // two letters swapped
		{"Tobias Renner", "Tobias Rennar", true},
		{"Tobias Renner", "Tobias Renner", false},
		{"Ann Renner", "Anna Renner", false}, // short words: two people more often than a slip
		{"Tobias Renner", "Tobias Fenner", false},
		{"Tobias Renner", "Matias Renner", false},
		{"Tobias Renner", "Tobis Rener", false}, // two words differ
		{"Tobias Renner", "Tobias J. Renner", false},
		{"Łukasz Brănescu", "Łukasz Branescu", true},
	} {
		if got := slipApart(c.one, c.other); got != c.want {
			t.Errorf("slipApart(%q, %q) = %v", c.one, c.other, got)
		}
	}
}
