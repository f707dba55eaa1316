package people

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/golden"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestArchives reads the small archives of testdata: see its README.
func TestArchives(t *testing.T) {
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no testdata", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) { archiveFile(t, file) })
	}
}

func archiveFile(t *testing.T, file string) {
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	dir := t.TempDir()
	tree.Unpack(t, dir, a)
	got := listed(survey(t, dir, Options{Min: 1, Language: "en"}))
	a.Files[len(a.Files)-1] = txtar.File{Name: "want", Data: []byte(got)}
	golden.Archive(t, file, a)
}

// listed is what was found, a line each.
func listed(found *Found) string {
	var b strings.Builder
	for _, p := range found.Proposals {
		fmt.Fprintf(&b, "%s %d", p.Name, p.Quotations)
		if p.Pronouns != "" {
			fmt.Fprintf(&b, " %s", p.Pronouns)
		}
		b.WriteString("\n")
		for _, f := range p.Forms[1:] {
			fmt.Fprintf(&b, "  = %s: %s\n", f.Name, f.Why)
		}
		for _, x := range p.Apart {
			fmt.Fprintf(&b, "  ≠ %s: %s\n", x.Name, x.Why)
		}
		if p.Doubt != "" {
			fmt.Fprintf(&b, "  ? %s\n", p.Doubt)
		}
	}
	for _, k := range found.Known {
		fmt.Fprintf(&b, "%s\n  = %s: %s\n", k.File, k.Form.Name, k.Form.Why)
	}
	for _, f := range found.Lone.Names {
		fmt.Fprintf(&b, "alone: %s: %s\n", f.Name, f.Why)
	}
	return b.String()
}
