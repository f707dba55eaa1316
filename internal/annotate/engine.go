package annotate

import (
	"sync"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/annotate/names"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// Options says what an engine knows besides the language packs.
type Options struct {
	Registry  *registry.Registry // nil: the cold start, names come from the story alone
	Threshold float64            // 0: the built-in one; an attribution less sure than this names nobody
}

// Threshold is the built-in threshold. Papers that were looked at would allow 0.60 at a pair
// precision of 0.975; below 0.74 fewer than half of the names are right on the project's own
// stories, which are denser than a paper's.
const Threshold = 0.74

// Engine annotates stories. It does not change and is safe for concurrent use.
type Engine struct {
	threshold float64
	drafts    sync.Pool
	registry  *registry.Registry
	names     *names.Registry // the registry's names and posts; nil for the cold start
}

// New compiles an engine.
func New(o Options) *Engine {
	e := &Engine{threshold: o.Threshold, registry: o.Registry, names: names.Compile(o.Registry)}
	if e.threshold == 0 {
		e.threshold = Threshold
	}
	e.drafts.New = func() any {
		d := &draft{e: e}
		d.tables()
		return d
	}
	return e
}

// HasPack reports whether there is a language pack for a BCP 47 tag.
func HasPack(tag string) bool { return lang.Has(tag) }

// Annotate finds a story's quotations, mentions and speakers.
func (e *Engine) Annotate(s Story) *Result {
	d := e.drafts.Get().(*draft)
	defer e.drafts.Put(d)
	d.load(&s)
	r := d.result()
	d.release()
	return r
}

// mostKept is the most quotations of a story whose tables are kept for the next one.
const mostKept = 1000

// release lets go of the story, so that a draft at rest holds no text.
func (d *draft) release() {
	d.story, d.s, d.cast = nil, "", nil
	clear(d.found.Entities)
	clear(d.found.Mentions)
	clear(d.folded)
	clear(d.ages)
	d.spans, d.speakers = slab[Span]{}, slab[Speaker]{}
	clear(d.cut)
	d.cut = d.cut[:0]
	if max(len(d.times), len(d.surnames)) > mostKept { // clearing a table takes as long as it is large
		d.tables()
	}
	clear(d.times)
	clear(d.taken)
	clear(d.surnames)
	clear(d.quotes)
	clear(d.verdicts)
	clear(d.proposals)
}

func (d *draft) tables() {
	d.times, d.taken, d.surnames = map[string]int{}, map[string]bool{}, map[string]int{}
}

// load takes up a story and reads it.
func (d *draft) load(s *Story) {
	d.reset(s)
	d.pack = lang.For(s.Lang)
	d.pair()
	d.choose()
	d.verdicts = grow(d.verdicts, len(d.quotations))
	d.voices = grow(d.voices, len(d.quotations))
	for q := range d.verdicts {
		d.verdicts[q].echoes = noQuote
	}
	if d.pack != nil && len(d.toks) > 0 {
		d.read()
	}
}

// read finds names, cues and speakers.
func (d *draft) read() {
	d.sents = prose.AppendSentences(d.sents[:0], d.story.Text, d.toks, d.pack.Stops())
	d.words = d.pack.Words(d.words[:0], d.s, d.toks)
	d.cast = &d.found
	names.FindInto(d.cast, &names.Input{Text: d.story.Text, Tokens: d.toks, Sentences: d.sents, Words: d.words, Pack: d.pack, Registry: d.e.names, Date: d.story.Date})
	d.noteHoldings()
	d.countSurnames()
	d.genders = d.genders[:0]
	for i := range d.cast.Entities {
		g := d.cast.Entities[i].Gender
		if d.cast.Entities[i].GenderSure < sureGender {
			g = 0
		}
		if g == 0 {
			g = d.genderOfPosts(&d.cast.Entities[i])
		}
		d.genders = append(d.genders, g)
	}
	d.proven = grow(d.proven, len(d.cast.Entities))
	d.countNames()
	d.findOpening()
	d.lay()
	d.study()
	d.studyPlaces()
	d.readSayings()
	d.decideAll()
	d.recall()
}
