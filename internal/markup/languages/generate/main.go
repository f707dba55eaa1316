// Command generate packs the descriptions of the languages that chroma colours, as XML, into one
// file. It runs in internal/markup/languages:
//
//	go generate ./internal/markup/languages
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/xml"
	"fmt"
	"os"
	"path"
	"regexp"
	"strings"

	"github.com/alecthomas/chroma/v2"
	"github.com/alecthomas/chroma/v2/lexers"
)

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	goMod, err := os.ReadFile(path.Join("..", "..", "..", "go.mod"))
	if err != nil {
		return err
	}
	version := regexp.MustCompile(`github.com/alecthomas/chroma/v2 \S+`).Find(goMod)
	packed, err := pack(string(version))
	if err != nil {
		return err
	}
	var b bytes.Buffer
	w, err := flate.NewWriter(&b, flate.BestCompression)
	if err != nil {
		return err
	}
	if _, err := w.Write(packed); err != nil {
		return err
	}
	if err := w.Close(); err != nil {
		return err
	}
	return os.WriteFile("languages.zip.deflated", b.Bytes(), 0o644)
}

// pack is a ZIP archive of the descriptions, none of them compressed: what they have in common is
// found where all are compressed together.
func pack(comment string) ([]byte, error) {
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.SetComment(comment); err != nil {
		return nil, err
	}
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		described, err := describe(l)
		if err != nil {
			fmt.Printf("%s is left out: %v\n", l.Config().Name, err)
			continue
		}
		name := strings.ReplaceAll(l.Config().Name, "/", "-") + ".xml"
		w, err := z.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(described); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// describe is a language as XML. Some cannot be told in it: those that read one language in
// another, and those that run functions.
func describe(l chroma.Lexer) ([]byte, error) {
	r, is := l.(*chroma.RegexLexer)
	if !is {
		return nil, fmt.Errorf("it is a %T", l)
	}
	if r.Config().Name == "Go" {
		// chroma runs a function on a raw string, since it may be a template; here it is a string
		rules := r.MustRules()["root"]
		for i := range rules {
			if strings.HasPrefix(rules[i].Pattern, "(`)") {
				rules[i].Type = chroma.LiteralString
			}
		}
	}
	described, err := chroma.Marshal(r)
	if err != nil {
		return nil, err
	}
	if err := xml.Unmarshal(described, new(struct{})); err != nil {
		return nil, err
	}
	return regexp.MustCompile(`\n *<`).ReplaceAll(described, []byte("<")), nil
}
