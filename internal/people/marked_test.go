package people

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
)

var update = flag.Bool("update", false, "write what is found into testdata")

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
	dir, want := t.TempDir(), -1
	for i, f := range a.Files {
		if f.Name == "want" {
			want = i
			continue
		}
		write(t, filepath.Join(dir, filepath.FromSlash(f.Name)), string(f.Data))
	}
	got := listed(survey(t, dir, Options{Min: 1, Language: "en"}))
	if *update {
		a.Files[want].Data = []byte(got)
		if err := os.WriteFile(file, txtar.Format(a), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if diff := cmp.Diff(string(a.Files[want].Data), got); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
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
