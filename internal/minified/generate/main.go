// Command generate makes of the style sheets and scripts of static/ what is published, and of the
// desk's what the local preview sends: the same, without what only a reader of the code needs. It
// runs in internal/minified:
//
//	go generate ./internal/minified
//
// Beside files.zip and desk.zip it writes made.sum, by which a test knows that nothing was changed
// since.
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

// made are the files that are written here, and the folder of what they are made of.
var made = []struct{ zip, folder string }{{"files.zip", "../../static"}, {"desk.zip", "../desk/web"}}

func main() {
	if err := run(); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run() error {
	var sums strings.Builder
	for _, m := range made {
		if err := packAll(m.zip, m.folder, &sums); err != nil {
			return err
		}
	}
	return os.WriteFile("made.sum", []byte(sums.String()), 0o644)
}

// packAll writes a file of what is made of a folder, and what of, into sums.
func packAll(to, folder string, sums *strings.Builder) error {
	var sources []string
	for _, pattern := range []string{"*.css", "*.js", "*.svg"} {
		found, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			return err
		}
		sources = append(sources, found...)
	}
	slices.Sort(sources)
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
		fmt.Fprintf(sums, "%x  %s\n", sha256.Sum256(source), filepath.ToSlash(name))
		if err := pack(z, name); err != nil {
			return err
		}
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Fprintf(sums, "%x  %s\n", sha256.Sum256(packed.Bytes()), to)
	return os.WriteFile(to, packed.Bytes(), 0o644)
}

// pack adds to z what is published of a file.
func pack(z *zip.Writer, name string) error {
	out := api.Build(api.BuildOptions{
		EntryPoints: []string{name}, Outdir: ".", LogLevel: api.LogLevelWarning,
		MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
		Charset: api.CharsetUTF8, Target: api.ESNext, Loader: map[string]api.Loader{".svg": api.LoaderCopy},
		EntryNames: "[name]",
	})
	for _, file := range out.OutputFiles {
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
