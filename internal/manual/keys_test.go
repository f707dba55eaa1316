package manual

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/onrecord/onrecord/internal/accuracy"
)

var (
	marked = regexp.MustCompile(`(?m)^<!-- keys: (\S+) (\S+) -->\n((?:\|.*\n)+)`)
	named  = regexp.MustCompile("`([^`]+)`")
)

// TestKeys holds each table of keys against the struct that the program decodes them into.
func TestKeys(t *testing.T) {
	tables := marked.FindAllStringSubmatch(documents(t)["docs/formats.md"], -1)
	if len(tables) < 9 {
		t.Fatalf("only %d tables of keys found", len(tables))
	}
	for _, table := range tables {
		folder, name := table[1], table[2]
		t.Run(name, func(t *testing.T) {
			decoded := keysOf(t, folder, name)
			if diff := cmp.Diff(decoded, documented(table[3])); diff != "" {
				t.Errorf("docs/formats.md, the table on %s: -decoded +documented\n%s", name, diff)
			}
		})
	}
}

// TestSampleColumns holds the table on content/accuracy.csv against what onrecord sample writes.
func TestSampleColumns(t *testing.T) {
	_, rest, has := strings.Cut(documents(t)["docs/formats.md"], "\n<!-- columns: sample -->\n")
	table, _, _ := strings.Cut(rest, "\n\n")
	_, rows, _ := strings.Cut(table, "| --- | --- |\n")
	if !has || rows == "" {
		t.Fatal("docs/formats.md has no table of the sample's columns")
	}
	if diff := cmp.Diff(slices.Sorted(slices.Values(accuracy.OwnColumns)), documented(rows)); diff != "" {
		t.Errorf("docs/formats.md, the sample: -written +documented\n%s", diff)
	}
}

// documented are the keys in the first column of a table, sorted.
func documented(table string) []string {
	var keys []string
	for row := range strings.Lines(table) {
		first := strings.Split(row, "|")[1]
		for _, m := range named.FindAllStringSubmatch(first, -1) {
			keys = append(keys, m[1])
		}
	}
	slices.Sort(keys)
	return keys
}

// keysOf reads the yaml tags of the struct from its source, those of the structs embedded in it
// too, sorted.
func keysOf(t *testing.T, folder, name string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(module, folder, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		f, err := parser.ParseFile(token.NewFileSet(), file, nil, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		if s := structIn(f, name); s != nil {
			return tags(t, folder, s)
		}
	}
	t.Fatalf("no struct %s in %s", name, folder)
	return nil
}

func structIn(f *ast.File, name string) (found *ast.StructType) {
	ast.Inspect(f, func(n ast.Node) bool {
		if spec, ok := n.(*ast.TypeSpec); ok && spec.Name.Name == name {
			found, _ = spec.Type.(*ast.StructType)
		}
		return true
	})
	return found
}

func tags(t *testing.T, folder string, s *ast.StructType) []string {
	var keys []string
	for _, field := range s.Fields.List {
		if len(field.Names) == 0 {
			if embedded, ok := field.Type.(*ast.Ident); ok {
				keys = append(keys, keysOf(t, folder, embedded.Name)...)
			}
			continue
		}
		if field.Tag == nil {
			continue
		}
		raw, _ := strconv.Unquote(field.Tag.Value)
		if key, _, _ := strings.Cut(reflect.StructTag(raw).Get("yaml"), ","); key != "" && key != "-" {
			keys = append(keys, key)
		}
	}
	slices.Sort(keys)
	return keys
}
