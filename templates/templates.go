// Package templates holds the default look: the html/template files that pages are made with. A
// site's own file of the same path wins.
//
// base.html is the frame of every page; parts/ holds what several kinds of page share; each other
// file is one kind of page, named for it, and defines "main". Package render parses them, package
// page says what each one receives.
package templates

import "embed"

// FS holds the templates, so that this file is not among them.
//
//go:embed *.html parts/*.html
var FS embed.FS
