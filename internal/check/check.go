// Package check reads a whole archive and says everything that is wrong or doubtful in it, without
// publishing anything.
//
// What keeps a site from being built is found by site itself, which is run here as a build would
// run it, into nothing. Added to that is what an editor may want to look at, one file a question:
// names worth registering, surnames that stand alone, entries that nothing uses, people who could
// be confused, people quoted at a time when they can hardly have spoken, what is not yet written
// down as published. (Which attributions are most worth a person's minute, desk knows.)
package check

import (
	"slices"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
)

// Run makes the archive's site, throws it away, and reports all findings.
func Run(o site.Options) (*site.Report, error) {
	report, err := site.Make(nowhere{}, o)
	if err == nil && report.Index != nil {
		report.Findings = diag.Sort(slices.Concat(report.Findings, Doubts(report.Index, report.Registry),
			unrecorded(report)))
	}
	return report, err
}

// Doubts is what an editor may want to look at in an archive that could be read. None of it is an
// error.
func Doubts(ix *index.Index, reg *registry.Registry) []diag.Finding {
	a := archive{ix, reg}
	return slices.Concat(a.unregistered(), a.surnames(), a.unused(), a.namesakes(), a.untimely())
}

// archive is what the questions are asked of.
type archive struct {
	*index.Index
	registry *registry.Registry
}

// file is the story of a row.
func (a archive) file(r index.Ref) string { return a.Head(int(r.Story)).File }

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Put(string, []byte) error { return nil }

// Holds says that whatever was made once need not be made again to be thrown away.
func (nowhere) Holds(string, [16]byte, int64) bool { return true }

// Claim takes note of nothing.
func (nowhere) Claim(string, [16]byte, int64) error { return nil }
