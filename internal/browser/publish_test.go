package browser

import (
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// workflow is as much of a GitHub workflow as is run here.
type workflow struct {
	Env  map[string]string      `yaml:"env"`
	Jobs map[string]workflowJob `yaml:"jobs"`
}

type workflowJob struct {
	Steps []step `yaml:"steps"`
}

type step struct {
	ID               string            `yaml:"id"`
	Uses             string            `yaml:"uses"`
	With             map[string]string `yaml:"with"`
	Run              string            `yaml:"run"`
	Env              map[string]string `yaml:"env"`
	WorkingDirectory string            `yaml:"working-directory"`
}

// The two values that docs/publishing.md tells an archivist to set.
const (
	engineRepository = "example/onrecord"
	engineVersion    = "0123abc"
)

// TestPublishingAFolder publishes a folder that holds site.yaml, content/ and nothing else by the
// workflow that docs/publishing.md says to copy, and follows every link of the result.
func TestPublishingAFolder(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	folder := filepath.Join(t.TempDir(), "archive")
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	s := publish(t, withEngine(t), folder)
	s.everyLink(t)
	s.everyAddress(t, map[string]int{"feed.xml": 10, "annotations.json": 50, "sitemap-1.xml": 50})
}

// withEngine is the workflow of docs/pages.yml with its two values set.
func withEngine(t *testing.T) string {
	t.Helper()
	src := readFile(t, repository+"/docs/pages.yml")
	set := strings.NewReplacer("ENGINE: OWNER/onrecord", "ENGINE: "+engineRepository, "ENGINE_VERSION: main",
		"ENGINE_VERSION: "+engineVersion).Replace(src)
	for _, value := range []string{"OWNER/onrecord", "onrecord/onrecord"} {
		if strings.Contains(set, value) {
			t.Errorf("%s stands in docs/pages.yml besides the value that is set once", value)
		}
	}
	return set
}

// TestPublishingACopy publishes a copy of the repository by the workflow that it holds. Its content
// is the repository's own.
func TestPublishingACopy(t *testing.T) {
	form.OnlyLong(t)
	t.Parallel()
	publish(t, readFile(t, repository+"/.github/workflows/pages.yml"), repository).everyLink(t)
}

// TestPublishingNews publishes real news as it came, the seed story and ten others of
// ONRECORD_GOLD, in a folder with nothing but the three lines of site.yaml, each file named with
// its day.
func TestPublishingNews(t *testing.T) {
	t.Parallel()
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD is not set")
	}
	folder := filepath.Join(t.TempDir(), "archive")
	files := map[string]string{"site.yaml": "title: News\nbase_url: https://news.example/archive/\nlanguage: en\n"}
	for name, story := range newsOf(t, gold) {
		files["content/stories/"+name] = story
	}
	for name, text := range files {
		file := filepath.Join(folder, filepath.FromSlash(name))
		if err := errors.Join(os.MkdirAll(filepath.Dir(file), 0o755),
			os.WriteFile(file, []byte(text), 0o644)); err != nil {
			t.Fatal(err)
		}
	}
	s := publish(t, withEngine(t), folder)
	s.everyLink(t)
	s.everyAddress(t, map[string]int{"feed.xml": 11, "quotations.csv": 100, "annotations.json": 11,
		"sitemap-1.xml": 11})
}

// newsOf are eleven stories, by the names that they are given in an archive.
func newsOf(t *testing.T, gold string) map[string]string {
	t.Helper()
	seed, err := filepath.Glob(filepath.Join(gold, "seed/*.txt"))
	if err != nil || len(seed) != 1 {
		t.Fatal("the seed story: ", seed, err)
	}
	news := map[string]string{"2025-05-15-ball-in-court.txt": readFile(t, seed[0])}
	others, err := filepath.Glob(filepath.Join(gold, "eval/stories/*_????-??-??_*.txt")) // publisher_day_title
	if err != nil || len(others) < 40 {
		t.Fatal("stories: ", len(others), err)
	}
	for i := range 10 {
		part := strings.SplitN(filepath.Base(others[4*i]), "_", 3)
		news[part[1]+"-"+part[2]] = readFile(t, others[4*i])
	}
	return news
}

// publish runs the steps of a workflow's job "build" on a folder, and serves what the last of them
// uploads, as the next job would. The steps compile the program, and run it, in processes that the
// go command knows nothing of: it is told what they read.
func publish(t *testing.T, src, folder string) *builtSite {
	t.Helper()
	inputs.Program(t, repository)
	inputs.Folders(t, folder)
	var w workflow
	if err := yaml.Unmarshal([]byte(src), &w); err != nil {
		t.Fatal(err)
	}
	r := newRunner(t, w)
	out := filepath.Join(r.values["runner.temp"], "site")
	server := httptest.NewServer(pagesServer{out, basePath})
	t.Cleanup(server.Close)
	url := server.URL + basePath
	r.values["steps.pages.outputs.base_url"] = strings.TrimSuffix(url, "/") // configure-pages gives it so
	for _, s := range w.Jobs["build"].Steps {
		r.step(t, s, folder)
	}
	if r.uploaded != out {
		t.Fatalf("the workflow uploads %q", r.uploaded)
	}
	return &builtSite{dir: r.uploaded, url: url}
}

// runner does what GitHub's machine does with a step.
type runner struct {
	dir       string // where the job begins
	env       map[string]string
	jobs      map[string]workflowJob
	values    map[string]string // of what stands in ${{ }}
	uploaded  string
	summary   string // the file that the job's summary is written to
	base      string // the folder of what a pull request is to change
	artifacts string // where artifacts are kept from job to job
}

func newRunner(t *testing.T, w workflow) *runner {
	t.Helper()
	r := &runner{env: w.Env, jobs: w.Jobs, values: map[string]string{
		"github.event.pull_request.base.sha": "base", "github.run_id": "1"}, artifacts: t.TempDir()}
	r.begin(t, t.TempDir())
	return r
}

// begin begins a job on a machine of its own, in a folder.
func (r *runner) begin(t *testing.T, dir string) {
	t.Helper()
	r.dir, r.values["runner.temp"] = dir, t.TempDir()
	r.summary = filepath.Join(r.values["runner.temp"], "summary.md")
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
}

// program is the program, compiled. Where it stands already a workflow's step that compiles it
// takes a fifth of the time: the go command finds that nothing has changed, or compiles it.
var program = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "onrecord-program-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder)
	file := filepath.Join(folder, "onrecord")
	command := exec.Command("go", "build", "-o", file, "./cmd/onrecord")
	command.Dir = repository
	if out, err := command.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("%w\n%s", err, out)
	}
	return os.ReadFile(file)
})

// compile is the step of a workflow that compiles the program.
const compile = `go build -o "$RUNNER_TEMP/onrecord"`

// compiled puts the program to where the step compile is about to put it.
func (r *runner) compiled(t *testing.T) {
	t.Helper()
	data, err := program()
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(r.values["runner.temp"], "onrecord"), data, 0o755); err != nil {
		t.Fatal(err)
	}
}

func (r *runner) step(t *testing.T, s step, folder string) {
	t.Helper()
	action, _, _ := strings.Cut(s.Uses, "@")
	switch action {
	case "":
		r.run(t, s)
	case "actions/checkout":
		r.checkout(t, s, folder)
	case "actions/upload-pages-artifact":
		r.uploaded = r.value(t, s.With["path"])
	case "actions/upload-artifact":
		r.upload(t, s)
	case "actions/download-artifact":
		r.download(t, s)
	case "actions/setup-go", "actions/configure-pages", "actions/cache", "actions/cache/restore": // this machine has Go, and no cache to fetch
	default:
		t.Fatalf("nobody knows what %s does", s.Uses)
	}
}

// checkout puts the archivist's folder, or the program where a repository is named, at its path.
func (r *runner) checkout(t *testing.T, s step, folder string) {
	t.Helper()
	if s.With["repository"] != "" {
		folder = repository
		if got := r.value(t, s.With["repository"]) + "@" + r.value(t, s.With["ref"]); got != engineRepository+"@"+
			engineVersion {
			t.Fatalf("the workflow takes the program from %s", got)
		}
	}
	if s.With["ref"] != "" && r.value(t, s.With["ref"]) == "base" {
		folder = r.base
	}
	from, err := filepath.Abs(folder)
	if err != nil {
		t.Fatal(err)
	}
	to := filepath.Join(r.dir, s.With["path"])
	if to == filepath.Clean(r.dir) {
		r.dir = from
		return
	}
	if _, err := os.Stat(to); err == nil {
		return // a folder that the job may write to stands there
	}
	if err := os.Symlink(from, to); err != nil {
		t.Fatal(err)
	}
}

// upload keeps what stands at a path under the artifact's name.
func (r *runner) upload(t *testing.T, s step) {
	t.Helper()
	from, to := r.path(t, s.With["path"]), filepath.Join(r.artifacts, r.value(t, s.With["name"]))
	info, err := os.Stat(from)
	if err != nil {
		t.Fatal(err)
	}
	if info.IsDir() {
		copyFolder(t, from, to)
		return
	}
	tree.Write(t, to, filepath.Base(from), readFile(t, from))
}

// download puts an artifact's files at a path; of several, which a pattern names, each in a folder
// of its own.
func (r *runner) download(t *testing.T, s step) {
	t.Helper()
	to := r.path(t, s.With["path"])
	if name := s.With["name"]; name != "" {
		copyFolder(t, filepath.Join(r.artifacts, name), to)
		return
	}
	all, err := filepath.Glob(filepath.Join(r.artifacts, s.With["pattern"]))
	if err != nil || len(all) == 0 {
		t.Fatal("no artifacts", s.With["pattern"], err)
	}
	for _, from := range all {
		copyFolder(t, from, filepath.Join(to, filepath.Base(from)))
	}
}

func (r *runner) path(t *testing.T, name string) string {
	t.Helper()
	if name = r.value(t, name); filepath.IsAbs(name) {
		return name
	}
	return filepath.Join(r.dir, name)
}

func (r *runner) run(t *testing.T, s step) {
	t.Helper()
	if out, err := r.try(t, s); err != nil {
		t.Fatalf("%s: %v\n%s", s.Run, err, out)
	}
}

// try runs a step's command, and returns what it printed. What it puts out under a name is known to
// later steps.
func (r *runner) try(t *testing.T, s step) (string, error) {
	t.Helper()
	if strings.Contains(s.Run, compile) {
		r.compiled(t)
	}
	given := filepath.Join(r.values["runner.temp"], "output")
	command := exec.Command("bash", "-e", "-c", r.value(t, s.Run))
	command.Dir = filepath.Join(r.dir, s.WorkingDirectory)
	command.Env = append(os.Environ(), "RUNNER_TEMP="+r.values["runner.temp"], "GITHUB_STEP_SUMMARY="+r.summary,
		"GITHUB_OUTPUT="+given)
	for _, env := range []map[string]string{r.env, s.Env} {
		for name, value := range env {
			command.Env = append(command.Env, name+"="+r.value(t, value))
		}
	}
	out, err := command.CombinedOutput()
	if lines, errRead := os.ReadFile(given); errRead == nil {
		for line := range strings.Lines(string(lines)) {
			name, value, _ := strings.Cut(strings.TrimSpace(line), "=")
			r.values["steps."+s.ID+".outputs."+name] = value
		}
	}
	return string(out), err
}

// value puts in what stands in ${{ }}.
func (r *runner) value(t *testing.T, text string) string {
	t.Helper()
	for {
		before, rest, found := strings.Cut(text, "${{")
		if !found {
			return text
		}
		name, after, _ := strings.Cut(rest, "}}")
		name = strings.TrimSpace(name)
		value, known := r.values[name]
		if variable, is := strings.CutPrefix(name, "env."); is {
			value, known = r.env[variable]
		}
		if !known {
			t.Fatalf("nobody knows what ${{ %s }} is", name)
		}
		text = before + value + after
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	src, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(src)
}
