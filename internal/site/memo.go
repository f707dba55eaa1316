package site

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"os"
	"sync"
	"sync/atomic"

	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/lock"
	"github.com/onrecord/onrecord/internal/pattern"
)

// memo is what is remembered from one run to the next. It may be nil: then nothing is.
//
// A key names everything that its value was made from, so that nothing has ever to be found out of
// date. What hides something is not remembered: see keepable.
type memo struct {
	*cache.Store
	known   atomic.Int64 // how many stories' analyses were remembered
	in      *inputs      // nil: they could not be read
	inWas   *inputs      // as the run before has seen them
	content *listing     // of the folder content; nil: it was not listed
	held    *held        // analyses in memory; nil: none are
	claims  *claimed     // see lastClaims
	loaded  *archive     // what was loaded already; nil: nothing was
	stories digest       // of all that every story's analysis rests on; see archive.storyBase
	other   *edit        // the one story that has other quotations, where nothing else is new; nil: none has

	registries *registries // see archive.readRegistries
}

// digest tells one content from another.
type digest = cache.Key

//go:noinline
func digestOf(data []byte) digest { return shortened(sha256.Sum256(data)) }

// shortened is the digest that is made of a SHA-256.
func shortened(sum [sha256.Size]byte) digest { return digest(sum[:len(digest{})]) }

// plainSum is a digest of plain data.
func plainSum[T any](v *T) (sum digest) {
	cache.Encoded(v, func(data []byte) { sum = digestOf(data) })
	return sum
}

// mixer makes a digest of several things, each with its length, so that no two rows of them are the
// same bytes.
type mixer struct{ b []byte }

// mixers are used again for other digests, with the room that they have.
var mixers = sync.Pool{New: func() any { return new(mixer) }}

// mixed is the digest of what fill puts into a mixer.
func mixed(fill func(m *mixer)) digest {
	m := mixers.Get().(*mixer)
	m.b = m.b[:0]
	fill(m)
	d := m.sum()
	mixers.Put(m)
	return d
}

//go:noinline
func (m *mixer) text(s string) {
	m.b = binary.AppendUvarint(m.b, uint64(len(s)))
	m.b = append(m.b, s...)
}

//go:noinline
func (m *mixer) texts(all ...string) {
	m.b = binary.AppendUvarint(m.b, uint64(len(all)))
	for _, s := range all {
		m.text(s)
	}
}

//go:noinline
func (m *mixer) digest(d digest) { m.b = append(m.b, d[:]...) }

//go:noinline
func (m *mixer) number(n int64) { m.b = binary.AppendVarint(m.b, n) }
func (m *mixer) value(v any)    { m.text(fmt.Sprint(v)) }

//go:noinline
func (m *mixer) sum() digest { return digestOf(m.b) }
func (m *mixer) flags(flags ...bool) {
	for _, f := range flags {
		if f {
			m.b = append(m.b, 1)
		} else {
			m.b = append(m.b, 0)
		}
	}
}

// openMemo opens the folder that the options name, and looks at the files of the site. Where that
// cannot be done, the archive is worked on without, which takes longer.
func openMemo(o Options) (*memo, []diag.Finding) {
	if o.Cache == "" {
		return nil, nil
	}
	store, err := cache.Open(o.Cache)
	if errors.Is(err, lock.ErrBusy) {
		return nil, nil
	}
	if err != nil {
		return nil, []diag.Finding{noCache(err)}
	}
	m := &memo{Store: store}
	if files, err := openFolder(o.Dir); err == nil {
		_, _ = m.readInputs(o.Dir, files) // whoever reads them next says what is wrong
	}
	return m, nil
}

func noCache(err error) diag.Finding {
	return diag.Finding{Severity: diag.Note, Code: "no-cache",
		Message: fmt.Sprintf("nothing can be kept for the next run: %v", err),
		Hint:    "name another folder with --cache"}
}

// closeMemo writes down what is to be remembered. A run that comes to it twice closes it once.
func (a *archive) closeMemo() {
	if a.memo == nil {
		return
	}
	if err := a.memo.close(); err != nil {
		a.findings = append(a.findings, noCache(err))
	}
	a.memo = nil
}

// forget leaves nothing but what this run has used.
func (m *memo) forget() {
	if m != nil {
		m.Forget()
	}
}

func (m *memo) close() error {
	if m == nil {
		return nil
	}
	m.keepInputs()
	return m.Close()
}

// program tells this program from any other: it is part of every key, so that another engine,
// another page or another format never meets what this one has kept.
var program = sync.OnceValue(func() digest {
	name, err := os.Executable()
	if err != nil {
		return unique()
	}
	f, err := os.Open(name)
	if err != nil {
		return unique()
	}
	defer f.Close()
	head := make([]byte, 1<<16)
	n, err := io.ReadFull(f, head)
	if m := buildID.FindSubmatch(head[:n]); m != nil {
		return digestOf(bytes.Join(m[1:], nil))
	}
	h := sha256.New()
	h.Write(head[:n])
	if _, more := io.Copy(h, f); err != nil && !errors.Is(err, io.ErrUnexpectedEOF) || more != nil {
		return unique()
	}
	return digest(h.Sum(nil)[:16])
})

// buildID is what the linker writes at the head of a program: a digest of all that it was made of.
// In a program of Linux it stands in a note, elsewhere at the beginning of the code.
var buildID = pattern.New(`Go build ID: "([^"]{40,})"|\x04\x00\x00\x00Go\x00\x00([-_/A-Za-z0-9]{40,})`)

// unique is a digest that no other run has: of a program that cannot be read.
func unique() (d digest) {
	_, _ = rand.Read(d[:])
	return d
}
