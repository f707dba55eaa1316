package site

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/diag"
	files "github.com/onrecord/onrecord/internal/testing/tree"
)

// linked is an archive of one story, beside a folder with what must never be published.
func linked(t *testing.T) (dir, secret string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("links want rights there")
	}
	top := t.TempDir()
	dir, secret = filepath.Join(top, "archive"), filepath.Join(top, "secret")
	files.Write(t, dir, "site.yaml", "title: T\nbase_url: https://example.org/\nlanguage: en\n")
	files.Write(t, dir, "content/stories/2025-05-15-ferry.md", "---\ntitle: Ferry\n---\n\n“We sail,” said Ann Lee.\n")
	files.Write(t, secret, "key.txt", "swordfish")
	files.Write(t, secret, "2025-05-16-key.md", "---\ntitle: Key\n---\n\nswordfish\n")
	files.Write(t, secret, "story.html", "swordfish")
	return dir, secret
}

// TestNothingOutside: whatever is no file of the archive's own is a finding, and is not read.
func TestNothingOutside(t *testing.T) {
	for _, c := range []struct {
		at, want string
		make     func(file, secret string) error
	}{
		{"static/key.txt", "leads out of the site folder", func(file, secret string) error {
			return os.Symlink(filepath.Join(secret, "key.txt"), file)
		}},
		{"static/key.txt", "leads out of the site folder", func(file, _ string) error {
			return os.Symlink("../../secret/key.txt", file)
		}},
		{"content/stories/2025-05-16-key.md", "leads out of the site folder", func(file, secret string) error {
			return os.Symlink(filepath.Join(secret, "2025-05-16-key.md"), file)
		}},
		{"content/stories/2025-05-15-ferry.md.notes.yaml", "leads out of the site folder",
			func(file, secret string) error { return os.Symlink(filepath.Join(secret, "key.txt"), file) }},
		{"content/stories/more", "leads out of the site folder", func(file, secret string) error {
			return os.Symlink(secret, file)
		}},
		{"content/people", "leads out of the site folder", func(file, secret string) error {
			return os.Symlink(secret, file)
		}},
		{"static", "no folder of the site folder's own", func(file, secret string) error {
			return os.Symlink(secret, file)
		}},
		{"templates", "no folder of the site folder's own", func(file, secret string) error {
			return os.Symlink(secret, file)
		}},
		{"templates/story.html", "leads out of the site folder", func(file, secret string) error {
			return os.Symlink(filepath.Join(secret, "story.html"), file)
		}},
		{"content/stories/again", "a link to a folder", func(file, _ string) error { return os.Symlink("..", file) }},
		{"content/stories/gone.md", "leads nowhere", func(file, _ string) error { return os.Symlink("nothing.md", file) }},
		{"static/loop.txt", "", func(file, _ string) error { return os.Symlink("loop.txt", file) }},
		{"content/stories/2025-05-17-\xff.md", "not UTF-8", func(file, _ string) error {
			return os.WriteFile(file, []byte("x"), 0o666)
		}},
	} {
		t.Run(c.at, func(t *testing.T) {
			dir, secret := linked(t)
			file := filepath.Join(dir, filepath.FromSlash(c.at))
			if err := os.MkdirAll(filepath.Dir(file), 0o777); err != nil {
				t.Fatal(err)
			}
			if err := c.make(file, secret); err != nil {
				t.Skip(err) // a file system that takes no such name
			}
			shelf := newShelf()
			report, err := Make(shelf, Options{Dir: dir, Lenient: true})
			if err != nil {
				t.Fatal(err)
			}
			if !slices.ContainsFunc(report.Findings, func(f diag.Finding) bool {
				return f.File == c.at && strings.Contains(f.Message, c.want)
			}) {
				t.Errorf("no finding about %q among %v", c.at, report.Findings)
			}
			for name, data := range shelf.files {
				if strings.Contains(string(data), "swordfish") {
					t.Errorf("%s has the words of a file elsewhere", name)
				}
			}
		})
	}
}

// TestLinkWithin: a link to a file of the archive's own is that file.
func TestLinkWithin(t *testing.T) {
	dir, _ := linked(t)
	files.Write(t, dir, "static/logo.svg", "<svg/>")
	if err := os.Symlink("logo.svg", filepath.Join(dir, "static", "mark.svg")); err != nil {
		t.Fatal(err)
	}
	shelf := newShelf()
	if _, err := Make(shelf, Options{Dir: dir}); err != nil || string(shelf.files["mark.svg"]) != "<svg/>" {
		t.Errorf("error %v; the link gave %q", err, shelf.files["mark.svg"])
	}
}

// TestOutThroughLink: no name of the output folder leads into the archive's own files.
func TestOutThroughLink(t *testing.T) {
	dir, _ := linked(t)
	into := filepath.Join(filepath.Dir(dir), "out")
	if err := os.Symlink(filepath.Join(dir, "content"), into); err != nil {
		t.Fatal(err)
	}
	for _, out := range []string{into, filepath.Join(into, "new", "er")} {
		if _, err := Build(out, Options{Dir: dir}); err == nil || !strings.Contains(err.Error(), "--out") {
			t.Errorf("building to %s: %v", out, err)
		}
	}
}
