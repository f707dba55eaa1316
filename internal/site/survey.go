package site

import (
	"time"

	"github.com/onrecord/onrecord/internal/diag"
)

// Survey reads an archive as far as its index, for the editor's eyes, and makes no page of it: who
// has no file is told, whatever printed_names says. The report's Index is nil where the stories
// could not be read.
func Survey(o Options) (*Report, error) {
	report := &Report{began: time.Now()}
	a, err := load(o)
	if err != nil {
		return report, err
	}
	report.phase("load")
	a.config.PrintedNames = "noindex"
	_, err = a.read(report)
	a.closeMemo()
	report.Findings = diag.Sort(a.findings)
	return report, err
}
