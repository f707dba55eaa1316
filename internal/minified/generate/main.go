// Command generate makes of the style sheets and scripts of static/ what is published: the same,
// without what only a reader of the code needs. It runs in internal/minified:
//
//	go generate ./internal/minified
//
// Beside the files it writes made.sum, by which a test knows that nothing was changed since.
package main

import (
	"crypto/sha256"
	"fmt"
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
	for _, name := range sources {
		made := api.Build(api.BuildOptions{
			EntryPoints: []string{name}, Outdir: "files", Write: true, LogLevel: api.LogLevelWarning,
			MinifyWhitespace: true, MinifyIdentifiers: true, MinifySyntax: true,
			Charset: api.CharsetUTF8, Target: api.ESNext, Loader: map[string]api.Loader{".svg": api.LoaderCopy},
			EntryNames: "[name]",
		})
		if len(made.Errors) > 0 {
			return fmt.Errorf("%s is not written", name)
		}
		for _, file := range []string{name, filepath.Join("files", filepath.Base(name))} {
			data, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			fmt.Fprintf(&sums, "%x  %s\n", sha256.Sum256(data), filepath.ToSlash(file))
		}
	}
	return os.WriteFile("made.sum", []byte(sums.String()), 0o644)
}
