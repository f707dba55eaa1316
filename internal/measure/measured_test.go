package measure

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/demo"
	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestMeasured measures the engine on the demo archive's gold and holds it against what was
// measured before. After a change of rules: go test ./internal/measure -update, and read the
// difference.
func TestMeasured(t *testing.T) {
	hold(t, "measured.json", measure(t, false), digest(t))
}

// TestStyles measures the engine on stories in many papers' manners, cold: with no registry, no
// site's settings, and nothing known of whom they are about.
func TestStyles(t *testing.T) {
	annotator, _, err := site.NewAnnotator(site.AnnotateOptions{NoRegistry: true})
	if err != nil {
		t.Fatal(err)
	}
	tally := accuracy.NewTally(false)
	for _, file := range goldFiles(t, "styles") {
		count(t, tally, annotator, readGold(t, file), strings.TrimSuffix(file, ".yaml")+".txt")
	}
	hold(t, "styles.json", tally, "")
}

// hold logs what was counted and holds it against the report in file, or writes it there.
func hold(t *testing.T, file string, tally *accuracy.Tally, archive string) {
	t.Helper()
	now := tally.Report()
	now.Engine, now.Archive = annotate.Version(), archive
	file = filepath.Join("..", "accuracy", file)
	t.Logf("\n%s", now)
	for _, e := range tally.Errors {
		t.Log(e)
	}
	if golden.Updating() {
		writeJSON(t, file, now)
		return
	}
	var before accuracy.Report
	readJSON(t, file, &before)
	for _, fall := range now.Falls(before) {
		t.Error(fall)
	}
	if now.String() != before.String() || archive != "" && archive != before.Archive {
		t.Errorf("%s is out of date: go test ./internal/measure -update", filepath.Base(file))
	}
}

// TestPassages holds how many marked passages /about/accuracy/ speaks of; internal/annotate holds
// that each is read as it is marked.
func TestPassages(t *testing.T) {
	now := []accuracy.Passages{{Language: "en", N: passages(t, "rules")}, {Language: "de", N: passages(t, "de")}}
	file := filepath.Join("..", "accuracy", "passages.json")
	if golden.Updating() {
		writeJSON(t, file, now)
	}
	var before []accuracy.Passages
	readJSON(t, file, &before)
	for _, p := range now {
		was := slices.IndexFunc(before, func(b accuracy.Passages) bool { return b.Language == p.Language })
		switch {
		case was < 0:
			t.Errorf("passages.json has no %q: go test ./internal/measure -update", p.Language)
		case before[was].N != p.N:
			t.Errorf("passages.json counts %d passages in %s, there are %d: go test ./internal/measure -update "+
				"(expected whenever marked prose is added)", before[was].N, spoken[p.Language], p.N)
		}
	}
	if len(before) > len(now) {
		t.Error("passages.json has a language that has no passages: go test ./internal/measure -update")
	}
}

var spoken = map[string]string{"en": "English", "de": "German"}

// passages counts the marked passages in a folder of internal/annotate/testdata.
func passages(t *testing.T, folder string) (n int) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../annotate/testdata", folder, "*.txt"))
	if err != nil || len(files) == 0 {
		t.Fatal("no marked prose", err)
	}
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		n += 1 + strings.Count(string(src), "\n---\n")
	}
	return n
}

func writeJSON(t *testing.T, file string, v any) {
	t.Helper()
	src, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, append(src, '\n'), 0o644); err != nil {
		t.Fatal(err)
	}
}

func readJSON(t *testing.T, file string, v any) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err == nil {
		err = json.Unmarshal(src, v)
	}
	if err != nil {
		t.Fatal(err)
	}
}

// TestDemoIsRight holds that with its editors' decisions every quotation of the demo archive is
// attributed as its gold has it.
func TestDemoIsRight(t *testing.T) {
	for _, e := range measure(t, true).Errors {
		t.Error(e)
	}
}

// measure reads the demo archive's stories, with or without the editors' decisions, and counts
// against their gold.
func measure(t *testing.T, decisions bool) *accuracy.Tally {
	t.Helper()
	root := demo.Folder(t)
	annotator, found, err := site.NewAnnotator(site.AnnotateOptions{Dir: root, Undecided: !decisions})
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	files := goldFiles(t, "demo")
	tally := accuracy.NewTally(decisions)
	for _, file := range files {
		gold := readGold(t, file)
		name := storyFile(t, root, gold.Story)
		if name == "" {
			t.Errorf("there is no story %s", gold.Story)
			continue
		}
		count(t, tally, annotator, gold, name)
	}
	return tally
}

// goldFiles lists the gold in a folder of internal/accuracy/gold.
func goldFiles(t *testing.T, folder string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("../accuracy/gold", folder, "*.yaml"))
	if err != nil || len(files) == 0 {
		t.Fatal("no gold", err)
	}
	return files
}

func readGold(t *testing.T, file string) *accuracy.Gold {
	t.Helper()
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
	return gold
}

// count reads one story and counts it against its gold.
func count(t *testing.T, tally *accuracy.Tally, annotator *site.Annotator, gold *accuracy.Gold, file string) {
	t.Helper()
	story := annotator.Files([]string{file})[0]
	if story.Err != nil {
		t.Fatal(story.Err)
	}
	tally.Add(gold, story.Text.S, story.Result)
}

// digest names the demo archive by its stories; "" where stories stand among them that have no
// gold, which is an archive that was not measured, and no fault.
func digest(t *testing.T) string {
	t.Helper()
	if stories(t) != len(goldFiles(t, "demo")) {
		return ""
	}
	annotator, _, err := site.NewAnnotator(site.AnnotateOptions{Dir: filepath.Join("..", "..")})
	if err != nil {
		t.Fatal(err)
	}
	d, err := annotator.Digest()
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// stories counts the story files that stand where the demo's do.
func stories(t *testing.T) (n int) {
	t.Helper()
	for _, ending := range []string{".md", ".txt"} {
		found, err := filepath.Glob("../../content/stories/*/*" + ending)
		if err != nil {
			t.Fatal(err)
		}
		n += len(found)
	}
	return n
}

// storyFile is the path of a story of the demo archive, or "".
func storyFile(t *testing.T, root, id string) string {
	t.Helper()
	for _, ending := range []string{".md", ".txt"} {
		found, err := filepath.Glob(filepath.Join(root, "content/stories/*/", id+ending))
		if err == nil && len(found) == 1 {
			return found[0]
		}
	}
	// a story that was renamed keeps its id by a key, in its front matter or its sidecar
	all, err := filepath.Glob(filepath.Join(root, "content/stories/*/*"))
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
	return ""
}
