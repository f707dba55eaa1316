// Package minified holds the style sheets and scripts of static/ as readers of a site get them, and
// the desk's as editors do: the same, without comments and white space.
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

//go:embed desk.zip
var packedDesk string

// sums has the digests of what the files were made of.
//
//go:embed made.sum
var sums string

// FS holds a file for each of static/, under the same name.
var FS fs.FS = unpacked(packed)

// Desk gives the files of the desk.
func Desk() fs.FS { return unpacked(packedDesk) }

func unpacked(packed string) *zip.Reader {
	z, err := zip.NewReader(strings.NewReader(packed), int64(len(packed)))
	if err != nil {
		panic(fmt.Errorf("reading what is part of the program: %w", err))
	}
	return z
}

// MadeOf reports whether a file is made of this one of static/.
func MadeOf(name string, source []byte) bool {
	return strings.Contains(sums, fmt.Sprintf("%x  ../../static/%s\n", sha256.Sum256(source), name))
}
