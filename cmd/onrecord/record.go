package main

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/site"
)

type recordCmd struct {
	siteFlag
}

func (recordCmd) Help() string {
	return `Appends the addresses and utterance ids that are published and not yet written down to
content/permalinks/, where build and check look for what has been lost. Run it when stories are out,
and keep the files with the archive. It never changes a line. With errors in the archive nothing is written.

  onrecord record
  onrecord record && git add content/permalinks && git commit -m "Record what is published"`
}

func (c *recordCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	bar := newBar(s)
	report, added, err := site.Record(site.Options{Dir: dir, Cache: cacheIn(dir, ""), Now: now, Progress: bar.show})
	bar.clear()
	if err != nil {
		return err
	}
	if failed := s.findings(dir, report.Findings); failed > 0 {
		fmt.Fprintf(s.err, "onrecord: %s; nothing was recorded\n", counted(failed, "error"))
		return exit(exitFindings)
	}
	c.tell(s, &added)
	return nil
}

// tell prints what was added, a file a line.
func (c *recordCmd) tell(s *streams, added *permalinks.Ledger) {
	if added.Empty() {
		fmt.Fprintln(s.out, "Everything is recorded already.")
		return
	}
	for _, a := range added.Additions() {
		fmt.Fprintf(s.out, "%s: %s added\n", a.File, counted(a.Lines, "line"))
	}
	utterances := 0
	for _, story := range added.Stories {
		utterances += len(story.Utterances)
	}
	fmt.Fprintf(s.out, "%s, %s, %s\n", counted(len(added.Stories), "story"), counted(utterances, "utterance"),
		counted(len(added.Pages), "other address"))
}
