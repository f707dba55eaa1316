package site

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/testing/form"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestShardsEqualOneBuild holds that four shards, each read with a cache of its own, and a build
// over their caches make the bytes of one build, and that this build reads no story.
func TestShardsEqualOneBuild(t *testing.T) {
	form.OnlyLong(t)
	b := newBench(t)
	all := 0
	const n = 4
	for i := 1; i <= n; i++ {
		o := b.o
		o.Cache = filepath.Join(t.TempDir(), "shard")
		r, err := ReadShard(Shard{i, n}, o)
		if err != nil {
			t.Fatal(err)
		}
		all += r.Counts.Stories
		to := filepath.Join(b.cache, fmt.Sprintf("shard-%d", i))
		if err := os.CopyFS(to, os.DirFS(o.Cache)); err != nil {
			t.Fatal(err)
		}
	}
	joined := b.build()
	got := folder.Contents(t, b.out)
	if err := os.RemoveAll(b.out); err != nil {
		t.Fatal(err)
	}
	alone := b.o
	alone.Cache = ""
	one, err := Build(b.out, alone)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(folder.Contents(t, b.out), got); diff != "" {
		t.Errorf("-one build +shards\n%s", diff)
	}
	second := newBench(t)
	second.build()
	folder.Write(t, second.dir, "static/x.txt", "x")
	if want := second.build().Remembered; joined.Remembered != want || want == 0 {
		t.Errorf("%d analyses came from the shards, want %d", joined.Remembered, want)
	}
	if all < one.Counts.Stories || joined.Counts != one.Counts {
		t.Errorf("the shards have %d stories; %v, %v", all, joined.Counts, one.Counts)
	}
}

// TestShardKeepsOnlyItsOwn holds that a shard which begins with the whole cache leaves its own
// part.
func TestShardKeepsOnlyItsOwn(t *testing.T) {
	form.OnlyLong(t)
	b := newBench(t)
	b.build()
	r, err := ReadShard(Shard{2, 3}, b.o)
	if err != nil {
		t.Fatal(err)
	}
	if r.Remembered == 0 || r.Remembered > r.Counts.Stories {
		t.Errorf("%d of %d stories were remembered", r.Remembered, r.Counts.Stories)
	}
	folder.Write(t, b.dir, "static/x.txt", "x")
	if again := b.build(); again.Remembered != r.Remembered {
		t.Errorf("the next build remembers %d stories, and the shard had %d", again.Remembered, r.Remembered)
	}
}

// TestVerify holds that Verify names what is not as a clean build makes it, and that Mend mends it.
func TestVerify(t *testing.T) {
	form.OnlyLong(t)
	b := newBench(t)
	b.build()
	if found, err := Verify(b.out, b.o); err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	folder.Write(t, b.out, "about/index.html", "something else")
	if err := os.Remove(filepath.Join(b.out, "robots.txt")); err != nil {
		t.Fatal(err)
	}
	folder.Write(t, b.out, "of-mine.txt", "nothing of the program's")
	found, err := Verify(b.out, b.o)
	want := []Difference{{"about/index.html", "differs"}, {"robots.txt", "is missing"}}
	if diff := cmp.Diff(want, found); err != nil || diff != "" {
		t.Error(err, diff)
	}
	if _, err := Mend(b.out, b.o); err != nil {
		t.Fatal(err)
	}
	if found, err := Verify(b.out, b.o); err != nil || len(found) > 0 {
		t.Error(err, found)
	}
}
