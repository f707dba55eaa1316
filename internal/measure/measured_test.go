package measure

import (
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/site"
)

var accept = flag.Bool("accept", false, "write what is measured to measured.json, falls included")

// TestMeasured measures the engine on the repository's own gold and holds it against what was measured before.
// After a change of rules: go test ./internal/measure -accept, and read the difference.
func TestMeasured(t *testing.T) {
	tally := measure(t)
	now := tally.Report()
	now.Engine = annotate.Version()
	before, err := accuracy.Measured()
	if err != nil {
		t.Fatal(err)
	}
	if *accept {
		src, err := json.MarshalIndent(now, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("../accuracy/measured.json", append(src, '\n'), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("\n%s", now)
	for _, e := range tally.Errors {
		t.Log(e)
	}
	if *accept {
		return
	}
	for _, fall := range now.Falls(before) {
		t.Error(fall)
	}
	if now.String() != before.String() {
		t.Error("measured.json is out of date: go test ./internal/measure -accept")
	}
}

func measure(t *testing.T) *accuracy.Tally {
	t.Helper()
	root := filepath.Join("..", "..")
	annotator, found, err := site.NewAnnotator(site.AnnotateOptions{Dir: root})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	files, err := filepath.Glob("../accuracy/gold/demo/*.yaml")
	if err != nil || len(files) == 0 {
		t.Fatal("no gold", err)
	}
	tally := accuracy.NewTally()
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		gold, found := accuracy.ReadGold(file, src)
		if len(found) > 0 {
			t.Error(found)
		}
		if gold.Story != strings.TrimSuffix(filepath.Base(file), ".yaml") {
			t.Errorf("%s is about story %q", file, gold.Story)
		}
		story, err := annotator.File(storyFile(t, root, gold.Story))
		if err != nil {
			t.Fatal(err)
		}
		tally.Add(gold, story.Text.S, story.Result)
	}
	return tally
}

// storyFile is the path of a story of the demo archive.
func storyFile(t *testing.T, root, id string) string {
	t.Helper()
	for _, ending := range []string{".md", ".txt"} {
		found, err := filepath.Glob(filepath.Join(root, "content/stories/*/", id+ending))
		if err == nil && len(found) == 1 {
			return found[0]
		}
	}
	all, err := filepath.Glob(filepath.Join(root, "content/stories/*/*")) // a story that was renamed keeps its id by a key, in its front matter or its sidecar
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range all {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if strings.Contains("\n"+string(src), "\nid: "+id+"\n") {
			return strings.TrimSuffix(file, ".notes.yaml")
		}
	}
	t.Fatalf("there is no story %s", id)
	return ""
}
