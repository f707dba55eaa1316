package browser

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// label is what docs/review.yml asks for before recorded words may be given to somebody else.
const label = "contains(github.event.pull_request.labels.*.name, 'speakers-change')"

// TestReviewing runs the workflow of docs/review.yml on a pull request that gives recorded words to
// somebody else: it fails and says so in the summary; with the label it says so and passes.
func TestReviewing(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	inputs.Program(t, repository)
	const story = "---\ntitle: A\n---\n“We have known it for a long time,” said WHO.\n"
	files := map[string]string{
		"site.yaml":                       "title: The Courier\nbase_url: https://courier.example/\nlanguage: en\n",
		"content/people/ada-brandt.md":    "---\nname: Ada Brandt\n---\n",
		"content/people/bo-rand.md":       "---\nname: Bo Rand\n---\n",
		"content/stories/2025-05-15-a.md": strings.Replace(story, "WHO", "Ada Brandt", 1),
	}
	folders := t.TempDir()
	base, head := filepath.Join(folders, "base"), filepath.Join(folders, "head")
	for name, text := range files {
		tree.Write(t, base, name, text)
		tree.Write(t, head, name, strings.Replace(text, "said Ada Brandt", "said Bo Rand", 1))
	}
	r := newRunner(t, workflowOf(t, "review.yml"))
	r.base = base
	var last step
	for _, s := range r.jobs["review"].Steps {
		if _, isLast := s.Env["ALLOWED"]; isLast {
			last = s
			continue
		}
		r.step(t, s, head)
		if strings.Contains(s.Run, "go build") {
			r.run(t, step{Run: `"$RUNNER_TEMP/onrecord" record --site base`})
		}
	}
	r.values[label] = "false"
	if out, err := r.try(t, last); err == nil || !strings.Contains(out, "is recorded, and would be given another speaker") {
		t.Errorf("recorded words change hands: %v\n%s", err, out)
	}
	r.values[label] = "true"
	if out, err := r.try(t, last); err != nil {
		t.Errorf("with the label: %v\n%s", err, out)
	}
	summary := readFile(t, r.summary)
	for _, words := range []string{"Ada Brandt → Bo Rand", "The label lets recorded utterances be given other speakers."} {
		if !strings.Contains(summary, words) {
			t.Errorf("the summary does not say %q:\n%s", words, summary)
		}
	}
}

// TestSharding runs the workflow of docs/shards.yml: what the four shards leave is joined, and the
// site is what the workflow of docs/pages.yml makes of the same folder.
func TestSharding(t *testing.T) {
	onBuildServer(t)
	t.Parallel()
	inputs.Program(t, repository)
	folder := filepath.Join(t.TempDir(), "archive")
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	r := newRunner(t, workflowOf(t, "shards.yml"))
	for _, s := range r.jobs["engine"].Steps {
		r.step(t, s, folder)
	}
	for _, part := range []string{"1/4", "2/4", "3/4", "4/4"} {
		r.values["matrix.part"] = part
		r.begin(t, filepath.Join(t.TempDir(), "archive"))
		copyFolder(t, folder, filepath.Join(r.dir, "archive"))
		for _, s := range r.jobs["shard"].Steps {
			r.step(t, s, folder)
		}
	}
	r.values["steps.pages.outputs.base_url"] = "https://pages.example/archive"
	r.begin(t, filepath.Join(t.TempDir(), "archive"))
	copyFolder(t, folder, filepath.Join(r.dir, "archive"))
	for _, s := range r.jobs["build"].Steps {
		r.step(t, s, folder)
	}
	joined := tree.Contents(t, r.uploaded)
	one := filepath.Join(t.TempDir(), "one")
	r.run(t, step{Run: `"$RUNNER_TEMP/onrecord" build --base-url https://pages.example/archive --site archive --cache none --out ` + one})
	if said := tree.Differences(tree.Contents(t, one), joined); len(said) > 0 {
		t.Errorf("the shards make another site than one build:\n%s", strings.Join(said, "\n"))
	}
	if left, _ := filepath.Glob(filepath.Join(r.dir, "archive/.cache/shard-*")); len(left) > 0 {
		t.Errorf("not taken over: %v", left)
	}
}

func workflowOf(t *testing.T, name string) workflow {
	t.Helper()
	var w workflow
	src := strings.NewReplacer("ENGINE: OWNER/onrecord", "ENGINE: "+engineRepository, "ENGINE_VERSION: main",
		"ENGINE_VERSION: "+engineVersion).Replace(readFile(t, repository+"/docs/"+name))
	if err := yaml.Unmarshal([]byte(src), &w); err != nil {
		t.Fatal(err)
	}
	return w
}

func copyFolder(t *testing.T, from, to string) {
	t.Helper()
	if err := os.CopyFS(to, os.DirFS(from)); err != nil {
		t.Fatal(err)
	}
}
