package browser

import (
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
)

// TestSearchWithoutAList holds that a word which stands nearly everywhere, and of which a large
// archive has no list, finds what it found by its list: the client looks for it in the records.
func TestSearchWithoutAList(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	x := unseenTab(t, fixtureSite(t), mode{1440, "light"})
	x.open(t, "search/")
	got := eval[string](t, x, script(t, "withoutalist.js", 1))
	if strings.TrimSpace(got) != "" {
		t.Error(got)
	}
}
