package content

import (
	"fmt"
	"path"
	"strings"
	"unicode"

	"github.com/onrecord/onrecord/internal/address"
	"github.com/onrecord/onrecord/internal/called"
	"github.com/onrecord/onrecord/internal/fields"
	"github.com/onrecord/onrecord/internal/pattern"
	"github.com/onrecord/onrecord/internal/slug"

	"golang.org/x/text/unicode/norm"
)

// SidecarName is the name of a story file's sidecar.
//
//go:noinline
func SidecarName(storyFile string) string { return storyFile + ".notes.yaml" }

// IsSidecar reports whether a file is a sidecar, and which story file it belongs to.
//
//go:noinline
func IsSidecar(file string) (storyFile string, ok bool) {
	return strings.CutSuffix(file, ".notes.yaml")
}

// IsStory reports whether a file below content/stories/ is a story: .md or .txt.
func IsStory(file string) bool {
	return !LikeSidecar(file) && hasStoryEnding(file)
}

func hasStoryEnding(file string) bool {
	return called.HasSuffix(file, ".md") || called.HasSuffix(file, ".txt")
}

// stem is a file's name without folder and ending, in NFC: some file systems give names back in
// NFD.
func stem(file string) string {
	base := path.Base(file)
	return norm.NFC.String(called.TrimSuffix(base, path.Ext(base)))
}

// dateOfName reads the day off the front of a stem, 2025-05-15-ferry-inquiry, and returns what
// follows it. written is true also where there is no such day, as in 2025-02-30.
func dateOfName(stem string) (d fields.Date, rest string, ok, written bool) {
	const day = "2025-05-15"
	if len(stem) < len(day) || !isDayShaped(stem[:len(day)]) {
		return d, stem, false, false
	}
	rest = stem[len(day):]
	if rest != "" && !strings.ContainsRune("-_ ", rune(rest[0])) {
		return d, stem, false, false
	}
	d, ok = fields.ParseDay(stem[:len(day)])
	return d, strings.TrimLeft(rest, "-_ "), ok, true
}

// dayWithin is a day within a name, as other systems write it: agency_2025-05-15_title, 20250515
// title, title.2025.05.15.
var dayWithin = pattern.New(`(?:^|[^0-9])((\d{4})[-_.]?(\d\d)[-_.]?(\d\d))(?:[^0-9]|$)`)

// dayInName finds the first day that stands in a stem, wherever it is, and returns it as
// 2025-05-15, with the rest of the stem.
func dayInName(stem string) (day, rest string, ok bool) {
	m := dayWithin.FindStringSubmatchIndex(stem)
	if m == nil {
		return "", stem, false
	}
	day = stem[m[4]:m[5]] + "-" + stem[m[6]:m[7]] + "-" + stem[m[8]:m[9]]
	if _, ok = fields.ParseDay(day); !ok {
		return "", stem, false
	}
	return day, strings.Trim(strings.Trim(stem[:m[2]], "-_. ")+"-"+strings.Trim(stem[m[3]:], "-_. "), "-"), true
}

func isDayShaped(s string) bool {
	for i := range len(s) {
		if i == 4 || i == 7 {
			if s[i] != '-' {
				return false
			}
		} else if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return true
}

// slugOfName makes the slug of a story from its stem without the date. A name that can stand in an
// address stands there as it is.
func slugOfName(rest string) string {
	if isSegment(rest) {
		return rest
	}
	return slug.ID(rest)
}

// isSegment reports whether s can be one step of an address as it stands: letters, numbers, - and _
// of any script, in NFC. No point: what has one looks like a file, and the site has files of its
// own.
func isSegment(s string) bool {
	if s == "" || len(s) > slug.Longest || !norm.NFC.IsNormalString(s) {
		return false
	}
	for _, r := range s {
		plain := '0' <= r && r <= '9' || 'a' <= r && r <= 'z' || r == '-' || r == '_'
		if !plain && slug.ID("a"+string(r)) == "a" {
			return false
		}
	}
	return true
}

// isPath reports whether s is an old address that can lead on: it begins with a slash and stays
// below it, on one line, and a disk can hold it.
func isPath(s string) bool {
	below := called.HasPrefix(s, "/") && path.Clean(s) != "/"
	if !below || strings.ContainsAny(s, "?#\\%") || strings.ContainsFunc(s, endsLine) || strings.TrimSpace(s) != s {
		return false
	}
	for step := range strings.SplitSeq(s, "/") {
		if len(step) > slug.Longest {
			return false
		}
	}
	return path.Clean(s) == called.TrimSuffix(s, "/")
}

// unsafe says why no file can stand at an old address, on some disk or other, or "".
func unsafe(alias string) string {
	if len(alias) > address.LongestPath {
		return "it is too long"
	}
	for step := range strings.SplitSeq(strings.Trim(alias, "/"), "/") {
		if why := address.Unsafe(step); why != "" {
			return fmt.Sprintf("%q %s", step, why)
		}
	}
	return ""
}

// clip shortens what may be long for a message.
func clip(s string) string {
	if r := []rune(s); len(r) > 60 {
		return string(r[:59]) + "…"
	}
	return s
}

// endsLine reports whether r is a control character, or one that ends a line or paragraph.
func endsLine(r rune) bool { return unicode.In(r, unicode.Cc, unicode.Zl, unicode.Zp) }
