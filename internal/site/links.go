package site

import (
	"fmt"
	"net/url"
	"path"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/content"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/markup"
)

// reference is a link or an image in a body that leads to something of the archive's own.
type reference struct {
	dest string
	at   diag.Pos
}

// references lists what a story's body leads to; addresses on other hosts are left out of the
// links.
func references(r reading) (links, images []reference) {
	if r.story.Format == content.Wire {
		return nil, nil
	}
	return located(r.doc.Links(), r.story.File, r.story.BodyLine, false),
		located(r.doc.Images(), r.story.File, r.story.BodyLine, true)
}

func located(refs []markup.LinkRef, file string, bodyLine int, foreign bool) []reference {
	var out []reference
	for _, ref := range refs {
		if foreign || isLocal(ref.Dest) {
			out = append(out, reference{ref.Dest, bodyPos(ref, file, bodyLine)})
		}
	}
	return out
}

func bodyPos(ref markup.LinkRef, file string, bodyLine int) diag.Pos {
	return diag.Pos{File: file, Line: bodyLine + ref.Line - 1, Col: ref.Col}
}

// isLocal reports whether the address is one of this site, and not of a place in the same page.
func isLocal(dest string) bool {
	u, err := url.Parse(dest)
	return err == nil && u.Scheme == "" && u.Host == "" && u.Path != ""
}

// dropped complains of what the page leaves out.
func dropped(r reading) []diag.Finding {
	return droppedIn(r.doc, r.story.File, r.story.BodyLine)
}

func droppedIn(doc *markup.Document, file string, bodyLine int) []diag.Finding {
	var found []diag.Finding
	for _, d := range doc.Dropped() {
		f := diag.Finding{
			Pos: bodyPos(d.LinkRef, file, bodyLine), Severity: diag.Warning, Code: "dropped-address",
			Message: fmt.Sprintf("the address %q is not put into the page", d.Dest),
			Hint:    "use http:, https: or mailto:, or a path in this archive",
		}
		switch d.Kind {
		case markup.HTMLAsText, markup.RawHTML:
			becomes := "shown as text"
			if d.Kind == markup.RawHTML {
				becomes = "left out"
			}
			f.Code, f.Message = "raw-html", fmt.Sprintf("raw HTML (%s) is %s", clipped(d.Dest), becomes)
			f.Hint = "write Markdown, or allow it for the whole archive with raw_html: true in site.yaml"
			if d.Kind == markup.RawHTML {
				f.Hint = "delete it; what it has for readers wants to be written as Markdown"
			}
		case markup.Table:
			f.Code, f.Message = "large-table", "this table has so many cells that it is printed as plain text"
			f.Hint = "write it as several tables; short rows count as if they were filled"
		case markup.Tangled:
			f.Code, f.Message = "tangled", "too many "+d.Dest+": the whole text is printed as plain paragraphs"
			f.Hint = "write it without so many of them"
		case markup.LooseNote:
			f.Code = "loose-note"
			f.Message = fmt.Sprintf("the footnote %s is left out: nothing in the text leads to it", d.Dest)
			f.Hint = fmt.Sprintf("write %s behind the words that it is for, or delete it; "+
				"each note has a name of its own", d.Dest)
		case markup.UnusedAddress:
			f.Code = "unused-address"
			f.Message = fmt.Sprintf("this line is left out: it gives an address for [%s], and there is no such link", d.Dest)
			f.Hint = fmt.Sprintf(`write \[%s]: where it is to be read, or delete it`, d.Dest)
		case markup.BehindFence:
			f.Code = "behind-fence"
			f.Message = fmt.Sprintf("a block of code begins here, and what stands behind its mark is left out: %s",
				clipped(d.Dest))
			f.Hint = "write it on a line of its own; only the language of the code is read there"
		case markup.CellsTooMany:
			f.Code = "cells-too-many"
			f.Message = fmt.Sprintf("the table has fewer columns than this row: %s is left out", clipped(d.Dest))
			f.Hint = `give its first two lines a column more, or write \| for a bar within a cell`
		}
		found = append(found, f)
	}
	return found
}

//go:noinline
func clipped(s string) string {
	const most = 40
	if r := []rune(s); len(r) > most {
		return string(r[:most]) + "…"
	}
	return s
}

// linker rewrites the addresses in bodies: a link to a story's file leads to its page, an absolute
// path stands under the base path.
type linker struct {
	base  string            // base path, "/" or "/repository/"
	pages map[string]string // a story file's name without its folders → its address below the base
}

func (l linker) link(dest string) string {
	u, err := url.Parse(dest)
	if err != nil || u.Scheme != "" || u.Host != "" || u.Path == "" {
		return dest
	}
	if address := l.story(u.Path); address != "" {
		u.Path = l.base + address
	} else if called.HasPrefix(u.Path, "/") {
		u.Path = l.base + called.TrimPrefix(u.Path, "/")
	}
	return u.String()
}

// story is the address of the story whose file a path names, or "".
func (l linker) story(p string) string {
	if !isStoryFile(p) {
		return ""
	}
	return l.pages[path.Base(p)]
}

func isStoryFile(p string) bool { return content.IsStory(p) }
