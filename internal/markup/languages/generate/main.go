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

// file is one description.
type file struct {
	name      string
	described []byte
}

// pack is a ZIP archive of the descriptions, none of them compressed: what they have in common is
// found where all are compressed together, those that are alike side by side.
func pack(comment string) ([]byte, error) {
	var files []file
	for _, l := range lexers.GlobalLexerRegistry.Lexers {
		described, err := describe(l)
		if err != nil {
			fmt.Printf("%s is left out: %v\n", l.Config().Name, err)
			continue
		}
		files = append(files, file{strings.ReplaceAll(l.Config().Name, "/", "-") + ".xml", described})
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	if err := z.SetComment(comment); err != nil {
		return nil, err
	}
	for _, f := range inOrder(files) {
		w, err := z.CreateHeader(&zip.FileHeader{Name: f.name, Method: zip.Store})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write(f.described); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// window is how far back, in bytes, compressing finds what is alike.
const window = 32 << 10

// inOrder puts behind each description the one that those before it make the smallest. It takes
// half a minute, and a tenth off the packed file.
func inOrder(files []file) []file {
	alone := make([]int, len(files))
	for i := range files {
		alone[i] = size(files[i].described, nil)
	}
	left := make([]int, len(files))
	for i := range left {
		left[i] = i
	}
	var out []file
	var before []byte
	for at := 0; ; {
		k := left[at]
		out = append(out, files[k])
		left = append(left[:at], left[at+1:]...)
		if len(left) == 0 {
			return out
		}
		before = append(before, files[k].described...)
		before = before[max(0, len(before)-window):]
		least := 2.0
		for n, k := range left {
			if share := float64(size(files[k].described, before)) / float64(alone[k]); share < least {
				at, least = n, share
			}
		}
	}
}

// size is how many bytes a description is, compressed behind what stands before it.
func size(described, before []byte) int {
	var b bytes.Buffer
	w, err := flate.NewWriterDict(&b, flate.BestCompression, before)
	if err != nil {
		panic(err) // the level is one that there is
	}
	w.Write(described) // into memory: nothing can fail
	w.Close()
	return b.Len()
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
	described = regexp.MustCompile(`\n *<`).ReplaceAll(described, []byte("<"))
	return regexp.MustCompile(`<mime_type>[^<]*</mime_type>`).ReplaceAll(described, nil), nil // nobody asks by it
}
