package main

import (
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// The floors: what the least costs that a build has to do for each story and file, whatever program
// does it. What ours takes for the same stands in the benchmarks of output, markup, fields, search.

const floorStories = 500

// onDisk writes the stories into a folder in memory, where there is one.
func onDisk(b *testing.B) string {
	dir, err := os.MkdirTemp(memory(), "onrecord-floor-")
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { os.RemoveAll(dir) })
	if err := writeArchive(dir, madeUp(floorStories)); err != nil {
		b.Fatal(err)
	}
	return dir
}

// eachFile visits the files below a folder.
func eachFile(b *testing.B, dir string, visit func(p string, d fs.DirEntry)) {
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			visit(p, d)
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
}

// a story is what is reported.
func perStory(b *testing.B) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*floorStories)/1000, "µs/story")
}

func BenchmarkFloorWalkAndStat(b *testing.B) {
	dir := onDisk(b)
	for b.Loop() {
		eachFile(b, dir, func(_ string, d fs.DirEntry) { d.Info() })
	}
	perStory(b)
}

func BenchmarkFloorRead(b *testing.B) {
	dir := onDisk(b)
	var names []string
	eachFile(b, dir, func(p string, _ fs.DirEntry) { names = append(names, p) })
	for b.Loop() {
		for _, p := range names {
			if _, err := os.ReadFile(p); err != nil {
				b.Fatal(err)
			}
		}
	}
	perStory(b)
}

func BenchmarkFloorHash(b *testing.B) {
	stories := madeUp(floorStories)
	for b.Loop() {
		for _, s := range stories {
			sha256.Sum256([]byte(s.body))
		}
	}
	perStory(b)
}

// BenchmarkFloorWrite writes a file of 15 kB a story: into one folder, and into a folder each.
func BenchmarkFloorWrite(b *testing.B) {
	for _, folders := range []bool{false, true} {
		b.Run(fmt.Sprintf("folders=%v", folders), func(b *testing.B) {
			dir := onDisk(b)
			page := make([]byte, 15_000)
			n := 0
			for b.Loop() {
				n++
				for i := range floorStories {
					p := filepath.Join(dir, fmt.Sprintf("%d-%d", n, i))
					if folders {
						if err := os.Mkdir(p, 0o777); err != nil {
							b.Fatal(err)
						}
						p = filepath.Join(p, "index.html")
					}
					if err := os.WriteFile(p, page, 0o666); err != nil {
						b.Fatal(err)
					}
				}
			}
			perStory(b)
		})
	}
}

func BenchmarkFloorWords(b *testing.B) {
	stories := madeUp(floorStories)
	for b.Loop() {
		for _, s := range stories {
			count := map[string]int{}
			for w := range strings.FieldsSeq(strings.ToLower(s.body)) {
				count[w]++
			}
		}
	}
	perStory(b)
}
