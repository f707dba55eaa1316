package annotate

import (
	"testing"

	"github.com/onrecord/onrecord/internal/annotate/lang"
)

func TestInSmallLetters(t *testing.T) {
	holdSmall(t, func(text string) string { return inSmallLetters(text, lang.For("en")) }, map[string]string{
		"Charles MKULA left. MKULA is ill.":            "Charles Mkula left. Mkula is ill.",
		"CHARLES MKULA left, and Mrs ABDEL-GAWAD.":     "Charles Mkula left, and Mrs Abdel-Gawad.",
		"Joseph ÉBOUÉ left.":                           "Joseph Éboué left.",
		"MKULA RESIGNS\n\nCharles MKULA has resigned.": "MKULA RESIGNS\n\nCharles Mkula has resigned.",
		"KIM Min-jae left. Kim is ill.":                "Kim Min-jae left. Kim is ill.",
		"Charles III met Anna NATO, QC, of UNICEF.":    "Charles III met Anna NATO, QC, of UNICEF.",
		"Charles SAID it. Anna LEFT. DON'T GO, ANNA!":  "Charles SAID it. Anna LEFT. DON'T GO, ANNA!",
		"Anna MKULA and Tom ORR met Tigist LEMMANE.":   "Anna Mkula and Tom Orr met Tigist Lemmane.",
		"Tigist LEMMANE left.":                         "Tigist LEMMANE left.",
	})
}

// holdSmall holds what is read of some texts, in small letters and in as many bytes.
func holdSmall(t *testing.T, read func(string) string, texts map[string]string) {
	t.Helper()
	for text, want := range texts {
		if got := read(text); got != want || len(got) != len(text) {
			t.Errorf("%q\n got %q\nwant %q", text, got, want)
		}
	}
}

// What a result quotes is what the text prints; only the name is in small letters.
func TestCapitalsArePrinted(t *testing.T) {
	_, _, r := readMarked("en", "“We and MKULA go,” said Charles MKULA.")
	q := r.Quotations[0]
	if q.Speaker == nil || q.Speaker.Name != "Charles Mkula" || q.Source.Text != "Charles MKULA" {
		t.Errorf("got %+v, from %q", q.Speaker, q.Source.Text)
	}
}
