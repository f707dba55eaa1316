package browser

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/page"
)

// kind is a kind of page, or one of the places at which its pages stand.
type kind struct{ name, pattern string }

// kinds are all of them, from the rows of package page, in their order.
var kinds = allKinds()

func allKinds() []kind {
	var all []kind
	for _, row := range page.Kinds() {
		for _, pattern := range row.At {
			if slices.ContainsFunc(all, func(k kind) bool { return k.pattern == pattern }) {
				continue // organisations stand where speakers do; one of them is among the variants
			}
			all = append(all, kind{nameOf(row, pattern), pattern})
		}
	}
	return all
}

// nameOf is the kind's name, or, of a kind that stands at several places, that of the place:
// "speakers-id-year".
func nameOf(row page.KindRow, pattern string) string {
	if len(row.At) == 1 {
		return string(row.Kind)
	}
	return strings.NewReplacer("/", "-", "<", "", ">", "").Replace(strings.Trim(pattern, "/"))
}

// wanted are the places at which the archive of testdata must have pages, besides one of each row,
// so that no test passes because there was nothing to look at.
var wanted = []string{"speakers-id-year", "speakers-id-year-month"}

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
	{"story-of-long-names", longNames},
	{"speaker-of-a-long-name", "speakers/anselm-ostravanderhollenbrechtsmittelweghausener/"},
	{"organisation", "speakers/light-board/"},
	{"printed-name", "speakers/zoe-lecka/"},
}

// longNames is a story in which names, a headline, a section and bylines have words of forty
// letters, which no phone has room for on a line.
const longNames = "2023/01/14/long-names/"

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

// kindOf is the kind of the page at an address: of two that it fits, the narrower.
func kindOf(at string) string {
	var best kind
	for _, k := range kinds {
		if address.Fits(k.pattern, at) && (best.name == "" || address.Narrower(k.pattern, best.pattern)) {
			best = k
		}
	}
	return best.name
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
	for _, row := range page.Kinds() {
		here := func(pattern string) bool { return have[nameOf(row, pattern)] }
		if len(row.At) > 0 && row.Kind != page.KindOrganisation && !slices.ContainsFunc(row.At, here) {
			wanted = append(wanted, string(row.Kind))
		}
	}
	for _, k := range wanted {
		if !have[k] {
			t.Errorf("the archive of testdata has no page of kind %s", k)
		}
	}
}
