package main

import (
	"bufio"
	"crypto/sha256"
	_ "embed"
	"encoding/hex"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
)

// papersTSV is a second gold: who speaks in each quotation of articles that had been read by nobody
// when somebody went through them beside the program's reading. They lie in eval/names and
// eval/sources, whose own labels tell names and phrases, but no speakers. A line is a set, an
// article, how many code points its text has, and for each quotation FROM-TO=WHO, in code points of
// the text. WHO is - for what nobody said, ? for a speaker without a name, and else the digest of
// the fullest name that the article gives: the words and the names stay with the articles.
//
// Whoever reads beside an answer overlooks some mistakes: a gold made blindly is worth more.
//
//go:embed papers.tsv
var papersTSV string

// readPapers reads the samples of papersTSV. Its sets are papers-world, papers-us, and
// papers-unread, whose mistakes no rule has been mended for.
func (r *reader) readPapers(eval string) ([]sample, error) {
	var out []sample
	lines := bufio.NewScanner(strings.NewReader(papersTSV))
	lines.Buffer(nil, 1<<20)
	for lines.Scan() {
		f := strings.Split(lines.Text(), "\t")
		if len(f) != 4 {
			return nil, fmt.Errorf("papers.tsv: want four columns: %.60s", lines.Text())
		}
		s, err := r.readPaper(eval, f[0], f[1], f[2], strings.Fields(f[3]))
		if err != nil {
			return nil, fmt.Errorf("papers.tsv: %s: %w", f[1], err)
		}
		out = append(out, s...)
	}
	return out, lines.Err()
}

// readPaper reads the samples of one article.
func (r *reader) readPaper(eval, set, id, length string, spans []string) ([]sample, error) {
	folder := "sources"
	if set == "papers-world" {
		folder = "names"
	}
	story, err := r.readFile(filepath.Join(eval, folder, id+".txt"))
	if err != nil {
		return nil, err
	}
	if n := utf8.RuneCountInString(story.Text.S); strconv.Itoa(n) != length {
		return nil, fmt.Errorf("its text has %d code points, and had %s when it was read", n, length)
	}
	a := article{ID: id, Text: story.Text.S, Quotes: make([]labelled, len(spans))}
	who := make([]string, len(spans))
	for i, x := range spans {
		if _, err := fmt.Sscanf(x, "%d-%d=%s", &a.Quotes[i].Start, &a.Quotes[i].End, &who[i]); err != nil {
			return nil, fmt.Errorf("%s is no FROM-TO=WHO", x)
		}
	}
	publisher, _, _ := strings.Cut(id, "_")
	var out []sample
	for i, q := range pair(story, &a) {
		s := sample{set: set, story: id, fold: publisher, speech: who[i] != "-", taken: q != nil, weight: 1}
		s.named = s.speech && who[i] != "?"
		s.add(q, func(x *annotate.Speaker) bool { return s.named && digest(id, x.Name) == who[i] })
		out = append(out, s)
	}
	return out, nil
}

// digest stands for a name in an article: the first eight hexadecimal digits of the SHA-256 of the
// article, a line feed, and the name as sameName compares it.
func digest(article, name string) string {
	sum := sha256.Sum256([]byte(article + "\n" + nameKey(name)))
	return hex.EncodeToString(sum[:4])
}
