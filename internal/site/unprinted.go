package site

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/slug"
)

// unprinted finds decisions with the name of a speaker that the story prints otherwise: with one
// letter wrong it is somebody else's. An editor may know of a speaker whom the story does not name;
// but a tie is hidden by names that the story prints, so there that is an error, too.
func unprinted(s *content.Story, text prose.Text, r *annotate.Result) (found []diag.Finding) {
	var p *inPrint // most stories decide on nobody so
	for _, d := range s.Decisions {
		if d.Speaker == nil {
			continue
		}
		for _, who := range d.Speaker.Who {
			if who.Name == "" {
				continue
			}
			if p == nil {
				p = printedIn(text, r)
			}
			found = append(found, p.lacks(who, annotate.Status(d.Status))...)
		}
	}
	return found
}

// inPrint is what a story prints: its text, folded, and the names in it.
type inPrint struct {
	text  string
	names map[string]bool   // folded
	last  map[string]string // the first name in the text that ends in a word, by this, folded
}

func printedIn(text prose.Text, r *annotate.Result) *inPrint {
	p := &inPrint{" " + slug.Fold(text.S) + " ", map[string]bool{}, map[string]string{}}
	for i := range r.Mentions {
		name := r.Mentions[i].Entity.Name
		folded := slug.Fold(name)
		last := lastWord(folded)
		p.names[folded], p.last[last] = true, cmp.Or(p.last[last], name)
	}
	return p
}

//go:noinline
func lastWord(folded string) string { return folded[strings.LastIndexByte(folded, ' ')+1:] }

// has reports whether the story prints the name, or its surname and no name with it.
func (p *inPrint) has(folded string) bool {
	if p.names[folded] || p.names[lastWord(folded)] || strings.Contains(p.text, " "+folded+" ") {
		return true
	}
	return !strings.ContainsRune(folded, ' ') && strings.Contains(p.text, folded) // particles may be joined to it
}

// lacks complains of a speaker's name that the story does not print, of a decision of that status.
func (p *inPrint) lacks(who content.SpeakerName, status annotate.Status) []diag.Finding {
	folded := slug.Fold(who.Name)
	if p.has(folded) {
		return nil
	}
	f := diag.Finding{Pos: who.Pos, Severity: diag.Warning, Code: "name-not-printed",
		Message: fmt.Sprintf("the story does not print the name %q", who.Name),
		Hint: "write the name as the story prints it; for somebody whom it does not name, give them a file in " +
			"content/people and write its id"}
	hidden, near := status == annotate.Withheld || status == annotate.Disputed, p.near(folded)
	if near != "" {
		f.Message += fmt.Sprintf("; it prints %q", near)
	}
	if hidden {
		f.Severity = diag.Error
		f.Message += ", and hiding the one hides nobody else"
	} else if near == "" {
		return nil
	}
	return []diag.Finding{f}
}

// near is a name that the story prints and that ends in a word of the one that it does not print;
// "": there is none.
func (p *inPrint) near(folded string) string {
	words := strings.Fields(folded)
	for i := len(words) - 1; i >= 0; i-- {
		if name := p.last[words[i]]; name != "" {
			return name
		}
	}
	return ""
}
