// Package minified holds the style sheets and scripts of static/ as readers of a site get them: the
// same, without comments and white space.
package minified

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate

//go:embed files
var made embed.FS

// FS holds a file for each of static/, under the same name.
var FS = files()

func files() fs.FS {
	dir, err := fs.Sub(made, "files")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return dir
}
