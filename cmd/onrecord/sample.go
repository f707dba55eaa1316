package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/desk"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

type sampleCmd struct {
	siteFlag
	Seed string `help:"Any word: another draws another sample." placeholder:"WORD"`
	N    int    `arg:"" name:"n" help:"How many."`
}

func (sampleCmd) Help() string {
	return `Draws quotations at random, and stretches in quotation marks that were not taken for speech,
and prints them as a table for a spreadsheet. Read each in its story, and write into the column
verdict

  right        the name is the speaker's; where none is given, the story names nobody;
               what is called no speech nobody said
  wrong        else: and whose they are into the column whose
  not speech   of a quotation: nobody said it

The judged table is content/accuracy.csv: /about/accuracy/ then says how well this archive is read.
One archive gives one sample, whenever and wherever it is drawn; a larger one holds the smaller.
What content/accuracy.csv has judged already is printed judged.

  onrecord sample 200 > sample.csv`
}

func (c *sampleCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if c.N < 1 {
		return errors.New("how many? N must be 1 or more")
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	bar := newBar(s)
	table, found, err := desk.Sample(site.Options{Dir: dir, Now: now, Progress: bar.show}, c.N, c.Seed)
	bar.clear()
	if err != nil {
		return err
	}
	if failed, _, _ := diag.Count(found); failed > 0 {
		fmt.Fprintf(s.err, "onrecord: %s in the archive: what is read wrong is missing; onrecord check tells them\n",
			counted(failed, "error"))
	}
	before, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(accuracy.OwnFile)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return called.Errorf("reading what was judged: %w", err)
	}
	if table, err = desk.Kept(table, before); err != nil {
		return err
	}
	_, err = s.out.Write(table)
	return err
}
