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

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// TestKilled kills real builds at moments of no particular choice, while the archive swings between
// two states, and holds that the next build ends as a clean one would and that no page was ever
// half written.
func TestKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts many processes")
	}
	good, err := txtar.ParseFile("testdata/mistakes/good.txtar")
	if err != nil {
		t.Fatal(err)
	}
	one, two := t.TempDir(), t.TempDir()
	tree.Unpack(t, one, good)
	for n := range 40 {
		tree.Write(t, one, fmt.Sprintf("content/stories/more/2025-06-%02d-story-%d.md", n%28+1, n),
			fmt.Sprintf("---\ntitle: Story %d\n---\n“We counted %d boats,” Ada Brandt said.\n", n, n))
	}
	tree.Unpack(t, two, good)
	tree.Write(t, two, "content/stories/more/2025-06-01-story-0.md",
		"---\ntitle: Story 0, told anew\n---\n“We counted no boats,” Ada Brandt said.\n")

	out := filepath.Join(t.TempDir(), "out")
	wants := map[string]map[string]string{}
	for _, dir := range []string{one, two} {
		clean := t.TempDir()
		buildNow(t, dir, clean)
		wants[dir] = tree.Contents(t, clean)
	}
	buildNow(t, one, out)
	seed := rand.New(rand.NewPCG(1, 2))
	for range form.Times(4, 20) {
		for _, dir := range []string{two, one} {
			killedBuild(t, dir, out, time.Duration(seed.IntN(40_000))*time.Microsecond)
			whole(t, out, wants[one], wants[two])
		}
	}
	buildNow(t, two, out)
	for _, difference := range tree.Differences(wants[two], tree.Contents(t, out)) {
		t.Error("after the kills, a build is not as a clean one: ", difference)
	}
}

func buildNow(t *testing.T, dir, out string) {
	t.Helper()
	if code, _, printed := onrecord("build", "--site", dir, "--out", out); code != exitOK {
		t.Fatalf("exit %d: %s", code, printed)
	}
}

// killedBuild starts a build in a process of its own and kills it after a while, if it has not
// ended by then. The process is this test's own program, so the go command knows all that it is
// compiled from; it reads nothing but folders that the test has written.
func killedBuild(t *testing.T, dir, out string, after time.Duration) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "build", "--site", dir, "--out", out)
	cmd.Env = append(os.Environ(), "ONRECORD_TEST_MAIN=1", "SOURCE_DATE_EPOCH=1782000000")
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.AfterFunc(after, func() { cmd.Process.Kill() })
	_ = cmd.Wait() // killed, or not
}

// whole holds that every published file is one of the two builds' own.
func whole(t *testing.T, out string, one, two map[string]string) {
	t.Helper()
	for name, text := range tree.Contents(t, out) {
		if strings.HasPrefix(name, ".onrecord") || text == one[name] || text == two[name] {
			continue
		}
		t.Fatalf("%s is of neither build", name)
	}
}
