package manual

import (
	"regexp"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/registry"
)

// example is a fenced block, its language and what stands in it.
var example = regexp.MustCompile("(?ms)^( *)```(\\w*)\n(.*?)^ *```$")

// TestExamples reads every example file of the documentation as the program would, and finds
// nothing wrong with it.
func TestExamples(t *testing.T) {
	read := 0
	for name, src := range documents(t) {
		for _, m := range example.FindAllStringSubmatch(src, -1) {
			text := unindent(m[3], m[1])
			found, known := findings(m[2], text)
			if known {
				read++
			}
			for _, f := range found {
				t.Errorf("%s: %s: %s\nin\n%s", name, f.Message, f.Hint, text)
			}
		}
	}
	if read < 8 {
		t.Errorf("only %d examples read: is the test still looking at the right thing?", read)
	}
}

// findings reads an example as the kind of file that it looks like, and reports whether it looks
// like any.
func findings(language, text string) (found []diag.Finding, known bool) {
	const story = "content/stories/2025-05-16-example"
	options := content.Options{MaxBytes: config.DefaultMaxStoryBytes}
	switch {
	case strings.Contains(text, "base_url:"):
		_, found = config.Read("site.yaml", []byte(text))
	case language == "markdown":
		_, found = content.ReadStory(story+".md", []byte(text), "", nil, options)
	case strings.HasPrefix(text, "---\nname:"):
		_, found = registry.Read([]registry.File{{Name: "content/people/anna-lund.md", Source: []byte(text)}})
		found = withoutReferences(found)
	case language == "yaml" && strings.Contains(text, "annotations:"):
		_, found = content.ReadStory(story+".txt", []byte("A headline\n\nA paragraph.\n"), story+".txt.notes.yaml",
			[]byte(text), options)
	case strings.HasPrefix(text, "School vote"):
		_, found = content.ReadStory(story+".txt", []byte(text), "", nil, options)
	default:
		return nil, false
	}
	return found, true
}

// withoutReferences leaves out what is only wrong because an example shows one file of many.
func withoutReferences(found []diag.Finding) []diag.Finding {
	var rest []diag.Finding
	for _, f := range found {
		if !strings.HasPrefix(f.Code, "unknown-") || f.Code == "unknown-key" {
			rest = append(rest, f)
		}
	}
	return rest
}

// unindent takes away the blanks that a list puts before each line of an example.
func unindent(text, blanks string) string {
	if blanks == "" {
		return text
	}
	return strings.ReplaceAll("\n"+text, "\n"+blanks, "\n")[1:]
}
