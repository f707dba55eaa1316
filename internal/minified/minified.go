// Package minified holds the style sheets and scripts of static/ as readers of a site get them: the
// same, without comments and white space.
package minified

import (
	"archive/zip"
	"crypto/sha256"
	_ "embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:generate go run ./generate

//go:embed files.zip
var packed string

// sums has the digests of what the files were made of.
//
//go:embed made.sum
var sums string

// FS holds a file for each of static/, under the same name.
var FS fs.FS = unpacked()

func unpacked() *zip.Reader {
	z, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(fmt.Errorf("reading files.zip: %w", err)) // it is part of the program
	}
	return z
}

// MadeOf reports whether a file is made of this one of static/.
func MadeOf(name string, source []byte) bool {
	return strings.Contains(sums, fmt.Sprintf("%x  ../../static/%s\n", sha256.Sum256(source), name))
}
