package site

import (
	"os"
	"path/filepath"
	"sync/atomic"
	"testing"

	"github.com/onrecord/onrecord/internal/search"
)

// BenchmarkSearch makes the search of the archive in the folder that ONRECORD_ARCHIVE names: its
// files, their bytes and the time. ONRECORD_SEARCH names a folder to which they are written.
func BenchmarkSearch(b *testing.B) {
	dir := os.Getenv("ONRECORD_ARCHIVE")
	if dir == "" {
		b.Skip("ONRECORD_ARCHIVE names no archive")
	}
	a, err := load(Options{Dir: dir, Now: now})
	if err != nil {
		b.Fatal(err)
	}
	e, err := a.read(&Report{})
	if err != nil {
		b.Fatal(err)
	}
	out := os.Getenv("ONRECORD_SEARCH")
	for b.Loop() {
		b.StopTimer()
		p := &publisher{archive: a, edition: e, bags: bagsOf(e.index, true)}
		for i := range e.index.Len() {
			r, err := a.readAgain(e.from[i], e.digests[i], &e.frames[i], e.convert, nil)
			if err != nil {
				b.Fatal(err)
			}
			p.keepWords(i, r.text.S)
		}
		b.StartTimer()
		var files, size atomic.Int64
		from := search.Archive{Index: e.index, Language: a.config.Language, Texts: p.bags.Texts}
		_, err := search.Build(from, nil, func(path string, data []byte) error {
			files.Add(1)
			size.Add(int64(len(data)))
			if out == "" {
				return nil
			}
			to := filepath.Join(out, filepath.FromSlash(path))
			if err := os.MkdirAll(filepath.Dir(to), 0o777); err != nil {
				return err
			}
			return os.WriteFile(to, data, 0o666)
		}, nil)
		if err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(float64(files.Load()), "files")
		b.ReportMetric(float64(size.Load()), "bytes")
	}
}
