package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
)

// TestValidHTML lets html-validate, with its preset "standard", read every page of the site.
func TestValidHTML(t *testing.T) {
	form.OnlyLong(t)
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
	command := exec.Command(node, validate, "--preset", "standard", "--formatter", "text", ".")
	command.Dir = s.dir
	if out, err := command.CombinedOutput(); err != nil {
		t.Errorf("html-validate: %v\n%.4000s", err, out)
	}
}
