package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"slices"
	"syscall"
	"time"

	"github.com/onrecord/onrecord/internal/check"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/serve"
	"github.com/onrecord/onrecord/internal/site"
)

type serveCmd struct {
	siteFlag
	Addr   string `help:"${addr_help}" default:"127.0.0.1:8080" placeholder:"HOST:PORT"`
	Drafts bool   `help:"Show stories marked as drafts, too."`
	Desk   bool   `help:"Open the desk: a page on which an editor decides on quotations. It writes into content/."`
	Ask    string `help:"With --desk: a program that reads the stories, too, when the desk is opened. What it says otherwise comes first." placeholder:"COMMAND"`
}

func (serveCmd) Help() string {
	return `Pages are made when you look at them; build/ is not touched. When you save a file, open pages follow by
themselves, and what is wrong is shown in the terminal and in a box over the page. A story that cannot
be read is left out until it is mended.

With --desk there is also a page, ~onrecord/desk/, on which an editor decides on quotations, one card after the
other; each decision is written into the story's file at once.

  onrecord serve
  onrecord serve --desk
  onrecord serve --addr 127.0.0.1:9000`
}

func (c *serveCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	bar := newBar(s)
	live := site.NewLive(site.Options{Dir: dir, Lenient: true, Drafts: c.Drafts, Progress: bar.show})
	o := serve.Options{
		Dir: dir, Addr: c.Addr,
		Build:   s.follow(live, bar),
		Ready:   func(url string) { fmt.Fprintf(s.out, "%s\nPress Ctrl-C to end.\n", url) },
		Rebuilt: s.rebuilt(dir),
		Idle:    collectServed,
		Trouble: func(err error) { fmt.Fprintln(s.err, "onrecord:", err) },
	}
	if c.Ask != "" && !c.Desk {
		return errors.New("--ask is for the desk: onrecord serve --desk --ask COMMAND")
	}
	if c.Desk {
		if err := s.openDesk(&o, c); err != nil {
			return err
		}
	}
	return serve.Run(ctx, o)
}

// rebuilt tells what came of a build.
func (s *streams) rebuilt(dir string) func(serve.Built, time.Duration) {
	return func(b serve.Built, took time.Duration) {
		s.findings(dir, order.Without(
			slices.Clone(b.Findings), func(f diag.Finding) bool { return f.Severity == diag.Note }))
		if !b.Whole {
			fmt.Fprintln(s.err, "The site could not be made; what you see is as it was before.")
			return
		}
		fmt.Fprintf(s.out, "made in %s\n", rounded(took))
	}
}

// follow reads the archive for serve: what can be shown is shown, whatever is wrong with the rest.
func (s *streams) follow(live *site.Live, bar *bar) func(serve.Put) (serve.Built, error) {
	return func(serve.Put) (serve.Built, error) {
		now, err := s.now()
		if err != nil {
			return serve.Built{}, err
		}
		shown, report, err := live.Read(now)
		bar.clear()
		if err != nil {
			return serve.Built{}, err
		}
		found := report.Findings
		if report.Index != nil {
			found = diag.Sort(slices.Concat(found, check.Doubts(report.Index, report.Registry)))
		}
		return serve.Built{Base: report.Base, Findings: found, Whole: shown != nil, File: filesOf(shown)}, nil
	}
}

// filesOf makes the files of a site for serve.
func filesOf(shown *site.Shown) func(name string) ([]byte, bool, error) {
	if shown == nil {
		return nil
	}
	return func(name string) ([]byte, bool, error) {
		data, there, err := shown.File(name)
		if errors.Is(err, site.ErrChanged) {
			err = serve.ErrStale
		}
		return data, there, err
	}
}
