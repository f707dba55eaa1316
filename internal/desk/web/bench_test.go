package web

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/testing/tree"
)

// BenchmarkDecide writes a decision and makes the next card, in archives of so many stories. An
// editor notices what takes more than a tenth of a second.
func BenchmarkDecide(b *testing.B) {
	for _, stories := range []int{100, 10_000} {
		b.Run(fmt.Sprint(stories), func(b *testing.B) { benchmarkDecide(b, stories) })
	}
}

func benchmarkDecide(b *testing.B, stories int) {
	dir := b.TempDir()
	tree.Write(b, dir, "site.yaml", "title: The Long Run\nbase_url: https://run.example/\nlanguage: en\n")
	if err := os.MkdirAll(filepath.Join(dir, "content/stories"), 0o777); err != nil {
		b.Fatal(err)
	}
	for n := range stories {
		name := fmt.Sprintf("content/stories/20%02d-%02d-%02d-run-%d.txt", n%25, n%12+1, n%28+1, n)
		text := fmt.Sprintf("Run %d is on\n\nThe council met in hall %d on Monday, and Tom Reed came late.\n\n"+
			"\"The pier has %d planks and the town has none,\" he said.\n\nRain fell on street %d all day.\n\n"+
			"\"Nobody counts them but me,\" Quill said. \"It was %d last year.\"\n", n, n, n, n, n)
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	d, err := New(Options{Site: site.Options{Dir: dir, Now: day}, By: "E. Marsh", Today: func() time.Time { return day }})
	if err != nil {
		b.Fatal(err)
	}
	next, err := d.answer(&filter{All: true}, "")
	if err != nil || next.Card == nil {
		b.Fatal(next, err)
	}
	b.ResetTimer()
	for b.Loop() {
		body, err := json.Marshal(deciding{Key: next.Card.Key, Digest: next.Card.Digest, Do: doNobody, Filter: filter{All: true}})
		if err != nil {
			b.Fatal(err)
		}
		r := httptest.NewRequest("POST", "/decide", bytes.NewReader(body))
		r.Host = host
		r.Header.Set(tokenHeader, d.token)
		r.Header.Set("Origin", "http://"+host)
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		d.ServeHTTP(w, r)
		var out decided
		if err := json.Unmarshal(w.Body.Bytes(), &out); err != nil || w.Code != 200 || out.Card == nil {
			b.Fatalf("%d %s", w.Code, w.Body)
		}
		next.Card = out.Card
	}
}
