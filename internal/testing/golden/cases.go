package golden

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// File is one file of a case of Run.
type File struct {
	Name   string
	Source []byte
}

// Run reads the cases of a file and holds the result of each against what is wanted.
//
// A case begins with a line "=== title". Its files follow, each behind a line "-- name --"; the
// file called "want" is the expected result. So that what an editor would strip or not show can
// stand in a case, \r, \t, \ufeff and the like are read as Go reads them in files whose name line
// ends in "escaped": "-- a.txt escaped --".
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
			if diff := cmp.Diff(want, got); diff != "" && !Updating() {
				t.Errorf("%s, %s (-want +got):\n%s", file, title, diff)
			}
		})
		before, _, _ := strings.Cut(body, "-- want --")
		out.WriteString("=== " + title + "\n" + before + "-- want --\n" + got + "\n\n")
	}
	if Updating() {
		Write(t, file, []byte(strings.TrimRight(out.String(), "\n")+"\n"))
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
