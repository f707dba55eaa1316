package site

import (
	"fmt"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/slug"
)

// hidesNobody finds entries of visibility none that miss whom they are to hide: by a letter of the
// name, by the folder, or because no story names anybody so; and names in stories that hold a
// hidden one and are another's for all the program knows.
func (a *archive) hidesNobody(e *edition) (found []diag.Finding) {
	var hiding, meeting, idle []*registry.Entry
	for _, entry := range a.registry.Entries {
		if entry.Visibility == "none" {
			hiding = append(hiding, entry)
		}
	}
	if len(hiding) == 0 {
		return nil
	}
	p := e.printedNames()
	near := nearNames(p.printed)
	for _, entry := range hiding {
		if entry.InNoStory {
			continue
		}
		slips := p.slips(entry, near)
		found = append(found, slips...)
		switch {
		case len(slips) > 0 || !mayBeQuoted(entry):
		case p.meets(entry):
			meeting = append(meeting, entry)
		case entry.Type == registry.Person: // an organisation may stand in roles alone
			idle = append(idle, entry)
		}
	}
	return slices.Concat(found, a.idle(e, idle, p), a.longer(meeting, p))
}

// hidesTheSame reports whether hidesNobody surely says what it said before one story was another.
func (x *restoring) hidesTheSame() bool {
	was, now := newPrintedNames(), newPrintedNames()
	was.noteStory(x.other.was.record, 0)
	now.noteStory(x.other.now.record, 0)
	others := append(was.others(now), now.others(was)...)
	return !slices.ContainsFunc(x.registry.Entries, func(entry *registry.Entry) bool {
		return entry.Visibility == "none" && (was.ids[entry.ID] != now.ids[entry.ID] ||
			slices.ContainsFunc(others, func(name string) bool { return mayConcern(entry, name) }))
	})
}

// mayBeQuoted reports whether an entry is of somebody who may have words.
func mayBeQuoted(entry *registry.Entry) bool {
	return entry.Type == registry.Person || entry.Type == registry.Organisation
}

// slips are the names of an entry by which it hides nobody for one slip.
func (p *printedNames) slips(entry *registry.Entry, near nearIndex) (found []diag.Finding) {
	for _, name := range entry.Names() {
		folded := slug.Fold(name)
		if printed, is := p.printed[folded]; is && otherKind(entry.Type, printed.of) {
			found = append(found, inOtherFolder(entry, printed))
		} else if !is && !p.known[folded] {
			if printed, is := near.of(folded); is {
				found = append(found, oneLetterAway(entry, name, printed))
			}
		}
	}
	return found
}

func inOtherFolder(entry *registry.Entry, p *printedName) diag.Finding {
	return missed(entry, fmt.Sprintf("this entry hides a %s, and %s prints %s as the name of a %s", entry.Type, p.file,
		p.name, p.of), "move the file into the folder where it belongs, or give the other a file of its own there")
}

func oneLetterAway(entry *registry.Entry, name string, p *printedName) diag.Finding {
	return missed(entry, fmt.Sprintf("this entry is to hide %q, whom no story names; %s prints %s", name, p.file,
		p.name), "correct the name, or add what is printed to aliases:; if that is somebody else, give them a file of "+
		"their own")
}

func missed(entry *registry.Entry, message, hint string) diag.Finding {
	return diag.Finding{Pos: entry.Pos, Code: "hides-nobody", Message: message, Hint: hint}
}

// idle complains of people's entries that meet nobody in what is published. Where nobody there
// comes near, one whose name stands in a story that is not published in full waits for it, or has
// outlived it; and one that a correction names is hidden in that.
func (a *archive) idle(e *edition, entries []*registry.Entry, p *printedNames) (found []diag.Finding) {
	var far []*registry.Entry
	for _, entry := range entries {
		near := p.alike(entry)
		if near == nil {
			far = append(far, entry)
			continue
		}
		found = append(found, missed(entry,
			fmt.Sprintf("%s; %s stands in %s", namesNobody(entry), near.name, near.where()),
			fmt.Sprintf("if that is who is meant, write %s; if not, in_no_story: true", aliasLine(entry, near.name))))
	}
	if len(far) == 0 {
		return found
	}
	aside := a.textsAside(e)
	for _, entry := range far {
		if !namedIn(aside, entry) {
			found = append(found, missed(entry, namesNobody(entry),
				"add the names by which stories call them to aliases:, or "+
					"delete the file; if they are to be hidden should a story come to name them, "+
					"add in_no_story: true"))
		}
	}
	return found
}

func namesNobody(entry *registry.Entry) string {
	return fmt.Sprintf("this entry is to hide %s, and no published story names anybody so", entry.Name)
}

// textsAside are, folded, the files of stories that are not published, or not in full (a draft, one
// that is withdrawn or broken), and the corrections of the others.
func (a *archive) textsAside(e *edition) []string {
	corrections := map[string]string{} // by the story's file, where it is published in full
	for i := range e.index.Len() {
		s := e.index.Story(i)
		if s.Access == index.Full {
			var all []string
			for _, c := range e.index.OwnPage(i).Corrections {
				all = append(all, c.Text)
			}
			corrections[s.File] = strings.Join(all, "\n")
		}
	}
	all := slices.Clone(a.stories)
	if a.skip != nil {
		for _, name := range a.skip.files {
			all = append(all, source{name: name})
		}
	}
	return par.Map(all, func(_ int, src source) string {
		text, full := corrections[src.name]
		if !full {
			words, notes, _, err := a.bytes(src, nil)
			if err != nil {
				return "" // whoever publishes it says so
			}
			text = string(words) + "\n" + string(notes)
		}
		return " " + slug.Fold(text) + " "
	})
}

// namedIn reports whether one of the folded texts has one of an entry's names, or the surname.
func namedIn(texts []string, entry *registry.Entry) bool {
	for _, name := range entry.Names() {
		want := " " + lastWord(slug.Fold(name)) + " "
		if slices.ContainsFunc(texts, func(text string) bool { return strings.Contains(text, want) }) {
			return true
		}
	}
	return false
}

// longer warns of printed names that hold all words of a hidden one and are no entry's.
func (a *archive) longer(hiding []*registry.Entry, p *printedNames) (found []diag.Finding) {
	if a.config.PrintedNames == "none" {
		return nil // they are hidden, too
	}
	hidden := map[string]bool{}
	for _, entry := range hiding {
		for _, name := range entry.Names() {
			hidden[slug.Fold(name)] = true
		}
	}
	for _, entry := range hiding {
		for _, near := range p.holding(entry, hidden) {
			found = append(found, diag.Finding{Pos: entry.Pos, Severity: diag.Warning, Code: "hidden-name-within",
				Message: fmt.Sprintf("%s is hidden, and %s, which stands in %s, is told as another's name", entry.Name,
					near.name, near.where()),
				Hint: fmt.Sprintf("if it is theirs, write %s; if not, give the other a file of its own",
					aliasLine(entry, near.name))})
		}
	}
	return found
}

// aliasLine is the line of an entry that adds a name to its aliases.
func aliasLine(entry *registry.Entry, name string) string {
	var all []string
	for _, alias := range append(slices.Clone(entry.Aliases), name) {
		all = append(all, fmt.Sprintf("%q", alias))
	}
	return "aliases: [" + strings.Join(all, ", ") + "]"
}

// otherKind reports whether an entry of one type hides nobody of another, though both have one
// name. That a word is a topic and a place is nothing wrong.
func otherKind(entry registry.Type, of annotate.EntityType) bool {
	return (entry == registry.Topic || entry == registry.Place) &&
		(of == annotate.Person || of == annotate.Organisation)
}
