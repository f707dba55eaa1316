package site

import (
	"errors"
	"io/fs"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/par"
	"github.com/onrecord/onrecord/internal/registry"
)

// Opened is an archive held open, for whoever reads its stories one at a time and in any order.
// Settings, registry and ledger are as they were when it was opened; a story is read anew whenever
// it is asked for. It may be used from several goroutines.
type Opened struct{ archive *archive }

// Open reads everything but the stories and the look.
func Open(o Options) (*Opened, []diag.Finding, error) {
	files, err := openFolder(o.Dir)
	if err != nil {
		return nil, nil, called.Errorf("opening the site folder: %w", err)
	}
	a := &archive{o: o, files: files}
	for _, step := range []func() error{a.readConfig, a.listContent, a.readRegistry, a.readLedger} {
		if err := step(); err != nil {
			return nil, nil, err
		}
	}
	a.stories = a.sources(a.below(storiesFolder))
	a.prepare()
	return &Opened{a}, diag.Sort(a.findings), nil
}

// Registry is the archive's registry.
func (x *Opened) Registry() *registry.Registry { return x.archive.registry }

// Language is the language that the archive's settings name.
func (x *Opened) Language() string { return x.archive.config.Language }

// Base is the base path of the archive's site.
func (x *Opened) Base() string { return x.archive.config.BasePath() }

// RoleOn is the post that the registered person with the id held on a day; "" where none is known.
func (x *Opened) RoleOn(id string, day time.Time) string { return x.archive.engine.RoleOn(id, day) }

// Files names the files of all stories, sorted.
func (x *Opened) Files() []string {
	out := make([]string, len(x.archive.stories))
	for i, s := range x.archive.stories {
		out[i] = s.name
	}
	return out
}

// Has reports whether a file is one of the archive's stories, as they were when it was opened.
func (x *Opened) Has(file string) bool {
	_, found := slices.BinarySearchFunc(x.archive.stories, file, func(s source, name string) int {
		switch {
		case s.name < name:
			return -1
		case s.name > name:
			return 1
		}
		return 0
	})
	return found
}

// StoryRead is a story as its files were when it was read.
type StoryRead struct {
	*Annotated
	Record *index.Story // what the archive's other pages would be told of it
}

// Read reads the story in a file anew, its sidecar with it. It is nil, with what is wrong, where
// there is no such story, where it cannot be read, and where it is not to be published.
func (x *Opened) Read(file string) (*StoryRead, []diag.Finding, error) {
	if !x.Has(file) {
		return nil, nil, nil
	}
	a := x.archive
	src := source{name: file}
	if notes := content.SidecarName(file); exists(a.files, notes) {
		src.sidecar = notes
	}
	one := a.annotateOne(src)
	if errors.Is(one.err, fs.ErrNotExist) {
		return nil, nil, nil
	}
	if one.err != nil || one.story == nil {
		return nil, one.findings, one.err
	}
	s := one.story
	return &StoryRead{s, index.NewStory(s.Story, s.Text, s.Result, a.topics)}, one.findings, nil
}

// ReadAll reads the stories in the files side by side, and gives what use makes of each, in the
// order of the files. use may be called from several goroutines; a story that is nil could not be
// read.
func ReadAll[T any](x *Opened, files []string, use func(*StoryRead) T) ([]T, error) {
	type used struct {
		is  T
		err error
	}
	all := par.Map(files, func(_ int, file string) used {
		s, _, err := x.Read(file)
		if err != nil {
			return used{err: err}
		}
		return used{is: use(s)}
	})
	out := make([]T, len(all))
	for i, one := range all {
		if one.err != nil {
			return nil, one.err
		}
		out[i] = one.is
	}
	return out, nil
}

func exists(files fs.FS, name string) bool {
	info, err := fs.Stat(files, name)
	return err == nil && info.Mode().IsRegular()
}

// SpeakerOf is whom a decision's own words for a speaker mean: the registered entity, or the name
// as printed, with the role held on the day.
func (x *Opened) SpeakerOf(id string, day time.Time) *annotate.Speaker {
	e := x.archive.entity(id)
	if e == nil {
		return nil
	}
	return &annotate.Speaker{Entity: *e, Role: x.RoleOn(id, day)}
}
