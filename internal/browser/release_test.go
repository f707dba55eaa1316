package browser

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"gopkg.in/yaml.v3"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/inputs"
)

// onBuildServer skips a test that compiles the whole program anew, but where it must run.
func onBuildServer(t *testing.T) {
	t.Helper()
	if !form.Long() && os.Getenv("ONRECORD_RELEASE") == "" {
		t.Skip("compiles the whole program anew: ONRECORD_LONG=1 runs it")
	}
}

// TestRelease runs the steps of the workflow that releases the program, for this machine alone. For
// all systems, which compiles everything six times:
//
//	ONRECORD_RELEASE=1 go test ./internal/browser -run TestRelease
func TestRelease(t *testing.T) {
	onBuildServer(t)
	t.Parallel()
	inputs.Program(t, repository)
	if _, err := exec.LookPath("sha256sum"); err != nil || runtime.GOOS != "linux" {
		t.Skip("the workflow runs on Linux")
	}
	var w workflow
	if err := yaml.Unmarshal([]byte(readFile(t, repository+"/.github/workflows/release.yml")), &w); err != nil {
		t.Fatal(err)
	}
	temp, bin := t.TempDir(), t.TempDir()
	asked := filepath.Join(temp, "asked")
	gh := "#!/bin/sh\nprintf '%s\\n' \"$@\" >" + asked + "\n"
	if err := os.WriteFile(filepath.Join(bin, "gh"), []byte(gh), 0o755); err != nil {
		t.Fatal(err)
	}
	env := map[string]string{
		"GITHUB_REF_NAME": "v9.8.7", "PATH": bin + ":" + os.Getenv("PATH"),
		"PLATFORMS": runtime.GOOS + "/" + runtime.GOARCH,
	}
	archives := []string{"onrecord_9.8.7_linux_" + runtime.GOARCH + ".tar.gz"}
	if os.Getenv("ONRECORD_RELEASE") != "" {
		delete(env, "PLATFORMS")
		archives = nil
		for _, system := range []string{
			"linux_amd64.tar.gz", "linux_arm64.tar.gz", "macos_amd64.tar.gz", "macos_arm64.tar.gz",
			"windows_amd64.zip", "windows_arm64.zip",
		} {
			archives = append(archives, "onrecord_9.8.7_"+system)
		}
	}
	r := &runner{dir: t.TempDir(), env: env, values: map[string]string{"runner.temp": temp, "github.token": "none"}}
	for _, s := range w.Jobs["release"].Steps {
		r.step(t, s, repository)
	}
	dist := filepath.Join(temp, "dist")
	published := readFile(t, asked)
	for _, name := range append(archives, "SHA256SUMS") {
		if !strings.Contains(published, filepath.Join(dist, name)+"\n") {
			t.Errorf("%s is not published: %s", name, published)
		}
	}
	if n := len(strings.Split(readFile(t, filepath.Join(dist, "SHA256SUMS")), "\n")) - 1; n != len(archives) {
		t.Errorf("SHA256SUMS has %d lines", n)
	}
	printed(t, dist, "sha256sum", "--check", "SHA256SUMS")
	printed(t, dist, "tar", "-xzf", "onrecord_9.8.7_linux_"+runtime.GOARCH+".tar.gz")
	program := filepath.Join(dist, "onrecord_9.8.7_linux_"+runtime.GOARCH, "onrecord")
	if got := printed(t, dist, program, "--version"); !strings.HasPrefix(got, "onrecord v9.8.7, engine ") {
		t.Errorf("the program says that it is %q", got)
	}
}

// printed is what a command prints; it must not fail.
func printed(t *testing.T, dir, name string, args ...string) string {
	t.Helper()
	command := exec.Command(name, args...)
	command.Dir = dir
	out, err := command.CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
