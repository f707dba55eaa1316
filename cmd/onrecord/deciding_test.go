package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestDocumentedReader runs the reader that docs/deciding.md shows.
func TestDocumentedReader(t *testing.T) {
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	doc, err := os.ReadFile(filepath.Join(demo.Root(t), "docs", "deciding.md"))
	if err != nil {
		t.Fatal(err)
	}
	_, rest, found := strings.Cut(string(doc), "```python\n")
	program, _, ended := strings.Cut(rest, "```")
	if !found || !ended || strings.Count(strings.TrimSpace(program), "\n") > 24 {
		t.Fatalf("no short program there: %q", program)
	}
	dir := t.TempDir()
	tree.Write(t, dir, "reader.py", program)
	tree.Write(t, dir, "site.yaml", "title: T\nbase_url: https://example.org/\nlanguage: en\n")
	tree.Write(t, dir, "content/stories/2025-01-02-weir.md",
		"---\ntitle: It is mended\n---\n“It holds,” said Ada Bray, who knows Odo Pell.\n\n“It leaks,” said Ada Bray.\n")
	code, printed, problems := onrecord("check", "--review", "--site", dir, "--ask",
		python+" "+filepath.Join(dir, "reader.py"))
	if code != exitOK || problems != "" || !strings.Contains(printed, "a second reader says Odo Pell: named last\n") ||
		!strings.Contains(printed, "a second reader says nobody: nobody was named before\n") {
		t.Errorf("exit %d, %s\n%s", code, problems, printed)
	}
}
