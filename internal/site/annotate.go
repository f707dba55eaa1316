package site

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/prose"
	"github.com/onrecord/onrecord/internal/registry"
)

// AnnotateOptions say what the reading of single files rests on.
type AnnotateOptions struct {
	Dir        string    // the site folder, or "": its settings and registry are not asked
	NoRegistry bool      // the cold start: names come from the story alone
	Date       time.Time // the day of stories that name none; zero: not known
	Undecided  bool      // leave the editors' decisions aside: what the engine reads by itself
	Tried      bool      // note what every rule proposed, with the evidence
}

// Annotator annotates story files that need not lie in an archive. It may be used from several
// goroutines.
type Annotator struct {
	archive *archive
	date    time.Time
}

// Annotated is one file read and annotated. Offsets are bytes of Text.S.
type Annotated struct {
	Story     *content.Story
	ID, Title string
	Text      prose.Text
	Result    *annotate.Result
	Findings  []diag.Finding     // of the file
	Unfit     bool               // the file, or a decision in it, cannot be read, or a decision does not fit the text
	Registry  *registry.Registry // nil: the cold start
	Err       error              // of a file that could not be read

	story annotate.Story
}

// NewAnnotator reads settings and registry. The findings are about these.
func NewAnnotator(o AnnotateOptions) (*Annotator, []diag.Finding, error) {
	a := &archive{o: Options{Dir: o.Dir}, raw: o.Undecided}
	if o.Dir == "" {
		a.config, _ = config.Read(settingsFile, nil)
	} else {
		var err error
		if a.files, err = openFolder(o.Dir); err == nil {
			err = errors.Join(a.readConfig(), a.readMarks())
		}
		if err != nil {
			return nil, nil, err
		}
	}
	if o.Dir != "" && !o.NoRegistry {
		if err := errors.Join(a.listRegistry(), a.readRegistry()); err != nil {
			return nil, nil, err
		}
	}
	a.engine = annotate.New(annotate.Options{
		Registry: a.registry, Threshold: a.config.Threshold, Tried: o.Tried, Unmarked: true,
	})
	a.convert = markup.New(markup.Options{RawHTML: a.config.RawHTML})
	return &Annotator{a, o.Date}, diag.Sort(a.findings), nil
}

// Files annotates some story files: the paths are the operating system's, and a sidecar beside one
// is read. Err says in the place of a file why it could not be read.
func (x *Annotator) Files(paths []string) []*Annotated {
	all := make([]*Annotated, len(paths))
	for i, path := range paths {
		all[i] = x.file(path)
	}
	x.annotate(all...)
	return all
}

// file reads a story file, to be annotated.
func (x *Annotator) file(path string) *Annotated {
	src, err := os.ReadFile(path)
	if err != nil {
		return &Annotated{Err: called.Errorf("reading a story: %w", err)}
	}
	sidecar := content.SidecarName(path)
	notes, err := os.ReadFile(sidecar)
	if os.IsNotExist(err) {
		sidecar, err = "", nil
	}
	if err != nil {
		return &Annotated{Err: called.Errorf("reading a story's notes: %w", err)}
	}
	o := x.archive.contentOptions()
	o.Date, o.Loose = x.date, true
	s, found := content.ReadStory(filepath.ToSlash(path), src, filepath.ToSlash(sidecar), notes, o)
	return x.read(s, found)
}

// read is a story to be annotated. One that could not be read is told of by what was found.
func (x *Annotator) read(s *content.Story, found []diag.Finding) *Annotated {
	if s == nil {
		return &Annotated{Findings: diag.Sort(found), Unfit: true}
	}
	text := readableText(s, x.archive.convert)
	return &Annotated{
		Story: s, ID: s.ID, Title: s.Title.Value, Text: text, Findings: found, Registry: x.archive.registry,
		story: x.archive.annotateStory(s, text),
	}
}

// annotate annotates what has been read.
func (x *Annotator) annotate(all ...*Annotated) {
	stories, of := make([]annotate.Story, 0, len(all)), make([]*Annotated, 0, len(all))
	for _, a := range all {
		if a.Story != nil {
			stories, of = append(stories, a.story), append(of, a)
		}
	}
	for i, r := range x.archive.engine.AnnotateAll(stories) {
		a := of[i]
		a.Result = r
		fit := r.Findings
		if x.archive.registry != nil {
			fit = append(fit, x.archive.resolveDecisions(a.Story)...)
		}
		a.Unfit = diag.HasErrors(fit) || slices.ContainsFunc(a.Findings, unread)
		a.Findings = diag.Sort(append(a.Findings, fit...))
	}
}

// Registry is the archive's registry; nil for the cold start.
func (x *Annotator) Registry() *registry.Registry { return x.archive.registry }

// Story annotates a story of the site folder, named by its path there, as a build reads it. It is
// nil where there is no such story.
func (x *Annotator) Story(name string) (*Annotated, error) {
	if !content.IsStory(name) || !fs.ValidPath(name) || !called.HasPrefix(name, storiesFolder) {
		return nil, nil
	}
	src := source{name: name}
	if _, err := fs.Stat(x.archive.files, name); errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if _, err := fs.Stat(x.archive.files, content.SidecarName(name)); err == nil {
		src.sidecar = content.SidecarName(name)
	}
	s, found, err := x.archive.parse(src)
	if err != nil {
		return nil, err
	}
	return x.whole(s, found), nil
}

// Text annotates a story of the site folder as if its file and its sidecar held these bytes; nil
// for no sidecar.
func (x *Annotator) Text(name string, src, notes []byte) *Annotated {
	sidecar := ""
	if notes != nil {
		sidecar = content.SidecarName(name)
	}
	s, found := content.ReadStory(name, src, sidecar, notes, x.archive.contentOptions())
	if s != nil {
		found = append(found, entitle(s, x.archive.convert)...)
	}
	return x.whole(s, found)
}

// whole annotates a story that has been read.
func (x *Annotator) whole(s *content.Story, found []diag.Finding) *Annotated {
	a := x.read(s, found)
	x.annotate(a)
	return a
}

// Explain says step by step how the quotation with the id was read; nil where the story has no such
// quotation.
func (x *Annotator) Explain(a *Annotated, id string) []annotate.Step {
	return x.archive.engine.Explain(a.story, id)
}

// unread reports whether a finding means that a part of the file could not be read at all,
// decisions perhaps among it. That a key is unknown, say, is no matter here: the file may come from
// anywhere.
//
//go:noinline
func unread(f diag.Finding) bool {
	switch f.Code {
	case "conflict", "front-matter", "bad-decision", "bad-speaker":
		return f.Severity == diag.Error
	}
	return f.Severity == diag.Error && called.HasPrefix(f.Code, "yaml")
}
