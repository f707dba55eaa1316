package browser

import (
	"flag"
	"fmt"
	"net/http"
	"net/http/httptest"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/chromedp"
)

var (
	searchedFlag = flag.String("searched", "", "the folder of a built site, whose base_url has no path, to measure its search")
	queriesFlag  = flag.String("queries", "", "a file of queries to measure the search with, a line each")
)

// weighed serves a site as GitHub Pages does and counts the bytes of what is sent.
type weighed struct {
	pages http.Handler
	lock  sync.Mutex
	sent  map[string]int // by path
}

type weigher struct {
	http.ResponseWriter
	n int
}

func (w *weigher) Write(b []byte) (int, error) {
	w.n += len(b)
	return w.ResponseWriter.Write(b)
}

func (s *weighed) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	out := &weigher{ResponseWriter: w}
	s.pages.ServeHTTP(out, r)
	s.lock.Lock()
	defer s.lock.Unlock()
	s.sent[r.URL.Path] += out.n
}

// take is how many bytes were sent since the last time, of the search's files and of scripts.
func (s *weighed) take() (files, scripts int) {
	s.lock.Lock()
	defer s.lock.Unlock()
	for path, n := range s.sent {
		switch {
		case strings.HasSuffix(path, ".json"):
			files += n
		case strings.HasSuffix(path, ".js"):
			scripts += n
		}
	}
	clear(s.sent)
	return files, scripts
}

// searchedSite serves the site of -searched, and reads the queries.
func searchedSite(t *testing.T) (*builtSite, *weighed, []string) {
	if *searchedFlag == "" || *queriesFlag == "" {
		t.Skip("no -searched FOLDER -queries FILE")
	}
	src, err := os.ReadFile(*queriesFlag)
	if err != nil {
		t.Fatal(err)
	}
	w := &weighed{pages: pagesServer{*searchedFlag, "/"}, sent: map[string]int{}}
	server := httptest.NewServer(w)
	t.Cleanup(server.Close)
	queries := slices.DeleteFunc(strings.Split(string(src), "\n"), func(q string) bool { return q == "" })
	return &builtSite{*searchedFlag, server.URL + "/"}, w, queries
}

// TestSearchBytes prints what each query costs a browser that has nothing yet, counts beside the
// results included, and what it finds, when it is asked to.
func TestSearchBytes(t *testing.T) {
	s, w, queries := searchedSite(t)
	for _, q := range queries {
		t.Run("query", func(t *testing.T) {
			x := freshTab(t, s, mode{1440, "light"})
			x.open(t, "404.html")
			w.take()
			x.open(t, "search/")
			eval[any](t, x, fmt.Sprintf(`(() => { const q = document.querySelector("#q"); q.value = %q; q.form.requestSubmit(); })()`, q))
			x.await(t, "an answer", `document.querySelector("#rs")`)
			files, _ := w.take()
			time.Sleep(time.Second)
			rest, _ := w.take()
			fmt.Printf("%-40s %6.1f kB, counts %5.1f: %s\n\t%.120s\n", q, float64(files)/1000, float64(rest)/1000,
				x.first(t, "#rs"), x.first(t, ".quotes > li"))
		})
	}
}

// keys watches how long the results of each press of a key take.
const keys = `(() => {
	window.presses = [];
	document.querySelector("#q").addEventListener("input", () => presses.push({ at: performance.now(), took: -1 }), true);
	new MutationObserver(() => {
		const last = presses.at(-1);
		if (last && last.took < 0) last.took = performance.now() - last.at;
	}).observe(document.querySelector("#found"), { childList: true });
})()`

// keyTimes is how often each query is typed: of a machine that does other things, too, the least
// time tells most.
const keyTimes = 5

// TestSearchKeys types each query into a search that has fetched nothing yet, and prints how many
// milliseconds the results take after each press, at the least of several times; - is where they
// stay as they are. The first press is not counted: the root comes with it.
func TestSearchKeys(t *testing.T) {
	s, _, queries := searchedSite(t)
	all, within, most := 0, 0, 0.0
	for _, q := range queries {
		var least []float64
		for range keyTimes {
			t.Run("query", func(t *testing.T) { least = lesser(least, keyed(t, s, q)) })
		}
		line := ""
		for i, took := range least {
			if took < 0 {
				line += " -"
				continue
			}
			line += fmt.Sprintf(" %.0f", took)
			if i == 0 {
				continue
			}
			if all++; took <= 100 {
				within++
			}
			most = max(most, took)
		}
		fmt.Printf("%s:%s\n", q, line)
	}
	fmt.Printf("%d of %d presses within 100 ms, the longest %.0f ms\n", within, all, most)
}

// keyed types a query, and says how long the results of each press took; -1 where there were none.
func keyed(t *testing.T, s *builtSite, q string) []float64 {
	x := freshTab(t, s, mode{1440, "light"})
	x.open(t, "search/")
	x.do(t, chromedp.Focus(chromedp.CSS("#q"), chromedp.NodeVisible))
	eval[any](t, x, keys)
	for i, letter := range q {
		x.typed(t, string(letter))
		wait := time.Now().Add(700 * time.Millisecond)
		if i == 0 {
			wait = wait.Add(time.Second)
		}
		for time.Now().Before(wait) && !eval[bool](t, x, "presses.at(-1).took >= 0") {
			time.Sleep(20 * time.Millisecond)
		}
		time.Sleep(100 * time.Millisecond)
	}
	return eval[[]float64](t, x, "presses.map(p => p.took)")
}

// lesser is of each press the lesser time; one that was not waited for to its end has none.
func lesser(a, b []float64) []float64 {
	for i := range a {
		if b[i] < 0 || a[i] >= 0 && a[i] < b[i] {
			b[i] = a[i]
		}
	}
	return b
}
