package prose

import "testing"

func TestIsolated(t *testing.T) {
	for in, want := range map[string]string{
		"": "", "plain": "plain", "Νίκη": "Νίκη", "日本語": "日本語",
		"עברית":            "\u2068עברית\u2069",
		"قالت (أمس)":       "\u2068قالت (أمس)\u2069",
		"Ann Lee, in دبي.": "\u2068Ann Lee, in دبي.\u2069",
	} {
		if got := Isolated(in); got != want {
			t.Errorf("%q became %q, want %q", in, got, want)
		}
	}
}
