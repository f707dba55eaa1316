package site

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// printedName is a name that stories print and that belongs to no entry.
type printedName struct {
	name, file string
	of         annotate.EntityType
}

// hidesNobody finds entries of visibility none that miss whom they are to hide by one slip: a
// letter of the name, or the folder.
func (a *archive) hidesNobody(e *edition) (found []diag.Finding) {
	var hiding []*registry.Entry
	for _, entry := range a.registry.Entries {
		if entry.Visibility == "none" {
			hiding = append(hiding, entry)
		}
	}
	if len(hiding) == 0 {
		return nil
	}
	printed, known := e.printedNames()
	near := nearNames(printed)
	for _, entry := range hiding {
		for _, name := range entry.Names() {
			folded := slug.Fold(name)
			if p, is := printed[folded]; is && otherKind(entry.Type, p.of) {
				found = append(found, inOtherFolder(entry, p))
			} else if !is && !known[folded] {
				if p, is := near.of(folded); is {
					found = append(found, oneLetterAway(entry, name, p))
				}
			}
		}
	}
	return found
}

func inOtherFolder(entry *registry.Entry, p printedName) diag.Finding {
	return diag.Finding{Pos: entry.Pos, Code: "hides-nobody",
		Message: fmt.Sprintf("this entry hides a %s, and %s prints %s as the name of a %s", entry.Type, p.file, p.name, p.of),
		Hint:    "move the file into the folder where it belongs, or give the other a file of its own there"}
}

func oneLetterAway(entry *registry.Entry, name string, p printedName) diag.Finding {
	return diag.Finding{Pos: entry.Pos, Code: "hides-nobody",
		Message: fmt.Sprintf("this entry is to hide %q, whom no story names; %s prints %s", name, p.file, p.name),
		Hint: "correct the name, or add what is printed to aliases:; if that is somebody else, give them a file of " +
			"their own"}
}

// otherKind reports whether an entry of one type hides nobody of another, though both have one
// name. That a word is a topic and a place is nothing wrong.
func otherKind(entry registry.Type, of annotate.EntityType) bool {
	switch entry {
	case registry.Topic:
		return of == annotate.Person
	case registry.Place:
		return of == annotate.Person || of == annotate.Organisation
	}
	return false
}

// printedNames are the names that stories print and that belong to no entry, by the name folded;
// and the folded names and forms that stories print of those who have one.
func (e *edition) printedNames() (printed map[string]printedName, known map[string]bool) {
	printed, known = map[string]printedName{}, map[string]bool{}
	for i := range e.index.Stories {
		own := e.index.OwnPage(i)
		for _, m := range own.Entities {
			if m.Registered {
				known[slug.Fold(m.Name)] = true
				for _, form := range m.Forms {
					known[slug.Fold(form)] = true
				}
				continue
			}
			if folded := slug.Fold(m.Name); printed[folded].name == "" {
				printed[folded] = printedName{m.Name, own.File, m.Type}
			}
		}
	}
	return printed, known
}

// shortestNear is the least number of letters of a name of which one may be wrong: short names that
// differ in one are others.
const shortestNear = 5

// nearIndex finds a name of which one letter is another, is one too many or too few, or has changed
// places with its neighbour: of two such names one is left when each loses some letter.
type nearIndex map[string][]printedName

func nearNames(printed map[string]printedName) nearIndex {
	near := nearIndex{}
	folded := make([]string, 0, len(printed))
	for f := range printed {
		folded = append(folded, f)
	}
	slices.Sort(folded)
	for _, f := range folded {
		eachShorter(f, func(s string) { near[s] = append(near[s], printed[f]) })
	}
	return near
}

// of is a printed name that is one letter away from folded.
func (near nearIndex) of(folded string) (p printedName, is bool) {
	if utf8.RuneCountInString(folded) < shortestNear {
		return p, false
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
		do(word[:i] + strings.TrimPrefix(word[i:], string(r)))
	}
}
