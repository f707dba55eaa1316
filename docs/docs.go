// Package docs holds what the written documentation tells to copy, so that the program can write it
// as well.
package docs

import _ "embed"

// Workflow is pages.yml: it publishes an archive on GitHub Pages.
//
//go:embed pages.yml
var Workflow string
