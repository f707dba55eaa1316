package main

import (
	"bytes"
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/site"
)

type annotateCmd struct {
	siteFlag
	NoRegistry bool      `help:"Take names from each story alone; no site is needed."`
	Date       time.Time `help:"${date_help}" format:"2006-01-02" placeholder:"YYYY-MM-DD"`
	JSON       bool      `name:"json" help:"Print one JSON object a story and line."`
	Explain    string    `help:"Say step by step why the quotation with this id is read as it is." placeholder:"ID"`
	Files      []string  `arg:"" name:"file" help:"Stories: .md or .txt. A sidecar beside one is read, too."`
}

func (annotateCmd) Help() string {
	return `  onrecord annotate content/stories/2025/2025-05-15-ferry-inquiry.md
  onrecord annotate --no-registry --date 2025-05-15 wire.txt
  onrecord annotate --explain 7k2m9xq content/stories/2025/2025-05-15-ferry-inquiry.md
  onrecord annotate --json content/stories/*/*.md > annotations.jsonl

In the JSON, offsets count Unicode code points in "text", and a quotation's span includes its marks.`
}

// atOnce is how many files are read before any result is printed, so that not all are held, and
// together how many of them are read as one piece of work. Twice as many are where there are many
// in all: room is taken for each of a piece, and pays where it is used often.
const (
	atOnce   = 64
	together = 4
	many     = 512
)

func (c *annotateCmd) Run(s *streams) error {
	dir, err := c.siteOrNone()
	if err != nil {
		return err
	}
	annotator, found, err := site.NewAnnotator(site.AnnotateOptions{Dir: dir, NoRegistry: c.NoRegistry, Date: c.Date})
	if err != nil {
		return err
	}
	if s.findings(dir, found) > 0 {
		return exit(exitFindings)
	}
	roomForReading()
	failed, explained := false, false
	var lines [atOnce][]byte // of the files before, whose room is used again
	for files := range slices.Chunk(c.Files, atOnce) {
		for i, one := range c.files(s, annotator, files, &lines) {
			if one.err != nil {
				fmt.Fprintf(s.err, "onrecord: %v\n", one.err)
			}
			s.findings("", one.findings)
			failed = failed || one.unfit
			explained = explained || len(one.text) > 0
			if _, err := s.out.Write(one.text); err != nil {
				return called.Errorf("printing %s: %w", files[i], err)
			}
			lines[i] = one.text
		}
	}
	switch {
	case failed:
		return exit(exitFindings)
	case c.Explain != "" && !explained:
		return called.Errorf("no quotation has the id %s; the ids stand beside each quotation in: onrecord annotate %s",
			c.Explain, filepath.ToSlash(c.Files[0]))
	}
	return nil
}

// siteOrNone is the site folder, or "" where none is wanted: with --no-registry only one that was
// named.
func (c *annotateCmd) siteOrNone() (string, error) {
	if c.NoRegistry && c.Site == "" {
		return "", nil
	}
	dir, err := c.folder()
	if err != nil && c.Site == "" {
		err = called.Errorf("%w\nTo read stories without an archive: onrecord annotate --no-registry %s", err,
			filepath.ToSlash(c.Files[0]))
	}
	return dir, err
}

// printed is what one file comes to.
type printed struct {
	text     []byte
	findings []diag.Finding
	unfit    bool
	err      error
}

// files annotates some files. Lines of JSON are written into room.
func (c *annotateCmd) files(s *streams, annotator *site.Annotator, files []string, room *[atOnce][]byte) []printed {
	out := make([]printed, len(files))
	step := together
	if len(c.Files) > many {
		step *= 2
	}
	step = max(1, min(step, len(files)/runtime.GOMAXPROCS(0)))
	par.Each((len(files)+step-1)/step, func(part int) {
		first := part * step
		for i, a := range annotator.Files(files[first:min(first+step, len(files))]) {
			out[first+i] = c.print(s, annotator, files[first+i], a, room[first+i][:0])
		}
	})
	return out
}

// print prints what was found in a file. A line of JSON is written into room.
func (c *annotateCmd) print(
	s *streams, annotator *site.Annotator, file string, a *site.Annotated, room []byte,
) printed {
	if a.Err != nil {
		return printed{err: a.Err, unfit: true}
	}
	out := printed{findings: a.Findings, unfit: a.Unfit}
	if a.Result == nil {
		return out
	}
	var b bytes.Buffer
	switch {
	case c.Explain != "":
		view{w: &b, colour: s.colour()}.steps(file, c.Explain, annotator.Explain(a, c.Explain))
	case c.JSON:
		out.text = contractLine(room, file, a)
		return out
	default:
		view{w: &b, colour: s.colour()}.story(file, a)
	}
	out.text = b.Bytes()
	return out
}
