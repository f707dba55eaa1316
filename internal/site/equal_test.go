package site

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/testing/demo"
	folder "github.com/onrecord/onrecord/internal/testing/tree"
)

// TestIncrementalEqualsClean makes random edits to the demo archive, one after the other, and
// builds it after each: with what is remembered of the builds before, into the folder that they
// have written to, and clean. Both are the same, byte for byte, and so are the findings.
//
// ONRECORD_EDITS says how many edits (3; .ci/run makes 60); ONRECORD_SEED from which number on.
func TestIncrementalEqualsClean(t *testing.T) {
	edits, seed := number("ONRECORD_EDITS", 3), number("ONRECORD_SEED", 1)
	const inARow = 12
	for ; edits > 0; edits -= inARow {
		t.Run(fmt.Sprint(seed), func(t *testing.T) { manyEdits(t, uint64(seed), min(edits, inARow)) })
		seed++
	}
}

func number(variable string, otherwise int) int {
	if n, err := strconv.Atoi(os.Getenv(variable)); err == nil {
		return n
	}
	return otherwise
}

func manyEdits(t *testing.T, seed uint64, n int) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	local := time.Local
	defer func() { time.Local = local }()
	w := newWorkshop(t, seed)
	if !w.build("first") {
		t.Fatal("there is no site to begin with")
	}
	for i := range n {
		before := w.remembered()
		what := w.edit()
		w.surroundings()
		name := fmt.Sprintf("seed %d, edit %d: %s", seed, i, what)
		if made := w.build(name); !made {
			w.restore(before)
			w.build(name + ", taken back")
		}
		if t.Failed() {
			t.FailNow()
		}
	}
	t.Logf("%d builds made nothing but some stories' own pages; in %d, most was settled", w.amended, w.settled)
}

// workshop is an archive that is edited, with what was built of it.
type workshop struct {
	t       *testing.T
	r       *rand.Rand
	dir     string // the site folder
	out     string
	cache   string
	options Options
	amended int    // builds that made nothing but some stories' own pages
	settled int    // builds in which one story had other quotations, and most was settled
	live    *Live  // the archive followed in memory
	liveOf  string // its options
}

func newWorkshop(t *testing.T, seed uint64) *workshop {
	w := &workshop{t: t, r: rand.New(rand.NewPCG(seed, 20)), dir: demo.Copy(t)}
	w.out, w.cache = filepath.Join(t.TempDir(), "out"), filepath.Join(t.TempDir(), "cache")
	w.options = Options{Now: now}
	for _, name := range w.files("content/people/", ".md") { // the stories that name whom it hides may go
		if text := w.read(name); strings.Contains(text, "visibility: none\n") {
			w.write(name, strings.Replace(text, "visibility: none\n", "visibility: none\nin_no_story: true\n", 1))
		}
	}
	if seed%4 != 1 { // a third of the stories: more edits in the same time
		w.must(os.RemoveAll(w.path("content/permalinks")))
		stories := w.stories()
		w.r.Shuffle(len(stories), func(i, j int) { stories[i], stories[j] = stories[j], stories[i] })
		for _, name := range stories[len(stories)/3:] {
			w.must(os.Remove(w.path(name)))
			_ = os.Remove(w.path(name + ".notes.yaml"))
		}
		w.unlink()
	}
	return w
}

var leadsTo = regexp.MustCompile(`the link leads to ([^,]*),`)

// unlink takes out the links that lead to stories which are not there, so that there is a site.
func (w *workshop) unlink() {
	o := w.options
	o.Dir = w.dir
	report, err := Make(newShelf(), o)
	w.must(err)
	for _, f := range report.Findings {
		if f.Code == "dangling-link" && f.Severity == diag.Error {
			to := regexp.QuoteMeta(leadsTo.FindStringSubmatch(f.Message)[1])
			w.write(f.File, regexp.MustCompile(`\[([^\]]*)\]\(`+to+`\)`).ReplaceAllString(w.read(f.File), "$1"))
		}
	}
}

func (w *workshop) must(err error) {
	w.t.Helper()
	if err != nil {
		w.t.Fatal(err)
	}
}

func (w *workshop) path(name string) string { return filepath.Join(w.dir, filepath.FromSlash(name)) }

func (w *workshop) remembered() map[string]string { return folder.Contents(w.t, w.dir) }

// restore makes the site folder what it was.
func (w *workshop) restore(files map[string]string) {
	for name := range folder.Contents(w.t, w.dir) {
		if _, was := files[name]; !was {
			w.must(os.Remove(w.path(name)))
		}
	}
	for name, text := range files {
		if now, err := os.ReadFile(w.path(name)); err != nil || string(now) != text {
			folder.Write(w.t, w.dir, name, text)
		}
	}
}

// build builds both ways and compares. It reports whether there is a site.
func (w *workshop) build(name string) (made bool) {
	w.t.Helper()
	o := w.options
	o.Dir, o.Cache = w.dir, w.cache
	o.doubt = func(task string) { w.t.Errorf("%s: settled, and rests on something else: %s", name, task) }
	before, _ := folder.Read(w.out)
	quick, err := Build(w.out, o)
	if err != nil {
		w.t.Fatalf("%s: %v", name, err)
	}
	if quick.Amended > 0 {
		w.amended++
	}
	if quick.Settled {
		w.settled++
	}
	o.Cache, o.stamp, o.doubt = "", digest{}, nil
	fresh := newShelf()
	clean, err := Make(fresh, o)
	if err != nil {
		w.t.Fatalf("%s: clean: %v", name, err)
	}
	if diff := cmp.Diff(lines(clean.Findings), lines(quick.Findings)); diff != "" {
		w.t.Errorf("%s: findings, -clean +incremental\n%s", name, diff)
	}
	if clean.Counts != quick.Counts {
		w.t.Errorf("%s: counts: clean %v, incremental %v", name, clean.Counts, quick.Counts)
	}
	made = !diag.HasErrors(clean.Findings)
	want := before
	if made {
		want = map[string]string{}
		for file, data := range fresh.files {
			want[file] = string(data)
		}
	}
	delete(want, ".onrecord")
	w.compare(name, want)
	w.compareLive(name, fresh.files, made)
	return made
}

// compareLive asks the archive that is followed in memory for files of the site: it has the same,
// and no others.
func (w *workshop) compareLive(name string, want map[string][]byte, made bool) {
	w.t.Helper()
	o := w.options
	o.Dir, o.Now = w.dir, time.Time{}
	if of := fmt.Sprint(o); w.live == nil || w.liveOf != of {
		w.live, w.liveOf = NewLive(o), of
	}
	shown, _, err := w.live.Read(w.options.Now)
	w.must(err)
	if (shown != nil) != made {
		w.t.Fatalf("%s: followed in memory there is a site: %v", name, shown != nil)
	}
	if !made {
		return
	}
	names := slices.Sorted(maps.Keys(want))
	rand.New(rand.NewPCG(uint64(len(want)), 1)).Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
	for _, file := range append(names[:min(len(names), 60)], "no/such/page.html", "no/index.html", "search/no.json") {
		got, there, err := shown.File(file)
		if _, wanted := want[file]; err != nil || there != wanted || string(got) != string(want[file]) {
			w.t.Errorf("%s: %s followed in memory: wanted %v, there %v, %v: %s", name, file, wanted, there, err,
				firstDifference(string(want[file]), string(got)))
		}
	}
}

func (w *workshop) compare(name string, want map[string]string) {
	w.t.Helper()
	got, _ := folder.Read(w.out)
	delete(got, ".onrecord")
	wrong := 0
	for _, file := range slices.Sorted(keysOf(want, got)) {
		a, wanted := want[file]
		b, there := got[file]
		if wanted && there && a == b {
			continue
		}
		if wrong++; wrong < 4 {
			w.t.Errorf("%s: %s: wanted %v, there %v: %s", name, file, wanted, there, firstDifference(a, b))
		}
	}
	if wrong > 0 {
		w.t.Errorf("%s: %d files differ", name, wrong)
	}
}

func keysOf(ms ...map[string]string) func(yield func(string) bool) {
	seen := map[string]bool{}
	return func(yield func(string) bool) {
		for _, m := range ms {
			for k := range m {
				if !seen[k] {
					seen[k] = true
					if !yield(k) {
						return
					}
				}
			}
		}
	}
}

// firstDifference shows where two texts part.
func firstDifference(a, b string) string {
	at := 0
	for at < len(a) && at < len(b) && a[at] == b[at] {
		at++
	}
	around := func(s string) string { return s[min(max(at-60, 0), len(s)):min(at+60, len(s))] }
	return fmt.Sprintf("clean %q, incremental %q", around(a), around(b))
}

func lines(found []diag.Finding) (all []string) {
	for _, f := range found {
		all = append(all, f.String())
	}
	return all
}

// surroundings changes what no build may depend on.
func (w *workshop) surroundings() {
	runtime.GOMAXPROCS([]int{1, 2, 8}[w.r.IntN(3)])
	zone, err := time.LoadLocation([]string{"UTC", "Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin"}[w.r.IntN(4)])
	w.must(err)
	time.Local = zone
	w.t.Setenv("TZ", zone.String())
	w.t.Setenv("LC_ALL", []string{"C", "tr_TR.UTF-8", "de_DE.UTF-8"}[w.r.IntN(3)])
	if w.r.IntN(4) == 0 { // as a checkout does
		later := time.Now().Add(time.Duration(w.r.IntN(1000)-500) * time.Hour)
		for name := range w.remembered() {
			w.must(os.Chtimes(w.path(name), later, later))
		}
	}
	if w.r.IntN(6) == 0 { // another folder
		to := filepath.Join(w.t.TempDir(), "elsewhere")
		w.must(os.Rename(w.dir, to))
		w.dir = to
	}
	if w.r.IntN(6) == 0 { // as in CI: the cache is restored, and nothing else
		w.must(os.RemoveAll(w.out))
		to := filepath.Join(w.t.TempDir(), "out")
		w.out = to
	}
}
