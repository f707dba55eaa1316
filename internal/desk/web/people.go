package web

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"net/http"
	"os"
	"path"
	"slices"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/people"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/site"
)

// peopleQueue is whom the archive quotes and has no file of, as an editor goes through them.
type peopleQueue struct {
	index *index.Index
	reg   *registry.Registry
	aside *people.Aside
	cards []*personCard
}

// personCard is one question about a name: a proposal of a file, a name that is perhaps somebody's,
// or a surname that stands alone.
type personCard struct {
	Key     string        `json:"key"`
	Kind    string        `json:"kind"` // "proposal", "known" or "surname"
	Name    string        `json:"name"`
	File    string        `json:"file"` // that is written when it is accepted
	Accept  string        `json:"accept"`
	Summary string        `json:"summary"`
	Doubt   string        `json:"doubt"`
	Forms   []printedForm `json:"forms"`
	Posts   []string      `json:"posts"`
	Gender  string        `json:"pronouns"`
	Apart   []string      `json:"apart"`
	Samples []sample      `json:"samples"`
	Others  []otherOf     `json:"others"` // of the same surname, numbered from 1

	proposal *people.Proposal
	alias    string // for names of somebody's who has a file
}

type printedForm struct {
	Name string `json:"name"`
	Told string `json:"told"`
}

type sample struct {
	Words string `json:"words"`
	Title string `json:"title"`
	Day   string `json:"day"`
	Link  string `json:"link"`
}

// otherOf is somebody whose the name may be.
type otherOf struct {
	ID   string `json:"id"` // of an entry, or the key of another card
	Name string `json:"name"`
	Note string `json:"note"`
}

// peopleAnswer is what is next of the people.
type peopleAnswer struct {
	Card *personCard `json:"card"`
	Left int         `json:"left"`
	By   string      `json:"by"`
}

// settled is the answer to a decision on a person.
type settled struct {
	Said    string       `json:"said"`
	File    string       `json:"file"`
	Changes []change     `json:"changes"`
	Undo    int          `json:"undo"`
	Person  peopleAnswer `json:"person"`
}

// askPeople answers with the next person.
func askPeople(d *Desk, _ http.ResponseWriter, _ *http.Request) (any, error) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.nextPerson()
}

func (d *Desk) nextPerson() (peopleAnswer, error) {
	if d.people == nil {
		if err := d.gatherPeople(); err != nil {
			return peopleAnswer{}, err
		}
	}
	out := peopleAnswer{Left: len(d.people.cards), By: d.by}
	if out.Left > 0 {
		out.Card = d.people.cards[0]
		out.Card.Samples = d.samples(out.Card)
		out.Card.Others = d.people.others(out.Card)
	}
	return out, nil
}

// gatherPeople asks the archive whom it quotes and has no file of.
func (d *Desk) gatherPeople() error {
	o := d.o.Site
	o.Told = true
	report, err := site.Survey(o)
	if err != nil {
		return err
	}
	if report.Index == nil {
		return refuse(http.StatusUnprocessableEntity, "the archive cannot be read"+first(report.Findings))
	}
	src, err := d.bytesOf(content.AsideFile)
	if err != nil {
		return err
	}
	q := &peopleQueue{index: report.Index, reg: report.Registry, aside: people.ReadAside(src)}
	found := people.Find(q.index, q.reg,
		people.Options{Min: fewestQuoted, Language: d.archive.Language(), Aside: q.aside})
	for i := range found.Proposals {
		q.cards = append(q.cards, proposalCard(&found.Proposals[i]))
	}
	for i := range found.Known {
		q.cards = append(q.cards, knownCard(&found.Known[i]))
	}
	for i := range found.Surnames {
		q.cards = append(q.cards, surnameCard(&found.Surnames[i]))
	}
	d.people = q
	return nil
}

// fewestQuoted is how often somebody must be quoted to be proposed at the desk.
const fewestQuoted = 2

func proposalCard(p *people.Proposal) *personCard {
	c := &personCard{
		Kind: "proposal", Key: p.Type.String() + ":" + p.ID, Name: p.Name, File: p.File(), Doubt: p.Doubt,
		Accept: "Write " + path.Base(p.File()), proposal: p, Posts: []string{}, Apart: []string{},
		Summary: fmt.Sprintf("%s, quoted %s in %s, %s", p.Type, counted(p.Quotations, "time", "times"),
			counted(p.Stories, "story", "stories"), p.Span),
	}
	for _, f := range p.Forms {
		c.Forms = append(c.Forms, formOf(f))
	}
	for _, x := range p.Posts {
		former := ""
		if x.Former {
			former = ", as no longer held"
		}
		c.Posts = append(c.Posts, fmt.Sprintf("%s: %s%s", x.Text, x.Span, former))
	}
	c.Gender = pronounsOf(p)
	for _, a := range p.Apart {
		c.Apart = append(c.Apart, a.Name+": "+a.Why)
	}
	return c
}

// pronounsOf says in how many stories which pronoun stands.
func pronounsOf(p *people.Proposal) string {
	switch {
	case p.He+p.She == 0:
		return ""
	case p.He == 0:
		return "she in " + counted(p.She, "story", "stories")
	case p.She == 0:
		return "he in " + counted(p.He, "story", "stories")
	}
	return fmt.Sprintf("he in %s, she in %d", counted(p.He, "story", "stories"), p.She)
}

func formOf(f people.Form) printedForm {
	told := fmt.Sprintf("%s, %s", counted(f.Stories, "story", "stories"), f.Span)
	if f.Why != "" {
		told = f.Why + "; " + told
	}
	return printedForm{Name: f.Name, Told: told}
}

func knownCard(k *people.Known) *personCard {
	return &personCard{
		Kind: "known", Key: "known:" + k.File + ":" + k.Form.Name, Name: k.Form.Name, File: k.File, alias: k.Form.Name,
		Accept: "It is " + k.Name, Forms: []printedForm{formOf(k.Form)}, Posts: []string{}, Apart: []string{},
		Summary: "Perhaps a name of " + k.Name + "; quoted " + counted(k.Form.Quotations, "time", "times"),
	}
}

func surnameCard(s *people.Surname) *personCard {
	c := &personCard{
		Kind: "surname", Key: "surname:" + s.Name, Name: s.Name, alias: s.Name,
		Forms: []printedForm{formOf(s.Form)}, Posts: []string{}, Apart: []string{},
		Summary: "Alone in its stories; quoted " + counted(s.Quotations, "time", "times"),
	}
	for _, e := range s.Bearers {
		c.Others = append(c.Others, otherOf{ID: e.ID, Name: e.Name, Note: "registered: " + e.File})
	}
	return c
}

// mostSamples is how many quotations a card shows.
const mostSamples = 4

// samples are quotations by whoever bears one of a card's names: one of each story, while there are
// enough.
func (d *Desk) samples(c *personCard) []sample {
	out := []sample{}
	for i := range d.people.index.Len() {
		s := d.people.index.Story(i)
		for i := range s.Utterances {
			u := &s.Utterances[i]
			if len(out) == mostSamples {
				return out
			}
			if u.Who == nil || len(u.Shown) == 0 ||
				!slices.ContainsFunc(c.Forms, func(f printedForm) bool { return f.Name == u.Who.Name }) {
				continue
			}
			out = append(out, sample{
				Words: u.Shown[0], Title: s.Title, Day: s.Date.Format("2 January 2006"),
				Link: d.archive.Base() + address.Quotation(s.Address, u.ID),
			})
			break
		}
	}
	return out
}

// others are those of the same surname to whom a proposal may be joined: who has a file, then other
// proposals.
func (q *peopleQueue) others(c *personCard) []otherOf {
	if c.proposal == nil {
		return nonNil(c.Others)
	}
	out := []otherOf{}
	for _, id := range c.proposal.Similar {
		if e := q.reg.ByID(id); e != nil {
			out = append(out, otherOf{ID: e.ID, Name: e.Name, Note: "registered: " + e.File})
		}
	}
	last := people.LastName(c.Name)
	for _, o := range q.cards {
		if o != c && o.proposal != nil && o.proposal.Type == c.proposal.Type && people.LastName(o.Name) == last {
			out = append(out, otherOf{ID: o.Key, Name: o.Name, Note: o.Summary})
		}
	}
	return out[:min(len(out), mostNumbered)]
}

func nonNil(all []otherOf) []otherOf {
	if all == nil {
		return []otherOf{}
	}
	return all
}

// settling is what the page sends of a person.
type settling struct {
	Key   string `json:"key"`
	Do    string `json:"do"` // accept, join, split, aside or later
	With  string `json:"with"`
	Forms []int  `json:"forms"`
}

// settle does what an editor has decided on a person, and gives the next.
func (d *Desk) settle(x *settling) (*settled, error) {
	if d.people == nil {
		return nil, refuse(http.StatusConflict, "the people were read anew: load the page again")
	}
	at := slices.IndexFunc(d.people.cards, func(c *personCard) bool { return c.Key == x.Key })
	if at < 0 {
		return nil, refuse(http.StatusNotFound, "nobody is asked about under this key")
	}
	if d.by == "" && x.Do != "later" {
		return nil, refuse(http.StatusPreconditionRequired, "say first who decides")
	}
	c := d.people.cards[at]
	made, says, err := d.settleCard(c, x)
	if err != nil {
		return nil, err
	}
	d.people.cards = slices.DeleteFunc(d.people.cards, func(o *personCard) bool { return o == c })
	if x.Do == "later" {
		d.people.cards = append(d.people.cards, c)
	}
	out := &settled{Said: says, Changes: []change{}}
	if len(made) > 0 {
		out.File = made[0].name
		st := step{says: says}
		for _, m := range made {
			st.undos = append(st.undos, m)
		}
		d.steps = append(d.steps, st)
		d.stale = true
	}
	out.Undo = len(d.steps)
	out.Person, err = d.nextPerson()
	return out, err
}

// settleCard writes what was decided, and says it.
func (d *Desk) settleCard(c *personCard, x *settling) ([]fileTaken, string, error) {
	switch x.Do {
	case "later":
		return nil, c.Name + ": put off", nil
	case "aside":
		return d.putAside(c)
	case "accept":
		if c.proposal != nil {
			made, err := d.create(c.proposal)
			return made, c.Name + " has a file", err
		}
		if c.File != "" {
			made, err := d.addAlias(c.File, c.alias)
			return made, c.alias + " is a name in " + c.File, err
		}
	case "join":
		return d.join(c, x.With)
	case "split":
		return d.split(c, x.Forms)
	}
	return nil, "", refuse(http.StatusUnprocessableEntity, "that cannot be done with this one")
}

// putAside remembers that somebody is not to be proposed again.
func (d *Desk) putAside(c *personCard) ([]fileTaken, string, error) {
	before, err := d.bytesOf(content.AsideFile)
	if err != nil {
		return nil, "", err
	}
	kind, name := people.AloneSurname, c.Name
	switch {
	case c.proposal != nil:
		kind = c.proposal.Type.String()
	case c.Kind == "known":
		kind = people.KnownName
	}
	aside := people.ReadAside(before)
	aside.Put(kind, name, d.by, d.o.Today())
	made, err := d.writeFile(content.AsideFile, before, aside.Text())
	return made, c.Name + ": put aside", err
}

// join makes a card's names those of somebody who has a file, or of another proposal.
func (d *Desk) join(c *personCard, with string) ([]fileTaken, string, error) {
	if e := d.people.reg.ByID(with); e != nil {
		var made []fileTaken
		names := []string{c.alias}
		if c.proposal != nil {
			names = names[:0]
			for _, f := range c.proposal.Forms {
				names = append(names, f.Name)
			}
		}
		for _, name := range names {
			one, err := d.addAlias(e.File, name)
			if err != nil {
				return nil, "", d.giveBack(made, err)
			}
			made = append(made, one...)
		}
		return made, fmt.Sprintf("%s is %s", c.Name, e.Name), nil
	}
	at := slices.IndexFunc(d.people.cards, func(o *personCard) bool { return o.Key == with && o != c })
	if at < 0 || c.proposal == nil || d.people.cards[at].proposal == nil {
		return nil, "", refuse(http.StatusNotFound, "there is nobody to join it to")
	}
	other := d.people.cards[at]
	both := *other.proposal
	both.Forms = slices.Clone(both.Forms)
	both.Join(c.proposal)
	made, err := d.create(&both)
	if err != nil {
		return nil, "", err
	}
	d.people.cards = slices.Delete(d.people.cards, at, at+1)
	return made, fmt.Sprintf("%s is %s, who has a file", c.Name, other.Name), nil
}

// split writes two files in place of one.
func (d *Desk) split(c *personCard, forms []int) ([]fileTaken, string, error) {
	if c.proposal == nil {
		return nil, "", refuse(http.StatusUnprocessableEntity, "this is one name: it cannot be parted")
	}
	one, two, ok := c.proposal.Part(forms)
	if !ok || d.people.reg.ByID(two.ID) != nil {
		return nil, "", refuse(http.StatusUnprocessableEntity,
			"choose the names that are somebody else’s, but for the first")
	}
	made, err := d.create(&one)
	if err != nil {
		return nil, "", err
	}
	more, err := d.create(&two)
	if err != nil {
		return nil, "", d.giveBack(made, err)
	}
	return append(made, more...), fmt.Sprintf("%s and %s have a file each", one.Name, two.Name), nil
}

// create writes a proposal's file, where there is none.
func (d *Desk) create(p *people.Proposal) ([]fileTaken, error) {
	before, err := d.bytesOf(p.File())
	if err != nil {
		return nil, err
	}
	if before != nil {
		return nil, refuse(http.StatusConflict, p.File()+" is there already, and stays as it is")
	}
	return d.writeFile(p.File(), nil, []byte(p.Text()))
}

// addAlias adds a name to an entry's file.
func (d *Desk) addAlias(file, name string) ([]fileTaken, error) {
	before, err := d.bytesOf(file)
	if err != nil {
		return nil, err
	}
	after, ok := people.AddAlias(file, before, name)
	if !ok {
		return nil, refuse(http.StatusUnprocessableEntity, fmt.Sprintf(
			"%s is written in a way that a program cannot add to: put %q below its aliases yourself", file, name))
	}
	return d.writeFile(file, before, after)
}

// fileTaken is a file that was written and can be given its bytes back.
type fileTaken struct {
	name          string
	before, after []byte // before is nil where there was no file
}

func (t fileTaken) back(d *Desk) error {
	now, err := d.bytesOf(t.name)
	if err != nil {
		return err
	}
	if !bytes.Equal(now, t.after) {
		return refuse(http.StatusConflict, t.name+" was changed meanwhile, so it cannot be taken back")
	}
	d.stale, d.people = true, nil
	if t.before == nil {
		defer d.wrote(t.name)
		return d.inFolder(func(root *os.Root) error { return root.Remove(t.name) })
	}
	return d.replace(t.name, t.before)
}

// giveBack takes back what was written before something went wrong.
func (d *Desk) giveBack(made []fileTaken, why error) error {
	for i := len(made) - 1; i >= 0; i-- {
		if err := made[i].back(d); err != nil {
			return err
		}
	}
	return why
}

// inFolder works in the site folder, out of which nothing leads.
func (d *Desk) inFolder(work func(*os.Root) error) error {
	root, err := os.OpenRoot(d.o.Site.Dir)
	if err != nil {
		return err
	}
	defer root.Close()
	return work(root)
}

// bytesOf is what stands in a file of the site folder; nil where there is none.
func (d *Desk) bytesOf(name string) (data []byte, err error) {
	err = d.inFolder(func(root *os.Root) (err error) {
		data, err = root.ReadFile(name)
		return err
	})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if data == nil && err == nil {
		data = []byte{}
	}
	return data, err
}

// writeFile writes a file whose bytes are still those of before.
func (d *Desk) writeFile(name string, before, after []byte) ([]fileTaken, error) {
	if err := d.replace(name, after); err != nil {
		return nil, err
	}
	return []fileTaken{{name, before, after}}, nil
}

// replace puts a file in place at once, whole.
func (d *Desk) replace(name string, text []byte) error {
	return d.inFolder(func(root *os.Root) error {
		if err := root.MkdirAll(path.Dir(name), 0o777); err != nil {
			return err
		}
		aside := path.Join(path.Dir(name), ".onrecord-desk.tmp")
		if err := root.WriteFile(aside, text, 0o666); err != nil {
			return errors.Join(err, root.Remove(aside))
		}
		if err := root.Rename(aside, name); err != nil {
			return err
		}
		d.wrote(name)
		return nil
	})
}
