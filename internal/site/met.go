package site

import (
	"encoding/binary"
	mathbits "math/bits"
	"slices"
	"sort"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate/lang"
	"github.com/onrecord/onrecord/internal/cache"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/gazetteer"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// This file knows what of the registry a story can meet. The engine comes to an entry only where a
// story has all the words of one of its names or of a post, or a person's surname; a topic, where
// all the words of a phrase stand, or front matter names its id. So an analysis that was made from
// another registry is still right, where the story meets no entry that is another since.

// registryState is what stories can meet of a registry: plain data, and no word of it, nor more of
// one than many have in common (wordHash), since it may hide names.
type registryState struct{ Entries []entryState }

// entryState is an entry.
type entryState struct {
	Name    digest     // of its type and id
	Told    digest     // of all else that a story's reading may be made from
	Phrases [][]uint16 // the words of each of its phrases, hashed, but for those of Also
	Also    [][]uint16 // of aliases, of a topic's phrases: nothing counts but whether the story has them
	Roles   []roleDays
}

// roleDays are the days of a role.
type roleDays struct{ From, Until registry.Day }

// stateOf is the state of a registry.
func stateOf(r *registry.Registry) *registryState {
	s := new(registryState)
	for _, e := range r.Entries {
		x := entryState{Name: mixed(func(m *mixer) { m.texts(e.Type.String(), e.ID) }), Told: toldOf(r, e)}
		if e.Type == registry.Topic {
			x.Phrases = append(x.Phrases, []uint16{idHash(e.ID)})
			for _, phrase := range slices.Concat(e.Names(), e.Match) {
				x.Also = add(x.Also, strings.Fields(slug.Fold(phrase)))
			}
		} else {
			x.addPhrases(e)
		}
		s.Entries = append(s.Entries, x)
	}
	return s
}

// toldOf is a digest of what a story's reading may be made from once it has come to an entry.
func toldOf(r *registry.Registry, e *registry.Entry) digest {
	return mixed(func(m *mixer) {
		told := registry.Entry{Type: e.Type, ID: e.ID, Name: e.Name, FormerIDs: e.FormerIDs,
			Visibility: e.Visibility, Pronouns: e.Pronouns, Born: e.Born, Died: e.Died, Kind: e.Kind, Place: e.Place,
			In: e.In, Broader: e.Broader}
		m.text(string(cache.Encode(&told)))
		for _, role := range e.Roles {
			m.texts(role.Title, role.Of)
			m.texts(role.Also...)
			if of := r.ByID(role.Of); of != nil {
				m.texts(of.Names()...)
				m.texts(of.Visibility, of.Type.String())
			}
		}
	})
}

// addPhrases adds the phrases by which a text comes to an entry that is no topic. With a post goes
// the body at which it is held: "mayor of Ostrey" has the words of "mayor", so that these are
// enough.
func (x *entryState) addPhrases(e *registry.Entry) {
	for _, alias := range e.Aliases {
		x.Also = add(x.Also, tokensOf(alias))
	}
	name := tokensOf(e.Name)
	x.Phrases = add(x.Phrases, name)
	if e.Type == registry.Person && len(name) > 1 {
		x.Phrases = add(x.Phrases, name[len(name)-1:])
	}
	for i := range e.Roles {
		role := &e.Roles[i]
		x.Roles = append(x.Roles, roleDays{role.From, role.Until})
		for _, post := range append([]string{role.Title}, role.Also...) {
			x.Phrases = add(x.Phrases, tokensOf(called.TrimPrefix(called.TrimPrefix(post, "the "), "The ")))
		}
	}
}

// add adds a phrase, if it has words.
func add(phrases [][]uint16, words []string) [][]uint16 {
	if len(words) == 0 {
		return phrases
	}
	phrase := make([]uint16, len(words))
	for i, w := range words {
		phrase[i] = wordHash(w)
	}
	return append(phrases, phrase)
}

// tokensOf is a phrase as a story's text is cut.
func tokensOf(phrase string) (words []string) {
	text := prose.Join([]prose.Part{{Text: phrase}})
	for _, t := range prose.Tokens(text) {
		words = append(words, t.In(text.S))
	}
	return words
}

// wordHash is the same for two words that differ in case and accents alone, which the engine takes
// for one, and for one in 65,536 of any others.
//
//go:noinline
func wordHash(word string) uint16 {
	h, _ := hashed(word)
	return h
}

// hashed is wordHash, and tells whether the word is all letters and digits of ASCII.
func hashed(word string) (hash uint16, plain bool) {
	h := uint32(2166136261)
	plain = true
	for i := 0; i < len(word); {
		r, n := rune(smallPlain[word[i]]), 1
		if r == 0 {
			plain = false
			r, n = lang.FoldAt(word, i)
			if plain := gazetteer.PlainLetter(r); r >= utf8.RuneSelf && plain != 0 {
				r = rune(plain)
			}
		}
		h = (h ^ uint32(r)) * 16777619
		i += n
	}
	return uint16(h ^ h>>16), plain
}

// smallPlain is each letter of ASCII as a small one, and each digit; 0 for any other byte.
var smallPlain = func() (small [256]byte) {
	for c := range byte(utf8.RuneSelf) {
		if isPlain(c) {
			small[c] = c | ' ' // which a digit has anyway
		}
	}
	return small
}()

// isPlain reports whether a byte is a letter or a digit of ASCII.
func isPlain(c byte) bool { return 'a' <= c|' ' && c|' ' <= 'z' || '0' <= c && c <= '9' }

// idHash is that of a topic's id as front matter names it: no word of a text has it but by chance.
func idHash(id string) uint16 { return wordHash("\x00" + id) }

// wordsOf are the words of a story by which it may meet an entry: of its text, as the engine cuts
// it and as topics are found in it, and the ids of the topics that it names.
func wordsOf(s *content.Story, text prose.Text) wordSet {
	w := gatherers.Get().(*wordGatherer)
	defer gatherers.Put(w)
	w.addText(text)
	for _, topic := range s.Topics {
		w.add(idHash(topic.Value))
	}
	return w.set()
}

// wordGatherer gathers hashed words: a bit each.
type wordGatherer struct {
	seen [1 << 16 / 64]uint64
	n    int
}

var gatherers = sync.Pool{New: func() any { return new(wordGatherer) }}

func (w *wordGatherer) add(word uint16) {
	if bit := uint64(1) << (word % 64); w.seen[word/64]&bit == 0 {
		w.seen[word/64] |= bit
		w.n++
	}
}

// addText adds the words of a text, cut both ways. Most are the same either way, and one is added.
func (w *wordGatherer) addText(text prose.Text) {
	done := 0 // what stands before is added
	for _, t := range prose.Tokens(text) {
		hash, plain := hashed(t.In(text.S))
		w.add(hash)
		if plain && apart(text.S, int(t.Start)-1) && apart(text.S, int(t.End)) {
			if gap := text.S[done:t.Start]; gap != " " {
				w.addWords(gap)
			}
			done = int(t.End)
		}
	}
	w.addWords(text.S[done:])
}

// apart reports whether the byte at a place of a text, if there is one, is no part of a word.
func apart(text string, at int) bool {
	return at < 0 || at >= len(text) || text[at] < utf8.RuneSelf && !isPlain(text[at])
}

// addWords adds the runs of letters, marks and numbers of a text, folded.
func (w *wordGatherer) addWords(text string) {
	start := -1
	for i, r := range text {
		inWord := r < utf8.RuneSelf && isPlain(byte(r)) ||
			r >= utf8.RuneSelf && unicode.In(r, unicode.L, unicode.M, unicode.N)
		switch {
		case inWord && start < 0:
			start = i
		case !inWord && start >= 0:
			w.addWord(text[start:i])
			start = -1
		}
	}
	if start >= 0 {
		w.addWord(text[start:])
	}
}

func (w *wordGatherer) addWord(word string) {
	for i := range len(word) {
		if word[i] >= utf8.RuneSelf {
			for part := range strings.FieldsSeq(slug.Fold(word)) {
				w.add(wordHash(part))
			}
			return
		}
	}
	w.add(wordHash(word))
}

// set is what was gathered. The gatherer is empty then.
func (w *wordGatherer) set() wordSet {
	set := make([]byte, 0, 2*w.n)
	for i, bits := range w.seen {
		for ; bits != 0; bits &= bits - 1 {
			set = binary.BigEndian.AppendUint16(set, uint16(64*i+mathbits.TrailingZeros64(bits)))
		}
	}
	w.seen, w.n = [1 << 16 / 64]uint64{}, 0
	return wordSet(set)
}

// wordSet is hashed words in their order, two bytes each.
type wordSet string

func (w wordSet) has(word uint16) bool {
	at := func(i int) uint16 { return uint16(w[2*i])<<8 | uint16(w[2*i+1]) }
	n := len(w) / 2
	i := sort.Search(n, func(i int) bool { return at(i) >= word })
	return i < n && at(i) == word
}

// hasAll reports whether all words of one of the phrases may be among them.
func (w wordSet) hasAll(phrases [][]uint16) bool {
	return slices.ContainsFunc(phrases, func(phrase []uint16) bool {
		return !slices.ContainsFunc(phrase, func(word uint16) bool { return !w.has(word) })
	})
}

// change is an entry that is another than it was; one of the two may not be there.
type change struct{ was, now *entryState }

// changesSince lists the entries that are others than they were.
func (s *registryState) changesSince(was *registryState) (all []change) {
	before := make(map[digest]*entryState, len(was.Entries))
	for i := range was.Entries {
		before[was.Entries[i].Name] = &was.Entries[i]
	}
	for i := range s.Entries {
		now := &s.Entries[i]
		old := before[now.Name]
		if delete(before, now.Name); old == nil || !old.same(now) {
			all = append(all, change{old, now})
		}
	}
	for i := range was.Entries {
		if old := &was.Entries[i]; before[old.Name] == old {
			all = append(all, change{old, nil})
		}
	}
	return all
}

func (x *entryState) same(o *entryState) bool {
	return x.Told == o.Told && slices.Equal(x.Roles, o.Roles) && slices.EqualFunc(x.Also, o.Also, slices.Equal)
}

// metBy reports whether a story of these words may come to the entry.
func (x *entryState) metBy(words wordSet) bool {
	return x != nil && (words.hasAll(x.Phrases) || words.hasAll(x.Also))
}

// meets reports whether a story of these words, printed on a day, may be read otherwise.
func (c change) meets(words wordSet, day registry.Day) bool {
	if !c.was.metBy(words) && !c.now.metBy(words) {
		return false
	}
	if c.was == nil || c.now == nil || c.was.Told != c.now.Told || day.IsZero() {
		return true
	}
	if !slices.EqualFunc(c.was.Roles, c.now.Roles, func(a, b roleDays) bool { return a.on(day) == b.on(day) }) {
		return true
	}
	return words.hasAnyOf(c.was.Also, c.now.Also) || words.hasAnyOf(c.now.Also, c.was.Also)
}

// hasAnyOf reports whether a word may be among them of a phrase that is not one of the others: the
// engine also asks whether a word near a post is one of its holder's names.
func (w wordSet) hasAnyOf(phrases, others [][]uint16) bool {
	return slices.ContainsFunc(phrases, func(phrase []uint16) bool {
		is := func(other []uint16) bool { return slices.Equal(phrase, other) }
		return slices.ContainsFunc(phrase, w.has) && !slices.ContainsFunc(others, is)
	})
}

// on tells whether a role is held on a day, and whether it is over.
func (r roleDays) on(day registry.Day) (at struct{ held, over bool }) {
	at.held = registry.Role{From: r.From, Until: r.Until}.HeldOn(day)
	at.over = !r.Until.IsZero() && r.Until.Before(day)
	return at
}

// registries are the registry as it is, and what it was when stories were read that are remembered.
type registries struct {
	now    *registryState
	recent []digest // the registries' digests, newest first
	since  sync.Map // by a digest: the changes since; nil where that is not known
}

// mostRegistries is how many registries back a story may have been read before it is kept anew as
// one that was read with today's.
const mostRegistries = 8

var registriesKey = digestOf([]byte("registries"))

func registryKey(of digest) digest {
	return mixed(func(m *mixer) {
		m.text("registry")
		m.digest(of)
	})
}

// readRegistries finds out which registries were before this one, and keeps its state.
func (a *archive) readRegistries() {
	m := a.memo
	r := &registries{}
	m.registries = r
	if m.held != nil {
		r.now = m.held.registry.state
		return
	}
	if data, has := m.Get(registriesKey); !has || cache.Decode(data, &r.recent) != nil {
		r.recent = nil
	}
	key := registryKey(a.registrySum)
	r.now = new(registryState)
	if data, has := m.Get(key); !has || cache.Decode(data, r.now) != nil {
		r.now = stateOf(a.registry)
		cache.PutPlain(m.Store, key, cache.Other, r.now)
	}
	if len(r.recent) == 0 || r.recent[0] != a.registrySum {
		recent := []digest{a.registrySum}
		for _, d := range r.recent {
			if d != a.registrySum && len(recent) < mostRegistries {
				recent = append(recent, d)
			}
		}
		r.recent = recent
		cache.PutPlain(m.Store, registriesKey, cache.Other, &r.recent)
	}
}

// changes are those of the registry since it had a digest, and false where they are not known.
func (a *archive) changes(since digest) ([]change, bool) {
	r := a.memo.registries
	all, known := r.since.Load(since)
	if !known {
		all = a.changesOnce(since)
		r.since.Store(since, all)
	}
	changes := all.(*[]change)
	if changes == nil {
		return nil, false
	}
	return *changes, true
}

func (a *archive) changesOnce(since digest) *[]change {
	var was *registryState
	if held := a.memo.held; held != nil {
		if was = held.registry.before; held.registry.beforeOf != since {
			was = nil
		}
	} else if data, has := a.memo.Get(registryKey(since)); has {
		if was = new(registryState); cache.Decode(data, was) != nil {
			was = nil
		}
	}
	if was == nil {
		return nil
	}
	all := a.memo.registries.now.changesSince(was)
	return &all
}

// meetsTheSame reports whether a story that was read with another registry is read the same with
// this one.
func (a *archive) meetsTheSame(f *analysis) bool {
	if f.registry == a.registrySum {
		return true
	}
	changes, known := a.changes(f.registry)
	if f.asks || !known {
		return false
	}
	day := registry.Day{}
	if f.brief.HasDate {
		day = registry.DayOf(f.brief.Date)
	}
	return !slices.ContainsFunc(changes, func(c change) bool { return c.meets(f.words, day) })
}
