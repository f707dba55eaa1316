package measure

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// wanted is the pair precision for which each fold chooses its threshold.
const wanted = 0.975

// guess is one quotation with the name that the engine would give it were there no threshold.
type guess struct {
	fold       string // a publisher, or a collection of stories
	confidence float64
	named      bool // the gold names its speaker
	given      bool // the engine has a name for it
	right      bool
	attributed bool // the engine gives the name at its own threshold
}

// TestFolds chooses the threshold on all publishers but one and measures on that one, for each in
// turn. It reads the gold in the folder that ONRECORD_GOLD names. The project's own gold is
// measured beside it at the built-in threshold and has no say in the choice: much of it was written
// to be harder than any paper.
func TestFolds(t *testing.T) {
	gold := os.Getenv("ONRECORD_GOLD")
	if gold == "" {
		t.Skip("ONRECORD_GOLD is not set")
	}
	papers := guessEval(t, filepath.Join(gold, "eval/dev.jsonl"), filepath.Join(gold, "eval/stories"))
	papers = append(papers, guessEval(t, filepath.Join(gold, "eval/world.jsonl"), filepath.Join(gold, "eval/world"))...)
	t.Logf("%-18s %9s %6s %6s %6s %6s", "held out", "threshold", "pair P", "strict", "of", "others' P")
	held := heldOut(t, papers)
	logMeasured(t, "held out", -1, held)
	for at := 0.70; at < 0.90; at += 0.02 {
		logMeasured(t, "papers", at, papers)
	}
	own := guessOwn(t)
	for _, fold := range []string{"demo", "styles"} {
		_, one := parted(own, fold)
		logMeasured(t, fold, annotate.Threshold, one)
	}
	t.Log("papers", reliability(papers), "own", reliability(own))
}

// heldOut prints and gives what each publisher's quotations come to at the threshold that all
// others' ask for.
func heldOut(t *testing.T, papers []guess) (held []guess) {
	t.Helper()
	var folds []string
	for _, g := range papers {
		folds = append(folds, g.fold)
	}
	slices.Sort(folds)
	for _, f := range slices.Compact(folds) {
		others, one := parted(papers, f)
		at := threshold(others)
		p, strict, n := measured(one, at)
		rest, _, _ := measured(others, at)
		t.Logf("%-18s %9.2f %6.3f %6.3f %6d %6.3f", f, at, p, strict, n, rest)
		for _, g := range one {
			g.attributed = g.confidence >= at
			held = append(held, g)
		}
	}
	return held
}

func logMeasured(t *testing.T, what string, at float64, gs []guess) {
	t.Helper()
	p, strict, n := measured(gs, at)
	if at < 0 {
		what += ", each at its own"
	} else {
		what = fmt.Sprintf("%s at %.2f", what, at)
	}
	t.Logf("%-28s %6.3f %6.3f %6d", what, p, strict, n)
}

func parted(all []guess, fold string) (others, one []guess) {
	for _, g := range all {
		if g.fold == fold {
			one = append(one, g)
		} else {
			others = append(others, g)
		}
	}
	return others, one
}

// threshold is the lowest at which the pair precision is as wanted.
func threshold(gs []guess) float64 {
	for at := 0.60; at < 0.99; at += 0.01 {
		if p, _, _ := measured(gs, at); p >= wanted {
			return at
		}
	}
	return 1
}

// givenAt reports whether the engine gives the name at a threshold; below 0: at the guess's own.
func (g guess) givenAt(threshold float64) bool {
	if threshold < 0 {
		return g.given && g.attributed
	}
	return g.given && g.confidence >= threshold
}

// measured is the pair precision, and the share of the quotations with a named speaker that are
// given it, at a threshold; below 0: at each guess's own.
func measured(gs []guess, at float64) (precision, strict float64, named int) {
	var given, right, rightNamed int
	for _, g := range gs {
		if g.named {
			named++
		}
		if !g.givenAt(at) {
			continue
		}
		given++
		if g.right {
			right++
		}
		if g.right && g.named {
			rightNamed++
		}
	}
	return float64(right) / float64(max(1, given)), float64(rightNamed) / float64(max(1, named)), named
}

// reliability is the share of names that are right, by the confidence with which they are given.
func reliability(gs []guess) string {
	bounds := []float64{0, 0.5, 0.6, 0.7, 0.74, 0.78, 0.82, 0.86, 0.9, 0.92, 0.94, 0.96, 0.98, 1.01}
	var b strings.Builder
	b.WriteString("\nconfidence        n  mean  right\n")
	for i := 1; i < len(bounds); i++ {
		n, right, sum := 0, 0, 0.0
		for _, g := range gs {
			if g.given && g.confidence >= bounds[i-1] && g.confidence < bounds[i] {
				n, sum = n+1, sum+g.confidence
				if g.right {
					right++
				}
			}
		}
		if n > 0 {
			fmt.Fprintf(&b, "%.2f to %.2f %6d  %.3f  %.3f\n", bounds[i-1], min(1, bounds[i]), n, sum/float64(n),
				float64(right)/float64(n))
		}
	}
	return b.String()
}

// guessed is what the engine would say of q, were there no threshold.
func guessed(fold string, q *annotate.Quotation) guess {
	g := guess{fold: fold}
	if q == nil || !q.Speech {
		return g
	}
	g.confidence, g.attributed = q.Confidence, q.Speaker != nil
	g.given = speakerOf(q) != nil
	return g
}

// speakerOf is the person or organisation that q is given to, or would be were there no threshold;
// or nil.
func speakerOf(q *annotate.Quotation) *annotate.Speaker {
	s := q.Speaker
	for i := range q.Candidates {
		if c := &q.Candidates[i]; s == nil && c.Confidence == q.Confidence {
			s = &c.Speaker
		}
	}
	if s == nil || s.Type != annotate.Person && s.Type != annotate.Organisation {
		return nil
	}
	return s
}

// goldArticle is a line of the gold standard in the folder of ONRECORD_GOLD. Offsets count code
// points.
type goldArticle struct {
	ID     string
	Text   string
	Quotes []struct {
		Start, End  int
		Kind        string
		Speaker     string
		SpeakerType string `json:"speaker_type"`
	}
}

func guessEval(t *testing.T, gold, stories string) []guess {
	t.Helper()
	annotator, _, err := site.NewAnnotator(site.AnnotateOptions{NoRegistry: true})
	if err != nil {
		t.Fatal(err)
	}
	f, err := os.Open(gold)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []guess
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var a goldArticle
		if err := json.Unmarshal(lines.Bytes(), &a); err != nil {
			t.Fatal(err)
		}
		story, err := annotator.File(filepath.Join(stories, a.ID+".txt"))
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, guessArticle(&a, story.Text.S, story.Result)...)
	}
	return out
}

// guessArticle finds the engine's quotations at the gold's by their words, in reading order.
func guessArticle(a *goldArticle, text string, r *annotate.Result) []guess {
	publisher, _, _ := strings.Cut(a.ID, "_")
	byWords := map[string][]*annotate.Quotation{}
	for i := range r.Quotations {
		q := &r.Quotations[i]
		words := slug.Fold(text[q.Start:q.End])
		byWords[words] = append(byWords[words], q)
	}
	runes := []rune(a.Text)
	var out []guess
	for _, want := range a.Quotes {
		words := slug.Fold(string(runes[want.Start:want.End]))
		var q *annotate.Quotation
		if found := byWords[words]; len(found) > 0 { // the same words again: in reading order
			q = found[0]
			byWords[words] = found[min(1, len(found)-1):]
		}
		g := guessed(publisher, q)
		g.named = want.Kind == "speech" && (want.SpeakerType == "person" || want.SpeakerType == "organisation")
		g.right = g.given && want.Kind == "speech" && sameName(speakerOf(q).Name, want.Speaker)
		out = append(out, g)
	}
	return out
}

func sameName(a, b string) bool {
	fold := func(s string) string {
		return slug.Fold(strings.TrimSuffix(strings.TrimSuffix(strings.TrimPrefix(strings.ToLower(s), "the "), "'s"),
			"’s"))
	}
	return fold(a) == fold(b)
}

// guessOwn are the quotations of the project's own gold.
func guessOwn(t *testing.T) []guess {
	t.Helper()
	var out []guess
	for _, fold := range []string{"demo", "styles"} {
		o := site.AnnotateOptions{NoRegistry: true}
		if fold == "demo" {
			o = site.AnnotateOptions{Dir: filepath.Join("..", ".."), Undecided: true}
		}
		annotator, _, err := site.NewAnnotator(o)
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range goldFiles(t, fold) {
			gold := readGold(t, file)
			name := strings.TrimSuffix(file, ".yaml") + ".txt"
			if fold == "demo" {
				name = storyFile(t, filepath.Join("..", ".."), gold.Story)
			}
			story, err := annotator.File(name)
			if err != nil {
				t.Fatal(err)
			}
			for i := range gold.Utterances {
				out = append(out, guessUtterance(fold, &gold.Utterances[i], story.Text.S, story.Result))
			}
		}
	}
	return out
}

func guessUtterance(fold string, u *accuracy.Utterance, text string, r *annotate.Result) guess {
	n := 0
	for i := range r.Quotations {
		q := &r.Quotations[i]
		if slug.Fold(text[q.Start:q.End]) != slug.Fold(u.Quote) {
			continue
		}
		if n++; n < max(1, u.Occurrence) {
			continue
		}
		g := guessed(fold, q)
		g.named = len(u.Speakers) == 1 && u.Speakers[0].Unnamed == ""
		if s := speakerOf(q); g.given && g.named {
			want := u.Speakers[0]
			g.right = want.ID != "" && s.ID == want.ID || want.Name != "" && sameName(s.Name, want.Name)
		}
		return g
	}
	return guess{fold: fold, named: len(u.Speakers) == 1 && u.Speakers[0].Unnamed == ""}
}
