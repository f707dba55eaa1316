package annotate

import (
	"sync"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/annotate/rule"
	"github.com/onrecord/onrecord/internal/registry"
)

// Options says what an engine knows besides the language packs.
type Options struct {
	Registry  *registry.Registry // nil: the cold start, names come from the story alone
	Threshold float64            // 0: the built-in one; an attribution less sure than this names nobody
	Told      bool               // note in each result what the text tells of whom it names
	Tried     bool               // note in each result what every rule proposed, with the evidence
	Unmarked  bool               // leave out what stands around a quotation, which only a record of it needs
}

// Threshold is the built-in threshold, from which a reading is likely: of a hundred names that are
// given with just this confidence, seventy-five are right.
const Threshold = 0.75

// Engine annotates stories. It does not change and is safe for concurrent use.
type Engine struct {
	threshold float64
	told      bool
	tried     bool
	unmarked  bool
	registry  *registry.Registry
	names     *names.Registry // the registry's names and posts; nil for the cold start
}

// New compiles an engine.
func New(o Options) *Engine {
	e := &Engine{
		threshold: o.Threshold, told: o.Told, tried: o.Tried, unmarked: o.Unmarked,
		registry: o.Registry, names: names.Compile(o.Registry),
	}
	if e.threshold == 0 {
		e.threshold = Threshold
	}
	return e
}

// HasPack reports whether there is a language pack for a BCP 47 tag.
func HasPack(tag string) bool { return lang.Has(tag) }

// Annotate finds a story's quotations, mentions and speakers.
func (e *Engine) Annotate(s Story) *Result { return e.AnnotateAll([]Story{s})[0] }

// AnnotateAll annotates some stories, each stage of all of them before the next one. What a stage
// is made of, code and tables, nearly fills the memory that a core has for itself: it is fetched
// there once for all the stories, not once for each.
func (e *Engine) AnnotateAll(stories []Story) []*Result {
	drafts := make([]*draft, len(stories))
	for i := range stories {
		// one is not given back where a fault ends the reading: it would hold this story's names
		drafts[i] = e.draft()
		drafts[i].take(&stories[i])
	}
	for _, stage := range stages {
		for _, d := range drafts {
			stage(d)
		}
	}
	readSpeakers(drafts)
	results := make([]*Result, len(stories))
	for i, d := range drafts {
		results[i] = d.tell(&stories[i])
		d.rest()
	}
	return results
}

// tell gives what has been found in the story.
func (d *draft) tell(s *Story) *Result {
	d.show(s)
	r := d.result()
	if d.e.told {
		r.Told = d.told()
	}
	if d.e.tried {
		r.Named = d.namedWithEvidence()
	}
	return r
}

// spare has the drafts that read no story at the moment. It is no sync.Pool, nor any generic type:
// of what one of these holds the linker keeps all methods, and a draft has some thousand.
var spare struct {
	mu     sync.Mutex
	drafts []*draft
}

// draft is a draft that has read another story, or a new one.
func (e *Engine) draft() *draft {
	spare.mu.Lock()
	defer spare.mu.Unlock()
	if len(spare.drafts) == 0 {
		spare.drafts = append(spare.drafts, new(draft))
	}
	last := len(spare.drafts) - 1
	d := spare.drafts[last]
	spare.drafts = spare.drafts[:last]
	d.e, d.WeighAll = e, e.tried
	return d
}

// longest is how many tokens a story may have for its room to be kept: few have a tenth.
const longest = 1 << 16

// rest puts a draft aside for another story.
func (d *draft) rest() {
	if len(d.Tokens) > longest {
		return
	}
	d.release()
	d.e = nil
	spare.mu.Lock()
	spare.drafts = append(spare.drafts, d)
	spare.mu.Unlock()
}

// release lets go of the story, so that a draft at rest holds no text.
func (d *draft) release() {
	d.Reading.Release()
	d.story, d.Settled, d.Told, d.follows, d.undecided = nil, nil, nil, nil, nil
	clear(d.found.Entities)
	clear(d.found.Mentions)
	d.full.listed, d.mentioned.listed = false, false
	d.spans, d.speakers, d.entities, d.pieces = arena[Span]{}, arena[Speaker]{}, arena[Entity]{}, nil
}

// load takes up a story and reads it.
func (d *draft) load(s *Story) {
	d.take(s)
	for _, stage := range stages {
		stage(d)
	}
	readSpeakers([]*draft{d})
	d.show(s)
}

// take takes up a story.
func (d *draft) take(s *Story) {
	d.story = s
	pack := lang.For(s.Lang)
	if pack != nil {
		if text := inSmallLetters(leads(&s.Text, pack), pack); text != s.Text.S {
			read := *s
			read.Text.S = text
			d.story = &read
		}
	}
	d.Text.Load(d.story.Text, pack)
	d.choose()
	d.Start()
}

// show takes the story as it is printed, of which all is that is shown.
func (d *draft) show(s *Story) { d.story, d.S = s, s.Text.S }

// stages are what is done with a story that has been taken up, but for the last: see readSpeakers.
var stages = [...]func(*draft){(*draft).readWords, (*draft).readNames, (*draft).readClauses}

// readable reports whether there are words of a language that is known.
func (d *draft) readable() bool { return d.Pack != nil && len(d.Tokens) > 0 }

func (d *draft) readWords() {
	if d.readable() {
		d.ReadWords(d.story.Text)
	}
}

func (d *draft) readNames() {
	if !d.readable() {
		return
	}
	names.FindInto(&d.found, &names.Input{
		Text: d.story.Text, Tokens: d.Tokens, Sentences: d.Sentences, Words: d.Words, Pack: d.Pack,
		Registry: d.e.names, Date: d.story.Date,
	})
	d.Cast = &d.found
}

// speaks reports whether somebody is to be found who speaks.
func (d *draft) speaks() bool {
	return d.readable() && (len(d.Quotations) > 0 || d.e.told || d.e.tried)
}

func (d *draft) readClauses() {
	if d.speaks() {
		d.ReadClauses(&d.found)
		d.ReadCast()
	}
}

// readSpeakers is the last stage, which all the stories go through together.
func readSpeakers(drafts []*draft) {
	all := make([]*rule.Reading, 0, len(drafts))
	for _, d := range drafts {
		if d.speaks() {
			all = append(all, &d.Reading)
		}
	}
	rule.ReadTogether(all)
	for _, d := range drafts {
		if d.readable() {
			d.follow()
		}
	}
}
