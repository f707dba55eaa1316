package main

import (
	"errors"
	"fmt"

	"github.com/onrecord/onrecord/internal/check"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

type checkCmd struct {
	siteFlag
	JSON   bool   `name:"json" help:"Print the findings as JSON, one object a line."`
	All    bool   `help:"Print each finding, also where more than ten are of one kind."`
	Review bool   `help:"Print the quotations most worth an editor's minute, as decisions ready to paste."`
	CSV    bool   `name:"csv" help:"With --review: as a table for a spreadsheet, which onrecord decide takes back."`
	Ask    string `help:"${ask_help}" placeholder:"COMMAND"`
	goneFlags
}

func (checkCmd) Help() string {
	return `Each finding names file, line and column, and what to do next. More than ten of one kind are told by their
number and the first five. The exit code is 1 where there are errors.

  onrecord check
  onrecord check --all
  onrecord check --json | jq -r 'select(.severity == "error") | .file' | sort -u
  onrecord check --review
  onrecord check --review --csv > queue.csv
  onrecord check --review --ask "python3 reader.py"

COMMAND is run once a story, by the shell. It gets the story on its standard input as one line of JSON, as onrecord
annotate --json prints it, and prints a line for each utterance that it has read: {"utterance": "7k2m9xq", "speaker":
"tobias-renn", "note": "…"}. What it reads otherwise comes first in the list. Nothing that it says is published.

With --gone it looks for words that must not be read any more, in any spelling, in every byte of what was
published, of the cache and of content/permalinks, and exits with 1 where they still stand.

  onrecord check --gone "Ann Lee"`
}

func (c *checkCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if len(c.Gone) > 0 {
		return c.lookFor(s, dir)
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	bar := newBar(s)
	o := site.Options{Dir: dir, Cache: cacheIn(dir, ""), Now: now, Progress: bar.show}
	if c.Review {
		return c.review(s, bar, o)
	}
	if c.CSV || c.Ask != "" {
		return errors.New("--csv and --ask say how --review is done: onrecord check --review --csv")
	}
	report, err := check.Run(o)
	bar.clear()
	if err != nil {
		return err
	}
	return c.tell(s, dir, report)
}

func (c *checkCmd) tell(s *streams, dir string, report *site.Report) error {
	found := report.Findings
	failed, warned, _ := diag.Count(found)
	if c.JSON {
		if err := writeFindingsJSON(s.out, found); err != nil {
			return err
		}
	} else {
		s.list(s.out, s.terminal, dir, found, c.All)
		c.share(s, report)
		fmt.Fprintf(s.out, "%s, %s\n", counted(failed, "error"), counted(warned, "warning"))
	}
	if failed > 0 {
		return exit(exitFindings)
	}
	return nil
}

// share prints how much of what is quoted is by people and organisations that have a file.
func (c *checkCmd) share(s *streams, r *site.Report) {
	if c.JSON || r.Index == nil {
		return
	}
	if registered, all := r.Index.Registered(); all > 0 {
		share := percent(registered, all)
		fmt.Fprintf(s.out, "%s, %s by people and organisations with a file\n", counted(all, "quotation"), share)
	}
}
