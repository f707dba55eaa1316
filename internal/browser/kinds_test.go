package browser

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// kind is a kind of page, known by its address.
type kind struct {
	name    string
	address *regexp.Regexp
}

// kinds are all kinds of page. Of two that an address fits, the first is meant.
var kinds = []kind{
	{"home", regexp.MustCompile(`^$`)},
	{"not-found", regexp.MustCompile(`^404\.html$`)},
	{"search", regexp.MustCompile(`^search/$`)},
	{"about", regexp.MustCompile(`^about/$`)},
	{"rules", regexp.MustCompile(`^about/rules/$`)},
	{"accuracy", regexp.MustCompile(`^about/accuracy/$`)},
	{"data", regexp.MustCompile(`^data/$`)},
	{"speakers", regexp.MustCompile(`^speakers/$`)},
	{"speakers-letter", regexp.MustCompile(`^speakers/a-z/[^/]+/$`)},
	{"speakers-by-topic", regexp.MustCompile(`^speakers/by-topic/`)},
	{"speaker", regexp.MustCompile(`^speakers/[^/]+/$`)},
	{"speaker-year", regexp.MustCompile(`^speakers/[^/]+/\d{4}/$`)},
	{"speaker-month", regexp.MustCompile(`^speakers/[^/]+/\d{4}/\d\d/$`)},
	{"speaker-on-topic", regexp.MustCompile(`^speakers/[^/]+/on/`)},
	{"topics", regexp.MustCompile(`^topics/$`)},
	{"topic", regexp.MustCompile(`^topics/[^/]+/$`)},
	{"topic-year", regexp.MustCompile(`^topics/[^/]+/\d{4}/$`)},
	{"topic-month", regexp.MustCompile(`^topics/[^/]+/\d{4}/\d\d/$`)},
	{"places", regexp.MustCompile(`^places/$`)},
	{"place", regexp.MustCompile(`^places/[^/]+/$`)},
	{"place-split", regexp.MustCompile(`^places/[^/]+/\d{4}/(\d\d/)?$`)},
	{"year", regexp.MustCompile(`^\d{4}/$`)},
	{"month", regexp.MustCompile(`^\d{4}/\d\d/$`)},
	{"day", regexp.MustCompile(`^\d{4}/\d\d/\d\d/$`)},
	{"story", regexp.MustCompile(`^\d{4}/\d\d/\d\d/[^/]+/$`)},
	{"source", regexp.MustCompile(`^\d{4}/\d\d/\d\d/[^/]+/source/$`)},
	{"page", regexp.MustCompile(`^[^/]+/$`)},
}

// wanted are the kinds that the archive of testdata must come out with, so that no test passes
// because there was nothing to look at.
var wanted = []string{"home", "not-found", "about", "speakers", "speaker", "speaker-year", "speaker-month", "topics",
	"topic", "day", "story", "source", "page"}

// preferred is the page that a kind is looked at by, where it matters which.
var preferred = map[string]string{
	"story":   "2024/03/05/new-lamp/",
	"source":  "2024/03/05/new-lamp/source/",
	"speaker": "speakers/marta-quill/",
	"topic":   "topics/lamp/",
}

// variants are pages that are looked at as well, since their kind has another side.
var variants = []example{
	{"story-of-wire-copy", "2024/03/05/ferry-late/"},
	{"story-withdrawn", "2023/01/09/gone/"},
	{"story-lent", "2023/01/10/lent/"},
	{"story-listed", "2023/01/11/listed/"},
	{"story-right-to-left", "2023/01/12/lamp-from-afar/"},
	{"story-in-doubt", "2023/01/13/lamp-in-doubt/"},
	{"organisation", "speakers/light-board/"},
	{"printed-name", "speakers/zoe-lecka/"},
}

// example is one page of a kind.
type example struct{ kind, address string }

// examples returns one page of each kind that the site has, in the order of kinds: the preferred
// one, or the largest, which has most to show. A page of no known kind is an error: nobody looks at
// it.
func (s *builtSite) examples(t *testing.T) []example {
	t.Helper()
	of := map[string]string{}
	for _, p := range s.pages(t) {
		if s.redirects(t, p) {
			continue
		}
		k := kindOf(p)
		if k == "" {
			t.Errorf("%s is of no known kind: add it to kinds", p)
		}
		if last, have := of[k]; !have || s.better(p, last, k) {
			of[k] = p
		}
	}
	var all []example
	for _, k := range kinds {
		if p, ok := of[k.name]; ok {
			all = append(all, example{k.name, p})
		}
	}
	for _, v := range variants {
		if _, err := os.Stat(s.file(v.address)); err == nil {
			all = append(all, v)
		}
	}
	return all
}

// better reports whether page p is looked at rather than page q.
func (s *builtSite) better(p, q, kind string) bool {
	if want := preferred[kind]; p == want || q == want {
		return p == want
	}
	return s.size(p) > s.size(q)
}

func (s *builtSite) size(address string) int64 {
	info, err := os.Stat(s.file(address))
	if err != nil {
		return 0
	}
	return info.Size()
}

// file is the file of a page's address.
func (s *builtSite) file(address string) string {
	file := filepath.Join(s.dir, filepath.FromSlash(address))
	if !strings.HasSuffix(address, ".html") {
		file = filepath.Join(file, "index.html")
	}
	return file
}

func kindOf(address string) string {
	for _, k := range kinds {
		if k.address.MatchString(address) {
			return k.name
		}
	}
	return ""
}

// redirects reports whether a page only leads on to another.
func (s *builtSite) redirects(t *testing.T, address string) bool {
	t.Helper()
	src, err := os.ReadFile(s.file(address))
	if err != nil {
		t.Fatal(err)
	}
	return strings.Contains(string(src), `http-equiv="refresh"`) || strings.Contains(string(src), `http-equiv=refresh`)
}

func TestTheArchiveHasEveryKindOfPage(t *testing.T) {
	wanted := wanted
	have := map[string]bool{}
	for _, e := range fixtureSite(t).examples(t) {
		have[e.kind] = true
	}
	for _, v := range variants {
		wanted = append(wanted, v.kind)
	}
	for _, k := range wanted {
		if !have[k] {
			t.Errorf("the archive of testdata has no page of kind %s", k)
		}
	}
}
