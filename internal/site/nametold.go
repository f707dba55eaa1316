package site

import (
	"fmt"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	ways "github.com/onrecord/onrecord/internal/readings"
	"github.com/onrecord/onrecord/internal/registry"
)

// namesTold warns of stories whose address, headline or particulars name whom the story is not to
// be tied to: prose stays as printed, and an address stays what it is, so only an editor can take
// the name away.
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
		found = append(found, e.particularsTold(i, told)...)
	}
	return found
}

// particularsTold warns of what is told of a story beside its prose, and spells a hidden name.
func (e *edition) particularsTold(i int, s *index.Story) (found []diag.Finding) {
	tell := func(key, value string) {
		if value != "" && e.index.Names(i, value) {
			found = append(found, telltale(diag.Pos{File: s.File}, fmt.Sprintf("%s: %s", key, clipped(value))))
		}
	}
	tell("url", s.Source.URL)
	tell("source_id", s.Source.ID)
	tell("section", s.Section)
	tell("reviewed", s.Reviewed.By)
	said := "" // one editor checks many
	for k := range s.Utterances {
		if by := s.Utterances[k].Rare().By; by != said {
			said = by
			tell("by", by)
		}
	}
	return found
}

// namesBeside warns of entries and other pages that name whom nothing but the stories is to name.
func (a *archive) namesBeside(e *edition) []diag.Finding {
	b := beside{index: e.index}
	for _, x := range a.registry.Entries {
		if x.Visibility != "none" {
			b.entry(x)
		}
	}
	for _, o := range a.others {
		b.tell(o.Title.Pos, "the title "+clipped(o.Title.Value), o.Title.Value)
		b.tell(diag.Pos{File: o.File}, "the page's address, "+o.Address()+",", o.Address())
		b.tell(diag.Pos{File: o.File, Line: o.BodyLine}, "the page", o.Description+"\n"+string(o.Body))
	}
	return b.found
}

// beside is what is found beside the stories.
type beside struct {
	index *index.Index
	found []diag.Finding
}

func (b *beside) entry(x *registry.Entry) {
	if x.Type != registry.Person { // people of one name are said to be namesakes
		for _, name := range x.Names() {
			b.tell(x.Pos, fmt.Sprintf("the %s %s", x.Type, clipped(name)), name)
		}
	}
	b.tell(x.Pos, "kind: "+clipped(x.Kind), x.Kind)
	for _, r := range x.Roles {
		b.tell(r.Pos, "the role "+clipped(r.Title), r.Title)
	}
	b.tell(diag.Pos{File: x.File, Line: x.NoteLine}, "the note", string(x.Note))
}

// tell warns of a text that spells a hidden name.
//
//go:noinline
func (b *beside) tell(at diag.Pos, what, text string) {
	if text != "" && b.index.Spells(ways.Plain(text)) {
		b.found = append(b.found, telltale(at, what))
	}
}

// telltale warns of what is published as it was written, and spells a hidden name.
func telltale(at diag.Pos, what string) diag.Finding {
	return diag.Finding{Pos: at, Severity: diag.Warning, Code: "telltale-words",
		Message: what + " spells the name of somebody who is hidden, and is published as it stands",
		Hint:    "write it otherwise, if the name is not to be read there"}
}
