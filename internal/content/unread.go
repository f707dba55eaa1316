package content

import (
	"fmt"
	"path"
	"regexp"
	"strings"

	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/diag"
	"github.com/onrecord/onrecord/internal/pattern"
)

// litter is what systems and editors leave in a folder, and nobody has put there: it is passed over
// without a word. Names that begin with a dot are not looked at in the first place.
var litter = pattern.New(`(?i)^(thumbs\.db|ehthumbs\.db|desktop\.ini|icon\r|#.*#)$|^~\$|` +
	`(~|\.sw[a-p]|\.bak|\.orig|\.tmp)$`)

// IsLitter reports whether a file is system litter or an editor's backup.
func IsLitter(file string) bool {
	base := path.Base(file)
	if called.HasSuffix(base, ".md") && base[0] != '~' {
		return false // as nearly all: no need to look closer
	}
	return litter.MatchString(base)
}

// notesName is a name that says that a file is a sidecar, or was meant to be one, or is a copy of
// one.
var notesName = pattern.New(`(?i)\.notes?\.ya?ml|\.(md|txt|markdown)\.notes?(\.[a-z]*)?~?$`)

// LikeSidecar reports whether a file that is no sidecar has a name like one: it may hold what must
// stay hidden.
func LikeSidecar(file string) bool {
	_, is := IsSidecar(file)
	base := path.Base(file)
	return !is && strings.Count(base, ".") > 1 && notesName.MatchString(base)
}

// NotSidecar is the finding for such a file.
func NotSidecar(file string) diag.Finding {
	right := notesName.ReplaceAllString(path.Base(file), "")
	if m := regexp.MustCompile(`(?i)^(.*\.(?:md|txt))\.notes?\b`).FindStringSubmatch(path.Base(file)); m != nil {
		right = m[1]
	}
	return unread(file, diag.Error, "misnamed",
		"this file looks like a story's sidecar, and its name keeps it from being read",
		"rename it to "+SidecarName(right)+", or take it out of content/")
}

// Orphan is the finding for a sidecar whose story file is not there.
func Orphan(sidecar string) diag.Finding {
	story, _ := IsSidecar(sidecar)
	return unread(sidecar, diag.Error, "orphan",
		"the story "+path.Base(story)+" is not here, so nothing in this file counts",
		"rename it after its story's file, with .notes.yaml behind the whole name, or delete it")
}

// IsPicture reports whether a file is an image, by its name: a story or a page may show it.
func IsPicture(file string) bool { return called.Contains(pictures, strings.ToLower(path.Ext(file))) }

var pictures = strings.Fields(".jpg .jpeg .jpe .png .gif .webp .avif .svg .bmp .tif .tiff .heic .ico")

// Unshown is the finding for an image that nothing shows.
func Unshown(file string) diag.Finding {
	return unread(file, diag.Note, "unshown-image", "no story and no page shows this image, so it is not published",
		fmt.Sprintf("write ![what is to be seen](%s) in the story beside it, or delete it", path.Base(file)))
}

// foreign are files of other systems and programs, by ending: what each is, and how its words come
// into the archive. FILE stands for the file's name.
var foreign = []struct{ endings, is, hint string }{
	{".xml .nitf .newsml .wxr .rss .atom .xhtml .opml", "an XML file, as agencies and other systems write them",
		byImport},
	{".csv .tsv .tab", "a table", byImport},
	{".json .jsonl .ndjson", "a JSON file", byImport},
	{".html .htm .shtml .mhtml .mht", "a page of HTML", byImport},
	{".zip .tar .gz .tgz .bz2 .xz .zst .7z .rar", "an archive with files in it", byImport},
	{".eml .mbox", "mail", byImport},
	{".xls .xlsx .ods .numbers", "a spreadsheet", "save it as CSV, then onrecord import THAT.csv"},
	{".toml", "a TOML file", "write its keys as YAML, into the story's front matter or its sidecar"},
	{".doc .docx .odt .pages .rtf .wpd .pdf .epub", "a document",
		"save it as text, its name ending in .txt, or as HTML for onrecord import"},
	{".mp3 .m4a .ogg .wav .flac .mp4 .m4v .mov .webm .avi .mkv", "sound or film", "keep it outside of content/"},
	{".sql .db .sqlite", "a database", "export its stories as CSV or JSON, then onrecord import THAT.csv"},
}

const byImport = "move it out of content/, then make stories of it with: onrecord import FILE"

// meant gives the ending that a file of the archive should have, for one that it has.
var meant = map[string]string{".markdown": ".md", ".mdown": ".md", ".mkd": ".md", ".mdx": ".md", ".md": ".md",
	".text": ".txt", ".txt": ".txt", ".wire": ".txt"}

// Unread is the finding for a file below content/ that nothing reads because of its name: what it
// is, and what makes stories of it. It is meant for files that are neither stories, entries nor
// sidecars, and no pictures or litter.
func Unread(file string) diag.Finding {
	ending := path.Ext(file)
	small := strings.ToLower(ending)
	right, isMeant := meant[small]
	switch {
	case isMeant && right != ending:
		return unread(file, diag.Warning, "misnamed", "this file is not read, because its name ends in "+ending,
			"let it end in "+right)
	case small == ".yml" || small == ".yaml":
		return unread(file, diag.Warning, "not-read",
			"this file is not read: YAML stands in a story's front matter, or in its sidecar",
			"if it belongs to a story, name it after the story's file: "+SidecarName("2025-05-15-ferry-inquiry.md"))
	case ending == "" || ending == ".":
		return unread(file, diag.Warning, "not-read", "this file is not read: its name has no ending",
			"let it end in .txt for wire copy, in .md for Markdown; if it is anything else: onrecord import "+
				path.Base(file))
	}
	for _, kind := range foreign {
		if called.Contains(strings.Fields(kind.endings), small) {
			return unread(file, diag.Warning, "not-read", "this file is not read: it is "+kind.is,
				strings.ReplaceAll(kind.hint, "FILE", path.Base(file)))
		}
	}
	return unread(file, diag.Warning, "not-read",
		"this file is not read: stories end in .md or .txt, and this in "+ending,
		"if there are stories in it: onrecord import "+path.Base(file)+"; else keep it outside of content/")
}

// Stray is the finding for a text that lies in none of the folders below content/ that are read.
func Stray(file string, others []string) diag.Finding {
	return unread(file, diag.Warning, "stray", "this file is not read, because of where it lies",
		"stories go into content/stories/; the other folders are "+strings.Join(others, ", "))
}

//go:noinline
func unread(file string, severity diag.Severity, code, message, hint string) diag.Finding {
	return diag.Finding{Pos: diag.Pos{File: file, Line: 1, Col: 1}, Severity: severity, Code: code, Message: message,
		Hint: hint}
}
