package layers

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"
)

// deed is something a source file does that the drawing may forbid.
type deed struct {
	folder string // of the file
	pos    token.Position
	test   bool   // in a _test.go file
	what   string // "import " and a path, goroutines or clock
}

// source is what the Go files of a module do.
type source struct {
	folders []string // that hold Go files, sorted
	deeds   []deed   // in the order of files
}

// readSource reads every Go file of a module, leaving out what the go command leaves out.
func readSource(module fs.FS) (*source, error) {
	s := new(source)
	err := fs.WalkDir(module, ".", func(p string, e fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if e.IsDir() && p != "." && ignored(e.Name()) {
			return fs.SkipDir
		}
		if e.IsDir() || path.Ext(p) != ".go" {
			return nil
		}
		src, err := fs.ReadFile(module, p)
		if err != nil {
			return err
		}
		return s.readFile(p, src)
	})
	slices.Sort(s.folders)
	s.folders = slices.Compact(s.folders)
	return s, err
}

func ignored(dir string) bool {
	return dir == "testdata" || dir == "vendor" || dir == "node_modules" || strings.HasPrefix(dir, ".") ||
		strings.HasPrefix(dir, "_")
}

func (s *source) readFile(file string, src []byte) error {
	files := token.NewFileSet()
	f, err := parser.ParseFile(files, file, src, parser.SkipObjectResolution)
	if err != nil {
		return err
	}
	folder, test := path.Dir(file), strings.HasSuffix(file, "_test.go")
	s.folders = append(s.folders, folder)
	ast.Inspect(f, func(n ast.Node) bool {
		if what := deedOf(n); what != "" {
			s.deeds = append(s.deeds, deed{folder, files.Position(n.Pos()), test, what})
		}
		return true
	})
	return nil
}

// deedOf says what a node of the syntax tree does, or "". Selectors are known by their names alone:
// nobody renames package time, and a method called Go starts a goroutine (sync.WaitGroup's,
// errgroup's).
func deedOf(n ast.Node) string {
	switch n := n.(type) {
	case *ast.ImportSpec:
		p, _ := strconv.Unquote(n.Path.Value)
		return "import " + p
	case *ast.GoStmt:
		return goroutines
	case *ast.SelectorExpr:
		x, _ := n.X.(*ast.Ident)
		if x != nil && x.Name == "time" && slices.Contains(clockReaders, n.Sel.Name) {
			return clock
		}
		if n.Sel.Name == "Go" {
			return goroutines
		}
	}
	return ""
}

// clockReaders are the functions of package time that ask what time it is, or wait for it.
var clockReaders = []string{"Now", "Since", "Until", "After", "AfterFunc", "Tick", "NewTimer", "NewTicker"}
