package layers

import (
	"fmt"
	"io/fs"
	"slices"
	"strings"
)

// judge returns what the module does against its drawing: a line a complaint, in the order of
// files, then of the drawing.
func judge(module fs.FS, name string) ([]string, error) {
	src, err := fs.ReadFile(module, "ARCHITECTURE.md")
	if err != nil {
		return nil, err
	}
	d, err := readDrawing(string(src))
	if err != nil {
		return nil, fmt.Errorf("ARCHITECTURE.md: %w", err)
	}
	code, err := readSource(module)
	if err != nil {
		return nil, err
	}
	var said []string
	for _, x := range code.deeds {
		if complaint := d.judge(x, name); complaint != "" {
			said = append(said, fmt.Sprintf("%s:%d: %s", x.pos.Filename, x.pos.Line, complaint))
		}
	}
	return slices.Concat(said, d.notDrawn(code.folders), d.notThere(code.folders)), nil
}

// judge says what is wrong with one deed, or "".
func (d *drawing) judge(x deed, module string) string {
	owner := d.owner(x.folder)
	if imported, ours := strings.CutPrefix(x.what, "import "+module+"/"); ours {
		if complaint := d.judgeImport(owner, d.owner(imported), imported, x.test); complaint != "" {
			return complaint
		}
	}
	for _, l := range d.limits {
		if !x.test && l.forbids(owner, x) {
			return fmt.Sprintf("%s must not %s", owner, x.what)
		}
	}
	return ""
}

// judgeImport says what is wrong with an import of one drawn package by another, or "". test tells
// that it stands in a _test.go file.
func (d *drawing) judgeImport(from, to, imported string, test bool) string {
	switch {
	case from == to:
		return ""
	case to == "":
		return fmt.Sprintf("imports %s, which is not in the drawing", imported)
	case d.beside[to]:
		return fmt.Sprintf("imports %s, a package of tests", to)
	case d.helpers[to] && !test && !d.beside[from]:
		return fmt.Sprintf("imports %s, which is for tests only", imported)
	case from == "" || d.beside[from] || d.helpers[from] || d.helpers[to]:
		return ""
	case d.layer[from] == d.layer[to]:
		return fmt.Sprintf("%s imports %s: sideways", from, to)
	case d.layer[from] > d.layer[to]:
		return fmt.Sprintf("%s imports %s: up", from, to)
	}
	return ""
}

// notDrawn names the folders with Go files that no layer of the drawing holds.
func (d *drawing) notDrawn(folders []string) []string {
	var said []string
	for _, p := range folders {
		if d.owner(p) == "" {
			said = append(said, p+": not in the drawing")
		}
	}
	return said
}

// notThere names what the drawing promises and the module lacks.
func (d *drawing) notThere(folders []string) []string {
	var said []string
	for _, p := range d.names {
		if !slices.Contains(folders, p) {
			said = append(said, p+": drawn, but there is no such package")
		}
	}
	return said
}
