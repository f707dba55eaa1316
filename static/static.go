// Package static holds the files that are published: the style sheets, the scripts and the icon. A
// site's own file of the same name wins.
//
// They are written to be read here, and published without comments and white space, as `go generate
// ./static` makes them in published/. The style sheet speaks of the elements that templates/ and
// package markup write; the first lines of each of its sections say which. Nothing in it or in the
// scripts needs more than the site's own Content-Security-Policy allows: no inline style, no data:
// address, no request to another host.
package static

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate

//go:embed published
var made embed.FS

// FS holds the published files.
var FS = published()

func published() fs.FS {
	dir, err := fs.Sub(made, "published")
	if err != nil {
		panic(err) // the folder is part of the program
	}
	return dir
}
