// Command generate makes of the style sheets and scripts of static/ what is published: the same,
// without what only a reader of the code needs. It runs in internal/minified:
//
//	go generate ./internal/minified
//
// Beside files.zip it writes made.sum, by which a test knows that nothing was changed since.
package main

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// sourceFolder is where they are written by hand.
const sourceFolder = "../../static"

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	var sources []string
	for _, pattern := range []string{"*.css", "*.js", "*.svg"} {
		found, err := filepath.Glob(filepath.Join(sourceFolder, pattern))
		if err != nil {
			return err
		}
		sources = append(sources, found...)
	}
	slices.Sort(sources)
	var sums strings.Builder
	var packed bytes.Buffer
	z := zip.NewWriter(&packed)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) {
		return flate.NewWriter(w, flate.BestCompression)
	})
	for _, name := range sources {
		source, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(source), filepath.ToSlash(name))
		if err := pack(z, name); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Fprintf(&sums, "%x  files.zip\n", sha256.Sum256(packed.Bytes()))
	if err := os.WriteFile("files.zip", packed.Bytes(), 0o644); err != nil {
		return err
	}
	return os.WriteFile("made.sum", []byte(sums.String()), 0o644)
}

// pack adds to z what is published of a file.
func pack(z *zip.Writer, name string) error {
	made := api.Build(api.BuildOptions{
		EntryPoints: []string{name}, Outdir: ".", LogLevel: api.LogLevelWarning,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Charset: api.CharsetUTF8, Target: api.ESNext, Loader: map[string]api.Loader{".svg": api.LoaderCopy},
		EntryNames: "[name]",
	})
	for _, file := range made.OutputFiles {
		if filepath.Base(file.Path) != filepath.Base(name) {
			continue
		}
		w, err := z.CreateHeader(&zip.FileHeader{Name: filepath.Base(name), Method: zip.Deflate})
		if err != nil {
			return err
		}
		_, err = w.Write(file.Contents)
		return err
	}
	return fmt.Errorf("nothing is made of %s", name)
}
