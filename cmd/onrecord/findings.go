package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strings"
	"text/tabwriter"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// findings prints sorted findings to the error output, a line each, and returns how many of them
// are errors. Under GitHub Actions each is also printed as a workflow annotation.
func (s *streams) findings(dir string, found []diag.Finding) (failed int) {
	for _, f := range found {
		fmt.Fprintln(s.err, s.painted(f))
		if s.env("GITHUB_ACTIONS") == "true" {
			at := f
			if at.File != "" && !filepath.IsAbs(dir) {
				at.File = filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(f.File)))
			}
			fmt.Fprintln(s.out, at.GitHub())
		}
		if f.Severity == diag.Error {
			failed++
		}
	}
	return failed
}

// painted is the finding as a line, its place and severity in colour on a terminal.
func (s *streams) painted(f diag.Finding) string {
	if !s.progress || s.env("NO_COLOR") != "" {
		return f.String()
	}
	colour := map[diag.Severity]string{diag.Error: "31", diag.Warning: "33", diag.Note: "36"}[f.Severity]
	at := f.Pos.String()
	line := strings.TrimPrefix(f.String(), at+": ")
	return fmt.Sprintf("\x1b[1m%s:\x1b[0m \x1b[%sm%s\x1b[0m", at, colour, line)
}

// findingJSON is one line of check --json. Its fields are relied on by scripts: they may grow,
// never change.
type findingJSON struct {
	File     string `json:"file"`
	Line     int    `json:"line"`   // from 1; 0: not known
	Column   int    `json:"column"` // from 1, in code points; 0: not known
	Severity string `json:"severity"`
	Code     string `json:"code"`
	Message  string `json:"message"`
	Hint     string `json:"hint"`
}

func writeFindingsJSON(w io.Writer, found []diag.Finding) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for _, f := range found {
		err := enc.Encode(findingJSON{
			File: f.File, Line: f.Line, Column: f.Col, Severity: f.Severity.String(), Code: f.Code, Message: f.Message,
			Hint: f.Hint,
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// outputs prints what each kind of output takes.
func (s *streams) outputs(r *site.Report) {
	w := tabwriter.NewWriter(s.out, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(w, "output\tfiles\tbytes\tbytes a file\tµs a file\t")
	for _, k := range r.Kinds {
		fmt.Fprintf(w, "%s\t%d\t%d\t%d\t%d\t\n", k.Name, k.Files, k.Bytes, k.Bytes/int64(max(k.Files, 1)),
			k.Took.Microseconds()/int64(max(k.Files, 1)))
	}
	for _, p := range r.Phases {
		fmt.Fprintf(w, "%s\t\t\t\t%d ms\t\n", p.Name, p.Took.Milliseconds())
	}
	w.Flush()
}
