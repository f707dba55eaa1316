package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/golden"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

func TestMain(m *testing.M) {
	if os.Getenv("ONRECORD_TEST_MAIN") != "" { // this process is to be the command itself: see TestKilled
		main()
		return
	}
	testscript.Main(m, map[string]func(){"program": main, "reader": reader})
}

// TestScripts runs the commands as a shell would: see testdata/README.md. They work in folders that
// the script has written: the go command knows all that the test depends on.
func TestScripts(t *testing.T) {
	dir, err := filepath.Abs("testdata") // a script is opened while another may have the process elsewhere
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir:           dir,
		UpdateScripts: golden.Updating(),
		Setup: func(env *testscript.Env) error {
			env.Setenv("SOURCE_DATE_EPOCH", "1782000000") // 21 June 2026, after the last story of the demo
			env.Setenv("ONRECORD_GOLD", os.Getenv("ONRECORD_GOLD"))
			env.Setenv("NO_COLOR", "")
			return nil
		},
		Condition: func(cond string) (bool, error) {
			if cond == "gold" {
				return os.Getenv("ONRECORD_GOLD") != "", nil
			}
			return false, fmt.Errorf("unknown condition %q", cond)
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"onrecord": command, "keep": keep, "same": same, "code": code,
		},
	})
}

// command runs a command line: onrecord build. It may end with any exit code but 0 where it should
// fail, and with no other where it should not.
func command(ts *testscript.TestScript, neg bool, args []string) {
	switch got := exitCode(ts, args); {
	case neg && got == exitOK:
		ts.Fatalf("onrecord %s has not failed", strings.Join(args, " "))
	case !neg && got != exitOK:
		ts.Fatalf("exit code %d", got)
	}
}

// exitCode runs a command line and returns its exit code. In the tests' long form it is this test's
// own program in another process. To start one costs more than most commands do: in the short form
// it runs in this one.
func exitCode(ts *testscript.TestScript, args []string) int {
	if !form.Long() {
		return inProcess(ts, args)
	}
	err := ts.Exec("program", args...)
	if exited := (*exec.ExitError)(nil); errors.As(err, &exited) {
		return exited.ExitCode()
	}
	ts.Check(err)
	return exitOK
}

// here is held by whoever has given this process a script's working folder. Nothing else in a
// script asks in which folder the process works.
var here sync.Mutex

// ofGit are the environment variables by which git, which a command asks for the editor's name,
// finds its settings.
var ofGit = []string{"HOME", "GIT_CONFIG_NOSYSTEM"}

// inProcess runs a command line in the script's folder, with the script's environment.
func inProcess(ts *testscript.TestScript, args []string) int {
	here.Lock()
	defer here.Unlock()
	before, err := os.Getwd()
	ts.Check(err)
	ts.Check(os.Chdir(ts.MkAbs(".")))
	defer os.Chdir(before)
	for _, name := range ofGit {
		was := os.Getenv(name)
		ts.Check(os.Setenv(name, ts.Getenv(name)))
		defer os.Setenv(name, was)
	}
	return run(args, &streams{in: strings.NewReader(""), out: ts.Stdout(), err: ts.Stderr(), env: ts.Getenv})
}

// reader is a second reader: it says of every utterance of a story that the last person mentioned
// before it has said it, and of one that does not exist that nobody has.
func reader() {
	var story struct {
		Quotations []struct {
			Utterance string
			Start     int
			Speech    bool
		}
		Mentions []struct {
			Start  int
			Entity struct{ Name, Type string }
		}
	}
	if err := json.NewDecoder(os.Stdin).Decode(&story); err != nil || len(os.Args) > 1 {
		fmt.Fprintln(os.Stderr, "reader: no story, or too much said")
		os.Exit(3)
	}
	for _, q := range story.Quotations {
		var last any
		for _, m := range story.Mentions {
			if m.Start < q.Start && m.Entity.Type == "person" {
				last = m.Entity.Name
			}
		}
		answer, _ := json.Marshal(map[string]any{"utterance": q.Utterance, "speaker": last, "note": "the last one named"})
		fmt.Println(string(answer))
	}
	fmt.Println(`{"utterance": "nothing", "speaker": null}`)
}

// code N onrecord ARGUMENT… runs a command line and expects its exit code to be N.
func code(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "onrecord" {
		ts.Fatalf("usage: code N onrecord ARGUMENT…")
	}
	if got, want := exitCode(ts, args[2:]), args[0]; fmt.Sprint(got) != want {
		ts.Fatalf("exit code %d, want %s", got, want)
	}
}

// keep DIR TO copies a folder.
func keep(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: keep DIR TO")
	}
	ts.Check(os.CopyFS(ts.MkAbs(args[1]), os.DirFS(ts.MkAbs(args[0]))))
}

// same DIR WANT expects two folders to hold the same files, and tells of each that differs.
func same(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 2 {
		ts.Fatalf("usage: same DIR WANT")
	}
	got, err := tree.Read(ts.MkAbs(args[0]))
	ts.Check(err)
	want, err := tree.Read(ts.MkAbs(args[1]))
	ts.Check(err)
	if said := tree.Differences(want, got); len(said) > 0 {
		ts.Fatalf("%s is not as %s is:\n%s", args[0], args[1], strings.Join(said, "\n"))
	}
}
