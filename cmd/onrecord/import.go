package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"path/filepath"
	"runtime/debug"
	"syscall"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/importer"
)

type importCmd struct {
	siteFlag
	Format  string   `help:"What the sources are, where they are not recognised: ${formats}." placeholder:"F"`
	Map     string   `help:"A file that says which column is what, and which tag is which topic." placeholder:"FILE"`
	Base    string   `help:"The old site's address: links below it were ours. Default: guessed." placeholder:"URL"`
	Dates   string   `help:"How 05/01/2004 is meant: dmy or mdy. Default: as other dates tell." enum:",dmy,mdy" default:"" placeholder:"dmy|mdy"`
	Stamps  bool     `help:"Take a file's own stamp for the date of a text that tells none."`
	Private bool     `help:"Take private and password-protected posts, too, as drafts."`
	DryRun  bool     `name:"dry-run" help:"Write nothing, and say what would be done."`
	JSON    bool     `name:"json" help:"Print the report as JSON."`
	Source  []string `arg:"" help:"Files, folders, zip and tar archives: whatever the other system has exported."`
	begins  bool     // as part of init, which says itself what is next
}

func (importCmd) Help() string {
	return `Takes the stories out of exports of other systems, and writes them into content/stories/.
What each source is shows in its content: wire formats of agencies, WordPress, feeds, Hugo and
Jekyll folders, CSV and JSON, saved pages, plain text.

Nothing is dropped in silence: what cannot become a story goes into import-review/, with the reason.
Import again whenever there is more: only what is new is written, and a story that you have edited
is left alone.

  onrecord import --dry-run export.xml
  onrecord import export.xml
  onrecord import --base https://packet.example/ wordpress.zip
  onrecord import --map columns.yaml stories.csv
  onrecord import --dates dmy ~/old-disk/texts`
}

func (c *importCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	o, err := c.options(s, dir)
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(272 << 20) // an import keeps little: what it throws away need not pile up
	}
	bar := newBar(s)
	o.Progress = bar.show
	report, err := importer.Import(ctx, o)
	bar.clear()
	if err != nil && !errors.Is(err, context.Canceled) {
		return err
	}
	if c.JSON {
		if err := printJSON(s, report); err != nil {
			return err
		}
	} else {
		c.tell(s, report)
	}
	if err != nil {
		fmt.Fprintln(s.err, "onrecord: stopped; what is written is whole, and the same command goes on from here")
		return exit(exitCannot)
	}
	return nil
}

func (c *importCmd) options(s *streams, dir string) (importer.Options, error) {
	o := importer.Options{
		Dir: dir, Sources: c.Source, Formats: importer.Formats(), Format: c.Format, Base: c.Base,
		Dates: c.Dates, Stamps: c.Stamps, Private: c.Private, DryRun: c.DryRun,
	}
	var err error
	if o.Now, err = s.now(); err != nil {
		return o, err
	}
	if c.Format != "" {
		if err := importer.Unknown(c.Format, o.Formats); err != nil {
			return o, err
		}
	}
	if c.Base != "" && !called.HasPrefix(c.Base, "https://") && !called.HasPrefix(c.Base, "http://") {
		return o, called.Errorf("--base is %q; write the old site's whole address: https://packet.example/", c.Base)
	}
	if c.Map != "" {
		o.Map, err = c.readMap(s)
	}
	return o, err
}

func (c *importCmd) readMap(s *streams) (*importer.Map, error) {
	src, err := os.ReadFile(c.Map)
	if err != nil {
		return nil, err
	}
	m, found := importer.ReadMap(filepath.ToSlash(c.Map), src)
	s.findings(".", diag.Sort(found))
	if diag.HasErrors(found) {
		return nil, called.Errorf("%s has errors; nothing was imported", c.Map)
	}
	return m, nil
}

func printJSON(s *streams, r *importer.Report) error {
	e := json.NewEncoder(s.out)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(r)
}
