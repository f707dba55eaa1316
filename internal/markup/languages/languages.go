// Package languages knows the languages that a block of code may be in: chroma's, described in XML
// and packed into one file. chroma's own package of them reads all 280 descriptions whenever a
// program starts, whether there is any code or not, and holds two megabytes of them; here they are
// a fifth of that, and are read when the first block of code is met. A dozen languages that cannot
// be described (generate says which) are not among them.
package languages

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	_ "embed"
	"fmt"
	"io"
	"slices"
	"strings"
	"sync"

	"github.com/alecthomas/chroma/v2"
)

//go:generate go run ./generate

//go:embed languages.zip.deflated
var deflated string

// Get is the lexer of a language by its name, by another name of it or by the name of a file; nil
// where the language is not known.
func Get(name string) chroma.Lexer { return all().Get(name) }

// all is every language. A lexer finds those that it hands parts of a text to in it.
var all = sync.OnceValue(func() *chroma.LexerRegistry {
	known := chroma.NewLexerRegistry()
	descriptions, err := unpacked()
	if err != nil {
		panic(fmt.Errorf("reading languages.zip.deflated: %w", err)) // the file is part of the program
	}
	// Packed are those side by side that are alike; where two claim a name, the alphabet decides.
	name := func(f *zip.File) string { return strings.ToLower(strings.TrimSuffix(f.Name, ".xml")) }
	slices.SortFunc(descriptions.File, func(a, b *zip.File) int { return strings.Compare(name(a), name(b)) })
	for _, f := range descriptions.File {
		known.Register(chroma.MustNewXMLLexer(descriptions, f.Name))
	}
	return known
})

func unpacked() (*zip.Reader, error) {
	packed, err := io.ReadAll(flate.NewReader(strings.NewReader(deflated)))
	if err != nil {
		return nil, err
	}
	return zip.NewReader(bytes.NewReader(packed), int64(len(packed)))
}
