package address_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"regexp"
	"strconv"
	"strings"
	"testing"
)

// spelled finds, in a text of the code, a folder of the site or a file that the program makes.
var spelled = regexp.MustCompile(`(^|[^\w/.-]|^/)(speakers|topics|places|about|corrections|data)/` +
	`|/?\b(a-z|by-topic|source)/$` +
	`|^/?on/|/on/` +
	`|\b(feed|sitemap[^ ]*)\.xml$|^(quotations|mentions)\.(csv|jsonl?)$|^(story|robots|permalinks)\.txt$` +
	`|^(annotations|people|datapackage)\.json$|^stories\.jsonl$|^404\.html$|^#?q-$`)

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
			(d.Name() == "testdata" || d.Name() == "build" || name == "internal/address" || len(name) > 1 &&
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
		if s, err := strconv.Unquote(text.Value); err == nil && !strings.Contains(s, " ") && spelled.MatchString(s) {
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
