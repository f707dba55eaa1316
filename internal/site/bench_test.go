package site

import (
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// BenchmarkBuild builds made-up archives of 100, 300 and 1,000 stories of some 500 words: the time
// and the memory for each story must not grow with their number. With -v, the largest one's table
// of bytes, files and time for each kind of output is printed.
func BenchmarkBuild(b *testing.B) {
	for _, n := range []int{100, 300, 1000} {
		b.Run(fmt.Sprintf("stories=%d", n), func(b *testing.B) {
			dir := b.TempDir()
			madeUpArchive(b, dir, n)
			b.ReportAllocs()
			var report *Report
			for range b.N {
				var err error
				if report, err = Build(filepath.Join(b.TempDir(), "out"), Options{Dir: dir, Now: now}); err != nil ||
					!report.Made {
					b.Fatal(err, report.Findings)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N*n), "µs/story")
			b.ReportMetric(float64(report.Bytes())/float64(n), "outbytes/story")
			if testing.Verbose() && n == 1000 {
				for _, k := range report.Kinds {
					b.Logf("%-14s %6d files %9d bytes %8d µs a file", k.Name, k.Files, k.Bytes,
						k.Took.Microseconds()/int64(k.Files))
				}
			}
		})
	}
}

// madeUpArchive writes an archive of n stories by a fixed recipe: the same n, the same bytes.
func madeUpArchive(b testing.TB, dir string, n int) {
	b.Helper()
	put := func(name, text string) {
		p := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(p), 0o777); err != nil {
			b.Fatal(err)
		}
		if err := os.WriteFile(p, []byte(text), 0o666); err != nil {
			b.Fatal(err)
		}
	}
	put("site.yaml", "title: Made up\nbase_url: https://made-up.example/archive\nlanguage: en\n")
	for i, topic := range topics {
		put(fmt.Sprintf("content/topics/%s.md", topic),
			fmt.Sprintf("---\nname: %s\n---\n", strings.ToUpper(topic[:1])+topic[1:]))
		put(fmt.Sprintf("content/people/person-%d.md", i),
			fmt.Sprintf("---\nname: %s %s\n---\n", given[i], surnames[i*3]))
	}
	dice := rand.New(rand.NewPCG(7, 7))
	for i := range n {
		date := fmt.Sprintf("%04d-%02d-%02d", 2001+i%20, i%12+1, i%28+1)
		put(fmt.Sprintf("content/stories/%s/%s-story-%d.md", date[:4], date, i), madeUpStory(dice, i))
	}
}

var (
	topics   = []string{"harbour", "schools", "ferries", "elections", "weather", "libraries"}
	given    = []string{"Ada", "Bram", "Corin", "Dagny", "Edvard", "Fenna", "Gareth", "Halina", "Ivo", "Jorun"}
	surnames = strings.Fields("Aldermoor Brackwell Castern Dunholm Eastvane Fenwick Graystone Hollin Inverly Jarrow " +
		"Kelder Lowmark Marrow Nethergate Osterby Penrose Quarley Rossend Selwyn Thornby")
	saidHow = []string{
		"“%s,” %s said.", "“%s,” said %s, who chairs the board.", "%[2]s said: “%[1]s.”",
		"“%s,” %s told the meeting. “We knew it.”",
	}
	words = strings.Fields("the harbour board met on Thursday to hear what a new bridge would cost and whether " +
		"schools along the quay could stay open through winter while repairs to roofs and walls go on at night")
)

func madeUpStory(dice *rand.Rand, i int) string {
	var s strings.Builder
	fmt.Fprintf(&s, "---\ntitle: Story number %d of the harbour\ntopics: [%s]\n---\n", i,
		topics[dice.IntN(len(topics))])
	speakers := [3]string{}
	for k := range speakers {
		speakers[k] = given[dice.IntN(len(given))] + " " +
			surnames[int(float64(len(surnames))*dice.Float64()*dice.Float64())]
	}
	for range 8 {
		s.WriteString(sentence(dice, 25) + ". " + sentence(dice, 18) + ".\n\n")
		fmt.Fprintf(&s, saidHow[dice.IntN(len(saidHow))]+"\n\n", sentence(dice, 14), speakers[dice.IntN(3)])
	}
	return s.String()
}

func sentence(dice *rand.Rand, n int) string {
	var out []string
	for range n {
		out = append(out, words[dice.IntN(len(words))])
	}
	return strings.ToUpper(out[0][:1]) + strings.Join(out, " ")[1:]
}
