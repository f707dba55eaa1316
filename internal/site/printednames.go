package site

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// printedName is a name that stories print and that belongs to no entry.
type printedName struct {
	name, file string // as the first story prints it
	of         annotate.EntityType
	stories    int
	last       int // the last of these
}

// where says in how many stories it stands.
func (p *printedName) where() string {
	if p.stories == 1 {
		return p.file
	}
	return fmt.Sprintf("%d stories, first in %s", p.stories, p.file)
}

// printedNames are the names that stories print.
type printedNames struct {
	printed map[string]*printedName   // those of no entry, by the name folded
	known   map[string]bool           // the folded names and forms of those who have one
	ids     map[string]bool           // of the entries that stories name
	words   map[string][]*printedName // the printed ones by each of their folded words
}

// printedNames are gathered from what the stories' own pages tell, and from what even these do not.
func (e *edition) printedNames() *printedNames {
	p := newPrintedNames()
	for i := range e.index.Len() {
		p.noteStory(e.index.OwnPage(i), i)
	}
	for _, folded := range slices.Sorted(maps.Keys(p.printed)) {
		for word := range strings.FieldsSeq(folded) {
			if all := p.words[word]; len(all) < mostSharing {
				p.words[word] = append(all, p.printed[folded])
			}
		}
	}
	return p
}

func newPrintedNames() *printedNames {
	return &printedNames{map[string]*printedName{}, map[string]bool{}, map[string]bool{}, map[string][]*printedName{}}
}

// noteStory notes the names in a story.
func (p *printedNames) noteStory(own *index.Story, i int) {
	for _, m := range own.Entities {
		p.note(m.ID, m.Name, m.Type, m.Registered, own.File, i)
		if m.Registered {
			for _, form := range m.Forms {
				p.known[slug.Fold(form)] = true
			}
		}
	}
	for k := range own.Utterances {
		p.noteWho(own.Utterances[k].Who, own.File, i)
		p.noteWho(own.Utterances[k].Via, own.File, i)
	}
	for k := range own.Hidden {
		p.noteWho(&own.Hidden[k], own.File, i)
	}
}

// others are the folded names that one of two stories prints, or prints otherwise, and the other
// does not.
func (p *printedNames) others(q *printedNames) (all []string) {
	for folded, of := range p.printed {
		if is := q.printed[folded]; is == nil || is.name != of.name || is.of != of.of {
			all = append(all, folded)
		}
	}
	for folded := range p.known {
		if !q.known[folded] {
			all = append(all, folded)
		}
	}
	return all
}

// mayConcern reports whether what is said of an entry may rest on a folded name: they have a word
// in common, or one may be the other but for a letter.
func mayConcern(entry *registry.Entry, folded string) bool {
	near := nearNames(map[string]*printedName{folded: {}})
	return slices.ContainsFunc(entry.Names(), func(name string) bool {
		own := slug.Fold(name)
		if _, is := near.of(own); is || own == folded {
			return true
		}
		words := strings.Fields(own)
		return slices.ContainsFunc(strings.Fields(folded), func(w string) bool { return called.Contains(words, w) })
	})
}

// mostSharing is among how many names of one word a near one is looked for.
const mostSharing = 1000

func (p *printedNames) noteWho(w *index.Who, file string, story int) {
	if w == nil || w.Type == annotate.Unnamed {
		return
	}
	if w.Type != annotate.Group {
		p.note(w.ID, w.Name, w.Type, w.Registered, file, story)
	}
	for i := range w.Members {
		p.noteWho(&w.Members[i], file, story)
	}
}

func (p *printedNames) note(id, name string, of annotate.EntityType, registered bool, file string, story int) {
	folded := slug.Fold(name)
	switch known := p.printed[folded]; {
	case folded == "": // of somebody who is hidden in the story
	case registered:
		p.known[folded], p.ids[id] = true, true
	case known == nil:
		p.printed[folded] = &printedName{name, file, of, 1, story}
	case known.last != story:
		known.stories, known.last = known.stories+1, story
	}
}

// meets reports whether a story names whom the entry is of. A name of one word that is another's
// says nothing of that.
func (p *printedNames) meets(entry *registry.Entry) bool {
	return p.ids[entry.ID] || slices.ContainsFunc(entry.Names(), func(name string) bool {
		folded := slug.Fold(name)
		return p.printed[folded] != nil || p.known[folded] && strings.ContainsRune(folded, ' ')
	})
}

// holding are the printed names that hold all words of a name of several of an entry's, and are
// none of the hidden ones themselves.
func (p *printedNames) holding(entry *registry.Entry, hidden map[string]bool) (all []*printedName) {
	for _, name := range entry.Names() {
		folded := slug.Fold(name)
		if !strings.ContainsRune(folded, ' ') {
			continue
		}
		for _, near := range p.words[lastWord(folded)] {
			if f := slug.Fold(near.name); !hidden[f] && slug.HoldsAll(f, folded) && !called.Contains(all, near) {
				all = append(all, near)
			}
		}
	}
	return all
}

// alike is the printed name that comes nearest to one of an entry's; nil: none is near.
func (p *printedNames) alike(entry *registry.Entry) (best *printedName) {
	for _, name := range entry.Names() {
		folded := slug.Fold(name)
		for word := range strings.FieldsSeq(folded) {
			for _, near := range p.words[word] {
				if near.of == annotate.Place || !alike(folded, slug.Fold(near.name)) {
					continue
				}
				if best == nil || near.stories > best.stories {
					best = near
				}
			}
		}
	}
	return best
}

// alike reports whether two folded names may be one person's: one has all words of the other, or
// both end in the same and one begins with the other's initial.
func alike(a, b string) bool {
	if slug.HoldsAll(a, b) || slug.HoldsAll(b, a) {
		return true
	}
	first, _, _ := called.Cut(a, " ")
	other, _, _ := called.Cut(b, " ")
	return lastWord(a) == lastWord(b) && (len(first) == 1 && other[:1] == first ||
		len(other) == 1 && first[:1] == other)
}

// shortestNear is the least number of letters of a name of which one may be wrong: short names that
// differ in one are others.
const shortestNear = 5

// nearIndex finds a name of which one letter is another, is one too many or too few, or has changed
// places with its neighbour: of two such names one is left when each loses some letter.
type nearIndex map[string][]*printedName

func nearNames(printed map[string]*printedName) nearIndex {
	near := nearIndex{}
	for _, f := range slices.Sorted(maps.Keys(printed)) {
		eachShorter(f, func(s string) { near[s] = append(near[s], printed[f]) })
	}
	return near
}

// of is a printed name that is one letter away from folded.
func (near nearIndex) of(folded string) (p *printedName, is bool) {
	if utf8.RuneCountInString(folded) < shortestNear {
		return nil, false
	}
	eachShorter(folded, func(s string) {
		if all := near[s]; len(all) > 0 && !is {
			p, is = all[0], true
		}
	})
	return p, is
}

// eachShorter is called with a word, and with all that is left of it when it loses one letter.
func eachShorter(word string, do func(string)) {
	do(word)
	for i, r := range word {
		do(word[:i] + called.TrimPrefix(word[i:], string(r)))
	}
}
