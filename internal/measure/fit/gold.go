package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// article is a line of a gold standard. Offsets count code points of Text.
type article struct {
	ID       string
	Text     string
	Quotes   []labelled
	Entities []struct {
		Start, End int
		Type       string
	}
}

// labelled is a stretch in quotation marks, and who said it.
type labelled struct {
	Start, End  int
	Kind        string
	Speaker     string
	SpeakerType string `json:"speaker_type"`
}

// readArticles reads a gold standard; the text of a story whose line holds none lies beside it.
func readArticles(gold, stories string) ([]article, error) {
	f, err := os.Open(gold)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out []article
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a article
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			return nil, fmt.Errorf("reading %s: %w", gold, err)
		}
		if a.Text == "" {
			src, err := os.ReadFile(filepath.Join(stories, a.ID+".txt"))
			if err != nil {
				return nil, err
			}
			a.Text = string(src)
		}
		out = append(out, a)
	}
	return out, lines.Err()
}

// squeezed is a text without white space, its marks made straight, and for each character kept its
// offset in code points or bytes of the text.
type squeezed struct {
	text string
	kept []int
	at   []int // by character kept: its byte in text
}

var straight = strings.NewReplacer("“", `"`, "”", `"`, "‘", "'", "’", "'", "\u00a0", " ")

func squeeze(text string, bytes bool) squeezed {
	var s squeezed
	var b strings.Builder
	n := 0
	for i, r := range text {
		if !unicode.IsSpace(r) {
			if s.kept = append(s.kept, n); bytes {
				s.kept[len(s.kept)-1] = i
			}
			s.at = append(s.at, b.Len())
			b.WriteString(straight.Replace(string(r)))
		}
		n++
	}
	s.text = b.String()
	return s
}

// span is [from, to) among the characters kept.
func (s *squeezed) span(from, to int) [2]int {
	return [2]int{s.first(from), s.first(to)}
}

// first is the first character kept whose offset is at least n.
func (s *squeezed) first(n int) int {
	lo, hi := 0, len(s.kept)
	for lo < hi {
		if m := (lo + hi) / 2; s.kept[m] < n {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

// words are the characters of a span.
func (s *squeezed) words(x [2]int) string {
	end := len(s.text)
	if x[1] < len(s.at) {
		end = s.at[x[1]]
	}
	if x[0] >= len(s.at) {
		return ""
	}
	return s.text[s.at[x[0]]:end]
}

// place is where a span of s lies in o: the occurrence nearest to where it stood.
func (s *squeezed) place(x [2]int, o *squeezed) ([2]int, bool) {
	want := s.words(x)
	if want == "" {
		return x, false
	}
	best, ok := [2]int{}, false
	for from := 0; ; {
		i := strings.Index(o.text[from:], want)
		if i < 0 {
			return best, ok
		}
		at := o.character(from + i)
		if !ok || far(at, x[0]) < far(best[0], x[0]) {
			best, ok = [2]int{at, at + x[1] - x[0]}, true
		}
		from += i + 1
		if from >= len(o.text) {
			return best, ok
		}
	}
}

// character is the character kept that stands at a byte of the text.
func (s *squeezed) character(b int) int {
	lo, hi := 0, len(s.at)
	for lo < hi {
		if m := (lo + hi) / 2; s.at[m] < b {
			lo = m + 1
		} else {
			hi = m
		}
	}
	return lo
}

func far(a, b int) int { return max(a-b, b-a) }

// alike reports whether each of two spans covers at least half of the other.
func alike(a, b [2]int) bool {
	n := min(a[1], b[1]) - max(a[0], b[0])
	return n > 0 && n*2 >= a[1]-a[0] && n*2 >= b[1]-b[0]
}

// sameName reports whether two names are one, as the gold's own scoring has it.
func sameName(a, b string) bool { return nameKey(a) == nameKey(b) }

func nameKey(s string) string {
	s = strings.ToLower(straight.Replace(strings.TrimSpace(s)))
	s = strings.TrimSuffix(strings.TrimSuffix(s, "'s"), "'")
	return slug.Fold(strings.TrimPrefix(s, "the "))
}

// reader reads stories cold, with what every rule proposes.
type reader struct{ annotator *site.Annotator }

func newReader(dir string) (*reader, error) {
	a, _, err := site.NewAnnotator(site.AnnotateOptions{Dir: dir, NoRegistry: dir == "", Undecided: true, Tried: true})
	return &reader{a}, err
}

// readFile reads one story file.
func (r *reader) readFile(path string) (*site.Annotated, error) {
	story := r.annotator.Files([]string{path})[0]
	return story, story.Err
}

// read pairs the quotations of a story with those of the gold: see pair.
func (r *reader) read(file string, a *article) (found []*annotate.Quotation, story *site.Annotated, err error) {
	story, err = r.readFile(file)
	if err != nil {
		return nil, nil, err
	}
	return pair(story, a), story, nil
}

// pair pairs the quotations of a story that the engine takes for speech with those of the gold:
// found[i] is the engine's for the gold's i, or nil.
func pair(story *site.Annotated, a *article) (found []*annotate.Quotation) {
	gold, own := squeeze(a.Text, false), squeeze(story.Text.S, true)
	type placed struct {
		at [2]int
		q  *annotate.Quotation
	}
	var all []placed
	for i := range story.Result.Quotations {
		q := &story.Result.Quotations[i]
		if !q.Speech {
			continue
		}
		if at, ok := own.place(own.span(q.Start, q.End), &gold); ok {
			all = append(all, placed{at, q})
		}
	}
	found = make([]*annotate.Quotation, len(a.Quotes))
	used := make(map[*annotate.Quotation]bool)
	for _, i := range byLength(a, &gold) {
		want := gold.span(a.Quotes[i].Start, a.Quotes[i].End)
		best := -1
		for k := range all {
			if used[all[k].q] || !alike(want, all[k].at) {
				continue
			}
			if best < 0 || off(all[k].at, want) < off(all[best].at, want) {
				best = k
			}
		}
		if best >= 0 {
			found[i] = all[best].q
			used[all[best].q] = true
		}
	}
	return found
}

func off(a, b [2]int) int { return far(a[0], b[0]) + far(a[1], b[1]) }
