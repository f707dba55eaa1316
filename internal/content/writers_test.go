package content

import (
	"slices"
	"testing"
)

func TestWriters(t *testing.T) {
	for byline, want := range map[string][]string{
		"Ann Lee":                             {"Ann Lee"},
		"Ann Lee and Bob Ray":                 {"Ann Lee", "Bob Ray"},
		"Ann Lee & Bob Ray":                   {"Ann Lee", "Bob Ray"},
		"Ann Lee, Bob Ray and Cy Poe in Oslo": {"Ann Lee", "Bob Ray", "Cy Poe"},
		"Ann Lee, Political Editor":           {"Ann Lee"},
		"Ann Lee for the Packet":              {"Ann Lee"},
		"Maria de la Cruz":                    {"Maria de la Cruz"},
		"Alexander Ndlovu":                    {"Alexander Ndlovu"},
	} {
		if got := writers(byline); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", byline, got, want)
		}
	}
}
