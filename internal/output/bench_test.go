package output

import (
	"fmt"
	"os"
	"testing"
)

// BenchmarkPut publishes pages of 15 kB, a folder each, into a new folder in memory: what a file
// takes with its digest, its place in the stage and the move. The floor is FloorWrite, in
// measure/bench.
func BenchmarkPut(b *testing.B) {
	const pages = 500
	page := make([]byte, 15_000)
	for b.Loop() {
		dir, err := os.MkdirTemp(inMemory(), "onrecord-put-")
		if err != nil {
			b.Fatal(err)
		}
		t, err := Open(dir)
		for i := 0; i < pages && err == nil; i++ {
			err = t.Put(fmt.Sprintf("2025/%02d/%d/index.html", i%12, i), page)
		}
		if err == nil {
			_, err = t.Commit()
		}
		if err != nil {
			b.Fatal(err)
		}
		os.RemoveAll(dir)
	}
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*pages)/1000, "µs/file")
}

func inMemory() string {
	if info, err := os.Stat("/dev/shm"); err == nil && info.IsDir() {
		return "/dev/shm"
	}
	return ""
}
