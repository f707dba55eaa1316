// Package browser reads a built site in a real browser, as its readers do. It has tests only:
// nothing imports it.
//
// The archive of testdata/site.txtar is built, a server serves it as GitHub Pages would, below a
// base path, and one Chromium opens it: links are clicked, quotations arrived at, notes opened and
// closed, with script and without, on a phone and on a desk, in light and dark. axe-core and
// html-validate, from npm, look for what eyes miss.
//
// The ways to publish that docs/publishing.md tells are gone as they stand there: the steps of both
// workflows are run, and every link and every address in every file of the result is followed,
// below a base path.
//
// What needs no browser runs side by side when those tests are done. The go command knows what all
// of this depends on (internal/testing/inputs): a result is shown again only while it would be the
// same.
//
// Tests have a short form, which looks at what is likeliest to break, and a long one (see package
// form): every page of the site, all widths, both colour schemes, every payload
// (internal/testing/form). A tab that a test has given back is emptied and used again, for a new
// one costs much.
//
// Without Chromium, Node or what npm ci installs the tests are skipped, which a last line tells (go
// test shows it with -v, and in this folder); with CI=true that is a failure. Screenshots of every
// kind of page are taken on request:
//
//	go test ./internal/browser -run Shots -shots /tmp/shots [-archive FOLDER]
package browser
