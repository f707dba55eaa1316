package search

import (
	"crypto/sha256"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/testing/form"
	"github.com/onrecord/onrecord/internal/testing/sample"
)

// folder is a holder of the files of the build before.
type folder struct {
	t    *testing.T
	lock sync.Mutex
	was  files
	now  files
	held int
}

func (f *folder) put(path string, data []byte) error {
	f.lock.Lock()
	defer f.lock.Unlock()
	if _, twice := f.now[path]; twice {
		f.t.Errorf("%s is put twice", path)
	}
	f.now[path] = data
	return nil
}

func (f *folder) Holds(path string, digest [16]byte, size int64) bool {
	data, is := f.was[path]
	sum := sha256.Sum256(data)
	return is && [16]byte(sum[:16]) == digest && int64(len(data)) == size && !strings.Contains(path, "/b") // somebody has changed these
}

func (f *folder) Claim(path string, _ [16]byte, _ int64) error {
	f.lock.Lock()
	f.held++
	f.lock.Unlock()
	return f.put(path, f.was[path])
}

// told are the stories of an archive that is edited.
type told []string

func (all told) archive() Archive {
	var src strings.Builder
	for i, words := range all {
		fmt.Fprintf(&src, "-- stories/2020-%02d-%02d-s%03d --\ntitle: Story %d\n\n# Story %d\n\n%s\n", 1+i/28, 1+i%28, i, i, i, words)
	}
	read := sample.Read([]byte(src.String()))
	ix := read.Index("page")
	texts := map[int]string{}
	a := Archive{Index: ix, Language: "en", Texts: NewTexts(ix.Len())}
	a.Need = func(some []int) error {
		for _, i := range some {
			a.Texts.Read(i, texts[i], nil)
		}
		return nil
	}
	for i := range ix.Len() {
		s := ix.Story(i)
		for n, of := range read.Stories {
			if of.ID == s.ID {
				texts[i] = read.Texts[n].S
				sum := sha256.Sum256(append([]byte(read.Texts[n].S), s.ID...))
				a.Sums = append(a.Sums, [16]byte(sum[:16]))
			}
		}
	}
	return a
}

// text makes words up; some stand in nearly every story, and some in one.
func text(r *rand.Rand) string {
	var paragraphs []string
	for range 1 + r.IntN(4) {
		words := "And so"
		for range 1 + r.IntN(12) {
			n := r.IntN(1 + r.IntN(400))
			words += fmt.Sprintf(" w%cx%d", 'a'+rune(n%26), n)
		}
		paragraphs = append(paragraphs, words)
		if r.IntN(3) > 0 {
			paragraphs = append(paragraphs, fmt.Sprintf("{q %c_Lee|“So w%d it is, wax%d.”}", 'A'+rune(r.IntN(9)), r.IntN(20),
				r.IntN(9)))
		}
	}
	return strings.Join(paragraphs, "\n\n")
}

// Whatever is edited, the search that is made from the one before is that which is made anew; where
// few stories are edited, few files are.
func TestKeptEqualsAnew(t *testing.T) {
	for seed := range uint64(form.Times(1, 3)) {
		r := rand.New(rand.NewPCG(seed, 1))
		var all told
		for range 150 {
			all = append(all, text(r))
		}
		var kept *Kept
		last, held := files{}, 0
		for edit := range 12 {
			for range r.IntN(3) {
				at := r.IntN(len(all))
				switch r.IntN(9) {
				case 0:
					all = append(all, text(r))
				case 1:
					all = append(all[:at], all[at+1:]...)
				case 2, 3:
					all[at] = text(r)
				case 4: // words follow one another that did not
					all[at] = strings.Replace(all[at], ".”}", [...]string{". Is so.”}", ". It so.”}"}[r.IntN(2)], 1)
				case 5: // a quotation more
					all[at] += fmt.Sprintf("\n\n{q A_Lee|“So w%d it is.”}", r.IntN(20))
				default:
					all[at] += "\n\nAnd " + fmt.Sprint("wbx", r.IntN(30), " new", r.IntN(9)) + "."
				}
			}
			a := all.archive()
			f := &folder{t: t, was: last, now: files{}}
			now, err := Build(a, kept, f.put, f)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(all.anew(t), f.now); diff != "" {
				t.Fatalf("seed %d, edit %d: %s", seed, edit, diff)
			}
			kept, last, held = now, f.now, held+f.held
		}
		if held < 12 {
			t.Errorf("seed %d: %d files were held", seed, held)
		}
	}
}

// TestStays: where a story has other quotations, of another number, what was said in it is said no
// more, though it is numbered as it was.
func TestStays(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 1))
	var all told
	for range 150 {
		all = append(all, text(r))
	}
	all[20] = "And so.\n\n{q A_Lee|“Is so it so is.”}"
	for what, edit := range map[string]func(all told) told{
		"more":   func(all told) told { all[20] += "\n\n{q B_Lee|“So w1 it is.”}"; return all },
		"fewer":  func(all told) told { all[20] = "And so."; return all },
		"others": func(all told) told { all[20] = "{q B_Lee|“So w1 it is.”}\n\n{q C_Lee|“So w2.”}"; return all },
	} {
		f := &folder{t: t, now: files{}}
		kept, err := Build(all.archive(), nil, f.put, f)
		if err != nil {
			t.Fatal(err)
		}
		now := edit(slices.Clone(all))
		again := &folder{t: t, was: f.now, now: files{}}
		if _, err := Build(now.archive(), kept, again.put, again); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(now.anew(t), again.now); diff != "" {
			t.Errorf("%s: %s", what, diff)
		}
	}
}

// TestStaysInOrder: no story is numbered as it was while one behind it has come before it.
func TestStaysInOrder(t *testing.T) {
	c, k := &corpus{first: []int{0, 1, 2, 3, 4}}, &Kept{First: []int{0, 1, 2, 3, 4}}
	m := &moves{stories: []int{-1, -1, 0, -1}, quotations: []int{-1, -1, 0, -1}}
	if m.stay(k, c, []int{1, 2, 3}); !slices.Equal(m.stories, []int{-1, -1, 0, -1}) {
		t.Error(m.stories)
	}
	m = &moves{stories: []int{0, -1, -1, 3}, quotations: []int{0, -1, -1, 3}}
	if m.stay(k, c, []int{1, 2}); !slices.Equal(m.quotations, []int{0, 1, 2, 3}) {
		t.Error(m.quotations)
	}
}

// anew is the search of the stories, made from nothing.
func (all told) anew(t *testing.T) files {
	a, f := all.archive(), &folder{t: t, now: files{}}
	a.Sums = nil
	if _, err := Build(a, nil, f.put, nil); err != nil {
		t.Fatal(err)
	}
	return f.now
}

// TestReword holds that where nothing but words of texts is new, the files that tell them, and the
// root, are those of a search made anew, without the records of other stories; and that else it says
// so.
func TestReword(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 1))
	var all told
	for range 120 {
		all = append(all, text(r))
	}
	a, f := all.archive(), &folder{t: t, now: files{}}
	kept, err := Build(a, nil, f.put, nil)
	if err != nil {
		t.Fatal(err)
	}
	for range 6 {
		changed := []int{r.IntN(40), 40 + r.IntN(80)}
		for _, at := range changed {
			all[at] += fmt.Sprintf("\n\nAnd wbx%d new%d.", r.IntN(30), r.IntN(9))
		}
		want := all.anew(t)
		a, now := all.archive(), &folder{t: t, now: files{}}
		for i := range a.Index.Len() {
			if i != changed[0] && i != changed[1] {
				a.Index.Renew(i, nil)
			}
		}
		if kept, err = Reword(a, kept, changed, now.put); err != nil {
			t.Fatal(err)
		}
		for name, data := range want {
			got, made := now.now[name]
			if !made && (strings.Contains(name, "/terms/") || strings.Contains(name, "/lists/")) || made && string(got) != string(data) {
				t.Errorf("%s: made %v: %q, want %q", name, made, got, data)
			}
		}
		for name := range now.now {
			if _, wanted := want[name]; !wanted {
				t.Errorf("%s is not wanted", name)
			}
		}
	}
	for _, more := range []string{"\n\n{q Ann_Lee|“So it is.”}", "\n\n{q Ann_Lee|“So.”}"} {
		was := all[3]
		all[3] += more
		if _, err := Reword(all.archive(), kept, []int{3}, f.put); err != ErrOtherwise {
			t.Errorf("%s: %v", more, err)
		}
		all[3] = was
	}
	if _, err := Reword(all.archive(), &Kept{}, []int{3}, f.put); err != ErrOtherwise {
		t.Error(err)
	}
}
