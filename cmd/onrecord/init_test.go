package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// atTerminal begins an archive as if somebody sat there and typed.
func atTerminal(t *testing.T, c *initCmd, typed string) (out, asked string, err error) {
	t.Helper()
	var o, e bytes.Buffer
	env := map[string]string{"SOURCE_DATE_EPOCH": "1782000000", "TZ": "Europe/London"}
	getenv := func(name string) string { return env[name] }
	s := &streams{in: strings.NewReader(typed), out: &o, err: &e, asks: true, env: getenv}
	err = c.Run(s)
	return o.String(), e.String(), err
}

// TestInitAsks answers the questions: by nothing, by what is wrong and then right, by a setting.
func TestInitAsks(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "the-lamp")
	typed := "\nlamp\nhttps://lamp.example/archive/\n  Europe/Sofia \n"
	_, asked, err := atTerminal(t, &initCmd{Dir: dir, Language: "en-GB"}, typed)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"What is the archive called? [The lamp] ",
		"At which address will it stand? [https://example.org/] ",
		"In which time zone does it count its days? [Europe/London] ",
	} {
		if !strings.Contains(asked, want) {
			t.Errorf("%q was not asked in %q", want, asked)
		}
	}
	if n := strings.Count(asked, "At which address"); n != 2 {
		t.Errorf("the address was asked for %d times", n)
	}
	if strings.Contains(asked, "language") {
		t.Errorf("the language was asked for, which was given: %q", asked)
	}
	src, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	want := answers{"The lamp", "https://lamp.example/archive/", "en-GB", "Europe/Sofia"}.settings()
	if diff := cmp.Diff(want, string(src)); diff != "" {
		t.Errorf("-want +got\n%s", diff)
	}
}

// TestInitUnanswered ends the input before the last answer: nothing is written.
func TestInitUnanswered(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lamp")
	if _, _, err := atTerminal(t, &initCmd{Dir: dir}, "\n\n"); err == nil {
		t.Error("no error")
	}
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made")
	}
}

// TestInitFrom imports into the archive that was begun, and says what to look at first. The sources
// are taken as they are named.
func TestInitFrom(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "lamp")
	first, second := filepath.Join(t.TempDir(), "2024-02-01-lamp.txt"), filepath.Join(t.TempDir(), "2024-02-02-oil.txt")
	for file, text := range map[string]string{
		first:  "Lamp is lit again\n\nThe lamp was lit. “It burns,” said Ada Thorne, who keeps it.\n",
		second: "Oil runs out\n\nThe oil is gone. “We have none,” said Kit Marl, who sells it.\n",
	} {
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, _, err := atTerminal(t, &initCmd{Dir: dir, From: []string{first, second}}, "\n\n\n\n")
	if err != nil {
		t.Fatal(err)
	}
	stories, err := filepath.Glob(filepath.Join(dir, "content", "stories", "2024", "*"))
	if err != nil || len(stories) != 2 {
		t.Errorf("imported %q, %v", stories, err)
	}
	for _, want := range []string{"onrecord check ", "onrecord people ", "onrecord serve ", "onrecord import SOURCE "} {
		if !strings.Contains(out, want) {
			t.Errorf("%q is not told in %q", want, out)
		}
	}
	if strings.Contains(out, "Next:") {
		t.Errorf("what is next is told twice in %q", out)
	}
	if strings.Contains(out, "how-to-begin") {
		t.Error("a first story was written beside the imported ones")
	}
}
