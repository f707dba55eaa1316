package config

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMistakes holds the findings for mistakes in site.yaml: each mistake by itself, and the line
// that is printed.
func TestMistakes(t *testing.T) {
	golden.Run(t, "testdata/mistakes.txt", func(t *testing.T, files []golden.File) string {
		s, found := Read(files[0].Name, files[0].Source)
		if s == nil || s.Location == nil || s.MaxStoryBytes <= 0 {
			t.Errorf("the site cannot be used: %+v", s)
		}
		var lines []string
		for _, f := range diag.Sort(found) {
			lines = append(lines, f.String())
		}
		return strings.Join(lines, "\n")
	})
}

func read(t *testing.T, src string) *Site {
	t.Helper()
	s, found := Read("site.yaml", []byte(src))
	if len(found) > 0 {
		t.Fatal(found)
	}
	return s
}

const least = "title: The Packet\nbase_url: https://example.org/\nlanguage: en-GB\n"

func TestDefaults(t *testing.T) {
	s := read(t, least)
	if s.Title != "The Packet" || s.BaseURL != "https://example.org" || s.Language != "en-GB" ||
		s.Location != time.UTC || s.PrintedNames != "noindex" ||
		s.RawHTML || s.MaxStoryBytes != DefaultMaxStoryBytes || s.OutputsSet || !slices.Equal(s.Outputs, AllOutputs) {
		t.Errorf("got %+v", s)
	}
}

func TestOutputs(t *testing.T) {
	for _, c := range []struct {
		yaml string
		want []string
		set  bool
	}{
		{"", AllOutputs, false},
		{"outputs:\n", AllOutputs, false},
		{"outputs: []\n", []string{}, true},
		{"outputs: [search, text]\n", []string{"text", "search"}, true},
	} {
		s := read(t, least+c.yaml)
		if !slices.Equal(s.Outputs, c.want) || s.OutputsSet != c.set {
			t.Errorf("%q: got %v, %v", c.yaml, s.Outputs, s.OutputsSet)
		}
		for _, o := range AllOutputs {
			if s.Has(o) != slices.Contains(c.want, o) {
				t.Errorf("%q: Has(%s) is %v", c.yaml, o, s.Has(o))
			}
		}
	}
}

func TestBasePath(t *testing.T) {
	s := read(t, least)
	for _, c := range []struct{ address, base, path string }{
		{"https://example.org", "https://example.org", "/"},
		{"https://example.org/", "https://example.org", "/"},
		{"https://Example.org/packet", "https://example.org/packet", "/packet/"},
		{"http://localhost:8080/a/b/", "http://localhost:8080/a/b", "/a/b/"},
		{"https://example.org/zeitungs%20archiv", "https://example.org/zeitungs%20archiv", "/zeitungs%20archiv/"},
	} {
		moved, found := s.WithBaseURL(c.address)
		if len(found) > 0 || moved.BaseURL != c.base || moved.BasePath() != c.path ||
			moved.URL("/topics/") != c.base+"/topics/" {
			t.Errorf("%s: got %s, %s, %v", c.address, moved.BaseURL, moved.BasePath(), found)
		}
	}
	for _, bad := range []string{"", "example.org", "ftp://example.org", "https://", "https://example.org/?q",
		"https://example.org/#x", "https://a:b@example.org", "https://example.org/a/../b", "https://example.org//"} {
		if kept, found := s.WithBaseURL(bad); len(found) != 1 || kept.BaseURL != s.BaseURL {
			t.Errorf("%q: got %s, %v", bad, kept.BaseURL, found)
		}
	}
	if s.BaseURL != "https://example.org" {
		t.Error("WithBaseURL changed the site that it was called on")
	}
}
