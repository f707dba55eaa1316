package page

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/address"
)

// TestPagesStandWhereTheirKindsDo holds that each page stands where its kind's row says, and that
// the row says nothing narrower of another kind: who knows an address knows what stands there.
func TestPagesStandWhereTheirKindsDo(t *testing.T) {
	seen := map[Kind]bool{}
	for _, p := range []*Plan{tarnLock(t), carded(t), plan(longArchive(700), ""), plan(council(), "")} {
		for _, pg := range p.Pages() {
			seen[pg.Kind] = true
			if row, pattern := rowAt(pg.Address); row != pg.Kind && !alsoAt(pg.Kind, pattern) {
				t.Errorf("%s: a page of kind %s, where those of %s stand", pg.Address, pg.Kind, row)
			}
		}
	}
	for _, k := range Kinds() {
		if k.View == nil || len(k.At) == 0 && k.Kind != KindRedirect {
			t.Errorf("%s: the row is not filled", k.Kind)
		}
		if !seen[k.Kind] && k.Kind != KindRedirect {
			t.Errorf("%s: no page of the test's archives is of this kind", k.Kind)
		}
	}
}

// TestTheFirstStepIsReserved holds that no text of a site's own can take the place of one of the
// program's pages. The page about the reading is meant to be replaced.
func TestTheFirstStepIsReserved(t *testing.T) {
	for _, k := range Kinds() {
		for _, pattern := range k.At {
			step, _, _ := strings.Cut(strings.TrimSuffix(pattern, ".html"), "/")
			free := step == "" || strings.HasPrefix(step, "<") || step+"/" == address.About
			if !free && !address.ReservedStep(step) {
				t.Errorf("/%s/ is the site's own: add it to address.ReservedStep", step)
			}
		}
	}
}

// rowAt is the kind that stands at an address, by the narrowest pattern.
func rowAt(at string) (best Kind, by string) {
	for _, k := range Kinds() {
		for _, pattern := range k.At {
			if address.Fits(pattern, at) && (by == "" || address.Narrower(pattern, by)) {
				best, by = k.Kind, pattern
			}
		}
	}
	return best, by
}

// alsoAt reports whether pages of a kind stand at a pattern: speakers and organisations share one.
func alsoAt(kind Kind, pattern string) bool {
	for _, k := range Kinds() {
		for _, p := range k.At {
			if k.Kind == kind && p == pattern {
				return true
			}
		}
	}
	return false
}
