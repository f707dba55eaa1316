// Package address knows where everything of a site stands: the addresses of every kind of page, the
// names of the files that stand beside them, which steps of an address are the site's own, and how
// an address is read back.
//
// An address is a path below the site's base, without a slash in front: "speakers/ada-brandt/", ""
// for home. A page's ends with a slash, but for NotFound. No other package spells a folder of the
// site or the name of a file in it; a test holds the whole repository against that. Every address
// is forever: what stands here may be added to, and never changed.
package address

import (
	"fmt"
	"path"
	"strings"
	"time"

	"github.com/onrecord/onrecord/internal/called"
)

// The pages of which there is one.
const (
	Home     = ""
	About    = "about/"
	Rules    = About + "rules/"
	Accuracy = About + "accuracy/"
	NotFound = "404.html"
	// Search is the page on which the archive is searched: "search/?q=ferry".
	Search = "search/"
	// Corrections is the list of what was put right; below it a year has a page as below an
	// entry's.
	Corrections = "corrections/"
	// Organisations is the list of all organisations, which stand among the speakers.
	Organisations = "organisations/"
	// Data is the page that says what the archive has as files, most of which stand below it.
	Data = string(data)
)

// Year is the page of a year: "2025/". Below a page of an entry it is the page of that year alone,
// and so are Month and Day.
//
//go:noinline
func Year(year int) string { return string(appendYear(make([]byte, 0, 16), year)) }

// Month is the page of a month: "2025/05/".
func Month(year int, month time.Month) string {
	return string(appendTwo(appendYear(make([]byte, 0, 16), year), int(month)))
}

// Day is the page of a day: "2025/05/15/".
func Day(year int, month time.Month, day int) string { return DayBelow("", year, month, day) }

// DayBelow is Day below a base. Each day's page leads to all days of its month.
func DayBelow(base string, year int, month time.Month, day int) string {
	var room [64]byte
	return string(appendTwo(appendTwo(appendYear(append(room[:0], base...), year), int(month)), day))
}

// appendYear appends "2025/": a year with four figures at least.
func appendYear(out []byte, year int) []byte {
	if year < 0 || year > 9999 {
		return fmt.Appendf(out, "%04d/", year)
	}
	return append(out, byte('0'+year/1000), byte('0'+year/100%10), byte('0'+year/10%10), byte('0'+year%10), '/')
}

// appendTwo appends "05/": the number of a month or a day.
func appendTwo(out []byte, n int) []byte { return append(out, byte('0'+n/10), byte('0'+n%10), '/') }

// Story is where a story stands: "2025/05/15/ferry-inquiry/".
func Story(date time.Time, slug string) string { return Day(date.Date()) + slug + "/" }

// Source is the page of a story's source.
func Source(story string) string { return story + source + "/" }

const source = "source"

// Quotation is the place of a quotation on a story's page, by the id of the quotation.
//
//go:noinline
func Quotation(story, id string) string { return QuotationBelow("", story, id) }

// QuotationBelow is the same with what stands before every address, put together at once: lists are
// full of them.
//
//go:noinline
func QuotationBelow(base, story, id string) string { return base + story + "#" + quotationPrefix + id }

// QuotationAnchor is the id of the element at which a link to a quotation arrives.
//
//go:noinline
func QuotationAnchor(id string) string { return quotationPrefix + id }

const quotationPrefix = "q-"

// NoteAnchor is the id of the note on a quotation.
func NoteAnchor(id string) string { return notePrefix + id }

const notePrefix = "n-"

// PlaceAnchor is the id of the n-th place of a story on which a reading leans.
func PlaceAnchor(n int) string { return fmt.Sprintf("w%d", n) }

// Card is the card of a quotation, by its id: "cards/7k2m9xq/".
func Card(id string) string { return cards + id + "/" }

const cards = "cards/"

// MainAnchor is the id of what a page itself says, below its head.
const MainAnchor = "main"

// Other is the page of a text of the site's own, by its id: "help/marks/".
//
//go:noinline
func Other(id string) string { return id + "/" }

// Above is the address one step up: "speakers/ada-brandt/" for "speakers/ada-brandt/2025/", "" for
// "speakers/".
func Above(address string) string {
	address = called.TrimSuffix(address, "/")
	return address[:strings.LastIndexByte(address, '/')+1]
}

// File is the file of a page below the output folder.
//
//go:noinline
func File(page string) string {
	if page == "" || called.HasSuffix(page, "/") {
		return page + "index.html"
	}
	return page
}

// IsHTML reports whether a path names a page's file rather than a folder.
//
//go:noinline
func IsHTML(p string) bool { return path.Ext(p) == ".html" || path.Ext(p) == ".htm" }

// IsDate reports whether an address is that of a year, a month or a day.
func IsDate(address string) bool {
	steps := strings.Split(called.TrimSuffix(address, "/"), "/")
	for _, s := range steps {
		if !isNumber(s) {
			return false
		}
	}
	return len(steps) <= 3 && isYear(steps[0])
}

//go:noinline
func isNumber(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }

//go:noinline
func isYear(s string) bool { return len(s) == 4 && isNumber(s) }
