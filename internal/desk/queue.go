package desk

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/site"
	"github.com/onrecord/onrecord/internal/slug"
)

// Doubtful is one utterance that is worth an editor's minute: nobody was found, or somebody only
// likely, or a second reader says otherwise; and nobody has decided yet.
type Doubtful struct {
	annotate.Quotation        // the utterance's first
	Words              string // of the first, without the marks around them
	Whole              string // of all its parts, without the marks, an ellipsis between them
	Sentence           string // the sentences around it
	Where              prose.Kind
	Choices            []annotate.Candidate // whom it may be: who is named first, then who was considered
	Second             *Answer              // what a second reader says, where that is something else
	Worth              Worth

	folded string // its words, until it is known how many stories have them
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
}

// Doubt is an utterance with its story.
type Doubt struct {
	Story *StoryReview
	*Doubtful
}

// value is what the queue is ordered by: what a second reader disputes comes first.
func (d *Doubtful) value() float64 {
	v := d.Worth.Value()
	if d.Second != nil {
		v += 1e6
	}
	return v
}

// ReviewOptions say what is reviewed.
type ReviewOptions struct {
	Site site.Options
	// Second asks a second reader about a story; nil: there is none. It may be called from several
	// goroutines.
	Second func(*site.Annotated) ([]Answer, error)
}

// Reviewed is what a review found.
type Reviewed struct {
	Stories  []StoryReview // those with what is worth most first
	Strays   []Stray       // what a second reader said of nothing that there is
	Failed   []Failure     // the stories on which it failed
	Asked    int           // how many stories it was asked about
	Findings []diag.Finding
}

// Failure is a story that a second reader could not read.
type Failure struct {
	File string
	Err  error
}

// Review reads the archive and returns what is worth an editor's minute, the stories with the most
// worthwhile doubts first.
func Review(o ReviewOptions) (*Reviewed, error) {
	r := &reviewer{second: o.Second, said: map[string]int{}, stories: map[string]int{}}
	found, err := site.Each(o.Site, r.take)
	if err != nil {
		return nil, err
	}
	r.ask()
	r.weigh()
	r.out.Findings = found
	order.By(r.out.Stories, func(a, b StoryReview) int {
		return cmp.Or(cmp.Compare(best(&b), best(&a)), b.Date.Compare(a.Date), cmp.Compare(a.File, b.File))
	})
	return &r.out, nil
}

func best(s *StoryReview) (most float64) {
	for i := range s.Doubtful {
		most = max(most, s.Doubtful[i].value())
	}
	return most
}

// Queue is all that is doubtful, what is worth most first.
func (r *Reviewed) Queue() []Doubt {
	var all []Doubt
	for i := range r.Stories {
		for k := range r.Stories[i].Doubtful {
			all = append(all, Doubt{&r.Stories[i], &r.Stories[i].Doubtful[k]})
		}
	}
	order.By(all, func(a, b Doubt) int { return cmp.Compare(b.value(), a.value()) })
	return all
}

// reviewer gathers what is doubtful, and what tells how much each is seen.
type reviewer struct {
	out     Reviewed
	second  func(*site.Annotated) ([]Answer, error)
	waiting []*site.Annotated
	said    map[string]int // how many utterances somebody has
	stories map[string]int // how many stories have some words
}

// together is how many stories are handed to a second reader at a time.
const together = 32

func (r *reviewer) take(a *site.Annotated) {
	seen := map[string]bool{}
	for i := range a.Result.Quotations {
		q := &a.Result.Quotations[i]
		if !begins(q) {
			continue
		}
		if who := Counted(q.Speaker); who != "" {
			r.said[who]++
		}
		if words := CopyOf(a, q); words != "" && !seen[words] {
			seen[words] = true
			r.stories[words]++
		}
	}
	if r.second == nil {
		r.add(a, nil)
		return
	}
	if r.waiting = append(r.waiting, a); len(r.waiting) == together {
		r.ask()
	}
}

// ask hands the waiting stories in which something is undecided to the second reader.
func (r *reviewer) ask() {
	type answered struct {
		answers []Answer
		asked   bool
		err     error
	}
	for i, one := range par.Map(r.waiting, func(_ int, a *site.Annotated) answered {
		if !slices.ContainsFunc(a.Result.Quotations, func(q annotate.Quotation) bool { return undecided(&q) }) {
			return answered{}
		}
		answers, err := r.second(a)
		return answered{answers, true, err}
	}) {
		a := r.waiting[i]
		if one.asked {
			r.out.Asked++
		}
		if one.err != nil {
			r.out.Failed = append(r.out.Failed, Failure{a.Story.File, one.err})
		}
		differ, strays := differences(a, one.answers)
		r.out.Strays = append(r.out.Strays, strays...)
		r.add(a, differ)
	}
	r.waiting = nil
}

// add takes up what is doubtful in a story. differ is what a second reader says otherwise, by
// utterance.
func (r *reviewer) add(a *site.Annotated, differ map[string]*Answer) {
	s := StoryReview{File: a.Story.File, Into: content.SidecarName(a.Story.File), Title: a.Title, Date: a.Story.Date}
	if at, ok := a.Story.KeyAt("annotations"); ok {
		s.Into, s.Decided = at.File, true
	}
	var around *site.Sentences
	for i := range a.Result.Quotations {
		q := &a.Result.Quotations[i]
		if !undecided(q) || isClear(q) && differ[q.ID] == nil {
			continue
		}
		if around == nil {
			around = site.NewSentences(a.Text)
		}
		d := Doubtful{
			Quotation: *q, Words: Unmarked(a.Text.S[q.Start:q.End]), Whole: whole(a, q),
			Sentence: around.Around(q.Range), Where: kindAt(a.Text, q.Start), Choices: Choices(q),
			Second: differ[q.ID],
		}
		d.Worth, d.folded = WorthIn(a, q), CopyOf(a, q)
		s.Doubtful = append(s.Doubtful, d)
	}
	if len(s.Doubtful) > 0 {
		r.out.Stories = append(r.out.Stories, s)
	}
}

// weigh fills in what only the whole archive tells.
func (r *reviewer) weigh() {
	for i := range r.out.Stories {
		for k := range r.out.Stories[i].Doubtful {
			d := &r.out.Stories[i].Doubtful[k]
			d.Worth.Copies = max(r.stories[d.folded], 1)
			if len(d.Choices) > 0 {
				d.Worth.Said = r.said[Counted(&d.Choices[0].Speaker)]
			}
		}
	}
}

// whole is an utterance's words, that a quotation begins, without the marks around its parts.
func whole(a *site.Annotated, q *annotate.Quotation) string {
	var parts []string
	for i := range a.Result.Quotations {
		p := &a.Result.Quotations[i]
		if p.ID == q.ID || p.Speech && q.Speech && p.Utterance == q.ID {
			parts = append(parts, oneLine(Unmarked(a.Text.S[p.Start:p.End])))
		}
	}
	return strings.Join(parts, " … ")
}

// begins reports whether a quotation begins an utterance that an editor decides on. An echo follows
// what it echoes.
//
//go:noinline
func begins(q *annotate.Quotation) bool { return q.Speech && q.ID == q.Utterance && q.EchoOf == "" }

//go:noinline
func undecided(q *annotate.Quotation) bool {
	return begins(q) && !q.Decided && q.Status == annotate.Auto
}

func isClear(q *annotate.Quotation) bool { return q.Speaker != nil && q.Confidence >= index.ClearFrom }

// mostChoices is how many keys there are to choose with: 1 to 9.
const mostChoices = 9

// Choices are whom a quotation may be by, numbered from 1: who is named, then who was considered,
// each once.
func Choices(q *annotate.Quotation) []annotate.Candidate {
	var all []annotate.Candidate
	seen := map[string]bool{}
	add := func(c annotate.Candidate) {
		if code := SpeakerYAML(&c.Speaker); !seen[code] && len(all) < mostChoices {
			seen[code] = true
			all = append(all, c)
		}
	}
	if q.Speaker != nil {
		add(annotate.Candidate{Speaker: *q.Speaker, Confidence: q.Confidence, Rule: q.Rule})
	}
	for _, c := range q.Candidates {
		add(c)
	}
	return all
}

// WorthIn is what a story itself tells of a minute's worth on an utterance, that a quotation
// begins: all but how often somebody is quoted, and how many stories have the words.
func WorthIn(a *site.Annotated, q *annotate.Quotation) Worth {
	return Worth{
		Named: q.Speaker != nil, Sure: q.Confidence, Where: mostSeen(a, q), Words: len(strings.Fields(whole(a, q))),
		FrontPage: IsFrontPage(a.Story.Print.Page), Registered: q.Speaker != nil && q.Speaker.Registered,
	}
}

// Counted names a speaker for counting; "" for nobody, and for one whom the story does not name.
func Counted(s *annotate.Speaker) string {
	if s == nil || s.Type == annotate.Unnamed {
		return ""
	}
	return cmp.Or(s.ID, s.Name)
}

// leastCopied is how many words make it unlikely that equal ones were said twice.
const leastCopied = 5

// CopyOf are a quotation's words without case and punctuation, which are the same in each copy; ""
// where they are too few to tell what is one.
func CopyOf(a *site.Annotated, q *annotate.Quotation) string {
	words := slug.Fold(a.Text.S[q.Start:q.End])
	if strings.Count(words, " ") < leastCopied-1 {
		return ""
	}
	return words
}

// mostSeen is where an utterance is seen most: where it stands, or an echo of it does.
func mostSeen(a *site.Annotated, q *annotate.Quotation) prose.Kind {
	where := kindAt(a.Text, q.Start)
	for i := range a.Result.Quotations {
		if e := &a.Result.Quotations[i]; e.EchoOf == q.Utterance {
			if k := kindAt(a.Text, e.Start); placeWeight[k] > placeWeight[where] {
				where = k
			}
		}
	}
	return where
}

func kindAt(t prose.Text, at int) prose.Kind {
	for _, b := range t.Blocks {
		if b.Start <= at && at < b.End {
			return b.Kind
		}
	}
	return prose.Paragraph
}
