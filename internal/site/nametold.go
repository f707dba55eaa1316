package site

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/registry"
)

// namesTold warns of stories whose address, headline or particulars name whom the story is not to
// be tied to, or who is named in stories only: prose stays as printed, and an address stays what it
// is, so only an editor can take the name away.
func (a *archive) namesTold(e *edition) []diag.Finding {
	t := telltales{archive: a, edition: e}
	for i := range e.index.Len() {
		told := e.index.Story(i)
		own := e.index.OwnPage(i)
		t.story = i
		if own.Ties > 0 && e.index.SpellsIn(i, own.Address) || e.index.Names(i, own.Address) {
			t.warn("slug", "", "telltale-address", "the story's address, "+own.Address+", spells the name of somebody "+
				"who is hidden", "give it another with slug:, or withdraw the story")
		}
		if told.Title != own.Title {
			t.warn("title", "", "telltale-headline", fmt.Sprintf(
				"the headline tells what is hidden; everywhere but on its "+
					"own page the story is called %q", told.Title), "write another title:, if the story may bear one")
		}
		for _, name := range own.Bylines {
			if e.index.Names(i, name) {
				t.warn("bylines", name, "telltale-byline", "the byline "+clipped(name)+
					" spells the name of somebody who is hidden, and stands on the story's own page",
					"take it out of bylines:, if it is not to be read there")
			}
		}
		t.particulars(own)
	}
	return t.found
}

// telltales are what of a story tells whom it should not.
type telltales struct {
	archive *archive
	edition *edition
	story   int
	found   []diag.Finding
}

// particulars warns of what is told of the story beside its prose, and spells a hidden name.
func (t *telltales) particulars(s *index.Story) {
	t.tell("url", s.Source.URL)
	t.tell("source_id", s.Source.ID)
	t.tell("section", s.Section)
	t.tell("publisher", s.Source.Publisher)
	t.tell("publisher", s.Source.PublisherURL)
	t.tell("license", s.Source.License)
	t.tell("print", s.Source.Edition)
	t.tell("print", s.Source.Page)
	t.tell("reviewed", s.Reviewed.By)
	said := "" // one editor checks many
	for k := range s.Utterances {
		if by := s.Utterances[k].Rare().By; by != said {
			said = by
			t.tell("by", by)
		}
	}
}

//go:noinline
func (t *telltales) tell(key, value string) {
	if value != "" && t.edition.index.Names(t.story, value) {
		t.found = append(t.found, telltale(t.at(key, value), key+": "+clipped(value)))
	}
}

//go:noinline
func (t *telltales) warn(key, value, code, message, hint string) {
	t.found = append(t.found, warning(t.at(key, value), code, message, hint))
}

func (t *telltales) at(key, value string) diag.Pos {
	return t.archive.keyAt(t.edition.from[t.story], key, value)
}

// keyAt is where a story's files have a key, rather on a line with the value; where none has it, as
// in wire copy, it is the file.
//
//go:noinline
func (a *archive) keyAt(src source, key, value string) diag.Pos {
	words, notes, _, err := a.bytes(src, nil)
	if err != nil {
		return diag.Pos{File: src.name} // whoever publishes it says so
	}
	line, col, with := keyIn(words, key, value)
	if src.sidecar != "" && !with {
		if n, c, has := keyIn(notes, key, value); n > 0 && (has || line == 0) {
			return diag.Pos{File: src.sidecar, Line: n, Col: c}
		}
	}
	return diag.Pos{File: src.name, Line: line, Col: col}
}

// keyIn is where keys have one, and whether its line has the value; 0: they do not have it.
func keyIn(text []byte, key, value string) (at, col int, with bool) {
	n := 0
	for line := range strings.Lines(string(text)) {
		if n++; n > 1 && strings.TrimSpace(line) == "---" {
			break
		}
		before, after, is := called.Cut(line, key+":")
		if !is || strings.Trim(before, " -{\"'") != "" && !called.HasSuffix(before, ", ") {
			continue
		}
		if with = strings.Contains(after, value); with || at == 0 {
			at, col = n, utf8.RuneCountInString(before)+1
		}
		if with {
			break
		}
	}
	return at, col, with
}

// picturesTold warns of the names of pictures that spell a name which is hidden, everywhere or in
// connection with Stories[i]; -1: they are no story's.
func (e *edition) picturesTold(i int, refs []reference) (found []diag.Finding) {
	for _, ref := range refs {
		if e.index.Spells(ref.dest) || i >= 0 && e.index.Names(i, ref.dest) {
			found = append(found, telltale(ref.at, "the picture's name, "+clipped(ref.dest)+","))
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
	b.tell(x.Pos, "url: "+clipped(x.URL), x.URL)
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
	if text != "" && b.index.Spells(text) {
		b.found = append(b.found, telltale(at, what))
	}
}

// telltale warns of what is published as it was written, and spells a hidden name.
//
//go:noinline
func telltale(at diag.Pos, what string) diag.Finding {
	return warning(at, "telltale-words",
		what+" spells the name of somebody who is hidden, and is published as it stands",
		"write it otherwise, if the name is not to be read there")
}

//go:noinline
func warning(at diag.Pos, code, message, hint string) diag.Finding {
	return diag.Finding{Pos: at, Severity: diag.Warning, Code: code, Message: message, Hint: hint}
}
