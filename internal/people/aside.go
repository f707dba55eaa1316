package people

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/order"
)

// Aside is whom an editor does not want to be proposed again: the lines of a file, each with what
// was proposed, its name, and who put it aside on which day, with tabs between them. What is not
// read is kept as it stands.
type Aside struct{ lines []string }

// The kinds of what can be put aside besides people, organisations and places.
const (
	KnownName    = "name"    // a printed name that is perhaps somebody's who has a file
	AloneSurname = "surname" // a surname that stands alone, and that somebody has who has a file
)

const asideHead = "# Put aside at the desk: what is listed here is not proposed again. Delete a line to be asked anew."

// ReadAside reads the file.
func ReadAside(src []byte) *Aside {
	a := &Aside{}
	for line := range strings.Lines(string(src)) {
		a.lines = append(a.lines, strings.TrimRight(line, "\r\n"))
	}
	return a
}

// Has reports whether something was put aside.
func (a *Aside) Has(kind, name string) bool {
	return a != nil && slices.ContainsFunc(a.lines, func(line string) bool {
		f := strings.Split(line, "\t")
		return len(f) > 1 && f[0] == kind && f[1] == commented(name)
	})
}

// Put puts something aside.
func (a *Aside) Put(kind, name, by string, on time.Time) {
	if len(a.lines) == 0 {
		a.lines = append(a.lines, asideHead)
	}
	a.lines = append(a.lines, fmt.Sprintf("%s\t%s\t%s\t%s",
		kind, commented(name), commented(by), on.Format(time.DateOnly)))
}

// Text is the file.
func (a *Aside) Text() []byte { return []byte(strings.Join(a.lines, "\n") + "\n") }

// without leaves out what was put aside.
func (f *Found) without(a *Aside) {
	f.Proposals = order.Without(f.Proposals, func(p Proposal) bool { return a.Has(p.Type.String(), p.Name) })
	f.Known = order.Without(f.Known, func(k Known) bool { return a.Has(KnownName, k.Form.Name) })
	f.Surnames = order.Without(f.Surnames, func(s Surname) bool { return a.Has(AloneSurname, s.Name) })
}
