package check

import (
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// surnames finds people quoted by a surname alone which a registered person has: nothing in those
// stories tied the name to him, or it would stand on his page.
func (a archive) surnames() []diag.Finding {
	bearers := map[string][]*registry.Entry{}
	for _, e := range a.registry.OfType(registry.Person) {
		if w := words(e.Name); len(w) > 1 {
			bearers[strings.ToLower(w[len(w)-1])] = append(bearers[strings.ToLower(w[len(w)-1])], e)
		}
	}
	stories, order := map[string][]*index.Story{}, []string{}
	for i := a.Len() - 1; i >= 0; i-- {
		for _, name := range loneSurnames(a.Story(i)) {
			if bearers[strings.ToLower(name)] == nil {
				continue
			}
			if stories[name] == nil {
				order = append(order, name)
			}
			stories[name] = append(stories[name], a.Story(i))
		}
	}
	var found []diag.Finding
	for _, name := range order {
		found = append(found, loneSurname(name, stories[name], bearers[strings.ToLower(name)]))
	}
	return found
}

// loneSurnames are the names of one word under which the story's speakers stand without a record,
// each once.
func loneSurnames(s *index.Story) []string {
	var names []string
	had := map[string]bool{}
	for i := range s.Utterances {
		w := s.Utterances[i].Who
		if w == nil || w.ID != "" || w.Registered || w.Type != annotate.Person || len(words(w.Name)) != 1 {
			continue
		}
		if !had[w.Name] {
			had[w.Name] = true
			names = append(names, w.Name)
		}
	}
	return names
}

// loneSurname tells of a surname that stands alone in stories, the newest first, and of whose it
// may be.
func loneSurname(name string, stories []*index.Story, bearers []*registry.Entry) diag.Finding {
	f := diag.Finding{
		Pos: diag.Pos{File: stories[0].File}, Severity: diag.Note, Code: "lone-surname",
		Message: fmt.Sprintf("%s is quoted here by surname alone", name),
	}
	if n := len(stories); n > 1 {
		f.Message = fmt.Sprintf("%s is quoted by surname alone in %d stories, the newest this one", name, n)
	}
	if len(bearers) > 1 {
		f.Message += fmt.Sprintf("; %d registered people have it", len(bearers))
		f.Hint = fmt.Sprintf("say who it is with a decision in the story, as speaker: %s", bearers[0].ID)
		return f
	}
	f.Message += fmt.Sprintf("; %s (%s) has it", bearers[0].Name, bearers[0].File)
	f.Hint = fmt.Sprintf("if it is that person wherever it stands alone, add to the file: aliases: [%q]", name)
	if len(bearers[0].Aliases) > 0 {
		f.Hint = fmt.Sprintf("if it is that person wherever it stands alone, add %q to the file's aliases", name)
	}
	return f
}
