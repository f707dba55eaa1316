// Package static holds the files that are published as they are: the style sheet, the script and
// the icon. A site's own file of the same name wins.
//
// The style sheet speaks of the elements that templates/ and package markup write; the first lines
// of each of its sections say which. Nothing in it or in the script needs more than the site's own
// Content-Security-Policy allows: no inline style, no data: address, no request to another host.
package static

import "embed"

// FS holds the published files, named one by one so that this file is not among them.
//
//go:embed archive.css archive.js search.css search.js search-more.js icon.svg
var FS embed.FS
