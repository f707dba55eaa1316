// Package static holds the files that are published: the style sheets, the scripts and the icon. A
// site's own file of the same name wins.
//
// They are written to be read here. Readers of a site get them without comments and white space
// (internal/minified), which `go generate ./internal/minified` makes of them. The style sheet
// speaks of the elements that templates/ and package markup write; the first lines of each of its
// sections say which. Nothing in it or in the scripts needs more than the site's own
// Content-Security-Policy allows: no inline style, no data: address, no request to another host.
package static

import "embed"

// FS holds the files, named one by one so that this file is not among them.
//
//go:embed archive.css archive.js search.css search.js search-more.js icon.svg
var FS embed.FS
