package browser

import (
	"archive/zip"
	"fmt"
	"io/fs"
	"net/http/httptest"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const (
	modulePath    = "github.com/onrecord/onrecord"
	moduleVersion = "v0.0.0-20260101000000-0123456789ab"
)

// TestAsModule fetches the program as a module from a proxy, which is a folder on this machine, and
// publishes a folder with it by the one line that docs/publishing.md has for that. All dependencies
// are compiled again, so it is done on request. What the other process reads, this one has read
// before: the whole working tree.
//
//	ONRECORD_MODULE=1 go test ./internal/browser -run TestAsModule
func TestAsModule(t *testing.T) {
	if os.Getenv("ONRECORD_MODULE") == "" {
		t.Skip("ONRECORD_MODULE is not set")
	}
	work := t.TempDir()
	proxy, out := filepath.Join(work, "proxy"), filepath.Join(work, "site")
	fillProxy(t, filepath.Join(proxy, modulePath, "@v"))
	folder := filepath.Join(work, "archive")
	if err := writeFixture(folder); err != nil {
		t.Fatal(err)
	}
	server := httptest.NewServer(pagesServer{out, basePath})
	defer server.Close()
	s := &builtSite{dir: out, url: server.URL + basePath}
	command := exec.Command("go", "run", modulePath+"/cmd/onrecord@"+moduleVersion, "build", "--base-url", s.url,
		"--out", out)
	command.Dir = folder
	command.Env = append(os.Environ(), "GOPROXY="+fileURL(proxy)+","+
		fileURL(filepath.Join(goEnv(t, "GOMODCACHE"), "cache/download")), "GOSUMDB=off", "GOPRIVATE=", "GONOPROXY=",
		"GOMODCACHE="+filepath.Join(work, "modules"), "GOFLAGS=-modcacherw -trimpath")
	if printed, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, printed)
	}
	s.everyLink(t)
	if line := "go run " + modulePath + "/cmd/onrecord@VERSION build"; !strings.Contains(
		readFile(t, repository+"/docs/publishing.md"), line) {
		t.Errorf("docs/publishing.md does not say %q", line)
	}
}

func fileURL(folder string) string { return "file://" + filepath.ToSlash(folder) }

func goEnv(t *testing.T, name string) string {
	t.Helper()
	out, err := exec.Command("go", "env", name).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(out))
}

// fillProxy writes the working tree as one version of the module, in the files that a proxy serves
// below the module's path.
func fillProxy(t *testing.T, dir string) {
	t.Helper()
	write := func(ending, text string) {
		if err := os.WriteFile(filepath.Join(dir, ending), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	write("list", moduleVersion+"\n")
	write(moduleVersion+".info", fmt.Sprintf(`{"Version":%q,"Time":"2026-01-01T00:00:00Z"}`, moduleVersion))
	write(moduleVersion+".mod", readFile(t, repository+"/go.mod"))
	file, err := os.Create(filepath.Join(dir, moduleVersion+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	z := zip.NewWriter(file)
	if err := zipTree(z); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
}

// notPublished are folders of a working tree that are no part of the repository.
var notPublished = []string{".cache", ".git", "build", "node_modules"}

// zipTree puts the repository's files into a module's archive, each under the module's path and
// version.
func zipTree(z *zip.Writer) error {
	return filepath.WalkDir(repository, func(file string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && slices.Contains(notPublished, d.Name()):
			return fs.SkipDir
		case !d.Type().IsRegular():
			return nil
		}
		rel, err := filepath.Rel(repository, file)
		if err != nil {
			return err
		}
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		w, err := z.Create(path.Join(modulePath+"@"+moduleVersion, filepath.ToSlash(rel)))
		if err != nil {
			return err
		}
		_, err = w.Write(data)
		return err
	})
}
