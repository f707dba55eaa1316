package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/people"
	"github.com/onrecord/onrecord/internal/site"
)

type peopleCmd struct {
	siteFlag
	Min   int  `default:"5" help:"The least number of quotations of whoever is proposed." placeholder:"N"`
	Write bool `help:"Write a file for each. A file that is there stays as it is."`
	JSON  bool `name:"json" help:"Print what is proposed as JSON, one object a line."`
}

func (peopleCmd) Help() string {
	return `Names whom the archive quotes and has no file of, the most quoted first: under which names, in which posts,
called he or she. Names are joined only where the stories say that they are one person's; each join is told with its
evidence, and so is what was kept apart. Organisations and places are proposed likewise. Read what is written before
you commit it.

  onrecord people
  onrecord people --min 10 --write && onrecord check`
}

func (c *peopleCmd) Run(s *streams) error {
	dir, err := c.folder()
	if err != nil {
		return err
	}
	if c.Min < 1 {
		return errors.New("--min must be 1 or more")
	}
	now, err := s.now()
	if err != nil {
		return err
	}
	bar := newBar(s)
	report, err := site.Survey(site.Options{Dir: dir, Now: now, Told: true, Progress: bar.show})
	bar.clear()
	if err != nil {
		return err
	}
	if failed, _, _ := diag.Count(report.Findings); failed > 0 {
		fmt.Fprintf(s.err, "onrecord: %s in the archive: what is read wrong is missing; onrecord check tells them\n",
			counted(failed, "error"))
	}
	language, err := languageOf(dir)
	if err != nil {
		return err
	}
	aside, err := asideOf(dir)
	if err != nil {
		return err
	}
	found := people.Find(report.Index, report.Registry,
		people.Options{Min: c.Min, Language: language, Aside: aside})
	switch {
	case c.JSON:
		err = writeProposalsJSON(s.out, found)
	case !c.Write:
		printPeople(s.out, found)
	}
	if err == nil && c.Write {
		err = c.write(s, dir, found)
	}
	return err
}

// languageOf is the language that site.yaml names.
func languageOf(dir string) (string, error) {
	src, err := os.ReadFile(filepath.Join(dir, "site.yaml"))
	if err != nil {
		return "", err
	}
	cfg, _ := config.Read("site.yaml", src)
	return cfg.Language, nil
}

// asideOf is what an editor does not want to be proposed again.
func asideOf(dir string) (*people.Aside, error) {
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(content.AsideFile)))
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, err
	}
	return people.ReadAside(src), nil
}

// write writes the files that are not there yet.
func (c *peopleCmd) write(s *streams, dir string, found *people.Found) error {
	out := s.out
	if c.JSON {
		out = s.err
	}
	written, there, doubtful := 0, 0, 0
	for i := range found.Proposals {
		p := &found.Proposals[i]
		if p.Doubt != "" {
			doubtful++
			often := counted(p.Quotations, "quotation")
			fmt.Fprintf(s.err, "onrecord: no file for %s (%s): %s\n", p.Name, often, p.Doubt)
			continue
		}
		err := create(filepath.Join(dir, filepath.FromSlash(p.File())), p.Text())
		switch {
		case errors.Is(err, fs.ErrExist):
			there++
			fmt.Fprintf(s.err, "onrecord: %s is there already, and stays as it is\n", p.File())
		case err != nil:
			return err
		default:
			written++
			fmt.Fprintln(out, p.File())
		}
	}
	fmt.Fprintf(out, "%s written", counted(written, "file"))
	if there > 0 {
		fmt.Fprintf(out, ", %d there already", there)
	}
	if doubtful > 0 {
		fmt.Fprintf(out, ", %d left to you", doubtful)
	}
	fmt.Fprintln(out)
	if written > 0 {
		fmt.Fprintln(out, "Read them, above all what stands under aliases; then: onrecord check")
	}
	return nil
}

// printPeople prints what was found, for the eye.
func printPeople(w io.Writer, found *people.Found) {
	for i := range found.Proposals {
		printProposal(w, &found.Proposals[i])
	}
	for _, k := range found.Known {
		often := howOften(k.Form.Quotations)
		fmt.Fprintf(w, "%s: perhaps a name of its: %s, quoted %s\n    %s\n\n", k.File, k.Form.Name, often, k.Form.Why)
	}
	if found.Lone.Quotations > 0 {
		var some []string
		for _, f := range found.Lone.Names[:min(len(found.Lone.Names), 5)] {
			some = append(some, fmt.Sprintf("%s (%d)", f.Name, f.Quotations))
		}
		fmt.Fprintf(w, "Surnames alone, of whom no story tells more: %s: %s\n\n",
			counted(found.Lone.Quotations, "quotation"), strings.Join(some, ", "))
	}
	printShares(w, found)
}

func printProposal(w io.Writer, p *people.Proposal) {
	said, stories := counted(p.Quotations, "quotation"), counted(p.Stories, "story")
	fmt.Fprintf(w, "%s · %s in %s, %s", p.Name, said, stories, p.Span)
	if p.Pronouns != "" {
		fmt.Fprintf(w, " · %s", p.Pronouns)
	}
	fmt.Fprintln(w)
	for _, f := range p.Forms[1:] {
		fmt.Fprintf(w, "    also %s: %s\n", f.Name, f.Why)
	}
	if len(p.Posts) > 0 {
		var posts []string
		for _, x := range p.Posts[:min(len(p.Posts), 3)] {
			posts = append(posts, fmt.Sprintf("%s (%s)", x.Text, x.Span))
		}
		fmt.Fprintf(w, "    as %s\n", strings.Join(posts, ", "))
	}
	for _, a := range p.Apart {
		fmt.Fprintf(w, "    not %s: %s\n", a.Name, a.Why)
	}
	for _, file := range p.Where[:min(len(p.Where), 1)] {
		fmt.Fprintf(w, "    in %s\n", file)
	}
	if p.Doubt != "" {
		fmt.Fprintf(w, "    no file: %s\n\n", p.Doubt)
		return
	}
	fmt.Fprintf(w, "    %s\n\n", p.File())
}

// printShares prints how much of what is quoted the files would cover.
func printShares(w io.Writer, found *people.Found) {
	files, covered := 0, 0
	for i := range found.Proposals {
		if p := &found.Proposals[i]; p.Doubt == "" {
			files++
			covered += p.Quotations
		}
	}
	fmt.Fprintf(w, "Of %s, %s by people and organisations that have a file",
		counted(found.Quotations, "quotation"), are(found.Registered))
	if files == 0 {
		fmt.Fprintln(w, "; nobody else is worth one.")
		return
	}
	fmt.Fprintf(w, "; %s would make that %s, %d of them half of what is to be had.\n",
		counted(files, "file"), percent(found.Registered+covered, found.Quotations), half(found, covered))
	fmt.Fprintln(w, "To write them: onrecord people --write")
}

// half is how many of the most quoted have half of the quotations.
func half(found *people.Found, covered int) int {
	sum, n := 0, 0
	for i := range found.Proposals {
		if p := &found.Proposals[i]; p.Doubt == "" && 2*sum < covered {
			sum += p.Quotations
			n++
		}
	}
	return n
}

func are(n int) string {
	if n == 1 {
		return "1 is"
	}
	return fmt.Sprintf("%d are", n)
}

func howOften(n int) string {
	if n == 1 {
		return "once"
	}
	return fmt.Sprintf("%d times", n)
}

// The types below are what people --json prints.
type (
	proposalJSON struct {
		Type       string      `json:"type"`
		ID         string      `json:"id"`
		File       string      `json:"file"`
		Name       string      `json:"name"`
		Quotations int         `json:"quotations"`
		Stories    int         `json:"stories"`
		First      string      `json:"first"`
		Last       string      `json:"last"`
		Forms      []formJSON  `json:"forms"`
		Pronouns   string      `json:"pronouns,omitempty"`
		He         int         `json:"he"`
		She        int         `json:"she"`
		Posts      []postJSON  `json:"posts"`
		Where      []string    `json:"where"`
		Apart      []apartJSON `json:"apart"`
		Doubt      string      `json:"doubt,omitempty"`
	}
	formJSON struct {
		Name       string `json:"name"`
		Quotations int    `json:"quotations"`
		Stories    int    `json:"stories"`
		First      string `json:"first"`
		Last       string `json:"last"`
		Evidence   string `json:"evidence,omitempty"`
	}
	postJSON struct {
		Text    string `json:"text"`
		Stories int    `json:"stories"`
		First   string `json:"first"`
		Last    string `json:"last"`
		Former  bool   `json:"former"`
		File    string `json:"file"`
	}
	apartJSON struct {
		Name   string `json:"name"`
		Reason string `json:"reason"`
	}
)

func writeProposalsJSON(w io.Writer, found *people.Found) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	for i := range found.Proposals {
		if err := enc.Encode(proposal(&found.Proposals[i])); err != nil {
			return err
		}
	}
	return nil
}

func proposal(p *people.Proposal) proposalJSON {
	first, last := p.Days()
	out := proposalJSON{
		Type: p.Type.String(), ID: p.ID, File: p.File(), Name: p.Name, Quotations: p.Quotations, Stories: p.Stories,
		First: first, Last: last, Pronouns: p.Pronouns, He: p.He, She: p.She, Where: p.Where, Doubt: p.Doubt,
		Forms: []formJSON{}, Posts: []postJSON{}, Apart: []apartJSON{},
	}
	for _, f := range p.Forms {
		first, last := f.Days()
		out.Forms = append(out.Forms, formJSON{f.Name, f.Quotations, f.Stories, first, last, f.Why})
	}
	for _, x := range p.Posts {
		first, last := x.Days()
		out.Posts = append(out.Posts, postJSON{x.Text, x.Stories, first, last, x.Former, x.File})
	}
	for _, a := range p.Apart {
		out.Apart = append(out.Apart, apartJSON{a.Name, a.Why})
	}
	return out
}
