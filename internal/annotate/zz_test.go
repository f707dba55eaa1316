package annotate

import (
	"os"
	"path/filepath"
	"testing"
)

func BenchmarkZZ(b *testing.B) {
	engine := New(Options{})
	files, _ := filepath.Glob(os.Getenv("ZZ"))
	var ss []Story
	n := 0
	for _, f := range files {
		t, _ := os.ReadFile(f)
		n += len(t)
		ss = append(ss, storyOf(string(t)))
	}
	engine.Annotate(ss[0])
	b.SetBytes(int64(n))
	b.ReportAllocs()
	b.ResetTimer()
	for b.Loop() {
		for _, s := range ss {
			engine.Annotate(s)
		}
	}
}
