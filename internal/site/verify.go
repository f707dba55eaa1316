package site

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"sync"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/output"
)

// Difference is a file that is not what a clean build makes.
type Difference struct {
	File string
	How  string // "differs", "is missing", "is no part of the site"
}

// verifier is a sink that compares what is made with what stands in a folder.
type verifier struct {
	root *os.Root
	mu   sync.Mutex
	put  map[string]bool
	all  []Difference
}

// Put compares one file, byte by byte.
func (v *verifier) Put(name string, data []byte) error {
	there, err := v.root.ReadFile(name)
	v.mu.Lock()
	defer v.mu.Unlock()
	v.put[name] = true
	switch {
	case errors.Is(err, fs.ErrNotExist):
		v.all = append(v.all, Difference{name, "is missing"})
	case err != nil:
		v.all = append(v.all, Difference{name, "cannot be read"})
	case !bytes.Equal(there, data):
		v.all = append(v.all, Difference{name, "differs"})
	}
	return nil
}

// Verify makes the site anew, with nothing remembered, and compares it with what stands in out,
// byte by byte. Files that the program did not write are not looked at.
func Verify(out string, o Options) ([]Difference, error) {
	root, err := os.OpenRoot(out)
	if err != nil {
		return nil, called.Errorf("opening the output folder: %w", err)
	}
	defer root.Close()
	v := &verifier{root: root, put: map[string]bool{}}
	o.Cache = ""
	report, err := Make(v, o)
	if err != nil {
		return nil, err
	}
	if diag.HasErrors(report.Findings) {
		return nil, errors.New("the archive has errors: there is nothing to compare with")
	}
	listed, err := output.Listed(root)
	if err != nil {
		return nil, err
	}
	for _, name := range listed {
		if !v.put[name] {
			v.all = append(v.all, Difference{name, "is no part of the site"})
		}
	}
	order.By(v.all, func(a, b Difference) int { return bytes.Compare([]byte(a.File), []byte(b.File)) })
	return v.all, nil
}

// Mend makes the folder what a clean build makes, and forgets all that was remembered.
func Mend(out string, o Options) (*Report, error) {
	if err := cache.Clear(o.Cache); err != nil {
		return nil, err
	}
	o.Cache = ""
	return Build(out, o)
}
