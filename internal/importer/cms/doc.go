// Package cms reads what content systems export: WordPress, feeds, the content folders of Hugo,
// Jekyll and Eleventy, Ghost, and tables and records of any system.
//
// Each format is a file with its item.Format. All stream: a reader holds one story, and of what
// stories refer to (authors, attachments) the few words that it needs. Where a system keeps those
// words behind the stories, the file is read twice.
//
// Bodies are handed on as the system keeps them, cleaned of what only that system understands:
// WordPress's blocks and shortcodes become HTML (wpbody.go), Hugo's shortcodes, Liquid's tags and
// HTML in Markdown become Markdown (folder.go, shortcode.go, liquid.go, markdown.go). What a reader
// leaves out it counts in Item.Left; the words inside what it does not know it keeps.
package cms

import "github.com/onrecord/onrecord/internal/importer/item"

// Formats are the formats that the package reads, the surest to recognise first.
func Formats() []item.Format {
	return []item.Format{WXR(), Feed(), Ghost(), MovableType(), JSONFeed(), Folder(), JSON(), CSV()}
}
