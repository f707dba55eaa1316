package site

import (
	"errors"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"time"

	"github.com/onrecord/onrecord/internal/accuracy"
	"github.com/onrecord/onrecord/internal/annotate"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/config"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/index"
	"github.com/onrecord/onrecord/internal/markup"
	"github.com/onrecord/onrecord/internal/output"
	"github.com/onrecord/onrecord/internal/permalinks"
	"github.com/onrecord/onrecord/internal/registry"
	"github.com/onrecord/onrecord/internal/render"
)

// archive is a site folder, with all that is read once and shared by the work on its stories.
type archive struct {
	o            Options
	files        fs.FS          // the site folder
	look         *output.Looker // the same, where files are read quickly; nil: they need not be
	config       *config.Site
	registry     *registry.Registry
	engine       *annotate.Engine
	convert      *markup.Converter
	topics       *index.Topics
	stories      []source // by name
	beside       []string // all files below content/, sorted, but those whose name begins with a dot
	dotted       []string // these
	static       look
	staticNames  []string
	templates    *render.Set
	others       []*content.Page
	ledger       *permalinks.Ledger              // what has been published
	judged       []accuracy.Judged               // the archive's own sample, as its editors judged it
	recorded     map[string][]annotate.Published // the ledger's utterances, by story id
	findings     []diag.Finding
	loadFindings []diag.Finding   // those of before any story was read; for tests
	asked        int              // see didYouMean
	skip         *skipping        // the stories that are left out; nil: none may be
	memo         *memo            // nil: nothing is remembered
	fresh        map[string]first // stories that were read already, by their files
	already      *alreadyRead     // nil: not all of them were
	registrySum  digest           // of the registry's files
	since        time.Time        // see lastBuild
	until        time.Time
	raw          bool // editors' decisions are left aside; see AnnotateOptions.Undecided
}

// source is where a story lies: its file and, where there is one, its sidecar, relative to the site
// folder.
type source struct{ name, sidecar string }

const (
	settingsFile  = "site.yaml"
	storiesFolder = "content/stories/"
)

// load reads everything but the stories.
func load(o Options) (*archive, error) {
	m, found := openMemo(o)
	a, err := loadWith(o, m)
	if err != nil {
		return nil, errors.Join(err, m.close())
	}
	a.findings = append(a.findings, found...)
	return a, nil
}

// loadWith does as load, with a memo that is open already, or none.
func loadWith(o Options, m *memo) (*archive, error) {
	if m != nil && m.loaded != nil {
		return m.loaded, nil
	}
	files, err := openFolder(o.Dir)
	if err != nil {
		return nil, called.Errorf("opening the site folder: %w", err)
	}
	look, err := output.Look(o.Dir) // closed when nobody holds it any more
	if err != nil {
		return nil, called.Errorf("opening the site folder: %w", err)
	}
	a := &archive{o: o, files: files, look: look, memo: m}
	for _, step := range []func() error{a.readConfig, a.listContent, a.readRegistry, a.readOthers, a.readLedger,
		a.readOwn, a.readLook} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	a.stories = a.sources(a.below(storiesFolder))
	found, err := a.heldBack(a.unread())
	if err != nil {
		return nil, err
	}
	a.findings = append(append(a.findings, found...), a.noStory(found)...)
	a.prepare()
	if m != nil {
		m.Limit(a.config.MaxCacheBytes)
		m.stories = a.storyBase()
		a.readRegistries()
	}
	return a, nil
}

func (a *archive) listContent() (err error) {
	var found []diag.Finding
	if m := a.memo; m != nil && m.content != nil {
		a.beside, a.dotted, found = m.content.names, m.content.dotted, m.content.found
	} else {
		a.beside, a.dotted, found, err = listAll(a.files, "content")
	}
	a.findings = append(a.findings, found...)
	return err
}

// readLook reads templates and static files: the site's own over the program's.
func (a *archive) readLook() error {
	templates, found, err := list(a.files, "templates")
	if err != nil {
		return err
	}
	a.findings = append(a.findings, found...)
	var over fs.FS
	if len(templates) > 0 && len(found) == 0 {
		over, err = fs.Sub(a.files, "templates")
	}
	if err != nil {
		return err
	}
	a.templates, found = render.New(over)
	a.findings = append(a.findings, found...)
	return a.readStatic()
}

func (a *archive) readStatic() error {
	own, err := a.list("static")
	if err != nil {
		return err
	}
	a.static = look{site: a.files, own: own}
	a.staticNames, err = a.static.names()
	return err
}

// prepare makes what all stories share.
func (a *archive) prepare() {
	a.engine = annotate.New(annotate.Options{Registry: a.registry, Threshold: a.config.Threshold, Told: a.o.Told})
	a.convert = markup.New(markup.Options{RawHTML: a.config.RawHTML})
	a.topics = index.NewTopics(a.registry)
}

func (a *archive) readConfig() error {
	src, err := fs.ReadFile(a.files, settingsFile)
	if err != nil {
		return called.Errorf("reading the archive's settings: %w", err)
	}
	var found []diag.Finding
	a.config, found = config.Read(settingsFile, src)
	a.findings = append(a.findings, found...)
	if a.o.BaseURL != "" {
		a.config, found = a.config.WithBaseURL(a.o.BaseURL)
		a.findings = append(a.findings, found...)
	}
	return nil
}

// registryFolders are the registry's folders below content, sorted.
var registryFolders = []string{"organisations", "people", "places", "topics"}

// listRegistry lists the registry's files alone.
func (a *archive) listRegistry() error {
	for _, folder := range registryFolders {
		names, err := a.list("content/" + folder)
		if err != nil {
			return err
		}
		a.beside = append(a.beside, names...)
	}
	return nil
}

func (a *archive) readRegistry() error {
	var files []registry.File
	for _, folder := range registryFolders {
		for _, name := range a.below("content/" + folder + "/") {
			if path.Ext(name) != ".md" {
				continue
			}
			src, err := fs.ReadFile(a.files, name)
			if err != nil {
				return err
			}
			files = append(files, registry.File{Name: name, Source: src})
		}
	}
	var found []diag.Finding
	m := mixer{}
	for _, f := range files {
		m.texts(f.Name, string(f.Source))
	}
	a.registrySum = m.sum()
	if a.memo != nil && a.memo.held != nil {
		a.registry, found = a.memo.held.registry.read(a.registrySum, files)
	} else {
		a.registry, found = registry.Read(files)
	}
	a.findings = append(a.findings, found...)
	return nil
}

// readOthers reads the other pages.
func (a *archive) readOthers() error {
	for _, name := range a.below("content/pages/") {
		if path.Ext(name) != ".md" {
			continue
		}
		src, err := fs.ReadFile(a.files, name)
		if err != nil {
			return err
		}
		pg, found := content.ReadPage(name, src, a.contentOptions())
		a.findings = append(a.findings, found...)
		if pg != nil && (!pg.Draft || a.o.Drafts) {
			a.others = append(a.others, pg)
		}
	}
	return nil
}

//go:noinline
func (a *archive) contentOptions() content.Options {
	return content.Options{Location: a.config.Location, MaxBytes: a.config.MaxStoryBytes}
}

// list names all files below a folder, sorted, but those whose name, or a folder's on the way,
// begins with a dot. A folder that is not there is empty.
func (a *archive) list(folder string) ([]string, error) {
	names, found, err := list(a.files, folder)
	a.findings = append(a.findings, found...)
	return names, err
}

// below names the files below a folder of content, sorted.
func (a *archive) below(folder string) []string {
	names := a.beside
	from, _ := slices.BinarySearch(names, folder)
	to := from
	for to < len(names) && called.HasPrefix(names[to], folder) {
		to++
	}
	return names[from:to]
}

// sources picks the stories out of the files' names.
func (a *archive) sources(names []string) []source {
	var stories []source
	for _, name := range names {
		if !content.IsStory(name) {
			continue
		}
		s := source{name: name}
		if _, found := slices.BinarySearch(names, content.SidecarName(name)); found {
			s.sidecar = content.SidecarName(name)
		}
		stories = append(stories, s)
	}
	return stories
}

// disk is the path of a file of the site folder for the operating system.
func (a *archive) disk(name string) string { return diskPath(a.o.Dir, name) }

func diskPath(dir, name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
