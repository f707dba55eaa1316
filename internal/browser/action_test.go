package browser

import (
	"net/http/httptest"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/onrecord/onrecord/internal/testing/inputs"
)

// composite is as much of an action as is run here.
type composite struct {
	Inputs map[string]struct {
		Default string `yaml:"default"`
	} `yaml:"inputs"`
	Outputs map[string]struct {
		Value string `yaml:"value"`
	} `yaml:"outputs"`
	Runs struct {
		Steps []struct {
			step  `yaml:",inline"`
			Shell string `yaml:"shell"`
		} `yaml:"steps"`
	} `yaml:"runs"`
}

// workflowExample is the workflow in docs/publishing.md that uses the action.
var workflowExample = regexp.MustCompile("(?ms)^```yaml\n(jobs:\n.*?uses: OWNER/onrecord@.*?)^```$")

// TestTheAction publishes a folder by the workflow that docs/publishing.md has for repositories
// that use the program as an action.
func TestTheAction(t *testing.T) {
	onBuildServer(t)
	t.Parallel()
	inputs.Program(t, repository)
	m := workflowExample.FindStringSubmatch(readFile(t, repository+"/docs/publishing.md"))
	if m == nil {
		t.Fatal("docs/publishing.md has no such workflow")
	}
	var w workflow
	if err := yaml.Unmarshal([]byte(m[1]), &w); err != nil {
		t.Fatal(err)
	}
	folder := filepath.Join(t.TempDir(), "archive")
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	temp := t.TempDir()
	out := filepath.Join(temp, "site")
	server := httptest.NewServer(pagesServer{out, basePath})
	t.Cleanup(server.Close)
	url := server.URL + basePath
	r := &runner{dir: t.TempDir(), values: map[string]string{
		"runner.temp": temp, "steps.pages.outputs.base_url": strings.TrimSuffix(url, "/"),
	}}
	for _, s := range w.Jobs["build"].Steps {
		if strings.HasPrefix(s.Uses, "OWNER/onrecord@") {
			r.act(t, s)
		} else {
			r.step(t, s, folder)
		}
	}
	if r.uploaded != out {
		t.Fatalf("the workflow uploads %q", r.uploaded)
	}
	(&builtSite{dir: out, url: url}).everyLink(t)
}

// act runs the steps of the action, and keeps what it puts out as that of the step "site".
func (r *runner) act(t *testing.T, s step) {
	t.Helper()
	var a composite
	if err := yaml.Unmarshal([]byte(readFile(t, repository+"/action.yml")), &a); err != nil {
		t.Fatal(err)
	}
	path, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	output := filepath.Join(t.TempDir(), "output")
	in := &runner{
		dir: r.dir, env: map[string]string{"GITHUB_ACTION_PATH": path, "GITHUB_OUTPUT": output},
		values: map[string]string{"runner.temp": r.values["runner.temp"], "github.action_path": path},
	}
	for name, x := range a.Inputs {
		in.values["inputs."+name] = x.Default
	}
	for name, value := range s.With {
		if _, known := a.Inputs[name]; !known {
			t.Fatalf("the action has no input %q", name)
		}
		in.values["inputs."+name] = r.value(t, value)
	}
	for _, x := range a.Runs.Steps {
		if x.Run != "" && x.Shell != "bash" {
			t.Errorf("a step of an action names its shell, %q", x.Run)
		}
		in.step(t, x.step, "")
		for line := range strings.Lines(written(t, output)) {
			name, value, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			in.values["steps."+x.ID+".outputs."+name] = value
		}
	}
	for name, x := range a.Outputs {
		r.values["steps.site.outputs."+name] = in.value(t, x.Value)
	}
}

// written is a file's text, "" for one that is not there.
func written(t *testing.T, name string) string {
	t.Helper()
	if _, err := os.Stat(name); os.IsNotExist(err) {
		return ""
	}
	return readFile(t, name)
}
