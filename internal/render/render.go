// Package render turns a view into a page: template set + view → bytes.
//
// Each kind of page has copies of its own of the shared templates that it needs, so that a define
// in one kind's file can never win over another's. A site's templates are laid over the default
// ones by path before anything is parsed. Everything is parsed once, and compiled for the types of
// the views; what the compiler does not know, html/template runs. A Set may be used from several
// goroutines. A template that does not parse or does not run is a finding with the file and the
// line.
package render

import (
	"bytes"
	"html/template"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"
	"sync"
	"text/template/parse"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/order"
	"github.com/onrecord/onrecord/internal/page"
	"github.com/onrecord/onrecord/templates"
)

// Set is all templates, ready to run.
type Set struct {
	kinds    map[page.Kind]*template.Template
	programs map[page.Kind]*program // the same, compiled; a kind that cannot be is not in it
	digests  map[page.Kind]string
	pool     sync.Pool
}

// New reads the default templates with those of over, a site's templates folder, laid over them;
// over may be nil. With findings of severity error the set must not be used.
func New(over fs.FS) (*Set, []diag.Finding) {
	files, findings := read(over)
	return last.of(files, findings)
}

// made is a set with what was found, kept for whoever asks for the same again: serve builds anew
// with every edit, and parsing takes longer than a small archive's pages.
type made struct {
	mu    sync.Mutex
	files []file
	set   *Set
	found []diag.Finding
}

var last made

// of is the set of these templates; read is what was found wrong as they were read.
func (m *made) of(files []file, read []diag.Finding) (*Set, []diag.Finding) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if m.set == nil || !slices.Equal(m.files, files) {
		m.files = files
		m.set, m.found = makeSet(files)
	}
	return m.set, once(append(read, m.found...))
}

// makeSet makes the set of these templates.
func makeSet(files []file) (*Set, []diag.Finding) {
	var findings []diag.Finding
	s := &Set{
		kinds: map[page.Kind]*template.Template{}, programs: map[page.Kind]*program{}, digests: map[page.Kind]string{},
	}
	s.pool.New = func() any { return new(run) }
	shared := template.New("")
	for _, f := range files {
		if f.shared() {
			if _, err := shared.New(f.path).Parse(f.source); err != nil {
				findings = append(findings, finding(err, f.path))
			}
		}
	}
	for _, k := range page.Kinds() {
		f, ok := find(files, string(k.Kind)+".html")
		if !ok {
			continue
		}
		if f := s.add(shared, f, k.Kind, k.View); f != nil {
			findings = append(findings, *f)
		}
	}
	return s, findings
}

// add makes the templates of one kind of page and tries them on its zero view, so that a mistake
// shows before the first page is made.
func (s *Set) add(shared *template.Template, f file, kind page.Kind, zero any) *diag.Finding {
	t, err := template.New(f.path).Parse(f.source)
	if err == nil {
		err = borrow(t, shared, "base", map[string]bool{})
	}
	if err == nil && t.Lookup("base") == nil {
		err = called.Errorf("template: base.html:1: it defines no template named base")
	}
	if err == nil && t.Lookup("main") == nil {
		err = called.Errorf("template: %s:1: it defines no template named main", f.path)
	}
	if err == nil {
		t = t.Lookup("base")
		s.kinds[kind], s.digests[kind] = t, digestOf(t)
		err = t.Execute(io.Discard, zero)
	}
	if err == nil {
		if p, refused := compile(t, reflect.TypeOf(zero)); refused == nil {
			s.programs[kind] = p
		}
	}
	if err != nil {
		found := finding(err, f.path)
		return &found
	}
	return nil
}

// borrow copies into t the shared template of a name, unless t has one of its own, and likewise all
// that it calls: of most parts a kind of page needs none.
func borrow(t, shared *template.Template, name string, seen map[string]bool) (err error) {
	if seen[name] {
		return nil
	}
	seen[name] = true
	called := t.Lookup(name)
	if from := shared.Lookup(name); from != nil && (called == nil || parse.IsEmptyTree(called.Tree.Root)) {
		if called, err = t.AddParseTree(name, from.Tree.Copy()); err != nil {
			return err
		}
	}
	if called != nil {
		eachCalled(called.Tree.Root, func(name string) {
			if err == nil {
				err = borrow(t, shared, name, seen)
			}
		})
	}
	return err
}

// Execute writes the page of a view to w. Where the template fails nothing is written, and the
// finding says where it failed.
func (s *Set) Execute(w io.Writer, kind page.Kind, view any) []diag.Finding {
	t := s.kinds[kind]
	if t == nil {
		return []diag.Finding{missing(kind)}
	}
	x := s.pool.Get().(*run)
	defer s.pool.Put(x)
	if p := s.programs[kind]; p == nil || !p.page(x, view) {
		b := bytes.NewBuffer(x.out[:0])
		if err := t.Execute(b, view); err != nil {
			return []diag.Finding{finding(err, string(kind)+".html")}
		}
		x.out = b.Bytes()
	}
	x.out = withoutControls(x.out)
	if _, err := w.Write(x.out); err != nil {
		return []diag.Finding{finding(called.Errorf("writing the page: %w", err), string(kind)+".html")}
	}
	return nil
}

// withoutControls takes from a page the control characters from U+0080 to U+009F, which HTML cannot
// hold and a text that was decoded twice has.
func withoutControls(page []byte) []byte {
	const lead = 0xc2
	i := bytes.IndexByte(page, lead)
	if i < 0 {
		return page
	}
	kept := page[:i]
	for page = page[i:]; len(page) > 0; {
		if page[0] == lead && len(page) > 1 && page[1] < 0xa0 {
			page = page[2:]
			continue
		}
		n := bytes.IndexByte(page[1:], lead) + 1
		if n == 0 {
			n = len(page)
		}
		kept = append(kept, page[:n]...)
		page = page[n:]
	}
	return kept
}

// Reference is the set without its compiled templates: html/template makes all pages. It is what
// they are compared with.
func (s *Set) Reference() *Set {
	out := &Set{kinds: s.kinds, digests: s.digests}
	out.pool.New = s.pool.New
	return out
}

// file is one template file.
type file struct {
	path, source string
	site         bool // it is the site's own
}

// shared reports whether every kind of page has the file: the frame and the parts.
func (f file) shared() bool { return f.path == "base.html" || called.HasPrefix(f.path, "parts/") }

// read lists the template files by path, the site's own in place of the default ones.
func read(over fs.FS) ([]file, []diag.Finding) {
	byPath := map[string]file{}
	walk(templates.FS, func(p, source string) { byPath[p] = file{p, source, false} })
	var findings []diag.Finding
	if over != nil {
		findings = walk(over, func(p, source string) { byPath[p] = file{p, source, true} })
	}
	files := make([]file, 0, len(byPath))
	for _, f := range byPath {
		files = append(files, f)
	}
	order.By(files, func(a, b file) int { return strings.Compare(a.path, b.path) })
	for _, f := range files {
		if f.site && !f.shared() && !isKind(f.path) {
			findings = append(findings, diag.Finding{
				Pos: diag.Pos{File: "templates/" + f.path}, Severity: diag.Warning, Code: "unused-template",
				Message: "no kind of page has this template",
				Hint:    "name it for a kind of page, such as story.html, or put it into templates/parts/",
			})
		}
	}
	return files, findings
}

// walk calls f for each template below root, in order of path.
func walk(root fs.FS, f func(path, source string)) (findings []diag.Finding) {
	err := fs.WalkDir(root, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Ext(p) != ".html" {
			return err
		}
		source, err := fs.ReadFile(root, p)
		if err == nil {
			f(p, string(source))
		}
		return err
	})
	if err != nil {
		findings = append(findings, finding(called.Errorf("reading the templates: %w", err), ""))
	}
	return findings
}

func isKind(p string) bool {
	for _, k := range page.Kinds() {
		if p == string(k.Kind)+".html" {
			return true
		}
	}
	return false
}

func find(files []file, p string) (file, bool) {
	for _, f := range files {
		if f.path == p {
			return f, true
		}
	}
	return file{}, false
}
