package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/slug"
)

// hiddenNames are the names that are not to be told away from one story, and the words that are not
// to be repeated.
type hiddenNames struct {
	ids       map[string]bool
	folds     []string // folded names, as the registry knows them
	names     nameSet  // the same
	full      nameSet  // those of several words
	bares     []string // these, bare; and without spaces
	joined    []string
	parts     nameSet  // words of people's names, which tell them where they begin with a capital
	last      []string // surnames, which are among the parts
	words     []string // of the parts, each once
	retracted []string // folded words
}

func newHiddenNames() *hiddenNames { return &hiddenNames{ids: map[string]bool{}} }

func (n *hiddenNames) empty() bool {
	return len(n.folds) == 0 && len(n.ids) == 0 && len(n.retracted) == 0
}

// add hides names of who has the id, which may be "".
func (n *hiddenNames) add(id string, names ...string) {
	if id != "" {
		n.ids[id] = true
	}
	for _, name := range names {
		f := slug.Fold(name)
		if f == "" || called.Contains(n.folds, f) {
			continue
		}
		n.folds = append(n.folds, f)
		n.names.add(name)
		if bare := readings.Bare(name); strings.Contains(bare, " ") {
			n.full.add(name)
			n.bares, n.joined = append(n.bares, bare), append(n.joined, asOne(bare))
		}
	}
}

// addWho hides a speaker and, of a group, each member; of a person also each word of the name, by
// which a story may go on to call him.
func (n *hiddenNames) addWho(w Who) {
	for _, m := range w.Members {
		n.addWho(m)
	}
	n.add(w.ID, w.Name)
	if w.Type != annotate.Person {
		return
	}
	for _, word := range words(readings.Plain(w.Name)) {
		if capital(word) && utf8.RuneCountInString(word) >= 3 {
			n.addPart(word)
		}
	}
	if s := surname(w); s != "" {
		n.addPart(s)
		n.last = append(n.last, s)
	}
}

func (n *hiddenNames) addPart(word string) {
	if !called.Contains(n.words, word) {
		n.words = append(n.words, word)
		n.parts.addWord(word)
	}
}

// surname is the last word of a person's name, by which a story may go on to call him; "" where it
// has one word or a short last one.
func surname(w Who) string {
	at := strings.LastIndexByte(w.Name, ' ')
	if at < 0 || len(w.Name)-at <= 3 {
		return ""
	}
	return w.Name[at+1:]
}

// leastRetracted is the least number of bytes that folded words must have to be known again: a
// retracted “yes” would hide half a story.
const leastRetracted = 12

// addRetracted hides the words of a story's retracted utterances.
func (n *hiddenNames) addRetracted(s *Story) {
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Status != annotate.Retracted {
			continue
		}
		for _, p := range u.Parts {
			if f := slug.Fold(p.Text); len(f) >= leastRetracted {
				n.retracted = append(n.retracted, f)
			}
		}
	}
}

// in reports whether s tells a hidden name or repeats hidden words.
func (n *hiddenNames) in(s string) bool {
	if s == "" || n.empty() {
		return false
	}
	if n.names.in(readings.Bare(s)) || n.repeats(s) {
		return true
	}
	return !n.parts.empty() &&
		slices.ContainsFunc(words(readings.Plain(s)),
			func(w string) bool { return capital(w) && n.parts.is(readings.Bare(w)) })
}

// repeats reports whether s holds words that were retracted.
func (n *hiddenNames) repeats(s string) bool {
	return len(n.retracted) > 0 && holdsAny(slug.Fold(s), n.retracted)
}

// isName reports whether s is a hidden name.
func (n *hiddenNames) isName(s string) bool {
	bare := readings.Bare(s)
	return n.names.is(bare) || n.parts.is(bare)
}

// is reports whether an entity is hidden: by its id, by its name, or because its name holds a
// hidden one of several words, be others between them or in another order, or is a shorter form of
// one.
func (n *hiddenNames) is(id, name string) bool {
	if n.empty() && n.parts.empty() {
		return false // as in most stories: nothing has to be folded
	}
	if id != "" && n.ids[id] || n.isName(name) || n.repeats(name) {
		return true
	}
	bare := readings.Bare(name)
	return n.full.in(bare) || slices.ContainsFunc(n.bares, func(hidden string) bool {
		return slug.HoldsAll(bare, hidden) || byInitial(bare, hidden) ||
			strings.Contains(bare, " ") && slug.HoldsAll(hidden, bare)
	})
}

// inForm reports whether a phrase that refers to somebody else tells a hidden name: “aide to Lee”.
func (n *hiddenNames) inForm(s string) bool { return n.isName(s) || n.names.in(readings.Bare(s)) }

// isMention reports whether a mention is of somebody who is hidden, or of what the reading has left
// of a hidden name into which something unseen was set.
func (n *hiddenNames) isMention(e Mentioned) bool {
	if n.is(e.ID, e.Name) {
		return true
	}
	if e.Registered || !strings.Contains(e.Name, " ") {
		return false
	}
	begins := asOne(readings.Bare(e.Name))
	return slices.ContainsFunc(n.joined, func(hidden string) bool { return called.HasPrefix(hidden, begins) })
}

// byInitial reports whether a bare name is another but that it has the initial of its first word:
// “N. Lee” is “Nora Lee”.
func byInitial(bare, hidden string) bool {
	first, rest, _ := called.Cut(bare, " ")
	other, last, _ := called.Cut(hidden, " ")
	return rest == last && rest != "" && utf8.RuneCountInString(first) == 1 && called.HasPrefix(other, first)
}

func (n *hiddenNames) isWho(w Who) bool {
	return n.is(w.ID, w.Name) || w.Type == annotate.Unnamed && n.in(w.Name) || slices.ContainsFunc(w.Members, n.isWho)
}

// holds reports whether folded words hold others: as whole words, but in scripts that write none
// apart or join particles to them.
func holds(folded, words string) bool {
	if joinsWords(words) {
		return strings.Contains(folded, words)
	}
	return strings.Contains(" "+folded+" ", " "+words+" ")
}

// joinsWords reports whether words are in a script that writes none apart or joins particles to
// them.
func joinsWords(words string) bool {
	return strings.ContainsFunc(words, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common)
	})
}

// words are the runs of letters, marks and numbers of s.
//
//go:noinline
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
}

// capital reports whether a word begins with a letter that is not small.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}
