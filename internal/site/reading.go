package site

import (
	"cmp"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"slices"
	"sync"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/chunk"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/prose"
)

// reading is one story read: its file, its body compiled, and the readable text that both passes
// lay annotations on.
type reading struct {
	story *content.Story
	doc   *markup.Document // the body
	text  prose.Text
	first int // the body's first block
}

// first is what the first pass keeps of a story.
type first struct {
	analysis
	at    source
	bytes digest // of its file and its sidecar; see archive.readAgain
	err   error
}

// analysis is what is found in a story, looking at nothing but the story, the registry, the
// settings and the ledger. It is plain data, and can be remembered.
type analysis struct {
	lang     string         // "" where it has a language pack
	brief    *content.Story `apart:"4"` // without its texts
	decided  bool           // an editor has decided something in it
	record   *index.Story   `apart:"1"` // nil: not to be published (yet)
	sum      string         // the SHA-256 of its file, where that is published
	links    []reference
	images   []reference
	findings []diag.Finding

	early bool   // its day has not come
	marks digest // of what the ledger has of it

	registry digest  // with which it was read
	words    wordSet // by which it may meet an entry of the registry
	asks     bool    // it rests on more of the registry than it meets

	sums // of the others: not kept with them, but before them
}

// sums are digests of parts of an analysis, where anything is remembered.
type sums struct {
	seen  digest // of the record
	rows  digest // of what other pages and tables may tell of it
	shown digest // of what other pages may tell of it
	front digest // of brief
}

func (s *sums) all() []*digest { return []*digest{&s.seen, &s.rows, &s.shown, &s.front} }

// sumsOf are the digests of an analysis that was encoded.
func sumsOf(p *cache.Parts) (s sums) {
	s.shown, s.front = digestOf(p[1]), digestOf(p[4])
	s.rows = mixed(func(m *mixer) { m.digest(s.shown); m.digest(digestOf(p[2])) })
	s.seen = mixed(func(m *mixer) { m.digest(s.rows); m.digest(digestOf(p[3])) })
	return s
}

// recordSums are the digests of a record.
func recordSums(record *index.Story) (s sums) {
	cache.Apart(&analysis{record: record}, func(p *cache.Parts) { s = sumsOf(p) })
	return s
}

// readFirst reads a story, annotates it and makes its record; or remembers what came of that.
//
//go:noinline
func (a *archive) readFirst(src source) first {
	var out [1]first
	a.readSome([]source{src}, out[:])
	return out[0]
}

// together is how many stories are read together, as annotate.AnnotateAll is quickest.
const together = 4

// eachSome calls f for n stories, as many at once as are read together.
func eachSome(n int, f func(from, to int)) {
	par.Each((n+together-1)/together, func(i int) { f(i*together, min((i+1)*together, n)) })
}

// readSome does so for some stories, into out.
func (a *archive) readSome(srcs []source, out []first) {
	begun := make([]*begun, 0, len(srcs))
	stories := make([]annotate.Story, 0, len(srcs))
	for i, src := range srcs {
		if b := a.begin(src, &out[i]); b != nil {
			begun, stories = append(begun, b), append(stories, a.annotateStory(b.story, b.text))
		}
	}
	for i, result := range a.engine.AnnotateAll(stories) {
		begun[i].record(result)
		begun[i].end()
	}
}

// begun is a story that is read and not annotated yet.
type begun struct {
	*archive
	reading
	out  *first
	sum  [sha256.Size]byte // of its words
	room *[]byte           // they stand in
	cut  *[]prose.Token    // its tokens
}

// begin reads a story as far as it is annotated. It is nil where that need not be: out has all.
func (a *archive) begin(src source, out *first) *begun {
	if f, has := a.fresh[src.name]; has {
		*out = f
		return nil
	}
	if bytes, seen := a.seenBytes(src); seen {
		if got, known := a.recall(a.storyKey(src, bytes)); known {
			*out = first{analysis: got, at: src, bytes: bytes}
			return nil
		}
	}
	b := &begun{archive: a, out: out, room: fileRooms.Get().(*[]byte)}
	words, notes, large, err := a.bytes(src, *b.room)
	if err != nil || large != nil {
		*out = first{analysis: analysis{findings: large}, at: src, err: err}
		putFileRoom(b.room)
		return nil
	}
	*b.room = words[:0]
	b.sum = sha256.Sum256(words)
	*out = first{at: src, bytes: bothSums(shortened(b.sum), digestOf(notes))}
	if !b.prepare(words, notes) {
		b.end()
		return nil
	}
	return b
}

// fileRooms are room for the bytes of one file at a time, of which nothing is kept.
var fileRooms = sync.Pool{New: func() any { return new([]byte) }}

// putFileRoom gives room back, but for that of a file as large as few are.
func putFileRoom(room *[]byte) {
	if cap(*room) <= 1<<20 {
		fileRooms.Put(room)
	}
}

// prepare reads what is in a story's files. It is false where that cannot be read.
func (b *begun) prepare(words, notes []byte) bool {
	s, found := b.parsed(b.out.at, words, notes)
	if s == nil {
		b.out.analysis = analysis{findings: found}
		return false
	}
	out := analysis{brief: brief(s), decided: len(s.Decisions) > 0, findings: found}
	if lang := b.lang(s); !annotate.HasPack(lang) {
		out.lang = lang
	}
	unknown := b.resolve(s)
	out.findings, out.asks = append(out.findings, unknown...), out.decided || len(unknown) > 0
	r := compile(s, b.convert)
	out.findings = append(out.findings, dropped(r)...)
	out.findings = append(out.findings, b.empty(r, out.findings)...)
	out.links, out.images = references(r)
	b.cut = cuts.Get().(*[]prose.Token)
	*b.cut = prose.AppendTokens((*b.cut)[:0], r.text)
	r.text.Cut = *b.cut
	if b.memo != nil {
		out.words = wordsOf(s, r.text)
	}
	b.reading, b.out.analysis = r, out
	return true
}

// record makes the record of a story that was annotated.
func (b *begun) record(result *annotate.Result) {
	out, s := &b.out.analysis, b.story
	out.findings = append(out.findings, result.Findings...)
	out.findings = append(out.findings, unprinted(s, b.text, result)...)
	out.findings = append(out.findings, oldaddress.FormerTwice(s, result)...)
	if b.published(s) {
		if b.config.Has("data") {
			out.sum = hex.EncodeToString(b.sum[:])
		}
		out.record = index.NewStory(s, b.text, result, b.topics)
		out.findings = append(out.findings, misfits(s, out.record)...)
	}
}

// end keeps what was found, and gives back what the reading took.
func (b *begun) end() {
	if b.memo != nil {
		b.memo.in.note(b.out.at.name, shortened(b.sum))
		b.keepAnalysis(b.storyKey(b.out.at, b.out.bytes), &b.out.analysis)
	}
	if b.cut != nil {
		cuts.Put(b.cut)
		b.doc.Release()
	}
	putFileRoom(b.room)
}

// cuts are room for the tokens of a story's text, which are found once for all that is made of it.
var cuts = sync.Pool{New: func() any { return new([]prose.Token) }}

// bytesSum is a digest of a story's files.
func bytesSum(words, notes []byte) digest { return bothSums(digestOf(words), digestOf(notes)) }

//go:noinline
func bothSums(words, notes digest) digest {
	return mixed(func(m *mixer) {
		m.digest(words)
		m.digest(notes)
	})
}

// misfits complains of published corrections whose quote selects no utterance.
func misfits(s *content.Story, record *index.Story) []diag.Finding {
	var found []diag.Finding
	for i, c := range s.Corrections {
		if c.Quote.Value == "" || i >= len(record.Corrections) || record.Corrections[i].Utterance != "" ||
			record.Access == index.MetadataOnly {
			continue
		}
		found = append(found, diag.Finding{
			Pos: c.Quote.Pos, Code: "correction-misfit",
			Message: fmt.Sprintf("the correction's quote selects no utterance: %q", clipped(c.Quote.Value)),
			Hint:    "copy the words of one quotation as the story prints them, or leave quote: out",
		})
	}
	return found
}

// parse reads the story's files. One that is too large is not read at all.
func (a *archive) parse(src source) (*content.Story, []diag.Finding, error) {
	words, notes, large, err := a.bytes(src, nil)
	if err != nil || large != nil {
		return nil, large, err
	}
	s, found := a.parsed(src, words, notes)
	return s, found, nil
}

// bytes are what stands in a story's files; a finding where one is too large. The words are read
// into room, where they fit.
func (a *archive) bytes(src source, room []byte) (words, notes []byte, large []diag.Finding, err error) {
	words, tooLarge, err := a.bounded(src.name, room)
	if err != nil {
		return nil, nil, nil, called.Errorf("reading a story: %w", err)
	}
	if tooLarge == nil && src.sidecar != "" {
		if notes, tooLarge, err = a.bounded(src.sidecar, nil); err != nil {
			return nil, nil, nil, called.Errorf("reading a story's notes: %w", err)
		}
	}
	if tooLarge != nil {
		return nil, nil, []diag.Finding{*tooLarge}, nil
	}
	return words, notes, nil, nil
}

// parsed is the story in its files.
func (a *archive) parsed(src source, words, notes []byte) (*content.Story, []diag.Finding) {
	s, found := content.ReadStory(src.name, words, src.sidecar, notes, a.contentOptions())
	if s != nil {
		found = append(found, entitle(s, a.convert)...)
	}
	return s, found
}

// bounded reads a file, unless it is larger than the archive allows, into room or where there is
// more.
func (a *archive) bounded(name string, room []byte) ([]byte, *diag.Finding, error) {
	return bounded(a.look, a.files, name, room, a.config.MaxStoryBytes)
}

// bounded reads a file, unless it is larger than a limit, if there is one, into room or where there
// is more.
func bounded(look *output.Looker, files fs.FS, name string, room []byte, limit int64) ([]byte, *diag.Finding, error) {
	most := limit
	if limit <= 0 {
		most = math.MaxInt
	}
	if data, read := look.Read(name, room, most); read {
		return data, nil, nil
	}
	f, err := files.Open(name)
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, nil, err
	}
	if large, bad := content.TooLarge(name, info.Size(), limit); bad {
		return nil, &large, nil
	}
	data, err := contents(f, info.Size(), room)
	return data, nil, err
}

// contents are the first bytes of a file, in room or where there is more.
func contents(f fs.File, size int64, room []byte) ([]byte, error) {
	data := slices.Grow(room[:0], int(size))[:size]
	n, err := io.ReadFull(f, data)
	if errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) {
		err = nil // it has become shorter meanwhile
	}
	return data[:n], err
}

// compile makes the story's readable text.
func compile(s *content.Story, convert *markup.Converter) reading {
	head := headParts(s)
	r := reading{story: s, first: len(head)}
	if s.Format == content.Wire {
		r.doc = markup.Wire(wireBody(s))
	} else {
		r.doc = convert.Markdown(s.Text())
	}
	r.text = prose.Join(append(head, r.doc.Parts()...))
	return r
}

// readableText is compile's text alone, for who shows no pages.
func readableText(s *content.Story, convert *markup.Converter) prose.Text {
	if s.Format == content.Wire {
		return prose.Join(append(headParts(s), wireBody(s)...))
	}
	return compile(s, convert).text
}

func (a *archive) annotateStory(s *content.Story, text prose.Text) annotate.Story {
	story := annotate.Story{ID: s.ID, Lang: a.lang(s), Text: text, Published: a.recorded[s.ID]}
	if !a.raw {
		story.Decisions = a.decisions(s)
	}
	if s.HasDate {
		story.Date = s.Date
	}
	return story
}

// lang is the story's language.
func (a *archive) lang(s *content.Story) string { return cmp.Or(s.Lang, a.config.Language) }

// published reports whether the story is on the site: drafts and what lies in the future are, where
// they are asked for. One without date or title never is.
//
//go:noinline
func (a *archive) published(s *content.Story) bool {
	return a.due(s) && s.HasDate && s.Title.Value != ""
}

// brief is the story without its texts, for what is looked at over all stories.
func brief(s *content.Story) *content.Story {
	b := *s
	b.Source, b.Notes, b.Body, b.Blocks, b.Decisions = nil, nil, nil, nil, nil
	room := briefs.Get().(*chunk.Of[content.Story])
	defer briefs.Put(room)
	return room.One(b)
}

// briefs are room for those of many stories.
var briefs = sync.Pool{New: func() any { return new(chunk.Of[content.Story]) }}

// frame is that of the story, where it could be read.
//
//go:noinline
func (f *analysis) frame() content.Frame {
	if f.brief == nil {
		return content.Frame{}
	}
	return f.brief.Frame()
}

// readAgain is the second reading of a story that the first found in order. was is the digest of
// its files then: what the first pass found lies at bytes of the text that it read. The file is
// read into room, where it fits.
func (a *archive) readAgain(src source, was digest, frame *content.Frame, convert *markup.Converter, room []byte,
) (reading, error) {
	words, notes, large, err := a.bytes(src, room)
	if err != nil {
		return reading{}, err
	}
	var s *content.Story
	switch {
	case len(large) > 0 || bytesSum(words, notes) != was:
	case frame.File != "" && frame.Format == content.Markdown:
		s = frame.Again(words)
	default:
		s, _ = a.parsed(src, words, notes)
	}
	if s == nil {
		return reading{}, called.Errorf("%s: %w", src.name, ErrChanged)
	}
	return compile(s, convert), nil
}

// blocks lists the head's blocks of the kind.
func (r reading) blocks(kind prose.Kind) []int {
	var at []int
	for i, b := range r.text.Blocks[:r.first] {
		if b.Kind == kind {
			at = append(at, i)
		}
	}
	return slices.Clip(at)
}
