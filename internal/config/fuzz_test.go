package config

import (
	"net/url"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/findings"
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
		findings.Whole(t, src, found)
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
