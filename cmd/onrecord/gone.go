package main

import (
	"fmt"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/gone"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// goneFlags say what must not be read any more, and where it was published.
type goneFlags struct {
	Gone  []string `sep:"none" help:"Say where these words still stand in what was published." placeholder:"WORDS"`
	Out   string   `help:"With --gone: the published folder. Default: build/ in the site folder." placeholder:"DIR"`
	Cache string   `help:"With --gone: the cache. Default: .cache/ in the site folder." placeholder:"DIR"`
}

// lookFor says where words still stand.
func (c *checkCmd) lookFor(s *streams, dir string) error {
	for _, words := range c.Gone {
		if strings.TrimSpace(words) == "" {
			return called.Errorf("--gone: write the words, or the name, that must not be read any more: " +
				"--gone \"Ann Lee\"")
		}
	}
	out := c.Out
	if out == "" {
		out = filepath.Join(dir, "build")
	}
	found, looked, err := gone.Look(c.Gone,
		gone.Folder{Dir: out, Name: filepath.Base(out), Hint: "hide it in content/, build again, and publish that"},
		gone.Folder{Dir: cacheIn(dir, c.Cache), Name: filepath.Base(cacheIn(dir, c.Cache)), IsCache: true,
			Hint: "build again, or delete the folder: it is made again"},
		gone.Folder{Dir: filepath.Join(dir, filepath.FromSlash(permalinks.Folder)),
			Name: called.TrimSuffix(permalinks.Folder, "/"),
			Hint: "nothing of it is published while the name is hidden; delete the line, if nobody needs the address"})
	if err != nil {
		return err
	}
	failed, _, _ := diag.Count(found)
	if c.JSON {
		err = writeFindingsJSON(s.out, found)
	} else {
		s.list(s.out, s.terminal, dir, found, c.All)
		fmt.Fprintf(s.out, "looked at %s, %s: %s\n",
			counted(looked.Files, "file"), megabytes(looked.Bytes), standing(failed))
	}
	if err == nil && failed > 0 {
		return exit(exitFindings)
	}
	return err
}

func standing(n int) string {
	switch n {
	case 0:
		return "not there"
	case 1:
		return "found in 1 place"
	}
	return fmt.Sprintf("found in %d places", n)
}
