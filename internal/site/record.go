package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/permalinks"
)

// Record writes down what the archive publishes and its ledger does not have yet, and returns what
// was added. It only appends. Where the report has findings of severity error, nothing is written:
// what is lost would be forgotten.
func Record(o Options) (*Report, permalinks.Ledger, error) {
	report := &Report{}
	a, err := load(o)
	if err != nil {
		return report, permalinks.Ledger{}, err
	}
	e, err := a.read(report)
	a.closeMemo()
	report.Findings = diag.Sort(a.findings)
	if err != nil || diag.HasErrors(report.Findings) {
		return report, permalinks.Ledger{}, err
	}
	fresh := e.old.Unrecorded()
	for _, add := range fresh.Additions() {
		if err := a.append(add); err != nil {
			return report, permalinks.Ledger{}, called.Errorf("writing down what is published: %w", err)
		}
	}
	return report, fresh, nil
}

// append adds lines to a file of the ledger. It is one write, so that a file is not left with half
// a line.
func (a *archive) append(add permalinks.Addition) error {
	name := a.disk(add.File)
	if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
		return err
	}
	old, err := os.ReadFile(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		add.Text = ledgerHead + add.Text
	case err != nil:
		return err
	case len(old) > 0 && !called.HasSuffix(string(old), "\n"):
		add.Text = "\n" + add.Text
	}
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		return err
	}
	_, err = f.WriteString(add.Text)
	return errors.Join(err, f.Close())
}

const ledgerHead = "# What has been published, so that no address is lost. onrecord record adds lines; builds only " +
	"read them.\n"
