package site

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
)

// namesTold warns of stories whose address or headline names whom the story is not to be tied to:
// prose stays as printed, and an address stays what it is, so only an editor can take the name
// away.
func (e *edition) namesTold() []diag.Finding {
	var found []diag.Finding
	for i, told := range e.index.Stories {
		own := e.index.OwnPage(i)
		at := diag.Pos{File: own.File}
		if own.Ties > 0 && e.index.SpellsIn(i, own.Address) {
			found = append(found, diag.Finding{
				Pos: at, Severity: diag.Warning, Code: "telltale-address",
				Message: fmt.Sprintf("the story's address, %s, spells the name of somebody whom a withheld or "+
					"disputed utterance is not to be tied to", own.Address),
				Hint: "give it another with slug:, or withdraw the story",
			})
		}
		if told.Title != own.Title {
			found = append(found, diag.Finding{
				Pos: at, Severity: diag.Warning, Code: "telltale-headline",
				Message: fmt.Sprintf("the headline tells what is hidden; everywhere but on its own page the story "+
					"is called %q", told.Title),
				Hint: "write another title:, if the story may bear one",
			})
		}
	}
	return found
}
