package check

import (
	"cmp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
)

// Doubtful is one utterance that is worth an editor's minute: nobody was found, or somebody only
// likely, and nobody has decided yet.
type Doubtful struct {
	annotate.Quotation        // the utterance's first
	Words              string // without the marks around them
	Sentence           string // the sentences around it
	Where              prose.Kind

	weight int
}

// StoryReview is what is doubtful in one story.
type StoryReview struct {
	File string // the story's
	// Into is the file to which decisions belong: where the story has some already, else its
	// sidecar, there or not.
	Into     string
	Decided  bool // Into has decisions already
	Title    string
	Date     time.Time
	Doubtful []Doubtful // in reading order

	weight int
}

// Review reads the archive and returns what is worth an editor's minute, the stories with the most
// prominent doubts first.
func Review(o site.Options) ([]StoryReview, []diag.Finding, error) {
	var all []StoryReview
	found, err := site.Each(o, func(a *site.Annotated) {
		if r := review(a); len(r.Doubtful) > 0 {
			all = append(all, r)
		}
	})
	slices.SortStableFunc(all, func(a, b StoryReview) int {
		return cmp.Or(cmp.Compare(b.weight, a.weight), b.Date.Compare(a.Date), cmp.Compare(a.File, b.File))
	})
	return all, found, err
}

func review(a *site.Annotated) StoryReview {
	r := StoryReview{File: a.Story.File, Into: content.SidecarName(a.Story.File), Title: a.Title, Date: a.Story.Date}
	if len(a.Story.Decisions) > 0 {
		r.Into, r.Decided = a.Story.Decisions[0].Pos.File, true
	}
	var around *site.Sentences
	for _, q := range a.Result.Quotations {
		if !doubtful(q) {
			continue
		}
		if around == nil {
			around = site.NewSentences(a.Text)
		}
		d := Doubtful{
			Quotation: q, Words: unmarked(a.Text.S[q.Start:q.End]), Sentence: around.Around(q.Range),
			Where: kindAt(a.Text, q.Start),
		}
		d.weight = prominence(d)
		r.weight = max(r.weight, d.weight)
		r.Doubtful = append(r.Doubtful, d)
	}
	return r
}

// doubtful reports whether a quotation begins an utterance that a person should look at. An echo
// follows what it echoes.
func doubtful(q annotate.Quotation) bool {
	begins := q.Speech && q.ID == q.Utterance && q.EchoOf == ""
	decided := q.Decided || q.Status != annotate.Auto
	clear := q.Speaker != nil && q.Confidence >= index.ClearFrom
	return begins && !decided && !clear
}

// prominence weighs how much depends on an utterance: where a reader meets it first, and how much
// is said.
func prominence(d Doubtful) int {
	weight := min(len(strings.Fields(d.Words)), 40)
	switch d.Where {
	case prose.Headline:
		weight += 200
	case prose.Deck, prose.Highlight:
		weight += 100
	case prose.Crosshead:
		weight += 50
	}
	if d.Speaker != nil && d.Speaker.Registered {
		weight += 20
	}
	return weight
}

func kindAt(t prose.Text, at int) prose.Kind {
	for _, b := range t.Blocks {
		if b.Start <= at && at < b.End {
			return b.Kind
		}
	}
	return prose.Paragraph
}

// unmarked takes the outermost marks off a quotation.
func unmarked(quotation string) string {
	for _, mark := range []string{"''", "``"} {
		quotation = strings.TrimSuffix(strings.TrimPrefix(quotation, mark), mark)
	}
	first, size := utf8.DecodeRuneInString(quotation)
	if strings.ContainsRune("\"'“”„‘’‚«»‹›", first) {
		quotation = quotation[size:]
	}
	last, size := utf8.DecodeLastRuneInString(quotation)
	if strings.ContainsRune("\"'“”„‘’‚«»‹›", last) {
		quotation = quotation[:len(quotation)-size]
	}
	return quotation
}
