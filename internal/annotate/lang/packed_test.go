package lang

import (
	"bytes"
	"compress/flate"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sort"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/golden"
)

// TestPacked holds what stands in the program against the lists. Where a list is wrong, it says
// where, and packs nothing.
func TestPacked(t *testing.T) {
	rules, err := filepath.Glob("*/rules.txt")
	if err != nil || len(rules) != len(packs) && !golden.Updating() {
		t.Errorf("%d folders of lists, %d packs (%v)", len(rules), len(packs), err)
	}
	for _, file := range rules {
		code := filepath.Dir(file)
		if _, err := compiled(code, os.DirFS(code)); err != nil {
			t.Errorf("%s/%v", code, err)
			continue
		}
		want := withoutComments(t, os.DirFS(code))
		if golden.Updating() {
			golden.Write(t, code+".deflated", deflated(t, want))
		} else if got, err := unpacked(code); got != want {
			t.Errorf("%s.deflated is not of the lists in %s (%v): go generate ./internal/annotate/lang",
				code, code, err)
		}
	}
}

// compiled makes a pack of the word lists (*.txt) in a folder; an error names file and line.
func compiled(code string, lists fs.FS) (*Pack, error) {
	names, err := inOrder(lists)
	if err != nil {
		return nil, err
	}
	c := newCompiler(code)
	for _, name := range names {
		src, err := fs.ReadFile(lists, name)
		if err != nil {
			return nil, err
		}
		if err := c.file(string(src)); err != nil {
			return nil, fmt.Errorf("%s:%w", name, err)
		}
	}
	return c.finish(), nil
}

// inOrder names the lists in a folder: rules before what they inflect.
func inOrder(lists fs.FS) ([]string, error) {
	names, err := fs.Glob(lists, "*.txt")
	sort.Slice(names, func(i, j int) bool {
		if a, b := names[i] == "rules.txt", names[j] == "rules.txt"; a != b {
			return a
		}
		return names[i] < names[j]
	})
	return names, err
}

// withoutComments is the text of all lists in a folder, in the order in which they are read.
func withoutComments(t *testing.T, lists fs.FS) string {
	names, err := inOrder(lists)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	for _, name := range names {
		src, err := fs.ReadFile(lists, name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			line, _, _ = strings.Cut(line, "#")
			if line = strings.TrimSpace(line); line != "" {
				out.WriteString(line + "\n")
			}
		}
	}
	return out.String()
}

func deflated(t *testing.T, text string) []byte {
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err == nil {
		if _, err = w.Write([]byte(text)); err == nil {
			err = w.Close()
		}
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
