package main

import (
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestImportKilled kills real imports at moments of no particular choice, and holds that no story
// is ever half written, and that going on ends where an import that was never killed does, be it
// the first or one of a source that has changed.
func TestImportKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	kills := form.Times(3, 25) // a round
	const settings = "title: The Packet\nbase_url: https://packet.example/\nlanguage: en\n"
	source := filepath.Join(t.TempDir(), "posts")
	clean, dir := t.TempDir(), t.TempDir()
	tree.Write(t, clean, "site.yaml", settings)
	tree.Write(t, dir, "site.yaml", settings)
	seed := rand.New(rand.NewPCG(1, 2))
	var before map[string]string
	for round, words := range []string{"boats", "ships"} {
		for n := range form.Times(80, 200) {
			tree.Write(t, source, fmt.Sprintf("_posts/2004-%02d-%02d-story-%d.md", n%12+1, n%28+1, n), fmt.Sprintf("---\ntitle: Story %d\ntags: [t%d]\n---\n%s\n", n, n%50, strings.Repeat(fmt.Sprintf("“We counted %d %s,” Ada Brandt said.\n\n", n, words), 20)))
		}
		importNow(t, clean, source)
		want := tree.Contents(t, clean)
		for range kills {
			killedImport(t, dir, source, time.Duration(15_000+seed.IntN(160_000))*time.Microsecond)
			for name, text := range tree.Contents(t, dir) {
				if !strings.HasPrefix(name, ".import/") && name != "import.jsonl" && text != want[name] && text != before[name] {
					t.Fatalf("round %d: %s is of neither import:\n%q", round, name, text)
				}
			}
		}
		importNow(t, dir, source)
		if diff := cmp.Diff(want, tree.Contents(t, dir)); diff != "" {
			t.Fatalf("round %d: after the kills, an import differs from one that was not killed (-want +got):\n%s", round, diff)
		}
		before = want
	}
}

func importNow(t *testing.T, dir, source string) {
	t.Helper()
	if code, _, printed := onrecord("import", "--site", dir, source); code != exitOK {
		t.Fatalf("exit %d: %s", code, printed)
	}
}

func killedImport(t *testing.T, dir, source string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "import", "--site", dir, source)
	cmd.Env = append(os.Environ(), "ONRECORD_TEST_MAIN=1", "SOURCE_DATE_EPOCH=1782000000")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Kill() })
	_ = cmd.Wait() // killed, or not
}
