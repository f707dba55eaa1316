// Package minified holds the style sheets and scripts of static/ as readers of a site get them: the
// same, without comments and white space.
package minified

import (
	"crypto/sha256"
	"embed"
	"fmt"
	"io/fs"
	"strings"
)

//go:generate go run ./generate

//go:embed files
var made embed.FS

// sums has the digests of what the files were made of.
//
//go:embed made.sum
var sums string

// FS holds a file for each of static/, under the same name.
var FS = files()

func files() fs.FS {
	dir, err := fs.Sub(made, "files")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return dir
}

// MadeOf reports whether a file is made of this one of static/.
func MadeOf(name string, source []byte) bool {
	return strings.Contains(sums, fmt.Sprintf("%x  ../../static/%s\n", sha256.Sum256(source), name))
}
