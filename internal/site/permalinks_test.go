package site

import (
	"flag"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/slug"
	_ "github.com/onrecord/onrecord/internal/testing/steady"
)

// tale is a made-up story.
type tale struct {
	stem           string // of its file
	front          []string
	aliases        []string
	state          string // a line of front matter: state or access
	date           string
	names, words   []string // of its quotations
	decisions      []string
	edited, hidden map[int]bool // quotations whose words are others now, or that a decision calls no speech
}

// human is a registered person.
type human struct {
	id, name        string
	aliases, former []string
	hidden          bool
}

// paper is a made-up archive.
type paper struct {
	tales  []*tale
	people []*human
	dir    string
}

var (
	givenNames  = []string{"Ada", "Jonas", "Mina", "Piet", "Ruth"}
	familyNames = []string{"Brandt", "Field", "Olsen", "Quist"}
	sentences   = []string{
		"We will paint the pier", "Nobody should wait that long", "The nails are bronze",
		"It held better than we feared", "The board has asked for it",
		"That ship has sailed", "The money is there", "I never promised a bridge",
	}
)

func newPaper(t *rapid.T, dir string) *paper {
	p := &paper{dir: dir}
	name := func() string {
		return rapid.SampledFrom(givenNames).Draw(t, "given") + " " + rapid.SampledFrom(familyNames).Draw(t, "surname")
	}
	for i := range rapid.IntRange(1, 3).Draw(t, "stories") {
		s := &tale{
			stem: fmt.Sprintf("2025-0%d-1%d-story-%c", i+1, i, 'a'+i), edited: map[int]bool{}, hidden: map[int]bool{},
		}
		for n := range rapid.IntRange(0, 3).Draw(t, "quotations") {
			s.names = append(s.names, name())
			s.words = append(s.words,
				fmt.Sprintf("%s, %s", rapid.SampledFrom(sentences).Draw(t, "words"),
					[]string{"all of us", "both of you", "some of them"}[n]))
		}
		p.tales = append(p.tales, s)
	}
	for range rapid.IntRange(0, 2).Draw(t, "people") {
		p.register(name(), "")
	}
	return p
}

// register registers a name, unless somebody bears it; with an id, under another name that has it
// as an alias.
func (p *paper) register(name, id string) {
	for _, h := range p.people {
		if h.name == name || slices.Contains(h.aliases, name) || h.id == id ||
			slices.Contains(h.former, slug.ID(name)) {
			return
		}
	}
	h := &human{id: slug.ID(name), name: name}
	if id != "" {
		h = &human{id: id, name: "The Honourable " + name, aliases: []string{name}}
	}
	if !slices.ContainsFunc(p.people, func(o *human) bool { return o.id == h.id || slices.Contains(o.former, h.id) }) {
		p.people = append(p.people, h)
	}
}

// write writes the archive's files anew, but for the ledger.
func (p *paper) write(t *rapid.T) {
	for _, folder := range []string{"stories", "people"} {
		must(t, os.RemoveAll(filepath.Join(p.dir, "content", folder)))
		must(t, os.MkdirAll(filepath.Join(p.dir, "content", folder), 0o777))
	}
	put := func(name, text string) { must(t, os.WriteFile(filepath.Join(p.dir, name), []byte(text), 0o666)) }
	put("site.yaml", "title: T\nbase_url: https://t.example/base/\nlanguage: en\noutputs: []\nprinted_names: page\n")
	for _, s := range p.tales {
		put("content/stories/"+s.stem+".md", s.text())
	}
	for _, h := range p.people {
		text := "---\nname: " + h.name + "\naliases: [" + strings.Join(h.aliases, ", ") + "]\nformer_ids: [" +
			strings.Join(h.former, ", ") + "]\n"
		if h.hidden {
			text += "visibility: none\n"
		}
		put("content/people/"+h.id+".md", text+"---\n")
	}
}

func must(t *rapid.T, err error) {
	if err != nil {
		t.Fatal(err)
	}
}

func (s *tale) text() string {
	var b strings.Builder
	b.WriteString("---\ntitle: A story\n" + strings.Join(s.front, ""))
	if s.date != "" {
		b.WriteString("date: " + s.date + "\n")
	}
	b.WriteString(s.state + "aliases: [" + strings.Join(s.aliases, ", ") + "]\nannotations:\n" +
		strings.Join(s.decisions, "") + "---\n")
	if len(s.decisions) == 0 {
		return strings.Replace(b.String(), "annotations:\n", "", 1) + s.body()
	}
	return b.String() + s.body()
}

func (s *tale) body() string {
	out := "It rained.\n"
	for i, name := range s.names {
		out += "\n“" + s.words[i] + ",” " + name + " said.\n"
	}
	return out
}

// edit changes the archive in one way, as an editor might, with or without what keeps the old
// address.
func (p *paper) edit(t *rapid.T, n int) {
	if len(p.tales) == 0 {
		return
	}
	s := rapid.SampledFrom(p.tales).Draw(t, "story")
	careful := rapid.Bool().Draw(t, "careful")
	switch rapid.SampledFrom([]string{"rename", "redate", "slug", "edit", "register", "person", "merge", "withdraw",
		"delete", "no speech", "hide", "metadata"}).Draw(t, "edit") {
	case "rename":
		p.move(s, careful, func() {
			if careful && !slices.ContainsFunc(s.front, func(l string) bool { return strings.HasPrefix(l, "id:") }) {
				s.front = append(s.front, "id: "+s.stem+"\n")
			}
			s.stem = fmt.Sprintf("%s-renamed-%d", s.stem, n)
		})
	case "redate":
		p.move(s, careful, func() { s.date = fmt.Sprintf("2024-0%d-1%d", rapid.IntRange(1, 3).Draw(t, "month"), n) })
	case "slug":
		p.move(s, careful, func() {
			s.front = append(slices.DeleteFunc(s.front, func(l string) bool { return strings.HasPrefix(l, "slug:") }),
				fmt.Sprintf("slug: slug-%d\n", n))
		})
	case "edit":
		if len(s.words) > 0 {
			i := rapid.IntRange(0, len(s.words)-1).Draw(t, "quotation")
			if len(s.decisions) == 0 {
				s.words[i] = fmt.Sprintf("It was edited %d times over", n)
				s.edited[i] = true
			}
		}
	case "no speech":
		if len(s.words) > 0 && len(s.decisions) == 0 {
			s.decisions = append(s.decisions,
				"  - quote: \""+s.words[0]+"\"\n    prefix: \"It rained.\"\n    speech: false\n")
			s.hidden[0] = true
		}
	case "register":
		if len(s.names) > 0 {
			p.register(s.names[0], []string{"", fmt.Sprintf("new-id-%d", n)}[rapid.IntRange(0, 1).Draw(t, "other id")])
		}
	case "withdraw":
		s.state = "state: withdrawn\n"
	case "metadata":
		s.state = "access: metadata\n"
	case "delete":
		p.tales = slices.DeleteFunc(p.tales, func(o *tale) bool { return o == s })
	default:
		p.editPerson(t, n, careful)
	}
}

// move moves a story's address; carefully, its old address is kept.
func (p *paper) move(s *tale, careful bool, change func()) {
	old := s.address()
	change()
	s.aliases = slices.DeleteFunc(s.aliases, func(a string) bool { return a == s.address() })
	if careful && s.address() != old && !slices.Contains(s.aliases, old) {
		s.aliases = append(s.aliases, old)
	}
}

func (s *tale) address() string {
	date, name := s.stem[:10], s.stem[11:]
	if s.date != "" {
		date = s.date
	}
	for _, l := range s.front {
		if v, ok := strings.CutPrefix(l, "slug: "); ok {
			name = strings.TrimSpace(v)
		}
	}
	return "/" + strings.ReplaceAll(date, "-", "/") + "/" + name + "/"
}

func (p *paper) editPerson(t *rapid.T, n int, careful bool) {
	if len(p.people) == 0 {
		return
	}
	h := rapid.SampledFrom(p.people).Draw(t, "person")
	switch rapid.SampledFrom([]string{"rename", "merge", "hide"}).Draw(t, "edit of a person") {
	case "rename":
		if careful {
			h.former = append(h.former, h.id)
		}
		h.id = fmt.Sprintf("renamed-%d", n)
	case "hide":
		h.hidden = true
	case "merge":
		other := rapid.SampledFrom(p.people).Draw(t, "other")
		if other == h {
			return
		}
		p.people = slices.DeleteFunc(p.people, func(o *human) bool { return o == other })
		if careful {
			h.former = append(append(h.former, other.former...), other.id)
			h.aliases = append(append(h.aliases, other.aliases...), other.name)
		}
	}
}

// TestNothingIsLostInSilence records an archive and edits it at random: afterwards every recorded
// address and utterance still leads to what it was published for, or check says that it does not,
// or an editor took it away.
func TestNothingIsLostInSilence(t *testing.T) {
	defer flag.Set("rapid.checks", flag.Lookup("rapid.checks").Value.String())
	flag.Set("rapid.checks", "30")
	rapid.Check(t, func(t *rapid.T) {
		dir, err := os.MkdirTemp("", "permalinks")
		must(t, err)
		defer os.RemoveAll(dir)
		p := newPaper(t, dir)
		p.write(t)
		o := Options{Dir: dir, Now: now}
		report, added, err := Record(o)
		must(t, err)
		if diag.HasErrors(report.Findings) || added.Empty() {
			t.Fatalf("nothing recorded: %v", report.Findings)
		}
		if _, again, err := Record(o); err != nil || !again.Empty() {
			t.Fatalf("recorded twice: %v %v", again, err)
		}
		for n := range rapid.IntRange(1, 4).Draw(t, "edits") {
			p.edit(t, n)
		}
		p.write(t)
		o.Lenient = true
		shelf := newShelf()
		report, err = Make(shelf, o)
		must(t, err)
		w := &witness{t, p, shelf, report.Findings}
		for _, s := range added.Stories {
			w.story(s)
		}
		for _, pg := range added.Pages {
			w.page(pg.Address)
		}
		w.nobodyHidden()
	})
}

// witness holds what was recorded against what was made and what was said.
type witness struct {
	*rapid.T
	paper *paper
	shelf *shelf
	found []diag.Finding
}

var refresh = regexp.MustCompile(`<meta http-equiv="refresh" content="0; url=/base/([^"]*)">`)

// follow opens an address and the page that it leads on to, if any.
func (w *witness) follow(address string) (html string, ok bool) {
	data, ok := w.shelf.files[strings.TrimPrefix(path.Join(address, "index.html"), "/")]
	if m := refresh.FindSubmatch(data); m != nil {
		to := string(m[1])
		data, ok = w.shelf.files[path.Join(to, "index.html")]
		if !ok || refresh.Match(data) {
			w.Fatalf("%s leads to /%s, which is no page", address, to)
		}
	}
	return string(data), ok
}

func (w *witness) says(code, words string) bool {
	return slices.ContainsFunc(w.found,
		func(f diag.Finding) bool { return f.Code == code && strings.Contains(f.Message, words) })
}

// excused reports whether other errors keep check from saying what is lost.
func (w *witness) excused() bool {
	return slices.ContainsFunc(w.found, func(f diag.Finding) bool {
		return f.Severity == diag.Error && f.Code != "lost-address" && f.Code != "old-address"
	})
}

func (w *witness) story(s permalinks.Story) {
	html, ok := w.follow(s.Address)
	if !ok {
		if !w.says("lost-address", s.Address+",") && !w.excused() {
			w.Fatalf("%s is lost, and nothing is said of it: %v", s.Address, w.found)
		}
		return
	}
	if strings.Contains(html, "<h1>This story was withdrawn") ||
		strings.Contains(html, "The text of this story is not part of the archive") {
		return
	}
	for _, id := range s.Utterances {
		if !strings.Contains(html, ` id="q-`+id+`"`) && !w.says("lost-utterance", id) &&
			!w.says("lost-utterance", "id "+s.ID+",") && !w.decided(s.Address) && !w.excused() {
			w.Fatalf("the utterance %s of %s is lost, and nothing is said of it: %v\n%s", id, s.Address, w.found, html)
		}
	}
}

// decided reports whether an editor said of a quotation of the story that it is none.
func (w *witness) decided(address string) bool {
	return slices.ContainsFunc(w.paper.tales, func(s *tale) bool {
		return len(s.decisions) > 0 && (s.address() == address || slices.Contains(s.aliases, address))
	})
}

func (w *witness) page(address string) {
	if _, ok := w.follow(address); ok || w.says("lost-address", address) || w.excused() {
		return
	}
	id := strings.Split(address, "/")[2]
	for _, h := range w.paper.people {
		if h.hidden &&
			(h.id == id || slices.Contains(h.former, id) || slug.ID(h.name) == id ||
				slices.ContainsFunc(h.aliases, func(a string) bool { return slug.ID(a) == id })) {
			return
		}
	}
	for _, s := range w.paper.tales {
		if (s.state != "" || len(s.decisions) > 0) &&
			slices.ContainsFunc(s.names, func(n string) bool { return slug.ID(n) == id }) {
			return
		}
	}
	w.Fatalf("%s is lost, and nothing is said of it: %v", address, w.found)
}

// nobodyHidden holds that no address spells who is named in stories only.
func (w *witness) nobodyHidden() {
	for _, h := range w.paper.people {
		for _, name := range w.shelf.names() {
			if h.hidden && strings.Contains(name, "/"+h.id+"/") {
				w.Fatalf("%s is there, and %s is not to be told", name, h.name)
			}
		}
	}
}
