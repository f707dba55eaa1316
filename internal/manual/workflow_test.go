package manual

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"
)

// workflow is as much of a GitHub workflow as is run here.
type workflow struct {
	Jobs map[string]struct {
		Steps []struct {
			Run              string            `yaml:"run"`
			Env              map[string]string `yaml:"env"`
			WorkingDirectory string            `yaml:"working-directory"`
		} `yaml:"steps"`
	} `yaml:"jobs"`
}

// TestPublishingAFolder runs the steps of the workflow that an archivist copies, in a folder with her site.yaml and one story beside a checkout of the program, and
// finds the site where the next step would take it from.
func TestPublishingAFolder(t *testing.T) {
	src, err := os.ReadFile(filepath.Join(module, "docs/pages.yml"))
	if err != nil {
		t.Fatal(err)
	}
	var w workflow
	if err := yaml.Unmarshal(src, &w); err != nil {
		t.Fatal(err)
	}
	work := t.TempDir()
	root, _ := filepath.Abs(module)
	if err := os.Symlink(root, filepath.Join(work, "engine")); err != nil {
		t.Fatal(err)
	}
	write(t, filepath.Join(work, "archive/site.yaml"), "title: The Lamp\nbase_url: https://example.org/\nlanguage: en\n")
	write(t, filepath.Join(work, "archive/content/stories/2025-05-15-inquiry.md"), "---\ntitle: Inquiry opens\n---\n“We will hear everybody,” said Tobias Renn, the chair.\n")
	for _, step := range w.Jobs["build"].Steps {
		if step.Run == "" {
			continue
		}
		command := exec.Command("bash", "-e", "-c", step.Run)
		command.Dir = filepath.Join(work, step.WorkingDirectory)
		command.Env = append(os.Environ(), "RUNNER_TEMP="+work, "ENGINE=example/onrecord", "BASE_URL=https://lamp.example/archive")
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", step.Run, err, out)
		}
	}
	home, err := os.ReadFile(filepath.Join(work, "site/index.html"))
	if err != nil || !strings.Contains(string(home), "/archive/2025/05/15/inquiry/") {
		t.Errorf("the front page has no link to the story below the base path: %v\n%s", err, home)
	}
}

func write(t *testing.T, file, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}
