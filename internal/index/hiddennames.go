package index

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/slug"
)

// hiddenNames are the names that are not to be told away from one story, and the words that are not
// to be repeated.
type hiddenNames struct {
	ids   map[string]bool
	folds []string // folded names and words
	parts []string // folded words of people's names, which tell them where they begin with a capital
	last  []string // folded surnames, which are among the parts
	names int      // how many of folds are names; retracted words follow
}

func newHiddenNames() *hiddenNames { return &hiddenNames{ids: map[string]bool{}} }

func (n *hiddenNames) empty() bool { return len(n.folds) == 0 && len(n.ids) == 0 }

// add hides names of who has the id, which may be "".
func (n *hiddenNames) add(id string, names ...string) {
	if id != "" {
		n.ids[id] = true
	}
	for _, name := range names {
		if f := slug.Fold(name); f != "" && !slices.Contains(n.folds, f) {
			n.folds = append(n.folds, f)
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
	for _, word := range words(w.Name) {
		if f := slug.Fold(word); capital(word) && utf8.RuneCountInString(word) >= 3 && !slices.Contains(n.parts, f) {
			n.parts = append(n.parts, f)
		}
	}
	if s := surname(w); s != "" {
		n.last = append(n.last, slug.Fold(s))
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

// retracted hides the words of a story's retracted utterances.
func (n *hiddenNames) retracted(s *Story) {
	for i := range s.Utterances {
		u := &s.Utterances[i]
		if u.Status != annotate.Retracted {
			continue
		}
		for _, p := range u.Parts {
			if len(slug.Fold(p.Text)) >= leastRetracted {
				n.add("", p.Text)
			}
		}
	}
}

// in reports whether s tells a hidden name or repeats hidden words.
func (n *hiddenNames) in(s string) bool {
	if s == "" || n.empty() {
		return false
	}
	folded := slug.Fold(s)
	if slices.ContainsFunc(n.folds, func(f string) bool { return holds(folded, f) }) {
		return true
	}
	return len(n.parts) > 0 &&
		slices.ContainsFunc(words(s),
			func(w string) bool { return capital(w) && slices.Contains(n.parts, slug.Fold(w)) })
}

// isName reports whether s is a hidden name.
func (n *hiddenNames) isName(s string) bool {
	f := slug.Fold(s)
	return slices.Contains(n.folds, f) || slices.Contains(n.parts, f)
}

// is reports whether an entity is hidden: by its id, by its name, or because its name holds a
// hidden one of several words, be others between them or in another order.
func (n *hiddenNames) is(id, name string) bool {
	if n.empty() && len(n.parts) == 0 {
		return false // as in most stories: nothing has to be folded
	}
	if id != "" && n.ids[id] || n.isName(name) {
		return true
	}
	folded := slug.Fold(name)
	return slices.ContainsFunc(n.folds, func(f string) bool {
		return strings.Contains(f, " ") && (holds(folded, f) || slug.HoldsAll(folded, f))
	})
}

func (n *hiddenNames) isWho(w Who) bool {
	return n.is(w.ID, w.Name) || w.Type == annotate.Unnamed && n.in(w.Name) || slices.ContainsFunc(w.Members, n.isWho)
}

// holds reports whether folded words hold others: as whole words, but in scripts that write none
// apart or join particles to them.
func holds(folded, words string) bool {
	if strings.ContainsFunc(words, func(r rune) bool {
		return unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Common)
	}) {
		return strings.Contains(folded, words)
	}
	return strings.Contains(" "+folded+" ", " "+words+" ")
}

// words are the runs of letters, marks and numbers of s.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return !unicode.In(r, unicode.L, unicode.M, unicode.N) })
}

// capital reports whether a word begins with a letter that is not small.
func capital(word string) bool {
	r, _ := utf8.DecodeRuneInString(word)
	return unicode.IsLetter(r) && !unicode.IsLower(r)
}
