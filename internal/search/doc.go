// Package search knows how an archive is searched without a server: it writes what was quoted and
// what the stories say as small files, of which a reader's browser fetches the few that a query
// needs. The client that reads them is static/search.js; docs/search.md describes the format.
//
// There are two kinds of document, numbered apart, each from the oldest to the newest: quotations
// (an utterance each, in reading order inside a story) and stories. A term is a word's stem, or one
// of three that no text can hold:
//
//	renn=              a word of the speaker's name
//	@s:tobias-renn     a filter: speaker (s), topic (t), place (p)
//	@k:partial         a filter: kind and status
//
// Each term has a list of quotations and one of stories (list.go). The files:
//
//	index.json         the root, the only one with a name of its own; it names the rest
//	terms/             terms in their order, with their lists
//	lists/             the lists that are too long to stand beside their term
//	records/           what a result shows, a run of stories a file; books/ say in which file
//	names/             the words of names, and who bears each
//	facets/            who speaks and on what, a run of quotations a file
//	days/              how many stories and quotations each day has
//
// All but the root are named for their content, so that a file never changes; the same archive
// gives the same files. Numbering begins with the oldest story, so a new story leaves nearly all
// records and facets as they were.
//
// What may be told was decided by package index: nothing here looks past its records. Of a story's
// own text only its words are kept, without their order, and only where the text may be shown.
//
// The package reads no files and no clock: Build hands each file to a function.
package search
