// Package golden runs test cases that a person can read: a text file of cases, each a few small
// files and what is to come of them. It is for tests only.
//
// A case begins with a line "=== title". Its files follow, each behind a line "-- name --"; the
// file called "want" is the expected result. So that what an editor would strip or not show can
// stand in a case, \r, \t, \ufeff and the like are read as Go reads them in files whose name line
// ends in "escaped": "-- a.txt escaped --".
//
// go test -update writes the results that came out into the file, to be reviewed as a diff.
package golden

import (
	"flag"
	"os"
	"strconv"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "write what came out into the golden files")

// File is one file of a case.
type File struct {
	Name   string
	Source []byte
}

// Run reads the cases of a file and holds the result of each against what is wanted.
func Run(t *testing.T, file string, result func(t *testing.T, files []File) string) {
	t.Helper()
	src, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	head, rest, _ := strings.Cut("\n"+string(src), "\n=== ")
	out.WriteString(strings.TrimPrefix(head, "\n"))
	if head != "" {
		out.WriteString("\n")
	}
	for text := range strings.SplitSeq(rest, "\n=== ") {
		title, body, _ := strings.Cut(text, "\n")
		inputs, want := parse(t, body)
		got := want
		t.Run(title, func(t *testing.T) {
			got = strings.TrimRight(result(t, inputs), "\n")
			if got != want && !*update {
				t.Errorf("%s, %s\ngot:\n%s\nwant:\n%s", file, title, got, want)
			}
		})
		before, _, _ := strings.Cut(body, "-- want --")
		out.WriteString("=== " + title + "\n" + before + "-- want --\n" + got + "\n\n")
	}
	if *update {
		text := strings.TrimRight(out.String(), "\n") + "\n"
		if err := os.WriteFile(file, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func parse(t *testing.T, body string) (files []File, want string) {
	t.Helper()
	for part := range strings.SplitSeq("\n"+body, "\n-- ") {
		name, text, ok := strings.Cut(part, " --\n")
		if !ok {
			name, ok = strings.CutSuffix(strings.TrimRight(part, "\n"), " --")
		}
		if !ok {
			continue // remarks above the first file
		}
		if name == "want" {
			return files, strings.TrimRight(text, "\n")
		}
		if text != "" {
			text += "\n"
		}
		if plain, ok := strings.CutSuffix(name, " escaped"); ok {
			name, text = plain, unescape(t, text)
		}
		files = append(files, File{Name: name, Source: []byte(text)})
	}
	return files, ""
}

// unescape reads Go's escapes, line by line; a line that ends with \ has no line end.
func unescape(t *testing.T, text string) string {
	t.Helper()
	var b strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSuffix(line, "\n")
		line, joined := strings.CutSuffix(line, `\`)
		s, err := strconv.Unquote(`"` + strings.ReplaceAll(line, `"`, `\"`) + `"`)
		if err != nil {
			t.Fatalf("%q: %v", line, err)
		}
		b.WriteString(s)
		if !joined {
			b.WriteByte('\n')
		}
	}
	return b.String()
}
