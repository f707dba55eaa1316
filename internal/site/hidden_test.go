package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"

	"github.com/onrecord/onrecord/internal/diag"

	"github.com/onrecord/onrecord/internal/testing/demo"
)

// TestHidden builds the archives of testdata/hidden with every output and looks for hidden names
// and words in every byte of what was published. The comment at an archive's head says what it
// shows, and then what each may stand in, a line each:
//
//	nowhere: words                    no file and no file's name
//	in ADDRESS prose: words           the headline, deck, text and corrections of the page at the address alone, where they must stand
//	in ADDRESS text: words            the page at the address, its story.txt and its source view alone, where they must stand
//	there PATH: words                 the file must hold them: what is hidden takes nothing else with it
//	unlisted PATH: words              the file does not hold them
//	no PATH                           there is no such file
func TestHidden(t *testing.T) {
	archives, err := filepath.Glob("testdata/hidden/*.txtar")
	if err != nil || len(archives) == 0 {
		t.Fatal(archives, err)
	}
	for _, file := range archives {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			src, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			p := madeTree(t, unpack(t, string(src)))
			_, rules, _ := strings.Cut(string(txtar.Parse(src).Comment), "\n") // after what the archive shows
			for line := range strings.Lines(rules) {
				for _, wrong := range p.check(strings.TrimSpace(line)) {
					t.Error(wrong)
				}
			}
		})
	}
}

// The words that docs/demo-archive.md names, each of which stands in one story of the demo archive
// and is hidden there.
const demoWords = `
in 2025/04/17/leaflets/ prose: Sabra Hexworth
in 2025/04/17/leaflets/ prose: Hexworth
in 2025/12/04/night-crews/ prose: Ottilie Brask
in 2025/12/04/night-crews/ prose: Brask
in 2026/03/26/ferry-by-the-tide/ text: never once bought a ticket
nowhere: Pennifold
nowhere: Brazendale
nowhere: pollack
nowhere: Sollace
nowhere: Gadwall
nowhere: quadrille
nowhere: Gorringe
nowhere: lugworm
nowhere: equinox or a list
in 2026/01/14/storm-shuts-harbour-second-day/ text: Wilf Hannaford
in 2026/01/14/storm-shuts-harbour-second-day/ text: Hannaford
no speakers/wilf-hannaford/index.html
no 2025/07/10/sea-wall/story.txt
no 2025/07/10/sea-wall/source/index.html
no 2025/12/04/night-crews/source/index.html
`

func TestHiddenInDemo(t *testing.T) {
	p := demoTree(t)
	for line := range strings.Lines(strings.TrimSpace(demoWords)) {
		for _, wrong := range p.check(strings.TrimSpace(line)) {
			t.Error(wrong)
		}
	}
}

// tree is a published site, each file as all that may be read in it.
type tree map[string]readings

// madeTree builds the archive in dir, and reads every file that then stands in the output folder,
// the manifest included.
func madeTree(t *testing.T, dir string) tree {
	t.Helper()
	p, err := makeTree(dir)
	if err != nil || len(p) < 10 {
		t.Fatal(len(p), err)
	}
	return p
}

// demoTree is the demo archive, read and built once.
func demoTree(t *testing.T) tree {
	t.Helper()
	demo.Folder(t) // skips the test where another archive stands in its place
	p, err := demoMade()
	if err != nil {
		t.Fatal(err)
	}
	return p
}

var demoMade = sync.OnceValues(func() (tree, error) { return makeTree("../..") })

func makeTree(dir string) (tree, error) {
	temp, err := os.MkdirTemp("", "onrecord-tree-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(temp)
	out := filepath.Join(temp, "out")
	report, err := Build(out, Options{Dir: dir, Now: now})
	if err != nil || diag.HasErrors(report.Findings) {
		return nil, fmt.Errorf("%w %v", err, report.Findings)
	}
	static := map[string]bool{}
	for _, name := range []string{"archive.css", "archive.js", "search.css", "search.js", "search-more.js"} {
		static[name] = true
	}
	p := tree{}
	err = filepath.WalkDir(out, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		data, err := os.ReadFile(file)
		name, _ := filepath.Rel(out, file)
		if name = filepath.ToSlash(name); !static[name] {
			p[name] = read(name, data)
		}
		return err
	})
	return p, err
}

// check holds the site against one line of a comment, and says what is wrong.
func (p tree) check(line string) []string {
	rule, words, _ := strings.Cut(line, ": ")
	verb, at, _ := strings.Cut(rule, " ")
	switch verb {
	case "nowhere":
		return p.only(words, nil)
	case "in":
		address, what, _ := strings.Cut(at, " ")
		page := address + "index.html"
		if !p[page].tell(words) {
			return []string{fmt.Sprintf("%s does not hold %q", page, words)}
		}
		if what == "text" {
			return p.only(words, []string{page, address + "story.txt", address + "source/index.html"})
		}
		wrong := p.only(words, []string{page})
		if beside := p[page].data; what != "prose" || read(page, withoutProse(beside)).tell(words) {
			wrong = append(wrong,
				fmt.Sprintf("%s holds %q beside its prose: …%s…", page, words, around(withoutProse(beside), words)))
		}
		return wrong
	case "there":
		if !p[at].tell(words) {
			return []string{fmt.Sprintf("%s does not hold %q", at, words)}
		}
	case "unlisted":
		if r, there := p[at]; !there || r.tell(words) {
			return []string{fmt.Sprintf("%s is not there, or holds %q", at, words)}
		}
	case "no":
		if _, there := p[at]; there {
			return []string{at + " is published"}
		}
	default:
		return []string{"cannot read " + line}
	}
	return nil
}

// only lists the files besides those allowed that hold the words.
func (p tree) only(words string, allowed []string) (wrong []string) {
	for name, r := range p {
		if !slices.Contains(allowed, name) && r.tell(words) {
			wrong = append(wrong, fmt.Sprintf("%s holds %q: …%s…", name, words, around(r.data, words)))
		}
	}
	slices.Sort(wrong)
	return wrong
}

// around is what stands around words, where they stand as they are.
func around(data []byte, words string) string {
	at := bytes.Index(bytes.ToLower(data), bytes.ToLower([]byte(words)))
	if at < 0 {
		return ""
	}
	return string(data[max(0, at-80):min(len(data), at+len(words)+40)])
}
