package manual

import (
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var link = regexp.MustCompile(`\]\(([^)\s]+)\)`)

// TestLinks follows every link of the documentation that leads into the repository.
func TestLinks(t *testing.T) {
	pages := documents(t)
	followed := 0
	for name, src := range pages {
		for _, m := range link.FindAllStringSubmatch(code.ReplaceAllString(fence.ReplaceAllString(src, ""), ""), -1) {
			if strings.Contains(m[1], ":") {
				continue
			}
			followed++
			file, fragment, _ := strings.Cut(m[1], "#")
			to := path.Join(path.Dir(name), file)
			if file == "" {
				to = name
			}
			if _, err := os.Stat(filepath.Join(module, filepath.FromSlash(to))); err != nil {
				t.Errorf("%s: the link %s leads nowhere", name, m[1])
			} else if fragment != "" && !anchors(pages[to])[fragment] {
				t.Errorf("%s: the link %s leads to a page without such a heading", name, m[1])
			}
		}
	}
	if followed < 10 {
		t.Errorf("only %d links found: is the test still looking at the right thing?", followed)
	}
}
