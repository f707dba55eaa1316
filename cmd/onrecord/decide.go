package main

import (
	"bufio"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/diag"
)

type decideCmd struct {
	siteFlag
	By    string   `help:"${by_help}" placeholder:"NAME"`
	Files []string `arg:"" name:"file" help:"A table that check --review --csv made, with decisions in it."`
}

func (decideCmd) Help() string {
	return `Writes what stands in the column decision into the stories' sidecars, or into their front matter where
decisions stand there already. Rows without a decision are left alone. A decision is one of

  ok                     the reading is right
  2                      the second of the choices
  tobias-renn            an id, or the name of somebody who has a file
  name: Ann Lee          somebody who has none
  unnamed: a witness     whom the story does not name
  ann-lee + bo-key       both, jointly
  none                   nobody can be named
  not speech             nobody said it
  withheld, disputed, retracted, confirmed, corrected

Each row is checked as a decision in a file is. One whose words have changed is refused, and one on which two tables, or
a table and a decision that stands there, do not agree; the others are written. The exit code is 1 where a row was
refused.

  onrecord check --review --csv > queue.csv
  onrecord decide queue.csv`
}

func (c *decideCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	today, err := s.today(dir)
	if err != nil {
		return err
	}
	rows, found, err := readTables(c.Files)
	if err != nil {
		return err
	}
	by, err := c.editor(s, dir, rows)
	if err != nil {
		return err
	}
	d, wrong, err := desk.Open(dir)
	if err != nil {
		return err
	}
	if s.findings(dir, wrong) > 0 {
		return exit(exitFindings)
	}
	done, err := d.Apply(rows, by, today)
	if err != nil {
		return err
	}
	for _, file := range done.Written {
		fmt.Fprintln(s.out, file)
	}
	failed, _, _ := diag.Count(append(found, done.Findings...))
	s.list(s.err, s.progress, dir, diag.Sort(append(found, done.Findings...)), true)
	fmt.Fprintf(s.out, "%s written into %s", counted(done.Decided, "decision"), counted(len(done.Written), "file"))
	if done.Already > 0 {
		fmt.Fprintf(s.out, ", %d there already", done.Already)
	}
	if done.Refused > 0 {
		fmt.Fprintf(s.out, ", %s refused", counted(done.Refused, "row"))
	}
	fmt.Fprintln(s.out)
	if failed > 0 {
		return exit(exitFindings)
	}
	return nil
}

// readTables reads all rows in which something is decided.
func readTables(files []string) (rows []desk.Row, found []diag.Finding, err error) {
	for _, file := range files {
		src, err := os.ReadFile(file)
		if err != nil {
			return nil, nil, called.Errorf("reading a table: %w", err)
		}
		more, wrong := desk.ReadTable(filepath.ToSlash(file), src)
		rows, found = append(rows, more...), append(found, wrong...)
	}
	return rows, found, nil
}

// editor is who has decided the rows that do not say: by the flag, by git, or as whoever sits at
// the terminal says.
func (c *decideCmd) editor(s *streams, dir string, rows []desk.Row) (string, error) {
	named := true
	for _, r := range rows {
		named = named && r.By != ""
	}
	if by := strings.Join(strings.Fields(c.By), " "); by != "" || named {
		return by, nil
	}
	if by := desk.GitUser(dir); by != "" {
		return by, nil
	}
	if !s.asks {
		return "", errors.New("who has decided? Say so with --by \"E. Marsh\", or in the column by")
	}
	fmt.Fprint(s.err, "Who has decided? Your name stands beside each decision: ")
	line, _ := bufio.NewReader(s.in).ReadString('\n')
	if by := strings.Join(strings.Fields(line), " "); by != "" {
		return by, nil
	}
	return "", errors.New("without a name nothing was written")
}
