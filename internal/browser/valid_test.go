package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
)

// TestValidHTML lets html-validate, with its preset "standard", read a page of each telling
// kind; on the build server, every page of the site.
func TestValidHTML(t *testing.T) {
	t.Parallel()
	s := fixtureSite(t)
	node, err := exec.LookPath("node")
	if err != nil {
		skip(t, "no Node on this machine")
	}
	validate, err := filepath.Abs("node_modules/.bin/html-validate")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(validate); err != nil {
		skip(t, "no html-validate: run (cd internal/browser && npm ci) once")
	}
	inputs.Files(installed)
	files := []string{"."}
	if !form.Long() {
		files = nil
		for _, e := range s.examples(t) {
			if slices.Contains(telling, e.kind) {
				files = append(files, s.file(e.address))
			}
		}
	}
	command := exec.Command(node, append([]string{validate, "--preset", "standard", "--formatter", "text"}, files...)...)
	command.Dir = s.dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%.4000s", err, out)
	}
}
