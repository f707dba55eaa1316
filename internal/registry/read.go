package registry

import (
	"cmp"
	"fmt"
	"path"
	"slices"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/order"

	"golang.org/x/text/unicode/norm"
)

// File is one file of the registry as it stands on disk. Its folder decides the type of the entry:
// content/people/mark-rutte.md is a person.
type File struct {
	Name   string // relative to the site folder, slash-separated
	Source []byte
}

// Read reads the whole registry and checks it in itself. The Registry is never nil; an entry that
// cannot be read is a finding and not in it.
func Read(files []File) (*Registry, []diag.Finding) {
	r := &Registry{byID: make(map[string]*Entry, len(files)), byName: make(map[string][]*Entry),
		former: make(map[string]*Entry)}
	files = slices.Clone(files)
	order.By(files, func(a, b File) int { return cmp.Compare(a.Name, b.Name) })
	var found []diag.Finding
	for _, f := range files {
		e, problems := readEntry(f)
		found = append(found, problems...)
		if e == nil {
			continue
		}
		if first := r.byID[e.ID]; first != nil {
			found = append(found, sameID(e, first))
			continue
		}
		r.byID[e.ID] = e
		r.Entries = append(r.Entries, e)
	}
	slices.SortFunc(r.Entries, func(a, b *Entry) int {
		return cmp.Or(cmp.Compare(a.Type, b.Type), cmp.Compare(a.ID, b.ID))
	})
	r.index()
	return r, append(found, r.check()...)
}

func sameID(e, first *Entry) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: e.File, Line: 1, Col: 1}, Code: "same-id",
		Message: fmt.Sprintf("the id %q is taken by %s", e.ID, first.File),
		Hint:    "rename one of the two files; an id names one thing"}
}

func (r *Registry) index() {
	for _, e := range r.Entries {
		for _, n := range e.Names() {
			key := foldName(n)
			all := r.byName[key]
			if key != "" && (len(all) == 0 || all[len(all)-1] != e) { // one who has it twice came last
				r.byName[key] = append(all, e)
			}
		}
		for _, id := range e.FormerIDs {
			if r.former[id] == nil {
				r.former[id] = e
			}
		}
	}
}

// header is the front matter of every type; which keys a type has is in person, organisation, place
// and topic.
type header struct {
	Name       fields.Text
	Aliases    []fields.Text
	FormerIDs  []fields.Text
	Visibility fields.Text
}

type person struct {
	Name       fields.Text     `yaml:"name"`
	SortName   fields.Text     `yaml:"sort_name"`
	Aliases    []fields.Text   `yaml:"aliases"`
	Pronouns   fields.Text     `yaml:"pronouns"`
	Born       fields.PartDate `yaml:"born"`
	Died       fields.PartDate `yaml:"died"`
	Wikidata   fields.Text     `yaml:"wikidata"`
	URL        fields.Text     `yaml:"url"`
	Roles      []role          `yaml:"roles"`
	Similar    []fields.Text   `yaml:"similar"`
	FormerIDs  []fields.Text   `yaml:"former_ids"`
	Visibility fields.Text     `yaml:"visibility" filled:"full, noindex or none"`
	InNoStory  fields.Flag     `yaml:"in_no_story"`
}

type role struct {
	Pos   diag.Pos
	Title fields.Text     `yaml:"title"`
	Of    fields.Text     `yaml:"of"`
	From  fields.PartDate `yaml:"from"`
	Until fields.PartDate `yaml:"until"`
	Also  []fields.Text   `yaml:"also"`
}

type organisation struct {
	Name       fields.Text   `yaml:"name"`
	Aliases    []fields.Text `yaml:"aliases"`
	Kind       fields.Text   `yaml:"kind"`
	Place      fields.Text   `yaml:"place"`
	URL        fields.Text   `yaml:"url"`
	Wikidata   fields.Text   `yaml:"wikidata"`
	FormerIDs  []fields.Text `yaml:"former_ids"`
	Visibility fields.Text   `yaml:"visibility" filled:"full, noindex or none"`
}

type place struct {
	Name       fields.Text   `yaml:"name"`
	Aliases    []fields.Text `yaml:"aliases"`
	In         fields.Text   `yaml:"in"`
	Wikidata   fields.Text   `yaml:"wikidata"`
	FormerIDs  []fields.Text `yaml:"former_ids"`
	Visibility fields.Text   `yaml:"visibility" filled:"full, noindex or none"`
}

type topic struct {
	Name       fields.Text   `yaml:"name"`
	Aliases    []fields.Text `yaml:"aliases"`
	Match      []fields.Text `yaml:"match"`
	Broader    []fields.Text `yaml:"broader"`
	IPTC       fields.Text   `yaml:"iptc"`
	FormerIDs  []fields.Text `yaml:"former_ids"`
	Visibility fields.Text   `yaml:"visibility" filled:"full, noindex or none"`
}

// typeOf reads the type of an entry off its folder.
func typeOf(file string) (Type, bool) {
	dir := called.TrimPrefix(path.Dir(file), "content/")
	for t := Person; t <= Topic; t++ {
		if dir == t.Folder() || called.HasPrefix(dir, t.Folder()+"/") {
			return t, true
		}
	}
	return 0, false
}

func readEntry(f File) (*Entry, []diag.Finding) {
	t, ok := typeOf(f.Name)
	if !ok {
		return nil, []diag.Finding{{Pos: diag.Pos{File: f.Name}, Code: "misplaced",
			Message: "this file belongs to no type of entry",
			Hint:    "move it into content/people/, content/organisations/, content/places/ or content/topics/"}}
	}
	if bad, is := fields.BadUTF8(f.Name, f.Source); is {
		return nil, []diag.Finding{bad}
	}
	if conflict, is := fields.Conflict(f.Name, f.Source); is {
		return nil, []diag.Finding{conflict}
	}
	front, found := fields.SplitFront(f.Name, f.Source)
	e := &Entry{Type: t, ID: norm.NFC.String(called.TrimSuffix(path.Base(f.Name), path.Ext(f.Name))), File: f.Name,
		Note: fields.Spaces(front.Body), NoteLine: front.BodyLine}
	r := reader{e: e, found: found}
	r.id()
	doc, problems := fields.Parse(f.Name, front.YAML, front.YAMLLine)
	r.found = append(r.found, problems...)
	r.decode(doc)
	r.outside(front)
	if e.Name == "" && (len(doc.Keys()) > 0 || !diag.HasErrors(r.found)) {
		r.complain(diag.Pos{File: f.Name, Line: 1, Col: 1}, "missing-key", "name is missing",
			fmt.Sprintf("add a line name: %s between two lines of ---", guessName(e.ID)))
	}
	if e.Name == "" {
		e.Name = guessName(e.ID) // so that what refers to it is not called unknown as well
	}
	return e, r.found
}

// guessName makes "Ann Lee" of ann-lee.
func guessName(id string) string {
	words := strings.Split(id, "-")
	for i, w := range words {
		if r := []rune(w); len(r) > 0 {
			words[i] = strings.ToUpper(string(r[0])) + string(r[1:])
		}
	}
	return strings.Join(words, " ")
}

func (r *reader) decode(doc *fields.Doc) {
	switch r.e.Type {
	case Person:
		var p person
		r.found = append(r.found, doc.Decode(&p)...)
		r.person(p)
	case Organisation:
		var o organisation
		r.found = append(r.found, doc.Decode(&o)...)
		r.header(header{o.Name, o.Aliases, o.FormerIDs, o.Visibility})
		r.links(o.URL, o.Wikidata)
		r.e.Kind, r.e.Place, r.e.at.place = o.Kind.Value, o.Place.Value, o.Place.Pos
	case Place:
		var p place
		r.found = append(r.found, doc.Decode(&p)...)
		r.header(header{p.Name, p.Aliases, p.FormerIDs, p.Visibility})
		r.links(fields.Text{}, p.Wikidata)
		r.e.In, r.e.at.in = p.In.Value, p.In.Pos
	case Topic:
		var t topic
		r.found = append(r.found, doc.Decode(&t)...)
		r.header(header{t.Name, t.Aliases, t.FormerIDs, t.Visibility})
		r.e.Match, r.e.IPTC = fields.Strings(t.Match), t.IPTC.Value
		r.e.Broader, r.e.at.broader = fields.Strings(t.Broader), at(t.Broader)
	}
}
