package agency

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/importer/item"
)

// result is what a reader handed on.
type result struct {
	file, format string
	stories      []item.Item
	asides       []aside
	skipped      map[string]int
}

type aside struct {
	at       item.Place
	original []byte
	why      string
}

func (r *result) Story(it item.Item) error {
	r.stories = append(r.stories, it)
	return nil
}

func (r *result) Skip(_ item.Place, what string) error {
	r.skipped[what]++
	return nil
}

func (r *result) Aside(at item.Place, original []byte, why string) error {
	r.asides = append(r.asides, aside{at, original, why})
	return nil
}

// input is a file of an export in memory; beside are the others.
func input(name string, src []byte, beside fs.FS) item.Input {
	return item.Input{
		Place: item.Place{Source: name}, Size: int64(len(src)), Head: src[:min(len(src), item.HeadSize)],
		Open: func() (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(src)), nil },
		Beside: func(path string) (io.ReadCloser, error) {
			if beside == nil {
				return nil, fs.ErrNotExist
			}
			return beside.Open(path)
		},
	}
}

// surest is the format that claims a file most surely.
func surest(in item.Input) (best item.Format, points int) {
	for _, f := range Formats() {
		if p := f.Recognises(in); p > points {
			best, points = f, p
		}
	}
	return best, points
}

// readBytes reads a file by the format that recognises it.
func readBytes(t testing.TB, name string, src []byte) *result {
	t.Helper()
	return readFrom(t, name, src, nil)
}

func readFrom(t testing.TB, name string, src []byte, beside fs.FS) *result {
	t.Helper()
	in := input(name, src, beside)
	f, points := surest(in)
	r := &result{file: name, format: f.ID, skipped: make(map[string]int)}
	if points == 0 {
		t.Errorf("%s: no format claims it", name)
		return r
	}
	if err := f.Read(in, r); err != nil {
		t.Errorf("%s: %v", name, err)
	}
	return r
}

func show(d item.Date) string {
	switch {
	case d.Raw != "":
		return "raw " + d.Raw
	case !d.Known():
		return "-"
	case d.Zone:
		return d.Time.Format(time.RFC3339)
	case d.Hours:
		return d.Time.Format("2006-01-02T15:04:05")
	}
	return d.Time.Format("2006-01-02")
}

var errStopped = errors.New("stopped")

// TestYearOfANPA: a header tells no year; the file's path may.
func TestYearOfANPA(t *testing.T) {
	for source, want := range map[string]string{
		"wire/2014-05-15-bridge.anpa": "2014-05-15", "2014/bridge.anpa": "2014-05-15", "2014/2015/bridge.anpa": "",
		"bridge.anpa": "", "12014/bridge.anpa": "",
	} {
		d := dayOf("05", "15", source)
		if got := d.Time.Format("2006-01-02"); d.Known() != (want != "") || d.Known() && got != want {
			t.Errorf("%s: %v", source, d)
		}
	}
	if d := dayOf("02", "30", "2014/a.anpa"); d.Known() || d.Raw == "" {
		t.Errorf("30 February: %v", d)
	}
}
