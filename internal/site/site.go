// Package site conducts: it is the only package that knows the way from an archive's folder to its
// published pages, and the only one that calls all the others.
//
//	load → parse → annotate → index → plan → render → write
//
// Every problem in the archive's own files becomes a finding; all findings of all files come back
// from one run, sorted. A Go error means that the disk or the program is broken. Stories are worked
// on side by side (par.Map), and the results are put together in the order of their files, so that
// the same folder gives the same bytes on any number of cores.
//
// Memory: the first pass over the stories keeps only what index records of each; the second, which
// renders, reads and parses each story again. No pass holds all documents.
package site

import (
	"errors"
	"path/filepath"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/output"
)

// Options say which archive is worked on, and how.
type Options struct {
	Dir        string    // the site folder
	BaseURL    string    // instead of site.yaml's, where not ""
	Drafts     bool      // publish drafts, too
	Future     bool      // publish what is dated after Now, too
	Cache      string    // a folder for what need not be worked out again; "": there is none
	SkipBroken bool      // publish all but the stories that have errors; see Skipped
	Lenient    bool      // make what can be made, leaving out what is wrong: for serve
	Told       bool      // also note in the index what the stories tell of whom they name
	Now        time.Time // the one reading of the clock; it only decides what is still in the future

	// Progress, where not nil, is called from several goroutines with how much of a step is done.
	Progress func(step string, done, all int)

	stamp digest            // for tests: the program's digest
	doubt func(task string) // for tests: is told what was settled and should not have been
}

// Sink takes the files of a site. Put may be called from several goroutines at once. Output folders
// are sinks, and so is a map in memory.
type Sink interface {
	Put(name string, data []byte) error
}

// Build publishes the archive to the folder out. Where the report has findings of severity error,
// out is left as it was.
func Build(out string, o Options) (*Report, error) {
	if err := safeOut(out, o.Dir); err != nil {
		return nil, err
	}
	tree, err := output.Enter(out)
	if err != nil {
		return nil, err
	}
	m, found := openMemo(o)
	last := m.last(out)
	if report := m.unchanged(last, tree, out, o); report != nil {
		return report, errors.Join(tree.Discard(), m.close())
	}
	for _, quick := range []func(*lastBuild, *output.Tree, string, Options) (*Report, error){m.amend, m.resettle} {
		switch report, err := quick(last, tree, out, o); {
		case report != nil:
			return report, errors.Join(err, m.close())
		case err != nil:
			return nil, errors.Join(err, tree.Discard(), m.close())
		}
	}
	if err := tree.Begin(); err != nil {
		return nil, errors.Join(err, tree.Discard(), m.close())
	}
	if last != nil {
		tree.Trust(&last.Left)
	}
	report, a, err := makeWith(tree, o, m)
	if err != nil || diag.HasErrors(report.Findings) {
		return report, errors.Join(err, tree.Discard(), m.close())
	}
	stats, err := tree.Commit()
	report.Written, report.Unchanged, report.Removed, report.Kept, report.Mended = stats.Written, stats.Unchanged,
		stats.Removed, stats.Kept, stats.Mended
	report.phase("publish")
	if err == nil && !a.skip.any() && len(stats.Kept) == 0 {
		m.forget()
		a.keepLast(tree.Left, out, report)
	}
	a.findings = found
	a.closeMemo()
	report.Findings = diag.Sort(append(report.Findings, a.findings...))
	return report, err
}

// Make makes all files of the archive's site and puts them into sink. Where it finds errors before
// anything is rendered, it puts nothing, unless it is to be lenient.
func Make(sink Sink, o Options) (*Report, error) {
	m, found := openMemo(o)
	report, _, err := makeWith(sink, o, m)
	if wrong := m.close(); wrong != nil {
		found = append(found, noCache(wrong))
	}
	report.Findings = diag.Sort(append(report.Findings, found...))
	return report, err
}

// makeWith does as Make, with a memo that is open already, or none.
func makeWith(sink Sink, o Options, m *memo) (*Report, *archive, error) {
	report := &Report{began: time.Now()}
	a, err := loadWith(o, m)
	if err != nil {
		return report, a, err
	}
	if a.already != nil {
		report = a.already.report
	} else {
		report.phase("load")
	}
	report.Base = a.config.BasePath()
	err = a.make(sink, report)
	report.Findings = diag.Sort(a.findings)
	return report, a, err
}

// make reads the stories and publishes them.
func (a *archive) make(sink Sink, report *Report) error {
	read := a.read
	if a.o.SkipBroken {
		read = a.readSkipping
	}
	e, err := a.readOnce(read, report)
	if err != nil {
		return err
	}
	if diag.HasErrors(a.findings) && (!a.o.Lenient || a.badSettings()) {
		return nil
	}
	report.Made = true
	err = a.publish(e, sink, report)
	if k, has := sink.(keeper); err == nil && has && a.skip != nil {
		err = a.keep(e, k, report)
	}
	if a.skip != nil {
		report.SkippedFindings = diag.Sort(a.skip.findings)
	}
	report.phase("render")
	return err
}

// readOnce is the edition that was read already, or else what read reads.
//
//go:noinline
func (a *archive) readOnce(read func(*Report) (*edition, error), report *Report) (*edition, error) {
	if a.already != nil {
		return a.already.edition, nil
	}
	return read(report)
}

// badSettings reports whether site.yaml, or an option given in its place, has errors.
//
//go:noinline
func (a *archive) badSettings() bool {
	return slices.ContainsFunc(a.findings, func(f diag.Finding) bool {
		return f.Severity == diag.Error && (f.File == settingsFile || f.File == "")
	})
}

// safeOut is an error where publishing to out could write into the archive's own files.
func safeOut(out, dir string) error {
	o, errOut := resolved(out)
	d, errDir := resolved(dir)
	if err := errors.Join(errOut, errDir); err != nil {
		return err
	}
	for _, own := range []string{"content", "templates", "static"} {
		if within(o, filepath.Join(d, own)) {
			return called.Errorf("%s holds the archive's own files: choose another folder with --out", out)
		}
	}
	if within(d, o) {
		return called.Errorf("%s holds the archive itself: choose another folder with --out", out)
	}
	return nil
}

// resolved is where a path leads, through all links in it. What is not there yet leads nowhere
// else.
func resolved(p string) (string, error) {
	p, err := filepath.Abs(p)
	if err != nil {
		return "", err
	}
	to, err := filepath.EvalSymlinks(p)
	if err == nil || filepath.Dir(p) == p {
		return to, err
	}
	above, err := resolved(filepath.Dir(p))
	return filepath.Join(above, filepath.Base(p)), err
}

// within reports whether p is dir or lies in it. Both are absolute.
func within(p, dir string) bool {
	rel, err := filepath.Rel(dir, p)
	return err == nil && filepath.IsLocal(rel)
}
