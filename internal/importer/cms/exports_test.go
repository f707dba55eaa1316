package cms

import (
	"flag"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/importer/item"
)

var update = flag.Bool("update", false, "write what is read into testdata")

// TestExports reads small exports of many systems, each by the format that recognises it.
func TestExports(t *testing.T) {
	root := os.DirFS("testdata/exports")
	byExport := map[string][]string{}
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		if top, _, _ := strings.Cut(name, "/"); err == nil && !d.IsDir() && !strings.HasSuffix(name, ".want") &&
			!strings.HasSuffix(name, ".jpg") && !strings.HasSuffix(name, ".toml") {
			byExport[top] = append(byExport[top], name)
		}
		return err
	})
	if err != nil || len(byExport) < 10 {
		t.Fatal(err, len(byExport))
	}
	for top, names := range byExport {
		t.Run(top, func(t *testing.T) {
			var got strings.Builder
			fsys, cut := root, ""
			if strings.Contains(names[0], "/") {
				fsys, _ = fs.Sub(root, top)
				cut = top + "/"
			}
			for _, name := range names {
				h, id := readWith(t, inputOf(t, fsys, strings.TrimPrefix(name, cut)))
				fmt.Fprintf(&got, "%s is read as %s\n%s\n", name, id, printed(h))
			}
			file := "testdata/exports/" + top + ".want"
			if *update {
				if err := os.WriteFile(file, []byte(got.String()), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, _ := os.ReadFile(file)
			if diff := cmp.Diff(string(want), got.String()); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// printed is what a reader handed on, for people to read; what is empty is left out.
func printed(h *heap) string {
	var b strings.Builder
	line := func(what string, v any) {
		if s := fmt.Sprint(v); s != "" && s != "[]" && s != "0" {
			fmt.Fprintf(&b, "  %s: %s\n", what, s)
		}
	}
	for _, c := range h.columns {
		fmt.Fprintf(&b, "  column %s → %s\n", c.Name, c.Key)
	}
	for _, it := range h.stories {
		fmt.Fprintf(&b, "story %q (line %d, %s)\n", it.Title, it.Place.Line, it.Place.Name)
		line("deck", it.Deck)
		line("by", strings.Join(it.Bylines, "; "))
		line("credit", it.Credit)
		line("section", it.Section)
		line("tags", strings.Join(it.Tags, "; "))
		line("lang", it.Lang)
		line("slug", it.Slug)
		line("published", shown(it.Published))
		line("updated", shown(it.Updated))
		line("embargo", shown(it.Embargo))
		line("url", it.URL)
		line("old", strings.Join(it.OldAddresses, " "))
		line("source", it.SourceID)
		line("state", string(it.State)+with(it.StateReason, ": "))
		for _, im := range it.Images {
			fmt.Fprintf(&b, "  image: %s %q %q in the export: %v\n", im.Address, im.Alt, im.Caption, im.Open != nil)
		}
		for _, what := range sortedKeys(it.Left) {
			line("left out", fmt.Sprintf("%d %s", it.Left[what], what))
		}
		fmt.Fprintf(&b, "--- %s\n%s\n---\n", it.Body.Kind, strings.TrimRight(it.Body.Text, "\n"))
	}
	for _, what := range sortedKeys(h.skipped) {
		fmt.Fprintf(&b, "skipped: %d %s\n", h.skipped[what], what)
	}
	for _, a := range h.aside {
		fmt.Fprintf(&b, "aside: %s\n", a)
	}
	return b.String()
}

func sortedKeys(m map[string]int) []string {
	var keys []string
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func shown(d item.Date) string {
	switch {
	case !d.Known():
		return d.Raw
	case d.Zone:
		return d.Time.Format(time.RFC3339)
	case d.Hours:
		return d.Time.Format(time.DateTime)
	}
	return d.Time.Format(time.DateOnly) + " by " + d.From
}
