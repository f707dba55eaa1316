// Package check reads a whole archive and says everything that is wrong or doubtful in it, without publishing anything.
//
// What keeps a site from being built is found by site itself, which is run here as a build would run it, into nothing.
package check

import (
	"github.com/onrecord/onrecord/internal/site"
)

// Run makes the archive's site, throws it away, and reports all findings.
func Run(o site.Options) (*site.Report, error) {
	return site.Make(nowhere{}, o)
}

// nowhere is a sink that keeps nothing.
type nowhere struct{}

func (nowhere) Put(string, []byte) error { return nil }
