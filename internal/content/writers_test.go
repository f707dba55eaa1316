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

// A byline in front matter is a name, each once, whatever the system wrote that it came from.
func TestBylines(t *testing.T) {
	for _, c := range []struct{ written, want []string }{
		{[]string{"Ann Lee"}, []string{"Ann Lee"}},
		{[]string{"By Ann Lee", "by  Bob Ray"}, []string{"Ann Lee", "Bob Ray"}},
		{[]string{"Ann Lee", "BY Ann Lee", "Ann Lee"}, []string{"Ann Lee"}},
		{[]string{"Byron Poe", "By-the-Water staff"}, []string{"Byron Poe", "By-the-Water staff"}},
		{[]string{"By "}, nil},
		{nil, nil},
	} {
		if got := bylines(c.written); !slices.Equal(got, c.want) {
			t.Errorf("%q: %q, want %q", c.written, got, c.want)
		}
	}
}
