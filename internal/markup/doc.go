// Package markup knows how a story's body becomes readable text and how annotations are laid over
// its HTML.
//
// It is the only importer of goldmark and chroma. A body, Markdown or wire copy, is compiled once
// into a Document: the readable parts that the other floors work on, and beside each part its
// leaves (the stretches of text, with their readable bytes and where they stand in the source) and
// its inline elements. Document.HTML walks these and lays the marks of a Layer while it writes;
// what goldmark parsed is never changed, and annotations are never nodes of a tree.
//
//	d := markup.New(markup.Options{}).Markdown(body)
//	text := prose.Join(append(head, d.Parts()...)) // head: headline, deck, …
//	html := d.HTML(text, len(head), layer)
//
// # How marks are laid
//
// An annotation's element opens at the first byte that it covers and stays open over neighbouring
// leaves and over whole inline elements (<em>, <a>, <code>) under one parent. It is cut only where
// it would cross a boundary, and opens again behind it. Of an utterance's fragments the first
// carries the id, all carry data-u, all but the first the class "m". Only where an utterance covers
// whole sibling paragraphs, and nothing else, they stand together in a <div class="qs">, and the id
// stands on that. The figure follows the last fragment, or the outermost link that the fragment
// ends in, since no <a> may stand in another. For the same reason a mention's link is left out
// where the author's own link touches it, and cut where a figure or a footnote's number stands in
// it.
//
// # What is readable, what can be annotated
//
// Readable text is what a reader reads in the body, in the order in which it stands in the page.
// Escapes and entities are resolved. A soft or a hard line break is "\n". A comment in brackets
// says what the HTML makes of it.
//
//	paragraph, list item, block quotation   readable, annotated
//	crosshead (never above <h2>)            readable, annotated
//	table cell                              readable, annotated: a part each, the cells of one table
//	                                        are one group
//	emphasis, strong, link                  their text is readable, annotated
//	strikethrough                           not readable: the page shows it struck out
//	code span                               readable, opaque: nothing is found in it; a quotation
//	                                        may run over it
//	autolink, bare address                  readable, opaque, likewise
//	code block                              readable, never annotated
//	footnote                                readable, annotated: after the body, where the page
//	                                        prints it; its letter is not readable
//	image                                   not readable: its alt text stands in an attribute, where
//	                                        nothing can be laid
//	raw HTML, option off                    shown as text, told by Dropped: its words readable,
//	                                        annotated; its tags readable, opaque
//	raw HTML, option on                     its words readable, annotated: a part each between the
//	                                        tags of blocks; tags are passed on, marks cut at each;
//	                                        words in <del>, <s> and <strike> not readable
//	comments, scripts, styles and the like  not readable: passed on, or left out and told by Dropped
//
// Links and images may lead to http, https, mailto, tel, ftp and to relative addresses; any other
// scheme is dropped, its text stays.
package markup
