package main

import (
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/site"
)

type buildCmd struct {
	siteFlag
	Out        string `help:"The folder to write to. Default: build/ in the site folder." placeholder:"DIR"`
	BaseURL    string `name:"base-url" help:"${base_url_help}" placeholder:"URL"`
	Drafts     bool   `help:"Publish stories marked as drafts, too."`
	Future     bool   `help:"Publish stories dated after today, too."`
	Cache      string `help:"${cache_help}" placeholder:"DIR"`
	SkipBroken bool   `name:"skip-broken" help:"Leave out the stories that have errors, and publish all else."`
	Verify     bool   `help:"Then make all of it once more with nothing remembered, and say what differs."`
	Shard      string `help:"Only read the I-th of N parts of the stories, and leave what is found in the cache." placeholder:"I/N"`
	Verbose    bool   `short:"v" help:"Say how many files and bytes each kind of output takes, and how long it took."`
}

func (buildCmd) Help() string {
	return `The site is written at once: with an error anywhere, the last good build stays as it was. Files in the
folder that onrecord did not write are left alone.

What need not be worked out again is kept in .cache/ in the site folder, which may be deleted at any time: a build
with it makes the same bytes as one without, in less time.

With --skip-broken the stories that have errors are left out and named, and those of them that were published
before stay as they were. An error in a decision, a sidecar, state, access, visibility, the settings or the
registry stops the build.

  onrecord build
  onrecord build --site ~/packet --out /var/www/packet
  onrecord build --base-url https://packet.github.io/archive/
  onrecord build --skip-broken
  onrecord build --drafts --future --out /tmp/preview
  onrecord build --verify
  onrecord build --shard 2/4 --cache /tmp/shard-2`
}

func (c *buildCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	out := c.Out
	if out == "" {
		out = filepath.Join(dir, "build")
	}
	began := time.Now()
	bar := newBar(s)
	o := site.Options{
		Dir: dir, BaseURL: c.BaseURL, Drafts: c.Drafts, Future: c.Future, Cache: cacheIn(dir, c.Cache),
		SkipBroken: c.SkipBroken, Now: now,
		Progress: func(step string, done, all int) {
			roomForAll(step, done, all)
			bar.show(step, done, all)
		},
	}
	if c.Shard != "" {
		return c.shard(s, bar, o)
	}
	roomForCached(o.Cache)
	report, err := site.Build(out, o)
	bar.clear()
	if err != nil {
		return err
	}
	s.list(s.err, s.progress, dir, diag.Sort(slices.Concat(report.Findings, report.SkippedFindings)), false)
	failed, _, _ := diag.Count(report.Findings)
	if failed > 0 {
		fmt.Fprintf(s.err, "onrecord: %s; %s is as it was\n", counted(failed, "error"), out)
		return exit(exitFindings)
	}
	c.tell(s, report, time.Since(began))
	if c.Verify {
		return c.verify(s, out, o)
	}
	return nil
}

// shard reads a part of the stories.
func (c *buildCmd) shard(s *streams, bar *bar, o site.Options) error {
	var part site.Shard
	n, err := fmt.Sscanf(c.Shard, "%d/%d", &part.I, &part.N)
	if n != 2 || err != nil || part.I < 1 || part.I > part.N || c.Shard != fmt.Sprintf("%d/%d", part.I, part.N) {
		return called.Errorf("--shard is %q: write which of how many parts, for example --shard 2/4", c.Shard)
	}
	report, err := site.ReadShard(part, o)
	bar.clear()
	if err != nil {
		return err
	}
	fmt.Fprintf(s.out, "shard %s: %s in %s, %d of them remembered\n", c.Shard, counted(report.Counts.Stories, "story"),
		o.Cache, report.Remembered)
	return nil
}

// verify says what is not as a clean build makes it, and makes it so.
func (c *buildCmd) verify(s *streams, out string, o site.Options) error {
	o.Progress = nil
	found, err := site.Verify(out, o)
	if err != nil {
		return err
	}
	if len(found) == 0 {
		fmt.Fprintln(s.out, "verified: a clean build makes the same, byte for byte")
		return nil
	}
	const most = 20
	for i, d := range found {
		if i == most {
			fmt.Fprintf(s.err, "onrecord: and %s more\n", counted(len(found)-most, "file"))
			break
		}
		fmt.Fprintf(s.err, "onrecord: %s %s\n", d.File, d.How)
	}
	if _, err := site.Mend(out, o); err != nil {
		return err
	}
	fmt.Fprintf(s.err, "onrecord: %s not as a clean build makes it; that is mended, and the cache begins anew\n",
		wereIn(len(found)))
	return exit(exitFindings)
}

func wereIn(n int) string {
	if n == 1 {
		return "one file was"
	}
	return fmt.Sprintf("%d files were", n)
}

// tell prints the line at the end.
func (c *buildCmd) tell(s *streams, r *site.Report, took time.Duration) {
	if c.Verbose {
		s.outputs(r)
	}
	for _, skipped := range r.Skipped {
		what := "left out"
		if skipped.Stays {
			what = "left as it was published before"
		}
		fmt.Fprintf(s.err, "onrecord: %s has errors: %s\n", skipped.File, what)
	}
	for _, name := range r.Kept {
		fmt.Fprintf(s.err, "onrecord: %s is no longer part of the site, but has been changed by hand: left alone\n",
			name)
	}
	mended(s.err, r.Mended)
	if size := r.Bytes(); size > pagesLimit*9/10 {
		fmt.Fprintf(s.err, "onrecord: the site takes %s; GitHub Pages takes 1 GB. outputs: in site.yaml leaves out "+
			"what you can do without; --verbose says what takes how much\n", megabytes(size))
	}
	n := r.Counts
	fmt.Fprintf(s.out, "%s, %s (%s attributed), %s, %s, %s%s\n",
		counted(n.Stories, "story"), counted(n.Quotations, "quotation"), percent(n.Attributed, n.Quotations),
		counted(n.Pages, "page"), megabytes(r.Bytes()), rounded(took), idle(r))
}

func idle(r *site.Report) string {
	if r.Idle {
		return "; nothing was new"
	}
	return ""
}

// mended names the files that were no longer what the last build had made them.
func mended(w io.Writer, names []string) {
	const most = 5
	for i, name := range names {
		if i == most {
			fmt.Fprintf(w, "onrecord: and so were %s more\n", counted(len(names)-most, "file"))
			return
		}
		fmt.Fprintf(w, "onrecord: %s had been changed or deleted since the last build: made anew\n", name)
	}
}

// cacheIn is the folder of the cache of a site: the one that was named, or its own.
func cacheIn(dir, named string) string {
	if named != "" {
		return named
	}
	return filepath.Join(dir, ".cache")
}

// pagesLimit is what GitHub Pages takes, in bytes.
const pagesLimit = 1_000_000_000

func megabytes(n int64) string { return fmt.Sprintf("%.1f MB", float64(n)/1e6) }

func rounded(d time.Duration) time.Duration {
	if d > 10*time.Second {
		return d.Round(100 * time.Millisecond)
	}
	return d.Round(time.Millisecond)
}

func percent(part, whole int) string {
	if whole == 0 {
		return "none"
	}
	return fmt.Sprintf("%d %%", part*100/whole)
}

// counted is "1 story", "2 stories".
func counted(n int, noun string) string {
	switch {
	case n == 1:
	case noun[len(noun)-1] == 'y':
		noun = noun[:len(noun)-1] + "ies"
	case noun[len(noun)-1] == 's':
		noun += "es"
	default:
		noun += "s"
	}
	return fmt.Sprintf("%d %s", n, noun)
}
