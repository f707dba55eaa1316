package importer

import (
	"context"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/testing/golden"
	files "github.com/onrecord/onrecord/internal/testing/tree"

	"github.com/google/go-cmp/cmp"
)

// example is a block of docs/importing.md that is a file: of an export, or of what comes out.
var example = regexp.MustCompile("(?ms)^```[a-z]+ (\\S+)\n(.*?)^```$")

// TestExamples: what the docs show of each format is what comes out. With -update they are made to
// show it.
func TestExamples(t *testing.T) {
	const page = "../../docs/importing.md"
	src, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	formats := 0
	sections := regexp.MustCompile(`(?m)^#{3,4} `).Split(string(src), -1)
	for _, section := range sections[1:] {
		title, text, _ := strings.Cut(section, "\n")
		blocks := example.FindAllStringSubmatch(text, -1)
		if len(blocks) == 0 {
			continue
		}
		formats++
		dir := importExample(t, title, text, blocks)
		for _, b := range blocks {
			if !strings.HasPrefix(b[1], "content/stories/") {
				continue
			}
			got, err := os.ReadFile(filepath.Join(dir, b[1]))
			if err != nil {
				t.Errorf("%s: %v", title, err)
			}
			now := strings.TrimRight(string(got), "\n") + "\n"
			if diff := cmp.Diff(b[2], now); diff != "" && !golden.Updating() {
				t.Errorf("%s, %s (-shown +made):\n%s", title, b[1], diff)
			}
			src = []byte(strings.Replace(string(src), section, strings.Replace(section, b[0],
				strings.TrimSuffix(b[0], b[2]+"```")+now+"```", 1), 1))
		}
	}
	if formats < 10 {
		t.Errorf("only %d formats have an example", formats)
	}
	if golden.Updating() {
		golden.Write(t, page, src)
	}
}

// importExample imports the files of a section into an archive of its own.
func importExample(t *testing.T, title, text string, blocks [][]string) (dir string) {
	t.Helper()
	dir, from := t.TempDir(), filepath.Join(t.TempDir(), "old")
	files.Write(t, dir, "site.yaml", "title: T\nbase_url: https://t.example/\nlanguage: en\ntimezone: Europe/Berlin\n")
	signs := strings.NewReplacer("␖", "\x16", "␁", "\x01", "␂", "\x02", "␃", "\x03", "␄", "\x04", "␟", "\x1f")
	for _, b := range blocks {
		if !strings.HasPrefix(b[1], "content/stories/") {
			files.Write(t, from, b[1], signs.Replace(b[2]))
		}
	}
	o := Options{Dir: dir, Sources: []string{from}, Formats: Formats(), Now: noon}
	if strings.Contains(text, "--base https://packet.example/") {
		o.Base = "https://packet.example/"
	}
	if _, err := Import(context.Background(), o); err != nil {
		t.Fatalf("%s: %v", title, err)
	}
	return dir
}
