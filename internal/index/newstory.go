package index

import (
	"slices"
	"sort"
	"strings"
	"sync"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/chunk"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/prose"
)

// NewStory makes the record of a story from its file, its readable text and what was found in it.
// It touches nothing shared but topics, which does not change, so stories may be read in parallel.
func NewStory(s *content.Story, t prose.Text, r *annotate.Result, topics *Topics) *Story {
	head := heading(s)
	if s.State == "withdrawn" {
		return withdrawn(head, s)
	}
	m := makers.Get().(*maker)
	defer m.release()
	m.begin(s, t, r, topics)
	out := m.kept.stories.One(head)
	out.Bylined = m.bylined(s.Bylines)
	m.mentions(out)
	m.utterances(out)
	m.topics(out)
	m.correct(out)
	number(out.Utterances)
	keepAccess(out)
	countOwn(out.Utterances)
	m.shorten(out)
	return out
}

// heading is what front matter and file name say.
func heading(s *content.Story) Story {
	out := Story{
		ID: s.ID, File: s.File, Address: address.Story(s.Date, s.Slug), Title: s.Title.Value,
		Date: s.Date, HasTime: s.HasTime, Updated: s.Updated,
		Deck: oneLine(s.Deck), Section: s.Section, Bylines: s.Bylines, Lang: s.Lang,
		Source: Source{
			Publisher: s.Publisher.Name, PublisherURL: s.Publisher.URL, URL: s.URL, ID: s.SourceID,
			Edition: s.Print.Edition, Page: s.Print.Page, License: s.License,
		},
		Reviewed: Review{s.Reviewed.By, s.Reviewed.On},
	}
	if out.Deck == "" {
		out.Deck = wireDeck(s)
	}
	switch s.Access {
	case "quotations":
		out.Access = QuotationsOnly
	case "metadata":
		out.Access = MetadataOnly
	}
	return out
}

// wireDeck is the first deck of a piece of wire copy, or "".
func wireDeck(s *content.Story) string {
	for _, b := range s.Blocks {
		if b.Kind == content.Deck {
			return oneLine(b.Text)
		}
	}
	return ""
}

// byline is the most words of a paragraph that says who wrote the story.
const byline = 14

// bylined reports whether the text says itself who wrote it: one of its first paragraphs is short,
// begins with "By", and names them all.
func (m *maker) bylined(names []string) bool {
	if len(names) == 0 {
		return false
	}
	seen := 0
	for _, b := range m.text.Blocks {
		if b.Kind != prose.Paragraph {
			continue
		}
		if seen++; seen > 2 {
			return false
		}
		text := oneLine(m.text.S[b.Start:b.End])
		if _, n := m.words(b.Range); n > byline || !strings.EqualFold(text[:min(len(text), 3)], "by ") {
			continue
		}
		if !slices.ContainsFunc(names, func(name string) bool { return !strings.Contains(text, name) }) {
			return true
		}
	}
	return false
}

// maker holds what is looked up while one story's record is made.
type maker struct {
	text        prose.Text
	result      *annotate.Result
	topic       *Topics
	named       []string
	corrections []content.Correction

	tokens     []prose.Token
	before     []int32 // before[i]: the words among tokens[:i]
	sentences  []prose.Sentence
	codes      codePoints
	phrases    []phraseHit
	spans      map[span][]string // the topics of rows of blocks, once worked out
	seen       map[entityKey]int // where each entity stands in entities
	entities   []Mentioned
	mentioned  []mention // all of them, in order of Start
	speakers   map[whoKey]*Who
	packer     packer
	pieces     []piece
	places     []int   // of pieces
	abouts     []int32 // of one utterance, as are paragraphs
	paragraphs []string
	kept       kept
}

// kept is memory for what is kept of many stories: all else that is made of one is let go.
type kept struct {
	stories    chunk.Of[Story]
	utterances chunk.Of[Utterance]
	parts      chunk.Of[Part]
	entities   chunk.Of[Mentioned]
	speakers   chunk.Of[Who]
	texts      chunk.Of[string]
	abouts     chunk.Of[int32]
	words      chunk.Of[byte]
}

// makers are used again for other stories, with the room that they have.
var makers = sync.Pool{New: func() any {
	return &maker{spans: map[span][]string{}, seen: map[entityKey]int{}, speakers: map[whoKey]*Who{}}
}}

// release gives the maker back, without the story.
func (m *maker) release() {
	clear(m.spans)
	clear(m.seen)
	clear(m.speakers)
	clear(m.paragraphs)
	for i := range m.entities {
		forms := m.entities[i].Forms
		clear(forms)
		m.entities[i] = Mentioned{Forms: forms[:0]}
	}
	*m = maker{tokens: m.tokens[:0], before: m.before[:0], sentences: m.sentences[:0], spans: m.spans, seen: m.seen,
		pieces: m.pieces[:0], entities: m.entities[:0], mentioned: m.mentioned[:0], speakers: m.speakers,
		packer: packer{m.packer.b[:0], m.packer.leans[:0]}, abouts: m.abouts[:0], paragraphs: m.paragraphs[:0],
		kept: m.kept}
	makers.Put(m)
}

func (m *maker) begin(s *content.Story, t prose.Text, r *annotate.Result, topics *Topics) {
	m.text, m.result, m.topic, m.corrections = t, r, topics, s.Corrections
	m.codes = newCodePoints(t.S)
	m.tokens = prose.AppendTokens(m.tokens, t)
	m.sentences = prose.AppendSentences(m.sentences, t, m.tokens, nil)
	words := int32(0)
	for _, tok := range m.tokens {
		m.before = append(m.before, words)
		if tok.Kind == prose.Word || tok.Kind == prose.Number {
			words++
		}
	}
	m.before = append(m.before, words)
	had := map[string]bool{}
	for _, ref := range s.Topics {
		if topics.Has(ref.Value) && !had[ref.Value] {
			had[ref.Value] = true
			m.named = append(m.named, ref.Value)
		}
	}
	m.phrases = topics.find(t.S)
}

// words counts the words of a range, and those of the text before it.
func (m *maker) words(r prose.Range) (before, in int) {
	first := sort.Search(len(m.tokens), func(i int) bool { return int(m.tokens[i].Start) >= r.Start })
	end := sort.Search(len(m.tokens), func(i int) bool { return int(m.tokens[i].Start) >= r.End })
	return int(m.before[first]), int(m.before[end] - m.before[first])
}

// block is the index of the block in which the byte at stands.
func (m *maker) block(at int) int {
	i := sort.Search(len(m.text.Blocks), func(i int) bool { return m.text.Blocks[i].Start > at })
	i-- // the last block that begins at or before at
	for i > 0 && m.text.Blocks[i].Len() == 0 {
		i--
	}
	return max(i, 0)
}

// sentence is the range of the sentence or sentences around r, within longestAround of it.
func (m *maker) sentence(r prose.Range) prose.Range { return m.within(m.wholeSentence(r), r) }

// sentenceText is the sentence or sentences around r; where they are longer than is given of them,
// "…" says so.
func (m *maker) sentenceText(r prose.Range) string {
	whole := m.wholeSentence(r)
	given := m.within(whole, r)
	s := oneLine(m.text.S[given.Start:given.End])
	if given.Start > whole.Start {
		s = "… " + s
	}
	if given.End < whole.End {
		s += " …"
	}
	return s
}

// wholeSentence is the range of the sentence or sentences around r, which may run over several.
func (m *maker) wholeSentence(r prose.Range) prose.Range {
	begins := func(i int) int { return int(m.tokens[m.sentences[i].First].Start) }
	i := sort.Search(len(m.sentences), func(i int) bool { return begins(i) >= r.Start })
	if i > 0 && (i == len(m.sentences) || begins(i) > r.Start) {
		i--
	}
	out := r
	for ; i < len(m.sentences); i++ {
		s := m.sentences[i].Range(m.tokens)
		if s.Start >= r.End {
			break
		}
		if s.End > r.Start {
			out.Start, out.End = min(out.Start, s.Start), max(out.End, s.End)
		}
	}
	return out
}

// longestAround is how much of a sentence is given before words and after them, in bytes. Longer
// ones are lists, tables, laws: given whole with each of the quotations in them, they would fill
// the archive.
const longestAround = 2000

// within cuts the sentence around r, at words, to what is given of it.
func (m *maker) within(sentence, r prose.Range) prose.Range {
	if from := r.Start - longestAround; sentence.Start < from {
		sentence.Start = r.Start
		if i := strings.IndexByte(m.text.S[from:r.Start], ' '); i >= 0 {
			sentence.Start = from + i + 1
		}
	}
	if to := r.End + longestAround; sentence.End > to {
		sentence.End = r.End
		if i := strings.LastIndexByte(m.text.S[r.End:to], ' '); i >= 0 {
			sentence.End = r.End + i
		}
	}
	return sentence
}

// entityKey tells an entity of a story from the others: by its id, or, where it can have no page,
// by its name.
type entityKey struct{ id, name string }

func keyOf(e *annotate.Entity) entityKey {
	if id := pageID(e.ID); id != "" {
		return entityKey{id: id}
	}
	return entityKey{name: e.Name}
}

// mentions records who and what is mentioned, and where the body does so first.
func (m *maker) mentions(out *Story) {
	all := m.entities
	for i := range m.result.Mentions {
		x := &m.result.Mentions[i]
		k := keyOf(&x.Entity)
		at, ok := m.seen[k]
		if !ok {
			at = len(all)
			m.seen[k] = at
			all = slices.Grow(all, 1)[:at+1]
			all[at] = Mentioned{
				ID: k.id, Name: x.Entity.Name, Type: x.Entity.Type, Registered: x.Entity.Registered,
				Forms: all[at].Forms, // room
			}
		}
		e := &all[at]
		e.Count++
		if form := oneLine(m.text.S[x.Start:x.End]); len(e.Forms) < 20 && !called.Contains(e.Forms, form) {
			e.Forms = append(e.Forms, form)
		}
		if e.To == 0 && linkable(m.text.Blocks[m.block(x.Start)].Kind) {
			e.From, e.To = int32(x.Start), int32(x.End)
		}
		m.mentioned = append(m.mentioned, mention{x.Range, int32(at)})
	}
	for i := range m.result.Told {
		t := &m.result.Told[i]
		if at, ok := m.seen[keyOf(&t.Entity)]; ok {
			all[at].Told = t
		}
	}
	m.entities = all
	out.Entities = m.kept.entities.Keep(all...)
	for i := range out.Entities {
		out.Entities[i].Forms = m.kept.texts.Keep(all[i].Forms...)
	}
	_, out.Words = m.words(prose.Range{Start: 0, End: len(m.text.S)})
}

// linkable reports whether a mention in a block of this kind may become a link.
func linkable(k prose.Kind) bool {
	switch k {
	case prose.Paragraph, prose.ListItem, prose.BlockQuote, prose.Cell, prose.Footnote:
		return true
	}
	return false
}

// mention is a phrase that refers to entities[entity].
type mention struct {
	prose.Range
	entity int32
}

// about is the sorted list of the entities mentioned in the parts.
func (m *maker) about(parts []Part) []int32 {
	out := m.abouts[:0]
	for _, p := range parts {
		i := sort.Search(len(m.mentioned), func(i int) bool { return m.mentioned[i].Start >= p.Start })
		for ; i < len(m.mentioned) && m.mentioned[i].Start < p.End; i++ {
			if x := m.mentioned[i]; x.End <= p.End && !called.Contains(out, x.entity) {
				out = append(out, x.entity)
			}
		}
	}
	slices.Sort(out)
	m.abouts = out
	return m.kept.abouts.Keep(out...)
}
