package readings

import "testing"

// TestBare: a name has one bare form however it is written, and other words have others.
func TestBare(t *testing.T) {
	for _, written := range []string{
		"Zoë O’Hara-Quine", "ZOË O'HARA–QUINE", "Zoe\u0308 OʼHara\u2011Quine", "Zoë\u00a0OʻHara Quine",
		"Ｚｏë Ｏ＇Ｈａｒａ－Ｑｕｉｎｅ",
		"Zo\u00adë O´Ha\u200bra-Qui\u034fne", "\u2066Zoë\u2069 O′Hara_Quine\ufe0f", "Zo&euml; O&#39;Hara&#8209;Quine",
		"zo%C3%AB-o%E2%80%99hara-quine", `Zo\u00eb O\u2019Hara-Quine`,
	} {
		if got := Bare(written); got != "zoe o hara quine" {
			t.Errorf("%q is %q", written, got)
		}
	}
	for written, want := range map[string]string{
		"ΖΩΗ": "ζωη", "Ζωή": "ζωη", "Ёлкин": "елкин",
		"Straße": "strasse", "Ærø": "aero", "राम": "राम",
		"—": "", "": "",
		"OHara": "ohara", "O’Haras": "o haras",
	} {
		if got := Bare(written); got != want {
			t.Errorf("%q is %q, want %q", written, got, want)
		}
	}
}
