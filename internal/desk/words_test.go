package desk

import "testing"

func TestUnmarked(t *testing.T) {
	for in, want := range map[string]string{
		"“We will,”": "We will,", `"We will"`: "We will", "''We will''": "We will",
		"'Russia's court,'": "Russia's court,", "„Ja“": "Ja", "«oui»": "oui", "“never closed": "never closed",
		"“": "", "": "",
	} {
		if got := Unmarked(in); got != want {
			t.Errorf("Unmarked(%q) = %q, want %q", in, got, want)
		}
	}
}
