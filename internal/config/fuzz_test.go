package config

import (
	"net/url"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/diag"
)

// FuzzRead holds that whatever site.yaml holds, there are settings to go on with, and that without
// findings they are sound.
func FuzzRead(f *testing.F) {
	const good = "title: The Courier\nbase_url: https://courier.example/a\nlanguage: en-GB\n"
	for _, more := range []string{"", "timezone: Europe/London\nprinted_names: none\ncards: true\n", "outputs: []\n",
		"outputs: [feeds, data]\nthreshold: 0.7\nmax_story_bytes: 10_000\n", "publisher: {name: P, url: https://p.example}\n",
		"printed_names:\n", "titel: x\n", "contact: \"desk@courier.example\"\nissue_tracker: https://t.example/?a=b\n", "? [\n"} {
		f.Add([]byte(good + more))
	}
	f.Fuzz(func(t *testing.T, src []byte) {
		s, found := Read("site.yaml", src)
		finished(t, src, found)
		if s == nil || s.Location == nil {
			t.Fatal("no settings")
		}
		if len(found) > 0 {
			return
		}
		u, err := url.Parse(s.BaseURL)
		if err != nil || u.Host == "" || strings.HasSuffix(s.BaseURL, "/") || s.Title == "" || !strings.HasPrefix(s.BasePath(), "/") {
			t.Fatalf("nothing is said of %+v", s)
		}
	})
}

// finished holds that a finding is whole and names a place in a file that has these lines.
func finished(t *testing.T, src []byte, found []diag.Finding) {
	t.Helper()
	text := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(src), "\ufeff"))
	lines := strings.Split(text, "\n")
	for _, x := range found {
		if x.Message == "" || x.Code == "" {
			t.Fatalf("unfinished finding %+v", x)
		}
		if x.Line < 1 || x.Line > len(lines) || x.Col < 1 || x.Col > utf8.RuneCountInString(lines[x.Line-1])+1 {
			t.Fatalf("%s: no place in the file", x)
		}
	}
}
