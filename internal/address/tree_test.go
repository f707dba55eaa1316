package address_test

import (
	"go/ast"
	"go/constant"
	"go/parser"
	"go/token"
	"go/types"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// spelled finds, in a text of the code, what a constant of package address spells: a folder of the
// site, a step below it, a file that the program makes, or what the id of an element begins with.
var spelled = sync.OnceValue(func() *regexp.Regexp {
	var folders, steps, files, prefixes []string
	for _, c := range constants() {
		first, _, isPath := strings.Cut(c, "/")
		name, ext := strings.TrimSuffix(path.Base(c), path.Ext(c)), path.Ext(c)
		switch {
		case c == "" || strings.Contains(c, "<"): // home, and the steps of patterns
		case ext != "":
			// there may be several: sitemap-1.xml
			files = append(files, regexp.QuoteMeta(name)+`[^ /]*`+regexp.QuoteMeta(ext))
			if isPath {
				folders = append(folders, first)
			}
		case isPath:
			folders = append(folders, first)
		case strings.HasSuffix(c, "-"):
			prefixes = append(prefixes, c)
		default:
			steps = append(steps, c)
		}
	}
	oneOf := func(of []string) string { return "(" + strings.Join(of, "|") + ")" }
	return regexp.MustCompile(`(^|[^\w/.-]|^/)` + oneOf(folders) + `/` +
		`|(^|/)` + oneOf(steps) + `/` +
		`|(^|/)` + oneOf(files) + `$` +
		`|^#?` + oneOf(prefixes) + `$`)
})

// constants are the values of all texts that are constants of package address.
func constants() (values []string) {
	set := token.NewFileSet()
	names, err := filepath.Glob("*.go")
	if err != nil {
		panic(err)
	}
	var files []*ast.File
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(set, name, nil, parser.SkipObjectResolution)
		if err != nil {
			panic(err)
		}
		files = append(files, file)
	}
	// What it imports is not read, which is an error: no constant depends on it.
	config := types.Config{Error: func(error) {}}
	checked, _ := config.Check("address", set, files, nil)
	for _, name := range checked.Scope().Names() {
		c, is := checked.Scope().Lookup(name).(*types.Const)
		if is && c.Val().Kind() == constant.String {
			values = append(values, constant.StringVal(c.Val()))
		}
	}
	return values
}

// TestNobodyElseSpellsAnAddress holds that addresses are put together here alone: no text in the
// code of another package has one in it. Sentences for people may, and tests, for they say what is
// expected.
func TestNobodyElseSpellsAnAddress(t *testing.T) {
	root := os.DirFS("../..")
	files := 0
	err := fs.WalkDir(root, ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() &&
			(d.Name() == "testdata" || d.Name() == "build" || name == "internal/address" ||
				name == "internal/importer/cms" || // the folders of other systems' sites
				len(name) > 1 &&
					d.Name()[0] == '.'):
			return fs.SkipDir
		case d.IsDir() || path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go"):
			return nil
		}
		files++
		src, err := fs.ReadFile(root, name)
		if err != nil {
			return err
		}
		for _, said := range spelledIn(t, name, src) {
			t.Errorf("%s: the address is to come from package address", said)
		}
		return nil
	})
	if err != nil || files < 100 {
		t.Fatal(files, err)
	}
}

// spelledIn lists the texts of a file that spell an address, each with its place.
func spelledIn(t *testing.T, name string, src []byte) (all []string) {
	set := token.NewFileSet()
	file, err := parser.ParseFile(set, name, src, parser.SkipObjectResolution)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		if imported, is := n.(*ast.ImportSpec); is && imported != nil {
			return false
		}
		text, is := n.(*ast.BasicLit)
		if !is || text.Kind != token.STRING {
			return true
		}
		if s, err := strconv.Unquote(text.Value); err == nil && !strings.Contains(s, " ") && spelled().MatchString(s) {
			all = append(all, set.Position(text.Pos()).String()+": "+text.Value)
		}
		return true
	})
	return all
}

func TestSpelledIsSeen(t *testing.T) {
	for src, want := range map[string]int{
		`var a = "speakers/" + id`:                   1,
		`var a = "/topics/ferry/"`:                   1,
		"var a = `about/#corrections`":               1,
		`var a = base + "on/" + id`:                  1,
		`var a = page + "feed.xml"`:                  1,
		`var a, b = "story.txt", "data/stories"`:     2,
		`var a, b = "404.html", "data/2025/x.csv"`:   2,
		`var a, b = "sitemap-%d.xml", "/robots.txt"`: 2,
		`var a, b, c = "a-z/", "/on/", "source/"`:    3,
		`var a, b = "#q-", "n-"`:                     2,
		`var a = at + "/mentions.jsonl"`:             1,
		`var a = "content/topics/" + id + ".md"`:     0,
		`var a = "what is said about / of it"`:       0,
		`var a = "see content/people/ and metadata"`: 0,
		`import "example.org/speakers/x"`:            0,
		"// speakers/ada/ stands here":               0,
	} {
		if got := spelledIn(t, "x.go", []byte("package x\n"+src)); len(got) != want {
			t.Errorf("%s: %q", src, got)
		}
	}
}
