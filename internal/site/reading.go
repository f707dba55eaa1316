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
	"github.com/onrecord/onrecord/internal/chunk"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/oldaddress"
	"github.com/onrecord/onrecord/internal/output"
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
func (a *archive) readFirst(src source) first {
	if f, has := a.fresh[src.name]; has {
		return f
	}
	if bytes, seen := a.seenBytes(src); seen {
		if got, known := a.recall(a.storyKey(src, bytes)); known {
			return first{analysis: got, at: src, bytes: bytes}
		}
	}
	room := fileRooms.Get().(*[]byte)
	defer putFileRoom(room)
	words, notes, large, err := a.bytes(src, *room)
	if err != nil || large != nil {
		return first{analysis: analysis{findings: large}, at: src, err: err}
	}
	*room = words[:0]
	sum := sha256.Sum256(words)
	out := first{at: src, bytes: bothSums(shortened(sum), digestOf(notes))}
	out.analysis = a.analyse(src, words, notes, &sum)
	if a.memo != nil {
		a.memo.in.note(src.name, shortened(sum))
		a.keepAnalysis(a.storyKey(src, out.bytes), &out.analysis)
	}
	return out
}

// fileRooms are room for the bytes of one file at a time, of which nothing is kept.
var fileRooms = sync.Pool{New: func() any { return new([]byte) }}

// putFileRoom gives room back, but for that of a file as large as few are.
func putFileRoom(room *[]byte) {
	if cap(*room) <= 1<<20 {
		fileRooms.Put(room)
	}
}

// analyse reads a story, annotates it and makes its record. sum is the SHA-256 of its words.
func (a *archive) analyse(src source, words, notes []byte, sum *[sha256.Size]byte) analysis {
	s, found := a.parsed(src, words, notes)
	if s == nil {
		return analysis{findings: found}
	}
	out := analysis{brief: brief(s), decided: len(s.Decisions) > 0, findings: found}
	if lang := a.lang(s); !annotate.HasPack(lang) {
		out.lang = lang
	}
	unknown := a.resolve(s)
	out.findings, out.asks = append(out.findings, unknown...), out.decided || len(unknown) > 0
	r := compile(s, a.convert)
	defer r.doc.Release()
	out.findings = append(out.findings, dropped(r)...)
	out.findings = append(out.findings, a.empty(r, out.findings)...)
	out.links, out.images = references(r)
	cut := cuts.Get().(*[]prose.Token)
	defer cuts.Put(cut)
	*cut = prose.AppendTokens((*cut)[:0], r.text)
	r.text.Cut = *cut
	if a.memo != nil {
		out.words = wordsOf(s, r.text)
	}
	result := a.engine.Annotate(a.annotateStory(r.story, r.text))
	out.findings = append(out.findings, result.Findings...)
	out.findings = append(out.findings, unprinted(s, r.text, result)...)
	out.findings = append(out.findings, oldaddress.FormerTwice(s, result)...)
	if a.published(s) {
		if a.config.Has("data") {
			out.sum = hex.EncodeToString(sum[:])
		}
		out.record = index.NewStory(s, r.text, result, a.topics)
		out.findings = append(out.findings, misfits(s, out.record)...)
	}
	return out
}

// cuts are room for the tokens of a story's text, which are found once for all that is made of it.
var cuts = sync.Pool{New: func() any { return new([]prose.Token) }}

// bytesSum is a digest of a story's files.
func bytesSum(words, notes []byte) digest { return bothSums(digestOf(words), digestOf(notes)) }

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
		return nil, nil, nil, fmt.Errorf("reading a story: %w", err)
	}
	if tooLarge == nil && src.sidecar != "" {
		if notes, tooLarge, err = a.bounded(src.sidecar, nil); err != nil {
			return nil, nil, nil, fmt.Errorf("reading a story's notes: %w", err)
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
		return reading{}, fmt.Errorf("%s: %w", src.name, ErrChanged)
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
