package manual

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// module is the root of the repository, seen from this package.
const module = "../.."

// documents are the repository's written pages, by their path from the root. They are read in this
// process, as is the code that they are held against: the go command knows that a test depends on
// them.
func documents(t *testing.T) map[string]string {
	t.Helper()
	pages := map[string]string{}
	for _, pattern := range []string{"*.md", "docs/*.md"} {
		files, err := filepath.Glob(filepath.Join(module, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range files {
			src, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			rel, _ := filepath.Rel(module, f)
			pages[filepath.ToSlash(rel)] = string(src)
		}
	}
	return pages
}

var (
	fence = regexp.MustCompile("(?ms)^( *)```.*?^ *```$")
	code  = regexp.MustCompile("`[^`]*`")
)

// proseOf leaves out fenced code, where a # is no heading, and the marks of other code.
func proseOf(src string) string {
	return code.ReplaceAllStringFunc(fence.ReplaceAllString(src, ""),
		func(s string) string { return strings.Trim(s, "`") })
}

var (
	heading = regexp.MustCompile(`(?m)^#+ (.+)$`)
	noWord  = regexp.MustCompile(`[^\p{L}\p{N}_ -]`)
)

// anchors are the fragments that GitHub gives to a page's headings.
func anchors(src string) map[string]bool {
	found := map[string]bool{}
	for _, h := range heading.FindAllStringSubmatch(proseOf(src), -1) {
		id := noWord.ReplaceAllString(strings.ToLower(h[1]), "")
		found[strings.ReplaceAll(id, " ", "-")] = true
	}
	return found
}
