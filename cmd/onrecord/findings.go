package main

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"strconv"
	"text/tabwriter"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

// findings prints sorted findings to the error output, those of one kind together where they are
// many, and returns how many of them are errors.
func (s *streams) findings(dir string, found []diag.Finding) (failed int) {
	s.list(s.err, s.progress, dir, found, false)
	failed, _, _ = diag.Count(found)
	return failed
}

// A kind of more findings than mostOfAKind is told by its number and the first few.
const (
	mostOfAKind  = 10
	firstOfAKind = 5
)

// list prints sorted findings to w, a line each; colour says that w is a terminal. Of a kind of
// which there are many it prints the first few, under their number, unless all are wanted. Under
// GitHub Actions each line is also printed as a workflow annotation.
func (s *streams) list(w io.Writer, colour bool, dir string, found []diag.Finding, all bool) {
	groups := ofKinds(found)
	for _, f := range found {
		group := groups[kindOf(f)]
		switch {
		case all || group.n <= mostOfAKind:
			s.line(w, "", colour, dir, f)
		case group.said < firstOfAKind:
			if group.said == 0 {
				fmt.Fprintf(w, "%s: %s %s; %s shows each. The first %d:\n", f.Severity,
					thousands(group.n), kindName(f.Code), allOf(f.Code), firstOfAKind)
			}
			for _, one := range group.first {
				s.line(w, "  ", colour, dir, one)
			}
			group.said = firstOfAKind
		}
	}
}

// kind is what is told together: findings of one code and severity.
type kind struct {
	code     string
	severity diag.Severity
}

//go:noinline
func kindOf(f diag.Finding) kind { return kind{f.Code, f.Severity} }

type ofKind struct {
	n, said int
	first   []diag.Finding
}

func ofKinds(found []diag.Finding) map[kind]*ofKind {
	groups := map[kind]*ofKind{}
	for _, f := range found {
		if groups[kindOf(f)] == nil {
			groups[kindOf(f)] = &ofKind{}
		}
		group := groups[kindOf(f)]
		if group.n++; group.n <= firstOfAKind {
			group.first = append(group.first, f)
		}
	}
	return groups
}

// kindNames say in a few words what findings of a code are about, for those that come in numbers
// when an archive is new. The others go by their code.
var kindNames = map[string]string{
	"bad-date":          "dates that cannot be read",
	"bad-decision":      "decisions that cannot be understood",
	"bad-slug":          "names that cannot stand in an address",
	"bad-verdict":       "verdicts that cannot be understood",
	"behind-fence":      "lines that begin code and have words besides",
	"cells-too-many":    "rows with more cells than their table has columns",
	"control-character": "control characters",
	"dangling-link":     "links that lead nowhere",
	"decision-lost":     "decisions on words that no longer stand in their story",
	"dropped-address":   "addresses that are not put into the page",
	"duplicate-key":     "keys that are given twice",
	"empty-story":       "stories without a text",
	"front-matter":      "stories whose front matter cannot be read",
	"html-in-copy":      "stories of wire copy with HTML in them",
	"image-elsewhere":   "images on other hosts",
	"invalid-utf8":      "files that are not UTF-8",
	"judged-gone":       "judged rows whose story is not here",
	"lone-surname":      "people who are quoted by surname alone",
	"loose-note":        "footnotes that nothing leads to",
	"lost-address":      "addresses that were published and are gone",
	"lost-utterance":    "stories that lack quotations which were published",
	"missing-date":      "stories without a date",
	"missing-image":     "images that are not there",
	"missing-title":     "stories without a headline",
	"namesakes":         "pairs of people who have one surname",
	"near-name":         "people who are nearly called like somebody with a file",
	"not-gone":          "places where the words still stand",
	"not-read":          "files that are not read",
	"raw-html":          "places with HTML",
	"same-address":      "addresses that are taken",
	"same-id":           "ids that are taken",
	"unknown-id":        "ids of which there is no file",
	"unknown-key":       "unknown keys",
	"unused-address":    "addresses that no link uses",
	"unused-entry":      "entries with which no published story has to do",
	"wrong-type":        "values of another kind than is wanted",
	"yaml":              "lines that are not YAML",
}

func kindName(code string) string {
	if name, ok := kindNames[code]; ok {
		return name
	}
	return "findings of the kind " + code
}

// allOf is the command that shows each finding of a code.
func allOf(code string) string {
	if code == "not-gone" {
		return "onrecord check --all --gone WORDS"
	}
	return "onrecord check --all"
}

// thousands writes a number with commas: 1,058.
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// line prints one finding.
func (s *streams) line(w io.Writer, lead string, colour bool, dir string, f diag.Finding) {
	fmt.Fprintln(w, lead+s.painted(f, colour))
	if s.env("GITHUB_ACTIONS") != "true" {
		return
	}
	if f.File != "" && !filepath.IsAbs(dir) {
		f.File = filepath.ToSlash(filepath.Join(dir, filepath.FromSlash(f.File)))
	}
	fmt.Fprintln(s.out, f.GitHub())
}

// painted is the finding as a line, its place and severity in colour on a terminal.
func (s *streams) painted(f diag.Finding, colour bool) string {
	if !colour || s.env("NO_COLOR") != "" {
		return f.String()
	}
	ink := map[diag.Severity]string{diag.Error: "31", diag.Warning: "33", diag.Note: "36"}[f.Severity]
	at := f.Pos.String()
	line := called.TrimPrefix(f.String(), at+": ")
	return fmt.Sprintf("\x1b[1m%s:\x1b[0m \x1b[%sm%s\x1b[0m", at, ink, line)
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
