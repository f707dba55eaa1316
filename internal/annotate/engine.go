package annotate

import (
	"sync"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/registry"
)

// Options says what an engine knows besides the language packs.
type Options struct {
	Registry  *registry.Registry // nil: the cold start, names come from the story alone
	Threshold float64            // 0: the built-in one; an attribution less sure than this names nobody
	Told      bool               // note in each result what the text tells of whom it names
	Tried     bool               // note in each result what every rule proposed, with the evidence
}

// Threshold is the built-in threshold, from which a reading is likely: of a hundred names that are
// given with just this confidence, seventy-five are right.
const Threshold = 0.75

// Engine annotates stories. It does not change and is safe for concurrent use.
type Engine struct {
	threshold float64
	told      bool
	tried     bool
	registry  *registry.Registry
	names     *names.Registry // the registry's names and posts; nil for the cold start
}

// New compiles an engine.
func New(o Options) *Engine {
	e := &Engine{
		threshold: o.Threshold, told: o.Told, tried: o.Tried,
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
func (e *Engine) Annotate(s Story) *Result {
	d := e.draft() // is not given back where a fault ends the reading: it would hold this story's names
	d.load(&s)
	r := d.result()
	if e.told {
		r.Told = d.told()
	}
	if e.tried {
		r.Named = d.namedWithEvidence()
	}
	d.rest()
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
	if d.Pack != nil && len(d.Tokens) > 0 {
		d.read()
		d.follow()
	}
	d.story, d.S = s, s.Text.S // what is shown is what is printed
}

// read finds names, cues and speakers.
func (d *draft) read() {
	d.ReadWords(d.story.Text)
	names.FindInto(&d.found, &names.Input{
		Text: d.story.Text, Tokens: d.Tokens, Sentences: d.Sentences, Words: d.Words, Pack: d.Pack,
		Registry: d.e.names, Date: d.story.Date,
	})
	if d.Cast = &d.found; len(d.Quotations) == 0 && !d.e.told && !d.e.tried {
		return // nobody is to be found who speaks
	}
	d.ReadClauses(&d.found)
	d.ReadCast()
	d.ReadSpeakers()
}
